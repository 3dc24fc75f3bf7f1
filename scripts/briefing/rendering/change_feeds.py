"""What changed as feeds (RFC 4287): of the whole briefing, and of a record that readers follow.

A feed is kept and read away from the site, so an entry names its record and its day, and leads back
to what the page says now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from briefing import addresses
from briefing.chronicle import Deed
from briefing.phrases import Day, Value, gettext, in_a_row, in_semicolons
from briefing.prose import FeedFace, Markdown, escape
from briefing.records import EdtfDate
from briefing.rendering.change_views import ChangeViews, Fullness, ToldDay, ToldRecord
from briefing.rendering.record_files import CHANGES_FILE
from briefing.statements import PlainFace

if TYPE_CHECKING:
    from briefing.chronicle import ChangedDay
    from briefing.linking import Published
    from briefing.phrases import Catalogue
    from briefing.records import AnyRecord

_MOST_ENTRIES = 30

_PATH_SAFE = "/%:@!$&'()*+,;=~"
"""What the path in a tag may contain besides letters, digits and `-._` (RFC 4151)."""


@dataclass(frozen=True)
class FeedEntry:
    """A day in a feed.

    Attributes:
        title: The day and what it is about.
        id: Its identity (RFC 4151), which never changes.
        url: The absolute address of what it is about.
        updated: The time of the day's last version, in UTC as RFC 3339.
        html: What changed, as HTML, escaped once more for XML.
    """

    title: str
    id: str
    url: str
    updated: str
    html: Markdown


@dataclass(frozen=True)
class Feed:
    """A feed of what changed.

    Attributes:
        name: The name of the record that it is about; None if it is about the whole briefing.
        id: Its identity, which never changes.
        page: The absolute address of the page that it is about.
        url: Its own absolute address.
        about: How far back it goes, and whether the record was withdrawn.
        since: A date for a feed without entries.
        entries: The days, newest first.
    """

    name: str | None
    id: str
    page: str
    url: str
    about: str
    since: EdtfDate
    entries: tuple[FeedEntry, ...]


class ChangeFeeds:
    """The feeds of what changed, for a briefing whose site has an address."""

    def __init__(self, briefing: Published, changes: ChangeViews, catalogue: Catalogue) -> None:
        """Take what is published of a briefing, and what changed in it."""
        self._briefing, self._changes = briefing, changes
        self._site = briefing.settings.site_url or ""
        self._plain = PlainFace(briefing, catalogue)
        self._face = FeedFace(briefing, catalogue, self._site)

    def of(self, record: AnyRecord | None) -> Feed:
        """Return the feed of a record; for None that of the whole briefing."""
        return self._whole() if record is None else self._of_record(record)

    # The whole briefing

    def _whole(self) -> Feed:
        page = addresses.page("changes").url_under(self._site)
        return Feed(
            name=None,
            id=page,
            page=page,
            url=addresses.file_url(self._site, addresses.CHANGES_FEED),
            about=self._said(in_a_row(self._changes.known)),
            since=self._briefing.settings.as_of,
            entries=tuple(map(self._entry_of_day, self._changes.days[:_MOST_ENTRIES])),
        )

    def _entry_of_day(self, day: ToldDay) -> FeedEntry:
        date = Day(day.date)
        named = gettext("%(name)s: %(value)s", name=date, value=day.tally)
        page = addresses.page("changes").url_under(self._site)
        return FeedEntry(
            title=self._said(named if day.tally.values else date),
            id=self._tag(day.date.text, "changes"),
            url=f"{page}#{day.anchor}",
            updated=_instant(day.seconds),
            html=self._html(_lines_of_day(day)),
        )

    # A record

    def _of_record(self, record: AnyRecord) -> Feed:
        page, withdrawn = addresses.of(record), record.withdrawn
        first = addresses.record(record.KIND, self._changes.first_id(record))
        about: tuple[Value, ...] = self._changes.known
        if withdrawn is not None:
            date = Day(withdrawn.date)
            about = (gettext("This record was withdrawn on %(date)s.", date=date), *about)
        return Feed(
            name=self._briefing.label(record),
            id=first.url_under(self._site),
            page=page.url_under(self._site),
            url=addresses.file_url(self._site, f"{page.folder}/{CHANGES_FILE}"),
            about=self._said(in_a_row(about)),
            since=withdrawn.date if withdrawn is not None else self._briefing.settings.as_of,
            entries=tuple(islice(self._entries_of(record), _MOST_ENTRIES)),
        )

    def _entries_of(self, record: AnyRecord) -> Iterator[FeedEntry]:
        """Yield the days on which a record changed; of a withdrawn one, only its withdrawals."""
        first = addresses.record(record.KIND, self._changes.first_id(record)).folder
        for day, told in self._changes.days_of(record.id):
            if record.withdrawn is None or told.deed is Deed.WITHDRAWN:
                yield self._entry_of_record(record, day, told, f"{first}/changes")

    def _entry_of_record(
        self, record: AnyRecord, day: ChangedDay, told: ToldRecord, path: str
    ) -> FeedEntry:
        date, name = Day(EdtfDate.parse(day.day)), self._briefing.label(record)
        return FeedEntry(
            title=self._said(gettext("%(name)s: %(value)s", name=date, value=name)),
            id=self._tag(day.day, path),
            url=addresses.of(record).url_under(self._site),
            updated=_instant(day.seconds),
            html=self._html(told.lines),
        )

    # Words and names

    def _said(self, value: Value) -> str:
        return self._plain.say(value)

    def _html(self, lines: Iterable[Value]) -> Markdown:
        return escape(str(self._face.listed(lines)))

    def _tag(self, day: str, path: str) -> str:
        host, folder = self._authority
        return f"tag:{host},{day}:{folder}/{path}"

    @cached_property
    def _authority(self) -> tuple[str, str]:
        """The host and path of the site as they may be in a tag, which is ASCII."""
        site = urlsplit(self._site)
        return _ascii_host(site.hostname or ""), quote(site.path.rstrip("/"), safe=_PATH_SAFE)


def _ascii_host(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:  # no name of a host, but that is for the checker to say
        return quote(host, safe="")


def _instant(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _lines_of_day(day: ToldDay) -> Iterator[Value]:
    """Yield the lines of a day's entry: each record once."""
    if day.fullness is Fullness.FULL:
        for record in day.records:
            lines = in_semicolons(record.lines)
            yield gettext("%(name)s: %(value)s", name=record.name, value=lines)
    else:
        for group in day.by_kind:
            names = in_semicolons(record.name for record in group.records)
            yield gettext("%(name)s: %(value)s", name=group.words, value=names)
    yield from day.rest
