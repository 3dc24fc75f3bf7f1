"""What stands behind a statement, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from briefing.linking import Briefing, Corroboration, Speaker, Stated
from briefing.linking.sides import UNKNOWN_STATE
from briefing.records.enums import BeingKind, Status

_PAIR = 2
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(count: int) -> str:
    """Return a number in words up to ten, in digits above."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def corroboration_phrase(briefing: Briefing, statement: Stated) -> str:
    """Return what stands behind a statement and what against it, as plain text.

    The parts are joined by semicolons, without a full stop; what contradicts is a sentence of its
    own. A number counts voices or outlets, and each part says which.
    """
    against = against_phrase(briefing, statement)
    counted = counted_phrase(briefing, statement)
    return f"{counted}. {against}" if against else counted


def counted_phrase(briefing: Briefing, statement: Stated) -> str:
    """Return what is counted for a statement."""
    is_denial = getattr(statement, "status", None) is Status.DENIED and all(
        map(briefing.sides.is_unnamed, getattr(statement, "attributed_to", ()))
    )
    behind = briefing.corroboration(statement)
    return "; ".join(_Wording(briefing, behind).parts(is_denial=is_denial))


def against_phrase(briefing: Briefing, statement: Stated) -> str:
    """Return whose word contradicts a statement; empty where nothing does."""
    against = briefing.corroboration(statement).against
    return f"Against it: {_joined(map(briefing.party_or_origin, against))}" if against else ""


class _Wording:
    def __init__(self, briefing: Briefing, behind: Corroboration) -> None:
        self._briefing, self._behind = briefing, behind

    def parts(self, *, is_denial: bool) -> Iterator[str]:
        behind = self._behind
        if behind.is_empty:
            yield "no counted evidence"
        if behind.speakers:
            yield self._spoken()
        if behind.unnamed:
            yield self._unnamed("a party not named" if is_denial else "unnamed sources")
        if behind.seen:
            themselves = "itself" if len(behind.seen) == 1 else "themselves"
            yield f"seen by {self._origins(behind.seen)} {themselves}"
        if behind.findings:
            findings = "finding" if len(behind.findings) == 1 else "findings"
            yield f"the {findings} of {_joined(map(self._briefing.party_name, behind.findings))}"
        if behind.reports:
            names = ", ".join(map(self._briefing.origin_name, behind.reports))
            yield f"reported by {_outlets(len(behind.reports))} ({names})"

    def _spoken(self) -> str:
        speakers = self._behind.speakers
        if len(speakers) > 1:
            names = ", ".join(self._names(speaker, " with ") for speaker in speakers)
            return f"{number(len(speakers))} speakers{self._belonging()} ({names})"
        (speaker,) = speakers
        names = self._names(speaker, " and ")
        ending = self._ending(speaker)
        if len(speaker.parties) > 1:
            return f"the word of {names}, counted as one{ending}"
        return f"one speaker ({names}){ending}"

    def _names(self, speaker: Speaker, last: str) -> str:
        return _joined(map(self._briefing.party_name, speaker.parties), last)

    def _unnamed(self, who: str) -> str:
        told_to = self._behind.unnamed
        said = f"{who} (told to {self._origins(told_to)})"
        # Where they spoke to several, the names of the carriers are in the brackets.
        is_alone = self._behind.voices == 1 and len(told_to) == 1
        return f"{said}, carried by one outlet" if is_alone else said

    def _ending(self, speaker: Speaker) -> str:
        """Say how a voice that is the only one came to us."""
        if self._behind.voices > 1:
            return ""
        if speaker.in_own_document and len(speaker.parties) == 1:
            return f", in {self._whose(speaker.parties[0])} own document"
        return f", carried by {_outlets(len(speaker.carriers))}" if speaker.carriers else ""

    def _whose(self, party: str) -> str:
        actor = self._briefing.actors.get(party)
        kind = self._briefing.vocabulary.actor_kinds.get(actor.kind) if actor else None
        is_person = actor is None or (kind is not None and kind.is_a is BeingKind.PERSON)
        return "their" if is_person else "its"

    def _belonging(self) -> str:
        """Say which of several speakers are of one side."""
        shared = [group for group in self._behind.groups if len(group) > 1]
        total = len(self._behind.speakers)
        told = [f"{self._share(len(group), total)} of {self._kind(group)}" for group in shared]
        return "".join(f", {part}" for part in told)

    def _share(self, count: int, total: int) -> str:
        if count < total:
            return number(count)
        return "both" if total == _PAIR else "all"

    def _kind(self, group: Sequence[Speaker]) -> str:
        found = Counter(side for speaker in group for side in speaker.sides)
        shared = [side for side, count in found.items() if count > 1]
        if set(shared) == {UNKNOWN_STATE}:
            return "one state, for all that is recorded"
        return "one state" if any(map(self._briefing.sides.is_state, shared)) else "one body"

    def _origins(self, origins: Iterable[str]) -> str:
        return _joined(map(self._briefing.origin_name, origins))


def _outlets(count: int) -> str:
    return f"{number(count)} {'outlet' if count == 1 else 'outlets'}"


def _joined(names: Iterable[str], last: str = " and ") -> str:
    *others, final = names
    return f"{', '.join(others)}{last}{final}" if others else final
