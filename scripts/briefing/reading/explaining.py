"""Explain validation errors to contributors who know neither YAML nor Python."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from briefing.characters import QUOTATION_MARKS
from briefing.problems import (
    Problem,
    by_similarity,
    nearest,
    one_of,
    problem,
    quote,
)
from briefing.reading.expansion import OTHER_BULLET
from briefing.reading.known import Known, takes_a_source
from briefing.reading.shapes import (
    ListShape,
    ModelShape,
    Shape,
    TableShape,
    ValueShape,
    fields_of,
    inner_shape,
)
from briefing.records import EdtfDate
from briefing.records.ids import CLAIM_REFERENCE_PATTERN, ID_PATTERN, suggest_id
from briefing.records.mistakes import MistakeError
from briefing.records.walking import FieldPath
from briefing.yamltree import Entry, ListNode, MappingNode, Node, ScalarNode

KEY = "[key]"
"""Pydantic's last step to the key of a table, rather than to its value."""
_OTHER_SCHEME = re.compile(r"\s*(?!https?:)[a-zA-Z][a-zA-Z0-9+.-]*:(?!\d)")
_COMMA = re.compile("[,;\u060c\u061b]")
_IDS = re.compile(ID_PATTERN)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)

_LIMITS = {
    "greater_than": ("gt", "must be more than {}"),
    "greater_than_equal": ("ge", "must be at least {}"),
    "less_than": ("lt", "must be less than {}"),
    "less_than_equal": ("le", "must be at most {}"),
    "too_short": ("min_length", "needs at least this many items: {}"),
    "too_long": ("max_length", "has too many items; it takes at most {}"),
}


@dataclass(frozen=True)
class ErrorPlace:
    """The place of an error in the tree, or the nearest one that exists."""

    node: Node
    shape: Shape | None
    """The expected shape; None if the field is unknown."""
    subject: str
    """The field or item as messages name it, in backquotes."""
    description: str
    """What the field is, from the model; may be empty."""
    entry: Entry | None = None
    """The field's name with its mark; None for an item of a list."""

    @property
    def value(self) -> str:
        """The value as text; empty for groups and lists."""
        return (self.node.text or "") if isinstance(self.node, ScalarNode) else ""


def find_place(root: Node, shape: Shape, steps: FieldPath) -> ErrorPlace:
    """Return the place at a path, or the last one on it that exists."""
    around = found = ErrorPlace(root, shape, "the file", "")
    for step in steps:
        if step == KEY and found.entry is not None and isinstance(around.shape, TableShape):
            entry = found.entry
            name = ScalarNode(entry.key, entry.line, entry.column)
            return replace(around, node=name, shape=around.shape.key)
        following = _descend(found, step)
        if following is None:
            return found
        around, found = found, following
    return found


def _descend(at: ErrorPlace, step: str | int) -> ErrorPlace | None:
    if isinstance(at.node, ListNode) and isinstance(step, int) and step < len(at.node.items):
        item = inner_shape(at.shape, step)
        subject = at.subject if len(at.node.items) == 1 else f"item {step + 1} of {at.subject}"
        return ErrorPlace(at.node.items[step], item, subject, at.description)
    if not isinstance(at.node, MappingNode) or (entry := at.node.entry(str(step))) is None:
        return None
    description = ""
    subject = quote(entry.key)
    if isinstance(at.shape, ModelShape):
        description = describe(at.shape.model, entry.key)
        if entry.mark == entry.value.mark:
            subject = at.subject  # a short form, without the name of this field
    return ErrorPlace(entry.value, inner_shape(at.shape, entry.key), subject, description, entry)


def describe(model: type[BaseModel], name: str) -> str:
    """Return what a field is, in the words of its model, on one line."""
    field = model.model_fields.get(name)
    return " ".join((field.description or "").split()) if field is not None else ""


def explain(path: str, at: ErrorPlace, error: Mapping[str, Any], known: Known) -> Problem:
    """Build a problem from pydantic's error about an existing value."""
    kind = str(error["type"])
    if isinstance(at.node, ScalarNode) and at.node.text is None:
        return _missing_value(path, at)
    if (mistake := mistake_in(error)) is not None and not _is_formless_date(at):
        return _explain_refusal(path, at, mistake)
    if kind == "string_pattern_mismatch":
        return _pattern(path, at, error, known)
    explain = _EXPLANATIONS.get(kind, _wrong_form)
    return explain(path, at, error)


