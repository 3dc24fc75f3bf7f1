"""Find one page of every kind in a built site, from its files alone."""

from __future__ import annotations

from pathlib import Path

from briefing.addresses import section
from briefing.records import RECORD_KINDS

DOCUMENT = "print/"
"""The whole briefing on one page: the size limits of pages do not apply to it."""

_RECORDS = frozenset(section(kind).folder for kind in RECORD_KINDS)
_LEADS_ON = b'http-equiv="refresh"'


def kinds_of_page(site: Path) -> list[str]:
    """Return addresses relative to the site's: the first page, then each folder's page.

    Of a folder of records, also its largest record, by bytes of HTML; of another folder, all
    pages in it. Redirects and `DOCUMENT` are omitted.
    """
    found = [""]
    for folder in sorted(path for path in site.iterdir() if (path / "index.html").is_file()):
        inner = [page.parent for page in folder.glob("*/index.html") if _is_read(page)]
        if folder.name in _RECORDS:
            inner = sorted(inner, key=lambda page: (-_weight(page), page.name))[:1]
        pages = (folder, *sorted(inner))
        found += [f"{page.relative_to(site).as_posix()}/" for page in pages]
    return [address for address in found if address != DOCUMENT]


def heaviest(site: Path, folder: str, *words: bytes) -> str:
    """Return the address of the largest page in a folder that has all of some words in its HTML."""
    pages = [page for page in site.glob(f"{folder}/*/index.html") if _has(page, words)]
    largest = max(pages, key=lambda page: (_weight(page.parent), page.parent.name))
    return f"{largest.parent.relative_to(site).as_posix()}/"


def _weight(folder: Path) -> int:
    return (folder / "index.html").stat().st_size


def _is_read(page: Path) -> bool:
    return _LEADS_ON not in page.read_bytes()


def _has(page: Path, words: tuple[bytes, ...]) -> bool:
    content = page.read_bytes()
    return all(word in content for word in words)
