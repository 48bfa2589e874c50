"""A running server takes over a new release without a failed request, and never one that is damaged."""

import os
import shutil
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from etl.folders import sha256_of
from explore.bake import lead_to
from tests.serving import serving

REQUESTS = int(os.environ.get("CAMPAIGN_REQUESTS", "300"))
PATH = "/detention/releases.json"
ASKED = "/detention.json?sql=select+name+from+releases&_shape=array"  # by a worker

READY = "/-/versions.json"  # these made-up publications have no table that a page is made of


def put(build: Path, name: str, spoil: bool = False) -> None:
    """A publication with one row that says ``name``, as `publish` puts it: a folder named after its sum, and the link."""
    aside = build / "aside.db"
    with sqlite3.connect(aside) as db:
        db.execute("CREATE TABLE releases (name TEXT PRIMARY KEY)")
        db.execute("INSERT INTO releases VALUES (?)", [name])
    db.close()
    folder = build / "served" / sha256_of(aside)[:12]
    folder.mkdir(parents=True)
    if spoil:
        with aside.open("ab") as file:
            file.write(b"\0")
    aside.rename(folder / "detention.db")
    link = build / "link"
    link.symlink_to((folder / "detention.db").relative_to(build))
    link.replace(build / "detention.db")


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    (tmp_path / "build").mkdir()
    put(tmp_path / "build", "first")
    return tmp_path


def said(client: httpx.Client) -> str:
    answer = client.get(PATH)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["rows"][0][0])


def test_no_request_fails_while_the_release_is_swapped(datasets: Path) -> None:
    with (
        serving(datasets, ready=READY) as address,
        httpx.Client(base_url=address, timeout=30) as client,
        ThreadPoolExecutor(4) as readers,
    ):
        assert client.get(ASKED).json() == [{"name": "first"}]
        names = [said(client) for _ in range(REQUESTS // 10)]
        put(datasets / "build", "second")
        deadline = time.monotonic() + 60
        while names[-1] != "second" and time.monotonic() < deadline:
            names += readers.map(said, [client] * 8)
        names += readers.map(said, [client] * REQUESTS)
        assert names[0] == "first"
        assert set(names[-REQUESTS:]) == {"second"}
        assert names.index("second") + names.count("second") == len(names), "no reader sees the old release again"
        assert client.get(ASKED).json() == [{"name": "second"}]

        put(datasets / "build", "third", spoil=True)
        for _ in range(5):
            assert said(client) == "second"
            time.sleep(0.1)


def test_a_damaged_file_is_not_served(datasets: Path) -> None:
    served = (datasets / "build" / "detention.db").resolve()
    with served.open("ab") as file:
        file.write(b"\0")
    with pytest.raises(pytest.fail.Exception, match="its sha256 does not begin with"), serving(datasets, ready=READY):
        pass


def test_a_link_that_leads_nowhere_leaves_the_release(datasets: Path) -> None:
    with serving(datasets, ready=READY) as address, httpx.Client(base_url=address, timeout=30) as client:
        shutil.move(datasets / "build" / "detention.db", datasets / "build" / "away")
        assert said(client) == "first"


def test_the_link_to_the_baked_pages_moves_in_one_step_and_the_last_ones_stay(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()  # a folder, as it was once made
    (site / "index.html").write_text("0")
    for number in range(1, 5):
        fresh = tmp_path / f"site-{number}"
        fresh.mkdir()
        (fresh / "index.html").write_text(str(number))
        before = site.resolve() if site.is_symlink() else tmp_path / "site-before"
        lead_to(site, fresh)
        assert (site / "index.html").read_text() == str(number)
        assert (before / "index.html").read_text() == str(number - 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "site-3", "site-4"]
