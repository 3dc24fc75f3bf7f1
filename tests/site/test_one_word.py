"""One word changed in one place changes wherever readers meet it, and the old one is gone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.support.briefings import LIGHTHOUSE
from tests.support.clones import commit, git
from tests.support.project import copy_project, run

REACTION = "orrland-asks-for-an-inquiry"
FILE = Path("data", "reactions", f"{REACTION}.yml")
LABEL, NEW_LABEL = "Claimed", "Averred"
"""What the vocabulary calls the status of that reaction."""
WORDS, NEW_WORDS = "according to", "as we have it from"
"""What the catalogue says before those who say so."""
CATALOGUE = f"""msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "{WORDS} %(who)s"
msgstr "{NEW_WORDS} %(who)s"
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What is said of that reaction, by where it is said, once both words were changed."""
    project = copy_project(tmp_path_factory.mktemp("one-word") / "project", LIGHTHOUSE)
    (project / "templates" / "phrases" / "en.po").write_text(CATALOGUE, "utf-8")
    vocabulary = project / "data" / "vocabulary.yml"
    vocabulary.write_text(vocabulary.read_text("utf-8").replace(LABEL, NEW_LABEL), "utf-8")
    reaction = (project / FILE).read_text("utf-8")
    (project / FILE).unlink()
    git(project, "init", "--quiet")
    commit(project, "Before the reaction")
    (project / FILE).write_text(reaction, "utf-8")
    report = run(project, "diff", "HEAD").stdout
    done = run(project, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return {**_published(project / "site"), "differences": report}


def _published(site: Path) -> dict[str, str]:
    folder = site / "reactions" / REACTION
    page = BeautifulSoup((folder / "index.html").read_text("utf-8"), "lxml")
    copied = json.loads((folder / "copy.json").read_text("utf-8"))["page"]
    (card,) = page.select("meta[property='og:description']")
    (description,) = page.select("meta[name=description]")
    document = BeautifulSoup((site / "print" / "index.html").read_text("utf-8"), "lxml")
    (heading,) = document.select(f"[id={REACTION}]")
    (below,) = heading.find_next_siblings("p", class_="claim-standing", limit=1)
    return {
        "page": page.select_one(".infobox").get_text(" "),  # type: ignore[union-attr]
        "document": below.get_text(" "),
        "copied text": copied["text"],
        "copied entry": copied["bibtex"],
        "description": str(description["content"]),
        "card": str(card["content"]),
        "search": _found(json.loads((site / "search" / "search_index.json").read_text("utf-8"))),
    }


def _found(index: dict[str, list[dict[str, Any]]]) -> str:
    """Return the words of the page in the index, and those of the mark that a result shows."""
    address = f"reactions/{REACTION}/"
    of_page = [entry for entry in index["docs"] if entry["location"].startswith(address)]
    told = json.loads(unescape(of_page[0]["tags"][-1]))
    return " ".join((told["status"][1], *(entry["text"] for entry in of_page)))


PLACES = (
    *("page", "document", "copied text", "copied entry"),
    *("description", "card", "search", "differences"),
)


@pytest.mark.parametrize("place", PLACES)
def test_a_label_of_the_vocabulary_changes_everywhere(said: Mapping[str, str], place: str) -> None:
    assert NEW_LABEL.casefold() in said[place].casefold()
    assert LABEL.casefold() not in said[place].casefold()


@pytest.mark.parametrize("place", PLACES)
def test_a_phrase_of_the_catalogue_changes_everywhere(said: Mapping[str, str], place: str) -> None:
    assert NEW_WORDS in said[place]
    assert WORDS not in said[place]
