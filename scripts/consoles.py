"""Output on any console: all characters can be printed, and a pipe may be closed."""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import TextIO

_READER_LEFT = 141
"""The exit code that shells report for a program ended by SIGPIPE."""

_HANDLER = "briefing-readable"

_IN_ASCII = str.maketrans(
    {
        "\u00a0": " ",
        "\u00b7": ".",
        "\u00d7": "x",
        "\u2010": "-",
        "\u2011": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u2026": "...",
        "\u2192": "->",
    }
)
"""Punctuation, and its equivalents in plain ASCII."""

_HINT = (
    "Letters that this console cannot show stand above as their Unicode numbers: "
    "\\u{...}. To see them, set PYTHONUTF8=1"
)
_IN_WINDOWS = " and choose UTF-8 with `chcp 65001`."
_ELSEWHERE = " and a UTF-8 locale, such as LC_ALL=C.UTF-8."


class _Console(io.TextIOWrapper):
    """A stream that ends the program silently when its reader has closed it."""

    def write(self, text: str, /) -> int:
        """Print a text."""
        with self._exit_if_closed():
            return super().write(text)

    def flush(self) -> None:
        """Write out what has been printed."""
        with self._exit_if_closed():
            super().flush()

    @contextmanager
    def _exit_if_closed(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            # Discard the buffer, so that exiting does not fail as well.
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())
            # Windows reports a closed pipe as an invalid argument.
            if error.errno != errno.EPIPE and not (os.name == "nt" and error.errno == errno.EINVAL):
                raise
            raise SystemExit(_READER_LEFT) from None


class _LetterFallback:
    """An error handler for letters that a stream's encoding does not have.

    Attributes:
        are_missing: Whether any was written as its number.
    """

    def __init__(self) -> None:
        """Start with no letter missing."""
        self.are_missing = False

    def __call__(self, fault: UnicodeError) -> tuple[str, int]:
        """Return a replacement for letters, as an error handler of `codecs` does."""
        if not isinstance(fault, UnicodeEncodeError):
            raise fault
        part = fault.object[fault.start : fault.end].translate(_IN_ASCII)
        written = [
            "".join(letters) if is_ascii else self._numbers(letters)
            for is_ascii, letters in groupby(part, str.isascii)
        ]
        return "".join(written), fault.end

    def _numbers(self, letters: Iterator[str]) -> str:
        self.are_missing = True
        return f"\\u{{{' '.join(f'{ord(letter):04X}' for letter in letters)}}}"


_letters = _LetterFallback()
codecs.register_error(_HANDLER, _letters)


def prepare() -> None:
    """Make both output streams accept every text."""
    sys.stdout = _prepare(sys.stdout)
    sys.stderr = _prepare(sys.stderr)


def _prepare(stream: TextIO | None) -> TextIO:
    if stream is None:  # it was closed before the program began
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - as long as it runs
    if not isinstance(stream, io.TextIOWrapper) or isinstance(stream, _Console):
        return stream
    stream.flush()
    encoding, in_lines, at_once = stream.encoding, stream.line_buffering, stream.write_through
    return _Console(
        stream.detach(),
        encoding,
        _HANDLER,
        line_buffering=in_lines,
        write_through=at_once,
    )


def encodes_all_unicode(stream: TextIO) -> bool:
    """Return whether a stream can encode all of Unicode."""
    return codecs.lookup(stream.encoding or "utf-8").name.startswith("utf-")


def hint() -> str | None:
    """Return how to see the letters that were written as numbers, if there were any."""
    if not _letters.are_missing:
        return None
    return _HINT + (_IN_WINDOWS if os.name == "nt" else _ELSEWHERE)
