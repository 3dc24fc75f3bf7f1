"""The entities of FollowTheMoney, and which source says which of their values.

Only what is stated as fact becomes one. A tie is exported if it is confirmed or reported and its
type does not accuse; a listing by a state, as the act of that state, never as a topic such as
`crime.terror` of the actor. Who is named in the account of an event is left out, because
`involved` would say that they had a part in it, and so are the summaries, in which accusations are
told with their answers. A name with a remark, or from a list of those who designate, is left out as
well: nothing could be put next to it. A tie of a type with no counterpart is an `UnknownLink`.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from briefing import locales
from briefing.exports.bibliography import form_of, in_words, is_simple, notes, of_source
from briefing.exports.telling import live
from briefing.linking import stated_ties
from briefing.phrases import gettext
from briefing.records import EdtfDate
from briefing.records.enums import AliasKind, Bearing, BeingKind
from briefing.records.vocabulary import label_of
from briefing.typography import on_a_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.exports.telling import Teller
    from briefing.linking import StatedTie
    from briefing.phrases import Phrase
    from briefing.records import (
        Actor,
        AnyRecord,
        Designation,
        Event,
        Evidence,
        Place,
        Reaction,
        Source,
    )

_BEINGS = {
    BeingKind.PERSON: "Person",
    BeingKind.ORGANISATION: "Organization",
    BeingKind.GOVERNMENT: "PublicBody",
}
_UNTOLD = "LegalEntity"
"""Of an actor of whose kind the vocabulary does not say whether it is a person or a body."""
_ORGANISATIONS = frozenset({"Organization", "PublicBody"})

_ALIASES = {
    AliasKind.TRANSLITERATION: "alias",
    AliasKind.TRANSLATION: "alias",
    AliasKind.FULL_NAME: "alias",
    AliasKind.ACRONYM: "weakAlias",
    AliasKind.HONORIFIC: "weakAlias",
    AliasKind.KUNYA: "weakAlias",
    AliasKind.NICKNAME: "weakAlias",
    AliasKind.MISSPELLING: "weakAlias",
    AliasKind.FORMER_NAME: "previousName",
}
"""A name on a designator's list is none of these: such a list is not a list of names."""

_NO_END = frozenset({"", ".."})
_DOCUMENTS = {"article-newspaper": "Article", "motion_picture": "Video", "graphic": "Image"}


class Edge(NamedTuple):
    """A schema for ties, and the properties for the actor that has the tie and for the other."""

    schema: str
    actor: str
    other: str


_UNKNOWN_LINK = Edge("UnknownLink", "subject", "object")
_MEMBERSHIP = Edge("Membership", "member", "organization")
_DIRECTORSHIP = Edge("Directorship", "director", "organization")
_EDGES = {
    "leads": _DIRECTORSHIP,
    "led": _DIRECTORSHIP,
    "chairs": _DIRECTORSHIP,
    "commands": _DIRECTORSHIP,
    "former-member-of": _MEMBERSHIP,
    "spokesperson-of": Edge("Representation", "agent", "client"),
    "split-from": Edge("Succession", "successor", "predecessor"),
}
"""By type of tie, those of the vocabulary of a new briefing. Of any other, one that belongs to an
organisation is a `Membership`. `Control` is used for none: it is the power to direct another."""


class Value(NamedTuple):
    """A value of a property.

    Attributes:
        property: The name of the property.
        text: The value.
        evidence: What supports it; none if it is the briefing's own.
        language: The BCP 47 tag of words of a language.
        original: How the record has it, if otherwise.
    """

    property: str
    text: str
    evidence: tuple[Evidence, ...] = ()
    language: str | None = None
    original: str | None = None


class Entity(NamedTuple):
    """A thing or a link between things, by the id that it has in the briefing."""

    id: str
    schema: str
    values: tuple[Value, ...]


def all_entities(teller: Teller) -> list[Entity]:
    """Return all entities, sorted by id."""
    briefing = teller.briefing
    found = chain(
        (_actor(teller, one) for one in briefing.actors.values()),
        (_event(teller, one) for one in briefing.events.values()),
        (_tie(teller, one) for one in stated_ties(briefing)),
        (
            _sanction(teller, actor, one)
            for actor in briefing.actors.values()
            for one in actor.designations
        ),
        (_note(teller, one) for one in briefing.reactions.values() if _is_fact(teller, one)),
        (_document(teller, one) for one in briefing.sources.values()),
    )
    return sorted(found, key=lambda entity: entity.id)


def _entity(entity_id: str, schema: str, values: Iterable[Value]) -> Entity:
    cleaned = (value._replace(text=on_a_line(value.text).strip()) for value in values)
    return Entity(entity_id, schema, tuple(value for value in cleaned if value.text))


