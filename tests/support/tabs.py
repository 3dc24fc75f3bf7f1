"""A browser's tabs: their requests, their errors, and the search field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Response,
    ViewportSize,
    expect,
)
from playwright.sync_api import Page as Tab

PATIENCE = 30_000
"""Milliseconds that a page gets to respond, on a busy machine too."""

expect.set_options(timeout=PATIENCE)

WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

DRAWN = """async () => {
    await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    const moving = document.getAnimations()
        .filter(one => Number.isFinite(one.effect.getComputedTiming().endTime))
    for (const one of moving) one.finish()
    await Promise.all(moving.map(one => one.finished))
}"""
"""Resolves when changes are drawn and all animations have ended."""


DRAWN_WITH_FACES = """async () => {
    await document.fonts.ready
    for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame)
}"""
"""Resolves when fonts are loaded and the effects of a change of size are drawn."""


_RESTYLE = """rules => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(rules)
    document.adoptedStyleSheets.push(sheet)
}"""


@dataclass
class Heard:
    """What a tab did: the addresses that it requested, and its errors."""

    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def forget(self) -> None:
        """Forget all events so far."""
        self.requests.clear()
        self.faults.clear()

    def listen(self, tab: Tab) -> None:
        """Record everything from now on."""
        tab.on("request", lambda sent: self.requests.append(sent.url))
        tab.on("response", self._note_answer)
        tab.on("pageerror", lambda error: self.faults.append(str(error)))
        tab.on("console", self._note_message)
        tab.on("dialog", self._note_dialog)

    def _note_answer(self, answer: Response) -> None:
        if answer.status >= 400:
            self.faults.append(f"{answer.status} {answer.url}")

    def _note_dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(message.text)

    @property
    def index_requests(self) -> int:
        """How often the search index was requested."""
        return sum("search_index" in url for url in self.requests)

    def elsewhere(self, url: str) -> list[str]:
        """Return the requests outside the site at an address."""
        return [sent for sent in self.requests if not sent.startswith((url, "data:"))]


@contextmanager
def first_visit(chromium: Browser, **options: object) -> Iterator[tuple[Tab, Heard]]:
    """Open a tab in a new browser context, without a cache."""
    with chromium.new_context(**options) as context:  # type: ignore[arg-type]
        yield _tab_of(context)


@contextmanager
def opened(chromium: Browser, **options: object) -> Iterator[tuple[Tab, Heard]]:
    """Open a tab as of a returning reader: scripts may be cached, nothing else is kept.

    A tab that an earlier test with the same options has left is reused if there is one, since
    opening one takes longer than most tests. `first_visit` gives one of its own to what adds
    scripts of its own to every page, which stay with a tab for good.
    """
    left = _LEFT.setdefault((id(chromium), repr(sorted(options.items()))), [])
    tab, heard = left.pop() if left else _tab_of(chromium.new_context(**options))  # type: ignore[arg-type]
    try:
        yield tab, heard
    except BaseException:
        tab.context.close()
        raise
    _tidy(tab, options)
    heard.forget()
    left.append((tab, heard))


_LEFT: dict[tuple[int, str], list[tuple[Tab, Heard]]] = {}
"""Tabs that tests have left, by the browser and the options of the tab."""

_FORGET = "() => { try { localStorage.clear(); sessionStorage.clear() } catch {} }"
"""Not every page has a storage."""


def _tab_of(context: BrowserContext) -> tuple[Tab, Heard]:
    context.set_default_timeout(PATIENCE)
    tab, heard = context.new_page(), Heard()
    heard.listen(tab)
    return tab, heard


def _tidy(tab: Tab, options: Mapping[str, object]) -> None:
    """Reset a tab to its state when it was opened."""
    tab.evaluate(_FORGET)
    tab.context.clear_cookies()
    tab.unroute_all(behavior="ignoreErrors")
    for other in tab.context.pages:
        if other != tab:
            other.close()
    tab.goto("about:blank")
    tab.mouse.move(-1, -1)
    tab.set_viewport_size(options.get("viewport", _USUAL))  # type: ignore[arg-type]
    tab.emulate_media(
        media="null",
        **{name: options.get(name, "null") for name in _MEDIA},  # type: ignore[arg-type]
    )


_USUAL: ViewportSize = {"width": 1280, "height": 720}
_MEDIA = ("color_scheme", "reduced_motion", "forced_colors")


@contextmanager
def reading(chromium: Browser, url: str, **options: object) -> Iterator[Tab]:
    """Open a page and wait until it is at rest; any error in it fails the test."""
    with opened(chromium, **{"viewport": WIDE, **options}) as (tab, heard):
        tab.goto(url)
        tab.evaluate(DRAWN)
        yield tab
        assert not heard.faults


def restyle(tab: Tab, rules: str) -> None:
    """Add rules to a page, as a script may where a policy forbids style elements."""
    tab.evaluate(_RESTYLE, rules)


class SearchField:
    """The search field in the header, and the results under it."""

    def __init__(self, tab: Tab, url: str) -> None:
        """Find the field on the page that is open in `tab`, on the site at `url`."""
        self._tab = tab
        self._url = url
        self._field = tab.locator("header [data-md-component=search-query]")
        self._hits = tab.locator(".md-search-result__item > a")

    def first_hit(self, words: str) -> str:
        """Type words as a person does and return the address of the first page found."""
        self.type("")
        expect(self._hits).to_have_count(0)
        self.type(words)
        self._hits.first.wait_for(state="attached")
        found = str(self._hits.first.get_attribute("href"))
        return found.removeprefix(self._url).partition("#")[0].partition("?")[0]

    def enter(self, words: str) -> str:
        """Type words, press Enter at once and return the address of the page that opens."""
        self.type(words)
        with self._tab.expect_navigation(wait_until="commit"):
            self._field.press("Enter")
        return self._tab.url.removeprefix(self._url).partition("#")[0].partition("?")[0]

    def type(self, words: str) -> None:
        """Replace the text in the field."""
        self._field.focus()
        self._field.fill(words)
