"""The groups into which a page's lists fall: plain data, no words and no Markdown."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from briefing.letters import sort_key
from briefing.records.enums import Voice

if TYPE_CHECKING:
    from briefing.linking import HeldAnswer, PlacedClaim, Tie
    from briefing.records import (
        Actor,
        AnyRecord,
        Claim,
        EdtfDate,
        Event,
        Place,
        Question,
        Reaction,
        Source,
    )
    from briefing.records.enums import AliasKind, Status
    from briefing.records.values import Alias

_Item = TypeVar("_Item")
_Key = TypeVar("_Key", bound=Hashable)
_Record = TypeVar(
    "_Record", "Actor", "Event", "Reaction", "Question", "Place", "Source", "AnyRecord"
)


@dataclass(frozen=True)
class LanguageLabel:
    """A language as a page shows it: its tag, its name, and a direction that is not the page's."""

    tag: str
    label: str
    direction: str | None


@dataclass(frozen=True)
class TopicGroup:
    """The claims of one record on one topic of the vocabulary."""

    topic: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class StanceGroup:
    """Reactions under the stance of theirs that the fewest share; "" where they take none."""

    stance: str
    reactions: tuple[Reaction, ...]


@dataclass(frozen=True)
class KindGroup:
    """Records of one kind of the vocabulary, or of one of the six kinds of record."""

    kind: str
    records: tuple[AnyRecord, ...]


@dataclass(frozen=True)
class Division:
    """A wider heading, and the kinds that stand under it."""

    heading: str | None
    kinds: tuple[KindGroup, ...]


@dataclass(frozen=True)
class AliasGroup:
    """Other names of one sort."""

    kind: AliasKind
    aliases: tuple[Alias, ...]


@dataclass(frozen=True)
class TieGroup:
    """Ties that read alike from one actor's side."""

    label: str
    ties: tuple[Tie, ...]


@dataclass(frozen=True)
class Moment:
    """An entry of a timeline: an event, a dated claim, or a reaction."""

    date: EdtfDate
    event: Event | None = None
    claim: PlacedClaim | None = None
    reaction: Reaction | None = None


@dataclass(frozen=True)
class Year:
    """The entries of one calendar year; no number where the start is open.

    All years before the year 1 are one, with the number 0.
    """

    number: int | None
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class Reactions:
    """The reactions to one event."""

    event: Event
    reactions: tuple[Reaction, ...]
    stances: tuple[str, ...]

    @property
    def columns(self) -> int:
        """How many columns their table has: who, when, whether made, and each stance."""
        return 3 + len(self.stances)


@dataclass(frozen=True)
class ReactionGroup:
    """Reactions of actors whose kinds stand under one heading."""

    heading: str
    reactions: tuple[Reaction, ...]


@dataclass(frozen=True)
class CountryGroup:
    """Reactions by the country of whoever reacted; no code where none is given."""

    country: str | None
    reactions: tuple[Reaction, ...]


@dataclass(frozen=True)
class LetterGroup:
    """The sources whose publishers' names begin with one letter; "" where they begin with none."""

    letter: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class HeldQuestion:
    """A question, and the answers to it that one actor holds."""

    question: Question
    held: tuple[HeldAnswer, ...]


@dataclass(frozen=True)
class Stand:
    """The claims of one status behind an answer, and who makes them."""

    status: Status
    attributed_to: tuple[str, ...]
    claims: tuple[Claim, ...]

    @property
    def is_judgement(self) -> bool:
        """Whether all of the claims are judgements of whoever makes them."""
        return all(claim.voice is Voice.ANALYSIS for claim in self.claims)


@dataclass(frozen=True)
class ReviewGroup:
    """The records that were last reviewed at one time."""

    date: EdtfDate
    records: tuple[AnyRecord, ...]


def group_by(pairs: Iterable[tuple[_Key, _Item]]) -> Mapping[_Key, tuple[_Item, ...]]:
    """Put items together by key, both in order of first appearance."""
    groups: dict[_Key, list[_Item]] = {}
    for key, item in pairs:
        groups.setdefault(key, []).append(item)
    return {key: tuple(group) for key, group in groups.items()}


def by_label(records: Iterable[_Record]) -> tuple[_Record, ...]:
    """Put records in the order of their names."""
    return tuple(sorted(records, key=lambda record: (sort_key(record.label), record.id)))
