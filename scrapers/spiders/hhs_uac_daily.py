"""HHS daily counts of unaccompanied children: in the custody of CBP, moved on, in the care of HHS, discharged.

Verified on one CSV with 720 days from 2023-01-12 to 2025-12-21, newest first, and 450 rows of nothing but commas below:
- Days are written "December 21, 2025"; thousands have a comma ("2,484"). No day is printed twice.
- Days are missing (weekends and holidays mostly): they were not published, which is not zero.
- The header of apprehensions carries an asterisk without a note in the file.
Assumed, checked loudly: the dataset's page on healthdata.gov links to a CSV. The manifest of the file at hand names the
site and not the file, so that address is accepted as well.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import datetime

from scrapers.base import LinkedFilesSpider
from scrapers.records import Record, RecordTable, RefusedError, Value
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

SOURCE = Source(
    source_id="hhs_uac_daily",
    publisher="org_hhs",
    title="HHS unaccompanied children: daily counts",
    homepage="https://healthdata.gov/",
    hosts=("healthdata.gov",),
    document_url=(
        r"https://healthdata\.gov/(?: \(HHS/ACF ORR Unaccompanied Children daily data\)|[^?#]*\.csv(?:\?[^#]*)?)"
    ),
    rights="us_government_work",
    rights_note="A work of the US government (17 U.S.C. 105).",
    citation="U.S. Department of Health and Human Services, Unaccompanied Children Program, daily data",
    cadence_note="Once on most working days until December 2025; no schedule is promised.",
)
COLUMNS = {
    "date_printed": "Date",
    "apprehended": "Children apprehended and placed in CBP custody*",
    "in_cbp_custody": "Children in CBP custody",
    "transferred_out_of_cbp": "Children transferred out of CBP custody",
    "in_hhs_care": "Children in HHS Care",
    "discharged_from_hhs": "Children discharged from HHS Care",
}
DAYS = RecordTable(
    "hhs_uac_daily_days",
    {"snapshot_sha256": "string", "row": "int32", **dict.fromkeys(COLUMNS, "string")},
    ("snapshot_sha256", "row"),
)
RECORDS = (DAYS,)
COUNT = re.compile(r"\d{1,3}(,\d{3})*|\d+")


class HhsUacDailySpider(LinkedFilesSpider):
    """The CSV that the dataset's page links to."""

    name = SOURCE.source_id
    source = SOURCE
    index_url = SOURCE.homepage


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One record per printed day, blanks as null. Raises RefusedError naming the row, before the first record."""
    try:
        rows = list(csv.reader(io.StringIO(snapshot.body.decode("utf-8-sig")), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise RefusedError(f"not a CSV in UTF-8: {error}") from error
    if not rows or [" ".join(header.split()) for header in rows[0]] != list(COLUMNS.values()):
        raise RefusedError(f"the header is {rows[0] if rows else 'missing'}", cell="row 1")
    records = [record(number, row) for number, row in enumerate(rows[1:], start=2) if any(cell.strip() for cell in row)]
    printed = [values["date_printed"] for values in records]
    if twice := {str(date) for date in printed if printed.count(date) > 1}:
        raise RefusedError(f"days printed twice: {', '.join(sorted(twice))}", cell="Date")
    if not records:
        raise RefusedError("no day below the header", cell="row 2")
    for values in records:
        yield DAYS.name, values


def record(number: int, row: list[str]) -> dict[str, Value]:
    """The values of one row. Raises RefusedError where one is neither a day, a count nor blank."""
    if len(row) != len(COLUMNS):
        raise RefusedError(f"{len(row)} values for {len(COLUMNS)} columns", cell=f"row {number}")
    try:
        datetime.strptime(row[0], "%B %d, %Y")
    except ValueError as error:
        raise RefusedError(f"{row[0]!r} is no day like December 21, 2025", cell=f"row {number}") from error
    for header, cell in zip(COLUMNS.values(), row, strict=True):
        if header != "Date" and cell.strip() and not COUNT.fullmatch(cell.strip()):
            raise RefusedError(f"{header}: {cell!r} is no count", cell=f"row {number}")
    return {"row": number} | {name: cell or None for name, cell in zip(COLUMNS, row, strict=True)}
