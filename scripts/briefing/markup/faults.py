"""Find what is not allowed in a text, and broken markup."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from briefing.characters import (
    CONTROLS,
    DIRECTIONS,
    JOINERS,
    NO_CHARACTERS,
    NO_WIDTH,
    SURROGATES,
    TAGS,
)
from briefing.letters import needs_joiner
from briefing.markup import foreign
from briefing.markup.inline import tokens
from briefing.markup.nodes import Text
from briefing.markup.pieces import pieces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from briefing.markup.foreign import Foreign

_MOST = 20

_HTML = re.compile(
    r"(?P<tag><[A-Za-z/!?])|&(?:\#[0-9]{1,7}|\#[Xx][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_OTHER_ADDRESS = re.compile(
    r"""
      \]\( [ \t]*+ (?: [A-Za-z][A-Za-z0-9+.-]*+ : | [^\s()\[\]<>]++ \) )
    | (?<![A-Za-z0-9]) (?: (?:javascript|vbscript):(?=\S) | data:[a-z]+/
      | (?!https?:) [a-z][a-z0-9+.-]{0,20}:// )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNCLOSED = re.compile(r"\[\[|\[@|\]\(\Z")
_HIDDEN = re.compile(
    f"[\x0b-\r{CONTROLS}{DIRECTIONS}{NO_WIDTH}{SURROGATES}{NO_CHARACTERS}{TAGS}]++|[{JOINERS}]"
)


@dataclass(frozen=True, slots=True, order=True)
class MarkupFault:
    """A fault in a text that a contributor should fix."""

    offset: int
    """Its start, in code points from the start of the text."""
    code: str
    message: str
    hint: str
    end: int = field(default=0, compare=False)
    """Its end, if that is known."""


class _Stretch(NamedTuple):
    """A part of a paragraph: its start and end there, and the paragraph's offset in the text."""

    raw: str
    offset: int
    start: int
    end: int


def find_faults(text: str, sources: Collection[str] = ()) -> tuple[MarkupFault, ...]:
    """Return the faults of a text, in the order of the text.

    The codes are html-in-text, link-scheme, image-in-text, broken-markup and hidden-character. At
    most 20 of each are returned: more of them have a common cause.

    Args:
        text: A text of a record.
        sources: The ids of known sources: a bare one is meant as a citation.
    """
    unmarked = list(_plain_stretches(text))
    pictures = [_fault("image-in-text", one) for one in islice(foreign.images(text), _MOST)]
    foreign_marks = list(islice(_foreign_marks(unmarked, sources), _MOST))
    reported = [(one.offset, one.end) for one in (*pictures, *foreign_marks)]
    kinds: tuple[Iterable[MarkupFault], ...] = (
        _html(text),
        pictures,
        _not_inside(_other_addresses(unmarked), reported),
        _not_inside(_unclosed_marks(unmarked), reported),
        foreign_marks,
        _hidden_characters(text),
    )
    return tuple(sorted(fault for kind in kinds for fault in islice(kind, _MOST)))


def _fault(code: str, found: Foreign, offset: int = 0) -> MarkupFault:
    return MarkupFault(found.start + offset, code, found.message, found.hint, found.end + offset)


def _foreign_marks(unmarked: list[_Stretch], sources: Collection[str]) -> Iterator[MarkupFault]:
    for raw, offset, start, end in unmarked:
        stretch = raw[start:end]
        for one in (*foreign.citations(stretch, sources), *foreign.footnotes(stretch)):
            yield _fault("broken-markup", one, offset + start)


def _not_inside(
    found: Iterable[MarkupFault], reported: list[tuple[int, int]]
) -> Iterator[MarkupFault]:
    """Yield the faults that are not inside other markup already reported."""
    for fault in found:
        if not any(start <= fault.offset < end for start, end in reported):
            yield fault


def _html(text: str) -> Iterator[MarkupFault]:
    for match in _HTML.finditer(text):
        if match["tag"]:
            message = f"{match[0]!r} begins an HTML tag, and HTML is not allowed in a text"
            hint = (
                "Write *emphasis*, **strong** or [words](https://...) instead; "
                "if the sign < itself is meant, put a space after it."
            )
        else:
            message = f"{match[0]!r} is HTML for a character, and HTML is not allowed in a text"
            hint = "Write the character itself."
        yield MarkupFault(match.start(), "html-in-text", message, hint)


def _other_addresses(unmarked: list[_Stretch]) -> Iterator[MarkupFault]:
    for raw, offset, start, end in unmarked:
        for match in _OTHER_ADDRESS.finditer(raw, start, end):
            begins = match.start() + (2 if match[0].startswith("](") else 0)
            yield MarkupFault(
                offset + begins,
                "link-scheme",
                "only full http, https and mailto addresses become links, and this is not one",
                "Give an address that begins with https://, or write [[record-id|words]] "
                "for a link within the briefing.",
            )


def _unclosed_marks(unmarked: list[_Stretch]) -> Iterator[MarkupFault]:
    for raw, offset, start, end in unmarked:
        for match in _UNCLOSED.finditer(raw, start, end):
            if match[0] == "[[":
                message = "this [[ begins a link that is not closed, or has no id or no words"
                hint = (
                    "Write [[id]], [[id|words]] or [[id#claim|words]], without [ or ] inside; "
                    "words that must not become a link are [[|words]]."
                )
            elif match[0] == "[@":
                message = (
                    "this [@ begins a citation that is not closed, or does not name a single source"
                )
                hint = "Write [@source-id], and another such pair of brackets for each source."
            elif match.end() < len(raw):
                message = "the address of this link is not closed, or contains a space or mark"
                hint = "Write [words](https://...), without a space in the address."
            else:
                continue
            yield MarkupFault(offset + match.start(), "broken-markup", message, hint)


def _plain_stretches(text: str) -> Iterator[_Stretch]:
    """Yield the parts of a text that are not markup."""
    for piece in pieces(text):
        for token in tokens(piece.raw):
            if isinstance(token.value, Text):
                yield _Stretch(piece.raw, piece.offset, token.start, token.end)


def _hidden_characters(text: str) -> Iterator[MarkupFault]:
    for match in _HIDDEN.finditer(text):
        first = match[0][0]
        if first in JOINERS and needs_joiner(text, match.start()):
            continue
        name = unicodedata.name(first, "a control character").lower()
        yield MarkupFault(
            match.start(),
            "hidden-character",
            f"this text contains an invisible character: U+{ord(first):04X}, {name}",
            "Delete it, or retype the words around it instead of pasting them.",
        )
