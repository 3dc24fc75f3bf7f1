"""Nothing that builds needs a module that only some systems have."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support.project import ROOT

POSIX_ALONE = ("fcntl", "grp", "pwd", "resource", "syslog", "termios")
"""What Python has on Unix and not on Windows."""

AS_ON_WINDOWS = f"""
import sys
sys.modules.update(dict.fromkeys({POSIX_ALONE!r}))
from pathlib import Path
import briefing, build, check, serve
from briefing.publishing import LockedError, build_lock
folder = Path(sys.argv[1])
with build_lock(folder):
    try:
        with build_lock(folder):
            print("held twice")
    except LockedError as refusal:
        print(refusal)
with build_lock(folder):
    print("held again")
"""


def test_builds_are_kept_apart_where_python_has_no_unix_module(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    done = subprocess.run(
        # Windows has locks of its own; filelock warns that here, without fcntl, there are none.
        [sys.executable, "-W", "ignore", "-c", AS_ON_WINDOWS, str(folder)],
        cwd=ROOT / "scripts",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    refusal, again = done.stdout.splitlines()
    assert refusal == f"another build is at work in {folder.name}/; wait for it, or stop it"
    assert again == "held again"
