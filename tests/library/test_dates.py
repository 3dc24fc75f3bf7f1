"""EDTF dates: what is read, what it is called, how far it reaches, and what mistakes are told."""

import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from briefing.phrases import Catalogue, find_catalogue
from briefing.records.date_labels import SHORT_ENGLISH
from briefing.records.dates import EXAMPLES, EdtfDate
from briefing.records.mistakes import MistakeError

BAGHDAD = ZoneInfo("Asia/Baghdad")
WASHINGTON = ZoneInfo("America/New_York")
SCRIPTS = Path(__file__).parents[2] / "scripts"


def edtf(text: str) -> EdtfDate:
    return EdtfDate.parse(text)


# --- texts that are dates, made from the grammar rather than by the parser ---

days = st.dates()
offsets = st.sampled_from(["", "Z", "+03:00", "-12:00", "+14:00", "+05:45", "-05"])
timed = st.builds(
    lambda day, clock, unit, offset: f"{day}T{clock.isoformat(unit)}{offset}",
    days,
    st.times(),
    st.sampled_from(["minutes", "seconds"]),
    offsets,
)
untimed = st.builds(
    "".join,
    st.tuples(
        st.one_of(
            days.map(str),
            days.map(lambda day: str(day)[:7]),
            days.map(lambda day: str(day)[:4]),
            days.map(lambda day: f"{str(day)[:7]}-XX"),
            days.map(lambda day: f"{str(day)[:4]}-XX"),
            days.map(lambda day: f"{str(day)[:4]}-XX-XX"),
            st.integers(1, 999).map(lambda decade: f"{decade:03}X"),
            st.integers(1, 99).map(lambda century: f"{century:02}XX"),
            st.builds("{:04}-{}".format, st.integers(1, 9999), st.integers(21, 24)),
            st.integers(1, 9999).map(lambda year: f"-{year:04}"),
            days.map(lambda day: f"-{str(day)[:7]}"),
        ),
        st.sampled_from(["", "", "~", "?", "%"]),
    ),
)


def in_order(pair: tuple[str, str]) -> str:
    return "/".join(sorted(pair, key=lambda text: edtf(text).local_sort_key()))


intervals = st.one_of(
    untimed.map(lambda text: f"{text}/.."),
    untimed.map(lambda text: f"{text}/"),
    untimed.map(lambda text: f"../{text}"),
    untimed.map(lambda text: f"/{text}"),
    st.tuples(untimed, untimed).map(in_order),
)
dates = st.one_of(timed, untimed, intervals)


# --- reading ---


@given(dates)
def test_a_date_is_kept_as_written(text: str) -> None:
    assert str(edtf(text)) == text
    assert edtf(str(edtf(text))) == edtf(text)
    assert hash(edtf(text)) == hash(edtf(text))


@given(dates)
def test_the_earliest_is_before_the_latest(text: str) -> None:
    found = edtf(text)
    # Of what began before the year 1 and goes on, neither can be held.
    assert found.earliest or found.latest or text.startswith("-")
    assert not (found.earliest and found.latest) or found.earliest < found.latest
    assert found.sort_key[0] <= found.sort_key[1]


@given(dates, st.sampled_from([None, BAGHDAD, WASHINGTON]))
def test_every_date_has_words(text: str, zone: ZoneInfo | None) -> None:
    words = edtf(text).label(zone)
    assert words
    assert words == words.strip()
    assert edtf(text).local_sort_key(zone)[0] <= edtf(text).local_sort_key(zone)[1]


@given(st.text(max_size=120) | st.text(alphabet="0123456789-/.TXZ:+~?% ", max_size=40))
def test_any_other_text_is_refused_in_words(text: str) -> None:
    try:
        found = edtf(text)
    except ValueError as mistake:
        assert "Write" in str(mistake)  # noqa: PT017  # most texts raise, and a few may not
    else:
        assert str(found) == text


