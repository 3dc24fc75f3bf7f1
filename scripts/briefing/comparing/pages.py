"""Two sides compared page by page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing import addresses
from briefing.comparing.changes import Comparison, Fate, PageChange
from briefing.comparing.fields import differences
from briefing.comparing.losses import ids_at, lost, reachable
from briefing.comparing.renames import Renames, item_fields, reordered_items
from briefing.comparing.sides import Side
from briefing.comparing.statements import Statements, site_path
from briefing.comparing.values import ValueWording
from briefing.linking import Briefing, link
from briefing.phrases import ENGLISH, Catalogue
from briefing.records import AnyRecord, Reaction, Settings, Vocabulary

_REPORTED_ELSEWHERE = ("id", "renamed_from")
_UNSEEN_SETTINGS = ("schema_version",)


class IncomparableError(Exception):
    """Raised if the settings or the vocabulary can be read on neither side."""


def compare(before: Side, after: Side, catalogue: Catalogue = ENGLISH) -> Comparison:
    """Return how the pages of two sides differ, in the words of a catalogue.

    Settings or a vocabulary missing on one side are taken from the other.

    Raises:
        IncomparableError: the settings or the vocabulary can be read on neither side.
    """
    settings = before.settings or after.settings
    vocabulary = before.vocabulary or after.vocabulary
    if settings is None or vocabulary is None:
        raise IncomparableError(
            "neither side has a `briefing.yml` and a `vocabulary.yml` that can be read"
        )
    renames = Renames.between(before.records, after.records)
    of_after = after.settings or settings, after.vocabulary or vocabulary
    earlier = _link_side(before, (settings, vocabulary), renames, catalogue)
    present = _link_side(after, of_after, Renames(), catalogue)
    statements = Statements(earlier, present, renames, catalogue)
    pages = _Pages(before, after, renames, statements)
    comparison = Comparison(
        before=before,
        after=after,
        earlier=earlier,
        present=present,
        lost=tuple(lost(before, after, renames, ValueWording(earlier, catalogue))),
        pages=tuple(page for page in pages.all() if page),
        settings=()
        if before.settings is None or after.settings is None
        else tuple(differences(earlier.settings, present.settings, _UNSEEN_SETTINGS)),
        vocabulary=()
        if before.vocabulary is None or after.vocabulary is None
        else tuple(differences(earlier.vocabulary, present.vocabulary)),
        map_differs=earlier.basemap != present.basemap,
        unseen=0,
        catalogue=catalogue,
    )
    return replace(comparison, unseen=_count_unseen(comparison))


def _link_side(
    side: Side, lists: tuple[Settings, Vocabulary], renames: Renames, catalogue: Catalogue
) -> Briefing:
    settings, vocabulary = lists
    records = side.records
    if renames:
        settings, vocabulary = renames.in_present_ids(settings), renames.in_present_ids(vocabulary)
        records = tuple(renames.in_present_ids(record) for record in records)
    linked = link(settings, vocabulary, records, side.basemap)
    return replace(linked, speech=catalogue.dates)


class _Pages:
    """The pages of two sides, matched by kind and id."""

    def __init__(self, before: Side, after: Side, renames: Renames, statements: Statements) -> None:
        self._earlier, self._present = statements.earlier, statements.present
        self._renames = renames
        self._old_ids = {
            new: old for old, new in renames.records.items() if old not in renames.merged
        }
        self._reachable = set(reachable(before.records))
        self._unread_before = ids_at(before.unread)
        self._unread_after = ids_at(after.unread)
        self._uncited = _uncited_sources(self._present) - _uncited_sources(self._earlier)
        self._statements = statements

    def all(self) -> Iterator[PageChange]:
        """Yield the change of every page on either side; removed pages come last."""
        for record in self._present.records.values():
            if record.id in self._unread_before:
                continue
            was = self._earlier.records.get(record.id)
            yield self._page(was if was is not None and was.KIND == record.KIND else None, record)
        for was in self._earlier.records.values():
            now = self._present.records.get(was.id)
            if (now is None or now.KIND != was.KIND) and was.id not in self._unread_after:
                is_merged = was.id in self._renames.merged
                fate = Fate.MERGED if is_merged else Fate.REMOVED
                yield PageChange(was, (fate,), items=self._statements.changes_on(was))

    def _page(self, was: AnyRecord | None, record: AnyRecord) -> PageChange:
        fates = tuple(self._fates(was, record))
        without = {*_REPORTED_ELSEWHERE, *item_fields(record), *(item_fields(was) if was else ())}
        if {Fate.WITHDRAWN, Fate.RESTORED} & set(fates):
            without.add("withdrawn")
        if isinstance(record, Reaction):
            without.add("status")
        return PageChange(
            record,
            fates,
            self._redirects(record),
            (*differences(was, record, tuple(without)), *reordered_items(was, record)),
            self._statements.changes_on(record),
            self._statements.standings(was, record),
            self._statements.backing(was, record),
            was is not None and record.id in self._uncited,
        )

    def _fates(self, was: AnyRecord | None, record: AnyRecord) -> Iterator[Fate]:
        if was is None:
            yield Fate.ADDED
        elif record.id in self._old_ids:
            yield Fate.RENAMED
        was_withdrawn = was is not None and was.withdrawn is not None
        if record.withdrawn is not None and not was_withdrawn:
            yield Fate.WITHDRAWN
        if record.withdrawn is None and was_withdrawn:
            yield Fate.RESTORED

    def _redirects(self, record: AnyRecord) -> tuple[str, ...]:
        """Return the addresses that redirect to a page now and did not before."""
        old = self._old_ids.get(record.id)
        paths = {earlier: site_path(record.KIND, earlier) for earlier in record.renamed_from}
        return tuple(
            path
            for earlier, path in paths.items()
            if earlier == old
            or self._renames.records.get(earlier) == record.id
            or path not in self._reachable
        )


def _uncited_sources(briefing: Briefing) -> frozenset[str]:
    indexes = briefing.indexes
    searched = {key for unknown in briefing.settings.home.unknown for key in unknown.searched}
    carrying = {*indexes.supports, *indexes.cited_in, *searched}
    return frozenset(key for key in briefing.sources if key not in carrying)


def _count_unseen(comparison: Comparison) -> int:
    """Return how many files differ only in what readers do not see."""
    before, after = comparison.before.digests or {}, comparison.after.digests or {}
    reported = {addresses.data_file(page.record.KIND, page.record.id) for page in comparison.pages}
    singles = {
        "briefing.yml": comparison.settings,
        "vocabulary.yml": comparison.vocabulary,
        "basemap.geojson": comparison.map_differs,
    }
    reported |= {place for place, differs in singles.items() if differs}
    return sum(
        digest != after[place] and place not in reported
        for place, digest in before.items()
        if place in after and place not in {*comparison.before.unread, *comparison.after.unread}
    )
