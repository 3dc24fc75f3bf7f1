"""new.py briefing: another briefing begun in a folder of its own, and later brought up to date."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import load
from tests.site.test_words import text_of, words_of_the_subject
from tests.support.commands import Done, call
from tests.support.project import contents, run, use_stub_engine
from tests.support.site import Site, read_site
from tests.support.sites import site_of

OWN = ("data/", "docs/schema/", "LICENSES/", "README.md", "CITATION.cff", "REUSE.toml")
"""What an update never touches, besides CODEOWNERS."""

HOUSE_RULES = {"CONTRIBUTING.md": {"militia"}}
"""Stand there among the words that are not to be used."""

SOURCE = """\
kind: news-report
role: original-report
title: Mill burns at night
publisher: Millbury Gazette
origin: gazette
date: 2020-05-03
language: en
read: full
"""

FILLED = (
    (r"^summary: >-\n  TODO", "summary: >-\n  A mill in Millbury burned. [@mill-burns]"),
    (r"^date: TODO", "date: 2020-05-02"),
    (r"^kind: TODO", "kind: executive"),
    (r"- id: (\S+)-TODO", r"- id: \1-mill-burned"),
    (r"text: >-\n      TODO", "text: >-\n      The mill in Millbury burned down."),
    (r"topic: TODO", "topic: event"),
    (r"status: TODO", "status: reported"),
    (r"- source: TODO", "- source: mill-burns"),
    (r"excerpt: >-\n          TODO", "excerpt: >-\n          the old mill burned down"),
)
"""What somebody writes in place of each TODO of a new event or actor."""


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    return subprocess.run(
        ["git", "-C", folder, *identity, *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout


def begin(target: Path, *arguments: str) -> Done:
    return call("new", "briefing", target, *arguments)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new briefing, as it was begun."""
    target = tmp_path_factory.mktemp("begun") / "fire-briefing"
    answer = begin(
        target,
        "--title=The fire: who lit it?",
        "--timezone=Europe/Oslo",
        "--repository=https://github.com/mill/fire-briefing",
    )
    assert (answer.returncode, answer.stderr) == (0, "")
    return target


@pytest.fixture
def begun(original: Path, tmp_path: Path) -> Path:
    """A copy of a new briefing in this test's own folder."""
    return shutil.copytree(original, tmp_path / original.name)


def dead_links(site: Site) -> list[tuple[str, str]]:
    """Addresses on a site's pages that lead to no file, or to no element of a page."""
    return [
        (page.path, reference.address)
        for page in site.pages.values()
        for reference in page.references
        if page.path != "404.html" and (found := site.target(page, reference.address))
        if not (site.root / found[0]).is_file()
        or (found[1] and found[0] in site.pages and found[1] not in site.pages[found[0]].ids)
    ]


def texts_of(begun: Path) -> Iterator[tuple[str, str]]:
    """What is written in a new briefing, by path, but for what names all countries anyway."""
    for path in contents(begun):
        text = text_of(begun / path)
        if path == "data/vocabulary.yml":
            text = text.partition("\ncountries:\n")[0]
        if not path.startswith("LICENSES/"):  # where the law of any country may be named
            yield path, text


# --- a new briefing ---


def test_an_empty_briefing_has_no_problem_and_builds(begun: Path) -> None:
    checked = call("check", root=begun)
    assert checked.returncode == 0
    assert checked.stdout == "2 files: 0 errors, 0 warnings, 0 notes\n"
    site = site_of(begun / "data").site
    home = (site / "index.html").read_text("utf-8")
    assert "The fire: who lit it?" in home
    assert "Nothing is published here yet" in home
    assert "mill/fire-briefing/new/main/data/events" in home
    for section in ("actors", "events", "reactions", "questions", "places", "sources", "timeline"):
        page = (site / section / "index.html").read_text("utf-8")
        assert re.search(r"(No \w+|Nothing dated) is recorded yet\.", page), section
    assert not dead_links(read_site(site))


