"""Workbook lists: which sheets are lists, where a list begins and ends, and its rows."""

import re
from collections.abc import Iterator

from scrapers import privacy
from scrapers.ice_lists.layouts import (
    ADP,
    BY_HEADER,
    HEADERS,
    LEFT_OUT,
    MONTH_NAMES,
    MONTHLY_ADP,
    MONTHS,
    ROWS,
    SHEETS,
    YEARS,
    fold,
)
from scrapers.records import IgnoredError, Record, RefusedError, Value
from scrapers.workbook import Sheet, Workbook, address, clean, column_letter, is_blank, printed

HEADER_ROWS = 30  # the header stands at row 5 to 9 in the lists seen
NO_LISTS = {
    "notes": "definitions",
    "facility type": "definitions and totals",
    "facility list - pop breakout": "people by sex, level and age group: small counts, children among them",
}
COPIES = {
    "history.detention.facility.code": "a copy of ICE's December 2015 list, with columns added by others",
}
DAY = r"(\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|[A-Z][a-z]+ \d{1,2}, \d{4})"
AS_OF = re.compile(rf"\bas of {DAY}")
STATED = re.compile(r"(\d+) (?:Authorized )?Facilities\b")
SECTION = re.compile(r".+ AOR")
STATE = re.compile(r"[A-Z]{2}")
CODE = re.compile(r"[A-Z0-9]{3,7}|Redacted")  # ICE withheld the children's shelters in 2017


def read_lists(book: Workbook) -> Iterator[Record]:
    """Every list of a workbook. Raises RefusedError, IgnoredError or QuarantinedError before the first record."""
    for sheet in book.sheets:
        if reason := privacy.scan(sheet.texts, len(sheet.grid)):
            raise privacy.QuarantinedError(reason)
    records = [record for sheet in book.sheets for record in _sheet(sheet)]
    if not any(table == ROWS.name for table, _ in records):
        raise RefusedError("no visible sheet is a list of facilities")
    yield from records


def _sheet(sheet: Sheet) -> Iterator[Record]:
    about: dict[str, Value] = {
        "sheet_index": sheet.index,
        "sheet": sheet.name,
        "visibility": sheet.visibility,
        "state": "ignored",
    }
    reason = NO_LISTS.get(fold(sheet.name)) if sheet.visible else "hidden by the publisher"
    if reason:
        yield SHEETS.name, about | {"reason": reason}
        return
    header_row = _header_row(sheet)
    columns, years, months = _columns(sheet, header_row)
    found = list(_list_rows(sheet, header_row, columns))
    title = [clean(cell) for row in sheet.grid[:header_row] for cell in row if not is_blank(cell)]
    stated = [int(match[1]) for text in title if (match := STATED.match(text))]
    if stated and stated != [len(found)]:
        raise sheet.refuse(f"{len(found)} rows found, but the sheet says that it lists {stated}", header_row, 0)
    for column, name in columns.items():
        yield HEADERS.name, _header(sheet, header_row, column, name)
    for column, year in years.items():
        yield HEADERS.name, _header(sheet, header_row, column, f"adp_fy{year}")
    for column, month in months.items():
        yield HEADERS.name, _header(sheet, header_row, column, f"adp_{month}")
    for row, section in found:
        texts = {name: printed(sheet.at(row, column)) for column, name in columns.items()}
        place: dict[str, Value] = {"sheet": sheet.name, "row": row + 1, "aor": section}
        yield ROWS.name, {**place, **texts}
        for column, year in years.items():
            if (value := printed(sheet.at(row, column))) is not None:
                yield YEARS.name, _where(sheet, row, column) | {"fiscal_year": year, "value_printed": value}
        for column, month in months.items():
            if (value := printed(sheet.at(row, column))) is not None:
                yield MONTHS.name, _where(sheet, row, column) | {"month": month, "value_printed": value}
    about |= {"state": "read", "title": " · ".join(title[:2]), "rows": len(found)}
    yield SHEETS.name, about | _as_of(sheet, header_row) | {"rows_stated": stated[0] if stated else None}


def _where(sheet: Sheet, row: int, column: int) -> dict[str, Value]:
    return {"sheet": sheet.name, "row": row + 1, "cell": address(row, column)}


