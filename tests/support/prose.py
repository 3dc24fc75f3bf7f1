"""Page writers of small briefings for tests, and the HTML that their Markdown becomes.

Everything here is rendered by Python-Markdown, with the extensions of mkdocs.yml, and read with
an HTML parser: what counts is what a reader and a browser get.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup
from markdown import Markdown as Converter

from briefing import load
from briefing.linking import Briefing
from briefing.prose import PageContext, PageWriter
from tests.support.briefings import Edit, edited, minimal, write

ROOT = Path(__file__).parent.parent.parent
OF_THE_ENGINE = ["toc", "tables", "fenced_code"]
"""Extensions that MkDocs adds to those of mkdocs.yml."""


class _Loader(yaml.SafeLoader):
    """A loader for mkdocs.yml that ignores MkDocs' own `!ENV`."""


_Loader.add_multi_constructor("!", lambda *_: None)


def _converter() -> Converter:
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _Loader)  # noqa: S506 - is safe
    options: dict[str, Any] = {}
    for entry in [*OF_THE_ENGINE, *config["markdown_extensions"]]:
        options |= entry if isinstance(entry, dict) else {entry: {}}
    return Converter(extensions=list(options), extension_configs=options)


CONVERTER = _converter()


def html(markdown: str) -> BeautifulSoup:
    """Return the page that the engine makes of some Markdown."""
    return BeautifulSoup(CONVERTER.reset().convert(markdown), "html5lib")


def typed(text: str) -> str:
    """Return a text as typed on a keyboard, with straight quotation marks and apostrophes."""
    return text.translate(str.maketrans("\u2018\u2019\u2032\u201c\u201d\u2033", "'''\"\"\""))


ASHES = (
    Edit("actors/ann.yml", "short_name", "Ashe"),
    Edit("actors/zoe.yml", "", {
        "name": "Zoe Ashe", "short_name": "Ashe", "kind": "person",
        "summary": "A sister. [@herald]", "reviewed": "2020",
        "aliases": [{"text": "Aunt Zoe", "link": True}, "Zozo"],
    }),
)  # fmt: skip


def two_ashes(folder: Path) -> Briefing:
    """Return the minimal briefing, with two women who share a short name, written to a folder."""
    return load(write(folder, edited(minimal(), *ASHES)))


Pen = Callable[..., PageWriter]


def pens(mill: Briefing) -> Pen:
    """Return a factory of page writers, each for a page of its own."""

    def made(own_id: str | None = None, path: str = "events/fire/index.md") -> PageWriter:
        return PageWriter(mill, PageContext(path, own_id))

    return made
