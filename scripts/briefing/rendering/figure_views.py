"""The figures of a briefing, each drawn once and shared by all templates."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.figures.map import MapFigure, draw_map
from briefing.figures.network import NetworkFigure, draw_network
from briefing.prose import Markdown
from briefing.rendering.statement_views import StatementViews

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.figures.geometry import Point

# The commands and numbers of SVG 2, section 9.3: letters, digits, signs, points, commas, spaces.
_PATH_DATA = re.compile(r"[MmLlHhVvCcSsQqTtAaZz0-9eE .,+-]*", re.ASCII)


class FigureViews(StatementViews):
    """The figures that templates draw, and their values as SVG writes them."""

    @cached_property
    def network(self) -> NetworkFigure:
        """The network of structural ties between the actors."""
        return draw_network(self.briefing)

    @cached_property
    def tied_actors(self) -> frozenset[str]:
        """The ids of the actors that have a structural tie."""
        return frozenset(
            actor.id for tie in self.network.ties for actor in (tie.source, tie.target)
        )

    @cached_property
    def map(self) -> MapFigure | None:
        """The map of the places that have a position; None if there are none."""
        return draw_map(self.briefing)

    def pixels(self, number: float) -> Markdown:
        """Format a number of pixels for an SVG attribute."""
        return Markdown(f"{number:.1f}".removesuffix(".0"))

    def points(self, corners: Iterable[Point]) -> Markdown:
        """Format the corners of a polygon for an SVG attribute."""
        pairs = (f"{self.pixels(corner.x)},{self.pixels(corner.y)}" for corner in corners)
        return Markdown(" ".join(pairs))

    def path_data(self, text: str) -> Markdown:
        """Return path data as safe text for an SVG attribute.

        Raises:
            ValueError: it contains anything but commands and numbers.
        """
        if not _PATH_DATA.fullmatch(text):
            raise ValueError(f"not the data of a path: {text[:80]!r}")
        return Markdown(text)
