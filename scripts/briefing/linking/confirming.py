"""What makes a statement confirmed, so far as it can be computed from its evidence."""

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
    """On what a statement is confirmed, the firmest first."""

    OWN_ACT = "own act"
    """A body's own act or words: its own document shows it, or two carriers do."""
    TWO_SIDES = "two sides"
    """Two sides say so, or one side and an outlet that saw it, or two that saw it."""
    VOICE_AND_REPORT = "voice and report"
    """One voice says so, and an outlet that it did not use reports the same in its own words."""
    TWO_REPORTS = "two reports"
    """Two outlets report it as their own, and nobody's speech is in it."""


def ground(briefing: Briefing, statement: Stated) -> Ground | None:
    """Return on what a statement is confirmed; None where that is not enough."""
    if any(item.bears is Bearing.CONTRADICTS for item in statement.evidence):
        return None
    if isinstance(statement, Statement) and briefing.is_accusation(statement):
        return None  # however often it is repeated
    behind = briefing.corroboration(statement)
    items = briefing.counting.items(statement)
    if _is_own_act(statement, items):
        return Ground.OWN_ACT
    if behind.sides >= _ENOUGH or min(behind.sides, 1) + len(behind.seen) >= _ENOUGH:
        return Ground.TWO_SIDES
    if any(_has_speech(briefing, one) for one in statement.evidence):
        return None
    return _on_reports(briefing, statement, behind, items)


def _on_reports(
    briefing: Briefing, statement: Stated, behind: Corroboration, items: Sequence[CountedItem]
) -> Ground | None:
    """Return what outlets' reports are worth that hold no word of speech."""
    reports = [item for item in items if item.is_report and _is_own_reporting(item)]
    used = {house for item in items if not item.is_report for house in item.houses}
    if (behind.speakers or behind.unnamed) and any(
        item.houses.isdisjoint(used) for item in reports
    ):
        return Ground.VOICE_AND_REPORT
    own = {item.house for item in reports if item.source and item.source.role in _REPORTS}
    text = (_text_of(statement), briefing.settings.language)
    return Ground.TWO_REPORTS if len(own) >= _ENOUGH and not _tells_speech(text) else None


def _is_own_reporting(item: CountedItem) -> bool:
    """Return whether an outlet's report is neither a copy nor the document of whoever published it.

    A report without an excerpt shows nobody whether speech is in it.
    """
    if item.source is None or item.evidence.excerpt is None:
        return False
    return not (item.is_weak or item.source.role is SourceRole.PRIMARY)


def _is_own_act(statement: Stated, items: Sequence[CountedItem]) -> bool:
    """Return whether a body's own document shows its act, or two outlets carried it.

    What another party told of it, such as the other side of a call, is not the body's own word.
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
    """Return whether a counted excerpt, or our translation of it, tells what somebody said."""
    if not counts(evidence, briefing.sources):
        return False
    words = (
        (evidence.excerpt, language_of(evidence, briefing)),
        (evidence.translation, briefing.settings.language),
    )
    return _tells_speech(*((text, tag) for text, tag in words if text))


def _tells_speech(*words: tuple[str, str]) -> bool:
    """Return whether one of some texts tells what somebody said.

    It is assumed where none of their languages is known.

    Each comes with the BCP 47 tag of its language.
    """
    known = [(text, tag) for text, tag in words if wordlists.can_read(tag)]
    if words and not known:
        return True  # nobody can tell
    return any(wordlists.speech_in_excerpt(text, tag) for text, tag in known)


def _text_of(statement: Stated) -> str:
    if isinstance(statement, Claim):
        return statement.text
    return "" if isinstance(statement, Designation) else getattr(statement, "summary", "")