def _header_row(sheet: Sheet) -> int:
    for row in range(min(HEADER_ROWS, len(sheet.grid))):
        headers = {fold(cell) for cell in sheet.grid[row] if isinstance(cell, str)}
        if copied := headers & COPIES.keys():
            raise IgnoredError(f"{sheet.name}: {COPIES[copied.pop()]}")
        if headers & {"name", "facility name"} and headers & {"state", "st", "field office"}:
            return row
    raise sheet.refuse(f"no header with Name and State in the first {HEADER_ROWS} rows of a sheet never seen", 0, 0)


def _columns(sheet: Sheet, row: int) -> tuple[dict[int, str], dict[int, int], dict[int, str]]:
    """Column -> what it holds, column -> fiscal year, and column -> month (YYYY-MM) of its average daily population."""
    columns: dict[int, str] = {}
    years: dict[int, int] = {}
    months: dict[int, str] = {}
    for column, cell in enumerate(sheet.grid[row]):
        header = fold(printed(cell) or "")
        if match := ADP.fullmatch(header):
            years[column] = 2000 + int(match[1])
        elif match := MONTHLY_ADP.fullmatch(header):
            months[column] = f"{match[2]}-{MONTH_NAMES.index(match[1]) + 1:02d}"
        elif header in BY_HEADER:
            columns[column] = BY_HEADER[header]
        elif not header:
            if any(not is_blank(sheet.at(below, column)) for below in range(row + 1, len(sheet.grid))):
                raise sheet.refuse("a column with values has no header", row, column)
        elif not LEFT_OUT.fullmatch(header):
            raise sheet.refuse(f"unknown header {printed(cell)!r}; add it to the vocabulary of the lists", row, column)
    held = [*columns.values(), *(f"FY{year} ADP" for year in years.values()), *months.values()]
    if twice := {name for name in held if held.count(name) > 1}:
        raise sheet.refuse(f"two columns hold {', '.join(sorted(twice))}", row, 0)
    return columns, years, months


def _list_rows(sheet: Sheet, header_row: int, columns: dict[int, str]) -> Iterator[tuple[int, str | None]]:
    """The rows of the list with the section (an AOR's title) they stand under.

    Up to the first blank row every row must be one, the title of a section, or the header again. Below it stand totals
    and notes, and in 2009 hospitals: there a row counts where it has a name and a state.
    """
    at = {name: column for column, name in columns.items()}
    section, over = None, False
    header = [printed(cell) for cell in sheet.grid[header_row]]
    # Over72HourFacilities prints a section's title above the header it repeats
    above = [printed(cell) for cell in sheet.grid[header_row - 1]] if header_row else []
    if above and above[0] and SECTION.fullmatch(above[0]) and not any(above[1:]):
        section = above[0]
    for row in range(header_row + 1, len(sheet.grid)):
        cells = [printed(cell) for cell in sheet.grid[row]]
        name = cells[at["name"]]
        state = cells[at["state"]] if "state" in at else None
        if not any(cells):
            over = True
        elif over:
            if name and state and STATE.fullmatch(state):
                yield row, section
        elif cells == header:
            continue
        elif name and SECTION.fullmatch(name) and sum(cell is not None for cell in cells) == 1:
            section = name
        elif not name:
            raise sheet.refuse("a row without a name inside the list", row, at["name"])
        elif "code" in at and not CODE.fullmatch((cells[at["code"]] or "").strip()):
            raise sheet.refuse(f"{cells[at['code']]!r} is no facility code", row, at["code"])
        else:
            yield row, section


def _header(sheet: Sheet, row: int, column: int, name: str) -> dict[str, Value]:
    return {
        "sheet": sheet.name,
        "column": name,
        "header_printed": printed(sheet.at(row, column)),
        "column_letter": column_letter(column),
        "header_cell": address(row, column),
    }


def _as_of(sheet: Sheet, header_row: int) -> dict[str, Value]:
    """The first "as of" date above the header, as printed: every list seen prints its own date before older ones."""
    for row in range(header_row):
        for column, cell in enumerate(sheet.grid[row]):
            if match := AS_OF.search(str(cell)):
                return {"as_of_printed": match[1], "as_of_cell": address(row, column)}
    return {"as_of_printed": None, "as_of_cell": None}
