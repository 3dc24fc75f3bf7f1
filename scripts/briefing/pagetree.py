"""Parse a web page into a tree, and find its machine-readable data.

Uses lxml, which building a site does not need.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

from briefing.characters import NO_CHARACTERS, SURROGATES

_SELF_CLOSED = re.compile(r"(<html\b[^<>]*)/>", re.IGNORECASE)
"""The start of some XHTML pages, where the parser would stop."""
_NOT_TEXT = re.compile(f"[\x00-\x08\x0e-\x1b\x7f{SURROGATES}{NO_CHARACTERS}]")
_META_NAMES = ("property", "name", "itemprop", "http-equiv")


def cleaned(text: str) -> str:
    """Return a text without characters that no page can hold, such as lone surrogates from JSON."""
    return _NOT_TEXT.sub("", text)


def parse(source: str) -> Any | None:  # noqa: ANN401 - lxml is untyped
    """Parse the source text of a page; return None if there is nothing in it."""
    # As bytes: lxml rejects a text that declares its own encoding.
    body = _SELF_CLOSED.sub(r"\1>", cleaned(source), count=1).encode("utf-8")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(body, parser=parser)
    except etree.ParserError:
        return None


def metas(tree: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - lxml is untyped
    """Yield each name of the meta elements, in lower case, with its content."""
    for meta in tree.iter("meta"):
        names = {meta.get(name).lower() for name in _META_NAMES if meta.get(name)}
        yield from ((name, meta.get("content")) for name in sorted(names) if meta.get("content"))


def documents(tree: Any, kind: str) -> Iterator[object]:  # noqa: ANN401 - lxml is untyped
    """Yield the JSON in scripts whose type contains `kind`: JSON-LD, or the page's own data."""
    for script in tree.iter("script"):
        if kind in (script.get("type") or "").lower():
            try:
                yield json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue


def nodes(document: object) -> Iterator[object]:
    """Yield every value in a JSON document, outer values before inner ones."""
    waiting = [document]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, dict):
            waiting.extend(reversed(node.values()))
        elif isinstance(node, list):
            waiting.extend(reversed(node))
