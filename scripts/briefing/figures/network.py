"""The network of structural ties: who leads, belongs to, founded or split from whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.figures.geometry import Box, Line, Point, distance, leaving
from briefing.figures.labelling import Stroke, place_labels
from briefing.figures.layout import lay_out
from briefing.figures.lettering import fit_text, lines, reads_from_right, width
from briefing.figures.shapes import Shape, outline, rounding
from briefing.figures.spacing import Size
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
"""Of the figure, in pixels; about as wide as a page is, so that letters keep their size."""
NAME_SIZE = 13.5
"""Of the letters of a name, in pixels."""
WORD_SIZE = 12.0
"""Of the letters on a line, in pixels."""

MOST_DRAWN = 150
"""How many actors are drawn at most; the table holds more, a drawing that can be read does not."""

_MARGIN = 6.0
_NAME_ROOM = 132.0
_NAME_LINES = 3
_LINE_HEIGHT = 16.5
_NAME_PADDING = 6.5
# From the middle of a line of words down to the line on which its letters stand.
_TO_BASELINE = 0.35
_WORD_ROOM = 190.0
_WORD_HEIGHT = 15.0
_CLEARANCE = 3.0
_HEAD_LENGTH = 8.0
# The head of the arrow, and a little line at both ends of the words.
_ROOM_AROUND = 28.0
_HEAD_WIDTH = 7.0


@dataclass(frozen=True)
class TextLine:
    """A line of words, and where its letters stand; the words are centred on x."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Node:
    """An actor in the figure.

    Attributes:
        actor: Who it is; the name may be shortened in `lines`.
        number: Its position among the figure's nodes.
        shape: By the group of the actor's kind.
        shade: The number of that group among those in the figure.
        box: Round the whole.
        outline: The shape's corners, where it is not a rectangle.
        lines: The name.
        rtl: Whether the name is written from right to left.
        neighbours: The numbers of the nodes to which a line leads.
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
        """The radius of its corners, where it is a rectangle."""
        return rounding(self.shape, self.box)


@dataclass(frozen=True)
class Edge:
    """All ties between two actors.

    Attributes:
        source: The number of the node from whose side the words are read.
        target: The number of the other node.
        readings: The ties as the source reads them.
        start: Where the line begins.
        end: Where it ends, before the head of its arrow.
        head: The corners of the arrow's head; none where both sides read alike.
        label: The words, shortened where they are long.
        quiet: Whether there was no room for the words, so that they wait until asked for.
        ended: Whether every tie has an end.
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
class Sign:
    """A line of the legend: a shape and the group of kinds that it stands for."""

    shape: Shape
    shade: int
    label: str
    box: Box
    outline: tuple[Point, ...]

    @property
    def rounding(self) -> float:
        """The radius of its corners, where it is a rectangle."""
        return rounding(self.shape, self.box)


@dataclass(frozen=True)
class Spoke:
    """A tie as a list under one of its two actors tells it."""

    label: str
    other: Actor
    tie: NetworkTie


@dataclass(frozen=True)
class Star:
    """An actor, and those of its ties that no star before has told."""

    node: Node
    spokes: tuple[Spoke, ...]

    @property
    def single(self) -> bool:
        """Whether it tells one tie only."""
        return len(self.spokes) == 1


@dataclass(frozen=True)
class NetworkFigure:
    """The whole figure; without nodes where no tie may be drawn, or too many would have to be.

    Attributes:
        width: In pixels.
        height: In pixels.
        nodes: The actors with a tie, by name.
        edges: The lines between them.
        legend: What the shapes mean.
        ties: Every tie, for the table.
        stars: Every tie once, under the actors with the most ties first, for narrow screens.
    """

    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    legend: tuple[Sign, ...]
    ties: tuple[NetworkTie, ...]
    stars: tuple[Star, ...]


def draw_network(briefing: Briefing) -> NetworkFigure:
    """Draw the ties whose type is structural and that are confirmed or reported."""
    ties = structural_ties(briefing)
    joined = bonds(ties, dict(briefing.vocabulary.relationship_types))
    actors = _tied_actors(ties)
    if len(actors) > MOST_DRAWN:
        return NetworkFigure(WIDTH, 0.0, (), (), (), ties, ())
    position = {actor.id: number for number, actor in enumerate(actors)}
    groups = _groups(briefing, actors)
    shapes = [_shape(groups[_group(briefing, actor)]) for actor in actors]
    names = [lines(actor.name, NAME_SIZE, _NAME_ROOM, _NAME_LINES) for actor in actors]
    sizes = tuple(_size(name, shape) for name, shape in zip(names, shapes, strict=True))
    pairs = tuple((position[bond.source], position[bond.target]) for bond in joined)
    words = [fit_text(", ".join(labels(bond.readings)), WORD_SIZE, _WORD_ROOM) for bond in joined]
    rooms = tuple(width(text, WORD_SIZE) + 2 * _CLEARANCE + _ROOM_AROUND for text in words)
    room = WIDTH - 2 * _MARGIN
    sheet = lay_out(sizes, pairs, rooms, room)
    boxes = [box.move(_MARGIN, _MARGIN).round() for box in sheet.boxes]
    height = round(sheet.height + 2 * _MARGIN, 1) if boxes else 0.0
    edges = _edges(joined, pairs, words, boxes, height)
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
    legend = tuple(_sign(label, shade) for label, shade in groups.items())
    return NetworkFigure(WIDTH, height, nodes, edges, legend, ties, _stars(nodes, ties, briefing))


