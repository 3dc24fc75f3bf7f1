"""The tables as one SQLite database, with keys, a full-text index and views of common questions."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from briefing.exports.model import CellType
from briefing.phrases import gettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.exports.model import Column, Table
    from briefing.phrases import Phrase

_TYPES = {
    CellType.STRING: "TEXT",
    CellType.INTEGER: "INTEGER",
    CellType.NUMBER: "REAL",
    CellType.BOOLEAN: "INTEGER",
    CellType.DATE: "TEXT",
}
_VERSIONS = slice(92, 100)
"""Where the header has the number of changes and the version of the library that wrote the file:
https://www.sqlite.org/fileformat.html, "The Database Header"."""

_SEARCHED = {
    "claims": ("text", "note"),
    "reactions": ("summary", "original", "translation"),
    "evidence": ("excerpt", "translation"),
    "sources": ("title", "publisher"),
}
"""The columns of each table that the full-text index holds."""

_WHOLE = (
    "{0}.status, {0}.said_by, {0}.is_accusation, {0}.against, {0}.response, {0}.said_earlier, "
    "{0}.outcome"
)
"""What must stand beside a statement that a view shows."""


class View(NamedTuple):
    """A question that people ask of a briefing.

    Attributes:
        name: The name of the view.
        description: What its rows are.
        query: The query. It shows no accusation without what belongs to it.
    """

    name: str
    description: Phrase
    query: str


def _claims_that(condition: str) -> str:
    own = _WHOLE.format("claims")
    return f"SELECT id, text, {own}, support, url FROM claims WHERE {condition}"  # noqa: S608


VIEWS = (
    View("accusations", gettext("Claims that accuse"), _claims_that("is_accusation")),
    View(
        "accusations_on_one_voice",
        gettext("Claims that accuse, and that one speaker or outlet alone carries"),
        _claims_that("is_accusation AND speakers + unnamed + seen_by + findings + reports = 1"),
    ),
    View(
        "claims_of_unnamed_sources",
        gettext("Claims that only unnamed sources carry"),
        _claims_that("unnamed AND speakers + seen_by + findings + reports = 0"),
    ),
    View(
        "disputed_claims",
        gettext("Claims that are disputed or contradicted, and the questions that have the rivals"),
        f"SELECT claims.id, claims.text, {_WHOLE.format('claims')}, claims.contradicted_by, "  # noqa: S608
        "group_concat(DISTINCT answers.question) AS questions, claims.url FROM claims "
        "LEFT JOIN answers ON answers.claim = claims.id "
        "WHERE claims.contradicted_by IS NOT NULL "
        "OR claims.is_disputed GROUP BY claims.id",
    ),
    View(
        "claims_of_one_source",
        gettext("Claims that one source alone supports"),
        f"SELECT claims.id, claims.text, {_WHOLE.format('claims')}, "  # noqa: S608
        "min(evidence.source) AS source, claims.url FROM claims "
        "JOIN evidence ON evidence.statement = claims.id AND evidence.of = 'claim' "
        "WHERE evidence.bears = 'supports' "
        "GROUP BY claims.id HAVING count(DISTINCT evidence.source) = 1",
    ),
    View(
        "claims_by_day",
        gettext("Dated claims, in order"),
        f"SELECT date_from, date_to, text, {_WHOLE.format('claims')}, support, url "  # noqa: S608
        "FROM claims WHERE date_from IS NOT NULL ORDER BY date_from, date_to, id",
    ),
    View(
        "stances_by_country",
        gettext("Who took which stance, by country"),
        "SELECT stances.stance, actors.country, stances.actor_name, stances.event, "  # noqa: S608
        f"stances.said, stances.said_from, stances.said_to, {_WHOLE.format('stances')}, "
        "reactions.channel_note, stances.url FROM stances "
        "JOIN reactions ON reactions.id = stances.reaction "
        "LEFT JOIN actors ON actors.id = stances.actor",
    ),
    View(
        "open_questions",
        gettext("Open questions, each with its answers"),
        f"SELECT questions.question, answers.answer, {_WHOLE.format('answers')}, "  # noqa: S608
        "answers.support, answers.url FROM answers "
        "JOIN questions ON questions.id = answers.question WHERE questions.is_open",
    ),
    View(
        "weightiest_sources",
        gettext("Sources, those first on which most rests"),
        "SELECT id, title, publisher, rests_on_it, rests_on_it_alone, read, url FROM sources "
        "ORDER BY rests_on_it DESC, id",
    ),
    View(
        "ties_without_an_end",
        gettext("Ties that go on until they end, and of which no end is recorded"),
        "SELECT actor_name, tie, other_name, status, said_by, start, note, support, url "
        'FROM relationships WHERE lasts AND "end" IS NULL AND NOT is_accusation',
    ),
    View(
        "designations_without_an_end",
        gettext("Listings of which no end is recorded, and when each was last checked"),
        "SELECT actor_name, by_name, list, law, start, checked, note, support, url "
        'FROM designations WHERE "end" IS NULL ORDER BY checked DESC, id',
    ),
)
"""The questions, those about claims first."""


def database(tables: Iterable[Table]) -> bytes:
    """Return the bytes of the database, the same whatever the version of the library."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("BEGIN")
        for table in tables:
            connection.execute(_create(table))
            connection.executemany(_insert(table), table.rows)
            for statement in _indexes(table):
                connection.execute(statement)
        for view in VIEWS:
            connection.execute(f"CREATE VIEW {view.name} AS {view.query}")
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        content = bytearray(connection.serialize())
    content[_VERSIONS] = bytes(_VERSIONS.stop - _VERSIONS.start)
    return bytes(content)


def _create(table: Table) -> str:
    columns = [_column(column) for column in table.columns]
    columns.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})")
    return f"CREATE TABLE {table.name} ({', '.join(columns)})"


def _insert(table: Table) -> str:
    marks = ", ".join("?" * len(table.columns))
    return f"INSERT INTO {table.name} VALUES ({marks})"  # noqa: S608 - a name of our own


def _column(column: Column) -> str:
    parts = [_quoted(column.name), _TYPES[column.type]]
    if column.is_required:
        parts.append("NOT NULL")
    if column.refers_to:
        parts.append(f"REFERENCES {column.refers_to} (id)")
    return " ".join(parts)


def _indexes(table: Table) -> Iterator[str]:
    for column in table.columns:
        if column.refers_to:
            name = _quoted(f"{table.name}_{column.name}")
            yield f"CREATE INDEX {name} ON {table.name} ({_quoted(column.name)})"
    searched = _SEARCHED.get(table.name)
    if searched:
        names = ", ".join(map(_quoted, searched))
        index = f"{table.name}_fts"
        # Datasette offers a search only if the table is named in double quotes.
        content = _quoted(table.name)
        yield f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content={content})"
        yield f"INSERT INTO {index} ({index}) VALUES ('rebuild')"  # noqa: S608 - as above


def _quoted(name: str) -> str:
    return f'"{name}"'