# --- words ---


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2021-11-07", "7 November 2021"),
        ("2021-11-07T02:30:00+03:00", "7 November 2021, 02:30 UTC+3"),
        ("2021-11-07T02:30:15Z", "7 November 2021, 02:30:15 UTC"),
        ("2021-11-07T02:30:00-05:30", "7 November 2021, 02:30 UTC−5:30"),
        ("2021-11-07T02:30:00", "7 November 2021, 02:30"),
        ("2021-11-07T02:30", "7 November 2021, 02:30"),
        ("2024-03-26T01:27-04:00", "26 March 2024, 01:27 UTC−4"),
        ("-0044-03-15", "15 March 45 BCE"),
        ("-0004-02-29~", "about 29 February 5 BCE"),
        ("-0044/-0027", "45 BCE–28 BCE"),
        ("-0044/0012", "45 BCE–12"),
        ("2021-11", "November 2021"),
        ("2014", "2014"),
        ("2021-11~", "about November 2021"),
        ("2021?", "2021, uncertain"),
        ("2021%", "about 2021, uncertain"),
        ("2019-10/2019-11", "October–November 2019"),
        ("2021-11-05/2021-11-06", "5–6 November 2021"),
        ("2021-10-28/2021-11-03", "28 October – 3 November 2021"),
        ("2019-12-28/2020-01-03", "28 December 2019 – 3 January 2020"),
        ("2019-11/2020-02", "November 2019 – February 2020"),
        ("2014/2019", "2014–2019"),
        ("2014/2014", "2014"),
        ("2019/2021-05-03", "2019 – 3 May 2021"),
        ("2021-11/2021-11-05", "November 2021 – 5 November 2021"),
        ("2014~/2019", "from about 2014 to 2019"),
        ("2014?/2019?", "from 2014, uncertain, to 2019, uncertain"),
        ("2021-11-07/..", "since 7 November 2021"),
        ("../2014", "until 2014"),
        ("../2014~", "until about 2014"),
        ("2021-11-07/", "from 7 November 2021, end not known"),
        ("/2014", "until 2014, start not known"),
        ("201X", "the 2010s"),
        ("200X", "the years 2000–2009"),
        ("19XX", "the years 1900–1999"),
        ("2021-11-XX", "some day in November 2021"),
        ("2021-XX", "some month in 2021"),
        ("2021-XX-XX", "some day in 2021"),
        ("2021-21", "spring 2021"),
        ("2021-24~", "about winter 2021"),
        ("2021-21/2021-22", "spring–summer 2021"),
    ],
)
def test_words_have_the_precision_written(text: str, words: str) -> None:
    assert edtf(text).label() == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2021-11-07", "7 Nov 2021"),
        ("2003-04-02", "2 April 2003"),
        ("2003-05", "May 2003"),
        ("2003-09~", "about Sep 2003"),
        ("2003-01/2003-02", "Jan\u2013Feb 2003"),
        ("2003-12-30/2004-01-02", "30 Dec 2003 \u2013 2 Jan 2004"),
        ("2003-12-XX", "some day in Dec 2003"),
        ("../2003-08", "until Aug 2003"),
        ("2004", "2004"),
    ],
)
def test_where_there_is_little_room_long_months_are_cut(text: str, words: str) -> None:
    assert edtf(text).label(None, SHORT_ENGLISH) == words


def test_a_short_time_is_told_in_the_zone_too() -> None:
    assert edtf("2021-11-07T02:30:00+03:00").label(WASHINGTON, SHORT_ENGLISH) == "6 Nov 2021, 19:30"


WRITTEN = (
    *("2021-11-07", "2021-11", "2021", "-0044-03", "2021-21", "201X", "2021-11-XX", "2021-XX"),
    *(
        "2021-11-07~",
        "2021-11?",
        "2021-11-07/2021-11-09",
        "2021-10/2021-11",
        "2021-10-30/2021-11-02",
    ),
    *("2021-12-30/2022-01-02", "2021-11-07/..", "../2021-11", "2021-11-07T02:30+03:00"),
    "2021-11-07T14:30:05+03:00",
)

IN_LANGUAGES = {
    "en": [
        *("7 November 2021", "November 2021", "2021", "March 45 BCE", "spring 2021", "the 2010s"),
        *("some day in November 2021", "some month in 2021", "about 7 November 2021"),
        *("November 2021, uncertain", "7–9 November 2021", "October–November 2021"),
        *("30 October – 2 November 2021", "30 December 2021 – 2 January 2022"),
        *("since 7 November 2021", "until November 2021", "7 November 2021, 02:30"),
        "7 November 2021, 14:30:05",
    ],
    "en-US": [
        *("November 7, 2021", "November 2021", "2021", "March 45 BCE", "spring 2021", "the 2010s"),
        *("some day in November 2021", "some month in 2021", "about November 7, 2021"),
        *("November 2021, uncertain", "November 7–9, 2021", "October–November 2021"),
        *("October 30 – November 2, 2021", "December 30, 2021 – January 2, 2022"),
        *("since November 7, 2021", "until November 2021", "November 7, 2021, 2:30\u202fAM"),
        "November 7, 2021, 2:30:05\u202fPM",
    ],
}
IN_LANGUAGES["en-GB"] = IN_LANGUAGES["en"]


