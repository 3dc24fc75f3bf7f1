"""What the system refuses is told in plain words, with what to do."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from briefing.oserrors import explain_os_error


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "data/x.yml: the disk is full. Free some space, then do this again"),
        (errno.EACCES, "data/x.yml: you have no permission for it. Ask its owner for it"),
        (errno.EPERM, "data/x.yml: you have no permission for it. Ask its owner for it"),
        (errno.EROFS, "data/x.yml: it lies on a disk that can only be read. Name another place"),
        (errno.EBUSY, "data/x.yml: another program is using it. Close it there, then"),
        (errno.ENAMETOOLONG, "data/x.yml: its name is too long. Give it a shorter name"),
        (errno.EMFILE, "data/x.yml: too many files are open at once. Allow more with `ulimit -n"),
        (errno.EIO, "data/x.yml: input/output error"),
    ],
)
def test_a_refusal_names_the_file_and_what_to_do(number: int, words: str) -> None:
    names = {errno.EIO: "Input/output error"}
    assert explain_os_error(OSError(number, names.get(number, "?"), "data/x.yml")).startswith(words)


def test_a_file_below_is_named_as_seen_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "file"
    file.touch()
    for attempt in ((file / "x").mkdir, file.mkdir, (file / "x").read_bytes):
        with pytest.raises(OSError, match=r"\[Errno") as caught:
            attempt()
        assert explain_os_error(caught.value).startswith("file")
        assert ": a file stands where a folder is needed. Move" in explain_os_error(caught.value)


def test_a_file_that_a_program_holds_open_in_windows_is_no_lack_of_permission() -> None:
    error = OSError(errno.EACCES, "Permission denied", "x")
    vars(error)["winerror"] = 32
    assert (
        explain_os_error(error)
        == "x: another program is using it. Close it there, then do this again"
    )


def test_without_a_file_the_refusal_stands_alone() -> None:
    assert explain_os_error(OSError(errno.ENOSPC, "No space left")).startswith("the disk is full.")
