"""How a statement stands, in a word or two: its status as readers see it."""

from __future__ import annotations

from typing import NamedTuple

from briefing.linking import Briefing
from briefing.phrases import StatusMark
from briefing.records import Claim, Reaction, Statement
from briefing.records.date_labels import message
from briefing.records.enums import Status
from briefing.records.vocabulary import Term, label_of

SAID, DONE = "said", "done"
"""Keys beside the statuses: a body's own words, and its own act, that are established as made."""

_LABELS = {SAID: message("Said"), DONE: message("Done")}
_DEFINITIONS = {
    SAID: message(
        "It is established that this was said: the speaker's own document shows it, or two "
        "outlets carried it. That does not mean that what was said is true."
    ),
    DONE: message(
        "It is established that the body did this: its own document shows it, or two outlets "
        "carried it. That does not confirm the reasons that the body gives."
    ),
}
_STATEMENT = message("Statement %(status)s")
_DENIED = message("Denied")

_ENOUGH = 2


class Standing(NamedTuple):
    """How a statement stands."""

    key: str
    """A status, `said` or `done`."""
    label: str
    """The word that pages show."""
    is_of_reaction: bool = False
    """Whether the word is that of a reaction, where it differs from that of claims."""

    @property
    def id(self) -> str:
        """What tells it from every other way to stand."""
        return f"statement-{self.key}" if self.is_of_reaction else self.key


def mark_of(stands: Standing) -> StatusMark:
    """Return the sign of how a statement stands."""
    return StatusMark(stands.key, stands.label, stands.id)


def standing(briefing: Briefing, statement: Statement | Reaction) -> Standing:
    """Return how a statement stands.

    A body's own words and acts are called said and done, so that nobody takes them for
    confirmation of what was said. Any other status of a reaction is that of its having been made.
    """
    status = statement.status
    if status is Status.CONFIRMED:
        if isinstance(statement, Reaction):
            return _own(briefing, SAID)
        if statement.act_of is not None:
            is_word = _is_words(statement) or not _is_seen_by_others(briefing, statement)
            return _own(briefing, SAID if is_word else DONE)
    elif isinstance(statement, Reaction):
        return _of_reaction(briefing, status)
    return Standing(status, label_of(briefing.vocabulary.statuses, status))


def made_word(briefing: Briefing, status: Status) -> str:
    """Return in a word how far a reaction is established as made.

    A denied claim is itself the denial; of a reaction it is denied that it was made.
    """
    if status is Status.DENIED:
        return briefing.speech.say(_DENIED)
    return label_of(briefing.vocabulary.statuses, status)


def _of_reaction(briefing: Briefing, status: Status) -> Standing:
    words = briefing.speech.fill(_STATEMENT, status=made_word(briefing, status).lower())
    return Standing(status, words, is_of_reaction=True)


def _own(briefing: Briefing, key: str) -> Standing:
    return Standing(key, briefing.speech.say(_LABELS[key]))


def _is_words(statement: Statement) -> bool:
    """Return whether the act was to say something."""
    return isinstance(statement, Claim) and bool(statement.quote or statement.said)


def _is_seen_by_others(briefing: Briefing, statement: Statement) -> bool:
    """Return whether an act shows by more than what the body itself says of it.

    An order of a state is the act; a party, a company or a group that says what it did says so.
    """
    is_order = briefing.sides.speaks_for_a_state(statement.act_of or "")
    return is_order or len(briefing.corroboration(statement).carriers) >= _ENOUGH


def standings(briefing: Briefing) -> tuple[tuple[str, Term], ...]:
    """Return each way in which a statement can stand, by its key: the statuses, said and done."""
    say = briefing.speech.say
    own = (
        (key, Term(label=say(label), definition=say(_DEFINITIONS[key])))
        for key, label in _LABELS.items()
    )
    return (*briefing.vocabulary.statuses.items(), *own)


def all_marks(briefing: Briefing) -> tuple[StatusMark, ...]:
    """Return every sign of how a statement may stand, those of reactions last."""
    of_claims = (Standing(key, term.label) for key, term in standings(briefing))
    of_reactions = (
        _of_reaction(briefing, status)
        for status in briefing.vocabulary.statuses
        if status is not Status.CONFIRMED
    )
    return tuple(map(mark_of, (*of_claims, *of_reactions)))
