"""A briefing is in one language, whichever that is; CLDR names the others, and countries."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import examine, load
from briefing.linking import Briefing
from briefing.linking.confirming import Ground, ground
from briefing.linking.quoted import words_of
from briefing.problems import Problem
from tests.support.briefings import Edit, edited, minimal, write

SETTINGS, VOCABULARY = "briefing.yml", "vocabulary.yml"
ANN, FIRE, SPEAKS = "actors/ann.yml", "events/fire.yml", "reactions/ann-speaks.yml"
GAZETTE, HERALD = "sources/gazette.yml", "sources/herald.yml"


def made(folder: Path, *edits: Edit) -> Path:
    return write(folder / "data", edited(minimal(), Edit(VOCABULARY, "languages", {}), *edits))


def told(folder: Path, *edits: Edit) -> list[Problem]:
    """The problems that some changes to a briefing without any make."""
    return list(examine(made(folder, *edits)).problems)


def spoken(folder: Path, language: str, *edits: Edit) -> Briefing:
    return load(made(folder, Edit(SETTINGS, "language", language), *edits))


# --- names ---


@pytest.mark.parametrize(
    ("language", "country", "tongue"),
    [
        ("en", "Iraq", "Arabic"),
        ("en-US", "Iraq", "Arabic"),
        ("fr", "Irak", "arabe"),
        ("fr-CA", "Irak", "arabe"),
        ("ar", "العراق", "العربية"),
        ("en-XA", "Iraq", "Arabic"),
        ("sco", "Iraq", "Arabic"),
    ],
)
def test_countries_and_languages_are_called_as_the_briefing_s_language_has_them(
    tmp_path: Path, language: str, country: str, tongue: str
) -> None:
    briefing = spoken(tmp_path, language)
    assert briefing.country_name("IQ") == country
    assert briefing.language_name("ar") == tongue


def test_the_vocabulary_calls_them_otherwise(tmp_path: Path) -> None:
    names = Edit(VOCABULARY, "countries", {"PS": "Palestine", "XW": "Westland"})
    briefing = spoken(tmp_path, "en", names, Edit(VOCABULARY, "languages.bn", "Bengali"))
    assert [briefing.country_name(code) for code in ("PS", "XW", "TR")] == [
        "Palestine",
        "Westland",
        "Türkiye",
    ]
    assert briefing.language_name("bn-Latn") == "Bengali"
    assert briefing.language_name("pt-BR") == "Brazilian Portuguese"
    assert briefing.language_name("fa-Latn") == "Persian"


@pytest.mark.parametrize(
    ("tag", "is_rtl"),
    [
        *(("ar", True), ("ckb", True), ("ur", True), ("dv", True), ("az-Arab", True)),
        *(("pa-PK", True), ("fa-Latn", False), ("az", False), ("en", False), ("qaa", False)),
    ],
)
def test_the_script_of_a_language_says_where_it_runs(
    tmp_path: Path, tag: str, *, is_rtl: bool
) -> None:
    assert spoken(tmp_path, "en").reads_from_right(tag) is is_rtl


def test_the_vocabulary_says_otherwise_where_a_language_runs(tmp_path: Path) -> None:
    listed = {"qaa": {"label": "Westlandish", "rtl": True}, "ar": {"label": "Arab", "rtl": False}}
    briefing = spoken(tmp_path, "en", Edit(VOCABULARY, "languages", listed))
    assert briefing.reads_from_right("qaa")
    assert not briefing.reads_from_right("qaa-Latn")
    assert not briefing.reads_from_right("ar")


# --- codes ---


@pytest.mark.parametrize("code", ["IQ", "TV", "SX", "XK"])
def test_a_country_needs_no_list(tmp_path: Path, code: str) -> None:
    assert not told(tmp_path, Edit(ANN, "country", code))


@pytest.mark.parametrize(
    ("place", "path", "written", "hint"),
    [
        (ANN, "country", "UK", "Did you mean `GB` (United Kingdom)?"),
        (ANN, "country", "QI", "Did you mean `IQ` (Iraq)?"),
        (ANN, "country", "Norway", "Did you mean `NO` (Norway)?"),
        (ANN, "country", "EU", "Write the two letters of ISO 3166-1"),
        (GAZETTE, "language", "eng", "Did you mean `en` (English)?"),
        (GAZETTE, "language", "iw", "Did you mean `he` (Hebrew)?"),
        (GAZETTE, "language", "Portugese", "Did you mean `pt` (Portuguese)?"),
        (GAZETTE, "language", "en-Foo", "Write a tag of BCP 47"),
        (SETTINGS, "language", "fre", "Did you mean `fr` (French)?"),
    ],
)
def test_an_unknown_code_is_told_at_its_line_with_the_one_that_is_meant(
    tmp_path: Path, place: str, path: str, written: str, hint: str
) -> None:
    found = told(tmp_path, Edit(place, path, written))
    (problem,) = [one for one in found if one.code == "unknown-vocabulary"]
    assert problem.path.endswith(place)
    lines = (tmp_path / "data" / place).read_text("utf-8").splitlines()
    assert lines[problem.line - 1] == f"{path}: {written}"
    assert problem.message.startswith(f"`{written}` is not the ")
    assert hint in problem.hint


# --- the briefing's own language ---


def untranslated(folder: Path, language: str, lang: str) -> list[str]:
    """What is to be done in a briefing of one language, all sources of which are in another."""
    edits = (
        Edit(SETTINGS, "language", language),
        Edit(GAZETTE, "language", lang),
        Edit(HERALD, "language", lang),
    )
    return [one.hint for one in told(folder, *edits) if one.code == "translation-missing"]


@pytest.mark.parametrize(
    ("language", "lang"), [("fr", "fr"), ("fr", "fr-CA"), ("en-US", "en"), ("en-XA", "en")]
)
def test_words_in_the_briefing_s_own_language_need_no_translation(
    tmp_path: Path, language: str, lang: str
) -> None:
    assert not untranslated(tmp_path, language, lang)


@pytest.mark.parametrize(
    ("language", "lang", "name"),
    [("fr", "en", "français"), ("en-US", "fr", "English"), ("ar", "en", "العربية")],
)
def test_words_in_another_language_need_one_in_the_briefing_s(
    tmp_path: Path, language: str, lang: str, name: str
) -> None:
    hints = untranslated(tmp_path, language, lang)
    assert hints
    assert all(f"these words into {name}." in hint for hint in hints)


def test_a_translation_is_in_the_briefing_s_language(tmp_path: Path) -> None:
    translated = Edit(SPEAKS, "evidence.0.translation", "Pas moi")
    briefing = spoken(tmp_path, "fr", translated, Edit(SPEAKS, "evidence.0.lang", "en"))
    words = list(words_of(briefing.reactions["ann-speaks"], briefing))
    assert ("fr", "Pas moi", True) in {(one.tag, one.text, one.ours) for one in words}


def test_nobody_asks_for_english_words_in_another_language(tmp_path: Path) -> None:
    """A denial in French says so in French words, which no list has."""
    denial = {"text": "Anne Ashe n’y était pas.", "status": "denied"}
    edits = [Edit(FIRE, f"claims.1.{name}", value) for name, value in denial.items()]
    for language, codes in (("en", {"denial-reads-as-claim"}), ("fr", set[str]())):
        settings = Edit(SETTINGS, "language", language)
        found = {one.code for one in told(tmp_path / language, settings, *edits)}
        assert found & {"denial-reads-as-claim"} == codes


def test_where_speech_cannot_be_read_two_reports_confirm_nothing(tmp_path: Path) -> None:
    """In doubt the smaller number: whether the outlets only repeat a speaker is not known."""
    edits = (
        Edit(FIRE, "claims.0.evidence.0.witness", None),
        Edit(FIRE, "claims.0.status", "reported"),
        Edit(SETTINGS, "home.established", []),
    )
    grounds = [
        ground(briefing, briefing.events["fire"].claims[0])
        for briefing in (spoken(tmp_path / of, of, *edits) for of in ("en", "fi"))
    ]
    assert grounds == [Ground.TWO_REPORTS, None]
