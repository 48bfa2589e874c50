"""The serving file as pages read it: rows as dictionaries, and bounds on what one query can take."""

import sqlite3
from collections.abc import Mapping
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from datasette.utils import escape_fts

from explore.words import STATES

LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 10_000_000,  # bytes of any text or blob; the largest statement text is far below
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 50_000,  # bytes
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 20,
}

Row = dict[str, Any]


def prepare(con: sqlite3.Connection) -> None:
    """Bound what one query on ``con`` can take in memory: the time limit can't interrupt a single function call.

    Adds the function state_name(code), which our queries use.
    """
    for limit, value in LIMITS.items():
        con.setlimit(limit, value)
    con.create_function("state_name", 1, state_name, deterministic=True)


def state_name(code: str | None) -> str | None:
    """TX as Texas; a code that is no state's as it is."""
    return code if code is None else STATES.get(code, code)


class Database:
    """A connection to a publication's `detention.db`."""

    def __init__(self, con: sqlite3.Connection) -> None:
        self.con = con

    @classmethod
    def open(cls, path: Path) -> "Database":
        """The file at ``path``, read only; a file that is replaced while it is open is not looked for again."""
        con = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        con.row_factory = sqlite3.Row
        con.create_function("escape_fts", 1, escape_fts, deterministic=True)
        prepare(con)
        return cls(con)

    def rows(self, sql: str, parameters: Mapping[str, Any] | None = None, limit: int | None = None) -> list[Row]:
        """The rows of a query, at most ``limit`` of them."""
        return [dict(row) for row in islice(self.con.execute(sql, dict(parameters or {})), limit)]

    def row(self, sql: str, parameters: Mapping[str, Any] | None = None) -> Row | None:
        """The first row of a query; None without one."""
        found = self.con.execute(sql, dict(parameters or {})).fetchone()
        return None if found is None else dict(found)

    @cached_property
    def file(self) -> str:
        """The path of the file; empty for one in memory."""
        return str(self.con.execute("PRAGMA database_list").fetchone()[2])

    @cached_property
    def tables(self) -> frozenset[str]:
        """Names of the tables and views that this publication has: a part that needs another is left out."""
        listed = self.con.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
        return frozenset(str(row[0]) for row in listed)
