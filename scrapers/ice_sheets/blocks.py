"""Blocks of national figures: small tables on a crowded sheet, declared as data and found by title and shape.

A declaration gives the title, the corner label, and the code of every row and column label. One reader serves all
blocks: it never counts rows, because blocks move by dozens of them, and refuses a block whose label it doesn't know.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scrapers.ice_sheets import tables
from scrapers.records import Record, RefusedError
from scrapers.workbook import Sheet, address, clean, is_blank, label, printed

Dimensions = Mapping[str, str]
"""Values of dimension columns of the figures table: {"agency": "ice", "measure": "detained"}."""

HEADER_WITHIN = 3  # rows between a title and its header row, in every block seen
DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
TOKENS = frozenset({"-", "*", "**", "n/a"})
"""Texts seen in place of a number (FY22 prints "-" for families); kept as printed, for they are no zeros."""


@dataclass(frozen=True)
class AsOf:
    """A date as printed, and where: it may stand on another sheet (Footnotes)."""

    printed: str | None = None
    sheet: str | None = None
    cell: str | None = None


@dataclass(frozen=True)
class Block:
    """One block. ``code`` is stable; ``title`` must match the whole cleaned title, without regard to case.

    ``corner`` is the label at the left of the header row. ``rows`` and ``columns`` map labels (lower case, cleaned) to
    the dimensions they stand for. ``required`` are the row labels without which the block is not whole.
    """

    code: str
    title: re.Pattern[str]
    corner: str
    rows: Mapping[str, Dimensions]
    columns: Mapping[str, Dimensions]
    required: frozenset[str] = frozenset({"total"})


def find(sheet: Sheet, block: Block) -> tuple[int, int]:
    """0-based row and column of the block's title. Raises RefusedError unless exactly one cell is it."""
    texts = {text for text in sheet.texts if block.title.fullmatch(label(text))}
    places = [
        (row, column)
        for row, cells in enumerate(sheet.grid if texts else [])
        for column, cell in enumerate(cells)
        if isinstance(cell, str) and cell in texts
    ]
    if not places:
        raise RefusedError(f"block {block.code}: no cell holds its title", sheet.name)
    if len(places) > 1:
        raise sheet.refuse(f"block {block.code}: its title stands in {len(places)} cells", *places[1])
    return places[0]


def read_block(sheet: Sheet, block: Block, as_of: AsOf) -> Iterator[Record]:
    """Every cell of ``block`` as a figure, blanks included. Raises RefusedError naming the cell that isn't understood.

    ``as_of`` is used where the title prints no date of its own.
    """
    top, left = find(sheet, block)
    title = clean(sheet.at(top, left))
    dated = DATE.search(title)
    as_of = AsOf(dated[0], sheet.name, address(top, left)) if dated else as_of
    head = next((row for row in range(top + 1, top + 1 + HEADER_WITHIN) if not is_blank(sheet.at(row, left))), None)
    if head is None or label(sheet.at(head, left)) != block.corner:
        raise sheet.refuse(f"block {block.code}: {block.corner!r} is expected under the title", head or top + 1, left)
    columns = _labels(
        sheet, block, block.columns, [(head, left + 1 + n) for n in range(_run(sheet, head, left + 1, 0, 1))]
    )
    rows = _labels(sheet, block, block.rows, [(head + 1 + n, left) for n in range(_run(sheet, head + 1, left, 1, 0))])
    found = {label(sheet.at(*place)) for place in rows}
    if missing := sorted(block.required - found):
        raise sheet.refuse(f"block {block.code}: no row {missing[0]!r}", head, left)
    if len(found) != len(rows):
        raise sheet.refuse(f"block {block.code}: a row label stands twice", head, left)
    after = head + 1 + len(rows)
    for _, column in columns:
        if not is_blank(sheet.at(after, column)):
            raise sheet.refuse(f"block {block.code}: a value in a row without a label", after, column)
    for (row, _), of_row in rows.items():
        for (_, column), of_column in columns.items():
            value = sheet.at(row, column)
            number = isinstance(value, int | float) and not isinstance(value, bool)
            if not number and not is_blank(value) and label(value) not in TOKENS:
                raise sheet.refuse(f"block {block.code}: {clean(value)!r} is no number", row, column)
            yield (
                tables.FIGURES.name,
                {
                    "sheet": sheet.name,
                    "cell": address(row, column),
                    "block": block.code,
                    "title_cell": address(top, left),
                    "row_label": printed(sheet.at(row, left)),
                    "column_label": printed(sheet.at(head, column)),
                    **of_row,
                    **of_column,
                    "value_printed": printed(value),
                    "as_of_printed": as_of.printed,
                    "as_of_sheet": as_of.sheet,
                    "as_of_cell": as_of.cell,
                },
            )


def _run(sheet: Sheet, row: int, column: int, down: int, right: int) -> int:
    """How many cells from there, in that direction, come before the first blank."""
    count = 0
    while not is_blank(sheet.at(row + count * down, column + count * right)):
        count += 1
    return count


def _labels(
    sheet: Sheet, block: Block, codes: Mapping[str, Dimensions], places: list[tuple[int, int]]
) -> dict[tuple[int, int], Dimensions]:
    """The dimensions of each label cell. Raises RefusedError on a label that isn't in the code list."""
    for place in places:
        if label(sheet.at(*place)) not in codes:
            raise sheet.refuse(f"block {block.code}: unknown label {clean(sheet.at(*place))!r}", *place)
    return {place: codes[label(sheet.at(*place))] for place in places}
