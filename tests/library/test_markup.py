"""The inline markup: what is read, that nothing else is, and what is told to be mended."""

import gc
import sys
from collections.abc import Callable
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.markup import (
    BulletList,
    Citation,
    Emphasis,
    Inline,
    Paragraph,
    RecordLink,
    Strong,
    Text,
    Unlinked,
    WebLink,
    citations,
    find_faults,
    inline,
    parse_blocks,
    parse_inline,
    plain,
    record_links,
    walk,
)

MARKS = ["*", "**", "***", "[[", "]]", "[@", "]", "[", "](", ")", "(", "|", "#", "\n", "\n\n", "- "]
PARTS = [*MARKS, "1. ", " ", "https://a.b", "javascript:", "<b>", "&amp;", "\u202e", "a", "b.", "ب"]
texts = st.text(max_size=60) | st.lists(st.sampled_from(PARTS), max_size=40).map("".join)
unmarked = st.text(st.characters(exclude_characters="*[]h", exclude_categories=["Cs"]), min_size=1)

HOSTILE = [
    "[[", "[@", "[", "]", "[a](", "[a](b", "[a](https://b", "*a ", "**a *b ", "*", "***a", "a*",
    "*a* ", "[[a]]", "[[a|b", "[@a]", "https://", "https://a)", "https://a*", "https://a) ", "(",
    "[a](((", "<", "&", "&#", "\n", " ", "\t\n", "- ", "- a\n", "1. ", "\u200c", "\u202ea", "data:",
    "a://", "](", "]( ", "javascript:",
]  # fmt: skip


# --- what each form gives ---


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", ()),
        ("*a b*", (Emphasis((Text("a b"),)),)),
        ("**a**", (Strong((Text("a"),)),)),
        ("***a***", (Strong((Emphasis((Text("a"),)),)),)),
        (
            "**a *b* c**",
            (Strong((Text("a "), Emphasis((Text("b"),)), Text(" c"))),),
        ),
        ("[[id]]", (RecordLink("id", None, None),)),
        ("[[id|some words]]", (RecordLink("id", None, "some words"),)),
        ("[[id#claim|words]]", (RecordLink("id", "claim", "words"),)),
        ("[[id#claim]]", (RecordLink("id", "claim", None),)),
        ("*[[id|x]]*", (Emphasis((RecordLink("id", None, "x"),)),)),
        ("the [[|Ann Street]].", (Text("the "), Unlinked("Ann Street"), Text("."))),
        ("It did.[@source-1]", (Text("It did."), Citation("source-1"))),
        ("[a b](https://x.org/y)", (WebLink("https://x.org/y", "a b"),)),
        ("[a](https://x.org/y_(z))", (WebLink("https://x.org/y_(z)", "a"),)),
        ("[a](mailto:b@c.org)", (WebLink("mailto:b@c.org", "a"),)),
        (
            "(see https://x.org/y).",
            (Text("(see "), WebLink("https://x.org/y", None), Text(").")),
        ),
        ("http://x.org/y_(z)!", (WebLink("http://x.org/y_(z)", None), Text("!"))),
        ("*https://x.org*", (Emphasis((WebLink("https://x.org", None),)),)),
    ],
)
def test_each_form_is_read(text: str, tree: tuple[Inline, ...]) -> None:
    assert parse_inline(text) == tree


@pytest.mark.parametrize(
    "text",
    [
        "a * b * c", "2*3*4", "*", "*a", "a*", "* a*", "****a****", "**a", "*a **b",
        "[a]", "[sic]", "[a](b c)", "[a] (https:)", "[[]]", "[[|]]", "[[| ]]", "[[a|]]",
        "[[|#a]", "[[#a]]", "[[a#]]",
        "[@]", "[@a b]", "[@a; @b]", "[@a", "[[a", "[[a [b]]]", "a]]", "a_b_c", "`a`", "# a",
        "~~a~~", "{{ 7*7 }}", "{% x %}", "![[a", "https://", "https://...", "xhttps://a.b",
        "[a](javascript:alert(1))", "[a](JaVaScRiPt:x)", "[a](data:text/html,x)", "[a](//b.c)",
        "[a](../b)", "[a](http\u017f://b)", "[a](ftp://b)", "<b>a</b>", "&lt;", "\\*a\\",
    ],
)  # fmt: skip
def test_anything_else_is_text(text: str) -> None:
    assert parse_inline(text) == (Text(text),)


