"""The nodes of a text's parsed markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Text:
    """Words as written."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """The content between `*` and `*`."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """The content between `**` and `**`."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class RecordLink:
    """A link to a record, or to one of its claims; whether they exist is not known here."""

    target: str
    claim: str | None
    words: str | None
    """The words to show; None for the record's own name."""


@dataclass(frozen=True, slots=True)
class Unlinked:
    """Words in which no name is linked automatically."""

    words: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A source cited for what is before it; whether it exists is not known here."""

    source: str


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link to an http, https or mailto address."""

    url: str
    words: str | None
    """The words to show; None for the address itself."""


Inline: TypeAlias = "Text | Emphasis | Strong | RecordLink | Unlinked | Citation | WebLink"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines without an empty line between them."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list of one level, numbered if `ordered`."""

    items: tuple[tuple[Inline, ...], ...]
    ordered: bool


Block: TypeAlias = Paragraph | BulletList


def walk(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield every inline in reading order, an emphasis before its content."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Emphasis | Strong):
            yield from walk(inline.children)
