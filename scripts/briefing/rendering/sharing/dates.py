"""When the content of a page was last changed, in ISO 8601."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.records import AnyRecord, EdtfDate


def last_modified(record: AnyRecord) -> str | None:
    """Return the newest full day of a record's review, corrections and withdrawal, in ISO 8601."""
    dates = [record.reviewed, *(correction.date for correction in record.corrections)]
    dates += [record.withdrawn.date] if record.withdrawn else []
    return _newest(dates)


def newest(records: Iterable[AnyRecord], otherwise: EdtfDate) -> str | None:
    """Return the newest `last_modified` of some records; if there is none, `otherwise`."""
    days = [day for record in records if (day := last_modified(record))]
    return max(days) if days else _newest([otherwise])


def _newest(dates: Iterable[EdtfDate | None]) -> str | None:
    days = [day for date in dates if date and (day := date.local_day())]
    return max(days).isoformat() if days else None
