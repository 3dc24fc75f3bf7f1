"""How records are grouped on pages that show many: by time, stance, kind, and state of evidence."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from briefing import load
from briefing.linking import Briefing
from briefing.records.place import Coordinates
from briefing.rendering import Page, render
from briefing.rendering.evidence_views import Work
from briefing.rendering.groups import Year
from briefing.rendering.views import Views
from tests.conftest import Build
from tests.support.briefings import Edit, minimal, source

TEMPLATES = Path(__file__).parents[2] / "templates"
ATOM = "{http://www.w3.org/2005/Atom}"


def claim(claim_id: str, date: str, **fields: object) -> dict[str, object]:
    return {
        "id": claim_id,
        "text": "The miller spoke.",
        "topic": "damage",
        "status": "reported",
        "date": date,
        "evidence": [{"source": "gazette", "excerpt": "spoke"}],
        **fields,
    }


def reaction(stances: list[str], actor: str = "ben") -> dict[str, object]:
    return {
        "actor": actor,
        "said": "2020-05-03",
        "channel": "speech",
        "to": "fire",
        "stances": stances,
        "summary": "Words.",
        "status": "reported",
        "evidence": [{"source": "herald", "excerpt": "words"}],
        "reviewed": "2020-06-01",
    }


def at(build: Build, date: str) -> Briefing:
    """A briefing with a claim of this date, on a fire of 2 May 2020."""
    return load(build(Edit("events/fire.yml", "claims.2", claim("dated", date))))


def page_at(briefing: Briefing, path: str) -> Page:
    return next(page for page in render(briefing, TEMPLATES) if page.path == path)


# --- time ---


@pytest.mark.parametrize(
    ("date", "phase"),
    [
        ("2019", "before"),
        ("2020-05-01", "before"),
        ("2020-04/2020-06", "before"),
        ("2020-05-02", "during"),
        ("2020-05-01T23:30:00Z", "before"),
        ("2020-05-01T23:59:00-02:00", "during"),
        ("2020-05-02/2020-05-09", "during"),
        ("2020-05", "around"),
        ("2020", "around"),
        ("../2020-06", "around"),
        ("../2019", "before"),
        ("2020-05-03", "after"),
        ("2020-06/..", "after"),
    ],
)
def test_a_date_falls_into_the_phase_in_which_it_surely_lies(
    build: Build, date: str, phase: str
) -> None:
    # The fire was at half past two in a zone three hours east: on 1 May, 23:30 by UTC.
    briefing = load(
        build(
            Edit("briefing.yml", "timezone", "Europe/Istanbul"),
            Edit("events/fire.yml", "claims.2", claim("dated", date)),
        )
    )
    found = [
        group.name
        for group in Views(briefing).timeline.phases()
        for moment in group.moments
        if moment.claim and moment.claim.claim.id == "dated"
    ]
    expected = "during" if date == "2020-05-01T23:30:00Z" else phase
    assert found == [expected]


@pytest.mark.parametrize(
    ("date", "breadth", "is_band"),
    [
        ("2020-05-02T01:00:00Z", "time", False),
        ("2020-05-02", "day", False),
        ("2020-02", "month", True),
        ("2020-21", "year", True),
        ("2020", "year", True),
        ("199X", "years", True),
        ("2020-05-02/2020-05-03", "span", True),
        ("2020/..", "span", True),
    ],
)
def test_a_date_is_no_more_exact_than_it_is_written(
    build: Build, date: str, breadth: str, *, is_band: bool
) -> None:
    briefing = at(build, date)
    written = briefing.claims["dated"].claim.date
    assert written is not None
    found = Views(briefing).timeline.breadth(written)
    assert (found, found.is_band) == (breadth, is_band)


@pytest.mark.parametrize(
    ("year", "is_open"), [(2019, False), (2020, True), (2021, True), (2022, False), (None, False)]
)
def test_the_timeline_opens_around_the_subject(
    build: Build, year: int | None, *, is_open: bool
) -> None:
    assert Views(load(build())).timeline.is_open(Year(year, ())) is is_open


def test_the_timeline_of_a_briefing_without_a_subject_is_open(build: Build) -> None:
    timeline = Views(load(build(Edit("briefing.yml", "subject", None)))).timeline
    assert timeline.is_open(Year(1990, ()))


def test_within_a_day_what_has_an_hour_comes_first_and_what_goes_on_last(build: Build) -> None:
    """The subject was at half past two: an inquiry that began on its day does not precede it."""
    fire = minimal()["events/fire.yml"]
    others = {
        "inquiry": "2020-05-02/..",
        "a-meeting": "2020-05-02",
        "rain": "2020-05-02T05:00:00+03:00",
        "spring": "2020-05",
        "night": "2020-05-01",
    }
    same_day = [
        Edit(f"events/{id_}.yml", "", fire | {"title": id_, "date": date, "claims": []})
        for id_, date in others.items()
    ]
    ordered = ["night", "spring", "fire", "rain", "a-meeting", "inquiry"]
    briefing = load(build(Edit("briefing.yml", "timezone", "Europe/Istanbul"), *same_day))
    assert [event.id for event in briefing.timeline()] == ordered
    by_time = [m for phase in Views(briefing).timeline.phases() for m in phase.moments if m.event]
    shown = [m.event.id for m in by_time if m.event]
    assert [id_ for id_ in shown if id_ != "spring"] == [id_ for id_ in ordered if id_ != "spring"]
    assert [event.id for event in briefing.indexes.events_at["town"]] == ordered


def test_of_two_events_of_one_date_the_subject_comes_first(build: Build) -> None:
    fire = minimal()["events/fire.yml"] | {"date": "2020-05-02"}
    other = fire | {"title": "A fair", "claims": []}
    briefing = load(
        build(Edit("events/fire.yml", "date", "2020-05-02"), Edit("events/a-fair.yml", "", other))
    )
    assert [event.id for event in briefing.timeline()] == ["fire", "a-fair"]
    [during] = Views(briefing).timeline.phases()[:1]
    assert [m.event.id for m in during.moments if m.event] == ["fire", "a-fair"]


def test_the_timeline_has_every_dated_thing_once_and_no_accusation(lighthouse: Briefing) -> None:
    moments = list(chain.from_iterable(p.moments for p in Views(lighthouse).timeline.phases()))
    told = [
        item.id
        for moment in moments
        if (
            item := moment.event
            or moment.reaction
            or (moment.claim.claim if moment.claim else None)
        )
    ]
    dated = {
        placed.claim.id
        for placed in lighthouse.claims.values()
        if placed.claim.date
        and not placed.home.withdrawn
        and not lighthouse.is_accusation(placed.claim)
    }
    standing = (*lighthouse.events.values(), *lighthouse.reactions.values())
    assert sorted(told) == sorted(dated | {item.id for item in standing if not item.withdrawn})


def test_the_subject_and_the_events_within_it_belong_together(
    lighthouse: Briefing, build: Build
) -> None:
    events = Views(lighthouse).timeline.subject_events()
    assert events == {"wreck-of-the-aurelia", "fire-on-the-cliff"}
    without = load(build(Edit("briefing.yml", "subject", None)))
    assert not Views(without).timeline.subject_events()


# --- reactions ---


def test_what_few_say_is_told_apart_from_what_most_say(build: Build) -> None:
    many = [Edit(f"reactions/r{n}.yml", "", reaction(["condemns"])) for n in range(5)]
    odd = Edit("reactions/odd.yml", "", reaction(["doubts"], "ann"))
    stances = Edit("vocabulary.yml", "stances", {"condemns": "condemns", "doubts": "doubts"})
    briefing = load(build(stances, odd, *many))
    views, fire = Views(briefing).reactions, briefing.events["fire"]
    common = views.most_common_stance(fire)
    assert common is not None
    assert (common.stance, len(common.reactions)) == ("condemns", 5)
    assert {item.actor for item in views.without_stance(common)} == {"ann"}
    assert [group.stance for group in views.rare_stances(fire)] == ["doubts"]


def test_rows_that_who_and_when_do_not_tell_apart_name_their_channel(build: Build) -> None:
    by_letter = reaction([]) | {"channel": "letter"}
    spoken_for = reaction([]) | {"spoken_by": {"actor": "ann"}}
    another_day = reaction([]) | {"said": "2020-05-04"}
    named = {"a": reaction([]), "b": by_letter, "c": spoken_for, "d": another_day}
    channels = Edit("vocabulary.yml", "channels", {"speech": "a speech", "letter": "a letter"})
    edits = [Edit(f"reactions/{id_}.yml", "", fields) for id_, fields in named.items()]
    briefing = load(build(channels, *edits))
    views = Views(briefing).reactions
    assert views.told_by_channel(briefing.reactions.values()) == {"a", "b"}
    page = page_at(briefing, "reactions/index.md").text
    rows = [row.partition("</tr>")[0] for row in page.split("<tr ") if "data-stance" in row]
    assert ["channel" in row for row in rows].count(True) == 2
    assert sum("a letter" in row for row in rows) == 1


def test_who_never_takes_a_stance_is_counted_only_if_that_is_worth_telling(build: Build) -> None:
    many = [Edit(f"reactions/r{n}.yml", "", reaction(["condemns"])) for n in range(3)]
    odd = [Edit(f"reactions/odd{n}.yml", "", reaction([], "ann")) for n in range(2)]

    def lede(**marks: object) -> str:
        stances = {"condemns": {"label": "condemns"} | marks}
        briefing = load(build(Edit("vocabulary.yml", "stances", stances), *odd, *many))
        page = (
            page_at(briefing, "reactions/index.md").text.replace("&#58;", ":").replace("&#46;", ".")
        )
        return page.partition('<p class="lede"')[2].partition("</p>")[0]

    assert "Of six reactions to “Fire at the mill”, three take the stance “condemns”" not in lede()
    told = lede(lead=True, not_taken="Did not condemn")
    assert "Of six reactions to “Fire at the mill”, three take the stance “condemns”" in told
    assert "s-without" not in told
    many.append(Edit("reactions/r9.yml", "", reaction(["condemns"])))
    assert "Of seven reactions to “Fire at the mill”, four take the stance “condemns”" in lede()
    told = lede(lead=True, not_taken="Did not condemn")
    assert "[Did not condemn, in any statement we found](#s-without-fire-condemns): one." in told


def test_no_stance_is_called_common_that_only_a_half_take(build: Build) -> None:
    stances = Edit("vocabulary.yml", "stances", {"doubts": "doubts"})
    briefing = load(build(stances, Edit("reactions/odd.yml", "", reaction(["doubts"]))))
    assert Views(briefing).reactions.most_common_stance(briefing.events["fire"]) is None


def test_every_reaction_is_under_one_heading_of_kinds(lighthouse: Briefing) -> None:
    views = Views(lighthouse).reactions
    for answered in views.by_event():
        groups = views.by_kind(answered.reactions)
        grouped = [item.id for group in groups for item in group.reactions]
        assert sorted(grouped) == sorted(item.id for item in answered.reactions)
        headings = [group.heading for group in groups]
        assert len(headings) == len(set(headings))


# --- questions ---


def test_an_answer_stands_as_its_claims_do(lighthouse: Briefing) -> None:
    views = Views(lighthouse)
    for question in lighthouse.questions.values():
        for answer in question.answers:
            claims = [placed.claim for placed in views.placed_claims(answer.claims)]
            stands = views.claims_by_status(answer)
            assert [s.status for s in stands] == list(dict.fromkeys(c.status for c in claims))
            assert sum(len(stand.claims) for stand in stands) == len(claims)


# --- evidence ---


def test_sources_are_listed_by_the_letter_of_their_publishers(build: Build) -> None:
    briefing = load(
        build(
            Edit("sources/gazette.yml", "publisher", "20 Minutes"),
            Edit("sources/herald.yml", "publisher", "Écho"),
        )
    )
    groups = Views(briefing).evidence.sources_by_letter()
    assert [(group.letter, [one.id for one in group.sources]) for group in groups] == [
        ("0", ["gazette"]),
        ("E", ["herald"]),
    ]


def test_the_evidence_lists_say_what_is_thin(build: Build) -> None:
    briefing = load(
        build(
            Edit("sources/herald.yml", "role", "repost"),
            Edit("sources/gazette.yml", "url", "https://example.org/1"),
            Edit("events/fire.yml", "claims.1.evidence", ["gazette"]),
            Edit("events/fire.yml", "participants.0.evidence", None),
            Edit("events/fire.yml", "claims.0.status", "reported"),
            Edit("briefing.yml", "home.established", []),
        )
    )
    views = Views(briefing)
    health = views.evidence
    unarchived = health.sources_with("no-archive-copy")
    assert [source.id for work in unarchived for source in work.sources] == ["gazette"]

    def told(weakness: str, works: tuple[Work, ...]) -> list[str]:
        spots = [spot for work in works for spot in work.spots]
        return [views.plainly(health.say(weakness, spot)) for spot in spots]

    assert told("UNCOUNTED", health.uncounted_statements()) == [
        "Reported: “The mill’s cat died.” No source shows it in words that were seen."
    ]
    copies = told("COPIES", health.works("weak-best-source"))
    assert (
        "The reaction as a whole. Its best source is a copy or a digest of other reports." in copies
    )
    assert told("WORDLESS", health.works("no-excerpt")) == [
        "Reported: “The mill’s cat died.” Gazette is listed for it without the words that show it."
    ]
    assert told("UNSOURCED", health.works("name-unsourced")) == [
        "The part of Ann Ashe. No source is given for it."
    ]
    assert [views.plainly(health.say_of_sources("UNARCHIVED", work)) for work in unarchived] == [
        "One source of Gazette has no archived copy: Mill burns."
    ]
    assert health.publishers == 2
    assert (
        sum(health.read_extents().values()) == sum(health.roles().values()) == len(briefing.sources)
    )


@pytest.mark.parametrize(
    ("said", "explained"),
    [
        ("2020-05-01", True),  # west of the mill it was still the first
        ("2020-05-02", False),
        ("2020-05-01~", False),  # not known to be another day
        ("2020-05", False),
    ],
)
def test_a_date_before_the_event_that_only_its_time_zone_makes_so_is_explained(
    build: Build, said: str, explained: object
) -> None:
    briefing = load(
        build(
            Edit("events/fire.yml", "date", "2020-05-02"),
            Edit("reactions/ben-speaks.yml", "", reaction([]) | {"said": said}),
        )
    )
    page = page_at(briefing, "reactions/ben-speaks/index.md").text
    assert ("before the event because of the time zone" in page) is explained


def test_evidence_dated_before_what_it_shows_is_explained(build: Build) -> None:
    briefing = load(
        build(
            Edit("events/fire.yml", "claims.1.date", "2020-05-02"),
            Edit("sources/gazette.yml", "date", "2020-05-01"),
        )
    )
    page = page_at(briefing, "events/fire/index.md").text
    assert "Published when it was still the day before in its time zone." in page


def test_square_brackets_round_a_title_are_explained_where_they_are(build: Build) -> None:
    note = "A title in square brackets is ours"
    plain = load(build())
    bracketed = load(build(Edit("sources/gazette.yml", "title", "[Photograph of the ruins]")))
    for path in ("events/fire/index.md", "sources/gazette/index.md"):
        assert note not in page_at(plain, path).text
        assert page_at(bracketed, path).text.count(note) == 1, path


@pytest.mark.parametrize(
    ("count", "of", "percents"),
    [
        (0, 7, (0, 0, 0)),
        (1, 1000, (0, 1, 0)),
        (1, 200, (1, 1, 0)),
        (547, 833, (66, 66, 65)),
        (1, 3, (33, 34, 33)),
        (832, 833, (100, 100, 99)),
        (7, 7, (100, 100, 100)),
    ],
)
def test_a_share_is_rounded_to_the_nearest_and_never_so_that_it_flatters(
    lighthouse: Briefing, count: int, of: int, percents: tuple[int, int, int]
) -> None:
    ev = Views(lighthouse).evidence
    assert [ev.percent(count, of), ev.percent_lacking(count, of), ev.percent_met(count, of)] == [
        *percents
    ]


def test_where_was_searched_is_told_once_for_all_that_was_searched_for_there(
    build: Build,
) -> None:
    mill, town = "The pages of the mill.", "The papers of the town."
    searched = [
        {"what": "A list of guests.", "where": mill, "as_of": "2020-06"},
        {"what": "A will.", "where": town, "as_of": "2020-06"},
        {"what": "A lease.", "where": mill, "as_of": "2020-06"},
        {"what": "A deed.", "where": mill, "as_of": "2020-07"},
    ]
    text = page_at(load(build(Edit("briefing.yml", "searched", searched))), "about/index.md").text
    told = re.findall(r"The pages of the mill|The papers of the town|A \w+(?: of guests)?\.", text)
    mill, town = mill[:-1], town[:-1]
    assert told == [mill, "A list of guests.", "A lease.", town, "A will.", mill, "A deed."]


@pytest.mark.parametrize(
    ("field", "label"), [("funding", "Funding"), ("conflicts", "Conflicts of interest")]
)
def test_what_the_editors_do_not_state_is_said_to_be_not_stated(
    build: Build, field: str, label: str
) -> None:
    silent = page_at(load(build()), "about/index.md").text
    said = page_at(load(build(Edit("briefing.yml", field, "Nobody."))), "about/index.md").text
    assert f"{label}: not stated." in silent
    assert f"{label}: not stated." not in said
    assert f"{label}: Nobody." in said


def test_terms_stand_in_the_order_of_the_alphabet(build: Build) -> None:
    terms = {"MW": "Millwrights.", "ÄB": "An office.", "ab": "A bureau.", "GM": "A miller."}
    briefing = load(build(Edit("vocabulary.yml", "glossary", terms)))
    text = page_at(briefing, "glossary/index.md").text
    assert re.findall(r"<dfn>(\w+)</dfn>", text) == ["ab", "ÄB", "GM", "MW"]


@pytest.mark.parametrize(
    ("reads", "told"),
    [
        (["full", "full"], "; all sources were read in full."),
        (["full", "opening"], "; one of the sources was not read in full."),
        (["excerpt", "opening"], "; two of the sources were not read in full."),
    ],
)
def test_the_count_of_sources_says_how_many_were_not_read_in_full(
    build: Build, reads: list[str], told: str
) -> None:
    names = ("herald", "gazette")
    edits = [Edit(f"sources/{n}.yml", "read", r) for n, r in zip(names, reads, strict=True)]
    assert told in page_at(load(build(*edits)), "sources/index.md").text


@pytest.mark.parametrize(
    ("latitude", "longitude", "words"),
    [
        (59.9, -10.75, "59.9° north, 10.75° west"),
        (-43.5, 172.0, "43.5° south, 172.0° east"),
        (0, 0, "0.0° north, 0.0° east"),
    ],
)
def test_a_position_is_in_words(
    lighthouse: Briefing, latitude: float, longitude: float, words: str
) -> None:
    views = Views(lighthouse)
    spot = Coordinates(latitude=latitude, longitude=longitude)
    assert views.plainly(views.position(spot)) == words


def test_claims_on_one_voice_or_outlet_are_those_that_corroboration_counts_so(
    lighthouse: Briefing,
) -> None:
    groups = Views(lighthouse).evidence.one_voice()
    listed = {spot.id for group in groups for work in group.works for spot in work.spots}
    counted = {
        placed.claim.id
        for placed in lighthouse.claims.values()
        if not placed.home.withdrawn and lighthouse.corroboration(placed.claim).is_single
    }
    assert listed == counted
    assert sum(group.count for group in groups) == len(counted)


def test_a_claim_that_moved_is_told_once_and_found_by_its_old_address(build: Build) -> None:
    moved = Edit("events/fire.yml", "moved_to", {"ben-accuses-ann": "ann"})
    about = Edit("actors/ann.yml", "claims.0.about", ["fire"])
    for edits, heading in (((moved,), "Claims that moved to"), ((moved, about), "Claims on other")):
        text = page_at(load(build(*edits)), "events/fire/index.md").text
        assert text.count('id="ben-accuses-ann"') == text.count("Ann Ashe lit the fire") == 1
        assert f"## {heading}" in text
        assert text.count("## Claims ") == 2


def test_an_author_in_another_script_says_its_language(build: Build) -> None:
    paper = source(authors=["Walid Saad", "وليد سعد"], language="ar", url="https://paper.test/")
    edits = (
        Edit("sources/paper.yml", "", paper),
        Edit("vocabulary.yml", "languages.ar", {"label": "Arabic", "rtl": True}),
    )
    text = page_at(load(build(*edits)), "sources/paper/index.md").text
    assert 'Walid Saad; <span lang="ar" dir="rtl">وليد سعد</span>' in text


# --- corrections ---


def test_corrections_are_a_feed(lighthouse: Briefing) -> None:
    feed = ET.fromstring(page_at(lighthouse, "corrections.xml").text)  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(Views(lighthouse).corrections()) + len(Views(lighthouse).withdrawn())
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    assert len(ids) == len(set(ids))
    assert all(name.startswith(lighthouse.settings.site_url or "?") for name in ids)
    updated = [element.text or "" for element in feed.iter(f"{ATOM}updated")]
    moments = [datetime.fromisoformat(text) for text in updated]
    assert moments[0] == max(moments)
    assert all(moment.tzinfo for moment in moments)
    for name in ("title", "id", "author"):
        assert feed.find(f"{ATOM}{name}") is not None


def test_an_entry_of_the_feed_leads_to_a_spot_on_a_page(lighthouse: Briefing) -> None:
    pages = {page.path: page.text for page in render(lighthouse, TEMPLATES)}
    site = lighthouse.settings.site_url or ""
    feed = ET.fromstring(pages["corrections.xml"])  # noqa: S314 - our own
    for link in feed.findall(f"{ATOM}entry/{ATOM}link"):
        path, _, anchor = link.attrib["href"].removeprefix(site).partition("#")
        assert not anchor or f'id="{anchor}"' in pages[f"{path}index.md"]


SLIP = {"date": "2004-03", "was": "Nine thousand.", "now": "Nine hundred.", "why": "A slip."}
OTHER = {"date": "2004-09", "was": "Fishers.", "now": "People.", "why": "The almanac."}


def entry_ids(
    build: Build, *corrections: dict[str, str], edits: tuple[Edit, ...] = ()
) -> list[str]:
    """The ids of the feed's entries where the town has these corrections."""
    town = Edit("places/town.yml", "corrections", list(corrections))
    site = Edit("briefing.yml", "site_url", "https://a.test/")
    text = page_at(load(build(site, town, *edits)), "corrections.xml").text
    feed = ET.fromstring(text)  # noqa: S314 - our own
    return [entry.findtext(f"{ATOM}id") or "" for entry in feed.findall(f"{ATOM}entry")]


