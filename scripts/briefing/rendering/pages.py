"""Which pages a briefing has, and each page's Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, TemplateError

from briefing import addresses
from briefing.addresses import Address
from briefing.linking import PAGE_LANGUAGE, Briefing
from briefing.prose import REFERENCES_HERE, Markdown, PageContext, PageWriter, numbered
from briefing.records import RECORD_KINDS, AnyRecord, Source
from briefing.rendering.citing import Citation, bibtex
from briefing.rendering.environment import fault_in, make_environment
from briefing.rendering.front_matter import front_matter
from briefing.rendering.search_tags import search_tags
from briefing.rendering.sharing import Sharing, claims_path, has_claims, last_modified
from briefing.rendering.tidying import tidied
from briefing.rendering.version import Version
from briefing.rendering.views import Views

STANDING_PAGES = (
    "timeline",
    "network",
    "map",
    "methodology",
    "about",
    "about/design",
    "corrections",
    "evidence",
    "glossary",
    "contribute",
    "contribute/ar",
    "checker",
)
"""Pages beside home and the section indexes, by their folder; `/` is `_` in a template's name."""

_UNCITED = frozenset({"about_design", "contribute", "contribute_ar", "checker", "withdrawn"})
"""Templates of pages that state nothing which could be cited."""

_ON_THE_WHOLE = frozenset({"home", "about"})
"""Templates of pages on which the whole briefing is cited, not the page."""


@dataclass(frozen=True)
class Page:
    """A file of the Markdown tree.

    Attributes:
        path: Relative to the tree's root: `actors/x/index.md`.
        text: Its content.
        source_file: The record that it is made from, relative to the data folder.
    """

    path: str
    text: str
    source_file: str | None = None


@dataclass(frozen=True)
class _Plan:
    """A page to be made: its template, if one makes it, and the record that it is about."""

    path: str
    template: str
    kind: str
    record: AnyRecord | None = None


def count_pages(briefing: Briefing) -> int:
    """How many pages `render` will give."""
    return sum(1 for _ in _plans(briefing))


def render(
    briefing: Briefing, templates: Path, version: Version | None = None, *, has_pdf: bool = False
) -> Iterator[Page]:
    """Give every page of the briefing, one by one: home, indexes, then the records by kind.

    A reference to a page names the version, where one is given; the first page leads to the PDF
    where one is made.

    Raises:
        TemplateFaultError: a template is broken; the message says which one and where.
    """
    environment = make_environment(templates)
    environment.globals["has_pdf"] = has_pdf
    views = Views(briefing)
    sharing = Sharing(environment, views)
    for plan in _plans(briefing):
        try:
            page = _render(plan, environment, sharing, version)
        except TemplateError as error:
            raise fault_in(error, templates) from error
        yield page


def _plans(briefing: Briefing) -> Iterator[_Plan]:
    yield _Plan(addresses.HOME, "home", "index")
    for name in STANDING_PAGES:
        yield _Plan(addresses.page(name).path, name.replace("/", "_"), "index")
    if briefing.settings.site_url:
        yield _Plan(addresses.FEED, "corrections", "index")
    yield _Plan(addresses.ROBOTS, "", "index")
    yield _Plan(addresses.DOCUMENT, "print", "index")
    for kind in RECORD_KINDS.values():
        yield _Plan(addresses.section(kind.name).path, kind.folder, "index")
    for record in briefing.records.values():
        template = "withdrawn" if record.withdrawn else record.KIND
        yield _Plan(addresses.of(record).path, template, record.KIND, record)
        if has_claims(briefing, record):
            yield _Plan(claims_path(record), "", record.KIND, record)
        for earlier in record.renamed_from:
            path = addresses.record(record.KIND, earlier).path.removesuffix(".md")
            yield _Plan(f"{path}.html", "redirect", record.KIND, record)


def _render(
    plan: _Plan, environment: Environment, sharing: Sharing, version: Version | None
) -> Page:
    views, record = sharing.views, plan.record
    briefing = views.briefing
    source_file = addresses.data_file(record.KIND, record.id) if record else None
    if not plan.template:
        text = sharing.claims_file(record) if record else sharing.robots()
        return Page(plan.path, text, source_file)
    context = PageContext(plan.path, record.id if record else None)
    writer = PageWriter(briefing, context)

    titles: list[str] = []

    def head(title: str, description: str = "", **speech: str) -> Markdown:
        titles.append(title)
        return _front_matter(plan, sharing, title, description, speech)

    suffix = plan.path.rpartition(".")[2]
    template = environment.get_template(f"pages/{plan.template}.{suffix}.j2")
    text = template.render(
        briefing=briefing,
        settings=briefing.settings,
        vocabulary=briefing.vocabulary,
        page=writer,
        record=record,
        views=views,
        standing_pages=STANDING_PAGES,
        front_matter=head,
    )
    text, references = numbered(text, context.references.values())
    if references:
        list_template = environment.get_template("parts/reference_list.md.j2")
        listed = list_template.render(page=writer, views=views, references=references)
        text = text.replace(REFERENCES_HERE, listed)
    if suffix == "md" and plan.template not in _UNCITED:
        text += environment.get_template("parts/cite.md.j2").render(
            page=writer,
            settings=briefing.settings,
            citation=_citation(plan, briefing, titles[0], version),
            bibtex=bibtex,
        )
    return Page(plan.path, tidied(text.replace(REFERENCES_HERE, "")), source_file)


def _citation(plan: _Plan, briefing: Briefing, title: str, version: Version | None) -> Citation:
    record = plan.record
    whole = plan.template in _ON_THE_WHOLE
    return Citation(
        settings=briefing.settings,
        title=None if whole else title,
        language=briefing.title_language(record) if isinstance(record, Source) else PAGE_LANGUAGE,
        address=Address(addresses.HOME if whole else plan.path),
        reviewed=record.reviewed if record else None,
        version=version,
    )


def _front_matter(
    plan: _Plan, sharing: Sharing, title: str, description: str, speech: Mapping[str, str]
) -> Markdown:
    """Write a page's metadata; `speech` is the `lang` and `dir` of a page not in English."""
    record, views = plan.record, sharing.views
    spoken = views.briefing.title_language(record) if isinstance(record, Source) else PAGE_LANGUAGE
    return front_matter(
        {
            "title": title,
            **speech,
            "title_lang": spoken if spoken != PAGE_LANGUAGE else None,
            "kind": plan.kind,
            "tags": search_tags(views, record, home=plan.path == addresses.HOME),
            "edit_url": views.contributing.edit(record) if record else None,
            "report_url": views.contributing.report(record.id) if record else None,
            "reviewed": last_modified(record) if record else None,
            **sharing.fields(plan.path, record, title, description),
        }
    )
