"""Faces for reports: GitHub's Markdown, and the plain text that goes into it."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from briefing.github import GithubMarkdown, escape_markdown
from briefing.phrases import Aside, Capital, Cited, Emphasized, Ended, Listed, Phrase
from briefing.statements import PlainFace

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.linking import Briefing
    from briefing.phrases import Catalogue, Value
    from briefing.records import Evidence

_COMPOSED = (Phrase, Listed, Ended, Capital, Emphasized, Aside, Cited)
"""Values composed of parts that are already escaped."""

_CLOSING_BRACKET = escape_markdown("]")


def strong(value: Value) -> Emphasized:
    """Return a value with strong emphasis."""
    return Emphasized(value, is_strong=True)


class TypedFace(PlainFace):
    """A face that renders plain text with characters as typed, for comparison."""

    def words(self, text: str) -> str:
        """Return words unchanged."""
        return text


class GithubFace(TypedFace):
    """A face that renders GitHub's Markdown, in which no text can inject markup.

    `GithubMarkdown` is kept as it is.
    """

    def __init__(
        self, briefing: Briefing, catalogue: Catalogue, word_evidence: Callable[[Evidence], str]
    ) -> None:
        """Take a briefing for names, a catalogue, and a function that words evidence."""
        super().__init__(briefing, catalogue)
        self._word_evidence = word_evidence

    def say(self, value: Value) -> str:
        """Return the Markdown of a value or phrase."""
        if isinstance(value, (GithubMarkdown, *_COMPOSED)):
            return super().say(value)
        said = super().say(value)
        return said if said == " " else escape_markdown(said)

    def stop(self, said: str) -> str:
        """Return the full stop that a text needs; none after a bracket that follows a sentence."""
        return "" if said.endswith(_CLOSING_BRACKET) else super().stop(unescape(said))

    def emphasis(self, said: str, *, is_strong: bool) -> str:
        """Return a text with emphasis or strong emphasis."""
        sign = "**" if is_strong else "*"
        return f"{sign}{said}{sign}"

    def cite(self, evidence: tuple[Evidence, ...]) -> str:
        """Return the evidence for the words before, in brackets."""
        return "".join(f" {escape_markdown(f'[{self._word_evidence(item)}]')}" for item in evidence)
