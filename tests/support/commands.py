"""The commands called in this process, which takes far less long than starting Python for each.

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
"""How a command ended and what it printed, whether it was called here or was a process."""

_SHARED = ("commandline", "sitecommand", "newbriefing")
"""What the commands are made of, besides a module for each."""


def call(
    command: str,
    *arguments: object,
    root: Path = ROOT,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Done:
    """Call a command as if it were run, and leave nothing of the call behind.

    Arguments:
        command: Its name: `check`.
        arguments: What it is given.
        root: The project to which it belongs.
        cwd: The folder in which it is called; the project's if none is named.
        environment: All of the environment's variables; those of this process if none are named.
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
        # As Python leaves: without a code it is fine, and a text is a complaint.
        if isinstance(left.code, str):
            print(left.code, file=sys.stderr)  # noqa: T201 - into the pipe
            return 1
        return left.code or 0


@contextmanager
def _belonging_to(root: Path, command: ModuleType) -> Iterator[None]:
    """Let the commands take another folder for the project's."""
    with ExitStack() as around:
        for module in (command, *map(import_module, _SHARED)):
            if hasattr(module, "ROOT"):
                around.enter_context(patch.object(module, "ROOT", root))
        yield


def _pipe(errors: str) -> io.TextIOWrapper:
    """Make a stream that takes what a pipe takes, and refuses what it refuses."""
    return io.TextIOWrapper(io.BytesIO(), "utf-8", errors, newline="\n", write_through=True)


def _text(pipe: io.TextIOWrapper) -> str:
    pipe.seek(0)
    return pipe.read()
