"""Every column, row and cell of an edition against its neighbours. On synthetic editions."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from scrapers.ice_sheets import tables
from tests.figure_cases import figure
from tests.synthetic import Edition, make_datasets, sha, write
from tests.test_build import places
from tests.test_judgement import edition, grown
from tests.warehouses import checked

FIRST = places(31, n=30)
RULES = ("columns_in_line", "columns_filled", "columns_move", "cells_in_line", "rows_in_line")
Rows = list[dict[str, object]]
STAYS = {(name, "alos"): [f"{20 + 37 * i % 61 + number}.{i}" for number in range(3)] for i, name in enumerate(FIRST)}
"""Lengths of stay that move from edition to edition, as real ones do"""


def three(change: Callable[[Rows], None], which: int = 1) -> list[Edition]:
    """Three editions, two weeks apart, of which one prints its rows as ``change`` leaves them."""
    editions = [
        edition(f"FY25_{number}", 100 + 14 * number, grown(FIRST, 5, 14 * number),
                cells={key: texts[number] for key, texts in STAYS.items()})
        for number in range(3)
    ]  # fmt: skip
    rows: Rows = list(editions[which].rows())
    change(rows)
    cells = {(str(row["name"]), column): value for row in rows for column, value in row.items() if column != "row"}
    editions[which] = replace(editions[which], cells=cells)  # type: ignore[arg-type]
    return editions


def found(folder: Path, editions: list[Edition]) -> list[tuple[object, ...]]:
    """Rule, edition, cell and message of what the neighbour tests find."""
    names = ", ".join(f"rule = '{rule}'" for rule in RULES).replace(",", " OR")
    return checked(
        make_datasets(folder, editions),
        "SELECT rule, left(file_name, 6), cell, message FROM core.snapshot_checks JOIN core.editions USING (snapshot_sha256)"
        f" WHERE ({names}) AND finding > 0 ORDER BY ALL",
    )[0]


def exchanged(rows: Rows) -> None:
    for row in rows:
        row["adp_male_crim"], row["adp_female_crim"] = row["adp_female_crim"], row["adp_male_crim"]


def scaled(rows: Rows) -> None:
    for row in rows:
        row["adp_mandatory"] = repr(10 * float(str(row["adp_mandatory"])))


def zeros(rows: Rows) -> None:
    for row in rows:
        row["adp_mandatory"] = "0"


def blank(rows: Rows) -> None:
    for row in rows:
        row["adp_mandatory"] = None


def one_row_off(rows: Rows) -> None:
    values = [row["alos"] for row in rows]
    for row, value in zip(rows, values[-1:] + values[:-1], strict=True):
        row["alos"] = value


def standing(rows: Rows) -> None:
    for row in rows:
        row["alos"] = STAYS[str(row["name"]), "alos"][0]


def one_cell(rows: Rows) -> None:
    rows[4]["adp_mandatory"] = repr(3 * float(str(rows[4]["adp_mandatory"])))


def minimum(rows: Rows) -> None:
    rows[4]["guaranteed_minimum"] = "1000"


def another_place(rows: Rows) -> None:
    largest = max(rows, key=lambda row: float(str(row["adp_mandatory"])))
    for column in [column for column in rows[4] if column.startswith("adp_")]:
        rows[4][column] = largest[column]


@pytest.mark.parametrize(
    ("change", "rule", "cell", "message"),
    [
        (exchanged, "columns_in_line", "N8:N37", "adp_male_crim holds what they print as adp_female_crim"),
        (scaled, "columns_in_line", "V8:V37", "adp_mandatory"),
        (one_row_off, "columns_in_line", "I8:I37", "alos"),
        (zeros, "columns_filled", "V8:V37", "adp_mandatory"),
        (blank, "columns_filled", "V8:V37", "adp_mandatory"),
        (standing, "columns_move", "I8:I37", "alos"),
        (one_cell, "cells_in_line", "V12", "PLACE 4, adp_mandatory"),
        (minimum, "cells_in_line", "W12", "PLACE 4, guaranteed_minimum"),
        (another_place, "rows_in_line", "J12:V12", "PLACE 4: much like the row of "),
    ],
)
def test_the_edition_that_is_wrong_is_named_and_neither_of_its_neighbours(
    tmp_path: Path, change: Callable[[Rows], None], rule: str, cell: str, message: str
) -> None:
    findings = found(tmp_path, three(change))
    assert {row[1] for row in findings} == {"FY25_1"}
    (text,) = [row[3] for row in findings if row[0] == rule and row[2] == cell]
    assert str(text).startswith(message)


@pytest.mark.parametrize("which", [0, 2])
@pytest.mark.parametrize("change", [exchanged, scaled, zeros])
def test_the_first_and_the_last_edition_of_a_year_are_held_against_two(
    tmp_path: Path, which: int, change: Callable[[Rows], None]
) -> None:
    assert {row[1] for row in found(tmp_path, three(change, which))} == {f"FY25_{which}"}


def test_sound_editions_are_not_accused(tmp_path: Path) -> None:
    assert found(tmp_path, three(lambda rows: None)) == []


def bonds(numbers: list[tuple[str, str]]) -> list[dict[str, object]]:
    """Two rows of a table of one closed month, as three editions print them."""
    of = {
        "block": "bonds",
        "unit": "persons",
        "fiscal_year": 2025,
        "month": 11,
        "sheet": "Bonds",
        "as_of_printed": None,
    }
    return [
        figure(cell, printed, snapshot_sha256=sha(f"FY25_{edition}"), measure=measure, row_label=measure, **of)
        for edition, both in enumerate(numbers)
        for cell, measure, printed in zip(("B4", "B5"), ("book_outs", "bond_posted"), both, strict=True)
    ]


def test_two_rows_exchanged_in_one_edition_are_named_there(tmp_path: Path) -> None:
    captured = ["2025-01-20", "2025-02-03", "2025-02-17"]
    editions = [replace(each, captured_on=day) for each, day in zip(three(lambda rows: None), captured, strict=True)]
    datasets = make_datasets(tmp_path, editions)
    rows = bonds([("30000", "1000"), ("1010", "30100"), ("30200", "1020")])
    write(tables.FIGURES.path(datasets), list(tables.FIGURES.columns), rows, tables.FIGURES.schema)
    (found,) = checked(
        datasets,
        "SELECT left(file_name, 6), cell, expected, found FROM core.snapshot_checks JOIN core.editions USING (snapshot_sha256)"
        " WHERE rule = 'figures_in_line' AND finding > 0",
    )
    assert found == [("FY25_1", "B4 B5", "about 30000.0 or 30200.0", "1010.0")]


def test_a_finding_is_taken_apart_by_cell_and_marks_the_rows_it_concerns(tmp_path: Path) -> None:
    datasets = make_datasets(tmp_path, three(zeros))
    cells, rows, outcomes = checked(
        datasets,
        "SELECT cells, column_name, first_row, last_row, sure FROM core.cell_findings JOIN core.snapshot_columns"
        " USING (snapshot_sha256, column_name) WHERE rule = 'columns_filled'",
        "SELECT left(file_name, 6), quality, doubted, count(*) FROM core.facility_population JOIN core.editions"
        " USING (snapshot_sha256) GROUP BY ALL ORDER BY ALL",
        "SELECT outcome, count(*) FROM core.snapshot_checks WHERE rule = 'bonded_out_is_both' AND finding = 0 GROUP BY ALL",
    )
    assert cells == [("V8:V37", "adp_mandatory", 8, 37, "certain")]
    assert rows == [
        ("FY25_0", "no_finding", None, 30),
        ("FY25_1", "certain", "adp_mandatory", 30),
        ("FY25_2", "no_finding", None, 30),
    ]
    assert outcomes == [("not_applicable", 3)]  # there are no such figures
