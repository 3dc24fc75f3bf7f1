"""Call the commands in this process, which is much faster than starting Python for each.

Tests that are about the process itself (signals, locks, what a shell sees) start one with
`tests.support.project.run`, and so does one test of every command.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, chdir, contextmanager, redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path
from subprocess import CompletedProcess
from types import ModuleType
from unittest.mock import patch

from tests.support.project import ROOT

Done = CompletedProcess[str]
"""How a command ended and what it printed, in this process or in another."""

_SHARED = ("commandline", "sitecommand", "newbriefing")
"""The modules that the commands share."""


def call(
    command: str,
    *arguments: object,
    root: Path = ROOT,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Done:
    """Call a command as if it were run, without side effects on this process.

    Arguments:
        command: Its name: `check`.
        arguments: Its arguments.
        root: The project to which it belongs.
        cwd: The folder in which it is called, by default the project's.
        environment: All environment variables, by default those of this process.
    """
    module = import_module(command)
    given = [str(argument) for argument in arguments]
    told, complaint = _pipe("strict"), _pipe("backslashreplace")
    with ExitStack() as around:
        around.enter_context(redirect_stdout(told))
        around.enter_context(redirect_stderr(complaint))
        around.enter_context(patch.object(sys, "argv", [f"scripts/{command}.py", *given]))
        around.enter_context(patch.dict(os.environ, environment or {}, clear=bool(environment)))
        around.enter_context(chdir(cwd or root))
        around.enter_context(_belonging_to(root, module))
        code = _exit_code(module, given)
    return Done([command, *given], code, _text(told), _text(complaint))


def _exit_code(command: ModuleType, arguments: list[str]) -> int:
    try:
        return int(command.main(arguments))
    except SystemExit as left:
        # As Python exits: None is success, and a text is an error message.
        if isinstance(left.code, str):
            print(left.code, file=sys.stderr)  # noqa: T201 - into the pipe
            return 1
        return left.code or 0


@contextmanager
def _belonging_to(root: Path, command: ModuleType) -> Iterator[None]:
    """Make the commands use another folder as the project's."""
    with ExitStack() as around:
        for module in (command, *map(import_module, _SHARED)):
            if hasattr(module, "ROOT"):
                around.enter_context(patch.object(module, "ROOT", root))
        yield


def _pipe(errors: str) -> io.TextIOWrapper:
    """Return a stream that accepts and refuses the same texts as a pipe."""
    return io.TextIOWrapper(io.BytesIO(), "utf-8", errors, newline="\n", write_through=True)


def _text(pipe: io.TextIOWrapper) -> str:
    pipe.seek(0)
    return pipe.read()
