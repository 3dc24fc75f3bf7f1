"""A small briefing in many versions, in which everything that may change does."""

from __future__ import annotations

from typing import Any

from tests.support.briefings import Edit, Files, as_yaml, edited, minimal, source
from tests.support.histories import Written, git
from tests.support.rules import (
    ANN,
    BEN,
    FIRE,
    GAZETTE,
    SPEAKS,
    TOWN,
    VOCABULARY,
    WHO,
    claim,
)

ADDRESS = Edit("briefing.yml", "site_url", "https://example.org/fire/")
NEVER = {"date": "2020-03-01", "why": "It was about another mill."}


def at(day: int, hour: int = 12) -> str:
    return f"2020-01-{day:02}T{hour:02}:00:00Z"


def renamed(files: Files, old: str, new: str) -> Files:
    return {(new if place == old else place): content for place, content in files.items()}


def steps() -> list[tuple[str, Files]]:
    """Twelve versions of a small briefing, and when each was committed."""
    # Nothing is established there, so that a status may sink.
    one = edited(minimal(), ADDRESS, Edit("briefing.yml", "home.established", None))
    added = edited(one, Edit(FIRE, "claims.2", claim()))
    reworded = edited(added, Edit(FIRE, "claims.2.text", "The roof fell in at night."))
    lowered = edited(reworded, Edit(FIRE, "claims.0.status", "reported"))
    more = edited(
        lowered,
        Edit("sources/times.yml", "", source(title="Roof gone", publisher="Times", origin="times")),
        Edit(VOCABULARY, "origins.times", "The times"),
        Edit(FIRE, "claims.2.evidence.1", {"source": "times", "excerpt": "no roof"}),
    )
    answered = edited(
        more,
        Edit(WHO, "answers.1", {"id": "cat-did", "answer": "A cat.", "claims": ["fire#cat-died"]}),
    )
    spoken = edited(
        answered,
        Edit(
            "reactions/ben-speaks.yml",
            "",
            answered[SPEAKS] | {"actor": "ben", "summary": "Ben Birk denied it."},
        ),
    )
    wrong = {"date": "2020-01-08", "was": "The mill rose.", "now": "It burned.", "why": "A slip."}
    corrected = edited(spoken, Edit(FIRE, "corrections", [wrong]))
    comment = corrected | {GAZETTE: corrected[GAZETTE] | {"read": "full"}}
    moved = renamed(
        edited(
            comment,
            Edit(BEN, "renamed_from", ["ben"]),
            Edit(BEN, "summary", "A friend. [@gazette]"),
        ),
        BEN,
        "actors/benedict.yml",
    )
    moved = as_if_named(moved, "ben", "benedict")
    withdrawn = edited(moved, Edit("reactions/ben-speaks.yml", "withdrawn", NEVER))
    less = edited(withdrawn, Edit(FIRE, "claims.2", None))
    versions = [
        *(one, added, reworded, lowered, more, answered),
        *(spoken, corrected, comment, moved, withdrawn, less),
    ]
    return [(at(day), files) for day, files in enumerate(versions, start=1)]


def as_if_named(files: Files, old: str, new: str) -> Files:
    """Return files in which every reference to an id is one to another."""

    def rewritten(value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, dict):
            return {
                key: one if key == "renamed_from" else rewritten(one) for key, one in value.items()
            }
        if isinstance(value, list):
            return [rewritten(one) for one in value]
        return new if value == old else value

    return {place: rewritten(content) for place, content in files.items()}


BENEDICT = "actors/benedict.yml"
ACCUSATION = {
    "id": "herald-accuses-ann",
    "text": "Ann Ashe bought the matches.",
    "topic": "arson",
    "status": "alleged",
    "attributed_to": ["benedict"],
    "evidence": [{"source": "gazette", "excerpt": "she bought them"}],
    "against": ["ann"],
    "response": ["ann-speaks"],
    "outcome": "none found as of 2020",
}


def write_history(written: Written) -> None:
    """Commit the twelve versions of `steps`, then some thirty more in the days after."""
    for when, files in steps():
        written.commit(when, files)
    files = _words_and_faults(written, steps()[-1][1])
    files = _branches(written, files)
    _what_ends_and_moves(written, files)


def _words_and_faults(written: Written, files: Files) -> Files:
    """Commit what is no record's, what no reader sees, and what cannot be read."""
    excerpt = Edit(FIRE, "claims.0.evidence.0.excerpt", "burned right down")
    written.commit(at(13), files := edited(files, excerpt))
    written.commit(at(14), files | {FIRE: f"# Written anew.\n\n{as_yaml(files[FIRE])}"})
    written.commit(at(15), files := edited(files, Edit(VOCABULARY, "topics.damage", "Losses")))
    written.commit(at(16), files := edited(files, Edit("briefing.yml", "title", "The mill fire")))
    less = edited(files, Edit(FIRE, "claims.0.evidence.1", None))
    written.commit(at(17), less | {WHO: "question: [open"})
    written.commit(at(18), less)
    return less


def _branches(written: Written, files: Files) -> Files:
    """Commit what came by a merge, what was undone the same day, and what a push replaced."""
    git(written.folder, "switch", "--quiet", "--create", "side")
    files = edited(files, Edit(ANN, "claims.1", ACCUSATION))
    written.commit(at(18, 15), files)
    git(written.folder, "switch", "--quiet", "main")
    git(written.folder, "merge", "--quiet", "--no-ff", "-m", "Merge", "side", when=at(19))
    written.commit(at(20, 9), edited(files, Edit(FIRE, "claims.2", claim())))
    git(written.folder, "revert", "--no-edit", "HEAD", when=at(20, 15))
    written.commit(at(21), edited(files, Edit(FIRE, "title", "The great fire")))
    git(written.folder, "reset", "--quiet", "--hard", "HEAD~1")
    files = edited(files, Edit(FIRE, "summary", "The mill burned. [@gazette]"))
    written.commit(at(21), files)
    return files


def _what_ends_and_moves(written: Written, files: Files) -> None:
    """Commit what happens to statements and records later on."""
    written.commit(at(22), files := edited(files, Edit(BENEDICT, "designations.0.end", None)))
    written.commit(at(23), files := edited(files, Edit(BENEDICT, "designations.0.end", "2013")))
    written.commit(at(24), files := edited(files, Edit(TOWN, "coordinates.latitude", "1.6")))
    other = {**files[BENEDICT], "name": "Benno Birk", "names": {}, "renamed_from": []}
    twin = {key: value for key, value in other.items() if key not in _STATED}
    written.commit(at(25), files | {"actors/benno.yml": twin})
    merged = Edit(BENEDICT, "renamed_from", ["ben", "benno"])
    written.commit(at(26), files := edited(files, merged))
    gone = edited(files, Edit(WHO, "answers.1", None))
    written.commit(at(27), files := gone)
    tie = edited(files, Edit(BENEDICT, "relationships.0.start", "2011"))
    written.commit(at(28), files := tie)
    back = edited(files, Edit("reactions/ben-speaks.yml", "withdrawn", None))
    written.commit(at(29), files := back)
    # The clock of the machine that committed this was four days slow.
    moved = [one for one in files[FIRE]["claims"] if one["id"] == "cat-died"]
    away = edited(files, Edit(FIRE, "claims.1", None), Edit(BENEDICT, "claims", moved))
    away = edited(away, Edit(WHO, "why_it_matters", "It cost a life. [@herald]"))
    written.commit(at(25), away)


_STATED = ("relationships", "designations", "claims")
