"""The text that a reader copies: a statement with the context that must accompany it.

The context is its status, who says so, when, which outlets carried it, the quoted words, the note,
and for an accusation the answer and the outcome. The short text omits the date, the words and the
outlets, but never the status, who says so, what contradicts it, or the answer.
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
    in_commas,
    in_semicolons,
)
from briefing.records.enums import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.phrases import Listed, Phrase, Value
    from briefing.records import EdtfDate
    from briefing.statements.carrying import EvidenceWords
    from briefing.statements.passages import Passage
    from briefing.statements.telling import StatementWords


def copy_text(told: StatementWords) -> Listed:
    """Return a statement with its context, as sentences."""
    return in_a_row(_sentences(told))


def short_text(told: StatementWords) -> Listed:
    """Return a statement with its status and speaker, and an accusation with its answer."""
    return in_a_row(_short_sentences(told))


def led_text(told: StatementWords) -> Listed:
    """Return a statement after its status and speaker, with its note, and an accusation's answer.

    Cut off anywhere, it does not read as a fact.
    """
    return in_a_row(_led_sentences(told))


def passage_text(passage: Passage) -> Listed:
    """Return a passage by paragraph, with the outlets that it cites."""
    outlets = in_semicolons(
        _outlets_with_dates((one.publisher, one.date, None) for one in passage.sources)
    )
    cited = Ended(gettext("Sources: %(outlets)s", outlets=outlets)) if passage.sources else None
    return in_a_row((one for one in (short_passage(passage), cited) if one), between="\n\n")


def short_passage(passage: Passage) -> Listed:
    """Return a passage by paragraph, with its subject."""
    about = () if passage.about is None else (passage.about,)
    return in_a_row((*about, *passage.paragraphs), between="\n\n")


def described(told: StatementWords) -> Phrase:
    """Return a statement in quotation marks, its status, and who says so."""
    status, who = Capital(told.standing.label), told.attribution
    if who is None:
        counted = told.corroborated.counted
        standing = gettext("%(status)s: %(counted)s", status=status, counted=counted)
    elif told.standing.key == Status.DENIED:
        standing = gettext("%(status)s %(who)s", status=status, who=who)
    else:
        standing = gettext("%(status)s, %(who)s", status=status, who=who)
    return gettext("“%(statement)s” %(standing)s", statement=told.text, standing=standing)


def _short_sentences(told: StatementWords) -> Iterator[Value]:
    yield Ended(described(told))
    if told.corroborated.against is not None:
        yield Ended(told.corroborated.against)
    if told.answered is not None:
        yield told.answered.in_a_line


def _led_sentences(told: StatementWords) -> Iterator[Value]:
    standing: Value = Capital(told.standing.label)
    if told.attribution is not None and told.status is Status.DENIED:
        standing = gettext("%(status)s %(who)s", status=standing, who=told.attribution)
    elif told.attribution is not None:
        standing = gettext("%(status)s, %(who)s", status=standing, who=told.attribution)
    yield gettext("%(status)s: “%(statement)s”", status=standing, statement=told.text)
    if told.attribution is None:
        yield Ended(Capital(told.corroborated.counted))
    if told.corroborated.against is not None:
        yield Ended(told.corroborated.against)
    if told.note is not None:
        yield Ended(told.note)
    if told.answered is not None:
        yield told.answered.in_a_line


def _sentences(told: StatementWords) -> Iterator[Value]:
    yield gettext("“%(statement)s”", statement=told.text)
    if told.facts:
        yield from (row.sentence for row in told.facts)
    else:
        yield Ended(_status(told))
        yield from _dates(told)
    yield Ended(_carriers(told))
    if told.corroborated.against is not None:
        yield Ended(told.corroborated.against)
    if (quotation := told.quotation) is not None:
        words = in_a_row(quotation.passages)
        yield gettext("Words: %(words)s (%(whose)s)", words=words, whose=quotation.caption)
    if told.note is not None:
        yield Ended(told.note)
    if told.answered is not None:
        yield from (row.sentence for row in told.answered.rows)


def _status(told: StatementWords) -> Phrase:
    status = told.standing.label.lower()
    if told.attribution is None:
        return gettext("Status: %(status)s", status=status)
    if told.status is Status.DENIED:
        return gettext("Status: %(status)s %(who)s", status=status, who=told.attribution)
    if told.status is Status.DISPUTED:
        return gettext("Status: %(status)s · %(who)s", status=status, who=told.attribution)
    return gettext("Status: %(status)s, %(who)s", status=status, who=told.attribution)


def _dates(told: StatementWords) -> Iterator[Value]:
    if told.happened is None and told.said is not None:
        yield Ended(gettext("Said %(date)s", date=told.said))
    elif told.happened is not None and told.said is not None:
        yield Ended(Capital(in_commas(told.dates)))
    elif told.happened is not None:
        yield Ended(gettext("Date: %(date)s", date=told.happened))


def _carriers(told: StatementWords) -> Value:
    """Return the counted support and its outlets; if none is counted, the listed outlets."""
    counted = [one for one in told.evidence if one.is_counted]
    behind = Capital(told.corroborated.counted)
    outlets = in_semicolons(_outlets(told, counted or told.evidence))
    if counted:
        return gettext("%(counted)s; found in: %(outlets)s", counted=behind, outlets=outlets)
    return gettext("%(counted)s; listed: %(outlets)s", counted=behind, outlets=outlets)


def _outlets(told: StatementWords, items: Iterable[EvidenceWords]) -> Iterator[Value]:
    """Return each outlet once, with its dates.

    Witnesses are named if nobody else is named as the one who says so.
    """
    with_witnesses = not (told.names_speaker or told.facts)
    return _outlets_with_dates(
        (item.publisher, item.date, item.witness if with_witnesses else None) for item in items
    )


def _outlets_with_dates(
    items: Iterable[tuple[str, EdtfDate | None, Value | None]],
) -> Iterator[Value]:
    """Yield each outlet once, with its dates and witnesses."""
    dated: dict[tuple[str, bool], dict[Value | None, None]] = {}
    for outlet, date, witness in items:
        dated.setdefault((outlet, date is not None), {}).setdefault(_time(date, witness))
    for (outlet, is_dated), times in dated.items():
        known = all_of(time for time in times if time is not None)
        if is_dated:
            yield gettext("%(outlet)s, %(dates)s", outlet=outlet, dates=known)
        elif known.values:
            yield gettext("%(outlet)s (witness: %(who)s)", outlet=outlet, who=known)
        else:
            yield outlet


def _time(date: EdtfDate | None, witness: Value | None) -> Value | None:
    """Return when an outlet carried something, and on whose word."""
    if date is None:
        return witness
    if witness is None:
        return Day(date)
    return gettext("%(date)s (witness: %(who)s)", date=Day(date), who=witness)
