"""The tables of a page as a workbook: a sheet each, and one that says where they come from. Same rows, same bytes."""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from explore.database import Row

ROWS = 20_000  # a sheet; the CSV of a table has all
STAMP = datetime(2000, 1, 1)  # a workbook that was made twice must be the same: its own clock says nothing
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(about: Mapping[str, str], tables: Sequence[tuple[str, Sequence[Row]]]) -> bytes:
    """An .xlsx of some tables, each with its title; ``about`` is the sheet Provenance, a line per entry.

    Text stays text: what begins with = is no formula. Columns that only hold the address of another are left out.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties({"created": STAMP})
    bold = book.add_format({"bold": True})
    taken: set[str] = set()
    for title, rows in tables:
        names = [name for name in rows[0] if not name.endswith("_href")] if rows else []
        sheet = book.add_worksheet(sheet_name(title, taken))
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, [name.replace("_", " ") for name in names], bold)
        for n, row in enumerate(rows[:ROWS], start=1):
            for column, name in enumerate(names):
                write(sheet, n, column, row[name])
        if names:
            sheet.set_column(0, len(names) - 1, 18)
    sheet = book.add_worksheet(sheet_name("Provenance", taken))
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 110)
    for n, (name, value) in enumerate(about.items()):
        sheet.write_string(n, 0, name, bold)
        sheet.write_string(n, 1, value)
    book.close()
    return out.getvalue()


def write(sheet: Any, row: int, column: int, value: object) -> None:
    """One value; unknown stays an empty cell."""
    if isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif value is not None:
        sheet.write_string(row, column, str(value)[:32_767])  # the most that a cell of Excel's holds


def sheet_name(title: str, taken: set[str]) -> str:
    """A title as Excel allows it: 31 characters, none of []:*?/\\, no apostrophe at its ends, none twice."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", title)[:31].strip(" '") or "Table"
    name, n = plain, 1
    while name.casefold() in taken:
        n += 1
        name = f"{plain[:28].strip()} {n}"
    taken.add(name.casefold())
    return name
