"""Data for search about a page beyond its text: names, kind of record, status.

An engine's index can hold these only as tags. The last tag of a page is a JSON object, which the
search worker removes before indexing, so that no word in it is ever found:

- `kind`: the kind of record; `is`: the label of its kind in the vocabulary; `label`: its name, and
  `names`: its names in other languages, by BCP 47 tag; `rtl`: the right-to-left tags of these;
- `date`: the EDTF date of an event; `detail`: what a result shows after the label;
- `status`: the key and label of a reaction's status, or of a question's state.

A page without a record has as its other tags the phrases by which readers ask for it; in another
language than the briefing's, its object has the direction, `dir`.

On the home page the object has the `direction` of the briefing's language if that is read from the
right; all `statuses` of statements: the key and label of each, by the id that replaces its sign in
the index (`prose.saying`); and as `synonyms` the groups of words that mean the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefing import addresses
from briefing.linking import search_terms
from briefing.prose import curl_quotes
from briefing.records import Actor, Event, Named, Place, Question, Reaction, Source
from briefing.rendering.views import Views
from briefing.statements import all_marks

if TYPE_CHECKING:
    from briefing.linking import Briefing
    from briefing.records import AnyRecord

_Fields = Mapping[str, object]

_OFFERED = 5


def page_tags(asked: tuple[str, ...], direction: str | None) -> tuple[str, ...]:
    """Return the tags of a page without a record, if readers ask for it by more than its title.

    `direction` is that of its language, if this is not the briefing's.
    """
    if not asked and direction is None:
        return ()
    return (*asked, _write_tag({"dir": direction}))


def search_tags(views: Views, record: AnyRecord | None, *, home: bool = False) -> tuple[str, ...]:
    """Return the tags of a record's page or of the home page; other pages have none."""
    if home:
        marks = all_marks(views.briefing)
        statuses = {mark.id: (mark.key, curl_quotes(mark.label)) for mark in marks}
        given = views.briefing.vocabulary.synonyms.items()
        synonyms = [(word, *others) for word, others in given]
        direction = views.briefing.direction(views.briefing.settings.language)
        told = {"direction": direction, "statuses": statuses, "synonyms": synonyms}
        return (_write_tag(told),)
    if record is None or record.withdrawn:
        return ()
    fields = {"kind": record.KIND, **_names(views, record), **_kind_and_details(views, record)}
    return (*search_terms(record), _write_tag(fields))


def offered_questions(briefing: Briefing) -> tuple[Mapping[str, str], ...]:
    """Return the address and the words of the questions that an empty search field offers."""
    return tuple(
        {
            "address": f"{addresses.of(question).folder}/",
            "text": curl_quotes(question.label),
            "lang": briefing.settings.language,
        }
        for question in Views(briefing).questions_in_order()[:_OFFERED]
    )


def _write_tag(fields: _Fields) -> str:
    return json.dumps({name: value for name, value in fields.items() if value}, ensure_ascii=False)


def _names(views: Views, record: AnyRecord) -> _Fields:
    if not isinstance(record, Named):
        return {}
    is_own = views.briefing.is_own_language
    names = {tag: name.value for tag, name in record.names.items() if not is_own(tag)}
    rtl = [tag for tag in names if views.briefing.reads_from_right(tag)]
    return {"label": curl_quotes(record.label), "names": names, "rtl": rtl}


def _kind_and_details(views: Views, record: AnyRecord) -> _Fields:
    vocabulary = views.briefing.vocabulary
    match record:
        case Actor():
            return {"is": vocabulary.actor_kinds[record.kind].label}
        case Place():
            return {"is": vocabulary.place_kinds[record.kind].label}
        case Event():
            return {"date": record.date.text, "detail": views.date(record.date)}
        case Reaction():
            mark = views.mark(record)
            return {"status": (mark.key, mark.label)}
        case Question():
            state = record.state.value
            return {"status": (state, vocabulary.question_states[state].label)}
        case Source():
            return {
                "is": vocabulary.source_kinds[record.kind].label,
                "detail": views.publication(record),
            }
