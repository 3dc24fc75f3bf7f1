"""A local web server with every kind of page that a visit may meet, good, bad and hostile."""

from __future__ import annotations

import gzip
import json
import threading
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit

ARTICLE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Mill burns - The
Gazette</title><meta property="og:site_name" content="The Gazette">
<meta name="author" content="Ann Ashe"><meta property="article:published_time"
content="2020-05-02T08:00:00Z"></head><body><nav>Home News Sport</nav><article><h1>Mill burns</h1>
{text}
<p>The fire brigade of Millbury came at three in the morning with two engines and could not save
the roof, nor the wheel, nor the flour that was stored on the upper floor for the winter. People
from the whole valley stood on the bridge until dawn and watched the beams fall one by one into
the stream below, while the bells of the old chapel rang for help that was no longer of use.</p>
</article><footer>All rights reserved</footer></body></html>"""


@dataclass(frozen=True)
class Reply:
    """An answer of the server.

    Attributes:
        body: The body; None sends no length and closes the connection at the end.
        parts: Further pieces of the body, sent as they are generated.
    """

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    parts: Callable[[], Iterable[bytes]] | None = None


Answering = Callable[["Request"], Reply]


@dataclass(frozen=True)
class Request:
    """A request: the path with its query, the header fields, and how often it was made."""

    path: str
    headers: Mapping[str, str]
    count: int

    @property
    def query(self) -> dict[str, str]:
        return {key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()}


def page(text: str, **headers: str) -> Reply:
    """Return an article with some paragraphs of its own."""
    return html(ARTICLE.replace("{text}", text), 200, **headers)


def html(source: str | bytes, status: int = 200, **headers: str) -> Reply:
    """Return a page; header names are written with `_` for `-`."""
    body = source.encode() if isinstance(source, str) else source
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, body, {"content-type": "text/html; charset=utf-8"} | named)


NOT_THERE = html("<title>Not found</title>", 404)


def redirect(target: str, status: int = 302, **headers: str) -> Reply:
    return Reply(status, b"", {"location": target} | headers)


def drip() -> Iterator[bytes]:
    """Yield a page one letter at a time, each within any time limit between two reads."""
    for letter in ARTICLE * 10:
        yield letter.encode()
        time.sleep(0.1)


def endless() -> Iterator[bytes]:
    """Yield a page without an end."""
    yield b"<html><body>"
    while True:
        yield b"<p>The mill, the mill, the mill.</p>" * 100


def bomb(wbits: int = 31) -> bytes:
    """Return a few kilobytes that decompress to 64 MiB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    return b"".join([packer.compress(b"a" * (1 << 20)) for _ in range(64)]) + packer.flush()


class Web:
    """A running server, which answers 404 to unknown paths.

    Attributes:
        asked: The path of each request, in order.
        agents: The User-Agent fields that came.
        crowd: The most requests that ever ran at the same time.
    """

    def __init__(self, pages: Mapping[str, Reply | Answering]) -> None:
        """Serve `pages` by their paths; a path that ends in `*` serves all that begin with it."""
        self.pages = dict(pages)
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.crowd = 0
        self._here = 0
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def place(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self._server.server_address[1]}"

    def url(self, path: str) -> str:
        return f"http://{self.place}{path}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: object, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @contextmanager
    def visit(self) -> Iterator[None]:
        """Count the requests that run at the same time."""
        with self._lock:
            self._here += 1
            self.crowd = max(self.crowd, self._here)
        try:
            yield
        finally:
            with self._lock:
                self._here -= 1

    def reply(self, target: str, headers: Mapping[str, str]) -> Reply:
        """Return the answer to a path with its query."""
        self.asked.append(target)
        self.agents.add(headers.get("user-agent", ""))
        self._counts[target] += 1
        path = urlsplit(target).path
        patterns = (name for name in self.pages if name.endswith("*"))
        starts = (name for name in patterns if path.startswith(name[:-1]))
        found = self.pages.get(path) or self.pages.get(next(starts, ""), NOT_THERE)
        return found(Request(target, headers, self._counts[target])) if callable(found) else found

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        web = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with web.visit():
                    self._answer()

            def _answer(self) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                reply = web.reply(self.path, headers)
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                if reply.parts is None:
                    self.send_header("content-length", str(len(reply.body)))
                self.end_headers()
                with suppress(BrokenPipeError, ConnectionResetError):
                    self.wfile.write(reply.body)
                    for part in reply.parts() if reply.parts else ():
                        self.wfile.write(part)
                        self.wfile.flush()

            def log_message(self, *arguments: object) -> None:
                """Log nothing."""

        return Handler


def archive(copies: Mapping[str, str]) -> Answering:
    """Return an availability API that knows the copies of some addresses."""

    def answer(request: Request) -> Reply:
        url = request.query["url"]
        closest = {"available": True, "status": "200", "url": copies.get(url)}
        known = {"closest": closest} if url in copies else {}
        told = {"url": url, "archived_snapshots": known}
        return Reply(200, json.dumps(told).encode(), {"content-type": "application/json"})

    return answer


def gzipped(reply: Reply) -> Reply:
    return Reply(
        reply.status, gzip.compress(reply.body), {**reply.headers, "content-encoding": "gzip"}
    )
