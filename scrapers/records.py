"""Records: what was printed, verbatim, with provenance, as Parquet in `datasets/records`; running text in `datasets/build`.

A record table belongs to one source. Its file is rewritten whole, sorted and by rename, so that an unchanged source is an
empty `git diff` and a kill leaves the old file.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

Value = str | int | None
Field = Value | list[Value] | dict[str, list[Value]]


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


Record = tuple[str, Mapping[str, Field]]
"""(record table name, values by column). ``snapshot_sha256`` is added by the extract stage.

Where values are lists, all of one length, the record stands for that many rows, and its other values hold for each. In
such a record {"each": [a, b]} is a list in which each value holds for as many rows as the others, a, a, b, b, and
{"cycle": [a, b]} one that starts again, a, b, a, b: the labels of the rows and columns of a block. With both, the texts
are joined, {"cycle": ["A", "B"], "each": ["1", "2"]} is A1, B1, A2, B2: its cells. A block of 2,000 figures is one
record: written out in dicts, figures would cost more CPU than reading the workbooks.
"""


def count(row: Mapping[str, Field]) -> int:
    """How many rows a record stands for. Raises ValueError where its lists don't fit each other."""
    lengths = {len(value) for value in row.values() if isinstance(value, list)}
    parts = [len(values) for value in row.values() if isinstance(value, dict) for values in value.values()]
    if len(lengths) > 1 or (parts and (not lengths or any(max(lengths) % (part or 1) for part in parts))):
        raise ValueError(f"a record with lists of {sorted(lengths)} values and parts of {sorted(parts)}: {sorted(row)}")
    return lengths.pop() if lengths else 1


def spread(value: Field, n: int) -> list[Value]:
    """A column of a record of ``n`` rows."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return [value] * n
    if len(value) > 1:
        return [f"{column}{row}" for row in value["each"] for column in value["cycle"]]
    if "cycle" in value:
        return value["cycle"] * (n // (len(value["cycle"]) or 1))
    return [of_each for of_each in value["each"] for _ in range(n // len(value["each"]))]


def rows(row: Mapping[str, Field]) -> Iterator[dict[str, Value]]:
    """The rows that a record stands for."""
    columns = {name: spread(value, count(row)) for name, value in row.items()}
    return (dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True))


def read(table: RecordTable, datasets: Path) -> pa.Table:
    """All records of ``table``; an empty table where none were ever written."""
    path = table.path(datasets)
    if not path.exists():
        return table.schema.empty_table()
    return pq.read_table(path, schema=table.schema)


def replace(table: RecordTable, datasets: Path, snapshots: Iterable[str], new: Iterable[Mapping[str, Field]]) -> None:
    """Write ``table`` anew: rows of ``snapshots`` are dropped, ``new`` records come in, the rest stays. Atomic, sorted."""
    old = read(table, datasets)
    gone = pa.array(sorted(set(snapshots)), pa.string())
    kept = old.filter(pc.invert(pc.is_in(old["snapshot_sha256"], value_set=gone)))
    merged = pa.concat_tables([kept, _arrow(table, list(new))]).sort_by([(name, "ascending") for name in table.sort])
    write(merged, table.path(datasets))


def _arrow(table: RecordTable, new: list[Mapping[str, Field]]) -> pa.Table:
    """The rows of ``new`` records, column by column."""
    counts = [count(row) for row in new]
    record_of_row = pa.array([record for record, n in enumerate(counts) for _ in range(n)], pa.int32())
    columns = []
    listed = {name for row in new for name, value in row.items() if isinstance(value, list | dict)}
    for name, kind in zip(table.schema.names, table.schema.types, strict=True):
        if name not in listed:
            columns.append(pa.array([row.get(name) for row in new], kind).take(record_of_row))
            continue
        values: list[Value] = []
        for row, n in zip(new, counts, strict=True):
            values.extend(spread(row.get(name), n))
        columns.append(pa.array(values, kind))
    return pa.Table.from_arrays(columns, schema=table.schema)


def write(table: pa.Table, path: Path) -> None:
    """Write Parquet by rename. pyarrow's bytes are the same for the same table and version (measured 2026-11-24)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    pq.write_table(table, temporary, compression="zstd", compression_level=9)
    with temporary.open("rb") as file:
        os.fsync(file.fileno())
    temporary.replace(path)
