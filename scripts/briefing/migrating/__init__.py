"""Data of an older version of the model raised to the version that these scripts read."""

from __future__ import annotations

from briefing.migrating.raising import Raising, raised
from briefing.migrating.steps import STEPS, Step

__all__ = ["STEPS", "Raising", "Step", "raised"]
