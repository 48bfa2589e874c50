"""Records: what was printed, verbatim, with provenance, as Parquet in `datasets/records`; running text in `datasets/build`.

A record table belongs to one source. Its file is rewritten whole, sorted and by rename, so that an unchanged source is an
empty `git diff` and a kill leaves the old file.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

Value = str | int | None


class RefusedError(Exception):
    """A snapshot that can't be read as what it should be: it yields no records and is listed with this reason.

    ``sheet`` and ``cell`` say where, for workbooks; for pages ``cell`` is the selector that failed.
    """

    def __init__(self, reason: str, sheet: str = "", cell: str = "") -> None:
        super().__init__(reason)
        self.reason, self.sheet, self.cell = reason, sheet, cell


class IgnoredError(Exception):
    """A snapshot that is well formed but not a document of its source (say, a page that is no news release)."""


@dataclass(frozen=True)
class RecordTable:
    """The shape of one kind of record.

    ``columns`` maps a column name to ``string`` or ``int32``. The first column is always ``snapshot_sha256``. ``sort``
    is a total order. ``local`` tables hold running text: they live under `build/` and never enter git.
    """

    name: str
    columns: Mapping[str, Literal["string", "int32"]]
    sort: tuple[str, ...]
    local: bool = False

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema, columns in declared order."""
        types = {"string": pa.string(), "int32": pa.int32()}
        return pa.schema([pa.field(name, types[kind]) for name, kind in self.columns.items()])

    def path(self, datasets: Path) -> Path:
        """Where the file of this table lives below ``datasets``."""
        return datasets / ("build/texts" if self.local else "records") / f"{self.name}.parquet"


Record = tuple[str, Mapping[str, Value]]
"""(record table name, values by column). ``snapshot_sha256`` is added by the extract stage."""


def read(table: RecordTable, datasets: Path) -> pa.Table:
    """All records of ``table``; an empty table where none were ever written."""
    path = table.path(datasets)
    if not path.exists():
        return table.schema.empty_table()
    return pq.read_table(path, schema=table.schema)


def replace(table: RecordTable, datasets: Path, snapshots: Iterable[str], rows: Iterable[Mapping[str, Value]]) -> None:
    """Write ``table`` anew: rows of ``snapshots`` are dropped, ``rows`` come in, the rest stays. Atomic, sorted."""
    old = read(table, datasets)
    gone = pa.array(sorted(set(snapshots)), pa.string())
    kept = old.filter(pc.invert(pc.is_in(old["snapshot_sha256"], value_set=gone)))
    new = pa.Table.from_pylist([dict(row) for row in rows], schema=table.schema)
    merged = pa.concat_tables([kept, new]).sort_by([(name, "ascending") for name in table.sort])
    write(merged, table.path(datasets))


def write(table: pa.Table, path: Path) -> None:
    """Write Parquet by rename. pyarrow's bytes are the same for the same table and version (measured 2026-11-24)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    pq.write_table(table, temporary, compression="zstd", compression_level=9)
    with temporary.open("rb") as file:
        os.fsync(file.fileno())
    temporary.replace(path)
