"""Addresses in records: which are refused, with what in their place, and which tell on a reader."""

from pathlib import Path

import pytest

from briefing import Problem, examine
from briefing.webpages import readable_address
from tests.support.briefings import Edit, edited, minimal, write
from tests.support.rules import ANN, GAZETTE, new_claim

PAGE = "https://gazette.test/2020/05/fire"


def told(folder: Path, *edits: Edit) -> list[Problem]:
    """Everything but that there is no copy of the page."""
    found = examine(write(folder / "data", edited(minimal(), *edits))).problems
    return [one for one in found if one.code != "no-archive-copy"]


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("https://a.test/wiki/Kata'ib_A", "https://a.test/wiki/Kata%27ib_A"),
        ("https://a.test/?id=3|4&t=^x", "https://a.test/?id=3%7C4&t=%5Ex"),
        ("https://a.test/أخبار/a b", "https://a.test/أخبار/a%20b"),
        ('https://a.test/"a"/{b}', "https://a.test/%22a%22/%7Bb%7D"),
        ("<https://a.test/b>", "https://a.test/b"),
        ("“https://a.test/b|c”", "https://a.test/b%7Cc"),
        ("https://a.test/b https://a.test/c", "Write a single address."),
    ],
)
def test_a_refused_address_gets_one_to_paste(tmp_path: Path, typed: str, remedy: str) -> None:
    (one,) = told(tmp_path, Edit(GAZETTE, "url", typed))
    assert (one.path, one.code) == (f"data/{GAZETTE}", "invalid-value")
    assert one.hint.endswith(remedy)
    if "://" in remedy:
        assert told(tmp_path / "mended", Edit(GAZETTE, "url", remedy)) == []


@pytest.mark.parametrize(
    "copy",
    [
        f"https://web.archive.org/save/{PAGE}",
        f"https://web.archive.org/web/*/{PAGE}",
        f"https://web.archive.org/web/2020*/{PAGE}",
        f"https://web.archive.org/web/{PAGE}",
        "https://web.archive.org/",
        f"https://archive.ph/newest/{PAGE}",
        f"https://archive.ph/{PAGE}",
        f"https://archive.today/?run=1&url={PAGE}",
    ],
)
def test_a_page_of_an_archive_that_is_no_copy(tmp_path: Path, copy: str) -> None:
    edits = (Edit(GAZETTE, "url", PAGE), Edit(GAZETTE, "archive_url", copy))
    (one,) = told(tmp_path, *edits)
    assert (one.code, one.severity) == ("archive-without-copy", "error")
    assert copy in one.message
    assert PAGE in one.hint


@pytest.mark.parametrize(
    "copy",
    [
        PAGE,
        f"{PAGE}/?utm_source=x",
        "https://web.archive.org/web/20200503080000/https://gazette.test/2020/05/weather",
        "https://web.archive.org/web/20200503080000id_/gazette.test/other",
        "https://archive.ph/20200503080000/https://herald.test/",
    ],
)
def test_a_copy_that_is_the_page_itself_or_of_another(tmp_path: Path, copy: str) -> None:
    edits = (Edit(GAZETTE, "url", PAGE), Edit(GAZETTE, "archive_url", copy))
    (one,) = told(tmp_path, *edits)
    assert (one.code, one.severity) == ("archive-of-another-page", "warning")


@pytest.mark.parametrize(
    "copy",
    [
        f"https://web.archive.org/web/20200503080000/{PAGE}",
        "http://web.archive.org/web/20200503080000if_/http://www.gazette.test/2020/05/fire/",
        "https://web.archive.org/web/20200503080000/gazette.test/2020/05/fire?fbclid=x",
        "https://archive.ph/AbCd5",
        f"https://archive.is/2020.05.03-080000/{PAGE}",
        "https://perma.cc/AB12-CD34",
    ],
)
def test_a_copy_of_the_page(tmp_path: Path, copy: str) -> None:
    edits = (Edit(GAZETTE, "url", PAGE), Edit(GAZETTE, "archive_url", copy))
    assert told(tmp_path, *edits) == []


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("https://a.test/b?utm_source=x&id=7&fbclid=z", "https://a.test/b?id=7"),
        ("https://a.test/b?q=a+b%20c&gclid=1#part", "https://a.test/b?q=a+b%20c#part"),
        ("https://a.test/b?mc_eid=1&igshid=2&ouid=3&usp=sharing", "https://a.test/b"),
        ("https://youtu.be/abc?si=x&t=20", "https://youtu.be/abc?t=20"),
        ("https://x.com/a/status/1?s=20&t=abc", "https://x.com/a/status/1"),
    ],
)
def test_what_tells_who_shared_a_page_is_named_with_the_address_without_it(
    tmp_path: Path, typed: str, clean: str
) -> None:
    (one,) = told(tmp_path, Edit(GAZETTE, "url", typed))
    assert (one.code, one.severity) == ("tracking-address", "warning")
    assert one.hint.endswith(f" {clean}")
    assert told(tmp_path / "mended", Edit(GAZETTE, "url", clean)) == []


def test_addresses_in_a_text_and_of_evidence_in_place_are_looked_at(tmp_path: Path) -> None:
    item = {"url": "https://a.test/?gclid=1", "title": "A", "publisher": "B", "excerpt": "the roof"}
    found = told(
        tmp_path,
        Edit(ANN, "summary", "A miller, [so](https://a.test/?fbclid=x) they say. [@gazette]"),
        new_claim(evidence=[item]),
    )
    assert [one.path for one in found if one.code == "tracking-address"] == [
        f"data/{ANN}",
        "data/events/fire.yml",
    ]


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("https://a.test/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/a%20b", "https://a.test/أخبار/a%20b"),
        ("https://a.test/b?utm_source=x&q=%C3%A9", "https://a.test/b?q=é"),
        ("https://a.test/50%25%2Fc", "https://a.test/50%25%2Fc"),
        ("https://a.test/%E9", "https://a.test/%E9"),
        ("https://a.test/%D8%A8%D9%91%E2%80%99s", "https://a.test/بّ’s"),
        ("https://a.test/%E2%80%AEx", "https://a.test/%E2%80%AEx"),
    ],
)
def test_an_address_is_printed_as_people_read_it(url: str, read: str) -> None:
    assert readable_address(url) == read
