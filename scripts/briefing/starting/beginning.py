"""Write an empty briefing, as a whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from briefing import locales
from briefing.editing import scalar
from briefing.loading import examine
from briefing.oserrors import explain_os_error
from briefing.records import RECORD_KINDS, EdtfDate, schema_line
from briefing.records.schema_lines import SCHEMA_FOLDER
from briefing.records.settings import SCHEMA_VERSION
from briefing.schemas import schema_files
from briefing.starting.errors import StartError
from briefing.starting.parts import MANIFEST, GeneratorFile, manifest_of, parts_of

_TEMPLATES = Path(__file__).parent / "files"
_COPIED = ("LICENSES", "REUSE.toml")
"""Files of the generator that become the briefing's own: no update touches them."""
_DATA = Path("data")
_NO_NAMES = "countries: {}\nlanguages: {}\n"


@dataclass(frozen=True)
class BriefingOptions:
    """The settings of a new briefing.

    Attributes:
        as_of: The day on which it is begun.
        title: What it is called.
        description: One neutral sentence on what it is about.
        language: BCP 47 tag of the language in which it is written.
        timezone: IANA time zone in which it shows times.
        repository: The address of the repository in which it will be kept.
        site_url: The address at which it will be published.
        contact: An e-mail address for corrections.
    """

    as_of: EdtfDate
    title: str = "Briefing without a title yet"
    description: str = "A sourced briefing in preparation."
    language: str = "en"
    timezone: str = "UTC"
    repository: str | None = None
    site_url: str | None = None
    contact: str | None = None


def start_briefing(generator: Path, target: Path, options: BriefingOptions) -> None:
    """Write an empty briefing, and all that it needs to build, into a new or empty folder.

    Raises:
        StartError: the folder is not empty or cannot be written, the generator is not
            complete, or an option is not valid in a briefing; nothing was written.
    """
    target = target.absolute()
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise StartError(f"{target.name} is not a folder")
    if target.is_dir() and any(target.iterdir()):
        raise StartError(f"{target.name} is not empty: name a new folder, or an empty one")
    if target.resolve() == Path.cwd():
        # The briefing replaces it, and the shell would be left in a folder that no longer exists.
        raise StartError("you stand in that folder: go one up, and name it from there")
    parts = parts_of(generator)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as folder:
            made = Path(folder) / target.name
            _write(made, generator, parts, options)
            _refuse_errors(made / _DATA)
            made.rename(target)
    except OSError as error:
        raise StartError(explain_os_error(error)) from error


def _write(
    folder: Path, generator: Path, parts: Mapping[str, GeneratorFile], options: BriefingOptions
) -> None:
    for path, part in parts.items():
        write_part(folder / path, part)
    (folder / MANIFEST).write_bytes(manifest_of(parts))
    for name in _COPIED:
        copy = shutil.copytree if (generator / name).is_dir() else shutil.copy
        copy(generator / name, folder / name)
    for path, text in _own_files(folder.name, options):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8", newline="\n")
    briefing = examine(folder / _DATA).briefing
    for name, text in schema_files(briefing.vocabulary).items() if briefing else ():
        file = folder / SCHEMA_FOLDER / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")


def write_part(file: Path, part: GeneratorFile) -> None:
    """Write one of the generator's files into a briefing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(part.content)
    if part.runnable:
        file.chmod(file.stat().st_mode | 0o111)


def _own_files(folder: str, options: BriefingOptions) -> Iterator[tuple[str, str]]:
    title = " ".join(options.title.split())
    description = " ".join(options.description.split())
    fields = {
        "schema_version": str(SCHEMA_VERSION),
        "heading": title,
        "folder": folder,
        "title": scalar(title),
        "language": scalar(options.language),
        "timezone": scalar(options.timezone),
        "as_of": scalar(options.as_of.text),
        "owner": _owner(options.repository),
        "repository": _field("repository", options.repository, "https://github.com/OWNER/NAME"),
        "site_url": _field("site_url", options.site_url, "https://OWNER.github.io/NAME/"),
        "contact": _field("contact", options.contact, "corrections@example.org"),
    }
    yield "README.md", _fill("README.md", fields, description)
    yield "CITATION.cff", _fill("CITATION.cff", fields, scalar(description))
    yield ".github/CODEOWNERS", _fill("CODEOWNERS", fields, "")
    settings = _fill("briefing.yml", fields, scalar(description))
    yield "data/briefing.yml", f"{schema_line('briefing.yml')}\n{settings}"
    lists = (_TEMPLATES / "vocabulary.yml").read_text("utf-8")
    is_english = locales.primary(options.language) == "en"
    names = (_TEMPLATES / "names.yml").read_text("utf-8") if is_english else _NO_NAMES
    yield "data/vocabulary.yml", f"{schema_line('vocabulary.yml')}\n{lists}{names}"
    for kind in RECORD_KINDS.values():
        yield f"data/{kind.folder}/.gitkeep", ""


def _fill(name: str, fields: Mapping[str, str], description: str) -> str:
    template = Template((_TEMPLATES / name).read_text("utf-8"))
    return template.substitute(fields, description=description)


def _field(name: str, value: str | None, example: str) -> str:
    """Return the line of a field, or its example as a comment."""
    return f"{name}: {scalar(value)}" if value else f"# {name}: {example}"


def _owner(repository: str | None) -> str:
    """Return the line that makes the owner of a repository on GitHub its reviewer."""
    parts = urlsplit(repository or "")
    owner = parts.path.strip("/").partition("/")[0]
    return f"* @{owner}" if parts.hostname == "github.com" and owner else "# * @OWNER"


def _refuse_errors(data: Path) -> None:
    """Raise if the checker finds errors in the new briefing."""
    if errors := examine(data).errors:
        raise StartError("; ".join(dict.fromkeys(found.message for found in errors)))
