"""Numbers a page's citations once it is written, in the order in which they stand on it.

A template may evaluate a text before it prints it, so the order of evaluation is not the
order of reading. While a page is rendered each citation is a mark without a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefing.prose.escaping import Markdown
from briefing.records import Evidence, Source

REFERENCES_HERE = Markdown("<!-- references -->")
"""Stands where the list of sources goes."""

_MARK = re.compile(r'<sup><a class="footnote-ref" href="#([^"]+)"></a></sup>')


@dataclass(frozen=True)
class Reference:
    """An entry of a page's list of sources.

    Attributes:
        anchor: The id of the entry.
        source: The source record.
        in_place: The evidence itself, where it has no source record yet.
        number: The citation's number on this page; 0 until the page is written.
    """

    anchor: str
    source: Source | None
    in_place: Evidence | None = None
    number: int = 0

    @property
    def mark(self) -> Markdown:
        """The citation as it stands in a text, without its number."""
        return Markdown(f'<sup><a class="footnote-ref" href="#{self.anchor}"></a></sup>')


def numbered(text: str, references: Iterable[Reference]) -> tuple[str, tuple[Reference, ...]]:
    """Number the citations of a written page; give the text and the references in order.

    The first mark of each number carries the id to which its list entry leads back.
    """
    known = {reference.anchor: reference for reference in references}
    order: dict[str, Reference] = {}

    def number(match: re.Match[str]) -> str:
        anchor = match[1]
        is_first = anchor not in order
        if is_first:
            order[anchor] = replace(known[anchor], number=len(order) + 1)
        back = f' id="ref-{order[anchor].number}"' if is_first else ""
        link = f'<a class="footnote-ref" href="#{anchor}">{order[anchor].number}</a>'
        return f"<sup{back}>{link}</sup>"

    return _MARK.sub(number, text), tuple(order.values())
