"""Names that link by themselves: not inside longer names, and not where they are everyday words."""

from pathlib import Path

import pytest

from briefing import load
from briefing.linking import Briefing
from tests.support.briefings import Edit, edited, minimal, source, write
from tests.support.prose import Pen, html, pens
from tests.support.rules import ANN, BEN, TOWN


@pytest.fixture(scope="module")
def orrland(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    """A briefing with a state, a board, a captain, a month and a verb for names."""
    files = edited(
        minimal(),
        Edit(TOWN, "name", "Orrland"),
        Edit(ANN, "name", "Elke al-Tolvik"),
        Edit(ANN, "short_name", "Tolvik"),
        Edit(BEN, "name", "Will May"),
        Edit(BEN, "short_name", "May"),
        Edit(BEN, "aliases", [{"text": "Will", "link": True}, {"text": "OWA", "link": True}]),
        Edit("places/board.yml", "", {"name": "Skerra Lights Board", "kind": "town"}),
        Edit("places/keshet.yml", "", {"name": "קשת", "kind": "town"}),
        Edit(
            "sources/log.yml",
            "",
            source(publisher="Voices from Orrland", title="How Orrland was lost"),
        ),
        Edit(TOWN, "summary", "A town. [@log]"),
    )
    return load(write(tmp_path_factory.mktemp("orrland"), files))


@pytest.fixture
def pen(orrland: Briefing) -> Pen:
    return pens(orrland)


def linked(pen: Pen, text: str) -> list[str]:
    return [tag.get_text() for tag in html(pen().inline(text)).select("a")]


@pytest.mark.parametrize(
    "text",
    [
        # a capitalised word follows
        "The Orrland Courier wrote of her.",
        "the Orrland & Sons shipyard",
        "the Skerra Lights Board Choir",
        "the Elke al-Tolvik Prize",
        "in *Orrland Rising*",
        # a capitalised word goes before
        "in New Orrland and on Radio Orrland",
        "HMS Orrland, the University of Orrland and the Battle of the Orrland",
        "Hull & Orrland",
        # somebody else of that surname
        "with Ingrid Tolvik and J. Tolvik",
        "Ingrid Tolvik came.",
        "He left. Ingrid Tolvik stayed.",
        # what an outlet is called, or an article
        "the book Voices from Orrland",
        "in “How Orrland was lost”",
        # a month and a verb
        "in May 2003. Will it pay?",
        # an editor's own word
        "the [[|Orrland]] of old, and *[[|Elke al-Tolvik]]*",
    ],
)
def test_a_name_that_is_part_of_another_does_not_link(pen: Pen, text: str) -> None:
    assert linked(pen, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prime Minister Elke al-Tolvik came.", "Elke al-Tolvik"),
        ("Prime Minister Tolvik came.", "Tolvik"),
        ("the Iran-backed Tolvik", "Tolvik"),
        ("Capt. Tolvik and Mr. Tolvik", "Tolvik"),
        ("E. Tolvik and Elke Tolvik", "Tolvik"),
        ("She lived in Orrland. Courier boats sailed.", "Orrland"),
        ("She lived in Orrland, Sundays apart.", "Orrland"),
        ("Orrland's Courier", "Orrland"),
        ("Orrland’s Courier", "Orrland"),
        ("Skerra Lights Board and Courier", "Skerra Lights Board"),
        ("Orrland President Ingrid Holm", "Orrland"),
        ("in Orrland Sunday", "Orrland"),
        ("the government of Orrland", "Orrland"),
        ("Ingrid Holm of Orrland", "Orrland"),
        ("Northern Orrland", "Orrland"),
        ("Quotes Tolvik at length.", "Tolvik"),
        ("On Sunday Tolvik spoke.", "Tolvik"),
        ("But Tolvik spoke.", "Tolvik"),
        ("the Shia OWA", "OWA"),
        ("“Tolvik” (Orrland)", "Tolvik, Orrland"),
        ("In Orrland Tolvik was seen.", "Orrland, Tolvik"),
        ("ראש קשת Ltd", ""),
        ("ראש קשת היום", "קשת"),
        ("Will May said that it may.", "Will May"),
        ("the [[|Orrland Line]] of Orrland", "Orrland"),
    ],
)
def test_a_name_that_stands_for_its_bearer_links(pen: Pen, text: str, expected: str) -> None:
    assert ", ".join(linked(pen, text)) == expected


def test_words_kept_from_linking_are_printed_and_are_no_mention(tmp_path: Path) -> None:
    files = edited(minimal(), Edit(BEN, "summary", "Ben of [[|Millbury *Lane*]]. [@gazette]"))
    briefing = load(write(tmp_path, files))
    assert html(pens(briefing)().inline("Ben of [[|Millbury *Lane*]].")).text == (
        "Ben of Millbury *Lane*."
    )
    town = briefing.indexes.mentioned_in.get("town", ())
    assert "ben" not in {record.id for record in town}


def test_what_keeps_a_name_from_linking_keeps_it_from_being_a_mention(tmp_path: Path) -> None:
    files = edited(minimal(), Edit(BEN, "summary", "He read the Millbury Courier. [@gazette]"))
    briefing = load(write(tmp_path, files))
    assert "ben" not in {one.id for one in briefing.indexes.mentioned_in.get("town", ())}
