"""A comparison as the changes that readers notice, without the words that changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from pydantic import BaseModel

from briefing.chronicle import Change, ChangedRecord, Changes, Deed, Detail, Part, Support
from briefing.comparing.changes import Backing, Comparison, Fate, ItemChange, PageChange
from briefing.comparing.fields import Difference, Manner
from briefing.comparing.tally import counted_as
from briefing.linking import Corroboration
from briefing.records import Answer, Claim, Designation, Relationship
from briefing.statements.changing import DETAIL, FIELD_COUNTS

_DEEDS = {
    Fate.ADDED: Deed.ADDED,
    Fate.REMOVED: Deed.REMOVED,
    Fate.RENAMED: Deed.RENAMED,
    Fate.MERGED: Deed.MERGED,
    Fate.MOVED: Deed.MOVED,
    Fate.WITHDRAWN: Deed.WITHDRAWN,
    Fate.RESTORED: Deed.RESTORED,
}
_MANNERS = {
    Manner.ADDED: Deed.ADDED,
    Manner.REMOVED: Deed.REMOVED,
    Manner.CHANGED: Deed.CHANGED,
}
_PARTS = {
    Claim: Part.CLAIM,
    Relationship: Part.TIE,
    Designation: Part.DESIGNATION,
    Answer: Part.ANSWER,
}
_AS_A_WHOLE = frozenset({Deed.ADDED, Deed.REMOVED, Deed.MERGED, Deed.WITHDRAWN})
"""What happens to a record together with everything in it."""

_UNSEEN = frozenset({"reviewed", "as_of", "evidence_checked", "repository", "branch", "site_url"})
"""Fields that say how the records are kept, or that change with every look at them."""


def note(comparison: Comparison, ids: Collection[str]) -> Changes:
    """Return what readers notice of a comparison, on the pages of some records."""
    pages = (page for page in comparison.pages if page.record.id in ids)
    return Changes(
        records=tuple(record for page in pages if (record := _note_page(page)).changes),
        first_page=tuple(_details(comparison.settings)),
        words=sum(one.manner is not Manner.REORDERED for one in comparison.vocabulary),
    )


def _note_page(page: PageChange) -> ChangedRecord:
    record = page.record
    deeds = [_DEEDS[fate] for fate in page.fates]
    whole = next((deed for deed in deeds if deed in _AS_A_WHOLE), None)
    changes: list[Change] = []
    if whole is not None:
        changes.append(Change(Part.RECORD, whole, record.id))
    else:
        own = _change(page, Part.RECORD, deeds[0] if deeds else Deed.CHANGED, record.id)
        changes += [own] if own is not None else []
        changes += _note_items(page.items)
    return ChangedRecord(record.KIND, record.id, tuple(changes))


def _note_items(items: Iterable[ItemChange]) -> Iterator[Change]:
    for item in items:
        part, item_id = _PARTS[type(item.value)], _id_of(item.value)
        fates = set(item.fates)
        if fates & {Fate.ADDED, Fate.REMOVED}:
            yield Change(part, _DEEDS[item.fates[0]], item_id)
            continue
        deed = Deed.MOVED if Fate.MOVED in fates else Deed.CHANGED
        if (change := _change(item, part, deed, item_id)) is not None:
            yield change


def _id_of(value: BaseModel) -> str:
    return str(getattr(value, "id", ""))


def _change(found: PageChange | ItemChange, part: Part, deed: Deed, key: str) -> Change | None:
    """Return the change of something that stayed; None if readers notice nothing."""
    details = tuple(_details(found.differences))
    support = _support(found.backing)
    if deed is Deed.CHANGED and not (details or support or found.standings):
        return None
    return Change(part, deed, key, details, found.standings, support)


def _details(differences: Iterable[Difference]) -> Iterator[Detail]:
    counts: Counter[tuple[str, Deed]] = Counter()
    for difference in differences:
        if difference.field not in _UNSEEN and difference.manner is not Manner.REORDERED:
            group, manner = counted_as(difference)
            # A field that is counted as nothing else is named.
            is_named = group == DETAIL and difference.field not in FIELD_COUNTS
            counts[difference.field if is_named else group, _MANNERS[manner]] += 1
    for (group, deed), count in counts.items():
        yield Detail(group, deed, count)


def _support(backing: Backing | None) -> tuple[Support, Support] | None:
    if backing is None:
        return None
    before, after = map(_numbers, backing.counted)
    return (before, after) if before != after else None


def _numbers(counted: Corroboration) -> Support:
    return Support(
        voices=counted.voices,
        seen=len(counted.seen),
        findings=len(counted.findings),
        reports=len(counted.reports),
        against=len(counted.against),
    )
