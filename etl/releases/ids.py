"""The registry of ids: every id that a release ever named, and what became of it. None disappears.

An id that is no longer in its table must be merged (`facility_redirects`) or retired by a line of
`reference/retired_ids.csv` (kind, id, superseded_by, reason, decided_on); else no release is made.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.releases.package import Package, ReleaseError

KINDS = {
    "facility": ("facilities", "facility_id"),
    "campus": ("sites", "site_id"),
    "organization": ("organizations", "organization_id"),
    "source": ("sources", "source_id"),
    "policy": ("policies", "policy_id"),
    "party": ("parties", "party_id"),
    "statement": ("statements", "statement_id"),
}
"""What an id is of, and where it stands. Ids made of a row's content (inspections, claims …) are not promised to last."""
SCHEMA = pa.schema(
    (name, pa.string()) for name in "kind id status superseded_by first_version last_version reason".split()
)
Entry = dict[str, str | None]


def registry(package: Package, known: list[Entry], reference: Path) -> list[Entry]:
    """The registry after this release, by kind and id. Raises ReleaseError for an id that is gone without a word."""
    entries = {(str(entry["kind"]), str(entry["id"])): dict(entry) for entry in known}
    present = {(kind, key) for kind, (table, column) in KINDS.items() for key in values(package, table, column)}
    merged = dict(package.rows("SELECT retired_id, facility_id FROM facility_redirects", "facility_redirects"))
    retired = decided(reference / "retired_ids.csv")
    lost = []
    for key in sorted(present | set(entries) | {("facility", old) for old in merged}):
        kind, name = key
        fresh: Entry = dict.fromkeys(SCHEMA.names) | {"kind": kind, "id": name, "first_version": package.version}
        entry = entries.setdefault(key, fresh)
        if key in present:
            entry |= {"status": "active", "superseded_by": None, "last_version": package.version, "reason": None}
        elif kind == "facility" and name in merged:
            entry |= {"status": "merged", "superseded_by": merged[name], "reason": "facility_redirects"}
        elif key in retired:
            entry |= {"status": "retired", **retired[key]}
        elif entry["status"] == "active":
            lost.append(f"{kind} {name}")
    if lost:
        raise ReleaseError(
            f"{len(lost)} ids of the last release are gone: {', '.join(lost[:10])}. Give each a line in "
            f"{reference / 'retired_ids.csv'} (kind,id,superseded_by,reason,decided_on), or find out why it went"
        )
    return [entries[key] for key in sorted(entries)]


def values(package: Package, table: str, column: str) -> Iterator[str]:
    """The ids in a column; none where the table or column is not published."""
    known = package.table(table)
    if known is not None and column in known.types:
        yield from (row[0] for row in package.rows(f"SELECT DISTINCT {column} FROM {table}", table))


def decided(path: Path) -> dict[tuple[str, str], Entry]:
    """The reviewed lines, by kind and id. Raises ReleaseError for one that lacks a reason or a day."""
    if not path.exists():
        return {}
    found: dict[tuple[str, str], Entry] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, line in enumerate(csv.DictReader(file), start=2):
            if not line["reason"] or not line["decided_on"]:
                raise ReleaseError(f"{path}:{number}: {line['id']} is retired without a reason or a day")
            found[line["kind"], line["id"]] = {"superseded_by": line["superseded_by"] or None, "reason": line["reason"]}
    return found


def read(path: Path) -> list[Entry]:
    """The registry of the last release; empty where there is none."""
    return pq.read_table(path).to_pylist() if path.exists() else []


def write(entries: list[Entry], path: Path) -> None:
    pq.write_table(pa.Table.from_pylist(entries, schema=SCHEMA), path, compression="zstd", compression_level=9)
