"""Sources as CSL-JSON, BibLaTeX and RIS: nothing is added, padded or broken."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string

from briefing.exports.references import BIBLATEX, CSL, RIS, STYLES, Bibliographies
from briefing.exports.telling import Teller
from briefing.linking import Briefing
from tests.support.briefings import Edit, source
from tests.support.exporting import HOSTILE, SCRIPTS, small, teller_of, without_options
from tests.support.hostile import hostile

TYPES = {
    *("article-newspaper", "book", "document", "graphic", "motion_picture"),
    *("personal_communication", "post", "report", "webpage"),
}
"""The types of CSL 1.0 that we use."""
RIS_LINE = re.compile(r"[A-Z][A-Z0-9]  - .*")


def items(teller: Teller) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in json.loads(Bibliographies(teller).whole(CSL))}


def entries(teller: Teller) -> dict[str, dict[str, str]]:
    library = parse_string(Bibliographies(teller).whole(BIBLATEX))
    assert not library.failed_blocks
    found = {
        entry.key: {"@": entry.entry_type} | {field.key: field.value for field in entry.fields}
        for entry in library.entries
    }
    assert len(found) == len(library.entries)
    return found


def references(teller: Teller) -> dict[str, dict[str, list[str]]]:
    text = Bibliographies(teller).whole(RIS)
    assert text.count("\n") == text.count("\r\n")
    found: dict[str, dict[str, list[str]]] = {}
    for block in text.split("\r\n\r\n")[:-1]:
        lines = block.split("\r\n")
        assert all(map(RIS_LINE.fullmatch, lines))
        assert lines[0].startswith("TY  - ")
        assert lines[-1] == "ER  - "
        values: dict[str, list[str]] = {}
        for line in lines:
            values.setdefault(line[:2], []).append(line[6:])
        found[values["ID"][0]] = values
    return found


def gazette(folder: Path, **fields: object) -> Teller:
    return small(folder, Edit("sources/gazette.yml", "", source(title="Mill burns", **fields)))


def test_each_source_is_in_each_file_once(lighthouse: Briefing) -> None:
    teller = teller_of(lighthouse)
    ids = sorted(lighthouse.sources)
    for found in (items, entries, references):
        assert list(found(teller)) == ids
    assert {item["type"] for item in items(teller).values()} <= TYPES


def test_a_file_may_hold_some_sources_alone_in_any_order(lighthouse: Briefing) -> None:
    made = Bibliographies(teller_of(lighthouse))
    log, letter = (lighthouse.sources[one] for one in ("board-log-2003", "dekarel-letter-he-2003"))
    for style in STYLES:
        assert made.file(style, [letter, log, letter]) == made.file(style, [log, letter])
        assert made.file(style, [log]).count("board-log-2003") == 1
    assert json.loads(made.file(CSL, [])) == []
    assert made.file(BIBLATEX, []) == made.file(RIS, []) == ""


def test_all_that_is_known_of_a_source_is_told(lighthouse: Briefing) -> None:
    teller = teller_of(lighthouse)
    archived = "https://archive.example.net/lights/log/2003-03"
    remark = "One page is torn out. Filled in by the editors of this briefing: title."
    assert items(teller)["board-log-2003"] == {
        "id": "board-log-2003",
        "type": "report",
        "title": "Log of the Skerra light, 13 to 15 March 2003",
        "author": [{"literal": "Elke Tolvik"}],
        "publisher": "Skerra Lights Board",
        "issued": {"date-parts": [[2003, 3, 15]]},
        "accessed": {"date-parts": [[2004, 11, 28]]},
        "URL": "https://lights.example.net/log/2003-03",
        "archive": "archive.example.net",
        "archive_location": archived,
        "language": "en",
        "genre": "Public record",
        "keyword": "Public record, Primary source",
        "note": remark,
    }
    assert entries(teller)["board-log-2003"] == {
        "@": "report",
        "author": "{Elke Tolvik}",
        "title": "{Log of the Skerra light, 13 to 15 March 2003}",
        "type": "Public record",
        "institution": "{Skerra Lights Board}",
        "date": "2003-03-15",
        "url": "https://lights.example.net/log/2003-03",
        "urldate": "2004-11-28",
        "langid": "english",
        "keywords": "Public record,Primary source",
        "note": f"{remark} Archived copy: {archived}",
    }
    told = references(teller)["board-log-2003"]
    assert (told["TY"], told["PY"], told["DA"]) == (["RPRT"], ["2003"], ["2003/03/15/"])
    assert told["N1"] == [*remark.replace(". ", ".\n").split("\n"), f"Archived copy: {archived}"]


DATES = [
    ("2021-11-07", {"date-parts": [[2021, 11, 7]]}, "2021/11/07/", None),
    ("2021-11", {"date-parts": [[2021, 11]]}, "2021/11//", None),
    ("2021", {"date-parts": [[2021]]}, "2021///", None),
    ("2021-11-07T23:30:00-05:00", {"date-parts": [[2021, 11, 7]]}, "2021/11/07/", None),
    ("2021-11~", {"date-parts": [[2021, 11]], "circa": True}, "2021/11//", "about November 2021"),
    ("2021?", {"date-parts": [[2021]], "circa": True}, "2021///", "2021, uncertain"),
    ("2021-11-XX", {"date-parts": [[2021, 11]]}, "2021/11//", "some day in November 2021"),
    ("2021-21", {"date-parts": [[2021]], "season": 1}, "2021///", "spring 2021"),
    ("201X", {"literal": "the 2010s"}, None, "the 2010s"),
    ("2021-10/2022", {"date-parts": [[2021, 10], [2022]]}, None, "October 2021 – 2022"),
    ("2021/2021-11", {"date-parts": [[2021], [2021, 11]]}, "2021///", "2021 – November 2021"),
    ("2021-21/2021-22", {"literal": "spring–summer 2021"}, "2021///", "spring–summer 2021"),
    ("2021-10/..", {"literal": "since October 2021"}, None, "since October 2021"),
    ("../2021", {"literal": "until 2021"}, None, "until 2021"),
    ("-0044", {"date-parts": [[-45]]}, None, "45 BCE"),
]  # fmt: skip


@pytest.mark.parametrize(("date", "issued", "numbers", "words"), DATES)
def test_no_date_is_made_more_exact_than_it_is(
    date: str, issued: dict[str, Any], numbers: str | None, words: str | None, tmp_path: Path
) -> None:
    teller = gazette(tmp_path, date=date)
    assert items(teller)["gazette"]["issued"] == issued
    assert entries(teller)["gazette"]["date"] == date.partition("T")[0]
    told = references(teller)["gazette"]
    assert told.get("DA") == ([numbers] if numbers else None)
    assert told.get("PY") == ([numbers[:4]] if numbers else None)
    assert told.get("N1") == ([f"Date: {words}"] if words else None)


def test_a_date_that_the_page_does_not_show_is_marked(tmp_path: Path) -> None:
    teller = gazette(tmp_path, date="2021", inferred=["date"])
    remark = "Filled in by the editors of this briefing: date."
    assert items(teller)["gazette"]["note"] == remark
    assert entries(teller)["gazette"]["note"] == remark
    assert references(teller)["gazette"]["N1"] == [remark]


def test_a_title_of_ours_keeps_its_brackets(tmp_path: Path) -> None:
    title = "[Photograph of the ruins]"
    teller = small(tmp_path, Edit("sources/gazette.yml", "title", title))
    assert items(teller)["gazette"]["title"] == title
    assert entries(teller)["gazette"]["title"] == f"{{{title}}}"
    assert references(teller)["gazette"]["TI"] == [title]


@pytest.mark.parametrize(
    ("kind", "url", "types"),
    [
        ("news-report", "https://x.test/", ("article-newspaper", "article", "NEWS")),
        ("news-report", None, ("article-newspaper", "article", "NEWS")),
        ("video", None, ("motion_picture", "video", "VIDEO")),
        ("decree", "https://x.test/", ("report", "report", "RPRT")),
        ("report", "https://x.test/", ("webpage", "online", "ELEC")),
        ("report", None, ("document", "misc", "GEN")),
    ],
)
def test_a_kind_that_no_format_knows_is_told_by_what_is_known_of_it(
    kind: str, url: str | None, types: tuple[str, str, str], tmp_path: Path
) -> None:
    fields = {"kind": kind} | ({"url": url} if url else {})
    kinds = {"label": "Known"}
    teller = small(
        tmp_path,
        Edit("vocabulary.yml", "source_kinds.news-report", kinds),
        Edit("vocabulary.yml", "source_kinds.video", kinds),
        Edit("sources/gazette.yml", "", source(**fields)),
    )
    found = (
        items(teller)["gazette"]["type"],
        entries(teller)["gazette"]["@"],
        references(teller)["gazette"]["TY"][0],
    )
    assert found == types


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "english"), ("en-GB", "british"), ("fa-Latn", "persian"), ("sco", None), ("zh", None)],
)
def test_a_language_is_named_to_latex_only_if_it_knows_it(
    language: str, name: str | None, tmp_path: Path
) -> None:
    teller = gazette(tmp_path, language=language)
    assert entries(teller)["gazette"].get("langid") == name
    assert items(teller)["gazette"]["language"] == language
    assert references(teller)["gazette"]["LA"] == [language]


def test_names_with_every_sign_and_script_come_through(tmp_path: Path) -> None:
    teller = gazette(tmp_path, publisher=HOSTILE, authors=[HOSTILE, "Ann and Ben"], note=SCRIPTS)
    item = items(teller)["gazette"]
    assert item["author"] == [{"literal": HOSTILE}, {"literal": "Ann and Ben"}]
    assert HOSTILE in (item.get("publisher"), item.get("container-title"))
    entry = entries(teller)["gazette"]
    escaped = (
        r"=1+1 \textbraceleft{}A\textbraceright{} \& <b> “x” ]]> \textbackslash{} "
        rf"\%\$\#\_\textasciitilde{{}}\textasciicircum{{}} {SCRIPTS}"
    )
    assert entry["author"] == f"{{{escaped}}} and {{Ann and Ben}}"
    assert references(teller)["gazette"]["AU"] == [HOSTILE, "Ann and Ben"]
    assert references(teller)["gazette"]["N1"] == [SCRIPTS]


@pytest.mark.parametrize("attack", range(6))
def test_no_text_breaks_a_file(lighthouse: Briefing, attack: int) -> None:
    teller = teller_of(hostile(lighthouse, attack)[0])
    ids = sorted(lighthouse.sources)
    for found in (items, entries, references):
        assert list(found(teller)) == ids
    made = Bibliographies(teller)
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", made.whole(CSL) + made.whole(BIBLATEX))


def test_a_source_with_nothing_but_what_it_needs_is_enough(tmp_path: Path) -> None:
    teller = small(tmp_path, *without_options())
    assert items(teller)["gazette"] == {
        "id": "gazette",
        "type": "document",
        "title": "Mill burns",
        "publisher": "Gazette",
        "language": "en",
        "keyword": "Report, original-report",
    }
    assert "note" not in entries(teller)["gazette"]
    assert "DA" not in references(teller)["gazette"]


def test_an_address_in_any_script_is_one_that_latex_can_print(tmp_path: Path) -> None:
    url = "https://x.test/خبر/a?b=1&c=%D8%AE#d"
    teller = gazette(tmp_path, url=url, archive_url=f"https://web.archive.test/1/{url}")
    entry = entries(teller)["gazette"]
    assert entry["url"] == "https://x.test/%D8%AE%D8%A8%D8%B1/a?b=1&c=%D8%AE#d"
    assert entry["note"].isascii()
    assert items(teller)["gazette"]["URL"] == url
