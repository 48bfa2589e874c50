"""Links between facilities: the reviewed file, the checks that guard it, and what facilities say of themselves."""

import csv
import re
import sqlite3
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.folders import Folders
from etl.warehouse.build import build
from etl.warehouse.check import broken_references
from tests.synthetic import LINKS, Edition, make_datasets, sha
from tests.warehouses import query, rule_sql

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "datasets/reference"
OLD, NEW, GONE = (f"fac_{sha(name)[:8]}" for name in ("OLD WING", "NEW WING", "GONE JAIL"))


def read(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FACILITIES = {row["facility_id"]: row for row in read("facility_ids.csv")}
REVIEWED = read("facility_links.csv")
NAMED = {
    (FACILITIES[r["from_id"]]["display_name"], r["relation"], FACILITIES[r["to_id"]]["display_name"]) for r in REVIEWED
}


def test_every_link_says_how_and_why() -> None:
    for row in REVIEWED:
        assert {row["from_id"], row["to_id"]} <= set(FACILITIES)
        assert row["evidence"]
        assert 0 <= float(row["score"]) <= 100
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["from_date"])
        assert row["to_date"] >= row["from_date"] or (
            row["to_date"] == "" and row["relation"] in ("renamed_to", "split_into")
        )


def test_facilities_of_a_site_are_linked_and_neighbours_of_other_sites_are_not() -> None:
    for row in REVIEWED:
        sites = {FACILITIES[row[end]]["site_id"] for end in ("from_id", "to_id")}
        assert (len(sites) == 1 and sites != {""}) or row["relation"] == "disputed", row


@pytest.mark.parametrize(
    ("one", "relation", "other"),
    [
        ("Dilley Immigration Processing Center", "split_into", "Dilley Processing Single Adult Female"),
        ("Trusted Adult South Texas Dilley FSC", "housed_in", "Dilley Immigration Processing Center"),
        ("Karnes County Civil Detention Center", "renamed_to", "Karnes County Immigration Processing Center"),
        ("Folkston ICE Processing Center (Annex)", "same_site", "Folkston ICE Processing Center (Main)"),
        ("D. Ray James Prison", "disputed", "Folkston D. Ray ICE Processing Center"),
        ("Desert View Annex", "same_site", "Adelanto ICE Processing Center"),
        ("Florence Staging Facility", "same_site", "Florence Service Processing Center"),
        ("El Paso Soft Sided Facility", "disputed", "ERO El Paso Camp East Montana"),
    ],
)
def test_histories(one: str, relation: str, other: str) -> None:
    assert (one, relation, other) in NAMED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Montgomery ICE Processing Center", "Joe Corley Processing Center"),
        ("Jack Harwell Detention Center", "McLennan County Jail"),
    ],
)
def test_places_that_only_share_a_zip_code_are_not_linked(one: str, other: str) -> None:
    assert not [names for names in NAMED if {one, other} == {names[0], names[2]}]


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    """Two editions: the first lists OLD WING and GONE JAIL, the second OLD WING and its new part."""
    first = Edition("FY31_a", 100, {"OLD WING": (10, 20, 30, 40), "GONE JAIL": (1, 0, 0, 0)}, 2031, "01/08/2031")
    second = Edition("FY31_b", 110, {"OLD WING": (10, 20, 30, 40), "NEW WING": (5, 6, 7, 8)}, 2031, "01/18/2031")
    return make_datasets(tmp_path, [first, second])


def link(datasets: Path, *lines: str) -> None:
    text = "\n".join([LINKS, *(f"{line},address,synthetic,90,2031-02-01" for line in lines)])
    (datasets / "reference/facility_links.csv").write_text(text + "\n")


def errors(datasets: Path, rule_name: str) -> list[tuple[Any, ...]]:
    return query(datasets, rule_sql(rule_name))


def test_a_sound_link_passes(datasets: Path) -> None:
    link(datasets, f"{OLD},split_into,{NEW},2031-01-18,")
    assert errors(datasets, "facility_links_sound") == []


@pytest.mark.parametrize(
    "line",
    [
        f"{OLD},same_site,{OLD},2031-01-18,",
        f"{OLD},same_site,{NEW},2031-01-18,2031-01-08",
        f"{OLD},same_site,{NEW},soon,",
    ],
    ids=["to itself", "ends before it begins", "no date"],
)
def test_an_unsound_link_is_an_error(datasets: Path, line: str) -> None:
    link(datasets, line)
    assert len(errors(datasets, "facility_links_sound")) == 1


