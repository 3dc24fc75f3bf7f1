"""Numbering of a page's citations, once it is written, in the order in which they appear.

A template may evaluate a text before it prints it, so the order of evaluation is not the order of
reading. While a page is rendered, each citation is a mark without a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefing.characters import WORD_JOINER
from briefing.prose.escaping import Markdown
from briefing.prose.searching import NOT_SEARCHED
from briefing.records import Evidence, Source

REFERENCES_HERE = Markdown("<!-- references -->")
"""Marks where the list of sources goes."""

_MARK = re.compile(rf'<sup{NOT_SEARCHED}><a href="#([^"]+)"></a></sup>')


@dataclass(frozen=True)
class Reference:
    """An entry of a page's list of sources.

    Attributes:
        anchor: The id of the entry.
        source: The source record.
        in_place: The evidence itself, if it has no source record yet.
        number: The citation's number on this page; 0 until the page is written.
    """

    anchor: str
    source: Source | None
    in_place: Evidence | None = None
    number: int = 0

    @property
    def mark(self) -> Markdown:
        """The citation as it appears in a text, without its number."""
        return Markdown(f'<sup{NOT_SEARCHED}><a href="#{self.anchor}"></a></sup>')


class Numbering:
    """The numbers of citations, in the order in which they appear in any number of texts."""

    def __init__(self, references: Iterable[Reference]) -> None:
        """Take the references whose marks may appear."""
        self._known = {reference.anchor: reference for reference in references}
        self._order: dict[str, Reference] = {}

    @property
    def references(self) -> tuple[Reference, ...]:
        """The references numbered so far, in order."""
        return tuple(self._order.values())

    def add_known(self, reference: Reference) -> None:
        """Add a reference whose marks may appear."""
        self._known.setdefault(reference.anchor, reference)

    def add(self, reference: Reference) -> None:
        """Assign the next number to a reference, unless it has one."""
        self.add_known(reference)
        if reference.anchor not in self._order:
            number = len(self._order) + 1
            self._order[reference.anchor] = replace(reference, number=number)

    def number(self, text: str) -> str:
        """Return a text with the numbers in its marks.

        Brackets keep them apart from words and from each other where a program keeps only text.
        The first mark of each number gets the id to which its list entry links back.
        """
        return _MARK.sub(self._number_match, text)

    def _number_match(self, match: re.Match[str]) -> str:
        anchor = match[1]
        is_first = anchor not in self._order
        self.add(self._known[anchor])
        number = self._order[anchor].number
        back = f' id="ref-{number}"' if is_first else ""
        follows_another = match.string.endswith("</sup>", 0, match.start())
        # It keeps to the line of the word before it, where a bracket may begin a line.
        joined = "" if follows_another else WORD_JOINER
        return f'<sup{back}{NOT_SEARCHED}>{joined}<a href="#{anchor}">[{number}]</a></sup>'


def number_citations(
    text: str, references: Iterable[Reference]
) -> tuple[str, tuple[Reference, ...]]:
    """Return a written page with its citations numbered, and its references in order."""
    numbering = Numbering(references)
    return numbering.number(text), numbering.references
