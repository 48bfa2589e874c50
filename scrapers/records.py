"""Records: what was printed, verbatim, with provenance, as Parquet in `datasets/records`; running text in `datasets/build`.

A record table belongs to one source. Its file is rewritten whole, sorted and by rename, so that an unchanged source is an
empty `git diff` and a kill leaves the old file.
"""

import math
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sums import Rewrite

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


def shape(row: Mapping[str, Field]) -> tuple[int, int]:
    """Rows and columns of the block that a record stands for: (1, 1) for a single row, (n, 1) for n of them.

    Raises ValueError where its lists don't fit each other.
    """
    sizes: dict[str, set[int]] = {"list": set(), "each": set(), "cycle": set()}
    for value in row.values():
        if isinstance(value, list):
            sizes["list"].add(len(value))
        elif isinstance(value, dict):
            for form, values in value.items():
                sizes[form].add(len(values))
    n = max(sizes["list"], default=0 if sizes["each"] or sizes["cycle"] else 1)
    columns = max(sizes["cycle"], default=n // max(1, *sizes["each"]) if sizes["each"] else 1)
    down = max(sizes["each"], default=n // max(1, columns))
    if any(len(of_form) > 1 for of_form in sizes.values()) or down * columns != n:
        raise ValueError(f"a record whose lists don't fit each other, {sizes}: {sorted(row)}")
    return down, columns


def count(row: Mapping[str, Field]) -> int:
    """How many rows a record stands for. Raises ValueError where its lists don't fit each other."""
    return math.prod(shape(row))


def _forms(value: Field) -> Mapping[str, list[Value]]:
    """The values of a field that has several, by their form."""
    return value if isinstance(value, dict) else {"list": value} if isinstance(value, list) else {}


def rows(row: Mapping[str, Field]) -> Iterator[dict[str, Value]]:
    """The rows that a record stands for."""
    spread = _Spread([row])
    yield from pa.table({name: spread.column({0: value}) for name, value in row.items()}).to_pylist()


class _Spread:
    """Spreads records over the rows that they stand for: Arrow gathers each row's values, none is written out in Python.

    ``index`` has for each form of values the place of each row's own among those of all records; ``starts`` has the place
    of each record's first, and last the number of all.
    """

    def __init__(self, records: Sequence[Mapping[str, Field]]) -> None:
        self.starts: dict[str, list[int]] = {"each": [0], "cycle": [0], "list": [0]}
        # A run is a row of a block, all its columns: Arrow repeats what holds for it.
        ends: list[int] = []
        of_runs: dict[str, list[int]] = {"one": [], "each": [], "cycle": []}
        for record, row in enumerate(records):
            rows, columns = shape(row)
            size = rows * columns
            each, cycle, start = (self.starts[form][-1] for form in ("each", "cycle", "list"))
            if size:
                ends += range(start + columns, start + size + 1, columns)
                of_runs["one"] += [record] * rows
                of_runs["each"] += range(each, each + rows)
                of_runs["cycle"] += range(
                    cycle - start, cycle - start - size, -columns
                )  # to be added to the row's number
            for form, values in (("each", rows), ("cycle", columns), ("list", size)):
                self.starts[form].append(self.starts[form][-1] + values)
        self.records = len(records)
        self.index = {form: _repeated(ends, places) for form, places in of_runs.items()}
        self.index["list"] = pa.array(range(self.starts["list"][-1]), pa.int32())
        self.index["cycle"] = pc.add(self.index["cycle"], self.index["list"])

    def column(self, values: Mapping[int, Field], kind: pa.DataType | None = None) -> pa.Array:
        """The column that ``values`` stand for, by the place of their record, in order; null where there is none."""
        parts = [_forms(value) for value in values.values() if isinstance(value, dict | list)]
        forms = sorted({form for part in parts for form in part})
        if not forms:
            return pa.array([values.get(record) for record in range(self.records)], kind).take(self.index["one"])
        found = []
        for form in forms:
            starts = self.starts[form]
            pool: list[Value] = []
            for record, value in values.items():
                if isinstance(value, dict | list):
                    own = _forms(value).get(form, [])
                else:
                    own = [value] * (starts[record + 1] - starts[record]) if form == forms[-1] else []
                pool += [None] * (starts[record] - len(pool))
                pool += own
            pool += [None] * (starts[-1] - len(pool))
            found.append(pa.array(pool, kind).take(self.index[form]))
        if any(len(part) > 1 for part in parts):
            found.insert(0, pc.binary_join_element_wise(found[0], found[1], ""))  # cycle, each
        return pc.coalesce(*found) if len(found) > 1 else found[0]

    def sort(self, order: pa.Array) -> None:
        """Let the rows come in that ``order``."""
        self.index = {form: places.take(order) for form, places in self.index.items()}


def _repeated(ends: list[int], values: list[int]) -> pa.Array:
    """Each value as often as its run is long, which ends before the place that ``ends`` gives."""
    runs = pa.RunEndEncodedArray.from_arrays(pa.array(ends, pa.int32()), pa.array(values, pa.int32()))
    return pc.run_end_decode(runs)


def read(table: RecordTable, datasets: Path) -> pa.Table:
    """All records of ``table``; an empty table where none were ever written."""
    path = table.path(datasets)
    if not path.exists():
        return table.schema.empty_table()
    return pq.read_table(path, schema=table.schema)


def replace(
    table: RecordTable,
    datasets: Path,
    snapshots: Iterable[str],
    new: Iterable[Mapping[str, Field]],
    rewrite: Rewrite,
) -> None:
    """Write ``table`` anew, sorted: rows of ``snapshots`` are dropped, ``new`` records come in, the rest stays.

    A local table is renamed into place at once, any other with the ``rewrite``.
    """
    old = read(table, datasets)
    gone = pa.array(sorted(set(snapshots)), pa.string())
    kept = old.filter(pc.invert(pc.is_in(old["snapshot_sha256"], value_set=gone)))
    merged = of_rows(table, list(new))
    if kept.num_rows:
        merged = pa.concat_tables([kept, merged]).sort_by(_keys(table))
    if table.local:
        write(merged, table.path(datasets))
    else:
        rewrite.write(table.name, merged)


def of_rows(table: RecordTable, new: Sequence[Mapping[str, Field]]) -> pa.Table:
    """The rows of ``new`` records, sorted, as `replace` writes them."""
    if not new:
        return table.schema.empty_table()
    spread = _Spread(new)
    schema = table.schema
    values: dict[str, dict[int, Field]] = {name: {} for name in schema.names}
    for record, row in enumerate(new):
        for name, value in row.items():
            if value is not None:
                values[name][record] = value

    def columns(names: Iterable[str]) -> pa.Table:
        wanted = pa.schema([schema.field(name) for name in names])
        return pa.Table.from_arrays([spread.column(values[field.name], field.type) for field in wanted], schema=wanted)

    spread.sort(pc.sort_indices(columns(table.sort), sort_keys=_keys(table)))
    return columns(schema.names)


def _keys(table: RecordTable) -> list[tuple[str, str]]:
    return [(name, "ascending") for name in table.sort]


def write(table: pa.Table, path: Path) -> None:
    """Write a local table by rename."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    pq.write_table(table, temporary, compression="zstd")
    with temporary.open("rb") as file:
        os.fsync(file.fileno())
    temporary.replace(path)
