"""Numbers that stand in no block we know: kept with the labels printed around them, for a person to review.

Nothing is understood here. A number gets the nearest text left of it, the nearest above it, and a title: the nearest text
above the table's first row that stands in a row without numbers.
"""

from collections.abc import Iterable

from scrapers.ice_sheets import tables
from scrapers.ice_sheets.labels import LABEL_STATE, UNREVIEWED
from scrapers.records import Record, Value
from scrapers.workbook import Cell, Sheet, address, is_blank, is_number, printed

BLOCK = UNREVIEWED
Place = tuple[int, int]


def unreviewed_numbers(sheet: Sheet, cells: Iterable[Place]) -> Record:
    """One record of many rows: every number of ``cells`` (0-based rows and columns), with the labels printed around it."""
    columns: dict[str, list[Value]] = {name: [] for name in ("cell", "title_cell", "row_label", "column_label")}
    values: list[Value] = []
    for row, column in cells:
        title = _title(sheet, row, column)
        columns["cell"].append(address(row, column))
        columns["title_cell"].append(address(*title))
        columns["row_label"].append(_left(sheet, row, column))
        columns["column_label"].append(_above(sheet, row, column))
        values.append(printed(sheet.at(row, column)))
    about: dict[str, Value] = {"sheet": sheet.name, "block": BLOCK, LABEL_STATE: UNREVIEWED}
    return tables.FIGURES.name, {**about, **columns, "value_printed": values}


def _left(sheet: Sheet, row: int, column: int) -> str | None:
    """The nearest text to the left in the same row."""
    return next((printed(cell) for cell in reversed(sheet.grid[row][:column]) if _is_text(cell)), None)


def _above(sheet: Sheet, row: int, column: int) -> str | None:
    """The nearest text above in the same column."""
    return next((printed(cell) for n in range(row - 1, -1, -1) if _is_text(cell := sheet.at(n, column))), None)


def _title(sheet: Sheet, row: int, column: int) -> Place:
    """The nearest text above, up to this column, that stands alone there in a row without numbers; else the number itself."""
    for above in range(row - 1, -1, -1):
        cells = sheet.grid[above]
        texts = [n for n, cell in enumerate(cells[: column + 1]) if _is_text(cell)]
        if len(texts) == 1 and not any(map(is_number, cells)):
            return above, texts[0]
    return row, column


def _is_text(cell: Cell) -> bool:
    return isinstance(cell, str) and not is_blank(cell)
