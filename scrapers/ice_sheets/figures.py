"""The figures of one sheet: its blocks, found by their titles, and the account of every number on it.

A number that no block took refuses the rest of the sheet ("unread"): a new block never passes unseen.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from scrapers.ice_sheets import tables
from scrapers.ice_sheets.atd import ATD
from scrapers.ice_sheets.blocks import Block, Reading, read_block
from scrapers.ice_sheets.detention import BLOCKS
from scrapers.ice_sheets.footnotes import Footnotes
from scrapers.ice_sheets.iclos import ICLOS
from scrapers.ice_sheets.smaller import BONDS, FAMU, SEGREGATION, SEMIANNUAL, TRANSGENDER, USCIS_FEAR, VULNERABLE
from scrapers.ice_sheets.tables import AsOf
from scrapers.records import Record, RefusedError
from scrapers.workbook import Sheet, address, clean, fiscal_year, label

BY_KIND: dict[str, tuple[Block, ...]] = {
    "detention": BLOCKS,
    "atd": ATD,
    "iclos": ICLOS,
    "bonds": BONDS,
    "segregation": SEGREGATION,
    "vulnerable": VULNERABLE,
    "semiannual": SEMIANNUAL,
    "transgender": TRANSGENDER,
    "uscis_fear": USCIS_FEAR,
    "famu": FAMU,
}
DATE = re.compile(r"\b\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\b")
NOTE_WITHIN = 3  # rows between a block and the note that dates it

Place = tuple[int, int]


@dataclass
class SheetFigures:
    """What was read: records of figures and ignored cells, refusals by part, and the number of figures."""

    records: list[Record] = field(default_factory=list)
    refusals: list[tuple[str, RefusedError]] = field(default_factory=list)
    count: int = 0
    as_ofs: set[AsOf] = field(default_factory=set)


def read_figures(sheet: Sheet, kind: str, footnotes: Footnotes, year: int | None) -> SheetFigures:
    """Every block of a sheet of that ``kind``. ``year``: the fiscal year of the sheet's title, for blocks without one.

    A block that isn't understood is a refusal, the others stand.
    """
    found = SheetFigures()
    titles = _titles(sheet, kind)
    refused: set[Place] = set()
    numbers = 0
    covered: dict[int, set[int]] = defaultdict(set)  # columns by row
    for block in BY_KIND[kind]:
        places = [place for place, of in titles.items() if block in of]
        if block.always and not places:
            found.refusals.append(
                (block.code, RefusedError(f"block {block.code}: no cell holds its title", sheet.name))
            )
        if len(places) > 1 and not block.repeats:
            reason = f"block {block.code}: its title stands in {len(places)} cells"
            found.refusals.append((block.code, sheet.refuse(reason, *places[1])))
            refused.update(places)
            continue
        for place in places:
            try:
                reading = read_block(sheet, block, *place)
                if not all(covered[row].isdisjoint(reading.across) for row in reading.rows):
                    raise sheet.refuse(f"block {block.code}: it runs into another block", *place)
            except RefusedError as refusal:
                found.refusals.append((block.code, refusal))
                refused.add(place)
                continue
            as_of = _as_of(sheet, block, place, reading, footnotes)
            found.as_ofs.add(as_of)
            found.records.append(_record(sheet, block, place, reading, as_of, year))
            found.records += [_ignored(sheet, cell) for cell in reading.labels]
            found.count += len(reading.values)
            numbers += reading.numbers + len(reading.labels)
            for row in reading.rows:
                covered[row].update(reading.across)
            for row, column in reading.labels:
                covered[row].add(column)
    if numbers != _count_numbers(sheet):
        found.refusals += _unread(sheet, covered, set(titles), refused)
    return found


def _count_numbers(sheet: Sheet) -> int:
    kinds = list(map(type, chain.from_iterable(sheet.grid)))
    return kinds.count(float) + kinds.count(int)


@cache
def _blocks_titled(kind: str, text: str) -> tuple[Block, ...]:
    """The blocks whose title ``text`` is. Cached: editions repeat their texts."""
    return tuple(block for block in BY_KIND[kind] if block.title.fullmatch(label(text)))


def _titles(sheet: Sheet, kind: str) -> dict[Place, tuple[Block, ...]]:
    texts = {text for text in sheet.texts if _blocks_titled(kind, text)}
    return {
        (row, column): _blocks_titled(kind, cell)
        for row, cells in enumerate(sheet.grid if texts else [])
        if not texts.isdisjoint(cells)
        for column, cell in enumerate(cells)
        if isinstance(cell, str) and cell in texts
    }


def _record(sheet: Sheet, block: Block, place: Place, reading: Reading, as_of: AsOf, year: int | None) -> Record:
    """One record of many rows: what varies is a list, the rest holds for all of them."""
    dimensions = reading.dimensions
    if "fiscal_year" not in dimensions and "calendar_year" not in dimensions and year is not None:
        dimensions["fiscal_year"] = year
    return (
        tables.FIGURES.name,
        {
            "sheet": sheet.name,
            "block": block.code,
            "title_cell": address(*place),
            "as_of_printed": as_of.printed,
            "as_of_sheet": as_of.sheet,
            "as_of_cell": as_of.cell,
            **dimensions,
            **reading.columns,
            "cell": reading.cells,
            "value_printed": reading.values,
        },
    )


def _as_of(sheet: Sheet, block: Block, place: Place, reading: Reading, footnotes: Footnotes) -> AsOf:
    """The block's date: in its title, in the note under it, or in the Footnotes."""
    if dated := DATE.search(clean(sheet.at(*place))):
        return AsOf(dated[0], sheet.name, address(*place))
    for row in range(reading.last + 1, reading.last + 1 + NOTE_WITHIN) if block.below else ():
        if block.below and (match := block.below.search(clean(sheet.at(row, place[1])))):
            return AsOf(match[1], sheet.name, address(row, place[1]))
    return footnotes.as_of(block.as_of)


def _ignored(sheet: Sheet, cell: Place) -> Record:
    return (
        tables.IGNORED.name,
        {"sheet": sheet.name, "cell": address(*cell), "reason": "a year of the header, in every period under it"},
    )


def _unread(
    sheet: Sheet, covered: Mapping[int, set[int]], titles: set[Place], refused: set[Place]
) -> Iterator[tuple[str, RefusedError]]:
    """The refusal of the numbers that no block took. Those below and right of a refused title are that block's."""
    left: list[Place] = []
    for row, cells in enumerate(sheet.grid):
        for column, cell in enumerate(cells):
            taken = column in covered.get(row, ())
            if isinstance(cell, float | int) and not isinstance(cell, bool) and not taken:
                above = [title for title in titles if title[0] <= row and title[1] <= column]
                if not above or max(above) not in refused:
                    left.append((row, column))
    if left:
        yield "unread", sheet.refuse(f"{len(left)} numbers stand in no known block, the first here", *left[0])


def sheet_year(title: str | None, name: str) -> int | None:
    """The fiscal year a sheet's title names, else its name's."""
    return fiscal_year(title or "") or fiscal_year(name)
