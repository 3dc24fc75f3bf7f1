"""What a comparison finds: changed pages, and the changed statements on them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from pydantic import BaseModel

from briefing.comparing.fields import Difference
from briefing.comparing.sides import Side
from briefing.linking import Briefing
from briefing.phrases import Catalogue, Value, gettext
from briefing.records import AnyRecord


class Fate(Enum):
    """What became of a page, or of a statement, as a whole."""

    ADDED = gettext("added")
    REMOVED = gettext("removed")
    RENAMED = gettext("renamed")
    MERGED = gettext("merged")
    MOVED = gettext("moved")
    WITHDRAWN = gettext("withdrawn")
    RESTORED = gettext("brought back")


@dataclass(frozen=True)
class Backing:
    """What stands behind a statement, before and after: in words, and how much is not counted."""

    before: str
    after: str
    listed_before: int = 0
    listed_after: int = 0


Standings = tuple[str, str]
"""How a statement stands, before and after, in a word or two."""


@dataclass(frozen=True)
class ItemChange:
    """A claim, tie, designation or answer that differs.

    Attributes:
        home: The record on which it stands, or stood if it is gone.
        value: The statement as it is, or as it was if it is gone.
        fates: What became of it as a whole.
        earlier: The address at which it stood before, where that is another: `/actors/x/#y`.
        is_pointed_to: Whether a claim's earlier page still leads to it.
        differences: The fields that differ.
        standings: How it stands, where that differs.
        backing: Its corroboration, where that differs.
        accused: Whether it accuses somebody, on either side.
    """

    home: AnyRecord
    value: BaseModel
    fates: tuple[Fate, ...] = ()
    earlier: str | None = None
    is_pointed_to: bool = False
    differences: tuple[Difference, ...] = ()
    standings: Standings | None = None
    backing: Backing | None = None
    accused: bool = False


@dataclass(frozen=True)
class PageChange:
    """A record's page that differs.

    Attributes:
        record: The record as it is, or as it was if it is gone.
        fates: What became of the page as a whole.
        redirects: Addresses that lead here now and did not before: `/actors/x/`.
        differences: The fields that differ.
        items: The statements that differ.
        standings: How a reaction stands, where that differs.
        backing: The corroboration of a reaction, where that differs.
        uncited: Whether this source carries nothing any more.
    """

    record: AnyRecord
    fates: tuple[Fate, ...] = ()
    redirects: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    items: tuple[ItemChange, ...] = ()
    standings: Standings | None = None
    backing: Backing | None = None
    uncited: bool = False

    def __bool__(self) -> bool:
        """Return whether anything at all differs."""
        return bool(
            self.fates
            or self.redirects
            or self.differences
            or self.items
            or self.standings
            or self.backing
            or self.uncited
        )


@dataclass(frozen=True)
class Lost:
    """An address that led somewhere and leads nowhere any more.

    Attributes:
        address: Under the site's own: `/actors/x/`, `/actors/x/#y`.
        words: What stood there.
        statements: How many statements went with a page.
    """

    address: str
    words: Value
    statements: int = 0


@dataclass(frozen=True)
class Comparison:
    """How two briefings differ for somebody who reads their sites.

    Attributes:
        before: The earlier side, and `after` the present one.
        earlier: The earlier briefing, told in present ids.
        present: The present briefing.
        lost: Addresses that lead nowhere any more.
        pages: The pages that differ, in the order of their sections.
        settings: What differs in the settings.
        vocabulary: What differs in the closed lists.
        map_differs: Whether the land on the map differs.
        unseen: How many files differ in nothing that readers see.
        catalogue: The words in which they are told.
    """

    before: Side
    after: Side
    earlier: Briefing
    present: Briefing
    lost: tuple[Lost, ...]
    pages: tuple[PageChange, ...]
    settings: tuple[Difference, ...]
    vocabulary: tuple[Difference, ...]
    map_differs: bool
    unseen: int
    catalogue: Catalogue
