"""When an excerpt stands on a page, and which addresses nobody may be led to."""

import asyncio
import socket

import httpx
import pytest

from briefing.linking import Briefing
from briefing.verifying import Policy, RefusedAddressError, SourceState, Verdict
from briefing.verifying.fetching import NotReadError
from briefing.verifying.finding import find
from briefing.verifying.folding import fold_text
from briefing.verifying.guarding import check_address, check_resolved
from briefing.verifying.visiting import Visitor
from briefing.webpages import copy_at

# --- excerpts ---

PAGE = (
    "He said: “The 3.5 million‑dollar drone — seven guards — wasn’t seen by 1,200 officers.” "
    "وأضافت الهيأة أن هَجوماً بطائرة مسيّـــرة إستهدف «منزل» رئيس الوزراء في ٧ نوفمبر. "
    "It cost $2.16 bil\u00adlion; uncon\u200bfirmed reports, Benoît says. "
    "12 people, 40 % of all, died."
)

EXCERPTS = {
    # typography, spelling habits and capitals are not words
    "the 3.5 million-dollar drone": Verdict.FOUND,
    "THE 3.5 MILLION DOLLAR DRONE": Verdict.FOUND,
    "drone - seven guards - wasn't seen": Verdict.FOUND,
    "seven guards … seen by 1,200 officers": Verdict.FOUND,
    "drone [...] wasn't seen": Verdict.FOUND,
    "Benoit says": Verdict.FOUND,
    "$2.16 billion": Verdict.FOUND,
    "أضافت الهيئة ان هجوما": Verdict.CHANGED,
    "أضافت الهيأة ان هجوما بطائره": Verdict.CHANGED,
    "أضافت الهيأة ان هجوما بطائرة مسيرة": Verdict.FOUND,
    "استهدف منزل رئيس الوزراء فى 7 نوفمبر": Verdict.FOUND,
    "40% of all": Verdict.FOUND,
    # other words, numbers and order are
    "the 3.6 million dollar drone": Verdict.CHANGED,
    "the 35 million dollar drone": Verdict.CHANGED,
    "€2.16 billion": Verdict.CHANGED,
    "2 people, 40 % of all": Verdict.CHANGED,
    "seven guards was seen by 1,200 officers": Verdict.CHANGED,
    "confirmed reports": Verdict.CHANGED,
    "seen by … seven guards": Verdict.CHANGED,
    "41 % of all, died": Verdict.CHANGED,
    "nobody knows who sent the letter": Verdict.MISSING,
    "“…”": Verdict.MISSING,
}


@pytest.mark.parametrize("excerpt", EXCERPTS)
def test_an_excerpt_is_found_only_when_its_words_are_there(excerpt: str) -> None:
    found = find(excerpt, fold_text(PAGE))
    assert found.verdict is EXCERPTS[excerpt]
    assert (found.nearest is not None) == (found.verdict is Verdict.CHANGED)


@pytest.mark.parametrize(
    ("excerpt", "words"), [("צה״ל הודיע", 'צה"ל הודיע'), ("ʿAli al-Saʾadi", "Ali al-Sa'adi")]
)
def test_signs_inside_words_may_be_written_in_any_way(excerpt: str, words: str) -> None:
    assert find(excerpt, fold_text(f"Then: {words}.")).verdict is Verdict.FOUND


def test_the_nearest_passage_is_given_in_the_words_of_the_page() -> None:
    found = find("the 3.6 million dollar drone", fold_text(PAGE))
    assert found.nearest == "The 3.5 million‑dollar drone"
    assert find("confirmed rumours", fold_text(PAGE)).nearest == "uncon\u200bfirmed reports"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "ﷺ", "½", "\u200b\u200b"])
def test_texts_without_words_have_no_excerpts(text: str) -> None:
    assert find("The mill burned", fold_text(text)).verdict is Verdict.MISSING
    assert find(text, fold_text(text)).verdict in {Verdict.MISSING, Verdict.FOUND}


def test_every_excerpt_is_found_in_its_own_words(lighthouse: Briefing) -> None:
    excerpts = [
        item.excerpt
        for supports in lighthouse.indexes.supports.values()
        for support in supports
        for item in support.holder.evidence
        if item.excerpt
    ]
    page = fold_text(" And then: ".join(excerpts))
    assert {find(excerpt, page).verdict for excerpt in excerpts} == {Verdict.FOUND}


# --- addresses ---

OUTSIDE = ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "64:ff9b::808:808", "::ffff:8.8.8.8"]
INSIDE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
    "64:ff9b:1::1", "2002:7f00:1::1", "2002:a00:1::", "2001:0:0:0:0:0:80ff:fffe", "100::1",
]  # fmt: skip


@pytest.mark.parametrize("address", OUTSIDE)
def test_the_public_internet_may_be_visited(address: str) -> None:
    check_resolved(address)


@pytest.mark.parametrize("address", INSIDE)
def test_private_networks_may_not(address: str) -> None:
    with pytest.raises(RefusedAddressError, match="not on the public internet"):
        check_resolved(address)


@pytest.mark.parametrize(
    "url",
    [
        "", "mill", "ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "http://",
        "http://[::1", "http://a@example.org/", "http://a:b@example.org/", "http://@example.org/",
        "http://example.org:22/", "https://example.org:8443/", "http://example.org:99999/",
        "http://example.org/" + "a" * 5_000,
    ],
)  # fmt: skip
def test_only_plain_web_addresses_may_be_visited(url: str) -> None:
    with pytest.raises(RefusedAddressError):
        check_address(url, Policy())


def test_a_name_that_changes_its_mind_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was checked is what is connected to, under the host's own name and certificate."""
    answers = iter(["93.184.216.34", "127.0.0.1"])
    asked: list[httpx.Request] = []

    async def resolve(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), 443))]

    async def connect(_: object, request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(404, stream=httpx.ByteStream(b""))

    monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", connect)
    policy = Policy(pause=0, attempts=1)

    async def visit() -> None:
        monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", resolve)
        await Visitor(policy).visit("https://rebind.example/mill")

    with pytest.raises(NotReadError, match=r"leads to 127\.0\.0\.1") as refused:
        asyncio.run(visit())
    assert refused.value.state is SourceState.REFUSED
    (robots,) = asked
    assert robots.url.host == "93.184.216.34"
    assert robots.headers["host"] == "rebind.example"
    assert robots.extensions["sni_hostname"] == "rebind.example"


COPY = "web.archive.org/web/20200502093000"


@pytest.mark.parametrize(
    ("address", "is_copy"),
    [
        (f"https://{COPY}/https://gazette.example/mill", True),
        (f"http://{COPY}/http://www.gazette.example:80/mill", True),
        (f"https://{COPY}if_/https://gazette.example/mill", True),
        (f"https://{COPY}/gazette.example/mill", True),
        (f"https://{COPY}/https://evil.example/mill", False),
        (f"https://evil.example/{COPY}/https://gazette.example/mill", False),
        ("https://web.archive.org.evil.example/web/20200502093000/https://gazette.example/", False),
        ("https://web.archive.org/web/20209902093000/https://gazette.example/mill", False),
        ("https://web.archive.org/web/2020*/https://gazette.example/mill", False),
        (f"https://{COPY}/https://gazette.example/<b>", False),
        (f"javascript:{COPY}/https://gazette.example/mill", False),
    ],
)
def test_only_the_archives_own_copies_of_the_same_site_are_taken(
    address: str, *, is_copy: bool
) -> None:
    found = copy_at(address, "https://gazette.example/mill")
    assert (found is not None) == is_copy
    assert found is None or found[0].startswith("https://web.archive.org/web/20200502093000/")
