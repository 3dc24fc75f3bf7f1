"""Sources in the RIS format of reference managers, in UTF-8; lines end in CR LF.

A date of RIS is a year, month and day, each of which may be missing. Of any other date it has the
part that both its ends share, and the entry's note has it in words.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from briefing.exports.bibliography import calendar_parts, ends, notes
from briefing.typography import on_a_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.exports.bibliography import Citable
    from briefing.exports.telling import Teller
    from briefing.records import EdtfDate

_LINE_END = "\r\n"


def ris_entry(teller: Teller, source: Citable) -> str:
    """Return the entry of a source, and an empty line."""
    return "".join(f"{line}{_LINE_END}" for line in _lines(teller, source))


def ris_file(entries: Iterable[str]) -> str:
    """Return the text of a file with some entries."""
    return "".join(entries)


def _lines(teller: Teller, source: Citable) -> Iterator[str]:
    yield f"TY  - {source.form.ris}"
    for tag, value in _values(teller, source):
        yield f"{tag}  - {on_a_line(value).strip()}"
    yield "ER  - "
    yield ""


def _values(teller: Teller, source: Citable) -> Iterator[tuple[str, str]]:
    yield "ID", source.key
    yield "TI", source.title
    if source.publisher:
        if source.form.is_contained:
            yield "T2", source.publisher
        yield "PB", source.publisher
    for author in source.authors:
        yield "AU", author
    if date := _numbers(source.date):
        yield "PY", date.partition("/")[0]
        yield "DA", date
    if accessed := _numbers(source.accessed):
        yield "Y2", accessed
    if source.url:
        yield "UR", source.url
    if source.language:
        yield "LA", source.language
    for word in source.keywords:
        yield "KW", word
    for note in notes(teller, source, archive=True, date=True):
        yield "N1", note


def _numbers(date: EdtfDate | None) -> str | None:
    """Return `2021/11/07/`, with nothing between the slashes for a part that is not known."""
    if date is None:
        return None
    parts = [calendar_parts(point) or () for point in ends(date)]
    shared = [one for one, _ in takewhile(_is_same, zip(parts[0], parts[-1], strict=False))]
    if not shared or shared[0] < 0:
        return None
    year, month, day = (*(f"{part:02}" for part in shared), "", "")[:3]
    return f"{int(year):04}/{month}/{day}/"


def _is_same(pair: tuple[int, int]) -> bool:
    return pair[0] == pair[1]
