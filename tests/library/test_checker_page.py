"""The page on the checker's rules: every rule is on it, and its examples read as they are typed."""

from __future__ import annotations

import re
from html import unescape

import pytest

from briefing.linking import Briefing
from briefing.problems import FAMILIES, RULES
from briefing.rendering import render
from briefing.rendering.checker_views import CheckerViews, readable_lines
from tests.support.project import ROOT
from tests.support.prose import typed


@pytest.fixture(scope="module")
def page(lighthouse: Briefing) -> str:
    pages = render(lighthouse, ROOT / "templates")
    return next(one.text for one in pages if one.path == "checker/index.md")


def entry(page: str, code: str) -> str:
    """What stands between a rule's heading and the next heading."""
    (found,) = re.findall(
        rf"^### [^\n]*{{: #s-{code} }}\n(.*?)(?=^#|\Z)", page, re.MULTILINE | re.DOTALL
    )
    return str(found)


def words(markdown: str) -> str:
    return " ".join(unescape(re.sub(r"</?(?:code|p|strong)\b[^>]*>", "", markdown)).split())


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_is_on_the_page_with_its_remedy_and_its_example(page: str, code: str) -> None:
    rule, found = RULES[code], entry(page, code)
    for text in (rule.meaning, rule.remedy):
        assert typed(text).replace("`", "") in typed(words(found))
    assert f"{rule.severity.capitalize()}." in words(found)
    listings = [
        unescape(one) for one in re.findall(r"<pre[^>]*><code>(.*?)</code>", found, re.DOTALL)
    ]
    views = CheckerViews()
    shown_files = (views.before(rule.example), views.after(rule.example)) if rule.example else ()
    assert listings == [file.text for file in shown_files if file.text is not None]


def test_every_family_has_a_heading(page: str) -> None:
    for family in FAMILIES:
        assert f"\n## {family.title.replace(',', ',')} {{: #s-family-{family.id} }}\n" in unescape(
            page
        )


def test_nobody_sees_nothing() -> None:
    """A tab and an invisible character look like what they are."""
    assert readable_lines("a:\n\t- b\u200b\n").split("\n") == ["a:", "\u21e5 - b\\u{200B}"]
    assert "\t" not in "".join(
        readable_lines(rule.example.after) for rule in RULES.values() if rule.example
    )


def test_a_very_long_file_is_cut() -> None:
    lines = readable_lines("aliases:\n" + "  - Benny\n" * 50_000).split("\n")
    assert len(lines) == 6
    assert lines[-1] == "# … and 49,996 more lines like these"
