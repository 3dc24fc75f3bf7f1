"""Nothing is published without evidence, and the evidence is fit for what it carries."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import markup
from briefing.checking.case import Case, place_of
from briefing.linking import Holder, counts
from briefing.problems import Problem
from briefing.records import Actor, Claim, Designation, Event, Question, Reaction, Statement
from briefing.records import Place as PlaceRecord
from briefing.records.base import TextRole
from briefing.records.enums import SourceRole, Status

_ENOUGH_WITNESSES = 2
_OPENING_WORDS = 5
_EVIDENCE_HINT = """\
Add these lines, indented as the other fields here, with the id of a source and its own words:

  evidence:
    - source: id-of-the-source
      excerpt: the phrase that carries it"""
_NEEDING = (Statement, Designation, Reaction)


def missing_evidence(case: Case) -> Iterator[Problem]:
    """Every claim, tie, designation, reaction and located place has evidence."""
    for holder in case.holders:
        if not holder.evidence and _needs_evidence(holder):
            yield case.problem(
                "evidence-missing",
                place_of(holder.record),
                holder.path,
                f"{_described(holder)} has no evidence",
                _EVIDENCE_HINT,
            )


def _needs_evidence(holder: Holder) -> bool:
    if isinstance(holder.value, PlaceRecord):
        return holder.value.coordinates is not None or bool(holder.value.area)
    return isinstance(holder.value, _NEEDING)


def _described(holder: Holder) -> str:
    match holder.value:
        case Statement() | Designation():
            kind = "tie" if holder.kind == "relationship" else holder.kind
            return f"the {kind} `{holder.enclosing_id}`"
        case PlaceRecord():
            return "the location of this place"
        case _:
            return "this reaction"


def missing_attribution(case: Case) -> Iterator[Problem]:
    """What is claimed, alleged, disputed or denied says by whom."""
    for holder in case.holders:
        value = holder.value
        if not isinstance(value, Statement | Reaction):
            continue
        if value.status.needs_attribution and not value.attributed_to:
            yield case.problem(
                "attribution-missing",
                place_of(holder.record),
                (*holder.path, "status"),
                f"{_described(holder)} is {value.status}, but nobody is named who says so",
                "Add `attributed_to:` with actors' ids or plain names.",
            )


def uncited_prose(case: Case) -> Iterator[Problem]:
    """Each paragraph and list item of prose cites a source."""
    for place, leaf in case.leaves:
        if leaf.marks.role is not TextRole.PROSE:
            continue
        for start, opening, is_cited in _paragraphs(leaf.text):
            if not is_cited:
                yield case.problem(
                    "citation-missing",
                    place,
                    leaf.path,
                    f"the paragraph that begins “{opening}” cites no source",
                    "Put `[@source-id]` behind what the source carries: the name of its file in "
                    "sources/, without .yml. Evidence in place gets such a file by `make promote`.",
                    offset=start,
                )


def _paragraphs(text: str) -> Iterator[tuple[int, str, bool]]:
    """Where each paragraph or list item begins, its first words, whether it cites a source."""
    start = 0
    for block in markup.parse_blocks(text):
        items = (block.inlines,) if isinstance(block, markup.Paragraph) else block.items
        for inlines in items:
            opening = _opening(inlines)
            start = max(text.find(opening, start), start)
            cited = any(isinstance(item, markup.Citation) for item in markup.walk(inlines))
            yield start, opening, cited
            start += len(opening)


def _opening(inlines: tuple[markup.Inline, ...]) -> str:
    for item in markup.walk(inlines):
        words = item.text if isinstance(item, markup.Text) else getattr(item, "words", None)
        if words and words.strip():
            return " ".join(words.split(" ")[:_OPENING_WORDS]).strip()
    return ""


def answers_without_claims(case: Case) -> Iterator[Problem]:
    """Each answer to a question points to the claims that make it."""
    for record in case.records:
        if isinstance(record, Question):
            for position, answer in enumerate(record.answers):
                if not answer.claims:
                    yield case.problem(
                        "answer-without-claim",
                        place_of(record),
                        ("answers", position),
                        f"the answer `{answer.id}` points to no claim",
                        "Add `claims:` with references such as `record-id#claim-id`.",
                    )


def accusations(case: Case) -> Iterator[Problem]:
    """An accusation names the accused, their answer, what came of it, and rests on enough."""
    for holder in case.holders:
        value = holder.value
        if not isinstance(value, Statement) or not case.briefing.is_accusation(value):
            continue
        if missing := [
            name for name in ("against", "response", "outcome") if not getattr(value, name)
        ]:
            yield case.problem(
                "accusation-incomplete",
                place_of(holder.record),
                holder.path,
                f"{_described(holder)} is an accusation and lacks: {', '.join(missing)}",
                "Give `against` (ids), `response` (ids, or `none found as of 2026-11`) and "
                "`outcome` (text and evidence, or `none found as of 2026-11`).",
            )
        if holder.evidence and not _has_firm_evidence(case, holder):
            yield case.problem(
                "accusation-weak-evidence",
                place_of(holder.record),
                (*holder.path, "evidence"),
                f"{_described(holder)} is an accusation that rests only on reposts, "
                "aggregators or sources aligned with a party",
                "Find the original report, or drop the accusation.",
            )


def _has_firm_evidence(case: Case, holder: Holder) -> bool:
    for item in holder.evidence:
        source = case.briefing.sources.get(item.source or "")
        if source is None or not (source.role.is_weak or source.aligned_with):
            return True
    return False


def few_witnesses(case: Case) -> Iterator[Problem]:
    """What is confirmed has two witnesses, or the body's own document."""
    for holder in case.holders:
        value = holder.value
        if not isinstance(value, Statement | Reaction) or value.status is not Status.CONFIRMED:
            continue
        found = case.briefing.corroboration(value)
        if not holder.evidence:
            continue  # which is told already, and graver
        if len(found.witnesses) < _ENOUGH_WITNESSES and not _own_document(case, holder):
            yield case.problem(
                "confirmed-few-witnesses",
                place_of(holder.record),
                (*holder.path, "status"),
                f"{_described(holder)} is confirmed, but of two witnesses "
                f"{len(found.witnesses)} is counted",
                "Add a second witness with an excerpt, or call it reported.",
            )


