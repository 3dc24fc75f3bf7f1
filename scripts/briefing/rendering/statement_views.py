"""What templates print of a statement: how it stands, what stands behind it and what against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.rendering.details import Details
from briefing.statements import (
    SAID,
    Standing,
    against_phrase,
    counted_phrase,
    standing,
    standings,
)

if TYPE_CHECKING:
    from briefing.linking import Stated
    from briefing.records import Reaction, Statement
    from briefing.records.vocabulary import Term


class StatementViews(Details):
    """What templates print of statements."""

    def counted(self, statement: Stated) -> str:
        """What is counted for a statement, in words."""
        return counted_phrase(self.briefing, statement)

    def against(self, statement: Stated) -> str:
        """Whose word contradicts a statement, in words; empty where nothing does."""
        return against_phrase(self.briefing, statement)

    def standing(self, statement: Statement | Reaction) -> Standing:
        """How a statement stands, as readers see it."""
        return standing(self.briefing, statement)

    def made(self, reaction: Reaction) -> str:
        """Whether a reaction is established as made, in one word."""
        how = standing(self.briefing, reaction)
        labels = self.briefing.vocabulary.statuses
        return how.label if how.key == SAID else labels[reaction.status].label

    def standings(self) -> tuple[tuple[str, Term], ...]:
        """Each way in which a statement can stand, by its key: the statuses, said and done."""
        return standings(self.briefing)
