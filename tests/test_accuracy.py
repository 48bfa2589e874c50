"""The table of how far two sources lie apart, on made-up figures."""

from collections.abc import Iterator
from datetime import date, timedelta

import duckdb
import pytest

from etl.folders import ROOT
from etl.warehouse.build import MACROS

ACCURACY = (ROOT / "etl/warehouse/tables/accuracy.sql").read_text()
JANUARY = date(2031, 1, 1)


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty warehouse of the tables that are compared."""
    with duckdb.connect() as opened:
        opened.execute(MACROS.read_text())
        opened.execute("CREATE SCHEMA core; CREATE SCHEMA staging")
        opened.execute("CREATE TABLE core.nights (source_id VARCHAR, night DATE, persons BIGINT)")
        opened.execute("CREATE TABLE core.nation_month (month DATE, partial BOOLEAN, adp DOUBLE)")
        opened.execute(
            "CREATE TABLE staging.code_averages (facility_id VARCHAR, snapshot_sha256 VARCHAR, method VARCHAR, as_of DATE, "
            "adp_total DOUBLE, midnight_average DOUBLE)"
        )
        opened.execute(
            "CREATE TABLE staging.place_months (month DATE, basis VARCHAR, persons DOUBLE, counts_average DOUBLE)"
        )
        yield opened


def test_counts_below_ices_month_have_a_negative_bias(con: duckdb.DuckDBPyConnection) -> None:
    """97 people a night where ICE says 100; a month with a night missing, or that ICE has not finished, is left out."""
    nights = [JANUARY + timedelta(days=n) for n in range(31 + 27)]  # all of January, February without its last night
    con.executemany("INSERT INTO core.nights VALUES ('deportation_data_project', ?, 97)", [[night] for night in nights])
    con.execute("INSERT INTO core.nation_month VALUES ('2031-01-01', false, 100), ('2031-02-01', false, 500)")
    assert con.execute(ACCURACY).fetchall() == [
        ("deportation_data_project", "ice_month", JANUARY, date(2031, 3, 31), "nation", 1, -0.03, 0.03)
    ]
    con.execute("UPDATE core.nation_month SET partial = true")
    assert con.execute(ACCURACY).fetchall() == []


@pytest.mark.parametrize(("n", "shown"), [(10, None), (11, -0.1)])
def test_a_bias_of_ten_places_is_not_shown(con: duckdb.DuckDBPyConnection, n: int, shown: float | None) -> None:
    """The figure of a single place can't be worked out from the bias of its class."""
    for place in range(n):
        con.execute("INSERT INTO staging.code_averages VALUES (?, 'e', 'name', '2031-01-08', 100, 90)", [f"p{place}"])
    year = (date(2030, 10, 1), date(2031, 9, 30))
    row = ("nightly_counts", "ice_year_to_date", *year, "50 to 199", n, shown, None if shown is None else 0.1)
    assert con.execute(ACCURACY).fetchall() == [row]


def test_a_place_with_an_uncounted_code_is_not_compared(con: duckdb.DuckDBPyConnection) -> None:
    """Half of its people are under a code that no count knows: that is no error of the counts."""
    con.execute("INSERT INTO staging.code_averages VALUES ('p', 'e', 'name', '2031-01-08', 100, 50)")
    con.execute("INSERT INTO staging.code_averages VALUES ('p', 'e', 'name', '2031-01-08', 100, NULL)")
    assert con.execute(ACCURACY).fetchall() == []
