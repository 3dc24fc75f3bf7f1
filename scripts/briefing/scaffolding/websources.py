"""Begin the record of a source from its web page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from briefing import locales
from briefing.editing import scalar
from briefing.linking import Briefing
from briefing.records import EdtfDate, Source
from briefing.records.addresses import check_web_address
from briefing.scaffolding.beginning import BeginError, Destination, read_destination
from briefing.scaffolding.drafts import OriginDraft, known_pages
from briefing.scaffolding.filling import TODO, scaffold
from briefing.scaffolding.ids import source_id
from briefing.scaffolding.outlets import Outlet, find_outlet
from briefing.webpages import (
    Look,
    date_in,
    host_name,
    host_words,
    last_words,
    original,
    page_key,
    without_tracking,
)

if TYPE_CHECKING:
    from briefing.scaffolding.facts import PageFacts

_FIELD = re.compile(r"#?([a-z_]+):")


Visit = Callable[[str, str | None], Look]
"""Visits an address; the second is the briefing's own, which tells a host's owner who asks."""


@dataclass(frozen=True)
class NewSource:
    """A source record that was begun.

    Attributes:
        file: Its file.
        url: The page's address as the record has it.
        filled: The fields that were filled in: name, and where the value comes from, in words.
        open: The fields that are left to fill in.
        remarks: What the contributor should know, in sentences.
    """

    file: Path
    url: str
    filled: tuple[tuple[str, str], ...]
    open: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass
class _Filling:
    """The fields of a new record, as they become known."""

    values: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    where_from: dict[str, str] = field(default_factory=dict)
    inferred: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def fill_in(
        self, name: str, value: str | tuple[str, ...], where: str, *, is_shown: bool = True
    ) -> None:
        """Fill in a field, and note whether the page shows it."""
        self.values[name] = value
        self.where_from[name] = where
        if not is_shown:
            self.inferred.append(name)


def begin_source(
    data: Path,
    url: str,
    visit: Visit,
    *,
    record_id: str | None = None,
    today: EdtfDate | None = None,
) -> NewSource:
    """Write the record of a web page, with all that the page and the other sources say.

    Args:
        data: The data folder.
        url: The page's address.
        visit: Called once, and only if the briefing has no record of the page.
        record_id: The id; by default it is made from the publisher, the title and the day.
        today: The day of the visit.

    Raises:
        BeginError: the address is invalid, the briefing has the source, or the id cannot be used.
    """
    try:
        address = without_tracking(check_web_address(original(url.strip())))
    except ValueError as error:
        raise BeginError(str(error)) from error
    here = read_destination(data)
    _require_unknown(here, address)
    seen = visit(address, here.briefing.settings.site_url)
    # After the visit, which reports what is missing if lxml is not installed.
    from briefing.scaffolding.facts import read_facts  # noqa: PLC0415 - other records do without it

    page = read_facts(seen.html)
    address, elsewhere = _own_address(page, seen.url if seen.html else address)
    _require_unknown(here, address)
    filling = _fill(here.briefing, address, page)
    if elsewhere is not None:
        filling.remarks.append(
            f"The page names {elsewhere} as its own address: if this is a copy, cite that page."
        )
    if original(url) != url:
        filling.fill_in("archive_url", url, "the address that you gave")
    _fill_visit(filling, seen, today)
    known = find_outlet(_text(filling, "publisher"), address, here.briefing.sources.values())
    record_id = record_id or source_id(
        known.id_prefix or host_words(address),
        (_text(filling, "title") or "", last_words(address)),
        _text(filling, "date") or "",
        here.homes,
    )
    text = _write_record(filling, here.briefing, today)
    file = here.write(Source.KIND, record_id, text)
    left = tuple(name for line in text.splitlines() if (name := _open_field(line)))
    return NewSource(file, address, tuple(filling.where_from.items()), left, tuple(filling.remarks))


def _fill_visit(filling: _Filling, seen: Look, today: EdtfDate | None) -> None:
    """Fill in the day of the visit, or say that the page could not be read."""
    if not seen.html:
        filling.remarks[:0] = [
            f"The page could not be read: {seen.why_not}.",
            "So the file's name was made of the address: give it a better one before it is cited.",
        ]
    elif today is not None:
        filling.fill_in("accessed", str(today), "today's visit")


def _require_unknown(here: Destination, address: str) -> None:
    source = known_pages(here.briefing.sources.values()).get(page_key(address))
    if source is not None:
        raise BeginError(
            f"this page has a record: {here.file(source.KIND, source.id)}. Cite it as `{source.id}`"
        )


def _own_address(page: PageFacts, url: str) -> tuple[str, str | None]:
    """Return the address of a page, and its canonical address if that is on another host.

    The canonical address is used if it is on the same host and plausible.
    """
    visited = without_tracking(url)
    if page.address is None:
        return visited, None
    try:
        own = without_tracking(check_web_address(urljoin(url, page.address.value)))
    except ValueError:
        return visited, None
    if host_name(own) != host_name(url):
        return visited, own
    # Some sites give their first page as the canonical address of all pages.
    return (own, None) if last_words(own) or not last_words(url) else (visited, None)


def _fill(briefing: Briefing, address: str, page: PageFacts) -> _Filling:
    filling = _Filling()
    if page.title is not None:
        filling.fill_in("title", page.title.value, page.title.where)
    known = _fill_publisher(filling, briefing, address, page)
    if page.authors:
        filling.fill_in("authors", tuple(one.value for one in page.authors), page.authors[0].where)
    _fill_date(filling, address, page)
    filling.fill_in("url", address, "the page's address")
    _fill_language(filling, briefing, known, page)
    filling.remarks += [f"Not taken: {doubt}." for doubt in page.doubts]
    return filling


def _fill_publisher(filling: _Filling, briefing: Briefing, address: str, page: PageFacts) -> Outlet:
    """Fill in the publisher, and what its other sources share."""
    said = page.publisher
    known = find_outlet(said.value if said else None, address, briefing.sources.values())
    if not known.sources:
        # A site may call itself by another name than the briefing does.
        by_host = find_outlet(None, address, briefing.sources.values())
        known = by_host if by_host.sources else known
    others = f"the other sources of {known.publisher}"
    if known.sources:
        filling.fill_in("publisher", known.publisher, others, is_shown=said is not None)
    elif said is not None:
        filling.fill_in("publisher", said.value, said.where)
    for name in ("kind", "origin"):
        if (guess := known.guess(name)) is not None:
            doubt = "" if guess.sure else " (check it: they differ, or there is one alone)"
            filling.fill_in(name, guess.value, others + doubt)
    if "origin" not in filling.values:
        own = OriginDraft(
            known.id_prefix or host_words(address), known.publisher or host_name(address)
        )
        filling.remarks.append(
            "The origin is whose information it is, an id under `origins` in vocabulary.yml: "
            "a news agency's for a copy of its text, else the outlet's own. If that is missing, "
            f"add a line there: {own.line}"
        )
    return known


def _fill_date(filling: _Filling, address: str, page: PageFacts) -> None:
    if page.date is not None:
        filling.fill_in("date", page.date.value, page.date.where)
        return
    day = date_in(address)
    if day is not None:
        try:
            EdtfDate.parse(day)
        except ValueError:
            return
        filling.fill_in("date", day, "the page's address", is_shown=False)


def _fill_language(filling: _Filling, briefing: Briefing, known: Outlet, page: PageFacts) -> None:
    if page.language is not None:
        tag = page.language.value
        listed = briefing.vocabulary.languages
        language = tag if tag in listed else locales.primary(tag)
        if language in listed or locales.is_language(language):
            filling.fill_in("language", language, page.language.where)
            return
        filling.remarks.append(
            f"The page is in `{tag}` ({page.language.where}), which is no language that is known: "
            "add it under `languages` in vocabulary.yml if that is right."
        )
    elif (guess := known.guess("language")) is not None:
        where = f"the other sources of {known.publisher}"
        filling.fill_in("language", guess.value, where, is_shown=False)


def _text(filling: _Filling, name: str) -> str | None:
    value = filling.values.get(name)
    return value if isinstance(value, str) else None


def _write_record(filling: _Filling, briefing: Briefing, today: EdtfDate | None) -> str:
    """Return the commented record with the known values filled in."""
    values: dict[str, str | tuple[str, ...]] = dict(filling.values)
    if filling.inferred:
        values["inferred"] = tuple(filling.inferred)
    pattern = scaffold(Source.KIND, vocabulary=briefing.vocabulary, today=today)
    return "".join(f"{_with_value(line, values)}\n" for line in pattern.splitlines())


def _with_value(line: str, values: Mapping[str, str | tuple[str, ...]]) -> str:
    found = _FIELD.match(line)
    if found is None or found[1] not in values:
        return line
    value = values[found[1]]
    if isinstance(value, str):
        return f"{found[1]}: {scalar(value)}"
    return f"{found[1]}: [{', '.join(scalar(one) for one in value)}]"


def _open_field(line: str) -> str | None:
    found = _FIELD.match(line)
    return found[1] if found is not None and line == f"{found[1]}: {TODO}" else None
