"""Whatever the console and whatever the briefing holds: a command ends in words of ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.briefings import Edit, edited, minimal, write
from tests.support.clones import commit, git
from tests.support.project import ROOT, copy_project, use_stub_engine

ARABIC, CHINESE, EMOJI = "قاسم", "张伟", "\N{GRINNING FACE}"
NAME = f"{ARABIC}-{CHINESE}-{EMOJI}"

CONSOLES = {
    "cp437": {"PYTHONIOENCODING": "cp437"},
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "POSIX": {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"},
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in a repository, with names and words in other scripts; it has errors."""
    page = {"url": "https://n.example/x", "title": f"{CHINESE} {EMOJI}", "publisher": ARABIC}
    edits = (
        Edit("vocabulary.yml", "stances", {"denies": "denies"}),
        Edit("places/town.yml", "note", f"“{ARABIC}” … {CHINESE} {EMOJI}"),
        Edit("places/town.yml", "kind", f"{ARABIC} {EMOJI}"),
        Edit(f"places/{NAME}.yml", "", {"name": NAME, "kind": "town"}),
        Edit("events/fire.yml", "claims.0.evidence.0", {**page, "excerpt": f"{ARABIC} {CHINESE}"}),
    )
    folder = tmp_path_factory.mktemp("consoles")
    made = copy_project(folder / "project", write(folder / "data", edited(minimal(), *edits)))
    git(made, "init", "--quiet")
    commit(made, "first")
    write(made / "data", {"places/town.yml": {"name": f"{ARABIC} {EMOJI}", "kind": "town"}})
    return use_stub_engine(made)


LIKE_ANYBODY = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Has the superuser (who tests in a container) ask for permission, as everybody else does."""


def run(
    project: Path,
    *arguments: object,
    environment: Mapping[str, str] | None = None,
    before: tuple[str, ...] = (),
) -> subprocess.CompletedProcess[bytes]:
    """Run a command of a project as a process, on a console of its own kind."""
    command, *rest = map(str, arguments)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [*before, sys.executable, f"scripts/{command}.py", *rest],
        cwd=project,
        env={**kept, **(environment or {})},
        capture_output=True,
        check=False,
    )


def ends_in_words(done: subprocess.CompletedProcess[bytes]) -> None:
    """Look that a command ended in one of its own ways, and told no traceback."""
    assert done.returncode in {0, 1, 2}, done
    for printed in (done.stdout, done.stderr):
        assert b"Traceback" not in printed, printed.decode("utf-8", "replace")
        assert b"bug in the software" not in printed, printed.decode("utf-8", "replace")
        assert b'File "' not in printed


COMMANDS = (
    ("check",),
    ("check", "--verbose"),
    ("check", "--format", "github"),
    ("check", "--format", "json"),
    ("build",),
    ("render", "--out", "build/pages"),
    ("diff", "HEAD"),
    ("new", "actor", f"{ARABIC} {EMOJI}"),
    ("new", "place", f"“{CHINESE}”", "--id", "a-place", "--data", "{elsewhere}"),
    ("promote", "--dry-run"),
    ("migrate", "--dry-run"),
    ("schema", "--check"),
    ("release", "--out", "build/release", "--name", EMOJI),
    ("verify", "--out", f"build/{ARABIC}/x.jsonl"),
    ("archive", f"build/{ARABIC}.jsonl"),
    ("serve", "--data", ARABIC),
)

WRITE_FILES = {"build", "new", "verify"}


@pytest.mark.parametrize(
    ("command", "console"),
    [
        # The last console shows no more than the others, and takes file names for bytes.
        pytest.param(
            command,
            console,
            id=f"{' '.join(command)} on {console}",
            marks=[]
            if command == ("check",) or (console == "POSIX" and command[0] in WRITE_FILES)
            else pytest.mark.full,
        )
        for command in COMMANDS
        for console in CONSOLES
    ],
)
def test_every_command_prints_on_every_console(
    project: Path, tmp_path: Path, command: tuple[str, ...], console: str
) -> None:
    elsewhere = write(tmp_path / "data", minimal())
    arguments = [str(elsewhere) if one == "{elsewhere}" else one for one in command]
    done = run(project, *arguments, environment=CONSOLES[console])
    ends_in_words(done)
    assert (done.stdout + done.stderr).strip()
    if "json" in command:
        assert any(NAME in one["path"] for one in json.loads(done.stdout))


def test_what_cannot_be_shown_is_told_by_its_number_and_punctuation_by_its_like(
    project: Path,
) -> None:
    done = run(project, "check", environment=CONSOLES["ascii"])
    told = done.stdout.decode("ascii")
    assert r"data/places/\u{0642 0627 0633 0645}-\u{5F20 4F1F}-\u{1F600}.yml:1:1: error" in told
    assert "“" not in told
    assert done.stderr.decode("ascii").startswith("Letters that this console cannot show stand")
    whole = run(project, "check", environment={"PYTHONIOENCODING": "utf-8"})
    assert f"data/places/{NAME}.yml:1:1: error" in whole.stdout.decode("utf-8")
    assert whole.stderr == b""


def test_a_disk_that_is_full_is_told(project: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no full disk to try")
    with full.open("wb") as stream:
        done = subprocess.run(
            [sys.executable, "scripts/check.py"],
            cwd=project,
            stdout=stream,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"the disk is full. Free some space, then do this again\n"


@pytest.mark.parametrize("closed", ["1", "2", "1 2"])
def test_a_console_that_is_not_there_is_no_fault(project: Path, closed: str) -> None:
    redirections = " ".join(f"{number}>&-" for number in closed.split())
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$0" scripts/check.py {redirections}', sys.executable],
        cwd=project,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stdout + done.stderr


def append(name: str, text: str) -> dict[str, str]:
    """What a file of the project is once a text is added to it."""
    return {name: (ROOT / name).read_text("utf-8") + text}


PAGE = "templates/pages/place.md.j2"
BROKEN = {
    "a template's syntax": (append(PAGE, "{% if %}"), "templates/pages/place.md.j2:"),
    "an undefined variable": (append(PAGE, "{{ nix }}"), "'nix' is undefined, in the page places/"),
    "a division by zero": (append(PAGE, "{{ 1 / 0 }}"), "ZeroDivisionError: division by zero, in"),
    "a part that is missing": (append(PAGE, '{% include "x.j2" %}'), "no template templates/x.j2"),
    "a filter that is not there": (append(PAGE, '{{ "a"|nix }}'), "No filter named 'nix'"),
    "the print's template": (append("templates/print/actors.md.j2", "{{ nix }}"), "print/index"),
    "a file in place of a page": ({"docs/actors/index.md": "# x\n"}, "rename it"),
}

SOME = {"a template's syntax", "an undefined variable", "a file in place of a page"}
"""The other faults take the same ways, and their turn in the longer tests."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that builds, with the stand-in for an engine."""
    folder = tmp_path_factory.mktemp("sound")
    stances = Edit("vocabulary.yml", "stances", {"denies": "denies"})
    data = write(folder / "data", edited(minimal(), stances))
    return use_stub_engine(copy_project(folder / "project", data))


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        *(
            pytest.param(("build",), fault, marks=[] if fault in SOME else pytest.mark.full)
            for fault in BROKEN
        ),
        (("render", "--out", "build/pages"), "an undefined variable"),
    ],
)
def test_what_is_broken_in_the_project_is_told_with_its_place(
    sound: Path, command: tuple[str, ...], fault: str
) -> None:
    files, words = BROKEN[fault]
    before = {name: _content(sound / name) for name in files}
    try:
        write(sound, files)
        done = run(sound, *command)
    finally:
        for name, content in before.items():
            _restore(sound / name, content)
    assert b"Traceback" not in done.stderr
    assert done.returncode == 2
    assert words in done.stderr.decode("utf-8")


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None


