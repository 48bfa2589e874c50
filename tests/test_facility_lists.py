"""The facility lists, daily counts and children's counts, as real files: every row comes out, counted by other means."""

import csv
import re
from collections import Counter
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import openpyxl
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from scrapers.imports import read_manifest
from scrapers.snapshots import Snapshot
from scrapers.spiders import deportation_data_project, hhs_uac_daily, ice_facility_lists

DATA = Path(__file__).parent.parent.parent / "shared/data"
needs_data = pytest.mark.skipif(not DATA.exists(), reason="needs the real files of ../shared")
LISTS = DATA / "ice_facility_lists"


def records(module: ModuleType, path: Path) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for table, row in module.extract(Snapshot(module.SOURCE.source_id, "https://example.org", "0", path.read_bytes())):
        found.setdefault(table.removeprefix(f"{module.SOURCE.source_id}_"), []).append(row)
    return found


@needs_data
@pytest.mark.parametrize(
    "name",
    ["2015IceDetentionFacilityListing.xlsx", "2019-ICFO-31121.xlsx", "ICE_Facility_List_11-06-2017-web.xlsx"],
)
def test_every_row_with_a_code_comes_out_with_its_cells(name: str) -> None:
    """openpyxl, the other reader, counts the cells of column A that look like a code."""
    path = LISTS / name
    found = records(ice_facility_lists, path)
    book = openpyxl.load_workbook(BytesIO(path.read_bytes()), read_only=True, data_only=True)
    rows = Counter(row["sheet"] for row in found["rows"])
    columns = {(row["sheet"], row["column"]): row["column_letter"] for row in found["columns"]}
    for sheet in rows:
        cells = [list(row) for row in book[sheet].iter_rows(max_col=44)]
        codes = [row[0].value for row in cells if re.fullmatch(r"[A-Z0-9]{3,7}|Redacted", str(row[0].value or ""))]
        assert rows[sheet] == len([code for code in codes if code != "DETLOC"]), sheet
        capacity = columns.get((sheet, "capacity"))
        for row in (row for row in found["rows"] if row["sheet"] == sheet and capacity):
            cell = cells[row["row"] - 1][openpyxl.utils.column_index_from_string(capacity) - 1].value
            assert row["capacity"] == (None if cell in (None, "") else str(cell)), (sheet, row["row"])
        for row in (row for row in found.get("months", []) if row["sheet"] == sheet):
            column = openpyxl.utils.cell.coordinate_from_string(row["cell"])[0]
            cell = cells[row["row"] - 1][openpyxl.utils.column_index_from_string(column) - 1].value
            assert float(row["value_printed"]) == float(cell), row["cell"]
    if name.startswith("ICE_Facility_List"):
        assert len(found["months"]) == 13 * 1685


@needs_data
def test_averages_are_those_of_their_cells() -> None:
    path = LISTS / "2019-ICFO-31121.xlsx"
    sheet = openpyxl.load_workbook(path, data_only=True)["2019-ICFO-31121"]
    found = records(ice_facility_lists, path)["adp"]
    assert len(found) == 9 * 214
    for row in found:
        assert float(row["value_printed"]) == sheet[row["cell"]].value
        header = sheet[re.sub(r"\d+", "7", row["cell"])].value
        assert header == f"FY{row['fiscal_year'] - 2000} ADP"


@needs_data
def test_every_line_of_the_areas_comes_out() -> None:
    path = LISTS / "ice-areas-of-responsibility.csv"
    found = records(ice_facility_lists, path)["areas"]
    assert [row["row"] for row in found] == list(range(2, len(path.read_text().splitlines()) + 1))
    assert {row["state_name"] for row in found if row["county_name"]} == {"California", "New York", "Texas"}


@needs_data
def test_daily_counts_lose_nobody() -> None:
    path = DATA / "deportation_data_project/facilities-daily-population-latest.parquet"
    released = pq.read_table(path)
    found = records(deportation_data_project, path)
    assert sum(row["n_days"] for row in found["series"]) == released.num_rows
    for count in deportation_data_project.COUNTS:
        assert sum(row[count] for row in found["days"]) == pc.sum(released[count]).as_py()


@needs_data
def test_every_published_day_of_children_comes_out() -> None:
    path = DATA / "hhs_uac_daily/hhs_data.csv"
    lines = [line for line in csv.reader(path.open(encoding="utf-8")) if any(line)][1:]
    found = records(hhs_uac_daily, path)["days"]
    assert [row["date_printed"] for row in found] == [line[0] for line in lines]
    assert [row["in_hhs_care"] for row in found] == [line[4] for line in lines]


def test_a_manifest_row_without_url_is_known_by_its_path(tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.csv"
    manifest.write_text("path,url\nice_facility_lists/list.xlsx,\n")
    (row,) = read_manifest(manifest)
    assert row.url == "file:ice_facility_lists/list.xlsx"
    assert ice_facility_lists.SOURCE.is_document(row.url)
