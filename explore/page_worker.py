"""A process that makes live pages: `python -m explore.page_worker DATABASE ORIGIN RELEASE`, asked by `explore.plugin`.

Making a page is work for Python, which one process does one at a time: eight readers at once waited for each other and for
Datasette's own work. A question is path, query and file (the name of what lies beside the page, or null); the answer is
status, location and body.
"""

import ctypes
import signal
import sqlite3
import sys
from pathlib import Path
from typing import IO

import msgspec
from datasette.utils import sqlite_timelimit

from explore.database import Database
from explore.search import index_of
from explore.site import Settings, Site
from explore.workers import Message

PAGE_TIME = 4000  # ms that all the queries of one page may take together
PR_SET_PDEATHSIG = 1


def answer(site: Site, question: Message) -> Message:
    """One page, or a file beside it; status 404 where there is none."""
    with sqlite_timelimit(site.database.con, PAGE_TIME):
        page = site.page(question["path"], question["query"]) or site.missing(question["path"])
        if question["file"] and not page.location:
            make = page.files.get(question["file"])
            return (
                {"status": 200, "location": "", "body": make()}
                if make
                else {"status": 404, "location": "", "body": b""}
            )
    return {"status": page.status, "location": page.location, "body": page.html.encode()}


def main(site: Site, questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until the pipe closes."""
    index_of(site.database)
    while header := questions.read(4):
        question = msgspec.msgpack.decode(questions.read(int.from_bytes(header, "big")))
        try:
            made = answer(site, question)
        except sqlite3.OperationalError as error:
            if str(error) != "interrupted":
                raise
            made = {"status": 503, "location": "", "body": b""}
        body = msgspec.msgpack.encode(made)
        answers.write(len(body).to_bytes(4, "big") + body)
        answers.flush()


if __name__ == "__main__":
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # it ends with the server
    database, origin, release = sys.argv[1:]
    main(Site(Database.open(Path(database)), Settings(origin, release)), sys.stdin.buffer, sys.stdout.buffer)
