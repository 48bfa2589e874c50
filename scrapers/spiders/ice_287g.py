"""ICE 287(g) lists: which state and local agencies enforce immigration law under an agreement, and which applied.

Verified on 197 lists of participating agencies (2021-01-23 to 2026-05-18) and 27 of pending ones (since 2025-02-21):
- One sheet, header in row 1, one row per agency and support type. Until 15 February 2025 without TYPE; COUNTY came in
  March 2025, ADDENDUM in July 2025. A pending list has no SIGNED; five of 2026 have MOA.
  The MOA cell says `link` or `link pending`; the link is the cell's hyperlink.
- Only the file name dates a list: `-20250221214937`, `05142026am`, `07242025pm_b`. A list is replaced by the next.
- Hidden rows are valid: 431 of 865 in July 2025, left by a filter; the lists before and after show them.
- As printed: stray blanks, `State` and `State Agency`, `8/282025`, `#NA`, `Lake Conty`, apostrophes of two kinds. One row
  of 2025-12-02 has no date and no link; one of 2025-10-24 (pending) has no support type.
Assumed: the page below links to the newest lists; files keep lying in that folder. Unknown columns are refused.
"""

from collections.abc import Iterator

from scrapers.base import LinkedFilesSpider
from scrapers.hyperlinks import hyperlinks
from scrapers.records import Record, RecordTable, RefusedError
from scrapers.snapshots import Snapshot
from scrapers.sources import Source
from scrapers.workbook import Sheet, address, is_blank, label, printed, read

SOURCE = Source(
    source_id="ice_287g",
    publisher="org_ice",
    title="ICE 287(g) participating and pending agencies",
    homepage="https://www.ice.gov/identify-and-arrest/287g",
    hosts=("www.ice.gov",),
    document_url=r"https://www\.ice\.gov/doclib/about/offices/ero/287g/(?i:participating|pending)[^/?#]*\.(?i:xlsx)",
    rights="us_government_work",
    rights_note="A work of the US government (17 U.S.C. 105).",
    citation="U.S. Immigration and Customs Enforcement, 287(g) participating agencies",
    cadence_note="Several lists a month in 2025 and 2026; no schedule is promised.",
)
COLUMNS = {
    "state": "state",
    "law enforcement agency": "agency",
    "type": "agency_type",
    "county": "county",
    "support type": "support_type",
    "signed": "signed",
    "moa": "moa",
    "addendum": "addendum",
}
"""Header, without regard to case -> our column. Any other header refuses the list."""
REQUIRED = ("state", "agency", "support_type")
RECORDS = (
    RecordTable(
        "ice_287g_agreements",
        {
            "snapshot_sha256": "string",
            "sheet": "string",
            "row": "int32",
            "list": "string",
            **dict.fromkeys(COLUMNS.values(), "string"),
            "moa_url": "string",
            "addendum_url": "string",
        },
        ("snapshot_sha256", "row"),
    ),
)


class Ice287gSpider(LinkedFilesSpider):
    """Every list the page links to."""

    name = SOURCE.source_id
    source = SOURCE
    index_url = SOURCE.homepage


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One record per row of the list. Raises RefusedError naming the cell that isn't as expected."""
    workbook = read(snapshot.body)
    visible = [sheet for sheet in workbook.sheets if sheet.visible]
    if len(visible) != 1 or not visible[0].grid:
        raise RefusedError(f"{len(visible)} visible sheets, expected one with a list")
    sheet = visible[0]
    columns = header(sheet)
    kind = "participating" if "signed" in columns.values() else "pending"
    links = hyperlinks(snapshot.body, sheet.name)
    errors = workbook.error_cells(sheet)
    for row, cells in enumerate(sheet.grid[1:], start=1):
        if all(is_blank(cell) for cell in cells):
            continue
        values = {name: printed(sheet.at(row, column)) for column, name in columns.items()}
        values |= {name: errors[cell] for column, name in columns.items() if (cell := address(row, column)) in errors}
        for column, name in columns.items():
            if name in ("state", "agency") and values[name] is None:
                raise sheet.refuse(f"a row without {name}: is it a row of the list?", row, column)
            if name in ("moa", "addendum"):
                values[f"{name}_url"] = links.get(address(row, column))
        yield RECORDS[0].name, {"sheet": sheet.name, "row": row + 1, "list": kind, **values}


def header(sheet: Sheet) -> dict[int, str]:
    """Column number -> our name, from row 1. Raises RefusedError on an unknown, missing or repeated header."""
    found: dict[int, str] = {}
    for column, cell in enumerate(sheet.grid[0]):
        if is_blank(cell):
            continue
        name = COLUMNS.get(label(cell))
        if name is None or name in found.values():
            raise sheet.refuse(f"unknown or repeated column {printed(cell)!r}", 0, column)
        found[column] = name
    names = set(found.values())
    if missing := [name for name in REQUIRED if name not in names]:
        raise sheet.refuse(f"no column for {', '.join(missing)}", 0, 0)
    if "signed" in names and "moa" not in names:
        raise sheet.refuse("SIGNED without MOA: a list of participating agencies has both", 0, 0)
    for row, cells in enumerate(sheet.grid):
        for column, cell in enumerate(cells):
            if column not in found and not is_blank(cell):
                raise sheet.refuse(f"a value outside the named columns: {printed(cell)!r}", row, column)
    return found
