"""Short ways of writing a value, expanded on the YAML tree before validation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ShortForm:
    """How a model may be written as a bare scalar or list instead of a mapping.

    Attributes:
        scalar: The field that a bare scalar fills.
        sequence: The field that a bare list fills.
        prefixes: A text prefix, and the field that gets what follows it.
    """

    scalar: str | None = None
    sequence: str | None = None
    prefixes: Mapping[str, str] = field(default_factory=dict)
