"""What changed in each version of the data model, and how the texts of older data follow.

A later version adds its steps at the end of `STEPS` and raises `SCHEMA_VERSION`. A step changes
what it must and keeps everything else, comments too, to the letter; `briefing.editing` helps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from briefing.editing import add_entry, first_line, replace_entries, text_at
from briefing.reading import VOCABULARY_FILE
from briefing.records import schema_line


@dataclass(frozen=True)
class MigrationStep:
    """One change on the way to a version, made to each YAML file of a data folder by itself."""

    version: int
    """The version that asks for it."""
    what: str
    """What it does, for the maintainer who runs it: one sentence."""
    change: Callable[[str, str], str]
    """Takes a file's place in the data folder (`actors/ann.yml`) and its text; gives its new text.

    Raises `EditError` where the text is not what the step expects.
    """


def _rename_schema(place: str, text: str) -> str:
    return first_line(text, schema_line(place))


class _StatusWords(NamedTuple):
    """Words of a status that came with the generator, and those that take their place."""

    status: str
    field: str
    was: str
    now: str


_STATUSES = (
    _StatusWords(
        "confirmed",
        "definition",
        was="The content is shown by at least two independent witnesses, or it is a body's own act "
        "or words shown by its own document.",
        now="People from two sides show it, or one voice and an outlet that found the same "
        "itself, or two outlets' own reports with no word of speech in them; nothing found "
        "contradicts it. A body's own words or act, shown by its own document or two outlets, is "
        "marked Said or Done.",
    ),
    _StatusWords(
        "reported",
        "definition",
        was="A source states the content as fact; it has not been confirmed a second time.",
        now="A source states the content as fact; it has less support than Confirmed requires.",
    ),
    _StatusWords("denied", "label", was="Denied", now="Denial"),
    _StatusWords(
        "denied",
        "definition",
        was="The party concerned says that it is not so.",
        now="The text is the denial itself, by the party concerned. It shows that this was said, "
        "not that it is so.",
    ),
)

_GAINED = (
    (("actor_kinds", "official"), "official"),
    (("actor_kinds", "organisation"), "official"),
    (("relationship_types", "speaks-for"), "belonging"),
)
"""Entries that came with the generator, and what each of them now says of itself."""


def _count_by_sides(place: str, text: str) -> str:
    """Bring the vocabulary that came with the generator to what is counted now.

    Which kinds speak for a state: else two officials of one state would count as two sides;
    governments always do. And what the statuses promise. Words of the briefing's own stay.
    """
    if place != VOCABULARY_FILE:
        return text
    for words in _STATUSES:
        path = ("statuses", words.status)
        if " ".join((text_at(text, (*path, words.field)) or "").split()) == words.was:
            text = replace_entries(text, path, [words.field], {words.field: words.now})
    for path, field in _GAINED:
        is_group = text_at(text, (*path, "label")) is not None
        if is_group and text_at(text, (*path, field)) is None:
            text = add_entry(text, path, field, "true")
    return text


STEPS = (
    MigrationStep(
        2,
        "The first line of each file names its JSON Schema, by which editors explain and check.",
        _rename_schema,
    ),
    MigrationStep(
        3,
        "Speakers and sides are counted instead of witnesses: kinds of actor that speak for a "
        "state say so, and statuses are defined by it. The text of what is `denied` is now the "
        "denial itself: read those claims again.",
        _count_by_sides,
    ),
)
"""Every step, oldest version first. Version 1 is where the data model began."""
