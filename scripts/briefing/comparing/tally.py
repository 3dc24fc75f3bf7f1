"""The counts in the first line of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefing.comparing.changes import Comparison, Fate, ItemChange, PageChange
from briefing.comparing.fields import Difference, Manner
from briefing.phrases import Listed, Phrase, gettext, in_commas, ngettext
from briefing.statements.changing import (
    DETAIL,
    FIELD_COUNTS,
    FIELD_GROUPS,
    LISTED_GROUPS,
    RECORD_COUNTS,
    STATEMENT_COUNTS,
    STATUS_COUNT,
    WORD_COUNT,
    counted,
)

_Counts = Counter[tuple[Phrase, Phrase]]
"""Numbers by what changed, and how."""

_PAGE = ngettext("%(num)s page", "%(num)s pages", 1)
_STATE, _ACCUSATION = FIELD_COUNTS["state"], FIELD_COUNTS["accusation"]
_SOURCE = RECORD_COUNTS["source"]
_CORROBORATION = ngettext("%(num)s corroboration", "%(num)s corroborations", 1)
_MAP = ngettext("%(num)s map", "%(num)s maps", 1)
_CHANGED = gettext("changed")

_ORDER = (
    _PAGE,
    STATUS_COUNT,
    _STATE,
    _ACCUSATION,
    *RECORD_COUNTS.values(),
    *STATEMENT_COUNTS.values(),
)
"""What comes first; everything else follows in the order found."""


def tally_changes(comparison: Comparison) -> Listed:
    """Count the changes in one line: `1 page renamed, 1 status changed, 2 claims added`."""
    counts: _Counts = Counter()
    for page in comparison.pages:
        _count_page(page, counts)
    _count_fields(comparison.settings, counts)
    counts[WORD_COUNT, _CHANGED] += len(comparison.vocabulary)
    counts[_MAP, _CHANGED] += comparison.map_differs
    ordered = sorted((+counts).items(), key=lambda entry: _rank(entry[0][0]))
    return in_commas(
        gettext("%(things)s %(change)s", things=counted(count, things), change=change)
        for (things, change), count in ordered
    )


def _rank(things: Phrase) -> int:
    return _ORDER.index(things) if things in _ORDER else len(_ORDER)


def _count_page(page: PageChange, counts: _Counts) -> None:
    for fate in page.fates:
        is_own = fate in {Fate.ADDED, Fate.REMOVED}
        counts[RECORD_COUNTS[page.record.KIND] if is_own else _PAGE, fate.value] += 1
    if Fate.ADDED not in page.fates:
        _count_changes(page, counts)
    counts[_SOURCE, gettext("no longer cited")] += page.uncited
    for item in page.items:
        for fate in item.fates:
            counts[STATEMENT_COUNTS[type(item.value)], fate.value] += 1
        if Fate.ADDED not in item.fates:
            _count_changes(item, counts)


def _count_changes(change: PageChange | ItemChange, counts: _Counts) -> None:
    counts[STATUS_COUNT, _CHANGED] += change.standings is not None
    _count_fields(change.differences, counts)
    counts[_CORROBORATION, _CHANGED] += change.backing is not None


def _count_fields(differences: Iterable[Difference], counts: _Counts) -> None:
    for difference in differences:
        group, manner = counted_as(difference)
        counts[FIELD_COUNTS[group], manner.value] += 1


def counted_as(difference: Difference) -> tuple[str, Manner]:
    """Return the group of `FIELD_COUNTS` in which a difference is counted, and how it differs."""
    listed = [step.name for step in difference.path if step.name in LISTED_GROUPS]
    if listed:
        is_whole = difference.innermost in LISTED_GROUPS
        is_kept = not is_whole or difference.manner is Manner.REORDERED
        return LISTED_GROUPS[listed[0]], Manner.CHANGED if is_kept else difference.manner
    if difference.field == "state" and difference.innermost != "value":
        return DETAIL, Manner.CHANGED
    return FIELD_GROUPS.get(difference.field, DETAIL), Manner.CHANGED
