"""What a reader takes along of a page: each statement with what must go with it, ready to paste.

The texts are in a file of their own beside the page, which is asked for when somebody copies. It is
a JSON object: for the id of each claim and tie of the page, for `page` where the page is a
reaction, and for the key of each passage (`briefing.statements.passages`), an object of

- `text`: the statement in plain text, with a reference and its address;
- `short`: its sentence with status, who says so and the answer to an accusation, without address;
- `bibtex`: an entry for BibLaTeX (3.20, section 2.1.1);
- `url`: its address, where the site has one.

Two signs stand for what is known only where it is read: the address of the site, where it has none
of its own, and the day of copying, as ISO 8601 has it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefing.exports.bibtex import escape
from briefing.phrases import gettext
from briefing.records.ids import RESERVED_PREFIXES
from briefing.rendering.citing import Field, entry
from briefing.rendering.record_files import copyable
from briefing.statements import (
    Passage,
    Plain,
    PlainFace,
    copy_text,
    passage_text,
    short_passage,
    short_text,
)

if TYPE_CHECKING:
    from briefing.addresses import Address
    from briefing.markup import RecordLink
    from briefing.phrases import Listed
    from briefing.records import AnyRecord
    from briefing.rendering.citing import PageCitation
    from briefing.rendering.record_files import Copyable
    from briefing.rendering.statement_views import StatementViews

SITE, TODAY = "\x01", "\x02"
"""The signs. No text of a record can hold them: they are no characters of YAML 1.2, section 5.1."""


class Copies:
    """Makes the texts of one briefing."""

    def __init__(self, views: StatementViews) -> None:
        """Use the statements of `views`."""
        briefing = views.briefing
        self._views = views
        self._briefing = briefing
        self._site = briefing.settings.site_url or SITE
        self._face = PlainFace(briefing, views.catalogue, self._link_target)

    def file(self, record: AnyRecord | None, citation: PageCitation) -> str:
        """Return the JSON text for a record's page, or for the home page, cited as `citation`."""
        texts = {
            key: self._copy(what, address, citation, _entry_key(key, address, citation))
            for key, address, what in copyable(self._briefing, record)
        }
        return json.dumps(texts, ensure_ascii=False, indent=0) + "\n"

    def _copy(
        self, what: Copyable, address: Address, citation: PageCitation, key: str
    ) -> dict[str, str]:
        short, whole = self._texts(what)
        along = Plain(self._face.say(whole))
        url = address.url_under(self._site)
        with_reference = gettext(
            "%(statement)s %(reference)s, %(address)s",
            statement=along,
            reference=citation.reference,
            address=url,
        )
        known = {"url": url} if self._site != SITE else {}
        note = escape(_in_a_line(along))
        added = (Field("urldate", TODAY), Field("note", note))
        fields = (*citation.fields(self._face.say, known.get("url")), *added)
        made = entry(citation.entry_type, key, fields)
        lines = (f"{line.opening}{line.text}{line.closing}" for line in made)
        return {
            "text": self._face.say(with_reference),
            "short": self._face.say(short),
            "bibtex": "\n".join(lines),
            **known,
        }

    def _texts(self, what: Copyable) -> tuple[Listed, Listed]:
        """Return the short and the whole text of a statement or passage."""
        if isinstance(what, Passage):
            return short_passage(what), passage_text(what)
        told = self._views.telling(what)
        return short_text(told), copy_text(told)

    def _link_target(self, link: RecordLink) -> str | None:
        """Return the URL of the claim that a text links to."""
        placed = self._briefing.claim(f"{link.target}#{link.claim}") if link.claim else None
        return placed.address.url_under(self._site) if placed else None


def _entry_key(key: str, address: Address, citation: PageCitation) -> str:
    """Return the key of an entry: no statement, passage or page of the site has the same.

    The ids of claims and ties are unique; the key of a passage is so only on its page.
    """
    is_statement = key == address.anchor and not key.startswith(RESERVED_PREFIXES)
    return f"{citation.stem}:{key}" if is_statement else f"{citation.key}:{key}"


def _in_a_line(text: str) -> str:
    """Join lines as verses are cited, since an empty line would end BibTeX's paragraph."""
    paragraphs = (part for part in text.split("\n\n") if part)
    return " // ".join(" / ".join(part.strip("\n").split("\n")) for part in paragraphs)
