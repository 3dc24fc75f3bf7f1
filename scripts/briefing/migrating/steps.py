"""The changes in each version of the data model, as steps that update the texts of older data.

A later version adds its steps at the end of `STEPS` and increases `SCHEMA_VERSION`. A step changes
only what it must and keeps everything else, even comments, unchanged; `briefing.editing` helps.
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
    """A change for a version, applied separately to each YAML file of a data folder."""

    version: int
    """The version that needs it."""
    what: str
    """What it does: a sentence for the maintainer who runs it."""
    change: Callable[[str, str], str]
    """Takes a file's path in the data folder (`actors/ann.yml`) and its text; returns the new text.

    Raises `EditError` if the text is not what the step expects.
    """


def _name_schema(place: str, text: str) -> str:
    return first_line(text, schema_line(place))


class _StatusWords(NamedTuple):
    """The generator's old and new words for a field of a status."""

    status: str
    field: str
    old: str
    new: str


_STATUSES = (
    _StatusWords(
        "confirmed",
        "definition",
        old="The content is shown by at least two independent witnesses, or it is a body's own act "
        "or words shown by its own document.",
        new="People from two sides show it, or one voice and an outlet that found the same "
        "itself, or two outlets in reports of their own, with no “said” or “according to” in them; "
        "no source seen shows otherwise, and who disputes it is named next to it. A body's own "
        "words or act, shown by its own document or two outlets, is marked Said or Done.",
    ),
    _StatusWords(
        "reported",
        "definition",
        old="A source states the content as fact; it has not been confirmed a second time.",
        new="A source states the content as fact; it has less support than Confirmed requires.",
    ),
    _StatusWords("denied", "label", old="Denied", new="Denial"),
    _StatusWords(
        "denied",
        "definition",
        old="The party concerned says that it is not so.",
        new="The text is the denial itself, by the party concerned. It shows that this was said, "
        "not that it is so.",
    ),
)

_NEW_FLAGS = (
    (("actor_kinds", "official"), "official"),
    (("actor_kinds", "organisation"), "official"),
    (("relationship_types", "speaks-for"), "belonging"),
)
"""Entries that came with the generator, and the field that each of them gains."""


def _update_vocabulary(place: str, text: str) -> str:
    """Update the generator's vocabulary to the counting of sides.

    Kinds that speak for a state are marked, or else two officials of one state would count as two
    sides; governments always speak for one. Definitions of statuses change. The briefing's own
    words are kept.
    """
    if place != VOCABULARY_FILE:
        return text
    for words in _STATUSES:
        path = ("statuses", words.status)
        if " ".join((text_at(text, (*path, words.field)) or "").split()) == words.old:
            text = replace_entries(text, path, [words.field], {words.field: words.new})
    for path, field in _NEW_FLAGS:
        is_entry = text_at(text, (*path, "label")) is not None
        if is_entry and text_at(text, (*path, field)) is None:
            text = add_entry(text, path, field, "true")
    return text


STEPS = (
    MigrationStep(
        2,
        "The first line of each file names its JSON Schema, by which editors explain and check.",
        _name_schema,
    ),
    MigrationStep(
        3,
        "Speakers and sides are counted instead of witnesses: kinds of actor that speak for a "
        "state say so, and statuses are defined by it. The text of what is `denied` is now the "
        "denial itself: read those claims again.",
        _update_vocabulary,
    ),
)
"""Every step, oldest version first. Version 1 is where the data model began."""
