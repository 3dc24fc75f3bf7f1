"""The counts in the first line of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from briefing.comparing.changes import Comparison, Fate, ItemChange, PageChange
from briefing.comparing.fields import Difference, Manner
from briefing.phrases import Listed, Phrase, gettext, in_commas, ngettext
from briefing.records import Answer, Claim, Designation, Relationship

_Counts = Counter[tuple[Phrase, Phrase]]
"""Numbers by what changed, and how."""

_PAGE = ngettext("%(num)s page", "%(num)s pages", 1)
_STATUS = ngettext("%(num)s status", "%(num)s statuses", 1)
_STATE = ngettext("%(num)s state of a question", "%(num)s states of questions", 1)
_ACCUSATION = ngettext("%(num)s accusation", "%(num)s accusations", 1)
_DETAIL = ngettext("%(num)s detail", "%(num)s details", 1)
_SOURCE = ngettext("%(num)s source", "%(num)s sources", 1)
_CORROBORATION = ngettext("%(num)s corroboration", "%(num)s corroborations", 1)
_VOCABULARY = ngettext("%(num)s word of the vocabulary", "%(num)s words of the vocabulary", 1)
_MAP = ngettext("%(num)s map", "%(num)s maps", 1)
_CHANGED = gettext("changed")

_RECORDS = {
    "actor": ngettext("%(num)s actor", "%(num)s actors", 1),
    "event": ngettext("%(num)s event", "%(num)s events", 1),
    "reaction": ngettext("%(num)s reaction", "%(num)s reactions", 1),
    "question": ngettext("%(num)s question", "%(num)s questions", 1),
    "place": ngettext("%(num)s place", "%(num)s places", 1),
    "source": _SOURCE,
}

_STATEMENTS = {
    Claim: ngettext("%(num)s claim", "%(num)s claims", 1),
    Relationship: ngettext("%(num)s tie", "%(num)s ties", 1),
    Designation: ngettext("%(num)s designation", "%(num)s designations", 1),
    Answer: ngettext("%(num)s answer", "%(num)s answers", 1),
}

_DATE = ngettext("%(num)s date", "%(num)s dates", 1)
_WORDING = ngettext("%(num)s wording", "%(num)s wordings", 1)
_NAME = ngettext("%(num)s name", "%(num)s names", 1)
_POSITION = ngettext("%(num)s position", "%(num)s positions", 1)

_FIELDS = {
    "state": _STATE,
    "against": _ACCUSATION,
    "response": _ACCUSATION,
    "outcome": _ACCUSATION,
    "attributed_to": ngettext("%(num)s attribution", "%(num)s attributions", 1),
    "date": _DATE,
    "date_note": _DATE,
    "said": _DATE,
    "start": _DATE,
    "end": _DATE,
    "checked": _DATE,
    "stances": ngettext("%(num)s stance", "%(num)s stances", 1),
    "quote": ngettext("%(num)s quote", "%(num)s quotes", 1),
    "text": _WORDING,
    "summary": _WORDING,
    "answer": _WORDING,
    "question": _WORDING,
    "why_it_matters": _WORDING,
    "assessment": _WORDING,
    "introduction": _WORDING,
    "name": _NAME,
    "short_name": _NAME,
    "title": _NAME,
    "names": _NAME,
    "aliases": _NAME,
    "coordinates": _POSITION,
    "area": _POSITION,
    "home": ngettext("%(num)s line of the first page", "%(num)s lines of the first page", 1),
    "reviewed": ngettext("%(num)s review date", "%(num)s review dates", 1),
}
"""What a field's change is counted as; any other field is a detail."""

_LISTED = {
    "evidence": ngettext("%(num)s item of evidence", "%(num)s items of evidence", 1),
    "corrections": ngettext("%(num)s correction", "%(num)s corrections", 1),
}
"""Fields whose added and removed items are counted one by one."""

_ORDER = (_PAGE, _STATUS, _STATE, _ACCUSATION, *_RECORDS.values(), *_STATEMENTS.values())
"""What comes first; everything else follows in the order found."""


def tally_changes(comparison: Comparison) -> Listed:
    """Count the changes in one line: `1 page renamed, 1 status changed, 2 claims added`."""
    counts: _Counts = Counter()
    for page in comparison.pages:
        _count_page(page, counts)
    _count_fields(comparison.settings, counts)
    counts[_VOCABULARY, _CHANGED] += len(comparison.vocabulary)
    counts[_MAP, _CHANGED] += comparison.map_differs
    ordered = sorted((+counts).items(), key=lambda entry: _rank(entry[0][0]))
    return in_commas(
        gettext("%(things)s %(change)s", things=_number(count, things), change=change)
        for (things, change), count in ordered
    )


def _rank(things: Phrase) -> int:
    return _ORDER.index(things) if things in _ORDER else len(_ORDER)


def _number(count: int, things: Phrase) -> Phrase:
    return replace(things, count=count, values=(("num", str(count)),))


def _count_page(page: PageChange, counts: _Counts) -> None:
    for fate in page.fates:
        is_own = fate in {Fate.ADDED, Fate.REMOVED}
        counts[_RECORDS[page.record.KIND] if is_own else _PAGE, fate.value] += 1
    if Fate.ADDED not in page.fates:
        _count_changes(page, counts)
    counts[_SOURCE, gettext("no longer cited")] += page.uncited
    for item in page.items:
        for fate in item.fates:
            counts[_STATEMENTS[type(item.value)], fate.value] += 1
        if Fate.ADDED not in item.fates:
            _count_changes(item, counts)


def _count_changes(change: PageChange | ItemChange, counts: _Counts) -> None:
    counts[_STATUS, _CHANGED] += change.standings is not None
    _count_fields(change.differences, counts)
    counts[_CORROBORATION, _CHANGED] += change.backing is not None


def _count_fields(differences: Iterable[Difference], counts: _Counts) -> None:
    for difference in differences:
        counts[_counted_as(difference)] += 1


def _counted_as(difference: Difference) -> tuple[Phrase, Phrase]:
    listed = [step.name for step in difference.path if step.name in _LISTED]
    if listed:
        is_whole = difference.innermost in _LISTED and difference.manner is not Manner.REORDERED
        return _LISTED[listed[0]], difference.manner.value if is_whole else _CHANGED
    if difference.field == "state" and difference.innermost != "value":
        return _DETAIL, _CHANGED
    return _FIELDS.get(difference.field, _DETAIL), _CHANGED
