"""Names: which are shared, unsourced or missing."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checking.case import Case, file_of
from briefing.linking import everyday_word, linking_fields
from briefing.problems import Problem
from briefing.records import Actor, AnyRecord, Event, Named
from briefing.records.enums import AliasKind
from briefing.records.walking import FieldPath

_WAYS_OF_WRITING = frozenset(
    {AliasKind.TRANSLITERATION, AliasKind.TRANSLATION, AliasKind.ACRONYM, AliasKind.MISSPELLING}
)
"""Kinds of alias that are the same name written differently, so no source has to use them."""
_FULL_NAME = "Give the full name, or write `{}` where a text should link."
_OTHER_NAME = {
    "name": _FULL_NAME,
    "title": _FULL_NAME,
    "short_name": "Delete `short_name`, or give a longer one, such as title and surname. Where a "
    "text should link, write `{}`.",
    "aliases": "Delete `link: true`; search finds the alias without it. Where a text should "
    "link, write `{}`.",
}


def shared_names(case: Case) -> Iterator[Problem]:
    """Check that a name that links automatically belongs to only one record."""
    for text, owners in case.briefing.names.shared_names():
        for owner in owners:
            record = case.briefing.records[owner]
            if any(case.has_gap(file_of(record), name) for name in ("name", "title")):
                continue
            others = ", ".join(f"`{other}`" for other in owners if other != owner)
            yield case.problem(
                "name-shared",
                file_of(record),
                _where_named(record, text),
                f"“{text}” also names {others}; it links only where it is clear which is meant",
                "Give one of them a longer name, or delete `link: true` from the alias.",
            )


def _where_named(record: AnyRecord, text: str) -> FieldPath:
    return next((path for path, name in linking_fields(record) if name.text == text), ("name",))


def everyday_names(case: Case) -> Iterator[Problem]:
    """Check that no name that links automatically is an everyday word."""
    for record in case.records:
        for path, name in linking_fields(record):
            also = everyday_word(name.text)
            if also is None:
                continue
            yield case.problem(
                "name-is-a-word",
                file_of(record),
                path,
                f"“{name.text}” is also {also}, so this name does not link automatically",
                _OTHER_NAME[str(path[0])].format(f"[[{record.id}|{name.text}]]"),
            )


def unsourced_names(case: Case) -> Iterator[Problem]:
    """Check that names in their own script, aliases and parts in events have evidence."""
    for record in case.records:
        if isinstance(record, Named):
            for tag, name in record.names.items():
                if not name.evidence and not case.has_gap(file_of(record), "names", tag):
                    yield case.problem(
                        "name-unsourced",
                        file_of(record),
                        ("names", tag),
                        f"no source shows the name {name.value}",
                        "Add `evidence:` with a source that writes the name like this.",
                    )
            for position, alias in enumerate(record.aliases):
                if not alias.evidence and alias.kind not in _WAYS_OF_WRITING:
                    yield case.problem(
                        "name-unsourced",
                        file_of(record),
                        ("aliases", position),
                        f"no source shows the name {alias.text}",
                        "Write it as `text:` and add `evidence:` with a source that uses this "
                        "name.",
                    )
        if isinstance(record, Event):
            for position, participant in enumerate(record.participants):
                if not participant.evidence and not case.has_gap(
                    file_of(record), "participants", position
                ):
                    yield case.problem(
                        "name-unsourced",
                        file_of(record),
                        ("participants", position),
                        f"no source shows the part of `{participant.actor}`",
                        "Add `evidence:`.",
                    )


def missing_names(case: Case) -> Iterator[Problem]:
    """Check that an actor has a name in each language that its kind expects."""
    for record in case.records:
        if not isinstance(record, Actor):
            continue
        kind = case.briefing.vocabulary.actor_kinds.get(record.kind)
        if any(case.has_gap(file_of(record), name) for name in ("names", "kind")):
            continue
        for tag in kind.expects_names if kind else ():
            if tag not in record.names:
                yield case.problem(
                    "name-missing",
                    file_of(record),
                    ("name",),
                    f"there is no name in {case.briefing.language_name(tag)}",
                    f"Add `names:` with `{tag}:` and a source that shows it.",
                )
