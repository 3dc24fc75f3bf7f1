"""Texts as readers see them, and the differences between two of them, word by word."""

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
"""A function that returns the words by which a link names a record or claim."""


class Names(Protocol):
    """The link texts of one side."""

    def name_of(self, reference: str) -> str:
        """Return the words by which a link names a record or claim."""

    def link_target(self, target: str) -> str:
        """Return the words for the target of a link that has its own words."""


_WORD = re.compile(r"(\s*)([^\W_]+(?:['\u2019\-][^\W_]+)*|[^\s])")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_AROUND = 10
"""How many unchanged words are shown next to a change."""
_MIN_SIMILARITY = 0.3
"""Two texts with a smaller share in common are shown one after the other."""
_MANY_WORDS = 1_500
"""Above this many words, frequent ones no longer show where two texts agree."""
_LONGEST = 1_500
"""How many characters of one text a report shows."""


@dataclass(frozen=True)
class _Piece:
    """A word, or a piece of markup.

    Attributes:
        key: Its identity; pieces with the same key are equal.
        words: What readers see of it.
        beyond: What else a reviewer sees if it was added or removed.
        space: The white space between the piece before and this one.
    """

    key: tuple[str, ...]
    words: str
    beyond: str = ""
    space: str = ""


def plain(text: str, named: Named) -> str:
    """Return a text with markup as readers see it, without its citations."""
    return _join(list(_markup_pieces(text, named, str)))


def shorten(text: str, longest: int = _LONGEST) -> str:
    """Return a text, cut off if it is too long for a report."""
    return text if len(text) <= longest else f"{text[:longest].rstrip()} \u2026"


def word_differences(
    before: str, after: str, names: tuple[Names, Names] | None = None
) -> GithubMarkdown:
    """Return GitHub Markdown that marks what differs between two texts by `<del>` and `<ins>`.

    A few unchanged words are shown around each difference. If the texts hold markup, `names` gives
    the words of links on each side.
    """
    if names is None:
        one, other = list(_word_pieces(before)), list(_word_pieces(after))
    else:
        one, other = (
            list(_markup_pieces(text, side.name_of, side.link_target))
            for text, side in zip((before, after), names, strict=True)
        )
    matcher = SequenceMatcher(
        None,
        [piece.key for piece in one],
        [piece.key for piece in other],
        autojunk=max(len(one), len(other)) > _MANY_WORDS,
    )
    blocks = matcher.get_opcodes()
    same = sum(end - start for tag, start, end, _, _ in blocks if tag == "equal")
    if 2 * same < _MIN_SIMILARITY * (len(one) + len(other)):
        return GithubMarkdown(f"{_removed_text(one)} {_added_text(other)}".strip())
    shown: list[str] = []
    for position, (tag, start, end, there, until) in enumerate(blocks):
        removed, added = one[start:end], other[there:until]
        if tag == "equal":
            ends = position == 0, position == len(blocks) - 1
            shown += [_space(added), _kept_text(added, first=ends[0], last=ends[1])]
        else:
            between = " " if removed and added else ""
            shown += [
                _space(removed) or _space(added),
                _removed_text(removed),
                between,
                _added_text(added),
            ]
    return GithubMarkdown("".join(shown).strip())


def _space(pieces: Sequence[_Piece]) -> str:
    return " " if pieces and pieces[0].space else ""


def deletion(text: str) -> GithubMarkdown:
    """Return the Markdown of a removed text."""
    return GithubMarkdown(f"<del>{escape_markdown(shorten(text))}</del>")


def insertion(text: str) -> GithubMarkdown:
    """Return the Markdown of an added text."""
    return GithubMarkdown(f"<ins>{escape_markdown(shorten(text))}</ins>")


def _removed_text(pieces: Sequence[_Piece]) -> str:
    return deletion(_join(pieces, full=True)) if pieces else ""


def _added_text(pieces: Sequence[_Piece]) -> str:
    return insertion(_join(pieces, full=True)) if pieces else ""


def _kept_text(pieces: Sequence[_Piece], *, first: bool, last: bool) -> str:
    """Return an unchanged text, shortened except next to a difference."""
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


def _markup_pieces(text: str, named: Named, leading: Named) -> Iterator[_Piece]:
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
            yield from _word_pieces(value.words, space)
        elif isinstance(value, WebLink):
            words = value.words or value.url
            beyond = f" ({leading(value.url)})" if value.words else ""
            yield _Piece(("link", value.url, words), words, beyond, space)
        else:
            yield from _word_pieces(written, space)
        space = " " if written[-1:].isspace() else ""


def _word_pieces(text: str, space: str = "") -> Iterator[_Piece]:
    for found in _WORD.finditer(text):
        parted = "\n" if _PARAGRAPH.search(found[1]) else (" " if found[1] else "")
        yield _Piece((found[2],), found[2], space=parted or space)
        space = ""
