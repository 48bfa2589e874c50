"""The Detention sheet: its blocks, their titles and code lists, and where their as-of date is printed."""

import re

from scrapers.ice_sheets.blocks import AsOf, Block
from scrapers.workbook import Sheet, address, clean, label

AGENCY_COLUMNS = {
    "ice": {"agency": "ice", "measure": "detained"},
    "percent ice": {"agency": "ice", "measure": "percent"},
    "cbp": {"agency": "cbp", "measure": "detained"},
    "percent cbp": {"agency": "cbp", "measure": "percent"},
    "total": {"agency": "total", "measure": "detained"},
}
CRIMINALITY_ROWS = {
    "total": {"criminality": "total"},
    "convicted criminal": {"criminality": "convicted"},
    "pending criminal charges": {"criminality": "pending"},
    "other immigration violator": {"criminality": "other_violator"},
}
FACILITY_TYPE_COLUMNS = {
    # family residential center, since 2021 family staging center
    "frc": {"facility_type": "family", "measure": "detained"},
    "fsc": {"facility_type": "family", "measure": "detained"},
    "adult": {"facility_type": "adult", "measure": "detained"},
    "total": {"facility_type": "total", "measure": "detained"},
}
DISPOSITION_ROWS = {
    "total": {"disposition": "total"},
    "expedited removal (i-860)": {"disposition": "expedited_removal"},
    "notice to appear (i-862)": {"disposition": "notice_to_appear"},
    "reinstatement of deport order (i-871)": {"disposition": "reinstatement"},
    "other": {"disposition": "other"},
}
ENDING = r":?\s*((eo)?fy\s?\d{2,4}( ytd)?|(as of )?\d{1,2}/\d{1,2}/\d{4})?"  # what may follow a title: a year or a date

BLOCKS: tuple[Block, ...] = (
    Block(
        "detained_by_disposition",
        # The facility type left the title while only adults were held (2023 to 2025), and came back.
        re.compile(rf"ice currently detained by processing disposition( and (detention )?facility type)?{ENDING}"),
        "processing disposition",
        DISPOSITION_ROWS,
        FACILITY_TYPE_COLUMNS,
        frozenset({"total", "expedited removal (i-860)", "notice to appear (i-862)", "other"}),
    ),
    Block(
        "detained_by_criminality",
        re.compile(rf"ice currently detained by criminality and arresting agency{ENDING}"),
        "criminality",
        CRIMINALITY_ROWS,
        AGENCY_COLUMNS,
        frozenset(CRIMINALITY_ROWS),
    ),
)

FOOTNOTE_TERM = re.compile(r"ice currently detained population( breakdown)?")
SNAPSHOT_DATE = re.compile(r"data are a snapshot as\D{0,9}(\d{1,2}/\d{1,2}/\d{4})")


def currently_detained_as_of(footnotes: Sheet | None) -> AsOf:
    """The date of the snapshot from which the "currently detained" blocks are counted.

    The Detention sheet prints none (but once); the Footnotes do, in column B beside and under the term "ICE Currently
    Detained Population Breakdown", up to the next term. Footnotes are sometimes stale: the build compares.
    """
    if footnotes is None:
        return AsOf()
    terms = [row for row in range(len(footnotes.grid)) if FOOTNOTE_TERM.fullmatch(label(footnotes.at(row, 0)))]
    if len(terms) != 1:
        return AsOf()
    row = terms[0]
    while row < len(footnotes.grid) and (row == terms[0] or not label(footnotes.at(row, 0))):
        if match := SNAPSHOT_DATE.search(clean(footnotes.at(row, 1))):
            return AsOf(match[1], footnotes.name, address(row, 1))
        row += 1
    return AsOf()
