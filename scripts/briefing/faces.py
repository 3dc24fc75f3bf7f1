"""The characters that the share card can show, and its title in them."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

CARD_FACES = Path(__file__).resolve().parents[2] / "templates" / "card"
"""The folder of the fonts, next to the template that uses them."""

FACES = "*.ttf"
"""The pattern of the font files in it."""

_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_ATTACHED = frozenset({"Mn", "Me", "Mc"})
_VARIANTS = range(0xFE00, 0xFE10)


@dataclass(frozen=True)
class CardTitle:
    """The title that the card shows.

    Attributes:
        text: The words.
        missing: The characters of the briefing's title that no font has.
        is_title: Whether the words are from the title itself; if not, no letter of it can be shown.
    """

    text: str
    missing: tuple[str, ...]
    is_title: bool


def card_title(
    title: str, short_title: str | None, site_url: str | None, faces: Path = CARD_FACES
) -> CardTitle:
    """Return the title without the characters that no font has.

    If no letter of it is left, use the short title, or else the site's host.
    """
    shown = _drawable_text(title, faces)
    known = code_points_of(faces)
    flat = unicodedata.normalize("NFC", title)
    missing = dict.fromkeys(char for char in flat if _drawable_character(char, known) is None)
    if not missing or any(char.isalnum() for char in shown):
        return CardTitle(shown, tuple(missing), is_title=True)
    others = (_drawable_text(short_title or "", faces), urlsplit(site_url or "").hostname or "")
    other = next((text for text in others if any(map(str.isalnum, text))), shown)
    return CardTitle(other, tuple(missing), is_title=False)


def _drawable_text(text: str, faces: Path) -> str:
    """Return a text without the characters that no font has, and without the marks on them."""
    known = code_points_of(faces)
    kept: list[str] = []
    is_kept = True
    for char in unicodedata.normalize("NFC", text):
        drawn = _drawable_character(char, known)
        if unicodedata.category(char) not in _ATTACHED:
            is_kept = drawn is not None
        kept.append(drawn if drawn and is_kept else "")
    return " ".join("".join(kept).split())


def _drawable_character(char: str, known: frozenset[int]) -> str | None:
    """Return a character, or the letter and marks that make it up; None if no font has it."""
    if unicodedata.category(char) in _INVISIBLE or ord(char) in _VARIANTS:
        return char
    forms = (char, unicodedata.normalize("NFD", char))
    return next((form for form in forms if all(ord(part) in known for part in form)), None)


@lru_cache(maxsize=4)
def code_points_of(faces: Path) -> frozenset[int]:
    """Return the code points of the characters in the fonts of a folder."""
    files = sorted(faces.glob(FACES))
    return frozenset(code for file in files for code in _mapped_code_points(file.read_bytes()))


def _mapped_code_points(font: bytes) -> Iterator[int]:
    """Yield the code points in a font's character map (OpenType, table `cmap`)."""
    for number in range(_uint16(font, 4)):
        entry = 12 + 16 * number
        if font[entry : entry + 4] == b"cmap":
            cmap = font[_uint32(font, entry + 8) :]
            for table in range(_uint16(cmap, 2)):
                yield from _subtable_code_points(cmap[_uint32(cmap, 8 + 8 * table) :])


def _subtable_code_points(table: bytes) -> Iterator[int]:
    form = _uint16(table, 0)
    if form == 12:  # noqa: PLR2004 - a number of the format's
        for group in range(_uint32(table, 12)):
            first, last, _ = struct.unpack_from(">III", table, 16 + 12 * group)
            yield from range(first, last + 1)
    elif form == 4:  # noqa: PLR2004 - a number of the format's
        yield from _segment_code_points(table, _uint16(table, 6) // 2)


def _segment_code_points(table: bytes, count: int) -> Iterator[int]:
    ends, starts, deltas, offsets = (14, 16 + 2 * count, 16 + 4 * count, 16 + 6 * count)
    for segment in range(count):
        at = 2 * segment
        first, last = _uint16(table, starts + at), _uint16(table, ends + at)
        delta, offset = _uint16(table, deltas + at), _uint16(table, offsets + at)
        for code in range(first, last + 1):
            glyph = code
            if offset:
                glyph = _uint16(table, offsets + at + offset + 2 * (code - first))
            if (glyph + (delta if glyph or not offset else 0)) & 0xFFFF:
                yield code


def _uint16(table: bytes, at: int) -> int:
    return int.from_bytes(table[at : at + 2], "big")


def _uint32(table: bytes, at: int) -> int:
    return int.from_bytes(table[at : at + 4], "big")
