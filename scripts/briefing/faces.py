"""The letters that the share card can show, and what it shows of a title."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

CARD_FACES = Path(__file__).resolve().parents[2] / "templates" / "card"
"""The folder of the faces, beside the template that they set."""

FACES = "*.ttf"
"""The faces in it."""

_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_ATTACHED = frozenset({"Mn", "Me", "Mc"})
_VARIANTS = range(0xFE00, 0xFE10)


@dataclass(frozen=True)
class CardTitle:
    """What the card shows as its title.

    Attributes:
        text: The words.
        missing: The signs of the briefing's title that no face has.
        is_title: Whether the words are of the title itself; else nothing of that can be shown.
    """

    text: str
    missing: tuple[str, ...]
    is_title: bool


def card_title(
    title: str, short_title: str | None, site_url: str | None, faces: Path = CARD_FACES
) -> CardTitle:
    """Return the title without the signs that no face has.

    Where none of its letters is left, the short title stands in for it, else the site's host.
    """
    shown = _drawable_text(title, faces)
    known = signs_of(faces)
    flat = unicodedata.normalize("NFC", title)
    missing = dict.fromkeys(sign for sign in flat if _drawable_sign(sign, known) is None)
    if not missing or any(sign.isalnum() for sign in shown):
        return CardTitle(shown, tuple(missing), is_title=True)
    others = (_drawable_text(short_title or "", faces), urlsplit(site_url or "").hostname or "")
    other = next((text for text in others if any(map(str.isalnum, text))), shown)
    return CardTitle(other, tuple(missing), is_title=False)


def _drawable_text(text: str, faces: Path) -> str:
    """Return a text without the characters that no face has, and without the marks on them."""
    known = signs_of(faces)
    kept: list[str] = []
    is_kept = True
    for sign in unicodedata.normalize("NFC", text):
        drawn = _drawable_sign(sign, known)
        if unicodedata.category(sign) not in _ATTACHED:
            is_kept = drawn is not None
        kept.append(drawn if drawn and is_kept else "")
    return " ".join("".join(kept).split())


def _drawable_sign(sign: str, known: frozenset[int]) -> str | None:
    """Return the sign, or the letter and marks that make it up; None if there is no face for it."""
    if unicodedata.category(sign) in _UNSEEN or ord(sign) in _VARIANTS:
        return sign
    forms = (sign, unicodedata.normalize("NFD", sign))
    return next((form for form in forms if all(ord(part) in known for part in form)), None)


@lru_cache(maxsize=4)
def signs_of(faces: Path) -> frozenset[int]:
    """Return the code points for which one of the faces in a folder has a sign."""
    files = sorted(faces.glob(FACES))
    return frozenset(code for file in files for code in _mapped_code_points(file.read_bytes()))


def _mapped_code_points(font: bytes) -> Iterator[int]:
    """Yield the code points in a face's character map (OpenType, table `cmap`)."""
    for number in range(_short(font, 4)):
        entry = 12 + 16 * number
        if font[entry : entry + 4] == b"cmap":
            cmap = font[_long(font, entry + 8) :]
            for table in range(_short(cmap, 2)):
                yield from _in_subtable(cmap[_long(cmap, 8 + 8 * table) :])


def _in_subtable(table: bytes) -> Iterator[int]:
    form = _short(table, 0)
    if form == 12:  # noqa: PLR2004 - a number of the format's
        for group in range(_long(table, 12)):
            first, last, _ = struct.unpack_from(">III", table, 16 + 12 * group)
            yield from range(first, last + 1)
    elif form == 4:  # noqa: PLR2004 - a number of the format's
        yield from _in_segments(table, _short(table, 6) // 2)


def _in_segments(table: bytes, count: int) -> Iterator[int]:
    ends, starts, deltas, offsets = (14, 16 + 2 * count, 16 + 4 * count, 16 + 6 * count)
    for segment in range(count):
        at = 2 * segment
        first, last = _short(table, starts + at), _short(table, ends + at)
        delta, offset = _short(table, deltas + at), _short(table, offsets + at)
        for code in range(first, last + 1):
            glyph = code
            if offset:
                glyph = _short(table, offsets + at + offset + 2 * (code - first))
            if (glyph + (delta if glyph or not offset else 0)) & 0xFFFF:
                yield code


def _short(table: bytes, at: int) -> int:
    return int.from_bytes(table[at : at + 2], "big")


def _long(table: bytes, at: int) -> int:
    return int.from_bytes(table[at : at + 4], "big")
