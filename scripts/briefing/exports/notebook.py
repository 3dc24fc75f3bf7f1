"""The example notebook: three questions that the tables answer, in the form nbformat 4.5.

Its words are phrases and escaped; its code is the same for every briefing, except for the address
of the files. It has no outputs, so that the same briefing gives the same bytes. It shows no
accusation without the answer of the accused and the outcome, and no stance without who took it and
its status.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.github import escape_markdown
from briefing.phrases import gettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.exports.telling import Teller
    from briefing.phrases import Phrase

NOTEBOOK = "examples.ipynb"
"""The name of the file."""

_Cell = dict[str, Any]

_LOADING = """\
from pathlib import Path

import pandas

pandas.set_option("display.max_colwidth", None, "display.max_rows", None)

FOLDER = %s


def table(name):
    # A cell "NA" is a value, such as the code of Namibia; only an empty cell is none.
    return pandas.read_csv(f"{FOLDER}{name}.csv", keep_default_na=False, na_values=[""])"""

_HERE = '""'
_HERE_OR_ON_THE_SITE = '"" if Path("sources.csv").exists() else %s'

_STANCES = """\
DAYS = 1

events = table("events")[["id", "date_from", "date_to"]].rename(columns={"id": "event"})
actors = table("actors")[["id", "country"]].rename(columns={"id": "actor"})
taken = table("stances").merge(events, on="event", how="left").merge(actors, on="actor", how="left")


def days(earlier, later):
    return (pandas.to_datetime(taken[later]) - pandas.to_datetime(taken[earlier])).dt.days


taken["days_at_least"] = days("date_to", "said_from").clip(lower=0)
taken["days_at_most"] = days("date_from", "said_to").clip(lower=0)
soon = taken[taken["days_at_most"] <= DAYS].sort_values(
    ["country", "days_at_most", "actor_name", "stance"]
)
soon.set_index(["country", "actor_name", "stance"])[
    [
        *("words", "status", "said_by", "said", "days_at_least", "days_at_most"),
        *("is_accusation", "against", "response", "said_earlier", "outcome", "url"),
    ]
]"""

_ACCUSATIONS = """\
def on_one_voice(name, *words):
    found = table(name)
    voices = found[["speakers", "unnamed", "seen_by", "findings", "reports"]].sum(axis=1)
    columns = ["status", "said_by", "against", "response", "said_earlier", "outcome", "support"]
    return found.loc[
        found["is_accusation"].eq(True) & voices.eq(1),
        [*words, *columns, "contradicted_by", "url"],
    ]


on_one_voice("claims", "text")"""

_TIES = """\
on_one_voice("relationships", "actor_name", "tie", "other_name")"""

_SOURCES = """\
sources = table("sources").sort_values(["rests_on_it", "id"], ascending=[False, True])
sources[
    ["title", "publisher", "date", "role", "read", "rests_on_it", "rests_on_it_alone", "url"]
].head(20)"""


class _Question(NamedTuple):
    """A question, and how it is answered.

    Attributes:
        id: The id of its cell.
        heading: The question.
        remark: What the answer counts, and what it leaves out.
        code: The code that answers it, by the ids of the cells.
    """

    id: str
    heading: Phrase
    remark: Phrase
    code: Mapping[str, str]


_QUESTIONS = (
    _Question(
        "stances",
        gettext("Who reacted within a day, by country"),
        gettext(
            "Days are counted from the event to the reaction, at least and at most, because a date "
            "may be less exact than a day. Read a stance that accuses with the answer and the "
            "outcome; it has none if no party is named."
        ),
        {"stances-by-country": _STANCES},
    ),
    _Question(
        "accusations",
        gettext("Accusations that rest on one voice"),
        gettext(
            "One voice is one named speaker, all unnamed sources together, one outlet or party "
            "that saw or found it, or one outlet that reports it without saying who says so. Read "
            "each with its answer and its outcome. First the claims, then the ties between actors."
        ),
        {"accusing-claims": _ACCUSATIONS, "accusing-ties": _TIES},
    ),
    _Question(
        "sources",
        gettext("The sources on which most rests"),
        gettext(
            "How many statements, names and parts each source supports, and how many of them no "
            "other source supports."
        ),
        {"weightiest-sources": _SOURCES},
    ),
)


def notebook(teller: Teller, folder: str) -> str:
    """Return the text of the notebook, given the address of the data files, if they have one."""
    whole = {
        "cells": list(_cells(teller, folder)),
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _cells(teller: Teller, folder: str) -> Iterator[_Cell]:
    yield _text(teller, "about", "#", _about(teller, folder))
    here = _HERE_OR_ON_THE_SITE % json.dumps(folder) if folder else _HERE
    yield _code("load", _LOADING % here)
    for question in _QUESTIONS:
        yield _text(teller, question.id, "##", (question.heading, question.remark))
        for cell_id, source in question.code.items():
            yield _code(cell_id, source)


def _about(teller: Teller, folder: str) -> Iterator[Phrase]:
    """Yield the title and the first paragraphs."""
    settings = teller.briefing.settings
    yield gettext("Examples: %(title)s", title=settings.title)
    yield gettext(
        "Three questions, answered with pandas from the data files of this briefing. They are "
        "examples of what can be asked, not findings. An accusation has whom it is against, their "
        "answer and the outcome in its row; a stance has who took it and its status. Keep them "
        "together."
    )
    if folder:
        yield gettext(
            "The notebook reads the files next to it or, without them, those of the site."
        )
    else:
        yield gettext("The notebook reads the files next to it.")
    yield gettext(
        "Our own words and data may be used under %(licence)s. Quoted words, excerpts and titles "
        "belong to their speakers and publishers.",
        licence=settings.licence.name,
    )


def _text(teller: Teller, cell_id: str, mark: str, words: Iterable[Phrase]) -> _Cell:
    """Return a cell with a heading and paragraphs."""
    heading, *paragraphs = (escape_markdown(teller.say(one) or "") for one in words)
    source = "\n\n".join((f"{mark} {heading}", *paragraphs))
    return {"cell_type": "markdown", "id": cell_id, "metadata": {}, "source": _lines(source)}


def _code(cell_id: str, source: str) -> _Cell:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": cell_id,
        "metadata": {},
        "outputs": [],
        "source": _lines(source),
    }


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)
