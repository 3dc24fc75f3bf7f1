"""What the commands say of the briefing in data/, and what a new briefing says of it."""

from __future__ import annotations

from pathlib import Path

from briefing.linking import Briefing
from tests.commands.test_start import texts_of
from tests.shipped.test_words import named, names_in
from tests.support.commands import call


def test_it_is_checked_by_default_and_has_no_error() -> None:
    answer = call("check")
    assert answer.returncode == 0, answer.stdout
    assert " 0 errors, " in answer.stdout.splitlines()[-1]


def test_a_new_briefing_names_nobody_of_this_one(shipped: Briefing, tmp_path: Path) -> None:
    names = names_in(shipped)
    assert call("new", "briefing", tmp_path / "begun").returncode == 0
    said = {
        path: found for path, text in texts_of(tmp_path / "begun") if (found := named(text, names))
    }
    assert not said
