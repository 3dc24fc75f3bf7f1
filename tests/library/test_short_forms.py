"""Short forms: what is written short is read as if it were long, on models made for it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar

import pytest
from pydantic import BaseModel, ConfigDict, StringConstraints

from briefing.reading.expansion import expand, plain
from briefing.reading.known import Known
from briefing.reading.shapes import ModelShape
from briefing.reading.validation import validate
from briefing.records import EdtfDate
from briefing.records.base import TextRole
from briefing.records.short_forms import ShortForm
from briefing.yamltree import SourceText, parse
from tests.support.reading import spots


class Toy(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Item(Toy):
    SHORT_FORM: ClassVar[ShortForm] = ShortForm(
        scalar="name", sequence="parts", prefixes={"since ": "start"}
    )

    name: Annotated[str, TextRole.PLAIN, StringConstraints(max_length=9)] | None = None
    parts: tuple["Item", ...] = ()
    start: EdtfDate | None = None


class Box(Toy):
    title: str = ""
    colours: tuple[Colour, ...] = ()
    item: Item | None = None
    items: tuple[Item, ...] = ()
    named: Mapping[str, Item] = {}
    words: Mapping[str, str] = {}


def box(text: str) -> Any:  # noqa: ANN401 - plain data of any form
    node, _ = parse(SourceText("a.yml", text, tuple(text.split("\n"))))
    assert node is not None
    return plain(expand(node, ModelShape(Box)))


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("colours: red", {"colours": ["red"]}),
        ("colours:", {"colours": []}),
        ("named:", {"named": {}}),
        ("title:", {"title": None}),
        ("item:", {"item": None}),
        ("item: a", {"item": {"name": "a"}}),
        ("item: [a, b]", {"item": {"parts": [{"name": "a"}, {"name": "b"}]}}),
        ("item: since 2021", {"item": {"start": "2021"}}),
        ("item: Since 2021", {"item": {"start": "2021"}}),
        ("items: a", {"items": [{"name": "a"}]}),
        ("items: {name: a}", {"items": [{"name": "a"}]}),
        ("items: [a, since 2021]", {"items": [{"name": "a"}, {"start": "2021"}]}),
        ("items: [[a]]", {"items": [{"parts": [{"name": "a"}]}]}),
        ("item: {parts: a}", {"item": {"parts": [{"name": "a"}]}}),
        ("named: {x: a, y: {name: b}}", {"named": {"x": {"name": "a"}, "y": {"name": "b"}}}),
        # what fits nowhere stays as it is, for validation to find
        ("title: [a]", {"title": ["a"]}),
        ("colours: {a: b}", {"colours": {"a": "b"}}),
        ("named: a", {"named": "a"}),
        ("zebra: {a: b}", {"zebra": {"a": "b"}}),
    ],
)
def test_short_forms(short: str, long: object) -> None:
    assert box(short) == long


def test_problems_in_short_forms_stand_at_what_was_written() -> None:
    text = "items:\n  - far too long\n  - since never\nitem: ['far too long']\ncolours: blue\n"
    node, _ = parse(SourceText("a.yml", text, tuple(text.split("\n"))))
    assert node is not None
    _, problems = validate(expand(node, ModelShape(Box)), Box, "a.yml", Known())
    assert sorted(spots(problems)) == [
        (2, 5, "invalid-value"),
        (3, 11, "invalid-date"),
        (4, 8, "invalid-value"),
        (5, 10, "unknown-value"),
    ]
