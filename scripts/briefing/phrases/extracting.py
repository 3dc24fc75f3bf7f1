"""Extraction of the messages in the code, the templates and the rules, for translators."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from io import BytesIO, StringIO
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
"""The location given for field names; no function marks them as messages."""


@dataclass(frozen=True)
class Updated:
    """The result of updating a catalogue.

    Attributes:
        new: How many messages it did not have.
        missing: How many messages it does not translate, including the new ones.
        doubtful: How many messages have changed in English, so that their translation must be
            checked.
        stale: Translated messages that are no longer used; they stay as comments at its end.
        in_english: Messages that still appear in English, by the file that uses them.
    """

    new: int
    missing: int
    doubtful: int
    stale: tuple[str, ...]
    in_english: Mapping[str, tuple[str, ...]]


def extract(templates: Path, library: Path) -> Catalog:
    """Return all messages, with the files that use them."""
    found = Catalog(charset="utf-8")
    extracted = extract_from_dir(templates, [("**.j2", "jinja2")], {"**.j2": _JINJA})
    for name, _, message, _, context in extracted:
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
    """Update a catalogue with the messages; create it if it does not exist.

    `pages` are templates, named as `extract` names them, for a catalogue that need not have all
    phrases: of the messages that it lacks, only those of these templates are added.

    Raises:
        babel.messages.pofile.PoFileError: the file cannot be read.
        babel.UnknownLocaleError: CLDR knows no such language.
    """
    earlier = file.read_text("utf-8") if file.exists() else None
    if earlier is not None:
        known = read_po(StringIO(earlier), locale=language.replace("-", "_"), abort_invalid=True)
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
    # Fuzzy matches help if the English was changed, and mislead if it is only new.
    has_lost = any(one.id and messages.get(one.id, one.context) is None for one in known)
    known.update(messages, no_fuzzy_matching=not has_lost, keep_user_comments=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_as_po(known, earlier), "utf-8", newline="\n")
    live = [one for one in known if one.id]
    return Updated(
        new=sum((one.id, one.context) not in had for one in live),
        missing=sum(not _is_translated(one.string) for one in live),
        doubtful=sum(one.fuzzy for one in live),
        stale=tuple(sorted(_source_text(one.id) for one in known.obsolete.values())),
        in_english=_by_file(one for one in live if one.fuzzy or not _is_translated(one.string)),
    )


def _as_po(catalogue: Catalog, earlier: str | None) -> str:
    """Return the text of a PO file, with the header that it had: Babel's would change each day."""
    stream = BytesIO()
    write_po(stream, catalogue, width=_WIDTH, sort_by_file=True, include_lineno=False)
    text = stream.getvalue().decode("utf-8")
    if earlier is None:
        return text
    header, _, _ = earlier.partition("\n\n")
    _, gap, messages = text.partition("\n\n")
    return header + gap + messages


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
            found[file] = (*found.get(file, ()), _source_text(message.id))
    return found


def _source_text(message: object) -> str:
    return str(message[0] if isinstance(message, (tuple, list)) else message)


def _is_translated(text: object) -> bool:
    return all(text) if isinstance(text, (tuple, list)) else bool(text)
