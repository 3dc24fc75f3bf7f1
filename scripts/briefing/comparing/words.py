"""Texts as readers see them, and what differs between two of them, word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol

from briefing.github import GithubMarkdown, escape_markdown
from briefing.markup import Citation, RecordLink, Unlinked, WebLink
from briefing.markup.inline import tokens

Named = Callable[[str], str]
"""Gives the words by which a link names a record or claim."""


class Names(Protocol):
    """The words of links on one side."""

    def name_of(self, reference: str) -> str:
        """Return the words by which a link names a record or claim."""

    def leading(self, target: str) -> str:
        """Return where a link leads that has words of its own."""


_WORD = re.compile(r"(\s*)([^\W_]+(?:['\u2019\-][^\W_]+)*|[^\s])")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_AROUND = 10
"""How many words of what stays are shown beside what does not."""
_LEAST_ALIKE = 0.3
"""Two texts that have less in common are told one after the other."""
_MANY = 1_500
"""Beyond so many words, frequent ones no longer tell where two texts agree."""
_LONGEST = 1_500
"""How many characters of one text a report gives."""


@dataclass(frozen=True)
class _Piece:
    """A word, or a piece of markup.

    Attributes:
        key: What it is; pieces with one key are the same.
        words: What readers see of it.
        beyond: What else a reviewer should see where it was added or removed.
        space: What parts it from the piece before.
    """

    key: tuple[str, ...]
    words: str
    beyond: str = ""
    space: str = ""


def plain(text: str, named: Named) -> str:
    """Return a text with markup as readers see it, its citations left out."""
    return _join(list(_mark_up(text, named, str)))


def shorten(text: str, longest: int = _LONGEST) -> str:
    """Return a text, its end cut off where it is too long for a report."""
    return text if len(text) <= longest else f"{text[:longest].rstrip()} \u2026"


def word_differences(
    before: str, after: str, names: tuple[Names, Names] | None = None
) -> GithubMarkdown:
    """Return GitHub Markdown in which `<del>` and `<ins>` show what differs between two texts.

    Words that stay are shown for a little way around. Where the texts hold markup, `names`
    gives the words of links on each side.
    """
    if names is None:
        one, other = list(_words(before)), list(_words(after))
    else:
        one, other = (
            list(_mark_up(text, side.name_of, side.leading))
            for text, side in zip((before, after), names, strict=True)
        )
    matcher = SequenceMatcher(
        None,
        [piece.key for piece in one],
        [piece.key for piece in other],
        autojunk=max(len(one), len(other)) > _MANY,
    )
    blocks = matcher.get_opcodes()
    same = sum(end - start for tag, start, end, _, _ in blocks if tag == "equal")
    if 2 * same < _LEAST_ALIKE * (len(one) + len(other)):
        return GithubMarkdown(f"{_removed_text(one)} {_added_text(other)}".strip())
    shown: list[str] = []
    for position, (tag, start, end, there, until) in enumerate(blocks):
        gone, new = one[start:end], other[there:until]
        if tag == "equal":
            ends = position == 0, position == len(blocks) - 1
            shown += [_space(new), _kept_text(new, first=ends[0], last=ends[1])]
        else:
            between = " " if gone and new else ""
            shown += [_space(gone) or _space(new), _removed_text(gone), between, _added_text(new)]
    return GithubMarkdown("".join(shown).strip())


def _space(pieces: Sequence[_Piece]) -> str:
    return " " if pieces and pieces[0].space else ""


def deletion(text: str) -> GithubMarkdown:
    """Return the Markdown of a text that is gone."""
    return GithubMarkdown(f"<del>{escape_markdown(shorten(text))}</del>")


def insertion(text: str) -> GithubMarkdown:
    """Return the Markdown of a text that is new."""
    return GithubMarkdown(f"<ins>{escape_markdown(shorten(text))}</ins>")


def _removed_text(pieces: Sequence[_Piece]) -> str:
    return deletion(_join(pieces, full=True)) if pieces else ""


def _added_text(pieces: Sequence[_Piece]) -> str:
    return insertion(_join(pieces, full=True)) if pieces else ""


def _kept_text(pieces: Sequence[_Piece], *, first: bool, last: bool) -> str:
    """Return what stays, shortened on the sides that no difference borders on."""
    head = 0 if first else _AROUND
    tail = 0 if last else _AROUND
    if len(pieces) <= head + tail + 2:
        return escape_markdown(_join(pieces))
    shown = (_join(pieces[:head]), "\u2026", _join(pieces[len(pieces) - tail :]))
    return escape_markdown(" ".join(part for part in shown if part))


def _join(pieces: Sequence[_Piece], *, full: bool = False) -> str:
    return "".join(
        f"{piece.space}{piece.words}{piece.beyond if full else ''}" for piece in pieces
    ).strip()


def _mark_up(text: str, named: Named, leading: Named) -> Iterator[_Piece]:
    space = ""
    for token in tokens(text):
        value, written = token.value, text[token.start : token.end]
        if isinstance(value, Citation):
            yield _Piece(("source", value.source), "", f" [{named(value.source)}]")
        elif isinstance(value, RecordLink):
            target = f"{value.target}#{value.claim}" if value.claim else value.target
            words = value.words or named(target)
            beyond = f" ({leading(named(target))})" if value.words else ""
            yield _Piece(("link", target, value.words or ""), words, beyond, space)
        elif isinstance(value, Unlinked):
            yield from _words(value.words, space)
        elif isinstance(value, WebLink):
            words = value.words or value.url
            beyond = f" ({leading(value.url)})" if value.words else ""
            yield _Piece(("link", value.url, words), words, beyond, space)
        else:
            yield from _words(written, space)
        space = " " if written[-1:].isspace() else ""


def _words(text: str, space: str = "") -> Iterator[_Piece]:
    for found in _WORD.finditer(text):
        parted = "\n" if _PARAGRAPH.search(found[1]) else (" " if found[1] else "")
        yield _Piece((found[2],), found[2], space=parted or space)
        space = ""
