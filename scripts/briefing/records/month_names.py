"""Names of the months in other languages, which a date copied from a source may have."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from briefing.characters import fold_letters
from briefing.records.date_points import MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = Path(__file__).with_suffix(".yml")
_SHORT_FORMS = (3, 4)


def months_named(name: str) -> frozenset[int]:
    """Return the numbers of the months that a name can mean, in whatever language."""
    key = fold_letters(name.strip(" ."))
    # Hebrew puts its "in" right before the name.
    return _numbers().get(key) or _numbers().get(key.removeprefix("\u05d1"), frozenset())


@cache
def _numbers() -> Mapping[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    languages: dict[str, list[str]] = yaml.safe_load(_FILE.read_text("utf-8"))
    english = ["|".join((name, *(name[:n] for n in _SHORT_FORMS))) for name in MONTHS]
    for months in (english, *languages.values()):
        for number, names in enumerate(months, start=1):
            for name in names.split("|"):
                key = fold_letters(name.strip(" ."))
                found[key] = found.get(key, frozenset()) | {number}
    return found
