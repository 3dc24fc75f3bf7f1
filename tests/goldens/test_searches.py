"""What is found first: names in any spelling and script, days, words, questions, and nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.goldens import golden
from tests.goldens.golden import Compare
from tests.support.tabs import opened

QUERIES = {
    "lighthouse": (
        *("Noam Dekarel", "captain dekarel", "Dekarelle", "Decarel", "noam dekaerl", "Abi Shira"),
        *("נועם דקראל", "דקראל", "Νοάμ Ντεκαρέλ", "SLB", "S.L.B.", "Skera Lights Board"),
        *("salvors guild", "Συντεχνία", "the Teeth", "שונית השחף", "isle of Skerra"),
        *("14 March 2003", "2003-03-14", "14/3/2003", "wreck of the Aurelia", "Aurelia disaster"),
        *("was the light burning", "how many people", "two fishermen", "deckhand drowned"),
        *("false light", "almanac", "methodology", "fathom", "qwertzuiop", "לללללל"),
    ),
    "flood": (
        *("Tarid Benosh", "Banosh", "Benosch", "تارد بنوش", "بنوش", "ساروق", "UOP", "U.O.P."),
        *("شركة أوسك العليا", "شركه اوسك العليا", "Minister Marn", "Ilsa Marne", "water authority"),
        *("OWA", "growers union", "paper mil", "Ketter-under-Dam", "سد أوسك", "osk dam"),
        *("9 May 2011", "09.05.2011", "٩ مايو ٢٠١١", "May 2011", "hearing", "who opened the gates"),
        *("how many houses", "foot bridge", "ledger", "turbines", "rejected the blame"),
        *("yearbook", "zzzz", "ضصثقفغ"),
    ),
}
"""What people type, by the briefing in which they look."""

FEWEST = 40

ASK = """async ({ queries, base }) => {
    const { search } = JSON.parse(document.getElementById("__config").textContent)
    const index = await (await fetch(`${base}search/search_index.json`)).json()
    const worker = new Worker(new URL(search, location))
    const ask = message => new Promise((answer, fail) => {
        worker.onmessage = ({ data }) => answer(data)
        worker.onerror = ({ message }) => fail(new Error(message))
        worker.postMessage(message)
    })
    await ask({ type: 0, data: { ...index, options: {} } })
    const found = []
    for (const query of queries) {
        const { data } = await ask({ type: 2, data: query })
        found.push(data.items[0]?.[0].location.split("#")[0] ?? null)
    }
    worker.terminate()
    return found
}"""
"""Asks the search worker, so that the list need not be drawn for each query."""


@pytest.mark.parametrize("name", golden.BRIEFINGS)
def test_what_is_found_first_is_what_was_found_before(
    chromium: Browser, url_of: Callable[[str], str], compare: Compare, name: str
) -> None:
    queries = QUERIES[name]
    with opened(chromium) as (tab, heard):
        tab.goto(url_of(name), wait_until="domcontentloaded")
        found = tab.evaluate(ASK, {"queries": queries, "base": url_of(name)})
        assert not heard.faults
    pairs = zip(queries, found, strict=True)
    lines = [f"{'nothing' if hit is None else f'/{hit}'} <- {query}\n" for query, hit in pairs]
    compare(golden.SEARCHES[name], "".join(lines))


def test_there_are_queries_enough() -> None:
    assert len({query for queries in QUERIES.values() for query in queries}) >= FEWEST
