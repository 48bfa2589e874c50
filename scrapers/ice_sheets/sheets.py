"""A whole workbook: which sheet is which, which are read, and why the others are not."""

import re
from collections import Counter
from collections.abc import Iterator

from scrapers import privacy
from scrapers.ice_sheets import tables
from scrapers.ice_sheets.facilities import alos_fiscal_year, find_header, read_facilities
from scrapers.ice_sheets.figures import BY_KIND, read_figures, sheet_year, titles_of
from scrapers.ice_sheets.footnotes import Footnotes
from scrapers.ice_sheets.leftovers import unreviewed_numbers
from scrapers.records import Record, RefusedError, Value
from scrapers.workbook import Sheet, Workbook, clean, fiscal_year, label, read

KINDS = {
    # what a sheet's name says, without its fiscal year: the kind
    "facilities": "facilities",
    "detention": "detention",
    "atd": "atd",
    "footnotes": "footnotes",
    "header": "header",
    "trans. detainee pop.": "transgender",
    "trans. detainee pop": "transgender",
    "iclos and detainees": "iclos",
    "monthly bond statistics": "bonds",
    "semiannual": "semiannual",
    "vulnerable & special population": "vulnerable",
    "monthly segregation": "segregation",
    "famu individuals released ice": "famu",
    "uscis-established fear summary": "uscis_fear",
}
YEAR_IN_NAME = re.compile(r"\b(eoy?)?fy\s?\d{2}(\d{2})?( ytd| year end)?\b")
ONE_OF_A_KIND = ("facilities", "detention", "footnotes")
TITLE = re.compile(r"ICE\b.{0,40}\bDATA\b.{0,20}", re.IGNORECASE)
TITLE_ROWS = 8


def kind(name: str) -> str:
    """The kind of sheet that ``name`` says, "unknown" for a name never seen."""
    return KINDS.get(" ".join(YEAR_IN_NAME.sub(" ", label(name)).split()), "unknown")


def kind_by_content(sheet: Sheet) -> str:
    """What a sheet with a name never seen holds: facilities, the kind whose titles stand there most often, footnotes."""
    if find_header(sheet) is not None:
        return "facilities"
    titles = {of: titles_of(of, sheet.texts) for of in BY_KIND}
    if any(titles.values()):
        return max(titles, key=lambda of: titles[of])
    first = {label(sheet.at(row, 0)) for row in range(TITLE_ROWS)}
    return "footnotes" if "term" in first else "unknown"


def extract_workbook(body: bytes) -> Iterator[Record]:
    """Every record of one workbook. Raises RefusedError or QuarantinedError before the first record, or never.

    A sheet or block that isn't understood becomes a row of the refusals table; the rest stands.
    """
    book = read(body)
    for sheet in book.sheets:
        if reason := privacy.scan(sheet.texts, len(sheet.grid)):
            raise privacy.QuarantinedError(reason)
    visible = [sheet for sheet in book.sheets if sheet.visible]
    kind_of = {sheet.index: kind(sheet.name) for sheet in book.sheets}
    kind_of |= {sheet.index: kind_by_content(sheet) for sheet in visible if kind_of[sheet.index] == "unknown"}
    kinds = Counter(kind_of[sheet.index] for sheet in visible)
    if not kinds["facilities"] and not kinds["detention"]:
        names = ", ".join(repr(sheet.name) for sheet in book.sheets)
        raise RefusedError(f"no visible Facilities or Detention sheet among {names}")
    for wanted in ("facilities", "detention"):
        if not kinds[wanted]:
            yield _refusal(wanted, RefusedError(f"no visible {wanted} sheet"))
    notes = next((sheet for sheet in visible if kind_of[sheet.index] == "footnotes"), None)
    footnotes = Footnotes(notes if kinds["footnotes"] == 1 else None)
    for sheet in book.sheets:
        yield from _sheet(book, sheet, kind_of[sheet.index], kinds, footnotes)


