"""The text that a reader copies: a statement with the context that must accompany it.

The context is its status, who says so, when, which outlets carried it, the quoted words, the note,
and for an accusation the answer and the outcome.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.phrases import (
    Capital,
    Day,
    Ended,
    all_of,
    gettext,
    in_a_row,
    in_semicolons,
)
from briefing.records.enums import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.phrases import Listed, Phrase, Value
    from briefing.records import EdtfDate
    from briefing.statements.carrying import Carried
    from briefing.statements.telling import Told


def copy_text(statement: Told) -> Listed:
    """Return a statement with its context, as sentences."""
    return in_a_row(_sentences(statement))


def _sentences(statement: Told) -> Iterator[Value]:
    yield gettext("“%(statement)s”", statement=statement.text)
    if statement.facts:
        yield from (row.sentence for row in statement.facts)
    else:
        yield Ended(_status(statement))
        yield from _dates(statement)
    yield Ended(_carriers(statement))
    if statement.corroborated.against is not None:
        yield Ended(statement.corroborated.against)
    if (quotation := statement.quotation) is not None:
        words = in_a_row(quotation.passages)
        yield gettext("Words: %(words)s (%(whose)s)", words=words, whose=quotation.caption)
    if statement.note is not None:
        yield Ended(statement.note)
    if statement.answered is not None:
        yield from (row.sentence for row in statement.answered.rows)


def _status(statement: Told) -> Phrase:
    status = statement.standing.label.lower()
    if statement.attribution is None:
        return gettext("Status: %(status)s", status=status)
    if statement.standing.key == Status.DENIED:
        return gettext("Status: %(status)s %(who)s", status=status, who=statement.attribution)
    return gettext("Status: %(status)s, %(who)s", status=status, who=statement.attribution)


def _dates(statement: Told) -> Iterator[Value]:
    if statement.happened is None and statement.said is not None:
        yield Ended(gettext("Said %(date)s", date=statement.said))
    elif statement.dates:
        yield Ended(gettext("Date: %(dates)s", dates=in_semicolons(statement.dates)))


def _carriers(statement: Told) -> Value:
    """Return the counted support and its outlets; if none is counted, the listed outlets."""
    counted = [one for one in statement.evidence if one.is_counted]
    support = Capital(statement.corroborated.counted)
    outlets = in_semicolons(_outlets(statement, counted or statement.evidence))
    if counted:
        return gettext("%(counted)s: %(outlets)s", counted=support, outlets=outlets)
    return gettext("%(counted)s; listed: %(outlets)s", counted=support, outlets=outlets)


def _outlets(statement: Told, items: Iterable[Carried]) -> Iterator[Value]:
    """Yield each outlet once, with its dates.

    Witnesses are named if nobody else is named as the one who says so.
    """
    with_witnesses = statement.attribution is None and not statement.facts
    dated: dict[tuple[str, bool], dict[Value | None, None]] = {}
    for item in items:
        witness = item.witness if with_witnesses else None
        key = item.publisher, item.date is not None
        dated.setdefault(key, {}).setdefault(_date_and_witness(item.date, witness))
    for (outlet, is_dated), times in dated.items():
        known = all_of(time for time in times if time is not None)
        if is_dated:
            yield gettext("%(outlet)s, %(dates)s", outlet=outlet, dates=known)
        elif known.values:
            yield gettext("%(outlet)s (witness: %(who)s)", outlet=outlet, who=known)
        else:
            yield outlet


def _date_and_witness(date: EdtfDate | None, witness: Value | None) -> Value | None:
    """Return when an outlet carried something, and on whose word."""
    if date is None:
        return witness
    if witness is None:
        return Day(date)
    return gettext("%(date)s (witness: %(who)s)", date=Day(date), who=witness)
