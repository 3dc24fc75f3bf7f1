"""The faces that the site serves: named as their licence asks, and no larger than they need be."""

from __future__ import annotations

import re

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from briefing.figures.lettering import width
from briefing.linking import Briefing
from tests.support.project import ROOT

FONTS = ROOT / "docs/assets/fonts"
SHEET = ROOT / "docs/assets/styles/fonts.css"
RULE = re.compile(
    r'url\("\.\./fonts/(?P<file>.+?)"\).*?unicode-range:\s*(?P<letters>.+?);', re.DOTALL
)
FACES = {rule["file"]: rule["letters"] for rule in RULE.finditer(SHEET.read_text("utf-8"))}

# What a profile with an Arabic name fetches: text and bold of each, and Arabic for title and text.
FIRST_VISIT = (
    "briefing-serif-400-latin",
    "briefing-serif-600-latin",
    "briefing-sans-400-latin",
    "briefing-sans-600-latin",
    "briefing-arabic-400-arabic",
    "briefing-arabic-600-arabic",
)
MOST_BYTES = 66 * 1024


def code_points(letters: str) -> set[int]:
    spans = (span.strip().removeprefix("U+").partition("-") for span in letters.split(","))
    return {
        point
        for first, _, last in spans
        for point in range(int(first, 16), int(last or first, 16) + 1)
    }


def test_the_sheet_names_the_files_that_are_there() -> None:
    assert set(FACES) == {path.name for path in FONTS.glob("*.woff2")}
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text("utf-8")


@pytest.mark.parametrize("file", sorted(FACES))
def test_a_face_does_not_take_the_reserved_name(file: str) -> None:
    names = {record.nameID: record.toUnicode() for record in TTFont(FONTS / file)["name"].names}
    own = (names[number] for number in (1, 3, 4, 6))
    assert not [name for name in own if "plex" in name.lower()]
    assert "Open Font License" in names[13]


@pytest.mark.parametrize("file", sorted(FACES))
def test_a_face_is_fetched_for_letters_that_it_has(file: str) -> None:
    drawn = set(TTFont(FONTS / file).getBestCmap())
    wanted = code_points(FACES[file])
    assert drawn <= wanted
    assert len(drawn) > len(wanted) / 2


def test_what_a_first_visit_fetches_is_small() -> None:
    assert sum((FONTS / f"{name}.woff2").stat().st_size for name in FIRST_VISIT) < MOST_BYTES


def test_arabic_letters_join() -> None:
    features = {
        record.FeatureTag
        for record in TTFont(FONTS / "briefing-arabic-400-arabic.woff2")[
            "GSUB"
        ].table.FeatureList.FeatureRecord
    }
    assert {"init", "medi", "fina", "rlig"} <= features


def test_figures_leave_names_the_room_that_they_take(lighthouse: Briefing) -> None:
    assert_room_is_left(lighthouse)


def assert_room_is_left(briefing: Briefing) -> None:
    """Check that names and ties take no more room in the face than figures leave them."""
    font = TTFont(FONTS / "briefing-sans-400-latin.woff2")
    letters, advances, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    names = [actor.name for actor in briefing.actors.values()]
    names += [kind.label for kind in briefing.vocabulary.relationship_types.values()]
    drawn = [name for name in names if all(ord(letter) in letters for letter in name)]
    assert len(drawn) > len(names) / 2
    for name in drawn:
        taken = sum(advances[letters[ord(letter)]][0] for letter in name) / em
        assert taken <= width(name, 1) <= taken * 1.25, name
