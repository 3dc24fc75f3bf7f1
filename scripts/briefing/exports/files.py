"""The data files of a site: what each holds, and how it is made.

They are in one folder beside the page that lists them. All are made from the published briefing, so
none has more than the pages, and the same briefing gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.exports.claims import Claims
from briefing.exports.database import VIEWS, View, database
from briefing.exports.ftm import ftm_entities, ftm_statements, left_out
from briefing.exports.ftm_entities import Entity, all_entities
from briefing.exports.geo import geojson
from briefing.exports.graph import gexf, graphml
from briefing.exports.loading import LOADERS, Loader
from briefing.exports.nested import Nesting
from briefing.exports.notebook import NOTEBOOK, notebook
from briefing.exports.package import PACKAGE, package
from briefing.exports.references import BIBLATEX, CSL, RIS, Bibliographies
from briefing.exports.separated import separated
from briefing.exports.shapes import SCHEMA, document_schema
from briefing.exports.tables import TABLE_NAMES, tables
from briefing.exports.telling import Teller
from briefing.exports.things import Things
from briefing.linking import published_view
from briefing.phrases import gettext

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefing.exports.model import Table
    from briefing.linking import Briefing
    from briefing.phrases import Catalogue, Phrase
    from briefing.records import Actor, AnyRecord, Event

CLAIMS = "claims.jsonld"
"""The file with claims as structured data: those of a record, or all."""

FOLDER = "data"
"""The folder of the files and of the page that lists them."""

_KILOBYTE = 1000


@dataclass(frozen=True)
class DataFile:
    """A data file.

    Attributes:
        name: The name of the file.
        description: What it holds and what opens it; None for a table, which describes itself.
        make: Returns its content.
        table: The table in it, if it is one.
        needs_address: Whether it has full addresses, so that a site without one lacks it.
    """

    name: str
    description: Phrase | None
    make: Callable[[Exports], str | bytes]
    table: str | None = None
    needs_address: bool = False

    @property
    def path(self) -> str:
        """Its file, relative to the site's root."""
        return f"{FOLDER}/{self.name}"


