"""Passages in the briefing's own words that readers can copy: assessments and summaries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing import markup
from briefing.phrases import Marked, gettext, in_a_row
from briefing.records import Event, Question
from briefing.records.vocabulary import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.linking import Briefing
    from briefing.phrases import Value
    from briefing.records import AnyRecord, Source

ASSESSMENT, INTRODUCTION, SUMMARY = "s-assessment", "s-introduction", "s-summary"
"""The keys of the passages, with a prefix that no id in the data has."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of several sentences, in the briefing's own words.

    Attributes:
        key: The key among the texts that can be copied from its page.
        about: The subject, if the text does not name it.
        paragraphs: Its paragraphs and list items.
        sources: The sources that it cites, in order.
    """

    key: str
    about: Value | None
    paragraphs: tuple[Marked, ...]
    sources: tuple[Source, ...]


def passages(briefing: Briefing, record: AnyRecord | None) -> Iterator[Passage]:
    """Yield the passages of a record's page, or for None those of the home page."""
    if record is None and briefing.settings.introduction:
        yield _passage(briefing, INTRODUCTION, briefing.settings.introduction)
    if isinstance(record, Event):
        yield _passage(briefing, SUMMARY, record.summary)
    if isinstance(record, Question) and record.assessment:
        yield _passage(briefing, ASSESSMENT, record.assessment, _question(briefing, record))


def _passage(briefing: Briefing, key: str, text: str, about: Value | None = None) -> Passage:
    cited = dict.fromkeys(markup.citations(text))
    sources = tuple(briefing.sources[one] for one in cited if one in briefing.sources)
    return Passage(key, about, tuple(map(Marked, markup.paragraphs(text))), sources)


def _question(briefing: Briefing, question: Question) -> Value:
    state = label_of(briefing.vocabulary.question_states, question.state.value)
    status = gettext("State: %(state)s.", state=state.lower())
    return in_a_row((question.question, status))
