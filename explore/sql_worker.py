"""A process that answers SQL from strangers: it may be killed at any moment, and nothing else lives in it.

Started by `sql_workers` as a file, not as a module, so that it imports little and starts in a moment. Reads questions from
stdin and writes answers to stdout, each as four bytes of length and msgpack. Its limits hold beside the pool's clock:
memory, CPU, bytes of an answer, bytes of sorting on disk.
"""

import ctypes
import os
import re
import resource
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator
from typing import IO, Any

import msgspec

ANSWER = 5_000_000  # bytes of all values together; the longest 1,000 texts of statements have 4.6 MB
LEAST = 16  # bytes that any value counts for
LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 2_000_000,  # bytes of any one text or blob, also of one in the making
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 50_000,  # bytes
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 20,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}
HEAP = 64 * 2**20  # bytes SQLite may take
MEMORY = 192 * 2**20  # bytes of address space beyond what the process is born with
CPU = 3  # seconds for one question
SORTING = 64 * 2**20  # bytes of one file on disk
PR_SET_PDEATHSIG = 1
OPCODES = 1_000  # between two looks at the clock

Question = dict[str, Any]
"""sql, params, milliseconds (of the clock), rows (at most, None for all)."""
Answer = dict[str, Any]
"""columns, rows, truncated; or error, interrupted."""


def bound() -> None:
    """Limit this process for good, and let it die with the server."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    os.nice(10)  # pages come first
    with open("/proc/self/statm") as file:
        born_with = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (born_with + MEMORY,) * 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SORTING,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def connect(path: str) -> sqlite3.Connection:
    """The database, read only, with the functions that Datasette gives to its own connections."""
    con = sqlite3.connect(f"file:{path}?immutable=1", uri=True)
    con.text_factory = lambda text: str(text, "utf-8", "replace")
    for limit, value in LIMITS.items():
        con.setlimit(limit, value)
    con.execute(f"PRAGMA hard_heap_limit = {HEAP}")
    con.create_function("escape_fts", 1, escape_fts, deterministic=True)
    return con


def escape_fts(query: str) -> str:
    """Words of a search, quoted so that none is an operator, as datasette.utils.escape_fts does."""
    if query.count('"') % 2:
        query += '"'
    parts = [part for part in re.split(r'\s+|(".*?")', query) if part and part != '""']
    return " ".join(part if part.startswith('"') else f'"{part}"' for part in parts)


def answer(con: sqlite3.Connection, question: Question) -> Answer:
    """Run one question within its limits."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + CPU, resource.RLIM_INFINITY))
    ends_at = time.monotonic() + question["milliseconds"] / 1000
    con.set_progress_handler(lambda: int(time.monotonic() > ends_at), OPCODES)
    try:
        cursor = con.execute(question["sql"], question["params"] or {})
        rows = list(_within_budget(cursor, question["rows"]))
        truncated = question["rows"] is not None and len(rows) > question["rows"]
        columns = [column[0] for column in cursor.description or ()]
        return {"columns": columns, "rows": rows[: question["rows"]], "truncated": truncated}
    except MemoryError:
        return {"error": "the query needs more memory than one may have here", "interrupted": False}
    except (sqlite3.Error, sqlite3.Warning, OverflowError, ValueError) as error:
        return {"error": str(error), "interrupted": str(error) == "interrupted"}


def _within_budget(cursor: sqlite3.Cursor, limit: int | None) -> Iterator[tuple[Any, ...]]:
    size = 0
    for number, row in enumerate(cursor):
        yield row
        if number == limit:  # one more than is shown, so that the reader knows there is more
            return
        size += sum(max(LEAST, len(value)) if isinstance(value, str | bytes) else LEAST for value in row)
        if size > ANSWER:
            raise ValueError(
                f"the answer has more than {ANSWER // 1_000_000} MB; ask for fewer rows or columns, or download the table"
            )


def main(path: str, questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until the pipe closes."""
    bound()
    con = connect(path)
    while header := questions.read(4):
        body = msgspec.msgpack.encode(
            answer(con, msgspec.msgpack.decode(questions.read(int.from_bytes(header, "big"))))
        )
        answers.write(len(body).to_bytes(4, "big") + body)
        answers.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.stdin.buffer, sys.stdout.buffer)
