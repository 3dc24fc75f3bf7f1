"""Write the results of visits into the records: archived copies, and the day of the check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from briefing.addresses import data_file
from briefing.editing import set_field
from briefing.linking import Briefing
from briefing.records import Source
from briefing.verifying.results import CopyState, Result, SourceState
from briefing.verifying.sources import addressable_sources
from briefing.webpages import copy_at

_SETTINGS = "briefing.yml"
_WRITTEN = frozenset({CopyState.FOUND, CopyState.MADE})


@dataclass(frozen=True)
class Changes:
    """The changes to write.

    Attributes:
        texts: The new text of each file that changes, by its path in the data folder.
        passed_over: The results that are not used, each with the reason.
        copies: How many records get a copy.
        checked: The new day of the check, if it changes.
    """

    texts: Mapping[str, str]
    passed_over: tuple[str, ...]
    copies: int
    checked: str | None


def plan_changes(
    briefing: Briefing, data: Path, results: Mapping[str, Result], *, replace: bool
) -> Changes:
    """Return the changes that the results make to a data folder.

    An `archive_url` that a record has is kept unless `replace`. The settings' `evidence_checked`
    becomes the day of the oldest result, if every source with an address has a result and at least
    one of them could be reached.

    Raises:
        OSError, EditError: a record's file cannot be read.
    """
    texts: dict[str, str] = {}
    passed_over: list[str] = []
    for source_id, result in results.items():
        source = briefing.sources.get(source_id)
        if result.copy.state not in _WRITTEN or result.copy.url is None:
            continue
        if source is not None and source.archive_url == result.copy.url:
            continue
        if refusal := _refusal(source, result, replace=replace):
            passed_over.append(f"{source_id}: {refusal}")
        else:
            path = data_file("source", source_id)
            text = _read_text(data / path)
            texts[path] = set_field(text, "archive_url", result.copy.url, after=("url",))
    copies = len(texts)
    checked = _day_of_check(briefing, results)
    if checked and checked != str(briefing.settings.evidence_checked or ""):
        text = _read_text(data / _SETTINGS)
        texts[_SETTINGS] = set_field(text, "evidence_checked", checked, after=("as_of",))
    else:
        checked = None
    return Changes(texts, tuple(passed_over), copies, checked)


def _refusal(source: Source | None, result: Result, *, replace: bool) -> str | None:
    if source is None:
        return "there is no such source"
    if source.url != result.url:
        return "the record's url is not the one that was visited; visit it again"
    if copy_at(str(result.copy.url), result.url) is None:
        return "the copy's address is not one of the Internet Archive's for this page"
    if source.archive_url is not None and not replace:
        return "its record names a copy already; --replace writes over it"
    return None


def _day_of_check(briefing: Briefing, results: Mapping[str, Result]) -> str | None:
    current = [
        result
        for source in addressable_sources(briefing)
        if (result := results.get(source.id)) is not None and result.url == source.url
    ]
    if not current or len(current) < len(addressable_sources(briefing)):
        return None
    if all(result.state is SourceState.UNREACHABLE for result in current):
        return None
    day = min(result.visited for result in current).date().isoformat()
    last = briefing.settings.evidence_checked
    return None if last is not None and str(last) > day else day


def diff(data: Path, changes: Changes) -> Iterator[str]:
    """Yield the lines of a unified diff that `patch` and `git apply` read."""
    for path, text in sorted(changes.texts.items()):
        name = f"{data.resolve().name}/{path}"
        before, after = _lines(_read_text(data / path)), _lines(text)
        yield from unified_diff(before, after, f"a/{name}", f"b/{name}")


def _lines(text: str) -> list[str]:
    # Not splitlines: it also splits at characters that `patch` takes for text.
    return [line for line in re.split(r"(?<=\n)", text) if line]


def _read_text(path: Path) -> str:
    # As bytes: reading as text would turn every line ending into a line feed.
    return path.read_bytes().decode("utf-8")