def test_blocks_are_paragraphs_and_lists() -> None:
    text = "One\n  two.\n\nThree:\n- a\n  b\n- *c*\n\n- d\n1. e\n2. f\n\nFour in\n20. and"
    assert parse_blocks(text) == (
        Paragraph((Text("One two."),)),
        Paragraph((Text("Three:"),)),
        BulletList(
            ((Text("a b"),), (Emphasis((Text("c"),)),), (Text("d"),)),
            ordered=False,
        ),
        BulletList(((Text("e"),), (Text("f"),)), ordered=True),
        Paragraph((Text("Four in 20. and"),)),
    )


def test_a_mark_may_be_wrapped_over_lines_but_not_over_paragraphs() -> None:
    link = RecordLink("id", None, "two words")
    assert record_links("a [[id|two\n  words]]") == (link,)
    assert parse_blocks("[[id|two\n  words]]") == (Paragraph((link,)),)
    assert record_links("a [[id|two\n\nwords]]") == ()
    assert [fault.code for fault in find_faults("a [[id|two\n\nwords]]")] == ["broken-markup"]


# --- words only ---


def test_plain_leaves_the_words() -> None:
    text = "*A* **b** [[c|See]] said[@d] [@e]; [f](https://g.h), https://i.j [@k]."
    assert plain(text) == "A b See said; f, https://i.j."


def test_plain_names_a_link_that_has_no_words() -> None:
    assert plain("By [[some-id]].") == "By some-id."
    assert plain("By [[some-id]].", {"some-id": "Somebody"}.__getitem__) == "By Somebody."
    assert plain("By [[other|him]].", {"some-id": "Somebody"}.__getitem__) == "By him."


@given(texts)
@example("[[" * 50)
def test_no_text_makes_anything_fail(text: str) -> None:
    plain(text)
    for fault in find_faults(text):
        assert 0 <= fault.offset < len(text)


@given(unmarked)
def test_a_text_without_marks_comes_back_unchanged(text: str) -> None:
    assert plain(text) == text
    assert parse_inline(text) == (Text(text),)


@given(st.lists(st.sampled_from([*MARKS, " ", "*", "**"]) | st.from_regex("[a-z]{1,3}")))
def test_marks_that_are_nested_or_unclosed_lose_no_word(parts: list[str]) -> None:
    text = "".join(parts)
    tree = parse_inline(text)
    kept = plain(text) + "".join(
        f"{each.target}{each.claim}" if isinstance(each, RecordLink) else each.source
        for each in walk(tree)
        if isinstance(each, RecordLink | Citation)
    )
    assert not {letter for letter in text if letter.isalnum()} - set(kept)


@given(st.lists(st.sampled_from(["*", "**", "***", " ", "a", "bc", ".", "[@s]"])))
def test_emphasis_only_takes_asterisks_away(parts: list[str]) -> None:
    text = "".join(parts).replace("[@s]", "|")
    assert plain(text).replace("*", "") == text.replace("*", "")


@given(texts)
def test_texts_are_never_side_by_side_nor_empty(text: str) -> None:
    def check(tree: tuple[Inline, ...]) -> None:
        kinds = [type(each) for each in tree]
        assert (Text, Text) not in pairwise(kinds)
        for each in tree:
            assert each != Text("")
            if isinstance(each, Emphasis | Strong):
                check(each.children)

    check(parse_inline(text))


