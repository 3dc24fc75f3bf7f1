"""What the briefing says of a statement, made once: pages, print and reports take it from here."""

from __future__ import annotations

from briefing.statements.answering import Answered, AnswerRow, answer_to, outcome
from briefing.statements.asking import question_state
from briefing.statements.carrying import Carried, describe_evidence
from briefing.statements.copying import copy_text
from briefing.statements.corroboration import (
    Corroborated,
    corroborate,
    corroboration_phrase,
    number,
)
from briefing.statements.listing import listing
from briefing.statements.plain import Plain, PlainFace
from briefing.statements.quoting import Quotation, quotation, telling_words
from briefing.statements.reacting import is_dated_early
from briefing.statements.saying import after_mark, attribution, bounded, says_who, span
from briefing.statements.standing import (
    DONE,
    SAID,
    Standing,
    all_marks,
    made_word,
    mark_of,
    standing,
    standings,
)
from briefing.statements.telling import Telling, Told, sentence, tell

__all__ = [
    "DONE",
    "SAID",
    "AnswerRow",
    "Answered",
    "Carried",
    "Corroborated",
    "Plain",
    "PlainFace",
    "Quotation",
    "Standing",
    "Telling",
    "Told",
    "after_mark",
    "all_marks",
    "answer_to",
    "attribution",
    "bounded",
    "copy_text",
    "corroborate",
    "corroboration_phrase",
    "describe_evidence",
    "is_dated_early",
    "listing",
    "made_word",
    "mark_of",
    "number",
    "outcome",
    "question_state",
    "quotation",
    "says_who",
    "sentence",
    "span",
    "standing",
    "standings",
    "tell",
    "telling_words",
]
