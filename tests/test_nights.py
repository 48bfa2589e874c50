"""Nights from two counts that name the same moment differently; which of them counts, and how they are compared."""

from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from etl.folders import ROOT
from tests.synthetic import sha
from tests.test_facility_codes import BLUE, FIRST, RED, count, datasets, link, replace
from tests.warehouses import answers

__all__ = ["datasets"]  # the fixture


def headcount(datasets: Path, days: dict[str, dict[date, int]]) -> None:
    """UWCHR's headcount: people at 00:00 of each date, nobody where there is no row."""
    rows = [
        {"detention_facility_code": code, "date": day.isoformat(), "n": n}
        for code, counted in days.items()
        for day, n in counted.items()
    ]
    replace(datasets, "uwchr_headcount_days", sha("headcount"), rows)


def test_the_headcount_of_a_date_is_the_night_before_and_the_project_comes_first(datasets: Path) -> None:
    link(datasets, (RED, "REDTSTX", "name"), (BLUE, "BLUTSTX", "disputed"))
    count(datasets, {"REDTSTX": 30}, days=3)  # a release of four days: 30, 30, 30, 0
    day = timedelta(days=1)
    headcount(
        datasets,
        {
            "REDTSTX": {FIRST - day: 28, FIRST: 29, FIRST + day: 31, FIRST + 9 * day: 7},
            "BLUTSTX": {FIRST + day: 5},
            "OLDTSTX": {date(2011, 9, 30): 4, date(2011, 10, 1): 6},
        },
    )
    (nights,) = answers(
        datasets,
        "SELECT code, night, source_id, facility_id, persons, is_best FROM core.nights WHERE persons > 0 ORDER BY 1, 2, 3",
    )
    project, uwchr = "deportation_data_project", "uwchr_headcount"
    assert nights == [
        ("BLUTSTX", FIRST, uwchr, None, 5, True),  # a code the Project did not release
        ("OLDTSTX", date(2011, 9, 30), uwchr, None, 6, True),  # before 1 October 2011 it counts long stays only
        ("REDTSTX", FIRST - 2 * day, uwchr, RED, 28, True),
        ("REDTSTX", FIRST - day, uwchr, RED, 29, True),
        ("REDTSTX", FIRST, project, RED, 30, True),
        ("REDTSTX", FIRST, uwchr, RED, 31, False),
        ("REDTSTX", FIRST + day, project, RED, 30, True),
        ("REDTSTX", FIRST + 2 * day, project, RED, 30, True),
        ("REDTSTX", FIRST + 8 * day, uwchr, RED, 7, True),  # after the Project's last day
    ]


def test_the_overlap_compares_the_same_nights_only(datasets: Path) -> None:
    link(datasets, (RED, "REDTSTX", "name"))
    count(datasets, {"REDTSTX": 100}, days=3)
    day = timedelta(days=1)
    headcount(datasets, {"REDTSTX": {FIRST: 50, FIRST + day: 100, FIRST + 2 * day: 102, FIRST + 4 * day: 1}})
    (overlap,) = answers(
        datasets,
        "SELECT first_night, last_night, n_nights_both, n_nights_headcount_only, n_nights_project_only, n_equal, "
        "n_within_1, n_within_2_percent, headcount_person_nights, project_person_nights FROM core.night_overlap",
    )
    # nights of 1, 2 and 3 October have 100 (headcount 100, 102, nobody), the 4th none (headcount 1)
    assert overlap == [(FIRST, FIRST + 3 * day, 2, 1, 1, 1, 1, 2, 203, 300)]


def test_an_average_of_years_that_only_the_headcount_reaches_is_tested_too(datasets: Path) -> None:
    link(datasets, (RED, "REDTSTX", "name"), (BLUE, "BLUTSTX", "name"))
    headcount(datasets, {"REDTSTX": {FIRST + timedelta(days=n): 33 for n in range(1, 101)}})
    (population,) = answers(
        datasets, "SELECT code, midnight_average, any_time_average, comparison FROM core.code_population ORDER BY code"
    )
    assert population == [("BLUTSTX", None, None, "code_not_released"), ("REDTSTX", 33.0, None, "within_10_percent")]


@pytest.mark.skipif(not (ROOT / "datasets/nights.parquet").exists(), reason="the release has no nights.parquet")
def test_the_seeds_day_has_both_ends(tmp_path: Path) -> None:
    """409 people at the start of 2 February 2021 in Dilley and 416 at its end: rows of the file itself, read by hand."""
    folder = ROOT / "datasets"
    nights = duckdb.sql(
        f"""SELECT night, sum(persons) FROM '{folder}/nights.parquet' JOIN '{folder}/facilities.parquet' USING (facility_id)
        WHERE site_id = 'site_dilley' AND is_best AND night BETWEEN '2021-02-01' AND '2021-02-02' GROUP BY night ORDER BY 1"""
    ).fetchall()
    assert nights == [(date(2021, 2, 1), 409), (date(2021, 2, 2), 416)]
