"""Nothing is published without evidence, and the evidence fits what it supports."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import markup
from briefing.checking.case import Case, file_of, spot_of
from briefing.checking.certainty import are_sources_known, is_sure_of
from briefing.linking import Holder, PlacedClaim
from briefing.problems import Problem
from briefing.records import Actor, Designation, Event, Question, Reaction, Statement
from briefing.records import Place as PlaceRecord
from briefing.records.base import TextRole
from briefing.records.enums import Bearing

_OPENING_WORDS = 5
_EVIDENCE_HINT = """\
Add these lines, indented like the other fields here, with the id of a source and its own words:

  evidence:
    - source: id-of-the-source
      excerpt: the phrase that supports it"""
_EVIDENCE_REQUIRED = (Statement, Designation, Reaction)


def missing_evidence(case: Case) -> Iterator[Problem]:
    """Check that every claim, tie, designation, reaction and located place has evidence."""
    for holder in case.holders:
        if not _needs_evidence(holder) or case.is_missing(holder, "evidence"):
            continue
        if not any(item.bears is Bearing.SUPPORTS for item in holder.evidence):
            what = "no evidence that supports it" if holder.evidence else "no evidence"
            yield case.problem(
                "evidence-missing",
                *spot_of(holder),
                f"{case.name_of(holder)} has {what}",
                _EVIDENCE_HINT,
            )


def _needs_evidence(holder: Holder) -> bool:
    if isinstance(holder.value, PlaceRecord):
        return holder.value.coordinates is not None or bool(holder.value.area)
    return isinstance(holder.value, _EVIDENCE_REQUIRED)


def missing_attribution(case: Case) -> Iterator[Problem]:
    """Check that a claimed, alleged, disputed or denied statement says by whom."""
    for holder in case.holders:
        value = holder.value
        if not isinstance(value, Statement | Reaction):
            continue
        if case.is_missing(holder, "status", "attributed_to"):
            continue
        if value.status.needs_attribution and not value.attributed_to:
            yield case.problem(
                "attribution-missing",
                *spot_of(holder, "status"),
                f"{case.name_of(holder)} is {value.status}, but nobody is named who says so",
                "Add `attributed_to:` with actors' ids or plain names.",
            )


def _has_broken_markup(case: Case, text: str) -> bool:
    """Return whether a text has broken markup, which another rule reports."""
    return any(
        one.code == "broken-markup" for one in markup.find_faults(text, case.briefing.sources)
    )


def uncited_prose(case: Case) -> Iterator[Problem]:
    """Check that each paragraph and list item of prose cites a source."""
    for place, leaf in case.leaves:
        if leaf.marks.role is not TextRole.PROSE:
            continue
        for start, opening, is_cited in _paragraphs(leaf.text):
            if not is_cited and not _has_broken_markup(case, leaf.text):
                yield case.problem(
                    "citation-missing",
                    place,
                    leaf.path,
                    f"the paragraph that begins “{opening}” cites no source",
                    "Put `[@source-id]` after what the source supports: the id is the name of "
                    "its file in sources/, without .yml. `make promote` gives evidence written "
                    "in place such a file.",
                    offset=start,
                )


def _paragraphs(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield each paragraph or item's start, its first words, and whether it cites a source."""
    start = 0
    for block in markup.parse_blocks(text):
        items = (block.inlines,) if isinstance(block, markup.Paragraph) else block.items
        for inlines in items:
            opening = _opening(inlines)
            start = max(text.find(opening, start), start)
            is_cited = any(isinstance(item, markup.Citation) for item in markup.walk(inlines))
            yield start, opening, is_cited
            start += len(opening)


def _opening(inlines: tuple[markup.Inline, ...]) -> str:
    for item in markup.walk(inlines):
        words = item.text if isinstance(item, markup.Text) else getattr(item, "words", None)
        if words and words.strip():
            return " ".join(words.split(" ")[:_OPENING_WORDS]).strip()
    return ""


def answers_without_claims(case: Case) -> Iterator[Problem]:
    """Check that each answer to a question refers to the claims that give it."""
    for record in case.records:
        if isinstance(record, Question):
            for position, answer in enumerate(record.answers):
                path = ("answers", position)
                if not answer.claims and not case.has_gap(file_of(record), *path, "claims"):
                    yield case.problem(
                        "answer-without-claim",
                        file_of(record),
                        path,
                        f"{case.item_name('answer', file_of(record), path, answer.id)} refers to "
                        "no claim",
                        "Add `claims:` with references such as `record-id#claim-id`.",
                    )


def weak_best_source(case: Case) -> Iterator[Problem]:
    """Check that a statement does not rest on reposts and aggregators alone."""
    for holder in case.holders:
        roles = [
            source.role
            for item in holder.evidence
            if (source := case.briefing.sources.get(item.source or ""))
        ]
        if case.is_missing(holder, "evidence") or not are_sources_known(case, holder.evidence):
            continue
        if roles and len(roles) == len(holder.evidence) and all(r.is_weak for r in roles):
            yield case.problem(
                "weak-best-source",
                *spot_of(holder, "evidence"),
                f"no source here has a better role than {' or '.join(dict.fromkeys(roles))}",
                "Look for the original and cite that instead.",
            )


def deaths_with_one_origin(case: Case) -> Iterator[Problem]:
    """Check that a death does not rest on one organisation's word, unless a note says so."""
    topics = case.briefing.vocabulary.topics
    for record in case.records:
        if not isinstance(record, Actor | Event):
            continue
        for position, claim in enumerate(record.claims):
            topic = topics.get(claim.topic)
            if topic is None or not topic.death:
                continue
            if claim.note or not is_sure_of(case, PlacedClaim(record, claim)):
                continue
            claim_name = case.item_name("claim", file_of(record), ("claims", position), claim.id)
            houses = {item.house for item in case.briefing.counting.items(claim)}
            if claim.evidence and len(houses) <= 1:
                yield case.problem(
                    "death-one-origin",
                    file_of(record),
                    ("claims", position, "evidence"),
                    f"the death reported in {claim_name} rests on "
                    f"{'one origin' if houses else 'nothing that is counted'}",
                    "Add a source of another origin, with an excerpt; one that only repeats "
                    "another does not count. If none was found, say so in the claim's `note`.",
                )


def evidence_without_words(case: Case) -> Iterator[Problem]:
    """Check that each item of evidence has an excerpt or a locator."""
    for holder in case.holders:
        for position, item in enumerate(holder.evidence):
            place, path = spot_of(holder, "evidence", position)
            if any(case.has_gap(place, *path, name) for name in ("excerpt", "locator")):
                continue
            if item.excerpt is None and item.locator is None:
                yield case.problem(
                    "no-excerpt",
                    place,
                    path,
                    f"`{item.source or item.url}` has neither an excerpt nor a locator",
                    "Add the phrase that supports the statement; until then this item is not "
                    "counted.",
                )
