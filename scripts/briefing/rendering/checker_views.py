"""What the page on the checker's rules shows: examples as they look in an editor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefing.phrases import ENGLISH, Catalogue
from briefing.problems import FAMILIES, RULES, Example, Family, Rule, visible
from briefing.problems.rules.files import CONTEXT

_MOST_LINES = 14
_LINES_OF_MANY = 5
_LONGEST_LINE = 76
_TAB = "\u21e5 "


class SentencePart(NamedTuple):
    """A part of a sentence."""

    text: str
    is_code: bool


class Listing(NamedTuple):
    """What stands in a file of an example."""

    file: str
    """In the data folder: `actors/ben.yml`."""
    text: str | None
    """Its lines; None if there is no such file."""


class CheckerViews:
    """The rules of the checker, by family."""

    families: tuple[Family, ...] = FAMILIES
    rules: Mapping[str, Rule] = RULES

    def __init__(self, catalogue: Catalogue = ENGLISH) -> None:
        """Speak the language of a catalogue."""
        self._catalogue = catalogue

    def say(self, sentence: str) -> str:
        """Return a rule's sentence, or a family's title, in the language of the pages."""
        parts = self._catalogue.pieces(sentence, context=CONTEXT)
        return "".join(part.text for part in parts)

    def before(self, example: Example) -> Listing:
        """Return what breaks the rule."""
        text = example.before
        if isinstance(text, bytes):
            text = text.decode("utf-8", "replace")
        return Listing(example.was or example.file, None if text is None else readable_lines(text))

    def after(self, example: Example) -> Listing:
        """Return what should be there."""
        return Listing(example.file, readable_lines(example.after))

    def pieces(self, sentence: str) -> tuple[SentencePart, ...]:
        """Return what is said, parted at its backquotes: between two of them is code."""
        parts = enumerate(self.say(sentence).split("`"))
        return tuple(SentencePart(text, is_code=place % 2 == 1) for place, text in parts if text)


def readable_lines(text: str) -> str:
    """Return the lines of a file for people to read.

    A tab becomes an arrow, an invisible character its code; long lines and files are cut.
    """
    lines = text.rstrip("\n").split("\n")
    kept = [_readable_line(line) for line in lines]
    if len(kept) > _MOST_LINES:
        rest = len(kept) - _LINES_OF_MANY
        kept = [*kept[:_LINES_OF_MANY], f"# … and {rest:,} more lines like these"]
    return "\n".join(kept)


def _readable_line(line: str) -> str:
    cut = f"{line[: _LONGEST_LINE - 1]}…" if len(line) > _LONGEST_LINE else line
    return visible(cut.replace("\t", _TAB))
