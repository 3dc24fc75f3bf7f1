"""Run the programs that load the data files of a site as its readers do.

They are in `tests/clients/programs` and use libraries that neither the site nor its tests have, so
each is a process of another Python. Each prints JSON, which a test judges.
"""

from __future__ import annotations

import functools
import json
import os
import subprocess
import tempfile
from typing import Any

from tests.support.project import ROOT

PYTHON = ROOT / ".venv-clients" / "bin" / "python"
PROGRAMS = ROOT / "tests" / "clients" / "programs"

_NO_NETWORK = {
    **dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9"),
    "no_proxy": "127.0.0.1,localhost",
}
"""Whatever asks another machine is refused."""


@functools.cache
def run_client(program: str, *arguments: object) -> Any:  # noqa: ANN401 - as the program prints
    """Run a program, given its name and arguments; return what it printed.

    It is run once for all tests that ask for the same.
    """
    assert PYTHON.exists(), "run `make setup-clients`"
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [PYTHON, PROGRAMS / f"{program}.py", *map(str, arguments)],
            cwd=home,
            env={**os.environ, **_NO_NETWORK, "HOME": home, "PYTHONPATH": str(ROOT / "scripts")},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)
