"""Compiled templates are kept from one command to the next, and never used where they are stale."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import Environment

from briefing.rendering import make_environment
from tests.support.project import ROOT

PAGE = "page.md.j2"
OTHER_CODE = "\n\ndef finalize(value: object) -> Markdown:\n    return Markdown('other words')\n"
PRINT = f"""
import sys
from pathlib import Path
from briefing.rendering import make_environment
print(make_environment(Path(sys.argv[1])).get_template("{PAGE}").render())
"""


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """Return a folder with one template, whose constant is put into words as it is compiled."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / PAGE).write_text("{{ 'some words' }}", "utf-8")
    return folder


def printed(templates: Path) -> str:
    return make_environment(templates).get_template(PAGE).render()


def kept(templates: Path) -> list[Path]:
    return [path for path in (templates.parent / "build").rglob("*") if path.is_file()]


def refuse(*_: object, **__: object) -> None:
    raise AssertionError("a template was compiled again")


def test_what_was_compiled_serves_again(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed(templates) == "some words"
    monkeypatch.setattr(Environment, "compile", refuse)
    assert printed(templates) == "some words"


def test_a_changed_template_is_compiled_anew(templates: Path) -> None:
    assert printed(templates) == "some words"
    (templates / PAGE).write_text("{{ 'new words' }}", "utf-8")
    assert printed(templates) == "new words"
    assert len(kept(templates)) == 1


def test_changed_code_compiles_anew(templates: Path) -> None:
    library = templates.parent / "scripts" / "briefing"
    shutil.copytree(ROOT / "scripts" / "briefing", library)
    assert printed_by(library.parent, templates) == "some words"
    with (library / "prose" / "escaping.py").open("a", encoding="utf-8") as file:
        file.write(OTHER_CODE)
    assert printed_by(library.parent, templates) == "other words"


def printed_by(scripts: Path, templates: Path) -> str:
    command = [sys.executable, "-B", "-c", PRINT, str(templates)]
    done = subprocess.run(command, cwd=scripts, capture_output=True, encoding="utf-8", check=True)
    return done.stdout.strip()


def test_what_was_cut_short_is_compiled_anew(templates: Path) -> None:
    assert printed(templates) == "some words"
    (file,) = kept(templates)
    whole = file.read_bytes()
    for length in (*range(0, 100, 10), len(whole) - 1):
        file.write_bytes(whole[:length])
        assert printed(templates) == "some words"
        assert file.read_bytes() == whole


def test_where_nothing_can_be_kept_pages_are_made_all_the_same(templates: Path) -> None:
    (templates.parent / "build").write_text("a file where the folder would be", "utf-8")
    assert printed(templates) == "some words"
    assert not kept(templates)
