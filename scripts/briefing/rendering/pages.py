"""Which pages a briefing has, and each page's Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, TemplateError

from briefing import addresses
from briefing.linking import Briefing, search_terms
from briefing.prose import REFERENCES_HERE, Markdown, PageContext, PageWriter, numbered
from briefing.records import RECORD_KINDS, AnyRecord, EdtfDate
from briefing.rendering.environment import fault_in, make_environment
from briefing.rendering.front_matter import description, front_matter
from briefing.rendering.views import Views

STANDING_PAGES = (
    "timeline",
    "network",
    "map",
    "methodology",
    "about",
    "corrections",
    "evidence",
    "glossary",
    "contribute",
    "contribute/ar",
    "checker",
)
"""Pages beside home and the section indexes, by their folder; `/` is `_` in a template's name."""

# No Markdown of ours needs indentation or more than one empty line: templates may have both.
_INDENTATION = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n{3,}")


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
    """A page to be made: its template, and the record that it is about."""

    path: str
    template: str
    kind: str
    record: AnyRecord | None = None


def count_pages(briefing: Briefing) -> int:
    """How many pages `render` will give."""
    return sum(1 for _ in _plans(briefing))


def render(briefing: Briefing, templates: Path) -> Iterator[Page]:
    """Give every page of the briefing, one by one: home, indexes, then the records by kind.

    Raises:
        TemplateFaultError: a template is broken; the message says which one and where.
    """
    environment = make_environment(templates)
    views = Views(briefing)
    for plan in _plans(briefing):
        try:
            page = _render(plan, briefing, environment, views)
        except TemplateError as error:
            raise fault_in(error, templates) from error
        yield page


def _plans(briefing: Briefing) -> Iterator[_Plan]:
    yield _Plan(addresses.HOME, "home", "index")
    for name in STANDING_PAGES:
        yield _Plan(addresses.page(name).path, name.replace("/", "_"), "index")
    if briefing.settings.site_url:
        yield _Plan(addresses.FEED, "corrections", "index")
    for kind in RECORD_KINDS.values():
        yield _Plan(addresses.section(kind.name).path, kind.folder, "index")
    for record in briefing.records.values():
        template = "withdrawn" if record.withdrawn else record.KIND
        yield _Plan(addresses.of(record).path, template, record.KIND, record)
        for earlier in record.renamed_from:
            path = addresses.record(record.KIND, earlier).path.removesuffix(".md")
            yield _Plan(f"{path}.html", "redirect", record.KIND, record)


def _render(plan: _Plan, briefing: Briefing, environment: Environment, views: Views) -> Page:
    record = plan.record
    source_file = addresses.data_file(record.KIND, record.id) if record else None
    context = PageContext(plan.path, record.id if record else None)
    writer = PageWriter(briefing, context)

    def head(title: str, description: str) -> Markdown:
        return _front_matter(plan, views, title, description)

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
    return Page(plan.path, _tidied(text.replace(REFERENCES_HERE, "")), source_file)


def _tidied(text: str) -> str:
    return _EMPTY_LINES.sub("\n\n", _INDENTATION.sub("", text)).strip() + "\n"


def _front_matter(plan: _Plan, views: Views, title: str, summary: str) -> Markdown:
    record = plan.record
    return front_matter(
        {
            "title": title,
            "description": description(summary, views.briefing.name_of),
            "kind": plan.kind,
            "tags": () if record is None or record.withdrawn else search_terms(record),
            "edit_url": views.contributing.edit(record) if record else None,
            "report_url": views.contributing.report(record.id) if record else None,
            "reviewed": _last_modified(record) if record else None,
        }
    )


def _last_modified(record: AnyRecord) -> str | None:
    """The newest full day among the record's review and corrections, as an ISO 8601 date."""
    dates: list[EdtfDate | None] = [record.reviewed, *(c.date for c in record.corrections)]
    days = [day for date in dates if date and (day := date.local_day())]
    return max(days).isoformat() if days else None
