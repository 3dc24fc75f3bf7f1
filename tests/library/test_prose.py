"""Text to Markdown: what is written comes out of the engine's Markdown as it was written.

Everything here is rendered by Python-Markdown, with the extensions of mkdocs.yml, and read with
an HTML parser: what counts is what a reader and a browser get.
"""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown as Converter

from briefing import load, markup
from briefing.linking import Briefing
from briefing.prose import (
    REFERENCES_HERE,
    Markdown,
    PageContext,
    PageWriter,
    escape,
    finalize,
    numbered,
)
from briefing.records import Evidence
from tests.support.briefings import Edit, edited, minimal, write

ROOT = Path(__file__).parent.parent.parent
OF_THE_ENGINE = ["toc", "tables", "fenced_code"]
"""Extensions that MkDocs adds to those of mkdocs.yml."""


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, whose `!ENV` only MkDocs knows."""


_Loader.add_multi_constructor("!", lambda *_: None)


def _converter() -> Converter:
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _Loader)  # noqa: S506 - is safe
    options: dict[str, Any] = {}
    for entry in [*OF_THE_ENGINE, *config["markdown_extensions"]]:
        options |= entry if isinstance(entry, dict) else {entry: {}}
    return Converter(extensions=list(options), extension_configs=options)


CONVERTER = _converter()


def html(markdown: str) -> BeautifulSoup:
    return BeautifulSoup(CONVERTER.reset().convert(markdown), "html5lib")


# --- escaping ---

DROPPED = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)}


def as_shown(text: str) -> str:
    """Give a text as a reader should see it: no controls, white space collapsed."""
    kept = (
        char
        for char in text
        if char in "\t\n\v\f\r" or (unicodedata.category(char) != "Cc" and char not in DROPPED)
    )
    return " ".join("".join(kept).split())


# Each position: Markdown around the text, and the element that should then hold it alone.
TABLE = """<div markdown="block">
<table markdown="block">
<tbody markdown="block">
<tr markdown="block">
<td markdown="span">{}</td>
</tr>
</tbody>
</table>
</div>
"""
POSITIONS = {
    "paragraph": ("{}", "p"),
    "words in a paragraph": ("Before: <i>{}</i>, after.", "p i"),
    "paragraph in HTML": ('<p markdown="span">{}</p>', "p"),
    "paragraph in a block": ('<aside markdown="block">\n\n{}\n\n</aside>', "aside > p"),
    "list item": ("- {}\n- last", "li"),
    "numbered item": ("1. {}\n2. last", "li"),
    "item in HTML": ('<ul markdown="block">\n<li markdown="span">{}</li>\n</ul>', "li"),
    "table cell": (TABLE, "td"),
    "cell of a Markdown table": ("| a | b |\n|---|---|\n| {} | c |", "tbody td"),
    "heading": ("## {} {{: #anchor }}", "h2#anchor"),
    "link words": ("[{}](../a/index.md)", "a"),
    "definition": ('<dl markdown="block">\n<dt markdown="span">{}</dt>\n</dl>', "dt"),
    "summary": ('<details markdown="block">\n<summary markdown="span">{}</summary>\n</details>',
        "summary"),
    "quotation": ('<blockquote lang="ar" dir="rtl" markdown="span">{}</blockquote>', "blockquote"),
}  # fmt: skip

SPECIAL = "`*_{}[]()<>#+-.!|\\~:^=&;'\"/@$%,? \n\t0123456789aZ\u0627\u0301\x00\x02\x03\u202e\u200d"
CLEAR = st.text(max_size=80) | st.text(SPECIAL, max_size=40)
TEXTS = CLEAR.filter(as_shown)

WAYS_IN = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](https://a.test/x.png)",
    "{: onclick=alert(1) }",
    "{{ 7*7 }} {% x %} {# y #}",
    "&lt;b&gt; &#60;b&#62; &amp;",
    "| a | b |",
    "# heading #",
    "- item",
    "+ item",
    "1. item",
    "1986\\. A year",
    "> quoted",
    "    code",
    "```\ncode\n```",
    "~~~",
    "***",
    "---",
    "===",
    ": definition",
    "!!! note",
    "*[HTML]: words",
    "[^1]: note",
    "[ref]: https://a.test/",
    "<https://a.test/>",
    "https://a.test/ me@a.test",
    "line  \nbreak\\\nhere",
    "\x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03",
    "</td></tr></table>",
    '" onmouseover="alert(1)',
    "a\u2028b\u00a0c\u0085d",
)


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("text", WAYS_IN)
def test_no_way_in(position: str, text: str) -> None:
    _assert_plain(position, text)


@settings(max_examples=300, deadline=None)
@given(position=st.sampled_from(sorted(POSITIONS)), text=TEXTS)
def test_any_text_comes_out_as_it_was_written(position: str, text: str) -> None:
    _assert_plain(position, text)


def _assert_plain(position: str, text: str) -> None:
    around, selector = POSITIONS[position]
    page = html(around.format(escape(text)))
    (holder,) = page.select(selector)[:1]
    assert " ".join(holder.get_text().split()) == as_shown(text)
    assert holder.find_all() == []
    # What is around it is the same as around a harmless word.
    assert _skeleton(page) == _skeleton(html(around.format("word")))


def _skeleton(page: BeautifulSoup) -> list[tuple[str, list[str]]]:
    return [(tag.name, sorted(tag.attrs)) for tag in page.find_all()]


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
@example('" onmouseover="alert(1)')
@example("a > b </span><script>")
def test_any_text_can_stand_in_an_attribute(text: str) -> None:
    for around in ('A <span title="{}">word</span>.', '<p title="{}" markdown="span">word</p>'):
        page = html(around.format(escape(text)))
        (holder,) = page.select("[title]")
        assert " ".join(str(holder["title"]).split()) == as_shown(text)
        assert sorted(holder.attrs) == ["title"]
        assert page.get_text().strip() in {"A word.", "word"}


def test_what_is_markdown_already_is_not_escaped_again() -> None:
    assert finalize(escape("*")) == "&#42;"
    assert finalize(Markdown("*a*")) == "*a*"
    assert finalize("*a*") == "&#42;a&#42;"
    assert finalize(None) == ""
    assert finalize(7) == "7"


# --- a page's pen ---

ASHES = (
    Edit("actors/ann.yml", "short_name", "Ashe"),
    Edit("actors/zoe.yml", "", {
        "name": "Zoe Ashe", "short_name": "Ashe", "kind": "person",
        "summary": "A sister. [@herald]", "reviewed": "2020",
        "aliases": [{"text": "Aunt Zoe", "link": True}, "Zozo"],
    }),
)  # fmt: skip


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    """The minimal briefing, with two women of one short name."""
    return load(write(tmp_path_factory.mktemp("mill"), edited(minimal(), *ASHES)))


Pen = Callable[..., PageWriter]


@pytest.fixture
def pen(mill: Briefing) -> Pen:
    """A maker of pens, each for a page of its own."""

    def made(own_id: str | None = None, path: str = "events/fire/index.md") -> PageWriter:
        return PageWriter(mill, PageContext(path, own_id))

    return made


def links(markdown: str) -> list[tuple[str, str]]:
    return [(tag.get_text(), str(tag["href"])) for tag in html(markdown).select("a:not(sup a)")]


ANN, ZOE = "../../actors/ann/index.md", "../../actors/zoe/index.md"


def test_a_name_links_where_it_is_first_mentioned_on_the_page(pen: Pen) -> None:
    page = pen()
    assert links(page.inline("Ann Ashe's mill, and Ann Ashe.")) == [("Ann Ashe", ANN)]
    assert links(page.prose("Ann Ashe again.")) == []
    assert links(pen().inline("On another page, Ann Ashe.")) == [("Ann Ashe", ANN)]


def test_an_explicit_link_is_a_mention(pen: Pen) -> None:
    page = pen()
    assert links(page.inline("See [[ann|the miller]], Ann Ashe.")) == [("the miller", ANN)]
    assert links(page.inline("Then [[ann]] and [[ann]].")) == [("Ann Ashe", ANN)] * 2
    page = pen()
    assert links(page.party("ann")) == [("Ann Ashe", ANN)]
    assert links(page.inline("Ann Ashe")) == []


def test_a_page_does_not_link_to_its_own_record(pen: Pen) -> None:
    page = pen("ann", "actors/ann/index.md")
    text = "Ann Ashe, [[ann]], [[ann|she]] and Ashe near Millbury."
    assert links(page.inline(text)) == [("Millbury", "../../places/town/index.md")]


def test_no_name_links_inside_a_link_or_a_heading(pen: Pen) -> None:
    assert links(pen().inline("[[town|where Ann Ashe lives]]")) == [
        ("where Ann Ashe lives", "../../places/town/index.md")
    ]
    assert links(pen().inline("[Ann Ashe's page](https://ann.test/)")) == [
        ("Ann Ashe's page", "https://ann.test/")
    ]
    assert links(pen().inline("https://ann.test/Ann Ashe")) == [
        ("https://ann.test/Ann", "https://ann.test/Ann"),
    ]
    assert links(pen().unlinked("Ann Ashe, [[ann]] [@gazette] and *so on*")) == []
    assert html(pen().unlinked("[[ann]] and *so on* [@gazette]")).text == "Ann Ashe and so on"
    assert links(pen().link_statement("ann-lit-it", "[[ann]] lit it. [@gazette]")) == [
        ("Ann Ashe lit it.", f"{ANN}#ann-lit-it")
    ]


def test_names_link_inside_emphasis_and_by_alias(pen: Pen) -> None:
    assert links(pen().inline("*Ann Ashe* and **Aunt Zoe**, not Zozo")) == [
        ("Ann Ashe", ANN),
        ("Aunt Zoe", ZOE),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ashe came.", []),  # which of the two, nobody knows
        ("Zoe Ashe and Ashe", [("Zoe Ashe", ZOE)]),  # told, and linked already
        ("[[town]] of Ann Ashe, Zoe Ashe and Ashe", [
            ("Millbury", "../../places/town/index.md"), ("Ann Ashe", ANN), ("Zoe Ashe", ZOE)]),
    ],
)  # fmt: skip
def test_a_shared_short_name(pen: Pen, text: str, expected: list[tuple[str, str]]) -> None:
    assert links(pen().inline(text)) == expected


def test_a_shared_short_name_means_the_one_the_page_is_about(pen: Pen) -> None:
    """Ann has the page, so her full name stands in its heading; `Ashe` is she, and unlinked."""
    page = pen("ann", "actors/ann/index.md")
    assert links(page.inline("Ashe met Zoe Ashe.")) == [("Zoe Ashe", "../zoe/index.md")]


def test_links_to_claims(pen: Pen) -> None:
    page = pen("ann", "actors/ann/index.md")
    assert links(page.inline("She [[ann#ann-lit-it|lit it]].")) == [("lit it", "#ann-lit-it")]
    assert links(pen().inline("She [[ann#ann-lit-it|lit it]].")) == [
        ("lit it", f"{ANN}#ann-lit-it")
    ]
    assert links(pen().inline("[[ann#ann-lit-it]]")) == [("Ann Ashe", f"{ANN}#ann-lit-it")]
    assert links(page.link("ann-did", "so")) == [
        ("so", "../../questions/who-lit-it/index.md#ann-did")
    ]


def test_a_link_to_nothing_is_its_words(pen: Pen) -> None:
    assert html(pen().inline("See [[nobody]] and [[ann#no|that]].")).text == "See nobody and that."
    assert links(pen().inline("[[nobody|N]] [[ann#no|that]]")) == []
    assert pen().inline("so [@nothing]").strip() == "so"


# --- citations ---


def marks(markdown: str) -> list[tuple[str | None, str, str]]:
    """Give each citation mark: its id, where it leads, and its number."""
    found = []
    for link in html(markdown).select("sup > a.footnote-ref"):
        assert isinstance(link.parent, Tag)
        own = link.parent.get("id")
        found.append((None if own is None else str(own), str(link["href"]), link.get_text()))
    return found


@pytest.fixture
def context() -> PageContext:
    return PageContext("events/fire/index.md")


def test_sources_are_numbered_as_a_page_cites_them_each_once(
    mill: Briefing, context: PageContext
) -> None:
    page = PageWriter(mill, context)
    evidence = mill.claims["cat-died"].claim.evidence  # the Gazette, then the Herald
    # A template may evaluate first what it prints last.
    last = page.cite([*evidence, *evidence])
    first = page.inline("a [@herald] b [@gazette] c [@herald]")
    text, references = numbered(f"{first}\n\n{last}", context.references.values())
    assert marks(text) == [
        ("ref-1", "#cite-herald", "1"),
        ("ref-2", "#cite-gazette", "2"),
        (None, "#cite-herald", "1"),
        (None, "#cite-gazette", "2"),
        (None, "#cite-herald", "1"),
    ]
    assert [(one.number, one.anchor, one.source) for one in references] == [
        (1, "cite-herald", mill.sources["herald"]),
        (2, "cite-gazette", mill.sources["gazette"]),
    ]


def test_a_source_whose_mark_is_not_printed_is_not_listed(
    mill: Briefing, context: PageContext
) -> None:
    PageWriter(mill, context).inline("dropped [@herald]")
    kept = PageWriter(mill, context).inline("kept [@gazette]")
    assert [one.anchor for one in numbered(kept, context.references.values())[1]] == [
        "cite-gazette"
    ]
    assert numbered("nothing", context.references.values()) == ("nothing", ())


def test_evidence_written_in_place_is_numbered_by_its_address(
    mill: Briefing, context: PageContext
) -> None:
    def item(address: str) -> Evidence:
        return Evidence(url=address, title="A", publisher="B")

    page = PageWriter(mill, context)
    a, b = item("https://a.test/"), item("https://b.test/")
    text, references = numbered(
        page.cite([a, b]) + page.cite([b, a, a]), context.references.values()
    )
    assert [number for _, _, number in marks(text)] == ["1", "2", "2", "1"]
    assert len({one.anchor for one in references}) == 2
    assert [one.in_place for one in references] == [a, b]


def test_citations_in_list_and_emphasis_are_marks(mill: Briefing, context: PageContext) -> None:
    prose = "So it is:\n\n- *one [@gazette]*\n- two [@herald]\n\nEnd. [@gazette]"
    written = PageWriter(mill, context).prose(prose)
    page = html(numbered(written, context.references.values())[0])
    assert [tag.get_text() for tag in page.select("ul > li sup")] == ["1", "2"]
    assert [tag.get_text() for tag in page.select("p > sup")] == ["1"]
    assert page.select("p")[1].get_text() == "End.1"


@pytest.mark.parametrize(
    "text", ["<!-- references -->", '<sup><a class="footnote-ref" href="#cite-herald"></a></sup>']
)
def test_a_text_cannot_pass_for_a_mark(mill: Briefing, context: PageContext, text: str) -> None:
    page = PageWriter(mill, context)
    page.cite_source("herald")
    written = page.inline(text) + page.prose(text) + page.unlinked(text) + page.party(text)
    assert numbered(written, context.references.values()) == (written, ())
    assert REFERENCES_HERE not in written


# --- hostile texts through the whole pen ---

PIECES = st.lists(
    st.sampled_from(
        [*WAYS_IN, "[[ann]]", "[[ann#ann-lit-it]]", "[[town|T]]", "[[no|N]]", "[@gazette]",
         "[@no]", "*", "**", " ",
         "\n", "\n\n", "- ", "1. ", "Ann Ashe", "Millbury's", "[w](https://b.test/?a=1&b=_2_)",
         "[w](mailto:x@y.test)", "https://c.test/*x*", "]", "(", "words", "\\", "[w](data:x)"]
    ),
    max_size=8,
).map("".join)  # fmt: skip

AROUND = {"html", "head", "body"}
ALLOWED = AROUND | {"p", "em", "strong", "a", "sup", "ul", "ol", "li"}
ADDRESS = re.compile(
    r"(https?://[^/]|mailto:)[^\s<>]*|#[a-z0-9-]+|(\.\./)*[a-z0-9/-]+index\.md(#\S+)?"
)


def _assert_harmless(page: BeautifulSoup) -> None:
    for tag in page.find_all():
        assert tag.name in ALLOWED, tag
        assert set(tag.attrs) <= {"href", "class", "id"}, tag
        if "href" in tag.attrs:
            assert ADDRESS.fullmatch(str(tag["href"])), tag


@settings(max_examples=300, deadline=None)
@given(text=PIECES | CLEAR)
def test_no_text_makes_more_than_its_own_markup(mill: Briefing, text: str) -> None:
    _assert_harmless(html(PageWriter(mill, PageContext("events/fire/index.md")).prose(text)))


@settings(max_examples=300, deadline=None)
@given(text=PIECES | CLEAR)
def test_a_statement_shows_its_words_and_no_others(mill: Briefing, text: str) -> None:
    page = html(PageWriter(mill, PageContext("events/fire/index.md")).inline(text))
    _assert_harmless(page)
    for mark in page.select("sup"):
        mark.decompose()
    expected = as_shown(markup.plain(text, mill.name_of))
    assert "".join(page.get_text().split()) == "".join(expected.split())


@pytest.mark.parametrize(
    "url",
    [
        "https://a.test/b_c_d*e*(f)?g=1&h=2&amp;i",
        "https://a.test/%D8%B9?x=[1]",
        'https://a.test/"><script>alert(1)</script>',
        "https://a.test/) [x](javascript:alert(1)",
        "https://a.test/a b\n\n# c",
        "https://a.test/`code`\\",
        "https://a.test/|x|{: onclick=alert(1) }",
        "https://a.test/\u0639\u0644\u064a",
    ],
)
def test_an_address_stays_one_address(pen: Pen, url: str) -> None:
    page = html("Before " + pen().external(url, "its *words*") + " after.")
    (link,) = page.select("a")
    assert unquote(str(link["href"])) == unquote(url)
    assert link.get_text() == "its *words*"
    assert page.get_text() == "Before its *words* after."
    assert {tag.name for tag in page.find_all()} == AROUND | {"p", "a"}


NO_ADDRESSES = (
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//elsewhere.test/",
)


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_a_text_cannot_link_to_what_runs_something(pen: Pen, url: str) -> None:
    page = html(pen().inline(f"Some [words]({url})."))
    assert page.select("a") == []
    assert "words" in page.get_text()


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_nor_can_a_field_that_holds_an_address(pen: Pen, url: str) -> None:
    """Even one that no model has looked at."""
    page = html(pen().external(url, "words"))
    assert page.select("a") == []
    assert page.get_text() == "words"


# --- the glossary ---


def test_a_term_is_explained_where_it_first_stands_outside_a_link(lighthouse: Briefing) -> None:
    page = PageWriter(lighthouse, PageContext("events/fire/index.md"))
    written = html(
        page.prose("Four NM off, then [six NM](https://example.org/nm).\n\nTen NM, a NMX.")
    )
    (explained,) = written.find_all("abbr")
    assert explained.get_text() == "NM"
    assert str(explained["title"]).startswith("A nautical mile, as the")
    assert "[[" not in str(explained["title"])
    assert " ".join(written.get_text().split()) == "Four NM off, then six NM. Ten NM, a NMX."
