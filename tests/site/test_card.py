"""The picture beside a shared link: it takes any title, whole."""

from __future__ import annotations

import struct

import pytest
from playwright.sync_api import Browser

from briefing.linking import Briefing
from briefing.publishing.card import draw_card
from tests.support.project import ROOT
from tests.support.pseudo import LANGUAGES
from tests.support.site import Published
from tests.support.tabs import opened

TITLES = (
    "Fire",
    "The wreck of the Aurelia and the Skerra light",
    "الهجوم على المنارة (14 آذار 2003)",
    'Пожар на мельнице & <b>«огонь»</b> "x" ěšč',
    "A very long title " * 20,
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsentwurf",
)


@pytest.mark.parametrize("title", TITLES)
def test_the_card_takes_any_title(lighthouse: Briefing, title: str) -> None:
    named = lighthouse.settings.model_copy(update={"title": title})
    card = draw_card(named, ROOT / "templates")
    assert card == draw_card(named, ROOT / "templates")
    assert card[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", card[16:24]) == (1200, 630)
    assert len(card) < 100_000
    other = draw_card(named.model_copy(update={"title": "?"}), ROOT / "templates")
    assert card != other


@pytest.mark.parametrize("title", TITLES)
def test_nothing_of_a_title_is_cut_off_at_the_cards_edge(
    lighthouse: Briefing, chromium: Browser, title: str
) -> None:
    named = lighthouse.settings.model_copy(update={"title": title})
    data = list(draw_card(named, ROOT / "templates"))
    with opened(chromium) as (tab, _):
        box = tab.evaluate(INK, [data, 150, 356])
    assert 60 <= box["left"] <= box["right"] <= 1140
    assert box["bottom"] <= 500


INK = """async ([data, top, height]) => {
  const image = await createImageBitmap(new Blob([new Uint8Array(data)]))
  const canvas = new OffscreenCanvas(image.width, image.height)
  const pen = canvas.getContext("2d")
  pen.drawImage(image, 0, 0)
  const { data: dots } = pen.getImageData(0, top, 1200, height)
  const box = { left: 1200, right: 0, bottom: 0, dots: 0 }
  for (let at = 0; at < dots.length; at += 4)
    if (dots[at] < 128) {
      const x = (at / 4) % 1200
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x)
      box.bottom = top + Math.floor(at / 4800)
      box.dots += 1
    }
  return box
}"""
"""Where the dark dots of a part of a card are, and how many. A title is below the mark."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_words_are_drawn_in_any_script(
    lighthouse: Briefing, chromium: Browser, language: str
) -> None:
    inked = []
    for spoken in ("en", language):
        settings = lighthouse.settings.model_copy(update={"language": spoken})
        with opened(chromium) as (tab, _):
            data = list(draw_card(settings, ROOT / "templates"))
            inked.append(tab.evaluate(INK, [data, 520, 100])["dots"])
    english, other = inked
    assert other > english / 2


def test_the_card_is_published_as_it_is_drawn(published: Published) -> None:
    card = (published.site.root / "assets" / "card.png").read_bytes()
    assert card == draw_card(published.briefing.settings, ROOT / "templates")