def _schema(teller: Teller, actor: Actor) -> str:
    kind = teller.briefing.vocabulary.actor_kinds.get(actor.kind)
    return _BEINGS[kind.is_a] if kind is not None and kind.is_a is not None else _UNTOLD


def _actor(teller: Teller, actor: Actor) -> Entity:
    short = [Value("weakAlias", actor.short_name)] if actor.short_name else []
    values = (*_names(teller, actor), *short, *_country(actor), *_page(teller, actor))
    return _entity(actor.id, _schema(teller, actor), values)


def _names(teller: Teller, record: Actor | Event) -> Iterator[Value]:
    yield Value("name", record.label, language=teller.briefing.settings.language)
    for tag, native in record.names.items():
        yield Value("name", native.value, _supporting(teller, native.evidence), tag)
    for alias in record.aliases:
        name = _ALIASES.get(alias.kind)
        if name is not None and alias.note is None:
            yield Value(name, alias.text, _supporting(teller, alias.evidence), alias.lang)


def _country(record: Actor | Place) -> Iterator[Value]:
    if record.country and record.country in locales.countries():
        yield Value("country", record.country.lower(), original=record.country)


def _page(teller: Teller, record: AnyRecord, anchor: str | None = None) -> Iterator[Value]:
    if teller.briefing.settings.site_url:
        yield Value("sourceUrl", teller.url(record, anchor))


def _event(teller: Teller, event: Event) -> Entity:
    place = teller.briefing.places.get(event.place or "")
    where = [Value("location", place.name), *_country(place)] if place else []
    values = (*_names(teller, event), *_when(teller, event.date), *where, *_page(teller, event))
    return _entity(event.id, "Event", values)


def _when(teller: Teller, date: EdtfDate) -> Iterator[Value]:
    """Yield the date of an event: one, or its start and end."""
    first, _, last = date.text.partition("/")
    known = [
        (name, EdtfDate.parse(end))
        for name, end in (("startDate", first), ("endDate", last))
        if end not in _NO_END
    ]
    if is_simple(date):
        yield from _date(teller, "date", date)
    elif last and all(is_simple(end) for _, end in known):
        for name, end in known:
            yield from _date(teller, name, end)
    else:
        yield _described(teller, gettext("Date: %(date)s", date=in_words(teller, date)))


def _tie(teller: Teller, tie: StatedTie) -> Entity:
    relationship = tie.relationship
    evidence = _supporting(teller, relationship.evidence)
    edge = _edge(teller, tie)
    values = (
        Value(edge.actor, tie.actor.id, evidence),
        Value(edge.other, tie.target.id, evidence),
        Value("role", tie.label, evidence, teller.briefing.settings.language),
        *_span(teller, relationship.start, relationship.end, evidence),
        _described(
            teller,
            gettext(
                "%(status)s: %(support)s",
                status=teller.standing(relationship),
                support=teller.support(relationship) or "",
            ),
        ),
        *_proof(evidence),
        *_page(teller, tie.actor, relationship.id),
    )
    return _entity(relationship.id, edge.schema, values)


def _edge(teller: Teller, tie: StatedTie) -> Edge:
    edge = _EDGES.get(tie.relationship.type, _MEMBERSHIP if tie.type.belonging else _UNKNOWN_LINK)
    is_organisation = _schema(teller, tie.target) in _ORGANISATIONS
    return edge if edge.other != "organization" or is_organisation else _UNKNOWN_LINK


def _sanction(teller: Teller, actor: Actor, designation: Designation) -> Entity:
    evidence = _supporting(teller, designation.evidence)
    own = teller.briefing.settings.language
    by = teller.briefing.actors.get(designation.by)
    checked = in_words(teller, designation.checked)
    values = [
        Value("entity", actor.id, evidence),
        Value("authority", teller.briefing.party_name(designation.by), evidence, own),
        Value("program", designation.list, evidence, own),
        *(_country(by) if by else ()),
        *_span(teller, designation.start, designation.end, evidence),
        *_proof(evidence),
        *_page(teller, actor, designation.id),
    ]
    if designation.law:
        values.append(_described(teller, gettext("Legal basis: %(law)s", law=designation.law)))
    if designation.end is None:
        found = gettext("Last found to be in force: %(date)s", date=checked)
        values.append(_described(teller, found))
    return _entity(designation.id, "Sanction", values)


def _is_fact(teller: Teller, reaction: Reaction) -> bool:
    """Return whether a reaction is established or reported as made, and accuses nobody."""
    stances = teller.briefing.vocabulary.stances
    taken = (stances[one] for one in reaction.stance_ids if one in stances)
    return not (reaction.status.needs_attribution or any(stance.accusation for stance in taken))


