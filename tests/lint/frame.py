"""Find words in the frame of pages: PYTHONPATH=scripts:. python -m tests.lint.frame.

The templates of the theme, scripts and style sheets have no words of their own: their words come
from the catalogue, through scripts/briefing/rendering/interface.py.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment

from tests.lint.words import WORD, Finding, unmarked

THEME, ASSETS = "templates/theme", "docs/assets"

# Comments and regular expressions are skipped; the groups are the contents of literals.
_LITERAL = re.compile(
    r"""/\*.*?\*/|(?<![:\\/])//[^\n]*|(?<=[(,=:!&|?])\s*/(?![*/])(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\n\\])+/"""
    r"""|"((?:\\.|[^"\n\\])*)"|'((?:\\.|[^'\n\\])*)'|`((?:\\.|[^`\\])*)`""",
    re.DOTALL,
)
_LENGTH = re.compile(r"\$\{[^{}]*\}px")
_PUT_IN = re.compile(r"\$\{[^{}]*\}")
_TAG = re.compile(r"<[^>]*>|<[^>]*$")
_OF_A_TAG = re.compile(
    r"""</?[a-z]\w*|(?<![\w-])(?!(?:aria-label|title|alt|placeholder)=)[\w-]+="[^"]*"?|\bxmlns$"""
)
_SELECTOR = re.compile(r"[.#\[][\w-]|[>=]|:[\w(]")
_SPOKEN = re.compile(
    r"(?<![\w-])(?:[A-Z][a-z]+|[A-Za-z]{2,}[,.:!?]? +(?:…|[A-Za-z]{2,})|… +[A-Za-z]{2,})(?![\w-])"
)
_NO_WORDS = {
    *("ArrowDown", "ArrowUp", "End", "Enter", "Escape", "Home", "Shift", "Tab"),
    *("Arab", "Latn"),
    "use strict",
}
"""Keys of a keyboard, scripts of ISO 15924, and a directive."""
_OF_A_LANGUAGE = re.compile(r"STOP_WORDS = new Set\(.*?\)|EXCHANGED = \[.*?\];", re.DOTALL)
"""What search knows of English, and of sounds: it is never shown."""

_SHEET = re.compile(
    r"""/\*.*?\*/|\bcontent\s*:([^;{}]*)[;}]|--[\w-]+\s*:\s*("(?:\\.|[^"\\])*")\s*[;}]""", re.DOTALL
)
_STRING = re.compile(r'"((?:\\.|[^"\\])*)"')
_ESCAPE = re.compile(r"\\[0-9a-f]{1,6}\s?", re.IGNORECASE)


def in_template(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the words that a template of the theme has of its own."""
    for line, words in unmarked(text, Environment()):  # noqa: S701 - nothing is rendered
        if WORD.search(_OF_A_TAG.sub("", words)):
            yield line, words
    for found in re.finditer(r"<script>(.*?)</script>", text, re.DOTALL):
        above = text.count("\n", 0, found.start(1))
        yield from ((above + line, words) for line, words in in_script(found[1]))


def in_script(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each literal of a script that reads like words."""
    text = _OF_A_LANGUAGE.sub(lambda found: "\n" * found[0].count("\n"), text)
    for found in _LITERAL.finditer(text):
        literal = next((group for group in found.groups() if group is not None), "")
        words = _TAG.sub(" ", _PUT_IN.sub(" … ", _LENGTH.sub("", literal))).strip()
        if words in _NO_WORDS or _SELECTOR.search(words) or not _SPOKEN.search(words):
            continue
        if text[: found.start()].endswith("Error("):  # not shown to readers
            continue
        yield text.count("\n", 0, found.start()) + 1, literal


def in_sheet(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the words that a style sheet puts on a page."""
    for found in _SHEET.finditer(text):
        for said in _STRING.findall(found[1] or found[2] or ""):
            if WORD.search(_ESCAPE.sub("", said)):
                yield text.count("\n", 0, found.start()) + 1, said


_SEARCHED = {".html": in_template, ".js": in_script, ".css": in_sheet}


def findings(root: Path) -> Iterator[Finding]:
    """Yield the words that the frame of a project's pages has of its own."""
    for file in sorted((*(root / THEME).rglob("*"), *(root / ASSETS).rglob("*"))):
        search = _SEARCHED.get(file.suffix)
        for line, words in search(file.read_text("utf-8")) if search else ():
            yield Finding(file.relative_to(root).as_posix(), line, words)


def main() -> int:
    """Print the findings; return 1 if there are any."""
    found = list(findings(Path()))
    for file, line, words in found:
        print(f"{file}:{line}: no phrase has {words!r}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
