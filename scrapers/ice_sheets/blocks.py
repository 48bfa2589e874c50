"""Blocks of national figures: small tables on a crowded sheet, declared as data and found by title and shape.

A declaration gives the title, the corner label, and the code of every row and column label. One reader serves all
blocks: it never counts rows, because blocks move by dozens of them, and keeps the numbers beside a label it doesn't know.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from scrapers.ice_sheets.labels import LABEL_STATE, UNREVIEWED, Dimensions, Labels, gives, read_label, unknown
from scrapers.records import Field, Value
from scrapers.workbook import (
    Cell,
    Sheet,
    clean,
    column_letter,
    fiscal_year,
    is_blank,
    is_number,
    label,
    printed,
    printed_each,
)

HEADER_WITHIN = 3  # rows between a title and its header row, in every block seen
MERGED_WITHIN = 2  # blanks right of a corner label whose cell is merged across up to three columns
BRIDGED = 3  # rows, blank ones with the first that isn't: ICE leaves two or more and a title between two blocks
TOKENS = frozenset({"-", "*", "**", "n/a"})
"""Texts seen in place of a number (FY22 prints "-" for families); kept as printed, for they are no zeros."""

Place = tuple[int, int]  # row and column, 0-based


@dataclass(frozen=True)
class Header:
    """Columns of a block, side by side: dimensions and printed label of each. ``left`` is the first of them, ``top`` the
    first row of values, both 0-based; ``numbers`` are the cells of the header that hold numbers (a year)."""

    columns: list[tuple[Dimensions, str]]
    top: int
    left: int
    numbers: list[Place] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Block:
    """One block. ``code`` is stable; ``title`` matches the cleaned title in lower case, the whole of it in every edition seen.

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
    last row of values, ``labels`` the header cells that hold numbers. ``missing``: required row labels that don't stand
    there; ``unreviewed``: the row and column labels that the code lists don't know, with their cells; ``texts``: cells in
    which a number is expected and a text stands.
    """

    dimensions: dict[str, str | int | None]
    rows: list[int]
    across: range
    last: int
    labels: list[Place]
    values: list[Value] = field(default_factory=list)
    columns: dict[str, Field] = field(default_factory=dict)
    numbers: int = 0
    missing: list[str] = field(default_factory=list)
    unreviewed: dict[Place, str] = field(default_factory=dict)
    texts: list[Place] = field(default_factory=list)

    @property
    def cells(self) -> Field:
        """The addresses of ``values``."""
        return {"cycle": [column_letter(column) for column in self.across], "each": [str(row + 1) for row in self.rows]}


def read_block(sheet: Sheet, block: Block, top: int, left: int) -> Reading:
    """Every cell of the block whose title stands there, blanks included.

    A label that the code lists don't know keeps its numbers: what it would say is null and its ``label_state`` is
    unreviewed. Raises RefusedError, naming the cell, where no header and no known label of the block stands under the title.
    """
    title = label(sheet.at(top, left))
    match = block.title.fullmatch(title) or block.title.search(title)
    base: dict[str, str | int | None] = {**block.base, LABEL_STATE: "reviewed"}
    if (year := fiscal_year(title)) is not None:
        base["fiscal_year"] = year
    if block.of_title and match:
        base |= block.of_title(match)
    head = _head(sheet, block, top, left)
    header = block.header(sheet, head, left) if block.header else _header(sheet, block, head, left)
    rows, found = _rows(sheet, block, header, left)
    if not rows or not any(row.known for row in rows):
        raise sheet.refuse(f"block {block.code}: no known row label under its header", head, left)
    of_columns = [dimensions for dimensions, _ in header.columns]
    if block.unique:
        of_columns = _once(of_columns)
        of_rows = _once([row.dimensions for row in rows])
        rows = [row._replace(dimensions=dimensions) for row, dimensions in zip(rows, of_rows, strict=True)]
    across = range(header.left, header.left + len(header.columns))
    reading = Reading(base, [row.number for row in rows], across, rows[-1].number, header.numbers)
    reading.missing = sorted(block.required - found)
    for row in rows:
        reading.unreviewed |= row.unreviewed
    for n, (of_column, (_, text)) in enumerate(zip(of_columns, header.columns, strict=True)):
        if of_column.get(LABEL_STATE) == UNREVIEWED:
            reading.unreviewed[header.top - 1, header.left + n] = text
    _values(sheet, [cell for row in rows for cell in row.cells], reading)
    reading.columns["row_label"] = {"each": [row.text for row in rows]}
    reading.columns["column_label"] = {"cycle": [text or None for _, text in header.columns]}
    if any(row.group for row in rows):
        reading.columns["group_label"] = {"each": [row.group for row in rows]}
    names = {name for of_column in of_columns for name in of_column}
    for name in sorted(names.union(*(row.dimensions for row in rows))):
        if all(name in of_column for of_column in of_columns):
            reading.columns[name] = {"cycle": [of_column[name] for of_column in of_columns]}
            continue
        otherwise = base.get(name)
        by_row = [row.dimensions.get(name, otherwise) for row in rows]
        if name not in names:
            reading.columns[name] = {"each": by_row}
        else:
            reading.columns[name] = [of_column.get(name, of_row) for of_row in by_row for of_column in of_columns]
    return reading


def _once(labels: list[Dimensions]) -> list[Dimensions]:
    """The same labels, but unreviewed where two of them mean the same: what each of the two means is open."""
    meanings = Counter(frozenset(of.items()) for of in labels if of.get(LABEL_STATE) != UNREVIEWED)
    return [unknown(of) if meanings[frozenset(of.items())] > 1 else of for of in labels]


class _Row(NamedTuple):
    number: int
    text: str | None
    group: str | None
    dimensions: Dimensions
    cells: list[Cell]
    known: bool
    unreviewed: dict[Place, str]


def _values(sheet: Sheet, cells: list[Cell], reading: Reading) -> None:
    """Add the ``cells`` of its rows to ``reading``."""
    for n, cell in enumerate(cells):
        if cell.__class__ is float or cell.__class__ is int:
            reading.numbers += 1
        elif not is_blank(cell) and label(cell) not in TOKENS:
            row, column = divmod(n, len(reading.across))
            reading.texts.append((reading.rows[row], reading.across[column]))
    reading.values += printed_each(cells)


def _head(sheet: Sheet, block: Block, top: int, left: int) -> int:
    """The header row: the first under the title that holds anything above the block's columns."""
    for row in range(top + 1, top + 1 + HEADER_WITHIN):
        cells = sheet.across(row, left, len(block.rows) + MERGED_WITHIN)
        if not all(map(is_blank, cells)):
            of_columns = cells[len(block.rows) :]
            if re.fullmatch(block.corner, label(sheet.at(row, left))) or any(
                not is_blank(cell) and read_label(block.columns, cell) is not None for cell in of_columns
            ):
                return row
            raise sheet.refuse(f"block {block.code}: {block.corner!r} is expected under the title", row, left)
    raise sheet.refuse(f"block {block.code}: {block.corner!r} is expected under the title", top + 1, left)


