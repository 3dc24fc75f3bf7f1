"""Sides: which of those who speak belong together.

Parties on one side cannot confirm each other. All who speak for one state are one side; so are a
body and those who lead it or belong to it. A name without a record has no side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing import wordlists
from briefing.records import Actor, EdtfDate, Relationship, Vocabulary
from briefing.records.base import UNNAMED
from briefing.records.enums import BeingKind

_COUNTRY = "country:"
UNKNOWN_STATE = f"{_COUNTRY}?"
"""The side of all who speak for a state that is not recorded: in doubt, they are one."""
_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Sides:
    """The sides on which actors speak.

    Attributes:
        actors: All actors by their ids.
        vocabulary: Which kinds speak for a state, and which ties make an actor belong to another.
    """

    actors: Mapping[str, Actor]
    vocabulary: Vocabulary

    def of(self, party: str, when: EdtfDate | None) -> frozenset[str]:
        """Return the keys of the sides of an actor's id or a plain name at a time.

        Two parties with a key in common are on one side. An unknown time excludes no tie, so that
        in doubt two parties are one.
        """
        actor = self.actors.get(party)
        if actor is None:
            return _NOBODY
        if self.speaks_for_a_state(party):
            return frozenset(self._of_state(actor, when))
        kind = self.vocabulary.actor_kinds.get(actor.kind)
        if kind is not None and kind.is_a is BeingKind.ORGANISATION:
            return frozenset({party})
        return frozenset().union(
            *(self._of_body(body, when) for body in self._bodies_above(actor, when))
        )

    def name_of(self, party: str) -> str:
        """Return the name of an actor, given its id, or the plain name itself."""
        actor = self.actors.get(party)
        return actor.name if actor else party

    def is_unnamed(self, party: str) -> bool:
        """Return whether people are described, not named: `two officials`, `unnamed sources`."""
        if party in self.actors:
            return False
        return UNNAMED in party.casefold().split() or wordlists.is_description(party)

    def speaks_for_a_state(self, party: str) -> bool:
        """Return whether a party is an actor whose kind speaks for a state or a body of states."""
        actor = self.actors.get(party)
        kind = self.vocabulary.actor_kinds.get(actor.kind) if actor else None
        return kind is not None and kind.speaks_for_a_state

    def is_state(self, key: str) -> bool:
        """Return whether a side is a state, not another body."""
        if key.startswith(_COUNTRY):
            return True
        actor = self.actors.get(key)
        kind = self.vocabulary.actor_kinds.get(actor.kind) if actor else None
        return kind is not None and kind.is_a is BeingKind.GOVERNMENT

    def _of_body(self, body: Actor, when: EdtfDate | None) -> frozenset[str]:
        if self.speaks_for_a_state(body.id):
            return frozenset(self._of_state(body, when))
        return frozenset({body.id})

    def _of_state(self, actor: Actor, when: EdtfDate | None) -> Iterator[str]:
        """Yield the country, and every official body at or above an actor.

        Both are needed, because of two offices of one state only one may have its tie recorded.
        """
        seen: dict[str, Actor] = {}
        queue = [actor]
        while queue:
            body = queue.pop()
            if body.id in seen or not self.speaks_for_a_state(body.id):
                continue
            seen[body.id] = body
            queue.extend(self._bodies_above(body, when))
        for body in seen.values():
            if body is not actor or self._is_body(body):
                yield body.id
            if body.country:
                yield f"{_COUNTRY}{body.country}"
        if not any(body.country for body in seen.values()) and self._is_of_a_state(actor):
            yield UNKNOWN_STATE

    def _is_of_a_state(self, actor: Actor) -> bool:
        """Return whether an actor speaks for one state, not for a body of several."""
        kind = self.vocabulary.actor_kinds.get(actor.kind)
        return kind is not None and kind.is_a is not BeingKind.ORGANISATION

    def _is_body(self, actor: Actor) -> bool:
        kind = self.vocabulary.actor_kinds.get(actor.kind)
        return kind is None or kind.is_a is not BeingKind.PERSON

    def _bodies_above(self, actor: Actor, when: EdtfDate | None) -> Iterator[Actor]:
        """Yield those to which an actor belonged at a time, by its own ties."""
        for tie in actor.relationships:
            kind = self.vocabulary.relationship_types.get(tie.type)
            above = self.actors.get(tie.target)
            if (
                kind is not None
                and kind.belonging
                and above is not None
                and _is_in_force(tie, when)
            ):
                yield above


def _is_in_force(tie: Relationship, when: EdtfDate | None) -> bool:
    if when is None:
        return True
    is_later = tie.start is not None and when.surely_before(tie.start)
    is_over = tie.end is not None and tie.end.surely_before(when)
    return not (is_later or is_over)
