"""Lists and tables in a browser: what is shown at first, what is chosen, and what is copied."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, expect
from playwright.sync_api import Page as Tab

from tests.support import lifting
from tests.support.kinds import kinds_of_page
from tests.support.site import Published
from tests.support.tabs import DRAWN, PHONE, WIDE, opened, reading

HOME = "https://aurelia.example.net/"
ENTRIES = ".timeline-entry:visible"


def shown(tab: Tab) -> int:
    return int(tab.locator(".filter-status").first.inner_text().split()[0])


# The timeline


def test_the_timeline_opens_with_events_alone(chromium: Browser, lighthouse_url: str) -> None:
    with reading(chromium, f"{lighthouse_url}timeline/") as tab:
        expect(tab.locator("[data-only]:visible")).to_have_count(0)
        expect(tab.locator("#s-during")).to_be_in_viewport()
        before = shown(tab)
        tab.get_by_role("checkbox", name="Claims").check()
        assert shown(tab) > before
        expect(tab.locator("[data-only=claim]:visible").first).to_be_visible()
        expect(tab.locator("[data-only=reaction]:visible")).to_have_count(0)
        tab.get_by_role("checkbox", name="All years").check()
        expect(tab.locator(".timeline-year:not([open], [hidden])")).to_have_count(0)


def test_without_scripts_the_timeline_has_everything(
    chromium: Browser, lighthouse_url: str
) -> None:
    with opened(chromium, java_script_enabled=False) as (tab, _):
        tab.goto(f"{lighthouse_url}timeline/")
        for fold in tab.locator(".timeline-year:not([open]) > summary").all():
            fold.click()
        expect(tab.locator(".timeline-entry:not(:visible)")).to_have_count(0)
        expect(tab.locator("[data-only=reaction]").first).to_be_visible()


@pytest.mark.parametrize("script", ["filter", "element", "folding", "phrases"])
def test_the_timeline_has_everything_where_a_script_fails(
    chromium: Browser, lighthouse_url: str, script: str
) -> None:
    with opened(chromium) as (tab, _):
        tab.route(f"**/{script}*.js*", lambda route: route.abort())
        tab.goto(f"{lighthouse_url}timeline/")
        expect(tab.locator("[data-only=reaction]").first).to_be_visible()
        expect(tab.locator("[data-only=claim]:visible").first).to_be_visible()
        expect(tab.locator(".filter-bar")).to_be_hidden()


def test_contents_offer_and_count_what_a_filter_leaves(
    chromium: Browser, lighthouse_url: str
) -> None:
    """No entry leads to what is not shown, and whatever is shown has its entry."""
    offered = """(box) => [...document.querySelectorAll("nav li > a[href^='#s-']")]
        .filter((link) => link.checkVisibility())
        .map((link) => document.getElementById(link.hash.slice(1)))
        .filter((heading) => box.contains(heading)).map((heading) => heading.id)"""
    headings = """(box) => [...box.querySelectorAll(":is(h2, h3)[id]")]
        .filter((one) => !one.closest("[hidden]")).map((heading) => heading.id)"""
    with reading(chromium, f"{lighthouse_url}timeline/") as tab:
        box = tab.locator(".filterable")
        at_first = box.evaluate(offered)
        assert at_first == box.evaluate(headings)
        for year in tab.locator(".timeline-year:visible").all():
            left = year.locator(".timeline-entry:not([hidden])").count()
            assert year.locator("summary .count").inner_text() == str(left)
        for name in ("Claims", "Reactions"):
            tab.get_by_role("checkbox", name=name).check()
        assert box.evaluate(offered) == box.evaluate(headings)
        assert len(box.evaluate(offered)) > len(at_first)


def test_a_link_into_what_is_not_shown_has_it_shown(chromium: Browser, lighthouse_url: str) -> None:
    with reading(chromium, f"{lighthouse_url}timeline/") as tab:
        hidden = tab.locator("[data-group][hidden] h3").first
        anchor = hidden.get_attribute("id")
        tab.evaluate("anchor => { location.hash = anchor }", anchor)
        expect(tab.locator(f"#{anchor}")).to_be_in_viewport()


# The address


@pytest.mark.parametrize(
    ("path", "act"),
    [
        ("timeline/", "tab.get_by_role('checkbox', name='Reactions').check()"),
        ("sources/", "tab.get_by_label('Containing').fill('gazette')"),
        ("sources/", "tab.get_by_label('Order').select_option('rests')"),
        (
            "reactions/",
            "tab.get_by_label('In no statement').first.select_option('mourns the dead')",
        ),
        ("reactions/", "tab.get_by_role('button', name='When').first.click()"),
    ],
)
def test_what_is_chosen_is_in_the_address(
    chromium: Browser, lighthouse_url: str, path: str, act: str
) -> None:
    visible = "[...document.querySelectorAll('.filterable :is(li, tbody tr)')]"
    what = f"{visible}.filter(one => one.checkVisibility()).map(one => one.textContent)"
    with reading(chromium, lighthouse_url + path) as tab:
        at_first = tab.evaluate(what)
        eval(act, {"tab": tab})  # noqa: S307 - one line of this file
        chosen = tab.evaluate(what)
        assert chosen != at_first
        tab.reload()
        tab.evaluate(DRAWN)
        assert tab.evaluate(what) == chosen
        tab.locator("header a").first.click()
        tab.wait_for_url(lighthouse_url)
        tab.go_back()
        tab.wait_for_url(f"**/{path}?*")
        tab.evaluate(DRAWN)
        assert tab.evaluate(what) == chosen


# The sources


def test_a_filter_opens_the_letters_that_have_what_it_finds(
    chromium: Browser, lighthouse_url: str
) -> None:
    with reading(chromium, f"{lighthouse_url}sources/") as tab:
        expect(tab.locator(".source-lines > li:visible")).to_have_count(0)
        find = tab.get_by_label("Containing")
        find.fill("almanac")
        expect(tab.locator(".source-lines > li:visible")).to_have_count(1)
        expect(tab.locator(".source-letter:visible .count")).to_have_text("1")
        find.fill("")
        expect(tab.locator(".source-lines > li:visible")).to_have_count(0)
        tab.get_by_label("Order").select_option("alone")
        counts = tab.locator(".source-lines > li").evaluate_all(
            "all => all.map(one => Number(one.dataset.alone))"
        )
        assert counts == sorted(counts, reverse=True)
        assert tab.locator(".source-letter:visible").count() == 0
        heights = tab.locator(".source-lines > li").evaluate_all(
            "all => all.map(one => one.offsetHeight)"
        )
        assert max(heights) < 40


# The reactions


def test_who_does_not_take_a_stance_is_chosen(chromium: Browser, lighthouse_url: str) -> None:
    with reading(chromium, f"{lighthouse_url}reactions/") as tab:
        tab.get_by_label("In no statement").first.select_option("mourns the dead")
        rows = tab.locator("table.matrix").first.locator("tr[data-stance]:visible")
        assert rows.count() == shown(tab)
        assert not any("mourns" in str(row.get_attribute("data-stance")) for row in rows.all())


def test_a_tick_leads_to_the_stance(chromium: Browser, lighthouse_url: str) -> None:
    with reading(chromium, f"{lighthouse_url}reactions/") as tab:
        tick = tab.locator("a.mark").first
        stance = tick.get_attribute("title")
        tick.click()
        expect(tab.locator("dt:target")).to_have_text(str(stance))


def test_what_a_table_shows_is_copied_as_a_table(chromium: Browser, lighthouse_url: str) -> None:
    with lifting.reading(chromium, f"{lighthouse_url}reactions/") as tab:
        tab.get_by_label("In no statement").first.select_option("mourns the dead")
        rows = shown(tab)
        tab.get_by_role("button", name="Copy as table").first.click()
        expect(tab.locator(".filter-status").first).to_contain_text(f"Rows: {rows}")
        about, *lines = lifting.clipboard(tab).splitlines()
        title, address = about.split("\t")
        assert title.startswith("Reactions by stance: ")
        assert "as of " in title
        assert address.endswith("reactions/?not-ever=mourns+the+dead")
        assert lines[0].startswith("Who\tWhen\tMade\t")
        assert len(lines) == rows + 1
        assert len({line.count("\t") for line in lines}) == 1
        assert any("✓" in line for line in lines[1:])
        first = tab.locator("table.matrix").first.locator(".rowgroup:visible .count")
        assert sum(map(int, first.all_inner_texts())) == rows


# Tables as files


def test_what_a_table_shows_is_downloaded(chromium: Browser, lighthouse_url: str) -> None:
    with lifting.reading(chromium, f"{lighthouse_url}reactions/") as tab:
        tab.get_by_label("In no statement").first.select_option("mourns the dead")
        rows = lifting.downloaded(tab, tab.locator("table.matrix").first)
        assert len(rows) == shown(tab)
        assert all(row["Who"] and row["When"] and row["Made"] for row in rows)
        assert any("✓" in row.values() for row in rows)
        for row in rows[:3]:
            tab.goto(row["Address"].replace(HOME, lighthouse_url))
            expect(tab.get_by_role("heading", level=1)).to_contain_text(row["Who"].split(",")[0])


def test_every_table_is_a_file(
    chromium: Browser, lighthouse_url: str, published: Published
) -> None:
    with lifting.reading(chromium, lighthouse_url) as tab:
        for page in kinds_of_page(published.site.root):
            tab.goto(lighthouse_url + page)
            for table in tab.locator("table").all():
                is_a_file(tab, table)


def is_a_file(tab: Tab, table: Locator) -> None:
    shown_rows = table.locator("tbody tr:visible:not(.rowgroup, .answered)").count()
    heads = table.locator("thead th").all_text_contents()
    rows = lifting.downloaded(tab, table)
    assert len(rows) == shown_rows
    for row in rows:
        assert None not in row
        assert None not in row.values()
        assert list(row)[: len(heads)] == [head.strip() for head in heads]
        assert row["Address"].startswith("http")


# Tables


@pytest.mark.parametrize("height", [900, 420])
def test_the_head_of_a_long_table_stays_in_sight(
    chromium: Browser, lighthouse_url: str, height: int
) -> None:
    size = {"width": WIDE["width"], "height": height}
    with reading(chromium, f"{lighthouse_url}reactions/", viewport=size) as tab:
        table = tab.locator("table.matrix").first
        table.locator("tr").last.evaluate("row => row.scrollIntoView({ block: 'end' })")
        for head in table.locator("thead th").all():
            box = head.bounding_box()
            assert box is not None
            assert box["y"] >= 47


def test_a_table_that_scrolls_says_so_and_is_reached(
    chromium: Browser, lighthouse_url: str
) -> None:
    with reading(chromium, f"{lighthouse_url}map/", viewport=PHONE) as tab:
        region = tab.get_by_role("region", name="Places on the map")
        if region.evaluate("box => box.scrollWidth > box.offsetWidth"):
            expect(region).to_have_attribute("tabindex", "0")
            expect(region).not_to_have_css("background-image", "none")
    with reading(chromium, f"{lighthouse_url}map/") as tab:
        region = tab.get_by_role("region", name="Places on the map")
        expect(region).not_to_have_attribute("tabindex", "0")


def test_ties_need_no_scrolling_on_a_phone(chromium: Browser, lighthouse_url: str) -> None:
    with reading(chromium, f"{lighthouse_url}actors/elke-tolvik/", viewport=PHONE) as tab:
        region = tab.get_by_role("region", name="Relationships")
        assert region.evaluate("box => box.scrollWidth <= box.offsetWidth")
