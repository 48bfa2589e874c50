"""Verify: equal values pass, by the rules it documents and no others; each difference is named."""

from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from scrapers import extract, records, verify
from scrapers.ice_sheets import tables
from scrapers.snapshots import Observation, SnapshotStore, now
from tests.workbooks import book, edition

SHEET = "Facilities FY26 "


def publish(datasets: Path, **changes: object) -> str:
    """A published release of one edition with two columns of two rows and one figure; ``changes`` falsify the first row."""
    digest = SnapshotStore(datasets).put(book(edition()))
    where = {"snapshot_sha256": digest, "sheet": SHEET}
    rows = [
        {**where, "row": 8, "name_printed": "ALPHA COUNTY JAIL", "zip": "07105", "alos": 12.125, **changes},
        {**where, "row": 9, "name_printed": "BETA DETENTION CENTER", "zip": "07032", "alos": 12.125},
    ]
    letters = [("name", "A"), ("zip", "E"), ("alos", "I")]
    columns = [{**where, "column_name": name, "column_letter": letter} for name, letter in letters]
    figure = {"snapshot_sha256": digest, "sheet": "Detention FY26", "cell": "B20", "value": 60.0}
    published = {"facility_population": rows, "snapshot_columns": columns, "national_figures": [figure]}
    for name, of_table in published.items():
        pq.write_table(pa.Table.from_pylist(of_table), datasets / f"{name}.parquet")
    return digest


def test_equal_values_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish(tmp_path)
    assert verify.main(tmp_path, sample=60, seed=1) == 0
    assert "7 of 7 values equal their cells (seed 1)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("column", "value", "cell"),
    [("alos", 12.126, "I8"), ("alos", None, "I8"), ("zip", "7105", "E8"), ("name_printed", "ALPHA JAIL", "A8")],
)
def test_each_difference_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], column: str, value: object, cell: str
) -> None:
    digest = publish(tmp_path, **{column: value})
    assert verify.main(tmp_path, sample=200, seed=1) == 1
    said = capsys.readouterr().out
    assert f"facility_population.{column} {digest[:12]} {SHEET!r} {cell}: published {value!r}" in said


def test_of_a_corrected_value_what_was_printed_is_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    digest = publish(tmp_path, zip="07999")
    correction = {"snapshot_sha256": digest, "sheet": SHEET, "cell": "E8", "column_name": "zip", "understood": "07999"}
    for printed, code in (("07105", 0), ("07106", 1)):
        pq.write_table(pa.Table.from_pylist([correction | {"printed": printed}]), tmp_path / "corrections.parquet")
        assert verify.main(tmp_path, sample=200, seed=1) == code
    assert "published '07106'" in capsys.readouterr().out


def test_a_wrong_national_figure_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish(tmp_path)
    figures = pq.read_table(tmp_path / "national_figures.parquet").to_pylist()
    pq.write_table(pa.Table.from_pylist([{**figures[0], "value": 61.0}]), tmp_path / "national_figures.parquet")
    assert verify.main(tmp_path, sample=10, seed=1) == 1
    assert "'Detention FY26' B20: published 61.0, the cell holds 60" in capsys.readouterr().out


def test_without_bytes_nothing_is_claimed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    digest = publish(tmp_path)
    SnapshotStore(tmp_path).path(digest).unlink()
    assert verify.main(tmp_path, sample=10, seed=1) == 2
    assert "import ice_detention_statistics" in capsys.readouterr().out
    assert verify.main(tmp_path / "nothing", sample=10, seed=1) == 2


def test_a_record_that_was_changed_shows_when_its_document_is_read_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = SnapshotStore(tmp_path)
    digest = store.put(book(edition()))
    store.record(Observation(tables.SOURCE_ID, "https://www.ice.gov/x.xlsx", now(), "import", sha256=digest))
    extract.main(tmp_path)
    assert verify.main(tmp_path, sample=None) == 0
    assert "of 1 documents read again, 0 tables of documents differ (all that are held)" in capsys.readouterr().out
    table = records.read(tables.FACILITIES, tmp_path)
    rows = [row | {"adp_male_crim": "9999"} if row["row"] == 8 else row for row in table.to_pylist()]
    pq.write_table(pa.Table.from_pylist(rows, schema=table.schema), tables.FACILITIES.path(tmp_path))
    assert verify.main(tmp_path, sample=None) == 1
    said = capsys.readouterr().out
    assert f"records/ice_detention_statistics_facilities.parquet {digest[:12]}: 1 rows are not in the document" in said
    assert "'adp_male_crim': '9999'" in said


@pytest.mark.parametrize(
    ("column", "published", "cell", "same"),
    [
        ("adp_mandatory", 0.75, 0.75, True),
        ("adp_mandatory", 0.0, None, False),  # unknown is never zero
        ("adp_mandatory", None, 0, False),
        ("adp_mandatory", None, "*", True),
        ("adp_mandatory", None, "#N/A", True),
        ("guaranteed_minimum", 640, 640, True),
        ("guaranteed_minimum", 640, "N/A", False),
        ("guaranteed_minimum", None, 0.5, True),
        ("zip", "07105", 7105, True),
        ("zip", "07105", "07105-1234", True),
        ("zip", "07105", 7106, False),
        ("second_inspection_date", date(2018, 5, 3), datetime(2018, 5, 3), True),
        ("second_inspection_date", date(2018, 5, 3), 43223, True),
        ("last_inspection_date", date(2019, 5, 9), "5/9/2019", True),
        ("last_inspection_date", None, "Scheduled FY26", True),
        ("last_inspection_date", None, "5/9/2019", False),
        ("state", "NY", "NY\xa0", True),
        ("state", None, "\xa0", True),
        ("state", None, "NY", False),
        ("address", "100", 100, True),
    ],
)
def test_rules(column: str, published: object, cell: object, same: bool) -> None:
    assert verify.equal(column, published, cell) is same
