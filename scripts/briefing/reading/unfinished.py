"""Find the word TODO in place of a value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefing.problems import Mark, Problem, problem, quote
from briefing.reading.explaining import describe
from briefing.reading.known import Known
from briefing.reading.shapes import (
    ListShape,
    ModelShape,
    Shape,
    TableShape,
    ValueShape,
    fields_of,
)
from briefing.records import EdtfDate, Evidence
from briefing.records.dates import EXAMPLES as DATE_EXAMPLES
from briefing.yamltree import ListNode, MappingNode, Node, ScalarNode, SourceText, find_marks

_TODO = re.compile(r"\bTODO\b")


@dataclass(frozen=True)
class ValueSpan:
    """A value in a file, from its first character to its last."""

    start: Mark
    end: Mark

    def holds(self, found: Problem) -> bool:
        """Return whether a problem of the same file is inside it."""
        return self.start <= Mark(found.line, found.column) <= self.end


class _Field(NamedTuple):
    """The field of a value."""

    name: str
    meaning: str = ""
    is_optional: bool = False
    shape: Shape | None = None


def find_unfinished(
    source: SourceText, root: Node, shape: Shape, known: Known
) -> tuple[tuple[ValueSpan, ...], tuple[Problem, ...]]:
    """Return the values of an expanded tree that contain the word TODO, and a problem for each."""
    if "TODO" not in source.text:
        return (), ()
    spans, problems = [], []
    for node, field in _values(root, shape, _Field("the file")):
        text = node.text or ""
        if _TODO.search(text) and not _is_all_capitals(text):
            end = find_marks(source, node, [len(text.rstrip()) - 1])[0]
            spans.append(ValueSpan(node.mark, max(node.mark, end)))
            problems.append(_problem(source.path, node, field, known))
    return tuple(spans), tuple(problems)


def outside_spans(spans: Sequence[ValueSpan], problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that are not inside values still to be written."""
    return [one for one in problems if not any(span.holds(one) for span in spans)]


def _is_all_capitals(text: str) -> bool:
    """Return whether the whole text is in capitals: in a Spanish headline, TODO is a word."""
    return text.isupper() and _TODO.fullmatch(text.strip(" .:?")) is None


def _problem(path: str, node: ScalarNode, field: _Field, known: Known) -> Problem:
    subject = quote(field.name) if field.meaning else field.name
    hint = f"Write this instead: {field.meaning}" if field.meaning else "Write the value."
    if isinstance(field.shape, ValueShape) and (choices := known.choices(field.shape)):
        hint += f" {choices}"
    if isinstance(field.shape, ValueShape) and field.shape.type is EdtfDate:
        hint += (
            f" For example {DATE_EXAMPLES[0]}, or {DATE_EXAMPLES[2]} if only the month is known."
        )
    if field.is_optional:
        hint += " If nothing is known, delete the field."
    return problem("todo-left", path, node.mark, f"{subject} still says TODO", hint)


def _values(node: Node, shape: Shape | None, field: _Field) -> Iterator[tuple[ScalarNode, _Field]]:
    if isinstance(node, ScalarNode):
        yield node, field
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from _values(item, shape.item if isinstance(shape, ListShape) else None, field)
    else:
        yield from _entry_values(node, shape, field)


def _entry_values(
    node: MappingNode, shape: Shape | None, field: _Field
) -> Iterator[tuple[ScalarNode, _Field]]:
    for entry in node.entries:
        if isinstance(shape, ModelShape):
            inner = fields_of(shape.model).get(entry.key)
            yield from _values(entry.value, inner, _field(shape, entry.key))
        elif isinstance(shape, TableShape):
            yield ScalarNode(entry.key, entry.line, entry.column), field
            yield from _values(entry.value, shape.value, field)
        else:
            yield from _values(entry.value, None, _Field(quote(entry.key)))


def _field(shape: ModelShape, name: str) -> _Field:
    known = shape.model.model_fields.get(name)
    if known is None:
        return _Field(quote(name))
    # Evidence needs one of several fields, though none is required alone.
    is_optional = not known.is_required() and shape.model is not Evidence
    return _Field(name, describe(shape.model, name), is_optional, fields_of(shape.model)[name])
