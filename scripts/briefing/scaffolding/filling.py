"""Commented records: every field of a kind, what it allows, TODO where it must be filled in."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from string import Template

from briefing.editing import scalar
from briefing.records import RECORD_KINDS, EdtfDate, Vocabulary
from briefing.records.enums import Precision, QuestionState, ReadExtent, SourceRole, Status
from briefing.records.ids import suggest_id

TODO = "TODO"
"""Marks what must be filled in; the checker finds each one that is left."""

_PATTERNS = Path(__file__).parent / "patterns"
_WIDTH = 100
_MOST_LISTED = 30
_SAMPLE = 12
_FIELD = re.compile(r"#(?! \S)")  # an unused field has its # in the first column
_BLOCK = re.compile(r"( *)\$(\w+)")


def scaffold(
    kind: str,
    name: str | None = None,
    *,
    vocabulary: Vocabulary,
    today: EdtfDate | None = None,
    record_id: str | None = None,
) -> str:
    """Return the text of a new record, with a comment on each field.

    Optional fields are commented out. The first line names the JSON Schema for editors, relative
    to the record's own folder.

    Args:
        kind: The record's kind, such as `actor`.
        name: Its name or title, or a question's words; the kind `reaction` has none.
        vocabulary: The lists from which values are taken.
        today: The day of its first review.
        record_id: Its id, the prefix of the ids in it; by default made from the name.

    Raises:
        KeyError: the kind does not exist.
    """
    prefix = record_id or suggest_id(name or "") or "id-of-this-record"
    values = {
        **_choices(vocabulary),
        **_examples(vocabulary),
        "name": scalar(name) if name else TODO,
        "prefix": prefix,
        "reviewed": str(today) if today else TODO,
    }
    blocks = {"accusation": ""} if values["accusing_topics"] == "" else {}
    return "\n".join([RECORD_KINDS[kind].schema_line, *_fill(kind, values, blocks)]) + "\n"


def _fill(pattern: str, values: Mapping[str, str], blocks: Mapping[str, str]) -> list[str]:
    lines: list[str] = []
    for line in (_PATTERNS / f"{pattern}.yml").read_text("utf-8").splitlines():
        block = _BLOCK.fullmatch(line)
        if block is None:
            lines += _wrap(line, Template(line).substitute(values))
        elif block[2] not in blocks:
            inner = _fill(block[2], values, blocks)
            lines += [_indent(one, block[1]) for one in inner]
    return lines


def _wrap(pattern: str, line: str) -> list[str]:
    """Wrap a comment that a list of values made too long."""
    indent = line[: len(line) - len(line.lstrip())]
    if pattern == line or not line.startswith(f"{indent}# "):
        return [line]
    return textwrap.wrap(
        line,
        _WIDTH,
        subsequent_indent=f"{indent}# ",
        break_on_hyphens=False,
        break_long_words=False,
    )


def _indent(line: str, indent: str) -> str:
    return f"#{indent}{line[1:]}" if _FIELD.match(line) else f"{indent}{line}"


def _choices(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the values of each closed list, as comments name them."""
    lists: dict[str, Iterable[str]] = {
        "actor_kinds": vocabulary.actor_kinds,
        "source_kinds": vocabulary.source_kinds,
        "place_kinds": vocabulary.place_kinds,
        "topics": vocabulary.topics,
        "stances": vocabulary.stances,
        "channels": vocabulary.channels,
    }
    missing = "none yet; add them under `{}` in data/vocabulary.yml"
    listed = {name: _list_words(words) or missing.format(name) for name, words in lists.items()}
    enums: dict[str, type[StrEnum]] = {
        "statuses": Status,
        "source_roles": SourceRole,
        "read_extents": ReadExtent,
        "question_states": QuestionState,
        "precisions": Precision,
    }
    accusing = (name for name, topic in vocabulary.topics.items() if topic.accusation)
    return {
        **listed,
        **{name: ", ".join(members) for name, members in enums.items()},
        "attributed_statuses": ", ".join(one for one in Status if one.needs_attribution),
        "accusing_topics": _list_words(accusing),
    }


def _list_words(words: Iterable[str]) -> str:
    names = list(words)
    if len(names) <= _MOST_LISTED:
        return ", ".join(names)
    rest = len(names) - _SAMPLE
    return f"{', '.join(names[:_SAMPLE])} and {rest} more in data/vocabulary.yml"


def _examples(vocabulary: Vocabulary) -> dict[str, str]:
    """Return one value of each list, for the fields that are commented out."""
    types = (name for name, one in vocabulary.relationship_types.items() if not one.accusation)
    return {
        "relationship_type": next(types, "type-of-the-tie"),
        "stance": next(iter(vocabulary.stances), "stance"),
    }
