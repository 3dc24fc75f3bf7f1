"""What changed in each version of the data model, and how the texts of older data follow.

A later version adds its steps at the end of `STEPS` and raises `SCHEMA_VERSION`. A step changes
what it must and keeps everything else, comments too, to the letter; `briefing.editing` helps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.editing import first_line
from briefing.records import schema_line


@dataclass(frozen=True)
class Step:
    """One change on the way to a version, made to each YAML file of a data folder by itself."""

    version: int
    """The version that asks for it."""
    what: str
    """What it does, for the maintainer who runs it: one sentence."""
    change: Callable[[str, str], str]
    """Takes a file's place in the data folder (`actors/ann.yml`) and its text; gives its new text.

    Raises `EditError` where the text is not what the step expects.
    """


def _named_schema(place: str, text: str) -> str:
    return first_line(text, schema_line(place))


STEPS = (
    Step(
        2,
        "The first line of each file names its JSON Schema, by which editors explain and check.",
        _named_schema,
    ),
)
"""Every step, oldest version first. Version 1 is where the data model began."""
