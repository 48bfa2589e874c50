"""Blocks of national figures: small tables on a crowded sheet, declared as data and found by title and shape.

A declaration gives the title, the corner label, and the code of every row and column label. One reader serves all
blocks: it never counts rows, because blocks move by dozens of them, and refuses a block whose label it doesn't know.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from scrapers.ice_sheets.labels import Dimensions, Labels, read_label
from scrapers.records import Field, Value
from scrapers.workbook import Cell, Sheet, clean, column_letter, fiscal_year, is_blank, label, printed, printed_each

HEADER_WITHIN = 3  # rows between a title and its header row, in every block seen
MERGED_WITHIN = 2  # blanks right of a corner label whose cell is merged across up to three columns
TOKENS = frozenset({"-", "*", "**", "n/a"})
"""Texts seen in place of a number (FY22 prints "-" for families); kept as printed, for they are no zeros."""


@dataclass(frozen=True)
class Header:
    """Columns of a block, side by side: dimensions and printed label of each. ``left`` is the first of them, ``top`` the
    first row of values, both 0-based; ``numbers`` are the cells of the header that hold numbers (a year)."""

    columns: list[tuple[Dimensions, str]]
    top: int
    left: int
    numbers: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Block:
    """One block. ``code`` is stable; ``title`` must match the whole cleaned title in lower case.

    - ``corner``: pattern of the label at the left of the header row.
    - ``rows``: a label reader per column of row labels, from the left; the first column's label holds until the next.
    - ``groups``: labels in the first column that hold for the rows under them.
    - ``base``: dimensions of every cell, which groups, then rows, then columns override; ``of_title`` reads more.
    - ``required``: row labels without which the block isn't whole. ``always``: an edition without the block is refused it.
    - ``repeats``: many blocks of the kind on one sheet.
    - ``unique``: no two rows or columns mean the same. Where ICE is known to repeat a label, both are read, and a check of
      the build says so.
    - ``unlabelled``: what a row of numbers without a label stands for, where ICE is known to leave one out.
    - ``as_of``: the entry of the Footnotes that dates the block; ``below``: the note under it that does.
    - ``header`` reads headers of more than one row.
    """

    code: str
    title: re.Pattern[str]
    corner: str
    rows: tuple[Labels, ...]
    columns: Labels
    base: Dimensions
    required: frozenset[str] = frozenset({"total"})
    groups: Labels | None = None
    of_title: Callable[[re.Match[str]], Dimensions] | None = None
    always: bool = False
    repeats: bool = False
    unique: bool = True
    as_of: str = ""
    below: re.Pattern[str] | None = None
    unlabelled: Dimensions | None = None
    header: Callable[[Sheet, int, int], Header] | None = None


@dataclass
class Reading:
    """What a block says: ``values``, row by row, stand in ``rows`` and in the columns ``across``, both 0-based; ``numbers``
    of them are numbers.

    ``dimensions`` are those of all cells and are overridden by ``columns``, fields of a record of many rows. ``last`` is the
    last row of values, ``labels`` the header cells that hold numbers.
    """

    dimensions: dict[str, str | int]
    rows: list[int]
    across: range
    last: int
    labels: list[tuple[int, int]]
    values: list[Value] = field(default_factory=list)
    columns: dict[str, Field] = field(default_factory=dict)
    numbers: int = 0

    @property
    def cells(self) -> Field:
        """The addresses of ``values``."""
        return {"cycle": [column_letter(column) for column in self.across], "each": [str(row + 1) for row in self.rows]}


def read_block(sheet: Sheet, block: Block, top: int, left: int) -> Reading:
    """Every cell of the block whose title stands there, blanks included. Raises RefusedError naming the cell that isn't
    understood."""
    title = label(sheet.at(top, left))
    match = block.title.fullmatch(title)
    base = dict(block.base)
    if (year := fiscal_year(title)) is not None:
        base["fiscal_year"] = year
    if block.of_title and match:
        base |= block.of_title(match)
    head = _head(sheet, block, top, left)
    header = block.header(sheet, head, left) if block.header else _header(sheet, block, head, left)
    meanings = {frozenset(of_column.items()) for of_column, _ in header.columns}
    if block.unique and len(meanings) != len(header.columns):
        raise sheet.refuse(f"block {block.code}: two columns mean the same", head, left)
    rows, after = _rows(sheet, block, header, head, left)
    across = range(header.left, header.left + len(header.columns))
    reading = Reading(base, [row.number for row in rows], across, after - 1, header.numbers)
    _values(sheet, block, [cell for row in rows for cell in row.cells], reading)
    reading.columns["row_label"] = {"each": [row.text for row in rows]}
    reading.columns["column_label"] = {"cycle": [text for _, text in header.columns]}
    if block.groups:
        reading.columns["group_label"] = {"each": [row.group for row in rows]}
    of_columns = {name for of_column, _ in header.columns for name in of_column}
    for name in sorted(of_columns.union(*(row.dimensions for row in rows))):
        by_column = [of_column.get(name) for of_column, _ in header.columns]
        if name in of_columns and None not in by_column:
            reading.columns[name] = {"cycle": by_column}
            continue
        otherwise = base.get(name)
        by_row = [row.dimensions.get(name, otherwise) for row in rows]
        if name not in of_columns:
            reading.columns[name] = {"each": by_row}
        else:
            reading.columns[name] = [of_row if c is None else c for of_row in by_row for c in by_column]
    return reading


class _Row(NamedTuple):
    number: int
    text: str | None
    group: str | None
    dimensions: Dimensions
    cells: list[Cell]


def _values(sheet: Sheet, block: Block, cells: list[Cell], reading: Reading) -> None:
    """Add the ``cells`` of its rows to ``reading``. Raises RefusedError on a text that is no known token."""
    for n, cell in enumerate(cells):
        if cell.__class__ is float or cell.__class__ is int:
            reading.numbers += 1
        elif not is_blank(cell) and label(cell) not in TOKENS:
            row, column = divmod(n, len(reading.across))
            reason = f"block {block.code}: {clean(cell)!r} is no number"
            raise sheet.refuse(reason, reading.rows[row], reading.across[column])
    reading.values += printed_each(cells)


def _head(sheet: Sheet, block: Block, top: int, left: int) -> int:
    """The header row: the first under the title that holds anything above the block's columns."""
    for row in range(top + 1, top + 1 + HEADER_WITHIN):
        if not all(map(is_blank, sheet.across(row, left, len(block.rows) + MERGED_WITHIN))):
            if not re.fullmatch(block.corner, label(sheet.at(row, left))):
                raise sheet.refuse(f"block {block.code}: {block.corner!r} is expected under the title", row, left)
            return row
    raise sheet.refuse(f"block {block.code}: {block.corner!r} is expected under the title", top + 1, left)


