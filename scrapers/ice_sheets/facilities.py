"""The Facilities sheet: one row per place, columns as in `layouts`, notes under the table in column A.

Columns are known by their headers, in whatever sequence. What stands under a header that nobody has reviewed is kept as
printed, with that header; a row that is neither clearly a place nor clearly a note, and a text among the numbers, is named.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
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
    filled_width,
    fiscal_year,
    is_number,
    label,
    printed,
    printed_each,
)

HEADERS = {label(header): name for name, header in STABLE + INSPECTIONS}
PRINTED = dict(STABLE + INSPECTIONS)
ALIKE = 0.75  # of a header to the one it replaces; of two different headers of ours the median is 0.26
YEAR_IN_HEADER = re.compile(r"\bfy\s?\d{2}(\d{2})?\b")
AS_OF = re.compile(r"Integrated Decision Support \(IIDS\)[,:;]?\s*(\d{1,2}/\d{1,2}/\d{4}|.*)")
MARKED_NOTE = re.compile(r"\[\d+\]|\(?\*")
PLACE = ("address", "city", "state", "zip", "aor", "type_detailed", "male_female")  # what a row of totals lacks
NO_LAYOUT = "unreviewed"
KNOWN_AT_LEAST = 8  # headers that a row needs to be the header of a facility table, whatever the sheet is called
WORDS_OF_A_NOTE = 6  # the longest facility name has more words, but none of them in lower case


@dataclass
class FacilityTable:
    """What the sheet says about itself, and its records. ``header_row`` is the 1-based Excel row.

    ``missing``: what is not there or not as expected, in words. ``unreviewed``: cells of headers that nobody has reviewed.
    ``numbers``: the places of numbers in rows that are no facility's.
    """

    header_row: int
    layout: str
    alos_header: str
    as_of_printed: str | None
    as_of_cell: str | None
    rows: int = 0
    records: list[Record] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unreviewed: list[str] = field(default_factory=list)
    numbers: list[tuple[int, int]] = field(default_factory=list)


def read_facilities(book: Workbook, sheet: Sheet) -> FacilityTable:
    """Every row of the Facilities sheet. Raises RefusedError, naming the cell, where no table of facilities stands there."""
    head, end = _table_rows(sheet)
    columns = _columns(sheet, head)
    as_of, as_of_cell, others = _as_of(sheet, head)
    alos = clean(sheet.at(head, columns.index("alos"))) if "alos" in columns else ""
    table = FacilityTable(head + 1, _layout(columns), alos, as_of, as_of_cell)
    table.missing = [f"no column {name!r}" for name, _ in STABLE if name not in columns] + others
    known = [name for name in columns if name is not None]
    if _layout(known) == NO_LAYOUT:
        table.missing.append(f"the columns stand in a sequence never seen, from {address(head, _agreement(known))} on")
    for number, name in enumerate(columns):
        header = {"column": name, "header_printed": printed(sheet.at(head, number))}
        place = {"column_letter": column_letter(number), "header_cell": address(head, number)}
        table.records.append((tables.COLUMN_HEADERS.name, {"sheet": sheet.name, **header, **place}))
    table.unreviewed = [
        f"{address(head, number)} {clean(cell)!r}" + (f", read as {name} by its place and wording" if name else "")
        for number, (name, cell) in enumerate(zip(columns, sheet.across(head, 0, len(columns)), strict=True))
        if name is None or name != _column(cell)
    ]
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
        if reason := _no_place(filled, columns) if row < end else "below a second header row":
            table.missing.append(f"{address(row, filled[0])}: {reason}")
            table.numbers += [(row, column) for column in filled if is_number(sheet.at(row, column))]
            continue
        table.missing += _odd_texts(sheet, row, columns, numbers)
        if book.inspection.has_error_cells and any(found[number] is None for number in numbers):
            errors = book.error_cells(sheet) if errors is None else errors
            found = [text or errors.get(address(row, number)) for number, text in enumerate(found)]
        rows.append(row + 1)
        texts.append(found)
    if not rows:
        raise sheet.refuse("no facility row under the header", head, 0)
    table.rows = len(rows)
    by_column: dict[str, list[Value]] = {
        name: [row[number] for row in texts] for number, name in enumerate(columns) if name is not None
    }
    if None in columns:
        unreviewed = [number for number, name in enumerate(columns) if name is None]
        headers = {number: clean(sheet.at(head, number)) or column_letter(number) for number in unreviewed}
        by_column["unreviewed"] = [_unreviewed(headers, row) for row in texts]
    table.records.append((tables.FACILITIES.name, {"sheet": sheet.name, "row": rows, **by_column}))
    return table


def _unreviewed(headers: dict[int, str], row: list[str | None]) -> str | None:
    """The values of a row under headers nobody has reviewed, ``Contract Beds=50 | …``; None where all are blank."""
    return (
        " | ".join(f"{header}={row[number]}" for number, header in headers.items() if row[number] is not None) or None
    )


def find_header(sheet: Sheet) -> int | None:
    """The 0-based row whose column A is ``Name`` and which holds some more headers of ours; None where there is none."""
    for row in range(len(sheet.grid)):
        if clean(sheet.at(row, 0)) == "Name":
            return row if sum(_column(cell) is not None for cell in sheet.grid[row]) >= KNOWN_AT_LEAST else None
    return None


def _table_rows(sheet: Sheet) -> tuple[int, int]:
    """The 0-based header row, whose column A is exactly ``Name``, and the row before which the table ends."""
    rows = [row for row in range(len(sheet.grid)) if clean(sheet.at(row, 0)) == "Name"]
    if not rows:
        raise RefusedError("no header row: no cell of column A is exactly 'Name'", sheet.name)
    return rows[0], rows[1] if len(rows) > 1 else len(sheet.grid)


def _column(cell: Cell) -> str | None:
    """The canonical column that a header names."""
    return HEADERS.get(YEAR_IN_HEADER.sub("fynn", label(cell)))


def _columns(sheet: Sheet, head: int) -> list[str | None]:
    """The canonical column of each header; None where nobody has reviewed the header, or where it stands twice.

    Columns go as far to the right as any cell under the header row.
    """
    width = max((filled_width(row) for row in sheet.grid[head:]), default=0)
    columns = [_column(cell) for cell in sheet.across(head, 0, width)]
    columns = [None if name is not None and columns.count(name) > 1 else name for name in columns]
    return [name or _by_place(columns, number, label(sheet.at(head, number))) for number, name in enumerate(columns)]


def _by_place(columns: list[str | None], number: int, header: str) -> str | None:
    """The column that a known layout has between these very neighbours, if it is missing and the wording is alike."""
    before = columns[number - 1] if number else None
    after = columns[number + 1] if number + 1 < len(columns) else None
    stable = tuple(name for name, _ in STABLE)
    for rest in LAYOUTS.values():
        for left, name, right in zip((stable + rest), (stable + rest)[1:], (stable + rest)[2:], strict=False):
            if (left, right) == (before, after) and name not in columns and _alike(header, PRINTED[name]):
                return name
    return None


def _alike(header: str, known: str) -> bool:
    return SequenceMatcher(None, YEAR_IN_HEADER.sub("fynn", header), label(known)).ratio() >= ALIKE


def _layout(columns: Sequence[str | None]) -> str:
    """The name of the layout that has exactly these columns, NO_LAYOUT where none has."""
    stable = tuple(name for name, _ in STABLE)
    return next((name for name, rest in LAYOUTS.items() if stable + rest == tuple(columns)), NO_LAYOUT)


def _agreement(columns: list[str]) -> int:
    """How many columns from the left are those of a known layout."""
    stable = tuple(name for name, _ in STABLE)
    starts = [zip(stable + rest, columns, strict=False) for rest in LAYOUTS.values()]
    return max(next((n for n, (a, b) in enumerate(start) if a != b), len(columns) - 1) for start in starts)


def _as_of(sheet: Sheet, head: int) -> tuple[str | None, str | None, list[str]]:
    """The date printed above the table, ``(IIDS), 10/07/2019``, and its cell; None where none is printed, or several are.

    Where what follows isn't a date, it is given as it stands, for the build to flag.
    """
    found: dict[str, tuple[int, int]] = {}
    for row, cells in enumerate(sheet.grid[:head]):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and (match := AS_OF.search(clean(cell))):
                found.setdefault(match[1], (row, column))
    if len(found) > 1:
        return None, None, [f"two as-of dates above the table: {' and '.join(found)}"]
    return next(((text, address(*place), []) for text, place in found.items()), (None, None, []))


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


def _no_place(filled: list[int], columns: list[str | None]) -> str:
    """Why a row is no facility's: no name, or nothing that says where it is."""
    if filled[0] != 0:
        return "values in a row without a facility name"
    if not any(columns[column] in PLACE for column in filled):
        what = "the rest of the row is blank and it is no sentence" if filled == [0] else "a total?"
        return f"neither a facility (nothing from address to sex) nor a note: {what}"
    return ""


def _odd_texts(sheet: Sheet, row: int, columns: list[str | None], numbers: list[int]) -> Iterator[str]:
    """The cells of a row that hold a text where a number is expected, and no known token."""
    cells = sheet.grid[row]
    for column in numbers:
        value = cells[column]
        if not (isfinite(value) if isinstance(value, float) else _is_whole_or_token(value)):
            yield f"{address(row, column)} {columns[column]}: {clean(value)!r} is no number and no known token"


def _is_whole_or_token(value: Cell) -> bool:
    if isinstance(value, str):
        text = value.strip()
        return bool(not text or TOKENS.fullmatch(text) or NUMERIC_TEXT.fullmatch(text))
    return isinstance(value, int) and not isinstance(value, bool)


def alos_fiscal_year(table: FacilityTable) -> int | None:
    """The fiscal year in the header of the ALOS column. It can be wrong: ICE printed FY23 over FY24 data."""
    return fiscal_year(table.alos_header)
