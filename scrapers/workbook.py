"""Workbooks: sheets as grids of Python values, cell addresses, and the printed text of a cell.

Read with python-calamine (equal to openpyxl in all but error cells, at a seventieth of its CPU), after the preflight.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from io import BytesIO

import msgspec
import python_calamine

from scrapers import person_lists
from scrapers.preflight import Inspection, addresses_once, preflight
from scrapers.privacy import QuarantinedError
from scrapers.records import RefusedError

Cell = str | int | float | bool | date | time | datetime | timedelta
Grid = list[list[Cell]]
OLE = b"\xd0\xcf\x11\xe0"  # how an .xls file starts


@dataclass(frozen=True)
class Sheet:
    """One sheet. ``grid[r][c]`` is the cell of row r + 1 and column c + 1: nothing is trimmed at the top or the left.

    ``index`` counts from 0 in the workbook's order; ``name`` is verbatim, stray blanks included; ``visibility`` is
    ``visible``, ``hidden`` or ``veryhidden``. A sheet without cells (a chart) has an empty grid.
    """

    index: int
    name: str
    visibility: str
    grid: Grid

    @property
    def visible(self) -> bool:
        """Whether a reader of the workbook sees this sheet."""
        return self.visibility == "visible"

    @cached_property
    def texts(self) -> set[str]:
        """Every distinct text of the sheet, verbatim."""
        return {cell for row in self.grid for cell in row if cell.__class__ is str}

    def at(self, row: int, column: int) -> Cell:
        """The value at 0-based ``row`` and ``column``; "" outside the grid, as for a blank."""
        if 0 <= row < len(self.grid) and 0 <= column < len(self.grid[row]):
            return self.grid[row][column]
        return ""

    def across(self, row: int, column: int, width: int) -> list[Cell]:
        """``width`` cells from ``at(row, column)`` to the right."""
        cells = self.grid[row][column : column + width] if row < len(self.grid) else []
        return cells if len(cells) == width else cells + [""] * (width - len(cells))

    def refuse(self, reason: str, row: int, column: int) -> RefusedError:
        """The refusal that names a cell of this sheet (0-based ``row`` and ``column``)."""
        return RefusedError(reason, self.name, address(row, column))

    def payload_sha256(self) -> str:
        """Hash of the values, whatever their style: two sheets with one hash are copies of each other."""
        rows = [row[: _extent(row)] for row in self.grid]
        while rows and not rows[-1]:
            rows.pop()
        return sha256(msgspec.json.encode(rows)).hexdigest()


@dataclass(frozen=True)
class Workbook:
    """All sheets of one workbook, hidden ones too, in order, with the bytes they came from."""

    body: bytes
    sheets: tuple[Sheet, ...]
    inspection: Inspection

    def error_cells(self, sheet: Sheet) -> dict[str, str]:
        """Address -> error text (``#N/A``) of a sheet, by openpyxl: calamine gives an error cell as a blank.

        Costs seventy times calamine's reading, so it is asked only where the preflight saw an error cell in the file.
        """
        if not self.inspection.has_error_cells:
            return {}
        import openpyxl  # only 1 of 115 real workbooks needs it: it would double the cost of starting a child

        book = openpyxl.load_workbook(BytesIO(self.body), read_only=True, data_only=True)
        cells = (cell for row in book[sheet.name].iter_rows(max_row=len(sheet.grid)) for cell in row)
        return {cell.coordinate: str(cell.value) for cell in cells if cell.data_type == "e"}


def read(body: bytes) -> Workbook:
    """The workbook in ``body``, after the preflight. Raises RefusedError on whatever is not a sound .xlsx file."""
    book = _load(body, inspection := preflight(body))
    cells = sum(len(row) - row.count("") for sheet in book.sheets for row in sheet.grid)
    if cells != inspection.cells:
        addresses_once(body)
    return book


def read_xls(body: bytes) -> Workbook:
    """An old .xls workbook. There is no zip to inspect: calamine and the child's limits are the only guard.

    Error cells read as blanks: openpyxl, which tells them apart in .xlsx files, can't open these.
    """
    if not body.startswith(OLE):
        raise RefusedError(f"not an .xls file ({len(body)} bytes): it starts {body[:8]!r}")
    return _load(body, Inspection(has_error_cells=False, cells=0))


def _load(body: bytes, inspection: Inspection) -> Workbook:
    try:
        book = python_calamine.load_workbook(BytesIO(body))
        sheets = tuple(_sheets(book))
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        raise RefusedError(f"calamine can't read this workbook: {error}") from error
    if not sheets:
        raise RefusedError("the workbook has no sheets")
    for sheet in sheets:
        if reason := person_lists.found(sheet.grid, not sheet.visible):
            raise QuarantinedError(f"{reason}, in sheet {sheet.index + 1} of the workbook")
    return Workbook(body, sheets, inspection)


def _sheets(book: python_calamine.CalamineWorkbook) -> Iterator[Sheet]:
    for index, meta in enumerate(book.sheets_metadata):
        grid: Grid = []
        if meta.typ == python_calamine.SheetTypeEnum.WorkSheet:
            grid = book.get_sheet_by_index(index).to_python(skip_empty_area=False)
        yield Sheet(index, meta.name, str(meta.visible).rpartition(".")[2].lower(), grid)


def _extent(row: list[Cell]) -> int:
    """The number of cells up to the last one that isn't empty."""
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return end


def filled_width(row: list[Cell]) -> int:
    """The number of cells up to the last one that isn't blank."""
    end = _extent(row)
    while end and is_blank(row[end - 1]):
        end -= 1
    return end


@cache
def column_letter(column: int) -> str:
    """The letters of a 0-based column: 0 -> A, 25 -> Z, 26 -> AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """The A1 address of a 0-based ``row`` and ``column``."""
    return f"{column_letter(column)}{row + 1}"


def clean(value: Cell) -> str:
    """Text for matching headers and labels only: NBSP and line breaks become blanks, runs collapse, ends go."""
    return _clean(value) if isinstance(value, str) else (printed(value) or "")


def label(value: Cell) -> str:
    """``clean`` without regard to case: what headers, titles and labels are compared by."""
    return _label(value) if isinstance(value, str) else clean(value).casefold()


@lru_cache(maxsize=2**14)  # sheets repeat their labels, and editions their sheets
def _clean(text: str) -> str:
    return " ".join(text.split())


@lru_cache(maxsize=2**14)
def _label(text: str) -> str:
    return _clean(text).casefold()


def is_blank(value: Cell) -> bool:
    """True for an empty cell and for one that holds only whitespace (ICE fills blanks with NBSP)."""
    return isinstance(value, str) and not value.strip()


def is_number(value: Cell) -> bool:
    """True for a cell that holds a number; a boolean and a date are none."""
    return value.__class__ is float or value.__class__ is int


def printed(value: Cell) -> str | None:
    """The verbatim text of a cell, None for a blank.

    Numbers: whole ones without a point (``640``), others by repr, which reads back to the same float. Dates are ISO
    (``2018-05-03``), with the time where there is one. Booleans as Excel shows them.
    """
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date | time) else str(value)  # the rest: int, timedelta


COUNTS = {float(count): str(count) for count in range(1, 2_000)}  # not 0: it would stand for -0.0, too


def printed_each(cells: Iterable[Cell]) -> list[str | None]:
    """``printed`` of each cell. Most are counts, blanks or texts: a call for each would cost more than its text."""
    return [
        (COUNTS.get(cell) or repr(cell).removesuffix(".0"))
        if cell.__class__ is float
        else (cell if cell.strip() else None)
        if isinstance(cell, str)
        else printed(cell)
        for cell in cells
    ]


FISCAL_YEAR = re.compile(r"FY\s?'?(20\d\d|\d\d)(?!\d)", re.IGNORECASE)


def fiscal_year(text: str) -> int | None:
    """The fiscal year a text names (``FY21 YTD``, ``EOFY2020``, ``FY2026``), None where it names none or several."""
    years = {int(year) % 100 + 2000 for year in FISCAL_YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None
