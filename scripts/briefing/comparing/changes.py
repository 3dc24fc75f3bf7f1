"""The result of a comparison: changed pages, and the changed statements on them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from pydantic import BaseModel

from briefing.comparing.fields import Difference
from briefing.comparing.sides import Side
from briefing.linking import Briefing, Corroboration
from briefing.phrases import Catalogue, Value, gettext
from briefing.records import AnyRecord


class Fate(Enum):
    """What happened to a page or a statement as a whole."""

    ADDED = gettext("added")
    REMOVED = gettext("removed")
    RENAMED = gettext("renamed")
    MERGED = gettext("merged")
    MOVED = gettext("moved")
    WITHDRAWN = gettext("withdrawn")
    RESTORED = gettext("brought back")


@dataclass(frozen=True)
class Backing:
    """The support of a statement before and after.

    Attributes:
        before: It in words before; `after` it as it is.
        listed_before: How many items were listed, not counted; `listed_after` how many are.
        counted: What was and is counted.
    """

    before: str
    after: str
    listed_before: int = 0
    listed_after: int = 0
    counted: tuple[Corroboration, Corroboration] = (Corroboration(), Corroboration())


Standings = tuple[str, str]
"""A statement's status before and after, in a word or two."""


@dataclass(frozen=True)
class ItemChange:
    """A claim, tie, designation or answer that differs.

    Attributes:
        home: The record that holds it, or held it if it is gone.
        value: The statement as it is, or as it was if it is gone.
        fates: What happened to it as a whole.
        earlier: Its earlier address, if that was another: `/actors/x/#y`.
        is_pointed_to: Whether a claim's earlier page still links to it.
        differences: The fields that differ.
        standings: Its status before and after, if they differ.
        backing: Its corroboration, if that differs.
        accused: Whether it is an accusation, before or after.
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
        fates: What happened to the page as a whole.
        redirects: Addresses that redirect here now and did not before: `/actors/x/`.
        differences: The fields that differ.
        items: The statements that differ.
        standings: A reaction's status before and after, if they differ.
        backing: A reaction's corroboration, if that differs.
        uncited: Whether nothing cites this source any more.
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
        """Return whether anything differs."""
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
class LostAddress:
    """An address that no longer leads anywhere.

    Attributes:
        address: The address within the site: `/actors/x/`, `/actors/x/#y`.
        words: What it led to.
        statements: How many statements were lost with a page.
    """

    address: str
    words: Value
    statements: int = 0


@dataclass(frozen=True)
class Comparison:
    """The differences between two briefings that readers of their sites see.

    Attributes:
        before: The earlier side; `after` is the present one.
        earlier: The earlier briefing, with present ids.
        present: The present briefing.
        lost: Addresses that no longer lead anywhere.
        pages: The pages that differ, in the order of their sections.
        settings: What differs in the settings.
        vocabulary: What differs in the closed lists.
        map_differs: Whether the land on the map differs.
        unseen: How many files differ only in what readers do not see.
        catalogue: The catalogue for the report's phrases.
    """

    before: Side
    after: Side
    earlier: Briefing
    present: Briefing
    lost: tuple[LostAddress, ...]
    pages: tuple[PageChange, ...]
    settings: tuple[Difference, ...]
    vocabulary: tuple[Difference, ...]
    map_differs: bool
    unseen: int
    catalogue: Catalogue
