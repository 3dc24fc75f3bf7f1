"""The Nu HTML checker over every page of a site: https://validator.github.io/validator/."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.audit.packages import MissingProgramError


@dataclass(frozen=True)
class Fault:
    """Something that the checker has against a page.

    Attributes:
        page: The HTML file, relative to the site.
        line: Counted from 1; 0 where the checker names none.
        severity: `error` or `warning`.
        message: In the checker's words.
    """

    page: str
    line: int
    severity: str
    message: str


def check(modules: Path, site: Path) -> Sequence[Fault]:
    """Check every HTML file of a site; give errors and warnings in the order of pages and lines.

    Raises:
        MissingProgramError: there is no Java, or the checker did not run.
    """
    if shutil.which("java") is None:
        raise MissingProgramError(
            "java is not here, so HTML was not checked: install a Java runtime, 17 or newer"
        )
    jar = modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-Xss4m", "-jar", str(jar), "--format", "json", "--skip-non-html"]
    done = subprocess.run(
        [*command, str(site)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    try:
        messages = json.loads(done.stderr)["messages"]
    except (ValueError, KeyError) as error:
        said = done.stderr.strip()[-500:]
        raise MissingProgramError(f"the HTML checker did not run: {said}") from error
    root = f"{site.resolve().as_posix()}/"
    found = [
        Fault(
            page=message.get("url", "").partition(root)[2],
            line=message.get("lastLine", 0),
            severity="error" if message["type"] != "info" else "warning",
            message=message.get("message", ""),
        )
        for message in messages
        if message["type"] != "info" or message.get("subType") == "warning"
    ]
    return sorted(found, key=lambda fault: (fault.page, fault.line, fault.message))
