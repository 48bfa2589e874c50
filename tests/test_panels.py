"""The monthly panels: how averages and nightly counts become one figure a place and month. On made-up places."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.folders import ROOT
from tests.test_facility_codes import BLUE, FIRST, RED, count, datasets, link
from tests.test_nights import headcount
from tests.warehouses import answers, rule_sql

__all__ = ["datasets"]  # the fixture
PLACE_DAYS = (ROOT / "etl/warehouse/staging/place_days.sql").read_text()
OCTOBER = date(2030, 10, 1)


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty warehouse of the two tables that days are made of."""
    with duckdb.connect() as opened:
        opened.execute("CREATE SCHEMA core")
        opened.execute("CREATE TABLE core.nights (facility_id VARCHAR, night DATE, persons BIGINT, is_best BOOLEAN)")
        opened.execute(
            "CREATE TABLE core.interval_population (place_id VARCHAR, fiscal_year BIGINT, period_start DATE, period_end DATE, "
            "days BIGINT, mandays DOUBLE, population DOUBLE, use_in_sum BOOLEAN)"
        )
        yield opened


def days_of(
    con: duckdb.DuckDBPyConnection, intervals: list[tuple[date, int, float]], nights: dict[date, int]
) -> list[tuple[Any, ...]]:
    """Day, persons and basis of one place with these intervals (first day, days, person-days) and nights."""
    con.execute("DELETE FROM core.nights")
    con.execute("DELETE FROM core.interval_population")
    for first, days, mandays in intervals:
        year = first.year + (first.month >= 10)
        row = ["a", year, first, first + timedelta(days=days - 1), days, mandays, mandays / days, True]
        con.execute("INSERT INTO core.interval_population VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    for night, persons in nights.items():
        con.execute("INSERT INTO core.nights VALUES ('a', ?, ?, true)", [night, persons])
    return con.execute(f"SELECT day, persons, basis FROM ({PLACE_DAYS}) ORDER BY day").fetchall()


def nights_of(*persons: int, first: date = OCTOBER) -> dict[date, int]:
    return {first + timedelta(days=n): held for n, held in enumerate(persons)}


def test_the_counts_give_the_shape_and_the_average_the_level(con: duckdb.DuckDBPyConnection) -> None:
    """ICE has 120 person-days in three days, the counts 20, 20, 60: a fifth more on every day."""
    rows = days_of(con, [(OCTOBER, 3, 120.0)], nights_of(20, 20, 60))
    assert rows == [(day, persons, "interval") for day, persons in nights_of(24, 24, 72).items()]


def test_after_the_last_edition_the_place_keeps_its_own_level(con: duckdb.DuckDBPyConnection) -> None:
    rows = days_of(con, [(OCTOBER, 2, 22.0)], nights_of(10, 10, 30))
    assert rows[2] == (OCTOBER + timedelta(days=2), 33.0, "bridged")


def test_a_new_fiscal_year_does_not_take_over_the_level_of_the_last(con: duckdb.DuckDBPyConnection) -> None:
    last = date(2031, 9, 29)
    rows = days_of(con, [(last, 1, 12.0)], nights_of(10, 10, 10, first=last))
    assert [(persons, basis) for _, persons, basis in rows] == [(12.0, "interval"), (12.0, "bridged"), (10.0, "counts")]


def test_counts_that_are_another_places_give_no_shape(con: duckdb.DuckDBPyConnection) -> None:
    """Less than half of ICE's person-days, or none at all: the average stands for every day."""
    for nights in (nights_of(1, 2, 3), {}):
        rows = days_of(con, [(OCTOBER, 3, 120.0)], nights)
        assert [persons for _, persons, _ in rows] == [40.0] * 3


def test_a_long_interval_is_said_to_be_bridged_or_flat(con: duckdb.DuckDBPyConnection) -> None:
    shaped = days_of(con, [(OCTOBER, 40, 400.0)], nights_of(*[5] * 20, *[15] * 20))
    assert {(persons, basis) for _, persons, basis in shaped} == {(5.0, "bridged"), (15.0, "bridged")}
    assert {row[1:] for row in days_of(con, [(OCTOBER, 40, 400.0)], {})} == {(10.0, "flat")}


def test_where_the_counts_end_their_last_night_stands_for_the_rest(con: duckdb.DuckDBPyConnection) -> None:
    rows = days_of(con, [(OCTOBER, 4, 80.0)], nights_of(10, 30))
    assert [round(persons, 6) for _, persons, _ in rows] == [8.0, 24.0, 24.0, 24.0]


INTERVALS = st.lists(st.tuples(st.integers(1, 50), st.integers(0, 9000)), max_size=4)
NIGHTS = st.dictionaries(st.integers(0, 220), st.integers(1, 400), max_size=60)


@settings(deadline=None, max_examples=60)
@given(intervals=INTERVALS, nights=NIGHTS)
def test_a_day_has_one_row_and_an_interval_keeps_its_person_days(
    con: duckdb.DuckDBPyConnection, intervals: list[tuple[int, int]], nights: dict[int, int]
) -> None:
    first, spans = OCTOBER, []
    for days, mandays in intervals:
        spans.append((first, days, float(mandays)))
        first += timedelta(days=days)
    counted = {OCTOBER + timedelta(days=n): persons for n, persons in nights.items()}
    rows = days_of(con, spans, counted)
    covered = {start + timedelta(days=n) for start, days, _ in spans for n in range(days)}
    assert [row[0] for row in rows] == sorted(covered | set(counted))
    assert all(persons >= 0 for _, persons, _ in rows)
    persons_on = {day: persons for day, persons, _ in rows}
    for start, days, mandays in spans:
        assert sum(persons_on[start + timedelta(days=n)] for n in range(days)) == pytest.approx(mandays)


MONTHS = (
    "SELECT month, persons, basis, days_covered, why_null, counts_average FROM core.place_month "
    "WHERE facility_id = '{}' AND month >= '2030-08-01' ORDER BY month"
)


def test_every_place_has_every_month_and_says_why_one_is_empty(datasets: Path) -> None:
    """RED JAIL: ICE's 3,000 person-days from October to 8 January, and counts of 30. BLUE JAIL has no code: 2 a day."""
    link(datasets, (RED, "REDTSTX", "name"))
    count(datasets, {"REDTSTX": 30})
    red, blue, states, wrong = answers(
        datasets,
        MONTHS.format(RED),
        MONTHS.format(BLUE),
        "SELECT month, persons, n_places, n_unknown FROM core.state_month WHERE month > '2030-08-01' ORDER BY month",
        rule_sql("panels_meet_ice"),
    )
    before = (None, None, 0, "before_first_seen", None)
    months = [date(2030, n, 1) for n in (8, 9, 10, 11, 12)] + [date(2031, 1, 1)]
    assert red == [
        *((month, *before) for month in months[:2]),
        *((month, 30.0, "bridged", days, None, 30.0) for month, days in zip(months[2:5], (31, 30, 31), strict=True)),
        (months[5], pytest.approx(30.0 * 8 / 9, abs=0.01), "bridged", 9, None, pytest.approx(30.0 * 8 / 9, abs=0.01)),
    ]
    assert blue == [
        *((month, *before) for month in months[:2]),
        *((month, 2.0, "flat", days, None, None) for month, days in zip(months[2:], (31, 30, 31, 8), strict=True)),
    ]
    assert states[0][1:] == (None, 0, 0)
    assert states[1][1:] == (32.0, 2, 0)
    assert wrong == []


def test_a_night_without_a_row_is_a_zero_only_where_the_counts_reach(datasets: Path) -> None:
    link(datasets, (RED, "REDTSTX", "name"))
    headcount(datasets, {"REDTSTX": {date(2029, 10, 2): 31, FIRST + timedelta(days=1): 4}})
    (red,) = answers(datasets, MONTHS.format(RED).replace("2030-08-01", "2029-09-01"))
    by_month = {row[0]: row[1:4] for row in red}
    assert by_month[date(2029, 9, 1)] == (None, None, 0)
    assert by_month[date(2029, 10, 1)] == (1.0, "counts", 31)
    assert by_month[date(2029, 11, 1)] == (0.0, "counts", 30)
