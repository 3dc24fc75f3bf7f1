"""The markup within one paragraph.

A text is first cut into tokens, then the asterisks among them are paired. Both are one pass: a
match that fails has read no further than the next bracket (the repetitions are possessive, so
nothing is tried twice), and since no emphasis stands within its like, the tree is shallow.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.markup.nodes import (
    Citation,
    Emphasis,
    Inline,
    RecordLink,
    Strong,
    Text,
    Unlinked,
    WebLink,
)
from briefing.markup.pieces import unwrap

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"""
      \[\[ (?P<link> [^\[\]]++ ) \]\]
    | \[@ (?P<source> [^\s\[\]@,;|]++ ) \]
    | \[ (?P<words> [^\[\]]++ ) \]
      \( (?P<address> (?: [^\s()\[\]<>"]++ | \( [^\s()\[\]<>"]*+ \) )++ ) \)
    | (?<![A-Za-z0-9]) (?P<bare> [Hh][Tt][Tt][Pp][Ss]?:// [^\s\[\]<>"]++ )
    | (?<!\*) (?P<stars> \*{1,3}+ ) (?!\*)
    """,
    re.VERBOSE,
)
_WEB_ADDRESS = re.compile(r"[Hh][Tt][Tt][Pp][Ss]?://[^/?#]|[Mm][Aa][Ii][Ll][Tt][Oo]:.")
_MOST_MARKS = 10_000
"""The marks read in one paragraph; beyond, all is text. Nobody writes so many, but an attacker
may, to fill the memory with them."""
_BOTH = 3
"""The stars that begin or end a * and a ** at once."""

_AFTER_ADDRESS = frozenset(
    ".,;:!?'*_"
    "\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{HORIZONTAL ELLIPSIS}"
    "\N{ARABIC COMMA}\N{ARABIC SEMICOLON}\N{ARABIC QUESTION MARK}"
)
"""What ends a sentence or a quotation, rather than an address that stands bare in it."""


class Stars(NamedTuple):
    """One to three asterisks, and whether words begin right after or end right before them."""

    width: int
    opens: bool
    closes: bool


class Token(NamedTuple):
    """A stretch of a text, and what it is."""

    start: int
    end: int
    value: Text | RecordLink | Unlinked | Citation | WebLink | Stars


@lru_cache(maxsize=1 << 14)  # the checker, the indexes and every page ask for the same texts
def parse_inline(text: str) -> tuple[Inline, ...]:
    """Read the markup of one paragraph; a text without marks gives itself as one Text."""
    pairing = _Pairing()
    for token in tokens(text):
        if isinstance(token.value, Stars):
            pairing.take_stars(token.value)
        else:
            pairing.take(token.value)
    return pairing.result()


def tokens(text: str) -> Iterator[Token]:
    """Yield tokens that together are the whole text, each character in exactly one of them."""
    done = position = 0
    for _ in range(_MOST_MARKS):
        match = _TOKEN.search(text, position)
        if match is None:
            break
        token = _token(text, match)
        if token is None:
            position = match.end()
            continue
        if done < token.start:
            yield Token(done, token.start, Text(text[done : token.start]))
        yield token
        done = position = token.end
    if done < len(text):
        yield Token(done, len(text), Text(text[done:]))


def _token(text: str, match: re.Match[str]) -> Token | None:
    """Make a token of a match, or None if it only looks like markup."""
    value: RecordLink | Unlinked | Citation | WebLink | Stars | None = None
    start, end = match.span()
    kind = match.lastgroup
    if kind == "stars":
        value = _stars(text, start, end)
    elif kind == "link":
        value = _record_link(match["link"])
    elif kind == "source":
        value = Citation(match["source"])
    elif kind == "bare":
        address = _without_ending(match["bare"])
        if _WEB_ADDRESS.match(address):
            value, end = WebLink(address, None), start + len(address)
    elif _WEB_ADDRESS.match(match["address"]) and match["words"].strip():
        value = WebLink(match["address"], unwrap(match["words"]))
    return None if value is None else Token(start, end, value)


def _record_link(body: str) -> RecordLink | Unlinked | None:
    address, bar, words = unwrap(body).partition("|")
    target, mark, claim = (part.strip() for part in address.partition("#"))
    words = words.strip()
    if words and not address.strip():
        return Unlinked(words)
    if not target or (mark and not claim) or (bar and not words):
        return None
    return RecordLink(target, claim or None, words or None)


def _without_ending(address: str) -> str:
    """Leave off the punctuation of the sentence, and a bracket that the address never opened."""
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end:
        last = address[end - 1]
        if last == ")" and surplus > 0:
            surplus -= 1
        elif last not in _AFTER_ADDRESS:
            break
        end -= 1
    return address[:end]


def _stars(text: str, start: int, end: int) -> Stars | None:
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    opens = not after.isspace() and not before.isalnum()
    closes = not before.isspace() and not after.isalnum()
    return Stars(end - start, opens, closes) if opens or closes else None


class _Pairing:
    """Pairs asterisks; at most one `*` and one `**` are open at a time."""

    def __init__(self) -> None:
        # What is open, outermost first: how many stars began it, and what it holds so far.
        self._stars = [0]
        self._children: list[list[Inline]] = [[]]

    def take(self, inline: Inline) -> None:
        self._children[-1].append(inline)

    def take_stars(self, run: Stars) -> None:
        left = run.width
        if run.closes:
            left -= self._close(left)
        if run.opens:
            left -= self._begin(left)
        if left:
            self.take(Text("*" * left))

    def result(self) -> tuple[Inline, ...]:
        while len(self._stars) > 1:
            self._abandon()
        return _merge_texts(self._children[0])

    def _close(self, run: int) -> int:
        """Close what a run of stars can close; give how many stars that took."""
        left = run
        if left == _BOTH and len(self._stars) > 1:
            left -= self._stars[-1]
            self._end()
        if left and left in self._stars:
            while self._stars[-1] != left:
                self._abandon()
            self._end()
            left = 0
        return run - left

    def _begin(self, run: int) -> int:
        """Begin what a run of stars can begin; give how many stars that took."""
        left = run
        for stars in (2, 1):
            if stars <= left and stars not in self._stars:
                self._stars.append(stars)
                self._children.append([])
                left -= stars
        return run - left

    def _end(self) -> None:
        """Make one inline of the innermost emphasis."""
        kind = Emphasis if self._stars.pop() == 1 else Strong
        self.take(kind(_merge_texts(self._children.pop())))

    def _abandon(self) -> None:
        """Take the innermost emphasis for text after all, since nothing closes it."""
        stars, children = self._stars.pop(), self._children.pop()
        self.take(Text("*" * stars))
        self._children[-1].extend(children)


def _merge_texts(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Make one Text of each row of them."""
    if len(inlines) == 1:
        return (inlines[0],)
    merged: list[Inline] = []
    row: list[str] = []
    for inline in inlines:
        if isinstance(inline, Text):
            row.append(inline.text)
            continue
        if row:
            merged.append(Text("".join(row)))
            row.clear()
        merged.append(inline)
    if row:
        merged.append(Text("".join(row)))
    return tuple(merged)
