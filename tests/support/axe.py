"""What axe-core finds wrong with the page in a tab."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page as Tab

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""WCAG 2.0 to 2.2, levels A and AA, and what is good practice beyond."""

OF_COLOUR = ("color-contrast", "link-in-text-block")
"""The rules whose answer depends on the colour scheme."""

_RUN = """([tags, rules]) => axe.run(document, {
    resultTypes: ["violations"],
    runOnly: rules.length ? {type: "rule", values: rules} : {type: "tag", values: tags},
})"""


def load(tab: Tab) -> None:
    """Put axe-core into the page that is open."""
    tab.evaluate(AXE_SCRIPT)


def violations(tab: Tab, rules: Sequence[str] = ()) -> list[str]:
    """Say what breaks a rule, of all rules or of some: the rule, the element, and how."""
    found = tab.evaluate(_RUN, [list(TAGS), list(rules)])
    return [line for violation in found["violations"] for line in _lines(violation)]


def _lines(violation: dict[str, object]) -> Iterator[str]:
    nodes = violation["nodes"]
    assert isinstance(nodes, list)
    for node in nodes:
        how = " ".join(str(node["failureSummary"]).split())
        yield f"{violation['id']}: {node['html']} ({how})"
