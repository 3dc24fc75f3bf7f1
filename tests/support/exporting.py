"""Briefings for the tests of exports: as published, hostile, and with as little as possible."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefing import examine
from briefing.exports.telling import Teller
from briefing.linking import Briefing, published_view
from briefing.phrases import ENGLISH
from tests.support.briefings import Edit, edited, minimal, write

SCRIPTS = "Жук 中文 كتاب ספר देवी ไทย"
HOSTILE = r'=1+1 {A} & <b> "x" ]]> \ %$#_~^ ' + SCRIPTS


def teller_of(briefing: Briefing) -> Teller:
    """Return what exports are given of a briefing."""
    return Teller(published_view(briefing), ENGLISH)


def small(folder: Path, *edits: Edit) -> Teller:
    """Return the same for the minimal briefing with some changes, whatever the checker says."""
    briefing = examine(write(folder / "data", edited(minimal(), *edits))).briefing
    assert briefing is not None
    return teller_of(briefing)


def without_options() -> tuple[Edit, ...]:
    """Return the removal of what the records of the minimal briefing need not have."""
    files: dict[str, Any] = minimal()
    return tuple(
        Edit(place, name, None)
        for place, names in (
            ("actors/ann.yml", ("names", "claims")),
            ("actors/ben.yml", ("names", "relationships", "designations")),
            ("events/fire.yml", ("place", "participants", "claims")),
            ("places/town.yml", ("coordinates", "precision", "evidence")),
            ("reactions/ann-speaks.yml", ("quote",)),
            ("questions/who-lit-it.yml", ("answers",)),
            ("briefing.yml", ("subject", "introduction", "home")),
        )
        for name in names
        if name in files[place]
    )
