"""Dates in ISO 8601, for EDTF dates with exactly that meaning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.records import EdtfDate

_MONTH = r"[0-9]{4}-(?:0[1-9]|1[0-2])"
_TIME = r"T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})"
_DAY = re.compile(rf"{_MONTH}-[0-9]{{2}}(?:{_TIME})?")
_DATE = re.compile(rf"[0-9]{{4}}|{_MONTH}|{_DAY.pattern}")


def iso_date(date: EdtfDate | None) -> str | None:
    """Return a year, month, day or time in ISO 8601; None if it is uncertain, open or a span."""
    return date.text if date and _DATE.fullmatch(date.text) else None


def iso_days(date: EdtfDate | None) -> tuple[str | None, str | None]:
    """Return the first and the last day in ISO 8601.

    Only an interval has a last day; each is None unless it is a full day.
    """
    first, _, last = date.text.partition("/") if date else ("", "", "")
    return (
        first if _DAY.fullmatch(first) else None,
        last if _DAY.fullmatch(last) else None,
    )
