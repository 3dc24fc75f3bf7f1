"""Text to Markdown: what is written comes out of the engine's Markdown as it was written."""

import re
import unicodedata
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import markup
from briefing.linking import Briefing
from briefing.prose import (
    Markdown,
    PageContext,
    PageWriter,
    escape,
    finalize,
    for_two_readings,
    keep_articles,
)
from briefing.rendering import render
from tests.support.hostile import hostile
from tests.support.project import ROOT
from tests.support.prose import Pen, html, pens, two_ashes, typed


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    """The minimal briefing, with two women of one short name."""
    return two_ashes(tmp_path_factory.mktemp("mill"))


@pytest.fixture
def pen(mill: Briefing) -> Pen:
    """A maker of pens, each for a page of its own."""
    return pens(mill)


# --- escaping ---

DROPPED = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)}


def as_shown(text: str) -> str:
    """Return a text as a reader should see it: no controls, white space collapsed."""
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


# --- attributes ---

# Python-Markdown reads an attribute once or twice, by where its element stands.
HOLDERS = {
    "word": 'A <span title="{}">word</span>.',
    "paragraph": '<p title="{}" markdown="span">A word.</p>',
    "block": '<aside title="{}" markdown="block">\n\nA word.\n\n</aside>',
    "plain block": '<aside title="{}">A word.</aside>',
    "item in a block": '<ul markdown="block">\n<li title="{}" markdown="span">A word.</li>\n</ul>',
    "word in an item": '<ul markdown="block">\n<li markdown="span">A <i title="{}">word</i>.</li>'
    "\n</ul>",
    "table": TABLE.replace("<table", '<table title="{}"').replace("{}</td>", "A word.</td>"),
    "row": TABLE.replace("<tr", '<tr title="{}"').replace("{}</td>", "A word.</td>"),
}
REFERENCES = ("&#65;", "&#x41;", "&amp;", "&lt;b&gt;", "&nbsp;", "&amp;#65;", "&amp;amp;")


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("text", [*REFERENCES, *WAYS_IN, "&#34; onmouseover=&#34;alert(1)"])
def test_no_way_in_through_an_attribute(holder: str, text: str) -> None:
    _assert_title(holder, text)


@settings(max_examples=300, deadline=None)
@given(holder=st.sampled_from(sorted(HOLDERS)), text=TEXTS)
def test_any_text_can_stand_in_an_attribute(holder: str, text: str) -> None:
    _assert_title(holder, text)


def _assert_title(holder: str, text: str) -> None:
    page = html(for_two_readings(HOLDERS[holder].format(escape(text))))
    (titled,) = page.select("[title]")
    assert " ".join(str(titled["title"]).split()) == as_shown(text)
    assert sorted(titled.attrs) == ["title"]
    assert page.get_text().strip() == "A word."


def test_an_attribute_of_any_page_says_what_was_typed(lighthouse: Briefing) -> None:
    briefing, planted = hostile(lighthouse, 0, REFERENCES)
    texts = {item.mark: item.text.casefold() for item in planted}
    marks = re.compile("|".join(texts))
    values = [
        str(value).casefold()
        for page in render(briefing, ROOT / "templates")
        if page.path.endswith(".md")
        for element in html(page.text).find_all()
        for name, value in element.attrs.items()
        if name != "href"
    ]
    told = [(texts[mark], value) for value in values for mark in marks.findall(value)]
    assert told
    assert [(text, value) for text, value in told if text not in value] == []


def test_what_is_markdown_already_is_not_escaped_again() -> None:
    assert finalize(escape("*")) == "&#42;"
    assert finalize(Markdown("*a*")) == "*a*"
    assert finalize("*a*") == "&#42;a&#42;"
    assert finalize(None) == ""
    assert finalize(7) == "7"


# --- hostile texts through the whole pen ---

PIECES = st.lists(
    st.sampled_from(
        [*WAYS_IN, "[[ann]]", "[[ann#ben-accuses-ann]]", "[[town|T]]", "[[no|N]]", "[@gazette]",
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
        own = {"data-search-exclude"} if tag.name == "sup" else set()
        assert set(tag.attrs) <= {"href", "class", "id"} | own, tag
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
    expected = typed(as_shown(markup.plain(text, mill.name_of)))
    assert "".join(typed(page.get_text()).split()) == "".join(expected.split())


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


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Mustafa al-Kadhimi’s house", ["al-Kadhimi"]),
        ("Al-Azhar and Asaib Ahl al-Haq", ["Al-Azhar", "al-Haq"]),
        ("state-al-x, al- and al-Sadr-led", []),
    ],
)
def test_an_article_stays_with_its_name(words: str, kept: list[str]) -> None:
    written = keep_articles(escape(words))
    assert re.findall(r"<bdi>(.*?)</bdi>", written) == kept
    assert re.sub("<.*?>", "", written) == escape(words)


@pytest.mark.parametrize(
    "left",
    [
        '<p title="Mustafa al-Kadhimi > al-Haq">',
        "[words](../../actors/asaib/al-haq)",
        '# Words {: #s-top data-name="al-Haq" }',
        "<svg><text>Qais al-Khazali</text></svg>",
        "<option>Qais al-Khazali</option>",
        "`yaml: al-Haq`",
        "<!-- al-Haq -->",
    ],
)
def test_an_article_has_no_markup_where_none_is_read(left: str) -> None:
    assert keep_articles(f"{left} al-Haq") == f"{left} <bdi>al-Haq</bdi>"
