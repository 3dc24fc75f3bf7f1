"""The tables as one SQLite database, with keys, a full-text index and views of common questions."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from briefing.exports.model import CellType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.exports.model import Column, Table

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

VIEWS = {
    "accusations": (
        "SELECT id, text, status, said_by, against, response, said_earlier, outcome, support, url "
        "FROM claims WHERE is_accusation"
    ),
    "accusations_on_one_voice": (
        "SELECT id, text, status, said_by, against, response, outcome, support, url FROM claims "
        "WHERE is_accusation AND speakers + unnamed + seen_by + findings + reports = 1"
    ),
    "stances_by_country": (
        "SELECT stances.stance, actors.country, reactions.actor_name, reactions.said, "
        "reactions.status, reactions.url FROM stances "
        "JOIN reactions ON reactions.id = stances.reaction "
        "LEFT JOIN actors ON actors.id = reactions.actor"
    ),
    "open_questions": (
        "SELECT questions.question, answers.answer, answers.status, answers.said_by, "
        "answers.response, answers.outcome, answers.url FROM answers "
        "JOIN questions ON questions.id = answers.question"
    ),
    "claims_of_one_source": (
        "SELECT claims.id, claims.text, claims.status, claims.said_by, claims.response, "
        "claims.outcome, min(evidence.source) AS source, claims.url FROM claims "
        "JOIN evidence ON evidence.statement = claims.id AND evidence.of = 'claim' "
        "WHERE evidence.bears = 'supports' "
        "GROUP BY claims.id HAVING count(DISTINCT evidence.source) = 1"
    ),
    "weightiest_sources": (
        "SELECT id, title, publisher, rests_on_it, rests_on_it_alone, read, url FROM sources "
        "ORDER BY rests_on_it DESC, id"
    ),
    "ties_that_last": (
        "SELECT actor_name, tie, other_name, status, said_by, start, support, url "
        'FROM relationships WHERE "end" IS NULL AND NOT is_accusation'
    ),
    "designations_in_force": (
        "SELECT actor_name, by_name, list, law, start, checked, support, url FROM designations "
        'WHERE "end" IS NULL'
    ),
    "contradicted_claims": (
        "SELECT id, text, status, said_by, contradicted_by, response, outcome, url FROM claims "
        "WHERE contradicted_by IS NOT NULL"
    ),
    "claims_by_day": (
        "SELECT date_from, date_to, text, status, said_by, response, outcome, url FROM claims "
        "WHERE date_from IS NOT NULL ORDER BY date_from, date_to, id"
    ),
}
"""Questions that people ask of a briefing. None shows an accusation without what belongs to it."""


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
        for name, query in VIEWS.items():
            connection.execute(f"CREATE VIEW {name} AS {query}")
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
