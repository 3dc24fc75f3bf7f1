"""Finds the messages in the code, the templates and the rules, for translators."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from briefing.phrases.fields import all_field_words
from briefing.problems.rules import files as rules

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from babel.messages.catalog import Message

_JINJA = {
    "extensions": "jinja2.ext.do",
    "trimmed": "true",
    "newstyle_gettext": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
}
_WIDTH = 100
_FIELDS = ("briefing/records", None)
"""Where the names of fields are; no function marks them as messages."""


@dataclass(frozen=True)
class Updated:
    """What became of a catalogue.

    Attributes:
        new: Messages that it did not have.
        missing: Messages that it does not translate, the new ones among them.
        doubtful: Messages whose English changed, so that their translation must be looked at.
        stale: What it translates and nothing says any more; it is left as comments at its end.
        in_english: What is said in English all the same, by the file that says it.
    """

    new: int
    missing: int
    doubtful: int
    stale: tuple[str, ...]
    in_english: Mapping[str, tuple[str, ...]]


def extract(templates: Path, library: Path) -> Catalog:
    """Return all messages, with the files that say them."""
    found = Catalog(charset="utf-8")
    said = extract_from_dir(templates, [("**.j2", "jinja2")], {"**.j2": _JINJA})
    for name, _, message, _, context in said:
        found.add(message, locations=[(f"{templates.name}/{name}", None)], context=context)  # type: ignore[list-item]
    for file in sorted(library.rglob("*.py")):
        location = (file.relative_to(library.parent).as_posix(), None)
        for text, context in _python_messages(file):
            found.add(text, locations=[location], context=context)  # type: ignore[list-item]
    for rule in sorted(rules.FOLDER.glob("*.yml")):
        location = (rule.relative_to(library.parent).as_posix(), None)
        for sentence in rules.sentences_in(rule):
            found.add(sentence, locations=[location], context=rules.CONTEXT)  # type: ignore[list-item]
    for phrase in all_field_words():
        found.add(phrase.message, locations=[_FIELDS], context=phrase.context)  # type: ignore[list-item]
    return found


def _python_messages(file: Path) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    """Yield the messages of a module and their contexts: Babel misses one within another's call."""
    calls = [one for one in ast.walk(ast.parse(file.read_bytes())) if isinstance(one, ast.Call)]
    for call in sorted(calls, key=lambda one: (one.lineno, one.col_offset)):
        match call:
            case ast.Call(
                func=ast.Name(id="gettext" | "message"), args=[ast.Constant(value=str(text)), *_]
            ):
                yield text, None
            case ast.Call(
                func=ast.Name(id="ngettext"),
                args=[ast.Constant(value=str(one)), ast.Constant(value=str(many)), *_],
            ):
                yield (one, many), None
            case ast.Call(
                func=ast.Name(id="pgettext"),
                args=[ast.Constant(value=str(context)), ast.Constant(value=str(text)), *_],
            ):
                yield text, context


def update(
    file: Path, language: str, messages: Catalog, pages: Collection[str] | None = None
) -> Updated:
    """Bring a catalogue up to date with the messages; begin it if there is none.

    `pages` are templates, by their files as `extract` gives them: where the catalogue need not have
    all phrases, it takes no more of what it does not have than they say.

    Raises:
        babel.messages.pofile.PoFileError: the file cannot be read.
        babel.UnknownLocaleError: CLDR knows no such language.
    """
    if file.exists():
        with file.open("rb") as stream:
            known = read_po(stream, locale=language.replace("-", "_"), abort_invalid=True)
    else:
        known = Catalog(
            locale=language.replace("-", "_"),
            charset="utf-8",
            project="Sourced briefing",
            header_comment="# The phrases of the pages in another language.",
        )
    had = {(one.id, one.context) for one in known if one.id}
    if pages is not None:
        messages = _wanted_messages(messages, had, pages)
    # A guess is worth something where English was changed, and nothing where it is only new.
    has_lost = any(one.id and messages.get(one.id, one.context) is None for one in known)
    known.update(messages, no_fuzzy_matching=not has_lost, keep_user_comments=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        write_po(stream, known, width=_WIDTH, sort_by_file=True, include_lineno=False)
    live = [one for one in known if one.id]
    return Updated(
        new=sum((one.id, one.context) not in had for one in live),
        missing=sum(not _is_said(one.string) for one in live),
        doubtful=sum(one.fuzzy for one in live),
        stale=tuple(sorted(_english(one.id) for one in known.obsolete.values())),
        in_english=_by_file(one for one in live if one.fuzzy or not _is_said(one.string)),
    )


def _wanted_messages(messages: Catalog, had: Collection[object], pages: Collection[str]) -> Catalog:
    wanted = Catalog(charset="utf-8")
    for one in messages:
        if (one.id, one.context) in had or any(file in pages for file, _ in one.locations):
            wanted.add(one.id, locations=one.locations, context=one.context)
    return wanted


def _by_file(messages: Iterable[Message]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for message in messages:
        for file, _ in message.locations:
            found[file] = (*found.get(file, ()), _english(message.id))
    return found


def _english(message: object) -> str:
    return str(message[0] if isinstance(message, (tuple, list)) else message)


def _is_said(text: object) -> bool:
    return all(text) if isinstance(text, (tuple, list)) else bool(text)
