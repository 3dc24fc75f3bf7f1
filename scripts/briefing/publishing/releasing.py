"""Write a release: the site and the data as archives, with the same bytes each time."""

from __future__ import annotations

import gzip
import hashlib
import shutil
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from briefing.linking import Briefing
from briefing.project import Project
from briefing.publishing.clock import source_date_epoch
from briefing.publishing.moving import move_into_place, restore_last_site
from briefing.publishing.sheets import PDF
from briefing.records.ids import suggest_id
from briefing.rendering import catalogue_for, make_environment

CHECKSUMS = "SHA256SUMS"
"""The list of checksums, as `sha256sum --check` reads it."""

_NOTES = "NOTES.md"
_ADDED_TO_DATA = ("CITATION.cff", "LICENSES")


@dataclass(frozen=True)
class Release:
    """The site and the data to release, and the version.

    Attributes:
        name: Its version, used in citations and file names: `v1.2`.
        site: The folder of the built site.
        data: The folder of the records.
    """

    name: str
    site: Path
    data: Path


def write_release(briefing: Briefing, project: Project, release: Release, out: Path) -> None:
    """Write the archives, their checksums and the notes into `out`, replacing an earlier release.

    If the site has a PDF, it is added next to the archives. Files in an archive have the time of
    SOURCE_DATE_EPOCH and no owner.
    """
    old = out.parent / f".{out.name}.old"
    part = out.parent / f".{out.name}.part"
    restore_last_site(out, old)
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    stem = f"{_stem(briefing)}-{release.name}"
    epoch = source_date_epoch(project.root, briefing.settings)
    contents = {"site": _files_below(release.site), "data": _data(project, release)}
    names = {what: f"{stem}-{what}.tar.gz" for what in contents}
    for what, files in contents.items():
        _write_archive(part / names[what], files, f"{stem}-{what}", epoch)
    if (release.site / PDF).is_file():
        names["pdf"] = f"{stem}.pdf"
        shutil.copyfile(release.site / PDF, part / names["pdf"])
    sums = (f"{_sha256(part / name)}  {name}\n" for name in names.values())
    (part / CHECKSUMS).write_text("".join(sums), encoding="utf-8")
    catalogue = catalogue_for(project.templates, briefing.settings)
    notes = make_environment(project.templates, catalogue).get_template("release/notes.md.j2")
    settings = briefing.settings
    text = notes.render(
        briefing=briefing,
        settings=settings,
        name=release.name,
        files=names,
        date=lambda day: day.label(settings.zone, catalogue.dates),
    )
    (part / _NOTES).write_text(text, encoding="utf-8")
    move_into_place(part, out, old)


def _stem(briefing: Briefing) -> str:
    settings = briefing.settings
    return suggest_id(settings.short_title or settings.title) or "briefing"


def _data(project: Project, release: Release) -> Mapping[str, Path]:
    """Return the records, their citation and their licences, by path in the archive."""
    files = {f"data/{path}": file for path, file in _files_below(release.data).items()}
    for name in _ADDED_TO_DATA:
        added = project.root / name
        if added.is_dir():
            files |= {f"{name}/{path}": file for path, file in _files_below(added).items()}
        elif added.exists():
            files[name] = added
    return files


def _files_below(folder: Path) -> Mapping[str, Path]:
    """Return the files below a folder by their paths in it, except hidden ones."""
    found = {file.relative_to(folder): file for file in folder.rglob("*") if file.is_file()}
    return {
        path.as_posix(): file
        for path, file in found.items()
        if not any(part.startswith(".") for part in path.parts)
    }


def _write_archive(target: Path, files: Mapping[str, Path], folder: str, epoch: int) -> None:
    with (
        target.open("wb") as raw,
        # The header would otherwise name a folder of this machine.
        gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=epoch) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path, file in sorted(files.items()):
            content = file.read_bytes()
            entry = tarfile.TarInfo(f"{folder}/{path}")
            entry.size = len(content)
            entry.mtime = epoch
            entry.mode = 0o644
            archive.addfile(entry, BytesIO(content))


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
