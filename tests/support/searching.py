"""Send queries to the search worker of a site, without waiting for results to be drawn."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from briefing.records import Actor
from tests.support.site import Published
from tests.support.tabs import opened

Searches = Mapping[str, Sequence[str]]
"""What people type, by the address of the page that they must find first."""

_ASK = """async ({ queries, base }) => {
    const ask = message => new Promise(answer => {
        asked.onmessage = ({ data }) => answer(data)
        asked.postMessage(message)
    })
    if (!window.asked) {
        const { search } = JSON.parse(document.getElementById("__config").textContent)
        const index = await (await fetch(`${base}search/search_index.json`)).json()
        window.asked = new Worker(new URL(search, location))
        await ask({ type: 0, data: { ...index, options: {} } })
    }
    const found = []
    for (const query of queries) {
        const { data } = await ask({ type: 2, data: query })
        found.push(data.items[0]?.[0].location.split("#")[0] ?? null)
    }
    return found
}"""


@contextmanager
def first_page(chromium: Browser, url: str) -> Iterator[Tab]:
    """Open the first page of a site; any error in it fails the test."""
    with opened(chromium) as (tab, heard):
        tab.goto(url)
        yield tab
        assert not heard.faults


def first_hits(tab: Tab, url: str, queries: Sequence[str]) -> list[str | None]:
    """Return the address of the first page that each query finds on the site at `url`."""
    found: list[str | None] = tab.evaluate(_ASK, {"queries": [*queries], "base": url})
    return found


def wrong_hits(tab: Tab, url: str, searches: Searches) -> list[str]:
    """Return the queries that do not find their page first, with what they find."""
    meant = [(words, page) for page, typed in searches.items() for words in typed]
    hits = first_hits(tab, url, [words for words, _ in meant])
    pairs = zip(meant, hits, strict=True)
    return [f"{words}: {hit}" for (words, page), hit in pairs if hit != page]


def names_by_page(published: Published) -> dict[str, list[str]]:
    """Return the names that no two actors share, by the page that each must find first."""
    actors = [a for a in published.briefing.actors.values() if not a.withdrawn]
    times = Counter(name for actor in actors for name in set(_names_of(actor)))
    return {
        f"actors/{actor.id}/": [name for name in _names_of(actor) if times[name] == 1]
        for actor in actors
    }


def _names_of(actor: Actor) -> list[str]:
    aliases = (alias.text for alias in actor.aliases)
    own = (name.value for name in actor.names.values())
    return list(dict.fromkeys((actor.name, *aliases, *own)))


def slip(name: str, chance: random.Random) -> str:
    """Return the name with one letter left out, or two neighbours exchanged."""
    letters = [i for i, letter in enumerate(name) if letter.isalpha()]
    pairs = [i for i in letters if i + 1 in letters and name[i] != name[i + 1]]
    if chance.random() < 0.5:
        i = chance.choice(letters)
        return name[:i] + name[i + 1 :]
    i = chance.choice(pairs)
    return name[:i] + name[i + 1] + name[i] + name[i + 2 :]
