"""The results as Markdown for one GitHub issue: first what needs a person, then what is unknown.

Its contents come from records and from the web, and are escaped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from briefing import addresses
from briefing.github import Room, code, escape_markdown, link
from briefing.linking import Briefing
from briefing.problems import pluralize
from briefing.records import Source
from briefing.verifying.results import Attention, CopyState, Finding, Result, SourceState, Verdict
from briefing.verifying.sources import addressable_sources

MARKER = "<!-- evidence-check -->"
"""The report's first line, by which the issue is found again."""

_ROOM = {Attention.PERSON: 44_000, Attention.UNKNOWN: 12_000}
"""Characters for the lists; GitHub allows 65,536 in an issue, which has other parts too."""
_MOST_NAMED = 6
"""How many of the items that a source supports are named."""
_LONGEST_PASSAGE = 400


def report(briefing: Briefing, results: Mapping[str, Result]) -> str:
    """Return the results as Markdown, for a person who reads them on GitHub."""
    sources = addressable_sources(briefing)
    known_results = [results[source.id] for source in sources if source.id in results]
    parts = [MARKER, "", _opening(len(sources), known_results), ""]
    for attention, heading, remark in _SECTIONS:
        room = Room(_ROOM[attention], len)
        lists = [
            (state, [one for one in known_results if one.state is state])
            for state in SourceState
            if state.attention is attention
        ]
        if any(found for _, found in lists):
            parts += [f"## {heading}", "", remark, ""]
            for state, found in lists:
                parts += _list_sources(briefing, state, found, room)
    parts += ["## All states", "", *_counts(known_results), "", *_copies(known_results)]
    return "\n".join(parts).rstrip() + "\n"


class _Section(NamedTuple):
    """A part of the report."""

    attention: Attention
    heading: str
    remark: str


_SECTIONS = (
    _Section(
        Attention.PERSON,
        "Needs a person",
        "Open each page. Where the words moved or changed, put the excerpt right; where the page "
        "is gone, name an archived copy in `archive_url` or find a better source.",
    ),
    _Section(
        Attention.UNKNOWN,
        "Not known",
        "Nothing was learned about these pages. A reader may see them all the same.",
    ),
)


def _opening(total: int, known_results: list[Result]) -> str:
    if not known_results:
        return f"None of the {total} sources with an address was visited."
    days = sorted(_day(result.visited) for result in known_results)
    when = f"on {days[0]}" if days[0] == days[-1] else f"from {days[0]} to {days[-1]}"
    asking = Counter(result.state.attention for result in known_results)
    return (
        f"{len(known_results)} of {total} sources with an address were visited {when} (UTC). "
        f"**For a person to look at: {asking[Attention.PERSON]}**; nothing learned: "
        f"{asking[Attention.UNKNOWN]}; as they should be: {asking[Attention.NONE]}."
    )


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


def _list_sources(
    briefing: Briefing, state: SourceState, found: list[Result], room: Room
) -> Iterator[str]:
    if not found:
        return
    yield f"### {state.label} ({len(found)})"
    yield ""
    yield state.definition
    yield ""
    items = ["\n".join(_item(briefing, result)) for result in found]
    listed = [item for item in items if room.takes(item)]
    yield from listed
    if left_out := len(items) - len(listed):
        yield f"- … and {left_out} more, in the file of results."
    yield ""


def _item(briefing: Briefing, result: Result) -> Iterator[str]:
    source = briefing.sources[result.source]
    yield (
        f"- {_record(briefing, source)}, {escape_markdown(source.publisher)}: "
        f"{escape_markdown(result.why)} "
        f"({link('its address', result.url)}{_copy(result)})"
    )
    if result.state.attention is not Attention.PERSON:
        return
    if result.state is SourceState.GONE:
        yield f"  - carries {_describe_use(briefing, source, None)}"
        return
    for finding in result.findings:
        if finding.verdict in {Verdict.CHANGED, Verdict.MISSING}:
            carried = _describe_use(briefing, source, finding.excerpt)
            yield f"  - {_passage(finding.excerpt)} {_describe_finding(finding)}; carries {carried}"


def _record(briefing: Briefing, source: Source) -> str:
    site_url = briefing.settings.site_url
    if site_url is None:
        return (
            f"{escape_markdown(source.title)} ({code(addresses.data_file(source.KIND, source.id))})"
        )
    return link(escape_markdown(source.title), addresses.of(source).url_under(site_url))


def _copy(result: Result) -> str:
    if result.copy.url is None:
        return ""
    return f", {link('archived copy', result.copy.url)}"


def _describe_finding(finding: Finding) -> str:
    if finding.verdict is Verdict.CHANGED and finding.nearest:
        return f"is now {_passage(finding.nearest)}"
    return "is not there"


def _passage(text: str) -> str:
    shown = text if len(text) <= _LONGEST_PASSAGE else f"{text[:_LONGEST_PASSAGE]}…"
    return f"“{escape_markdown(shown)}”"


def _describe_use(briefing: Briefing, source: Source, excerpt: str | None) -> str:
    """Return what a source supports, or one excerpt of it."""
    ids = dict.fromkeys(
        support.holder.enclosing_id
        for support in briefing.indexes.supports.get(source.id, ())
        for item in support.holder.evidence
        if item.source == source.id and excerpt in {None, item.excerpt}
    )
    named = [_item_name(briefing, item_id) for item_id in list(ids)[:_MOST_NAMED]]
    more = f" and {len(ids) - _MOST_NAMED} more" if len(ids) > _MOST_NAMED else ""
    return ", ".join(named) + more if named else "nothing but citations in texts"


def _item_name(briefing: Briefing, item_id: str) -> str:
    site_url, address = briefing.settings.site_url, briefing.address(item_id)
    if site_url is None or address is None:
        return code(item_id)
    return link(code(item_id), address.url_under(site_url))


def _counts(known_results: Iterable[Result]) -> Iterator[str]:
    counts = Counter(result.state for result in known_results)
    yield "| sources | state | what it says |"
    yield "|---:|---|---|"
    for state in SourceState:
        if counts[state]:
            yield f"| {counts[state]} | {state.label} | {state.definition} |"


def _copies(known_results: list[Result]) -> Iterator[str]:
    counts = Counter(result.copy.state for result in known_results)
    new = counts[CopyState.FOUND] + counts[CopyState.MADE]
    if new:
        yield (
            f"The Internet Archive has copies of {pluralize(new, 'source')} "
            "that no record names yet: "
            "`make archive ARGS=FILE`, with the file of results, writes them in."
        )
