"""What the briefing says of a statement, made once: pages, print and reports take it from here."""

from __future__ import annotations

from briefing.statements.corroboration import against_phrase, corroboration_phrase, counted_phrase
from briefing.statements.standing import DONE, SAID, Standing, standing, standings

__all__ = [
    "DONE",
    "SAID",
    "Standing",
    "against_phrase",
    "corroboration_phrase",
    "counted_phrase",
    "standing",
    "standings",
]
