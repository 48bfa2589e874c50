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
import functools
import io
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from scrapers import parquet
from scrapers.base import LinkedFilesSpider
from scrapers.records import Record, RecordTable, RefusedError, Value
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

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
    table = parquet.read(body)
    wanted = {"detention_facility_code": pa.string(), "date": pa.date32(), "detention_facility": pa.string()}
    wanted |= dict.fromkeys(COUNTS, pa.int32())
    found = {field.name: field.type for field in table.schema}
    if found != wanted:
        raise RefusedError(f"columns differ from those known: {sorted(set(found.items()) ^ set(wanted.items()))}")
    if nulls := [name for name in wanted if table[name].null_count]:
        raise RefusedError(f"null values in {', '.join(nulls)}: unknown is not zero", cell=nulls[0])
    code, day, name = "detention_facility_code", "date", "detention_facility"
    refuse_repeated_days(table.group_by([code, day], use_threads=False).aggregate([([], "count_all")]))
    spans = (
        table.group_by([code], use_threads=False)
        .aggregate([(day, "min"), (day, "max"), (day, "count")])
        .sort_by(code)
        .to_pylist()
    )
    names = (
        table.group_by([code, name], use_threads=False)
        .aggregate([])
        .sort_by([(code, "ascending"), (name, "ascending")])
        .to_pylist()
    )
    first, last = min(span["date_min"] for span in spans), max(span["date_max"] for span in spans)
    n_days = pc.count_distinct(table[day]).as_py()
    if (last - first).days + 1 != n_days:
        raise RefusedError(f"{n_days} days between {first} and {last}: some are missing for every code")
    names_of: dict[str, list[str]] = {}
    for row in names:
        names_of.setdefault(row[code], []).append(row[name])
    for span in spans:
        if span["date_count"] != n_days or len(names_of[span[code]]) != 1:
            raise RefusedError(f"{span[code]} has {span['date_count']} of {n_days} days, names {names_of[span[code]]}")
    for span in spans:
        held: dict[str, Value] = {"first_date": first.isoformat(), "last_date": last.isoformat(), "n_days": n_days}
        yield SERIES.name, {code: span[code], name: names_of[span[code]][0], **held}
    somebody = functools.reduce(pc.or_, [pc.not_equal(table[column], 0) for column in COUNTS])
    with_people = table.filter(somebody).drop_columns([name]).sort_by([(code, "ascending"), (day, "ascending")])
    for batch in with_people.to_batches(max_chunksize=10_000):
        for values in batch.to_pylist():
            yield DAYS.name, {**values, day: values[day].isoformat()}


def refuse_repeated_days(counted: pa.Table) -> None:
    """Raises RefusedError where a code has a day twice."""
    repeated = counted.filter(pc.greater(counted["count_all"], 1)).sort_by([("detention_facility_code", "ascending")])
    if repeated.num_rows:
        row = repeated.slice(0, 1).to_pylist()[0]
        raise RefusedError(f"{row['detention_facility_code']} has {row['date']} twice", cell="date")


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