@pytest.mark.parametrize("language", IN_LANGUAGES)
def test_a_date_is_written_as_people_write_it_there(tmp_path: Path, language: str) -> None:
    words = find_catalogue(tmp_path, language)[0].dates
    assert [edtf(text).label(BAGHDAD, words) for text in WRITTEN] == IN_LANGUAGES[language]


@pytest.mark.parametrize(
    ("locale", "labels"),
    [
        ("de", ["7. November 2021", "7.–9. November 2021", "30. Oktober – 2. November 2021"]),
        ("es", ["7 de noviembre de 2021", "7–9 de noviembre de 2021"]),
        ("ja", ["2021年11月7日", "2021年11月7–9日", "10月30日 – 2021年11月2日"]),
        ("th", ["7 พฤศจิกายน ค.ศ. 2021"]),
    ],
)
def test_the_order_of_a_date_is_the_language_s(locale: str, labels: list[str]) -> None:
    texts = "2021-11-07", "2021-11-07/2021-11-09", "2021-10-30/2021-11-02"
    words = Catalogue(locale=locale).dates
    assert [edtf(text).label(None, words) for text in texts][: len(labels)] == labels


def test_the_months_have_the_case_that_a_day_asks_for() -> None:
    words = Catalogue(locale="fi").dates
    assert edtf("2021-11-07").label(None, words) == "7. marraskuuta 2021"
    assert edtf("2021-11").label(None, words) == "marraskuu 2021"


@pytest.mark.parametrize(
    ("locale", "timezone", "told"),
    [
        ("en", "Asia/Baghdad", "7 November 2021, 02:30 Baghdad time"),
        ("en", "America/New_York", "6 November 2021, 19:30 New York time"),
        ("en", "America/Argentina/Buenos_Aires", "6 November 2021, 20:30 Buenos Aires time"),
        ("en", "UTC", "6 November 2021, 23:30 UTC"),
        ("en_US", "Asia/Baghdad", "November 7, 2021, 2:30\u202fAM Baghdad time"),
    ],
)
def test_a_zone_is_called_by_its_city(locale: str, timezone: str, told: str) -> None:
    words = Catalogue(locale=locale).date_words(timezone)
    assert edtf("2021-11-07T02:30+03:00").label(ZoneInfo(timezone), words) == told
    assert timezone not in edtf("2021-11").label(ZoneInfo(timezone), words)


def test_a_time_is_shown_on_the_clocks_of_a_zone() -> None:
    attack = edtf("2021-11-07T02:30:00+03:00")
    assert attack.label(BAGHDAD) == "7 November 2021, 02:30"
    assert attack.label(WASHINGTON) == "6 November 2021, 19:30"


def test_a_zone_changes_nothing_where_no_offset_is_known() -> None:
    assert edtf("2021-11-07").label(WASHINGTON) == "7 November 2021"
    assert edtf("2021-11-07T02:30:00").label(WASHINGTON) == "7 November 2021, 02:30"


def test_words_do_not_depend_on_the_machine() -> None:
    code = (
        "import contextlib, locale\n"
        "with contextlib.suppress(locale.Error): locale.setlocale(locale.LC_ALL, '')\n"
        "from briefing.records.dates import EdtfDate\n"
        "print(ascii(EdtfDate.parse('2021-11-07T02:30:00').label()))\n"
        "print(EdtfDate.parse('2021-11-07T02:30:00').earliest)"
    )
    said = set()
    for zone, words in [("UTC", "C"), ("Asia/Kolkata", "C.UTF-8"), ("America/Lima", "ar_IQ.UTF-8")]:
        env = os.environ | {"TZ": zone, "LC_ALL": words, "PYTHONPATH": str(SCRIPTS)}
        command = [sys.executable, "-B", "-c", code]
        run = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        said.add(run.stdout or run.stderr)
    assert said == {"'7 November 2021, 02:30'\n2021-11-06 12:30:00+00:00\n"}


