"""What changed in each version of the data model, and how the texts of older data follow.

A later version adds its steps at the end of `STEPS` and raises `SCHEMA_VERSION`. A step changes
what it must and keeps everything else, comments too, to the letter; `briefing.editing` helps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.editing import add_entry, first_line, replace_entries, text_at
from briefing.reading import VOCABULARY_FILE
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


_CONFIRMED = ("statuses", "confirmed")
_CONFIRMED_WAS = (
    "The content is shown by at least two independent witnesses, or it is a body's own act or "
    "words shown by its own document."
)
_CONFIRMED_IS = (
    "People of two sides show it, or one voice and an outlet that found the same by itself, or two "
    "outlets' own reports without anybody's speech in them; nothing found contradicts it. Of a "
    "body's own words or act, which its own document or two outlets show, the page says Said or "
    "Done."
)
_SPEAK_FOR_STATES = ("official", "organisation")


def _counted_by_sides(place: str, text: str) -> str:
    """Say of the kinds that came with the generator which speak for a state.

    Without that, two officials of one state would count as two sides. Governments always do. The
    definition of confirmed that came with the generator promised more than is counted.
    """
    if place != VOCABULARY_FILE:
        return text
    definition = text_at(text, (*_CONFIRMED, "definition"))
    if " ".join((definition or "").split()) == _CONFIRMED_WAS:
        text = replace_entries(text, _CONFIRMED, ["definition"], {"definition": _CONFIRMED_IS})
    for kind in _SPEAK_FOR_STATES:
        path = ("actor_kinds", kind)
        is_group = text_at(text, (*path, "label")) is not None
        if is_group and text_at(text, (*path, "official")) is None:
            text = add_entry(text, path, "official", "true")
    return text


STEPS = (
    Step(
        2,
        "The first line of each file names its JSON Schema, by which editors explain and check.",
        _named_schema,
    ),
    Step(
        3,
        "Speakers and sides are counted instead of witnesses: kinds of actor that speak for a "
        "state say so, and `confirmed` is defined by it.",
        _counted_by_sides,
    ),
)
"""Every step, oldest version first. Version 1 is where the data model began."""
