"""The briefing's title, as the share card of a link to the site shows it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checking.case import SETTINGS, Case
from briefing.faces import CardTitle, card_title
from briefing.problems import Problem, quote

_MAX_NAMED = 8


def title_without_font(case: Case) -> Iterator[Problem]:
    """Check that the share card's fonts have every character of the title."""
    settings = case.briefing.settings
    if settings.site_url is None:
        return  # without an address, there is no card
    shown = card_title(settings.title, settings.short_title, settings.site_url)
    if not shown.missing:
        return
    yield case.problem(
        "title-without-face",
        SETTINGS,
        ("title",),
        f"the share card has no font for {_list_characters(shown.missing)} in the title; it "
        + (f"shows only {quote(shown.text)}" if shown.is_title else _shown_instead(shown)),
        "Write the title in Latin, Greek, Cyrillic or Arabic letters, or give a `short_title` in "
        "them, which the card shows if it has no letter of the title. Or put a font that has the "
        "characters, as a .ttf file, into templates/card.",
        offset=max(settings.title.find(shown.missing[0]), 0),
    )


def _shown_instead(shown: CardTitle) -> str:
    return f"shows {quote(shown.text)} instead" if shown.text else "shows no title"


def _list_characters(characters: tuple[str, ...]) -> str:
    named = ", ".join(f"{char} (U+{ord(char):04X})" for char in characters[:_MAX_NAMED])
    more = len(characters) - _MAX_NAMED
    return f"{named} and {more} more" if more > 0 else named
