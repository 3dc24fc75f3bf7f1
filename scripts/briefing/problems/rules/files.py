"""Read the rules from the files next to this one: `families.yml`, and one per rule's code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from briefing.problems.rules.model import Example, Family, Rule, Severity

FOLDER = Path(__file__).parent

CONTEXT = "rule"
"""The gettext context of the rules' sentences."""

_FAMILIES = FOLDER / "families.yml"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_families() -> tuple[Family, ...]:
    """Return all rules, in the order in which a contributor meets them."""
    return tuple(
        Family(name, family["title"], tuple(_rule(code) for code in family["rules"]))
        for name, family in _read_yaml(_FAMILIES).items()
    )


def sentences_in(file: Path) -> Iterator[str]:
    """Yield the translatable sentences of a file: the titles of families, or a rule's texts."""
    content = _read_yaml(file)
    if file == _FAMILIES:
        yield from (family["title"] for family in content.values())
    else:
        yield from (content["meaning"], content["remedy"])


def _rule(code: str) -> Rule:
    fields = _read_yaml(FOLDER / f"{code}.yml")
    example = _example(fields.pop("example")) if "example" in fields else None
    return Rule(code, Severity(fields.pop("severity")), example=example, **fields)


def _example(fields: Mapping[str, Any]) -> Example:
    """Return an example; without `before`, only the file's name is wrong."""
    example = {"before": fields["after"], **fields}
    if repeated := example.pop("repeated", None):
        example["before"] += f"{repeated['line']}\n" * repeated["times"]
    return Example(**example)


def _read_yaml(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.load(file.read_bytes(), _LOADER)  # noqa: S506 - both are safe
    return content
