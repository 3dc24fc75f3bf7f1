"""Advice on files of a data folder that are not records."""

from __future__ import annotations

from pathlib import PurePosixPath

from briefing.problems import quote

_LEFTOVER = "A program left it here: delete it. Git keeps the earlier versions of each record."
_PICTURE = (
    "Keep it outside this folder. To cite what it shows, add a source record with the address "
    "where it can be seen; a picture for a page written by hand goes into `docs/assets/`."
)
_NOTE = (
    "Keep notes outside this folder. A page written by hand goes into `docs/`; what contributors "
    "should know, into `CONTRIBUTING.md`."
)
_TABLE = "Keep it outside this folder; its content becomes records, one file for each."
_DATA = (
    "A record is written in YAML, in a file whose name ends in .yml. Otherwise move it out of "
    "this folder."
)
_BY_ENDINGS = (
    ("bak db ini old orig rej save swo swp tmp", _LEFTOVER),
    ("avif bmp gif heic ico jpeg jpg mov mp4 pdf png svg tif tiff webp", _PICTURE),
    ("adoc doc docx htm html markdown md odt org rst rtf txt", _NOTE),
    ("csv ods tsv xls xlsx", _TABLE),
    ("json json5 jsonl toml xml", _DATA),
)
_ADVICE = {ending: advice for endings, advice in _BY_ENDINGS for ending in endings.split()}
_DEFAULT = "Move it out of this folder, which contains the briefing and nothing else."


def advice_for(name: str) -> str:
    """Return what to do with a file that is not a record, by its name."""
    ending = PurePosixPath(name.lower()).suffix.removeprefix(".")
    if name.endswith("~") or name.startswith("~$"):
        return _LEFTOVER
    if not ending:
        return (
            f"If it is a record, rename it to {quote(f'{name}.yml')}. Otherwise move it out of "
            "this folder."
        )
    return _ADVICE.get(ending, _DEFAULT)
