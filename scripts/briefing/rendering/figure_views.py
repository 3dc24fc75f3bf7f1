"""The figures of a briefing, each drawn once however many templates ask for it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.figures.map import MapFigure, draw_map
from briefing.figures.network import NetworkFigure, draw_network
from briefing.phrases import in_commas
from briefing.prose import Markdown
from briefing.rendering.statement_views import StatementViews

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.figures.geometry import Point
    from briefing.phrases import Listed

# The commands and numbers of SVG 2, section 9.3: letters, digits, signs, points, commas, spaces.
_PATH_DATA = re.compile(r"[MmLlHhVvCcSsQqTtAaZz0-9eE .,+-]*", re.ASCII)


class FigureViews(StatementViews):
    """What templates draw."""

    @cached_property
    def network(self) -> NetworkFigure:
        """The structural ties between the actors."""
        return draw_network(self.briefing)

    def tie_labels(self) -> Listed:
        """Return what the ties of the network are called, in the order of the vocabulary."""
        used = {tie.relationship.type for tie in self.network.ties}
        types = self.briefing.vocabulary.relationship_types
        return in_commas(kind.label for key, kind in types.items() if key in used)

    @cached_property
    def tied_actors(self) -> frozenset[str]:
        """The ids of the actors that have a structural tie."""
        return frozenset(
            actor.id for tie in self.network.ties for actor in (tie.source, tie.target)
        )

    @cached_property
    def map(self) -> MapFigure | None:
        """The places that have a position; None where none has."""
        return draw_map(self.briefing)

    def pixels(self, number: float) -> Markdown:
        """Return a number of pixels as an attribute of SVG takes it."""
        return Markdown(f"{number:.1f}".removesuffix(".0"))

    def points(self, corners: Iterable[Point]) -> Markdown:
        """Return the corners of a polygon, as an attribute of SVG takes them."""
        pairs = (f"{self.pixels(corner.x)},{self.pixels(corner.y)}" for corner in corners)
        return Markdown(" ".join(pairs))

    def path_data(self, text: str) -> Markdown:
        """Return the shape of a path, as an attribute of SVG takes it.

        Raises:
            ValueError: it holds anything but commands and numbers.
        """
        if not _PATH_DATA.fullmatch(text):
            raise ValueError(f"not the data of a path: {text[:80]!r}")
        return Markdown(text)
