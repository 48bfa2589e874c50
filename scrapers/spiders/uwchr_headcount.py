"""UWCHR: people held in each facility code at 00:00 of each day, from records that ICE released under FOIA.

Verified on the two files of commit 0e362e4 of UWCHR/ice-detain (2024-10-25):
- `inc_headcount_fy12-24ytd.csv.gz`: `detention_facility_code|n|date`, 928,231 rows, 977 codes, 2005-09-23 to 2024-01-04. A row
  is there only where somebody was held; no code has a day twice. Counted are stays with book-in <= date < book-out, so a
  date is the start of that day: the end of the day before. Days before 2011-10-01 are the tail of stays that lasted into
  fiscal year 2012, not a count of who was held.
- `facilities.csv.gz`: 1,532 codes with name, address, county, type, capacity and days of use, `|` between the columns and
  `NA` where nothing is known.
- The repository's code is GPL-3; taken are figures of a FOIA release, nothing else.
Assumed, checked loudly: both addresses name a commit, so that their bytes never change. Where the host's robots.txt forbids
them, the files come by `import`.
"""

import csv
import io
import re
import zlib
from collections.abc import Iterator
from datetime import date

from scrapers.records import Record, RecordTable, RefusedError, Value
from scrapers.series import SeriesSpider
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

COMMIT = "https://github.com/UWCHR/ice-detain/raw/0e362e4"
SOURCE = Source(
    source_id="uwchr_headcount",
    publisher="org_uwchr",
    title="UWCHR: daily headcount by facility code",
    homepage="https://github.com/UWCHR/ice-detain",
    hosts=("github.com",),
    document_url=(
        r"https://github\.com/UWCHR/ice-detain/raw/[0-9a-f]+/"
        r"(?:headcount/frozen/inc_headcount[^/?#]*|analyze/input/facilities)\.csv\.gz"
    ),
    rights="excerpt",
    rights_note="Figures of a FOIA release and of ICE's lists of facilities: facts. No code or text of the repository.",
    citation="University of Washington Center for Human Rights, ice-detain, headcount FY2012 to January 2024",
    cadence_note="A new file follows a new release under FOIA; nothing is promised.",
)
DAYS = RecordTable(
    "uwchr_headcount_days",
    {"snapshot_sha256": "string", "detention_facility_code": "string", "date": "string", "n": "int32"},
    ("snapshot_sha256", "detention_facility_code", "date"),
)
FACILITY_COLUMNS = (
    "detloc name address city county state zip circuit aor docket type type_detailed authorizing_authority capacity "
    "guaranteed_minimum date_of_last_use date_of_first_use over_72 dmcp_auth"
).split()
FACILITIES = RecordTable(
    "uwchr_headcount_facilities",
    {"snapshot_sha256": "string", "row": "int32", **dict.fromkeys(FACILITY_COLUMNS, "string")},
    ("snapshot_sha256", "row"),
)
RECORDS = (DAYS, FACILITIES)
HEADCOUNT_COLUMNS = ["detention_facility_code", "n", "date"]
CODE = re.compile(r"[0-9A-Z]{3,7}")
LARGEST = 256 * 1024 * 1024  # bytes unpacked; the file of 2024 has 18 million


class UwchrHeadcountSpider(SeriesSpider):
    """Both files, by addresses that name a commit."""

    name = SOURCE.source_id
    source = SOURCE

    def closed_documents(self) -> Iterator[str]:
        """The headcount, and the list of codes."""
        yield f"{COMMIT}/headcount/frozen/inc_headcount_fy12-24ytd.csv.gz"
        yield f"{COMMIT}/analyze/input/facilities.csv.gz"


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """The days of the headcount, or the codes of the list. Raises RefusedError before the first record."""
    lines = rows(snapshot.body)
    if lines[0] == HEADCOUNT_COLUMNS:
        return days(lines)
    if lines[0] == FACILITY_COLUMNS:
        return facilities(lines)
    raise RefusedError(f"neither the headcount nor the list of codes: its columns are {lines[0]}", cell="row 1")


def rows(body: bytes) -> list[list[str]]:
    """The rows of a gzip with `|` between the columns, each as long as the first. Raises RefusedError naming the row."""
    try:
        unpacked = zlib.decompressobj(wbits=31)
        text = unpacked.decompress(body, LARGEST).decode("utf-8")
    except (zlib.error, UnicodeDecodeError) as error:
        raise RefusedError(f"not a gzip of text in UTF-8: {error}") from error
    if not unpacked.eof or unpacked.unused_data:
        raise RefusedError(f"the gzip is cut, has bytes after its end, or unpacks to more than {LARGEST} bytes")
    found = list(csv.reader(io.StringIO(text), delimiter="|", strict=True))
    for number, row in enumerate(found, start=1):
        if len(row) != len(found[0]):
            raise RefusedError(f"{len(row)} values for {len(found[0])} columns", cell=f"row {number}")
    if len(found) < 2:
        raise RefusedError("no row below the header", cell="row 1")
    return found


def days(lines: list[list[str]]) -> Iterator[Record]:
    """One record per code and day. Raises RefusedError naming the row, before the first record."""
    seen: dict[tuple[str, str], int] = {}
    for number, (code, n, day) in enumerate(lines[1:], start=2):
        try:
            date.fromisoformat(day)
        except ValueError as error:
            raise RefusedError(f"{day!r} is no day ({error})", cell=f"row {number}") from error
        if not CODE.fullmatch(code) or not (n.isascii() and n.isdigit()) or int(n) == 0:
            raise RefusedError(f"{code!r}|{n!r}: expected a code and a number of people", cell=f"row {number}")
        if (code, day) in seen:
            raise RefusedError(f"{code} has {day} in row {seen[code, day]} already", cell=f"row {number}")
        seen[code, day] = number
    for code, n, day in lines[1:]:
        yield DAYS.name, {"detention_facility_code": code, "n": int(n), "date": day}


def facilities(lines: list[list[str]]) -> Iterator[Record]:
    """One record per code; `NA` is null."""
    for number, row in enumerate(lines[1:], start=2):
        values: dict[str, Value] = {
            name: None if value in ("NA", "") else value.strip()
            for name, value in zip(FACILITY_COLUMNS, row, strict=True)
        }
        yield FACILITIES.name, {"row": number, **values}
