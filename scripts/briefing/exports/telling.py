"""What the tables say of a statement: the sentences of the pages as plain text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from briefing import addresses, markup
from briefing.exports.model import Field
from briefing.phrases import gettext
from briefing.records import Claim, Reaction, Relationship
from briefing.statements import (
    PlainFace,
    accusation_words,
    all_marks,
    standing,
    standings,
    support_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from briefing.addresses import Address
    from briefing.linking import Published, Stated
    from briefing.phrases import Catalogue, Phrase, Value
    from briefing.records import AnyRecord, Statement
    from briefing.records.reaction import TakenStance
    from briefing.records.vocabulary import Term

SEPARATOR = "; "
"""Between the values of a cell that has several."""


_Item = TypeVar("_Item")


def live(item_id: str | None, published: Container[str]) -> str | None:
    """Return an id if it is of something published, so that a table has it."""
    return item_id if item_id in published else None


class Teller:
    """Puts what is published into plain words and full addresses."""

    def __init__(self, briefing: Published, catalogue: Catalogue) -> None:
        """Use the names of a briefing and the words of a catalogue."""
        self.briefing = briefing
        self.zone = briefing.settings.zone
        self._face = PlainFace(briefing, catalogue)

    def say(self, value: Value | None) -> str | None:
        """Return a phrase as plain text; None for nothing."""
        return self._face.say(value) or None if value is not None else None

    def plain(self, text: str | None) -> str | None:
        """Return a text of a record without markup and citations; paragraphs stay apart."""
        if not text:
            return None
        paragraphs = (markup.plain(part, self.briefing.name_of) for part in text.split("\n\n"))
        return "\n\n".join(" ".join(part.split()) for part in paragraphs)

    def url(self, record: AnyRecord, anchor: str | None = None) -> str:
        """Return the address of a page, from the site's root if the site has no address."""
        return self.url_of(addresses.of(record, anchor))

    def url_of(self, address: Address) -> str:
        """Return a full address, from the site's root if the site has no address."""
        return address.url_under(self.briefing.settings.site_url or "")

    def parties(self, keys: Iterable[str]) -> str | None:
        """Return the names of actors, given their ids, and plain names."""
        return SEPARATOR.join(map(self.briefing.party_name, keys)) or None

    def standing(self, statement: Statement | Reaction) -> str:
        """Return the word for a status that pages show: "Said", "Denial"."""
        return standing(self.briefing, statement).label

    def support(self, statement: Stated) -> str | None:
        """Return what stands behind a statement's content, in words."""
        return self.say(support_words(self.briefing, statement).counted)

    def answered(self, statement: Claim | Relationship) -> dict[Phrase, str]:
        """Return what must stand beside an accusation, by the term of each row."""
        if not self.briefing.is_accusation(statement):
            return {}
        words = accusation_words(self.briefing, statement)
        return {row.term: self._several(row.values) for row in words.rows}

    def replied(self, value: object) -> str | None:
        """Return in a line what must stand beside an accusation; None for anything else.

        Of a reaction, it is what stands beside the accusations that it makes.
        """
        if isinstance(value, Reaction):
            accusations = filter(None, map(self.accusation_in, value.stances))
            return SEPARATOR.join(filter(None, map(self.replied, accusations))) or None
        if not isinstance(value, Claim | Relationship) or not self.briefing.is_accusation(value):
            return None
        return self.say(accusation_words(self.briefing, value).in_a_line)

    def accusation_in(self, taken: TakenStance) -> Claim | None:
        """Return the published accusation that a reaction makes with a stance."""
        placed = self.briefing.claim(taken.claim) if taken.claim else None
        is_accusation = placed is not None and self.briefing.is_accusation(placed.claim)
        return placed.claim if placed and is_accusation else None

    def terms(self, known: Iterable[Term]) -> tuple[tuple[str, str | None], ...]:
        """Return the labels of terms with their definitions, each label once."""
        return tuple({one.label: self.plain(one.definition) for one in known}.items())

    @cached_property
    def statuses(self) -> tuple[tuple[str, str | None], ...]:
        """The statuses as pages show them, with their definitions; those of reactions last."""
        own = dict(self.terms(term for _, term in standings(self.briefing)))
        of_reactions = dict.fromkeys(mark.label for mark in all_marks(self.briefing))
        return tuple({**own, **{one: own.get(one) for one in of_reactions}}.items())

    def _several(self, values: Iterable[Value]) -> str:
        return SEPARATOR.join(said for value in values if (said := self.say(value)))


def actor_fields(
    name: str,
    description: Phrase,
    teller: Teller,
    party: Callable[[_Item], str | None],
    *,
    is_required: bool = False,
) -> Iterator[Field[_Item]]:
    """Yield two columns of a party: its id, if it is an actor with a page, and its name."""
    yield Field(
        name,
        description,
        lambda item: live(party(item), teller.briefing.actors),
        refers_to="actors",
        is_required=is_required,
    )
    yield Field(
        f"{name}_name",
        gettext("The name of `%(column)s`, also of those without a record", column=name),
        lambda item: teller.briefing.party_name(key) if (key := party(item)) else None,
    )