# --- bounds and order ---


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2021-11-07", "2021-11-06T10:00Z", "2021-11-08T12:00Z"),
        ("2021-11", "2021-10-31T10:00Z", "2021-12-01T12:00Z"),
        ("2024-02", "2024-01-31T10:00Z", "2024-03-01T12:00Z"),
        ("2014", "2013-12-31T10:00Z", "2015-01-01T12:00Z"),
        ("201X", "2009-12-31T10:00Z", "2020-01-01T12:00Z"),
        ("2021-11-07T02:30:00+03:00", "2021-11-06T23:30Z", "2021-11-06T23:30:01Z"),
        ("2021-11-07T02:30:00", "2021-11-06T12:30Z", "2021-11-07T14:30:01Z"),
        ("2021-11-07T02:30+03:00", "2021-11-06T23:30Z", "2021-11-06T23:31Z"),
        ("-0044-03-15", None, "0001-01-01T12:00Z"),
        ("2019-10/2019-11", "2019-09-30T10:00Z", "2019-12-01T12:00Z"),
        ("2021-11-07/..", "2021-11-06T10:00Z", None),
        ("/2014", None, "2015-01-01T12:00Z"),
        ("2021-24", "2020-11-30T10:00Z", "2022-04-01T12:00Z"),
    ],
)
def test_bounds_hold_every_time_zone(text: str, earliest: str | None, latest: str | None) -> None:
    found = edtf(text)
    assert found.earliest == (datetime.fromisoformat(earliest) if earliest else None)
    assert found.latest == (datetime.fromisoformat(latest) if latest else None)


def test_a_washington_evening_may_follow_a_baghdad_night_of_the_next_day() -> None:
    attack, statement = edtf("2021-11-07T02:30:00+03:00"), edtf("2021-11-06")
    assert not statement.surely_before(attack)
    assert edtf("2021-11-05").surely_before(attack)
    assert not attack.surely_before(edtf("2021-11-05"))


@pytest.mark.parametrize("mark", ["~", "?", "%"])
def test_a_qualified_date_reaches_beyond_what_is_written(mark: str) -> None:
    assert edtf("2021-10").surely_before(edtf("2021-12"))
    assert not edtf(f"2021-10{mark}").surely_before(edtf("2021-12-01"))
    assert edtf(f"2021-10{mark}").surely_before(edtf("2022-02"))


def test_nothing_is_sure_of_an_open_end() -> None:
    assert not edtf("2014/..").surely_before(edtf("2021"))
    assert not edtf("2014/").surely_before(edtf("2021"))
    assert not edtf("2014/..").surely_before(edtf("2021"))
    assert edtf("2013").surely_before(edtf("2015/.."))


@given(dates, dates)
def test_order_never_contradicts_itself(one: str, two: str) -> None:
    first, second = edtf(one), edtf(two)
    assert not first.surely_before(first)
    assert not (first.surely_before(second) and second.surely_before(first))
    if first.surely_before(second):
        assert first.sort_key < second.sort_key
    assert (first.sort_key == second.sort_key) == (one == two)


def test_a_timeline_puts_an_evening_before_the_next_day() -> None:
    evening, day, night = map(
        edtf, ["2021-11-06T20:00:00+03:00", "2021-11-07", "2021-11-06T23:30:00Z"]
    )
    in_baghdad = sorted([night, day, evening], key=lambda each: each.local_sort_key(BAGHDAD))
    assert in_baghdad == [evening, day, night]


def test_dates_before_the_year_one_come_first_and_in_their_order() -> None:
    texts = ["-0100", "-0044-03-15", "-0044-03-16", "-0027/-0010", "0001", "2021"]
    for key in (lambda each: each.sort_key, lambda each: each.local_sort_key(BAGHDAD)):
        assert [str(each) for each in sorted(map(edtf, reversed(texts)), key=key)] == texts
    assert edtf("-0044").surely_before(edtf("2021"))
    assert not edtf("-0100").surely_before(edtf("-0100"))
    assert edtf("-0044-03-15").local_day(BAGHDAD) is None


