"""Small briefings for tests: a valid one as plain data, changed in one place, written as YAML."""

import copy
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from briefing.records.settings import SCHEMA_VERSION

_WHOLE = Path(__file__).parent.parent / "briefings"

LIGHTHOUSE = _WHOLE / "lighthouse"
"""A whole made-up briefing that uses every field of every model."""

FLOOD = _WHOLE / "flood"
"""Another, with claims of many varied forms."""

Files = dict[str, Any]
"""A data folder: what each file holds, by its path, such as `actors/ann.yml`."""


class Edit(NamedTuple):
    """One change to a data folder."""

    place: str
    path: str
    """Keys and positions, separated by points: `claims.0.evidence`; empty for the whole file."""
    value: Any
    """The new value; None removes the old one."""


def edited(files: Files, *edits: Edit) -> Files:
    """Return a copy of a data folder with some changes."""
    changed = copy.deepcopy(files)
    for place, path, value in edits:
        steps: list[str | int] = [place, *map(_step, path.split("."))] if path else [place]
        around: Any = changed
        for step in steps[:-1]:
            around = around[step]
        if value is None:
            del around[steps[-1]]
        elif isinstance(around, list) and steps[-1] == len(around):
            around.append(copy.deepcopy(value))
        else:
            around[steps[-1]] = copy.deepcopy(value)
    return changed


def _step(text: str) -> str | int:
    return int(text) if text.isdecimal() else text


def write(folder: Path, files: Files) -> Path:
    """Write a data folder; content that is text or bytes is written unchanged."""
    for place, content in files.items():
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            file.write_bytes(content)
        elif isinstance(content, str):
            file.write_text(content, "utf-8")
        else:
            file.write_text(as_yaml(content), "utf-8")
    return folder


def as_yaml(content: object) -> str:
    """Return the YAML of plain data: each text on one line, fields in their order."""
    told = repr(content)  # the same few contents are written many hundreds of times
    if told not in _WRITTEN:
        _WRITTEN[told] = yaml.dump(
            content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000
        )
    return _WRITTEN[told]


_WRITTEN: dict[str, str] = {}


