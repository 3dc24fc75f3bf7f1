"""Text that is safe in Markdown and in HTML, and the type that says so."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import Self
from urllib.parse import quote

from markupsafe import Markup

from briefing.markup import full_stop
from briefing.typography import curl_quotes, on_a_line

# A hyphen between letters, a comma, and a full stop that no number precedes mean nothing to
# Markdown; leaving them as they are keeps the written pages readable.
_SPECIAL = re.compile(
    r"(?<=[^\W_])-(?=[^\W_])|,|(?<!\d)\.|([!-/:-@\[-`{-~])",
)
# "al-Kadhimi", between no letters or hyphens that make it part of something else.
_ARTICLE = re.compile(
    r"(?<![\w&#/-])(?:al|el|ad|as|ash|an|ar|at|az)-[^\W_]++(?![/-])", re.IGNORECASE
)
_URL_SAFE = "!#$&+,-./:;=?@_~%"
_TAG = re.compile(r'<[a-z][^<>"]*(?:"[^"]*"[^<>"]*)*>')
_AROUND_WORDS = re.compile(r"<sup\b.*?</sup>|\]\([^()\s]*\)|<[^<>]*>", re.DOTALL)
_AMPERSAND = re.compile("&(?:#38|amp);")


class Markdown(Markup):
    """Text that is already Markdown, safe to stand in a page as it is."""

    __slots__ = ()

    def __new__(cls, text: str = "") -> Self:
        """Take a text as it is; unlike Markup's, any object's own HTML is not asked for."""
        return str.__new__(cls, text)


@lru_cache(maxsize=1 << 14)
def escape(text: str) -> Markdown:
    """Write a text so that Markdown and HTML both show it as it is.

    White space is collapsed, control and direction characters are dropped, and ASCII
    punctuation is written as numeric character references (HTML Standard, section 13.5).
    """
    return Markdown(_SPECIAL.sub(_reference, on_a_line(text)))


def keep_articles(words: Markdown) -> Markdown:
    """Keep an Arabic article on the line of its name, by markup: the letters stay as they are."""
    return Markdown(_ARTICLE.sub(r'<span class="whole">\g<0></span>', str(words)))


def escape_own(text: str) -> Markdown:
    """Write words of our own: as `escape` does, with the quotation marks of print.

    What a template or a phrase has put into words before is safe already.
    """
    return Markdown(text) if isinstance(text, Markup) else _set_type(text)


@lru_cache(maxsize=1 << 14)
def _set_type(text: str) -> Markdown:
    return escape(curl_quotes(text))


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[1])};" if match[1] else match[0]


def verbatim(text: str) -> Markdown:
    """Write somebody's words as they are written, each line of them on a line of its own.

    The space before a break parts the words for readers of the text that know no `<br>`.
    """
    return Markdown(" <br>").join(escape(line.strip()) for line in text.splitlines())


def escape_translation(text: str) -> Markdown:
    """Write our rendering of somebody's words: line by line too, with the marks of print."""
    return verbatim(curl_quotes(text))


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


def stop(printed: str) -> str:
    """Return the full stop that follows what a template has printed, unless that ends in a mark.

    Quotation marks, tags and the addresses of links behind such a mark make no difference.
    """
    plain = unescape(_AROUND_WORDS.sub("", printed)) if isinstance(printed, Markup) else printed
    return full_stop(plain)


def plain_words(text: str) -> str:
    """Return the words of a phrase that was put into words for a page; any other text as it is."""
    return unescape(text) if isinstance(text, Markup) else text


def finalize(value: object) -> Markup:
    """Set and escape whatever a template prints, unless its type says that it is safe already."""
    if isinstance(value, Markup):
        return value
    return escape_own("" if value is None else str(value))
