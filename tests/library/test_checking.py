"""Checking: the order of problems, what each suggests, and what one fault does not bring.

The tests change the minimal briefing, in which nothing at all is wrong, so whatever is found
comes from the change.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import examine
from tests.support.briefings import Edit
from tests.support.rules import (
    ALIGNED,
    ANN,
    BEN,
    DIGEST,
    FIRE,
    GAZETTE,
    HERALD,
    MILL,
    SETTINGS,
    SPEAKS,
    TOWN,
    WHO,
    new_claim,
)

Build = Callable[..., Path]


def test_problems_come_sorted_by_file_and_line_each_once(build: Build) -> None:
    problems = examine(build(ALIGNED, DIGEST, new_claim(status="claimed"))).problems
    assert len(problems) > 2
    assert list(problems) == sorted(set(problems))


# --- what a problem suggests ---


@pytest.mark.parametrize(
    ("edit", "hint"),
    [
        (Edit(BEN, "relationships.0.target", "anm"), "you mean `ann`?"),
        (Edit(BEN, "summary", "He. [@heralds]"), "you mean `herald`?"),
        (Edit(BEN, "summary", "Near [[town-]]. [@herald]"), "you mean `town`?"),
        (Edit(BEN, "kind", "persom"), "you mean `person`?"),
        (
            Edit(WHO, "answers.0.claims.0", "ann#ben-accuses-anne"),
            "you mean `ann#ben-accuses-ann`?",
        ),
        (Edit(WHO, "answers.0.claims.0", "ann#cat-died"), "`fire#cat-died`"),
        (Edit(ANN, "claims.0.attributed_to.0", "bem"), "you mean `ben`?"),
        (Edit(ANN, "claims.0.attributed_to.0", "bem"), "write the plain name"),
        (Edit(BEN, "relationships.0.target", "zzzz"), "the spelling"),
    ],
)
def test_an_unknown_id_suggests_the_nearest(build: Build, edit: Edit, hint: str) -> None:
    (one,) = examine(build(edit)).problems
    assert hint in one.hint


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Ann Ashe", "`ann`"),
        ("ann, ben", "`[ann, ben]`"),
        ("The paper; the agency", "`[The paper, the agency]`"),
        ("Ann Ashe، ben", "`[ann, ben]`"),
        ("Ann Ashe, a miller", None),
        ("Ann Ashe the Elder", None),
    ],
)
def test_a_plain_name_is_that_of_one_who_has_no_record(
    build: Build, name: str, hint: str | None
) -> None:
    problems = examine(build(Edit(ANN, "claims.0.attributed_to", [name]))).problems
    assert [one.code for one in problems] == (["unknown-reference"] if hint else [])
    assert all((hint or "") in one.hint for one in problems)


def test_one_misspelling_of_a_record_and_of_a_claim_is_told_of_each(build: Build) -> None:
    folder = build(Edit(BEN, "summary", "[[ben-accuses]], [[ann#ben-accuses]]. [@herald]"))
    assert ["ann#ben-accuses-ann" in one.hint for one in examine(folder).problems] == [False, True]


@pytest.mark.parametrize(
    ("edits", "hint"),
    [
        ([Edit(WHO, "answers.0.claims.0", "fire#ben-accuses-ann")], "`ann#ben-accuses-ann`"),
        ([Edit(FIRE, "moved_to", {"ben-accuses-ann": "ben"})], "`ben-accuses-ann: ann`"),
        (
            [
                Edit(FIRE, "moved_to", {"old-charge": "ben"}),
                Edit(ANN, "claims.0.renamed_from", ["old-charge"]),
            ],
            "`old-charge: ann`",
        ),
        (
            [
                Edit(WHO, "answers.0.claims.0", "ann#old-charge"),
                Edit(ANN, "claims.0.renamed_from", ["old-charge"]),
            ],
            "`ann#ben-accuses-ann`",
        ),
        (
            [
                Edit(BEN, "summary", "A neighbour of [[anne]]. [@gazette]"),
                Edit(ANN, "renamed_from", ["anne"]),
            ],
            "another id now: write `ann`",
        ),
    ],
)
def test_what_went_elsewhere_is_told_where_it_is_now(
    build: Build, edits: list[Edit], hint: str
) -> None:
    (found,) = examine(build(*edits)).problems
    assert found.code == "unknown-reference"
    assert hint in found.hint


def test_only_one_can_speak(build: Build) -> None:
    (one,) = examine(build(Edit(FIRE, "claims.1.quote.speaker", "ann, ben"))).problems
    assert "give that one" in one.hint


# --- dates in different time zones ---


@pytest.mark.parametrize(
    ("said", "possible"),
    [
        ("2021-11-07", True),
        ("2021-11-06", True),  # still the 6th in Washington when it is 02:30 on the 7th in Baghdad
        ("2021-11-05", False),  # nowhere is it still the 5th
        ("2021-11-06T18:31:00-05:00", True),
        ("2021-11-06T18:29:00-05:00", False),
        ("2021-11-06T23:30:00Z", True),
        ("2021-11-07T02:29:00+03:00", False),
        ("2021-11", True),
        ("2021-10", False),
        ("2021-11-05~", True),
        ("../2021-11-07", True),
        ("2021-11-05/2021-11-08", True),
    ],
)
def test_a_reaction_is_early_only_if_no_time_zone_makes_it_right(
    build: Build, said: str, *, possible: bool
) -> None:
    event = Edit(FIRE, "date", "2021-11-07T02:30:00+03:00")
    later = Edit(SETTINGS, "as_of", "2022")
    codes = [one.code for one in examine(build(event, later, Edit(SPEAKS, "said", said))).problems]
    assert codes == ([] if possible else ["reaction-before-event"])


# --- what one fault does not bring with it ---


@pytest.mark.parametrize("place", [ANN, BEN, FIRE, SPEAKS, WHO, TOWN, GAZETTE, HERALD])
def test_a_record_that_cannot_be_read_is_not_missed_elsewhere(build: Build, place: str) -> None:
    (one,) = examine(build(Edit(place, "", "name: [a\n"))).problems
    assert (one.path, one.code) == (f"data/{place}", "yaml-syntax")


def test_without_settings_the_records_are_still_read(build: Build) -> None:
    examination = examine(build(Edit(SETTINGS, "timezone", "Mars/Base"), Edit(ANN, "name", "<b>")))
    assert examination.briefing is None
    assert {one.code for one in examination.problems} == {"invalid-value", "html-in-text"}


def test_an_id_that_clashes_makes_no_right_reference_wrong(build: Build) -> None:
    problems = examine(build(new_claim(id="ben-accuses-ann"))).problems
    assert {one.code for one in problems} == {"duplicate-id"}


def test_a_claim_of_a_record_that_cannot_be_read_is_not_missed(build: Build) -> None:
    broken = Edit(FIRE, "", "title: [a\n")
    answered_there = Edit(ANN, "claims.0.response", ["cat-died"])
    problems = examine(build(broken, answered_there)).problems
    assert [one.code for one in problems] == ["yaml-syntax"]


@pytest.mark.parametrize(
    ("summary", "spot"),
    [
        ("A bean near [[bea]]. [@gazette]", "bea]]"),
        ("Of the fire, see [[fir]]. [@gazette]", "fir]]"),
        ("A box, [@gazette] and an ox. [@ox]", "ox]"),
        ("A mill. [@gazette]\n\nSo: A mill. [@gazette]\n\nA mill.", "A mill.'"),
    ],
)
def test_a_problem_points_to_the_place_meant_not_to_its_like_before(
    build: Build, summary: str, spot: str
) -> None:
    folder = build(Edit(BEN, "summary", summary))
    (one,) = examine(folder).problems
    text = (folder / BEN).read_text("utf-8").split("\n")[one.line - 1]
    assert text[one.column - 1 :].startswith(spot)


@pytest.mark.parametrize(
    ("summary", "place"),
    [
        (">-\n  It began\n  here.", (5, 3)),
        (">-\n  First. [@gazette]\n\n  Then\n  [[fire|this]].", (7, 3)),
        ("|\n  So: [@gazette]\n\n  - *one*\n  - two [@gazette]", (7, 6)),
        ('"\\u0041 [[town]] without"', (4, 11)),
        ("First. [@gazette]\n\n  And a\n  second.", (6, 3)),
    ],
)
def test_an_uncited_paragraph_is_found_at_its_first_word_however_it_is_written(
    build: Build, summary: str, place: tuple[int, int]
) -> None:
    text = f"name: The Mill\nkind: town\nreviewed: 2020\nsummary: {summary}\n"
    (one,) = examine(build(Edit(MILL, "", text))).problems
    assert (one.code, one.line, one.column) == ("citation-missing", *place)


@pytest.mark.parametrize("reserved", ["s-claims", "cite-gazette", "ref-1"])
def test_no_id_looks_like_an_anchor_of_the_site(build: Build, reserved: str) -> None:
    """Anchors of templates, list entries and references begin like this."""
    (one,) = examine(build(new_claim(id=reserved))).problems
    assert one.code == "invalid-id"


def test_an_accusation_needs_a_source_that_somebody_can_cite(build: Build) -> None:
    """What is written in place, or only repeats another, is none."""
    in_place = {"url": "https://a.test/", "title": "A", "publisher": "B", "excerpt": "she lit it"}
    relay = {"source": "herald", "excerpt": "she lit it", "relays": "gazette"}

    def codes(*evidence: dict[str, str]) -> set[str]:
        return {
            one.code for one in examine(build(Edit(ANN, "claims.0.evidence", [*evidence]))).errors
        }

    assert codes(in_place) == {"accusation-weak-evidence"}
    assert codes(in_place, relay) == {"accusation-weak-evidence"}
    assert codes(in_place, {"source": "herald", "excerpt": "she lit it"}) == set()


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("1441-09-09", "1441 is 2020 (Islamic)"),
        ("1441", "1441 is 2019 or 2020 (Islamic)"),
        ("1399-02-13", "1399 is 2020 (Persian), or 1979 (Islamic)"),
        ("2563-05", "2563 is 2020 (Buddhist)"),
        ("2077-01", "2077 is 2020 (Nepali)"),
        ("5780", "5780 is 2019 or 2020 (Hebrew)"),
        ("1423-10-28", "1423 is 2002 or 2003 (Islamic)"),
    ],
)
def test_a_year_of_another_calendar_is_converted(build: Build, date: str, words: str) -> None:
    (found,) = examine(build(Edit(GAZETTE, "date", date))).problems
    assert words in found.message
    assert date in found.message


@pytest.mark.parametrize(("year", "meant"), [("2200", "2020"), ("2301", None), ("2120", "2020")])
def test_a_year_to_come_shows_the_likely_slip(build: Build, year: str, meant: str | None) -> None:
    (found,) = examine(build(Edit(GAZETTE, "date", year))).problems
    assert (f"perhaps {meant} is meant" in found.hint) == (meant is not None)


def test_old_years_are_no_surprise_in_a_briefing_on_old_times(build: Build) -> None:
    long_ago = [Edit(FIRE, "date", "1453-05-29"), Edit(SPEAKS, "said", "1453-05-30")]
    assert examine(build(*long_ago, new_claim(date="1443"))).problems == ()
