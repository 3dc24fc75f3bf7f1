"""A cache of compiled templates on disk: compiling them all takes most of a second."""

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

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class CompiledTemplates(FileSystemBytecodeCache):
    """A cache of compiled templates in `build/compiled`, next to the templates' folder.

    A file is used only if everything that it depends on is unchanged: the template and its path,
    this library's code, which escapes constants and sets the options, Jinja and Python. Files are
    moved into place whole, so two commands can run at once. If a file cannot be read or written,
    its template is compiled again.
    """

    def __init__(self, templates: Path) -> None:
        """Cache the templates of a folder."""
        self._folder = templates.parent / "build" / "compiled"
        super().__init__(str(self._folder), "%s.cache")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the code of a template if it is cached."""
        with suppress(OSError, EOFError, UnpicklingError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the code of a template to the cache if possible."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)

    def get_source_checksum(self, source: str) -> str:
        """Return a checksum of everything that a compiled file depends on."""
        return super().get_source_checksum(f"{_compiler_checksum()}\n{source}")


@cache
def _compiler_checksum() -> str:
    """Return a checksum of this library and the versions of Jinja and Python."""
    library = Path(__file__).parents[1]
    checksum = hashlib.sha1(f"{jinja2.__version__} {sys.version}".encode(), usedforsecurity=False)
    for file in sorted(library.rglob("*.py")):
        checksum.update(file.read_bytes())
    return checksum.hexdigest()
