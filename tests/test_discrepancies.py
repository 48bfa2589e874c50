"""Where two sources disagree: which pairs are rows, what explains them, what is not shown. On synthetic records."""

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.synthetic import IDS, Edition, make_datasets
from tests.test_facility_codes import BLUE, PROJECT, RED, count, link, replace
from tests.test_further_sources_sql import add
from tests.warehouses import answers

ROWS = "SELECT facility_id, figure_1, value_1, figure_2, value_2, difference, explained_by FROM core.discrepancies ORDER BY ALL"
LISTS = "ice_facility_lists"


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    """RED JAIL held 30 people a day for 100 days by ICE's average, BLUE JAIL 20."""
    mandays = {"RED JAIL": (1001, 999, 501, 499), "BLUE JAIL": (1001, 499, 277, 223)}
    return make_datasets(tmp_path, [Edition("FY31_a", 100, mandays, 2031, "01/08/2031")])


def campus(datasets: Path) -> None:
    """Put both jails on one campus."""
    lines = [f"{facility},Jail {facility},DILLEY,TX,site_test,2026-01-01,," for facility in sorted((BLUE, RED))]
    (datasets / "reference/facility_ids.csv").write_text("\n".join([IDS, *lines]) + "\n")


def printed(datasets: Path, *lists: tuple[str, list[tuple[str, str]]]) -> None:
    """Facility lists, each with the day it stands for and (code, average of fiscal year 2030) of its rows."""
    sheets: list[dict[str, Any]] = []
    years: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    for number, (as_of, found) in enumerate(lists):
        key = {"snapshot_sha256": add(datasets, LISTS, None, f"file:{LISTS}/{number}.xlsx", []), "sheet": "Main"}
        sheets.append(key | {"sheet_index": 0, "state": "read", "title": "T", "as_of_printed": as_of})
        for row, (code, value) in enumerate(found, start=6):
            rows.append(key | {"row": row, "code": code, "name": "X"})
            years.append(key | {"row": row, "fiscal_year": 2030, "cell": f"S{row}", "value_printed": value})
    for table, values in (("sheets", sheets), ("rows", rows), ("adp", years)):
        replace(datasets, f"{LISTS}_{table}", "", values)


def test_an_average_that_the_counts_do_not_reproduce_is_a_row_with_both_addresses(datasets: Path) -> None:
    link(datasets, (RED, "REDTSTX", "name"), (BLUE, "BLUTSTX", "name"))
    count(datasets, {"REDTSTX": 20, "BLUTSTX": 17})
    sql = (
        "SELECT facility_id, period_start, period_end, days, sheet_1, cells_1, cells_2, snapshots.source_id, "
        "relative_difference, explained_by FROM core.discrepancies JOIN core.snapshots ON snapshot_sha256 = snapshot_2"
    )
    (rows,) = answers(datasets, sql)
    span = (date(2030, 10, 1), date(2031, 1, 8), 100)
    address = ("Facilities", "N8+O8+P8+Q8", "REDTSTX", "deportation_data_project")
    # 20 and 17 are 3 people apart: noise, no row
    assert rows == [(RED, *span, *address, 0.3333, "unexplained")]


def test_people_counted_under_a_neighbours_code_are_explained_by_the_campus(datasets: Path) -> None:
    campus(datasets)
    link(datasets, (RED, "REDTSTX", "name"), (BLUE, "BLUTSTX", "name"))
    count(datasets, {"REDTSTX": 12, "BLUTSTX": 37})
    (rows,) = answers(datasets, ROWS)
    assert rows == [
        (facility, "edition", float(adp), "daily_counts", float(counted), float(adp - counted), "same_site")
        for facility, adp, counted in sorted(((RED, 30, 12), (BLUE, 20, 37)))
    ]


