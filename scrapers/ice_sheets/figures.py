"""The figures of one sheet: its blocks, found by their titles, and the account of every number on it.

A number that no block took is kept with the labels printed around it (`leftovers`): a new block never passes unseen.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from scrapers.ice_sheets import tables
from scrapers.ice_sheets.atd import ATD
from scrapers.ice_sheets.blocks import Block, Place, Reading, read_block
from scrapers.ice_sheets.detention import BLOCKS
from scrapers.ice_sheets.footnotes import Footnotes
from scrapers.ice_sheets.iclos import ICLOS
from scrapers.ice_sheets.leftovers import BLOCK as UNREVIEWED_BLOCK
from scrapers.ice_sheets.leftovers import unreviewed_numbers
from scrapers.ice_sheets.smaller import BONDS, FAMU, SEGREGATION, SEMIANNUAL, TRANSGENDER, USCIS_FEAR, VULNERABLE
from scrapers.ice_sheets.tables import AsOf
from scrapers.records import Record, RefusedError, Value
from scrapers.workbook import Sheet, address, clean, fiscal_year, is_number, label

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
BLOCK_COLUMNS = ("block", "title_cell", "state", "reason", "figures", "unreviewed", "labels")
NOTE_WITHIN = 3  # rows between a block and the note that dates it
LONGEST_TITLE = 200  # characters; the longest of a block in 137 editions has 122


@dataclass
class SheetFigures:
    """What was read: records of figures, blocks and ignored cells, refusals by part, and the number of figures."""

    records: list[Record] = field(default_factory=list)
    blocks: list[dict[str, Value]] = field(default_factory=list)
    refusals: list[tuple[str, RefusedError]] = field(default_factory=list)
    count: int = 0
    numbers: int = 0
    covered: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))  # columns by row
    as_ofs: set[AsOf] = field(default_factory=set)


def read_figures(sheet: Sheet, kind: str, footnotes: Footnotes, year: int | None) -> SheetFigures:
    """Every block of a sheet of that ``kind``. ``year``: the fiscal year of the sheet's title, for blocks without one.

    A block that isn't understood is a refusal; its numbers, as all that no block took, are kept as unreviewed.
    """
    found = SheetFigures()
    titles = _titles(sheet, kind)
    for block in BY_KIND[kind]:
        places = [place for place, of in titles.items() if block in of]
        if not places:
            # none has the title as we know it: one that has more words is taken at its word if the table under it fits
            places = [place for place in _longer_titles(sheet, kind, block, titles) if _fits(sheet, block, place)]
        if block.always and not places:
            _refuse(found, block, RefusedError(f"block {block.code}: no cell holds its title", sheet.name))
        if len(places) > 1 and not block.repeats:
            reason = f"block {block.code}: its title stands in {len(places)} cells"
            _refuse(found, block, sheet.refuse(reason, *places[1]))
            continue
        for place in places:
            try:
                reading = read_block(sheet, block, *place)
                if not all(found.covered[row].isdisjoint(reading.across) for row in reading.rows):
                    raise sheet.refuse(f"block {block.code}: it runs into another block", *place)
            except RefusedError as refusal:
                _refuse(found, block, refusal)
                continue
            _take(found, sheet, block, place, reading, _as_of(sheet, block, place, reading, footnotes), year)
    if found.numbers != _count_numbers(sheet):
        _keep_the_rest(found, sheet)
    if found.blocks:
        of_all = {name: [about.get(name) for about in found.blocks] for name in BLOCK_COLUMNS}
        found.records.append((tables.BLOCKS.name, {"sheet": sheet.name, **of_all}))
    return found


def _take(
    found: SheetFigures, sheet: Sheet, block: Block, place: Place, reading: Reading, as_of: AsOf, year: int | None
) -> None:
    """Add a block that was read."""
    found.as_ofs.add(as_of)
    found.records.append(_record(sheet, block, place, reading, as_of, year))
    lacks = [f"no row {name!r}" for name in reading.missing]
    lacks += [f"{address(*cell)} holds {clean(sheet.at(*cell))!r} for a number" for cell in reading.texts]
    if lacks:
        at = reading.texts[0] if reading.texts else place
        found.refusals.append((block.code, sheet.refuse(f"block {block.code}: {'; '.join(lacks)}", *at)))
    found.blocks.append(_block(block.code, place, reading, lacks))
    found.records += [_ignored(sheet, cell) for cell in reading.labels]
    found.count += len(reading.values)
    found.numbers += reading.numbers + len(reading.labels)
    for row in reading.rows:
        found.covered[row].update(reading.across)
    for row, column in reading.labels:
        found.covered[row].add(column)


def _refuse(found: SheetFigures, block: Block, refusal: RefusedError) -> None:
    found.refusals.append((block.code, refusal))
    about = {"block": block.code, "title_cell": refusal.cell or None}
    found.blocks.append({**about, "state": "refused", "reason": refusal.reason, "figures": 0})


def _block(code: str, place: Place, reading: Reading, lacks: list[str]) -> dict[str, Value]:
    """How whole the block is: partial where it ``lacks`` something, a row or a number."""
    about: dict[str, Value] = {"block": code, "title_cell": address(*place)}
    about |= {"state": "partial" if lacks else "read", "reason": "; ".join(lacks) or None}
    labels = [f"{address(*cell)} {text!r}" for cell, text in sorted(reading.unreviewed.items())]
    about |= {"figures": len(reading.values), "unreviewed": len(labels), "labels": "; ".join(labels) or None}
    return about


def _count_numbers(sheet: Sheet) -> int:
    kinds = list(map(type, chain.from_iterable(sheet.grid)))
    return kinds.count(float) + kinds.count(int)


@cache
def _blocks_titled(kind: str, text: str) -> tuple[Block, ...]:
    """The blocks whose title ``text`` is. Cached: editions repeat their texts."""
    return tuple(block for block in BY_KIND[kind] if block.title.fullmatch(label(text)))


@cache
def _blocks_in(kind: str, text: str) -> tuple[Block, ...]:
    """The blocks whose title ``text`` holds among other words: those whose title covers most of it."""
    if len(text) > LONGEST_TITLE:
        return ()
    spans = {
        block: match.end() - match.start() for block in BY_KIND[kind] if (match := block.title.search(label(text)))
    }
    return tuple(block for block, span in spans.items() if span == max(spans.values()))


def titles_of(kind: str, texts: set[str]) -> int:
    """How many of ``texts`` are titles of blocks of a sheet of that ``kind``."""
    return sum(bool(_blocks_titled(kind, text)) for text in texts)


def _titles(sheet: Sheet, kind: str) -> dict[Place, tuple[Block, ...]]:
    texts = {text for text in sheet.texts if _blocks_titled(kind, text)}
    return {place: _blocks_titled(kind, text) for place, text in _places(sheet, texts).items()}


def _longer_titles(sheet: Sheet, kind: str, block: Block, known: Mapping[Place, object]) -> list[Place]:
    """The cells that hold the title of ``block`` among other words, and no other block's title."""
    texts = {text for text in sheet.texts if block in _blocks_in(kind, text)}
    return [place for place in _places(sheet, texts) if place not in known]


