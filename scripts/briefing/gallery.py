"""The gallery: a page with every component, in the preview but not on readers' sites.

For each component it shows the briefing's first record that fits. It shows no accusation except one
against a body, with its answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from briefing import addresses
from briefing.phrases import gettext
from briefing.records.enums import BeingKind
from briefing.rendering import Plan, Row
from briefing.rendering.groups import Moment, Reactions

if TYPE_CHECKING:
    from briefing.records import Actor, Answer, Claim, Question, Reaction, Source
    from briefing.rendering.views import Views

_Item = TypeVar("_Item")

_ROWS = 4
_COLUMNS = 6


class Specimens:
    """One record for each kind of component, or None if the briefing has none."""

    def __init__(self, views: Views) -> None:
        """Choose from what `views` shows."""
        self._views = views
        self._briefing = views.briefing

    @property
    def actor(self) -> Actor | None:
        """An actor, if possible with a name in another script and a tie."""
        return _first_best(
            self._views.actors,
            lambda actor: bool(actor.names),
            lambda actor: bool(self._views.key_ties(actor)),
            lambda actor: bool(actor.aliases),
        )

    @property
    def claim(self) -> Claim | None:
        """A claim in full, if possible with excerpts, a date and a place."""
        return _first_best(
            (claim for claim in self._claims() if not claim.quote),
            lambda claim: any(item.excerpt for item in claim.evidence),
            lambda claim: len(claim.evidence) > 1,
            lambda claim: bool(claim.date and claim.place),
        )

    @property
    def reaction(self) -> Reaction | None:
        """A reaction that accuses nobody, if possible with its words in another script."""
        return _first_best(
            (reaction for reaction in self._reactions() if reaction.quote),
            lambda reaction: bool(reaction.quote and reaction.quote.translations),
            self._reads_from_right,
        )

    @property
    def accusation(self) -> Claim | None:
        """An answered accusation against bodies only: a style page must not accuse a person.

        None if the vocabulary does not say who is a person.
        """
        found = self._briefing.claims.values()
        accusing = (p.claim for p in found if self._briefing.is_accusation(p.claim))
        return next((claim for claim in accusing if self._against_bodies(claim)), None)

    @property
    def question(self) -> Question | None:
        """A question whose answers accuse nobody, if possible with more than one."""
        harmless = (
            question
            for question in self._views.questions
            if question.answers and not any(map(self._views.accuses, question.answers))
        )
        return _first_best(harmless, lambda question: len(question.answers) > 1)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The first two answers to that question."""
        return self.question.answers[:2] if self.question else ()

    @property
    def source(self) -> Source | None:
        """A source, if possible with an archived copy."""
        sources = self._briefing.sources.values()
        return _first_best(sources, lambda source: bool(source.archive_url))

    @property
    def reactions(self) -> Reactions | None:
        """A few reactions to the event with the most reactions, and the stances that they take."""
        group = next(iter(self._views.reactions.by_event()), None)
        if group is None:
            return None
        kept = [item for item in group.reactions if item.stance_ids and not self._accuses(item)]
        shown = tuple(kept[:_ROWS])
        taken = {stance for reaction in shown for stance in reaction.stance_ids}
        stances = tuple(stance for stance in group.stances if stance in taken)[:_COLUMNS]
        return replace(group, reactions=shown, stances=stances) if stances else None

    @property
    def moments(self) -> tuple[Moment, ...]:
        """Entries of the timeline, in order: a longer period, a day, and an event."""
        timeline = self._views.timeline
        found = [moment for phase in timeline.phases() for moment in phase.moments]
        kinds: tuple[Callable[[Moment], bool], ...] = (
            lambda moment: bool(moment.claim) and timeline.breadth(moment.date).is_band,
            lambda moment: bool(moment.claim) and not timeline.breadth(moment.date).is_band,
            lambda moment: bool(moment.event),
        )
        chosen = [next(filter(kind, found), None) for kind in kinds]
        return tuple(moment for moment in found if moment in chosen)

    def _claims(self) -> Iterator[Claim]:
        for placed in self._briefing.claims.values():
            if not self._briefing.is_accusation(placed.claim):
                yield placed.claim

    def _reactions(self) -> Iterator[Reaction]:
        reactions = self._briefing.reactions.values()
        return (reaction for reaction in reactions if not self._accuses(reaction))

    def _accuses(self, reaction: Reaction) -> bool:
        stances = self._briefing.vocabulary.stances
        return any(stances[stance].accusation for stance in reaction.stance_ids)

    def _reads_from_right(self, reaction: Reaction) -> bool:
        original = reaction.quote.original if reaction.quote else None
        return bool(original and original.text and self._briefing.reads_from_right(original.lang))

    def _against_bodies(self, claim: Claim) -> bool:
        kinds = self._briefing.vocabulary.actor_kinds
        accused = [self._briefing.actors.get(id_) for id_ in claim.against]
        bodies = {BeingKind.ORGANISATION, BeingKind.GOVERNMENT}
        return (
            bool(accused)
            and all(actor is not None and kinds[actor.kind].is_a in bodies for actor in accused)
            and bool(claim.response and claim.response.ids)
        )


def _first_best(items: Iterable[_Item], *wishes: Callable[[_Item], bool]) -> _Item | None:
    """Return the first item that meets most wishes, in their order; None if there are no items."""
    found = list(items)
    for wish in wishes:
        found = [item for item in found if wish(item)] or found
    return next(iter(found), None)


_ADDRESS = addresses.page("about/design").path
_SHEET = "about/design.css"

GALLERY = (
    Plan(Row(_ADDRESS, "about_design.md", gettext("Design")), _ADDRESS, choose=Specimens),
    Plan(Row(_SHEET, "design.css"), _SHEET),
)
"""The page to add to those that readers get, and its style sheet."""
