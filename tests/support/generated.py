"""Generate briefings of any size, for benchmarks and for tests that must pass at every size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from briefing.records.settings import SCHEMA_VERSION

SOURCES_PER_HUNDRED = 20
"""How many source records there are for a hundred profiles."""

_SYLLABLES = ("bal", "dor", "fen", "gri", "hol", "jan", "kor", "lum", "mer", "nol")


def _name(number: int) -> str:
    digits = f"{number:05d}"
    first = "".join(_SYLLABLES[int(digit)] for digit in digits[:2])
    last = "".join(_SYLLABLES[int(digit)] for digit in digits[2:])
    return f"{first.capitalize()} {last.capitalize()}"


def write_briefing(folder: Path, profiles: int, base: Path) -> None:
    """Write a briefing with some profiles; its vocabulary and settings come from `base`.

    Every profile has two claims with excerpts, ties to two others, and a summary that
    names three of them, so that linking has work to do.
    """
    vocabulary = yaml.safe_load((base / "vocabulary.yml").read_text(encoding="utf-8"))
    for kind in ("actors", "events", "reactions", "questions", "places", "sources"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    for refers_to_records in ("exonyms", "glossary", "synonyms"):
        vocabulary.pop(refers_to_records, None)
    vocabulary["origins"] = {"press": "The press"}
    words = _Words(vocabulary)
    _write(folder / "vocabulary.yml", vocabulary)
    _write(folder / "briefing.yml", words.settings())
    sources = max(profiles * SOURCES_PER_HUNDRED // 100, 1)
    _write(folder / "events" / "opening.yml", words.event())
    for number in range(sources):
        _write(folder / "sources" / f"source-{number}.yml", words.source(number))
    for number in range(profiles):
        profile = words.actor(number, profiles, sources)
        _write(folder / "actors" / f"actor-{number}.yml", profile)


def _write(file: Path, content: object) -> None:
    dumped = yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    file.write_text(dumped, encoding="utf-8")


class _Words:
    """Records as plain data, in the words of a vocabulary."""

    def __init__(self, vocabulary: dict[str, dict[str, object]]) -> None:
        self._lists = vocabulary

    def _first(self, name: str, **wanted: object) -> str:
        for key, term in self._lists[name].items():
            given = term if isinstance(term, dict) else {}
            if all(given.get(field, False) == value for field, value in wanted.items()):
                return key
        raise LookupError(name)

    def settings(self) -> dict[str, object]:
        return {
            "schema_version": SCHEMA_VERSION,
            "title": "A briefing of many profiles",
            "description": "A briefing made by rule.",
            "subject": "opening",
            "introduction": "It was opened. [@source-0]",
            "timezone": "UTC",
            "as_of": "2026-01-01",
            "licence": "CC BY 4.0",
        }

    def event(self) -> dict[str, object]:
        return {
            "title": "Opening of the archive",
            "date": "2020-01-01",
            "summary": "The archive was opened. [@source-0]",
            "reviewed": "2026-01-01",
        }

    def source(self, number: int) -> dict[str, object]:
        return {
            "kind": self._first("source_kinds"),
            "role": "original-report",
            "title": f"Report number {number}",
            "publisher": f"Outlet {number % 40}",
            "origin": self._first("origins"),
            "date": "2020-01-02",
            "url": f"https://example.org/reports/{number}",
            "language": "en",
            "read": "full",
        }

    def actor(self, number: int, profiles: int, sources: int) -> dict[str, object]:
        others = [(number * 7 + step) % profiles for step in (1, 2, 3)]
        cited = [f"source-{(number + step) % sources}" for step in (0, 1)]
        named = ", ".join(_name(other) for other in others)
        return {
            "name": _name(number),
            "kind": self._first("actor_kinds"),
            "summary": f"A member of the archive, who worked with {named}. [@{cited[0]}]",
            "reviewed": "2026-01-01",
            "claims": list(self._claims(number, cited)),
            "relationships": [
                {
                    "id": f"tie-{number}-{position}",
                    "type": self._first("relationship_types", accusation=False),
                    "target": f"actor-{other}",
                    "start": "2019",
                    "status": "reported",
                    "evidence": [{"source": cited[0], "excerpt": "they worked together"}],
                }
                for position, other in enumerate(others[:2])
                if other != number
            ],
        }

    def _claims(self, number: int, cited: list[str]) -> Iterator[dict[str, object]]:
        for position, source in enumerate(cited):
            yield {
                "id": f"claim-{number}-{position}",
                "text": f"{_name(number)} kept box {position} of the archive.",
                "topic": self._first("topics", accusation=False),
                "status": "reported",
                "date": "2020-03",
                "evidence": [{"source": source, "excerpt": "kept a box of the archive"}],
            }
