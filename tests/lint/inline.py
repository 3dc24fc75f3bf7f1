"""Check the scripts in templates: PYTHONPATH=scripts:. python -m tests.lint.inline.

The linter reads files of JavaScript alone, so each script is written into one, at its own lines,
in a folder that is gone afterwards. How they are laid out is left to their authors: a page carries
them, and they are written to be short.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_CONFIG = "biome.jsonc"
_PLACE = Path("docs/assets/inline")
"""A folder that the linter is configured to read."""

_WRITTEN_AS = re.compile(rf"{_PLACE.as_posix()}/(\S+?)\.\d+\.js")


def scripts(templates: Path) -> Iterator[tuple[str, str]]:
    """Yield the scripts in templates, each at its own lines, and the file's name."""
    for file in sorted(templates.rglob("*")):
        if file.suffix in {".html", ".j2"}:
            text = file.read_text("utf-8")
            for found in _SCRIPT.finditer(text):
                lines = text.count("\n", 0, found.start(1))
                yield file.relative_to(templates.parent).as_posix(), "\n" * lines + found[1]


def faults(root: Path) -> str:
    """Return what the linter, with a project's settings, reports on scripts in its templates."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(root / _CONFIG, folder)
        for number, (file, script) in enumerate(scripts(root / "templates")):
            place = folder / _PLACE / f"{file}.{number}.js"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(script, "utf-8")
        biome = Path(sys.executable).with_name("biome")
        command = [str(biome), "lint", "--colors=off", "--error-on-warnings", _PLACE.as_posix()]
        done = subprocess.run(
            command, cwd=folder, capture_output=True, encoding="utf-8", check=False
        )
        return _WRITTEN_AS.sub(r"\1", done.stdout + done.stderr) if done.returncode else ""


def main() -> int:
    """Print what is wrong with them, and return the exit code."""
    told = faults(Path())
    print(told or "Scripts in templates: nothing found")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