def _tied_actors(ties: Sequence[NetworkTie]) -> list[Actor]:
    found = {actor.id: actor for tie in ties for actor in (tie.source, tie.target)}
    return sorted(found.values(), key=lambda actor: (sort_key(actor.name), actor.id))


# Shapes and their legend


def _group(briefing: Briefing, actor: Actor) -> str:
    kind = briefing.vocabulary.actor_kinds[actor.kind]
    return kind.group or kind.plural


def _groups(briefing: Briefing, actors: Sequence[Actor]) -> dict[str, int]:
    """Return number the groups of kinds that are in the figure, in the vocabulary's order."""
    present = {_group(briefing, actor) for actor in actors}
    kinds = briefing.vocabulary.actor_kinds.values()
    ordered = dict.fromkeys(kind.group or kind.plural for kind in kinds)
    return {name: number for number, name in enumerate(n for n in ordered if n in present)}


def _shape(group: int) -> Shape:
    shapes = list(Shape)
    return shapes[min(group, len(shapes) - 1)]


def _sign(label: str, shade: int) -> Sign:
    shape, box = _shape(shade), Box.about(Point(16, 9), 30, 16)
    return Sign(shape, shade, label, box, outline(shape, box))


# Nodes


def _size(name: Sequence[str], shape: Shape) -> Size:
    across = max((width(line, NAME_SIZE) for line in name), default=0.0) + 2 * shape.padding
    down = len(name) * _LINE_HEIGHT + 2 * _NAME_PADDING
    # Even tenths, so that both sides fall on tenths as well.
    return Size(round(across / 2, 1) * 2, round(down / 2, 1) * 2)


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
    joined: Sequence[Bond],
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
    spots = place_labels(strokes, boxes, frame)
    return tuple(
        _edge(bond, pair, text, stroke, spot)
        for bond, pair, text, stroke, spot in zip(joined, pairs, words, strokes, spots, strict=True)
    )


def _stroke(source: Box, target: Box, text: str) -> Stroke:
    start = leaving(source, target.centre, _CLEARANCE)
    end = leaving(target, source.centre, _CLEARANCE)
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
    """Return the tip of an arrow and the two corners behind it."""
    start, end = stroke.line
    length = distance(start, end) or 1.0
    x, y = (end.x - start.x) / length, (end.y - start.y) / length
    back = end.move(-x * _HEAD_LENGTH, -y * _HEAD_LENGTH)
    half = _HEAD_WIDTH / 2
    return (end, back.move(-y * half, x * half), back.move(y * half, -x * half))


# Stars


def _stars(
    nodes: Sequence[Node], ties: Sequence[NetworkTie], briefing: Briefing
) -> tuple[Star, ...]:
    """Tell every tie once, under as few actors as simple greed finds."""
    types = briefing.vocabulary.relationship_types
    inverse = {name: kind.inverse or kind.label for name, kind in types.items()}
    places = {node.actor.id: node.number for node in nodes}
    left = {tie.relationship.id: tie for tie in ties}
    of_actor: dict[str, list[NetworkTie]] = {node.actor.id: [] for node in nodes}
    for tie in ties:
        of_actor[tie.source.id].append(tie)
        of_actor[tie.target.id].append(tie)
    stars: list[Star] = []
    counts = {node.number: len(of_actor[node.actor.id]) for node in nodes}
    while left:
        number = max(counts, key=lambda n: (counts[n], -n))
        node = nodes[number]
        told = [tie for tie in of_actor[node.actor.id] if tie.relationship.id in left]
        stars.append(Star(node, tuple(_spoke(node.actor, tie, inverse) for tie in told)))
        for tie in told:
            del left[tie.relationship.id]
            counts[places[tie.source.id]] -= 1
            counts[places[tie.target.id]] -= 1
    return tuple(stars)


def _spoke(hub: Actor, tie: NetworkTie, inverse: Mapping[str, str]) -> Spoke:
    if tie.source.id == hub.id:
        return Spoke(tie.label, tie.target, tie)
    return Spoke(inverse[tie.relationship.type], tie.source, tie)
