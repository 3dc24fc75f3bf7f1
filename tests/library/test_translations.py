"""Catalogues of translations: what is right in one is said, what is wrong is told at its line."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copy, copytree

import pytest

from briefing import examine
from briefing.phrases import ENGLISH, Catalogue, find_catalogue
from briefing.phrases.extracting import extract, update
from briefing.problems import RULES
from briefing.publishing import rehearse
from briefing.rendering import make_environment, templates_in
from tests.support.briefings import minimal, write

ROOT = Path(__file__).parents[2]
HEAD = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

"""


BRITISH = re.compile("colour|licence|judgement|spelt|catalogue", re.IGNORECASE)


def without_names(text: str) -> str:
    return re.sub(r"%\(\w+\)s", "", text)


def written(folder: Path, entries: str, language: str = "fr") -> Path:
    (folder / f"{language}.po").write_text(HEAD + entries, encoding="utf-8")
    return folder


def said(catalogue: Catalogue, message: str) -> str:
    return "".join(
        f"<{piece.text}>" if piece.is_name else piece.text for piece in catalogue.pieces(message)
    )


def entry(message: str, translation: str) -> str:
    return f'msgid "{message}"\nmsgstr "{translation}"\n\n'


def test_a_translation_is_said_and_what_has_none_is_said_in_english(tmp_path: Path) -> None:
    folder = written(tmp_path, entry("Evidence: %(n)s", "Preuves : %(n)s"))
    catalogue, faults = find_catalogue(folder, "fr")
    assert not faults
    assert said(catalogue, "Evidence: %(n)s") == "Preuves : <n>"
    assert said(catalogue, "Outcome") == "Outcome"


@pytest.mark.parametrize(
    ("translation", "told"),
    [
        ("Preuves", "leaves out %(n)s"),
        ("%(m)s preuves de %(n)s", "speaks of %(m)s"),
        ("100 % de %(n)s", "has a per cent sign alone: '% de"),
        ("%(n)d preuves", "has a per cent sign alone: '%(n)d"),
    ],
)
def test_a_translation_of_other_values_is_told_at_its_line_and_not_said(
    tmp_path: Path, translation: str, told: str
) -> None:
    entries = entry("Outcome", "Suite") + entry("Evidence: %(n)s", translation)
    catalogue, (fault,) = find_catalogue(written(tmp_path, entries), "fr")
    assert told in fault.message
    assert "%(n)s" in fault.hint or "%(name)s" in fault.hint
    assert (fault.file, fault.line) == (tmp_path / "fr.po", 9)
    assert said(catalogue, "Evidence: %(n)s") == "Evidence: <n>"
    assert said(catalogue, "Outcome") == "Suite"


@pytest.mark.parametrize(
    "hostile", ["{{ 7*7 }}", "<script>alert(1)</script>", "*a* [b](javascript:c)", "{: #x }"]
)
def test_a_hostile_translation_is_text(tmp_path: Path, hostile: str) -> None:
    catalogue, faults = find_catalogue(written(tmp_path, entry("Outcome", hostile)), "fr")
    assert not faults
    template = make_environment(ROOT / "templates", catalogue).from_string('{{ _("Outcome") }}')
    printed = template.render()
    assert not set("{}<>*[]").intersection(printed)
    assert "49" not in printed


@pytest.mark.parametrize("text", ["nonsense", "\udc80"])
def test_a_file_that_is_no_catalogue_is_told_and_the_pages_speak_english(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / "fr.po").write_bytes(text.encode("utf-8", "surrogateescape"))
    catalogue, (fault,) = find_catalogue(tmp_path, "fr")
    assert catalogue is ENGLISH
    assert fault.line == 1
    assert "cannot be read" in fault.message


def test_a_language_serves_its_regions_and_english_needs_no_file(tmp_path: Path) -> None:
    folder = written(tmp_path, entry("Outcome", "Suite"))
    assert said(find_catalogue(folder, "fr-CA")[0], "Outcome") == "Suite"
    assert find_catalogue(folder, "en") == (ENGLISH, ())
    assert find_catalogue(folder, "en-GB") == (ENGLISH, ())
    assert said(find_catalogue(folder, "en-US")[0], "Outcome") == "Outcome"


def test_a_briefing_in_a_language_without_a_catalogue_is_warned(tmp_path: Path) -> None:
    files = minimal()
    settings = {**minimal()["briefing.yml"], "language": "fr"}
    files["briefing.yml"] = settings
    found = rehearse(examine(write(tmp_path / "data", files)), ROOT / "templates")
    (problem,) = [one for one in found.problems if one.code == "unusable-phrase"]
    assert problem.severity == "warning"
    assert "no catalogue for 'fr'" in problem.message
    assert "make phrases ARGS=fr" in problem.hint
    assert problem.path.endswith("briefing.yml")
    lines = (tmp_path / "data" / "briefing.yml").read_text("utf-8").splitlines()
    assert lines[problem.line - 1] == "language: fr"


