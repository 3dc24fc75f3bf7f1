"""The template linter finds what would break a page, and what no page uses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lint.templates import Linter

GOOD = {
    "pages/home.md.j2": (
        '{% from "parts/mark.md.j2" import mark %}\n{{ mark(1) }}\n{% set description = "x" %}\n'
    ),
    "parts/mark.md.j2": (
        '{% set sign = "*" %}\n'
        "{% macro one(n) %}{{ sign }}{{ n }}{% endmacro %}\n"
        "{% macro mark(n) %}{% set shown = n %}{{ one(shown) }}{% endmacro %}\n"
    ),
    "parts/sharing.md.j2": "{% macro actor(record) %}{{ record.name }}{% endmacro %}\n",
}
"""Templates with nothing wrong: a macro or a description may be used only by Python."""

GOOD_THEME = {
    "theme/404.html": '{% set written = "lost.html" %}\n{% include "main.html" %}\n',
    "theme/lost.html": '{% set base_url = "." %}\n{% extends "base.html" %}\n',
    "theme/main.html": '{% include written | default("base.html") %}\n{{ "a" | url }}\n',
    "theme/icon.html": '{% include ".icons/" ~ icon ~ ".svg" %}\n',
}
"""The same for the engine's: a variable may be there for what is included or extended, and a name
that is put together may be any."""


def findings(root: Path, changed: dict[str, str]) -> list[str]:
    """Lint the good templates with some changed or added."""
    for name, text in {**GOOD, **changed}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    found = Linter(root).lint()
    return [
        f"{Path(one.file).relative_to(root).as_posix()}:{one.line}: {one.message}" for one in found
    ]


def test_nothing_is_found_in_templates_with_nothing_wrong(tmp_path: Path) -> None:
    assert findings(tmp_path, GOOD_THEME) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Home\n{% if title %}\n{% for x in y %}\n",
            "pages/home.md.j2:3: Unexpected end of template. Jinja was looking for the following "
            "tags: 'endfor' or 'else'. The innermost block that needs to be closed is 'for'.",
            id="block not closed",
        ),
        pytest.param(
            "{{ title\n", "pages/home.md.j2:1: unexpected end of template", id="mark not closed"
        ),
        pytest.param("\n{{ x|safe }}", "pages/home.md.j2:2: No filter named 'safe'.", id="filter"),
        pytest.param(
            "\n{% if x %}{{ x|safe }}{% endif %}",
            "pages/home.md.j2:2: No filter named 'safe'.",
            id="filter of a branch",
        ),
        pytest.param("{{ 1 if x is old }}", "pages/home.md.j2:1: No test named 'old'.", id="test"),
        pytest.param(
            '\n{% include "parts/gone.md.j2" %}',
            "pages/home.md.j2:2: there is no template 'parts/gone.md.j2'",
            id="file that is not there",
        ),
        pytest.param(
            '{% from "parts/gone.md.j2" import mark %}{{ mark(1) }}',
            "pages/home.md.j2:1: there is no template 'parts/gone.md.j2'",
            id="import of a file that is not there",
        ),
        pytest.param(
            '{% from "parts/mark.md.j2" import marc %}{{ marc(1) }}',
            "pages/home.md.j2:1: parts/mark.md.j2 defines no 'marc'",
            id="macro that is not there",
        ),
        pytest.param(
            '{% from "parts/mark.md.j2" import one, mark %}{{ mark(1) }}',
            "pages/home.md.j2:1: 'one' is imported and never used",
            id="import that is not used",
        ),
        pytest.param(
            '{% from "parts/mark.md.j2" import mark as sign %}{{ mark(1) }}',
            "pages/home.md.j2:1: 'sign' is imported and never used",
            id="import that is used by another name",
        ),
        pytest.param(
            "\n\n{% macro again(n) %}{{ again(n) }}{% endmacro %}",
            "pages/home.md.j2:3: macro 'again' is never used",
            id="macro that only calls itself",
        ),
        pytest.param(
            "\n{% for x in y %}{{ loop.index0 * 40 }}{% endfor %}",
            "pages/home.md.j2:2: a sum: let Python do it, where the data is made",
            id="sum",
        ),
        pytest.param(
            "\n" + 201 * "a",
            "pages/home.md.j2:2: 201 characters; a line has at most 200",
            id="long line",
        ),
        pytest.param(
            "{% set a, b = pair %}{{ a }}",
            "pages/home.md.j2:1: 'b' is set and never used",
            id="variable that is not used",
        ),
        pytest.param(
            "{% macro m() %}\n{% set x %}text{% endset %}{% endmacro %}{{ m() }}{{ x }}",
            "pages/home.md.j2:2: 'x' is set and never used",
            id="variable that is used beyond its macro",
        ),
        pytest.param(
            "\n{% macro m(views, n) %}{{ n }}{% endmacro %}{{ m(views, 1) }}{{ m(views, 2) }}",
            "pages/home.md.j2:2: macro 'm' takes 'views', which is always 'views'",
            id="parameter that every template can name",
        ),
        pytest.param(
            "{% macro m(n, of=0) %}{{ of[n] }}{% endmacro %}{{ m(1, of=settings) }}",
            "pages/home.md.j2:1: macro 'm' takes 'of', which is always 'settings'",
            id="parameter by another name",
        ),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path, text: str, told: str) -> None:
    uses_all = '{% from "parts/mark.md.j2" import mark %}{{ mark(1) }}'
    found = findings(tmp_path, {"pages/home.md.j2": text, "pages/a.md.j2": uses_all})
    assert [one[: len(told)] for one in found] == [told]


def test_a_parameter_is_followed_into_other_templates(tmp_path: Path) -> None:
    outer = (
        '{% from "parts/in.md.j2" import m as inner %}{% macro o(v) %}{{ inner(v) }}{% endmacro %}'
    )
    changed = {
        "pages/a.md.j2": outer + "{{ o(views) }}",
        "pages/b.md.j2": '{% from "parts/in.md.j2" import m %}{{ m(views.map) }}',
        "parts/in.md.j2": "{% macro m(v) %}{{ v }}{% endmacro %}",
    }
    assert findings(tmp_path, changed) == [
        "pages/a.md.j2:1: macro 'o' takes 'v', which is always 'views'"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\n{{ x | ulr }}", "theme/icon.html:2: No filter named 'ulr'."),
        ('{% extends "bass.html" %}', "theme/icon.html:1: there is no template 'bass.html'"),
        ("{% set tiel = 1 %}", "theme/icon.html:1: 'tiel' is set and never used"),
    ],
)
def test_templates_of_the_engine_are_checked_as_it_renders_them(
    tmp_path: Path, text: str, told: str
) -> None:
    assert findings(tmp_path, {"theme/icon.html": text}) == [told]


def test_a_template_that_cannot_be_parsed_is_all_that_is_told(tmp_path: Path) -> None:
    """What it would have used is not called unused."""
    [told] = findings(tmp_path, {"pages/home.md.j2": "{% if %}"})
    assert told.startswith("pages/home.md.j2:1: ")
