"""The parts of a sentence before it is rendered: a message, and its values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from briefing.records import EdtfDate, Evidence


@dataclass(frozen=True, slots=True)
class Marked:
    """A text of a record, with its inline markup.

    Attributes:
        text: The text.
        is_located: Whether plain text adds after a link to a statement where that statement is.
    """

    text: str
    is_located: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """An actor by its id, or the plain name of a party without a record."""

    key: str


@dataclass(frozen=True, slots=True)
class Item:
    """A link to a record, claim, tie, designation or answer.

    Attributes:
        id: Its id.
        words: The link text; None for the record's own name. Links and citations in a text with
            markup are omitted.
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
    """A date in EDTF, shown in the briefing's time zone.

    Attributes:
        date: The date.
        in_words: Whether it is in words only, without the machine-readable form.
        as_given: Whether a time keeps the offset that its source gives.
        zoned: Whether a time is shown with its time zone.
    """

    date: EdtfDate
    in_words: bool = False
    as_given: bool = False
    zoned: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """Quoted words.

    Attributes:
        text: The words, with their line breaks.
        tag: The BCP 47 tag of their language.
        ours: Whether they are our own translation.
    """

    text: str
    tag: str
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Titled:
    """A title or name, with the BCP 47 tag of its language."""

    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class Cited:
    """The sources that support the words before; a page shows them as numbers."""

    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class StatusMark:
    """The mark of a statement's status.

    Attributes:
        key: Its name in styles and scripts.
        label: Its words.
        id: Its name in search; marks with the same key may have different words.
    """

    key: str
    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A value that a page shows with less emphasis."""

    value: Value


@dataclass(frozen=True, slots=True)
class Emphasized:
    """A value that a page shows with emphasis: a title, or what matters most in a line."""

    value: Value
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Capital:
    """A value that begins a sentence, with a capital letter."""

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
        between: The separator.
        last: The separator before the last value; None for the same one.
    """

    values: tuple[Value, ...]
    between: Value
    last: Value | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A message of the catalogue, with its values.

    Attributes:
        message: The English words, with `%(name)s` for a value and `%%` for a per cent sign; no
            markup. It is also the key in gettext's catalogue.
        values: The values by name.
        context: Distinguishes messages with the same English words.
        plural: The English words for any number but one.
        count: The number.
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
"""A value of a message. A plain string comes from a record or the vocabulary."""
