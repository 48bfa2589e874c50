"""SQL from strangers: bounded in time, memory and size of its answer, and away from everything else."""

import asyncio
import resource
import sqlite3
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from datasette.views.base import DatasetteError

from explore import sql_worker, sql_workers
from explore.sql_workers import Pool, is_arbitrary, rows_of
from explore.workers import KilledError

INSTR = "select instr(hex(zeroblob(900000)), hex(zeroblob(400000)) || '1')"
ROWS = "with recursive c(x) as (select 1 union all select x+1 from c limit 1000) "
PRINTF = ROWS + "select printf('%.*c', 1900000, 'x'), x from c"
ENDLESS = "with recursive c(x) as (select 1 union all select x+1 from c) select count(*) from c"
BIG_SORT = (
    "with recursive c(x) as (select 1 union all select x+1 from c limit 3000000) "
    "select hex(randomblob(200)) as r from c order by r limit 1"
)
HOSTILE = [INSTR, PRINTF, ENDLESS, BIG_SORT, "select hex(zeroblob(450000000))", "select hex(randomblob(400000000))",
           "select group_concat(hex(zeroblob(900000)), x) from (with recursive c(x) as (select 1 union all select x+1 from "
           "c limit 500) select x from c)", "select replace(hex(zeroblob(900000)), '0', hex(zeroblob(900000)))"]  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    con = sqlite3.connect(tmp_path / "detention.db")
    con.executescript(
        "create table places (name text, n integer); insert into places values ('Alpha', 3), ('Beta', null)"
    )
    con.close()
    return tmp_path / "detention.db"


