"""The title on the share card: only signs without a face are left out, and the checker tells."""

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from briefing import examine
from briefing.faces import CARD_FACES, FACES, card_title, code_points_of
from tests.conftest import Build
from tests.support.briefings import Edit


def test_the_signs_are_those_of_the_faces() -> None:
    maps = [TTFont(file).getBestCmap() for file in CARD_FACES.glob(FACES)]
    assert code_points_of(CARD_FACES) == frozenset().union(*maps)


@pytest.mark.parametrize(
    ("title", "shown", "missing"),
    [
        ("The wreck – “Aurelia’s”", "The wreck – “Aurelia’s”", ""),
        ("Пожар «огонь» ěšč", "Пожар «огонь» ěšč", ""),
        ("The 火 fire", "The fire", "火"),
        ("טביעת «حطام السفينة»", "«حطام السفينة»", "טביעת"),
        ("Fire 🔥\ufe0f at the mill", "Fire at the mill", "🔥"),
        ("The तोप gun", "The gun", "तोप"),
        ("Fire \u1e96", "Fire h\u0331", ""),
        ("e\u0301te\u0301", "\u00e9t\u00e9", ""),
        ("灯塔", "The light", "灯塔"),
        ("灯塔!", "The light", "灯塔"),
        ("?!", "?!", ""),
    ],
)
def test_only_signs_without_a_face_are_left_out(title: str, shown: str, missing: str) -> None:
    found = card_title(title, "The light", "https://light.example.net/")
    assert found.text == shown
    assert set(found.missing) == set(missing)


@pytest.mark.parametrize(
    ("short_title", "site_url", "shown"),
    [
        (None, "https://light.example.net/x", "light.example.net"),
        ("灯", "https://light.example.net/x", "light.example.net"),
        ("灯 of 1890", None, "of 1890"),
        (None, None, ""),
    ],
)
def test_a_card_without_a_letter_of_the_title_has_another(
    short_title: str | None, site_url: str | None, shown: str
) -> None:
    found = card_title("灯塔", short_title, site_url)
    assert (found.text, found.is_title) == (shown, False)


SITE = Edit("briefing.yml", "site_url", "https://fire.example.net/")


def test_the_checker_tells_where_what_and_what_the_card_shows_instead(build: Build) -> None:
    data = build(SITE, Edit("briefing.yml", "title", "A 火 fire of 2020"))
    (found,) = examine(data).problems
    assert found.code == "title-without-face"
    assert (found.path.rpartition("/")[2], found.line, found.column) == ("briefing.yml", 2, 10)
    assert "火 (U+706B)" in found.message
    assert "A fire of 2020" in found.message


def test_a_site_without_an_address_has_no_card_to_tell_of(build: Build) -> None:
    assert not examine(build(Edit("briefing.yml", "title", "A 火 fire"))).problems
