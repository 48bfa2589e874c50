"""The record tables of the workbooks: their columns and their order."""

from typing import Literal

from scrapers.ice_sheets.layouts import COLUMNS
from scrapers.records import RecordTable

SOURCE_ID = "ice_detention_statistics"


def _table(kind: str, strings: str, sort: str, *, integers: str = "", local: bool = False) -> RecordTable:
    """A table of text columns (``strings``) and whole numbers (``integers``), both as blank-separated names."""
    columns: dict[str, Literal["string", "int32"]] = {"snapshot_sha256": "string"}
    columns.update(dict.fromkeys(integers.split(), "int32"))
    columns.update(dict.fromkeys(strings.split(), "string"))
    return RecordTable(f"{SOURCE_ID}_{kind}", columns, ("snapshot_sha256", *sort.split()), local)


SHEETS = _table(
    "sheets",
    "sheet visibility kind state reason layout title as_of_printed as_of_sheet as_of_cell payload_sha256",
    "sheet_index",
    integers="sheet_index header_row name_fiscal_year title_fiscal_year header_label_fiscal_year rows",
)
"""One row per sheet. ``rows``: facility rows or figures read. ``state``: read, ignored, refused, not_yet_read."""

FACILITIES = _table("facilities", f"sheet {' '.join(COLUMNS)}", "row", integers="row")
"""One row per facility row, every cell verbatim; null where blank or where the layout has no such column."""

COLUMN_HEADERS = _table("columns", "sheet column header_printed column_letter header_cell", "column_letter")
"""One row per column of an edition's Facilities sheet: the address of any value is column_letter + row."""

FIGURES = _table(
    "figures",
    "sheet cell block title_cell row_label column_label agency criminality facility_type disposition measure"
    " value_printed as_of_printed as_of_sheet as_of_cell",
    "sheet cell",
)
"""One row per cell of a block of national figures. A dimension the block doesn't have is null; "total" is its sum."""

NOTES = _table("notes", "sheet cell text", "sheet cell", local=True)
"""Running text under the facility table."""

REFUSALS = _table("refusals", "sheet cell part reason", "part sheet cell")
"""What an edition that is otherwise read had refused. ``part``: sheet, facilities, or a block's code."""

RECORDS = (SHEETS, FACILITIES, COLUMN_HEADERS, FIGURES, NOTES, REFUSALS)
