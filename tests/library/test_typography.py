"""How texts are set: quotation marks of print, numbers of citations behind the point."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.prose.typography import curled, typeset
from tests.support.prose import typed


@pytest.mark.parametrize(
    ("text", "print_has"),
    [
        ("Iraq's prime minister", "Iraq’s prime minister"),
        ("[[iraq]]'s army", "[[iraq]]’s army"),
        ("the groups' men", "the groups’ men"),
        ("*Dawn*'s report", "*Dawn*’s report"),
        ("the '90s", "the ’90s"),
        ('the "Islamic Resistance".', "the “Islamic Resistance”."),
        ('"[[ann]]" and *"he"*', "“[[ann]]” and *“he”*"),
        ("\"He said: 'No.'\"", "“He said: ‘No.’”"),
        ('of ("state" or "non-state")?', "of (“state” or “non-state”)?"),
        ('5" of rain', "5” of rain"),
        ("a “curly” one’s", "a “curly” one’s"),
    ],
)
def test_quotation_marks_are_those_of_print(text: str, print_has: str) -> None:
    assert curled(text) == print_has


@pytest.mark.parametrize(
    "text",
    [
        "https://a.test/it's",
        '[words](https://a.test/it\'s?q="x")',
        'قال "نعم" ثم',
    ],
)
def test_addresses_and_words_from_right_to_left_stay_as_they_are(text: str) -> None:
    assert curled(text) == text


@given(st.text("a1 '\"([{])}*/-.:—“’ا\n"))
def test_no_other_character_is_changed(text: str) -> None:
    assert typed(curled(text)) == typed(text)
    assert curled(curled(text)) == curled(text)


@pytest.mark.parametrize(
    ("text", "print_has"),
    [
        ("In 2006 [@a]. It", "In 2006.[@a] It"),
        ("none [@a] [@b], others", "none,[@a] [@b] others"),
        ("one line\n[@a]; another", "one line;[@a] another"),
        ("A paragraph.\n\n[@a], so", "A paragraph.\n\n[@a], so"),
        ("(it [@a]) and [@b] more", "(it [@a]) and [@b] more"),
        ("[@ no citation]. It", "[@ no citation]. It"),
    ],
)
def test_numbers_of_citations_stand_behind_points_and_commas(text: str, print_has: str) -> None:
    assert typeset(text) == print_has
