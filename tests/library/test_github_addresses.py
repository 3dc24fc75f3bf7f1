"""Links that open GitHub's editor and forms open the right ones, with what belongs in them."""

from urllib.parse import parse_qsl, quote, unquote, urlsplit

import pytest

from briefing.github import Form, edit_url, new_url, report_url
from briefing.linking import Briefing
from briefing.records import Settings

REPOSITORY = "https://github.com/skerra/aurelia"
LONGEST = 8000
HARD = "a: b # c & d=e?f+g%20\n  - “é” | <b>\tمرحبا\n"


@pytest.fixture
def settings(lighthouse: Briefing) -> Settings:
    return lighthouse.settings.model_copy(update={"repository": REPOSITORY, "branch": "trunk"})


def asked(url: str | None) -> dict[str, str]:
    """The fields of an address, as the host reads them."""
    assert url is not None
    return dict(parse_qsl(urlsplit(url).query, keep_blank_values=True, strict_parsing=True))


@pytest.mark.parametrize(
    ("repository", "branch", "expected"),
    [
        (REPOSITORY, "trunk", f"{REPOSITORY}/edit/trunk/data/actors/ann.yml"),
        (f"{REPOSITORY}/", "trunk", f"{REPOSITORY}/edit/trunk/data/actors/ann.yml"),
        (f"{REPOSITORY}.git", "trunk", f"{REPOSITORY}/edit/trunk/data/actors/ann.yml"),
        (f"{REPOSITORY}.git/", "next/2", f"{REPOSITORY}/edit/next/2/data/actors/ann.yml"),
        (
            "http://www.GitHub.com/skerra/a.git.b",
            "x#y?%",
            "https://github.com/skerra/a.git.b/edit/x%23y%3F%25/data/actors/ann.yml",
        ),
        (None, "trunk", None),
    ],
)
def test_a_record_is_edited_in_its_file(
    settings: Settings, repository: str | None, branch: str, expected: str | None
) -> None:
    asked_of = settings.model_copy(update={"repository": repository, "branch": branch})
    assert edit_url(asked_of, "actor", "ann") == expected


@pytest.mark.parametrize(
    "repository",
    [
        "https://gitlab.com/skerra/aurelia",
        "https://codeberg.org/skerra/aurelia/",
        "https://github.com.example.net/skerra/aurelia",
        "https://github.com/skerra",
        "https://github.com/skerra/aurelia/tree/main",
    ],
)
def test_of_another_host_nothing_but_the_repository_is_known(
    settings: Settings, repository: str
) -> None:
    elsewhere = settings.model_copy(update={"repository": repository})
    assert edit_url(elsewhere, "actor", "ann") == repository
    assert new_url(elsewhere, "actor", "ann.yml", "name: Ann\n") is None
    assert report_url(elsewhere, Form.FACT, page="https://a.test/") is None


def test_without_a_repository_there_is_no_address(settings: Settings) -> None:
    none = settings.model_copy(update={"repository": None})
    assert edit_url(none, "event", "fire") is None
    assert new_url(none, "event", "fire.yml", "") is None
    assert report_url(none, Form.SOURCE) is None


def test_a_new_file_is_filled_in_to_the_letter(settings: Settings) -> None:
    url = new_url(settings, "question", "why.yml", HARD)
    assert asked(url) == {"filename": "why.yml", "value": HARD}
    assert urlsplit(url or "").path == "/skerra/aurelia/new/trunk/data/questions"


def test_a_form_is_filled_in_to_the_letter(settings: Settings) -> None:
    fields = {"title": HARD, "page": "https://a.test/x/#y", "claim": "y"}
    url = report_url(settings, Form.FACT, **fields)
    assert asked(url) == {"template": "correct-a-fact.yml", **fields}
    assert urlsplit(url or "").path == "/skerra/aurelia/issues/new"
    assert set(url or "") <= set(map(chr, range(0x21, 0x7F))) - set('"<>\\^`{|} ')


def test_no_address_is_longer_than_the_host_reads_even_by_way_of_its_sign_in(
    settings: Settings,
) -> None:
    line = "# “ä” is encoded & long\n"
    url = new_url(settings, "actor", "ann.yml", line * 200)
    assert url is not None
    assert len(quote(url, safe="")) <= LONGEST < len(quote(url + quote(line), safe="")) + 20
    kept = asked(url)["value"]
    assert kept == line * (len(kept) // len(line))
    assert asked(new_url(settings, "actor", "ann.yml", "x" * LONGEST)) == {"filename": "ann.yml"}
    fields = asked(report_url(settings, Form.FACT, page="https://a.test/", claim="y" * LONGEST))
    assert fields == {"template": "correct-a-fact.yml", "page": "https://a.test/"}
    endless = settings.model_copy(update={"branch": "b" * LONGEST})
    assert unquote(new_url(endless, "actor", "a.yml", "a") or "").endswith("/data/actors?")
