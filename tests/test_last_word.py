"""One last word a key, intervals that tile time: what a reader may add up. On synthetic editions and the published files."""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.folders import ROOT
from etl.publication.serving import copy_rows
from etl.warehouse.build import build
from etl.warehouse.schema import sqlite_ddl
from etl.warehouse.tables import tables
from tests.synthetic import Edition, make_datasets, sha
from tests.test_build import places
from tests.test_facility_codes import link, replace
from tests.test_further_sources_sql import add
from tests.test_judgement import Mandays, edition, grown
from tests.warehouses import Folders, rule_sql

FIRST = places(31, n=30)
HALL = f"fac_{sha('PLACE 0')[:8]}"
LAST_WORD = ROOT / "etl/warehouse/staging/edition_last_word.sql"
REPEATING = {
    "facility_population": "facility_id, as_of",
    "facility_list_adp": "facility_id, code, fiscal_year",
    "facility_list_months": "facility_id, code, month",
}


def printed(label: str, days: int, day: str | None, more: int = 0, **changes: Any) -> Edition:
    """An edition that ends ``days`` after 1 October 2024, public on ``day``; PLACE 2 has ``more`` person-days."""
    mandays: Mandays = grown(FIRST, 5, days - 100)
    one, *others = mandays["PLACE 2"]
    mandays["PLACE 2"] = (one + more, *others)  # type: ignore[assignment]
    return edition(label, days, mandays | changes.pop("places", {}), captured_on=day, **changes)


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """Days told once, twice and three times: restated, copied, put out after they were overtaken, and never seen in public."""
    struck = printed("b_struck", 128, "2025-03-01")
    struck.mandays = {name: parts for name, parts in struck.mandays.items() if name != "PLACE 1"}
    twice: Mandays = {"PLACE 0 AGAIN": grown(FIRST, 5, 0)["PLACE 0"]}
    editions = [
        printed("a", 100, "2025-01-20", places=twice),
        printed("b", 128, "2025-02-20"),
        struck,
        printed("c", 142, "2025-03-10"),
        printed("c_restated", 142, "2025-03-12", more=7),
        printed("c_copy", 142, "2025-03-14"),
        printed("d", 156, "2025-03-20"),
        printed("e", 170, "2025-04-10"),
        printed("d_late", 156, "2025-04-12", more=7),
        printed("e_unseen", 170, None, more=7),
        printed("f", 184, "2025-04-20", decimals=0),
        printed("g", 198, "2025-05-10"),
    ]
    names = sorted({name for one in editions for name in one.mandays} - {"PLACE 5"})
    known = {name: HALL if name == "PLACE 0 AGAIN" else f"fac_{sha(name)[:8]}" for name in names}
    datasets = make_datasets(tmp_path_factory.mktemp("words"), editions, known)
    lists(datasets)
    path = build(Folders(datasets), {f"core.{name}" for name in (*REPEATING, "interval_population")})
    with duckdb.connect(str(path), read_only=True) as opened:
        yield opened


def lists(datasets: Path) -> None:
    """Two lists that print PLACE 0 for the same year, the newer one twice and under a second code; one place is withheld."""
    link(datasets, (HALL, "HALLTX", "name"), (HALL, "ANNEXTX", "name"))
    source = "ice_facility_lists"
    printings = {
        "older.xlsx": ("March 4, 2031", [("HALLTX", "900"), ("OTHERTX", "5")]),
        "newer.xlsx": (
            "March 4, 2032",
            [("HALLTX", "950"), ("HALLTX", "950"), ("ANNEXTX", "50"), ("OTHERTX", "none"), ("Redacted", "8")],
        ),
    }
    ages, years, months = [], [], []
    for name, (day, values) in printings.items():
        rows = [
            {"sheet": "Main", "row": number, "code": code, "name": code, "state": "TX", "city": "Dilley"}
            for number, (code, _) in enumerate(values, start=6)
        ]
        sha256 = add(datasets, source, f"{source}_rows", f"file:{source}/{name}", rows)
        of_list = {"snapshot_sha256": sha256, "sheet": "Main"}
        ages.append(of_list | {"sheet_index": 0, "state": "read", "title": "T", "as_of_printed": day})
        for number, (_, value) in enumerate(values, start=6):
            years.append(of_list | {"row": number, "fiscal_year": 2031, "value_printed": value})
            months.append(of_list | {"row": number, "month": "2031-01", "value_printed": value})
    for table, values in (("sheets", ages), ("adp", years), ("months", months)):
        replace(datasets, f"{source}_{table}", "", values)


