"""Where the evidence is thin, in sentences: of what, and what is weak."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from briefing.phrases import (
    Capital,
    Ended,
    Item,
    Marked,
    Party,
    Titled,
    gettext,
    in_a_row,
    in_commas,
    in_semicolons,
    ngettext,
)
from briefing.records import Claim, Designation, Reaction, Relationship
from briefing.records.event import Participant
from briefing.records.values import Alias, ScriptName
from briefing.records.vocabulary import tie_label
from briefing.statements.corroboration import support_words
from briefing.statements.standing import standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.linking import Briefing, Stated
    from briefing.phrases import Phrase, Value
    from briefing.records import AnyRecord, Evidence, Source

    Named = ScriptName | Alias | Participant


class Weakness(Enum):
    """What is weak in the evidence of a statement or name."""

    COPIES = auto()
    UNCOUNTED = auto()
    SINGLE = auto()
    WORDLESS = auto()
    IN_PLACE = auto()
    CONFIRMABLE = auto()
    UNSOURCED = auto()
    UNNAMED = auto()


_SENTENCES = {
    Weakness.COPIES: gettext("Its best source is a copy or a digest of other reports."),
    Weakness.UNCOUNTED: gettext("No source shows it in words that were seen."),
    Weakness.CONFIRMABLE: gettext("It can be confirmed if every excerpt supports every word."),
    Weakness.UNSOURCED: gettext("No source is given for it."),
    Weakness.UNNAMED: gettext("It is missing in a language in which it is expected."),
}


class SourceWeakness(Enum):
    """What is weak in sources."""

    UNREAD = auto()
    UNARCHIVED = auto()
    UNDATED = auto()
    UNUSED = auto()


@dataclass(frozen=True)
class Spot:
    """A place in a record where the evidence is weak.

    Attributes:
        record: The record.
        id: The id of the innermost item that contains it, or the record's id.
        statement: That item, if it is a statement.
        named: The name or part in an event, if it is one.
        lang: The BCP 47 tag of a name; empty for the briefing's language.
        item: The item of evidence, if it is one.
    """

    record: AnyRecord
    id: str
    statement: Stated | None = None
    named: Named | None = None
    lang: str = ""
    item: Evidence | None = None


def weakness_in_words(briefing: Briefing, weakness: Weakness, spot: Spot) -> Value:
    """Return sentences that describe a weakness, with a link to the spot."""
    is_missing = weakness is Weakness.UNNAMED
    subject = gettext("the name") if is_missing else _subject(briefing, spot)
    return in_a_row((Ended(Capital(subject)), _about(briefing, weakness, spot)))


def _about(briefing: Briefing, weakness: Weakness, spot: Spot) -> Value:
    if weakness is Weakness.SINGLE and spot.statement is not None:
        counted = support_words(briefing, spot.statement).counted
        return Ended(gettext("Its support: %(counted)s", counted=counted))
    outlet = _outlet(briefing, spot.item)
    if weakness is Weakness.WORDLESS:
        return gettext("%(outlet)s is listed for it without the words that show it.", outlet=outlet)
    if weakness is Weakness.IN_PLACE:
        return gettext("%(outlet)s is cited for it without a source record.", outlet=outlet)
    return _SENTENCES[weakness]


def _outlet(briefing: Briefing, item: Evidence | None) -> Value:
    source = briefing.sources.get(item.source or "") if item else None
    name = source.publisher if source else (item.publisher if item else None)
    return name or gettext("A source")


def _subject(briefing: Briefing, spot: Spot) -> Value:
    """Return what is weak."""
    match spot.named:
        case ScriptName():
            return _name(briefing, spot.named.value, spot.lang)
        case Alias():
            return _name(briefing, spot.named.text, spot.lang)
        case Participant():
            return gettext("the part of %(actor)s", actor=Party(spot.named.actor))
    if spot.statement is None:
        return gettext("something that the page says")
    return _statement(briefing, spot, spot.statement)


def _statement(briefing: Briefing, spot: Spot, statement: Stated) -> Value:
    """Return a statement; of an accusation only that it is one: its answer is elsewhere."""
    if isinstance(statement, Reaction):
        return gettext("the reaction as a whole")
    if isinstance(statement, Designation):
        return gettext("the listing “%(listing)s”", listing=Item(spot.id, statement.list))
    if briefing.is_accusation(statement):
        return _accusation(briefing, spot, statement.against)
    status = standing(briefing, statement).label
    if isinstance(statement, Claim):
        words = Item(spot.id, Marked(statement.text))
        return gettext("%(status)s: “%(statement)s”", status=status, statement=words)
    assert isinstance(statement, Relationship)  # noqa: S101 - the only other kind
    types = briefing.vocabulary.relationship_types
    label = tie_label(types, statement.type, has_ended=statement.has_ended)
    return gettext(
        "%(status)s: the tie “%(tie)s” with %(other)s",
        status=status,
        tie=Item(spot.id, label),
        other=briefing.party_name(statement.target),
    )


def _accusation(briefing: Briefing, spot: Spot, against: tuple[str, ...]) -> Phrase:
    if not against:
        page = Item(spot.id, briefing.name_of(spot.record.id))
        return gettext("an accusation on the page %(page)s", page=page)
    accused = in_commas(Item(spot.id, briefing.party_name(one)) for one in against)
    return gettext("an accusation against %(accused)s", accused=accused)


def _name(briefing: Briefing, name: str, tag: str) -> Phrase:
    return gettext("the name %(name)s", name=Titled(name, tag or briefing.settings.language))


def source_weakness_in_words(
    briefing: Briefing, weakness: SourceWeakness, sources: Sequence[Source]
) -> Value:
    """Return a sentence on sources of one publisher, with links to them.

    The words of the links are titles, or dates for weaknesses that most sources have.
    """
    are_many = weakness in {SourceWeakness.UNREAD, SourceWeakness.UNARCHIVED}
    links = (_link_by_date(briefing, source) if are_many else Item(source.id) for source in sources)
    titles, count = in_semicolons(links), len(sources)
    publisher, number = sources[0].publisher, str(count)
    match weakness:
        case SourceWeakness.UNREAD:
            said = ngettext(
                "One source of %(publisher)s was not read in full: %(titles)s",
                "%(number)s sources of %(publisher)s were not read in full: %(titles)s",
                count,
                publisher=publisher,
                number=number,
                titles=titles,
            )
        case SourceWeakness.UNARCHIVED:
            said = ngettext(
                "One source of %(publisher)s has no archived copy: %(titles)s",
                "%(number)s sources of %(publisher)s have no archived copy: %(titles)s",
                count,
                publisher=publisher,
                number=number,
                titles=titles,
            )
        case SourceWeakness.UNDATED:
            said = ngettext(
                "One source of %(publisher)s has no date: %(titles)s",
                "%(number)s sources of %(publisher)s have no date: %(titles)s",
                count,
                publisher=publisher,
                number=number,
                titles=titles,
            )
        case _:
            said = ngettext(
                "Nothing rests on one source of %(publisher)s: %(titles)s",
                "Nothing rests on %(number)s sources of %(publisher)s: %(titles)s",
                count,
                publisher=publisher,
                number=number,
                titles=titles,
            )
    return Ended(said)


def _link_by_date(briefing: Briefing, source: Source) -> Item:
    if source.date is None:
        return Item(source.id)
    return Item(source.id, source.date.label(briefing.settings.zone, briefing.speech))
