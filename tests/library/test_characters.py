"""Tables of characters that are alike or unseen: one of each, wherever texts are compared."""

from __future__ import annotations

import re

import pytest

from briefing.characters import fold_name
from tests.support.project import ROOT

_LISTED = re.compile(
    r"\\u(?:00ad|200[b-d]|202[a-e]|206[0-9]|feff|0640|0671|06cc|06a9|05f[34])", re.IGNORECASE
)
FOLDERS = ("scripts", "templates/theme", "docs/assets")


@pytest.mark.parametrize("suffix", ["py", "js"])
def test_no_other_file_lists_them(suffix: str) -> None:
    files = [file for folder in FOLDERS for file in (ROOT / folder).rglob(f"*.{suffix}")]
    listing = [file.name for file in files if _LISTED.search(file.read_text("utf-8"))]
    assert listing == (["characters.py"] if suffix == "py" else [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Asa'ib Ahl al-Haq", "asaib ahl al-haq"),
        ("al-Kadhimi", "Kadhimi"),
        ("العصائب", "عصايب"),
        ("مُقْتَدى", "مقتدي"),
        ("گرمان", "کرمان"),
        ("Türkiye", "turkiye"),
    ],
)
def test_names_are_compared_without_what_people_leave_out(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)
