"""The counted support of a statement in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.linking.sides import UNKNOWN_STATE
from briefing.phrases import (
    ENGLISH,
    Ended,
    all_of,
    gettext,
    in_a_row,
    in_commas,
    in_semicolons,
    ngettext,
    pgettext,
)
from briefing.records.enums import BeingKind, Status
from briefing.statements.plain import PlainFace

if TYPE_CHECKING:
    from briefing.linking import Briefing, Corroboration, Speaker, Stated
    from briefing.phrases import Catalogue, Listed, Phrase, Value

_PAIR = 2
_NUMBERS = (
    gettext("no"),
    gettext("one"),
    gettext("two"),
    gettext("three"),
    gettext("four"),
    gettext("five"),
    gettext("six"),
    gettext("seven"),
    gettext("eight"),
    gettext("nine"),
    gettext("ten"),
)
_WITH = pgettext("list", " with ")


def number(count: int) -> Phrase | str:
    """Return a number in words up to ten, in digits above."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


@dataclass(frozen=True, slots=True)
class SupportWords:
    """The counted support of a statement, and what contradicts it, in words.

    Attributes:
        counted: The counted support, without a full stop. Each part says whether its number counts
            speakers or outlets.
        against: A sentence, without its full stop, on who contradicts it; None if nobody does.
    """

    counted: Listed
    against: Phrase | None

    @property
    def whole(self) -> Value:
        """Support and contradiction as consecutive sentences."""
        if self.against is None:
            return self.counted
        return in_a_row((Ended(self.counted), self.against))


def support_words(briefing: Briefing, statement: Stated) -> SupportWords:
    """Return the counted support of a statement, and what contradicts it, in words."""
    is_denial = getattr(statement, "status", None) is Status.DENIED and all(
        map(briefing.sides.is_unnamed, getattr(statement, "attributed_to", ()))
    )
    support = briefing.corroboration(statement)
    counted = in_semicolons(_SupportPhrases(briefing, support).parts(is_denial=is_denial))
    if not support.against:
        return SupportWords(counted, None)
    names = all_of(map(briefing.party_or_origin, support.against))
    return SupportWords(counted, gettext("Against it: %(names)s", names=names))


def corroboration_phrase(
    briefing: Briefing, statement: Stated, catalogue: Catalogue = ENGLISH
) -> str:
    """Return the counted support of a statement, and what contradicts it, as plain text."""
    return PlainFace(briefing, catalogue).say(support_words(briefing, statement).whole)


class _SupportPhrases:
    def __init__(self, briefing: Briefing, support: Corroboration) -> None:
        self._briefing, self._support = briefing, support

    def parts(self, *, is_denial: bool) -> Iterator[Value]:
        support = self._support
        if support.is_empty:
            yield gettext("no counted evidence")
        if support.speakers:
            yield self._speakers_phrase()
        if support.unnamed:
            yield self._unnamed_phrase(is_denial=is_denial)
        if support.seen:
            names = self._origins(support.seen)
            yield ngettext(
                "seen by %(names)s itself",
                "seen by %(names)s themselves",
                len(support.seen),
                names=names,
            )
        if support.findings:
            names = all_of(map(self._briefing.party_name, support.findings))
            yield ngettext(
                "the finding of %(names)s",
                "the findings of %(names)s",
                len(support.findings),
                names=names,
            )
        if support.reports:
            yield ngettext(
                "reported by %(number)s outlet (%(names)s)",
                "reported by %(number)s outlets (%(names)s)",
                len(support.reports),
                number=number(len(support.reports)),
                names=in_commas(map(self._briefing.origin_name, support.reports)),
            )

    def _speakers_phrase(self) -> Value:
        speakers = self._support.speakers
        if len(speakers) > 1:
            count = gettext("%(number)s speakers", number=number(len(speakers)))
            names = in_commas(self._names(speaker, _WITH) for speaker in speakers)
            counted_speakers = in_commas((count, *self._shared_sides()))
            return gettext("%(speakers)s (%(names)s)", speakers=counted_speakers, names=names)
        (speaker,) = speakers
        names = self._names(speaker)
        if len(speaker.parties) > 1:
            text = gettext("%(names)s, counted as one speaker", names=names)
        else:
            text = gettext("one speaker (%(name)s)", name=names)
        return in_commas((text, *self._only_voice_details(speaker)))

    def _names(self, speaker: Speaker, last: Value | None = None) -> Listed:
        names = map(self._briefing.party_name, speaker.parties)
        return all_of(names) if last is None else all_of(names, last)

    def _unnamed_phrase(self, *, is_denial: bool) -> Value:
        outlets = self._support.unnamed
        origins = self._origins(outlets)
        if is_denial:
            text = gettext("an unnamed party (told to %(outlets)s)", outlets=origins)
        else:
            text = gettext("unnamed sources (told to %(outlets)s)", outlets=origins)
        # If they spoke to several, the brackets name the carriers.
        is_alone = self._support.voices == 1 and len(outlets) == 1
        return in_commas((text, _count_phrase(1))) if is_alone else text

    def _only_voice_details(self, speaker: Speaker) -> Iterator[Value]:
        """Yield how the only voice reached us: in its own document, or through outlets."""
        if self._support.voices > 1:
            return
        if speaker.in_own_document and len(speaker.parties) == 1:
            if self._is_person(speaker.parties[0]):
                yield gettext("in their own document")
            else:
                yield gettext("in its own document")
        elif speaker.carriers:
            yield _count_phrase(len(speaker.carriers))

    def _is_person(self, party: str) -> bool:
        actor = self._briefing.actors.get(party)
        kind = self._briefing.vocabulary.actor_kinds.get(actor.kind) if actor else None
        return actor is None or (kind is not None and kind.is_a is BeingKind.PERSON)

    def _shared_sides(self) -> Iterator[Value]:
        """Yield how many of several speakers are of one side."""
        total = len(self._support.speakers)
        for group in self._support.groups:
            if len(group) > 1:
                yield gettext(
                    "%(share)s from %(side)s",
                    share=_share(len(group), total),
                    side=self._side(group),
                )

    def _side(self, group: Sequence[Speaker]) -> Phrase:
        found = Counter(side for speaker in group for side in speaker.sides)
        shared = [side for side, count in found.items() if count > 1]
        if set(shared) == {UNKNOWN_STATE}:
            return gettext("one state, as far as is recorded")
        is_state = any(map(self._briefing.sides.is_state, shared))
        return gettext("one state") if is_state else gettext("one body")

    def _origins(self, origins: Iterable[str]) -> Listed:
        return all_of(map(self._briefing.origin_name, origins))


def _share(count: int, total: int) -> Value:
    if count < total:
        return number(count)
    return gettext("both") if total == _PAIR else gettext("all")


def _count_phrase(count: int) -> Phrase:
    return ngettext(
        "carried by %(number)s outlet",
        "carried by %(number)s outlets",
        count,
        number=number(count),
    )
