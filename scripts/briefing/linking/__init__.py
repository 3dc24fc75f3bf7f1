"""From records to one linked briefing."""

from __future__ import annotations

from briefing.linking.confirming import Ground, ground
from briefing.linking.corroboration import Corroboration, Counting, Speaker
from briefing.linking.holders import Holder, holders
from briefing.linking.indexing import everyday_word, linking_fields
from briefing.linking.items import Item, Stated, counts
from briefing.linking.joining import link
from briefing.linking.model import (
    Briefing,
    HeldAnswer,
    Indexes,
    Part,
    PlacedClaim,
    PlacedDesignation,
    Support,
    Tie,
)
from briefing.linking.published import Published, published
from briefing.linking.quoted import Words, find_words, language_of, words_of
from briefing.linking.search_terms import search_terms

__all__ = [
    "Briefing",
    "Corroboration",
    "Counting",
    "Ground",
    "HeldAnswer",
    "Holder",
    "Indexes",
    "Item",
    "Part",
    "PlacedClaim",
    "PlacedDesignation",
    "Published",
    "Speaker",
    "Stated",
    "Support",
    "Tie",
    "Words",
    "counts",
    "everyday_word",
    "find_words",
    "ground",
    "holders",
    "language_of",
    "link",
    "linking_fields",
    "published",
    "search_terms",
    "words_of",
]