@given(texts)
def test_blocks_hold_the_links_that_are_told(text: str) -> None:
    shown: list[Inline] = []
    for block in parse_blocks(text):
        for row in (block.inlines,) if isinstance(block, Paragraph) else block.items:
            shown.extend(walk(row))
    assert record_links(text) == tuple(each for each in shown if isinstance(each, RecordLink))
    assert citations(text) == tuple(each.source for each in shown if isinstance(each, Citation))


def test_links_and_citations_come_in_reading_order_as_often_as_they_are_there() -> None:
    text = "[[b]] **[[a]]** [@s] *x[@r]*\n\n- [[b]] [@s]"
    assert [link.target for link in record_links(text)] == ["b", "a", "b"]
    assert citations(text) == ("s", "r", "s")


# --- faults ---


@pytest.mark.parametrize(
    ("text", "offset", "code"),
    [
        ("a <b>", 2, "html-in-text"),
        ("a </b", 2, "html-in-text"),
        ("<!-- a", 0, "html-in-text"),
        ("a &amp; b", 2, "html-in-text"),
        ("&#x3c;", 0, "html-in-text"),
        ("[a](javascript:alert(1))", 4, "link-scheme"),
        ("[a]( vbscript:x)", 4, "link-scheme"),
        ("[a](../b/)", 4, "link-scheme"),
        ("a JavaScript:x", 2, "link-scheme"),
        ("a ftp://b", 2, "link-scheme"),
        ("x\n\n- y [a](data:text/html,b)", 11, "link-scheme"),
        ("a [[b", 2, "broken-markup"),
        ("a [@b", 2, "broken-markup"),
        ("[@a, @b]", 0, "broken-markup"),
        ("[[a|b [c]]]", 0, "broken-markup"),
        ("[[ ]]", 0, "broken-markup"),
        ("[a](https://b c)", 2, "broken-markup"),
        ("a\u202eb", 1, "hidden-character"),
        ("a\u2066\u2067b", 1, "hidden-character"),
        ("a\x07b", 1, "hidden-character"),
        ("a\x85b", 1, "hidden-character"),
        ("a\u200bb", 1, "hidden-character"),
        ("\ufeffa", 0, "hidden-character"),
        ("a \u200d", 2, "hidden-character"),
        ("Auf\u200clage", 3, "hidden-character"),
        ("a\u200d b", 1, "hidden-character"),
        ("\u0645\u06cc\u200c \u0645", 2, "hidden-character"),
        ("\U0001f468\u200d a", 1, "hidden-character"),
        ("12\u200c5", 2, "hidden-character"),
        ("as told [see @smith-2004]", 8, "broken-markup"),
        ("as told [-@smith], so", 8, "broken-markup"),
        ("as told [@smith-2004, p. 3]", 8, "broken-markup"),
        ("as @court-of-inquiry has it", 3, "broken-markup"),
        ("as told[^1]", 7, "broken-markup"),
        ("so ![a](https://b.c/d.png)", 3, "image-in-text"),
        ("so ![](d.png)", 3, "image-in-text"),
        ("so ![[d.png]]", 3, "image-in-text"),
        ("\ud800", 0, "hidden-character"),
    ],
)
def test_a_fault_is_told_where_it_is(text: str, offset: int, code: str) -> None:
    (fault,) = find_faults(text)
    assert (fault.offset, fault.code) == (offset, code)
    assert fault.message
    assert fault.hint


@pytest.mark.parametrize(
    "text",
    [
        "a < b > c", "AT&T; R&D", "[sic](see below)", "5 * 3", "JavaScript: the language",
        "*a* [[b#c|d]] [@e] [f](https://g.h/?a=1&b=2) https://i.j", "tab\tand\nline",
        "me@smith-of-2004.org", "@reuters", "[see @someone]", "Burned![@a]",
        "می\u200cخواهم", "क्\u200dष", "المنطقة الخضراء\u200f", "a ://", "*a", "[a]", "a]]",
    ],
)  # fmt: skip
def test_what_is_allowed_is_no_fault(text: str) -> None:
    assert find_faults(text) == ()


