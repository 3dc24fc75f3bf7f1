"""The block of metadata at the head of a page, which the theme reads."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence

from briefing.prose import Markdown, curl_quotes
from briefing.typography import on_a_line


class Script(str):
    """What may stand inside a `script` element as it is: it has no `<`, `>`, `&` or control."""

    __slots__ = ()


Value = str | Sequence[str]


def front_matter(fields: Mapping[str, Value | None]) -> Markdown:
    """Write the fields that have a value as YAML front matter.

    The theme's templates print them without escaping: so every string is HTML-escaped
    once, but for a `Script`, and written as a JSON string, which YAML 1.2 reads alike.
    A text has the quotation marks of print; what stands in a list stays as it was typed.
    """
    lines = [f"{name}: {_format_value(value)}" for name, value in fields.items() if value]
    return Markdown("\n".join(("---", *lines, "---", "")))


def _format_value(value: Value) -> str:
    if isinstance(value, Script):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        return json.dumps(escape_line(curl_quotes(value)), ensure_ascii=False)
    return json.dumps([escape_line(item) for item in value], ensure_ascii=False)


def escape_line(text: str) -> str:
    """Write a text in one line for a theme template, which prints it without escaping."""
    return html.escape(on_a_line(text).strip())
