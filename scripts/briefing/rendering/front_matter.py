"""The YAML front matter of a page, which the theme reads."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence

from briefing.prose import Markdown, curl_quotes
from briefing.typography import on_a_line


class Script(str):
    """Text that is safe inside a `script` element: it has no `<`, `>`, `&` or controls."""

    __slots__ = ()


Value = str | Sequence[str]


def front_matter(fields: Mapping[str, Value | None]) -> Markdown:
    """Write the fields that have a value as YAML front matter.

    The theme's templates print them without escaping, so every string except a `Script` is
    HTML-escaped once. It is written as a JSON string, which YAML 1.2 reads the same.
    A text gets typographic quotation marks; the items of a list stay as typed.
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
    """Escape a text, on one line, for a theme template, which prints it without escaping."""
    return html.escape(on_a_line(text).strip())
