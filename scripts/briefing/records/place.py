"""Places where things happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from briefing.records.base import CountryCode, Model, PlaceId, PlaceKindId, Plain, Prose
from briefing.records.common import Named, Record
from briefing.records.enums import Precision
from briefing.records.mistakes import MistakeError
from briefing.records.values import Evidence

_MAX_LATITUDE = 90
_MAX_LONGITUDE = 180


class Coordinates(Model):
    """A point on the WGS 84 ellipsoid, in decimal degrees."""

    latitude: Annotated[float, Field(ge=-90, le=90)] = Field(examples=[59.9, -43.5])
    """Degrees north."""
    longitude: Annotated[float, Field(ge=-180, le=180)] = Field(examples=[10.7, 172.6])
    """Degrees east."""

    @model_validator(mode="before")
    @classmethod
    def _check_not_swapped(cls, data: object) -> object:
        """Reject swapped coordinates before pydantic reports one of them as too large."""
        if not isinstance(data, Mapping):
            return data
        try:
            north, east = (float(str(data[name])) for name in ("latitude", "longitude"))
        except (KeyError, ValueError):
            return data
        if abs(east) <= _MAX_LATITUDE < abs(north) <= _MAX_LONGITUDE:
            message = (
                f"latitude {data['latitude']} and longitude {data['longitude']} seem to be "
                f"swapped: no latitude is beyond {_MAX_LATITUDE}"
            )
            remedy = f"Write `latitude: {data['longitude']}` and `longitude: {data['latitude']}`."
            fields = ("latitude", "longitude")
            raise MistakeError(message, remedy, fields=fields, code="coordinates-exchanged")
        return data


class Place(Record, Named):
    """A spot, district, town, province or country that a record names."""

    KIND: ClassVar[str] = "place"

    name: Plain = Field(examples=["Millbury", "Old Mill"])
    """The name that pages use."""
    kind: PlaceKindId
    """From the vocabulary's `place_kinds`."""
    country: CountryCode | None = None
    """ISO 3166-1 alpha-2."""
    part_of: PlaceId | None = None
    """The larger place's id."""
    coordinates: Coordinates | None = None
    """A point; where people live, no more precise than a district."""
    area: tuple[Coordinates, ...] = ()
    """The corners of an area, if the place is disputed or large."""
    precision: Precision | None = None
    """How exact `coordinates` or `area` is."""
    evidence: tuple[Evidence, ...] = ()
    """The sources of the coordinates or area."""
    summary: Prose | None = Field(
        default=None,
        examples=[
            "A town on the river. [@gazette-mill-burns-2020-05-02]",
            "The mill stood here. [@herald-in-ashes-2020-05-03]",
        ],
    )
    """What the place means to this briefing; every paragraph cites its sources."""
    note: Plain | None = Field(
        default=None,
        examples=[
            "The mill is gone; the point is where it stood.",
            "The papers disagree on the bank of the river.",
        ],
    )
    """A remark on the location."""

    @property
    def label(self) -> str:
        """The place's name."""
        return self.name

    @model_validator(mode="after")
    def _check_location(self) -> Self:
        if self.coordinates is not None and self.area:
            message = "a place has `coordinates` or an `area`, not both"
            remedy = "Delete the one that says less."
            raise MistakeError(message, remedy, fields=("coordinates", "area"))
        if (self.coordinates is not None or self.area) and self.precision is None:
            message = "a place on the map needs a `precision`"
            allowed = ", ".join(Precision)
            remedy = f"Add a line such as `precision: {Precision.SITE}`. Allowed: {allowed}."
            raise MistakeError(message, remedy, fields=("precision", "coordinates", "area"))
        return self
