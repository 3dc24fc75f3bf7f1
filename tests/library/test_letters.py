"""Scripts without capitals, without spaces, with joiners; and the order of names."""

import random
from pathlib import Path

import pytest

from briefing import examine
from briefing.letters import count_words, initial, sort_key
from briefing.wordlists import is_description
from tests.support.briefings import Edit, edited, minimal, write
from tests.support.rules import new_claim


def problems(folder: Path, *edits: Edit) -> set[str]:
    return {one.code for one in examine(write(folder, edited(minimal(), *edits))).problems}


@pytest.mark.parametrize("name", ["قيس", "משה", "თბილისი", "สมชาย", "陳", "김철수", "अमित", "ዳዊት"])
def test_a_name_of_one_word_needs_no_capital_where_its_script_has_none(
    tmp_path: Path, name: str
) -> None:
    said = new_claim(status="claimed", attributed_to=[name])
    assert "unknown-reference" not in problems(tmp_path / "data", said)


@pytest.mark.parametrize("name", ["nobody", "somebody-else", "ʿali", "иван"])
def test_any_other_word_in_small_letters_may_be_a_wrong_id(tmp_path: Path, name: str) -> None:
    said = new_claim(status="claimed", attributed_to=[name])
    assert "unknown-reference" in problems(tmp_path / "data", said)


def test_a_name_without_capitals_describes_nobody() -> None:
    assert not is_description("ნინო ბერიძე")
    assert not is_description("قيس الخزعلي")
    assert is_description("two officials")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("He said – so.", 4),
        ("قال إنه رآها", 3),
        ("他说火是人放的", 4),
        ("火は 放たれた。", 3),
        ("他在BBC说", 3),
        ("ไม่เห็นด้วย", 4),
        ("그는 말했다", 2),
    ],
)
def test_words_are_counted_by_two_characters_where_no_spaces_part_them(
    text: str, count: int
) -> None:
    assert count_words(text) == count


@pytest.mark.parametrize(("characters", "is_told"), [(80, False), (81, True)])
def test_an_excerpt_without_spaces_has_a_limit_too(
    tmp_path: Path, characters: int, *, is_told: bool
) -> None:
    item = {"source": "gazette", "excerpt": "火" * characters, "lang": "zh", "translation": "Fire."}
    told = problems(tmp_path / "data", new_claim(evidence=[item]))
    assert ("excerpt-too-long" in told) == is_told


def test_all_excerpts_of_a_source_without_spaces_have_a_limit_too(tmp_path: Path) -> None:
    signs = "火水木金土日月"
    items = [
        {"source": "herald", "excerpt": sign * 70, "lang": "zh", "translation": "Fire."}
        for sign in signs
    ]
    assert "source-overquoted" in problems(tmp_path / "data", new_claim(evidence=items))
    few = new_claim(evidence=items[:2])
    assert "source-overquoted" not in problems(tmp_path / "few", few)


def test_names_come_in_the_order_in_which_a_reader_looks_for_them() -> None:
    names = [
        "7th Brigade", "12th Brigade", "Ann", "Emile", "Émile", "Emily", "Kata’ib A", "Kataib B",
        "Unit 9", "Unit 10", "Zoe", "أحمد", "اسد",
    ]  # fmt: skip
    shuffled = random.Random(1).sample(names, len(names))
    assert sorted(shuffled, key=sort_key) == names


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Émile", "E"), ("“the Times”", "T"), ("ʿAli", "A"), ("24.kg", "0"), ("أحمد", "ا"), ("–", "")],
)
def test_a_name_is_listed_under_its_first_letter(name: str, letter: str) -> None:
    assert initial(name) == letter
