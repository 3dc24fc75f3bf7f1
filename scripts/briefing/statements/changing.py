"""What changed, in words: the names of records, statements and fields that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from briefing.chronicle import Change, Deed, Detail, Part, Support
from briefing.phrases import Phrase, Value, gettext, in_commas, ngettext
from briefing.phrases.fields import field_words
from briefing.records import Answer, Claim, Designation, Relationship
from briefing.statements.corroboration import number

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

STATEMENT_COUNTS: Mapping[type, Phrase] = MappingProxyType(
    {
        Claim: ngettext("%(num)s claim", "%(num)s claims", 1),
        Relationship: ngettext("%(num)s tie", "%(num)s ties", 1),
        Designation: ngettext("%(num)s designation", "%(num)s designations", 1),
        Answer: ngettext("%(num)s answer", "%(num)s answers", 1),
    }
)
"""Numbers of statements, by kind."""

STATUS_COUNT = ngettext("%(num)s status", "%(num)s statuses", 1)
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


DEEDS: Mapping[Deed, Phrase] = MappingProxyType(
    {
        Deed.ADDED: gettext("added"),
        Deed.REMOVED: gettext("removed"),
        Deed.RENAMED: gettext("renamed"),
        Deed.MERGED: gettext("merged"),
        Deed.MOVED: gettext("moved"),
        Deed.WITHDRAWN: gettext("withdrawn"),
        Deed.RESTORED: gettext("brought back"),
        Deed.CHANGED: gettext("changed"),
    }
)
"""What happened to something, after its number."""

_PARTS: Mapping[Part, type] = MappingProxyType(
    {
        Part.CLAIM: Claim,
        Part.TIE: Relationship,
        Part.DESIGNATION: Designation,
        Part.ANSWER: Answer,
    }
)
_MOVED: Mapping[Part, Phrase] = MappingProxyType(
    {
        Part.CLAIM: gettext("Claim moved here from another page"),
        Part.TIE: gettext("Tie moved here from another page"),
        Part.DESIGNATION: gettext("Designation moved here from another page"),
        Part.ANSWER: gettext("Answer moved here from another page"),
    }
)
_RECORDS: Mapping[Deed, Phrase] = MappingProxyType(
    {
        Deed.ADDED: gettext("New page"),
        Deed.REMOVED: gettext("Page removed"),
        Deed.RENAMED: gettext("Page moved to a new address"),
        Deed.MERGED: gettext("Another page merged into this one"),
        Deed.WITHDRAWN: gettext("Page withdrawn"),
        Deed.RESTORED: gettext("Page brought back"),
    }
)


def counted(count: int, things: Phrase) -> Phrase:
    """Return a number of things: `2 claims`."""
    return replace(things, count=count, values=(("num", str(count)),))


def happened(count: int, things: Phrase, deed: Deed) -> Phrase:
    """Return how many things something happened to: `2 claims added`."""
    return gettext("%(things)s %(change)s", things=counted(count, things), change=DEEDS[deed])


def part_count(change: Change, kind: str) -> Phrase:
    """Return what a change of a record of some kind is counted as: `1 claim`, `1 actor`."""
    part = _PARTS.get(change.part)
    return STATEMENT_COUNTS[part] if part is not None else RECORD_COUNTS[kind]


def deed_words(change: Change) -> Phrase | None:
    """Return what happened to a record or statement; None if a record only changed."""
    part = _PARTS.get(change.part)
    if part is None:
        return _RECORDS.get(change.deed)
    if change.deed is Deed.MOVED:
        return _MOVED[change.part]
    words = {Deed.ADDED: ADDED, Deed.REMOVED: REMOVED}.get(change.deed, CHANGED)
    return words[part]


def change_details(change: Change) -> Iterator[Value]:
    """Yield what differs in something that stayed: its status first, then its support."""
    if change.standing is not None:
        yield gettext("status: %(change)s", change=_between(*change.standing))
    if change.support is not None:
        before, after = map(_support_words, change.support)
        yield gettext("support: %(what)s", what=_between(before, after))
    yield from detail_words(change.details)


def detail_words(details: Iterable[Detail]) -> Iterator[Phrase]:
    """Yield how many fields of each kind differ, `1 wording changed`, or which: `note changed`."""
    for detail in details:
        if (things := FIELD_COUNTS.get(detail.group)) is not None:
            yield happened(detail.count, things, detail.deed)
        else:
            what = field_words(detail.group)
            yield gettext("%(things)s %(change)s", things=what, change=DEEDS[detail.deed])


def _between(before: Value, after: Value) -> Phrase:
    return gettext("%(before)s → %(after)s", before=before, after=after)


def _support_words(support: Support) -> Value:
    parts = [*_support_parts(support)]
    return in_commas(parts) if parts else gettext("no counted evidence")


def _support_parts(support: Support) -> Iterator[Phrase]:
    """Yield the numbers of a support; a number of outlets is never one of speakers."""
    if count := support.voices:
        yield ngettext("%(number)s speaker", "%(number)s speakers", count, number=number(count))
    if count := support.seen:
        yield ngettext(
            "seen by %(number)s outlet itself",
            "seen by %(number)s outlets themselves",
            count,
            number=number(count),
        )
    if count := support.findings:
        yield ngettext("%(number)s finding", "%(number)s findings", count, number=number(count))
    if count := support.reports:
        yield ngettext(
            "reported by %(number)s outlet",
            "reported by %(number)s outlets",
            count,
            number=number(count),
        )
    if count := support.against:
        yield gettext("%(number)s against it", number=number(count))
