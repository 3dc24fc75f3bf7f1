"""The network of structural ties: who leads, belongs to, founded or split from whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.figures.geometry import Box, Line, Point, distance, exit_point
from briefing.figures.islands import Drawing, Island, islands
from briefing.figures.labelling import Stroke, place_labels
from briefing.figures.layout import lay_out
from briefing.figures.lettering import fit_text, lines, reads_from_right, width
from briefing.figures.shapes import Shape, outline, rounding
from briefing.figures.spacing import Size
from briefing.figures.stars import Star, list_stars
from briefing.figures.ties import (
    Bond,
    NetworkTie,
    TieReading,
    bonds,
    labels,
    structural_ties,
)
from briefing.letters import sort_key
from briefing.linking import Briefing
from briefing.records import Actor

WIDTH = 1160.0
"""The width of the figure in pixels; about that of a page, so that letters keep their size."""
NAME_SIZE = 13.5
"""The font size of names, in pixels."""
WORD_SIZE = 12.0
"""The font size of labels on lines, in pixels."""

MOST_DRAWN = 150
"""The maximum number of actors in a readable drawing; the table can have more."""

_MARGIN = 6.0
_NAME_ROOM = 132.0
_NAME_LINES = 3
_LINE_HEIGHT = 16.5
_NAME_PADDING = 6.5
# The distance from the middle of a line of text down to its baseline, in font sizes.
_TO_BASELINE = 0.35
_WORD_ROOM = 190.0
_WORD_HEIGHT = 15.0
_CLEARANCE = 3.0
_HEAD_LENGTH = 8.0
# Space for the arrow's head, and a little line at both ends of the label.
_ROOM_AROUND = 28.0
_HEAD_WIDTH = 7.0


@dataclass(frozen=True)
class TextLine:
    """A line of text, centred on x, with its baseline at y."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Node:
    """An actor in the figure.

    Attributes:
        actor: The actor; `lines` may have a shortened name.
        number: The index among the figure's nodes.
        shape: The shape for the group of the actor's kind.
        shade: The number of that group among the groups in the figure.
        box: The bounding box.
        outline: The corners of the shape, if it is not a rectangle.
        lines: The lines of the name.
        rtl: Whether the name is written from right to left.
        neighbours: The numbers of the nodes to which it has a line.
        edges: The numbers of the edges that end here.
    """

    actor: Actor
    number: int
    shape: Shape
    shade: int
    box: Box
    outline: tuple[Point, ...]
    lines: tuple[TextLine, ...]
    rtl: bool
    neighbours: tuple[int, ...]
    edges: tuple[int, ...]

    @property
    def rounding(self) -> float:
        """The corner radius, if it is a rectangle."""
        return rounding(self.shape, self.box)


@dataclass(frozen=True)
class Edge:
    """All ties between two actors.

    Attributes:
        source: The number of the node from whose side the labels are read.
        target: The number of the other node.
        readings: The ties as the source reads them.
        start: The start of the line.
        end: The end of the line, before the arrow's head.
        head: The corners of the arrow's head; none if both sides read the same.
        label: The labels as drawn, shortened if they are long.
        quiet: Whether the label did not fit, and is shown only on demand.
        ended: Whether every tie has an end date.
    """

    source: int
    target: int
    readings: tuple[TieReading, ...]
    start: Point
    end: Point
    head: tuple[Point, ...]
    label: TextLine
    quiet: bool
    ended: bool


@dataclass(frozen=True)
class LegendEntry:
    """An entry of the legend: a shape and its group of kinds."""

    shape: Shape
    shade: int
    label: str
    box: Box
    outline: tuple[Point, ...]

    @property
    def rounding(self) -> float:
        """The corner radius, if it is a rectangle."""
        return rounding(self.shape, self.box)


