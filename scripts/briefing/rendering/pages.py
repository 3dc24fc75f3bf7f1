"""Each page's Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from briefing import addresses
from briefing.linking import Briefing
from briefing.prose import (
    REFERENCES_HERE,
    Markdown,
    PageContext,
    PageWriter,
    number_citations,
    plain_words,
)
from briefing.records import EdtfDate
from briefing.rendering.copies import Copies
from briefing.rendering.environment import catalogue_for, render_template
from briefing.rendering.faults import fault_in
from briefing.rendering.front_matter import front_matter
from briefing.rendering.page import Page
from briefing.rendering.search_tags import search_tags
from briefing.rendering.sharing import Sharing, last_modified
from briefing.rendering.table import CitationScope, Plan, Written, plans
from briefing.rendering.tidying import tidy
from briefing.rendering.version import Version
from briefing.rendering.views import Views
from briefing.rendering.voices import PageLanguage, Voices

_MARKDOWN = ".md"
"""Ends the name of a page that an engine reads, with metadata at its head."""


class Renderer:
    """Makes the pages of one briefing, one by one."""

    def __init__(
        self,
        briefing: Briefing,
        templates: Path,
        version: Version | None = None,
        *,
        has_pdf: bool = False,
        extra: tuple[Plan, ...] = (),
    ) -> None:
        """Prepare to write about what is published of a briefing.

        A reference to a page names the version, where one is given; the first page leads to the
        PDF where one is made. `extra` are pages in addition to those of the table.
        """
        self._extra = extra
        self._templates = templates
        self._version = version
        catalogue = catalogue_for(templates, briefing.settings)
        self._views = Views(briefing, catalogue)
        self._voices = Voices(templates, self._views, has_pdf=has_pdf)

    @cached_property
    def _sharing(self) -> Sharing:
        return Sharing(self._voices.of(None).environment, self._views)

    def plans(self) -> tuple[Plan, ...]:
        """Return what pages there are: home, indexes, then the records by kind."""
        return (*plans(self._views.briefing), *self._extra)

    def page(self, plan: Plan) -> Page:
        """Make a page.

        Raises:
            TemplateFaultError: it cannot be made; the message says by which template, and why.
        """
        try:
            return _render(plan, self._voices, self._sharing, self._version)
        except Exception as error:
            raise fault_in(error, self._templates, plan.path, plan.source_file) from error


def render(briefing: Briefing, templates: Path, version: Version | None = None) -> Iterator[Page]:
    """Return every page of the briefing, one by one: home, indexes, then the records by kind.

    Raises:
        TemplateFaultError: a page cannot be made; the message says by which template, and why.
    """
    renderer = Renderer(briefing, templates, version)
    return map(renderer.page, renderer.plans())


def _render(plan: Plan, voices: Voices, sharing: Sharing, version: Version | None) -> Page:
    briefing, record = sharing.views.briefing, plan.record
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
    text, said = render_template(template, names)
    if speech:
        text = _mark_language(text, speech)
    text, references = number_citations(text, context.references.values())
    list_template = environment.get_template("parts/reference_list.md.j2")
    listed = list_template.render(page=writer, references=references) if references else ""
    text = text.replace(REFERENCES_HERE, listed)
    if plan.path.endswith(_MARKDOWN):
        title = plan.title(briefing) or plain_words(writer.title)
        description = plain_words(said.get("description", ""))
        if plan.row.cited is not CitationScope.NOTHING:
            text += environment.get_template("parts/cite.md.j2").render(
                page=writer, citation=plan.citation(briefing, version, title)
            )
        text = f"{_front_matter(plan, sharing, title, description, speech)}\n{text}"
    return Page(plan.path, tidy(text), plan.source_file)


def _write_file(what: Written, plan: Plan, sharing: Sharing, version: Version | None) -> str:
    """Return a file that no template makes."""
    if what is Written.ROBOTS:
        return sharing.robots()
    if what is Written.CLAIMS:
        return sharing.claims_file(plan.record)
    citation = plan.citation(sharing.views.briefing, version)
    return Copies(sharing.views).file(plan.record, citation)


def _mark_language(text: str, speech: PageLanguage) -> str:
    """Mark a page's text as in another language."""
    return f'<div lang="{speech.lang}" dir="{speech.dir}" markdown="block">\n\n{text}\n</div>\n'


def _front_matter(
    plan: Plan, sharing: Sharing, title: str, description: str, speech: PageLanguage | None
) -> Markdown:
    """Write a page's metadata."""
    record, views = plan.record, sharing.views
    reviewed = last_modified(record) if record else None
    spoken = plan.language(views.briefing)
    return front_matter(
        {
            "title": title,
            **(speech._asdict() if speech else {}),
            "title_lang": None if views.briefing.is_own_language(spoken) else spoken,
            "kind": record.KIND if record else "index",
            "tags": search_tags(views, record, home=plan.path == addresses.HOME),
            "edit_url": views.contributing.edit(record) if record else None,
            "report_url": views.contributing.report(record.id) if record else None,
            "letter_url": views.contributing.letter(record.id) if record else None,
            "reviewed": reviewed,
            "reviewed_in_words": views.date(EdtfDate.parse(reviewed)) if reviewed else None,
            **sharing.fields(plan, title, description),
        }
    )
