"""What an id is, which ones are taken by others, and which one a name would make."""

from __future__ import annotations

import re
import unicodedata

_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
ID_PATTERN = f"^{_ID}$"
CLAIM_REFERENCE_PATTERN = f"^{_ID}#{_ID}$"
LONGEST_ID = 120
"""The most characters that an id has."""
RESERVED_IDS = ("index",)
"""Names of the site's own pages."""
RESERVED_PREFIXES = ("s-", "cite-", "ref-")
"""Beginnings of the anchors that pages make themselves; no id may have one."""
DEVICE_NAMES = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
"""Names that Windows keeps for devices: it can hold no file or folder of these."""


def is_id(text: str) -> bool:
    """Return whether a text has the form of an id."""
    # Not the pattern itself: `$` also matches before a line break at the end.
    return re.fullmatch(_ID, text) is not None and len(text) <= LONGEST_ID


def is_reserved(name: str) -> bool:
    """Return whether the site's own pages and anchors are called so."""
    return name in RESERVED_IDS or name.startswith(RESERVED_PREFIXES)


def may_be_id(text: str) -> bool:
    """Return whether a new record may be called so."""
    return is_id(text) and text not in DEVICE_NAMES and not is_reserved(text)


def lost_letters(text: str) -> list[str]:
    """Return the letters of a text that have no counterpart among a-z, so no id can have them."""
    # Letters that only modify others, such as the Arabic hamza in a transliteration, may go.
    letters = {char for char in text if char.isalpha() and unicodedata.category(char) != "Lm"}
    return sorted(letter for letter in letters if not _in_ascii(letter))


def suggest_id(text: str) -> str:
    """Return the id that a name would make: `Ann Exam'ple` makes `ann-example`."""
    joined = re.sub(r"['`]", "", _in_ascii(text)).lower()
    made = re.sub(r"[^a-z0-9]+", "-", joined).strip("-")[:LONGEST_ID].strip("-")
    return f"the-{made}" if made in DEVICE_NAMES else made


def _in_ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
