"""How many independent witnesses stand behind a statement's content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from briefing.records import Evidence, Source
from briefing.records.base import UNNAMED
from briefing.records.enums import ReadExtent

_Item = TypeVar("_Item")


class WitnessKind(StrEnum):
    """By what a witness is told from others."""

    SPEAKER = "speaker"
    """Somebody who says so: an actor or a named or described person or body."""
    ORIGIN = "origin"
    """The organisation whose information it is, nobody else being named."""


@dataclass(frozen=True, order=True)
class Witness:
    """One independent witness.

    Attributes:
        kind: By what it is told from others.
        key: An actor's id, a name, or an origin's id.
        origin: For people without a name: through which origin they spoke.
    """

    kind: WitnessKind
    key: str
    origin: str = ""


@dataclass(frozen=True)
class Corroboration:
    """The witnesses behind a statement's content, and the outlets that carry them.

    Attributes:
        witnesses: The independent witnesses, in order of first appearance.
        outlets: The distinct publishers of the counted items, in the same order.
        listed: How many items of evidence are listed without being counted.
    """

    witnesses: tuple[Witness, ...] = ()
    outlets: tuple[str, ...] = ()
    listed: int = 0


def corroborate(
    evidence: Sequence[Evidence],
    attributed_to: Sequence[str],
    sources: Mapping[str, Source],
) -> Corroboration:
    """Count the witnesses behind a statement.

    An item's witness is its own `witness`, else the statement's sole attribution,
    else the origin of the item or of its source. People without a name count once
    per origin. Items that relay another source are not counted, nor are items with
    neither an excerpt nor, where the source was read in full, a locator.
    """
    counted = [item for item in evidence if counts(item, sources)]
    return Corroboration(
        witnesses=_distinct(_witness(item, attributed_to, sources) for item in counted),
        outlets=_distinct(_publisher(item, sources) for item in counted),
        listed=len(evidence) - len(counted),
    )


def counts(item: Evidence, sources: Mapping[str, Source]) -> bool:
    """Whether an item of evidence is counted rather than only listed."""
    if item.relays is not None:
        return False
    if item.excerpt is not None:
        return True
    source = sources.get(item.source or "")
    return item.locator is not None and source is not None and source.read is ReadExtent.FULL


def _witness(
    item: Evidence, attributed_to: Sequence[str], sources: Mapping[str, Source]
) -> Witness:
    source = sources.get(item.source or "")
    origin = item.origin or (source.origin if source else item.publisher or "")
    named = item.witness or (attributed_to[0] if len(attributed_to) == 1 else None)
    if named is None:
        return Witness(WitnessKind.ORIGIN, origin)
    if _has_no_name(named):
        return Witness(WitnessKind.SPEAKER, UNNAMED, origin)
    return Witness(WitnessKind.SPEAKER, named)


def _has_no_name(party: str) -> bool:
    return UNNAMED in party.casefold().split()


def _publisher(item: Evidence, sources: Mapping[str, Source]) -> str:
    source = sources.get(item.source or "")
    return source.publisher if source else item.publisher or ""


def _distinct(items: Iterable[_Item]) -> tuple[_Item, ...]:
    return tuple(dict.fromkeys(items))
