"""What Zotero takes from a page that no translator of its own knows.

It follows "Embedded Metadata.js" and "RDF.js" of https://github.com/zotero/translators (June 2026)
as far as our pages have what they read: which element is read, and which of two comes first.
"""

from __future__ import annotations

from typing import Any

from tests.support.site import Page

_PREFIXES = ("article", "og", "prism", "z")
"""Of those of the translator, the ones that a page may have."""

_TYPED = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
_WITH_SITE = {"blogPost", "newspaperArticle", "webpage"}
"""Types of item whose publication is the name of the site if nothing else names one."""


def read_as_zotero(page: Page) -> dict[str, Any]:
    """Return the type and the fields of the item that Zotero makes of a page."""
    metas = _metas(page)

    def first(*names: str) -> str | None:
        return next((metas[name][0] for name in names if name in metas), None)

    typed = next((type_ for name, type_ in _TYPED.items() if name in metas), None)
    has_rdf = any(name.replace("prism.", "prism:").split(":")[0] in _PREFIXES for name in metas)
    guess = "journalArticle" if "citation_title" in metas else "webpage" if has_rdf else None
    website = "webpage" if first("og:type") == "website" else None
    item_type = typed or first("z:itemType") or website or guess
    publication = first("citation_journal_title", "prism.publicationName")
    if publication is None and item_type in _WITH_SITE:
        publication = first("og:site_name")
    time = page.soup.select_one("time[datetime]")
    return {
        "type": item_type,
        "title": first("citation_title", "og:title"),
        "creators": metas.get("citation_author") or metas.get("author") or [],
        "publication": publication,
        "publisher": first("citation_publisher"),
        "url": first("citation_public_url", "og:url") or page.url,
        "page": first("og:url") or page.url,
        "date": first("citation_date", "citation_publication_date", "article:published_time")
        or (str(time["datetime"]) if time else None),
        "language": first("citation_language"),
    }


def _metas(page: Page) -> dict[str, list[str]]:
    """Return the contents of the elements in a page's head by their name or property."""
    found: dict[str, list[str]] = {}
    for element in page.soup.select("head > meta[content]"):
        name = str(element.get("name") or element.get("property") or "")
        found.setdefault(name, []).append(" ".join(str(element["content"]).split()))
    return found
