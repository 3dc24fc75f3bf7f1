"""The texts that readers take along, as the build writes them beside each page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bibtexparser.entrypoint import parse_string

from briefing import load
from briefing.rendering import render
from tests.support.briefings import Files, minimal, write

TEMPLATES = Path(__file__).parents[2] / "templates"
FIRE = "events/fire/copy.json"
HOSTILE = r"50% of {A} & B_1 #2 ~ ^ \\ $& $' @b{x, a = }"


def texts(files: Files, folder: Path, page: str = FIRE) -> dict[str, dict[str, str]]:
    """Return what can be copied of a page."""
    pages = {one.path: one.text for one in render(load(write(folder, files)), TEMPLATES)}
    found: dict[str, dict[str, str]] = json.loads(pages[page])
    return found


def with_claim(**fields: object) -> Files:
    """Return the small briefing with its cat's death told in another way."""
    files = minimal()
    fire: Any = files["events/fire.yml"]
    fire["claims"][1] |= fields
    return files


def test_a_page_without_statements_has_no_file(tmp_path: Path) -> None:
    folder = write(tmp_path, minimal())
    paths = {page.path for page in render(load(folder), TEMPLATES)}
    copied = {path for path in paths if path.endswith("/copy.json")}
    assert copied == {FIRE, "actors/ann/copy.json", "reactions/ann-speaks/copy.json"}
    assert "copy.json" in paths  # the introduction of the first page


def test_an_excerpt_names_no_witness_whatever_it_says(tmp_path: Path) -> None:
    excerpt = "The cat died. Witness: the mayor. Information from the Herald. Not counted."
    files = with_claim(evidence=[{"source": "gazette", "excerpt": excerpt}])
    text = texts(files, tmp_path)["cat-died"]["text"]
    assert "One speaker (Ben Birk), carried by one outlet; found in: Gazette. Words:" in text
    assert "itness" not in text
    assert "mayor" not in text


def test_an_accusation_is_never_copied_without_its_answer_and_outcome(tmp_path: Path) -> None:
    text = texts(minimal(), tmp_path, "actors/ann/copy.json")["ben-accuses-ann"]["text"]
    assert text.startswith(
        "“Ann Ashe lit the fire.” Status: alleged, according to Ben Birk. One speaker (Ben Birk), "
        "carried by one outlet; found in: Gazette. Against: Ann Ashe. Their answer: Ann Ashe: “Not "
        "I”. "
        "Outcome: none found as of 2020. “Ann Ashe”, in The fire, reviewed 1 June 2020, "
    )


def test_the_short_text_of_a_claim_says_how_it_stands_and_who_says_so(tmp_path: Path) -> None:
    copied = texts(minimal(), tmp_path)
    assert copied["cat-died"]["short"] == (
        "“The mill’s cat died.” Reported: one speaker (Ben Birk), carried by two outlets."
    )
    assert copied["mill-burned"]["short"].startswith(
        "“The mill burned down.” Confirmed: one speaker (Ben Birk), "
    )


def test_the_short_text_of_an_accusation_never_leaves_without_the_answer(tmp_path: Path) -> None:
    copied = texts(minimal(), tmp_path, "actors/ann/copy.json")["ben-accuses-ann"]
    assert copied["short"] == (
        "“Ann Ashe lit the fire.” Alleged, according to Ben Birk. Against Ann Ashe. "
        "Answered by Ann Ashe: “Not I”. Outcome: none found as of 2020."
    )


def test_the_short_text_says_what_contradicts_a_claim(tmp_path: Path) -> None:
    against = {"source": "herald", "excerpt": "the cat lives", "bears": "contradicts"}
    supports = {"source": "gazette", "excerpt": "the cat is dead"}
    files = with_claim(status="disputed", attributed_to=["ben"], evidence=[supports, against])
    assert "Against it: " in texts(files, tmp_path)["cat-died"]["short"]


def test_a_passage_is_copied_with_the_outlets_that_it_cites(tmp_path: Path) -> None:
    files = minimal()
    files["briefing.yml"] |= {
        "introduction": "A *mill* burned. [@gazette]\n\n- Twice, says [[ann]]. [@herald]",
        "site_url": "https://x.test/",
    }
    copied = texts(files, tmp_path, "copy.json")["s-introduction"]
    assert copied["short"] == "A mill burned.\n\nTwice, says Ann Ashe."
    assert copied["text"].startswith(
        "A mill burned.\n\nTwice, says Ann Ashe.\n\nSources: Gazette; Herald. "
    )
    assert copied["text"].endswith(", https://x.test/")
    assert copied["url"] == "https://x.test/"


def test_an_assessment_is_copied_with_its_question_and_where_that_stands(tmp_path: Path) -> None:
    files = minimal()
    question: Any = files["questions/who-lit-it.yml"]
    question["assessment"] = "Nothing shows who lit it. [@herald]"
    copied = texts(files, tmp_path, "questions/who-lit-it/copy.json")["s-assessment"]
    asked = question["question"]
    assert copied["short"] == f"{asked} State: open.\n\nNothing shows who lit it."
    assert "Sources: Herald" in copied["text"]
    assert copied["text"].endswith("/questions/who-lit-it/#s-assessment")


def test_the_summary_of_an_event_is_copied_from_its_page(tmp_path: Path) -> None:
    copied = texts(minimal(), tmp_path)["s-summary"]
    assert copied["text"].endswith(", \x01/events/fire/")


def test_words_in_lines_are_copied_in_lines_and_cited_as_verses(tmp_path: Path) -> None:
    words = "The lamp is out,\n  the reef is near\n\nwe row"
    quote = {"speaker": "ben", "original": {"text": words, "lang": "en"}}
    copied = texts(with_claim(quote=quote), tmp_path)["cat-died"]
    assert "Words: “The lamp is out,\nthe reef is near\n\nwe row” (Ben Birk.)" in copied["text"]
    assert "“The lamp is out, / the reef is near // we row” (Ben" in copied["bibtex"]


def test_whatever_a_sentence_says_its_entry_can_be_read(tmp_path: Path) -> None:
    library = parse_string(texts(with_claim(text=HOSTILE), tmp_path)["cat-died"]["bibtex"])
    assert not library.failed_blocks
    (entry,) = library.entries
    note = {field.key: field.value for field in entry.fields}["note"]
    assert note.startswith(
        r"“50\% of \textbraceleft{}A\textbraceright{} \& B\_1 \#2 \textasciitilde{} "
        r"\textasciicircum{} \textbackslash{}\textbackslash{} \$\& \$’ @b\textbraceleft{}x, a = "
    )


def test_a_note_that_leads_to_another_statement_says_where_that_is(tmp_path: Path) -> None:
    files = with_claim(note="Not in [[fire#mill-burned|the first report]]. [@herald]")
    files["briefing.yml"] = {**minimal()["briefing.yml"], "site_url": "https://x.test/"}
    copied = texts(files, tmp_path)["cat-died"]
    assert "the first report (https://x.test/events/fire/#mill-burned)." in copied["text"]
    assert copied["text"].endswith(", https://x.test/events/fire/#cat-died")
    assert copied["url"] == "https://x.test/events/fire/#cat-died"


def test_a_site_without_an_address_leaves_it_to_the_reader_s_browser(tmp_path: Path) -> None:
    copied = texts(minimal(), tmp_path)["cat-died"]
    assert copied["text"].endswith(", \x01/events/fire/#cat-died")
    assert "url" not in copied
    assert "url = " not in copied["bibtex"]
    assert "urldate = {\x02}" in copied["bibtex"]
