"""A briefing whose every statement carries its evidence: read, checked, linked, published.

from briefing import load
briefing = load(Path("data"))
"""

from __future__ import annotations

from briefing.loading import examine, load
from briefing.problems import BriefingError, Problem

__all__ = ["BriefingError", "Problem", "examine", "load"]