def test_each_day_is_told_by_the_last_table_in_force_and_a_copy_by_the_first(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        "SELECT DISTINCT as_of, snapshot_sha256 FROM core.facility_population WHERE is_last_word ORDER BY as_of"
    ).fetchall()
    labels = {sha(label): label for label in "a b b_struck c c_restated c_copy d e d_late e_unseen f g".split()}
    assert [labels[sha256] for _, sha256 in rows] == ["a", "b_struck", "c", "d", "e", "f", "g"]


def test_a_place_listed_twice_counts_once_and_one_that_was_struck_out_is_out(con: duckdb.DuckDBPyConnection) -> None:
    last = "FROM core.facility_population WHERE is_last_word"
    (twice,) = con.execute(
        f"SELECT count(*) FROM core.facility_population WHERE snapshot_sha256 = '{sha('a')}' AND facility_id = '{HALL}'"
    ).fetchall()
    assert twice == (2,)
    assert con.execute(f"SELECT count(*) {last} AND facility_id = '{HALL}'").fetchall() == [(7,)]
    assert con.execute(f"SELECT count(*) {last} AND name_printed = 'PLACE 1'").fetchall() == [(6,)]
    # nobody has linked it yet: its rows are told apart by what they print
    assert con.execute(f"SELECT count(*) {last} AND facility_id IS NULL").fetchall() == [(7,)]


@pytest.mark.parametrize(("table", "period"), [("facility_list_adp", "fiscal_year"), ("facility_list_months", "month")])
def test_the_newest_list_that_prints_a_number_has_the_last_word(
    con: duckdb.DuckDBPyConnection, table: str, period: str
) -> None:
    rows = con.execute(f"SELECT code, adp FROM core.{table} WHERE is_last_word ORDER BY code").fetchall()
    assert rows == [("ANNEXTX", 50.0), ("HALLTX", 950.0), ("OTHERTX", 5.0)]
    assert con.execute(f"SELECT count(DISTINCT {period}) FROM core.{table}").fetchall() == [(1,)]


def test_the_checks_hold_and_would_not_if_every_row_were_taken(con: duckdb.DuckDBPyConnection) -> None:
    for rule, mark in (("last_word_once", "is_last_word"), ("days_counted_once", "use_in_series")):
        assert con.execute(rule_sql(rule)).fetchall() == []
        assert con.execute(rule_sql(rule).replace(f"WHERE {mark}", "WHERE true")).fetchall()


def test_every_day_since_october_is_used_once(con: duckdb.DuckDBPyConnection) -> None:
    """A place listed in every edition: its intervals to be used are all days to the last edition, once each."""
    rows = con.execute(
        "SELECT period_start, period_end FROM core.interval_population WHERE use_in_sum AND place_id = "
        f"'fac_{sha('PLACE 3')[:8]}' ORDER BY period_start"
    ).fetchall()
    days = [start + timedelta(days=n) for start, end in rows for n in range((end - start).days + 1)]
    assert days == [date(2024, 10, 1) + timedelta(days=n) for n in range(198)]


@pytest.mark.parametrize("name", REPEATING)
def test_sqlite_gives_the_same_last_words(con: duckdb.DuckDBPyConnection, name: str) -> None:
    table = tables()[name]
    asked = f"SELECT {table.key_list} FROM {{}} WHERE is_last_word ORDER BY {table.key_list}"
    with sqlite3.connect(":memory:") as db:
        db.execute(sqlite_ddl(table)[0])
        copy_rows(con, db, table)
        served = db.execute(asked.format(name)).fetchall()
    expected = con.execute(asked.format(f"core.{name}")).fetchall()
    assert served == [tuple(v.isoformat() if isinstance(v, date) else v for v in row) for row in expected]


