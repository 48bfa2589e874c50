"""The US Marshals' average daily population by facility and month: a PDF, one line of text per facility."""

import re
from collections.abc import Iterator

from scrapers.ice_lists.layouts import MARSHALS, MONTH_NAMES
from scrapers.records import Record, RefusedError

TITLE = "United States Marshals Service: Average Daily Population by Facility and Month"
HEADER = re.compile(r"Facility Name Facility City Facility_State Type Per Diem((?: [A-Z]{3}-\d\d)+)")
ROW = re.compile(
    r"(?P<place>.+?) ?\b(?P<state>[A-Z]{2}) (?P<type>Private-Direct|Private-Passthru|Federal|IGA|Medical)"
    r" (?P<per_diem>[\d,.]+\$|-\$|#N/A) (?P<values>(?:[\d,]+\.\d\d ?)+)"
)
MONTH_BY_ABBREVIATION = {name[:3].upper(): number for number, name in enumerate(MONTH_NAMES, start=1)}


def plain(line: str) -> str:
    """A line with one kind of blank and of hyphen."""
    return " ".join(line.split()).replace("\u2010", "-")


def read_marshals(texts: list[str]) -> Iterator[Record]:
    """One record per facility and month. Raises RefusedError before the first where a line is neither title nor row.

    The text runs name and city together, and names are cut where the column ends: ``place_printed`` is both.
    """
    lines = [
        (f"page {page}", row, plain(line))
        for page, text in enumerate(texts, 1)
        for row, line in enumerate(text.splitlines(), 1)
    ]
    header = next((match for _, _, line in lines if (match := HEADER.fullmatch(line))), None)
    if not header:
        raise RefusedError("the header is not that of the Marshals' counts of 2025", cell="page 1")
    months = []
    for printed in header[1].split():
        name, year = printed.split("-")
        if name not in MONTH_BY_ABBREVIATION:
            raise RefusedError(f"{printed!r} is no month", cell="page 1")
        months.append(f"20{year}-{MONTH_BY_ABBREVIATION[name]:02d}")
    records = []
    for page, row, line in lines:
        if not line or line.startswith(TITLE) or HEADER.fullmatch(line):
            continue
        match = ROW.fullmatch(line)
        values = match["values"].split() if match else []
        if not match or len(values) != len(months):
            raise RefusedError(f"no row with {len(months)} months: {line[:80]!r}", cell=f"{page}, line {row}")
        place = {"sheet": page, "row": row, "place_printed": match["place"], "state": match["state"]}
        about = place | {"type": match["type"], "per_diem_printed": match["per_diem"]}
        records += [
            about | {"month": month, "value_printed": value} for month, value in zip(months, values, strict=True)
        ]
    for record in records:
        yield MARSHALS.name, record
