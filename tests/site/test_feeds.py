"""The feeds of a built site: each is named by its page, is valid, and leads to what is there."""

from __future__ import annotations

from tests.support.feeds import Feed, dead_addresses, read_feed
from tests.support.site import Published


def feeds_of(published: Published) -> dict[str, Feed]:
    """Return the feeds of a site, by their addresses within it."""
    root = published.site.root
    names = ("changes.xml", "corrections.xml")
    files = (file for name in names for file in root.rglob(name))
    return {file.relative_to(root).as_posix(): read_feed(file.read_text("utf-8")) for file in files}


def test_every_feed_is_valid_and_leads_to_what_is_there(published: Published) -> None:
    site, own = published.site, published.briefing.settings.site_url or "?"
    feeds = feeds_of(published)
    there = {page.url: frozenset(page.ids) for page in site.pages.values()} | dict.fromkeys(
        feeds, frozenset[str]()
    )
    assert len(feeds) > 2
    for path, feed in feeds.items():
        assert dead_addresses(feed, own, there) == [], path
        # A copy at an earlier address names the one at the present address.
        present = feed.links["self"].removeprefix(own)
        assert feeds[present] == feed, path


def test_a_reader_can_follow_a_record_that_has_a_feed(published: Published) -> None:
    root = published.site.root
    expected = {
        path.removesuffix("changes.xml")
        for path, feed in feeds_of(published).items()
        if path.count("/") == 2 and feed.links["self"].endswith(f"/{path}")
    }
    assert expected
    followed = set()
    for page in published.site.written:
        in_foot = page.soup.select(".record-foot .follow a")
        in_head = page.soup.select('head link[type="application/atom+xml"][href="changes.xml"]')
        if in_foot or in_head:
            ((foot,), (head,)) = in_foot, in_head
            assert foot["href"] == head["href"]
            assert head["rel"] == ["alternate"]
            assert (root / page.path).with_name("changes.xml").is_file()
            followed.add(page.url)
    assert followed == expected
