"""One changed page as a section of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.comparing.changes import Backing, Comparison, Fate, ItemChange, PageChange
from briefing.comparing.fields import Difference
from briefing.comparing.lines import Lines
from briefing.comparing.statements import site_path
from briefing.comparing.tally import statement_kind
from briefing.comparing.words import deleted
from briefing.problems import code, escaped
from briefing.records import Record, Statement

_OWN_WORDS = frozenset({"text", "answer"})
"""Fields that hold a statement's own words."""

_FIRST, _STATUS, _ACCUSATION, _OTHER, _LAST = range(5)


@dataclass(frozen=True)
class Section:
    """A heading and the items under it, each of them Markdown that stands alone."""

    heading: str | None
    items: tuple[str, ...]


class PageReport:
    """Writes sections about pages."""

    def __init__(self, lines: Lines, comparison: Comparison) -> None:
        """Take the words of both sides, and where merged pages went."""
        self._lines = lines
        self._successors = {
            earlier: record
            for record in comparison.present.records.values()
            for earlier in record.renamed_from
        }

    def section(self, page: PageChange) -> Section:
        """Give all that differs on a page: what became of it first, then statuses."""
        record = page.record
        is_gone = {Fate.REMOVED, Fate.MERGED} & set(page.fates)
        wording = self._lines.earlier if is_gone else self._lines.present
        title = f"### {record.KIND.capitalize()}: {escaped(wording.named(record.id))}"
        ranked = [(_FIRST, f"- {line}") for line in self._fates(page)]
        ranked += [(_rank(one), f"- {self._own(page, one)}") for one in page.differences]
        if page.backing is not None:
            ranked.append((_OTHER, f"- {self._backing(page.fates, page.backing)}"))
        ranked += [self._item(item) for item in page.items]
        ranked.sort(key=lambda entry: entry[0])
        address = code(site_path(record.KIND, record.id))
        return Section(f"{title}\n{address}", tuple(text for _, text in ranked))

    # --- the page as a whole ---

    def _fates(self, page: PageChange) -> Iterator[str]:
        record = page.record
        redirects = ", ".join(map(code, page.redirects))
        withdrawn = record.withdrawn
        for fate in page.fates:
            if fate is Fate.RENAMED:
                yield f"**Page renamed**: {redirects} redirects here."
            elif fate is Fate.MERGED:
                into = self._successors[record.id]
                name = escaped(self._lines.present.named(into.id))
                yield f"**Page merged** into {name}, {code(site_path(into.KIND, into.id))}."
            elif fate is Fate.WITHDRAWN and withdrawn is not None:
                said = self._lines.present.value(withdrawn)
                yield f"**Page withdrawn**: {escaped(said)}"
            elif fate is Fate.RESTORED:
                yield "**Page brought back**: it is no longer withdrawn."
            else:
                yield "**New page.**" if fate is Fate.ADDED else "**Page removed.**"
        if redirects and Fate.RENAMED not in page.fates:
            yield f"Redirects here: {redirects}."
        if page.uncited:
            yield "**No longer cited**: nothing rests on this source any more."

    def _own(self, page: PageChange, difference: Difference) -> str:
        if Fate.ADDED in page.fates:
            return self._lines.said(difference)
        if _rank(difference) == _STATUS:
            return f"**{self._lines.status(difference)}**"
        return self._lines.difference(difference)

    def _backing(self, fates: Sequence[Fate], backing: Backing) -> str:
        if Fate.ADDED in fates:
            return self._lines.behind(backing)
        return self._lines.backing(backing)

    # --- a statement ---

    def _item(self, item: ItemChange) -> tuple[int, str]:
        """Give a statement's rank among the entries of its page, and the entry."""
        statuses = [one for one in item.differences if _rank(one) == _STATUS]
        is_new = Fate.ADDED in item.fates
        rank = _ACCUSATION if item.accused else _OTHER
        if statuses and not is_new:
            rank = _STATUS
        details = self._new(item) if is_new else self._changed(item)
        under = "".join(f"\n  - {detail}" for detail in details)
        return rank, f"- {self._accusation(item)}{self._head(item, statuses)}{under}"

    def _accusation(self, item: ItemChange) -> str:
        if not item.accused:
            return ""
        accused = item.value.against if isinstance(item.value, Statement) else ()
        names = ", ".join(escaped(self._lines.present.named(one)) for one in accused)
        return f"**Look twice, an accusation{f' against {names}' if names else ''}.** "

    def _head(self, item: ItemChange, statuses: Sequence[Difference]) -> str:
        kind = statement_kind(item).capitalize()
        anchor = code(f"#{getattr(item.value, 'id', '')}")
        if Fate.REMOVED in item.fates:
            words = self._lines.earlier.statement(item.home, item.value)
            return f"**{kind} removed**, {anchor}: {deleted(words)}"
        words = escaped(self._lines.present.statement(item.home, item.value))
        if Fate.ADDED in item.fates:
            status = getattr(item.value, "status", None)
            return f"**{kind} added**{f' ({status})' if status else ''}, {anchor}: {words}"
        if any(one.field in _OWN_WORDS for one in item.differences):
            words = ""
        what = (
            f"{kind} changed" if item.differences or item.fates else "What stands behind it changed"
        )
        if statuses:
            what = self._lines.status(statuses[0])
        return f"**{what}**, {anchor}{f': {words}' if words else ''}"

    def _new(self, item: ItemChange) -> Iterator[str]:
        told = {*_OWN_WORDS, "status"}
        said = [self._lines.said(one) for one in item.differences if one.field not in told]
        if said:
            yield "; ".join(said)
        if item.backing is not None:
            yield self._lines.behind(item.backing)

    def _changed(self, item: ItemChange) -> Iterator[str]:
        if Fate.MOVED in item.fates:
            yield f"moved here from {code(item.earlier or '')}, which no longer leads to it"
        elif Fate.RENAMED in item.fates:
            yield f"renamed; {code(item.earlier or '')} still leads to it"
        for difference in item.differences:
            if _rank(difference) != _STATUS:
                yield self._lines.difference(difference)
        if item.backing is not None:
            yield self._lines.backing(item.backing)


def _rank(difference: Difference) -> int:
    if difference.field == "status" or (
        difference.field == "state" and difference.innermost == "value"
    ):
        return _STATUS
    return _LAST if difference.field in Record.model_fields else _OTHER
