"""Two briefings, or all versions of one, compared as their readers would."""

from __future__ import annotations

from briefing.comparing.changes import Comparison
from briefing.comparing.days import read_chronicle
from briefing.comparing.history import History
from briefing.comparing.pages import IncomparableError, compare
from briefing.comparing.report import SMALLEST_LIMIT, as_markdown
from briefing.comparing.sides import Side

__all__ = [
    "SMALLEST_LIMIT",
    "Comparison",
    "History",
    "IncomparableError",
    "Side",
    "as_markdown",
    "compare",
    "read_chronicle",
]
