"""A page that lists what is wrong while there are no pages of the briefing to show."""

from __future__ import annotations

import html
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_PAGE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<link rel="stylesheet" href="/__waiting.css">
<h1>{title}</h1>
<p>{lead}</p>
<pre>{words}</pre>
<script src="/__waiting.js"></script>
</html>
"""
_STYLES = """\
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem }
pre { white-space: pre-wrap; overflow-wrap: anywhere }
"""
_SCRIPT = """\
const ask = async () => (await fetch(location.href, { cache: "no-store" })).text()
ask().then(first => setInterval(
  () => ask().then(now => { if (now !== first) location.reload() }, () => {}), 1000))
"""
_FILES = {
    "/__waiting.css": ("text/css", _STYLES),
    "/__waiting.js": ("text/javascript", _SCRIPT),
}
_TITLE = "This briefing cannot be shown yet"
_LEAD = (
    "Fix what is listed here and save: this page is then replaced by the briefing, without a "
    "restart."
)


class _Server(ThreadingHTTPServer):
    """A server that holds the text to show."""

    words = ""

    def handle_error(self, *_: object) -> None:
        """Ignore a browser that left before it had its answer."""


class _Handler(BaseHTTPRequestHandler):
    """A handler that answers every request with the page."""

    server: _Server

    def do_GET(self) -> None:
        """Send the page."""
        page = _PAGE.format(title=_TITLE, lead=_LEAD, words=html.escape(self.server.words))
        kind, text = _FILES.get(self.path, ("text/html", page))
        body = text.encode("utf-8", "replace")
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", "default-src 'self'")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Log nothing."""


class WaitingPage:
    """A server of one page, at every address, that lists what is wrong."""

    def __init__(self, host: str, port: int) -> None:
        """Prepare to serve there; `show` starts the server."""
        self._address = (host, port)
        self._server: _Server | None = None

    @property
    def is_up(self) -> bool:
        """Whether the page is being served."""
        return self._server is not None

    def show(self, words: str) -> None:
        """Show a text in place of the earlier one."""
        if self._server is None:
            self._server = _Server(self._address, _Handler)
            threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self._server.words = words

    def stop(self) -> None:
        """Stop serving, and free the address."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