def _places(sheet: Sheet, texts: set[str]) -> dict[Place, str]:
    """Every cell that holds one of ``texts``."""
    return {
        (row, column): cell
        for row, cells in enumerate(sheet.grid if texts else [])
        if not texts.isdisjoint(cells)
        for column, cell in enumerate(cells)
        if isinstance(cell, str) and cell in texts
    }


def _fits(sheet: Sheet, block: Block, place: Place) -> bool:
    """Whether the table under a longer title is the block's: its rows and columns are known."""
    try:
        reading = read_block(sheet, block, *place)
    except RefusedError:
        return False
    return reading.numbers > 0 and not reading.missing


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


def _keep_the_rest(found: SheetFigures, sheet: Sheet) -> None:
    """Keep the numbers that no block took."""
    left = [
        (row, column)
        for row, cells in enumerate(sheet.grid)
        for column, cell in enumerate(cells)
        if is_number(cell) and column not in found.covered.get(row, ())
    ]
    if not left:
        return
    found.count += len(left)
    found.records.append(unreviewed_numbers(sheet, left))
    about: dict[str, Value] = {"block": UNREVIEWED_BLOCK, "title_cell": address(*left[0])}
    about |= {"state": "read", "figures": len(left), "unreviewed": len(left)}
    about["reason"] = f"{len(left)} numbers stand in no block that is known, the first in {address(*left[0])}"
    found.blocks.append(about)


def sheet_year(title: str | None, name: str) -> int | None:
    """The fiscal year a sheet's title names, else its name's."""
    return fiscal_year(title or "") or fiscal_year(name)
