"""Links for readers who correct or add to a page: GitHub's editor and forms, or an email."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from briefing import github
from briefing.github import Form
from briefing.phrases import gettext
from briefing.scaffolding import scaffold
from briefing.statements import PlainFace

if TYPE_CHECKING:
    from briefing.linking import Briefing
    from briefing.records import AnyRecord, Source


class Contributing:
    """The URLs that open an editor or a form, if the briefing has a repository.

    Attributes:
        unnamed: The placeholder name of a new file; no record may keep it.
        editing: The label of the link to a record's file.
        reporting: The label of the link to the form for mistakes.
    """

    unnamed = "TODO.yml"
    editing = gettext("Edit this record")
    reporting = gettext("Report a mistake")

    def __init__(self, briefing: Briefing) -> None:
        """Make links for `briefing`, which does not change."""
        self._briefing = briefing
        self._settings = briefing.settings
        self._say = PlainFace(briefing).say

    def edit(self, record: AnyRecord) -> str | None:
        """Return the URL at which a record's file is edited."""
        return github.edit_url(self._settings, record.KIND, record.id)

    def add(self, kind: str) -> str | None:
        """Return the URL that starts a record of a kind, with its commented fields."""
        text = scaffold(kind, None, vocabulary=self._briefing.vocabulary)
        return github.new_url(self._settings, kind, self.unnamed, text)

    def propose(self) -> str | None:
        """Return the URL of the form that proposes a profile without writing it."""
        return github.report_url(self._settings, Form.PROFILE)

    def report(self, item_id: str = "") -> str | None:
        """Return the URL that reports a mistake in a record, claim, tie, designation or answer."""
        page = self._page_url(item_id)
        claim = "" if self._briefing.is_record(item_id) else item_id
        title = self._say(gettext("Correction: %(item)s", item=item_id)) if item_id else ""
        fields = {"title": title, "page": page, "claim": claim}
        url = github.report_url(self._settings, Form.FACT, **fields)
        return url or self._mail_link(page)

    def report_source(self, source: Source | None = None) -> str | None:
        """Return the URL that reports a dead or changed source."""
        fields = {"title": "", "page": "", "source": ""}
        if source is not None:
            fields = {
                "title": self._say(gettext("Source: %(source)s", source=source.id)),
                "page": self._page_url(source.id),
                "source": source.url or f"{source.title} ({source.publisher})",
            }
        return github.report_url(self._settings, Form.SOURCE, **fields) or self._mail_link(
            fields["page"]
        )

    def _page_url(self, item_id: str) -> str:
        """Return the absolute URL of an item, or its path if the site has no address."""
        address = self._briefing.address(item_id)
        return address.url_under(self._settings.site_url or "") if address else ""

    def _mail_link(self, page: str) -> str | None:
        """Return a `mailto` link to the contact about a page (RFC 6068)."""
        if "@" not in (self._settings.contact or ""):
            return None
        query = f"?{urlencode({'subject': page}, quote_via=quote)}" if page else ""
        return f"mailto:{quote(self._settings.contact or '', safe='@')}{query}"