def test_an_id_without_brackets_is_a_fault_where_it_is_a_source() -> None:
    assert find_faults("as @gazette has it") == ()
    (fault,) = find_faults("as @gazette has it", {"gazette"})
    assert (fault.offset, fault.code) == (3, "broken-markup")
    assert "Write `[@gazette]`." in fault.hint


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("[see @a]", "see [@a]"),
        ("[-@a]", "[@a]"),
        ("[@a; @b]", "[@a] [@b]"),
        ("[@a; see @b, p. 3]", "[@a] see [@b] (p. 3)"),
        ("[@a p. 3]", "[@a] (p. 3)"),
    ],
)
def test_a_citation_of_another_program_is_given_in_our_form(text: str, ours: str) -> None:
    (fault,) = find_faults(text, {"a", "b"})
    assert (fault.code, fault.hint) == ("broken-markup", f"Write `{ours}`.")
    assert find_faults(ours, {"a", "b"}) == ()


@pytest.mark.parametrize(
    "text",
    [
        "\u06f2\u06f0\u200c\u0633\u0627\u0644\u0647",  # Persian: a number of twenty years, a suffix
        "20\u200c\u0633\u0627\u0644\u0647",
        "PDF\u200c\u0647\u0627",
        "1402 \u0647\u200d.",  # Arabic: a letter in its joined form, as a sign
        "\u0d05\u0d35\u0d28\u0d4d\u200d",  # Malayalam: the last letter of a word
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\U0001f3f3\ufe0f\u200d\U0001f308",
        "\U0001f469\U0001f3fd\u200d\u2695\ufe0f",
    ],
)
def test_joiners_are_allowed_where_a_script_or_an_emoji_needs_them(text: str) -> None:
    assert find_faults(text) == ()


def test_faults_come_in_the_order_of_the_text_and_are_bounded() -> None:
    assert [fault.offset for fault in find_faults("[[a\u200b <b> [@c")] == [0, 3, 5, 9]
    assert len(find_faults("<b> [[" * 1000)) == 40


# --- hostile texts ---


@given(texts)
def test_each_character_is_in_exactly_one_token(text: str) -> None:
    end = 0
    for token in inline.tokens(text):
        assert token.start == end < token.end
        end = token.end
    assert end == len(text)


def steps(work: Callable[[str], object], text: str) -> int:
    """Count the lines of Python that a call runs."""
    count = 0

    def trace(frame: FrameType, event: str, arg: object) -> Any:  # noqa: ANN401  # as typeshed has it
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    gc.disable()  # what other tests have left would be cleared away, and counted, at any moment
    sys.settrace(trace)
    try:
        work(text)
    finally:
        sys.settrace(before)
        gc.enable()
    return count


@pytest.mark.parametrize("part", HOSTILE)
@pytest.mark.parametrize("work", [parse_blocks, plain, find_faults])
def test_twice_the_text_takes_twice_the_steps(work: Callable[[str], object], part: str) -> None:
    once, twice = steps(work, part * 100), steps(work, part * 200)
    assert twice <= 2 * once + 50


def test_marks_without_end_are_text_at_last_and_told() -> None:
    text = "[[a]] " * 20_000
    assert len(record_links(text)) < 20_000
    assert plain(text).count("a") == 20_000
    assert {fault.code for fault in find_faults(text)} == {"broken-markup"}


@pytest.mark.parametrize("length", [2**17, pytest.param(2**20, marks=pytest.mark.full)])
@pytest.mark.parametrize("part", HOSTILE)
def test_a_hostile_text_is_read_however_long_it_is(part: str, length: int) -> None:
    # What the steps do not count is the matching itself: quadratic, it would take minutes for each
    # of these at the first length, and hours at the second.
    text = part * (length // len(part))
    assert len(plain(text)) <= len(text)
    parse_blocks(text)
    find_faults(text)
    citations(text)
