"""Render the pages to Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from briefing import addresses
from briefing.exports import BIBLATEX, STYLES, Bibliographies, DataFile
from briefing.linking import Briefing
from briefing.prose import (
    REFERENCES_HERE,
    Markdown,
    PageContext,
    PageWriter,
    Reference,
    keep_articles,
    number_citations,
    plain_words,
)
from briefing.records import Actor, AnyRecord, EdtfDate, Event, Evidence, Source
from briefing.rendering.citing import SourceCitation
from briefing.rendering.copies import Copies
from briefing.rendering.environment import catalogue_for, render_template
from briefing.rendering.faults import fault_in
from briefing.rendering.front_matter import front_matter
from briefing.rendering.page import Page
from briefing.rendering.record_files import CHANGES_FILE, has_changes_feed
from briefing.rendering.search_tags import page_tags, search_tags
from briefing.rendering.sharing import Sharing, last_modified
from briefing.rendering.table import CitationScope, Plan, Written, plans
from briefing.rendering.tidying import tidy
from briefing.rendering.version import UNKNOWN_PAST, Past, Version
from briefing.rendering.views import Views
from briefing.rendering.voices import PageLanguage, Voices

_MARKDOWN = ".md"
"""The suffix of pages that an engine reads, which have front matter."""


class Renderer:
    """The renderer of one briefing's pages."""

    def __init__(
        self,
        briefing: Briefing,
        templates: Path,
        past: Past = UNKNOWN_PAST,
        *,
        has_pdf: bool = False,
        extra: tuple[Plan, ...] = (),
    ) -> None:
        """Prepare to render what is published of a briefing.

        References to a page name the version, if it is known; the home page links to the PDF if
        there is one. `extra` are pages in addition to those of the table.
        """
        self._extra = extra
        self._templates = templates
        self._past = past
        catalogue = catalogue_for(templates, briefing.settings)
        self._views = Views(briefing, catalogue, past.chronicle)
        self._voices = Voices(templates, self._views, has_pdf=has_pdf)

    @cached_property
    def _bibliographies(self) -> Bibliographies:
        return self._views.exports.bibliographies

    @cached_property
    def _sharing(self) -> Sharing:
        return Sharing(self._voices.of(None).environment, self._views)

    def plans(self) -> tuple[Plan, ...]:
        """Return the plans of all pages: home, indexes, then the records by kind."""
        return (*plans(self._views.briefing), *self._extra)

    def files(self, plan: Plan) -> Iterator[Page]:
        """Yield a page, then the files with its sources if it has any.

        Raises:
            TemplateFaultError: it cannot be made; the message gives the template and reason.
        """
        page = self.page(plan)
        yield page
        folder, bibliographies = addresses.Address(page.path).folder, self._bibliographies
        for style in STYLES if page.sources else ():
            content = bibliographies.file(style, page.sources).encode("utf-8")
            yield Page(f"{folder}/{style.name}", "", page.source_file, content)

    def page(self, plan: Plan) -> Page:
        """Render a page.

        Raises:
            TemplateFaultError: it cannot be made; the message gives the template and reason.
        """
        try:
            return _render(plan, self._voices, self._sharing, self._past.version)
        except Exception as error:
            raise fault_in(error, self._templates, plan.path, plan.source_file) from error


def render(briefing: Briefing, templates: Path, version: Version | None = None) -> Iterator[Page]:
    """Yield the pages of the briefing: home, indexes, then the records by kind.

    Raises:
        TemplateFaultError: a page cannot be made; the message gives the template and reason.
    """
    renderer = Renderer(briefing, templates, Past(version))
    return chain.from_iterable(map(renderer.files, renderer.plans()))


def _render(plan: Plan, voices: Voices, sharing: Sharing, version: Version | None) -> Page:
    briefing, record = sharing.views.briefing, plan.record
    if isinstance(plan.row.made_by, DataFile):
        return Page(plan.path, "", data=sharing.views.exports.content(plan.row.made_by))
    if isinstance(plan.row.made_by, Written):
        text = _write_file(plan.row.made_by, plan, sharing, version)
        return Page(plan.path, text, plan.source_file)
    voice = voices.of(plan.row.language)
    environment = voice.environment
    speech = voice.speech(briefing)
    context = PageContext(plan.path, record.id if record else None)
    writer = PageWriter(briefing, context, voice.catalogue, plan.titles)
    names = {
        "page": writer,
        "record": record,
        "chosen": plan.choose(sharing.views) if plan.choose else None,
        "in_other_languages": voices.translations(plan.row),
        "translated": speech is not None,
    }
    template = environment.get_template(f"pages/{plan.row.made_by}.j2")
    text, exported = render_template(template, names)
    if speech:
        text = _mark_language(text, speech)
    text, references = number_citations(text, context.references.values())
    styles = STYLES if plan.row.has_bibliography and not isinstance(record, Source) else ()
    list_template = environment.get_template("parts/reference_list.md.j2")
    reference_list = (
        list_template.render(page=writer, references=references, styles=styles)
        if references
        else ""
    )
    text = text.replace(REFERENCES_HERE, reference_list)
    if plan.path.endswith(_MARKDOWN):
        title = plan.title(briefing) or plain_words(writer.title)
        if plan.row.cited is not CitationScope.NOTHING:
            text += environment.get_template("parts/cite.md.j2").render(
                page=writer,
                citation=plan.citation(briefing, version, title),
                of_source=_cite_source(record, sharing.views) if record else None,
                styles=STYLES,
            )
        matter = _front_matter(plan, voices, sharing, title, exported)
        text = f"{matter}\n{keep_articles(text)}"
    return Page(plan.path, tidy(text), plan.source_file, sources=tuple(_listed(plan, references)))


