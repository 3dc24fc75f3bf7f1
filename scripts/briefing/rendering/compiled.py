"""What templates were compiled to, kept on disk: to compile them all takes most of a second."""

from __future__ import annotations

import hashlib
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from pickle import UnpicklingError
from typing import TYPE_CHECKING

import jinja2
from jinja2 import FileSystemBytecodeCache

import briefing

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class CompiledTemplates(FileSystemBytecodeCache):
    """Keeps compiled templates in `build/compiled`, beside the folder of the templates.

    A file is used only where all that it is made from is the same: the template and its path, the
    code of this library, which escapes constants and sets the options, Jinja and Python. Files are
    moved into place whole, so two commands can run at once. Where none can be read or written,
    templates are compiled anew.
    """

    def __init__(self, templates: Path) -> None:
        """Keep what the templates in a folder are compiled to."""
        self._folder = templates.parent / "build" / "compiled"
        super().__init__(str(self._folder), "%s.cache")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code of a template if it is there."""
        with suppress(OSError, EOFError, UnpicklingError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template if it can be written."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)

    def get_source_checksum(self, source: str) -> str:
        """Return what a file must have been made from, as a checksum."""
        return super().get_source_checksum(f"{_compiler()}\n{source}")


@cache
def _compiler() -> str:
    """Return a checksum of the programs that compile templates."""
    library = Path(briefing.__file__).parent
    found = hashlib.sha1(f"{jinja2.__version__} {sys.version}".encode(), usedforsecurity=False)
    for file in sorted(library.rglob("*.py")):
        found.update(file.read_bytes())
    return found.hexdigest()
