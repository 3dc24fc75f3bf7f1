"""Phrases as reports show them: as GitHub's Markdown, and as the plain text that goes into it."""

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

_WHOLE = (Phrase, Listed, Ended, Capital, Emphasized, Aside, Cited)
"""What consists of what has been escaped."""

_CLOSED = escape_markdown("]")


def strong(value: Value) -> Emphasized:
    """Return a value that matters most in its line."""
    return Emphasized(value, is_strong=True)


class TypedFace(PlainFace):
    """Puts phrases into plain text in which signs are as they were typed, to be compared."""

    def words(self, text: str) -> str:
        """Return words as they are."""
        return text


class GithubFace(TypedFace):
    """Puts phrases into GitHub's Markdown, in which nobody's text steers a report.

    What is `GithubMarkdown` already goes in as it is.
    """

    def __init__(
        self, briefing: Briefing, catalogue: Catalogue, told: Callable[[Evidence], str]
    ) -> None:
        """Take the names of a briefing, a catalogue, and the words in which evidence is told."""
        super().__init__(briefing, catalogue)
        self._told = told

    def say(self, value: Value) -> str:
        """Return the Markdown of a value or phrase."""
        if isinstance(value, (GithubMarkdown, *_WHOLE)):
            return super().say(value)
        said = super().say(value)
        return said if said == " " else escape_markdown(said)

    def stop(self, said: str) -> str:
        """Return the full stop that a text lacks; none behind brackets that follow a sentence."""
        return "" if said.endswith(_CLOSED) else super().stop(unescape(said))

    def emphasis(self, said: str, *, is_strong: bool) -> str:
        """Return a text as emphasis, or as strong importance."""
        sign = "**" if is_strong else "*"
        return f"{sign}{said}{sign}"

    def cite(self, evidence: tuple[Evidence, ...]) -> str:
        """Return what carries the words before."""
        return "".join(f" {escape_markdown(f'[{self._told(item)}]')}" for item in evidence)