class Exports:
    """The data files of one briefing, each made once."""

    def __init__(self, briefing: Briefing, catalogue: Catalogue) -> None:
        """Export what is published of a briefing, in the words of a catalogue."""
        self.teller = Teller(published_view(briefing), catalogue)
        self._made: dict[str, bytes] = {}

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """The tables by name, in the order in which lists show them."""
        return {table.name: table for table in tables(self.teller)}

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """What is exported as FollowTheMoney."""
        return tuple(all_entities(self.teller))

    @cached_property
    def _nesting(self) -> Nesting:
        return Nesting(self.teller)

    @cached_property
    def bibliographies(self) -> Bibliographies:
        """The files of sources, of the whole briefing and of each page."""
        return Bibliographies(self.teller)

    @cached_property
    def things(self) -> Things | None:
        """The writer of nodes of structured data; None for a site without an address."""
        site_url = self.teller.briefing.settings.site_url
        return Things(self.teller, site_url) if site_url else None

    def claims(self, *records: Actor | Event) -> str:
        """Return the claims of some records, or of all, as structured data.

        A site without an address has no such file, since each node is named by its address.
        """
        briefing = self.teller.briefing
        if self._claims is None:
            return ""
        chosen = records or (*briefing.actors.values(), *briefing.events.values())
        return self._claims.file(chosen)

    @cached_property
    def _claims(self) -> Claims | None:
        return Claims(self.teller, self.things) if self.things else None

    def content(self, file: DataFile) -> bytes:
        """Return the content of a file."""
        if file.name not in self._made:
            made = file.make(self)
            self._made[file.name] = made if isinstance(made, bytes) else made.encode("utf-8")
        return self._made[file.name]

    def size(self, file: DataFile) -> int:
        """Return the size of a file in thousands of bytes, rounded up."""
        return -(-len(self.content(file)) // _KILOBYTE)

    @property
    def loaders(self) -> tuple[Loader, ...]:
        """The ways to load the files, with their address."""
        return tuple(one._replace(code=one.code.replace("{data}", self.address)) for one in LOADERS)

    @property
    def address(self) -> str:
        """The address of the folder; empty if the site has none."""
        site = self.teller.briefing.settings.site_url
        return f"{site.rstrip('/')}/{FOLDER}/" if site else ""

    @property
    def views(self) -> tuple[View, ...]:
        """The views of the database."""
        return VIEWS

    @property
    def left_out(self) -> Phrase:
        """What the files for FollowTheMoney leave out."""
        return left_out()

    @property
    def files(self) -> Mapping[str, tuple[DataFile, ...]]:
        """The data files of the site in groups: see `GROUPS`."""
        if self.things is not None:
            return GROUPS
        return {
            name: tuple(file for file in group if not file.needs_address)
            for name, group in GROUPS.items()
        }

    def document(self) -> str:
        """Return the whole briefing as JSON."""
        return self._nesting.document()

    def page(self, record: AnyRecord) -> str:
        """Return the part of that document about one record."""
        return self._nesting.page(record)


def _separated(name: str) -> DataFile:
    return DataFile(f"{name}.csv", None, lambda made: separated(made.tables[name]), table=name)


_TABLES = tuple(map(_separated, TABLE_NAMES))
_WHOLES = (
    DataFile(
        "briefing.sqlite",
        gettext(
            "All tables as one SQLite database, with a full-text index and views that answer "
            "common questions. Opens in Datasette and DB Browser."
        ),
        lambda made: database(made.tables.values()),
    ),
    DataFile(
        PACKAGE,
        gettext(
            "The description of all tables, columns and keys: a Data Package of Frictionless Data."
        ),
        lambda made: package(made.teller, made.tables.values()),
    ),
    DataFile(
        "briefing.json",
        gettext("The whole briefing as JSON, nested as its records are."),
        Exports.document,
    ),
    DataFile(
        SCHEMA,
        gettext("The JSON Schema of that file."),
        lambda _made: document_schema(),
    ),
    DataFile(
        CLAIMS,
        gettext(
            "All statements as schema.org (JSON-LD): each with its status and who says so in its "
            "text, an accusation also with whom it is against, their answer and the outcome. The "
            "folder of each actor’s or event’s page has its own."
        ),
        Exports.claims,
        needs_address=True,
    ),
)

_REFERENCES = (
    DataFile(
        CSL.name,
        gettext("All sources as CSL-JSON. Opens in Zotero and pandoc."),
        lambda made: made.bibliographies.whole(CSL),
    ),
    DataFile(
        BIBLATEX.name,
        gettext("All sources for BibLaTeX. Opens in JabRef and Zotero."),
        lambda made: made.bibliographies.whole(BIBLATEX),
    ),
    DataFile(
        RIS.name,
        gettext("All sources as RIS. Opens in EndNote, Citavi and Zotero."),
        lambda made: made.bibliographies.whole(RIS),
    ),
)
_DRAWINGS = (
    DataFile(
        "network.graphml",
        gettext(
            "The actors and the ties between them that sources state as fact, each once: "
            "is_symmetric marks those that hold both ways. Opens in Gephi, yEd and NetworkX."
        ),
        lambda made: graphml(made.teller),
    ),
    DataFile(
        "network.gexf",
        gettext("The same for Gephi, with the time for which each tie held."),
        lambda made: gexf(made.teller),
    ),
    DataFile(
        "places.geojson",
        gettext("The places that have a position. Opens in QGIS."),
        lambda made: geojson(made.teller),
    ),
)
_INVESTIGATIONS = (
    DataFile(
        "entities.ftm.json",
        gettext("Actors, ties, listings, events and sources as FollowTheMoney, one on each line."),
        lambda made: ftm_entities(made.entities),
    ),
    DataFile(
        "statements.csv",
        gettext(
            "The same as FollowTheMoney statements: a row for each value and each source of it, "
            "with the words of the source, which are not under the site's terms of use."
        ),
        lambda made: ftm_statements(made.teller, made.entities),
    ),
)

_EXAMPLES = (
    DataFile(
        NOTEBOOK,
        gettext(
            "A Jupyter notebook that answers three questions from the tables. Opens in JupyterLab "
            "and VS Code."
        ),
        lambda made: notebook(made.teller, made.address),
    ),
)

GROUPS = {
    "wholes": _WHOLES,
    "tables": _TABLES,
    "references": _REFERENCES,
    "drawings": _DRAWINGS,
    "investigations": _INVESTIGATIONS,
    "examples": _EXAMPLES,
}
"""The data files of a site, in groups."""

DATA_FILES = tuple(file for group in GROUPS.values() for file in group)
"""All data files of a site."""
