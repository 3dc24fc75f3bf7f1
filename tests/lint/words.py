"""Find words that readers see and no phrase marks: PYTHONPATH=scripts:. python -m tests.lint.words.

Every word of a template must be in `trans` or `_()`, except in tags, attributes that are not read,
and code that is shown as code.

What is written elsewhere for readers and contributors is in plain English.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, nodes

from briefing.rendering import make_environment
from tests.lint.english import archaic_phrases, archaisms

NOT_ASKED = {"_", "gettext", "ngettext", "pgettext", "npgettext", "code", "typed", "ui", "listing"}
"""Functions that take a phrase, or what is not a word of ours: code, and the names of buttons."""
CODE = {"pages/design.css.j2", "pages/ties.css.j2", "parts/samples.md.j2"}
"""Templates that are code from end to end."""
VALUE = "\x00"
"""The mark for a printed value."""
READ_ALOUD = re.compile(r"""\b(?:aria-label|title|alt|placeholder)="([^"]*)\"""")
NOT_READ = re.compile(
    r"<!--.*?-->|<id>.*?</id>|\bdata-\w+=\"[^\"]*\"|\]\([^()\s]*\)|`[^`]*`|<(?:pre|style|script)\b.*?</(?:pre|style|script)>|<code>[^<]*</code>|\{:[^}]*\}|</?[a-z!?][^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
WORD = re.compile(r"[A-Za-z]{2,}")
LIKE_WORDS = re.compile(r"[A-Z][a-z]+|[^\W_]+[^\w/.#-]* [^\W_]")


class Finding(NamedTuple):
    file: str
    line: int
    words: str


def unmarked(template: str, environment: Environment) -> Iterator[tuple[int, str]]:
    """Yield the line and the words that a template has outside phrases."""
    yield from _in_text(template, environment)
    yield from _in_code(environment.parse(template))


def _in_text(template: str, environment: Environment) -> Iterator[tuple[int, str]]:
    printed = _printed(template, environment)
    for found in READ_ALOUD.finditer(printed):
        if WORD.search(found[1].replace(VALUE, " ")):
            yield _line(printed, found.start()), found[1].replace(VALUE, "…")
    blank = NOT_READ.sub(lambda tag: "\n" * tag[0].count("\n"), printed)
    for number, line in enumerate(blank.split("\n"), start=1):
        if WORD.search(line):
            yield number, line.replace(VALUE, "…").strip()


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _printed(template: str, environment: Environment) -> str:
    """Return what a template prints of its own, line by line, without phrases."""
    pieces: list[str] = []
    depth = 0
    in_block = in_value = False
    first = False
    for _, kind, value in environment.lex(template):
        lines = "\n" * value.count("\n")
        if kind == "block_begin":
            in_block = first = True
        elif kind == "block_end":
            in_block = False
        elif kind == "variable_begin":
            in_value = True
            pieces.append("" if depth else VALUE)
        elif kind == "variable_end":
            in_value = False
        elif kind == "name" and in_block and first:
            depth += {"trans": 1, "endtrans": -1}.get(value, 0)
            first = False
        is_own = kind == "data" and not (depth or in_block or in_value)
        pieces.append(value if is_own else lines)
    return "".join(pieces)


def _in_code(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    not_asked = {
        id(const)
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, (nodes.Name, nodes.Getattr)) and _name(call.node) in NOT_ASKED
        for argument in call.args
        for const in (argument, *argument.find_all(nodes.Const))
    }
    for const in tree.find_all(nodes.Const):
        if isinstance(const.value, str) and id(const) not in not_asked:
            words = NOT_READ.sub("", const.value)
            if WORD.search(words) and LIKE_WORDS.search(words):
                yield const.lineno, const.value


def _name(node: nodes.Name | nodes.Getattr) -> str:
    return node.name if isinstance(node, nodes.Name) else node.attr


def findings(root: Path) -> Iterator[Finding]:
    """Yield the words outside phrases in the templates of a folder, except the theme's."""
    environment = make_environment(root)
    for file in sorted(root.rglob("*.j2")):
        if file.relative_to(root).as_posix() in CODE:
            continue
        for line, words in unmarked(file.read_text("utf-8"), environment):
            yield Finding(file.as_posix(), line, words)


def main() -> int:
    """Print the findings; return 1 if there are any."""
    unphrased = [
        f"{file}:{line}: no phrase marks {words!r}"
        for file, line, words in findings(Path("templates"))
    ]
    archaic = [
        f"{file}:{line}: not plain English: {words}" for file, line, words in archaisms(Path.cwd())
    ]
    archaic += [
        f"not plain English: {words!r} in the phrase {phrase!r}"
        for phrase, words in archaic_phrases(Path.cwd())
    ]
    for line in (*unphrased, *archaic):
        print(line)
    return 1 if unphrased or archaic else 0


if __name__ == "__main__":
    sys.exit(main())
