"""Search reads words as people write them: spellings that mean the same meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.javascript.engine import search_engine, unhurried

CALL = search_engine()

ONE_OF_EACH = "(word) => letters.sounds(letters.fold(word))"
WORDS = "(text) => letters.words(text).map(({ folded }) => folded)"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("DEKAREL", "dekarel", id="case"),
        pytest.param("Ĺébègüe", "lebegue", id="accents"),
        pytest.param("Straße", "strase", id="a letter of one language"),
        pytest.param("Łukasz Øre Ægir", "Lukasz Ore Agir", id="letters with a stroke"),
        pytest.param("İzmir ısı", "izmir isi", id="Turkish i"),
        pytest.param("Qur\u2019an Qur\u02bean", "Quran Quran", id="apostrophes"),
        pytest.param("مُحَمَّد", "محمد", id="vowel signs"),
        pytest.param("محـــمد", "محمد", id="a line drawn out"),
        pytest.param("أحمد إيران آمال", "احمد ايران امال", id="the carriers of hamza"),
        pytest.param("يحيى", "يحيي", id="the two forms of the last letter"),
        pytest.param("کرمان", "كرمان", id="Persian letters"),
        pytest.param("שלום", "שלומ", id="Hebrew forms at the end"),
        pytest.param("ΑΙΑΣ", "αιας", id="Greek forms at the end"),
        pytest.param("٢٠٠٣ ۲۰۰۳", "2003 2003", id="digits"),
        pytest.param("03", "3", id="a zero in front"),
    ],
)
def test_what_people_exchange_or_leave_out_makes_no_difference(one: str, other: str) -> None:
    assert CALL(WORDS, one) == CALL(WORDS, other)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("المهندس", "مهندس"),
        ("والمهندس", "مهندس"),
        ("بالمهندس", "مهندس"),
        ("الله", "الله"),
        ("الم", "الم"),
    ],
)
def test_the_arabic_article_goes_but_where_it_belongs_to_the_name(
    written: str, folded: str
) -> None:
    assert CALL("letters.fold", written) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("al-Muhandis", ["muhandis"]),
        ("el Sisi", ["sisi"]),
        ("ash-Shams", ["shams"]),
        ("Abdul Mahdi", ["abdul", "mahdi"]),
        ("Kata'ib-e Hizbullah", ["kataib", "hizbullah"]),
        ("The U.S.A. and J. R. Ewing's", ["the", "usa", "and", "jr", "ewing"]),
        ("O\u2019Connor\u2019s", ["oconnor"]),
        ("well-known, isn't it?", ["well", "known", "isnt", "it"]),
        ("", []),
        ("– … !", []),
    ],
)
def test_articles_are_no_words_and_initials_are_one(text: str, words: list[str]) -> None:
    assert CALL(WORDS, text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("中国外交部 said", ["中国外交部", "said"]),
        ("AI技术 2003年", ["ai", "技术", "2003", "年"]),
        ("กรุงเทพ Bangkok", ["กรงเทพ", "bangkok"]),
        ("حسین\u200cزاده", ["حسين", "زاده"]),
    ],
)
def test_words_end_where_a_script_does_or_a_joiner_stands(text: str, words: list[str]) -> None:
    assert CALL(WORDS, text) == words


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("外交部", ["外", "交", "部"]),
        ("AI技术!", ["AI", "技", "术", "!"]),
        ("กรุงเทพ", ["ก", "รุ", "ง", "เ", "ท", "พ"]),
        ("می\u200cخواهم", ["می\u200c", "خواهم"]),
        ("Skerra", ["Skerra"]),
        ("\u200c\u200cx", ["\u200c\u200c", "x"]),
        ("", []),
    ],
)
def test_a_text_is_indexed_in_pieces_where_no_spaces_part_its_words(
    text: str, pieces: list[str]
) -> None:
    assert CALL("letters.pieces", text) == pieces


@unhurried
@given(st.text(st.sampled_from("ab外交กุ\u200c\u200d\u0301é!😀は"), max_size=12))
def test_pieces_together_are_the_text(text: str) -> None:
    assert "".join(CALL("letters.pieces", text)) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("شام", "sham"),
        ("غازي", "ghazi"),
        ("Θάσος", "Thasos"),
        ("Чехов", "Chekhov"),
        ("שגב", "Sgb"),
        ("Djibouti", "Jibouti"),
    ],
)
def test_scripts_meet_in_their_sounds(one: str, other: str) -> None:
    def sounds(word: str) -> str:
        return str(CALL(ONE_OF_EACH, word)).lower()

    assert sounds(one) == sounds(other)


@pytest.mark.parametrize(
    ("word", "script"), [("قاسم", "Arab"), ("kasem", "Latn"), ("3", ""), ("σκερα", "else")]
)
def test_a_word_is_of_the_script_of_its_letters(word: str, script: str) -> None:
    assert CALL("letters.script", word) == script


LETTERS = (
    "abcdefghijklmnopqrstuvwxyzABCXYZÀÉÎÕÜßøŁıİæœ\u0301\u0323"
    "αβγδεζηθικλμνξοπρσςτυφχψωΆΣ"
    "абвгдежзийклмнопрстуфхцчшщъыьэюяЁ"
    "אבגדהוזחטיכךלמםנןסעפףצץקרשת"
    "إبتةثجحخدذرزسشصضطظعغفقكکگلمنهھوىيی\u064e\u0651\u0640"
    "0123٠٣۴²"
    " .,-–'\u2019\u02bf&<>\"#;😀"
)
TEXTS = st.text(st.sampled_from(LETTERS), max_size=30)


@unhurried
@given(TEXTS)
def test_a_folded_word_folds_to_itself(text: str) -> None:
    """An article is taken off once: what looks like a second begins the name (no alef here)."""
    once_more = "(text) => letters.words(text).map(({ folded }) => letters.fold(folded))"
    assert CALL(once_more, text) == CALL(WORDS, text)


@unhurried
@given(TEXTS)
def test_words_stand_one_after_another_in_the_text(text: str) -> None:
    ends = 0
    for word in CALL("letters.words", text):
        assert ends <= word["start"] < word["end"]
        ends = word["end"]
    assert ends <= len(text.encode("utf-16-le")) // 2


@unhurried
@given(TEXTS)
def test_what_is_escaped_is_read_as_it_was(text: str) -> None:
    escaped = CALL("letters.encode", text)
    assert not set("<>\"'") & set(escaped)
    assert CALL("letters.decode", escaped) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("&lt;b&gt;", "<b>"),
        ("&#1602;&#x642;", "قق"),
        ("&quot;&apos;&amp;amp;", "\"'&amp;"),
        ("&no;", "&no;"),
    ],
)
def test_references_to_characters_are_read(html: str, text: str) -> None:
    assert CALL("letters.decode", html) == text