def mistake_in(error: Mapping[str, Any]) -> MistakeError | None:
    """Return what a model's own check raised, if the error comes from one."""
    raised = error.get("ctx", {}).get("error")
    return raised if isinstance(raised, MistakeError) else None


def _is_date(shape: Shape | None) -> bool:
    return isinstance(shape, ValueShape) and shape.type is EdtfDate


def _is_formless_date(at: ErrorPlace) -> bool:
    return _is_date(at.shape) and not isinstance(at.node, ScalarNode)


def _missing_value(path: str, at: ErrorPlace) -> Problem:
    hint = (
        "Write the value after the colon, or delete the line. A value that begins with # must be "
        "in quotation marks."
    )
    return problem("wrong-type", path, at.node.mark, f"{at.subject} has no value", hint)


def _explain_refusal(path: str, at: ErrorPlace, mistake: MistakeError) -> Problem:
    """Build a problem from a model's own error, which is already written for contributors."""
    code = "invalid-value"
    remedy = mistake.remedy or at.description
    if not isinstance(at.shape, ValueShape):
        code = "field-combination"
    elif _is_date(at.shape):
        code = "invalid-date"
    elif _OTHER_SCHEME.match(at.value):
        code = "link-scheme"
    return problem(mistake.code or code, path, at.node.mark, mistake.message_with(quote), remedy)


def _not_a_choice(path: str, at: ErrorPlace, error: Mapping[str, Any]) -> Problem:
    if not at.value:
        return _wrong_form(path, at, error)
    choices = at.shape.choices if isinstance(at.shape, ValueShape) else ()
    message = f"{quote(at.value)} is not a value that {at.subject} allows"
    if (meant := nearest(at.value, choices)) is not None:
        message += f"; did you mean `{meant}`?"
    hint = f"Write {one_of(by_similarity(at.value, choices))}." if choices else at.description
    if any(char in at.value for char in QUOTATION_MARKS):
        hint = f"Leave the quotation marks out. {hint}"
    return problem("unknown-value", path, at.node.mark, message, hint)


def _pattern(path: str, at: ErrorPlace, error: Mapping[str, Any], known: Known) -> Problem:
    pattern = error["ctx"]["pattern"]
    if (several := _several_ids(path, at)) is not None:
        return several
    value = quote(at.value)
    shape = at.shape if isinstance(at.shape, ValueShape) else ValueShape(str)
    if (explanation := known.explain_unlisted(at.value, shape)) is not None:
        return problem("unknown-vocabulary", path, at.node.mark, *explanation)
    if pattern == ID_PATTERN and takes_a_source(shape) and _ADDRESS.match(at.value):
        message = f"{at.subject} contains a web address, but needs the id of a source"
        hint = (
            "Write the id of the source's record. If it has none, write these instead, each on "
            "its own line: `url:`, `title:`, `publisher:`, `date:` and `excerpt:`."
        )
        return problem("invalid-id", path, at.node.mark, message, hint)
    if pattern == ID_PATTERN:
        message = f"{value} in {at.subject} is not an id: lowercase letters, digits, single hyphens"
        suggestion = suggest_id(at.value) or "ann-example"
        hint = known.record_hint(at.value, shape) or f"Write an id such as `{suggestion}`."
        return problem("invalid-id", path, at.node.mark, message, hint)
    if pattern == CLAIM_REFERENCE_PATTERN:
        message = f"{value} in {at.subject} does not name a claim of a record"
        hint = "Write the record's id, # and the claim's id: `ann-example#ann-said-so`."
        return problem("invalid-id", path, at.node.mark, message, hint)
    message = f"{value} is not a value that {at.subject} allows"
    return problem("invalid-value", path, at.node.mark, message, at.description)


