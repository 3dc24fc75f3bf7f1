"""The whole briefing as one page that stands by itself: what `/print/` shows and the PDF prints.

It does not go through the engine, whose header, search and scripts it does without: Markdown of the
same parts as the pages' is made HTML here, and one shell goes round it.
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
"""The parts before the references, by their templates; one without content is left out."""

# Those of mkdocs.yml, but for the table of contents: an id that is made of words could clash.
_EXTENSIONS = ("abbr", "admonition", "attr_list", "def_list", "md_in_html", "tables")
# Markdown takes longer over one long list than over several short ones.
_LONGEST_LIST = 40
_HEADING = re.compile(r'<h([2-4])\b[^>]*\sid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_NOT_IN_CONTENTS = re.compile(r"<span lang=.*?</span>|<sup\b.*?</sup>|<[^>]*>", re.DOTALL)
_CSS_SPECIAL = re.compile(r"^.|[\x00-\x1f!-/:-@\[-`{-\x7f]")
_ID = re.compile(r'\sid="([^"]+)"')
_INNER_LINK = re.compile(r'<a\b[^>]*?\shref="#([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class Paper:
    """What a document is made for that will be printed here and now.

    Attributes:
        size: A page size of CSS Paged Media, section 7.1: `A4`.
        pages: The page on which each id begins, for the contents.
        assets: The address of the style sheets' folder.
    """

    size: str
    pages: Mapping[str, int]
    assets: str


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the contents.

    Attributes:
        level: 2 for a part, 3 for what stands in it, 4 for what stands in a group there.
        anchor: The id of its heading.
        title: Its words.
    """

    level: int
    anchor: str
    title: Markdown


class Document:
    """A briefing as one document, from which the page and the printed sheets are made."""

    def __init__(
        self,
        briefing: Briefing,
        templates: Path,
        version: Version | None = None,
    ) -> None:
        """Prepare to write about a version of `briefing` with the templates in a folder."""
        catalogue = catalogue_for(templates, briefing.settings)
        self._templates = templates
        self._views = _DocumentViews(briefing, catalogue)
        self._environment = environment_about(
            templates,
            self._views,
            version=version,
            cut=CUT,
            css=css_text,
            address=_without_scheme(briefing.settings.site_url or ""),
        )

    @property
    def settings(self) -> Settings:
        """What holds for the whole briefing."""
        return self._views.briefing.settings

    def html(self, paper: Paper | None = None) -> str:
        """Return the page; with `paper`, as it is printed on sheets of that size.

        Raises:
            TemplateFaultError: a template is broken; the message says which one and where.
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
        """Return the headings that have an id, in order.

        Names in other scripts are left out of them.
        """
        return tuple(
            ContentsEntry(int(level), anchor, Markdown(_NOT_IN_CONTENTS.sub("", words).strip()))
            for level, anchor, words in _HEADING.findall(self._body)
        )

    def write_parts(self) -> Mapping[str, str]:
        """Return the Markdown of each part by its name, the list of references as the last.

        Raises:
            TemplateFaultError: a part cannot be made; the message says by which template, and why.
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
            pieces = (to_html.reset().convert(piece) for piece in tidy(text).split(CUT))
            if html := "\n".join(piece for piece in pieces if piece):
                parts.append(f'<section class="part part-{name}">\n{html}\n</section>')
        return Markdown(_without_dead_links(without_search("\n".join(parts))))

    def _part(self, name: str, writer: DocumentWriter) -> str:
        template = self._environment.get_template(f"print/{name}.md.j2")
        return template.render(writer=writer, page=writer.part())

    def _list_references(self, writer: DocumentWriter, numbering: Numbering) -> str:
        """Return the list of references.

        What is cited comes first, in order, then the sources that nothing cites.
        """
        entry = self._environment.get_template("print/reference.md.j2")
        entries: list[str] = []
        for reference in self._in_order(numbering):
            text = entry.render(page=writer.part(), reference=reference)
            for new in writer.references.values():
                numbering.know(new)
            entries.append(numbering.number(text))
        around = self._environment.get_template("print/references.md.j2")
        lists = (
            (start + 1, [Markdown(text) for text in entries[start : start + _LONGEST_LIST]])
            for start in range(0, len(entries), _LONGEST_LIST)
        )
        return around.render(page=writer.part(), lists=list(lists))

    def _in_order(self, numbering: Numbering) -> Iterator[Reference]:
        """Yield the references by number; the text of an entry may add further ones."""
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
    """The views of a document, in which nothing is corrected by a click."""

    def __init__(self, briefing: Briefing, catalogue: Catalogue) -> None:
        """Look at `briefing`, which does not change."""
        super().__init__(briefing, catalogue)
        nowhere = {"repository": None, "contact": None}
        settings = briefing.settings.model_copy(update=nowhere)
        self.contributing = Contributing(replace(self.briefing, settings=settings))


def css_text(text: str) -> Markdown:
    """Write a text so that it can stand in a string of CSS, in an attribute or a style sheet.

    The first character, and ASCII that is no letter, digit or space, become escapes of CSS Syntax,
    section 4.3.7: so it can be taken for no number where YAML is read on the way, either.
    """
    flat = " ".join(text.split())
    return Markdown(_CSS_SPECIAL.sub(lambda match: f"\\{ord(match[0]):06x}", flat))


def _without_scheme(url: str) -> str:
    return url.partition("://")[2].rstrip("/")


def _without_dead_links(html: str) -> str:
    """Leave the words alone of each link to a spot that the document does not have."""
    ids = frozenset(_ID.findall(html))
    return _INNER_LINK.sub(lambda link: link[0] if link[1] in ids else link[2], html)
