"""Changes of claims, ties, designations and answers, whichever page they are on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from briefing import addresses
from briefing.comparing.changes import Backing, Fate, ItemChange, Standings
from briefing.comparing.fields import Difference, differences
from briefing.comparing.renames import Renames, items_of
from briefing.linking import Briefing, Corroboration
from briefing.phrases import Catalogue
from briefing.records import Actor, AnyRecord, Designation, Event, Reaction, Statement
from briefing.statements import corroboration_phrase, standing

_REPORTED_ELSEWHERE = ("id", "renamed_from")
_WITH_STATUS = Statement | Reaction


class Statements:
    """The statements of two briefings, matched by their ids."""

    def __init__(
        self, earlier: Briefing, present: Briefing, renames: Renames, catalogue: Catalogue
    ) -> None:
        """Match the statements of an earlier briefing, with present ids, with the present ones."""
        self._catalogue = catalogue
        self.earlier, self.present = earlier, present
        self._earlier_items = items_of(earlier.records.values())
        self._present_items = items_of(present.records.values())
        self._old_ids = {new: old for old, new in renames.items.items()}
        self._old_records = {new: old for old, new in renames.records.items()}
        self._changes: dict[str, list[ItemChange]] = {}
        for change in self._item_changes():
            self._changes.setdefault(change.home.id, []).append(change)

    def changes_on(self, record: AnyRecord) -> tuple[ItemChange, ...]:
        """Return the changes of a page's statements; removed ones come last."""
        return tuple(self._changes.get(record.id, ()))

    def backing(self, was: BaseModel | None, now: BaseModel) -> Backing | None:
        """Return the support of a statement or reaction before and after, if it differs."""
        before, after = _corroboration(self.earlier, was), _corroboration(self.present, now)
        if before == after:  # as most are: their words would take long
            return None
        words = self._backing_words(self.earlier, was), self._backing_words(self.present, now)
        if words[0] == words[1] and before.listed == after.listed:
            return None
        return Backing(*words, before.listed, after.listed, (before, after))

    def _backing_words(self, briefing: Briefing, value: BaseModel | None) -> str:
        if isinstance(value, Statement | Reaction | Designation):
            return corroboration_phrase(briefing, value, self._catalogue)
        return ""

    def standings(self, was: BaseModel | None, now: BaseModel) -> Standings | None:
        """Return the status of a statement or reaction before and after, if it differs."""
        if not isinstance(was, _WITH_STATUS) or not isinstance(now, _WITH_STATUS):
            return None
        before, after = standing(self.earlier, was), standing(self.present, now)
        if before.key == after.key:
            return None
        labels = before.label.lower(), after.label.lower()
        return labels if labels[0] != labels[1] else (before.key, after.key)

    def _item_changes(self) -> Iterator[ItemChange]:
        for item_id, (home, _, value) in self._present_items.items():
            was = self._earlier_items.get(item_id)
            if was is None or type(was[2]) is not type(value):
                yield self._added_item(home, value)
            elif (change := self._item_change(item_id, was[0], was[2])) is not None:
                yield change
        for item_id, (home, _, value) in self._earlier_items.items():
            now = self._present_items.get(item_id)
            if now is None or type(now[2]) is not type(value):
                accused = _accuses(self.earlier, value)
                yield ItemChange(home, value, (Fate.REMOVED,), accused=accused)

    def _added_item(self, home: AnyRecord, value: BaseModel) -> ItemChange:
        return ItemChange(
            home,
            value,
            (Fate.ADDED,),
            differences=_differences(None, value),
            backing=self.backing(None, value),
            accused=_accuses(self.present, value),
        )

    def _item_change(self, item_id: str, was_home: AnyRecord, was: BaseModel) -> ItemChange | None:
        home, _, value = self._present_items[item_id]
        fates = []
        if item_id in self._old_ids:
            fates.append(Fate.RENAMED)
        if was_home.id != home.id:
            fates.append(Fate.MOVED)
        change = ItemChange(
            home,
            value,
            tuple(fates),
            self._earlier_address(was_home, item_id) if fates else None,
            Fate.MOVED in fates and self._is_pointed_to(was_home, item_id),
            _differences(was, value),
            self.standings(was, value),
            self.backing(was, value),
            _accuses(self.earlier, was) or _accuses(self.present, value),
        )
        differs = fates or change.differences or change.standings or change.backing
        return change if differs else None

    def _is_pointed_to(self, was_home: AnyRecord, item_id: str) -> bool:
        left = self.present.records.get(was_home.id)
        return self._old_ids.get(item_id, item_id) in pointers(left)

    def _earlier_address(self, home: AnyRecord, item_id: str) -> str:
        page = self._old_records.get(home.id, home.id)
        anchor = self._old_ids.get(item_id, item_id)
        return site_path(home.KIND, page, anchor)


def _differences(was: BaseModel | None, now: BaseModel) -> tuple[Difference, ...]:
    own = ("status",) if isinstance(now, _WITH_STATUS) else ()
    return tuple(differences(was, now, (*_REPORTED_ELSEWHERE, *own)))


def pointers(record: AnyRecord | None) -> Mapping[str, str]:
    """Return the claims that a record once held: the id of each, and of its present record."""
    return record.moved_to if isinstance(record, Actor | Event) else {}


def site_path(kind: str, record_id: str, anchor: str | None = None) -> str:
    """Return the address of a page, or of an anchor on it, within the site: `/actors/x/#y`."""
    return addresses.record(kind, record_id, anchor).url_under("")


def _corroboration(briefing: Briefing, value: BaseModel | None) -> Corroboration:
    if isinstance(value, Statement | Reaction | Designation):
        return briefing.corroboration(value)
    return Corroboration()


def _accuses(briefing: Briefing, value: BaseModel) -> bool:
    return isinstance(value, Statement) and briefing.is_accusation(value)