def test_a_local_day_is_the_day_on_the_calendar_of_the_place() -> None:
    attack = edtf("2021-11-07T02:30:00+03:00")
    assert attack.local_day(BAGHDAD) == date(2021, 11, 7)
    assert attack.local_day(WASHINGTON) == date(2021, 11, 6)
    assert attack.local_day() == date(2021, 11, 7)
    assert edtf("2021-11-07?").local_day(WASHINGTON) == date(2021, 11, 7)
    assert [edtf(text).local_day(BAGHDAD) for text in ("2021-11", "2021-11-XX", "2021/..")] == [
        None
    ] * 3


def test_only_a_time_of_day_is_a_time() -> None:
    assert edtf("2021-11-07T00:00:00Z").has_time
    assert not edtf("2021-11-07").has_time
    assert not edtf("2021-11-07/..").has_time


@pytest.mark.parametrize("zone", [None, BAGHDAD, WASHINGTON])
def test_the_edges_of_the_calendar_hold(zone: ZoneInfo | None) -> None:
    for text in ("0001", "9999", "0001-24", "9999-24", "9999-12-31~"):
        assert edtf(text).label(zone)
        assert edtf(text).sort_key
    first, last = edtf("0001-01-01T00:00:00+14:00"), edtf("9999-12-31T23:59:59-12:00")
    assert first.earliest == datetime.min.replace(tzinfo=UTC)
    assert last.latest == datetime.max.replace(tzinfo=UTC)
    assert first.label(zone)
    assert last.label(zone)
    assert first.surely_before(last)


@given(days, days)
def test_days_are_surely_apart_from_three_days_on(one: date, two: date) -> None:
    # A day and all its time zones take 50 hours, so the next day but one may still overlap.
    sure = edtf(str(one)).surely_before(edtf(str(two)))
    assert sure == (two - one >= timedelta(days=3))


# --- mistakes ---


