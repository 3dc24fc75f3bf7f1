"""migrate.py as a maintainer runs it: all of an older briefing is raised, or nothing of it."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from briefing.editing import EditError
from briefing.migrating import STEPS, MigrationStep, migrate_data, raising
from briefing.problems import BriefingError
from briefing.reading import read_folder
from briefing.records import schema_line
from briefing.records.settings import SCHEMA_VERSION
from commandline import Exit
from tests.support.briefings import LIGHTHOUSE
from tests.support.commands import call
from tests.support.project import ROOT, contents, run

NEWEST = f"schema_version: {SCHEMA_VERSION}"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The lighthouse briefing as it was in version 1."""
    data = tmp_path / "data"
    shutil.copytree(LIGHTHOUSE, data)
    for file in data.rglob("*.yml"):
        _, _, text = file.read_text("utf-8").partition("\n")
        file.write_text(text, "utf-8")
    change(data, "briefing.yml", lambda text: text.replace(NEWEST, "schema_version: 1"))
    return data


def change(data: Path, place: str, how: Callable[[str], str]) -> None:
    file = data / place
    file.write_bytes(how(file.read_bytes().decode("utf-8")).encode("utf-8"))


def test_old_data_are_raised_to_the_letter_of_what_they_are_today(old: Path) -> None:
    answer = run(ROOT, "migrate", "--data", old)
    assert (answer.returncode, answer.stderr) == (0, "")
    first, schemas, sides = answer.stdout.splitlines()
    assert first == "The data were raised from schema_version 1 to 3; 32 files were changed:"
    assert schemas.startswith("  2: The first line of each file names its JSON Schema")
    assert sides.startswith("  3: Speakers and sides are counted instead of witnesses")
    assert contents(old) == contents(LIGHTHOUSE)


def test_raising_twice_changes_nothing_more(old: Path) -> None:
    call("migrate", "--data", old)
    answer = call("migrate", "--data", old)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout == "The data are of schema_version 3 already; there is nothing to do.\n"
    assert contents(old) == contents(LIGHTHOUSE)


def test_a_dry_run_writes_nothing_and_its_diff_does_the_same(old: Path) -> None:
    change(old, "places/skerra.yml", str.rstrip)
    before = contents(old)
    answer = call("migrate", "--data", old, "--dry-run")
    assert answer.returncode == 0
    assert "32 files would be changed" in answer.stderr
    assert contents(old) == before
    git = ["git", "apply", "--unidiff-zero", "-"]
    subprocess.run(git, input=answer.stdout, cwd=old.parent, encoding="utf-8", check=True)
    after = contents(old)
    assert after.pop("places/skerra.yml") == contents(LIGHTHOUSE)["places/skerra.yml"].rstrip()
    assert after.items() <= contents(LIGHTHOUSE).items()


def test_comments_line_ends_and_a_byte_order_mark_stay(old: Path) -> None:
    place = "actors/noam-dekarel.yml"
    change(
        old, place, lambda text: "\ufeff# Ours\n".replace("\n", "\r\n") + text.replace("\n", "\r\n")
    )
    before = (old / place).read_bytes().decode("utf-8")
    assert call("migrate", "--data", old).returncode == 0
    after = (old / place).read_bytes().decode("utf-8")
    assert after == before.replace("# Ours", f"{schema_line(place)}\r\n# Ours")


def test_a_record_that_names_its_schema_already_keeps_its_first_line(old: Path) -> None:
    place = "actors/noam-dekarel.yml"
    change(old, place, lambda text: f"{schema_line(place)}\n{text}")
    call("migrate", "--data", old)
    assert contents(old) == contents(LIGHTHOUSE)


def test_problems_that_were_there_before_do_not_stand_in_the_way(old: Path) -> None:
    change(old, "actors/orrland.yml", lambda text: text.replace("kind:", "knd:"))
    answer = call("migrate", "--data", old)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert NEWEST in (old / "briefing.yml").read_text("utf-8")


WAS = """\
statuses: # ours
  confirmed: # the best
    label: Confirmed
    # What it promises.
    definition: >- # folded
      The content is shown by at least two independent witnesses, or it is a body's own act or words
      shown by its own document.
  # next
  reported: Reported
  denied: {label: Denied, definition: The party concerned says that it is not so.} # why
actor_kinds:
  # Those who hold an office.
  official: # kept
    label: Official # and this
    plural: Officials
    is_a: person # the last

  # Bodies of states.
  organisation: {label: Organisation, plural: Organisations} # on one line
  company: {label: Company, plural: Companies}
relationship_types:
  speaks-for: {label: speaks for, inverse: has as spokesperson} # a tie
"""


def test_the_vocabulary_of_version_2_says_who_speaks_for_a_state_and_keeps_its_comments() -> None:
    (step,) = (one for one in STEPS if one.version == 3)
    raised_text = step.change("vocabulary.yml", WAS)
    kinds = yaml.safe_load(raised_text)["actor_kinds"]
    assert [kinds[kind].get("official") for kind in kinds] == [True, True, None]
    definition = yaml.safe_load(raised_text)["statuses"]["confirmed"]["definition"]
    assert definition == begun("confirmed")["definition"]
    assert yaml.safe_load(raised_text)["statuses"]["denied"] == begun("denied")
    assert yaml.safe_load(raised_text)["relationship_types"]["speaks-for"]["belonging"] is True
    comments = re.compile(r"# .*")
    gone = "# folded"  # the sign of a value that is replaced as a whole
    assert comments.findall(raised_text) == [c for c in comments.findall(WAS) if c != gone]
    assert step.change("vocabulary.yml", raised_text) == raised_text
    assert step.change("actors/official.yml", WAS) == WAS