def _restore(file: Path, content: bytes | None) -> None:
    if content is None:
        file.unlink(missing_ok=True)
    else:
        file.write_bytes(content)


FILE = "{file}"
"""Stands for a file where a folder is needed; whoever runs this, it cannot be written into."""

IN_THE_WAY = (
    ("check", "--data", FILE),
    ("build", "--data", FILE),
    ("build", "--build", f"{FILE}/x"),
    ("build", "--site", f"{FILE}/x"),
    ("build", "--site", FILE),
    ("render", "--data", FILE, "--out", "build/x"),
    ("render", "--out", f"{FILE}/x"),
    ("diff", "--data", FILE, "HEAD"),
    ("new", "--data", FILE, "actor", "Jo Do"),
    ("new", "briefing", f"{FILE}/x", "--title", "X"),
    ("promote", "--data", FILE),
    ("migrate", "--data", FILE),
    ("schema", "--data", FILE),
    ("schema", "--out", f"{FILE}/x"),
    ("release", "--site", FILE, "--out", "build/r", "--name", "v1"),
    ("verify", "--out", f"{FILE}/x"),
    ("archive", FILE),
    ("serve", "--data", FILE),
    ("serve", "--build", f"{FILE}/x", "--port", "29917"),
)


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(
            one, id=" ".join(one), marks=[] if one[0] in {"build", "new"} else pytest.mark.full
        )
        for one in IN_THE_WAY
    ],
)
def test_a_file_where_a_folder_is_needed_is_told(
    sound: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder\n", "utf-8")
    done = run(sound, *(one.replace(FILE, str(file)) for one in command))
    ends_in_words(done)
    assert done.returncode in {1, 2}
    assert (done.stdout + done.stderr).strip()
    assert file.read_text("utf-8") == "not a folder\n"


@pytest.mark.skipif(os.name == "nt", reason="a folder is not closed to its owner there")
@pytest.mark.parametrize("command", [("check",), ("build",), ("promote",), ("migrate",)])
def test_a_data_folder_that_may_not_be_read_is_told(
    sound: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    data = write(tmp_path / "data", minimal())
    data.chmod(0)
    try:
        done = run(sound, *command, "--data", data, before=() if os.geteuid() else LIKE_ANYBODY)
    finally:
        data.chmod(0o755)
    ends_in_words(done)
    assert done.returncode in {1, 2}


FAULTY = """\
import sys
sys.path.insert(0, "scripts")
import commandline
def main():
    raise {error}
commandline.run(main)
"""


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        ("KeyError('x')", 2, "This is a bug in the software, not a mistake of yours"),
        ("KeyError('x')", 2, "\n  KeyError: 'x'\n"),
        ("MemoryError", 2, "There is not enough memory."),
        ("PermissionError(13, 'no', 'x')", 2, "x: you have no permission for it. Ask its owner"),
        ("KeyboardInterrupt", 130, "Stopped."),
    ],
)
def test_whatever_nobody_foresaw_is_told_in_words(error: str, code: int, words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FAULTY.format(error=error)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr
