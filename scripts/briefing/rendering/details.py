"""What templates ask about single values: a language, a date, the words of a statement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from briefing import addresses
from briefing.addresses import Address
from briefing.linking import PAGE_LANGUAGE, Words, counts, find_words, language_of, words_of
from briefing.records import EdtfDate
from briefing.records.enums import Bearing
from briefing.rendering.groups import Speech

if TYPE_CHECKING:
    from briefing.linking import Briefing
    from briefing.records import Claim, Evidence, Reaction, Source, Statement
    from briefing.records.reaction import TakenStance

# The forms that the HTML Standard, section 4.5.14, takes in a `datetime` attribute.
_MACHINE_DATE = re.compile(
    r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
)
_OPEN_START = "../"


class Details:
    """Plain answers about values of one briefing."""

    def __init__(self, briefing: Briefing) -> None:
        """Look at `briefing`, which does not change."""
        self.briefing = briefing

    def speech(self, tag: str) -> Speech:
        """The language of a BCP 47 tag, as a page shows it."""
        language = self.briefing.language(tag)
        rtl = self.briefing.reads_from_right(tag)
        return Speech(tag, language.label if language else tag, rtl)

    def machine_date(self, date: EdtfDate | None) -> str | None:
        """The date as HTML's `datetime` attribute takes it, where it can be one."""
        return date.text if date and _MACHINE_DATE.fullmatch(date.text) else None

    def known_by(self, date: EdtfDate) -> EdtfDate | None:
        """The day by which something had begun, where its start is only known to be no later."""
        latest = date.text.removeprefix(_OPEN_START)
        return EdtfDate.parse(latest) if latest not in {date.text, "", ".."} else None

    def main_item(self, statement: Statement) -> tuple[Evidence, ...]:
        """The first item of evidence that is counted, else the first; for a mark in a line."""
        supporting = [item for item in statement.evidence if item.bears is Bearing.SUPPORTS]
        counted = [item for item in supporting if self.counts(item)]
        return tuple((counted or supporting)[:1])

    def counts(self, item: Evidence) -> bool:
        """Whether an item of evidence is counted rather than only listed."""
        return counts(item, self.briefing.sources)

    def home_address(self) -> Address:
        """Where the first page is published."""
        return Address(addresses.HOME)

    def mail_address(self) -> str:
        """The address of a link that writes to the contact (RFC 6068)."""
        return f"mailto:{quote(self.briefing.settings.contact or '', safe='@')}"

    def published(self, source: Source) -> str:
        """A source's publisher and date, for a description that repeats no headline."""
        date = source.date.label(self.briefing.settings.zone) if source.date else ""
        return ", ".join(part for part in (source.publisher, date) if part)

    def language_of(self, item: Evidence) -> str:
        """The BCP 47 tag of an excerpt's language: its own, else its source's."""
        return language_of(item, self.briefing.sources)

    def words(self, statement: Claim | Reaction) -> Words | None:
        """The words on which a statement rests, in English where there are any."""
        found = words_of(statement, self.briefing.sources)
        return min(found, key=lambda words: (words.tag != PAGE_LANGUAGE, words.ours), default=None)

    def words_taking(self, reaction: Reaction, taken: TakenStance) -> Words | None:
        """The words by which a reaction takes a stance, where the record gives them."""
        if taken.words is None:
            return None
        found = find_words(taken.words, reaction, self.briefing.sources)
        return found or Words(PAGE_LANGUAGE, taken.words)
