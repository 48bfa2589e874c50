"""Live pages: made by processes that can be killed, kept while the release is served, told apart by an ETag."""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from explore.bake import bake
from explore.database import Database
from explore.kept import Kept
from explore.page_worker import answer
from explore.site import Settings, Site
from explore.workers import BusyError, KilledError, Pool
from tests.serving import serving
from tests.test_explore import publication as publication
from tests.test_explore import site as site

ECHO = """
import sys, time, msgspec
while header := sys.stdin.buffer.read(4):
    asked = msgspec.msgpack.decode(sys.stdin.buffer.read(int.from_bytes(header, "big")))
    time.sleep(asked["sleep"])
    body = msgspec.msgpack.encode(asked)
    sys.stdout.buffer.write(len(body).to_bytes(4, "big") + body)
    sys.stdout.buffer.flush()
"""


def with_echo(wait: float, work: Callable[[Pool], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        pool = Pool([sys.executable, "-c", ECHO], 2, wait)
        try:
            await asyncio.gather(*(pool.answer({"sleep": 0}, 1) for _ in pool.workers))
            return await work(pool)
        finally:
            await pool.close()

    return asyncio.run(run())


def test_who_is_late_is_killed_and_the_next_one_answered() -> None:
    async def ask(pool: Pool) -> Any:
        with pytest.raises(KilledError):
            await pool.answer({"sleep": 30}, 0.2)
        return await asyncio.gather(*(pool.answer({"sleep": 0, "n": n}, 5) for n in range(6)))

    began = time.monotonic()
    assert [one["n"] for one in with_echo(10, ask)] == list(range(6))
    assert time.monotonic() - began < 10


def test_who_finds_all_workers_busy_is_told_so_after_the_wait() -> None:
    async def ask(pool: Pool) -> list[Any]:
        return await asyncio.gather(*(pool.answer({"sleep": 0.6}, 5) for _ in range(4)), return_exceptions=True)

    assert [type(one) for one in with_echo(0.1, ask)].count(BusyError) == 2


def test_a_worker_makes_what_the_site_makes(publication: Path) -> None:
    one = Site(Database.open(publication / "build" / "detention.db"), Settings("", "r"))
    query = "name=PLACE+0&day=2025-02-15"
    made = answer(one, {"path": "/questions/figure_in_force/", "query": query, "file": None})
    page = one.page("/questions/figure_in_force/", query)
    assert page is not None
    assert made == {"status": 200, "location": "", "body": page.html.encode()}
    data = answer(one, {"path": "/questions/figure_in_force/", "query": query, "file": "data.csv"})
    assert data["body"] == page.files["data.csv"]()
    assert answer(one, {"path": "/questions/figure_in_force/", "query": query, "file": "chart.svg"})["status"] == 404
    assert answer(one, {"path": "/nowhere/", "query": "", "file": None})["status"] == 404


def test_an_answer_is_given_again_from_memory_and_the_oldest_makes_room() -> None:
    async def run() -> None:
        kept, sent = Kept(budget=25), []

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        async def give(
            key: str, body: bytes, status: int = 200, *headers: tuple[bytes, bytes], more: bool = False
        ) -> None:
            sending = kept.keeping((key,), send)
            await sending({"type": "http.response.start", "status": status, "headers": list(headers)})
            if more:
                await sending({"type": "http.response.body", "body": body, "more_body": True})
            await sending({"type": "http.response.body", "body": b"" if more else body})

        await give("a", b"a" * 10)
        await give("b", b"b" * 10)
        assert await kept.again(("a",), send)
        assert sent[-1]["body"] == b"a" * 10
        await give("c", b"c" * 10)
        await give("d", b"d", 404)
        await give("e", b"e", 200, (b"Set-Cookie", b"x=1"))
        await give("f", b"f", more=True)
        assert [key for (key,) in kept.answers] == ["a", "c"]
        assert kept.size == 20

    asyncio.run(run())


def test_the_same_answer_comes_with_the_same_headers_the_second_time(site: str) -> None:
    with httpx.Client(base_url=site) as client:
        for path in (
            "/search/?q=PLACE",
            "/detention/facilities?_sort=facility_id",
            "/questions/figure_in_force/data.csv?name=x",
        ):
            first, second = client.get(path), client.get(path)
            assert (first.status_code, first.text) == (second.status_code, second.text)
            assert first.headers["content-security-policy"] == second.headers["content-security-policy"]
        assert client.get("/search/?q=PLACE", headers={"host": "other.example"}).status_code == 200


def test_a_baked_page_that_a_reader_has_is_not_sent_again(publication: Path, tmp_path: Path) -> None:
    folder = tmp_path / "datasets" / "build"
    folder.mkdir(parents=True)
    (folder / "detention.db").write_bytes((publication / "build" / "detention.db").read_bytes())
    bake(folder / "detention.db", folder / "site", workers=1)
    with serving(tmp_path / "datasets") as address, httpx.Client(base_url=address) as client:
        first = client.get("/places/")
        again = client.get("/places/", headers={"if-none-match": first.headers["etag"]})
        assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert client.get("/places/", headers={"if-none-match": '"other"'}).content == first.content
