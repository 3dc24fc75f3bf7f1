"""A browser's tabs: what they ask for, what goes wrong in them, and the search field."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Response, ViewportSize, expect
from playwright.sync_api import Page as Tab

PATIENCE = 30_000
"""Milliseconds in which a page is to do what it is asked to, on a machine that is busy too."""

expect.set_options(timeout=PATIENCE)

WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}

DRAWN = """async () => {
    await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    await Promise.allSettled(document.getAnimations().map(one => one.finished))
}"""
"""Resolves when what was changed is drawn and nothing moves any more."""


DRAWN_WITH_FACES = """async () => {
    await document.fonts.ready
    for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame)
}"""
"""Resolves when faces are there and what follows from a change of size is drawn."""


@dataclass
class Heard:
    """What a tab did: the addresses that it asked for, and what went wrong."""

    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def listen(self, tab: Tab) -> None:
        """Note everything from now on."""
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
        """How often the search index was asked for."""
        return sum("search_index" in url for url in self.requests)

    def elsewhere(self, url: str) -> list[str]:
        """The requests that did not stay on the site at an address."""
        return [sent for sent in self.requests if not sent.startswith((url, "data:"))]


@contextmanager
def opened(chromium: Browser, **options: object) -> Iterator[tuple[Tab, Heard]]:
    """Open a tab of its own, as of a reader who comes for the first time."""
    with chromium.new_context(**options) as context:  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        tab, heard = context.new_page(), Heard()
        heard.listen(tab)
        yield tab, heard


@contextmanager
def reading(chromium: Browser, url: str, **options: object) -> Iterator[Tab]:
    """Open a page at rest; what goes wrong in it fails the test."""
    with opened(chromium, **{"viewport": WIDE, **options}) as (tab, heard):
        tab.goto(url)
        tab.evaluate(DRAWN)
        yield tab
        assert not heard.faults


class SearchField:
    """The field in the header, and what stands under it."""

    def __init__(self, tab: Tab, url: str) -> None:
        """Take the field of the page that is open in `tab`, on the site at `url`."""
        self._tab = tab
        self._url = url
        self._field = tab.locator("header [data-md-component=search-query]")
        self._hits = tab.locator(".md-search-result__item > a")

    def first_hit(self, words: str) -> str:
        """Type words as a person does and give the address of the first page found."""
        self.type("")
        expect(self._hits).to_have_count(0)
        self.type(words)
        self._hits.first.wait_for(state="attached")
        found = str(self._hits.first.get_attribute("href"))
        return found.removeprefix(self._url).partition("#")[0].partition("?")[0]

    def type(self, words: str) -> None:
        """Put words into the field in place of what is there."""
        self._field.focus()
        self._field.fill(words)
        self._field.press("End")  # scripts without key events of their own reach the page so
