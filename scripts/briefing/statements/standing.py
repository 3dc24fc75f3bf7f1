"""The status of a statement as readers see it, in a word or two."""

from __future__ import annotations

from typing import NamedTuple

from briefing.linking import Briefing
from briefing.phrases import StatusMark
from briefing.records import Claim, Reaction, Statement
from briefing.records.date_labels import message
from briefing.records.enums import Status
from briefing.records.vocabulary import Term, label_of

SAID, DONE = "said", "done"
"""Keys in addition to the statuses: a body's own words, and its own act, established as made."""

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
    """The status of a statement as readers see it."""

    key: str
    """A status, `said` or `done`."""
    label: str
    """The word that pages show."""
    is_of_reaction: bool = False
    """Whether the word is special to reactions, and differs from that of claims."""

    @property
    def id(self) -> str:
        """The unique id of this standing."""
        return f"statement-{self.key}" if self.is_of_reaction else self.key


def mark_of(shown_status: Standing) -> StatusMark:
    """Return the sign of a statement's status."""
    return StatusMark(shown_status.key, shown_status.label, shown_status.id)


def standing(briefing: Briefing, statement: Statement | Reaction) -> Standing:
    """Return the status of a statement as readers see it.

    A body's own words and acts are called said and done, so that readers do not take them for
    confirmation of what was said. Any other status of a reaction is about whether it was made.
    """
    status = statement.status
    if status is Status.CONFIRMED:
        if isinstance(statement, Reaction):
            return _own_standing(briefing, SAID)
        if statement.act_of is not None:
            is_word = _is_words(statement) or not _is_seen_by_others(briefing, statement)
            return _own_standing(briefing, SAID if is_word else DONE)
    elif isinstance(statement, Reaction):
        return _reaction_standing(briefing, status)
    return Standing(status, label_of(briefing.vocabulary.statuses, status))


def made_word(briefing: Briefing, status: Status) -> str:
    """Return in a word how far a reaction is established as made.

    A denied claim is itself the denial; of a reaction it is denied that it was made.
    """
    if status is Status.DENIED:
        return briefing.speech.say(_DENIED)
    return label_of(briefing.vocabulary.statuses, status)


def _reaction_standing(briefing: Briefing, status: Status) -> Standing:
    words = briefing.speech.fill(_STATEMENT, status=made_word(briefing, status).lower())
    return Standing(status, words, is_of_reaction=True)


def _own_standing(briefing: Briefing, key: str) -> Standing:
    return Standing(key, briefing.speech.say(_LABELS[key]))


def _is_words(statement: Statement) -> bool:
    """Return whether a body's act was to say something."""
    return isinstance(statement, Claim) and bool(statement.quote or statement.said)


def _is_seen_by_others(briefing: Briefing, statement: Statement) -> bool:
    """Return whether there is more evidence of an act than the body's own word.

    A state's order is itself the act; what a party, company or group says that it did is only said.
    """
    is_order = briefing.sides.speaks_for_a_state(statement.act_of or "")
    return is_order or len(briefing.corroboration(statement).carriers) >= _ENOUGH


def standings(briefing: Briefing) -> tuple[tuple[str, Term], ...]:
    """Return each status that a statement can have, by key: the vocabulary's, said and done."""
    say = briefing.speech.say
    own_terms = (
        (key, Term(label=say(label), definition=say(_DEFINITIONS[key])))
        for key, label in _LABELS.items()
    )
    return (*briefing.vocabulary.statuses.items(), *own_terms)


def all_marks(briefing: Briefing) -> tuple[StatusMark, ...]:
    """Return the signs of all statuses, those of reactions last."""
    of_claims = (Standing(key, term.label) for key, term in standings(briefing))
    of_reactions = (
        _reaction_standing(briefing, status)
        for status in briefing.vocabulary.statuses
        if status is not Status.CONFIRMED
    )
    return tuple(map(mark_of, (*of_claims, *of_reactions)))