@pytest.mark.parametrize("language", ["fr", "ar", "pt-BR"])
def test_a_briefing_in_another_language_lacks_its_catalogue_alone(
    tmp_path: Path, language: str
) -> None:
    """Until somebody translates the phrases; it calls no country by an English name."""
    folder = tmp_path / "incendie"
    assert begin(folder, f"--language={language}").returncode == 0
    briefing = load(folder / "data")
    assert briefing.settings.language == language
    assert not briefing.vocabulary.countries
    checked = call("check", root=folder)
    assert checked.returncode == 0
    assert checked.stdout.count("warning") == 2, checked.stdout
    assert f" catalogue for '{language}'" in checked.stdout


def test_a_briefing_in_english_needs_no_catalogue(tmp_path: Path) -> None:
    assert begin(tmp_path / "fire", "--language=en-US").returncode == 0
    checked = call("check", root=tmp_path / "fire")
    assert checked.stdout == "2 files: 0 errors, 0 warnings, 0 notes\n"


def test_it_builds_with_its_own_scripts_in_its_own_folder(begun: Path) -> None:
    built = run(use_stub_engine(begun), "build")
    assert built.returncode == 0, built.stderr
    assert "The fire: who lit it?" in (begun / "site" / "index.html").read_text("utf-8")


def test_its_first_records_build(begun: Path) -> None:
    for kind, name in (("event", "Fire at the mill"), ("actor", "Ann Ashe")):
        assert call("new", kind, name, root=begun).returncode == 0
    (begun / "data" / "sources" / "mill-burns.yml").write_text(SOURCE, "utf-8")
    vocabulary = begun / "data" / "vocabulary.yml"
    with_origin = vocabulary.read_text("utf-8").replace(
        "origins:\n", "origins:\n  gazette: Gazette\n"
    )
    vocabulary.write_text(with_origin, "utf-8")
    for record in (*begun.glob("data/events/*.yml"), *begun.glob("data/actors/*.yml")):
        text = record.read_text("utf-8")
        for pattern, words in FILLED:
            text = re.sub(pattern, words, text, flags=re.MULTILINE)
        record.write_text(text, "utf-8")
    settings = begun / "data" / "briefing.yml"
    subject = "\nsubject: fire-at-the-mill\nintroduction: A mill burned. [@mill-burns]\n"
    settings.write_text(settings.read_text("utf-8") + subject, "utf-8")
    site = site_of(begun / "data").site
    home = (site / "index.html").read_text("utf-8")
    assert "Nothing is published here yet" not in home
    assert '<a href="events/fire-at-the-mill/">What happened</a>' in home
    assert (site / "actors" / "ann-ashe" / "index.html").is_file()


def test_it_holds_nothing_of_the_subject_of_another(original: Path) -> None:
    said = {
        path: found
        for path, text in texts_of(original)
        if (found := words_of_the_subject(text) - HOUSE_RULES.get(path, set()))
    }
    assert not said


