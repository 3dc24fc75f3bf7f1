"""Text to Markdown: which words of a page become links, citation marks and explained terms."""

import pytest
from bs4 import Tag

from briefing.linking import Briefing
from briefing.phrases import gettext
from briefing.prose import REFERENCES_HERE, PageContext, PageWriter, Reference, number_citations
from briefing.records import Evidence
from tests.support.prose import Pen, html, pens, two_ashes


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    """The minimal briefing, with two women of one short name."""
    return two_ashes(tmp_path_factory.mktemp("mill"))


@pytest.fixture
def pen(mill: Briefing) -> Pen:
    """A maker of pens, each for a page of its own."""
    return pens(mill)


# --- a page's pen ---


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
    assert links(pen().inline("[Ann Ashe’s page](https://ann.test/)")) == [
        ("Ann Ashe’s page", "https://ann.test/")
    ]
    assert links(pen().inline("https://ann.test/Ann Ashe")) == [
        ("https://ann.test/Ann", "https://ann.test/Ann"),
    ]
    assert links(pen().write_unlinked("Ann Ashe, [[ann]] [@gazette] and *so on*")) == []
    assert html(pen().write_unlinked("[[ann]] and *so on* [@gazette]")).text == "Ann Ashe and so on"
    assert links(pen().link_statement("ben-accuses-ann", "[[ann]] lit it. [@gazette]")) == [
        ("Ann Ashe lit it.", f"{ANN}#ben-accuses-ann")
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
    assert links(page.inline("She [[ann#ben-accuses-ann|lit it]].")) == [
        ("lit it", "#ben-accuses-ann")
    ]
    assert links(pen().inline("She [[ann#ben-accuses-ann|lit it]].")) == [
        ("lit it", f"{ANN}#ben-accuses-ann")
    ]
    assert links(pen().inline("[[ann#ben-accuses-ann]]")) == [
        ("Ann Ashe", f"{ANN}#ben-accuses-ann")
    ]
    assert links(page.link("ann-did", "so")) == [
        ("so", "../../questions/who-lit-it/index.md#ann-did")
    ]


def test_a_link_to_nothing_is_its_words(pen: Pen) -> None:
    assert html(pen().inline("See [[nobody]] and [[ann#no|that]].")).text == "See nobody and that."
    assert links(pen().inline("[[nobody|N]] [[ann#no|that]]")) == []
    assert pen().inline("so [@nothing]").strip() == "so"


# --- citations ---


def marks(markdown: str) -> list[tuple[str | None, str, str]]:
    """Return each citation mark: its id, where it leads, and its number."""
    found = []
    for link in html(markdown).select("sup > a"):
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
    text, references = number_citations(f"{first}\n\n{last}", context.references.values())
    assert marks(text) == [
        ("ref-1", "#cite-herald", "[1]"),
        ("ref-2", "#cite-gazette", "[2]"),
        (None, "#cite-herald", "[1]"),
        (None, "#cite-gazette", "[2]"),
        (None, "#cite-herald", "[1]"),
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
    assert [one.anchor for one in number_citations(kept, context.references.values())[1]] == [
        "cite-gazette"
    ]
    assert number_citations("nothing", context.references.values()) == ("nothing", ())


def test_evidence_written_in_place_is_numbered_by_its_address(
    mill: Briefing, context: PageContext
) -> None:
    def item(address: str) -> Evidence:
        return Evidence(url=address, title="A", publisher="B")

    page = PageWriter(mill, context)
    a, b = item("https://a.test/"), item("https://b.test/")
    text, references = number_citations(
        page.cite([a, b]) + page.cite([b, a, a]), context.references.values()
    )
    assert [number for _, _, number in marks(text)] == ["[1]", "[2]", "[2]", "[1]"]
    assert len({one.anchor for one in references}) == 2
    assert [one.in_place for one in references] == [a, b]


def test_citations_in_list_and_emphasis_are_marks(mill: Briefing, context: PageContext) -> None:
    prose = "So it is:\n\n- *one [@gazette]*\n- two [@herald]\n\nEnd. [@gazette]"
    written = PageWriter(mill, context).prose(prose)
    page = html(number_citations(written, context.references.values())[0])
    assert [tag.get_text() for tag in page.select("ul > li sup > a")] == ["[1]", "[2]"]
    assert [tag.get_text() for tag in page.select("p > sup > a")] == ["[1]"]
    assert page.select("p")[1].get_text() == "End.\u2060[1]"


@pytest.mark.parametrize("text", ["<!-- references -->", str(Reference("cite-herald", None).mark)])
def test_a_text_cannot_pass_for_a_mark(mill: Briefing, context: PageContext, text: str) -> None:
    page = PageWriter(mill, context)
    page.cite_source("herald")
    written = page.inline(text) + page.prose(text) + page.write_unlinked(text) + page.party(text)
    assert number_citations(written, context.references.values()) == (written, ())
    assert REFERENCES_HERE not in written


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


def test_a_page_is_linked_by_its_title_unless_other_words_are_given(
    mill: Briefing, context: PageContext
) -> None:
    titles = {
        "methodology/index.md": gettext("How *we* work"),
        "events/index.md": gettext("Events"),
    }
    page = PageWriter(mill, context, titles=titles)
    assert page.link_to_page("methodology") == "[How &#42;we&#42; work](../../methodology/index.md)"
    assert (
        page.link_to_page("methodology", "the rules") == "[the rules](../../methodology/index.md)"
    )
    assert page.section("event") == "[Events](../index.md)"
