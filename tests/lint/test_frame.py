"""The theme, scripts and style sheets take their words from the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.lint.frame import findings, in_script, in_sheet, in_template
from tests.support.project import ROOT

Search = Callable[[str], Iterator[tuple[int, str]]]


def test_the_frame_of_pages_says_no_word_of_its_own() -> None:
    assert not list(findings(ROOT))


@pytest.mark.parametrize(
    ("search", "text", "found"),
    [
        (in_template, "<p>{{ x }}</p>\n<p>Not found</p>", [(2, "Not found")]),
        (in_template, '<nav aria-label="Menu">{{ x }}</nav>', [(1, "Menu")]),
        (in_template, '{{ x | replace("<a", "<a title=\\"Menu\\"") }}', [(1, '<a title="Menu"')]),
        (in_template, "<script>\nsay('Nothing found')\n</script>", [(2, "Nothing found")]),
        (in_template, '{{ x | replace(\'<nav class="a"\', \'<nav lang="en" class="a"\') }}', []),
        (in_template, '{# A comment. #}<p class="a b">{{ words.menu }}</p>', []),
        (in_script, 'say(\n  "Copied")', [(2, "Copied")]),
        (in_script, "say(`${n} of ${all} shown`)", [(1, "${n} of ${all} shown")]),
        (in_script, "a = `<b>also called ${x}</b>`", [(1, "<b>also called ${x}</b>")]),
        (in_script, "// Not this.\n/* Nor that. */ \"use strict\"; key === 'Escape'", []),
        (in_script, 'find(".a > b"); new Error(`${x} is not there`); at = `${y}px`', []),
        (in_script, "text.replace(/[\"']/g, ''); say('linkCopied')", []),
        (in_sheet, 'a {\n  content: " · rests ";\n}', [(2, " · rests ")]),
        (in_sheet, ':root { --head: "Summary"; }', [(1, "Summary")]),
        (in_sheet, 'a { content: "\\2013\\00a0" var(--words-x); font: "Noto Sans"; }', []),
    ],
)
def test_a_word_that_no_phrase_has_is_found(
    search: Search, text: str, found: list[tuple[int, str]]
) -> None:
    assert list(search(text)) == found