def _own_document(case: Case, holder: Holder) -> bool:
    for item in holder.evidence:
        source = case.briefing.sources.get(item.source or "")
        if source and source.role is SourceRole.PRIMARY and counts(item, case.briefing.sources):
            return True
    return False


def weak_best_source(case: Case) -> Iterator[Problem]:
    """A statement should not rest on reposts and aggregators alone."""
    for holder in case.holders:
        roles = [
            source.role
            for item in holder.evidence
            if (source := case.briefing.sources.get(item.source or ""))
        ]
        if roles and len(roles) == len(holder.evidence) and all(r.is_weak for r in roles):
            yield case.problem(
                "weak-best-source",
                place_of(holder.record),
                (*holder.path, "evidence"),
                f"no source here has a better role than {' or '.join(dict.fromkeys(roles))}",
                "Look for the original and cite that instead.",
            )


def deaths_with_one_origin(case: Case) -> Iterator[Problem]:
    """That somebody died should not rest on one organisation's word."""
    topics = case.briefing.vocabulary.topics
    for record in case.records:
        if not isinstance(record, Actor | Event):
            continue
        for position, claim in enumerate(record.claims):
            topic = topics.get(claim.topic)
            if topic is None or not topic.death:
                continue
            if len(_origins(case, claim)) == 1:
                yield case.problem(
                    "death-one-origin",
                    place_of(record),
                    ("claims", position, "evidence"),
                    f"the death told in `{claim.id}` rests on one origin",
                    "Add a source of another origin, or say in the note that there is none.",
                )


def _origins(case: Case, claim: Claim) -> set[str]:
    found = set()
    for item in claim.evidence:
        source = case.briefing.sources.get(item.source or "")
        found.add(item.origin or (source.origin if source else item.publisher or ""))
    return found


def evidence_without_words(case: Case) -> Iterator[Problem]:
    """Evidence gives the words or the spot that carry the statement."""
    for holder in case.holders:
        for position, item in enumerate(holder.evidence):
            if item.excerpt is None and item.locator is None:
                yield case.problem(
                    "no-excerpt",
                    place_of(holder.record),
                    (*holder.path, "evidence", position),
                    f"`{item.source or item.url}` is listed with neither excerpt nor locator",
                    "Add the phrase that carries the statement; until then it is not counted.",
                )
