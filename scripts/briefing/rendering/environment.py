"""The Jinja environment: everything that a template prints is escaped unless its type says not."""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket

from briefing.prose import finalize

ALLOWED_FILTERS = frozenset(
    {
        "batch",
        "capitalize",
        "default",
        "dictsort",
        "first",
        "groupby",
        "int",
        "last",
        "length",
        "list",
        "lower",
        "map",
        "max",
        "min",
        "reject",
        "rejectattr",
        "reverse",
        "select",
        "selectattr",
        "sort",
        "sum",
        "unique",
        "upper",
    }
)
"""Filters that hand on values as they are. Those that make text of several values, or call it
safe, would let it past the escaping and are not there."""


class _Compiled(BytecodeCache):
    """Keeps what templates were compiled to for as long as the process lives.

    A build renders with two environments and a preview renders again after each edit; Jinja
    compares the text of a template with that of which the code was made.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code of a template if it is there."""
        if code := self._code.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class TemplateFaultError(Exception):
    """A template cannot be rendered; the message says which one, where, and why."""


def fault_in(error: TemplateError, templates: Path) -> TemplateFaultError:
    """Say where in the templates an error of Jinja's arose."""
    place = _syntax_place(error) or _running_place(error, templates) or "a template"
    return TemplateFaultError(f"{place}: {error.message or type(error).__name__}")


def _syntax_place(error: TemplateError) -> str | None:
    if isinstance(error, TemplateSyntaxError):
        return f"templates/{error.name}:{error.lineno}"
    return None


def _running_place(error: TemplateError, templates: Path) -> str | None:
    frames = extract_tb(error.__traceback__)
    inside = [frame for frame in frames if Path(frame.filename).is_relative_to(templates)]
    if not inside:
        return None
    file = Path(inside[-1].filename).relative_to(templates)
    return f"templates/{file.as_posix()}:{inside[-1].lineno}"


def make_environment(templates: Path) -> Environment:
    """Give the environment that renders the templates in a folder."""
    environment = Environment(
        loader=FileSystemLoader(templates, encoding="utf-8"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.do"],
        bytecode_cache=_COMPILED,
    )
    environment.filters = {
        name: function for name, function in environment.filters.items() if name in ALLOWED_FILTERS
    }
    environment.globals = {"range": range}
    return environment
