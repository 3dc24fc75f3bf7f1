"""Decode the bytes of a page, by their actual encoding rather than the declared one.

Headers are often wrong; bytes that are valid UTF-8 are UTF-8.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_IN_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_HEAD = 4_096
_TO_GUESS_FROM = 50_000
_FAULTS_ALLOWED = 0.02
"""The share of non-ASCII characters that may be broken: pages are assembled from parts."""

_AS_BROWSERS_READ = {
    "iso-8859-1": "windows-1252",
    "latin-1": "windows-1252",
    "latin1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "iso-8859-9": "windows-1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "iso-8859-8-i": "iso-8859-8",
}
"""Labels that the WHATWG encoding standard reads as a larger set than Python does."""


def decode(body: bytes, content_type: str) -> str:
    """Return the text of a page from its bytes and its Content-Type field."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    for encoding in _candidates(body, content_type):
        text = _attempt(body, encoding)
        if text is not None:
            return text
    best = from_bytes(body[:_TO_GUESS_FROM]).best()
    return body.decode(best.encoding if best else "utf-8", "replace")


def _candidates(body: bytes, content_type: str) -> Iterator[str]:
    yield "utf-8"
    if declared := _DECLARED.search(body[:_HEAD]):
        yield declared[1].decode("ascii", "ignore")
    if in_header := _IN_HEADER.search(content_type):
        yield in_header[1]


def _attempt(body: bytes, encoding: str) -> str | None:
    """Return the text; None if the encoding is unknown or too many characters are broken."""
    name = _AS_BROWSERS_READ.get(encoding.lower(), encoding)
    try:
        text = body.decode(name, "replace")
    except (LookupError, ValueError):
        return None
    beyond_ascii = sum(char > "\x7f" for char in text)
    return text if text.count("\ufffd") <= _FAULTS_ALLOWED * beyond_ascii else None
