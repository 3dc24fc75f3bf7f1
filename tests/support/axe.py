"""What axe-core finds wrong with the page in a tab."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page as Tab

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""WCAG 2.0 to 2.2, levels A and AA, and what is good practice beyond."""

OF_COLOUR = ("color-contrast", "link-in-text-block")
"""The rules whose answer depends on the colour scheme."""

OF_WIDTH = (
    *("target-size", "scrollable-region-focusable", "aria-hidden-focus"),
    *("button-name", "label", "link-name", "summary-name"),
)
"""Those whose answer depends on the width, which lays boxes out and shows some and hides others."""

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
"""Marks elements that look, with all in them, like three before them, on the same ground."""

_RUN = """([runOnly, left, within, without]) => axe.run({ include: [[within]], exclude: without }, {
    preload: false,
    resultTypes: ["violations"],
    runOnly,
    rules: Object.fromEntries(left.map(rule => [rule, { enabled: false }])),
}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(
    ({ html, failureSummary }) => `${id}: ${html} (${failureSummary.split(/\\s+/).join(" ")})`
)))"""
"""Runs rules; what breaks none stays in the page: all that was looked at is long."""


_ALL_LAID_OUT = "*, *::before, *::after { content-visibility: visible !important }"
"""What is laid out only when a reader comes near lies, until then, over what comes after it."""


def load(tab: Tab) -> None:
    """Put axe-core into the page that is open, and lay all of the page out."""
    tab.add_style_tag(content=_ALL_LAID_OUT)
    tab.evaluate(AXE_SCRIPT)


def violations(tab: Tab) -> list[str]:
    """Return what breaks any rule: the rule, the element, and how."""
    return _run(tab, {"type": "tag", "values": [*TAGS]})


def violations_of_structure(tab: Tab) -> list[str]:
    """Return what breaks a rule that has nothing to do with colours or sizes."""
    return _run(tab, {"type": "tag", "values": [*TAGS]}, left=[*OF_COLOUR, "target-size"])


def violations_of_width(tab: Tab) -> list[str]:
    """Return what breaks a rule whose answer depends on the width."""
    return _run(tab, {"type": "rule", "values": [*OF_WIDTH]})


def violations_of_colour(tab: Tab, within: str = "html") -> list[str]:
    """Return what breaks a rule of colour, but for what looks like three things before it.

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
