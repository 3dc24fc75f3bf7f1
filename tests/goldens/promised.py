"""Addresses that were published once: each page, and each anchor on it, must still lead somewhere.

A list of them has a page a line, `path: anchor anchor`; lines that begin with # explain it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from briefing import addresses
from briefing.linking import Briefing
from briefing.records import RECORD_KINDS
from tests.support.site import Page, Site, html_path

Promised = Mapping[str, tuple[str, ...]]
"""The anchors of each page, by the page's path."""

_ID = re.compile(r"""\sid=["']?([^"'\s>]+)""")
_FURTHEST = 5
"""Stubs that may lead on to one another."""

_OF_RECORDS = frozenset(kind.folder for kind in RECORD_KINDS.values())
_DEPTH = 3
"""Parts of the path of a record's page: `actors/x/index.html`."""

_AS_IT_COMES = re.compile(r"evidence/index\.html#s-|timeline/index\.html#s-before-")
"""Parts of pages that list what there is at the time: what is thin, the time before the others."""

_NOT_PROMISED = re.compile(r"(?:__|ref-|cite-|s-map-(?:title|about)-|s-network-caption)")
"""Ids of the theme, numbers of citations, and ids by which a drawing is named."""


def read_promises(file: Path) -> Promised:
    """Read a list of pages and their anchors."""
    lines = (line for line in file.read_text("utf-8").splitlines() if not line.startswith("#"))
    pairs = (line.partition(":")[::2] for line in lines if line)
    return {path: tuple(unescape(anchors).split()) for path, anchors in pairs}


def anchors_of(page: Page) -> frozenset[str]:
    """Return every id on a page."""
    return frozenset(map(unescape, _ID.findall(page.html)))


def promises_of(site: Site) -> Iterator[str]:
    """Return the lines of a list: each page of a site but the one for what is not found."""
    for path, page in sorted(site.pages.items()):
        if path != "404.html":
            ids = dict.fromkeys(map(unescape, _ID.findall(page.html)))
            anchors = [anchor for anchor in ids if not _NOT_PROMISED.match(anchor)]
            yield f"{path}: {' '.join(anchors)}".rstrip()


@dataclass(frozen=True)
class Withdrawn:
    """What a briefing took back: it is told on no page but the stub that says why.

    Attributes:
        pages: The paths of those stubs.
        ids: The records, their statements, and the ties of others to them.
    """

    pages: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()


def withdrawn_from(briefing: Briefing) -> Withdrawn:
    """Return what is withdrawn from a briefing."""
    gone = {record.id for record in briefing.records.values() if record.withdrawn}
    pages = {html_path(addresses.of(briefing.records[id_])) for id_ in gone}
    ids = {
        item.id
        for record in briefing.records.values()
        for name in ("claims", "relationships", "designations", "answers")
        for item in getattr(record, name, ())
        if record.id in gone or getattr(item, "target", None) in gone
    }
    return Withdrawn(frozenset(pages), frozenset(gone | ids))


def lost(promised: Promised, site: Site, withdrawn: Withdrawn) -> list[str]:
    """Return the addresses among those promised that lead nowhere on a site.

    What a record says decides which sections its page has. Where one is gone from a page and is
    found on others of the kind, its address leads to the page.
    """
    sections = _sections_by_folder(site)
    found = []
    for path, anchors in promised.items():
        page = _arrived(site, path)
        if page is None:
            found.append(path)
        elif page.path not in withdrawn.pages:
            there = anchors_of(page) | withdrawn.ids | sections[_folder(page.path)]
            missed = [f"{path}#{anchor}" for anchor in anchors if anchor not in there]
            found += [address for address in missed if not _AS_IT_COMES.match(address)]
    return found


def _sections_by_folder(site: Site) -> Mapping[str, set[str]]:
    """Return the sections that pages of records have, by the folder of the kind."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path, page in site.pages.items():
        if _folder(path):
            found[_folder(path)] |= {one for one in anchors_of(page) if one.startswith("s-")}
    return found


def _folder(path: str) -> str:
    """Return the folder of a record's page; nothing for other pages."""
    parts = path.split("/")
    return parts[0] if parts[0] in _OF_RECORDS and len(parts) == _DEPTH else ""


def _arrived(site: Site, path: str) -> Page | None:
    """Return the page on which a reader arrives, by way of stubs."""
    for _ in range(_FURTHEST):
        page = site.pages.get(path)
        if page is None or 'http-equiv="refresh"' not in page.html:
            return page
        (onward,) = {one.address for one in page.references if one.attribute == "refresh"}
        target = site.target(page, onward)
        if target is None:
            return None
        path, _ = target
    return None
