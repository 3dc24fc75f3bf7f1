"""Fingerprints of what pages load, so that no browser combines a new page with an old file.

An address gets the hash of the file's content as its query: `briefing.css?1f0c2ab94d`. The name
stays, so that a page from before still finds a file. A file that loads others is hashed with the
fingerprints of those in it. What changes with every record, as the search index does, has none: it
would change every page.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LENGTH = 10
_LOADED = frozenset(
    (".css", ".gif", ".ico", ".jpg", ".jpeg", ".js", ".png", ".svg", ".webp", ".woff", ".woff2")
)

_TAG = re.compile(r"<(?:link|script|meta|img|source)\b[^>]*>")
_ADDRESS = re.compile(
    r"""(?P<before>\s(?:href|src|content|data-engine)=")(?P<address>[^"\s]+)(?=")"""
)
_CONFIG = re.compile(r'<script id="__config"[^>]*>.*?</script>', re.DOTALL)
_WORKER = re.compile(r'(?P<before>"search":\s*")(?P<address>[^"]+)(?=")')
_IN_SHEET = re.compile(r"""(?P<before>url\(["']?)(?P<address>[^"')\s]+)(?=["']?\))""")
_IN_SCRIPT = re.compile(r"""(?P<before>")(?P<address>[\w./-]+\.js)(?=")""")


class Fingerprints:
    """The fingerprints of a site's files."""

    def __init__(self, site: Path, site_url: str | None) -> None:
        """Prepare for the site in a folder, and the address that it is published at, if any."""
        parts = urlsplit(site_url or "")
        self._site = site
        self._host = parts.netloc
        self._base = f"{parts.path.rstrip('/')}/"
        self._contents: dict[str, bytes] = {}
        self._known: dict[str, str] = {}

    def of_page(self, file: Path) -> str:
        """Return the HTML of a page with fingerprints in the addresses of what it loads."""
        folder = file.parent.relative_to(self._site).as_posix()
        page = file.read_bytes().decode("utf-8")
        add = self._adder(folder)

        def add_in_attribute(match: re.Match[str]) -> str:
            address = html.unescape(match["address"])
            added = self._add(address, folder)
            return match[0] if added == address else match["before"] + html.escape(added)

        page = _TAG.sub(lambda tag: _ADDRESS.sub(add_in_attribute, tag[0]), page)
        return _CONFIG.sub(lambda config: _WORKER.sub(add, config[0]), page)

    def write(self) -> None:
        """Write the style sheets and scripts that pages load, with fingerprints in them."""
        for name, content in self._contents.items():
            (self._site / name).write_bytes(content)

    def _adder(self, folder: str) -> Callable[[re.Match[str]], str]:
        """Return what adds its fingerprint to an address in a file of the folder."""
        return lambda match: match["before"] + self._add(match["address"], folder)

    def _add(self, address: str, folder: str) -> str:
        parts = urlsplit(address)
        name = self._file(parts.path, folder) if parts.netloc in {"", self._host} else None
        if name is None:
            return address
        query = f"{parts.query}?{self._of(name)}" if parts.query else self._of(name)
        return parts._replace(query=query).geturl()

    def _file(self, path: str, folder: str) -> str | None:
        """Return the name of the file at an address, if it is one that has a fingerprint."""
        path = unquote(path)
        if path.startswith(self._base):
            path, folder = path[len(self._base) :], ""
        name = posixpath.normpath(posixpath.join(folder, path))
        is_loaded = posixpath.splitext(name)[1] in _LOADED
        return name if is_loaded and (self._site / name).is_file() else None

    def _of(self, name: str) -> str:
        if name not in self._known:
            self._known[name] = "0"  # for a file that leads back to itself
            self._known[name] = self._fingerprint(name)
        return self._known[name]

    def _fingerprint(self, name: str) -> str:
        content = (self._site / name).read_bytes()
        form = {".css": _IN_SHEET, ".js": _IN_SCRIPT}.get(posixpath.splitext(name)[1])
        if form:
            add = self._adder(posixpath.dirname(name))
            text = content.decode("utf-8")
            content = form.sub(add, text).encode("utf-8")
            self._contents[name] = content
        return sha256(content).hexdigest()[:_LENGTH]
