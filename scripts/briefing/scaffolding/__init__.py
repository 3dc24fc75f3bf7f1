"""New records: their commented texts, and what can be known of a source beforehand."""

from __future__ import annotations

from briefing.scaffolding.beginning import BeginError, Wishes, begin
from briefing.scaffolding.drafts import (
    IN_PLACE,
    InPlace,
    Origin,
    Promotion,
    SourceDraft,
    promotions,
)
from briefing.scaffolding.filling import TODO, scaffold
from briefing.scaffolding.websources import BegunSource, Look, Visit, begin_source
from briefing.webpages import save_address

__all__ = [
    "IN_PLACE",
    "TODO",
    "BeginError",
    "BegunSource",
    "InPlace",
    "Look",
    "Origin",
    "Promotion",
    "SourceDraft",
    "Visit",
    "Wishes",
    "begin",
    "begin_source",
    "promotions",
    "save_address",
    "scaffold",
]