def _cite_source(record: AnyRecord, views: Views) -> SourceCitation | None:
    """Return the reference to a source itself, for the source's page."""
    if not isinstance(record, Source):
        return None
    entry = views.exports.bibliographies.entry(BIBLATEX, record)
    return SourceCitation(views.briefing, record, entry)


def _listed(plan: Plan, references: Iterable[Reference]) -> Iterator[Source | Evidence]:
    """Yield the sources of the files next to a page; those of a source's page list itself."""
    if plan.row.has_bibliography and isinstance(plan.record, Source):
        yield plan.record
    elif plan.row.has_bibliography:
        found = (reference.source or reference.in_place for reference in references)
        yield from (one for one in found if one is not None)


def _write_file(file: Written, plan: Plan, sharing: Sharing, version: Version | None) -> str:
    """Return the text of a file that is made without a template."""
    if file is Written.ROBOTS:
        return sharing.robots()
    if file is Written.CLAIMS and isinstance(plan.record, Actor | Event):
        return sharing.views.exports.claims(plan.record)
    if file is Written.NESTED and plan.record is not None:
        return sharing.views.exports.page(plan.record)
    citation = plan.citation(sharing.views.briefing, version)
    return Copies(sharing.views).file(plan.record, citation)


def _mark_language(text: str, speech: PageLanguage) -> str:
    """Wrap a page's text in an element with its language and direction."""
    return f'<div lang="{speech.lang}" dir="{speech.dir}" markdown="block">\n\n{text}\n</div>\n'


def _search_tags(plan: Plan, voices: Voices, views: Views) -> tuple[str, ...]:
    """Return what search is told of a page."""
    if plan.record or plan.path == addresses.HOME:
        return search_tags(views, plan.record, home=plan.record is None)
    speech = voices.of(plan.row.language).speech(views.briefing)
    return page_tags(voices.asked(plan.row), speech.dir if speech else None)


def _feed(plan: Plan, briefing: Briefing) -> str | None:
    """Return the address, from a page, of the feed of what changed there."""
    if has_changes_feed(briefing, plan.record):
        return CHANGES_FILE
    is_of_all = plan.path == addresses.page("changes").path and briefing.settings.site_url
    return f"../{addresses.CHANGES_FEED}" if is_of_all else None


def _front_matter(
    plan: Plan, voices: Voices, sharing: Sharing, title: str, exported: Mapping[str, Any]
) -> Markdown:
    """Return a page's front matter; `exported` are the variables that its template sets."""
    description = plain_words(exported.get("description", ""))
    record, views = plan.record, sharing.views
    speech = voices.of(plan.row.language).speech(views.briefing)
    reviewed = last_modified(record) if record else None
    changed = views.changes.last_change(record.id) if record else None
    title_language = plan.language(views.briefing)
    return front_matter(
        {
            "title": title,
            **(speech._asdict() if speech else {}),
            "title_lang": None
            if views.briefing.is_own_language(title_language)
            else title_language,
            "kind": record.KIND if record else "index",
            "unlisted": exported.get("unlisted"),
            "sheets": exported.get("sheets"),
            "tags": _search_tags(plan, voices, views),
            "edit_url": views.contributing.edit(record) if record else None,
            "report_url": views.contributing.report(record.id) if record else None,
            "letter_url": views.contributing.letter(record.id) if record else None,
            "reviewed": reviewed,
            "reviewed_in_words": views.date(EdtfDate.parse(reviewed)) if reviewed else None,
            "changed": changed.date.text if changed else None,
            "changed_in_words": views.date(changed.date) if changed else None,
            "changed_at": changed.anchor if changed else None,
            "feed": _feed(plan, views.briefing),
            **sharing.fields(plan, title, description),
        }
    )
