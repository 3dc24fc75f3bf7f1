"""People, bodies, ties, listings, events and sources as FollowTheMoney has them (4.11).

`entities.ftm.json` has an entity on a line, and `statements.csv` a row for each value and each
source of it, because an entity does not say where its values are from. What is exported is said in
`briefing.exports.ftm_entities`, and to readers by `left_out`: this format has no place for a status
or for the answer of the accused, so it holds neither accusations nor what is only claimed.

The columns of `statements.csv` are those of a FollowTheMoney statement. `dataset` is the id of the
source, or the name of the briefing for what it states itself; `origin` is empty, as a value is from
the entity itself; `original_value`, the words of the source, which belong to it and not to the
site's licence, or the record's own form of the value. Hyphens are underscores in data set names,
where FollowTheMoney allows none. As in the other tables, a value that a spreadsheet would run as a
formula has an apostrophe before it.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

from briefing.exports.ftm_entities import ftm_date, language_code
from briefing.exports.separated import comma_separated
from briefing.phrases import gettext
from briefing.records.ids import suggest_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.exports.ftm_entities import Entity, Value
    from briefing.exports.telling import Teller
    from briefing.phrases import Phrase
    from briefing.records import Evidence


class _Row(NamedTuple):
    """A statement; the names are those of the columns."""

    id: str
    entity_id: str
    canonical_id: str
    prop: str
    schema: str
    value: str
    dataset: str
    lang: str | None
    original_value: str | None
    external: str
    first_seen: str | None
    last_seen: str | None
    origin: None = None


def left_out() -> Phrase:
    """Return what the two files leave out, for readers."""
    return gettext(
        "These files have no place for a status, or for the answer of the accused. They hold only "
        "ties and reactions that are confirmed or reported: no accusation, and nothing that is "
        "claimed, alleged, disputed or denied. Also left out are summaries, who is named in the "
        "account of an event, and names that need a remark. A listing is the act of the state that "
        "made it, and does not prove what it alleges."
    )


def ftm_entities(entities: Iterable[Entity]) -> str:
    """Return the text of `entities.ftm.json`: a JSON object on each line."""
    return "".join(f"{_as_json(entity)}\n" for entity in entities)


def _as_json(entity: Entity) -> str:
    properties: dict[str, set[str]] = {}
    for value in entity.values:
        properties.setdefault(value.property, set()).add(value.text)
    ordered = {name: sorted(properties[name]) for name in sorted(properties)}
    whole = {"id": entity.id, "schema": entity.schema, "properties": ordered}
    return json.dumps(whole, ensure_ascii=False)


def ftm_statements(teller: Teller, entities: Iterable[Entity]) -> str:
    """Return the text of `statements.csv`."""
    origins = _Origins(teller)
    rows = (row for entity in entities for row in _of_entity(origins, entity))
    return comma_separated(_Row._fields, rows)


def _of_entity(origins: _Origins, entity: Entity) -> list[_Row]:
    """Return the statements of an entity, each once, sorted."""
    rows = {row.id: row for value in entity.values for row in _rows(origins, entity, value)}
    return sorted(rows.values(), key=lambda row: (row.prop, row.value, row.id))


class _Origins:
    """Where statements are from: the names of data sets, and when each was seen."""

    def __init__(self, teller: Teller) -> None:
        settings = teller.briefing.settings
        own = suggest_id(settings.short_title or settings.title) or "briefing"
        self._own = _name(own), ftm_date(teller, settings.as_of)
        self._known = {
            source.id: (_name(source.id), ftm_date(teller, source.accessed))
            for source in teller.briefing.sources.values()
        }

    def of(self, item: Evidence | None) -> tuple[str, str | None]:
        """Return the data set of a source, or the briefing's own."""
        return self._known.get(item.source or "", self._own) if item else self._own


def _name(record_id: str) -> str:
    return record_id.replace("-", "_")


def _rows(origins: _Origins, entity: Entity, value: Value) -> Iterator[_Row]:
    """Yield a row for each source of a value, or one of the briefing's own."""
    language = language_code(value.language) if value.language else None
    for item in value.evidence or (None,):
        dataset, seen = origins.of(item)
        original = (item.excerpt if item else None) or value.original
        yield _Row(
            id=_key(dataset, entity.id, value, language),
            entity_id=entity.id,
            canonical_id=entity.id,
            prop=value.property,
            schema=entity.schema,
            value=value.text,
            dataset=dataset,
            lang=language,
            original_value=original if original != value.text else None,
            external="f",
            first_seen=seen,
            last_seen=seen,
        )


def _key(dataset: str, entity_id: str, value: Value, language: str | None) -> str:
    """Return the id of a statement as FollowTheMoney makes it."""
    text = f"{dataset}.{entity_id}.{value.property}.{value.text}"
    keyed = f"{text}@{language}" if language else text
    return hashlib.sha1(keyed.encode(), usedforsecurity=False).hexdigest()
