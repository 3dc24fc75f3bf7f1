"""Errors of the operating system in plain words: the cause, and what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

_REFUSALS = {
    errno.ENOSPC: ("the disk is full", "Free some space, then do this again"),
    errno.EACCES: (
        "you have no permission for it",
        "Ask its owner for it (`ls -l` names the owner), or name another place",
    ),
    errno.EROFS: ("it lies on a disk that can only be read", "Name another place"),
    errno.ENOTDIR: (
        "a file stands where a folder is needed",
        "Move the file away, or name another place",
    ),
    errno.EISDIR: (
        "a folder stands where a file is needed",
        "Move the folder away, or name another place",
    ),
    errno.ENOENT: ("there is no such file or folder", "Look at its name, and make it if need be"),
    errno.EBUSY: ("another program is using it", "Close it there, then do this again"),
    errno.ENOTEMPTY: (
        "another program has put files into it meanwhile",
        "Close that program, then do this again",
    ),
    errno.ENAMETOOLONG: ("its name is too long", "Give it a shorter name"),
    errno.EMFILE: (
        "too many files are open at once",
        "Allow more with `ulimit -n 4096`, then do this again",
    ),
}
_SAME_AS = {
    errno.EPERM: errno.EACCES,
    errno.EEXIST: errno.ENOTDIR,
    errno.ENFILE: errno.EMFILE,
    # These two are not on every system.
    getattr(errno, "EDQUOT", -1): errno.ENOSPC,
    getattr(errno, "ETXTBSY", -2): errno.EBUSY,
}
_LOCKED_ON_WINDOWS = frozenset({32, 33})
"""ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION, which Python reports as EACCES."""


def explain_os_error(error: OSError) -> str:
    """Return the file, the cause and the remedy of an error, without a final full stop."""
    number = _SAME_AS.get(error.errno or 0, error.errno or 0)
    if getattr(error, "winerror", None) in _LOCKED_ON_WINDOWS:
        number = errno.EBUSY
    refusal, remedy = _REFUSALS.get(
        number, ((error.strerror or str(error) or "unknown reason").lower(), "")
    )
    place = "" if error.filename is None else f"{_display_name(error.filename)}: "
    return f"{place}{refusal}{f'. {remedy}' if remedy else ''}"


def _display_name(name: object) -> str:
    """Return a file's path, relative to the current folder if it is inside it."""
    if not isinstance(name, (str, bytes)):
        return str(name)
    path, here = Path(os.fsdecode(name)), Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
