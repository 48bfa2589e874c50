"""ICE's areas of responsibility by county: a CSV, read strictly."""

import csv
import io
from collections.abc import Iterator

from scrapers import privacy
from scrapers.ice_lists.layouts import AREAS
from scrapers.records import Record, RefusedError

HEADER = ["office_name", "state_name", "county_name", "notes"]
OPENING = b'"office_name", "state_name", "county_name"'


def read_areas(body: bytes) -> Iterator[Record]:
    """One record per line. Raises RefusedError or QuarantinedError before the first."""
    try:
        text = body.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text), skipinitialspace=True, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise RefusedError(f"no CSV in UTF-8: {error}", cell="CSV") from error
    if reason := privacy.scan([text]):
        raise privacy.QuarantinedError(reason)
    if rows[0] != HEADER:
        raise RefusedError(f"header {rows[0]!r}, not {HEADER!r}", cell="line 1")
    for line, row in enumerate(rows[1:], start=2):
        if len(row) != len(HEADER) or not row[0] or not row[1]:
            raise RefusedError(f"{row!r} has no office, no state or not {len(HEADER)} fields", cell=f"line {line}")
    for line, row in enumerate(rows[1:], start=2):
        yield AREAS.name, {"row": line} | {name: value or None for name, value in zip(HEADER, row, strict=True)}
