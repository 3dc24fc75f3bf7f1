"""The words that a PDF needs besides its text, read from the page that is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, NamedTuple

from briefing.pagetree import parse

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_RUN = re.compile(r"<(?!html\b)[a-z]\w*(?= [^>]*\blang=)(?![^>]*\bid=)")


class PdfWords(NamedTuple):
    """Words of a printed page, in its order.

    Attributes:
        headings: The text of each heading.
        links: What each link is called, by the anchor that it leads to.
        figures: What each figure shows.
    """

    headings: tuple[str, ...]
    links: Mapping[str, str]
    figures: tuple[str, ...]


def read_words(page: str) -> PdfWords:
    """Return the words of the source of a page."""
    tree = parse(page)
    if tree is None:
        return PdfWords((), {}, ())
    links: dict[str, str] = {}
    for link in tree.iter("a"):
        links.setdefault(link.get("href", "").removeprefix("#"), _text(link))
    return PdfWords(
        tuple(_text(heading) for heading in tree.iter(*_HEADINGS)),
        links,
        tuple(" ".join(_names(figure)) for figure in tree.iter("figure")),
    )


def number_runs(page: str) -> str:
    """Return the source of a page with an id on every run of words in another language.

    The browser writes the language of an element into the PDF only if it has a tag of its own.
    """
    numbers = count(1)
    return _RUN.sub(lambda tag: f'{tag[0]} id="s-run-{next(numbers)}"', page)


def _names(figure: Any) -> Iterator[str]:  # noqa: ANN401 - lxml is untyped
    """Yield the names of the drawings in a figure."""
    for drawing in figure.iter("svg"):
        if drawing.get("aria-label"):
            yield drawing.get("aria-label")
        for anchor in drawing.get("aria-labelledby", "").split():
            yield from (_text(one) for one in figure.xpath("//*[@id=$name]", name=anchor))


def _text(element: Any) -> str:  # noqa: ANN401 - lxml is untyped
    return " ".join(element.text_content().split())
