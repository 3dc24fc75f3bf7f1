"""Addresses of the shipped briefing that were published: each must still lead somewhere."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.goldens.promised import Withdrawn, lost, read_promises, withdrawn_from
from tests.support.site import Page, Published, Site

GOLDENS = Path(__file__).parent / "goldens"
OF_22AB305 = GOLDENS / "pages-22ab305.txt"
AS_IT_WAS = "74ccdd4a870cd27e0a450b48442a2dbf782cc3ab4d3fd30ae56fade4bfffabd8"
"""The SHA-256 of the list, which no command writes and nobody changes."""
NOT_FOR_READERS = "about/design/index.html"
"""A page of that version which was withdrawn from readers, and has no other in its place."""


def test_every_address_of_version_22ab305_still_leads_somewhere(shipped_site: Published) -> None:
    withdrawn = withdrawn_from(shipped_site.briefing)
    found = lost(read_promises(OF_22AB305), shipped_site.site, withdrawn)
    assert found == [NOT_FOR_READERS]


def test_the_list_of_addresses_is_as_it_was() -> None:
    content = OF_22AB305.read_bytes().replace(b"\r\n", b"\n")
    assert hashlib.sha256(content).hexdigest() == AS_IT_WAS


def test_the_list_holds_records_claims_ties_answers_designations_and_sections() -> None:
    promised = read_promises(OF_22AB305)
    assert len(promised) == 756
    assert sum(map(len, promised.values())) == 5_123
    for path, anchor in [
        ("actors/abu-ali-al-askari/index.html", "askari-death-announced-2026"),
        ("actors/abu-ali-al-askari/index.html", "askari-speaks-for-kh"),
        ("actors/abu-fadak-al-mohammedawi/index.html", "abu-fadak-us-sdgt"),
        ("events/attack-of-7-november-2021/index.html", "s-reactions"),
        ("methodology/index.html", "s-status-confirmed"),
        ("print/index.html", "ammar-al-hakim-tweet"),
    ]:
        assert anchor in promised[path], path
    assert all(
        "s-top" in anchors or path == "print/index.html" for path, anchors in promised.items()
    )


def test_no_list_lies_there_that_no_test_reads() -> None:
    assert [path.name for path in GOLDENS.iterdir()] == [OF_22AB305.name]


def test_a_lost_anchor_and_a_lost_page_are_named(shipped_site: Published) -> None:
    anchor = "askari-death-announced-2026"
    path = "actors/abu-ali-al-askari/index.html"
    promised, site = read_promises(OF_22AB305), shipped_site.site
    changed = Page(path, site.pages[path].html.replace(f'id="{anchor}"', ""))
    without = Site(site.root, {**site.pages, path: changed})
    assert f"{path}#{anchor}" in lost(promised, without, Withdrawn())
    gone = Site(site.root, {one: page for one, page in site.pages.items() if one != path})
    assert path in lost(promised, gone, Withdrawn())
