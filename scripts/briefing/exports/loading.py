"""How the data files are loaded: a few lines for each of the tools that people use."""

from __future__ import annotations

from typing import NamedTuple

from briefing.phrases import Phrase, gettext


class Loader(NamedTuple):
    """A way to load the files.

    Attributes:
        tool: The tool.
        code: What to type, with `{data}` for the address of the folder.
    """

    tool: Phrase
    code: str


LOADERS = (
    Loader(
        gettext("Python with pandas"),
        "import pandas\n"
        'claims = pandas.read_csv("{data}claims.csv")\n'
        'claims[claims["is_accusation"]][["text", "said_by", "response", "outcome"]]',
    ),
    Loader(
        gettext("R"),
        "library(readr)\n"
        'claims <- read_csv("{data}claims.csv")\n'
        'subset(claims, is_accusation, c("text", "said_by", "response", "outcome"))',
    ),
    Loader(
        gettext("DuckDB"),
        "SELECT stance, count(*) FROM '{data}stances.csv' GROUP BY stance ORDER BY 2 DESC;",
    ),
    Loader(
        gettext("SQLite"),
        "curl -O {data}briefing.sqlite\n"
        'sqlite3 briefing.sqlite "SELECT text, response, outcome FROM accusations"',
    ),
    Loader(gettext("Datasette"), "curl -O {data}briefing.sqlite\ndatasette briefing.sqlite"),
)
"""The ways, best known first."""
