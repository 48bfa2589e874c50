"""Feeds and what programs read: nothing announced twice, days from the data, addresses that answer as what they are."""

import json
import sqlite3
from pathlib import Path
from xml.etree import ElementTree

import httpx
import pytest

from etl.folders import ROOT
from explore import feeds
from explore.database import Database
from explore.plugin import FORMAT, content_type
from tests.serving import serving
from tests.test_site import baked as baked
from tests.test_site import publication as publication

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(path: Path) -> list[dict[str, str]]:
    root = ElementTree.parse(path).getroot()
    assert root.tag == f"{ATOM}feed"
    return [{part.tag.removeprefix(ATOM): part.text or "" for part in entry} for entry in root.iter(f"{ATOM}entry")]


def made_up(tables: dict[str, list[dict[str, object]]]) -> Database:
    """A database of a few rows (synthetic)."""
    con = sqlite3.connect(":memory:")
    con.row_factory = sqlite3.Row
    con.create_function("state_name", 1, lambda code: code)
    for name, rows in tables.items():
        con.execute(f"CREATE TABLE {name} ({', '.join(rows[0])})")
        con.executemany(
            f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", [tuple(row.values()) for row in rows]
        )
    return Database(con)


def edition(sha: str, start: str, until: str | None, as_of: str, year: int = 2026) -> dict[str, object]:
    return {"snapshot_sha256": sha, "edition": f"to {as_of}", "in_force_from": start, "in_force_until": until, "as_of": as_of,
            "fiscal_year": year, "same_table_as": None}  # fmt: skip


def row(sha: str, facility: str, average: float) -> dict[str, object]:
    return {"snapshot_sha256": sha, "facility_id": facility, "adp_total": average, "sheet": "Facilities FY26",
            "adp_cells": "N42+O42", "name_printed": facility, "as_of": "x"}  # fmt: skip


PLACES = [{"facility_id": "fac_d", "name": "Dilley", "state": "TX", "site_id": None},
          {"facility_id": "fac_k", "name": "Karnes", "state": "TX", "site_id": None}]  # fmt: skip


def test_an_edition_is_one_sentence_with_cells_and_an_entry_a_place() -> None:
    database = made_up({
        "editions": [edition("a" * 64, "2026-02-01", "2026-02-15", "2026-01-20"),
                     edition("b" * 64, "2026-02-15", None, "2026-02-04")],
        "facility_population": [row("a" * 64, "fac_d", 425.8), row("b" * 64, "fac_d", 488.0), row("b" * 64, "fac_k", 12.0),
                                row("a" * 64, "fac_k", 12.0)],
        "facilities": PLACES,
    })  # fmt: skip
    found = {one.key: one for one in feeds.events(database)}
    new = found["edition/bbbbbbbbbbbb"]
    assert (new.day, new.wide) == ("2026-02-15", True)
    assert "Dilley 425.8 → 488 (Facilities FY26 N42+O42)" in new.text
    assert "no head count" in new.text
    dilley = found["figure/bbbbbbbbbbbb/fac_d"]
    assert (dilley.title, dilley.facility_id, dilley.wide) == ("Dilley 425.8 → 488", "fac_d", False)
    assert "figure/bbbbbbbbbbbb/fac_k" not in found  # it did not move


def test_silence_is_told_at_15_and_30_days_and_only_where_we_looked() -> None:
    looked = [
        {
            "source_id": "ice_detention_statistics",
            "last_seen": "2026-03-10",
            "snapshot_sha256": "c",
            "url": "u",
            "first_seen": None,
        }
    ]
    database = made_up({
        "editions": [edition("a" * 64, "2026-01-01", "2026-01-17", "x"), edition("b" * 64, "2026-01-17", "2026-02-20", "y"),
                     edition("d" * 64, "2026-02-20", None, "z")],
        "snapshots": looked,
    })  # fmt: skip
    days = sorted((one.key, one.day) for one in feeds.events(database))
    assert days == [("silence/2026-01-01/15", "2026-01-16"), ("silence/2026-01-17/15", "2026-02-01"),
                    ("silence/2026-01-17/30", "2026-02-16"), ("silence/2026-02-20/15", "2026-03-07")]  # fmt: skip