DAY = st.dates(date(2025, 1, 1), date(2025, 1, 6))
PRINTING = st.tuples(st.integers(1, 3), st.none() | DAY, st.none() | DAY, st.booleans(), st.booleans(), st.booleans())


@settings(deadline=None, max_examples=50)
@given(printings=st.lists(PRINTING, min_size=1, max_size=12))
def test_whatever_is_printed_a_day_has_one_last_word(printings: list[tuple[Any, ...]]) -> None:
    """Any mixture of days, unknown dates, copies and tables that go back."""
    first: dict[int, str] = {}
    rows = []
    for number, (day, public, saved, by_days, back, copy) in enumerate(printings):
        same = first.setdefault(day, f"{number:02}") if copy else None
        basis = "days" if by_days else "header"
        flags = "header_date_off;goes_back" if back else None
        label = f"{number:02}"
        rows.append((label, date(2024, 12, day), basis, public, saved, same if same != label else None, flags))
    with duckdb.connect() as made:
        made.execute("CREATE SCHEMA core")
        made.execute(
            "CREATE TABLE core.editions (snapshot_sha256 VARCHAR, as_of DATE, as_of_basis VARCHAR, in_force_from DATE, "
            "saved_on DATE, same_table_as VARCHAR, flags VARCHAR)"
        )
        made.executemany("INSERT INTO core.editions VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        words = made.execute(LAST_WORD.read_text()).fetchall()
    assert sorted(day for day, _ in words) == sorted({row[1] for row in rows})
    copies = {row[0] for row in rows if row[5]}
    assert not copies & {sha256 for _, sha256 in words}


def published(name: str, column: str) -> Path:
    path = ROOT / "datasets" / f"{name}.parquet"
    if not path.exists() or column not in duckdb.sql(f"SELECT * FROM '{path}'").columns:
        pytest.skip(f"datasets/ has no {name}.parquet with {column}")
    return path


@pytest.mark.parametrize(("name", "key"), REPEATING.items())
def test_no_published_key_has_two_last_words(name: str, key: str) -> None:
    path = published(name, "is_last_word")
    linked = f"FROM '{path}' WHERE is_last_word AND facility_id IS NOT NULL"
    assert duckdb.sql(f"SELECT {key} {linked} GROUP BY ALL HAVING count(*) > 1").fetchall() == []
    assert duckdb.sql(f"SELECT 1 {linked} LIMIT 1").fetchall()


def test_no_published_day_of_a_place_is_used_twice() -> None:
    path = published("interval_population", "use_in_series")
    twice = duckdb.sql(
        f"""SELECT a.place_id, a.period_start, b.period_start
        FROM '{path}' AS a JOIN '{path}' AS b
            ON a.place_id = b.place_id AND a.snapshot_sha256 < b.snapshot_sha256
            AND a.period_start <= b.period_end AND b.period_start <= a.period_end
        WHERE a.use_in_series AND b.use_in_series"""
    ).fetchall()
    assert twice == []
    used = duckdb.sql(f"SELECT count(DISTINCT place_kind) FROM '{path}' WHERE use_in_sum").fetchall()
    assert used == [(1,)], "facilities and campuses are never added up together"


# What ICE reported to Congress and under FOIA for whole years, as crimmigration.com quotes it (27 March and 3 April 2018,
# 2 July 2019): an independent total of the averages that the lists print by place.
REPORTED = {2012: 34_260, 2016: 34_376, 2017: 38_106, 2018: 42_188}


@pytest.mark.parametrize("year", REPORTED)
def test_the_lists_last_words_add_up_to_the_year_that_ice_reported(year: int) -> None:
    path = published("facility_list_adp", "is_last_word")
    ((total,),) = duckdb.sql(f"SELECT sum(adp) FROM '{path}' WHERE is_last_word AND fiscal_year = {year}").fetchall()
    assert total == pytest.approx(REPORTED[year], rel=0.005)
