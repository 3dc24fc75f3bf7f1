"""A reader's first visit: what it weighs, what moves, what is not fetched, what may be missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Route, expect
from playwright.sync_api import Page as Tab

from tests.support.kinds import kinds_of_page
from tests.support.serving import compressed
from tests.support.site import Published
from tests.support.tabs import Heard, SearchField, first_visit, opened

KIB = 1024
PROFILE = "actors/noam-dekarel/"
FIRST_VISITS = {"": 120, PROFILE: 145, "timeline/": 105}
"""KiB that a first visit may weigh; the profile has names in two more scripts, and their faces."""

TWO_LINES_ON_A_SHORT_PAGE = 0.06
"""How much may move: a face may break two lines of a table elsewhere, and the foot comes nearer."""

A_HAIR = 0.005

WATCH_SHIFTS = """
    window.shifts = []
    window.note = entries => {
        for (const { value, hadRecentInput } of entries) if (!hadRecentInput) shifts.push(value)
    }
    window.watcher = new PerformanceObserver(list => note(list.getEntries()))
    watcher.observe({ type: "layout-shift", buffered: true })
"""

PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"

PARSED = "() => document.readyState !== 'loading'"

SETTLED = """async () => {
    await document.fonts.ready
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
    note(watcher.takeRecords())
    return shifts.reduce((sum, value) => sum + value, 0)
}"""


@pytest.fixture(scope="module")
def web_url(published: Published) -> Iterator[str]:
    """Where the site is served as it is on the web."""
    with compressed(published.site.root) as url:
        yield url


def weight(chromium: Browser, address: str) -> float:
    """What a browser with an empty cache fetches for a page, in KiB, headers included."""
    sizes: list[float] = []
    with first_visit(chromium) as (tab, _):
        session = tab.context.new_cdp_session(tab)
        session.on("Network.loadingFinished", lambda done: sizes.append(done["encodedDataLength"]))
        session.send("Network.enable")
        tab.goto(address, wait_until="networkidle")
    return sum(sizes) / KIB


def lightest(chromium: Browser, address: str, budget: float) -> float:
    """Return what a first visit weighs, the least of three where one is above a budget.

    On a busy machine a browser may ask for the rarer letters of a face before it knows that it
    needs none of them.
    """
    weights = (weight(chromium, address) for _ in range(3))
    least = next(weights)
    while least >= budget and (another := next(weights, None)) is not None:
        least = min(least, another)
    return least


@contextmanager
def held(tab: Tab, pattern: str) -> Iterator[list[Route]]:
    """Hold back what a tab asks for under the addresses of a pattern until the block ends."""
    waiting: list[Route] = []
    released = False

    def take(route: Route) -> None:
        if released:
            route.continue_()
        else:
            waiting.append(route)

    tab.route(pattern, take)
    yield waiting
    released = True
    for route in waiting:
        route.continue_()


# What is fetched


def test_a_first_visit_is_light(chromium: Browser, web_url: str) -> None:
    """The made-up pages are short: what they weigh is what every page of any briefing weighs."""
    for page, budget in FIRST_VISITS.items():
        assert 0 < lightest(chromium, web_url + page, budget) < budget, page


def test_reading_fetches_neither_engine_nor_index(chromium: Browser, lighthouse_url: str) -> None:
    with opened(chromium) as (tab, heard):
        tab.goto(lighthouse_url + PROFILE, wait_until="networkidle")
        tab.evaluate("scrollTo(0, 2000)")
        tab.locator(".sources-list > summary").click()
        tab.wait_for_load_state("networkidle")
        assert not [
            url
            for url in heard.requests
            if "/bundle." in url or "/search/" in url or "/workers/" in url
        ]


# What moves


def shift(tab: Tab, address: str) -> float:
    """Return how much moves on a visit on which the faces come after the text."""
    with held(tab, "**/*.woff2*") as faces:  # and nothing comes from the cache then
        tab.goto(address, wait_until="domcontentloaded")
        tab.wait_for_function(PAINTED)
        assert faces, address
    moved = float(tab.evaluate(SETTLED))
    tab.unroute_all(behavior="wait")
    return moved


def moving(
    chromium: Browser, url: str, pages: Iterable[str], width: int, most: float
) -> dict[str, float]:
    """Return the pages on which more moves than may, and how much."""
    with first_visit(chromium, viewport={"width": width, "height": 800}) as (tab, _):
        tab.add_init_script(WATCH_SHIFTS)
        shifts = {page: shift(tab, url + page) for page in pages}
    return {page: by for page, by in shifts.items() if by > most}


MOVABLE = (
    *("", PROFILE, "events/wreck-of-the-aurelia/", "questions/was-the-light-burning/"),
    *("reactions/", "map/", "timeline/", "contribute/ar/"),
)
"""Pages with all that could move: boxes beside the text, figures, bars, tables, other scripts."""


def test_nothing_moves_while_a_page_arrives_and_its_faces_come_late(
    chromium: Browser, web_url: str
) -> None:
    assert not moving(chromium, web_url, MOVABLE, 390, TWO_LINES_ON_A_SHORT_PAGE)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_list_is_drawn_at_first_as_its_script_leaves_it(
    chromium: Browser, web_url: str, width: int
) -> None:
    with first_visit(chromium, viewport={"width": width, "height": 800}) as (tab, _):
        tab.add_init_script(WATCH_SHIFTS)
        with held(tab, "**/filter.js*") as scripts:
            tab.goto(f"{web_url}timeline/", wait_until="commit")
            tab.wait_for_function(PAINTED)
            tab.wait_for_function(PARSED)  # a part of a long page may be painted before
            assert not tab.locator(".filterable.ready").count()
        tab.locator(".filterable.ready").wait_for()
        assert scripts
        assert float(tab.evaluate(SETTLED)) < A_HAIR


@pytest.mark.full
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_on_any_kind_of_page(
    chromium: Browser, lighthouse_site: Published, web_url: str, width: int
) -> None:
    pages = kinds_of_page(lighthouse_site.site.root)
    assert not moving(chromium, web_url, pages, width, TWO_LINES_ON_A_SHORT_PAGE)


# What is typed and chosen early


def test_what_is_typed_before_the_engine_is_there_is_found(
    chromium: Browser, lighthouse_url: str
) -> None:
    with opened(chromium) as (tab, heard):
        with held(tab, "**/bundle.*") as engine:
            tab.goto(f"{lighthouse_url}{PROFILE}#s-sources")
            tab.keyboard.press("Control+k")
            tab.keyboard.type("gull")
            expect(tab.locator("[data-md-component=search-query]")).to_have_value("gull")
            assert engine
        expect(tab.locator(".md-search-result__item > a").first).to_have_attribute(
            "href", f"{lighthouse_url}places/gull-reef/"
        )
        expect(tab.locator("[data-md-component=search-query]")).to_be_focused()
        assert not heard.faults


def scheme(tab: Tab) -> str | None:
    return tab.locator("body").get_attribute("data-md-color-scheme")


def test_colours_follow_the_system_and_the_first_click(
    chromium: Browser, lighthouse_url: str
) -> None:
    button = "[data-md-component=palette] label:visible"
    with opened(chromium, color_scheme="dark") as (tab, heard):
        tab.goto(lighthouse_url, wait_until="commit")
        tab.locator(button).wait_for()
        assert scheme(tab) == "slate"
        tab.locator(button).click()
        assert scheme(tab) == "default"
        tab.goto(lighthouse_url + PROFILE)
        assert scheme(tab) == "default"
        SearchField(tab, lighthouse_url).first_hit("dekarel")
        tab.keyboard.press("Escape")
        tab.locator(button).click()
        assert scheme(tab) == "slate"
        assert not heard.faults


# What may be missing or out of date


OPTIONAL = (
    *("**/*.woff2*", "**/assets/briefing.css*", "**/javascripts/element.js*"),
    *("**/javascripts/frame.js*", "**/javascripts/lift.js*"),
    *(
        pytest.param(pattern, marks=pytest.mark.full)  # of each sort there is one above
        for pattern in (
            *("**/main.*.css*", "**/palette.*.css*", "**/javascripts/controls.js*"),
            *("**/javascripts/notes.js*", "**/javascripts/filter.js*"),
            *("**/javascripts/palette.js*", "**/javascripts/contents.js*"),
        )
    ),
)

ANSWERS = {"missing": (404, "Not found"), "stale": (200, "<!doctype html><p>Another page")}

MISSING_OR_STALE = ("missing", pytest.param("stale", marks=pytest.mark.full))


def own_faults(heard: Heard, pattern: str) -> list[str]:
    """What went wrong beyond the file that was made to fail."""
    name = pattern.rsplit("/", 1)[-1].strip("*")
    known = (
        "404",
        "Failed to load resource",
        "Unexpected token '<'",
        "Failed to decode downloaded font",
        "OTS parsing error",
    )
    return [fault for fault in heard.faults if name not in fault and not fault.startswith(known)]


@pytest.mark.parametrize("answer", MISSING_OR_STALE)
@pytest.mark.parametrize("pattern", OPTIONAL)
def test_a_page_is_read_without_any_one_of_its_files(
    chromium: Browser, lighthouse_url: str, pattern: str, answer: str
) -> None:
    status, body = ANSWERS[answer]
    asked = []

    def fail(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=status, body=body)

    with opened(chromium) as (tab, heard):
        tab.route(pattern, fail)
        tab.goto(lighthouse_url + PROFILE)
        expect(tab.locator("h1")).to_be_visible()
        expect(tab.locator("article .claim").first).to_be_visible()
        assert SearchField(tab, lighthouse_url).first_hit("gull") == "places/gull-reef/"
        tab.keyboard.press("Escape")
        tab.locator("#ref-1 a").click()
        expect(tab.locator(":target")).to_be_in_viewport()
        assert asked
        assert not own_faults(heard, pattern)


def test_without_the_script_that_says_so_a_page_is_as_without_any(
    chromium: Browser, lighthouse_url: str
) -> None:
    with opened(chromium) as (tab, heard):
        tab.route("**/javascripts/early.js*", lambda route: route.abort())
        tab.goto(lighthouse_url + PROFILE)
        expect(tab.locator("article .claim").first).to_be_visible()
        expect(tab.locator("header [data-md-component=search-query]")).to_be_hidden()
        tab.keyboard.press("Control+k")
        expect(tab.locator("[data-md-toggle=search]")).not_to_be_checked()
        tab.locator("#ref-1 a").click()
        expect(tab.locator(":target")).to_be_in_viewport()
        assert not own_faults(heard, "early.js")


@pytest.mark.parametrize("answer", MISSING_OR_STALE)
@pytest.mark.parametrize(
    "pattern",
    [
        "**/bundle.*",
        "**/search_index.json",
        pytest.param("**/names-first.js*", marks=pytest.mark.full),
        pytest.param("**/workers/search.*", marks=pytest.mark.full),
    ],
)
def test_search_says_that_it_cannot_be_had(
    chromium: Browser, lighthouse_url: str, pattern: str, answer: str
) -> None:
    status, body = ANSWERS[answer]
    with opened(chromium) as (tab, heard):
        tab.route(pattern, lambda route: route.fulfill(status=status, body=body))
        tab.goto(lighthouse_url + PROFILE)
        tab.keyboard.press("Control+k")
        expect(tab.locator(".md-search-result__meta")).to_contain_text("could not be loaded")
        tab.keyboard.press("Escape")
        tab.locator("#ref-1 a").click()
        expect(tab.locator(":target")).to_be_in_viewport()
        assert not own_faults(heard, pattern)
