"""Migrate data of an older version of the model to the current version."""

from __future__ import annotations

from briefing.migrating.raising import Migration, migrate_data, raise_text, version_of
from briefing.migrating.steps import STEPS, MigrationStep

__all__ = ["STEPS", "Migration", "MigrationStep", "migrate_data", "raise_text", "version_of"]