def test_a_file_that_was_overwritten_is_told_once() -> None:
    files = [
        {"snapshot_sha256": sha * 64, "source_id": "ice_detention_statistics", "url": "https://x/a.xlsx", "first_seen": day,
         "last_seen": day}
        for sha, day in (("a", "2026-01-01"), ("b", "2026-01-09"), ("c", None))
    ]  # fmt: skip
    found = feeds.events(made_up({"snapshots": files}))
    assert [(one.key, one.day) for one in found] == [("overwritten/bbbbbbbbbbbb", "2026-01-09")]
    assert "aaaaaaaaaaaa… last, on 2026-01-01" in found[0].text


def test_edits_and_pages_that_are_gone_are_told() -> None:
    blank = {"title": "A title", "published": "2026-01-02", "state_since": None, "page_state": None}
    version = {
        "version": 2,
        "words_added": 3,
        "words_removed": 0,
        "body_changed": 1,
        "title_changed": 0,
        "first_seen": "2026-01-05",
    }
    database = made_up({
        "statements": [{"statement_id": "s1", **blank},
                       {"statement_id": "s2", **blank, "page_state": "gone", "state_since": "2026-02-01"}],
        "statement_versions": [{"statement_id": "s1", "after_publication": 1, **version},
                               {"statement_id": "s2", "after_publication": 0, **version}],
    })  # fmt: skip
    assert [one.key for one in feeds.events(database)] == ["page/s2/gone/2026-02-01", "edited/s1/2"]


def test_baked_feeds_are_whole_and_the_same_in_both_forms(baked: Path) -> None:
    for atom in [
        baked / "feed.atom",
        *sorted(baked.glob("states/*/feed.atom")),
        *sorted(baked.glob("places/*/feed.atom"))[:20],
    ]:
        said = json.loads(atom.with_suffix(".json").read_text())
        listed = entries(atom)
        assert [one["id"] for one in listed] == [item["id"] for item in said["items"]]
        assert len({one["id"] for one in listed}) == len(listed) <= feeds.ENTRIES
        assert [one["updated"] for one in listed] == sorted((one["updated"] for one in listed), reverse=True)
    assert entries(baked / "feed.atom")
    assert len(list(baked.glob("places/*/feed.atom"))) == len(list(baked.glob("places/*/index.html")))


def test_what_programs_read_is_there(baked: Path) -> None:
    assert "Never call it the number of people held" in (baked / "llms.txt").read_text()
    assert "### facility_population" in (baked / "llms-full.txt").read_text()
    skill = (baked / "skill" / "SKILL.md").read_text()
    assert skill.startswith("---\nname: detention-ledger\n")
    assert "RULES" not in skill
    places = json.loads((baked / "places.geojson").read_text())
    assert all(len(one["geometry"]["coordinates"]) == 2 for one in places["features"])


def test_the_json_that_is_promised_is_what_lies_there(baked: Path) -> None:
    said = json.loads((baked / "openapi.json").read_text())
    page = said["components"]["schemas"]["Page"]["required"]
    for address in said["paths"]:
        examples = sorted(baked.glob(address.strip("/").replace("{key}", "*")))[:3]
        assert examples, address
        for path in examples:
            found = json.loads(path.read_text())
            if path.name == "data.json":
                assert set(page) <= set(found), path
                assert all({"name", "title", "rows"} <= set(part) for part in found["parts"])


@pytest.mark.parametrize("path", ["/detention/editions.atom", "/detention/facilities.geojson", "/detention/sites.xml"])
def test_an_address_of_a_format_is_no_page(path: str) -> None:
    assert FORMAT.fullmatch(path)


@pytest.mark.parametrize(
    "path", ["/detention/editions", "/detention/editions.json", "/detention/a.csv", "/detention/a/b.c"]
)
def test_tables_answer_as_before(path: str) -> None:
    assert not FORMAT.fullmatch(path)


def test_addresses_answer_as_what_they_are(publication: Path, baked: Path) -> None:
    assert content_type("feed.atom") == "application/atom+xml"
    with serving(publication, ROOT / "metadata.json") as address:
        refused = httpx.get(f"{address}/detention/facilities.geojson")
        assert (refused.status_code, refused.headers["content-type"]) == (404, "text/plain")
        assert httpx.get(f"{address}/detention/editions.json?_size=1").json()["rows"]
        assert httpx.get(f"{address}/nothing.atom").status_code == 404
