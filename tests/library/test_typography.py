"""How texts are set: quotation marks of print, numbers of citations behind the point."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.typography import curl_quotes, curl_quotes_within, typeset
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
        ("'No,' he said", "‘No,’ he said"),
        ("'He said: \"No.\"'", "‘He said: “No.”’"),
        ("'I don't know,' he said", "‘I don’t know,’ he said"),
        ("'the state' and 'non-state'", "‘the state’ and ‘non-state’"),
        ("he left—'No,' he said—and (\"so\") ['so']", "he left—‘No,’ he said—and (“so”) [‘so’]"),
        ("a “curly” one’s", "a “curly” one’s"),
    ],
)
def test_quotation_marks_are_those_of_print(text: str, print_has: str) -> None:
    assert curl_quotes(text) == print_has


@pytest.mark.parametrize(
    ("text", "print_has"),
    [
        ("'Twas a dark night; 'tis over", "’Twas a dark night; ’tis over"),
        ('"\'Tis true," he said', "“’Tis true,” he said"),
        ("*'Twas* so—'twas", "*’Twas* so—’twas"),
        ("'Til dawn, wait 'til noon", "’Til dawn, wait ’til noon"),
        ("rock 'n' roll, rock 'n roll", "rock ’n’ roll, rock ’n roll"),
        ("give 'em this", "give ’em this"),
        ("'Give 'em hell,' he said", "‘Give ’em hell,’ he said"),
        ("'e was on it", "’e was on it"),
        ("an 'ad hoc' body", "an ‘ad hoc’ body"),
        ("'cause he could", "’cause he could"),
        ("the 'cause of death' is", "the ‘cause of death’ is"),
        ("the band of '03", "the band of ’03"),
        ("winter of '03-'04, '03/'04", "winter of ’03-’04, ’03/’04"),
        ("the '90s' mood", "the ’90s’ mood"),
        ("the class of '03 and the ships' crews", "the class of ’03 and the ships’ crews"),
        ("'12 men died,' she said", "‘12 men died,’ she said"),
        ("in '03' and '2003'", "in ‘03’ and ‘2003’"),
        ("the states' claims, dancin' on", "the states’ claims, dancin’ on"),
        ("the 1990's", "the 1990’s"),
    ],
)
def test_an_apostrophe_that_opens_a_word_is_no_quotation(text: str, print_has: str) -> None:
    assert curl_quotes(text) == print_has


@pytest.mark.parametrize(
    ("text", "print_has"),
    [
        ("Sana'a, the Ba'ath, Shi'a", "Sana’a, the Ba’ath, Shi’a"),
        ("its envoy 'Abd al-Karim", "its envoy ‘Abd al-Karim"),
        ("'Ayn al-Asad and the states' claims", "‘Ayn al-Asad and the states’ claims"),
        ("the 'ulama of Najaf", "the ‘ulama of Najaf"),
    ],
)
def test_ayn_keeps_its_sign(text: str, print_has: str) -> None:
    assert curl_quotes(text) == print_has


@pytest.mark.parametrize(
    ("text", "print_has"),
    [
        ("a mast 6'2\" tall, 6' 2\"", "a mast 6′2″ tall, 6′ 2″"),
        ("6' tall", "6′ tall"),
        ('5" of rain', "5″ of rain"),
        ("33°18'N 44°23'E", "33°18′N 44°23′E"),
        ("33°18'04\"N 44°23'05.5\"E", "33°18′04″N 44°23′05.5″E"),
        ('"He was 5\'10" tall"', "“He was 5′10″ tall”"),
        ('"I\'m 6\'2", he said, "and you?"', "“I’m 6′2”, he said, “and you?”"),
        ('"It got 5" of rain"', "“It got 5″ of rain”"),
        ('the "class of 2003" and "2004"', "the “class of 2003” and “2004”"),
        ("the 'class of 2003' and", "the ‘class of 2003’ and"),
        ('"no end\n\n5" of rain', "“no end\n\n5″ of rain"),
    ],
)
def test_feet_inches_and_minutes_have_primes(text: str, print_has: str) -> None:
    assert curl_quotes(text) == print_has


@pytest.mark.parametrize(
    "text",
    [
        "https://a.test/it's",
        '[words](https://a.test/it\'s?q="x")',
        'قال "نعم" ثم',
    ],
)
def test_addresses_and_words_from_right_to_left_stay_as_they_are(text: str) -> None:
    assert curl_quotes(text) == text


@given(st.text("a1n° '\"([{])}*/-.:—“’‘”′ا\n"))
def test_no_other_character_is_changed(text: str) -> None:
    assert typed(curl_quotes(text)) == typed(text)
    assert curl_quotes(curl_quotes(text)) == curl_quotes(text)


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


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ('as "the terrorist attack"', "as ‘the terrorist attack’"),
        ("a “failed attempt” on Iraq's “own” house", "a ‘failed attempt’ on Iraq’s ‘own’ house"),
        ("it wasn't so", "it wasn’t so"),
        ("\"He said: 'No.'\"", "“He said: ‘No.’”"),
        ('the drone "took off', "the drone “took off"),
    ],
)
def test_marks_within_double_marks_are_single(text: str, within: str) -> None:
    assert curl_quotes_within(text) == within
