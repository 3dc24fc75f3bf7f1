"""The generator's own files, and the list of them that a briefing keeps.

The list (`.generator`, a line `SHA-256  path` for each file, as `sha256sum` writes it) tells a
later update what it may replace, what to remove, and what was changed by hand since.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from briefing.oserrors import explain_os_error
from briefing.records.schema_lines import SCHEMA_FOLDER
from briefing.starting.errors import StartError

MANIFEST = ".generator"

_PARTS = (
    ".editorconfig",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".pre-commit-config.yaml",
    ".vscode",
    "biome.jsonc",
    "CONTRIBUTING.ar.md",
    "CONTRIBUTING.md",
    "Makefile",
    "docs",
    "mkdocs.yml",
    "pyproject.toml",
    "requirements",
    "requirements.in",
    "requirements.txt",
    "scripts",
    "templates",
)
"""Files and folders that serve any briefing, relative to the project's root."""

_NOT_PARTS = (".github/CODEOWNERS", ".github/screenshot.png", SCHEMA_FOLDER)
"""Files in those folders that belong to one briefing; the schemas depend on its vocabulary."""

_MADE_BY_TOOLS = frozenset({"__pycache__", ".DS_Store"})
_TEMPORARY_ENDINGS = (".pyc", ".swp", "~", ".part")


@dataclass(frozen=True)
class GeneratorFile:
    """A file of the generator: its content, and whether it is executable."""

    content: bytes
    runnable: bool = False

    @property
    def digest(self) -> str:
        """Its SHA-256, in hexadecimal."""
        return sha256(self.content).hexdigest()


def parts_of(root: Path) -> Mapping[str, GeneratorFile]:
    """Return every file of the generator in a project, by its path with `/`.

    Raises:
        StartError: a part is missing, or cannot be read.
    """
    try:
        return {path: _part(root / path) for name in _PARTS for path in _files(root, name)}
    except OSError as error:
        raise StartError(explain_os_error(error)) from error


def _files(root: Path, name: str) -> Iterator[str]:
    if (root / name).is_file():
        yield name
        return
    if not (root / name).is_dir():
        raise StartError(f"the generator has no `{name}`: it is not complete")
    for folder, folders, names in os.walk(root / name):
        folders[:] = sorted(one for one in folders if one not in _MADE_BY_TOOLS)
        for file in sorted(names):
            path = (Path(folder) / file).relative_to(root).as_posix()
            if _is_part(path, file):
                yield path


def _is_part(path: str, name: str) -> bool:
    if name in _MADE_BY_TOOLS or name.endswith(_TEMPORARY_ENDINGS):
        return False
    return not any(path == other or path.startswith(f"{other}/") for other in _NOT_PARTS)


def _part(file: Path) -> GeneratorFile:
    return GeneratorFile(file.read_bytes(), os.access(file, os.X_OK))


def manifest_of(parts: Mapping[str, GeneratorFile]) -> bytes:
    """Return the content of the list of the generator's files."""
    lines = (f"{part.digest}  {path}\n" for path, part in sorted(parts.items()))
    return "".join(lines).encode("utf-8")


def read_manifest(folder: Path) -> Mapping[str, str]:
    """Return what the generator wrote into a briefing: the SHA-256 of each file, by its path.

    Raises:
        StartError: there is no such list, or it names a file outside the briefing.
    """
    try:
        text = (folder / MANIFEST).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StartError(
            f"{folder.name} has no file `{MANIFEST}` that can be read, and so nothing says which "
            "files are the generator's; only a briefing that was begun with `new.py briefing` "
            "can be updated"
        ) from error
    entries = (line.partition("  ") for line in text.splitlines() if line)
    listed = {path: digest for digest, _, path in entries}
    if wrong := [path for path in listed if not _stays_inside(path)]:
        raise StartError(f"`{MANIFEST}` names a file that is not in the briefing: {wrong[0]!r}")
    return listed


def _stays_inside(path: str) -> bool:
    return bool(path) and not Path(path).is_absolute() and ".." not in Path(path).parts
