"""The record tables of the workbooks: their columns and their order."""

from dataclasses import dataclass
from typing import Literal

from scrapers.ice_sheets.layouts import COLUMNS
from scrapers.records import RecordTable

SOURCE_ID = "ice_detention_statistics"


@dataclass(frozen=True)
class AsOf:
    """A date as printed, and where: it may stand on another sheet (Footnotes)."""

    printed: str | None = None
    sheet: str | None = None
    cell: str | None = None


def _table(kind: str, strings: str, sort: str, *, integers: str = "", local: bool = False) -> RecordTable:
    """A table of text columns (``strings``) and whole numbers (``integers``), both as blank-separated names."""
    columns: dict[str, Literal["string", "int32"]] = {"snapshot_sha256": "string"}
    columns.update(dict.fromkeys(integers.split(), "int32"))
    columns.update(dict.fromkeys(strings.split(), "string"))
    return RecordTable(f"{SOURCE_ID}_{kind}", columns, ("snapshot_sha256", *sort.split()), local)


SHEETS = _table(
    "sheets",
    "sheet visibility kind state reason layout title as_of_printed as_of_sheet as_of_cell payload_sha256 saved_on",
    "sheet_index",
    integers="sheet_index header_row name_fiscal_year title_fiscal_year header_label_fiscal_year rows",
)
"""One row per sheet. ``rows``: facility rows or figures read. ``state``: read, ignored, refused. ``saved_on``: of the file."""

FACILITIES = _table("facilities", f"sheet {' '.join(COLUMNS)} unreviewed", "row", integers="row")
"""One row per facility row, every cell verbatim; null where blank or where the layout has no such column.

``unreviewed``: values under headers that nobody has reviewed, each as header=value.
"""

COLUMN_HEADERS = _table("columns", "sheet column header_printed column_letter header_cell", "column_letter")
"""One row per column of an edition's Facilities sheet: the address of any value is column_letter + row. ``column`` is null
for a header that nobody has reviewed."""

DIMENSIONS = (
    "agency criminality facility_type disposition reason removal_kind parole aor technology status hearing appearance"
    " population days_in_custody final_order placement_reason citizenship facility_name facility_code"
)
FIGURES = _table(
    "figures",
    "sheet cell block title_cell row_label column_label group_label measure unit period_kind half value_printed"
    f" label_state as_of_printed as_of_sheet as_of_cell {DIMENSIONS}",
    "sheet cell",
    integers="fiscal_year calendar_year month quarter last_day",
)
"""One row per cell of a block of national figures. A dimension the block doesn't have is null; "total" is its sum.

The period as printed: ``fiscal_year`` (of the block's title or of a row), ``calendar_year`` where that is printed,
``month`` 1 to 12, ``half`` mid or end, ``quarter`` of the fiscal year, ``last_day`` of a month that was cut.

``label_state``: unreviewed where the code lists don't know a label of the figure: what it would say is null then, and block
is "unreviewed" where not even the table is known.
"""

BLOCKS = _table(
    "blocks",
    "sheet block title_cell state reason labels",
    "sheet block title_cell",
    integers="figures unreviewed",
)
"""One row per block that was found, with how it was read. ``state``: read, partial (``reason`` says what is missing or is
no number), refused. ``figures`` cells, ``unreviewed`` labels that are not reviewed, in ``labels``: cell and text."""

FOOTNOTES = _table(
    "footnotes", "sheet cell term term_cell blocks text_sha256 date_kind date_printed", "sheet cell n", integers="n"
)
"""One row per date of each statement on the Footnotes sheet, ``n`` from 1; one with ``n`` 0 where it has no date.

``blocks``: what the term dates, keys of `footnotes.SOURCES`. ``date_kind``: through, snapshot, run, database, received,
designated, ended, other. The text itself is in NOTES.
"""

IGNORED = _table("ignored", "sheet cell reason", "sheet cell")
"""Cells of read sheets that hold a number and no figure: the years of a header."""

NOTES = _table("notes", "sheet cell text", "sheet cell", local=True)
"""Running text: under the facility table, and the statements of the Footnotes."""

REFUSALS = _table("refusals", "sheet cell part reason", "part sheet cell")
"""What an edition that is otherwise read had refused. ``part``: sheet, facilities, a block's code, or "unread"."""

RECORDS = (SHEETS, FACILITIES, COLUMN_HEADERS, FIGURES, BLOCKS, FOOTNOTES, IGNORED, NOTES, REFUSALS)
