"""Names of the months in other languages, as in a date copied from a source."""

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
    """Return the numbers of the months that a name can mean, in any language."""
    key = fold_letters(name.strip(" ."))
    # Hebrew attaches its "in" to the name.
    return _month_numbers().get(key) or _month_numbers().get(
        key.removeprefix("\u05d1"), frozenset()
    )


@cache
def _month_numbers() -> Mapping[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    languages: dict[str, list[str]] = yaml.safe_load(_FILE.read_text("utf-8"))
    english = ["|".join((name, *(name[:n] for n in _SHORT_FORMS))) for name in MONTHS]
    for months in (english, *languages.values()):
        for number, names in enumerate(months, start=1):
            for name in names.split("|"):
                key = fold_letters(name.strip(" ."))
                found[key] = found.get(key, frozenset()) | {number}
    return found
