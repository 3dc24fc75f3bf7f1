"""Where a reader corrects a page or adds to it: GitHub's editor and forms, or the contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import github
from briefing.github import Form
from briefing.phrases import gettext
from briefing.rendering.contacting import contact_of
from briefing.scaffolding import scaffold
from briefing.statements import PlainFace

if TYPE_CHECKING:
    from briefing.linking import Briefing
    from briefing.records import AnyRecord, Source


class Contributing:
    """The addresses that open an editor or a form, where the briefing's repository has them.

    Attributes:
        unnamed: How a new file is called until it is given a name; no record may keep it.
        editing: What the link to a record's file is called.
        reporting: What the link to the form for mistakes is called.
    """

    unnamed = "TODO.yml"
    editing = gettext("Edit this record")
    reporting = gettext("Report a mistake")

    def __init__(self, briefing: Briefing) -> None:
        """Look at `briefing`, which does not change."""
        self._briefing = briefing
        self._settings = briefing.settings
        self._say = PlainFace(briefing).say

    def edit(self, record: AnyRecord) -> str | None:
        """Return where the file behind a record's page is edited."""
        return github.edit_url(self._settings, record.KIND, record.id)

    def add(self, kind: str) -> str | None:
        """Return where a record of a kind is begun, its commented fields filled in."""
        text = scaffold(kind, None, vocabulary=self._briefing.vocabulary)
        return github.new_url(self._settings, kind, self.unnamed, text)

    def propose(self) -> str | None:
        """Return where a profile is proposed without writing it."""
        return github.report_url(self._settings, Form.PROFILE)

    def report(self, item_id: str = "") -> str | None:
        """Return where a mistake in a record, claim, tie, designation or answer is reported."""
        title = self._say(gettext("Correction: %(item)s", item=item_id)) if item_id else ""
        fields = {"title": title, "page": self._page(item_id)}
        return github.report_url(self._settings, Form.FACT, **fields) or self.letter(item_id)

    def report_source(self, source: Source | None = None) -> str | None:
        """Return where a dead or changed source is reported."""
        fields = {"title": "", "page": "", "source": ""}
        if source is not None:
            fields = {
                "title": self._say(gettext("Source: %(source)s", source=source.id)),
                "page": self._page(source.id),
                "source": source.url or f"{source.title} ({source.publisher})",
            }
        url = github.report_url(self._settings, Form.SOURCE, **fields)
        return url or self.letter(source.id if source else "")

    def letter(self, item_id: str = "") -> str | None:
        """Return a link to the contact about a record or statement; None if there is none.

        The subject of an e-mail (RFC 6068) is the address of the item, which names its id.
        """
        contact = contact_of(self._settings)
        if contact is None or not item_id:
            return (contact and contact.url) or None
        return contact.url_about(self._page(item_id)) or None

    def _page(self, item_id: str) -> str:
        """Return the absolute address of an item, or its path where the site's is not known."""
        address = self._briefing.address(item_id)
        return address.url_under(self._settings.site_url or "") if address else ""
