"""What an id is, which ones are taken by others, and which one a name would make."""

from __future__ import annotations

import re
import unicodedata

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CLAIM_REFERENCE_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*#[a-z0-9]+(-[a-z0-9]+)*$"
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
    # `$` also matches before a line break at the end.
    return re.fullmatch(ID_PATTERN.strip("^$"), text) is not None and len(text) <= LONGEST_ID


def is_reserved(name: str) -> bool:
    """Return whether the site's own pages and anchors are called so."""
    return name in RESERVED_IDS or name.startswith(RESERVED_PREFIXES)


def suggested_id(text: str) -> str:
    """Return the id that a name would make: `Ann Exam'ple` makes `ann-example`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    joined = re.sub(r"['`]", "", plain).lower()
    made = re.sub(r"[^a-z0-9]+", "-", joined).strip("-")[:LONGEST_ID].strip("-")
    return f"the-{made}" if made in DEVICE_NAMES else made