@dataclass(frozen=True)
class NetworkFigure:
    """The whole figure; without nodes if there is nothing to draw, or too much.

    Attributes:
        width: The width in pixels.
        height: The height in pixels.
        nodes: The actors with a tie, sorted by name.
        edges: The lines between them.
        legend: The meaning of the shapes.
        ties: Every tie, for the table.
        stars: Every tie once, listed under the actors with the most ties, for narrow screens.
        islands: Parts of it, and actors outside it, whose ties to others are only claimed.
    """

    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    legend: tuple[LegendEntry, ...]
    ties: tuple[NetworkTie, ...]
    stars: tuple[Star, ...]
    islands: tuple[Island, ...]

    @property
    def island_actors(self) -> frozenset[str]:
        """The ids of the actors of all islands."""
        return frozenset(actor.id for island in self.islands for actor in island.actors)


def draw_network(briefing: Briefing) -> NetworkFigure:
    """Draw the structural ties that are confirmed or reported."""
    ties = structural_ties(briefing)
    actor_bonds = bonds(ties)
    actors = _tied_actors(ties)
    if len(actors) > MOST_DRAWN:
        return NetworkFigure(WIDTH, 0.0, (), (), (), ties, (), ())
    position = {actor.id: number for number, actor in enumerate(actors)}
    groups = _groups(briefing, actors)
    shapes = [_shape(groups[_group(briefing, actor)]) for actor in actors]
    names = [lines(actor.name, NAME_SIZE, _NAME_ROOM, _NAME_LINES) for actor in actors]
    sizes = tuple(_size(name, shape) for name, shape in zip(names, shapes, strict=True))
    pairs = tuple((position[bond.source], position[bond.target]) for bond in actor_bonds)
    words = [
        fit_text(", ".join(labels(bond.readings)), WORD_SIZE, _WORD_ROOM) for bond in actor_bonds
    ]
    rooms = tuple(width(text, WORD_SIZE) + 2 * _CLEARANCE + _ROOM_AROUND for text in words)
    room = WIDTH - 2 * _MARGIN
    sheet = lay_out(sizes, pairs, rooms, room)
    boxes = [box.move(_MARGIN, _MARGIN).round() for box in sheet.boxes]
    height = round(sheet.height + 2 * _MARGIN, 1) if boxes else 0.0
    edges = _edges(actor_bonds, pairs, words, boxes, height)
    shades = [groups[_group(briefing, actor)] for actor in actors]
    nodes = tuple(
        _node(
            actor,
            number,
            shape=shapes[number],
            shade=shades[number],
            box=boxes[number],
            name=names[number],
            pairs=pairs,
        )
        for number, actor in enumerate(actors)
    )
    legend = tuple(_legend_entry(label, shade) for label, shade in groups.items())
    drawn = Drawing(
        {node.actor.id: node.box for node in nodes},
        tuple(_words_box(edge) for edge in edges),
        tuple(Line(edge.start, edge.end) for edge in edges),
        Box(0, 0, WIDTH, height),
    )
    apart = islands(briefing, ties, drawn)
    stars = list_stars(actors, ties)
    return NetworkFigure(WIDTH, height, nodes, edges, legend, ties, stars, apart)


def _tied_actors(ties: Sequence[NetworkTie]) -> list[Actor]:
    found = {actor.id: actor for tie in ties for actor in (tie.source, tie.target)}
    return sorted(found.values(), key=lambda actor: (sort_key(actor.name), actor.id))


# Shapes and their legend


def _group(briefing: Briefing, actor: Actor) -> str:
    kind = briefing.vocabulary.actor_kinds[actor.kind]
    return kind.group or kind.plural


def _groups(briefing: Briefing, actors: Sequence[Actor]) -> dict[str, int]:
    """Return the number of each group of kinds in the figure, in the vocabulary's order."""
    present = {_group(briefing, actor) for actor in actors}
    kinds = briefing.vocabulary.actor_kinds.values()
    ordered = dict.fromkeys(kind.group or kind.plural for kind in kinds)
    return {name: number for number, name in enumerate(n for n in ordered if n in present)}


def _shape(group: int) -> Shape:
    shapes = list(Shape)
    return shapes[min(group, len(shapes) - 1)]