def with_pool(path: Path, work: Callable[[Pool], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        pool = Pool(str(path))
        try:
            return await work(pool)
        finally:
            await pool.close()

    return asyncio.run(run())


def test_an_answer_is_what_sqlite_gives(path: Path) -> None:
    sql = "select name, n, x'00ff' as blob, 1.5 as real, :word as word from places order by name"
    answer = with_pool(path, lambda pool: pool.ask(sql, {"word": "é"}, 1000, 10))
    rows = rows_of(answer["columns"], answer["rows"])
    con = sqlite3.connect(path)
    con.row_factory = sqlite3.Row
    assert [tuple(row) for row in rows] == [tuple(row) for row in con.execute(sql, {"word": "é"})]
    assert rows[0].keys() == ["name", "n", "blob", "real", "word"]
    assert rows[1]["name"] == "Beta"
    assert not answer["truncated"]


def test_more_rows_than_asked_for_are_said(path: Path) -> None:
    answer = with_pool(path, lambda pool: pool.ask("select name from places", None, 1000, 1))
    assert (len(answer["rows"]), answer["truncated"]) == (1, True)


@pytest.mark.parametrize("sql", HOSTILE)
def test_no_query_takes_long_or_much(path: Path, sql: str) -> None:
    async def ask(pool: Pool) -> str:
        await pool.ask("select 1", None, 1000, 1)
        try:
            answer = await pool.ask(sql, None, 500, 1000)
        except KilledError:
            return "killed"
        return str(answer.get("error") or answer["rows"])

    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss  # of all children of this process so far
    began = time.monotonic()
    said = with_pool(path, ask)
    assert time.monotonic() - began < 10, "the limits of the worker and of the pool are far below"
    assert (
        said == "killed" or "interrupted" in said or "too big" in said or "more than 5 MB" in said or "memory" in said
    )
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= max(largest, 400_000), "kB"


def test_after_a_kill_the_next_question_is_answered(path: Path) -> None:
    async def ask(pool: Pool) -> list[Any]:
        for _ in pool.workers:
            with pytest.raises(KilledError):
                await pool.ask(INSTR, None, 100, 10)
        return (await pool.ask("select count(*) from places", None, 1000, 10))["rows"]  # type: ignore[no-any-return]

    assert with_pool(path, ask) == [[2]]


def test_who_finds_no_free_worker_is_told_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sql_workers, "WAIT", 0.1)

    async def ask(pool: Pool) -> list[BaseException | Any]:
        await asyncio.gather(*(pool.ask("select 1", None, 1000, 1) for _ in pool.workers))
        return await asyncio.gather(*(pool.ask(INSTR, None, 800, 1) for _ in range(4)), return_exceptions=True)

    kinds = [type(each) for each in with_pool(path, ask)]
    assert kinds.count(KilledError) == 2
    assert kinds.count(DatasetteError) == 2


def test_other_files_stay_closed(path: Path, tmp_path: Path) -> None:
    answer = with_pool(path, lambda pool: pool.ask(f"attach '{tmp_path / 'other.db'}' as o", None, 1000, 1))
    assert "too many attached databases" in answer["error"]
    assert not (tmp_path / "other.db").exists()
    answer = with_pool(path, lambda pool: pool.ask("delete from places", None, 1000, 1))
    assert "readonly" in answer["error"]


@pytest.mark.parametrize(
    ("address", "arbitrary"),
    [
        ("/detention?sql=select+1", True),
        ("/detention.json?sql=select+1", True),
        ("/detention.csv?sql=select+1", True),
        ("/detention/facilities?_where=1", True),
        ("/detention/facilities.json?_facet=state", True),
        ("/detention/facilities?name__contains=a", True),
        ("/detention/place_history?place=fac_1", False),
        ("/detention/place_history.json?place=fac_1", False),
        ("/detention/place_history?place=fac_1&sql=select+1", True),
        ("/detention/facilities", False),
        ("/detention/facilities/fac_1", False),
        ("/?x=1", False),
        ("/other?sql=1", False),
    ],
)
def test_what_a_stranger_can_write_sql_into(address: str, arbitrary: bool) -> None:
    path, _, query = address.partition("?")
    assert is_arbitrary(path, query, "detention", frozenset({"place_history"})) == arbitrary


def test_datasette_asks_workers_for_strangers_and_itself_for_its_own(path: Path) -> None:
    plugins = Path(sql_workers.__file__).parent / "plugins"
    metadata = {"databases": {"detention": {"queries": {"all_places": {"sql": "select * from places"}}}}}
    datasette = Datasette([], immutables=[str(path)], metadata=metadata, plugins_dir=str(plugins))

    async def run() -> None:
        await datasette.invoke_startup()
        pool = datasette.databases["detention"].sql_workers
        try:
            ours = await datasette.client.get("/detention/all_places.json?_shape=array")
            assert ours.json() == [{"name": "Alpha", "n": 3}, {"name": "Beta", "n": None}]
            assert not any(worker.process for worker in pool.workers)
            for address in ("/detention.json?_shape=array&sql=select+*+from+places",
                            "/detention/places.json?_shape=array&_where=1&_sort=name&_facet=name"):  # fmt: skip
                got = await datasette.client.get(address)
                assert [(row["name"], row["n"]) for row in got.json()] == [("Alpha", 3), ("Beta", None)]
            assert any(worker.process for worker in pool.workers)
            page = await datasette.client.get("/detention", params={"sql": PRINTF})
            assert page.status_code == 400
            assert "more than 5 MB" in page.text
            late = await datasette.client.get("/detention", params={"sql": INSTR, "_timelimit": "100"})
            assert late.status_code == 400
            assert "time limit" in late.text.lower()
            wrong = await datasette.client.get("/detention?sql=select+absent+from+places")
            assert "no such column" in wrong.text
        finally:
            await pool.close()

    asyncio.run(run())


def test_words_of_a_search_are_quoted_as_datasette_quotes_them() -> None:
    from datasette.utils import escape_fts

    for words in ("over capacity", '"exact words" more', 'an odd " quote', "a AND b*", ""):
        assert sql_worker.escape_fts(words) == escape_fts(words)
