"""Closed lists that the code itself depends on; the vocabulary has their labels."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How well the content of a claim is supported; never whether it was said."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    CLAIMED = "claimed"
    ALLEGED = "alleged"
    DISPUTED = "disputed"
    DENIED = "denied"

    @property
    def needs_attribution(self) -> bool:
        """Whether the statement must say who makes it."""
        return self not in {Status.CONFIRMED, Status.REPORTED}


class SourceRole(StrEnum):
    """How close a source is to what it reports."""

    PRIMARY = "primary"
    ORIGINAL_REPORT = "original-report"
    WIRE_COPY = "wire-copy"
    REPOST = "repost"
    TRANSLATION = "translation"
    AGGREGATOR = "aggregator"
    REFERENCE = "reference"

    @property
    def is_weak(self) -> bool:
        """Whether a better source should be found."""
        return self in {SourceRole.REPOST, SourceRole.AGGREGATOR}


class ReadExtent(StrEnum):
    """How much of a source was read by the contributor who added it."""

    FULL = "full"
    OPENING = "opening"
    EXCERPT = "excerpt"


class QuestionState(StrEnum):
    """The state of a contested point."""

    OPEN = "open"
    SETTLED = "settled"
    SOURCE_ERROR = "source-error"


class Bearing(StrEnum):
    """How an item of evidence bears on its statement."""

    SUPPORTS = "supports"
    """It supports the statement; only such items are counted."""
    CONTRADICTS = "contradicts"
    """It contradicts the statement; it is shown with the statement, but never counted for it."""
    CONTEXT = "context"
    """It helps to understand the statement without showing it."""


class Voice(StrEnum):
    """Whose judgement a claim is, where it is not a report of fact."""

    ANALYSIS = "analysis"


class AliasKind(StrEnum):
    """The kind of an alias."""

    TRANSLITERATION = "transliteration"
    TRANSLATION = "translation"
    ACRONYM = "acronym"
    HONORIFIC = "honorific"
    KUNYA = "kunya"
    FULL_NAME = "full-name"
    FORMER_NAME = "former-name"
    NICKNAME = "nickname"
    DESIGNATION_LIST = "designation-list"
    MISSPELLING = "misspelling"


class BeingKind(StrEnum):
    """What an actor is outside any one briefing."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"


class Precision(StrEnum):
    """How exactly a place is located on the map."""

    SITE = "site"
    DISTRICT = "district"
    CITY = "city"
    PROVINCE = "province"
    COUNTRY = "country"
