"""Text that is safe in Markdown and in HTML, and the type that says so."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup

from briefing.prose.typography import curled

_SPACE = re.compile(r"\s+")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
# A hyphen between letters, a comma, and a full stop that no number precedes mean nothing to
# Markdown; leaving them as they are keeps the written pages readable.
_SPECIAL = re.compile(
    r"(?<=[^\W_])-(?=[^\W_])|,|(?<!\d)\.|([!-/:-@\[-`{-~])",
)
_URL_SAFE = "!#$&+,-./:;=?@_~%"
_TAG = re.compile(r'<[a-z][^<>"]*(?:"[^"]*"[^<>"]*)*>')
_AMPERSAND = re.compile("&(?:#38|amp);")


class Markdown(Markup):
    """Text that is already Markdown, safe to stand in a page as it is."""

    __slots__ = ()


@lru_cache(maxsize=1 << 14)
def escape(text: str) -> Markdown:
    """Write a text so that Markdown and HTML both show it as it is.

    White space is collapsed, control and direction characters are dropped, and ASCII
    punctuation is written as numeric character references (HTML Standard, section 13.5).
    """
    flat = _SPACE.sub(" ", _CONTROLS.sub("", text))
    return Markdown(_SPECIAL.sub(_reference, flat))


def written(text: str) -> Markdown:
    """Write words of our own: as `escape` does, with the quotation marks of print."""
    return escape(curled(text))


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[1])};" if match[1] else match[0]


def escape_line(line: str) -> Markdown:
    """Write a line of a listing, of which every space counts."""
    words = (escape(word) for word in line.rstrip().split(" "))
    return Markdown("&#32;".join(words))


def escape_url(url: str) -> str:
    """Write an address so that it can stand as a Markdown link's target (RFC 3986)."""
    return quote(url, safe=_URL_SAFE).replace("&", "&amp;")


def for_two_readings(text: str) -> str:
    """Write the ampersands in attributes of elements with a `markdown` attribute once more.

    Of those Python-Markdown reads the references, and writes out as it is what then looks like
    one: a browser would read it again, and show A to whoever typed `&#65;`. It reads so, too, any
    block that stands in such an element: one that has a text in an attribute has to say
    `markdown="block"` or `"span"` itself.
    """
    return _TAG.sub(_for_two_readings, text)


def _for_two_readings(tag: re.Match[str]) -> str:
    return _AMPERSAND.sub("&#38;amp;", tag[0]) if ' markdown="' in tag[0] else tag[0]


def finalize(value: object) -> Markup:
    """Set and escape whatever a template prints, unless its type says that it is safe already."""
    if isinstance(value, Markup):
        return value
    return written("" if value is None else str(value))
