"""Whether everything that a count depends on is known; if not, the count is not used."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checking.case import VOCABULARY, Case, file_of
from briefing.linking import Holder, PlacedClaim, Stated
from briefing.problems import nearest
from briefing.records import Actor, AnyRecord, Evidence, Reaction, Source
from briefing.records.walking import FieldPath

_STATEMENT_FIELDS = (
    *("attributed_to", "evidence", "status", "act_of", "quote", "topic", "type", "against"),
    *("voice", "actor", "spoken_by", "date", "said", "start", "end"),
)
_SOURCE_FIELDS = ("kind", "role", "origin", "publisher", "aligned_with", "authors", "url", "read")
_ACTOR_FIELDS = ("kind", "country", "relationships", "name")
_LISTS = ("actor_kinds", "relationship_types", "origins", "source_kinds", "topics")


def is_sure(case: Case, holder: Holder) -> bool:
    """Return whether nothing that a statement's count depends on is missing."""
    value = holder.value
    return isinstance(value, Stated) and _is_sure(case, holder.record, holder.path, value)


def is_sure_of(case: Case, placed: PlacedClaim) -> bool:
    """Return whether nothing that a claim's count depends on is missing."""
    position = placed.home.claims.index(placed.claim)
    return _is_sure(case, placed.home, ("claims", position), placed.claim)


def _is_sure(case: Case, record: AnyRecord, path: FieldPath, value: Stated) -> bool:
    place = file_of(record)
    return (
        not any(case.has_gap(place, *path, name) for name in _STATEMENT_FIELDS)
        and are_sources_known(case, value.evidence)
        and _are_sides_known(case, value)
    )


def are_sources_known(case: Case, evidence: tuple[Evidence, ...], *more: str) -> bool:
    """Return whether the fields that counting needs can be read in each source of some evidence."""
    return all(
        is_source_known(case, source_id, *more)
        for item in evidence
        for source_id in (item.source, item.relays)
        if source_id is not None
    )


def is_source_known(case: Case, source_id: str, *more: str) -> bool:
    """Return whether the fields of a source that counting needs, and `more`, can be read."""
    source = case.briefing.sources.get(source_id)
    if source is None:
        return False  # reported where it is referenced
    return not any(case.has_gap(file_of(source), name) for name in (*_SOURCE_FIELDS, *more))


def _are_sides_known(case: Case, value: Stated) -> bool:
    """Return whether the sides of all who speak, and of all above them, are known."""
    if any(case.has_gap(VOCABULARY, name) for name in _LISTS):
        return False
    if any(kind == Actor.KIND for _, kind in case.nameless):
        return False
    types = case.briefing.vocabulary.relationship_types
    queue = list(_parties(case, value))
    seen: set[str] = set()
    while queue:
        party = queue.pop()
        if party in seen:
            continue
        seen.add(party)
        if party in case.unread:
            return False
        if (actor := case.briefing.actors.get(party)) is None:
            continue
        if any(case.has_gap(file_of(actor), name) for name in _ACTOR_FIELDS):
            return False
        for tie in actor.relationships:
            kind = types.get(tie.type)
            if kind is None or kind.belonging:
                queue.append(tie.target)
    return True


def _parties(case: Case, value: Stated) -> Iterator[str]:
    """Yield every party on whose word or channel a statement may rest."""
    origins = case.briefing.vocabulary.origins
    quote = getattr(value, "quote", None)
    spokesperson = value.spoken_by if isinstance(value, Reaction) else None
    parties = [
        *getattr(value, "attributed_to", ()),
        getattr(value, "act_of", None),
        getattr(value, "by", None),
        value.actor if isinstance(value, Reaction) else None,
        spokesperson.actor if spokesperson is not None else None,
        quote.speaker if quote is not None else None,
    ]
    for item in value.evidence:
        source = case.briefing.sources.get(item.source or "")
        parties.append(item.witness)
        origin = origins.get(item.origin or (source.origin if source is not None else ""))
        for _ in range(len(origins)):
            if origin is None:
                break
            parties.append(origin.body)
            origin = origins.get(origin.parent or "")
    yield from (party for party in parties if party is not None)


def may_be_cited(case: Case, source: Source) -> bool:
    """Return whether something unreadable, or a misspelt id, may cite a source.

    An unfinished source may be cited by what is not yet written.
    """
    if case.unread or case.nameless or _is_unfinished(case, source):
        return True
    if any(nearest(word, [source.id]) is not None for word in case.astray):
        return True
    return any(source.id in _file_text(case, place) for place in case.gaps)


def _file_text(case: Case, place: str) -> str:
    source = case.files[place].marks.source
    return source.text if source is not None else ""


def _is_unfinished(case: Case, source: Source) -> bool:
    file = case.files.get(file_of(source))
    return file is not None and bool(file.unfinished)
