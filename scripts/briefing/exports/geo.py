"""The places that have a position, as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from briefing.records.vocabulary import label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.exports.telling import Teller
    from briefing.records import Event, Place

_Spot: TypeAlias = tuple[float, float]
"""Degrees east, then degrees north."""

_DATE_LINE, _FULL_TURN = 180.0, 360.0
_FEWEST_CORNERS = 3
_DECIMALS = 7
"""Of a position that is computed: about a centimetre."""


def geojson(teller: Teller) -> str:
    """Return the text of the file: a collection with a feature on a line for each place."""
    places = sorted(teller.briefing.places.values(), key=lambda place: place.id)
    found = (_feature(teller, place) for place in places)
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in found if one is not None)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'


def _feature(teller: Teller, place: Place) -> dict[str, Any] | None:
    geometry = _geometry(place)
    if geometry is None:
        return None
    vocabulary = teller.briefing.vocabulary
    properties: dict[str, Any] = {
        "id": place.id,
        "name": place.name,
        "kind": label_of(vocabulary.place_kinds, place.kind),
        "country": place.country,
        "part_of": place.part_of if place.part_of in teller.briefing.places else None,
        "precision": label_of(vocabulary.precisions, place.precision) if place.precision else None,
        "note": place.note,
        "url": teller.url(place),
        "events": [
            _event(teller, event) for event in teller.briefing.indexes.events_at.get(place.id, ())
        ],
    }
    kept = {name: value for name, value in properties.items() if value is not None}
    return {"type": "Feature", "id": place.id, "geometry": geometry, "properties": kept}


def _event(teller: Teller, event: Event) -> dict[str, str]:
    return {
        "id": event.id,
        "title": event.title,
        "date": event.date.text,
        "url": teller.url(event),
    }


def _geometry(place: Place) -> dict[str, Any] | None:
    if place.coordinates is not None:
        spot = place.coordinates.longitude, place.coordinates.latitude
        return {"type": "Point", "coordinates": spot}
    corners = tuple(dict.fromkeys((one.longitude, one.latitude) for one in place.area))
    if not corners:
        return None
    if len(corners) < _FEWEST_CORNERS:
        return {"type": "MultiPoint", "coordinates": corners}
    rings = [_ring(part) for part in _cut(corners)]
    if len(rings) == 1:
        return {"type": "Polygon", "coordinates": rings}
    return {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}


def _ring(corners: Sequence[_Spot]) -> list[_Spot]:
    """Return a closed ring that runs anticlockwise, as the RFC has it (3.1.6)."""
    closed = [*corners, corners[0]]
    area = sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(closed))
    return closed if area <= 0 else closed[::-1]


def _cut(corners: Sequence[_Spot]) -> list[list[_Spot]]:
    """Return an area in the parts west and east of the date line, as the RFC has it (3.1.9).

    An area that reaches around more than half the globe is taken to cross the line instead.
    """
    longitudes = [east for east, _ in corners]
    if max(longitudes) - min(longitudes) <= _DATE_LINE:
        return [list(corners)]
    unrolled = [(east % _FULL_TURN, north) for east, north in corners]
    before = _clip(unrolled, is_east=False)
    beyond = _clip(unrolled, is_east=True)
    after = [(round(east - _FULL_TURN, _DECIMALS), north) for east, north in beyond]
    return [part for part in (before, after) if len(part) >= _FEWEST_CORNERS]


def _clip(corners: Sequence[_Spot], *, is_east: bool) -> list[_Spot]:
    """Return the part of an area on one side of the date line; east of it is beyond 180 degrees."""
    found: list[_Spot] = []
    for here, there in pairwise((*corners, corners[0])):
        is_inside = (here[0] > _DATE_LINE) is is_east or here[0] == _DATE_LINE
        if is_inside:
            found.append(here)
        if (here[0] - _DATE_LINE) * (there[0] - _DATE_LINE) < 0:
            share = (_DATE_LINE - here[0]) / (there[0] - here[0])
            north = here[1] + share * (there[1] - here[1])
            found.append((_DATE_LINE, round(north, _DECIMALS)))
    return list(dict.fromkeys(found))
