"""The style sheets reach the site as one file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.publishing.styles import STYLE_SHEET, StyleSheetError, with_one_style_sheet
from tests.support.project import ROOT


def _one(top: str, **sheets: str) -> str:
    files = {f"assets/styles/{name}.css": text.encode() for name, text in sheets.items()}
    together = with_one_style_sheet({STYLE_SHEET: top.encode(), **files, "index.md": b"# Home"})
    assert set(together) == {STYLE_SHEET, "index.md"}
    return together[STYLE_SHEET].decode()


@pytest.mark.parametrize(
    ("top", "sheets", "one"),
    [
        pytest.param(
            '@import "styles/a.css";\n@import "styles/b.css";\n',
            {"a": "p {\n  color: red;\n}\n", "b": "q { color: blue; }\n"},
            "p {\ncolor: red;\n}\nq { color: blue; }\n",
            id="in the order of the imports",
        ),
        pytest.param(
            '@import "styles/a.css" print;\n@import "styles/b.css" screen;',
            {"a": "p { color: red; }", "b": ""},
            "@media print {\np { color: red; }\n}\n@media screen {\n}\n",
            id="media are kept",
        ),
        pytest.param(
            '/* All of it. */\n@import "styles/a.css";',
            {"a": "/* Why\n this is so. */\nq { quotes: '/*' \"*/\"; }\n"},
            "q { quotes: '/*' \"*/\"; }\n",
            id="comments go, strings stay",
        ),
        pytest.param(
            '@import "styles/a.css";',
            {"a": 'q { quotes: "\\" /*"; }\np { color: red; } /* Why. */\n'},
            'q { quotes: "\\" /*"; }\np { color: red; }\n',
            id="a quotation mark that is escaped ends no string",
        ),
        pytest.param(
            '@import "styles/a.css";',
            {"a": 'src: url("../fonts/a.woff2"), url("/x"), url("data:x"), url("#y");\n'},
            'src: url("fonts/a.woff2"), url("/x"), url("data:x"), url("#y");\n',
            id="addresses are led on",
        ),
    ],
)
def test_what_is_imported_stands_in_one_sheet(top: str, sheets: dict[str, str], one: str) -> None:
    assert _one(top, **sheets).strip() == one.strip()


@pytest.mark.parametrize(
    ("top", "sheets", "told"),
    [
        ('@import "styles/gone.css";', {}, "docs/assets/styles/gone.css, which is not there"),
        ('@import url("styles/a.css");', {"a": ""}, 'other than "NAME" MEDIA;'),
        ('@import "styles/a.css";', {"a": '@import "b.css";'}, 'other than "NAME" MEDIA;'),
    ],
)
def test_an_import_that_cannot_be_followed_is_told(
    top: str, sheets: dict[str, str], told: str
) -> None:
    with pytest.raises(StyleSheetError, match=re.escape(told)):
        _one(top, **sheets)


def test_a_tree_without_the_sheet_is_left_alone() -> None:
    assert with_one_style_sheet({"index.md": b"# Home"}) == {"index.md": b"# Home"}


def test_every_sheet_is_imported() -> None:
    docs: Path = ROOT / "docs"
    imported = set(re.findall(r'@import "(.+?)"', (docs / STYLE_SHEET).read_text("utf-8")))
    written = {f"styles/{path.name}" for path in (docs / "assets/styles").iterdir()}
    assert imported == written | {"styles/words.css"}  # which the build writes
