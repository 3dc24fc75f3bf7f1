"""What a sentence consists of before it is put into words: a message, and what it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from briefing.records import EdtfDate, Evidence


@dataclass(frozen=True, slots=True)
class Marked:
    """A text of a record, with its inline markup.

    Attributes:
        text: The text.
        is_located: Whether plain text says behind a link to a statement where that is.
    """

    text: str
    is_located: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """An actor by its id, or the plain name of somebody who has no record."""

    key: str


@dataclass(frozen=True, slots=True)
class Item:
    """A link to a record, claim, tie, designation or answer.

    Attributes:
        id: Its id.
        words: What the link says; None for the record's own name. Of a text with markup the links
            and citations are left out.
    """

    id: str
    words: str | Marked | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """A link to another site."""

    url: str
    words: str


@dataclass(frozen=True, slots=True)
class Day:
    """A date in EDTF, told in the briefing's time zone.

    Attributes:
        date: The date.
        in_words: Whether it is written in words alone, without the form that machines read.
        as_given: Whether a time stays as its source gives it, with its own offset.
        zoned: Whether a time is told with the zone that it is in.
    """

    date: EdtfDate
    in_words: bool = False
    as_given: bool = False
    zoned: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody's words.

    Attributes:
        text: The words, with their line breaks.
        tag: The BCP 47 tag of their language.
        ours: Whether they are our own rendering.
    """

    text: str
    tag: str
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Titled:
    """Words of a title or name in the language of a BCP 47 tag."""

    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class Cited:
    """The sources that carry what was said, which a page shows as numbers."""

    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class StatusMark:
    """How a statement stands.

    Attributes:
        key: What the mark is called in styles and scripts.
        label: What it says.
        id: What search calls it; the marks of one key may say different things.
    """

    key: str
    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Aside:
    """What a page sets less strongly."""

    value: Value


@dataclass(frozen=True, slots=True)
class Emphasized:
    """What a page sets apart: a title, or what matters most in a line."""

    value: Value
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Capital:
    """A value that begins a sentence."""

    value: Value


@dataclass(frozen=True, slots=True)
class Ended:
    """A value that ends in a full stop, unless it ends in another mark."""

    value: Value


@dataclass(frozen=True, slots=True)
class Listed:
    """Several values one after another.

    Attributes:
        values: The values.
        between: What parts them.
        last: What parts the last one from those before; None for the same.
    """

    values: tuple[Value, ...]
    between: Value
    last: Value | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A message of the catalogue, with what it speaks of.

    Attributes:
        message: The English words, with `%(name)s` where a value goes and `%%` for a per cent sign;
            no markup. It is the key of gettext's catalogue, too.
        values: What goes there, by name.
        context: Tells two messages of the same English words apart.
        plural: The English words for another number than one.
        count: That number.
    """

    message: str
    values: tuple[tuple[str, Value], ...] = ()
    context: str | None = None
    plural: str | None = None
    count: int = 1


Value: TypeAlias = (
    "str | Marked | Party | Item | Site | Day | Spoken | Titled | Cited | StatusMark | Aside"
    " | Emphasized | Capital | Ended | Listed | Phrase"
)
"""What a message can speak of. A plain text is of a record or of the vocabulary."""
