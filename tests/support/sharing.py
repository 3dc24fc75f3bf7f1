"""Read what the pages of a site tell programs: heads and structured data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from briefing import markup
from briefing.linking import Briefing
from briefing.rendering import render
from tests.support.project import ROOT
from tests.support.schemaorg import Node, nodes
from tests.support.site import Page, Published

JSON_LD = "application/ld+json"


def meta(page: Page, name: str) -> str | None:
    """Return the content of a page's meta element by its name or property; at most one exists."""
    found = page.soup.select(f'meta[name="{name}"], meta[property="{name}"]')
    assert len(found) <= 1, f"{page.path}: {name}"
    return str(found[0]["content"]) if found else None


def shared(published: Published) -> list[Page]:
    """Return the pages of the site, except the whole briefing in one document."""
    return [page for page in published.site.written if page.url != "print/"]


def plain(briefing: Briefing, text: str) -> str:
    """Return a text of a record as plain text."""
    return " ".join(markup.plain(text, briefing.name_of).split())


def heads(briefing: Briefing) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the front matter of every page."""
    for page in render(briefing, ROOT / "templates"):
        if page.path.endswith(".md"):
            yield page.path, yaml.safe_load(page.text.split("\n---\n", 1)[0].removeprefix("---\n"))


@dataclass(frozen=True)
class Told:
    """The structured data of a site: of each page, and of the files that pages link to."""

    published: Published

    @cached_property
    def documents(self) -> Mapping[str, Any]:
        """The documents by their page or file."""
        root = self.published.site.root
        found = {
            page.path: json.loads(script.get_text())
            for page in shared(self.published)
            for script in page.soup.select(f'script[type="{JSON_LD}"]')
        }
        files = sorted(root.rglob("*.jsonld"))
        return found | {
            file.relative_to(root).as_posix(): json.loads(file.read_text("utf-8")) for file in files
        }

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        return tuple(n for path, document in self.documents.items() for n in nodes(path, document))

    def of(self, kind: str) -> tuple[Mapping[str, Any], ...]:
        return tuple(node.value for node in self.nodes if node.value["@type"] == kind)
