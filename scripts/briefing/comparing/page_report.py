"""One changed page as a section of the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.comparing.changes import Comparison, Fate, ItemChange, PageChange
from briefing.comparing.faces import strong
from briefing.comparing.fields import Difference
from briefing.comparing.lines import Lines
from briefing.comparing.statements import site_path
from briefing.comparing.values import label
from briefing.comparing.words import deletion
from briefing.github import code
from briefing.phrases import Phrase, Value, gettext, in_a_row, in_commas, in_semicolons
from briefing.records import (
    Answer,
    AnyRecord,
    Claim,
    Designation,
    Reaction,
    Record,
    Relationship,
    Statement,
)
from briefing.statements import StatementWords, statement_words
from briefing.statements.changing import ADDED, CHANGED, KINDS, REMOVED

_FIRST, _STATUS, _ACCUSATION, _OTHER, _LAST = range(5)

_OWN_WORDS = frozenset({"text", "answer"})
"""Fields that hold a statement's own words."""

_IN_SENTENCES = {
    Claim: frozenset({"text", "attributed_to", "date", "date_note", "said"}),
    Relationship: frozenset({"type", "target", "attributed_to", "start", "end"}),
    Designation: frozenset({"by", "list", "law", "start", "end", "checked"}),
    Answer: frozenset({"answer"}),
    Reaction: frozenset(
        {"actor", "spoken_by", "to", "said", "channel", "channel_note", "attributed_to"}
    ),
}
"""Fields that the sentences about a new statement already cover."""

_IN_ANSWER = frozenset({"against", "response", "outcome"})
"""Fields shown next to an accusation."""


@dataclass(frozen=True)
class ReportEntry:
    """A line of the report, and the lines under it."""

    line: Value
    details: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Section:
    """A section of the report: the lines of its heading, and independent entries."""

    heading: tuple[Value, ...]
    entries: tuple[ReportEntry, ...]


