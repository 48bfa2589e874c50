"""What a number said is set beside: the same two queries in DuckDB (the build) and in SQLite (the desk), on made-up figures."""

import sqlite3
from pathlib import Path
from typing import Any

import duckdb
import pytest

TABLES = Path(__file__).parent.parent / "etl" / "warehouse" / "tables"
SCHEMA = """
CREATE TABLE core.published_figures (figure_id VARCHAR, measure VARCHAR, series VARCHAR, scope_kind VARCHAR, scope VARCHAR,
    agency VARCHAR, people VARCHAR, unit VARCHAR, value DOUBLE, period_start DATE, period_end DATE, public_from DATE,
    public_until DATE, snapshot_sha256 VARCHAR, sheet VARCHAR, cells VARCHAR, restated_to DOUBLE,
    restated_snapshot_sha256 VARCHAR, restated_cells VARCHAR);
CREATE TABLE core.nights (facility_id VARCHAR, night DATE, persons INTEGER, is_best BOOLEAN);
CREATE TABLE core.facilities (facility_id VARCHAR, site_id VARCHAR);
CREATE TABLE core.deaths_in_custody (date_of_death DATE);
CREATE TABLE core.agreements_287g (state VARCHAR, first_listed DATE, gone_on DATE);
CREATE TABLE staging.claims_asked (claim VARCHAR, measure VARCHAR, unit VARCHAR, value DOUBLE, qualifier VARCHAR,
    people VARCHAR, scope_kind VARCHAR, scope VARCHAR, published DATE, period_kind VARCHAR, period_start DATE,
    period_end DATE, recent_from DATE, near_from DATE, fiscal_from DATE, year_from DATE);
"""
FIGURES = [
    # measure, series, scope_kind, scope, agency, people, unit, value, period, public from, until, cells, restated to
    ("detained", "snapshot", "country", None, "total", "all", "persons", 56816, ("2025-07-13",) * 2,
     "2025-07-17", None, "F20", None),
    ("detained", "snapshot", "country", None, "total", "all", "persons", 56945, ("2025-07-27",) * 2,
     "2025-07-31", None, "F21", None),
    ("average_daily_population", "to_date", "country", None, "total", "all", "persons", 45562, ("2024-10-01", "2025-07-12"),
     "2025-07-17", "2025-07-31", "N100", None),
    ("average_daily_population", "month", "country", None, "total", "all", "persons", 50000,
     ("2025-06-01", "2025-06-30"), "2025-07-17", "2025-07-31", "K100", 51000),
    ("detained", "snapshot", "country", None, "total", "no_conviction", "percent", 71.5, ("2025-07-13",) * 2,
     "2025-07-17", None,
     "F22+F23 of F20", None),
    ("detained", "snapshot", "country", None, "total", "neither", "percent", 47.1, ("2025-07-13",) * 2, "2025-07-17", None,
     "F23 of F20", None),
    ("guaranteed_minimum", "minimum", "facility", "fac_x", "total", "all", "persons", 1455, ("2025-07-12",) * 2, "2025-07-17",
     "2025-07-31", "W5", None),
]  # fmt: skip
JULY = ("2025-07-20", "2025-05-21", "2025-07-04", "2024-10-01", "2025-01-01")


def ask(
    claim: str, measure: str, value: float, kind: str = "now", *, unit: str = "persons", qualifier: str | None = None,
    people: str = "all", scope: tuple[str, str | None] = ("country", None), start: str = JULY[0], end: str = JULY[0],
) -> tuple[object, ...]:  # fmt: skip
    return (claim, measure, unit, value, qualifier, people, *scope, "2025-07-20", kind, start, end, *JULY[1:])


ASKED = [
    ask("count", "detained", 56816),
    ask("vague", "detained", 59000, qualifier="about"),
    ask("high", "detained", 70000, qualifier="more_than"),
    ask("low", "detained", 30000),
    ask("between", "detained", 50000),
    ask("elsewhere", "detained", 5000),
    ask("record", "detained", 47, unit="percent", people="no_record"),
    ask("minimum", "guaranteed_minimum", 1455, scope=("facility", "fac_x")),
    ask("other", "guaranteed_minimum", 1455, scope=("facility", "fac_y")),
    ask("june", "average_daily_population", 50000, "month", start="2025-06-01", end="2025-06-30"),
    ask("died", "deaths", 2, unit="deaths"),
    ask("kentucky", "agreements_287g", 1, unit="agreements", scope=("state", "KY")),
]
OUTCOMES = {
    "count": "within", "vague": "within", "high": "above", "low": "below", "between": "within", "elsewhere": "no_figure",
    "record": "within", "minimum": "within", "other": "no_figure", "june": "within", "died": "within", "kentucky": "within",
}  # fmt: skip


def figure(number: int, row: tuple[Any, ...]) -> tuple[object, ...]:
    *what, value, period, public_from, until, cells, restated = row
    return (f"f{number}", *what, value, *period, public_from, until, "sha", "Detention", cells, restated, None, None)


@pytest.fixture(params=["duckdb", "sqlite"])
def con(request: pytest.FixtureRequest) -> Any:
    made: Any = duckdb.connect() if request.param == "duckdb" else sqlite3.connect(":memory:")
    for schema in ("core", "staging"):
        made.execute(f"CREATE SCHEMA {schema}" if request.param == "duckdb" else f"ATTACH ':memory:' AS {schema}")
    for statement in filter(str.strip, SCHEMA.split(";")):
        made.execute(statement)
    rows = {
        "core.published_figures": [figure(number, row) for number, row in enumerate(FIGURES)],
        "core.deaths_in_custody": [("2024-09-01",), ("2024-11-01",), ("2025-02-01",), ("2025-08-01",)],
        "core.agreements_287g": [
            ("KY", "2025-03-01", None),
            ("KY", "2025-03-01", "2025-05-01"),
            ("TX", "2025-03-01", None),
        ],
        "staging.claims_asked": ASKED,
    }
    for table, found in rows.items():
        made.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(found[0]))})", found)
    for table in ("claim_readings", "claim_outcomes"):
        made.execute(f"CREATE TABLE core.{table} AS {(TABLES / f'{table}.sql').read_text()}")
    return made


def test_a_number_stands_within_above_or_below_all_that_it_can_mean(con: Any) -> None:
    assert dict(con.execute("SELECT claim, outcome FROM core.claim_outcomes").fetchall()) == OUTCOMES


def test_a_claim_says_how_many_figures_are_of_the_very_thing(con: Any) -> None:
    found = dict(con.execute("SELECT claim, n_same FROM core.claim_outcomes").fetchall())
    assert (found["count"], found["died"], found["other"]) == (1, 0, 0), (
        "averages are no head count, years were not named"
    )


def test_only_what_was_public_by_then_is_read_of_today(con: Any) -> None:
    cells = con.execute("SELECT cells FROM core.claim_readings WHERE claim = 'count' ORDER BY reading").fetchall()
    assert cells == [("F20",), ("K100",), ("N100",)], "the count of 27 July came out on the 31st"


def test_a_reading_says_what_the_figure_has_become(con: Any) -> None:
    assert con.execute("SELECT restated_to FROM core.claim_readings WHERE claim = 'june'").fetchall() == [(51000,)]


def test_deaths_are_counted_in_the_fiscal_and_the_calendar_year_where_none_is_named(con: Any) -> None:
    found = con.execute(
        "SELECT differs, value FROM core.claim_readings WHERE claim = 'died' ORDER BY differs"
    ).fetchall()
    assert found == [("calendar_year", 1), ("fiscal_year", 2)]
