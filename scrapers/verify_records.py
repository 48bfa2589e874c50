"""Verify, second half: read held documents again and compare every record of them with the record files.

It is the reader that wrote them that reads again: what shows is a record file that was changed, or that another version of
the reader wrote. Every source is covered whose bytes are held: lists, death reports, agreements, statements.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from scrapers import extract, guarded, records, registry
from scrapers.records import Field, RecordTable


@dataclass(frozen=True)
class Difference:
    """Rows of one table and document that stand only in the record file, or only in the document as it is read now."""

    table: str
    snapshot_sha256: str
    only_recorded: int
    only_read: int
    example: dict[str, object]


@dataclass
class Compared:
    """What was compared: documents and rows of records, and what differs."""

    documents: int
    rows: int
    differences: list[Difference]


def compare(datasets: Path, sample: int | None, chance: random.Random) -> Compared:
    """Read ``sample`` held documents again (None: all of them) and compare their records with the record files.

    Running text is left out: it is no record of a clone. So are documents whose records an earlier reader left.
    """
    jobs = extract.held(datasets)
    if sample is not None and sample < len(jobs):
        jobs = chance.sample(jobs, sample)
    modules = registry.modules()
    tables = {table.name: table for job in jobs for table in modules[job.source].RECORDS if not table.local}
    rows: dict[str, list[dict[str, Field]]] = defaultdict(list)
    snapshots: dict[str, set[str]] = defaultdict(set)
    for job, outcome in guarded.outcomes(sorted(jobs, key=lambda job: (job.source, job.sha256))):
        snapshots[job.source].add(job.sha256)
        for name, row in outcome.records:
            rows[name].append({**row, "snapshot_sha256": job.sha256})
    compared = Compared(len(jobs), 0, [])
    for source, of_source in sorted(snapshots.items()):
        for table in modules[source].RECORDS:
            if table.name in tables:
                now = records.of_rows(table, rows[table.name])
                recorded = records.read(table, datasets)
                recorded = recorded.filter(pc.is_in(recorded["snapshot_sha256"], value_set=pa.array(sorted(of_source))))
                compared.rows += now.num_rows
                if not now.equals(recorded):
                    compared.differences += _differences(table, recorded, now)
    return compared


def _differences(table: RecordTable, recorded: pa.Table, now: pa.Table) -> Iterator[Difference]:
    for sha256 in sorted({*recorded["snapshot_sha256"].to_pylist(), *now["snapshot_sha256"].to_pylist()}):
        old, new = (_rows(of, sha256) for of in (recorded, now))
        lost, come = old - new, new - old
        if lost or come:
            example = dict(zip(table.columns, min(lost or come, key=repr), strict=True))
            yield Difference(
                table.name, sha256, len(lost), len(come), {k: v for k, v in example.items() if v is not None}
            )


def _rows(table: pa.Table, sha256: str) -> set[tuple[object, ...]]:
    of_one = table.filter(pc.equal(table["snapshot_sha256"], sha256))
    return set(zip(*(column.to_pylist() for column in of_one.columns), strict=True))
