"""That a page or an anchor which is gone is noticed, and one that has moved is followed."""

from __future__ import annotations

import pytest

from tests.goldens.promised import Promised, Withdrawn, lost, promises_of, withdrawn_from
from tests.support.site import Page, Published, Site

GUILD = "actors/salvors-guild-of-skerra/index.html"


def promised_of(site: Site) -> Promised:
    pairs = (line.partition(":")[::2] for line in promises_of(site))
    return {path: tuple(anchors.split()) for path, anchors in pairs}


def without(site: Site, path: str, anchor: str) -> Site:
    """Return a copy of a site in which a page lacks an anchor."""
    html = site.pages[path].html
    assert html.count(f'id="{anchor}"') == 1
    changed = Page(path, html.replace(f'id="{anchor}"', ""))
    return Site(site.root, {**site.pages, path: changed})


def test_on_the_site_itself_nothing_is_lost(lighthouse_site: Published) -> None:
    promised = promised_of(lighthouse_site.site)
    assert len(promised) > 40
    assert {"dekarel-accuses-the-guild", "guild-denies-the-fire", "s-claims"} <= set(
        promised[GUILD]
    )
    assert not lost(promised, lighthouse_site.site, Withdrawn())


@pytest.mark.parametrize("anchor", ["dekarel-accuses-the-guild", "guild-licence"])
def test_a_lost_anchor_is_named(lighthouse_site: Published, anchor: str) -> None:
    site = without(lighthouse_site.site, GUILD, anchor)
    assert lost(promised_of(lighthouse_site.site), site, Withdrawn()) == [f"{GUILD}#{anchor}"]


def test_a_section_may_go_with_what_it_told_but_not_from_all_pages_of_a_kind(
    lighthouse_site: Published,
) -> None:
    site, promised = lighthouse_site.site, promised_of(lighthouse_site.site)
    assert not lost(promised, without(site, GUILD, "s-relationships"), Withdrawn())
    renamed = {
        path: Page(path, page.html.replace('id="s-relationships"', 'id="s-ties"'))
        for path, page in site.pages.items()
    }
    told = lost(promised, Site(site.root, renamed), Withdrawn())
    assert f"{GUILD}#s-relationships" in told


def test_what_was_withdrawn_leads_to_the_page_on_which_it_was_told(
    lighthouse_site: Published,
) -> None:
    promised, site = {"print/index.html": ("ship-never-sailed",)}, lighthouse_site.site
    assert lost(promised, site, Withdrawn()) == ["print/index.html#ship-never-sailed"]
    assert not lost(promised, site, Withdrawn(ids=frozenset({"ship-never-sailed"})))
    assert "hoaxed-telegram" in withdrawn_from(lighthouse_site.briefing).ids


def test_a_lost_page_is_named(lighthouse_site: Published) -> None:
    site = lighthouse_site.site
    left = Site(site.root, {path: page for path, page in site.pages.items() if path != GUILD})
    assert lost(promised_of(site), left, Withdrawn()) == [GUILD]


def test_a_stub_leads_to_what_was_promised_under_the_earlier_address(
    lighthouse_site: Published,
) -> None:
    earlier = "actors/captain-dekarel/index.html"
    promised = {earlier: ("dekarel-saw-no-light", "dekarel-on-the-dark-tower", "never-there")}
    assert lost(promised, lighthouse_site.site, Withdrawn()) == [f"{earlier}#never-there"]


def test_the_page_of_a_withdrawn_record_answers_for_its_anchors(lighthouse_site: Published) -> None:
    hoax = "reactions/hoaxed-telegram/index.html"
    withdrawn = withdrawn_from(lighthouse_site.briefing)
    assert withdrawn.pages == {hoax}
    assert not lost({hoax: ("telegram-came",)}, lighthouse_site.site, withdrawn)
    assert lost({hoax: ("telegram-came",)}, lighthouse_site.site, Withdrawn()) == [
        f"{hoax}#telegram-came"
    ]
    gone = Site(lighthouse_site.site.root, {})
    assert lost({hoax: ()}, gone, withdrawn) == [hoax]


def test_numbers_of_citations_are_not_promised(lighthouse_site: Published) -> None:
    anchors = {one for found in promised_of(lighthouse_site.site).values() for one in found}
    assert not [one for one in anchors if one.startswith(("ref-", "cite-", "__"))]