def _header(sheet: Sheet, block: Block, head: int, left: int) -> Header:
    """The columns of a header of one row: from the first label right of the row labels to the next blank.

    A blank is bridged where the very next label is a column of this block that it lacks so far.
    """
    start = left + len(block.rows)
    start = next((start + n for n in range(MERGED_WITHIN + 1) if not is_blank(sheet.at(head, start + n))), start)
    columns: list[tuple[Dimensions, str]] = []
    while True:
        cell = sheet.at(head, start + len(columns))
        if is_blank(cell):
            after = read_label(block.columns, sheet.at(head, start + len(columns) + 1))
            if not columns or after is None or after in [of_column for of_column, _ in columns]:
                break
        of_column = read_label(block.columns, cell)
        columns.append((unknown(gives(block.columns)) if of_column is None else of_column, printed(cell) or ""))
    if not any(of_column.get(LABEL_STATE) != UNREVIEWED for of_column, _ in columns):
        raise sheet.refuse(f"block {block.code}: no known column label", head, start)
    if len(columns) == 1:
        # A label merged across columns, its numbers under another of them (J28 and L29 in six editions of FY2022).
        below = sheet.across(head + 1, start, MERGED_WITHIN + 1)
        start += next((n for n, cell in enumerate(below) if not is_blank(cell)), 0)
    return Header(columns, head + 1, start)


@dataclass
class _Above:
    """What holds for a row by the labels above it: its group, and the first label, where its own is blank."""

    group: Dimensions = field(default_factory=dict)
    group_text: str | None = None
    first: Dimensions = field(default_factory=dict)
    first_text: str | None = None


