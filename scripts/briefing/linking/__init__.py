"""Records linked into one briefing."""

from __future__ import annotations

from briefing.linking.confirming import Ground, ground
from briefing.linking.corroboration import Corroboration, Counting, Speaker
from briefing.linking.holders import Holder, holders
from briefing.linking.indexing import everyday_word, linking_fields
from briefing.linking.items import CountedItem, Stated, counts
from briefing.linking.joining import link
from briefing.linking.model import (
    Briefing,
    EventPart,
    HeldAnswer,
    Indexes,
    PlacedClaim,
    PlacedDesignation,
    Support,
    Tie,
)
from briefing.linking.published import Published, published_view
from briefing.linking.quoted import (
    find_words,
    language_of,
    supporting_passages,
)
from briefing.linking.search_terms import search_terms
from briefing.linking.stated import StatedTie, stated_ties

__all__ = [
    "Briefing",
    "Corroboration",
    "CountedItem",
    "Counting",
    "EventPart",
    "Ground",
    "HeldAnswer",
    "Holder",
    "Indexes",
    "PlacedClaim",
    "PlacedDesignation",
    "Published",
    "Speaker",
    "Stated",
    "StatedTie",
    "Support",
    "Tie",
    "counts",
    "everyday_word",
    "find_words",
    "ground",
    "holders",
    "language_of",
    "link",
    "linking_fields",
    "published_view",
    "search_terms",
    "stated_ties",
    "supporting_passages",
]
