"""A full stop follows a title or a name, unless that ends in a mark itself."""

import re

import pytest

from briefing import load
from briefing.markup import full_stop
from briefing.rendering import Document, render
from tests.conftest import Build
from tests.support.briefings import Edit, source
from tests.support.project import ROOT
from tests.support.prose import html

TEMPLATES = ROOT / "templates"


@pytest.mark.parametrize(
    ("text", "stop"),
    [
        ("Mill burns", "."),
        ("Was it lit?", ""),
        ("“Fire!”", ""),
        ("And then…", ""),
        ("Millers Ltd.", ""),
        ("«هل احترقت؟»", ""),
        ("火事。", ""),
        ("The mill (burned?)", "."),
        ("", "."),
    ],
)
def test_a_full_stop_follows_what_has_no_mark_at_its_end(text: str, stop: str) -> None:
    assert full_stop(text) == stop


@pytest.mark.parametrize(
    ("name", "ended"),
    [("Mill burns", "Mill burns."), ("“Was it lit?”", "“Was it lit?”"), ("M. Ltd.", "M. Ltd.")],
)
def test_a_name_that_ends_in_a_mark_gets_no_full_stop(build: Build, name: str, ended: str) -> None:
    herald = source(title=name, publisher=name)
    fire = [
        Edit("events/fire.yml", "claims.0.attributed_to", [name]),
        Edit("events/fire.yml", "claims.0.quote", {
            "speaker": name, "translations": [{"text": "We ran", "lang": "en", "by": name}],
        }),
        Edit("events/fire.yml", "claims.0.evidence.0", {
            "source": "gazette", "excerpt": "it burned", "witness": name,
        }),
        Edit("events/fire.yml", "claims.0.status", "claimed"),
        Edit("briefing.yml", "home.established", []),
        Edit("places/town.yml", "name", name),
        Edit("sources/herald.yml", "", herald),
        Edit("sources/gazette.yml", "", source(title=name, publisher=name)),
    ]  # fmt: skip
    briefing = load(build(*fire))
    pages = [html(page.text).get_text(" ") for page in render(briefing, TEMPLATES)]
    pages.append(html(Document(briefing, TEMPLATES).html()).get_text(" "))
    text = re.sub(r"\s+(?=[.,])", "", " ".join(" ".join(pages).split()))
    assert f"{ended} {ended} original-report; full." in text  # a card of the list of sources
    assert f"As given by {ended}" in text
    assert f"Witness: {ended}" in text
    if ended == name:
        assert f"{name}." not in text
