"""What is counted in the first line of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefing.comparing.changes import Comparison, Fate, ItemChange, PageChange
from briefing.comparing.fields import Difference, Manner
from briefing.records import RECORD_KINDS, Answer, Claim, Designation, Relationship

_STATEMENTS = {
    Claim: "claim",
    Relationship: "tie",
    Designation: "designation",
    Answer: "answer",
}

_KINDS_OF_FIELD = {
    "status": "status",
    "state": "state of a question",
    "against": "accusation",
    "response": "accusation",
    "outcome": "accusation",
    "attributed_to": "attribution",
    "date": "date",
    "date_note": "date",
    "said": "date",
    "start": "date",
    "end": "date",
    "checked": "date",
    "stances": "stance",
    "quote": "quote",
    "text": "wording",
    "summary": "wording",
    "answer": "wording",
    "question": "wording",
    "why_it_matters": "wording",
    "assessment": "wording",
    "introduction": "wording",
    "name": "name",
    "short_name": "name",
    "title": "name",
    "names": "name",
    "aliases": "name",
    "coordinates": "position",
    "area": "position",
    "home": "line of the first page",
    "reviewed": "review date",
}
"""Under what a field's change is counted; any other is a detail."""

_LISTED = {"evidence": "item of evidence", "corrections": "correction"}
"""Fields whose items are counted one by one as added or removed."""

_PLURALS = {
    "status": "statuses",
    "state of a question": "states of questions",
    "item of evidence": "items of evidence",
    "line of the first page": "lines of the first page",
    "word of the vocabulary": "words of the vocabulary",
}

_ORDER = (
    "page",
    "status",
    "state of a question",
    "accusation",
    *RECORD_KINDS,
    *_STATEMENTS.values(),
)
"""What comes first; everything else follows as it was met."""


def statement_kind(item: ItemChange) -> str:
    """Give the word for a statement: claim, tie, designation, answer."""
    return _STATEMENTS.get(type(item.value), type(item.value).__name__.lower())


def tallied(comparison: Comparison) -> str:
    """Count the changes in one line: `1 page renamed, 1 status changed, 2 claims added`."""
    counts: Counter[tuple[str, str]] = Counter()
    for page in comparison.pages:
        _count_page(page, counts)
    _count_fields(comparison.settings, counts)
    counts["word of the vocabulary", "changed"] += len(comparison.vocabulary)
    counts["map", "changed"] += comparison.map_differs
    ordered = sorted((+counts).items(), key=lambda entry: _rank(entry[0]))
    return ", ".join(f"{_number(count, noun)} {verb}" for (noun, verb), count in ordered)


def _rank(counted: tuple[str, str]) -> int:
    noun, _ = counted
    return _ORDER.index(noun) if noun in _ORDER else len(_ORDER)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun if count == 1 else _PLURALS.get(noun, f'{noun}s')}"


def _count_page(page: PageChange, counts: Counter[tuple[str, str]]) -> None:
    for fate in page.fates:
        noun = page.record.KIND if fate in {Fate.ADDED, Fate.REMOVED} else "page"
        counts[noun, fate.value] += 1
    if Fate.ADDED not in page.fates:
        _count_fields(page.differences, counts)
        counts["corroboration", "changed"] += page.backing is not None
    counts["source", "no longer cited"] += page.uncited
    for item in page.items:
        for fate in item.fates:
            counts[statement_kind(item), fate.value] += 1
        if Fate.ADDED not in item.fates:
            _count_fields(item.differences, counts)
            counts["corroboration", "changed"] += item.backing is not None


def _count_fields(differences: Iterable[Difference], counts: Counter[tuple[str, str]]) -> None:
    for difference in differences:
        counts[_counted_as(difference)] += 1


def _counted_as(difference: Difference) -> tuple[str, str]:
    listed = [step.name for step in difference.path if step.name in _LISTED]
    if listed:
        is_whole = difference.innermost in _LISTED and difference.manner is not Manner.REORDERED
        return _LISTED[listed[0]], difference.manner.value if is_whole else "changed"
    if difference.field == "state" and difference.innermost != "value":
        return "detail", "changed"
    return _KINDS_OF_FIELD.get(difference.field, "detail"), "changed"
