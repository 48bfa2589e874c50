"""The Facilities sheet: one row per place, columns as in `layouts`, notes under the table in column A.

Nothing is guessed: an unknown header, a new sequence of columns, a value without a header, a row that is neither
clearly a place nor clearly a note, or an unknown text among the numbers refuses the sheet and names the cell.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isfinite

from scrapers.ice_sheets import tables
from scrapers.ice_sheets.layouts import INSPECTIONS, LAYOUTS, NUMBERS, NUMERIC_TEXT, STABLE, TOKENS
from scrapers.records import Record, RefusedError, Value
from scrapers.workbook import (
    Cell,
    Sheet,
    Workbook,
    address,
    clean,
    column_letter,
    fiscal_year,
    is_blank,
    label,
    printed,
    printed_each,
)

HEADERS = {label(header): name for name, header in STABLE + INSPECTIONS}
YEAR_IN_HEADER = re.compile(r"\bfy\s?\d{2}(\d{2})?\b")
AS_OF = re.compile(r"Integrated Decision Support \(IIDS\)[,:;]?\s*(\d{1,2}/\d{1,2}/\d{4}|.*)")
MARKED_NOTE = re.compile(r"\[\d+\]|\(?\*")
PLACE = ("address", "city", "state", "zip", "aor", "type_detailed", "male_female")  # what a row of totals lacks
WORDS_OF_A_NOTE = 6  # the longest facility name has more words, but none of them in lower case


@dataclass
class FacilityTable:
    """What the sheet says about itself, and its records. ``header_row`` is the 1-based Excel row."""

    header_row: int
    layout: str
    alos_header: str
    as_of_printed: str | None
    as_of_cell: str | None
    rows: int = 0
    records: list[Record] = field(default_factory=list)


def read_facilities(book: Workbook, sheet: Sheet) -> FacilityTable:
    """Every row of the Facilities sheet. Raises RefusedError, naming the cell, on anything that isn't understood."""
    head = _header_row(sheet)
    columns, layout = _columns(sheet, head)
    as_of = _as_of(sheet, head)
    table = FacilityTable(head + 1, layout, clean(sheet.at(head, columns.index("alos"))), *as_of)
    for number, name in enumerate(columns):
        header = {"column": name, "header_printed": printed(sheet.at(head, number))}
        place = {"column_letter": column_letter(number), "header_cell": address(head, number)}
        table.records.append((tables.COLUMN_HEADERS.name, {"sheet": sheet.name, **header, **place}))
    numbers = [number for number, name in enumerate(columns) if name in NUMBERS]
    errors: dict[str, str] | None = None
    rows: list[Value] = []
    texts: list[list[str | None]] = []
    for row in range(head + 1, len(sheet.grid)):
        found = printed_each(sheet.grid[row])
        filled = [column for column, text in enumerate(found) if text is not None]
        if not filled:
            continue
        if _is_note(sheet, row, filled):
            table.records.extend(_notes(sheet, row, filled))
            continue
        _check_row(sheet, row, filled, columns, numbers)
        if book.inspection.has_error_cells and any(found[number] is None for number in numbers):
            errors = book.error_cells(sheet) if errors is None else errors
            found = [text or errors.get(address(row, number)) for number, text in enumerate(found)]
        rows.append(row + 1)
        texts.append(found)
    if not rows:
        raise sheet.refuse("no facility row under the header", head, 0)
    table.rows = len(rows)
    by_column = dict(
        zip(columns, map(list, zip(*texts, strict=True)), strict=False)
    )  # a grid may be wider than its header
    table.records.append((tables.FACILITIES.name, {"sheet": sheet.name, "row": rows, **by_column}))
    return table


def _header_row(sheet: Sheet) -> int:
    """The 0-based row whose column A is exactly ``Name``."""
    rows = [row for row in range(len(sheet.grid)) if clean(sheet.at(row, 0)) == "Name"]
    if not rows:
        raise RefusedError("no header row: no cell of column A is exactly 'Name'", sheet.name)
    if len(rows) > 1:
        raise sheet.refuse("a second header row: two tables on one sheet", rows[1], 0)
    return rows[0]