def _rows(sheet: Sheet, block: Block, header: Header, left: int) -> tuple[list[_Row], set[str]]:
    """The rows of values, and their first labels as compared.

    A block ends where neither a label nor a value stands and no known label follows within BRIDGED rows, at a note under
    it (an unknown label in a row without values), and at a row whose values are the labels of another table.
    """
    rows: list[_Row] = []
    found: set[str] = set()
    above = _Above()
    number = header.top
    while True:
        labels = _labels(block, *sheet.across(number, left, len(block.rows)))
        cells = sheet.across(number, header.left, len(header.columns))
        filled = not all(map(is_blank, cells))
        known = labels.opens is not None or (not labels.blank and labels.unknown is None)
        if known or _numeric(cells):
            found.update(labels.names)
            row = _row(sheet, block, labels, above, number, left, cells)
            if filled or labels.opens is None:
                rows.append(row)
            number += 1
            continue
        after = _bridge(sheet, block, header, left, number, {row.text for row in rows})
        if after is None:
            return rows, found
        if not labels.blank and block.groups:  # a group never seen, over rows that are
            above.group, above.group_text = unknown(gives(block.groups)), labels.text
        number = after


def _row(
    sheet: Sheet, block: Block, labels: "_Labels", above: _Above, number: int, left: int, cells: list[Cell]
) -> _Row:
    """One row of the block; ``above`` is brought up to date by its labels."""
    of_row: Dimensions = {}
    unreviewed: dict[Place, str] = {}
    if labels.blank:
        of_row = block.unlabelled or unknown(name for of_label in block.rows for name in gives(of_label))
        if block.unlabelled is None:
            unreviewed[number, left] = ""
    elif labels.opens is not None and (labels.unknown == 0 or all(map(is_blank, cells))):
        above.group, above.group_text = labels.opens, printed(sheet.at(number, left))
    else:
        if labels.unknown is not None:
            unreviewed[number, left + labels.unknown] = clean(sheet.at(number, left + labels.unknown))
        if labels.unknown == 0 and block.groups:
            # It may be a group as well as a row: what follows is under nobody we know, up to the next group.
            above.group, above.group_text = unknown(gives(block.groups)), printed(sheet.at(number, left))
        if labels.first is not None:
            above.first, above.first_text = labels.first, printed(sheet.at(number, left))
        of_row = {**above.first, **labels.dimensions}
    dimensions = {**above.group, **of_row}
    if UNREVIEWED in (above.group.get(LABEL_STATE), of_row.get(LABEL_STATE)):
        dimensions[LABEL_STATE] = UNREVIEWED
    # where no dimension says what a row is a part of, the label above it does
    inherits = labels.first is None and above.first.get(LABEL_STATE) == UNREVIEWED
    part_of = above.first_text if inherits else above.group_text
    known = labels.opens is not None or (not labels.blank and labels.unknown is None)
    return _Row(number, labels.text or None, part_of, dimensions, cells, known, unreviewed)


def _numeric(cells: list[Cell]) -> bool:
    """Whether a row of values holds a number, and nothing that is neither a number nor a known token."""
    texts = [cell for cell in cells if not is_number(cell) and not is_blank(cell)]
    return all(label(cell) in TOKENS for cell in texts) and len(texts) < len(cells) and any(map(is_number, cells))


def _bridge(sheet: Sheet, block: Block, header: Header, left: int, number: int, before: set[str | None]) -> int | None:
    """The row after ``number`` at which the block goes on, past blank rows: a label it knows and lacks so far, and numbers."""
    blank = all(map(is_blank, sheet.across(number, left, header.left + len(header.columns) - left)))
    if not blank and not block.groups:
        return None
    for row in range(number + 1, number + 1 + BRIDGED):
        cells = sheet.across(row, left, header.left + len(header.columns) - left)
        if all(map(is_blank, cells)):
            continue
        labels = _labels(block, *cells[: len(block.rows)])
        values = cells[header.left - left :]
        opens = labels.opens is not None and all(map(is_blank, values))
        known = not labels.blank and (labels.unknown is None or labels.opens is not None)
        new = labels.text not in before or bool(block.groups) or labels.first is None
        return row if known and new and (opens or _numeric(values)) else None
    return None


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
    understood = {n: unknown(gives(block.rows[n])) if of_label is None else of_label for n, of_label in read.items()}
    return _Labels(
        blank=not filled,
        text=" | ".join(filter(None, map(printed, cells))),
        names=tuple(map(label, cells)),
        opens=read_label(block.groups, cells[0]) if block.groups and 0 in read else None,
        first=understood.get(0),
        dimensions={name: value for of_label in understood.values() for name, value in of_label.items()},
        unknown=next((n for n, of_label in read.items() if of_label is None), None),
    )


def codes(of: Mapping[str, Dimensions], extra: Dimensions) -> Mapping[str, Dimensions]:
    """A code list with ``extra`` dimensions on each label."""
    return {text: {**dimensions, **extra} for text, dimensions in of.items()}
