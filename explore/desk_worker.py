"""A process that answers the desk: `python -m explore.desk_worker DATABASE ORIGIN RELEASE`, asked by `explore.plugin`.

It reads texts of strangers, so it is alone, bounded in memory, and may be killed at any moment. A question is the fields of the
form; the answer is status and body. Nothing of a question is written anywhere.
"""

import ctypes
import os
import re
import resource
import signal
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import IO, Any

import msgspec
from datasette.utils import sqlite_timelimit

from etl.statements.reference import load
from explore.database import Database
from explore.desk import LONGEST, SERIES, Desk
from explore.site import Settings, Site
from explore.workers import Message

MEMORY = 512 * 2**20  # bytes of address space beyond what the process has when it is ready
SQL_TIME = 3000  # ms that all queries of one answer may take together
STATEMENT = re.compile(r"(?:^|/statements/)([0-9a-f]{16})(?:/|$)")
PR_SET_PDEATHSIG = 1


def answer(site: Site, desk: Desk, asked: Mapping[str, str]) -> Message:
    """The page for the fields text, statement and day; status 400 where they can't be read."""
    text, address, errors = asked.get("text", ""), asked.get("statement", "").strip(), list[str]()
    day: date | None = None
    if asked.get("day"):
        try:
            day = date.fromisoformat(asked["day"])
        except ValueError:
            errors.append("The day is read as YYYY-MM-DD, as 2026-02-04.")
    with sqlite_timelimit(desk.con, SQL_TIME), sqlite_timelimit(desk.database.con, SQL_TIME):
        if address:
            match = STATEMENT.search(address)
            held = desk.statement(match[1]) if match else None
            if held is None:
                errors.append("No statement whose text is published has that address.")
            else:
                day, text = day or held[0], held[1]
        if len(text) > LONGEST:
            errors.append(f"Only the first {LONGEST:,} characters were read.")
        day = day or newest(site.database)
        context: dict[str, Any] = {"title": "The desk", "text": "" if address else text, "statement": address, "errors": errors,
                                   "day": day.isoformat(), "longest": LONGEST, "series": SERIES, "found": None}  # fmt: skip
        if text.strip():
            context["found"] = desk.looked_up(text, day)
        page = site.rendered("desk.html", "/desk/", context, {})
    return {"status": 400 if errors and not text.strip() else 200, "body": page.html.encode()}


def newest(database: Database) -> date:
    """The last day on which any source was looked at: the day that is taken where none is chosen."""
    row = database.row("SELECT max(substr(last_seen, 1, 10)) AS day FROM snapshots")
    return date.fromisoformat(row["day"]) if row and row["day"] else date.max


def reference_beside(database: Path) -> Path:
    """The reference folder of the data folder that the file lies in. Raises FileNotFoundError where there is none."""
    for folder in database.resolve().parents:
        if (folder / "reference").is_dir():
            return folder / "reference"
    raise FileNotFoundError(f"{database}: no folder above it has reference/, which the desk reads places from")


def main(site: Site, desk: Desk, questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until the pipe closes."""
    while header := questions.read(4):
        asked = msgspec.msgpack.decode(questions.read(int.from_bytes(header, "big")))
        body = msgspec.msgpack.encode(answer(site, desk, asked))
        answers.write(len(body).to_bytes(4, "big") + body)
        answers.flush()


if __name__ == "__main__":
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # it ends with the server
    os.nice(5)  # pages come first
    database, origin, release = sys.argv[1:]
    opened = Path(database)
    desk = Desk.open(opened, load(reference_beside(opened)))
    with open("/proc/self/statm") as file:
        ready = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (ready + MEMORY,) * 2)
    main(Site(desk.database, Settings(origin, release)), desk, sys.stdin.buffer, sys.stdout.buffer)
