"""Names: which are shared, which rest on nothing, which are missing."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checking.case import Case, place_of
from briefing.problems import Problem
from briefing.records import Actor, AnyRecord, Event, Named
from briefing.records.walking import FieldPath


def shared_names(case: Case) -> Iterator[Problem]:
    """A name that links by itself should belong to one record."""
    for text, owners in case.briefing.names.shared():
        for owner in owners:
            record = case.briefing.records[owner]
            others = ", ".join(f"`{other}`" for other in owners if other != owner)
            yield case.problem(
                "name-shared",
                place_of(record),
                _where_named(record, text),
                f"“{text}” also names {others}; it links only where it is clear which is meant",
                "Give one of them a longer name, or take `link: true` from the alias.",
            )


def _where_named(record: AnyRecord, text: str) -> FieldPath:
    if isinstance(record, Actor) and record.short_name == text:
        return ("short_name",)
    if isinstance(record, Named):
        for position, alias in enumerate(record.aliases):
            if alias.text == text and alias.link:
                return ("aliases", position)
    return ("title",) if isinstance(record, Event) else ("name",)


def unsourced_names(case: Case) -> Iterator[Problem]:
    """A name in its own script, and a part in an event, should show where it comes from."""
    for record in case.records:
        if isinstance(record, Named):
            for tag, name in record.names.items():
                if not name.evidence:
                    yield case.problem(
                        "name-unsourced",
                        place_of(record),
                        ("names", tag),
                        f"no source shows the name {name.value}",
                        "Add `evidence:` with a source in which it is written like this.",
                    )
        if isinstance(record, Event):
            for position, participant in enumerate(record.participants):
                if not participant.evidence:
                    yield case.problem(
                        "name-unsourced",
                        place_of(record),
                        ("participants", position),
                        f"no source shows the part of `{participant.actor}`",
                        "Add `evidence:`.",
                    )


def missing_names(case: Case) -> Iterator[Problem]:
    """An actor has a name in each language that its kind expects."""
    for record in case.records:
        if not isinstance(record, Actor):
            continue
        kind = case.briefing.vocabulary.actor_kinds.get(record.kind)
        for tag in kind.expects_names if kind else ():
            if tag not in record.names:
                language = case.briefing.vocabulary.languages.get(tag)
                yield case.problem(
                    "name-missing",
                    place_of(record),
                    ("name",),
                    f"there is no name in {language.label if language else tag}",
                    f"Add `names:` with `{tag}:` and a source that shows it.",
                )
