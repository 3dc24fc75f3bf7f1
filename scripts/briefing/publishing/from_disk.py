"""Change a built site so that it works from disk (file://), without a web server.

From disk, a browser lists the files of a folder instead of showing its page, fetches no data and
runs no worker. So links to folders get the name of the page in it, and the search index, the search
worker and the texts to copy become scripts, which a page can load; the theme and its scripts
expect them.
"""

from __future__ import annotations

import html
import json
import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from briefing.publishing.engines import EngineError
from briefing.rendering import COPIES_FILE

_PAGE = "index.html"
_INDEX = "search_index.json"
_LINKS = frozenset({"href", "xlink:href"})
_REFRESH = re.compile(r"(\s*[0-9.]+\s*[;,]\s*url=)(.*)", re.IGNORECASE | re.DOTALL)
_IMPORTED = re.compile(r"""importScripts\(([^)]*)\)""")
_QUOTED = re.compile(r'"([^"]*)"')
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")


def open_from_disk(site: Path) -> None:
    """Change a built site so that it works from disk, and leave all other bytes as they are.

    Raises:
        EngineError: the search index or the search worker is not where it is expected.
    """
    search, workers = site / "search", site / "assets" / "javascripts" / "workers"
    engine = next(workers.glob("search.*.js"), None)
    if engine is None or not (search / _INDEX).is_file():
        raise EngineError("this release of the engine has a search that needs a web server")
    folders = frozenset(file.parent.relative_to(site).as_posix() for file in site.rglob(_PAGE))
    for file in sorted(site.rglob("*.html")):
        page = file.read_bytes().decode("utf-8")
        folder = file.parent.relative_to(site).as_posix()
        file.write_bytes(_rewrite_links(page, folder, folders).encode("utf-8"))
    for copied in sorted(site.rglob(COPIES_FILE)):
        _write_script(copied.with_suffix(".js"), "__copy", json.loads(copied.read_bytes()))
        copied.unlink()
    _write_index(search, folders)
    texts = (file.read_text("utf-8") for file in (*_search_scripts(workers), engine))
    _write_script(search / "search_worker.js", "__worker", "\n".join(texts))


class _Tag(NamedTuple):
    """A start tag: its offset in the page, its text, and the attributes that hold links."""

    start: int
    text: str
    links: frozenset[str]


class _StartTags(HTMLParser):
    """A parser that collects the start tags with links."""

    def __init__(self, page: str) -> None:
        """Parse a whole page."""
        super().__init__(convert_charrefs=False)
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", page))]
        self.found: list[_Tag] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect a tag if it has links."""
        named = dict(attrs)
        links = _LINKS.intersection(named)
        if tag == "meta" and (named.get("http-equiv") or "").lower() == "refresh":
            links = frozenset({"content"})
        if links:
            line, column = self.getpos()
            start = self._line_starts[line - 1] + column
            self.found.append(_Tag(start, self.get_starttag_text() or "", links))


def _search_scripts(workers: Path) -> tuple[Path, ...]:
    """Return the scripts of our own search: first those that the last one imports."""
    last = workers / "names-first.js"
    imported = _IMPORTED.search(last.read_text("utf-8"))
    names = _QUOTED.findall(imported[1]) if imported else ()
    return (*(workers / name for name in names), last)


def _rewrite_links(page: str, folder: str, folders: frozenset[str]) -> str:
    """Return a page in `folder` with its links to `folders` leading to the pages there."""

    def rewrite(match: re.Match[str]) -> str:
        name, raw = match[1].lower(), match[2]
        if name not in tag.links:
            return match[0]
        value = html.unescape(raw[1:-1] if raw[0] in "\"'" else raw)
        refresh = _REFRESH.fullmatch(value) if name == "content" else None
        before, address = refresh.groups() if refresh else ("", value)
        opened = _page_address(address, folder, folders)
        return match[0] if opened == address else f'{match[1]}="{html.escape(before + opened)}"'

    pieces: list[str] = []
    done = 0
    for tag in _StartTags(page).found:
        pieces += page[done : tag.start], _ATTRIBUTE.sub(rewrite, tag.text)
        done = tag.start + len(tag.text)
    return "".join((*pieces, page[done:]))


def _page_address(address: str, folder: str, folders: frozenset[str]) -> str:
    """Return an address on a page in `folder`; if it leads to a folder, with the page in it."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return address
    if posixpath.normpath(posixpath.join(folder, unquote(parts.path))) not in folders:
        return address
    return parts._replace(path=posixpath.join(parts.path, _PAGE)).geturl()


def _write_index(search: Path, folders: frozenset[str]) -> None:
    """Write the search index as a script, under the name that the engine loads from disk."""
    file = search / _INDEX
    index = json.loads(file.read_bytes())
    for document in index["docs"]:
        opened = _page_address(f"./{document['location']}", ".", folders)
        document["location"] = opened.removeprefix("./")
    _write_script(search / "search_index.js", "__index", index)
    file.unlink()


def _write_script(file: Path, name: str, value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    file.write_text(f"var {name} = {text}\n", encoding="utf-8", newline="\n")