def _header(sheet: Sheet, block: Block, head: int, left: int) -> Header:
    """The columns of a header of one row: from the first label right of the row labels to the next blank."""
    start = left + len(block.rows)
    start = next((start + n for n in range(MERGED_WITHIN + 1) if not is_blank(sheet.at(head, start + n))), start)
    columns: list[tuple[Dimensions, str]] = []
    while not is_blank(cell := sheet.at(head, start + len(columns))):
        of_column = read_label(block.columns, cell)
        if of_column is None:
            raise sheet.refuse(f"block {block.code}: unknown label {clean(cell)!r}", head, start + len(columns))
        columns.append((of_column, printed(cell) or ""))
    if not columns:
        raise sheet.refuse(f"block {block.code}: no column label", head, start)
    if len(columns) == 1:
        # A label merged across columns, its numbers under another of them (J28 and L29 in six editions of FY2022).
        below = sheet.across(head + 1, start, MERGED_WITHIN + 1)
        start += next((n for n, cell in enumerate(below) if not is_blank(cell)), 0)
    return Header(columns, head + 1, start)


def _rows(sheet: Sheet, block: Block, header: Header, head: int, left: int) -> tuple[list[_Row], int]:
    """The rows of values, and the row after the last. A block ends at a row without labels, or at a note under it: an
    unknown label in a row without values."""
    rows: list[_Row] = []
    found: set[str] = set()
    group: Dimensions = {}
    group_text: str | None = None
    first: Dimensions = {}
    number = header.top
    while True:
        labels = _labels(block, *sheet.across(number, left, len(block.rows)))
        cells = sheet.across(number, header.left, len(header.columns))
        filled = not all(map(is_blank, cells))
        if labels.blank:
            if not filled or block.unlabelled is None:
                break
            rows.append(_Row(number, None, group_text, {**group, **block.unlabelled}, cells))
            number += 1
            continue
        of_row: Dimensions = {}
        if labels.opens is not None and (not filled or labels.first is None):
            group, group_text = labels.opens, printed(sheet.at(number, left))
        elif labels.unknown is None:
            first = first if labels.first is None else labels.first
            of_row = {**first, **labels.dimensions}
        elif filled:
            text = clean(sheet.at(number, left + labels.unknown))
            raise sheet.refuse(f"block {block.code}: unknown label {text!r}", number, left + labels.unknown)
        else:
            break
        found.update(labels.names)
        if filled or labels.opens is None:
            rows.append(_Row(number, labels.text, group_text, {**group, **of_row}, cells))
        number += 1
    for n, cell in enumerate(cells):
        if not is_blank(cell) and is_blank(sheet.at(number, left)):
            raise sheet.refuse(f"block {block.code}: a value in a row without a label", number, header.left + n)
    if missing := sorted(block.required - found):
        raise sheet.refuse(f"block {block.code}: no row {missing[0]!r}", head, left)
    if block.unique and len({frozenset(row.dimensions.items()) for row in rows}) != len(rows):
        raise sheet.refuse(f"block {block.code}: a row label stands twice", head, left)
    return rows, number


class _Labels(NamedTuple):
    """What the labels of a row say, whatever its values: ``text`` as printed, in one, and ``names`` as compared.

    ``opens``: the group that the first opens. ``first``: what the first stands for, which later rows inherit.
    ``dimensions``: what all stand for. ``unknown``: the place of the first that the code lists don't know.
    """

    blank: bool
    text: str
    names: tuple[str, ...]
    opens: Dimensions | None
    first: Dimensions | None
    dimensions: Dimensions
    unknown: int | None


@lru_cache(maxsize=2**14, typed=True)  # editions repeat their labels: the 57,284 rows of 115 have 776
def _labels(block: Block, *cells: Cell) -> _Labels:
    filled = [(n, cell) for n, cell in enumerate(cells) if not is_blank(cell)]
    read = {n: read_label(block.rows[n], cell) for n, cell in filled}
    return _Labels(
        blank=not filled,
        text=" | ".join(filter(None, map(printed, cells))),
        names=tuple(map(label, cells)),
        opens=read_label(block.groups, cells[0]) if block.groups and 0 in read else None,
        first=read.get(0),
        dimensions={name: value for of_label in read.values() for name, value in (of_label or {}).items()},
        unknown=next((n for n, of_label in read.items() if of_label is None), None),
    )


def codes(of: Mapping[str, Dimensions], extra: Dimensions) -> Mapping[str, Dimensions]:
    """A code list with ``extra`` dimensions on each label."""
    return {text: {**dimensions, **extra} for text, dimensions in of.items()}
