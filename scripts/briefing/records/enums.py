"""The closed lists that the code itself reasons about; the vocabulary gives them their labels."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How far the content of a claim is carried; never whether it was said."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    CLAIMED = "claimed"
    ALLEGED = "alleged"
    DISPUTED = "disputed"
    DENIED = "denied"

    @property
    def needs_attribution(self) -> bool:
        """Whether the statement means nothing without saying whose it is."""
        return self not in {Status.CONFIRMED, Status.REPORTED}


class SourceRole(StrEnum):
    """How near a source stands to what it tells."""

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
    """How much of a source was seen by whoever entered it."""

    FULL = "full"
    OPENING = "opening"
    EXCERPT = "excerpt"


class QuestionState(StrEnum):
    """Where a contested point stands."""

    OPEN = "open"
    SETTLED = "settled"
    SOURCE_ERROR = "source-error"


class Bearing(StrEnum):
    """What an item of evidence does to the statement at which it is listed."""

    SUPPORTS = "supports"
    """It shows the statement; the only items that are counted."""
    CONTRADICTS = "contradicts"
    """It shows the contrary; it is printed beside the statement and never counted for it."""
    CONTEXT = "context"
    """It helps to understand the statement without showing it."""


class Voice(StrEnum):
    """Whose judgement a claim is, where it is not a report of fact."""

    ANALYSIS = "analysis"


class AliasKind(StrEnum):
    """What sort of other name an alias is."""

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
    """How exactly a place is put on the map."""

    SITE = "site"
    DISTRICT = "district"
    CITY = "city"
    PROVINCE = "province"
    COUNTRY = "country"
