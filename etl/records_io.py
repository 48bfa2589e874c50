"""Record files that the ETL itself writes: read whole, rows of some snapshots replaced, written sorted, with their sums."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sums import Rewrite, SumsError, damage, set_aside

LEVEL = 9
"""The level of zstd in what the ETL writes."""


def set_damaged_aside(records: Path, tables: Iterable[str], missing_texts: int) -> bool:
    """Take annotation's ``tables`` away whose file is not what annotation wrote; True where there was one: it is to be made
    anew from the texts. Raises SumsError where that can't be: ``missing_texts`` statements have no text here.
    """
    bad = damage(records, "annotate", tables)
    if bad and missing_texts:
        head = f"record files are not what was written, and the texts of {missing_texts} statements they tell of are not held; "
        raise SumsError("\n  ".join([head + "restore them (git checkout -- datasets/records):", *bad.values()]))
    set_aside(records, bad)
    return bool(bad)


def read(path: Path, schema: pa.Schema) -> pa.Table:
    """The rows of ``path``; an empty table where it does not exist. Raises pa.ArrowInvalid on another schema."""
    return pq.read_table(path, schema=schema) if path.exists() else schema.empty_table()


def statements(records: Path) -> dict[tuple[str, int], dict[str, Any]]:
    """Every row of the `*_statements.parquet` records, by snapshot and item (1 where the source has one a page), with its
    ``source_id``.
    """
    return {
        (row["snapshot_sha256"], row.get("item") or 1): row | {"source_id": path.stem.removesuffix("_statements")}
        for path in sorted(records.glob("*_statements.parquet"))
        for row in pq.read_table(path).to_pylist()
    }


def replace(
    path: Path,
    schema: pa.Schema,
    sort: Iterable[str],
    snapshots: Iterable[str],
    rows: Iterable[Mapping[str, object]],
    statements: Iterable[tuple[str, int]] = (),
    rewrite: Rewrite | None = None,
) -> pa.Table:
    """Drop the rows of ``snapshots`` and of ``statements`` (snapshot and item), add ``rows``, keep the rest; returns the table
    as it is then.

    An unchanged table is not written again, so the file keeps its bytes. A record is written by ``rewrite``, a local file
    at once.
    """
    old = read(path, schema)
    gone = pa.array(sorted(set(snapshots)), pa.string())
    kept = old.filter(pc.invert(pc.is_in(old["snapshot_sha256"], value_set=gone)))
    for sha256, item in sorted(statements):
        of_it = pc.and_(pc.equal(kept["snapshot_sha256"], sha256), pc.equal(pc.coalesce(kept["item"], 1), item))
        kept = kept.filter(pc.invert(of_it))
    new = pa.concat_tables([kept, pa.Table.from_pylist([dict(row) for row in rows], schema=schema)])
    new = new.sort_by([(name, "ascending") for name in sort]).combine_chunks()
    if not path.exists() or not new.equals(old.combine_chunks()):
        write(path, new, rewrite)
    return new


def write(path: Path, table: pa.Table, rewrite: Rewrite | None = None) -> None:
    """Write Parquet beside ``path``, flush it to disk, and rename it into place; a record together with its sum."""
    if rewrite:
        rewrite.write(path.stem, table)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    pq.write_table(table, temporary, compression="zstd", compression_level=LEVEL)
    with temporary.open("rb") as file:
        os.fsync(file.fileno())
    temporary.replace(path)
