"""The whole briefing as one self-contained page: what `/print/` shows and the PDF prints.

It bypasses the engine, since it needs no header, search or scripts: the Markdown of the same parts
as on the pages is converted to HTML here and put into one template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import markdown

from briefing import addresses
from briefing.linking import Briefing
from briefing.phrases import Catalogue
from briefing.prose import (
    CUT,
    DocumentWriter,
    Markdown,
    Numbering,
    Reference,
    keep_articles,
    without_search,
)
from briefing.records import Settings
from briefing.rendering.contributing import Contributing
from briefing.rendering.environment import catalogue_for, environment_about
from briefing.rendering.faults import fault_in
from briefing.rendering.tidying import tidy
from briefing.rendering.version import Version
from briefing.rendering.views import Views

_ASSETS = "../assets"

PARTS = (
    "summary",
    "reading",
    "timeline",
    "questions",
    "events",
    "reactions",
    "actors",
    "network",
    "places",
    "glossary",
    "corrections",
)
"""The parts before the references, by template; a part without content is omitted."""

# As in mkdocs.yml, except the table of contents: ids made from words could clash.
_EXTENSIONS = ("abbr", "admonition", "attr_list", "def_list", "md_in_html", "tables")
# Markdown is slower on one long list than on several short ones.
_LONGEST_LIST = 40
_HEADING = re.compile(r'<h([2-4])\b[^>]*\sid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_OMITTED_IN_CONTENTS = re.compile(r"<span lang=.*?</span>|<sup\b.*?</sup>|<[^>]*>", re.DOTALL)
_ID = re.compile(r'\sid="([^"]+)"')
_INNER_LINK = re.compile(r'<a\b[^>]*?\shref="#([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class Paper:
    """The paper that a document is printed on.

    Attributes:
        size: A page size of CSS Paged Media, section 7.1: `A4`.
        pages: The page number of each id, for the contents.
        assets: The URL of the style sheets' folder.
    """

    size: str
    pages: Mapping[str, int]
    assets: str


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the contents.

    Attributes:
        level: The heading level: 2 for a part, 3 for an item in it, 4 for an item in a group.
        anchor: The id of its heading.
        title: The heading's text.
    """

    level: int
    anchor: str
    title: Markdown


class Document:
    """A briefing as one document, for the page and for print."""

    def __init__(
        self,
        briefing: Briefing,
        templates: Path,
        version: Version | None = None,
    ) -> None:
        """Prepare to render a version of `briefing` with the templates in a folder."""
        catalogue = catalogue_for(templates, briefing.settings)
        self._templates = templates
        self._views = _DocumentViews(briefing, catalogue)
        self._environment = environment_about(
            templates,
            self._views,
            version=version,
            cut=CUT,
        )

    @property
    def settings(self) -> Settings:
        """The briefing's settings."""
        return self._views.briefing.settings

    def html(self, paper: Paper | None = None) -> str:
        """Return the HTML of the page; with `paper`, as it is printed on that size.

        Raises:
            TemplateFaultError: a template is broken; the message says which and where.
        """
        try:
            return self._environment.get_template("print/document.html.j2").render(
                page=self._writer().part(),
                body=self._body,
                contents=self._contents(),
                assets=paper.assets if paper else _ASSETS,
                paper=paper,
            )
        except Exception as error:
            raise fault_in(error, self._templates, addresses.DOCUMENT) from error

    def _writer(self) -> DocumentWriter:
        return DocumentWriter(self._views.briefing, addresses.DOCUMENT, self._views.catalogue)

    def _contents(self) -> tuple[ContentsEntry, ...]:
        """Return the headings that have an id, in order, without names in other scripts."""
        return tuple(
            ContentsEntry(int(level), anchor, Markdown(_OMITTED_IN_CONTENTS.sub("", words).strip()))
            for level, anchor, words in _HEADING.findall(self._body)
        )

    def write_parts(self) -> Mapping[str, str]:
        """Return the Markdown of each part by name, with the references last.

        Raises:
            TemplateFaultError: a part cannot be made; the message gives the template and reason.
        """
        try:
            writer = self._writer()
            parts = {name: self._part(name, writer) for name in PARTS}
            numbering = Numbering(writer.references.values())
            texts = {name: numbering.number(text) for name, text in parts.items()}
            return texts | {"references": self._list_references(writer, numbering)}
        except Exception as error:
            raise fault_in(error, self._templates, addresses.DOCUMENT) from error

    @cached_property
    def _body(self) -> Markdown:
        texts = self.write_parts()
        to_html = markdown.Markdown(extensions=list(_EXTENSIONS))
        parts = []
        for name, text in texts.items():
            pieces = (
                to_html.reset().convert(piece) for piece in tidy(keep_articles(text)).split(CUT)
            )
            if html := "\n".join(piece for piece in pieces if piece):
                parts.append(f'<section class="part part-{name}">\n{html}\n</section>')
        return Markdown(_without_dead_links(without_search("\n".join(parts))))

    def _part(self, name: str, writer: DocumentWriter) -> str:
        template = self._environment.get_template(f"print/{name}.md.j2")
        return template.render(writer=writer, page=writer.part())

    def _list_references(self, writer: DocumentWriter, numbering: Numbering) -> str:
        """Return the list of references: cited ones in order, then uncited sources."""
        entry = self._environment.get_template("print/reference.md.j2")
        entries: list[str] = []
        for reference in self._numbered_references(numbering):
            text = entry.render(page=writer.part(), reference=reference)
            for new in writer.references.values():
                numbering.add_known(new)
            entries.append(numbering.number(text))
        list_template = self._environment.get_template("print/references.md.j2")
        lists = (
            (start + 1, [Markdown(text) for text in entries[start : start + _LONGEST_LIST]])
            for start in range(0, len(entries), _LONGEST_LIST)
        )
        return list_template.render(page=writer.part(), lists=list(lists))

    def _numbered_references(self, numbering: Numbering) -> Iterator[Reference]:
        """Yield the references by number; rendering an entry may add more."""
        uncited = iter(self._views.evidence.sources)
        done = 0
        while True:
            while done < len(numbering.references):
                yield numbering.references[done]
                done += 1
            source = next(uncited, None)
            if source is None:
                return
            numbering.add(Reference(f"cite-{source.id}", source))


class _DocumentViews(Views):
    """The views of a document, which has no links to correct it."""

    def __init__(self, briefing: Briefing, catalogue: Catalogue) -> None:
        """Use `briefing`, which does not change, without its repository and contact."""
        super().__init__(briefing, catalogue)
        no_links = {"repository": None, "contact": None}
        settings = briefing.settings.model_copy(update=no_links)
        self.contributing = Contributing(replace(self.briefing, settings=settings))


def _without_dead_links(html: str) -> str:
    """Replace each link to an id that the document does not have by the link's words."""
    ids = frozenset(_ID.findall(html))
    return _INNER_LINK.sub(lambda link: link[0] if link[1] in ids else link[2], html)
