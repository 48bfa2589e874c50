"""National figures: what time a cell is about, what is no figure, and the laws of the sheets. On synthetic records."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.folders import Folders
from etl.warehouse.build import build
from etl.warehouse.check import check
from scrapers.ice_sheets import tables
from tests.figure_cases import ADDS_UP, LOST, PAROLE, PERIODS, STATES, WRONG, YEARS, Row, figure, more_by_one
from tests.synthetic import Edition, make_datasets, sha, write
from tests.test_build import places

PLACES = places(31, n=30)


def edition(label: str, as_of: str = "02/07/2026", year: int = 2026) -> Edition:
    return Edition(label, 130, PLACES, year, as_of, captured_on="2026-02-12")


def built(folder: Path, figures: Sequence[Row], editions: Sequence[str] = ("a",)) -> Folders:
    """A warehouse of these figures, checked."""
    datasets = make_datasets(folder, [edition(label) for label in editions])
    table = tables.FIGURES
    write(table.path(datasets), list(table.columns), figures, table.schema)
    folders = Folders(datasets)
    build(folders)
    assert check(folders) == []
    return folders


def ask(folders: Folders, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(folders.candidate / "warehouse.duckdb"), read_only=True) as con:
        return con.execute(sql).fetchall()


def cases() -> Mapping[str, Sequence[Row]]:
    """The figures of every case, each on a sheet of its own: one build serves them all."""
    periods = {f"period {n}": [figure("B3", "5", **values)] for n, (values, _) in enumerate(PERIODS)}
    right = {f"right {rule}": rows for rule, rows in ADDS_UP.items()}
    wrong = {f"wrong {rule}": more_by_one(rows) for rule, rows in ADDS_UP.items()}
    other = {f"case {n}": rows for n, (_, rows, _) in enumerate(WRONG)}
    return {"years": YEARS, "states": STATES, "parole": PAROLE, "lost": LOST, **periods, **right, **wrong, **other}


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    rows = [row | {"sheet": sheet} for sheet, figures in cases().items() for row in figures]
    return built(tmp_path_factory.mktemp("figures"), rows)


def of_sheet(warehouse: Folders, sheet: str, columns: str) -> list[tuple[object, ...]]:
    return ask(warehouse, f"SELECT {columns} FROM core.national_figures WHERE sheet = '{sheet}' ORDER BY cell")


def found(warehouse: Folders, rule: str, sheet: str) -> list[tuple[object, ...]]:
    return ask(
        warehouse,
        f"SELECT cell, expected, found FROM core.snapshot_checks WHERE rule = '{rule}' AND sheet = '{sheet}' ORDER BY cell",
    )


def test_the_time_a_figure_is_about(warehouse: Folders) -> None:
    for number, (values, expected) in enumerate(PERIODS):
        (row,) = of_sheet(warehouse, f"period {number}", "period_kind, period_start, period_end, partial")
        assert row == expected, values


def test_only_the_last_year_of_a_table_of_years_is_running(warehouse: Folders) -> None:
    rows = of_sheet(warehouse, "years", "fiscal_year, period_kind")
    assert rows == [(2024, "fiscal_year"), (2025, "fiscal_year_to_date")]


def test_what_is_no_figure_has_no_value_and_keeps_what_was_printed(warehouse: Folders) -> None:
    assert of_sheet(warehouse, "states", "cell, value, value_state, value_printed") == [
        ("B3", 0.0, "value", "0"),
        ("B4", 7.0, "value", "7"),
        ("C3", None, "unpublished", "0"),
        ("C4", None, "blank", None),
        ("D3", None, "future", "0"),
        ("E3", 9.0, "value", "9"),
        ("F3", None, "token", "-"),
        ("F4", 1.0, "value", "1"),
    ]


def test_a_zero_that_can_be_is_a_value(warehouse: Folders) -> None:
    """No request for parole in a month is possible; no book-in is not."""
    assert of_sheet(warehouse, "parole", "value_state") == [("value",)]


def test_changed_marks_what_the_edition_before_did_not_print(tmp_path: Path) -> None:
    figures = [figure("B3", "5", month=10, agency="ice") | {"snapshot_sha256": sha(label)} for label in ("a", "b")]
    figures += [
        figure("B4", printed, month=10, agency="cbp") | {"snapshot_sha256": sha(label)}
        for label, printed in (("a", "6"), ("b", "8"))
    ]
    folders = built(tmp_path, figures, ("a", "b"))
    rows = ask(
        folders,
        "SELECT cell, count(*) FILTER (changed) FROM core.national_figures GROUP BY cell ORDER BY cell",
    )
    assert rows == [("B3", 1), ("B4", 2)]


@pytest.mark.parametrize("rule", ADDS_UP)
def test_a_whole_that_is_not_the_sum_of_its_parts_is_found(warehouse: Folders, rule: str) -> None:
    """Each case adds up to 12; with one part more by one, the rule, and only then, says so."""
    assert found(warehouse, rule, f"right {rule}") == []
    assert found(warehouse, rule, f"wrong {rule}") == [(ADDS_UP[rule][0]["cell"], "13.0", "12.0")]


def test_a_lost_label_may_be_a_total(warehouse: Folders) -> None:
    """As in ICE's file of 16 September 2021: the last row, under Washington's, has no label and is everyone."""
    assert found(warehouse, "atd_adds_up", "lost") == []
    assert [cell for cell, _, _ in found(warehouse, "figure_labels_once", "lost")] == ["B6"]


@pytest.mark.parametrize("number", range(len(WRONG)), ids=[rule for rule, _, _ in WRONG])
def test_what_cannot_be_right_is_found(warehouse: Folders, number: int) -> None:
    rule, _, expected = WRONG[number]
    assert found(warehouse, rule, f"case {number}") == expected


@pytest.fixture(scope="module")
def released() -> Path:
    path = Path(__file__).parent.parent / "datasets" / "national_figures.parquet"
    if not path.exists():
        pytest.skip("datasets/ has no national_figures.parquet")
    return path


def test_every_published_figure_has_a_cell_of_its_own(released: Path) -> None:
    table = pq.read_table(released, columns=["snapshot_sha256", "sheet", "cell"])
    assert table.num_rows == table.group_by(["snapshot_sha256", "sheet", "cell"]).aggregate([]).num_rows


DIMENSIONS = (
    "block measure agency criminality facility_type disposition reason removal_kind parole aor technology status hearing "
    "appearance population days_in_custody final_order placement_reason citizenship facility_name facility_code "
    "period_start period_end"
).split()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=st.dates(date(2019, 10, 1), date(2027, 1, 1)))
def test_on_any_day_a_figure_has_one_row_in_force(released: Path, day: date) -> None:
    """README's condition, as a reader types it: reprints once made 171,626 rows of 36,857 figures."""
    names = ", ".join(f"coalesce({name}::VARCHAR, '')" for name in DIMENSIONS)
    twice = duckdb.sql(
        f"""SELECT {names} FROM '{released}'
        WHERE in_force_from <= '{day}' AND coalesce(in_force_until > '{day}', true)
        GROUP BY {names}, period_kind LIKE 'fiscal_year%' HAVING count(*) > 1"""
    ).fetchall()
    assert not twice


