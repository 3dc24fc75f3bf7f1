"""Update a briefing to a later version of the generator."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing.git import GitError, NoGitError, Repository
from briefing.oserrors import explain_os_error
from briefing.starting.beginning import write_part
from briefing.starting.errors import StartError
from briefing.starting.parts import MANIFEST, GeneratorFile, manifest_of, parts_of, read_manifest

_MOST_NAMED = 20


@dataclass(frozen=True)
class Update:
    """The files that an update changed, by their paths.

    Attributes:
        written: The files that are new or have other content.
        removed: The files that the generator no longer has.
    """

    written: tuple[str, ...]
    removed: tuple[str, ...]


def update(generator: Path, target: Path, *, anyway: bool = False) -> Update:
    """Replace the generator's files in a briefing, and remove those that it no longer has.

    Nothing else in the folder is touched. With `anyway`, files that were changed there are
    replaced too.

    Raises:
        StartError: the folder is not such a briefing, something in it is not committed, or one
            of the generator's files was changed there; nothing was written.
    """
    if target.resolve() == generator.resolve():
        raise StartError("a generator cannot take its own fixes: name the briefing's folder")
    if not target.is_dir():
        raise StartError(f"{target.name}: there is no such folder")
    listed = read_manifest(target)
    _refuse_uncommitted(target)
    parts = parts_of(generator)
    present = {path: _content(target / path) for path in {*listed, *parts}}
    if not anyway and (changed := _changed_files(listed, parts, present)):
        raise StartError(
            f"files of the generator were changed in {target.name}, and the update would undo "
            f"that:\n{_name_files(changed)}\nMake the change in the generator instead, or, if it "
            "may be lost, call this again with --anyway"
        )
    written = {path: part for path, part in parts.items() if present[path] != part.content}
    removed = tuple(
        path for path in sorted(listed) if path not in parts and present[path] is not None
    )
    try:
        _replace(target, {**written, MANIFEST: GeneratorFile(manifest_of(parts))})
        _remove(target, removed)
    except OSError as error:
        raise StartError(explain_os_error(error)) from error
    return Update(tuple(sorted(written)), removed)


def _refuse_uncommitted(target: Path) -> None:
    try:
        repository = Repository.around(target)
        changed = repository.read("status", "--porcelain", "--untracked-files=no", "--", ".")
    except NoGitError:
        return
    except GitError as refusal:
        raise StartError(str(refusal)) from refusal
    if changed.strip():
        raise StartError(
            f"{target.name} has changes that are not committed: commit them first, so that the "
            "update can be looked at with `git diff` and taken back with `git checkout .`"
        )


def _content(file: Path) -> bytes | None:
    """Return the content of a file; None if it does not exist."""
    try:
        return file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise StartError(explain_os_error(error)) from error


def _changed_files(
    listed: Mapping[str, str],
    parts: Mapping[str, GeneratorFile],
    present: Mapping[str, bytes | None],
) -> list[str]:
    """Return the files that are neither as the generator last wrote them nor as it would now."""
    changed = []
    for path, content in sorted(present.items()):
        wanted = parts.get(path)
        if content is None:
            if path in listed and wanted is not None:
                changed.append(f"{path} (removed)")
        elif (wanted is None or content != wanted.content) and (
            GeneratorFile(content).digest != listed.get(path)
        ):
            changed.append(path if path in listed else f"{path} (not the generator's)")
    return changed


def _name_files(paths: list[str]) -> str:
    more = len(paths) - _MOST_NAMED
    lines = [f"  {path}" for path in paths[:_MOST_NAMED]]
    return "\n".join([*lines, f"  and {more} more"] if more > 0 else lines)


def _replace(target: Path, parts: Mapping[str, GeneratorFile]) -> None:
    """Write all files under temporary names first, then move them into place."""
    temporary = {path: (target / path).with_name(f".{Path(path).name}.part") for path in parts}
    try:
        for path, part in parts.items():
            write_part(temporary[path], part)
    except OSError:
        for file in temporary.values():
            file.unlink(missing_ok=True)
        raise
    for path, file in temporary.items():
        os.replace(file, target / path)  # noqa: PTH105 - its name says that it is one step


def _remove(target: Path, paths: Iterable[str]) -> None:
    for path in paths:
        (target / path).unlink()
        for folder in (target / path).relative_to(target).parents:
            try:
                (target / folder).rmdir()
            except OSError:
                break
