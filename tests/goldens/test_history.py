"""What the page What changed says of each day of a prepared history."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup
from markdown import markdown

from briefing import load
from briefing.rendering import Past
from tests.goldens import golden
from tests.goldens.golden import Compare
from tests.goldens.printed import printed
from tests.support.feeds import read_feed
from tests.support.histories import Written, chronicle, git, page
from tests.support.prepared import write_history

FEEDS = (
    "actors/benedict/changes.xml",
    "actors/ann/changes.xml",
    "questions/who-lit-it/changes.xml",
)


def test_a_history_is_told_as_it_was_before(tmp_path: Path, compare: Compare) -> None:
    written = Written(tmp_path / "there")
    write_history(written)
    assert int(git(written.folder, "rev-list", "--count", "HEAD")) > 20
    briefing = load(written.data)
    past = Past(None, chronicle(written.data, tmp_path / "cache"))
    told = [_days(page(briefing, past))]
    for path in FEEDS:
        feed = read_feed(page(briefing, past, path))
        told.append(f"{path}\n{feed.title}\n")
        for entry in feed.entries:
            told += (entry.title, *(f"- {line}" for line in entry.lines))
        told.append("")
    compare(golden.HISTORY, "\n".join(told))


def _days(text: str) -> str:
    """Return the days as the page prints them, without what is before and after them."""
    _, _, days = text.partition("\n## ")
    html = markdown(f"## {days}", extensions=["attr_list", "md_in_html"])
    whole = printed(BeautifulSoup(f"<body>{html}", "lxml"))
    return whole.partition("\n\n")[2].partition("\nsection")[0].rstrip() + "\n"
