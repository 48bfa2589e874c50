"""Deportation Data Project: people held per facility code and day, from records that ICE released under FOIA.

Verified on the release with days to 2026-03-10 (two files, captured by August 2026):
- `facilities-daily-population-latest.parquet`: 888,699 rows, 707 codes × 1,257 days from 2022-10-01, a full grid: every
  code has every day, so a row of six zeros says no more than the span does. Only the 285,269 rows with somebody in them
  become records; the span of each code is a record of its own, and a grid with holes is refused, because there an
  absent day would not be a zero.
- One name per code. `n_detained` counts people held at any time of a day, `n_detained_at_midnight` those at its end.
  Men and women do not always sum to `n_detained` (10,617 rows): sex is missing for some.
- `facilities-latest.csv`: 844 facilities, two of them without a code, 133 without an address.
- Its coordinates come from geocoders whose terms do not allow republication (as reported by others): left out.
Assumed, checked loudly: the Project's page links to these files by these names; another workbook-like link is a warning.
"""

import csv
import io
from collections.abc import Iterator

from scrapers import parquet
from scrapers.base import LinkedFilesSpider
from scrapers.records import Record, RecordTable, RefusedError, Value
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

EXTRACT_VERSION = 1

SOURCE = Source(
    source_id="deportation_data_project",
    publisher="org_deportation_data_project",
    title="Deportation Data Project: daily population by facility",
    homepage="https://deportationdata.org/",
    hosts=("deportationdata.org",),
    document_url=r"https://deportationdata\.org/(?:[^?#]*facilities-(?:daily-population-)?latest\.(?:parquet|csv))?",
    rights="cc0",
    rights_note="Given to the public domain by the Project (CC0 1.0). Coordinates are not taken over.",
    citation="Deportation Data Project, ICE detention facilities and their daily population",
    cadence_note="A new release follows each batch of records that ICE discloses; nothing is promised.",
)

COUNTS = (
    "n_detained",
    "n_detained_at_midnight",
    "n_detained_male",
    "n_detained_female",
    "n_detained_convicted_criminal",
    "n_detained_possibly_under_18",
)
DAYS = RecordTable(
    "deportation_data_project_days",
    {
        "snapshot_sha256": "string",
        "detention_facility_code": "string",
        "date": "string",
        "n_detained": "int32",
        "n_detained_at_midnight": "int32",
        "n_detained_male": "int32",
        "n_detained_female": "int32",
        "n_detained_convicted_criminal": "int32",
        "n_detained_possibly_under_18": "int32",
    },
    ("snapshot_sha256", "detention_facility_code", "date"),
)
SERIES = RecordTable(
    "deportation_data_project_series",
    {
        "snapshot_sha256": "string",
        "detention_facility_code": "string",
        "detention_facility": "string",
        "first_date": "string",
        "last_date": "string",
        "n_days": "int32",
    },
    ("snapshot_sha256", "detention_facility_code"),
)
CSV_COLUMNS = (
    "detention_facility_code name address_full city county county_fips_code state state_fips_code latitude longitude "
    "field_office"
).split()
KEPT = [name for name in CSV_COLUMNS if name not in ("latitude", "longitude")]
FACILITIES = RecordTable(
    "deportation_data_project_facilities",
    {"snapshot_sha256": "string", "row": "int32", **dict.fromkeys(KEPT, "string")},
    ("snapshot_sha256", "row"),
)
RECORDS = (DAYS, SERIES, FACILITIES)


class DeportationDataProjectSpider(LinkedFilesSpider):
    """Both files that the Project's page links to."""

    name = SOURCE.source_id
    source = SOURCE
    index_url = SOURCE.homepage


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """Days and spans of the daily file, or the facilities of the list. Raises RefusedError."""
    if snapshot.body.startswith(b"PAR1"):
        return days(snapshot.body)
    if snapshot.body.startswith(b"detention_facility_code,"):
        return facilities(snapshot.body)
    raise RefusedError(f"neither the daily file nor the list of facilities: it starts {snapshot.body[:30]!r}")


def days(body: bytes) -> Iterator[Record]:
    """The rows with somebody in them, and the span of each code. Raises RefusedError before the first record."""
    import pyarrow as pa  # here, not above: few files need it in a child process

    table = parquet.read(body)
    wanted = {"detention_facility_code": pa.string(), "date": pa.date32(), "detention_facility": pa.string()}
    wanted |= dict.fromkeys(COUNTS, pa.int32())
    found = {field.name: field.type for field in table.schema}
    if found != wanted:
        raise RefusedError(f"columns differ from those known: {sorted(set(found.items()) ^ set(wanted.items()))}")
    if nulls := [name for name in wanted if table[name].null_count]:
        raise RefusedError(f"null values in {', '.join(nulls)}: unknown is not zero", cell=nulls[0])
    columns = {name: table[name].to_pylist() for name in wanted}
    seen: dict[str, dict[str, int]] = {}
    names: dict[str, set[str]] = {}
    for row, (code, day) in enumerate(zip(columns["detention_facility_code"], columns["date"], strict=True)):
        dates = seen.setdefault(code, {})
        if day.isoformat() in dates:
            raise RefusedError(f"{code} has {day} twice", cell=f"row {row + 1}")
        dates[day.isoformat()] = row
        names.setdefault(code, set()).add(columns["detention_facility"][row])
    every_day = set().union(*seen.values())
    first, last = min(columns["date"]), max(columns["date"])
    if (last - first).days + 1 != len(every_day):
        raise RefusedError(f"{len(every_day)} days between {first} and {last}: some are missing for every code")
    for code, dates in sorted(seen.items()):
        if len(dates) != len(every_day) or len(names[code]) != 1:
            raise RefusedError(f"{code} has {len(dates)} of {len(every_day)} days, names {sorted(names[code])}")
    for code, dates in sorted(seen.items()):
        span: dict[str, Value] = {"first_date": first.isoformat(), "last_date": last.isoformat(), "n_days": len(dates)}
        yield SERIES.name, {"detention_facility_code": code, "detention_facility": min(names[code]), **span}
        for date, row in sorted(dates.items()):
            counts: dict[str, Value] = {name: columns[name][row] for name in COUNTS}
            if any(counts.values()):
                yield DAYS.name, {"detention_facility_code": code, "date": date, **counts}


def facilities(body: bytes) -> Iterator[Record]:
    """The rows of the list. Raises RefusedError before the first record."""
    try:
        rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig")), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise RefusedError(f"not a CSV in UTF-8: {error}") from error
    if rows[0] != CSV_COLUMNS:
        raise RefusedError(f"columns {sorted(set(rows[0]) ^ set(CSV_COLUMNS)) or 'in another order'}", cell="row 1")
    for number, row in enumerate(rows, start=1):
        if len(row) != len(CSV_COLUMNS):
            raise RefusedError(f"{len(row)} values for {len(CSV_COLUMNS)} columns", cell=f"row {number}")
    for number, row in enumerate(rows[1:], start=2):
        values: dict[str, Value] = {n: v or None for n, v in zip(CSV_COLUMNS, row, strict=True) if n in KEPT}
        yield FACILITIES.name, {"row": number, **values}
