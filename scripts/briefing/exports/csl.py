"""Sources as CSL-JSON, the input of citation processors and reference managers.

The items follow `csl-data.json` of the Citation Style Language, version 1.0:
https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from briefing.exports.bibliography import (
    calendar_parts,
    ends,
    in_words,
    is_season,
    notes,
)
from briefing.records.date_points import DatePoint
from briefing.typography import on_a_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.exports.bibliography import Citable
    from briefing.exports.telling import Teller
    from briefing.records import EdtfDate

_SEASONS_BEFORE = 20
"""EDTF's numbers of the seasons are 21 to 24; those of CSL, 1 to 4."""


def csl_entry(teller: Teller, source: Citable) -> str:
    """Return the item of a source, on a line."""
    return json.dumps(_item(teller, source), ensure_ascii=False)


def csl_file(entries: Iterable[str]) -> str:
    """Return the text of a file with some items."""
    lines = ",\n".join(entries)
    return f"[\n{lines}\n]\n"


def _item(teller: Teller, source: Citable) -> dict[str, Any]:
    form = source.form
    publisher = "container-title" if form.is_contained else "publisher"
    item: dict[str, Any] = {
        "id": source.key,
        "type": form.csl,
        "title": on_a_line(source.title),
        "author": [{"literal": on_a_line(name)} for name in source.authors],
        publisher: on_a_line(source.publisher or ""),
        "issued": csl_date(teller, source.date),
        "accessed": csl_date(teller, source.accessed),
        "URL": source.url,
        "archive": urlsplit(source.archive_url).hostname if source.archive_url else None,
        "archive_location": source.archive_url,
        "language": source.language,
        "genre": source.keywords[0] if form.csl == "report" else None,
        "keyword": ", ".join(source.keywords),
        "note": " ".join(notes(teller, source)),
    }
    return {name: value for name, value in item.items() if value}


def csl_date(teller: Teller, date: EdtfDate | None) -> dict[str, Any] | None:
    """Return a date at the precision written; in words what CSL has no parts for."""
    if date is None:
        return None
    points = ends(date)
    parts = [calendar_parts(point) for point in points]
    seasons = [
        (point.month or 0) - _SEASONS_BEFORE
        for point in points
        if isinstance(point, DatePoint) and is_season(point)
    ]
    if None in parts or (seasons and len(points) > 1):
        return {"literal": in_words(teller, date)}
    given: dict[str, Any] = {"date-parts": [_parts(*part) for part in parts if part]}
    season = {"season": seasons[0]} if seasons else {}
    return given | season | _circa(*points)


def _parts(year: int, *others: int) -> list[int]:
    """Return the parts of a date; EDTF counts a year 0, and CSL the years before our era."""
    return [year if year > 0 else year - 1, *others]


def _circa(*points: object) -> dict[str, bool]:
    is_about = any(isinstance(point, DatePoint) and point.qualifier for point in points)
    return {"circa": True} if is_about else {}