@pytest.mark.parametrize(
    ("mistake", "remedy"),
    [
        ("7/11/2021", "Write 2021-11-07 for 7 November 2021, or 2021-07-11 for 11 July 2021."),
        ("31.12.2021", "Write 2021-12-31 for 31 December 2021."),
        ("Nov 7, 2021", "Write 2021-11-07 for 7 November 2021."),
        ("7 November 2021", "Write 2021-11-07 for 7 November 2021."),
        ("November 2021", "Write 2021-11 for November 2021."),
        ("Spring 2021", "Write 2021-21 for spring 2021."),
        ("2021-7-1", "Write 2021-07-01 for 1 July 2021."),
        ("2021/11/07", "Write 2021-11-07 for 7 November 2021."),
        ("2021/11", "Write 2021-11 for November 2021."),
        ("20211107", "Write 2021-11-07 for 7 November 2021."),
        ("٢٠٢١-١١-٠٧", "Write 2021-11-07 for 7 November 2021."),
        (" 2021 ", "Write 2021."),
        ("201x", "Write 201X for the 2010s."),
        ("the 2010s", "Write 201X for the 2010s."),
        ("c. 2014", "Write 2014~ for about 2014."),
        ("~2014", "Write 2014~ for about 2014."),
        ("2021-11-07T2:30", "Write 2021-11-07T02:30 for 7 November 2021, 02:30."),
        ("2021-11-07 02:30", "Write 2021-11-07T02:30 for 7 November 2021, 02:30."),
        (
            "2021-11-07T02:30+0300",
            "Write 2021-11-07T02:30+03:00 for 7 November 2021, 02:30 UTC+3.",
        ),
        ("2019-2021", "Write 2019/2021 for 2019–2021."),
        ("2019 to 2021", "Write 2019/2021 for 2019–2021."),
        ("2021-11-05/06", "Write 2021-11-05/2021-11-06 for 5–6 November 2021."),
        ("2021-11-06/2021-11-05", "Write 2021-11-05/2021-11-06 for 5–6 November 2021."),
        ("5–6 November 2021", "Write 2021-11-05/2021-11-06 for 5–6 November 2021."),
        ("2019/present", "Write 2019/.. for since 2019."),
        ("since 2019", "Write 2019/.. for since 2019."),
        ("until 2014", "Write ../2014 for until 2014."),
        ("2 Nov. 2020", "Write 2020-11-02 for 2 November 2020."),
        ("Friday, 14 March 2003", "Write 2003-03-14 for 14 March 2003."),
        ("14-Mar-2003", "Write 2003-03-14 for 14 March 2003."),
        ("approx. 2003", "Write 2003~ for about 2003."),
        ("2003-03-14 (?)", "Write 2003-03-14? for 14 March 2003, uncertain."),
        ("14/3/03", "Write 2003-03-14 for 14 March 2003."),
        ("3/4/03", "Write 2003-04-03 for 3 April 2003, or 2003-03-04 for 4 March 2003."),
        ("2003-14-03", "Write 2003-03-14 for 14 March 2003."),
        ("2003-03-00", "Write 2003-03 for March 2003."),
        ("2003-03-14--2003-03-16", "Write 2003-03-14/2003-03-16 for 14–16 March 2003."),
        ("March 14-16, 2003", "Write 2003-03-14/2003-03-16 for 14–16 March 2003."),
        ("مارس ٢٠٠٣", "Write 2003-03 for March 2003."),
        ("٧ تشرين الثاني ٢٠٢١", "Write 2021-11-07 for 7 November 2021."),
        ("7 نوفمبر/تشرين الثاني 2021", "Write 2021-11-07 for 7 November 2021."),
        ("14 במרץ 2003", "Write 2003-03-14 for 14 March 2003."),
        ("14 de marzo de 2003", "Write 2003-03-14 for 14 March 2003."),
        ("2003年3月14日", "Write 2003-03-14 for 14 March 2003."),
        ("19th century", "Write 18XX for the years 1800–1899."),
        ("1900s", "Write 19XX for the years 1900–1999, or 190X for the years 1900–1909."),
        ("199u", "Write 199X for the 1990s."),
        ("?2004-06", "Write 2004-06? for June 2004, uncertain."),
        ("44 BC", "Write -0043 for 44 BCE."),
        ("15 March 44 B.C.", "Write -0043-03-15 for 15 March 44 BCE."),
        ("AD 79", "Write 0079 for 79."),
        ("2003-03-14T24:00:00Z", "Write 2003-03-15T00:00Z for 15 March 2003, 00:00 UTC."),
        ("14 March 2003, 2.30 pm", "Write 2003-03-14T14:30 for 14 March 2003, 14:30."),
        (
            "2003-03-14T02:00:00 Pacific/Chatham",
            "Write 2003-03-14T02:00:00+13:45 for 14 March 2003, 02:00 UTC+13:45.",
        ),
    ],
)
def test_a_common_mistake_gets_its_remedy(mistake: str, remedy: str) -> None:
    with pytest.raises(ValueError, match="is not a date") as raised:
        edtf(mistake)
    assert str(raised.value).endswith(remedy)


@pytest.mark.parametrize(
    ("mistake", "remedy"),
    [
        (
            "early March 2003",
            "2003-03 for March 2003, and the rest in words next to it (`date_note: early March 200",
        ),
        ("late 1990s", "Write 199X for the 1990s, and the rest in words"),
        ("first half of March 2003", "Write 2003-03 for March 2003, and the rest in words"),
        ("morning of 14 March 2003", "Write 2003-03-14 for 14 March 2003, and the rest in words"),
        ("night of 14 to 15 March 2003", "or 2003-03-14/2003-03-15 for 14–15 March 2003 if it"),
        ("before March 2003", "A span means the whole time, so it cannot express this."),
        ("between 14 and 16 March 2003", "A span means the whole time, so it cannot express this."),
        (
            "2003-Q1",
            "Write 2003, and the part of the year in words next to it (`date_note: first qu",
        ),
        ("2003-33", "Only if it went on from the first month to the last, write 2003-01/2003-03"),
        ("H2 2003", "Only if it went on from the first month to the last, write 2003-07/2003-12"),
        ("[1667,1668]", "certain in either case, 166X for the 1660s, and the choice in words"),
        ("14 or 15 March 2003", "certain in either case, 2003-03 for March 2003, and the choice"),
        (
            "{1960,1961}",
            "Write a claim for each of the dates. If it went on the whole time, write 1960/1",
        ),
        ("14 and 16 March 2003", "Write a claim for each of the dates."),
        ("156X-12-25", "Write 156X for the 1560s, and the rest in words next to it."),
        ("1424-01-11 AH", "Write the date in the Gregorian calendar"),
        ("١١ محرم ١٤٢٤", "Write the date in the Gregorian calendar"),
        ("14 March", "Write the year, too"),
        ("Y-17000", "Years have four digits, from"),
        ("5th century BC", "Write the year if it is known, as in -0043 for 44 BCE"),
        ("2003-02-29", "Write the right day, or 2003-02 for February 2003 if only the month is"),
        ("2003-03-14T02", "Write hour and minute, as in 2003-03-14T02:30, or the day alone"),
        ("2003-03-14 02:00 EST", "Write 2003-03-14T02:00 and after it the offset from UTC"),
        ("2003-03-14T02:00Z/2003-03-15T02:00Z", "Write 2003-03-14/2003-03-15 for 14–15 March"),
        ("Easter 2003", "Write what is certain, in a form such as 2003, 2003-03 or 2003-03-14"),
        ("2003-W11", "and the rest in words next to it (`date_note: 2003-W11`)"),
        ("../..", "Write no date if none is known"),
        ("unknown", "Write no date if none is known"),
    ],
)
def test_no_remedy_changes_what_is_meant(mistake: str, remedy: str) -> None:
    with pytest.raises(ValueError, match="is not a date") as raised:
        edtf(mistake)
    assert remedy in str(raised.value)


