"""The form of ids, reserved ids, and ids made from names."""

from __future__ import annotations

import re
import unicodedata

_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
ID_PATTERN = f"^{_ID}$"
CLAIM_REFERENCE_PATTERN = f"^{_ID}#{_ID}$"
LONGEST_ID = 120
"""The maximum length of an id, in characters."""
RESERVED_IDS = ("index",)
"""Names of the site's own pages."""
RESERVED_PREFIXES = ("s-", "cite-", "ref-")
"""Prefixes of the anchors that pages generate; no id may begin with one."""
DEVICE_NAMES = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
"""Names that Windows reserves for devices; no file or folder can have one."""


def is_id(text: str) -> bool:
    """Return whether a text has the form of an id."""
    # Not the pattern itself: `$` also matches before a line break at the end.
    return re.fullmatch(_ID, text) is not None and len(text) <= LONGEST_ID


def is_reserved(name: str) -> bool:
    """Return whether a name is reserved for the site's own pages and anchors."""
    return name in RESERVED_IDS or name.startswith(RESERVED_PREFIXES)


def may_be_id(text: str) -> bool:
    """Return whether a new record may have this id."""
    return is_id(text) and text not in DEVICE_NAMES and not is_reserved(text)


def lost_letters(text: str) -> list[str]:
    """Return the letters of a text without a counterpart in a-z, which no id can contain."""
    # Modifier letters, such as the Arabic hamza in a transliteration, may be dropped.
    letters = {char for char in text if char.isalpha() and unicodedata.category(char) != "Lm"}
    return sorted(letter for letter in letters if not _in_ascii(letter))


def suggest_id(text: str) -> str:
    """Return an id made from a name: `Ann Exam'ple` becomes `ann-example`."""
    joined = re.sub(r"['`]", "", _in_ascii(text)).lower()
    made = re.sub(r"[^a-z0-9]+", "-", joined).strip("-")[:LONGEST_ID].strip("-")
    return f"the-{made}" if made in DEVICE_NAMES else made


def _in_ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
