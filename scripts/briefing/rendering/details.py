"""Single values as templates print them: a language, a date, the words of a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import addresses, locales
from briefing.addresses import Address
from briefing.linking import (
    Published,
    counts,
    find_words,
    language_of,
    published_view,
)
from briefing.phrases import Day, Spoken, gettext, in_commas
from briefing.prose import Markdown, escape_translation, machine_date
from briefing.records.enums import Bearing
from briefing.rendering.contacting import contact_of
from briefing.rendering.groups import LanguageLabel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.linking import Briefing
    from briefing.phrases import Catalogue, Listed, Phrase
    from briefing.records import EdtfDate, Evidence, Reaction, Source, Statement
    from briefing.records.place import Coordinates
    from briefing.records.reaction import TakenStance
    from briefing.rendering.contacting import Contact


class Details:
    """Formatted values of one briefing."""

    def __init__(self, briefing: Briefing, catalogue: Catalogue) -> None:
        """Use what is published of `briefing`, which does not change."""
        self.briefing: Published = published_view(briefing, catalogue.dates)
        self.catalogue = catalogue

    def speech(self, tag: str) -> LanguageLabel:
        """Return the name and direction of the language of a BCP 47 tag."""
        briefing = self.briefing
        return LanguageLabel(tag, briefing.language_name(tag), briefing.direction(tag))

    def own_language(self) -> str:
        """Return the name of the pages' language, without its region."""
        return self.briefing.language_name(locales.primary(self.briefing.settings.language))

    def zone(self) -> str:
        """Return the name of the time in the briefing's time zone."""
        return self.catalogue.zone(self.briefing.settings.timezone)

    def date(self, date: EdtfDate | None) -> str:
        """Return a date in words, in the briefing's time zone; empty for None."""
        return date.label(self.briefing.settings.zone, self.catalogue.dates) if date else ""

    def short_date(self, date: EdtfDate | None) -> str:
        """Return a date in words, with long names of months shortened."""
        return date.label(self.briefing.settings.zone, self.catalogue.short_dates) if date else ""

    def machine_date(self, date: EdtfDate | None) -> str | None:
        """Return the date for HTML's `datetime` attribute, or None if it has no such form."""
        return machine_date(date)

    def as_given(self, date: EdtfDate) -> Phrase | None:
        """Return a time as its source gives it, unless that is in the briefing's time zone."""
        if date.is_local(self.briefing.settings.zone):
            return None
        when = Day(date, in_words=True, as_given=True)
        return gettext("(as given: %(when)s)", when=when)

    def position(self, spot: Coordinates) -> Listed:
        """Return a position in words, in decimal degrees."""
        north, east = spot.latitude, spot.longitude
        return in_commas(
            (
                gettext("%(degrees)s° north", degrees=str(north))
                if north >= 0
                else gettext("%(degrees)s° south", degrees=str(-north)),
                gettext("%(degrees)s° east", degrees=str(east))
                if east >= 0
                else gettext("%(degrees)s° west", degrees=str(-east)),
            )
        )

    def main_item(self, statement: Statement) -> tuple[Evidence, ...]:
        """Return the first counted item of supporting evidence, or else the first one.

        It is the one that a mark in a line cites.
        """
        supporting = [item for item in statement.evidence if item.bears is Bearing.SUPPORTS]
        counted = [item for item in supporting if self.counts(item)]
        return tuple((counted or supporting)[:1])

    def counts(self, item: Evidence) -> bool:
        """Return whether an item of evidence is counted rather than only listed."""
        return counts(item, self.briefing.sources)

    def home_address(self) -> Address:
        """Return the address of the home page."""
        return Address(addresses.HOME)

    def contact(self) -> Contact | None:
        """Return how the editors are reached, if the settings say so."""
        return contact_of(self.briefing.settings)

    def have_our_titles(self, sources: Iterable[Source]) -> bool:
        """Return whether the title of any of some sources is ours."""
        return any(source.has_our_title for source in sources)

    def publication(self, source: Source) -> str:
        """Return a source's publisher and date, for a description without its headline."""
        date = self.date(source.date)
        return ", ".join(part for part in (source.publisher, date) if part)

    def note(self, source: Source | Evidence) -> str:
        """Return a source's publisher and short date, for a note in the margin."""
        date = self.short_date(source.date)
        return ", ".join(part for part in (source.publisher, date) if part)

    def excerpt(self, item: Evidence) -> Spoken:
        """Return the words of a source, in their language or else the briefing's."""
        return Spoken(item.excerpt or "", language_of(item, self.briefing))

    def translated(self, text: str) -> Markdown:
        """Return our translation of quoted words with its line breaks."""
        return escape_translation(text)

    def words_taking(self, reaction: Reaction, taken: TakenStance) -> Spoken | None:
        """Return the words with which a reaction takes a stance, if the record gives them."""
        if taken.words is None:
            return None
        found = find_words(taken.words, reaction, self.briefing)
        return found or Spoken(taken.words, self.briefing.settings.language)