def test_a_correction_keeps_the_id_of_its_entry_whatever_is_listed_beside_it(build: Build) -> None:
    (alone,) = entry_ids(build, SLIP)
    assert entry_ids(build, OTHER, SLIP)[1] == alone
    assert entry_ids(build, SLIP, OTHER)[1] == alone
    assert entry_ids(build, OTHER, SLIP)[0] != alone


@pytest.mark.parametrize(
    "changed",
    [{"now": "Nine hundred people."}, {"why": "A slip of the pen."}, {"was": "nine  thousand"}],
)
def test_a_mended_slip_in_a_correction_makes_no_new_entry(
    build: Build, changed: dict[str, str]
) -> None:
    assert entry_ids(build, SLIP | changed) == entry_ids(build, SLIP)


def test_a_new_name_of_a_record_makes_no_new_entry(build: Build) -> None:
    town = minimal()["places/town.yml"] | {"name": "The hamlet", "corrections": [SLIP]}
    renamed = town | {"renamed_from": ["hamlet"]}
    before = entry_ids(build, edits=(Edit("places/hamlet.yml", "", town),))
    (build() / "places/hamlet.yml").unlink()
    assert entry_ids(build, edits=(Edit("places/village.yml", "", renamed),)) == before


def test_corrections_of_one_day_and_one_fault_are_entries_of_their_own(build: Build) -> None:
    ids = entry_ids(build, SLIP, SLIP | {"now": "Nine."}, OTHER)
    assert len(set(ids)) == 3


def test_without_an_address_there_is_no_feed(build: Build) -> None:
    paths = {page.path for page in render(load(build()), TEMPLATES)}
    assert "corrections.xml" not in paths
    assert "corrections/index.md" in paths


# --- lists that are filtered ---


def test_the_script_that_filters_finds_what_the_pages_name(lighthouse: Briefing) -> None:
    """What a list is filtered by stands on each of its entries, or is a column of its table."""
    for page in render(lighthouse, TEMPLATES):
        for keys in re.findall(r'data-facets="([^"]*)"', page.text):
            for key in keys.replace("!", "").split("|"):
                attribute = re.sub(r"(?<!^)([A-Z])", r"-\1", key).lower()
                assert f"data-{attribute}=" in page.text, page.path


def test_the_script_that_filters_is_small() -> None:
    script = TEMPLATES.parent / "docs" / "assets" / "javascripts" / "filter.js"
    assert len(script.read_bytes()) < 8192
