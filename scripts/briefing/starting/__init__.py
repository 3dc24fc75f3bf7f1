"""Start another briefing as an empty one that builds, and update it with the generator's fixes."""

from __future__ import annotations

from briefing.starting.beginning import BriefingOptions, start_briefing
from briefing.starting.errors import StartError
from briefing.starting.updating import Update, update

__all__ = ["BriefingOptions", "StartError", "Update", "start_briefing", "update"]
