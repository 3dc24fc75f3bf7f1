"""Names in running text: which are found, where, and at what cost."""

import re
from typing import Any, SupportsIndex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.names import Name, NameIndex

INDEX = NameIndex(
    [
        Name("Ali Hadi", "ali-hadi", full=True),
        Name("Hadi", "ali-hadi", full=False),
        Name("Nur Hadi", "nur-hadi", full=True),
        Name("Hadi", "nur-hadi", full=False),
        Name("Ali Hadi al-Rasul", "rasul", full=True),
        Name("Union", "union", full=True),
        Name("National Union", "national-union", full=True),
        Name("al-Qasr", "qasr", full=True),
        Name("C-17", "plane", full=True),
        Name("קשת", "keshet", full=True),
    ]
)


def found(text: str) -> list[str]:
    return [text[mention.start : mention.end] for mention in INDEX.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the longest name wins, and none overlaps it
        ("Then Ali Hadi al-Rasul came.", ["Ali Hadi al-Rasul"]),
        ("Then Ali Hadi came.", ["Ali Hadi"]),
        ("The National Union and the Union.", ["National Union", "Union"]),
        ("Ali Hadi, Nur Hadi", ["Ali Hadi", "Nur Hadi"]),
        # case counts
        ("a union, HADI, hadi", []),
        # never inside a word, in any script
        ("Reunion, Unions, Unionés, Union2, Union_", []),
        ("Hadiś, ÉHadi", []),
        ("קשתות", []),
        ("קשת", ["קשת"]),
        # never beside a hyphen, of whatever form
        ("pro-Union, Union-led, Hadi\u2011like, al\u2010Hadi", []),
        ("in al-Qasr, but not in al-Qasr-e", ["al-Qasr"]),
        ("a C-17 and a C-171", ["C-17"]),
        # a dash is not a hyphen
        ("Hadi\u2013Union\u2014Hadi", ["Hadi", "Union", "Hadi"]),
        # possessives end a name; other apostrophes are part of the word
        ("Hadi's house, the Union\u2019s flag", ["Hadi", "Union"]),
        ("Hadi'sh, Hadi's-like, O'Hadi, l\u2019Union, Union'", ["Union"]),
        # punctuation around it, beginning and end of the text
        ("Hadi", ["Hadi"]),
        ("(Hadi), \u201cUnion\u201d. 'Hadi' ", ["Hadi", "Union", "Hadi"]),
        ("Hadi.Union", ["Hadi", "Union"]),
        # white space is part of a name
        ("Ali\nHadi", ["Hadi"]),
    ],
)
def test_which_names_are_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_name_tells_whose_full_and_whose_short_name_it_is() -> None:
    (full,) = INDEX.find("Ali Hadi")
    assert (full.full, full.short) == (("ali-hadi",), ())
    (short,) = INDEX.find("Hadi")
    assert (short.full, short.short) == ((), ("ali-hadi", "nur-hadi"))


def test_shared_names_are_those_of_several_records() -> None:
    assert list(INDEX.shared_names()) == [("Hadi", ("ali-hadi", "nur-hadi"))]


def test_a_name_that_is_full_for_one_is_not_short_for_the_same_one() -> None:
    index = NameIndex([Name("Iran", "iran", full=True), Name("Iran", "iran", full=False)])
    (mention,) = index.find("Iran")
    assert (mention.full, mention.short) == (("iran",), ())
    assert list(index.shared_names()) == []


def test_a_name_without_a_letter_is_never_found() -> None:
    assert (
        list(NameIndex([Name("", "a", full=True), Name("- x", "b", full=True)]).find("- x")) == []
    )


WORDS = st.lists(st.sampled_from(["Ali", "Hadi", "Nur", "al-Rasul", "Union", "in"]), max_size=12)


@given(words=WORDS, gaps=st.lists(st.sampled_from([" ", ", ", "-", "'s ", "x"]), min_size=12))
def test_mentions_are_names_in_order_and_apart(words: list[str], gaps: list[str]) -> None:
    text = "".join(word + gap for word, gap in zip(words, gaps, strict=False))
    done = 0
    for mention in INDEX.find(text):
        assert mention.start >= done
        done = mention.end
        assert text[mention.start : mention.end] in {
            "Ali Hadi", "Hadi", "Nur Hadi", "Ali Hadi al-Rasul", "Union",
        }  # fmt: skip
        assert not re.match(r"[\w-]", text[done : done + 1])


class Watched(str):
    """A text that counts how often a piece of it is held against a name."""

    __slots__ = ("compared",)
    compared: int

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        self.compared += 1
        return str.__getitem__(self, key)

    def startswith(self, *arguments: Any) -> bool:  # noqa: ANN401 - as str has it
        self.compared += 1
        return str.startswith(self, *arguments)


def comparisons(pattern: str, people: int) -> int:
    """Search one text, with so many names known, and count the pieces that were looked at."""
    names = [Name(pattern.format(n), f"p-{n}", full=True) for n in range(people)]
    names += [Name(f"Last{n}", f"p-{n}", full=False) for n in range(people)]
    called = ", ".join(pattern.format(n) for n in range(5))
    text = Watched(f"Today {called} met Last2, and Abu Nobody and First Of-All did not come. " * 20)
    text.compared = 0
    assert len(list(NameIndex(names).find(text))) == 120
    return text.compared


@pytest.mark.parametrize("pattern", ["First{0} Last{0}", "Abu {0:05}"])
def test_the_names_tried_do_not_grow_with_the_names_known(pattern: str) -> None:
    """Not even where thousands begin with one word."""
    assert 0 < comparisons(pattern, 10_000) == comparisons(pattern, 10)
