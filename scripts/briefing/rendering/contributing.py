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
    """The URLs of editors and forms for changing the briefing, if its repository has them.

    Attributes:
        unnamed: The name of a new file until it is given one; no record may keep it.
        editing: The words of the link to a record's file.
        reporting: The words of the link to the form for mistakes.
        privately: The words of the link beside it, to a letter that is not public.
    """

    unnamed = "TODO.yml"
    editing = gettext("Edit this record")
    reporting = gettext("Report a mistake")
    privately = gettext("privately")

    def __init__(self, briefing: Briefing) -> None:
        """Use the settings and records of `briefing`."""
        self._briefing = briefing
        self._settings = briefing.settings
        self._say = PlainFace(briefing).say

    def edit(self, record: AnyRecord) -> str | None:
        """Return the URL at which a record's file is edited."""
        return github.edit_url(self._settings, record.KIND, record.id)

    def add(self, kind: str) -> str | None:
        """Return the URL that begins a record of a kind, with its commented fields."""
        text = scaffold(kind, None, vocabulary=self._briefing.vocabulary)
        return github.new_url(self._settings, kind, self.unnamed, text)

    def propose(self) -> str | None:
        """Return the URL of the form that proposes a profile."""
        return github.report_url(self._settings, Form.PROFILE)

    def report(self, item_id: str = "") -> str | None:
        """Return the URL that reports a mistake in a record or statement."""
        title = self._say(gettext("Correction: %(item)s", item=item_id)) if item_id else ""
        fields = {"title": title, "page": self._page(item_id)}
        return github.report_url(self._settings, Form.FACT, **fields) or self.letter(item_id)

    def report_source(self, source: Source | None = None) -> str | None:
        """Return the URL that reports a dead or changed source."""
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

        The subject of an e-mail (RFC 6068) is the URL of the item, which contains its id.
        """
        contact = contact_of(self._settings)
        if contact is None or not item_id:
            return (contact and contact.url) or None
        return contact.url_about(self._page(item_id)) or None

    def _page(self, item_id: str) -> str:
        """Return the absolute URL of an item, or its path if the site has no address."""
        address = self._briefing.address(item_id)
        return address.url_under(self._settings.site_url or "") if address else ""
