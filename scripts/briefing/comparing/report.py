"""A comparison as GitHub-flavoured Markdown, for a job summary or a comment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.comparing.changes import Comparison, LostAddress
from briefing.comparing.faces import GithubFace, strong
from briefing.comparing.lines import Lines
from briefing.comparing.page_report import PageReport, ReportEntry, Section
from briefing.comparing.sides import Side
from briefing.comparing.tally import tally_changes
from briefing.comparing.values import ValueWording
from briefing.github import GithubMarkdown, Room, code, octets
from briefing.phrases import (
    Emphasized,
    Ended,
    Phrase,
    Value,
    gettext,
    in_commas,
    ngettext,
)

_TITLE = gettext("What changes on the site")
_MAX_NAMED = 10
"""How many unreadable files are named."""
_RESERVED_AT_END = 250
"""Bytes reserved for the sentence that says what was omitted."""

_CHECK = GithubMarkdown("`make check`")
_RENAMED_FROM = GithubMarkdown("`renamed_from`")

SMALLEST_LIMIT = 2_000
"""Bytes that a report's head and end need."""


def as_markdown(comparison: Comparison, limit: int) -> str:
    """Return the report in at most `limit` bytes of UTF-8 (RFC 3629), cut after an entry."""
    earlier, present, catalogue = comparison.earlier, comparison.present, comparison.catalogue
    lines = Lines(ValueWording(earlier, catalogue), ValueWording(present, catalogue))
    face = GithubFace(present, catalogue, lines.present.value)
    counted = tally_changes(comparison)
    head = strong(Ended(counted) if counted.values else _no_change_notice(comparison))
    report = _Report(limit - _RESERVED_AT_END, face, head)
    for section in _sections(comparison, lines):
        report.take(section)
    if comparison.unseen:
        report.remark(_unseen_notice(comparison.unseen))
    return report.text()


class _Report:
    """The lines of a report, as many as fit."""

    def __init__(self, room: int, face: GithubFace, head: Value) -> None:
        self._face = face
        self._lines = [f"## {face.say(_TITLE)}", "", face.say(head)]
        self._room = Room(room - octets(_join_lines(self._lines)))

    def take(self, section: Section) -> None:
        """Add a section, or as many of its entries as fit."""
        title, *under = map(self._face.say, section.heading)
        heading = ["", f"### {title}", *under, ""]
        for entry in section.entries:
            details = (f"  - {self._face.say(detail)}" for detail in entry.details)
            if self._add(*heading, f"- {self._face.say(entry.line)}", *details):
                heading = []

    def remark(self, value: Value) -> None:
        """Add a separate sentence."""
        self._add("", self._face.say(Emphasized(value)))

    def _add(self, *lines: str) -> bool:
        fits = self._room.takes(_join_lines(lines))
        self._lines += lines if fits else ()
        return fits

    def text(self) -> str:
        if left_out := self._room.left_out:
            self._lines += ["", self._face.say(Emphasized(_cut_notice(left_out)))]
        return _join_lines(self._lines)


def _join_lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _cut_notice(entries: int) -> Phrase:
    return ngettext(
        "The report is cut off here: %(num)s more entry. %(command)s with a larger %(option)s "
        "prints it.",
        "The report is cut off here: %(num)s more entries. %(command)s with a larger %(option)s "
        "prints them.",
        entries,
        num=str(entries),
        command=GithubMarkdown("`make diff`"),
        option=GithubMarkdown("`--limit`"),
    )


def _no_change_notice(comparison: Comparison) -> Phrase:
    if comparison.lost or comparison.before.unread or comparison.after.unread:
        return gettext("The pages that could be compared are the same.")
    return gettext("Nothing changes for readers.")


def _unseen_notice(files: int) -> Phrase:
    return ngettext(
        "%(num)s file has changes that readers do not see: layout, comments, ids of renamed "
        "records.",
        "%(num)s files have changes that readers do not see: layout, comments, ids of renamed "
        "records.",
        files,
        num=str(files),
    )


def _sections(comparison: Comparison, lines: Lines) -> Iterator[Section]:
    yield Section((gettext("Look at this first"),), tuple(map(ReportEntry, _warnings(comparison))))
    pages = PageReport(lines, comparison)
    yield from map(pages.section, comparison.pages)
    settings = map(lines.difference, comparison.settings)
    yield Section(
        (gettext("First page and settings"), code("/")), tuple(map(ReportEntry, settings))
    )
    vocabulary: list[Value] = [*map(lines.difference, comparison.vocabulary)]
    if comparison.map_differs:
        vocabulary.append(gettext("The land on the map differs."))
    yield Section(
        (gettext("Labels and lists, on every page"),), tuple(map(ReportEntry, vocabulary))
    )


def _warnings(comparison: Comparison) -> Iterator[Phrase]:
    for side in (comparison.before, comparison.after):
        if side.unread:
            yield _unread_warning(side)
    if comparison.after.errors and not comparison.after.unread:
        yield gettext(
            "%(what)s: nothing is published until it does. %(command)s says what is wrong.",
            what=strong(gettext("%(side)s does not pass the check", side=comparison.after.name)),
            command=_CHECK,
        )
    yield from map(_loss_warning, comparison.lost)


def _unread_warning(side: Side) -> Phrase:
    named = in_commas(map(code, side.unread[:_MAX_NAMED]))
    more = len(side.unread) - _MAX_NAMED
    return gettext(
        "%(what)s: these files of %(side)s cannot be read, and their content is not compared: "
        "%(files)s. %(command)s says what is wrong.",
        what=strong(gettext("Incomplete")),
        side=side.name,
        files=gettext("%(files)s and %(num)s more", files=named, num=str(more))
        if more > 0
        else named,
        command=_CHECK,
    )


def _loss_warning(lost: LostAddress) -> Phrase:
    place = gettext("%(address)s (%(what)s)", address=code(lost.address), what=lost.words)
    if "#" in lost.address:
        return gettext(
            "%(what)s: %(place)s. Add %(field)s where it has its new id, or keep it and correct "
            "it.",
            what=strong(gettext("A statement that people may have cited vanishes")),
            place=place,
            field=_RENAMED_FROM,
        )
    number = lost.statements
    return gettext(
        "%(what)s: %(place)s. Name it in %(field)s of its successor, or keep the record as "
        "%(other)s.",
        what=strong(gettext("A page vanishes without a redirect")),
        place=ngettext(
            "%(place)s, and %(num)s statement with it",
            "%(place)s, and %(num)s statements with it",
            number,
            place=place,
            num=str(number),
        )
        if number
        else place,
        field=_RENAMED_FROM,
        other=GithubMarkdown("`withdrawn`"),
    )
