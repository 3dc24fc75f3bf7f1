"""The content of the page on the checker's rules, with examples as an editor shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefing.phrases import ENGLISH, Catalogue
from briefing.problems import FAMILIES, RULES, Example, Family, Rule, visible
from briefing.problems.rules.files import CONTEXT

_MAX_LINES = 14
_LINES_OF_LONG_FILE = 5
_MAX_LINE_LENGTH = 76
_TAB = "\u21e5 "


class SentencePart(NamedTuple):
    """A part of a sentence: code, or text between code."""

    text: str
    is_code: bool


class Listing(NamedTuple):
    """The content of an example's file."""

    file: str
    """The file's path in the data folder: `actors/ben.yml`."""
    text: str | None
    """The file's lines; None if it does not exist."""


class CheckerViews:
    """The checker's rules, by family."""

    families: tuple[Family, ...] = FAMILIES
    rules: Mapping[str, Rule] = RULES

    def __init__(self, catalogue: Catalogue = ENGLISH) -> None:
        """Use the language of a catalogue."""
        self._catalogue = catalogue

    def say(self, sentence: str) -> str:
        """Return a rule's sentence, or a family's title, in the language of the pages."""
        parts = self._catalogue.pieces(sentence, context=CONTEXT)
        return "".join(part.text for part in parts)

    def before(self, example: Example) -> Listing:
        """Return the file that breaks the rule."""
        text = example.before
        if isinstance(text, bytes):
            text = text.decode("utf-8", "replace")
        return Listing(example.was or example.file, None if text is None else readable_lines(text))

    def after(self, example: Example) -> Listing:
        """Return the file as it should be."""
        return Listing(example.file, readable_lines(example.after))

    def pieces(self, sentence: str) -> tuple[SentencePart, ...]:
        """Split a rule's sentence at its backquotes into code and other text."""
        parts = enumerate(self.say(sentence).split("`"))
        return tuple(SentencePart(text, is_code=index % 2 == 1) for index, text in parts if text)


def readable_lines(text: str) -> str:
    """Format the text of a file for display.

    A tab becomes an arrow, an invisible character its code; long lines and files are cut.
    """
    lines = text.rstrip("\n").split("\n")
    kept = [_readable_line(line) for line in lines]
    if len(kept) > _MAX_LINES:
        rest = len(kept) - _LINES_OF_LONG_FILE
        kept = [*kept[:_LINES_OF_LONG_FILE], f"# … and {rest:,} more lines like these"]
    return "\n".join(kept)


def _readable_line(line: str) -> str:
    cut = f"{line[: _MAX_LINE_LENGTH - 1]}…" if len(line) > _MAX_LINE_LENGTH else line
    return visible(cut.replace("\t", _TAB))
