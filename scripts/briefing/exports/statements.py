"""The tables of what is stated: claims, ties, designations, reactions, answers and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from briefing import addresses
from briefing.exports.model import CellType, Field, date_fields, table
from briefing.exports.telling import SEPARATOR, actor_fields, live
from briefing.linking import PlacedClaim, PlacedDesignation, counts, holders
from briefing.phrases import gettext
from briefing.records import Claim, Reaction, Relationship
from briefing.records.vocabulary import label_of
from briefing.statements import ANSWER, EARLIER, OUTCOME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.exports.model import Table
    from briefing.exports.telling import Teller
    from briefing.linking import Corroboration, Holder, Stated
    from briefing.phrases import Phrase
    from briefing.records import Actor, Answer, AnyRecord, Evidence, Question
    from briefing.records.reaction import TakenStance

_T = TypeVar("_T")

_ID = gettext("Its id, unique in the briefing")
_PAGE = gettext("Its address on the site")


class _Tie(NamedTuple):
    holder: Actor
    tie: Relationship


def claims(teller: Teller) -> Table:
    """Return the claims."""
    topics = teller.briefing.vocabulary.topics
    fields: list[Field[PlacedClaim]] = [
        Field("id", _ID, lambda one: one.claim.id, is_required=True),
        Field("record", gettext("The record on whose page it is"), lambda one: one.home.id),
        Field("record_kind", gettext("The kind of that record"), lambda one: one.home.KIND),
        Field("text", gettext("The proposition"), lambda one: teller.plain(one.claim.text)),
        *_standing_fields(teller, lambda one: one.claim),
        Field("topic", gettext("Its topic"), lambda one: label_of(topics, one.claim.topic)),
        *date_fields(
            "date", gettext("When the thing happened"), teller.zone, lambda one: one.claim.date
        ),
        *date_fields(
            "said", gettext("When it was stated"), teller.zone, lambda one: one.claim.said
        ),
        Field(
            "place",
            gettext("Where it happened"),
            lambda one: live(one.claim.place, teller.briefing.places),
            refers_to="places",
        ),
        *_accusation_fields(teller, lambda one: one.claim),
        *_support_fields(teller, lambda one: one.claim),
        Field("note", gettext("A remark"), lambda one: teller.plain(one.claim.note)),
        Field("url", _PAGE, lambda one: teller.url_of(one.address), format="uri"),
    ]
    description = gettext("A claim: one proposition, with its status and who says so")
    return table("claims", description, teller.briefing.claims.values(), fields)


def _standing_fields(
    teller: Teller, statement: Callable[[_T], Claim | Relationship | Reaction]
) -> Iterator[Field[_T]]:
    yield Field(
        "status",
        gettext("Its status, as the site shows it; the methodology defines it"),
        lambda one: teller.standing(statement(one)),
        is_required=True,
    )
    yield Field(
        "said_by",
        gettext("Who says so; several are separated by semicolons"),
        lambda one: teller.parties(statement(one).attributed_to),
    )


def _accusation_fields(
    teller: Teller, statement: Callable[[_T], Claim | Relationship]
) -> Iterator[Field[_T]]:
    def told(term: Phrase) -> Callable[[_T], str | None]:
        return lambda one: teller.answered(statement(one)).get(term)

    yield Field(
        "is_accusation",
        gettext("Whether it is an accusation; if so, the next columns belong to it"),
        lambda one: teller.briefing.is_accusation(statement(one)),
        CellType.BOOLEAN,
        is_required=True,
    )
    yield Field(
        "against",
        gettext("Whom it accuses"),
        lambda one: teller.parties(statement(one).against),
    )
    yield Field("response", gettext("The answer of the accused"), told(ANSWER))
    yield Field("said_earlier", gettext("What the accused had said before"), told(EARLIER))
    yield Field("outcome", gettext("What came of it"), told(OUTCOME))


def _support_fields(teller: Teller, statement: Callable[[_T], Stated]) -> Iterator[Field[_T]]:
    def number(name: str, description: Phrase, count: Callable[[Corroboration], int]) -> Field[_T]:
        return Field(
            name,
            description,
            lambda one: count(teller.briefing.corroboration(statement(one))),
            CellType.INTEGER,
        )

    yield Field(
        "support",
        gettext("Its counted support, in words; the methodology says how it is counted"),
        lambda one: teller.support(statement(one)),
    )
    yield number(
        "speakers",
        gettext("How many named speakers say so"),
        lambda found: len(found.speakers),
    )
    yield number(
        "sides",
        gettext("How many sides these speakers are on"),
        lambda found: found.sides,
    )
    yield number(
        "unnamed",
        gettext("1 if unnamed sources say so: all of them are one voice"),
        lambda found: int(bool(found.unnamed)),
    )
    yield number(
        "seen_by",
        gettext("How many outlets saw it themselves"),
        lambda found: len(found.seen),
    )
    yield number(
        "findings",
        gettext("How many parties found or judged it themselves"),
        lambda found: len(found.findings),
    )
    yield number(
        "reports",
        gettext("How many outlets report it without saying who says so"),
        lambda found: len(found.reports),
    )
    yield Field(
        "contradicted_by",
        gettext("Who contradicts it"),
        lambda one: (
            SEPARATOR.join(
                map(
                    teller.briefing.party_or_origin,
                    teller.briefing.corroboration(statement(one)).against,
                )
            )
            or None
        ),
    )


def relationships(teller: Teller) -> Table:
    """Return the ties between actors."""
    types = teller.briefing.vocabulary.relationship_types
    found = [
        _Tie(actor, tie)
        for actor in teller.briefing.actors.values()
        for tie in actor.relationships
        if tie.id in teller.briefing.indexes.anchors
    ]
    fields: list[Field[_Tie]] = [
        Field("id", _ID, lambda one: one.tie.id, is_required=True),
        *actor_fields("actor", gettext("The actor"), teller, lambda one: one.holder.id),
        Field(
            "tie",
            gettext("What the actor is to the other"),
            lambda one: types[one.tie.type].read(has_ended=one.tie.has_ended),
        ),
        *actor_fields("other", gettext("The other actor"), teller, lambda one: one.tie.target),
        *_standing_fields(teller, lambda one: one.tie),
        *date_fields("start", gettext("When it began"), teller.zone, lambda one: one.tie.start),
        *date_fields("end", gettext("When it ended"), teller.zone, lambda one: one.tie.end),
        *_accusation_fields(teller, lambda one: one.tie),
        *_support_fields(teller, lambda one: one.tie),
        Field("note", gettext("A remark"), lambda one: teller.plain(one.tie.note)),
        Field("url", _PAGE, lambda one: teller.url(one.holder, one.tie.id), format="uri"),
    ]
    description = gettext("A tie between two actors, read from the first")
    return table("relationships", description, found, fields)


def designations(teller: Teller) -> Table:
    """Return the listings of actors by states."""
    found = [
        PlacedDesignation(actor, one)
        for actor in teller.briefing.actors.values()
        for one in actor.designations
    ]
    fields: list[Field[PlacedDesignation]] = [
        Field("id", _ID, lambda one: one.designation.id, is_required=True),
        *actor_fields("actor", gettext("Who is listed"), teller, lambda one: one.actor.id),
        *actor_fields("by", gettext("Who lists it"), teller, lambda one: one.designation.by),
        Field("list", gettext("The list"), lambda one: one.designation.list),
        Field("law", gettext("Its legal basis"), lambda one: one.designation.law),
        *date_fields(
            "start", gettext("Since when"), teller.zone, lambda one: one.designation.start
        ),
        *date_fields("end", gettext("Until when"), teller.zone, lambda one: one.designation.end),
        Field(
            "checked",
            gettext("When it was last found to be in force: EDTF"),
            lambda one: one.designation.checked.text,
        ),
        *_support_fields(teller, lambda one: one.designation),
        Field("note", gettext("A remark"), lambda one: teller.plain(one.designation.note)),
        Field("url", _PAGE, lambda one: teller.url(one.actor, one.designation.id), format="uri"),
    ]
    description = gettext("A state's act of listing an actor. It does not prove what it alleges")
    return table("designations", description, found, fields)


def reactions(teller: Teller) -> Table:
    """Return the reactions to events."""
    channels = teller.briefing.vocabulary.channels

    def itself(reaction: Reaction) -> Reaction:
        return reaction

    def spokesperson(reaction: Reaction) -> str | None:
        return reaction.spoken_by.actor if reaction.spoken_by else None

    fields: list[Field[Reaction]] = [
        Field("id", _ID, lambda one: one.id, is_required=True),
        *actor_fields("actor", gettext("In whose name it was made"), teller, lambda one: one.actor),
        *actor_fields(
            "spoken_by",
            gettext("Who spoke"),
            teller,
            spokesperson,
        ),
        Field(
            "event",
            gettext("The event"),
            lambda one: live(one.to, teller.briefing.events),
            refers_to="events",
        ),
        *date_fields("said", gettext("When it was made"), teller.zone, lambda one: one.said),
        Field("channel", gettext("By what means"), lambda one: label_of(channels, one.channel)),
        Field("summary", gettext("What was said"), lambda one: teller.plain(one.summary)),
        *_standing_fields(teller, itself),
        *_support_fields(teller, itself),
        Field(
            "original",
            gettext("The words of the speaker, which are not under the site's terms of use"),
            lambda one: one.quote.original.text if one.quote and one.quote.original else None,
        ),
        Field(
            "original_language",
            gettext("The language spoken: BCP 47"),
            lambda one: one.quote.original.lang if one.quote and one.quote.original else None,
        ),
        Field(
            "translation",
            gettext("The first published translation"),
            lambda one: (
                one.quote.translations[0].text if one.quote and one.quote.translations else None
            ),
        ),
        Field(
            "translated_by",
            gettext("Who translated it"),
            lambda one: (
                one.quote.translations[0].by if one.quote and one.quote.translations else None
            ),
        ),
        Field("url", _PAGE, teller.url, format="uri", is_required=True),
    ]
    description = gettext("One statement by one actor about one event")
    return table("reactions", description, teller.briefing.reactions.values(), fields)


def stances(teller: Teller) -> Table:
    """Return the stances that reactions take."""
    known = teller.briefing.vocabulary.stances
    found = [(one, taken) for one in teller.briefing.reactions.values() for taken in one.stances]
    fields: list[Field[tuple[Reaction, TakenStance]]] = [
        Field("reaction", gettext("The reaction"), lambda one: one[0].id, refers_to="reactions"),
        Field("stance", gettext("The stance"), lambda one: label_of(known, one[1].stance)),
        Field("words", gettext("The words that carry it"), lambda one: one[1].words),
        Field(
            "is_accusation",
            gettext("Whether taking it is an accusation"),
            lambda one: known[one[1].stance].accusation,
            CellType.BOOLEAN,
        ),
    ]
    description = gettext("A stance that a reaction takes")
    return table("stances", description, found, fields, key=("reaction", "stance"))


def questions(teller: Teller) -> Table:
    """Return the contested questions."""
    states = teller.briefing.vocabulary.question_states
    fields: list[Field[Question]] = [
        Field("id", _ID, lambda one: one.id, is_required=True),
        Field("question", gettext("The question"), lambda one: one.question, is_required=True),
        Field(
            "state",
            gettext("Whether it is open"),
            lambda one: label_of(states, one.state.value),
        ),
        Field("reason", gettext("Why it is not"), lambda one: teller.plain(one.state.reason)),
        Field(
            "assessment",
            gettext("What the evidence supports"),
            lambda one: teller.plain(one.assessment),
        ),
        Field(
            "why_it_matters",
            gettext("Why it matters"),
            lambda one: teller.plain(one.why_it_matters),
        ),
        Field("url", _PAGE, teller.url, format="uri", is_required=True),
    ]
    description = gettext("A point on which sources or parties differ")
    return table("questions", description, teller.briefing.questions.values(), fields)


def answers(teller: Teller) -> Table:
    """Return the answers to questions, a row for each claim that gives one."""
    found = [
        (question, answer, placed)
        for question in teller.briefing.questions.values()
        for answer in question.answers
        for reference in answer.claims
        if (placed := teller.briefing.claim(reference)) is not None
    ]
    fields: list[Field[tuple[Question, Answer, PlacedClaim]]] = [
        Field("question", gettext("The question"), lambda one: one[0].id, refers_to="questions"),
        Field("id", gettext("The id of the answer"), lambda one: one[1].id),
        Field("answer", gettext("The answer"), lambda one: teller.plain(one[1].answer)),
        Field(
            "claim",
            gettext("A claim that gives it"),
            lambda one: one[2].claim.id,
            refers_to="claims",
        ),
        *_standing_fields(teller, lambda one: one[2].claim),
        *_accusation_fields(teller, lambda one: one[2].claim),
        Field("url", _PAGE, lambda one: teller.url(one[0], one[1].id), format="uri"),
    ]
    description = gettext("An answer to a question, and a claim that gives it")
    return table("answers", description, found, fields, key=("question", "id", "claim"))


class _Item(NamedTuple):
    record: AnyRecord
    holder: Holder
    place: str
    evidence: Evidence


def evidence(teller: Teller) -> Table:
    """Return the items of evidence of everything published."""
    briefing = teller.briefing
    fields: list[Field[_Item]] = [
        Field("id", gettext("What it supports, and its place there"), lambda one: one.place),
        Field("record", gettext("The record that has it"), lambda one: one.record.id),
        Field(
            "statement",
            gettext("The claim, tie, designation, answer or reaction that has it, or the record"),
            lambda one: one.holder.enclosing_id,
        ),
        Field("of", gettext("What that is"), lambda one: one.holder.kind),
        Field(
            "source",
            gettext("The source"),
            lambda one: live(one.evidence.source, briefing.sources),
            refers_to="sources",
        ),
        Field("bears", gettext("What it does to it"), lambda one: one.evidence.bears.value),
        Field(
            "is_counted",
            gettext("Whether it is counted, not only listed"),
            lambda one: counts(one.evidence, briefing.sources),
            CellType.BOOLEAN,
        ),
        Field(
            "excerpt",
            gettext("The words of the source, which are not under the site's terms of use"),
            lambda one: one.evidence.excerpt,
        ),
        Field(
            "language",
            gettext("Their language if it is not the source's: BCP 47"),
            lambda one: one.evidence.lang,
        ),
        Field("translation", gettext("Our translation"), lambda one: one.evidence.translation),
        Field("locator", gettext("Where in the source"), lambda one: one.evidence.locator),
        Field(
            "witness",
            gettext("Whose own knowledge it is; `self` is the outlet's"),
            lambda one: briefing.party_name(one.evidence.witness) if one.evidence.witness else None,
        ),
        Field(
            "relays",
            gettext("The source that it only repeats"),
            lambda one: live(one.evidence.relays, briefing.sources),
            refers_to="sources",
        ),
        Field(
            "accusation",
            gettext("If it supports an accusation: against whom, their answer and the outcome"),
            lambda one: teller.replied(one.holder.value),
        ),
        Field(
            "source_url",
            gettext("The address of a source without a record"),
            lambda one: one.evidence.url,
            format="uri",
        ),
    ]
    description = gettext("One source for a statement, name or part, and its words")
    return table("evidence", description, _items(teller), fields)


def _items(teller: Teller) -> Iterator[_Item]:
    for record in teller.briefing.records.values():
        for holder in holders(record):
            where = addresses.of(record).folder.rpartition("/")[2]
            steps = ".".join(map(str, holder.path))
            for position, item in enumerate(holder.evidence, start=1):
                place = ".".join(filter(None, (where, steps, str(position))))
                yield _Item(record, holder, place, item)
