"""Coverage: a number of the bytes that reached no record is found, and what is ignored has its reason."""

import csv
from pathlib import Path

import pyarrow.compute as pc
import pytest

from scrapers import coverage, extract, labels, records
from scrapers.ice_sheets import tables
from scrapers.snapshots import Observation, SnapshotStore, now
from tests.workbooks import Rows, book, detention, edition, facilities, facility


def extracted(datasets: Path, body: bytes) -> None:
    store = SnapshotStore(datasets)
    store.record(Observation(tables.SOURCE_ID, "https://www.ice.gov/x.xlsx", now(), "import", sha256=store.put(body)))
    extract.main(datasets)


def test_every_number_is_read_or_ignored_with_a_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hidden: Rows = [["x", 1, 2.5]]
    extracted(tmp_path, book(edition() | {"Old": hidden}, hidden=["Old"]))
    assert coverage.main(tmp_path) == 0
    said = capsys.readouterr().out
    # five rows of three facility types, four rows of five agencies and shares
    assert "coverage of all detention sheets: 35 numbers, 35 read, 0 ignored, 0 uncovered" in said
    assert "ignored: 2 numbers: hidden by the publisher" in said
    with (tmp_path / "build/reports/coverage.csv").open() as file:
        rows = {row["sheet"]: row for row in csv.DictReader(file)}
    assert (rows["Old"]["numbers"], rows["Old"]["ignored"], rows["Old"]["uncovered"]) == ("2", "2", "0")


def test_the_numbers_of_a_refused_sheet_are_uncovered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extracted(tmp_path, book(edition() | {"Something New": [["All", 7, 8]]}))
    assert coverage.main(tmp_path) == 1
    assert "uncovered: 2 numbers" in capsys.readouterr().out


def test_an_edition_that_was_refused_as_a_whole_is_uncovered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extracted(tmp_path, book(edition()))
    extracted(tmp_path, b"no workbook")
    for table in (tables.SHEETS, tables.FIGURES, tables.FACILITIES, tables.COLUMN_HEADERS, tables.IGNORED):
        records.write(records.read(table, tmp_path).slice(0, 0), table.path(tmp_path))
    assert coverage.main(tmp_path) == 1
    said = capsys.readouterr().out
    assert "coverage of all not recorded sheets: 65 numbers, 0 read, 0 ignored, 65 uncovered (100.0000%)" in said
    assert "which can't be read: " in said
    assert "coverage of 2 editions: 65 numbers, 0 read, 0 ignored, 65 uncovered (100.0000%), 1 files unreadable" in said


def test_a_record_lost_after_extraction_shows(tmp_path: Path) -> None:
    extracted(tmp_path, book(edition(Facilities=facilities([facility()]))))
    table = records.read(tables.FIGURES, tmp_path)
    records.write(table.filter(pc.not_equal(table["cell"], "B20")), tables.FIGURES.path(tmp_path))
    lost = [(sheet.sheet, sheet.uncovered) for sheet in coverage.coverage(tmp_path) if sheet.uncovered]
    assert lost == [("Detention FY26", ["B20"])]


def test_without_bytes_there_is_nothing_to_compare(tmp_path: Path) -> None:
    assert coverage.main(tmp_path) == 2


def test_labels_nobody_has_reviewed_are_listed_with_the_nearest_known_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As ICE misspelled it in an edition: the letters stand, a person decides."""
    sheet = [
        ["Reinstatment of Deport Order (I-87", *row[1:]] if str(row[:1]).startswith("['Reinst") else row
        for row in detention()
    ]
    extracted(tmp_path, book(edition(Detention=sheet)))
    assert labels.main(tmp_path) == 0
    said = capsys.readouterr().out
    assert "detained_by_disposition: 'Reinstatment of Deport Order (I-87', 1 tables" in said
    assert "'reinstatement of deport order (i-871)' = {'disposition': 'reinstatement'}" in said
    assert "labels: 1 unreviewed" in said
