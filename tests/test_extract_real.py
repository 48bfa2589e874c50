"""Extraction against ICE's real workbooks, where the folder of real data lies beside the project."""

import random
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from scrapers import records
from scrapers.ice_sheets import tables
from scrapers.ice_sheets.facilities import MARKED_NOTE
from scrapers.ice_sheets.sheets import extract_workbook
from scrapers.privacy import scan
from scrapers.records import Value

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
FOLDER = SHARED / "ice_detention_statistics"
FILES = sorted(FOLDER.glob("*.xlsx"))
pytestmark = pytest.mark.skipif(not FILES, reason=f"no real workbooks: {FOLDER} is absent")

# One edition of each of six layouts.
SAMPLE = ("35b0eaf2", "fc03e2de", "ffda71e5", "425fbd30", "90cdfc01", "fb6664ed", "e55ce6a5")


@pytest.fixture(scope="module")
def counts() -> dict[str, Counter[str]]:
    """Records by table, of every real edition."""
    found: dict[str, Counter[str]] = {}
    for path in FILES:
        found[path.name] = Counter()
        for table, record in extract_workbook(path.read_bytes()):
            found[path.name][table] += records.count(record)
    return found


def test_nothing_real_is_refused(counts: dict[str, Counter[str]]) -> None:
    assert {name: found for name, found in counts.items() if found[tables.REFUSALS.name]} == {}


def test_every_edition_has_facilities_and_figures(counts: dict[str, Counter[str]]) -> None:
    for name, found in counts.items():
        assert found[tables.FACILITIES.name] > 100, name
        assert found[tables.FIGURES.name] > 600, name


@pytest.mark.parametrize("prefix", SAMPLE)
def test_rows_are_those_another_reader_counts(counts: dict[str, Counter[str]], prefix: str) -> None:
    """openpyxl's rows below `Name` with a value beside column A and no note mark: none lost, none invented."""
    (path,) = FOLDER.glob(f"{prefix}_*")
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    (sheet,) = (sheet for sheet in book if sheet.title.startswith("Facilities") and sheet.sheet_state == "visible")
    rows = [[str(cell or "").replace("\xa0", " ").strip() for cell in row] for row in sheet.iter_rows(values_only=True)]
    head = next(number for number, row in enumerate(rows) if row[0] == "Name")
    places = [row for row in rows[head + 1 :] if row[0] and any(row[1:]) and not MARKED_NOTE.match(row[0])]
    assert counts[path.name][tables.FACILITIES.name] == len(places)


def test_no_real_page_is_taken_for_a_list_of_persons() -> None:
    pages = [path for path in sorted((SHARED / "ice_web_pages").rglob("*")) if path.is_file()]
    assert len(pages) > 100
    assert [path.name for path in pages if scan([path.read_bytes().decode("utf-8", "replace")])] == []


@pytest.mark.parametrize(
    "prefix", random.Random(20261124).sample([path.name[:8] for path in FILES], min(4, len(FILES)))
)
def test_every_number_of_a_sheet_is_the_one_another_reader_finds(prefix: str) -> None:
    """Every number that openpyxl sees on a read sheet of figures is a figure, or ignored with a reason; and equal."""
    (path,) = FOLDER.glob(f"{prefix}_*")
    found: dict[tuple[Value, Value], Value] = {}
    kinds: dict[str, Value] = {}
    for table, record in extract_workbook(path.read_bytes()):
        for row in records.rows(record):
            if table == tables.SHEETS.name and row["state"] == "read":
                kinds[str(row["sheet"])] = row["kind"]
            elif table in (tables.FIGURES.name, tables.IGNORED.name):
                found[row["sheet"], row["cell"]] = row.get("value_printed", "ignored")
    book = openpyxl.load_workbook(path, data_only=True)
    for name in [name for name, kind in kinds.items() if kind not in ("facilities", "footnotes")]:
        for cells in book[name].iter_rows(max_col=80):
            for cell in cells:
                if isinstance(cell.value, int | float):
                    assert (name, cell.coordinate) in found, f"{name} {cell.coordinate} = {cell.value}"
                    printed = found[name, cell.coordinate]
                    assert printed == "ignored" or float(str(printed)) == cell.value
