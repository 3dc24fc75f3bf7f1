"""A web server like those that publish sites: compressed answers, which may be cached."""

from __future__ import annotations

import functools
import gzip
import http.server
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any

from tests.support.site import listening

_TEXT = ("text/", "application/javascript", "application/json", "application/xml", "image/svg")
_KEPT = "max-age=600"  # seconds, as GitHub Pages has it


class _Compressing(http.server.SimpleHTTPRequestHandler):
    """A handler that serves a folder compressed, with its own 404 page, and logs nothing."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - as in the base class
        """Log nothing."""

    def handle(self) -> None:
        """Answer until the browser closes the connection, which may happen at any time."""
        with suppress(ConnectionError):
            super().handle()

    def send_head(self) -> io.BytesIO:
        """Send the headers, and return the body."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        status = HTTPStatus.OK if path.is_file() else HTTPStatus.NOT_FOUND
        path = path if path.is_file() else Path(self.directory) / "404.html"
        content = path.read_bytes()
        kind = self.guess_type(path)
        self.send_response(status)
        if kind.startswith(_TEXT):
            # Level and time are fixed, so that a site always has the same size.
            content = gzip.compress(content, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if "text/" in kind else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", _KEPT)
        self.end_headers()
        return io.BytesIO(content)


@contextmanager
def compressed(site: Path) -> Iterator[str]:
    """Serve a site at the root of a host of its own; yield its address."""
    with listening(functools.partial(_Compressing, directory=str(site))) as host:
        yield host


@contextmanager
def sent_with(site: Path, headers: Mapping[str, str]) -> Iterator[str]:
    """Serve a site at the root of a host, each answer with further headers; yield its address."""

    class Sending(_Compressing):
        """A handler that sends them."""

        def end_headers(self) -> None:
            for name, value in headers.items():
                self.send_header(name, value)
            super().end_headers()

    with listening(functools.partial(Sending, directory=str(site))) as host:
        yield host