class _Dumper(yaml.SafeDumper):
    """A dumper that repeats values where YAML would use aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def source(**fields: object) -> dict[str, object]:
    """Return a source without problems, changed in some fields."""
    plain: dict[str, object] = {
        "kind": "report",
        "role": "original-report",
        "title": "A report",
        "publisher": "A paper",
        "origin": "paper",
        "language": "en",
        "read": "full",
    }
    return plain | fields


def minimal() -> Files:
    """Return a small valid briefing, with every kind of record, without problems."""
    return {
        "briefing.yml": _settings(),
        "vocabulary.yml": _vocabulary(),
        "actors/ann.yml": _ann(),
        "actors/ben.yml": _ben(),
        "events/fire.yml": _fire(),
        "reactions/ann-speaks.yml": _ann_speaks(),
        "questions/who-lit-it.yml": _who_lit_it(),
        "places/town.yml": _town(),
        "sources/gazette.yml": source(title="Mill burns", publisher="Gazette"),
        "sources/herald.yml": source(title="Mill in ashes", publisher="Herald", origin="agency"),
    }


def _settings() -> dict[str, Any]:
    return {
        "schema_version": SCHEMA_VERSION,
        "title": "The fire",
        "description": "A fire in a mill.",
        "subject": "fire",
        "introduction": "A mill burned. [@gazette]",
        "timezone": "UTC",
        "as_of": "2020-06-01",
        "licence": "CC0",
        "home": {"established": ["fire#mill-burned"], "unknown": ["who-lit-it"]},
    }


def _ann() -> dict[str, Any]:
    return {
        "name": "Ann Ashe",
        "kind": "person",
        "names": {"fr": {"value": "Anne Ashe", "evidence": [_item("herald", "Anne")]}},
        "summary": "A miller. [@gazette]",
        "claims": [
            {
                "id": "ben-accuses-ann",
                "text": "Ann Ashe lit the fire.",
                "topic": "arson",
                "status": "alleged",
                "attributed_to": ["ben"],
                "evidence": [_item("gazette", "she lit it")],
                "against": ["ann"],
                "response": ["ann-speaks"],
                "outcome": "none found as of 2020",
            }
        ],
        "reviewed": "2020-06-01",
    }


def _ben() -> dict[str, Any]:
    return {
        "name": "Ben Birk",
        "kind": "person",
        "names": {"fr": {"value": "Benoît", "evidence": [_item("herald", "Benoît")]}},
        "summary": "A neighbour. [@gazette]",
        "relationships": [
            {
                "id": "ben-near-ann",
                "type": "neighbour-of",
                "target": "ann",
                "start": "2010",
                "end": "2019",
                "status": "reported",
                "evidence": [_item("gazette", "next door")],
            }
        ],
        "designations": [
            {
                "id": "ben-listed",
                "by": "ann",
                "list": "Bad neighbours",
                "start": "2011",
                "end": "2012",
                "checked": "2020",
                "evidence": [_item("gazette", "on her list")],
            }
        ],
        "reviewed": "2020-06-01",
    }


def _fire() -> dict[str, Any]:
    return {
        "title": "Fire at the mill",
        "date": "2020-05-02T02:30:00+03:00",
        "place": "town",
        "summary": "The mill burned down. [@gazette]",
        "participants": [
            {"actor": "ann", "part": "owner", "evidence": [_item("herald", "her mill")]}
        ],
        "claims": [
            {
                "id": "mill-burned",
                "text": "The mill burned down.",
                "topic": "damage",
                "status": "confirmed",
                "evidence": [
                    _item("gazette", "burned down") | {"witness": "ben"},
                    _item("herald", "in ashes"),
                ],
            },
            {
                "id": "cat-died",
                "text": "The mill's cat died.",
                "topic": "death",
                "status": "reported",
                "quote": {"speaker": "ben", "original": {"text": "Poor cat", "lang": "en"}},
                "evidence": [_item("gazette", "the cat died"), _item("herald", "dead cat")],
            },
        ],
        "reviewed": "2020-06-01",
    }


def _ann_speaks() -> dict[str, Any]:
    return {
        "actor": "ann",
        "said": "2020-05-02T12:00:00+03:00",
        "channel": "speech",
        "to": "fire",
        "summary": "Ann Ashe denied it.",
        "quote": {"original": {"text": "Not I", "lang": "en"}},
        "status": "reported",
        "evidence": [_item("herald", "Not I")],
        "reviewed": "2020-06-01",
    }


def _who_lit_it() -> dict[str, Any]:
    return {
        "question": "Who lit the fire?",
        "why_it_matters": "Somebody must pay. [@herald]",
        "state": "open",
        "answers": [{"id": "ann-did", "answer": "Ann did.", "claims": ["ann#ben-accuses-ann"]}],
        "reviewed": "2020-06-01",
    }


def _town() -> dict[str, Any]:
    return {
        "name": "Millbury",
        "kind": "town",
        "coordinates": {"latitude": "1.5", "longitude": "2.5"},
        "precision": "city",
        "evidence": [_item("gazette", "in Millbury")],
    }


def _item(source_id: str, excerpt: str) -> dict[str, str]:
    return {"source": source_id, "excerpt": excerpt}


def _vocabulary() -> dict[str, Any]:
    labels = {
        "statuses": "confirmed reported claimed alleged disputed denied",
        "source_roles": "primary original-report wire-copy repost translation aggregator reference",
        "question_states": "open settled source-error",
        "read_extents": "full opening excerpt",
    }
    return {
        **{name: {word: word for word in words.split()} for name, words in labels.items()},
        "actor_kinds": {"person": {"label": "Person", "plural": "People", "expects_names": ["fr"]}},
        "source_kinds": {"report": "Report", "decree": {"label": "Decree", "official": True}},
        "place_kinds": {"town": "Town"},
        "relationship_types": {
            "neighbour-of": {"label": "neighbour of", "symmetric": True},
            "employs": {"label": "employs", "inverse": "employed by"},
            "robbed": {"label": "robbed", "inverse": "robbed by", "accusation": True},
        },
        "topics": {
            "damage": "Damage",
            "death": {"label": "Deaths", "death": True},
            "arson": {"label": "Arson", "accusation": True},
        },
        "stances": {"denies": "denies it"},
        "channels": {"speech": "speech"},
        "origins": {"paper": "The paper", "agency": "The agency"},
        "languages": {"en": "English", "fr": "French"},
    }
