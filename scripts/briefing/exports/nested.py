"""The briefing as one JSON document, nested as its records are, and the schema that describes it.

Ids have their labels beside them, texts are plain, dates have their first and last day, and each
statement has its counted support in numbers and words. The values follow the marks on the fields of
the models, and so does the schema: a new field is in both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from briefing import addresses
from briefing.exports.package import terms
from briefing.exports.shapes import BY_CODE, SCHEMA, VERSION, WITH_MARKUP
from briefing.records import Answer, Claim, Designation, EdtfDate, Reaction, Relationship
from briefing.records.walking import field_marks
from briefing.statements import support_words

if TYPE_CHECKING:
    from briefing.exports.telling import Teller
    from briefing.linking import Stated
    from briefing.records import AnyRecord
    from briefing.records.walking import FieldMarks

Node = dict[str, Any]


class Nesting:
    """Makes the JSON values of records."""

    def __init__(self, teller: Teller) -> None:
        """Use the names, words and addresses of a briefing."""
        self._teller = teller
        self._briefing = teller.briefing
        self._made: dict[str, str] = {}

    def document(self) -> str:
        """Return the text of `briefing.json`."""
        settings, briefing = self._briefing.settings, self._briefing
        about: Node = {
            "$schema": SCHEMA,
            "version": VERSION,
            "title": settings.title,
            "url": settings.site_url,
            "as_of": self._date(settings.as_of),
            "licence": self._model(settings.licence),
            "note": terms(self._teller),
        }
        lists = {
            "actors": self._records(briefing.actors),
            "events": self._records(briefing.events),
            "reactions": self._records(briefing.reactions),
            "questions": self._records(briefing.questions),
            "places": self._records(briefing.places),
            "sources": self._records(briefing.sources),
            "withdrawn": [_text(self._withdrawn(one)) for one in briefing.withdrawn.values()],
        }
        texts = {key: _text(value) for key, value in about.items() if value is not None}
        texts |= {key: f"[{','.join(items)}]" for key, items in lists.items()}
        return f"{{{','.join(f'{_text(key)}:{text}' for key, text in texts.items())}}}\n"

    def page(self, record: AnyRecord) -> str:
        """Return the text of the file beside a record's page: the same piece of the document."""
        return f"{self._record(record)}\n"

    def _records(self, records: Mapping[str, Any]) -> list[str]:
        return [self._record(record) for _, record in sorted(records.items())]

    def _record(self, record: AnyRecord) -> str:
        """Return a record as JSON, made once for the document and for the file of its page."""
        if record.id not in self._made:
            about = {"id": record.id, "kind_of_record": record.KIND}
            known = {**about, **self._model(record), "url": self._url(record)}
            self._made[record.id] = _text(known)
        return self._made[record.id]

    def _withdrawn(self, record: AnyRecord) -> Node:
        assert record.withdrawn is not None  # noqa: S101 - those of the list are
        return {
            "id": record.id,
            "kind_of_record": record.KIND,
            "withdrawn": self._model(record.withdrawn),
            "url": self._url(record),
        }

    def _url(self, record: AnyRecord, anchor: str | None = None) -> str:
        return self._teller.url_of(addresses.of(record, anchor))

    def _model(self, model: BaseModel) -> Node:
        marks = field_marks(type(model))
        known = (
            (name, self._value(value, marks[name]))
            for name in type(model).model_fields
            if (value := getattr(model, name)) not in (None, (), {})
        )
        node = dict(known)
        if isinstance(model, Claim | Relationship | Designation | Reaction):
            node |= self._stated(model)
        if isinstance(model, Claim | Relationship | Designation | Answer):
            address = self._briefing.address(model.id)
            node["url"] = self._teller.url_of(address) if address else None
        return {key: value for key, value in node.items() if value is not None}

    def _stated(self, statement: Stated) -> Node:
        node: Node = {"support": self._support(statement)}
        if not isinstance(statement, Designation):
            node["standing"] = self._teller.standing(statement)
        if replied := self._teller.replied(statement):
            node["accusation"] = replied
        return node

    def _support(self, statement: Stated) -> Node:
        briefing = self._briefing
        found = briefing.corroboration(statement)
        speakers = [party for speaker in found.speakers for party in speaker.parties]
        numbers = {
            "speakers": len(found.speakers),
            "sides": found.sides,
            "unnamed": int(bool(found.unnamed)),
            "seen_by": len(found.seen),
            "findings": len(found.findings),
            "reports": len(found.reports),
        }
        lists = {
            "named": map(briefing.party_name, speakers),
            "told_to": map(briefing.origin_name, found.unnamed),
            "outlets": map(briefing.origin_name, (*found.seen, *found.reports)),
            "found_by": map(briefing.party_or_origin, found.findings),
            "contradicted_by": map(briefing.party_or_origin, found.against),
        }
        known = ((key, list(dict.fromkeys(names))) for key, names in lists.items())
        words = self._teller.say(support_words(briefing, statement).whole)
        return {"words": words, **numbers, **{key: names for key, names in known if names}}

    def _value(self, value: object, marks: FieldMarks) -> object:
        if isinstance(value, str) and not isinstance(value, Enum):
            return self._word(value, marks)
        if isinstance(value, tuple):
            return [self._value(one, marks) for one in value]
        if isinstance(value, Mapping):
            return {str(key): self._value(item, marks) for key, item in value.items()}
        return self._single(value)

    def _single(self, value: object) -> object:
        if isinstance(value, EdtfDate):
            return self._date(value)
        if isinstance(value, BaseModel):
            return self._model(value)
        return str(value.value) if isinstance(value, Enum) else value

    def _word(self, word: str, marks: FieldMarks) -> object:
        if marks.refers is not None:
            return self._reference(word)
        if marks.listed is not None and marks.listed.vocabulary not in BY_CODE:
            return {"id": word, "label": self._label(marks.listed.vocabulary, word)}
        return self._teller.plain(word) if marks.role in WITH_MARKUP else word

    def _label(self, name: str, key: str) -> str:
        term = getattr(self._briefing.vocabulary, name).get(key)
        return getattr(term, "label", None) or getattr(term, "name", None) or key

    def _reference(self, key: str) -> Node:
        briefing, item_id = self._briefing, key.rpartition("#")[2]
        source = briefing.sources.get(item_id)
        if source is not None:
            return {"id": item_id, "label": source.publisher}
        if (placed := briefing.claims.get(item_id)) is not None:
            return self._claim(placed.claim)
        if briefing.address(item_id) is not None:
            return {"id": item_id, "label": briefing.name_of(item_id)}
        return {"label": key}

    def _claim(self, claim: Claim) -> Node:
        """Return a reference to a claim, with how it stands and what belongs to an accusation."""
        known = {
            "label": self._teller.plain(claim.text),
            "standing": self._teller.standing(claim),
            "said_by": self._teller.parties(claim.attributed_to),
            "accusation": self._teller.replied(claim),
        }
        return {"id": claim.id, **{key: value for key, value in known.items() if value}}

    def _date(self, date: EdtfDate) -> Node:
        first, last = date.days(self._teller.zone)
        bounds = {"from": first and first.isoformat(), "to": last and last.isoformat()}
        return {"edtf": date.text, **{key: day for key, day in bounds.items() if day}}


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