def test_it_is_complete_and_its_own(original: Path) -> None:
    paths = set(contents(original))
    assert {"README.md", "LICENSES/MIT.txt", ".github/workflows/check.yml", "Makefile"} <= paths
    assert {"docs/schema/actor.json", "data/places/.gitkeep", ".vscode/settings.json"} <= paths
    assert not [path for path in paths if path.startswith(("tests/", "data/basemap", ".ci/"))]
    assert (original / ".github" / "CODEOWNERS").read_text("utf-8").endswith("\n* @mill\n")
    readme = (original / "README.md").read_text("utf-8")
    assert readme.startswith("# The fire: who lit it?\n")
    assert 'make new ARGS="briefing ../fire-briefing --update"' in readme
    assert "$" not in readme.replace('"$label"', "")
    assert call("schema", "--check", root=original).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--language=eng",), "`eng` is not the tag of a language"),
        (("--timezone=Europe/Millbury",), "`Europe/Millbury` is not an IANA time zone"),
        (("--repository=mill/fire",), "`mill/fire` is not a web address"),
    ],
)
def test_what_cannot_stand_in_a_briefing_leaves_nothing_behind(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    answer = begin(tmp_path / "new", *arguments)
    assert answer.returncode == 2
    assert answer.stderr.startswith("Nothing was written: ")
    assert words in answer.stderr
    assert not list(tmp_path.iterdir())


def test_a_folder_in_use_is_refused_and_an_empty_one_taken(tmp_path: Path) -> None:
    used = tmp_path / "used"
    used.mkdir()
    (used / "notes.txt").write_text("mine", "utf-8")
    answer = begin(used)
    assert answer.returncode == 2
    assert "used is not empty" in answer.stderr
    assert contents(used) == {"notes.txt": b"mine"}
    (used / "notes.txt").unlink()
    assert begin(used).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["used"]
    file = tmp_path / "file"
    file.touch()
    assert "file is not a folder" in begin(file).stderr


# --- later fixes ---

GONE, CHANGED, NEW = "docs/assets/mark.svg", "Makefile", "docs/assets/new/new.css"


@pytest.fixture
def newer(original: Path, tmp_path: Path) -> Path:
    """A generator in which a file is gone, one has changed and one is new."""
    folder = shutil.copytree(original, tmp_path / "newer")
    (folder / GONE).unlink()
    (folder / NEW).parent.mkdir()
    (folder / NEW).write_text("body {}\n", "utf-8")
    with (folder / CHANGED).open("a", encoding="utf-8") as file:
        file.write("# fixed\n")
    (folder / "README.md").write_text("Another README.\n", "utf-8")
    shutil.rmtree(folder / "docs" / "schema")
    return folder


@pytest.fixture
def used(begun: Path) -> Path:
    """A briefing in which somebody has worked, everything committed."""
    (begun / "data" / "sources" / "mill-burns.yml").write_text(SOURCE, "utf-8")
    (begun / "README.md").write_text("Our README.\n", "utf-8")
    git(begun, "init", "--quiet")
    git(begun, "add", "--all")
    git(begun, "commit", "--quiet", "--message=Begun")
    return begun


def bring(newer: Path, used: Path, *arguments: str) -> Done:
    return call("new", "briefing", used, "--update", *arguments, root=newer)


def refusal(newer: Path, used: Path, *arguments: str) -> str:
    """Update, and give the words with which it is refused; nothing may be written."""
    before = contents(used)
    answer = bring(newer, used, *arguments)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.startswith("Nothing was written: ")
    assert contents(used) == before
    return answer.stderr


def test_an_update_replaces_the_generators_files_and_no_other(newer: Path, used: Path) -> None:
    answer = bring(newer, used)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert f"Removed: {GONE}\nFiles written: 2; removed: 1." in answer.stdout
    assert "make migrate" in answer.stdout
    changed = git(used, "status", "--porcelain", "--untracked-files=all").splitlines()
    assert {line[3:] for line in changed} == {".generator", GONE, CHANGED, NEW}
    assert not [line for line in changed if line[3:].startswith(OWN)]
    git(used, "add", "--all")
    git(used, "commit", "--quiet", "--message=Updated")
    assert "nothing was changed" in bring(newer, used).stdout


def test_what_is_not_committed_stops_an_update(newer: Path, used: Path) -> None:
    (used / "README.md").write_text("In the midst of it.\n", "utf-8")
    assert "has changes that are not committed" in refusal(newer, used)
    assert "not committed" in refusal(newer, used, "--anyway")


def test_a_generators_file_that_was_changed_stops_an_update(newer: Path, used: Path) -> None:
    (used / CHANGED).write_text("all:\n", "utf-8")
    (used / "mkdocs.yml").unlink()
    (used / GONE).write_text("<svg/>", "utf-8")
    (used / NEW).parent.mkdir()
    (used / NEW).write_text("mine", "utf-8")
    git(used, "add", "--all")
    git(used, "commit", "--quiet", "--message=Ours")
    words = refusal(newer, used)
    assert f"  {CHANGED}\n  {GONE}\n  {NEW} (not the generator's)\n  mkdocs.yml (removed)" in words
    assert bring(newer, used, "--anyway").returncode == 0
    assert (used / CHANGED).read_text("utf-8").endswith("# fixed\n")
    assert not (used / GONE).exists()


def test_only_a_begun_briefing_is_updated(newer: Path, used: Path, tmp_path: Path) -> None:
    assert "a generator cannot take its own fixes" in bring(newer, newer).stderr
    assert "no such folder" in bring(newer, tmp_path / "nowhere").stderr
    (used / ".generator").write_text(f"{'0' * 64}  ../outside\n", "utf-8")
    git(used, "commit", "--quiet", "--all", "--message=Hostile")
    assert "names a file that is not in the briefing" in refusal(newer, used)
    (used / ".generator").unlink()
    assert "only a briefing that was begun with" in refusal(newer, used)
