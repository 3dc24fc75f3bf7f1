"""What the briefing says of a statement, made once: pages, print and reports take it from here."""

from __future__ import annotations

from briefing.statements.answering import Answered, Row, answered, outcome
from briefing.statements.carrying import Carried, carried
from briefing.statements.copying import copied
from briefing.statements.corroboration import (
    Corroborated,
    corroborated,
    corroboration_phrase,
    number,
)
from briefing.statements.listing import listing
from briefing.statements.plain import Plain, PlainFace
from briefing.statements.quoting import Quotation, quotation, telling_words
from briefing.statements.saying import attribution, span
from briefing.statements.standing import (
    DONE,
    SAID,
    Standing,
    all_marks,
    mark_of,
    standing,
    standings,
)
from briefing.statements.telling import Telling, Told, sentence, told

__all__ = [
    "DONE",
    "SAID",
    "Answered",
    "Carried",
    "Corroborated",
    "Plain",
    "PlainFace",
    "Quotation",
    "Row",
    "Standing",
    "Telling",
    "Told",
    "all_marks",
    "answered",
    "attribution",
    "carried",
    "copied",
    "corroborated",
    "corroboration_phrase",
    "listing",
    "mark_of",
    "number",
    "outcome",
    "quotation",
    "sentence",
    "span",
    "standing",
    "standings",
    "telling_words",
    "told",
]