def test_a_link_to_an_unknown_facility_is_an_error(datasets: Path) -> None:
    link(datasets, f"{OLD},same_site,fac_unknown0,2031-01-18,")
    with duckdb.connect(str(build(Folders(datasets))), read_only=True) as con:
        (message,) = broken_references(con)
    assert "fac_unknown0" in message


def test_a_redirect_must_lead_to_a_facility_that_stands(datasets: Path) -> None:
    path = datasets / "reference/facility_ids.csv"
    with path.open("a") as file:
        file.write(
            f"fac_merged00,Merged,DILLEY,TX,,2026-01-01,{OLD},\nfac_astray00,Astray,DILLEY,TX,,2026-01-01,fac_merged00,\n"
        )
    assert [row[0] for row in errors(datasets, "merges_redirected")] == ["fac_astray00"]


def test_what_is_not_in_the_latest_edition_is_not_called_closed(datasets: Path) -> None:
    sql = "SELECT facility_id, status, first_published, last_published FROM core.facilities ORDER BY facility_id"
    found = {row[0]: [str(value) for value in row[1:]] for row in query(datasets, sql)}
    assert found[GONE] == ["in_earlier_editions", "2031-01-08", "2031-01-08"]
    assert found[OLD] == ["in_latest_edition", "2031-01-08", "2031-01-18"]
    assert found[NEW] == ["in_latest_edition", "2031-01-18", "2031-01-18"]


def test_the_history_shows_names_in_runs_and_links_with_evidence() -> None:
    """The query as Datasette runs it, on a made-up place: another name in between begins a new run."""
    con = sqlite3.connect(":memory:")
    con.create_function("escape_fts", 1, lambda text: text)
    con.executescript("""
        CREATE TABLE facilities (facility_id, name, site_id, first_as_of, last_as_of, n_editions, status);
        CREATE VIRTUAL TABLE facilities_fts USING fts5(name);
        CREATE TABLE facility_population (facility_id, as_of, snapshot_sha256, sheet, row, name_printed, type_detailed,
            guaranteed_minimum);
        CREATE TABLE facility_names (facility_id, name_printed, method);
        CREATE TABLE facility_attributes (facility_id, as_of, list_title, snapshot_sha256, sheet, row, code, name_printed,
            type_detailed, type, first_use, last_use);
        CREATE TABLE facility_codes (facility_id, code, valid_from, valid_to, method, evidence);
        CREATE TABLE facility_day_series (facility_id, code, name_printed, first_held, last_held, n_days_held, n_days,
            highest_midnight, snapshot_sha256);
        CREATE TABLE facility_links (from_id, relation, to_id, from_date, to_date, evidence);
        INSERT INTO facilities VALUES ('a', 'Old Wing', 's', '2031-01-01', '2031-04-01', 4, 'in_latest_edition'),
            ('b', 'New Wing', 's', '2031-04-01', '2031-04-01', 1, 'in_latest_edition');
        INSERT INTO facility_population VALUES ('a', '2031-01-01', 'aaaaaaaaa', 'S', 7, 'OLD WING1', 'IGSA', 5),
            ('a', '2031-02-01', 'bbbbbbbbb', 'S', 8, 'Old Wing', 'IGSA', NULL),
            ('a', '2031-03-01', 'ccccccccc', 'S', 9, 'OTHER NAME', 'IGSA', 5),
            ('a', '2031-04-01', 'ddddddddd', 'S', 9, 'OLD WING', 'IGSA', 5);
        INSERT INTO facility_names VALUES ('a', 'OLD WING1', 'footnote_digit');
        INSERT INTO facility_links VALUES ('a', 'split_into', 'b', '2031-04-01', NULL, 'S!A10');
    """)
    sql = (ROOT / "explore/questions/place_history.sql").read_text()
    found = {(row[3], row[4], row[0], row[1], row[5]) for row in con.execute(sql, {"name": "b"})}
    assert ("name", "OLD WING", "2031-01-01", "2031-02-01", "aaaaaaaa S row 7") in found
    assert ("name", "OTHER NAME", "2031-03-01", "2031-03-01", "cccccccc S row 9") in found
    assert ("name", "OLD WING", "2031-04-01", "2031-04-01", "dddddddd S row 9") in found
    assert ("guaranteed minimum", "5 beds", "2031-01-01", "2031-01-01", "aaaaaaaa S row 7") in found
    assert ("link", "split into New Wing", "2031-04-01", None, "S!A10") in found
    assert ("type", "IGSA", "2031-01-01", "2031-04-01", "aaaaaaaa S row 7") in found