def _note(teller: Teller, reaction: Reaction) -> Entity:
    briefing, own = teller.briefing, teller.briefing.settings.language
    evidence = _supporting(teller, reaction.evidence)
    stances, taken = briefing.vocabulary.stances, reaction.stance_ids
    about = (one for one in (reaction.actor, reaction.to) if one in briefing.records)
    values = (
        Value("name", briefing.label(reaction), language=own),
        *(Value("description", label_of(stances, one) or "", evidence, own) for one in taken),
        *(Value("entity", one, evidence) for one in about),
        *_proof(evidence),
        *_page(teller, reaction),
    )
    return _entity(reaction.id, "Note", values)


def _document(teller: Teller, source: Source) -> Entity:
    schema = _DOCUMENTS.get(form_of(teller, source).csl, "Document")
    code, item = language_code(source.language), of_source(teller, source)
    values = [
        Value("title", source.title, language=teller.briefing.title_language(source)),
        *(Value("author", name) for name in source.authors),
        Value("publisher", source.publisher),
        *([Value("language", code, original=source.language)] if code else ()),
        *([Value("sourceUrl", source.url)] if source.url else ()),
        *(Value("notes", one) for one in notes(teller, item, archive=True, date=True)),
    ]
    if source.date is not None and "date" not in source.inferred:
        values.extend(_date(teller, "publishedAt", source.date))
    if source.accessed is not None:
        values.extend(_date(teller, "retrievedAt", source.accessed))
    return _entity(source.id, schema, values)


def _span(
    teller: Teller, start: EdtfDate | None, end: EdtfDate | None, evidence: tuple[Evidence, ...]
) -> Iterator[Value]:
    """Yield when something began and ended; in words what is no year, month or day."""
    if start is not None:
        began = gettext("Start: %(date)s", date=in_words(teller, start))
        yield from _date(teller, "startDate", start, evidence) or [_described(teller, began)]
    if end is not None:
        ended = gettext("End: %(date)s", date=in_words(teller, end))
        yield from _date(teller, "endDate", end, evidence) or [_described(teller, ended)]


def _date(
    teller: Teller, name: str, date: EdtfDate, evidence: tuple[Evidence, ...] = ()
) -> list[Value]:
    """Return a date as a prefix of ISO 8601, as the format has it; nothing for any other."""
    if (text := ftm_date(teller, date)) is None:
        return []
    return [Value(name, text, evidence, original=date.text)]


def ftm_date(teller: Teller, date: EdtfDate | None) -> str | None:
    """Return a year, month or day, that of the briefing's zone if the record has a time."""
    if date is None or not is_simple(date):
        return None
    day = date.local_day(teller.zone)
    return day.isoformat() if day else date.text


def _described(teller: Teller, phrase: Phrase) -> Value:
    return Value(
        "description", teller.say(phrase) or "", language=teller.briefing.settings.language
    )


def _proof(evidence: Iterable[Evidence]) -> Iterator[Value]:
    for item in evidence:
        yield Value("proof", item.source or "", (item,))


def _supporting(teller: Teller, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the first item of each published source that supports something."""
    first: dict[str, Evidence] = {}
    for item in evidence:
        source = live(item.source, teller.briefing.sources)
        if source is not None and item.bears is Bearing.SUPPORTS:
            first.setdefault(source, item)
    return tuple(first.values())


_CODES = {
    "af": "afr", "am": "amh", "ar": "ara", "az": "aze", "be": "bel", "bg": "bul", "bn": "ben",
    "bs": "bos", "ca": "cat", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng",
    "es": "spa", "et": "est", "fa": "fas", "fi": "fin", "fr": "fra", "ga": "gle", "he": "heb",
    "hi": "hin", "hr": "hrv", "hu": "hun", "hy": "hye", "id": "ind", "is": "isl", "it": "ita",
    "ja": "jpn", "ka": "kat", "kk": "kaz", "km": "khm", "kn": "kan", "ko": "kor", "ky": "kir",
    "lb": "ltz", "lo": "lao", "lt": "lit", "lv": "lav", "mk": "mkd", "mn": "mon", "ms": "msa",
    "mt": "mlt", "my": "mya", "ne": "nep", "nl": "nld", "no": "nor", "pl": "pol", "ps": "pus",
    "pt": "por", "ro": "ron", "ru": "rus", "si": "sin", "sk": "slk", "sl": "slv", "sq": "sqi",
    "sr": "srp", "sv": "swe", "sw": "swa", "ta": "tam", "te": "tel", "tg": "tgk", "th": "tha",
    "tk": "tuk", "tl": "tgl", "tr": "tur", "uk": "ukr", "ur": "urd", "uz": "uzb", "vi": "vie",
    "zh": "zho",
}  # fmt: skip
"""The ISO 639-3 codes of the languages that FollowTheMoney knows."""


def language_code(tag: str) -> str | None:
    """Return the three letters of a BCP 47 tag's language, if the format knows it."""
    return _CODES.get(locales.primary(tag))
