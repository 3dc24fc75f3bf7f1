"""Find markup of other programs, which pages would show as it is: pictures, Pandoc citations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_IMAGE = re.compile(
    r"""!\[ (?: \[ [^\[\]\n]*+ (?:\]\])?+
      | (?P<words> [^\[\]]*+ ) \]\( (?P<address> [^()\s]*+ ) \)?+ )""",
    re.VERBOSE,
)
_KEY = r"(?<![\w.@/-])(?P<hidden>-)?@(?P<key>[A-Za-z0-9]+(?:[-_:.][A-Za-z0-9]+)*)(?![\w@])"
_CITED = re.compile(_KEY)
_BRACKETS = re.compile(r"\[(?P<inside>[^\[\]]++)\]")
_FOOTNOTE = re.compile(r"\[\^[^\s\[\]]++\]")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_MANY_HYPHENS = 2


class Foreign(NamedTuple):
    """A part of a text in another program's markup."""

    start: int
    end: int
    message: str
    hint: str


def images(text: str) -> Iterator[Foreign]:
    """Yield the pictures of Markdown and of note-taking programs."""
    for match in _IMAGE.finditer(text):
        link = "[words](https://…)"
        if (match["address"] or "").startswith(("https://", "http://")):
            link = f"[{match['words'] or 'words'}]({match['address']})"
        message = (
            f"`{match[0]}` is the markup of a picture; the texts of a briefing have no pictures"
        )
        hint = f"Delete it; a link to it is written without the `!`: `{link}`."
        yield Foreign(match.start(), match.end(), message, hint)


def citations(text: str, sources: Collection[str]) -> Iterator[Foreign]:
    """Yield Pandoc citations and bare ids of sources, from left to right.

    `sources` are the known ids. Any other word after an @ counts only if it is unlikely to be the
    name of an account.
    """
    end = 0
    for match in _BRACKETS.finditer(text):
        cited = list(_CITED.finditer(match["inside"]))
        if any(_is_source_citation(one, sources) for one in cited):
            message = (
                f"`{match[0]}` is a citation in another program's notation, and would appear as "
                "it is"
            )
            hint = f"Write `{_in_our_form(match['inside'], cited)}`."
            yield from _bare_citations(text, end, match.start(), sources)
            yield Foreign(match.start(), match.end(), message, hint)
            end = match.end()
    yield from _bare_citations(text, end, len(text), sources)


def footnotes(text: str) -> Iterator[Foreign]:
    """Yield the marks of footnotes."""
    for match in _FOOTNOTE.finditer(text):
        message = (
            f"`{match[0]}` is a footnote in another program's notation, and would appear as it is"
        )
        hint = "Write `[@source-id]` if a source supports the words before it, or delete it."
        yield Foreign(match.start(), match.end(), message, hint)


def _bare_citations(text: str, start: int, end: int, sources: Collection[str]) -> Iterator[Foreign]:
    for match in _CITED.finditer(text, start, end):
        key = match["key"]
        if text[match.start() - 1 : match.start()] == "[":
            continue  # an unclosed bracket, which is reported as such
        if key in sources or ("-" in key and _looks_like_source(key)):
            message = f"`@{key}` is not in brackets, and would appear as it is"
            yield Foreign(match.start(), match.end(), message, f"Write `[@{key}]`.")


def _is_source_citation(cited: re.Match[str], sources: Collection[str]) -> bool:
    return bool(cited["hidden"]) or cited["key"] in sources or _looks_like_source(cited["key"])


def _looks_like_source(key: str) -> bool:
    return _YEAR.search(key) is not None or key.count("-") >= _MANY_HYPHENS


def _in_our_form(inside: str, cited: list[re.Match[str]]) -> str:
    """Return the citations of one pair of brackets in our form, with the words around them."""
    parts: list[str] = []
    ends = [*(match.start() for match in cited[1:]), len(inside)]
    before = inside[: cited[0].start()].strip()
    for match, end in zip(cited, ends, strict=True):
        locator, _, following = inside[match.end() : end].partition(";")
        parts += [before, f"[@{match['key']}]"]
        if words := locator.strip(" ,\n"):
            parts.append(f"({' '.join(words.split())})")
        before = following.strip()
    return " ".join(part for part in parts if part)
