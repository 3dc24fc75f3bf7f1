"""The presentation of statements as data, shared by pages, print, copied texts and reports."""

from __future__ import annotations

from briefing.statements.answering import (
    AGAINST,
    ANSWER,
    EARLIER,
    OUTCOME,
    AccusationWords,
    AnswerRow,
    accusation_words,
    answer_rows,
    outcome,
)
from briefing.statements.asking import question_state
from briefing.statements.carrying import EvidenceWords, describe_evidence
from briefing.statements.copying import (
    copy_text,
    described,
    led_text,
    passage_text,
    short_passage,
    short_text,
)
from briefing.statements.corroboration import (
    SupportWords,
    corroboration_phrase,
    number,
    support_words,
)
from briefing.statements.listing import listing
from briefing.statements.naming import source_name
from briefing.statements.passages import Passage, passages
from briefing.statements.plain import Plain, PlainFace
from briefing.statements.quoting import Quotation, quotation, telling_words
from briefing.statements.reacting import is_dated_early
from briefing.statements.saying import after_mark, attribution, bounded, says_who, time_of_tie
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
from briefing.statements.telling import (
    StatementWords,
    Telling,
    sentence,
    statement_words,
    told_by,
)
from briefing.statements.weaknesses import (
    SourceWeakness,
    Spot,
    Weakness,
    source_weakness_in_words,
    weakness_in_words,
)

__all__ = [
    "AGAINST",
    "ANSWER",
    "DONE",
    "EARLIER",
    "OUTCOME",
    "SAID",
    "AccusationWords",
    "AnswerRow",
    "EvidenceWords",
    "Passage",
    "Plain",
    "PlainFace",
    "Quotation",
    "SourceWeakness",
    "Spot",
    "Standing",
    "StatementWords",
    "SupportWords",
    "Telling",
    "Weakness",
    "accusation_words",
    "after_mark",
    "all_marks",
    "answer_rows",
    "attribution",
    "bounded",
    "copy_text",
    "corroboration_phrase",
    "describe_evidence",
    "described",
    "is_dated_early",
    "led_text",
    "listing",
    "made_word",
    "mark_of",
    "number",
    "outcome",
    "passage_text",
    "passages",
    "question_state",
    "quotation",
    "says_who",
    "sentence",
    "short_passage",
    "short_text",
    "source_name",
    "source_weakness_in_words",
    "standing",
    "standings",
    "statement_words",
    "support_words",
    "telling_words",
    "time_of_tie",
    "told_by",
    "weakness_in_words",
]
