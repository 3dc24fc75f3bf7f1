"""A comparison as GitHub-flavoured Markdown, for a job summary or a comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.comparing.changes import Comparison, Lost
from briefing.comparing.fields import Difference
from briefing.comparing.lines import Lines
from briefing.comparing.page_report import PageReport, Section
from briefing.comparing.sides import Side
from briefing.comparing.tally import tallied
from briefing.comparing.values import Wording
from briefing.problems import code, counted, escaped

_TITLE = "## What changes on the site"
_MOST_NAMED = 10
"""How many files that cannot be read are named."""
_FOR_THE_END = 250
"""Bytes kept free for the sentence that says what was left out."""

_CUT = (
    "*The report is cut here: {} more entries. `make diff` with a greater `--limit` prints them.*"
)

SMALLEST_LIMIT = 2_000
"""Bytes that a report's head and end need."""


def as_markdown(comparison: Comparison, limit: int) -> str:
    """Give the report, at most `limit` bytes of UTF-8 long (RFC 3629), cut at an item's end."""
    lines = Lines(Wording(comparison.earlier), Wording(comparison.present))
    counted = tallied(comparison)
    head = f"**{counted}.**" if counted else _nothing(comparison)
    report = _Report(limit - _FOR_THE_END, [_TITLE, "", head])
    for section in _sections(comparison, lines):
        report.take(section)
    if comparison.unseen:
        report.take(Section(None, (_unseen(comparison.unseen),)))
    return report.text()


class _Report:
    """Lines of a report, as many as there is room for."""

    def __init__(self, room: int, lines: list[str]) -> None:
        self._lines = lines
        self._room = room - sum(map(_size, lines))
        self._left_out = 0

    def take(self, section: Section) -> None:
        """Add a section, or as many of its items as there is room for."""
        heading = ["", *section.heading.split("\n"), ""] if section.heading else [""]
        for item in section.items:
            wanted = [*heading, item]
            size = sum(map(_size, wanted))
            if self._left_out or size > self._room:
                self._left_out += 1
                continue
            self._lines += wanted
            self._room -= size
            heading = []

    def text(self) -> str:
        if self._left_out:
            self._lines += ["", _CUT.format(self._left_out)]
        return "\n".join(self._lines) + "\n"


def _size(line: str) -> int:
    return len(line.encode()) + 1


def _nothing(comparison: Comparison) -> str:
    if comparison.lost or _is_incomplete(comparison):
        return "**No page that could be compared differs.**"
    return "**Nothing that a reader sees changes.**"


def _is_incomplete(comparison: Comparison) -> bool:
    return bool(comparison.before.unread or comparison.after.unread)


def _unseen(files: int) -> str:
    which = "1 file differs" if files == 1 else f"{files} files differ"
    return f"*{which} in nothing that readers see: layout, comments, ids of renamed records.*"


def _sections(comparison: Comparison, lines: Lines) -> Iterator[Section]:
    if warnings := tuple(f"- {warning}" for warning in _warnings(comparison)):
        yield Section("### Look at this first", warnings)
    pages = PageReport(lines, comparison)
    for page in comparison.pages:
        yield pages.section(page)
    if settings := _listed(comparison.settings, lines):
        yield Section("### First page and settings\n<code>/</code>", settings)
    vocabulary = _listed(comparison.vocabulary, lines)
    if comparison.map_differs:
        vocabulary = (*vocabulary, "- The land on the map differs.")
    if vocabulary:
        yield Section("### Labels and lists, on every page", vocabulary)


def _listed(differences: Sequence[Difference], lines: Lines) -> tuple[str, ...]:
    return tuple(f"- {lines.difference(difference)}" for difference in differences)


def _warnings(comparison: Comparison) -> Iterator[str]:
    for side in (comparison.before, comparison.after):
        yield from _reading(side)
    if comparison.after.errors and not comparison.after.unread:
        yield (
            f"**{escaped(comparison.after.name)} does not pass the check**: nothing is published "
            "until it does. `make check` says what is wrong."
        )
    yield from map(_lost, comparison.lost)


def _reading(side: Side) -> Iterator[str]:
    if side.unread:
        named = ", ".join(code(place) for place in side.unread[:_MOST_NAMED])
        more = len(side.unread) - _MOST_NAMED
        beyond = f" and {more} more" if more > 0 else ""
        yield (
            f"**Incomplete**: these files of {escaped(side.name)} cannot be read, and what they "
            f"hold is not compared: {named}{beyond}. `make check` says what is wrong."
        )


def _lost(lost: Lost) -> str:
    place, words = code(lost.address), escaped(lost.words)
    if "#" in lost.address:
        return (
            f"**A statement that people may have cited vanishes**: {place} ({words}). Give its "
            "present id `renamed_from`, or keep it and correct it."
        )
    statements = f", and {counted(lost.statements, 'statement')} with it" if lost.statements else ""
    return (
        f"**A page vanishes without a redirect**: {place} ({words}){statements}. Name it in "
        "`renamed_from` of its successor, or keep the record as `withdrawn`."
    )
