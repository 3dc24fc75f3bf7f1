"""Text that is safe in Markdown and in HTML, and its type."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import Self
from urllib.parse import quote

from markupsafe import Markup

from briefing.markup import full_stop
from briefing.typography import curl_quotes, curl_quotes_within, on_a_line

# A hyphen or slash between letters, a comma, a full stop that no number precedes, and the marks
# around words and in times mean nothing to Markdown: as they are, pages are lighter and readable.
_SPECIAL = re.compile(
    r"(?<=[^\W_])[-/](?=[^\W_])|,|(?<!\d)\."
    r"|(?<=[^\W\d_])(?:[:;](?= )|\?(?= |$))|(?<=\d):(?=\d)"
    r"|([!-/:-@\[-`{-~])",
)
_URL_SAFE = "!#$&+,-./:;=?@_~%"
_TAG = re.compile(r'<[a-z][^<>"]*(?:"[^"]*"[^<>"]*)*>')
_AROUND_WORDS = re.compile(r"<sup\b.*?</sup>|\]\([^()\s]*\)|<[^<>]*>", re.DOTALL)
_AMPERSAND = re.compile("&(?:#38|amp);")


class Markdown(Markup):
    """Text that is already Markdown, safe in a page as it is."""

    __slots__ = ()

    def __new__(cls, text: str = "") -> Self:
        """Take a text as it is; unlike `Markup`, do not call an object's `__html__`."""
        return str.__new__(cls, text)


@lru_cache(maxsize=1 << 14)
def escape(text: str) -> Markdown:
    """Escape a text so that Markdown and HTML both show it as it is.

    White space is collapsed, control and direction characters are dropped, and ASCII punctuation is
    written as numeric character references (HTML Standard, section 13.5).
    """
    return Markdown(_SPECIAL.sub(_reference, on_a_line(text)))


def escape_own(text: str) -> Markdown:
    """Escape words of our own, with typographic quotation marks.

    What a template or a phrase has already rendered is safe.
    """
    return Markdown(text) if isinstance(text, Markup) else _escape_curled(text)


@lru_cache(maxsize=1 << 14)
def _escape_curled(text: str) -> Markdown:
    return escape(curl_quotes(text))


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[1])};" if match[1] else match[0]


def verbatim(text: str) -> Markdown:
    """Escape quoted words as they are written, line by line.

    The space before a break separates the words for programs that ignore `<br>`.
    """
    return Markdown(" <br>").join(escape(line.strip()) for line in text.splitlines())


def escape_translation(text: str) -> Markdown:
    """Escape our translation of quoted words, line by line, as it stands in quotation marks."""
    return verbatim(curl_quotes_within(text))


def escape_line(line: str) -> Markdown:
    """Escape a line of a listing, in which every space counts."""
    words = (escape(word) for word in line.rstrip().split(" "))
    return Markdown("&#32;".join(words))


def escape_url(url: str) -> str:
    """Escape an address for the target of a Markdown link (RFC 3986)."""
    return quote(url, safe=_URL_SAFE).replace("&", "&amp;")


def for_two_readings(text: str) -> str:
    """Escape ampersands a second time in attributes of elements with a `markdown` attribute.

    Python-Markdown decodes the references there, and does not escape what then looks like one: a
    browser would decode it again, and show A for a typed `&#65;`. It also reads any block inside
    such an element like this, so a block with a text in an attribute needs its own
    `markdown="block"` or `"span"`.
    """
    return _TAG.sub(_for_two_readings, text)


def _for_two_readings(tag: re.Match[str]) -> str:
    return _AMPERSAND.sub("&#38;amp;", tag[0]) if ' markdown="' in tag[0] else tag[0]


def stop(printed: str) -> str:
    """Return the full stop after what a template has printed, unless that ends in a mark.

    Quotation marks, tags and link addresses after such a mark make no difference.
    """
    plain = unescape(_AROUND_WORDS.sub("", printed)) if isinstance(printed, Markup) else printed
    return full_stop(plain)


def plain_words(text: str) -> str:
    """Return the words of a phrase rendered for a page; any other text as it is."""
    return unescape(text) if isinstance(text, Markup) else text


def finalize(value: object) -> Markup:
    """Escape what a template prints, with typographic quotation marks, unless it is safe."""
    if isinstance(value, Markup):
        return value
    return escape_own("" if value is None else str(value))
