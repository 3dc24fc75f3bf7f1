"""What changed, in words: the names of records, statements and fields that differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from briefing.phrases import Phrase, gettext, ngettext
from briefing.records import Answer, Claim, Designation, Relationship

KINDS: Mapping[str, Phrase] = MappingProxyType(
    {
        "actor": gettext("Actor"),
        "event": gettext("Event"),
        "reaction": gettext("Reaction"),
        "question": gettext("Question"),
        "place": gettext("Place"),
        "source": gettext("Source"),
    }
)
"""The kinds of records."""

ADDED: Mapping[type, Phrase] = MappingProxyType(
    {
        Claim: gettext("Claim added"),
        Relationship: gettext("Tie added"),
        Designation: gettext("Designation added"),
        Answer: gettext("Answer added"),
    }
)
CHANGED: Mapping[type, Phrase] = MappingProxyType(
    {
        Claim: gettext("Claim changed"),
        Relationship: gettext("Tie changed"),
        Designation: gettext("Designation changed"),
        Answer: gettext("Answer changed"),
    }
)
REMOVED: Mapping[type, Phrase] = MappingProxyType(
    {
        Claim: gettext("Claim removed"),
        Relationship: gettext("Tie removed"),
        Designation: gettext("Designation removed"),
        Answer: gettext("Answer removed"),
    }
)

RECORD_COUNTS: Mapping[str, Phrase] = MappingProxyType(
    {
        "actor": ngettext("%(num)s actor", "%(num)s actors", 1),
        "event": ngettext("%(num)s event", "%(num)s events", 1),
        "reaction": ngettext("%(num)s reaction", "%(num)s reactions", 1),
        "question": ngettext("%(num)s question", "%(num)s questions", 1),
        "place": ngettext("%(num)s place", "%(num)s places", 1),
        "source": ngettext("%(num)s source", "%(num)s sources", 1),
    }
)
"""Numbers of records, by kind."""

WORD_COUNT = ngettext("%(num)s word of the vocabulary", "%(num)s words of the vocabulary", 1)

DETAIL = "detail"
"""The group of every field that is not counted as something else."""

FIELD_COUNTS: Mapping[str, Phrase] = MappingProxyType(
    {
        "state": ngettext("%(num)s state of a question", "%(num)s states of questions", 1),
        "accusation": ngettext("%(num)s accusation", "%(num)s accusations", 1),
        "attribution": ngettext("%(num)s attribution", "%(num)s attributions", 1),
        "date": ngettext("%(num)s date", "%(num)s dates", 1),
        "stance": ngettext("%(num)s stance", "%(num)s stances", 1),
        "quote": ngettext("%(num)s quote", "%(num)s quotes", 1),
        "wording": ngettext("%(num)s wording", "%(num)s wordings", 1),
        "name": ngettext("%(num)s name", "%(num)s names", 1),
        "position": ngettext("%(num)s position", "%(num)s positions", 1),
        "home": ngettext("%(num)s line of the first page", "%(num)s lines of the first page", 1),
        "review": ngettext("%(num)s review date", "%(num)s review dates", 1),
        "evidence": ngettext("%(num)s item of evidence", "%(num)s items of evidence", 1),
        "correction": ngettext("%(num)s correction", "%(num)s corrections", 1),
        DETAIL: ngettext("%(num)s detail", "%(num)s details", 1),
    }
)
"""Numbers of fields, by the group that they are counted in."""

FIELD_GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "state": "state",
        **dict.fromkeys(("against", "response", "outcome"), "accusation"),
        "attributed_to": "attribution",
        **dict.fromkeys(("date", "date_note", "said", "start", "end", "checked"), "date"),
        "stances": "stance",
        "quote": "quote",
        **dict.fromkeys(
            (
                *("text", "summary", "answer", "question"),
                *("why_it_matters", "assessment", "introduction"),
            ),
            "wording",
        ),
        **dict.fromkeys(("name", "short_name", "title", "names", "aliases"), "name"),
        **dict.fromkeys(("coordinates", "area"), "position"),
        "home": "home",
        "reviewed": "review",
    }
)
"""The group of a field, by its name; any other is a detail."""

LISTED_GROUPS: Mapping[str, str] = MappingProxyType(
    {"evidence": "evidence", "corrections": "correction"}
)
"""The groups of fields whose added and removed items are counted one by one."""


def counted(count: int, things: Phrase) -> Phrase:
    """Return a number of things: `2 claims`."""
    return replace(things, count=count, values=(("num", str(count)),))
