"""Reviewed corrections: typed values are mended, what was printed stays, and a line that no longer fits stops the build."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from etl.folders import Folders
from etl.warehouse.build import BuildError, build
from etl.warehouse.check import check, report
from scrapers.ice_sheets import tables
from tests.figure_cases import Row, figure
from tests.synthetic import CORRECTIONS, Edition, make_datasets, sha, write
from tests.test_build import places
from tests.test_judgement import edition, grown
from tests.warehouses import checked, query

FIRST = places(31, n=30)
SLIP = {("PLACE 0", "guaranteed_minimum"): "1"}
EDITIONS = [
    edition("FY25_a", 100, FIRST),
    edition("FY25_b", 114, grown(FIRST, 5, 14), cells=SLIP),
    edition("FY25_c", 128, grown(FIRST, 5, 28)),
]
RIGHT = {
    "cell": "W8",
    "table": "facility_population",
    "column": "guaranteed_minimum",
    "printed": "1",
    "understood": "100",
}


def line(label: str, sheet: str = "Facilities", evidence: str = "the editions around it", **changes: str) -> str:
    """One line of corrections.csv."""
    of = RIGHT | changes
    return ",".join(
        [
            sha(label),
            sheet,
            of["cell"],
            of["table"],
            of["column"],
            of["printed"],
            of["understood"],
            evidence,
            "2026-01-01",
        ]
    )


def datasets(folder: Path, editions: list[Edition], *lines: str, figures: list[Row] | None = None) -> Folders:
    made = make_datasets(folder, editions)
    if figures is not None:
        write(tables.FIGURES.path(made), list(tables.FIGURES.columns), figures, tables.FIGURES.schema)
    (made / "reference" / "corrections.csv").write_text("\n".join([CORRECTIONS, *lines]) + "\n")
    return Folders(made)


def test_a_corrected_cell_is_understood_and_what_was_printed_stays_and_is_still_reported(tmp_path: Path) -> None:
    folders = datasets(tmp_path, EDITIONS, line("FY25_b"))
    rows, corrected, findings, changes = checked(
        folders.datasets,
        "SELECT guaranteed_minimum, flags, printed_differs FROM core.facility_population "
        f"WHERE facility_id = 'fac_{sha('PLACE 0')[:8]}' ORDER BY as_of",
        "SELECT sheet, cell, printed, understood FROM core.corrections",
        "SELECT cell, found FROM core.snapshot_checks WHERE rule = 'minimum_keeps_magnitude' AND finding > 0",
        "SELECT count(*) FROM core.edition_changes WHERE change = 'minimum_changed'",
    )
    assert rows == [(100, None, None), (100, "corrected", "guaranteed_minimum=1"), (100, None, None)]
    assert corrected == [("Facilities", "W8", "1", "100")]
    assert findings == [("W8", "1")]
    assert changes == [(0,)]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (line("FY25_b", printed="24"), 'cell W8 of sheet "Facilities" .* prints "1", not "24"'),
        (line("FY25_b", cell="W99"), "no cell W99"),
        (line("FY25_b", column="zip"), "no cell W8 .* fills facility_population.zip"),
        (line("FY25_b", column="adp_level_a", cell="J8"), "no cell J8"),
        (line("FY25_b", understood="hundred"), "lacks understood"),
        (line("FY25_b", evidence=""), "lacks understood .*, evidence"),
    ],
)
def test_a_correction_that_does_not_fit_its_cell_stops_the_build(tmp_path: Path, wrong: str, said: str) -> None:
    with pytest.raises(BuildError, match=said):
        build(datasets(tmp_path, EDITIONS, wrong), {"core.facility_population"})


def test_corrections_of_editions_that_are_not_held_wait_and_are_counted(tmp_path: Path) -> None:
    folders = datasets(tmp_path, EDITIONS, line("FY25_b"), line("FY25_z"))
    build(folders)
    assert check(folders) == []
    with duckdb.connect(str(folders.candidate / "warehouse.duckdb"), read_only=True) as con:
        assert con.execute("SELECT snapshot_sha256 FROM core.corrections").fetchall() == [(sha("FY25_b"),)]
    assert report(folders).endswith("corrections: 1 applied, 1 of editions that are not held")


def test_a_figure_and_a_label_are_corrected_by_the_figures_cell(tmp_path: Path) -> None:
    one = sha("FY25_a")
    figures = [
        figure("B3", "96", row_label="Total", snapshot_sha256=one),
        figure("B4", "97", row_label="FRC", facility_type="family", snapshot_sha256=one),
    ]
    changes = {"table": "national_figures"}
    folders = datasets(
        tmp_path,
        EDITIONS,
        line("FY25_a", "Detention", cell="B3", column="value", printed="96", understood="124", **changes),
        line("FY25_a", "Detention", cell="B4", column="facility_type", printed="FRC", understood="adult", **changes),
        figures=[row | {"sheet": "Detention"} for row in figures],
    )
    sql = """SELECT cell, value, value_printed, facility_type, row_label, corrected FROM core.national_figures ORDER BY cell"""
    assert query(folders.datasets, sql) == [
        ("B3", 124.0, "96", None, "Total", True),
        ("B4", 97.0, "97", "adult", "FRC", True),
    ]


def test_a_correction_holds_for_a_copy_of_the_sheet_in_another_file(tmp_path: Path) -> None:
    """A workbook that somebody saved again has other bytes and the same cells."""
    again = replace(EDITIONS[1], label="FY25_b_saved_again")
    folders = datasets(tmp_path, [*EDITIONS, again], line("FY25_b"))
    sql = "SELECT snapshot_sha256, cell, understood FROM core.corrections"
    corrected = [(sha("FY25_b"), "W8", "100"), (sha("FY25_b_saved_again"), "W8", "100")]
    assert sorted(query(folders.datasets, sql)) == sorted(corrected)
