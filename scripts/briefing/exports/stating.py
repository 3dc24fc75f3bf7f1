"""The columns that several tables of statements have: status, accusation and support."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from briefing.exports.model import CellType, Field
from briefing.exports.telling import SEPARATOR
from briefing.phrases import gettext
from briefing.records import Claim, Reaction, Relationship
from briefing.statements import ANSWER, EARLIER, OUTCOME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.exports.telling import Teller
    from briefing.linking import Corroboration, Stated
    from briefing.phrases import Phrase

_T = TypeVar("_T")

ID = gettext("Its id, unique in the briefing")
PAGE = gettext("Its address on the site")

_NUMBERS: tuple[tuple[str, Phrase, Callable[[Corroboration], int]], ...] = (
    ("speakers", gettext("How many named speakers say so"), lambda found: len(found.speakers)),
    (
        "sides",
        gettext("How many sides these speakers are on; a name without a record has none"),
        lambda found: found.sides,
    ),
    (
        "unnamed",
        gettext("1 if unnamed sources say so: all of them are one voice"),
        lambda found: int(bool(found.unnamed)),
    ),
    ("seen_by", gettext("How many outlets saw it themselves"), lambda found: len(found.seen)),
    (
        "findings",
        gettext("How many parties found or judged it themselves"),
        lambda found: len(found.findings),
    ),
    (
        "reports",
        gettext("How many outlets report it without saying who says so"),
        lambda found: len(found.reports),
    ),
)
"""The numbers of a support: names, definitions, and how each is counted."""


def standing_fields(
    teller: Teller, statement: Callable[[_T], Claim | Relationship | Reaction]
) -> Iterator[Field[_T]]:
    """Yield how a statement stands, and who says so."""
    yield Field(
        "status",
        gettext("Its status, as the site shows it"),
        lambda one: teller.standing(statement(one)),
        is_required=True,
        terms=teller.statuses,
    )
    yield Field(
        "said_by",
        gettext(
            "Who says so; several are separated by semicolons. Empty if outlets state it as fact: "
            "`support` names them"
        ),
        lambda one: teller.parties(statement(one).attributed_to),
    )


def accusation_fields(
    teller: Teller, statement: Callable[[_T], Claim | Relationship]
) -> Iterator[Field[_T]]:
    """Yield what must stand beside an accusation; the columns are empty for anything else."""
    yield Field(
        "is_accusation",
        gettext("Whether it is an accusation; if so, the next columns belong to it"),
        lambda one: teller.briefing.is_accusation(statement(one)),
        CellType.BOOLEAN,
        is_required=True,
    )
    yield from reply_fields(teller, statement)


def reply_fields(
    teller: Teller, statement: Callable[[_T], Claim | Relationship | None]
) -> Iterator[Field[_T]]:
    """Yield whom an accusation is against, the answer, what was said earlier and the outcome."""

    def told(term: Phrase) -> Callable[[_T], str | None]:
        def value(one: _T) -> str | None:
            found = statement(one)
            return teller.answered(found).get(term) if found else None

        return value

    def against(one: _T) -> str | None:
        found = statement(one)
        return teller.parties(found.against) if found else None

    yield Field("against", gettext("Whom it accuses"), against)
    yield Field("response", gettext("The answer of the accused"), told(ANSWER))
    yield Field("said_earlier", gettext("What the accused had said before"), told(EARLIER))
    yield Field("outcome", gettext("What came of it"), told(OUTCOME))


def support_fields(teller: Teller, statement: Callable[[_T], Stated]) -> Iterator[Field[_T]]:
    """Yield the counted support of a statement, in words and in numbers."""
    briefing = teller.briefing

    def found(one: _T) -> Corroboration:
        return briefing.corroboration(statement(one))

    def number(count: Callable[[Corroboration], int]) -> Callable[[_T], int]:
        return lambda one: count(found(one))

    yield Field(
        "support",
        gettext("Its counted support, in words; the methodology says how it is counted"),
        lambda one: teller.support(statement(one)),
    )
    for name, description, count in _NUMBERS:
        yield Field(name, description, number(count), CellType.INTEGER)
    yield Field(
        "contradicted_by",
        gettext("Who is cited as contradicting it; rival answers to a question are in `answers`"),
        lambda one: SEPARATOR.join(map(briefing.party_or_origin, found(one).against)) or None,
    )
