"""The texts of a whole briefing as one document, in which every link stays inside."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.addresses import Address
from briefing.linking import Briefing
from briefing.phrases import ENGLISH, Catalogue
from briefing.prose.citations import Reference
from briefing.prose.context import PageContext
from briefing.prose.escaping import Markdown
from briefing.prose.writing import PageWriter
from briefing.records import RECORD_KINDS, AnyRecord, Source

CUT = Markdown("<!-- cut -->")
"""Marks where a long text may be split, so that Markdown can parse it in pieces."""

_RECORD_FOLDERS = frozenset(kind.folder for kind in RECORD_KINDS.values())
_SOURCES = RECORD_KINDS[Source.KIND].folder


@dataclass
class DocumentWriter:
    """The source of the writers for the parts of a document.

    Attributes:
        briefing: The briefing that it is about.
        path: The document's file, relative to the tree's root.
        catalogue: The catalogue of its phrases.
        references: The sources cited so far in any part, by source id or in-place address.
    """

    briefing: Briefing
    path: str
    catalogue: Catalogue = ENGLISH
    references: dict[str, Reference] = field(default_factory=dict)

    def part(self) -> PageWriter:
        """Return a writer for a text that is not about a record."""
        context = PageContext(self.path, references=self.references)
        return _PartWriter(self.briefing, context, self.catalogue)

    def of(self, record: AnyRecord) -> PageWriter:
        """Return a writer for a record.

        First mentions link again in each record; citations are numbered throughout the document.
        """
        context = PageContext(self.path, record.id, references=self.references)
        return _PartWriter(self.briefing, context, self.catalogue)


class _PartWriter(PageWriter):
    """A page writer that links to a record's section, a statement, or a source's list entry."""

    def _target(self, address: Address) -> str:
        return f"#{anchor_of(address)}"

    def _html_target(self, address: Address) -> str:
        return f"#{anchor_of(address)}"


def anchor_of(address: Address) -> str:
    """Return the id in the document for an address of the site.

    Ids of records and statements are unique in a briefing, so they are used as they are. An index
    or another page gets the id of its part: `s-part-timeline`.
    """
    if address.anchor:
        return address.anchor
    folder, _, name = address.folder.partition("/")
    if not name or folder not in _RECORD_FOLDERS:
        return f"s-part-{folder or 'top'}"
    return f"cite-{name}" if folder == _SOURCES else name
