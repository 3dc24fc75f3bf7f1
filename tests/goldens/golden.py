"""The golden files: which there are, and how a text is held against one.

`make goldens` writes them anew; whoever changes the software reads the difference. A file is named
here before a test compares it, so that one which no test compares any more is found.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from pytest_regressions.file_regression import FileRegressionFixture

from briefing.problems.rules import FAMILIES

HERE = Path(__file__).parent

BRIEFINGS = ("lighthouse", "flood")
"""The made-up ones, by the names of their folders."""

RULES = {
    family.id: f"rules/{family.id}.txt"
    for family in FAMILIES
    if any(rule.example for rule in family.rules)
}
COPIED = {name: f"copied/{name}.txt" for name in BRIEFINGS}
SEARCHES = {name: f"searches/{name}.txt" for name in BRIEFINGS}
TREE = "tree/profile.txt"
HISTORY = "history/days.txt"

PAGES = {
    (
        "lighthouse",
        address,
    ): f"pages/{address.removesuffix('.html').replace('/', '-').strip('-') or 'home'}.txt"
    for address in (
        *("", "about/", "actors/", "checker/", "contribute/", "contribute/ar/"),
        *(
            "corrections/",
            "data/",
            "events/",
            "evidence/",
            "glossary/",
            "map/",
            "methodology/",
            "network/",
        ),
        *("places/", "print/", "questions/", "reactions/", "sources/", "timeline/", "404.html"),
        *("actors/noam-dekarel/", "actors/captain-dekarel/", "actors/jorun-tolvik/"),
        *("events/wreck-of-the-aurelia/", "places/gull-reef/", "places/skerra/"),
        *("questions/was-the-light-burning/", "questions/how-many-aboard/"),
        *("reactions/board-on-the-wreck/", "reactions/hoaxed-telegram/"),
        *("sources/board-log-2003/", "sources/dekarel-letter-he-2003/"),
    )
} | {
    ("flood", address): f"pages/flood-{address.replace('/', '-').strip('-')}.txt"
    for address in (
        *("actors/upper-osk-power/", "events/flood-at-low-ketter/"),
        *("questions/who-opened-the-gates/", "reactions/saruq-rejects-the-blame/"),
        *("sources/hearing-minutes-2011-11/", "reactions/"),
    )
}
"""Pages by the site and the address: one of every kind, and what only some records have."""

PAGES["gallery", "about/design/"] = "pages/about-design.txt"

ALL = {*RULES.values(), *COPIED.values(), *SEARCHES.values(), *PAGES.values(), TREE, HISTORY}

Compare = Callable[[str, str], None]
"""Holds a text against the golden file of a name."""


def comparing(regression: FileRegressionFixture) -> Compare:
    """Return what holds texts against golden files, or writes them where that is asked for."""

    def compare(name: str, text: str) -> None:
        assert name in ALL, f"{name} is not listed"
        regression.check(text, encoding="utf-8", newline="\n", fullpath=HERE / name)

    return compare


def by_sentence(text: str) -> str:
    """Return a text with each sentence on a line of its own."""
    return re.sub(r"(?<=[.?!”)]) (?=[A-Z“‘])", "\n  ", text)
