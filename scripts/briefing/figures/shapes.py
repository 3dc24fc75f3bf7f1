"""The outlines that distinguish kinds of actor in a figure."""

from __future__ import annotations

from enum import StrEnum

from briefing.figures.geometry import Box, Point

_CUT = 8.0
_ROUNDED, _ROUNDEST = 2.0, 20.0
_TALL = 44.0


class Shape(StrEnum):
    """An outline around a name. The first ones are the easiest to distinguish."""

    PILL = "pill"
    RECTANGLE = "rectangle"
    OCTAGON = "octagon"
    HEXAGON = "hexagon"
    TAB = "tab"

    @property
    def padding(self) -> float:
        """The distance of the text from the left and right side, in pixels."""
        return 13.0 if self in {Shape.PILL, Shape.HEXAGON} else 11.0


def rounding(shape: Shape, box: Box) -> float:
    """Return the radius of the corners of a rectangle; a pill that is not tall has round ends."""
    if shape is not Shape.PILL:
        return _ROUNDED
    return box.height / 2 if box.height < _TALL else _ROUNDEST


def outline(shape: Shape, box: Box) -> tuple[Point, ...]:
    """Return the corners of a shape, clockwise; none for pills and rectangles."""
    cut = min(_CUT, box.height / 3)
    left, top, right, bottom = box
    middle = box.centre.y
    corners: tuple[tuple[float, float], ...]
    match shape:
        case Shape.PILL | Shape.RECTANGLE:
            corners = ()
        case Shape.OCTAGON:
            corners = (
                *((left + cut, top), (right - cut, top), (right, top + cut)),
                *((right, bottom - cut), (right - cut, bottom), (left + cut, bottom)),
                *((left, bottom - cut), (left, top + cut)),
            )
        case Shape.HEXAGON:
            corners = (
                *((left + cut, top), (right - cut, top), (right, middle)),
                *((right - cut, bottom), (left + cut, bottom), (left, middle)),
            )
        case Shape.TAB:
            corners = (
                *((left, top), (right - cut, top), (right, top + cut)),
                *((right, bottom), (left, bottom)),
            )
    return tuple(Point(x, y).round() for x, y in corners)
