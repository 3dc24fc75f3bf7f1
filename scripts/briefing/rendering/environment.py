"""The Jinja environment: everything that a template prints is escaped unless its type says not."""

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
from briefing.rendering.compiled import CompiledTemplates
from briefing.rendering.phrasing import phrase_functions

if TYPE_CHECKING:
    from briefing.rendering.views import Views

PHRASES = "phrases"
"""The folder of the catalogues among the templates."""

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
"""Filters that hand on values as they are. Those that make text of several values, or call it
safe, would let it past the escaping and are not there."""


OF_A_BRIEFING = ("briefing", "settings", "views", "vocabulary")
"""What every template about a briefing may name, macros among them, without being given it."""


def catalogue_for(templates: Path, settings: Settings) -> Catalogue:
    """Return the words in which the pages of a briefing speak."""
    return find_catalogue(templates / PHRASES, settings.language)[0]


def projection(briefing: Briefing, templates: Path) -> Published:
    """Return what pages see of a briefing, so that several things made of it link it once."""
    return published_view(briefing, catalogue_for(templates, briefing.settings).dates)


def environment_about(
    templates: Path, views: Views, catalogue: Catalogue | None = None, **names: object
) -> Environment:
    """Return the environment that renders what is written about a briefing.

    Its templates may name what is `OF_A_BRIEFING`, and `names` besides; they speak by a catalogue,
    that of the briefing where none is given.
    """
    briefing = views.briefing
    known = (briefing, briefing.settings, views, briefing.vocabulary)
    names |= zip(OF_A_BRIEFING, known, strict=True)
    return make_environment(templates, catalogue or views.catalogue, **names)


def render_template(
    template: Template, names: Mapping[str, object]
) -> tuple[str, Mapping[str, Any]]:
    """Return what a template prints, and what it sets at its top level."""
    context = template.new_context(dict(names))
    try:
        return "".join(template.root_render_func(context)), context.get_exported()
    except Exception:  # noqa: BLE001 - as in Jinja's `render`, raised again with the template's lines
        template.environment.handle_exception()


def make_environment(
    templates: Path, catalogue: Catalogue = ENGLISH, **names: object
) -> Environment:
    """Return the environment that renders the templates in a folder, in a catalogue's language.

    Any of its templates may name what is among `names`, and so may the macros that they import.

    Each template is read once. Of Jinja's extension for phrases only the parsing is used: its own
    functions call a message safe and let what goes into it past the escaping.
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