def _columns(sheet: Sheet, head: int) -> tuple[list[str], str]:
    """The canonical columns and their layout's name. Raises RefusedError on any header or sequence not in `layouts`."""
    cells = list(sheet.grid[head])
    while cells and is_blank(cells[-1]):
        cells.pop()
    columns: list[str] = []
    for number, cell in enumerate(cells):
        name = HEADERS.get(YEAR_IN_HEADER.sub("fynn", label(cell)))
        if name is None:
            raise sheet.refuse(f"unknown column header {clean(cell)!r}", head, number)
        columns.append(name)
    stable = tuple(name for name, _ in STABLE)
    layouts = {name: stable + rest for name, rest in LAYOUTS.items()}
    for name, layout in layouts.items():
        if layout == tuple(columns):
            return columns, name
    # The cell where the sheet leaves every layout that it followed so far.
    agreed = max(_agreement(layout, columns) for layout in layouts.values())
    found = columns[agreed] if agreed < len(columns) else "the end of the header row"
    raise sheet.refuse(f"unknown layout: {found} stands where no known layout of the columns has it", head, agreed)


def _agreement(layout: tuple[str, ...], columns: list[str]) -> int:
    """How many columns from the left are the same."""
    pairs = zip(layout, columns, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(layout), len(columns)))


def _as_of(sheet: Sheet, head: int) -> tuple[str | None, str | None]:
    """The date printed above the table, ``(IIDS), 10/07/2019``, and its cell; None where none is printed.

    Where what follows isn't a date, it is given as it stands, for the build to flag.
    """
    found: dict[str, tuple[int, int]] = {}
    for row, cells in enumerate(sheet.grid[:head]):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and (match := AS_OF.search(clean(cell))):
                found.setdefault(match[1], (row, column))
    if len(found) > 1:
        raise sheet.refuse(f"two as-of dates above the table: {' and '.join(found)}", *list(found.values())[1])
    return next(((text, address(*place)) for text, place in found.items()), (None, None))


def _is_note(sheet: Sheet, row: int, filled: list[int]) -> bool:
    """True for running text under the table: marked (``[1]``, ``*``), or alone in column A and a sentence."""
    text = clean(sheet.at(row, 0))
    if MARKED_NOTE.match(text):
        return not any(isinstance(sheet.at(row, column), int | float) for column in filled)
    lower = [word for word in text.split() if word.islower()]
    return filled == [0] and len(lower) >= WORDS_OF_A_NOTE // 2 and len(text.split()) >= WORDS_OF_A_NOTE


def _notes(sheet: Sheet, row: int, filled: list[int]) -> Iterator[Record]:
    for column in filled:
        yield (
            tables.NOTES.name,
            {"sheet": sheet.name, "cell": address(row, column), "text": printed(sheet.at(row, column))},
        )


def _check_row(sheet: Sheet, row: int, filled: list[int], columns: list[str], numbers: list[int]) -> None:
    """Refuse a row that isn't clearly a place: no name, no place, values beyond the header, words for numbers."""
    if filled[0] != 0:
        raise sheet.refuse("values in a row without a facility name", row, filled[0])
    if filled[-1] >= len(columns):
        raise sheet.refuse("a value to the right of the last column header", row, filled[-1])
    if not any(columns[column] in PLACE for column in filled):
        what = "the rest of the row is blank and it is no sentence" if filled == [0] else "a total?"
        raise sheet.refuse(f"neither a facility (nothing from address to sex) nor a note: {what}", row, 0)
    cells = sheet.grid[row]
    for column in numbers:
        value = cells[column]
        if not (isfinite(value) if isinstance(value, float) else _is_whole_or_token(value)):
            what = f"{columns[column]}: {clean(value)!r}"
            raise sheet.refuse(f"{what} is no number and no known token", row, column)


def _is_whole_or_token(value: Cell) -> bool:
    if isinstance(value, str):
        text = value.strip()
        return bool(not text or TOKENS.fullmatch(text) or NUMERIC_TEXT.fullmatch(text))
    return isinstance(value, int) and not isinstance(value, bool)


def alos_fiscal_year(table: FacilityTable) -> int | None:
    """The fiscal year in the header of the ALOS column. It can be wrong: ICE printed FY23 over FY24 data."""
    return fiscal_year(table.alos_header)
