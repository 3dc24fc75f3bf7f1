"""Texts that a reader copies from a page: each statement with its context, ready to paste.

The texts are in a separate file next to the page, which is requested when a reader copies. It is a
JSON object that has, for the id of each claim and tie of the page, and for `page` if the page is a
reaction, an object with

- `text`: the statement in plain text, with a reference and its address;
- `bibtex`: an entry for BibLaTeX (3.20, section 2.1.1, `@online`);
- `url`: its URL, if the site has an address.

Two placeholders stand for what is known only in the browser: the address of the site, if the
settings have none, and the day of copying (ISO 8601).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefing.phrases import gettext
from briefing.rendering.citing import Field, bibtex, entry
from briefing.rendering.record_files import copyable_statements
from briefing.statements import Plain, PlainFace, copy_text

if TYPE_CHECKING:
    from briefing.addresses import Address
    from briefing.markup import RecordLink
    from briefing.records import AnyRecord
    from briefing.rendering.citing import PageCitation
    from briefing.rendering.statement_views import StatementViews
    from briefing.statements import Telling

SITE, TODAY = "\x01", "\x02"
"""The placeholders. Records cannot contain them: YAML 1.2, section 5.1, excludes them."""


class Copies:
    """The writer of a briefing's copied texts."""

    def __init__(self, views: StatementViews) -> None:
        """Write the statements of `views`."""
        briefing = views.briefing
        self._views = views
        self._briefing = briefing
        self._site = briefing.settings.site_url or SITE
        self._face = PlainFace(briefing, views.catalogue, self._link_target)

    def file(self, record: AnyRecord | None, citation: PageCitation) -> str:
        """Return the JSON text for a record's page, which is cited as `citation`."""
        texts = {
            key: self._copy(statement, address, citation)
            for key, address, statement in copyable_statements(self._briefing, record)
        }
        return json.dumps(texts, ensure_ascii=False, indent=0) + "\n"

    def _copy(self, statement: Telling, address: Address, citation: PageCitation) -> dict[str, str]:
        copied_text = Plain(self._face.say(copy_text(self._views.telling(statement))))
        url = address.url_under(self._site)
        with_reference = gettext(
            "%(statement)s %(reference)s, %(address)s",
            statement=copied_text,
            reference=citation.reference,
            address=url,
        )
        own_url = {"url": url} if self._site != SITE else {}
        note = bibtex(_on_one_line(copied_text))
        added = (Field("urldate", TODAY), Field("note", note))
        fields = (*citation.fields(self._face.say, own_url.get("url")), *added)
        key = f"{citation.stem}:{address.anchor}" if address.anchor else citation.key
        lines = (f"{line.opening}{line.text}{line.closing}" for line in entry(key, fields))
        return {"text": self._face.say(with_reference), "bibtex": "\n".join(lines), **own_url}

    def _link_target(self, link: RecordLink) -> str | None:
        """Return the URL of the claim that a text links to."""
        placed = self._briefing.claim(f"{link.target}#{link.claim}") if link.claim else None
        return placed.address.url_under(self._site) if placed else None


def _on_one_line(text: str) -> str:
    """Join lines as verses are cited; an empty line would end BibTeX's paragraph."""
    paragraphs = (part for part in text.split("\n\n") if part)
    return " // ".join(" / ".join(part.strip("\n").split("\n")) for part in paragraphs)
