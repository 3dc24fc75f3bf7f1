"""Writes the texts of a whole briefing as one document, in which every link stays inside."""

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
"""Stands where a long text may be parted, to be read by Markdown in pieces."""

_RECORD_FOLDERS = frozenset(kind.folder for kind in RECORD_KINDS.values())
_SOURCES = RECORD_KINDS[Source.KIND].folder


@dataclass
class DocumentWriter:
    """Hands out the pens with which the parts of a document are written.

    Attributes:
        briefing: What it is about.
        path: The document's file, relative to the tree's root.
        catalogue: The words of its phrases.
        references: The sources cited so far in any part, by source id or in-place address.
    """

    briefing: Briefing
    path: str
    catalogue: Catalogue = ENGLISH
    references: dict[str, Reference] = field(default_factory=dict)

    def part(self) -> PageWriter:
        """Return a pen for a text that is about no record of its own."""
        context = PageContext(self.path, references=self.references)
        return _PartWriter(self.briefing, context, self.catalogue)

    def of(self, record: AnyRecord) -> PageWriter:
        """Return a pen for a record.

        First mentions link again in each record; citations are numbered through the document.
        """
        context = PageContext(self.path, record.id, references=self.references)
        return _PartWriter(self.briefing, context, self.catalogue)


class _PartWriter(PageWriter):
    """Leads to a record's section, a statement, or a source's entry in the list of references."""

    def _target(self, address: Address) -> str:
        return f"#{anchor_of(address)}"

    def _html_target(self, address: Address) -> str:
        return f"#{anchor_of(address)}"


def anchor_of(address: Address) -> str:
    """Return the id in the document of what is published at an address of the site.

    Ids of records and statements are unique across a briefing, so they serve as they are. An index
    or another page is the part of its name: `s-part-timeline`.
    """
    if address.anchor:
        return address.anchor
    folder, _, name = address.folder.partition("/")
    if not name or folder not in _RECORD_FOLDERS:
        return f"s-part-{folder or 'top'}"
    return f"cite-{name}" if folder == _SOURCES else name
