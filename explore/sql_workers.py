"""Arbitrary SQL runs in a few processes that can be killed; pages and our own queries keep theirs.

SQLite's time limit does not see inside one function call: `instr(hex(zeroblob(4900000)), hex(zeroblob(2400000)) || '1')`
three times stopped the site until kill -9, and one `printf` over 1,000 rows took 5.3 GB (2026-11-24). So whatever a
stranger can write SQL into (`?sql=`, `_where`, and every table page with a query string: filters, facets, sorting) is
sent to `sql_worker`; one that is late is killed and another one started.
"""

import contextvars
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from datasette.database import QueryInterrupted, Results
from datasette.views.base import DatasetteError

from explore import workers
from explore.workers import BusyError, KilledError

WORKERS = 2
WAIT = 1.0  # seconds for a free worker; then the answer is 503
GRACE = 0.3  # seconds beyond the time limit of a query, after which its process is killed
PROGRAM = Path(__file__).parent / "sql_worker.py"
BUSY = "Too many queries are running at the moment. Please ask again in a few seconds."

Parameters = Mapping[str, Any] | Sequence[Any] | None

from_a_stranger: contextvars.ContextVar[bool] = contextvars.ContextVar("from_a_stranger", default=False)
"""Whether the request at hand can hold SQL that we did not write."""


def is_arbitrary(path: str, query_string: str, database: str, ours: frozenset[str]) -> bool:
    """Whether a request can bring SQL of its own: any question to the database with a query string, but our own queries.

    ``ours``: the names of the canned queries of ``database``, whose SQL is fixed.
    """
    parts = path.strip("/").split("/")
    name, _, _ = parts[-1].partition(".")
    if not query_string or parts[0].partition(".")[0] != database:
        return False
    return len(parts) == 1 or len(parts) > 2 or name not in ours or "sql" in parse_qs(query_string)


class Pool(workers.Pool):
    """The workers of one database that answer SQL."""

    def __init__(self, database: str) -> None:
        super().__init__([sys.executable, str(PROGRAM), database], WORKERS, WAIT)

    async def ask(self, sql: str, params: Parameters, milliseconds: int, rows: int | None) -> dict[str, Any]:
        """The answer of a worker. Raises KilledError, and DatasetteError (503) where none gets free."""
        given = dict(params) if isinstance(params, Mapping) else list(params or ())
        question = {"sql": sql, "params": given, "milliseconds": milliseconds, "rows": rows}
        try:
            return await self.answer(question, milliseconds / 1000 + GRACE)
        except BusyError as error:
            raise DatasetteError(BUSY, title="Busy", status=503) from error


def rows_of(columns: list[str], rows: list[list[Any]]) -> list[sqlite3.Row]:
    """Rows as Datasette gets them from its own connections."""
    con = sqlite3.connect(":memory:")
    quoted = [f'''NULL AS "{name.replace('"', '""')}"''' for name in columns]
    cursor = con.execute(f"SELECT {', '.join(quoted) or 'NULL'}")
    made = [sqlite3.Row(cursor, tuple(row)) for row in rows]
    con.close()
    return made


def install(datasette: Any, database: Any) -> None:
    """Let ``database`` answer the questions of strangers by workers."""
    own, pool = database.execute, Pool(str(database.path))

    async def execute(
        sql: str,
        params: Parameters = None,
        truncate: bool = False,
        custom_time_limit: int | None = None,
        page_size: int | None = None,
        log_sql_errors: bool = True,
    ) -> Results:
        if not from_a_stranger.get():
            return await own(sql, params, truncate, custom_time_limit, page_size, log_sql_errors)
        limit = min(custom_time_limit or datasette.sql_time_limit_ms, datasette.sql_time_limit_ms)
        most = datasette.max_returned_rows + (datasette.max_returned_rows == (page_size or datasette.page_size))
        try:
            answer = await pool.ask(sql, params, limit, most if truncate else None)
        except KilledError as killed:
            raise QueryInterrupted(killed, sql, params) from killed
        if answer.get("interrupted"):
            raise QueryInterrupted(sqlite3.OperationalError("interrupted"), sql, params)
        if "error" in answer:
            raise sqlite3.OperationalError(answer["error"])
        columns = answer["columns"]
        description = tuple((column, *(None,) * 6) for column in columns)
        return Results(rows_of(columns, answer["rows"]), answer["truncated"], description)

    database.execute, database.sql_workers = execute, pool
