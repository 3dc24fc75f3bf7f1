"""What a page has already said: its numbered citations and the records it has linked."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.records import Evidence, Source


@dataclass(frozen=True)
class Reference:
    """An entry of a page's list of sources.

    Attributes:
        number: The citation's number on this page.
        anchor: The id of the entry.
        source: The source record.
        in_place: The evidence itself, where it has no source record yet.
    """

    number: int
    anchor: str
    source: Source | None
    in_place: Evidence | None = None


@dataclass
class PageContext:
    """The state of one page while it is written, in reading order.

    Attributes:
        path: The page's file in the Markdown tree.
        own_id: The record that the page is about; it is never linked there.
        references: The citations so far, by source id or in-place address.
        linked: The records that a name has linked to already.
        named: The records whose full name has stood on the page.
    """

    path: str
    own_id: str | None = None
    references: dict[str, Reference] = field(default_factory=dict)
    linked: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Take the page's own record as named: its name is the page's heading."""
        if self.own_id is not None:
            self.named.add(self.own_id)