def test_the_last_word_is_the_figure_in_force_today_and_later(released: Path) -> None:
    odd = duckdb.sql(
        f"SELECT count(*) FROM '{released}' WHERE is_last_word <> (in_force_from IS NOT NULL AND in_force_until IS NULL)"
    ).fetchall()
    assert odd == [(0,)]


def test_a_date_that_cannot_be_true_bounds_its_table_by_the_day_the_edition_was_public(tmp_path: Path) -> None:
    """As in ICE's edition of November 2022: a date left from FY2020, and 3,383 book-ins of a month still running."""
    month = {"block": "book_ins_by_agency", "measure": "book_ins", "agency": "total", "fiscal_year": 2026}
    month |= {"period_kind": "month", "as_of_cell": "B78", "as_of_sheet": "Footnotes"}
    dates = {"left": "09/30/2020", "after": "02/20/2026", "before": "12/06/2025", "true": "02/07/2026"}
    rows = [
        figure(cell, value, **month, month=number, sheet=sheet, as_of_printed=printed)
        for sheet, printed in dates.items()
        for cell, number, value in (("B3", 1, "19066"), ("C3", 2, "3383"), ("D3", 3, "0"))
    ]
    warehouse = built(tmp_path, rows)
    columns = "period_start, period_end, partial, value, value_state, as_of_basis"
    january, february, march = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)
    for sheet in ("left", "after", "before"):
        assert of_sheet(warehouse, sheet, columns) == [
            (january, date(2026, 1, 31), None, 19066.0, "value", "bounded"),
            (february, None, True, 3383.0, "value", "bounded"),
            (march, date(2026, 3, 31), None, None, "future", "bounded"),
        ], sheet
    assert of_sheet(warehouse, "true", columns) == [
        (january, date(2026, 1, 31), False, 19066.0, "value", "printed"),
        (february, date(2026, 2, 7), True, 3383.0, "value", "printed"),
        (march, date(2026, 3, 31), False, None, "future", "printed"),
    ]
    doubts = (
        "SELECT DISTINCT sheet, as_of_doubt FROM core.national_figures WHERE as_of_doubt IS NOT NULL ORDER BY sheet"
    )
    assert ask(warehouse, doubts) == [
        ("after", "after the edition was public"),
        ("before", "before months that have figures"),
        ("left", "before its fiscal year"),
    ]