def _several_ids(path: str, at: ErrorPlace) -> Problem | None:
    """Return a problem if one item of a list is several ids with commas between them."""
    parts = [part.strip() for part in _COMMA.split(at.value)]
    if at.entry is not None or len(parts) == 1 or not all(map(_IDS.fullmatch, parts)):
        return None
    message = f"{quote(at.value)} in {at.subject} is read as a single id"
    name = at.subject.strip("`")
    hint = "Write each as an item of its own."
    if name.isidentifier():
        hint = f"Write `{name}: [{', '.join(parts)}]`."
    return problem("invalid-id", path, at.node.mark, message, hint)


def _length(path: str, at: ErrorPlace, error: Mapping[str, Any]) -> Problem:
    if not at.value.strip():
        message = f"{at.subject} is empty"
        return problem(
            "invalid-value", path, at.node.mark, message, "Write a text, or delete the line."
        )
    bound = {"max_length": "at most", "min_length": "at least"}
    limits = [f"{bound[name]} {limit}" for name, limit in error["ctx"].items()]
    message = f"{at.subject} has {len(at.value)} characters; it must have {' and '.join(limits)}"
    return problem("invalid-value", path, at.node.mark, message, at.description)


def _limit(path: str, at: ErrorPlace, error: Mapping[str, Any]) -> Problem:
    name, wording = _LIMITS[error["type"]]
    message = f"{at.subject} {wording.format(error['ctx'][name])}"
    return problem("invalid-value", path, at.node.mark, message, at.description)


def _wrong_form(path: str, at: ErrorPlace, _: Mapping[str, Any]) -> Problem:
    wanted, hint = _expected_form(at)
    message = f"{at.subject} must be {wanted}, not {_actual_form(at.node)}"
    return problem("wrong-type", path, at.node.mark, message, hint)


def _actual_form(node: Node) -> str:
    if isinstance(node, ListNode):
        return "a list"
    if isinstance(node, MappingNode):
        return "a group of fields" if node.entries else "an empty group"
    return quote(node.text or "")


def _expected_text(node: Node) -> tuple[str, str]:
    if (
        isinstance(node, ListNode)
        and len(node.items) == 1
        and isinstance(node.items[0], ScalarNode)
    ):
        text = quote(node.items[0].text or "")
        return _TEXT_FORM[0], f"Write {text} after the colon, without hyphen or brackets."
    return _TEXT_FORM


def _expected_form(at: ErrorPlace) -> tuple[str, str]:
    """Return the expected form in words, and how to write it."""
    shape = at.shape
    if isinstance(shape, ListShape):
        hint = "Begin a new line with `- ` for each item, indented."
        if isinstance(at.node, ScalarNode) and at.node.lines == 1:
            hint = f"Write {quote(OTHER_BULLET.sub('- ', at.value))}."
        return "a list", hint
    if isinstance(shape, ModelShape):
        names = one_of(fields_of(shape.model))
        return "a group of fields", f"Write each on a line of its own, as `name: value`: {names}."
    if isinstance(shape, TableShape):
        return "a group of names with values", "Write each on a line of its own, as `name: value`."
    if shape is not None and shape.type is int:
        return "a whole number", f"Write only digits: {example_of(shape) or 1}."
    wanted = _VALUE_FORMS.get(shape.type) if shape is not None else None
    return wanted or _expected_text(at.node)


def example_of(shape: ValueShape) -> str:
    """Return the first example of a value in its field, or an empty text."""
    given = (one for part in shape.metadata for one in getattr(part, "examples", None) or ())
    return str(next(given, ""))


_TEXT_FORM = (
    "a single text",
    "If it is text that contains a colon, a bracket or a brace, put all of it in quotation marks.",
)

_VALUE_FORMS: Mapping[object, tuple[str, str]] = {
    bool: ("`true` or `false`", "Write `true` for yes, `false` for no."),
    float: ("a number", "Write digits, with a point before the decimals: 33.3."),
    EdtfDate: ("a date", "Write as much of it as is known: `2021-11-07`, `2021-11` or `2021`."),
}

_EXPLANATIONS: Mapping[str, Callable[[str, ErrorPlace, Mapping[str, Any]], Problem]] = {
    "enum": _not_a_choice,
    "literal_error": _not_a_choice,
    "string_too_short": _length,
    "string_too_long": _length,
    **dict.fromkeys(_LIMITS, _limit),
}
