"""How a statement stands, in a word or two: its status as readers see it."""

from __future__ import annotations

from typing import NamedTuple

from briefing.linking import Briefing
from briefing.records import Claim, Reaction, Statement
from briefing.records.enums import Status
from briefing.records.vocabulary import Term

SAID, DONE = "said", "done"
"""Keys beside the statuses: a body's own words, and its own act, that are established as made."""

_OWN = {
    SAID: Term(
        label="Said",
        definition="A statement that is established as made: the speaker's own document shows it, "
        "or two outlets carried it. Whether what was said is so is another matter.",
    ),
    DONE: Term(
        label="Done",
        definition="A body's own act that is established: its own document shows it, or two "
        "outlets carried it. That does not confirm the reasons that the body gives.",
    ),
}


_ENOUGH = 2


class Standing(NamedTuple):
    """How a statement stands."""

    key: str
    """A status, `said` or `done`."""
    label: str
    """The word that pages show."""

    @property
    def sign(self) -> str:
        """The word with the colon by which the search tells it from a name: Said is one."""
        return f"{self.label}:" if self.is_own else self.label

    @property
    def is_own(self) -> bool:
        """Whether it is a body's own words or act that is established as made."""
        return self.key in _OWN


def standing(briefing: Briefing, statement: Statement | Reaction) -> Standing:
    """Return how a statement stands.

    A body's own words and acts are called said and done, so that nobody takes them for
    confirmation of what was said. Any other status of a reaction is that of its having been made.
    """
    status = statement.status
    label = briefing.vocabulary.statuses[status].label
    if status is Status.CONFIRMED:
        if isinstance(statement, Reaction):
            return Standing(SAID, _OWN[SAID].label)
        if statement.act_of is not None:
            is_word = _is_words(statement) or not _is_seen_by_others(briefing, statement)
            return Standing(key := SAID if is_word else DONE, _OWN[key].label)
    elif isinstance(statement, Reaction):
        return Standing(status, f"Statement {label.lower()}")
    return Standing(status, label)


def _is_words(statement: Statement) -> bool:
    """Whether the act was to say something."""
    return isinstance(statement, Claim) and bool(statement.quote or statement.said)


def _is_seen_by_others(briefing: Briefing, statement: Statement) -> bool:
    """Whether an act shows by more than what the body itself says of it.

    An order of a state is the act; a party, a company or a group that says what it did says so.
    """
    is_order = briefing.sides.speaks_for_a_state(statement.act_of or "")
    return is_order or len(briefing.corroboration(statement).carriers) >= _ENOUGH


def standings(briefing: Briefing) -> tuple[tuple[str, Term], ...]:
    """Return each way in which a statement can stand, by its key: the statuses, said and done."""
    return (*briefing.vocabulary.statuses.items(), *_OWN.items())
