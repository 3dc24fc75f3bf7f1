"""What a source is called where its headline, which may accuse, is not repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.phrases import Day, gettext, in_commas
from briefing.records.vocabulary import label_of

if TYPE_CHECKING:
    from briefing.linking import Briefing
    from briefing.phrases import Value
    from briefing.records import Source


def source_name(briefing: Briefing, source: Source) -> Value:
    """Return the kind, the publisher and the date of a source."""
    kind = label_of(briefing.vocabulary.source_kinds, source.kind)
    named = gettext("%(kind)s by %(publisher)s", kind=kind, publisher=source.publisher)
    if source.date is None:
        return named
    return in_commas((named, Day(source.date)))
