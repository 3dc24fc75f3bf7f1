"""What a page has already said: the sources it cites and the records it has linked."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.prose.citations import Reference


@dataclass
class PageContext:
    """The state of one page while it is written, in reading order.

    Attributes:
        path: The page's file in the Markdown tree.
        own_id: The record that the page is about, which is never linked there.
        references: The sources cited so far, by source id or in-place address.
        linked: The records already linked by name.
        named: The records whose full name has appeared on the page.
        explained: The glossary terms already explained.
    """

    path: str
    own_id: str | None = None
    references: dict[str, Reference] = field(default_factory=dict)
    linked: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    explained: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Mark the page's own record as named: its name is the page's heading."""
        if self.own_id is not None:
            self.named.add(self.own_id)