def _legend_entry(label: str, shade: int) -> LegendEntry:
    shape, box = _shape(shade), Box.about(Point(16, 9), 30, 16)
    return LegendEntry(shape, shade, label, box, outline(shape, box))


# Nodes


def _size(name: Sequence[str], shape: Shape) -> Size:
    width_of_name = max((width(line, NAME_SIZE) for line in name), default=0.0) + 2 * shape.padding
    height_of_name = len(name) * _LINE_HEIGHT + 2 * _NAME_PADDING
    # Even tenths, so that both sides fall on tenths as well.
    return Size(round(width_of_name / 2, 1) * 2, round(height_of_name / 2, 1) * 2)


def _node(  # noqa: PLR0913 - all that was worked out about one actor
    actor: Actor,
    number: int,
    *,
    shape: Shape,
    shade: int,
    box: Box,
    name: Sequence[str],
    pairs: Sequence[tuple[int, int]],
) -> Node:
    middle = box.centre.round()
    first = middle.y - (len(name) - 1) * _LINE_HEIGHT / 2 + NAME_SIZE * _TO_BASELINE
    return Node(
        actor,
        number,
        shape,
        shade,
        box,
        outline(shape, box),
        tuple(
            TextLine(text, middle.x, round(first + place * _LINE_HEIGHT, 1))
            for place, text in enumerate(name)
        ),
        reads_from_right(actor.name),
        tuple(sorted(a + b - number for a, b in pairs if number in {a, b})),
        tuple(place for place, pair in enumerate(pairs) if number in pair),
    )


# Edges


def _edges(
    actor_bonds: Sequence[Bond],
    pairs: Sequence[tuple[int, int]],
    words: Sequence[str],
    boxes: Sequence[Box],
    height: float,
) -> tuple[Edge, ...]:
    strokes = [
        _stroke(boxes[one], boxes[other], text)
        for (one, other), text in zip(pairs, words, strict=True)
    ]
    frame = Box(0, 0, WIDTH, height)
    label_boxes = place_labels(strokes, boxes, frame)
    return tuple(
        _edge(bond, pair, text, stroke, spot)
        for bond, pair, text, stroke, spot in zip(
            actor_bonds, pairs, words, strokes, label_boxes, strict=True
        )
    )


def _words_box(edge: Edge) -> Box:
    middle = Point(edge.label.x, edge.label.y - WORD_SIZE * _TO_BASELINE)
    return Box.about(middle, width(edge.label.text, WORD_SIZE) + 2 * _CLEARANCE, _WORD_HEIGHT)


def _stroke(source: Box, target: Box, text: str) -> Stroke:
    start = exit_point(source, target.centre, _CLEARANCE)
    end = exit_point(target, source.centre, _CLEARANCE)
    return Stroke(Line(start, end), width(text, WORD_SIZE) + 2 * _CLEARANCE, _WORD_HEIGHT)


def _edge(bond: Bond, pair: tuple[int, int], text: str, stroke: Stroke, spot: Box | None) -> Edge:
    head = _head(stroke) if bond.directed else ()
    end = (
        Point((head[1].x + head[2].x) / 2, (head[1].y + head[2].y) / 2) if head else stroke.line.end
    )
    at = (spot.centre if spot else stroke.line.at(0.5)).move(0, WORD_SIZE * _TO_BASELINE).round()
    return Edge(
        *pair,
        bond.readings,
        stroke.line.start.round(),
        end.round(),
        tuple(corner.round() for corner in head),
        TextLine(text, *at),
        quiet=spot is None,
        ended=bond.ended,
    )


def _head(stroke: Stroke) -> tuple[Point, ...]:
    """Return the tip of an arrow and the two corners behind the tip."""
    start, end = stroke.line
    length = distance(start, end) or 1.0
    x, y = (end.x - start.x) / length, (end.y - start.y) / length
    back = end.move(-x * _HEAD_LENGTH, -y * _HEAD_LENGTH)
    half = _HEAD_WIDTH / 2
    return (end, back.move(-y * half, x * half), back.move(y * half, -x * half))