@pytest.mark.parametrize(
    ("mistake", "reason"),
    [
        ("2021-02-30", "February 2021 has 28 days"),
        ("2021-13", "there is no month 13"),
        ("2021-00-01", "there is no month 00"),
        ("2021-21-01", "a season has no day"),
        ("0000", "years run from 0001"),
        ("2021-11-07T24:00:00", "from 00:00:00 to 23:59:59"),
        ("2021-11-07T02:30:00+15:00", "offsets from UTC run"),
        ("2021-11-07T02:30:00~", "takes no ~"),
        ("2021-11-07T02:30:00Z/..", "without a time of day"),
        ("2021-11-06/2021-11-05", "ends before it starts"),
        ("2021/2020-12", "ends before it starts"),
        ("../..", "needs a date at one end"),
        ("/", "needs a date at one end"),
        ("..", "not in the form"),
        ("2014/2015/2016", "not in the form"),
        ("201X-11", "no month after it"),
        ("2021-XX-07", "no day after it"),
        ("²021", "not in the form"),
        ("2021\n", "not in the form"),
        ("", "the date is empty"),
        (" ", "the date is empty"),
        ("2" * 1_000_000, "too long"),
    ],
)
def test_what_is_wrong_is_told_with_an_example(mistake: str, reason: str) -> None:
    with pytest.raises(ValueError, match="Write") as raised:
        edtf(mistake)
    assert reason in str(raised.value)
    assert len(str(raised.value)) < 300


# --- as the type of a field ---


class Dated(BaseModel):
    model_config = ConfigDict(frozen=True)

    date: EdtfDate | None = None
    said: EdtfDate


def test_a_field_takes_text_and_is_dumped_as_text() -> None:
    record = Dated.model_validate({"date": "2021-11", "said": edtf("2021-11-07")})
    assert record.date == edtf("2021-11")
    assert record.model_dump() == {"date": "2021-11", "said": "2021-11-07"}
    assert Dated.model_validate_json(record.model_dump_json()) == record
    assert hash(record) == hash(record.model_copy())


@pytest.mark.parametrize("value", ["7/11/2021", 2021, None, ["2021"], date(2021, 11, 7)])
def test_a_field_tells_one_mistake_once(value: object) -> None:
    with pytest.raises(ValidationError) as raised:
        Dated.model_validate({"said": value})
    (error,) = raised.value.errors()
    assert isinstance(error["ctx"]["error"], MistakeError)
    assert error["loc"] == ("said",)
    assert "Write" in error["msg"]


SCHEMA = TypeAdapter(EdtfDate).json_schema()


@given(dates)
def test_the_json_schema_takes_every_date(text: str) -> None:
    assert re.fullmatch(SCHEMA["pattern"], text)


def test_the_json_schema_takes_a_bare_year_for_a_number_and_has_right_examples() -> None:
    assert SCHEMA["examples"] == list(EXAMPLES)
    assert all(edtf(example) for example in EXAMPLES)
    assert (SCHEMA["type"], SCHEMA["maximum"]) == (["string", "integer"], 9999)