@pytest.mark.parametrize(
    ("links", "counts", "explained_by"),
    [
        # a disputed code is added for the test alone
        ([(RED, "REDTSTX", "name"), (RED, "OTHTSTX", "disputed")], {"REDTSTX": 18, "OTHTSTX": 12}, "code_disputed"),
        ([(RED, "REDTSTX", "name"), (RED, "OTHTSTX", "name")], {"REDTSTX": 18}, "code_not_released"),
        ([(RED, "REDTSTX", "name")], {"REDTSTX": 18}, "unexplained"),
    ],
)
def test_an_explanation_is_one_that_the_figures_bear_out(
    datasets: Path, links: list[tuple[str, str, str]], counts: dict[str, int], explained_by: str
) -> None:
    link(datasets, *links)
    count(datasets, counts)
    (rows,) = answers(datasets, ROWS)
    assert rows == [(RED, "edition", 30.0, "daily_counts", 18.0, 12.0, explained_by)]


def test_people_held_by_day_and_not_at_midnight_are_a_matter_of_definition(datasets: Path) -> None:
    link(datasets, (RED, "REDTSTX", "name"))
    count(datasets, {"REDTSTX": 20})
    path = datasets / f"records/{PROJECT}_days.parquet"
    days = [row | {"n_detained": 30} for row in pq.read_table(path).to_pylist()]
    replace(datasets, f"{PROJECT}_days", "", days)
    (rows,) = answers(datasets, ROWS)
    assert rows == [(RED, "edition", 30.0, "daily_counts", 20.0, 10.0, "definition")]


def test_what_whole_numbers_leave_open_is_rounding(tmp_path: Path) -> None:
    """114 days printed as whole numbers: the 14 days since the edition before are good to 4 * 114 / 2 / 14 = 16.3 people."""
    first = {"RED JAIL": (1001, 999, 501, 499)}
    later = {"RED JAIL": (1140, 1026, 570, 570)}  # printed as 10 + 9 + 5 + 5
    editions = [
        Edition("FY31_a", 100, first, 2031, "01/08/2031"),
        Edition("FY31_b", 114, later, 2031, "01/23/2031", decimals=0),
    ]
    datasets = make_datasets(tmp_path, editions)
    link(datasets, (RED, "REDTSTX", "name"))
    count(datasets, {"REDTSTX": 30}, days=130)
    sql = "SELECT figure_1, explained_by, abs(difference) < 2 * 114 / 14 FROM core.discrepancies ORDER BY figure_1"
    assert answers(datasets, sql) == [[("interval", "rounding", True)]]


def test_an_average_of_counts_under_11_is_not_shown_nor_what_gives_it_away(datasets: Path) -> None:
    link(datasets, (RED, "REDTSTX", "name"))
    count(datasets, {"REDTSTX": 4})
    sql = "SELECT value_1, value_2, under_11, difference, relative_difference FROM core.discrepancies"
    assert answers(datasets, sql) == [[(30.0, None, True, None, None)]]


def test_lists_that_print_one_year_twice_are_compared_and_a_row_printed_twice_counts_once(datasets: Path) -> None:
    link(datasets, (RED, "REDTSTX", "name"), (BLUE, "BLUTSTX", "name"))
    twice = [("REDTSTX", "50"), ("REDTSTX", "50"), ("BLUTSTX", "8")]
    printed(datasets, ("March 4, 2031", twice), ("April 4, 2031", [("REDTSTX", "50.4"), ("BLUTSTX", "0")]))
    (rows,) = answers(datasets, ROWS)
    assert rows == [(BLUE, "list", 8.0, "list", 0.0, 8.0, "revised")]


def test_a_year_to_date_is_not_compared_with_a_whole_year(datasets: Path) -> None:
    link(datasets, (RED, "REDTSTX", "name"))
    printed(datasets, ("March 4, 2030", [("REDTSTX", "50")]), ("April 4, 2031", [("REDTSTX", "80")]))
    assert answers(datasets, ROWS) == [[]]
