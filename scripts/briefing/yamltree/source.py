"""Decode a file to text that YAML can parse, with the problems found in its bytes."""

from __future__ import annotations

import codecs
import re
import stat
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from briefing.characters import BYTE_ORDER_MARK, CONTROLS, LINE_SEPARATORS, NO_CHARACTERS
from briefing.problems import Mark, Problem, problem

MAX_BYTES = 1 << 20
"""The largest file that is read: 1 MiB."""

MOST_HIDDEN = 20
"""How many hidden characters of one file are reported."""

_LINE_BREAK = re.compile(r"\r\n|\r|\n")

# What YAML forbids, and what only some parsers treat as a line break or skip. Editors count U+0085,
# U+2028 and U+2029 as part of a line, so line numbers would differ.
_HIDDEN = re.compile(f"[\x0b\x0c{CONTROLS}{LINE_SEPARATORS}{BYTE_ORDER_MARK}{NO_CHARACTERS}]")


class Fault(NamedTuple):
    """A fault in a file, in our own words."""

    mark: Mark
    message: str
    hint: str
    code: str = "yaml-syntax"


class SourceText(NamedTuple):
    """The text of a file, and its lines as an editor counts them."""

    path: str
    text: str
    lines: tuple[str, ...]

    def mark_at(self, position: int) -> Mark:
        """Return the mark of a character of the text, counted from 0."""
        return _mark_after(self.text[:position])

    def nearest_mark(self, line: int, column: int) -> Mark:
        """Return a mark, moved back into the text if it is after its end."""
        if line > len(self.lines):
            return Mark(len(self.lines), len(self.lines[-1]) + 1)
        return Mark(line, min(column, len(self.lines[line - 1]) + 1))

    def problem(self, fault: Fault) -> Problem:
        """Return a fault as a problem of the file."""
        # YAML may count more line breaks than an editor does.
        mark = self.nearest_mark(fault.mark.line, fault.mark.column)
        return problem(fault.code, self.path, mark, fault.message, fault.hint)


def read_source(file: Path, path: str) -> tuple[SourceText | None, list[Problem]]:
    """Read a file that problems show as `path`; the source is None if it cannot be text.

    Its size is checked before reading, so that a huge file costs nothing.
    """
    start = Mark(1, 1)
    try:
        status = file.stat()
        if stat.S_ISDIR(status.st_mode):
            message = "this is a folder, and a record is a file"
            hint = (
                "Give the folder another name, or take it away. A record that lies in it goes one "
                "folder up."
            )
            return None, [problem("file-unreadable", path, start, message, hint)]
        if not stat.S_ISREG(status.st_mode):
            message = "this is not an ordinary file"
            hint = "Move it out of the folder, or put a file in its place."
            return None, [problem("file-unreadable", path, start, message, hint)]
        if status.st_size > MAX_BYTES:
            return None, [_too_large(path, status.st_size)]
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"the file cannot be opened: {(error.strerror or 'unknown reason').lower()}"
        hint = "Check that it is there and that you may read it."
        return None, [problem("file-unreadable", path, start, message, hint)]
    if len(raw) > MAX_BYTES:
        return None, [_too_large(path, len(raw))]
    return decode_source(raw, path)


def _too_large(path: str, size: int) -> Problem:
    message = f"the file is {max(size / MAX_BYTES, 1.1):.1f} MiB large; a record has at most 1 MiB"
    hint = "Check that it is a record and not, say, a picture; split a record that is this long."
    return problem("file-too-large", path, Mark(1, 1), message, hint)


def decode_source(raw: bytes, path: str) -> tuple[SourceText | None, list[Problem]]:
    """Return the text of a file that problems show as `path`; the source is None if it is none."""
    hint = "Save the file again with the encoding UTF-8 (most editors ask in “Save as”)."
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        message = "from here on the file is not text in the encoding UTF-8"
        return None, [problem("not-utf8", path, _mark_after(before), message, hint)]
    if (zero := text.find("\0")) >= 0:
        message = "the file is not plain text: it contains a zero byte, as UTF-16 and Word files do"
        return None, [problem("not-utf8", path, _mark_after(text[:zero]), message, hint)]
    return _replace_hidden(text, path)


def _mark_after(text: str) -> Mark:
    lines = _LINE_BREAK.split(text)
    return Mark(len(lines), len(lines[-1]) + 1)


def _replace_hidden(text: str, path: str) -> tuple[SourceText, list[Problem]]:
    """Replace each character that YAML cannot hold by a space, and report its position."""
    found: list[Problem] = []
    if _HIDDEN.search(text):
        hint = "Delete it: put the cursor behind it and press the backspace key."
        hidden = (
            (Mark(number, match.start() + 1), ord(match[0]))
            for number, line in enumerate(_LINE_BREAK.split(text), start=1)
            for match in _HIDDEN.finditer(line)
        )
        for mark, code in islice(hidden, MOST_HIDDEN):
            message = f"an invisible character (U+{code:04X}) stands here"
            found.append(problem("hidden-character", path, mark, message, hint))
        text = _HIDDEN.sub(" ", text)
    return SourceText(path, text, tuple(_LINE_BREAK.split(text))), found
