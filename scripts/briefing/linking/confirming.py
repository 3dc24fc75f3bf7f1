"""Whether a statement can be confirmed, as far as that can be computed from its evidence."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from briefing import wordlists
from briefing.linking.corroboration import Corroboration
from briefing.linking.items import CountedItem, Stated, counts
from briefing.linking.quoted import language_of
from briefing.records import Claim, Designation, Evidence, Reaction, Statement
from briefing.records.enums import Bearing, SourceRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.linking.model import Briefing

_ENOUGH = 2
_REPORTS = frozenset({SourceRole.ORIGINAL_REPORT, SourceRole.WIRE_COPY})


class Ground(Enum):
    """The ground on which a statement is confirmed, the strongest first."""

    OWN_ACT = "own act"
    """A body's own act or words, shown by its own document or carried by two outlets."""
    TWO_SIDES = "two sides"
    """Two sides say so, or one side and an outlet that saw it, or two outlets that saw it."""
    VOICE_AND_REPORT = "voice and report"
    """One voice says so, and an outlet that did not use it reports the same in its own words."""
    TWO_REPORTS = "two reports"
    """Two outlets report it as their own, and their reports contain nobody's speech."""


def ground(briefing: Briefing, statement: Stated) -> Ground | None:
    """Return the ground on which a statement is confirmed; None if there is not enough."""
    if any(item.bears is Bearing.CONTRADICTS for item in statement.evidence):
        return None
    if isinstance(statement, Statement) and briefing.is_accusation(statement):
        return None  # however often it is repeated
    counted = briefing.corroboration(statement)
    items = briefing.counting.items(statement)
    if _is_own_act(statement, items):
        return Ground.OWN_ACT
    if counted.sides >= _ENOUGH or min(counted.sides, 1) + len(counted.seen) >= _ENOUGH:
        return Ground.TWO_SIDES
    if any(_has_speech(briefing, one) for one in statement.evidence):
        return None
    return _on_reports(briefing, statement, counted, items)


def _on_reports(
    briefing: Briefing, statement: Stated, counted: Corroboration, items: Sequence[CountedItem]
) -> Ground | None:
    """Return the ground given by outlets' reports that contain no speech."""
    reports = [item for item in items if item.is_report and _is_own_reporting(item)]
    used = {house for item in items if not item.is_report for house in item.houses}
    if (counted.speakers or counted.unnamed) and any(
        item.houses.isdisjoint(used) for item in reports
    ):
        return Ground.VOICE_AND_REPORT
    own = {item.house for item in reports if item.source and item.source.role in _REPORTS}
    text = (_text_of(statement), briefing.settings.language)
    return Ground.TWO_REPORTS if len(own) >= _ENOUGH and not _reports_speech(text) else None


def _is_own_reporting(item: CountedItem) -> bool:
    """Return whether a report is neither a copy nor its publisher's own document.

    Without an excerpt, it is unknown whether a report contains speech.
    """
    if item.source is None or item.evidence.excerpt is None:
        return False
    return not (item.is_weak or item.source.role is SourceRole.PRIMARY)


def _is_own_act(statement: Stated, items: Sequence[CountedItem]) -> bool:
    """Return whether a body's own document shows its act, or two outlets carried it.

    Another party's account, such as that of the other side of a call, is not the body's own word.
    """
    if isinstance(statement, Reaction):
        actor = statement.actor
    elif isinstance(statement, Statement) and statement.act_of is not None:
        actor = statement.act_of
    else:
        return False
    own = [item for item in items if actor in item.themselves or item.is_report]
    is_documented = any(item.is_own_document and actor in item.themselves for item in own)
    carriers = {item.house for item in own if not (item.is_weak or item.is_document)}
    return is_documented or len(carriers) >= _ENOUGH


def _has_speech(briefing: Briefing, evidence: Evidence) -> bool:
    """Return whether a counted excerpt, or our translation of it, reports speech."""
    if not counts(evidence, briefing.sources):
        return False
    words = (
        (evidence.excerpt, language_of(evidence, briefing)),
        (evidence.translation, briefing.settings.language),
    )
    return _reports_speech(*((text, tag) for text, tag in words if text))


def _reports_speech(*words: tuple[str, str]) -> bool:
    """Return whether one of some texts, each with its BCP 47 tag, reports speech.

    If none of their languages is known, it is assumed.
    """
    known = [(text, tag) for text, tag in words if wordlists.can_read(tag)]
    if words and not known:
        return True
    return any(wordlists.speech_in_excerpt(text, tag) for text, tag in known)


def _text_of(statement: Stated) -> str:
    if isinstance(statement, Claim):
        return statement.text
    return "" if isinstance(statement, Designation) else getattr(statement, "summary", "")
