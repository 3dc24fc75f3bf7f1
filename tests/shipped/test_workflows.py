"""What the settings of the repository and those of the briefing say alike."""

from __future__ import annotations

from urllib.parse import urlsplit

from briefing import load
from tests.shipped.conftest import DATA
from tests.support.project import ROOT


def test_the_owner_of_the_code_is_that_of_the_repository() -> None:
    settings = load(DATA).settings
    owner = urlsplit(settings.repository or "").path.split("/")[1]
    lines = (ROOT / ".github" / "CODEOWNERS").read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == [f"* @{owner}"]