class PageReport:
    """The builder of report sections, one for each page."""

    def __init__(self, lines: Lines, comparison: Comparison) -> None:
        """Take the wording of differences, and the comparison for merged pages."""
        self._lines = lines
        self._present = comparison.present
        self._successors = {
            earlier: record
            for record in comparison.present.records.values()
            for earlier in record.renamed_from
        }

    def section(self, page: PageChange) -> Section:
        """Return the section with all changes of a page: its fate first, then statuses."""
        record = page.record
        is_gone = {Fate.REMOVED, Fate.MERGED} & set(page.fates)
        wording = self._lines.earlier if is_gone else self._lines.present
        title = label(KINDS[record.KIND], wording.name_of(record.id))
        entries = sorted(self._rank_entries(page), key=lambda entry: entry[0])
        return Section((title, _address(record)), tuple(entry for _, entry in entries))

    def _rank_entries(self, page: PageChange) -> Iterator[tuple[int, ReportEntry]]:
        """Yield each entry of a page with its rank."""
        is_new = Fate.ADDED in page.fates
        for line in self._fate_lines(page):
            yield _FIRST, ReportEntry(line)
        if page.standings is not None:
            yield _STATUS, ReportEntry(strong(self._lines.status(page.standings)))
        if is_new and isinstance(page.record, Reaction):
            for row in statement_words(self._present, page.record).facts:
                yield _OTHER, ReportEntry(row.sentence)
        for difference in _uncovered_fields(page) if is_new else page.differences:
            rank = _rank(difference)
            if is_new:
                yield rank, ReportEntry(self._lines.new_value(difference))
            elif rank == _STATUS:
                yield rank, ReportEntry(strong(self._lines.state(difference)))
            else:
                yield rank, ReportEntry(self._lines.difference(difference))
        if page.backing is not None:
            behind = self._lines.support if is_new else self._lines.backing
            yield _OTHER, ReportEntry(behind(page.backing))
        for item in page.items:
            yield self._rank_item(item)

    # --- the page as a whole ---

    def _fate_lines(self, page: PageChange) -> Iterator[Value]:
        redirects = in_commas(map(code, page.redirects))
        for fate in page.fates:
            if fate is Fate.RENAMED:
                yield gettext(
                    "%(what)s: %(addresses)s redirects here.",
                    what=strong(gettext("Page renamed")),
                    addresses=redirects,
                )
            else:
                yield self._fate_line(page.record, fate)
        if page.redirects and Fate.RENAMED not in page.fates:
            yield gettext("Redirects here: %(addresses)s.", addresses=redirects)
        if page.uncited:
            yield gettext(
                "%(what)s: nothing rests on this source any more.",
                what=strong(gettext("No longer cited")),
            )

    def _fate_line(self, record: AnyRecord, fate: Fate) -> Value:
        if fate is Fate.MERGED:
            into = self._successors[record.id]
            return gettext(
                "%(what)s into %(name)s, %(address)s.",
                what=strong(gettext("Page merged")),
                name=self._lines.present.name_of(into.id),
                address=_address(into),
            )
        if fate is Fate.WITHDRAWN:
            said = self._lines.present.value(record.withdrawn)
            return label(strong(gettext("Page withdrawn")), said)
        if fate is Fate.RESTORED:
            return gettext(
                "%(what)s: it is no longer withdrawn.", what=strong(gettext("Page brought back"))
            )
        return strong(gettext("New page.") if fate is Fate.ADDED else gettext("Page removed."))

    # --- a statement ---

    def _rank_item(self, item: ItemChange) -> tuple[int, ReportEntry]:
        """Return a statement's rank among the entries of its page, and its entry."""
        if Fate.REMOVED in item.fates:
            words = deletion(self._lines.earlier.statement(item.value))
            entry = self._entry(item, strong(REMOVED[type(item.value)]), words)
        elif Fate.ADDED in item.fates:
            entry = self._added_entry(item)
        else:
            entry = self._change_entry(item)
        if item.standings is not None:
            return _STATUS, entry
        return (_ACCUSATION if item.accused else _OTHER), entry

    def _entry(
        self, item: ItemChange, what: Value, words: Value | None, details: Iterable[Value] = ()
    ) -> ReportEntry:
        anchor = code(f"#{getattr(item.value, 'id', '')}")
        line: Value = gettext("%(what)s, %(anchor)s", what=what, anchor=anchor)
        if words is not None:
            line = label(line, words)
        if item.accused:
            line = in_a_row((strong(self._warning(item)), line))
        return ReportEntry(line, tuple(details))

    def _warning(self, item: ItemChange) -> Phrase:
        accused = item.value.against if isinstance(item.value, Statement) else ()
        if not accused:
            return gettext("Check carefully: an accusation.")
        names = in_commas(map(self._lines.present.name_of, accused))
        return gettext("Check carefully: an accusation against %(names)s.", names=names)

    def _added_entry(self, item: ItemChange) -> ReportEntry:
        value = item.value
        what: Value = strong(ADDED[type(value)])
        details: list[Value] = []
        if isinstance(value, Claim | Relationship):
            now = statement_words(self._present, value)
            status = now.standing.label.lower()
            what = gettext("%(what)s (%(status)s)", what=what, status=status)
            details += _sentences(now)
        if uncovered := [self._lines.new_value(one) for one in _uncovered_fields(item)]:
            details.append(in_semicolons(uncovered))
        if item.backing is not None:
            details.append(self._lines.support(item.backing))
        return self._entry(item, what, self._lines.present.statement(value), details)

    def _change_entry(self, item: ItemChange) -> ReportEntry:
        words: Value | None = self._lines.present.statement(item.value)
        if any(one.field in _OWN_WORDS for one in item.differences):
            words = None
        what = gettext("Its support changed")
        if item.standings is not None:
            what = self._lines.status(item.standings)
        elif item.differences or item.fates:
            what = CHANGED[type(item.value)]
        return self._entry(item, strong(what), words, self._change_details(item))

    def _change_details(self, item: ItemChange) -> Iterator[Value]:
        earlier = code(item.earlier or "")
        if Fate.MOVED in item.fates:
            yield _move_phrase(item, earlier)
        elif Fate.RENAMED in item.fates:
            yield gettext("renamed; %(address)s still leads to it", address=earlier)
        yield from map(self._lines.difference, item.differences)
        if item.backing is not None:
            yield self._lines.backing(item.backing)


def _move_phrase(item: ItemChange, earlier: Value) -> Phrase:
    if item.is_pointed_to:
        return gettext("moved here from %(address)s, which leads to it", address=earlier)
    if not isinstance(item.value, Claim):
        return gettext("moved here from %(address)s, which no longer leads to it", address=earlier)
    pointer = f"moved_to: {{{(item.earlier or '').rpartition('#')[2]}: {item.home.id}}}"
    return gettext(
        "moved here from %(address)s, which no longer leads to it: add %(field)s to the record "
        "that it left",
        address=earlier,
        field=code(pointer),
    )


def _sentences(now: StatementWords) -> Iterator[Value]:
    """Yield a statement's attribution and dates, and what must accompany an accusation."""
    said = [one for one in (now.attribution, *now.dates) if one is not None]
    if said:
        yield in_semicolons(said)
    if now.answered is not None:
        yield from (row.sentence for row in now.answered.rows)


def _uncovered_fields(change: PageChange | ItemChange) -> Iterator[Difference]:
    """Yield the fields of something new that no sentence covers."""
    value = change.value if isinstance(change, ItemChange) else change.record
    known = _IN_SENTENCES.get(type(value), frozenset())
    if isinstance(change, ItemChange) and change.accused:
        known |= _IN_ANSWER
    return (one for one in change.differences if one.field not in known)


def _address(record: AnyRecord) -> Value:
    return code(site_path(record.KIND, record.id))


def _rank(difference: Difference) -> int:
    if difference.field == "state" and difference.innermost == "value":
        return _STATUS
    return _LAST if difference.field in Record.model_fields else _OTHER
