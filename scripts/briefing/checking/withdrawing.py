"""Nothing published rests on what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import markup
from briefing.checking.case import Case, file_of, spot_of
from briefing.problems import Problem
from briefing.records import AnyRecord, Claim, Question, Relationship
from briefing.records.walking import FieldPath

_CODE = "withdrawn-basis"
_OTHER_SOURCE = "Name another source that supports it, or delete what only this one supported."


def withdrawn_sources(case: Case) -> Iterator[Problem]:
    """Check that nothing published uses a withdrawn source as evidence, or cites it."""
    withdrawn = {key for key, source in case.briefing.sources.items() if source.withdrawn}
    if not withdrawn:
        return
    for holder in case.holders:
        for position, item in enumerate(holder.evidence):
            if item.source in withdrawn and not holder.record.withdrawn:
                path = (*holder.path, "evidence", position, "source")
                yield _source_problem(case, file_of(holder.record), path, item.source)
    unpublished = {file_of(record) for record in case.records if record.withdrawn}
    for place, leaf in case.leaves:
        if leaf.marks.role is None or place in unpublished:
            continue
        offset = 0
        for cited in markup.citations(leaf.text):
            offset = leaf.text.find(f"[@{cited}]", offset)
            if cited in withdrawn:
                yield _source_problem(case, place, leaf.path, cited, offset=offset + 2)
            offset += 1


def _source_problem(
    case: Case, place: str, path: FieldPath, source: str | None, *, offset: int | None = None
) -> Problem:
    message = f"the source `{source}` was withdrawn, but this rests on it"
    return case.problem(_CODE, place, path, message, _OTHER_SOURCE, offset=offset)


def withdrawn_answers(case: Case) -> Iterator[Problem]:
    """Check that an answer has a published claim, and an accusation a published response."""
    for record in case.records:
        if isinstance(record, Question) and not record.withdrawn:
            yield from _check_question(case, record)
    for holder in case.holders:
        value = holder.value
        if holder.record.withdrawn or not isinstance(value, Claim | Relationship):
            continue
        ids = value.response.ids if value.response else ()
        if ids and all(_is_withdrawn(_home(case, item_id)) for item_id in ids):
            yield case.problem(
                _CODE,
                *spot_of(holder, "response"),
                f"all that answers the accusation `{holder.enclosing_id}` was withdrawn with its "
                "record",
                "Move the answer to a record that is not withdrawn, or name another; if there is "
                "none, write `response: none found as of` and the date.",
            )


def _check_question(case: Case, question: Question) -> Iterator[Problem]:
    for position, answer in enumerate(question.answers):
        homes = [reference.partition("#")[0] for reference in answer.claims]
        if homes and all(_is_withdrawn(case.briefing.records.get(home)) for home in homes):
            yield case.problem(
                _CODE,
                file_of(question),
                ("answers", position, "claims"),
                f"all claims that give the answer `{answer.id}` were withdrawn with their records",
                "Move one of them to a record that is not withdrawn, or delete the answer.",
            )


def _home(case: Case, item_id: str) -> AnyRecord | None:
    """Return the record that holds a claim, or the reaction with that id."""
    placed = case.briefing.claims.get(item_id)
    return placed.home if placed else case.briefing.records.get(item_id)


def _is_withdrawn(record: AnyRecord | None) -> bool:
    return record is not None and record.withdrawn is not None
