"""The base map under the places: borders and coasts, as GeoJSON (RFC 7946)."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from briefing.records.base import Model, Plain
from briefing.records.mistakes import MistakeError

Longitude = Annotated[float, Field(ge=-180, le=180)]
"""Decimal degrees east, WGS 84."""
Latitude = Annotated[float, Field(ge=-90, le=90)]
"""Decimal degrees north, WGS 84."""
Position = tuple[Longitude, Latitude]
LinearRing = Annotated[tuple[Position, ...], Field(min_length=4)]
"""A closed line: its last position is its first."""
PolygonRings = Annotated[tuple[LinearRing, ...], Field(min_length=1)]
"""An outline, and the holes in it."""


class BasemapGeometry(Model):
    """The outlines of one country or other land."""

    type: Literal["MultiPolygon"]
    """MultiPolygon, for every shape."""
    coordinates: tuple[PolygonRings, ...]
    """Polygons, each an outline and its holes, of positions `[longitude, latitude]`."""


class BasemapProperties(Model):
    """Properties of a shape."""

    name: Plain
    """The name that the map shows."""
    focus: bool = False
    """Whether this is the land that the briefing is about."""


class BasemapShape(Model):
    """One country or other land."""

    type: Literal["Feature"]
    """Feature, for every shape."""
    properties: BasemapProperties
    """Its properties."""
    geometry: BasemapGeometry
    """Its outlines."""


class Basemap(Model):
    """The land around the places of a briefing."""

    type: Literal["FeatureCollection"]
    """FeatureCollection: the file is GeoJSON."""
    credit: Plain
    """Whose data the shapes are, and under which terms: shown under the map."""
    bbox: tuple[Longitude, Latitude, Longitude, Latitude]
    """What the map shows: west, south, east, north. Shapes reach a little beyond."""
    features: tuple[BasemapShape, ...]
    """The shapes."""

    @model_validator(mode="after")
    def _check_bounds(self) -> Self:
        west, south, east, north = self.bbox
        if west >= east or south >= north:
            message = "`bbox` is west, south, east, north; west is less than east, south than north"
            raise MistakeError(message, "Put the four numbers in that order.", fields=("bbox",))
        return self
