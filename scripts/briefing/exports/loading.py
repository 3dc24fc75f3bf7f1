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
        'shown = ["text", "status", "said_by", "against", "response", "outcome"]\n'
        'claims[claims["is_accusation"]][shown]',
    ),
    Loader(
        gettext("R"),
        "library(readr)\n"
        'claims <- read_csv("{data}claims.csv")\n'
        'shown <- c("text", "status", "said_by", "against", "response", "outcome")\n'
        "claims[claims$is_accusation, shown]",
    ),
    Loader(
        gettext("DuckDB"),
        "SELECT stance, status, count(*) FROM '{data}stances.csv' GROUP BY ALL ORDER BY 3 DESC;",
    ),
    Loader(
        gettext("SQLite"),
        'curl -O {data}briefing.sqlite\nsqlite3 briefing.sqlite "SELECT * FROM accusations"',
    ),
    Loader(gettext("Datasette"), "curl -O {data}briefing.sqlite\ndatasette briefing.sqlite"),
)
"""The ways, best known first."""
