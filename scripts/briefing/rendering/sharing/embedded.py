"""The source that a page describes, for reference managers and search engines of references.

They are the `citation_…` elements of Highwire Press, which Google Scholar and Zotero read
(https://scholar.google.com/intl/en/scholar/inclusion.html). Three facts about Zotero's reader
("Embedded Metadata.js", with "RDF.js") decide which others are next to them:

* `citation_journal_title` makes anything an article in a journal, so no source has it; PRISM's
  `publicationName` names the outlet instead, which would otherwise be this site (`og:site_name`);
* `z:itemType` says what the source is, which would otherwise be a guess from `og:type`;
* without a date it takes the first `<time>` on the page, so each source has one, in words if need
  be: `citation_date` may be any text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.exports.bibliography import calendar_parts, ends, in_words, is_simple
from briefing.phrases import gettext, pgettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.exports.bibliography import Citable
    from briefing.exports.telling import Teller

_ZOTERO = {
    "article-newspaper": "newspaperArticle",
    "book": "book",
    "document": "document",
    "graphic": "artwork",
    "motion_picture": "videoRecording",
    "personal_communication": "letter",
    "post": "forumPost",
    "report": "report",
    "webpage": "webpage",
}
"""Zotero's types of item, by the types of CSL."""


def embedded(teller: Teller, source: Citable) -> Iterator[tuple[str, str]]:
    """Yield the name and content of each element that describes a source itself."""
    yield "z:itemType", _ZOTERO[source.form.csl]
    yield "citation_title", source.title
    for author in source.authors:
        yield "citation_author", author
    yield _date(teller, source)
    # An author who published it alone is not named twice in a bibliography; here each has a field.
    publisher = source.publisher or ", ".join(source.authors)
    if source.form.csl == "report":
        yield "citation_technical_report_institution", publisher
    if source.form.is_contained:
        yield "prism.publicationName", publisher
    yield "citation_publisher", publisher
    if url := source.url or source.archive_url:
        yield "citation_public_url", url
        yield "citation_fulltext_html_url", url
    if source.language:
        yield "citation_language", source.language


def _date(teller: Teller, source: Citable) -> tuple[str, str]:
    """Return when a source was published: `2021/11/07` as far as it is known, or words."""
    date = source.date
    if date is None:
        return "citation_date", teller.say(pgettext("of a source without a date", "n.d.")) or ""
    if source.is_dated_by_us:
        words = in_words(teller, date)
        return "citation_date", teller.say(gettext("[%(date)s]", date=words)) or ""
    parts = calendar_parts(ends(date)[0])
    if parts is None or not is_simple(date):
        return "citation_date", in_words(teller, date)
    year, *others = parts
    return "citation_publication_date", "/".join((f"{year:04}", *(f"{one:02}" for one in others)))
