"""The Jinja environment, which escapes everything that is printed unless its type is safe."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from briefing.linking import Briefing, Published, published_view
from briefing.phrases import ENGLISH, Catalogue, find_catalogue
from briefing.prose import (
    block_stands,
    finalize,
    mark_apart,
    mark_of_block,
    status_mark,
    stop,
)
from briefing.records import Settings
from briefing.rendering.choices import Choices
from briefing.rendering.compiled import CompiledTemplates
from briefing.rendering.phrasing import phrase_functions

if TYPE_CHECKING:
    from briefing.rendering.views import Views

PHRASES = "phrases"
"""The folder of the catalogues, in the templates' folder."""

ALLOWED_FILTERS = frozenset(
    {
        "capitalize",
        "default",
        "dictsort",
        "first",
        "groupby",
        "last",
        "length",
        "list",
        "lower",
        "map",
        "reject",
        "rejectattr",
        "reverse",
        "select",
        "selectattr",
        "sort",
        "unique",
        "upper",
    }
)
"""Filters that return values as they are. Those that join values to text, or mark text as safe,
would bypass the escaping and are omitted."""


OF_A_BRIEFING = ("briefing", "choices", "settings", "views", "vocabulary")
"""The globals of every template about a briefing, macros included."""


def catalogue_for(templates: Path, settings: Settings) -> Catalogue:
    """Return the catalogue of a briefing's language."""
    return find_catalogue(templates / PHRASES, settings.language)[0]


def projection(briefing: Briefing, templates: Path) -> Published:
    """Return the published view of a briefing, for callers that share it."""
    return published_view(briefing, catalogue_for(templates, briefing.settings).dates)


def environment_about(
    templates: Path, views: Views, catalogue: Catalogue | None = None, **names: object
) -> Environment:
    """Return the environment that renders templates about a briefing.

    Its globals are those of `OF_A_BRIEFING` and `names`; its language is that of the catalogue, by
    default the briefing's.
    """
    briefing = views.briefing
    values = (briefing, Choices(views), briefing.settings, views, briefing.vocabulary)
    names |= zip(OF_A_BRIEFING, values, strict=True)
    return make_environment(templates, catalogue or views.catalogue, **names)


def render_template(
    template: Template, names: Mapping[str, object]
) -> tuple[str, Mapping[str, Any]]:
    """Return a template's output, and the variables that it sets at its top level."""
    context = template.new_context(dict(names))
    try:
        return "".join(template.root_render_func(context)), context.get_exported()
    except Exception:  # noqa: BLE001 - as in Jinja's `render`, raised again with the template's lines
        template.environment.handle_exception()


def make_environment(
    templates: Path, catalogue: Catalogue = ENGLISH, **names: object
) -> Environment:
    """Return the environment that renders the templates in a folder, in a catalogue's language.

    `names` are globals of all templates and of the macros that they import.

    Each template is read once. Only the parsing of Jinja's i18n extension is used: its own
    functions mark a message as safe, so the values in it would bypass the escaping.
    """
    environment = Environment(
        loader=FileSystemLoader(templates, encoding="utf-8"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.do", "jinja2.ext.i18n"],
        bytecode_cache=CompiledTemplates(templates),
        auto_reload=False,
    )
    environment.filters = {
        name: function for name, function in environment.filters.items() if name in ALLOWED_FILTERS
    }
    environment.policies["ext.i18n.trimmed"] = True
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    environment.globals = {
        "range": range,
        "stop": stop,
        "status_mark": status_mark,
        "mark_of_block": mark_of_block,
        "mark_apart": mark_apart,
        "block_stands": block_stands,
        **phrase_functions(catalogue),
        **names,
    }
    return environment