def begun(status: str) -> dict[str, str]:
    """What a newly begun briefing says of a status."""
    files = ROOT / "scripts" / "briefing" / "starting" / "files"
    vocabulary = yaml.safe_load((files / "vocabulary.yml").read_text("utf-8"))
    words: dict[str, str] = vocabulary["statuses"][status]
    return words


def test_lines_end_as_they_did() -> None:
    (step,) = (one for one in STEPS if one.version == 3)
    windows = step.change("vocabulary.yml", WAS.replace("\n", "\r\n"))
    assert windows == step.change("vocabulary.yml", WAS).replace("\n", "\r\n")


def test_a_definition_of_ones_own_stays() -> None:
    (step,) = (one for one in STEPS if one.version == 3)
    own = WAS.replace("at least two independent", "many")
    assert "many witnesses" in step.change("vocabulary.yml", own)


def test_a_folder_that_was_raised_by_half_is_raised_to_the_end(old: Path) -> None:
    """Whoever edited by hand, or kept one file of an older copy, gets the same."""
    half = [file for number, file in enumerate(sorted(old.rglob("*.yml"))) if number % 2]
    for file in half:
        place = file.relative_to(old)
        if place.name != "briefing.yml":
            shutil.copy(LIGHTHOUSE / place, file)
    assert call("migrate", "--data", old).returncode == 0
    assert contents(old) == contents(LIGHTHOUSE)
    change(old, "briefing.yml", lambda text: text.replace(NEWEST, "schema_version: 2"))
    assert call("migrate", "--data", old).returncode == 0
    assert contents(old) == contents(LIGHTHOUSE)


REFUSALS = [
    (
        "briefing.yml",
        b"schema_version: 99\n",
        "data/briefing.yml:1:17: error[invalid-value]: the data have version 99",
        "Use a later version of the generator",
    ),
    (
        "briefing.yml",
        b"title: The wreck\n",
        "data/briefing.yml:1:1: error[missing-field]: the field `schema_version` is missing",
        "`schema_version: 1`",
    ),
    (
        "briefing.yml",
        b"schema_version: two\n",
        "data/briefing.yml:1:17: error[invalid-value]: `two` is not a version",
        "whole numbers from 1 to 3",
    ),
    (
        "briefing.yml",
        b"schema_version: 1\n\ttitle: x\n",
        "data/briefing.yml:2:1: error[tab-indent]",
        "spaces",
    ),
    ("briefing.yml", None, "data/briefing.yml:1:1: error[missing-file]", "Create it"),
    (
        "actors/orrland.yml",
        b"name: Orrland\nsummary: caf\xe9\n",
        "data/actors/orrland.yml:2:13: error[not-utf8]",
        "UTF-8",
    ),
]


@pytest.mark.parametrize(("place", "content", "where", "remedy"), REFUSALS)
def test_what_cannot_be_raised_is_named_and_nothing_is_written(
    old: Path, place: str, content: bytes | None, where: str, remedy: str
) -> None:
    (old / place).unlink()
    if content is not None:
        (old / place).write_bytes(content)
    before = contents(old)
    answer = call("migrate", "--data", old)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith(where)
    assert remedy in answer.stderr
    assert contents(old) == before


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    answer = call("migrate", "--data", tmp_path / "none")
    assert answer.returncode == 1
    assert "error[missing-file]: there is no such folder" in answer.stderr


def _breaks_a_field(place: str, text: str) -> str:
    return text.replace("kind:", "knd:") if place == "actors/orrland.yml" else text


def _cannot(place: str, text: str) -> str:
    del text
    raise EditError(f"no field kind at {place}")


@pytest.mark.parametrize(
    ("change_made", "told"),
    [(_breaks_a_field, "did you mean `kind`?"), (_cannot, "no field kind at actors/orrland.yml")],
)
def test_a_step_that_would_do_harm_is_refused(
    old: Path,
    monkeypatch: pytest.MonkeyPatch,
    change_made: Callable[[str, str], str],
    told: str,
) -> None:
    monkeypatch.setattr(raising, "STEPS", (MigrationStep(2, "A careless step.", change_made),))
    before = contents(old)
    with pytest.raises(BriefingError) as refusal:
        migrate_data(old)
    (problem,) = (one for one in refusal.value.problems if told in one.message)
    assert problem.path == "data/actors/orrland.yml"
    assert contents(old) == before


def test_a_file_that_cannot_be_written_leaves_all_as_they_were(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(old)
    honest = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.parent.name == "sources" and old in path.parents:
            raise OSError(28, "No space left on device", path.name)
        return honest(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    answer = call("migrate", "--data", old)
    assert answer.returncode == Exit.WRONG_USE
    assert answer.stderr.endswith(
        "the disk is full. Free some space, then do this again.\nNothing was changed.\n"
    )
    assert contents(old) == before


@pytest.mark.parametrize(
    ("version", "remedy"),
    [(1, "Run `make migrate`"), (99, "Use a later version of the generator")],
)
def test_the_checker_says_what_to_do_about_another_version(
    old: Path, version: int, remedy: str
) -> None:
    change(old, "briefing.yml", lambda text: text.replace("version: 1", f"version: {version}"))
    (problem,) = read_folder(old).problems
    assert (problem.path, problem.code) == ("data/briefing.yml", "invalid-value")
    assert problem.message == f"the data have version {version}, but these scripts read version 3"
    assert problem.hint.startswith(remedy)


def test_help_tells_the_history_of_the_data_model() -> None:
    answer = call("migrate", "--help")
    assert "  2: The first line of each file names its JSON Schema" in answer.stdout
