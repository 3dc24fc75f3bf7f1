"""The briefing's title, as those see it who are shown a link to the site."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checking.case import SETTINGS, Case
from briefing.faces import CardTitle, card_title
from briefing.problems import Problem, quote

_MOST_NAMED = 8


def title_without_face(case: Case) -> Iterator[Problem]:
    """Check that the share card can show every sign of the title."""
    settings = case.briefing.settings
    if settings.site_url is None:
        return  # no link to the site, no card
    shown = card_title(settings.title, settings.short_title, settings.site_url)
    if not shown.missing:
        return
    yield case.problem(
        "title-without-face",
        SETTINGS,
        ("title",),
        f"the share card has no font for {_name_signs(shown.missing)} in the title; it "
        + (f"shows only {quote(shown.text)}" if shown.is_title else _instead(shown)),
        "Write the title in Latin, Greek, Cyrillic or Arabic letters, or give a `short_title` in "
        "them, which the card shows if it has no letter of the title. Or put a font that has the "
        "characters, as a .ttf file, into templates/card.",
        offset=max(settings.title.find(shown.missing[0]), 0),
    )


def _instead(shown: CardTitle) -> str:
    return f"shows {quote(shown.text)} instead" if shown.text else "shows no title"


def _name_signs(signs: tuple[str, ...]) -> str:
    named = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in signs[:_MOST_NAMED])
    more = len(signs) - _MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named
