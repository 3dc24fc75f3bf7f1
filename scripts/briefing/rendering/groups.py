"""The groups in a page's lists: plain data, no words and no Markdown."""

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
    """A language as a page shows it: its tag and name, and its direction if not the page's."""

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
    """Reactions under one stance; "" if they take none."""

    stance: str
    reactions: tuple[Reaction, ...]


@dataclass(frozen=True)
class KindGroup:
    """Records of one kind of the vocabulary, or of one of the six kinds of record."""

    kind: str
    records: tuple[AnyRecord, ...]


@dataclass(frozen=True)
class Division:
    """A wider heading, and the kinds under it."""

    heading: str | None
    kinds: tuple[KindGroup, ...]


@dataclass(frozen=True)
class AliasGroup:
    """Other names of one kind."""

    kind: AliasKind
    aliases: tuple[Alias, ...]


@dataclass(frozen=True)
class TieGroup:
    """Ties with the same label from one actor's side."""

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
    """The entries of one calendar year; the number is None if the start is open.

    All years before the year 1 are one group, with the number 0.
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
        """The number of columns of their table: who, when, whether made, and each stance."""
        return 3 + len(self.stances)


@dataclass(frozen=True)
class ReactionGroup:
    """Reactions of actors whose kinds are under one heading."""

    heading: str
    reactions: tuple[Reaction, ...]


@dataclass(frozen=True)
class CountryGroup:
    """Reactions from one country, by its ISO 3166-1 code; None if the actor has none."""

    country: str | None
    reactions: tuple[Reaction, ...]


@dataclass(frozen=True)
class LetterGroup:
    """The sources whose publishers' names begin with one letter; "" where they begin with none."""

    letter: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class HeldQuestion:
    """A question, and one actor's answers to it."""

    question: Question
    held: tuple[HeldAnswer, ...]


@dataclass(frozen=True)
class StatusGroup:
    """The claims of one status that support an answer, and who makes them."""

    status: Status
    attributed_to: tuple[str, ...]
    claims: tuple[Claim, ...]

    @property
    def is_judgement(self) -> bool:
        """Whether all of the claims are judgements of those who make them."""
        return all(claim.voice is Voice.ANALYSIS for claim in self.claims)


@dataclass(frozen=True)
class ReviewGroup:
    """The records that were last reviewed on one date."""

    date: EdtfDate
    records: tuple[AnyRecord, ...]


def group_by(pairs: Iterable[tuple[_Key, _Item]]) -> Mapping[_Key, tuple[_Item, ...]]:
    """Group items by key, both in order of first appearance."""
    groups: dict[_Key, list[_Item]] = {}
    for key, item in pairs:
        groups.setdefault(key, []).append(item)
    return {key: tuple(group) for key, group in groups.items()}


def by_label(records: Iterable[_Record]) -> tuple[_Record, ...]:
    """Return records sorted by name."""
    return tuple(sorted(records, key=lambda record: (sort_key(record.label), record.id)))
