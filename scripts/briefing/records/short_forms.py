"""Short ways of writing a value, expanded on the YAML tree before validation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ShortForm:
    """The form of a model written as a bare scalar or list instead of a mapping.

    Attributes:
        scalar: The field that a bare scalar fills.
        sequence: The field that a bare list fills.
        prefixes: Text prefixes, each with the field that gets the rest of the text.
    """

    scalar: str | None = None
    sequence: str | None = None
    prefixes: Mapping[str, str] = field(default_factory=dict)
