"""Parse the markup within one paragraph.

A text is first cut into tokens, then its asterisks are paired. Each is one pass: a failed match has
read no further than the next bracket (possessive repetitions try nothing twice), and since emphasis
never contains emphasis of its own kind, the tree is shallow.
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
"""The most marks parsed in one paragraph; the rest is text, to protect memory from an attacker."""
_BOTH = 3
"""The number of stars that begin or end a * and a ** at once."""

_AFTER_ADDRESS = frozenset(
    ".,;:!?'*_"
    "\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{HORIZONTAL ELLIPSIS}"
    "\N{ARABIC COMMA}\N{ARABIC SEMICOLON}\N{ARABIC QUESTION MARK}"
)
"""Characters that end the sentence or quotation around a bare address, not the address."""


class Stars(NamedTuple):
    """One to three asterisks, and whether words begin right after or end right before them."""

    width: int
    opens: bool
    closes: bool


class Token(NamedTuple):
    """A part of a text and its meaning."""

    start: int
    end: int
    value: Text | RecordLink | Unlinked | Citation | WebLink | Stars


@lru_cache(maxsize=1 << 14)  # the checker, the indexes and every page parse the same texts
def parse_inline(text: str) -> tuple[Inline, ...]:
    """Parse the markup of one paragraph; a text without marks becomes one Text."""
    pairing = _Pairing()
    for token in tokens(text):
        if isinstance(token.value, Stars):
            pairing.add_stars(token.value)
        else:
            pairing.add(token.value)
    return pairing.result()


def tokens(text: str) -> Iterator[Token]:
    """Yield tokens that cover the whole text, each character in exactly one of them."""
    done = position = 0
    for _ in range(_MOST_MARKS):
        match = _TOKEN.search(text, position)
        if match is None:
            break
        token = _parse_token(text, match)
        if token is None:
            position = match.end()
            continue
        if done < token.start:
            yield Token(done, token.start, Text(text[done : token.start]))
        yield token
        done = position = token.end
    if done < len(text):
        yield Token(done, len(text), Text(text[done:]))


def _parse_token(text: str, match: re.Match[str]) -> Token | None:
    """Return the token of a match, or None if it only looks like markup."""
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
        address = _trim_address(match["bare"])
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


def _trim_address(address: str) -> str:
    """Return an address without the sentence's punctuation, or a bracket it did not open."""
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
    """The pairing of asterisks; at most one `*` and one `**` are open at a time."""

    def __init__(self) -> None:
        # Open emphasis, outermost first: how many stars began it, and its children so far.
        self._stars = [0]
        self._children: list[list[Inline]] = [[]]

    def add(self, inline: Inline) -> None:
        self._children[-1].append(inline)

    def add_stars(self, run: Stars) -> None:
        left = run.width
        if run.closes:
            left -= self._close(left)
        if run.opens:
            left -= self._open(left)
        if left:
            self.add(Text("*" * left))

    def result(self) -> tuple[Inline, ...]:
        while len(self._stars) > 1:
            self._unwrap_innermost()
        return _merge_texts(self._children[0])

    def _close(self, run: int) -> int:
        """Close what a run of stars can close; return how many stars that took."""
        left = run
        if left == _BOTH and len(self._stars) > 1:
            left -= self._stars[-1]
            self._close_innermost()
        if left and left in self._stars:
            while self._stars[-1] != left:
                self._unwrap_innermost()
            self._close_innermost()
            left = 0
        return run - left

    def _open(self, run: int) -> int:
        """Open what a run of stars can open; return how many stars that took."""
        left = run
        for stars in (2, 1):
            if stars <= left and stars not in self._stars:
                self._stars.append(stars)
                self._children.append([])
                left -= stars
        return run - left

    def _close_innermost(self) -> None:
        """Close the innermost emphasis."""
        kind = Emphasis if self._stars.pop() == 1 else Strong
        self.add(kind(_merge_texts(self._children.pop())))

    def _unwrap_innermost(self) -> None:
        """Turn the innermost emphasis back into text, since nothing closes it."""
        stars, children = self._stars.pop(), self._children.pop()
        self.add(Text("*" * stars))
        self._children[-1].extend(children)


def _merge_texts(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Merge each run of adjacent Texts into one."""
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
