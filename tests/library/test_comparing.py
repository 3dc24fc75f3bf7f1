"""Two briefings compared: nothing that a reader sees goes unsaid, nothing else is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import Enum
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from briefing.comparing import Side, as_markdown, compare
from briefing.linking import Briefing
from briefing.phrases import PSEUDO
from briefing.records import EdtfDate
from tests.support.briefings import Edit, edited, minimal, source, write
from tests.support.hostile import hostile

PLENTY = 2_000_000


def side(briefing: Briefing) -> Side:
    records = tuple(briefing.records.values())
    return Side("here", briefing.settings, briefing.vocabulary, records, briefing.basemap)


def report(before: Side, after: Side, limit: int = PLENTY) -> str:
    return as_markdown(compare(before, after), limit)


def told(tmp_path: Path, *edits: Edit, first: tuple[Edit, ...] = ()) -> str:
    """Compare the minimal briefing, changed a little at first, with itself after some edits."""
    base = edited(minimal(), *first)
    before = Side.of(write(tmp_path / "before", base), "main")
    after = Side.of(write(tmp_path / "after", edited(base, *edits)), "here")
    return unescape(report(before, after))


# --- no field is forgotten ---


Way = tuple[str, ...]
"""Field names down to a value, `*` for an item of a list or group."""


def changed_models(model: BaseModel, path: Way = ()) -> Iterator[tuple[Way, Any]]:
    """Yield copies of a model, each with one other value in one field, however deep it lies."""
    for name in type(model).model_fields:
        for where, value in changed_values(getattr(model, name), (*path, name)):
            yield where, model.model_copy(update={name: value})


def changed_values(  # noqa: C901 - one branch for each shape of value
    value: Any,  # noqa: ANN401
    path: Way,
) -> Iterator[tuple[Way, Any]]:
    inner = (*path, "*")
    if isinstance(value, BaseModel):
        yield from changed_models(value, path)
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            around = value[:position], value[position + 1 :]
            yield (*inner, "gone"), (*around[0], *around[1])
            for where, other in changed_values(item, inner):
                yield where, (*around[0], other, *around[1])
        if len(set(map(str, value))) > 1:
            yield (*path, "turned"), value[::-1]
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield (*inner, "gone"), {k: v for k, v in value.items() if k != key}
            for where, other in changed_values(item, inner):
                yield where, {**value, key: other}
        if len(value) > 1:
            yield (*path, "turned"), dict(reversed(list(value.items())))
    elif value is not None:
        yield path, other_than(value)


def other_than(value: object) -> object:
    if isinstance(value, Enum):
        return next((member for member in type(value) if member is not value), None)
    if isinstance(value, EdtfDate):
        return EdtfDate.parse("1777-07")
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    return "UTC" if value == "Pacific/Chatham" else f"{value}-otherwise"


Change = tuple[Side, Side]
"""A briefing before and after a change."""


def with_changes(whole: Side) -> dict[tuple[str, ...], Change]:
    """Change another field of a model each time; give what the change is in, before and after.

    That is a record alone: what stands around it takes long to compare, and changes nothing.
    """
    assert whole.settings is not None
    assert whole.vocabulary is not None
    found: dict[tuple[str, ...], Change] = {}
    bare = replace(whole, records=())
    for path, settings in changed_models(whole.settings):
        found.setdefault(("settings", *path), (bare, replace(bare, settings=settings)))
    for path, vocabulary in changed_models(whole.vocabulary):
        found.setdefault(("vocabulary", *path), (bare, replace(bare, vocabulary=vocabulary)))
    for record in whole.records:
        alone = replace(whole, records=(record,))
        for path, changed in changed_models(record):
            found.setdefault((record.KIND, *path), (alone, replace(whole, records=(changed,))))
    del found["settings", "schema_version"]  # no reader sees it
    return found


def among(whole: Side, change: Change) -> Change:
    """Return a change of a record as one in a whole briefing."""
    before, after = change
    places = [place for place, one in enumerate(whole.records) if one in before.records]
    records = list(whole.records)
    for place, changed in zip(places, after.records, strict=True):
        records[place] = changed
    return whole, replace(after, records=tuple(records))


def test_a_change_of_any_field_of_any_model_is_told(lighthouse: Briefing) -> None:
    whole = side(lighthouse)
    assert "**Nothing changes for readers.**" in report(whole, whole)
    changes = with_changes(whole)
    assert len(changes) > 300
    unchanged = {id(before): before for before, _ in changes.values()}
    assert not any(says_something(before, before) for before in unchanged.values())
    assert not [what for what, change in changes.items() if not says_something(*change)]
    a_change_of_each_kind = {what[0]: change for what, change in changes.items()}
    assert all(says_something(*among(whole, one)) for one in a_change_of_each_kind.values())


@pytest.mark.full
def test_whatever_stands_around_it_a_change_is_told(lighthouse: Briefing) -> None:
    whole = side(lighthouse)
    changes = {what: among(whole, one) for what, one in with_changes(whole).items()}
    assert not [what for what, change in changes.items() if not says_something(*change)]


def says_something(before: Side, after: Side) -> bool:
    said = report(before, after)
    return "\n- " in said and "Nothing" not in said and "****" not in said


# --- what is said, and how ---

ANSWER = "questions/who-lit-it.yml"
ANN, BEN, FIRE = "actors/ann.yml", "actors/ben.yml", "events/fire.yml"

SAID: tuple[tuple[str, tuple[Edit, ...], tuple[str, ...]], ...] = (
    (
        "a status",
        (Edit(FIRE, "claims.1.status", "confirmed"),),
        (
            "**1 status changed.**",
            "- **Status: reported → confirmed**, <code>#cat-died</code>: The mill’s cat died.",
        ),
    ),
    (
        "words",
        (Edit(FIRE, "claims.0.text", "The old mill burned down."),),
        ("- **Claim changed**, <code>#mill-burned</code>", "text: The <ins>old</ins> mill burned"),
    ),
    (
        "an accusation",
        (Edit(ANN, "claims.0.outcome", "none found as of 2021"),),
        (
            "**1 accusation changed.**",
            "- **Check carefully: an accusation against Ann Ashe.** **Claim changed**",
            "outcome, none found as of: 2020 → 2021",
        ),
    ),
    (
        "what stands behind a claim, through a source alone",
        (Edit("sources/herald.yml", "origin", "paper"),),
        (
            "- **Its support changed**, <code>#mill-burned</code>: The mill burned down.",
            "reported by one outlet (The <del>agency</del> <ins>paper</ins>",
            "### Source: Mill in ashes",
            "origin: The agency → The paper",
        ),
    ),
    (
        "a withdrawal",
        (Edit("places/town.yml", "withdrawn", {"date": "2020-07", "why": "It never was."}),),
        ("**1 page withdrawn.**", "- **Page withdrawn**: date: July 2020; why: It never was."),
    ),
    (
        "a page that vanishes",
        (Edit(BEN, "", None),),
        (
            "### Look at this first",
            "- **A page vanishes without a redirect**: <code>/actors/ben/</code> (Ben Birk)",
            "1 actor removed",
        ),
    ),
    (
        "a claim that vanishes",
        (Edit(FIRE, "claims.1", None),),
        (
            "- **A statement that people may have cited vanishes**: <code>/events/fire/#cat-died",
            "**Claim removed**, <code>#cat-died</code>: <del>The mill’s cat died.</del>",
        ),
    ),
    (
        "a claim of another id",
        (
            Edit(FIRE, "claims.1.id", "the-cat-died"),
            Edit(FIRE, "claims.1.renamed_from", ["cat-died"]),
        ),
        ("**1 claim renamed.**", "renamed; <code>/events/fire/#cat-died</code> still leads to it"),
    ),
    (
        "a correction",
        (
            Edit(BEN, "corrections", [{"date": "2020-08", "was": "x", "now": "y", "why": "z"}]),
            Edit(BEN, "reviewed", "2020-08-01"),
        ),
        (
            "**1 review date changed, 1 correction added.**",
            "corrections: <ins>August 2020; was: x; now: y; why: z</ins>",
        ),
    ),
    (
        "the state of a question",
        (Edit(ANSWER, "state", {"value": "settled", "reason": "She said so.", "date": "2020"}),),
        (
            "**1 state of a question changed, ",
            "- **State: open → settled**",
            "reason: <ins>She said",
        ),
    ),
    (
        "a label",
        (Edit("vocabulary.yml", "topics.damage", "Ruin"),),
        (
            "**1 word of the vocabulary changed.**",
            "topics (damage), label: <del>Damage</del> <ins>Ruin</ins>",
        ),
    ),
    (
        "the first page",
        (Edit("briefing.yml", "home.established", ["fire#cat-died"]),),
        (
            "### First page and settings",
            "home, established: <del>The mill burned down.</del>, <ins>The mill's cat died.</ins>",
        ),
    ),
)


@pytest.mark.parametrize(("edits", "parts"), [case[1:] for case in SAID], ids=[c[0] for c in SAID])
def test_a_change_is_said_in_words(
    edits: tuple[Edit, ...], parts: tuple[str, ...], tmp_path: Path
) -> None:
    said = told(tmp_path, *edits)
    assert [part for part in parts if part not in said] == []


def test_a_source_that_carries_nothing_any_more_is_told(tmp_path: Path) -> None:
    late = {"source": "late", "excerpt": "no cat left"}
    said = told(
        tmp_path,
        Edit(FIRE, "claims.1.evidence.2", None),
        first=(
            Edit("sources/late.yml", "", source(title="Late news")),
            Edit(FIRE, "claims.1.evidence.2", late),
        ),
    )
    assert "**1 source no longer cited, 1 item of evidence removed" in said
    assert "evidence: <del>Late news; excerpt: no cat left</del>" in said
    assert "- **No longer cited**: nothing rests on this source any more." in said


def test_a_claim_that_moves_is_neither_new_nor_gone(tmp_path: Path) -> None:
    cat = minimal()[FIRE]["claims"][1]
    said = told(tmp_path, Edit(FIRE, "claims.1", None), Edit(BEN, "claims", [cat]))
    assert "**1 claim moved.**" in said
    assert "moved here from <code>/events/fire/#cat-died</code>, which no longer leads" in said
    assert "<code>moved_to: {cat-died: ben}</code> to the record that it left" in said
    assert "vanishes" not in said


MOVED = (
    Edit(FIRE, "claims.1", None),
    Edit(BEN, "claims", [minimal()[FIRE]["claims"][1]]),
    Edit(FIRE, "moved_to", {"cat-died": "ben"}),
)


def test_a_claim_that_leaves_a_pointer_loses_no_address(tmp_path: Path) -> None:
    said = told(tmp_path, *MOVED)
    assert "moved here from <code>/events/fire/#cat-died</code>, which leads to it" in said
    assert "vanishes" not in said


def test_a_pointer_that_is_taken_away_is_a_lost_address(tmp_path: Path) -> None:
    said = told(tmp_path, Edit(FIRE, "moved_to", None), first=MOVED)
    assert "<code>/events/fire/#cat-died</code> (pointer to The mill’s cat died.)" in said


def test_evidence_in_place_that_gets_its_record_is_no_other_evidence(tmp_path: Path) -> None:
    page = {"url": "https://post.test/mill", "title": "Mill gone", "publisher": "Post"}
    place = "claims.0.evidence.1"
    first = (Edit("events/fire.yml", place, {**page, "excerpt": "gone"}),)
    record = source(**page)
    item = {"source": "post-mill", "excerpt": "gone"}
    promoted = (Edit("sources/post-mill.yml", "", record), Edit("events/fire.yml", place, item))
    said = told(tmp_path, *promoted, first=first)
    assert "1 source added" in said
    assert "vidence" not in said


def test_a_page_merged_into_another_is_said_once(tmp_path: Path) -> None:
    claim = Edit(FIRE, "claims.0.attributed_to", ["ben"])
    said = told(
        tmp_path,
        Edit("actors/bob.yml", "", None),
        Edit(BEN, "renamed_from", ["bob"]),
        claim,
        first=(
            Edit("actors/bob.yml", "", {**minimal()[BEN], "relationships": [], "designations": []}),
            Edit(FIRE, "claims.0.attributed_to", ["bob"]),
        ),
    )
    assert "**1 page merged.**" in said
    assert "**Page merged** into Ben Birk, <code>/actors/ben/</code>." in said
    assert "attributed" not in said


def test_layout_and_comments_are_counted_not_listed(tmp_path: Path) -> None:
    before = write(tmp_path / "before", minimal())
    after = write(tmp_path / "after", minimal())
    file = after / BEN
    file.write_text(f"# Nobody reads this.\n{file.read_text('utf-8')}", "utf-8")
    said = report(Side.of(before, "main"), Side.of(after, "here"))
    assert "**Nothing changes for readers.**" in said
    assert "1 file has changes that readers do not see" in said


def test_what_cannot_be_read_is_named_and_not_called_gone(tmp_path: Path) -> None:
    said = told(tmp_path, Edit(BEN, "", "name: [\n"), Edit(FIRE, "claims.1.status", "confirmed"))
    assert "**Incomplete**: these files of here cannot be read" in said
    assert "<code>actors/ben.yml</code>" in said
    assert "vanishes" not in said
    assert "**1 status changed.**" in said


def test_settings_that_cannot_be_read_are_taken_from_the_other_side(tmp_path: Path) -> None:
    edits = Edit("briefing.yml", "timezone", "Mars/Base"), Edit(BEN, "name", "Ben Beech")
    assert "**1 name changed.**" in told(tmp_path, *edits)


def test_a_new_statement_is_told_with_who_says_so_and_what_goes_with_it(
    lighthouse: Briefing,
) -> None:
    whole = side(lighthouse)
    said = unescape(report(replace(whole, records=()), whole))
    accusation = said.partition("#dekarel-accuses-the-guild</code>: ")[2].split("\n  - ")
    assert accusation[1:5] == [
        "according to Noam Dekarel; 14 March 2003",
        "Against: Salvors’ Guild of Skerra.",
        (
            "Their answer: Salvors’ Guild of Skerra: “Ten walk because we rowed”; The Salvors’ "
            "Guild of Skerra says that nobody of it was on the cliff. "
            "“none of ours was on the cliff”."
        ),
        (
            "Outcome: The inquiry found no proof that anybody lit it. "
            "[source: Report of the court of inquiry; excerpt: no proof of a false light]"
        ),
    ]
    assert "- **Tie added** (done), <code>#elke-keeps-the-light</code>: Elke Tolvik: kept" in said
    assert "- Spoken by: Elke Tolvik, keeper of the light.\n" in said


def test_what_makes_an_act_a_mere_word_changes_how_it_stands(lighthouse: Briefing) -> None:
    whole = side(lighthouse)
    change = next(
        change
        for what, change in with_changes(whole).items()
        if what == ("actor", "relationships", "*", "act_of")
    )
    said = unescape(report(*among(whole, change)))
    assert "**1 status changed, 1 detail changed.**" in said
    assert "- **Status: done → said**, <code>#elke-keeps-the-light</code>" in said


# --- bounds, and text of strangers ---


def test_a_report_is_cut_at_the_end_of_an_entry(lighthouse: Briefing) -> None:
    whole = side(lighthouse)
    empty = replace(whole, records=())
    full = report(empty, whole)
    short = report(empty, whole, 5_000)
    assert len(short.encode()) <= 5_000 < len(full.encode())
    *kept, last = short.rstrip().split("\n")
    assert last.startswith("*The report is cut off here: ")
    assert set(kept) <= set(full.split("\n")) | {""}


@pytest.mark.parametrize("attack", range(2))
def test_text_of_strangers_cannot_steer_the_report(lighthouse: Briefing, attack: int) -> None:
    attacked, planted = hostile(lighthouse, attack)
    for said in (
        report(side(lighthouse), side(attacked)),
        report(replace(side(lighthouse), records=()), side(attacked)),
    ):
        bare = said
        for tag in ("del", "ins", "code"):
            bare = bare.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
        assert not {"<", "[", "]", "`", "@"} & set(bare.replace("`make", "make"))
        assert sum(one.mark in bare for one in planted) > len(planted) / 2


def test_a_report_is_in_the_briefing_s_language(tmp_path: Path) -> None:
    """Of a field's name, too; names of countries and languages are those of pages."""
    edits = (
        Edit("actors/ann.yml", "country", "IQ"),
        Edit("sources/gazette.yml", "language", "ar"),
        Edit("events/fire.yml", "claims.0.date", "2020-05"),
    )
    before = Side.of(write(tmp_path / "before", minimal()), "main")
    after = Side.of(write(tmp_path / "after", edited(minimal(), *edits)), "here")
    told_in_english = as_markdown(compare(before, after), PLENTY)
    assert "country: <ins>Iraq</ins>" in told_in_english
    assert "language: English → Arabic" in told_in_english
    told = as_markdown(compare(before, after, PSEUDO["en-XA"]), PLENTY)
    assert told.startswith("## ⟦Ŵĥåţ çĥåñĝéš öñ ţĥé šîţé·")
    assert "⟦çöûñţŕý··⟧: <ins>Iraq</ins>" in told
    assert "May" not in told
