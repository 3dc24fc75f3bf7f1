"""Templates print every value through the one escape: nothing in them lets a text past it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import nodes
from jinja2.exceptions import TemplateError

from briefing.rendering import ALLOWED_FILTERS, make_environment
from tests.support.project import ROOT

TEMPLATES = ROOT / "templates"
PAGES = sorted([*TEMPLATES.glob("pages/*.j2"), *TEMPLATES.glob("parts/*.j2")])
THEME = sorted(TEMPLATES.glob("theme/**/*.html"))

LEAKING_FILTERS = {
    "attr",
    "e",
    "escape",
    "forceescape",
    "format",
    "indent",
    "join",
    "pprint",
    "replace",
    "safe",
    "string",
    "striptags",
    "title",
    "tojson",
    "trim",
    "truncate",
    "urlencode",
    "urlize",
    "wordwrap",
    "xmlattr",
}
"""Filters that make text out of values, or call a text safe."""

LEAKING_METHODS = {"format", "format_map", "join", "unescape", "striptags", "__html__", "__class__"}

NO_TEXT_MADE = {"int", "length"}
"""Filters that a theme template may use on front matter: what they give is a number."""


def parsed(path: Path) -> nodes.Template:
    return make_environment(TEMPLATES).parse(path.read_text("utf-8"))


def names(paths: list[Path]) -> list[str]:
    return [path.relative_to(TEMPLATES).as_posix() for path in paths]


def test_the_allow_list_has_no_filter_that_leaks() -> None:
    assert not ALLOWED_FILTERS & LEAKING_FILTERS
    assert set(make_environment(TEMPLATES).filters) == set(ALLOWED_FILTERS)


def test_a_filter_beyond_the_allow_list_does_not_even_load() -> None:
    with pytest.raises(TemplateError):
        make_environment(TEMPLATES).from_string("{{ value | safe }}")


@pytest.mark.parametrize("path", PAGES, ids=names(PAGES))
def test_a_template_uses_allowed_filters_only(path: Path) -> None:
    used = {node.name for node in parsed(path).find_all(nodes.Filter)}
    assert used <= ALLOWED_FILTERS


@pytest.mark.parametrize("path", PAGES, ids=names(PAGES))
def test_a_template_puts_no_text_together(path: Path) -> None:
    """`~`, `+` and `%` hand on text that the escape takes for a template's own."""
    tree = parsed(path)
    assert not list(tree.find_all(nodes.Concat))
    for node in tree.find_all((nodes.Add, nodes.Mod, nodes.Mul)):
        texts = [const for const in node.find_all(nodes.Const) if isinstance(const.value, str)]
        assert not texts, f"line {node.lineno}"


@pytest.mark.parametrize("path", PAGES, ids=names(PAGES))
def test_a_template_never_turns_the_escape_off(path: Path) -> None:
    tree = parsed(path)
    switches = (nodes.EvalContextModifier, nodes.MarkSafe, nodes.MarkSafeIfAutoescape)
    assert not list(tree.find_all(switches))
    named = {node.name for node in tree.find_all(nodes.Name)}
    assert not named & {"Markup", "Markdown", "self"}
    assert not {node.attr for node in tree.find_all(nodes.Getattr)} & LEAKING_METHODS


@pytest.mark.parametrize("path", [*PAGES, *THEME], ids=names([*PAGES, *THEME]))
def test_an_anchor_is_never_written_as_a_comment(path: Path) -> None:
    """`{#id}` opens a comment, which swallows everything up to the next `#}`."""
    assert not re.search(r"\{#(?![\s-])", path.read_text("utf-8"))


@pytest.mark.parametrize("path", THEME, ids=names(THEME))
def test_a_theme_template_prints_front_matter_as_it_comes(path: Path) -> None:
    """Front matter arrives escaped, into templates that do not escape."""
    tree = parsed(path)
    assert not list(tree.find_all((nodes.EvalContextModifier, nodes.MarkSafe)))
    for node in tree.find_all((nodes.Filter, nodes.Concat, nodes.Add, nodes.Mod)):
        fields = [inner.attr for inner in node.find_all(nodes.Getattr) if inner.attr == "meta"]
        assert not fields or (isinstance(node, nodes.Filter) and node.name in NO_TEXT_MADE)


def test_data_is_never_evaluated_as_a_template() -> None:
    environment = make_environment(TEMPLATES)
    template = environment.from_string("{{ text }}{% set again = text %}{{ again }}")
    shown = template.render(text="{{ 7*7 }}{% raw %}")
    assert "49" not in shown
    assert "{" not in shown


def test_whatever_a_template_prints_is_escaped_unless_its_type_says_not() -> None:
    environment = make_environment(TEMPLATES)
    for source in (
        "{{ text }}",
        "{% for item in [text] %}{{ item }}{% endfor %}",
        "{{ text|default('x') }}",
        "{{ [text]|first }}",
        "{{ text|upper }}",
        "{{ {text: 1}|dictsort|first|first }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(text) }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ text }}{% endcall %}",
        "{% set block %}{{ text }}{% endset %}{{ block }}",
        "{{ text if text else '' }}",
        "{{ text[:40] }}",
    ):
        shown = environment.from_string(source).render(text="<b>*x*_[y](z)`")
        assert not set("<>*[]()`") & set(shown), source
