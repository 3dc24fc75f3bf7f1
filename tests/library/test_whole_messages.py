"""What somebody typed stands whole in the message: cut at no full stop, colon or mark."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefing import examine
from briefing.problems import Problem, quote
from tests.support.briefings import Edit, as_yaml, edited, minimal, write
from tests.support.rules import ANN, BEN, FIRE, GAZETTE, HERALD, SETTINGS, TOWN, WHO

LETTERS = "aZé9 علישß漢"
NO_ID = "Zéعلישß漢"
"""Letters of which no id, number or code is made."""
MARKS = " .:;,'\"`«»“”‘’()!?#&@/_=+|>*%"
TYPED = st.text(st.sampled_from(LETTERS + MARKS), min_size=3, max_size=140).filter(
    lambda text: not set(text).isdisjoint(NO_ID)
)
"""Long and short, in several scripts, with marks at which a text could be parted."""

QUOTING = (
    (SETTINGS, "timezone"),
    (SETTINGS, "as_of"),
    (SETTINGS, "home.unknown.0"),
    (ANN, "claims.0.said"),
    (ANN, "claims.0.status"),
    (ANN, "claims.0.topic"),
    (ANN, "claims.0.id"),
    (ANN, "claims.0.response"),
    (ANN, "claims.0.outcome"),
    (ANN, "kind"),
    (ANN, "country"),
    (BEN, "relationships.0.start"),
    (BEN, "relationships.0.target"),
    (FIRE, "place"),
    (FIRE, "claims.0.evidence.0.source"),
    (GAZETTE, "role"),
    (GAZETTE, "url"),
    (GAZETTE, "origin"),
    (HERALD, "language"),
    (TOWN, "coordinates.latitude"),
    (TOWN, "precision"),
    (WHO, "answers.0.claims.0"),
    (WHO, "state.value"),
)
"""Fields of which no such text is a right value; a message names what was typed."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A briefing in which nothing is wrong."""
    return write(tmp_path_factory.mktemp("whole") / "data", AROUND)


AROUND = edited(
    minimal(),
    Edit(SETTINGS, "home.unknown", ["who-lit-it"]),
    Edit(WHO, "state", {"value": "open"}),
)


def problems_with(folder: Path, edit: Edit) -> tuple[Problem, ...]:
    """Check the briefing with one value changed."""
    (folder / edit.place).write_text(as_yaml(edited(AROUND, edit)[edit.place]), "utf-8")
    try:
        return examine(folder).errors
    finally:
        (folder / edit.place).write_text(as_yaml(AROUND[edit.place]), "utf-8")


def is_whole(text: str, message: str) -> bool:
    """Whether a text stands in a message, or so much of it that an ellipsis shows the rest."""
    one_line = " ".join(text.split())
    return one_line in message or quote(text) in message


@settings(deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(QUOTING), TYPED)
@example((ANN, "claims.0.said"), "2 Nov. 2020")
@example((SETTINGS, "timezone"), "U.S. Eastern")
@example((ANN, "claims.0.outcome"), "The court acquitted her. She left: nobody knows why.")
@example((ANN, "claims.0.status"), "so. it: `is`")
@example((GAZETTE, "url"), "www.gazette.example. Mill burns")
@example((GAZETTE, "url"), "https://gazette.example/a. b: `c`")
@example((ANN, "claims.0.response"), "She says. That: she was asleep.")
def test_what_was_typed_stands_whole_in_the_message(
    folder: Path, where: tuple[str, str], text: str
) -> None:
    found = problems_with(folder, Edit(*where, text))
    assert any(is_whole(text, one.message) for one in found), [one.message for one in found]


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(TYPED)
@example("U.S. state")
def test_the_name_of_a_field_stands_whole_in_the_message(folder: Path, name: str) -> None:
    changed = edited(AROUND)[BEN] | {name.strip(): "x"}
    (folder / BEN).write_text(as_yaml(changed), "utf-8")
    found = examine(folder).errors
    (folder / BEN).write_text(as_yaml(AROUND[BEN]), "utf-8")
    assert any(is_whole(name, one.message) for one in found), [one.message for one in found]


@pytest.mark.parametrize(
    ("where", "message", "remedy"),
    [
        ((ANN, "claims.0.said", "2 Nov. 2020"), "`2 Nov. 2020` is not a date", "2020-11-02"),
        ((SETTINGS, "timezone", "U.S. Eastern"), "`U.S. Eastern` is not an", "America/New_York"),
        ((SETTINGS, "schema_version", "9"), "the data have version 9", "a later version"),
        ((GAZETTE, "url", "www.a.example"), "`www.a.example` is not a web address", "`https://`"),
        (
            (ANN, "claims.0.outcome", "Acquitted. So they say."),
            "needs its evidence: `Acquitted. So they say.`",
            '{text: "…", evidence: [{source: id-of-the-source, excerpt: "…"}]}',
        ),
        (
            (ANN, "claims.0.response", "She denies it. Twice."),
            "`She denies it. Twice.` in `response`",
            "none found as of",
        ),
        (
            (ANN, "claims.0.outcome", None),
            "lacks: outcome",
            '{text: "…", evidence: [{source: id-of-the-source, excerpt: "…"}]}',
        ),
    ],
)
def test_message_and_remedy_are_two(
    folder: Path, where: tuple[str, str, str | None], message: str, remedy: str
) -> None:
    (one,) = problems_with(folder, Edit(*where))
    assert message in one.message
    assert remedy in one.hint
