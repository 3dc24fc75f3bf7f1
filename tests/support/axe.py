"""The violations that axe-core finds on the page in a tab."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page as Tab

from tests.support.tabs import restyle

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""WCAG 2.0 to 2.2, levels A and AA, and good practice."""

OF_COLOUR = ("color-contrast", "link-in-text-block")
"""The rules whose result depends on the colour scheme."""

OF_WIDTH = (
    *("target-size", "scrollable-region-focusable", "aria-hidden-focus"),
    *("button-name", "label", "link-name", "summary-name"),
)
"""The rules whose result depends on the width, which moves, shows and hides boxes."""

_MARK_WHAT_LOOKS_ALIKE = """() => {
    const times = new Map()
    const look = (one, under) => {
        const { color, backgroundColor, backgroundImage, fontSize, fontWeight, opacity, display }
            = getComputedStyle(one)
        const own = [color, backgroundImage, fontSize, fontWeight, display].join(" ")
        const ground = backgroundColor === "rgba(0, 0, 0, 0)" ? under.ground : backgroundColor
        const faded = under.faded * opacity
        const inner = [...one.children].map(child => look(child, { ground, faded })).join()
        const whole = `${one.localName}.${one.className} ${own} ${ground} ${faded} (${inner})`
        times.set(whole, (times.get(whole) ?? 0) + 1)
        one.toggleAttribute("data-alike", times.get(whole) > 3)
        return whole
    }
    look(document.body, { ground: "", faded: 1 })
}"""
"""Marks elements that look, with all in them, like three before them on the same background."""

_RUN = """([runOnly, left, within, without]) => axe.run({ include: [[within]], exclude: without }, {
    preload: false,
    resultTypes: ["violations"],
    runOnly,
    rules: Object.fromEntries(left.map(rule => [rule, { enabled: false }])),
}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(
    ({ html, failureSummary }) => `${id}: ${html} (${failureSummary.split(/\\s+/).join(" ")})`
)))"""
"""Runs rules and returns only the violations: the list of all that was checked is long."""


_ALL_LAID_OUT = "*, *::before, *::after { content-visibility: visible !important }"
"""What is laid out only when it comes into view covers, until then, what comes after it."""


def load(tab: Tab) -> None:
    """Load axe-core into the open page, and lay out all of the page."""
    restyle(tab, _ALL_LAID_OUT)
    tab.evaluate(AXE_SCRIPT)


def violations(tab: Tab) -> list[str]:
    """Return the violations of any rule: the rule, the element, and how."""
    return _run(tab, {"type": "tag", "values": [*TAGS]})


def violations_of_structure(tab: Tab) -> list[str]:
    """Return the violations of rules that do not depend on colours or sizes."""
    return _run(tab, {"type": "tag", "values": [*TAGS]}, left=[*OF_COLOUR, "target-size"])


def violations_of_width(tab: Tab) -> list[str]:
    """Return the violations of rules whose result depends on the width."""
    return _run(tab, {"type": "rule", "values": [*OF_WIDTH]})


def violations_of_colour(tab: Tab, within: str = "html") -> list[str]:
    """Return the violations of rules of colour, except in what looks like three things before it.

    A long page has hundreds of marks, names and dates of the same look; each costs its time.
    """
    tab.evaluate(_MARK_WHAT_LOOKS_ALIKE)
    only = {"type": "rule", "values": [*OF_COLOUR]}
    return _run(tab, only, within=within, without=["[data-alike]"])


def _run(
    tab: Tab,
    only: Mapping[str, object],
    left: Sequence[str] = (),
    within: str = "html",
    without: Sequence[str] = (),
) -> list[str]:
    without_them = [[selector] for selector in without]
    found: list[str] = tab.evaluate(_RUN, [only, [*left], within, without_them])
    return found