def _sheet(book: Workbook, sheet: Sheet, what: str, kinds: Counter[str], footnotes: Footnotes) -> Iterator[Record]:
    """The records of one sheet of the kind ``what``, last the one that describes it."""
    title = _title(sheet)
    about: dict[str, Value] = {
        "sheet_index": sheet.index,
        "sheet": sheet.name,
        "visibility": sheet.visibility,
        "kind": what,
        "state": "read",
        "reason": None,
        "title": title,
        "title_fiscal_year": fiscal_year(title or ""),
        "name_fiscal_year": fiscal_year(sheet.name),
        "payload_sha256": sheet.payload_sha256(),
        "saved_on": book.inspection.saved_on,
    }
    if not sheet.visible:
        about |= {"state": "ignored", "reason": "hidden by the publisher: often another year's data"}
    elif what == "unknown":
        refusal = RefusedError("a sheet whose name and tables were never seen", sheet.name)
        about |= {"state": "refused", "reason": refusal.reason}
        yield _refusal("sheet", refusal)
    elif what in ONE_OF_A_KIND and kinds[what] > 1:
        refusal = RefusedError(f"{kinds[what]} visible sheets of the kind {what}: which is current?", sheet.name)
        about |= {"state": "refused", "reason": refusal.reason}
        yield _refusal(what, refusal)
    elif what == "facilities":
        yield from _facilities(book, sheet, about)
    elif what == "footnotes":
        yield from footnotes.records()
    elif what == "header":
        about |= {"state": "ignored", "reason": "running text only"}
    else:
        yield from _figures(sheet, what, footnotes, about)
    yield tables.SHEETS.name, about


def _facilities(book: Workbook, sheet: Sheet, about: dict[str, Value]) -> Iterator[Record]:
    try:
        table = read_facilities(book, sheet)
    except RefusedError as refusal:
        about |= {"state": "refused", "reason": refusal.reason}
        yield _refusal("facilities", refusal)
        yield tables.BLOCKS.name, {"sheet": sheet.name, "block": "facilities", **_why(refusal)}
        return
    about |= {
        "state": "read",
        "reason": None,
        "header_row": table.header_row,
        "layout": table.layout,
        "header_label_fiscal_year": alos_fiscal_year(table),
        "as_of_printed": table.as_of_printed,
        "as_of_sheet": sheet.name if table.as_of_cell else None,
        "as_of_cell": table.as_of_cell,
        "rows": table.rows,
    }
    yield from table.records
    if table.numbers:
        yield unreviewed_numbers(sheet, table.numbers)
    if table.missing:
        yield _refusal("facilities", RefusedError("; ".join(table.missing), sheet.name, f"A{table.header_row}"))
    state: dict[str, Value] = {
        "state": "partial" if table.missing else "read",
        "reason": "; ".join(table.missing) or None,
    }
    labels: dict[str, Value] = {"unreviewed": len(table.unreviewed), "labels": "; ".join(table.unreviewed) or None}
    place: dict[str, Value] = {"sheet": sheet.name, "block": "facilities", "title_cell": f"A{table.header_row}"}
    yield tables.BLOCKS.name, {**place, **state, **labels, "figures": table.rows}


def _figures(sheet: Sheet, what: str, footnotes: Footnotes, about: dict[str, Value]) -> Iterator[Record]:
    title = about["title"]
    found = read_figures(sheet, what, footnotes, sheet_year(title if isinstance(title, str) else None, sheet.name))
    for part, refusal in found.refusals:
        yield _refusal(part, refusal)
    if not found.count:
        refused = {"state": "refused", "reason": "no block was read"}
        about |= refused if found.refusals else {"state": "ignored", "reason": "it holds no number"}
    about["rows"] = found.count
    if len(found.as_ofs) == 1:
        (as_of,) = found.as_ofs
        about |= {"as_of_printed": as_of.printed, "as_of_sheet": as_of.sheet, "as_of_cell": as_of.cell}
    yield from found.records


def _title(sheet: Sheet) -> str | None:
    """The sheet's title, such as "ICE FACILITIES DATA, FY21 YTD": a short text in column A, above the tables."""
    titles = [sheet.at(row, 0) for row in range(TITLE_ROWS)]
    found = [clean(cell) for cell in titles if isinstance(cell, str) and TITLE.fullmatch(clean(cell))]
    return found[0] if found else None


def _why(refusal: RefusedError) -> dict[str, Value]:
    return {"title_cell": refusal.cell or None, "state": "refused", "reason": refusal.reason, "figures": 0}


def _refusal(part: str, refusal: RefusedError) -> Record:
    return (
        tables.REFUSALS.name,
        {"part": part, "sheet": refusal.sheet or "", "cell": refusal.cell or "", "reason": refusal.reason},
    )
