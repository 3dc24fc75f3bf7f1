"""New records: their commented texts, and what is known of a source in advance."""

from __future__ import annotations

from briefing.scaffolding.beginning import BeginError, begin
from briefing.scaffolding.drafts import (
    IN_PLACE,
    InPlace,
    OriginDraft,
    Promotion,
    SourceDraft,
    promotions,
)
from briefing.scaffolding.filling import TODO, scaffold
from briefing.scaffolding.websources import NewSource, begin_source

__all__ = [
    "IN_PLACE",
    "TODO",
    "BeginError",
    "InPlace",
    "NewSource",
    "OriginDraft",
    "Promotion",
    "SourceDraft",
    "begin",
    "begin_source",
    "promotions",
    "scaffold",
]
