"""Find archaic words in documents, rules, messages, field descriptions and readers' phrases."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from briefing.phrases.extracting import extract
from briefing.problems.rules.files import FOLDER as RULES

DOCUMENTS = ("*.md", ".github/**/*.md", ".github/ISSUE_TEMPLATE/*.yml")
LIBRARY = RULES.parents[1]
SPEAKING = (
    "checking",
    "github",
    "markup",
    "migrating",
    "problems",
    "publishing",
    "reading",
    "records",
)
"""Packages of the library whose strings are messages of the checker."""
ARCHAIC = re.compile(
    r"\b(?:whoever|somebody|gravest|mend(?:s|ed|ing)?|anew|beside|in\s+silence|for\s+instance"
    r"|by\s+(?:itself|themselves)|to\s+the\s+letter|behind\s+(?:it|them|what|the\s+colon)"
    r"|stands?\s+(?:in|at|on|under|below|here|there|alone)"
    r"|(?<!there )(?:is|are)\s+no(?!\s+(?:longer|more)))\b",
    re.IGNORECASE,
)
ARCHAIC_PHRASE = re.compile(
    r"\b(?:stands?|stood|grave|for\s+good|in\s+private|order\s+of\s+merit|plain\s+sense|not\s+also"
    r"|whose\s+word|further\s+in|of\s+ours|taken\s+in|come\s+along|as\s+told|what\s+stands)\b",
    re.IGNORECASE,
)
"""What is not said to readers either; in a document it may be right."""
HELP = re.compile(r"^[a-z-]+:.*## (.*)$", re.MULTILINE)


def archaisms(root: Path) -> Iterator[tuple[str, int, str]]:
    """Yield the file, line and text of each archaic expression."""
    for file, line, text in _texts(root):
        for found in ARCHAIC.finditer(text):
            yield (
                file.relative_to(root).as_posix(),
                line + text.count("\n", 0, found.start()),
                (" ".join(found[0].split())),
            )


def _texts(root: Path) -> Iterator[tuple[Path, int, str]]:
    """Yield each text with its file and first line."""
    for file in sorted({file for pattern in DOCUMENTS for file in root.glob(pattern)}):
        yield file, 1, file.read_text("utf-8")
    for file in sorted(RULES.glob("*.yml")):
        yield file, 1, file.read_text("utf-8").partition("\nexample:")[0]
    makefile = root / "Makefile"
    content = makefile.read_text("utf-8")
    for help_line in HELP.finditer(content):
        yield makefile, content.count("\n", 0, help_line.start()) + 1, help_line[1]
    for package in SPEAKING:
        for file in sorted((LIBRARY / package).rglob("*.py")):
            tree = ast.parse(file.read_text("utf-8"))
            described = descriptions(tree) if package == "records" else ()
            for line, text in (*messages(tree), *described):
                yield file, line, text


def archaic_phrases(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the phrases for readers that are not plain English, and their words that are not."""
    for message in extract(root / "templates", LIBRARY):
        forms = [message.id] if isinstance(message.id, str) else message.id
        for phrase in forms:
            for pattern in (ARCHAIC, ARCHAIC_PHRASE):
                yield from ((phrase, found[0]) for found in pattern.finditer(phrase))


def messages(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the strings of a module that are not docstrings, with their lines."""
    docstrings = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for one in ast.walk(tree):
        if isinstance(one, ast.Constant) and id(one) not in docstrings:
            yield one.lineno, str(one.value)


def descriptions(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the docstrings of fields with their lines: JSON Schemas show them to contributors."""
    for model in ast.walk(tree):
        for field, after in pairwise(model.body if isinstance(model, ast.ClassDef) else ()):
            if isinstance(field, ast.AnnAssign) and isinstance(after, ast.Expr):
                yield after.lineno, ast.literal_eval(after.value)
