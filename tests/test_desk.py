"""The desk: a text and a day in, what had been published of its numbers out; nothing kept, on made-up figures."""

import asyncio
import sqlite3
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from etl.folders import ROOT
from etl.statements import reference
from etl.warehouse.schema import sqlite_ddl
from etl.warehouse.tables import tables
from explore import plugin
from explore.desk import Desk
from explore.desk_worker import answer
from explore.site import Settings, Site

TEXT = """ICE is currently holding nearly 57,000 people, more than the 39,000 people it held in December 2024.
“This is what the agency said to nobody in particular,” Members wrote. The bill costs $45 billion."""
FIGURE: dict[str, Any] = {
    "measure": "detained", "series": "snapshot", "scope_kind": "country", "agency": "total", "people": "all", "unit": "persons",
    "sheet": "Detention FY25", "snapshot_sha256": "a" * 64,
}  # fmt: skip


def insert(con: sqlite3.Connection, table: str, **row: object) -> None:
    con.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    path: Path = tmp_path_factory.mktemp("desk") / "detention.db"
    con = sqlite3.connect(path)
    for table in tables().values():
        for statement in sqlite_ddl(table):
            con.execute(statement)
    for number, (day, public, value) in enumerate(
        [("2025-07-13", "2025-07-17", 56816), ("2025-07-27", "2025-07-31", 56945), ("2024-12-29", "2025-01-03", 39152)]
    ):
        days = {"period_start": day, "period_end": day, "public_from": public}
        insert(con, "published_figures", figure_id=f"f{number}", value=value, cells="F20", **FIGURE, **days)
    con.commit()
    con.close()
    return Desk.open(path, reference.load(ROOT / "datasets" / "reference"))


def asked(desk: Desk, **fields: str) -> tuple[int, str]:
    made = answer(Site(desk.database, Settings()), desk, fields)
    return made["status"], made["body"].decode()


def test_each_number_is_set_beside_what_was_public_by_the_day(desk: Desk) -> None:
    status, page = asked(desk, text=TEXT, day="2025-07-20")
    assert status == 200
    assert "within what was published: 56,816." in page, "the count of 27 July was not public yet"
    assert "56,945" not in page
    assert "within what was published: 39,152." in page, "the number compared with is of December"
    assert "Detention FY25, F20" in page
    assert "$45 billion" in page


def test_what_cannot_be_read_is_said(desk: Desk) -> None:
    assert asked(desk, text="", day="yesterday")[0] == 400
    status, page = asked(desk, statement="/statements/0000000000000000/")
    assert (status, "No statement whose text is published has that address." in page) == (400, True)


def test_nothing_of_a_text_stays(desk: Desk) -> None:
    asked(desk, text=TEXT, day="2025-07-20")
    assert desk.con.execute("SELECT count(*) FROM staging.claims_asked").fetchone()[0] == 0
    names = [row[0] for row in desk.con.execute("SELECT name FROM staging.sqlite_master WHERE type = 'table'")]
    assert names == ["published_figures", "claims_asked"]


def test_a_text_is_shown_escaped(desk: Desk) -> None:
    assert "<script>x" not in asked(desk, text="<script>x</script> ICE held 57,000 people.", day="2025-07-20")[1]


def post(body: bytes, monkeypatch: pytest.MonkeyPatch) -> Any:
    class Pool:
        async def answer(self, fields: dict[str, str], seconds: float) -> dict[str, Any]:
            return {"status": 200, "body": repr(fields).encode()}

    async def receive() -> dict[str, Any]:
        return {"body": body, "more_body": False}

    monkeypatch.setattr(plugin, "desk_of", lambda database: Pool())
    request = SimpleNamespace(method="POST", receive=receive, path="/desk/")
    return asyncio.run(
        plugin.desk(SimpleNamespace(databases={"detention": None}, get_database=lambda name: None), request)
    )


def test_an_answer_is_kept_by_nobody_and_a_long_form_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    made = post(b"text=ICE+held+57%2C000&day=2025-07-20", monkeypatch)
    assert (made.status, made.headers["cache-control"]) == (200, "no-store")
    assert made.body == b"{'text': 'ICE held 57,000', 'day': '2025-07-20'}"
    assert post(b"text=" + b"x" * plugin.DESK_BODY, monkeypatch).status == 413
    assert post(b"&".join(b"a=1" for _ in range(9)), monkeypatch).status == 400
    assert plugin.skip_csrf({"path": "/desk/"})
    assert not plugin.skip_csrf({"path": "/detention"})