def test_a_fault_in_the_words_of_a_page_in_another_language_is_told_too(tmp_path: Path) -> None:
    templates = copytree(ROOT / "templates", tmp_path / "templates")
    (templates / "phrases" / "ar.po").write_text(HEAD + entry("Outcome", "100 %"), "utf-8")
    found = rehearse(examine(write(tmp_path / "data", minimal())), templates)
    (problem,) = [one for one in found.problems if one.code == "unusable-phrase"]
    assert problem.path.endswith("phrases/ar.po")
    assert problem.severity == "warning"


def test_what_a_page_in_another_language_says_in_english_is_named(tmp_path: Path) -> None:
    messages = extract(ROOT / "templates", ROOT / "scripts" / "briefing")
    page = "templates/pages/contribute.md.j2"
    file = Path(copy(ROOT / "templates" / "phrases" / "ar.po", tmp_path))
    whole = update(file, "ar", messages)
    assert page.removeprefix("templates/") in templates_in("ar")
    assert page not in whole.in_english
    assert not whole.stale
    assert whole.new > 1000
    copy(ROOT / "templates" / "phrases" / "ar.po", tmp_path)
    header = file.read_text("utf-8").partition("\n\n")[0]
    assert update(file, "ar", messages, [page]).new == 0
    once = file.read_text("utf-8")
    assert once.startswith(f"{header}\n\n")
    update(file, "ar", messages, [page])
    assert file.read_text("utf-8") == once
    text = file.read_text("utf-8").replace("Your first edit", "Your very first edit")
    file.write_text(text, "utf-8")
    changed = update(file, "ar", messages, [page])
    assert changed.in_english[page] == ("Your first edit",)
    assert changed.doubtful == 1


def test_the_names_of_fields_are_collected_for_translators() -> None:
    """A report of what changes names them, and no function marks them as messages."""
    messages = extract(ROOT / "templates", ROOT / "scripts" / "briefing")
    names = {str(one.id) for one in messages if one.context == "field"}
    assert {"attributed to", "part of", "said", "reaction to", "latitude", "locator"} <= names
    assert "as of" in names
    assert not {"archive url", "lang", "features"} & names


def test_american_spelling_is_all_that_the_catalogue_of_it_has(tmp_path: Path) -> None:
    american, faults = find_catalogue(ROOT / "templates" / "phrases", "en-US")
    assert not faults
    assert said(american, "Colours") == "Colors"
    assert said(american, "Outcome") == "Outcome"
    assert said(find_catalogue(ROOT / "templates" / "phrases", "en-GB")[0], "Colours") == "Colours"
    messages = extract(ROOT / "templates", ROOT / "scripts" / "briefing")
    file = Path(copy(ROOT / "templates" / "phrases" / "en-US.po", tmp_path))
    kept = update(file, "en-US", messages, ())
    assert (kept.new, kept.missing, kept.doubtful, kept.stale) == (0, 0, 0, ())
    for message in messages:
        text, context = str(message.id), message.context
        if isinstance(message.id, str) and BRITISH.search(without_names(text)):
            words = "".join(
                part.text for part in american.pieces(text, context=context) if not part.is_name
            )
            assert not BRITISH.search(without_names(words)), text


def test_a_catalogue_is_begun_and_kept_up_to_date(tmp_path: Path) -> None:
    messages = extract(ROOT / "templates", ROOT / "scripts" / "briefing")
    assert len(messages) > 1000
    for rule in RULES.values():
        assert messages.get(rule.meaning, "rule")
        assert messages.get(rule.remedy, "rule")
    file = tmp_path / "phrases" / "fr.po"
    begun = update(file, "fr", messages)
    assert (begun.new, begun.missing, begun.stale) == (len(messages), len(messages), ())
    text = file.read_text("utf-8")
    text = text.replace('msgid "Outcome"\nmsgstr ""', 'msgid "Outcome"\nmsgstr "Suite"')
    file.write_text(f'{text}\nmsgid "No longer said"\nmsgstr "Vieux"\n', encoding="utf-8")
    kept = update(file, "fr", messages)
    assert (kept.new, kept.missing, kept.stale) == (0, len(messages) - 1, ("No longer said",))
    assert said(find_catalogue(file.parent, "fr")[0], "Outcome") == "Suite"
