"""What the shipped briefing calls its actors, events and places is said in its data alone."""

from __future__ import annotations

import re

import pytest

from briefing.linking import Briefing
from briefing.records import Actor, Named
from tests.site.test_words import WHERE, files_of, text_of, texts_of_site, words_of_the_subject
from tests.support.project import ROOT
from tests.support.site import Published

COMMON = {
    "Amiri",  # a typeface, too
    "United States",
    "United Nations",
    "Palestine",  # CLDR calls it otherwise than a new briefing does
    "Turkey",  # this, too
}
"""Names in the shipped briefing that stand elsewhere in their own right."""

SHORTEST = 4
"""Shorter names are acronyms that mean many things."""


def names_in(briefing: Briefing) -> frozenset[str]:
    """Whatever a briefing's actors, events and places are called."""
    found: set[str] = set()
    for record in briefing.records.values():
        if isinstance(record, Named):
            found |= {record.label, record.id, *(name.value for name in record.names.values())}
            found |= {alias.text for alias in record.aliases}
        if isinstance(record, Actor) and record.short_name:
            found.add(record.short_name)
    return frozenset(name for name in found - COMMON if len(name) >= SHORTEST)


def named(text: str, names: frozenset[str]) -> set[str]:
    """The names that stand in a text as words of their own."""
    near = (name for name in names if name in text)
    return {name for name in near if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)}


@pytest.fixture(scope="module")
def names(shipped: Briefing) -> frozenset[str]:
    return names_in(shipped)


def test_a_site_of_another_subject_names_nobody_of_this_one(
    lighthouse_site: Published, names: frozenset[str]
) -> None:
    for file, text in texts_of_site(lighthouse_site):
        assert not named(text, names), file


@pytest.mark.parametrize("place", WHERE)
def test_the_generator_names_nobody_of_the_briefing(place: str, names: frozenset[str]) -> None:
    files = files_of(ROOT / place)
    assert files
    said = {
        path.relative_to(ROOT).as_posix(): found
        for path in files
        if (found := named(text_of(path), names))
    }
    assert not said


def test_the_search_for_names_finds_them(shipped: Briefing, names: frozenset[str]) -> None:
    actor = max(shipped.actors.values(), key=lambda one: len(one.claims))
    assert {actor.name, actor.id} <= names
    assert named(f"{actor.name} is in {actor.id}.yml", names) >= {actor.name, actor.id}
    assert not named(f"{actor.name}isation and a{actor.id}", names) & {actor.name, actor.id}


def test_the_subjects_words_are_those_of_the_briefing(names: frozenset[str]) -> None:
    """So that the software's own search for them looks for what is really there."""
    assert any(words_of_the_subject(name) for name in names)


WRUNG = re.compile(
    r"\b(?:is|are)(?: each| also)? the word of\b"
    r"|(?:\bdid it|\bstood behind it),? (?:who|which)\b"
    r"|, (?:who|which) (?:had|have|was|were)(?: not)?(?: been)? \w+\.$"
)
"""What turns a sentence round: its subject comes last, or far from what is said of it."""


def test_what_answers_a_question_has_its_subject_first(shipped: Briefing) -> None:
    for question in shipped.questions.values():
        told = (question.assessment or "", *(one.answer for one in question.answers))
        assert not [text for text in told if WRUNG.search(text)], question.id


def first_sentence(text: str) -> str:
    """The first sentence of a text, without its citations."""
    return re.sub(r"\s*\[@[^\]]+\]", "", " ".join(text.split())).partition(". ")[0]


def test_a_question_does_not_say_the_same_first_twice(shipped: Briefing) -> None:
    for question in shipped.questions.values():
        opening = re.split(r"[,;:]", first_sentence(question.assessment or ""))[0]
        assert opening not in question.why_it_matters, question.id
