"""The preview image of a shared link: the briefing's title, its date, what it is.

It is 1200 by 630 pixels, the size that Open Graph's consumers expect. The same title gives the
same bytes on every machine: the fonts are next to the template, and one library shapes, orders
(UAX 9) and draws text. Characters that the fonts lack are omitted, which the checker reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import resvg_py

from briefing.faces import FACES, card_title
from briefing.figures import lettering
from briefing.records import Settings
from briefing.rendering import catalogue_for, fault_in, make_environment

CARD = "assets/card.png"
"""Where the image is published, relative to the site's root."""

_TEMPLATE = "card/card.svg.j2"

_ROOM = 1040.0
_TOP, _HEIGHT = 182.0, 300.0
_SIZES = (84.0, 76.0, 68.0, 60.0, 52.0, 46.0, 40.0)
_LEADING = 1.22


class _Line(NamedTuple):
    """A line of the title, and its baseline in pixels from the top."""

    text: str
    y: float


@dataclass(frozen=True)
class _Title:
    """The typeset title."""

    size: float
    lines: tuple[_Line, ...]


def draw_card(settings: Settings, templates: Path) -> bytes:
    """Draw the card of a briefing as PNG.

    Raises:
        TemplateFaultError: its template is broken, or does not make an image.
    """
    try:
        return _draw(settings, templates)
    except Exception as error:
        raise fault_in(error, templates, CARD) from error


def _draw(settings: Settings, templates: Path) -> bytes:
    folder = (templates / _TEMPLATE).parent
    title = card_title(settings.title, settings.short_title, settings.site_url, folder).text
    catalogue = catalogue_for(templates, settings)
    svg = (
        make_environment(templates, catalogue)
        .get_template(_TEMPLATE)
        .render(
            title=_typeset_title(title),
            rtl=lettering.reads_from_right(title),
            said_rtl=catalogue.direction == "rtl",
            as_of=settings.as_of.label(settings.zone, catalogue.dates),
        )
    )
    faces = sorted(str(path) for path in folder.glob(FACES))
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, font_files=faces, skip_system_fonts=True))


def _typeset_title(title: str) -> _Title:
    """Break the title into lines, at the largest size at which all of it fits."""
    fitting = (size for size in _SIZES if " ".join(_lines(title, size)) == title)
    size = next(fitting, _SIZES[-1])
    lines = _lines(title, size)
    first = _TOP + (_HEIGHT - len(lines) * size * _LEADING) / 2 + size
    placed = (_Line(text, first + number * size * _LEADING) for number, text in enumerate(lines))
    return _Title(size, tuple(placed))


def _lines(title: str, size: float) -> tuple[str, ...]:
    return lettering.lines(title, size, _ROOM, most=int(_HEIGHT // (size * _LEADING)))
