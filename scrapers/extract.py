"""Extract: run each spider module's extract() over the snapshots not yet extracted, and write their records.

Records are written when the batch is done, by rename, `extractions` last: a kill before that loses nothing, because
what `extractions` doesn't hold is extracted again, to the same bytes. Snapshots whose bytes aren't held (a fresh clone)
keep their committed records. A record file that is not what was written (`sums`) is made anew where the bytes of all that
stood in it are held; else its source is left alone and named, so that nothing is ever lost by being written over.
"""

import gc
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from tqdm import tqdm

import sums
from scrapers import guarded, records, registry, statements
from scrapers.reader_versions import reader_version
from scrapers.records import Field, RecordTable, Value
from scrapers.snapshots import Observation, SnapshotStore, exclusive

LOCKED = 75  # EX_TEMPFAIL of sysexits.h

EXTRACTIONS = RecordTable(
    "extractions",
    {
        "snapshot_sha256": "string",
        "source": "string",
        "extract_version": "string",
        "state": "string",
        "reason": "string",
        "sheet": "string",
        "cell": "string",
        "n_records": "int32",
        "records_version": "string",
    },
    ("source", "snapshot_sha256"),
)
"""One row per snapshot looked at. ``state``: extracted, partial (part of it refused), ignored, refused, quarantined; kept: the
reader of ``extract_version`` refused what an earlier one, of ``records_version``, had read: its records stand. Both are of
`reader_versions`."""

SOURCES = RecordTable(
    "sources",
    {
        "source_id": "string",
        "publisher": "string",
        "title": "string",
        "homepage": "string",
        "rights": "string",
        "rights_note": "string",
        "citation": "string",
        "cadence_days": "int32",
        "cadence_note": "string",
    },
    ("source_id",),
)

Key = tuple[str, str]  # source id, sha256
BAD = ("partial", "refused", "quarantined", "kept")


@dataclass
class Batch:
    """What is known before and after a run. ``urls`` has the newest URL of every document in the ledger, ``given`` the
    observations of bare texts, whose day and title the ledger holds, ``listed`` the first day that an index gave of it.

    ``damaged`` says of a record table what is wrong with its file, ``left_alone`` of a source why it can't be read anew.
    """

    urls: dict[Key, str]
    given: dict[Key, Observation]
    done: dict[Key, Mapping[str, Value]]
    erased: set[str]
    damaged: dict[str, str]
    left_alone: dict[str, str] = field(default_factory=dict)
    rows: dict[str, list[dict[str, Field]]] = field(default_factory=lambda: defaultdict(list))
    fresh: set[Key] = field(default_factory=set)
    listed: dict[Key, str] = field(default_factory=dict)


def main(datasets: Path, again: bool = False) -> int:
    """Extract what is new (with ``again``: everything held), report, and return the exit code.

    0: all well. 1: bytes that we hold are refused, partly refused or quarantined, or record files are damaged and can't
    be made anew. 75: another run holds the lock. A known refusal isn't tried again until the reader changes or
    ``again`` is given, but every run names it.
    """
    gc.disable()  # records are a million lists and no cycles: the collector would cost as much as writing them
    # Arrow's own pool spends as much on getting memory from the system as all the rest of making the tables costs:
    # 0.81 s for 342,264 figures against 0.44 s (pyarrow 26.0.1, 2026-11-24).
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        with exclusive(datasets):
            return _run(datasets, again)
    except BlockingIOError:
        print("another collect, import or extract holds the lock; try again when it is done", file=sys.stderr)
        return LOCKED
    finally:
        gc.enable()


def _run(datasets: Path, again: bool) -> int:
    modules = {name: module for name, module in registry.modules().items() if hasattr(module, "extract")}
    store = SnapshotStore(datasets)
    batch = _known(datasets, store, modules)
    _leave_alone(store, modules, batch)
    alone = {table.name for name in batch.left_alone for table in modules[name].RECORDS}
    sums.set_aside(datasets / "records", batch.damaged.keys() - alone - ({EXTRACTIONS.name} if alone else set()))
    jobs = _requarantine(store, batch, list(_jobs(datasets, store, modules, batch, again)))
    tqdm.monitor_interval = 0  # no thread beside the forks
    with tqdm(total=len(jobs), desc="extract", unit="file", disable=None) as bar:
        for job, outcome in guarded.outcomes(jobs):
            _take(batch, modules[job.source], job, outcome)
            if outcome.state == "quarantined":
                _quarantine(store, job.sha256)
            bar.update()
    _write(datasets, modules, batch)
    return _report(datasets, store, list(modules), batch, tried=len(jobs))


def held(datasets: Path) -> list[guarded.Job]:
    """Every document whose bytes are held and that was extracted by the reader of today, as a job to read it again."""
    modules = {name: module for name, module in registry.modules().items() if hasattr(module, "extract")}
    store = SnapshotStore(datasets)
    batch = _known(datasets, store, modules)
    states = {key: (row["state"], row["extract_version"]) for key, row in batch.done.items()}
    return [
        job
        for job in _jobs(datasets, store, modules, batch, again=True)
        if states.get((job.source, job.sha256), ("", 0))
        in [(state, reader_version(job.source)) for state in ("extracted", "partial")]
    ]


def _known(datasets: Path, store: SnapshotStore, modules: Mapping[str, ModuleType]) -> Batch:
    tables = [table.name for module in modules.values() for table in module.RECORDS if not table.local]
    damaged = sums.damage(datasets / "records", "extract", [*tables, EXTRACTIONS.name, SOURCES.name])
    urls: dict[Key, str] = {}
    given: dict[Key, Observation] = {}
    listed: dict[Key, str] = {}
    for seen in store.observations():
        if seen.role == "document" and seen.sha256:
            urls[seen.source, seen.sha256] = seen.url
            if seen.published_on:
                given[seen.source, seen.sha256] = seen
            if seen.listed:
                listed.setdefault((seen.source, seen.sha256), seen.listed)
    rows = [] if EXTRACTIONS.name in damaged else records.read(EXTRACTIONS, datasets).to_pylist()
    done = {(str(row["source"]), str(row["snapshot_sha256"])): row for row in rows}
    return Batch(urls, given, done, store.erased(), damaged, listed=listed)


def _leave_alone(store: SnapshotStore, modules: Mapping[str, ModuleType], batch: Batch) -> None:
    """Find the sources with a damaged record file that can't be made anew: bytes of what stood in it are not held.

    Without `extractions` nobody knows what stood where: then the bytes of every document must be held.
    """
    unknown = batch.damaged.get(EXTRACTIONS.name)
    for name, module in modules.items():
        reasons = [batch.damaged[table.name] for table in module.RECORDS if table.name in batch.damaged]
        needed = {sha256 for (source, sha256), row in batch.done.items() if source == name and row["n_records"]}
        if unknown or not batch.done:
            reasons = [unknown or f"no record of it, but the ledger lists {name}'s documents"]
            needed = {sha256 for source, sha256 in batch.urls if source == name}
        absent = [sha256 for sha256 in needed - batch.erased if not _held(store, sha256)]
        if reasons and absent:
            batch.left_alone[name] = (
                f"{'; '.join(reasons)}. It can't be made anew: the bytes of {len(absent)} of {len(needed)} documents are not "
                "held. Restore the file (git checkout -- datasets/records)"
            )


def _jobs(
    datasets: Path, store: SnapshotStore, modules: Mapping[str, ModuleType], batch: Batch, again: bool
) -> Iterator[guarded.Job]:
    """The snapshots to extract, in a fixed order: held, not erased, and new, of another version, or asked for again."""
    lost = {name: _without_texts(datasets, module) for name, module in modules.items() if name not in batch.left_alone}
    anew = {name for name, module in modules.items() if any(table.name in batch.damaged for table in module.RECORDS)}
    for (source, sha256), url in sorted(batch.urls.items()):
        if (
            source not in modules
            or source in batch.left_alone
            or sha256 in batch.erased
            or not store.path(sha256).exists()
        ):
            continue
        known = batch.done.get((source, sha256))
        current = known is not None and known["extract_version"] == reader_version(source)
        current = current and known is not None and known["state"] != "kept"  # the file may be mended by now
        if again or not current or source in anew or sha256 in lost[source]:
            path, said = store.path(sha256), batch.given.get((source, sha256))
            if said:
                yield guarded.Job(source, said.url, sha256, path, statements.given, said.published_on, said.title)
            else:
                listed = batch.listed.get((source, sha256))
                yield guarded.Job(source, url, sha256, path, modules[source].extract, listed=listed)


def _without_texts(datasets: Path, module: ModuleType) -> set[str]:
    """The snapshots whose running text is lost: it lives under `build/`, which a clone lacks and which may be deleted freely,
    so that where their bytes are held they must be extracted anew. A statement always has a text, its title at least.
    """
    lost: set[str] = set()
    for table in module.RECORDS:
        if table.local and not table.path(datasets).exists():
            lost.update(*(_snapshots(other, datasets) for other in module.RECORDS))
        elif table.name.endswith("_statements"):
            texts = statements.tables(module.SOURCE.source_id)[1]
            lost |= _snapshots(table, datasets) - _snapshots(texts, datasets)
    return lost


def _snapshots(table: RecordTable, datasets: Path) -> set[str]:
    path = table.path(datasets)
    if not path.exists():
        return set()
    column = pq.read_table(path, columns=["snapshot_sha256"])["snapshot_sha256"]
    return set(pc.unique(column).to_pylist())


def _requarantine(store: SnapshotStore, batch: Batch, jobs: list[guarded.Job]) -> list[guarded.Job]:
    """Move bytes that were quarantined before and came again; they are no jobs."""
    for (_, sha256), row in batch.done.items():
        if row["state"] == "quarantined" and store.path(sha256).exists():
            _quarantine(store, sha256)
    return [job for job in jobs if job.path.exists()]


def _quarantine(store: SnapshotStore, sha256: str) -> None:
    """Take bytes out of the store. They stay at hand for a person to look at, where git and publication don't go."""
    target = _quarantined(store, sha256)
    target.parent.mkdir(parents=True, exist_ok=True)
    store.path(sha256).replace(target)


def _quarantined(store: SnapshotStore, sha256: str) -> Path:
    return store.datasets / "build" / "quarantine" / sha256


def _held(store: SnapshotStore, sha256: str) -> bool:
    return store.path(sha256).exists() or _quarantined(store, sha256).exists()


def _take(batch: Batch, module: ModuleType, job: guarded.Job, outcome: guarded.Outcome) -> None:
    """Add an outcome to the batch. Raises KeyError on a record that its module didn't declare."""
    before = batch.done.get((job.source, job.sha256))
    if before and before["n_records"] and _is_worse(outcome, before) and not batch.damaged.keys() & _names(module):
        version = before.get("records_version") or before["extract_version"]
        said = {"state": "kept", "reason": outcome.reason, "sheet": outcome.sheet or None, "cell": outcome.cell or None}
        batch.done[job.source, job.sha256] = {
            **before,
            **said,
            "extract_version": reader_version(job.source),
            "records_version": version,
        }
        return
    tables = {table.name: table for table in module.RECORDS}
    for name, row in outcome.records:
        if unknown := row.keys() - tables[name].columns.keys():
            raise KeyError(f"{module.__name__}: {name} has no column {sorted(unknown)}")
        row["snapshot_sha256"] = job.sha256
        batch.rows[name].append(row)
    batch.fresh.add((job.source, job.sha256))
    batch.done[job.source, job.sha256] = {
        "snapshot_sha256": job.sha256,
        "source": job.source,
        "extract_version": reader_version(job.source),
        "state": outcome.state,
        "reason": outcome.reason or None,
        "sheet": outcome.sheet or None,
        "cell": outcome.cell or None,
        "n_records": sum(records.count(row) for _, row in outcome.records),
    }


def _is_worse(outcome: guarded.Outcome, before: Mapping[str, Value]) -> bool:
    """Whether a document that was read is refused now, or one that was read whole is read in part, with fewer records.

    Bytes that rotted are refused, too. A document that is quarantined or ignored loses its records: that is a judgement.
    """
    n_records = sum(records.count(row) for _, row in outcome.records)
    fewer = before["state"] in ("extracted", "kept") and n_records < int(before["n_records"] or 0)
    return outcome.state == "refused" or (outcome.state == "partial" and fewer)


def _names(module: ModuleType) -> set[str]:
    return {table.name for table in module.RECORDS}


def _write(datasets: Path, modules: Mapping[str, ModuleType], batch: Batch) -> None:
    """Write every record table that changes or is missing; `extractions` last, for it says that the others are done."""
    written = {EXTRACTIONS.name, SOURCES.name} | {table.name for module in modules.values() for table in module.RECORDS}
    with sums.Rewrite(datasets / "records", "extract") as rewrite:
        for table_name in sums.read(datasets / "records", "extract").keys() - written:
            if not (datasets / "records" / f"{table_name}.parquet").exists():
                rewrite.forget(table_name)
        for name, module in modules.items():
            if name in batch.left_alone:
                continue
            touched = {sha256 for source, sha256 in batch.fresh if source == name} | batch.erased
            for table in module.RECORDS:
                if touched or not table.path(datasets).exists():
                    records.replace(table, datasets, touched, batch.rows[table.name], rewrite)
        sources = [
            {name: getattr(module.SOURCE, name) for name in SOURCES.columns} for module in registry.modules().values()
        ]
        _write_if_new(SOURCES, sources, datasets, rewrite)
        done = [row for (_, sha256), row in sorted(batch.done.items()) if sha256 not in batch.erased]
        if not (EXTRACTIONS.name in batch.damaged and batch.left_alone):
            _write_if_new(EXTRACTIONS, done, datasets, rewrite)


def _write_if_new(
    table: RecordTable,
    rows: list[Mapping[str, Value]] | list[dict[str, Value]],
    datasets: Path,
    rewrite: sums.Rewrite,
) -> None:
    new = pa.Table.from_pylist([dict(row) for row in rows], schema=table.schema)
    if not table.path(datasets).exists() or not records.read(table, datasets).equals(new):
        rewrite.write(table.name, new)


def _report(datasets: Path, store: SnapshotStore, sources: list[str], batch: Batch, tried: int) -> int:
    """Print and write what stands, and return the exit code."""
    report: dict[str, object] = {"tried": tried}
    standing = []
    for source in sources:
        states: Counter[str] = Counter()
        for (of, sha256), url in sorted(batch.urls.items()):
            if of != source or sha256 in batch.erased:
                continue
            row = batch.done.get((source, sha256))
            held = _held(store, sha256)
            states[str(row["state"]) if row else "never extracted: bytes not held"] += 1
            states["bytes not held"] += not held
            if row and held and row["state"] in BAD:
                standing.append({"source": source, "url": url, **row})
        report[source] = dict(sorted(states.items()))
        counts = ", ".join(f"{count} {state}" for state, count in sorted(states.items()) if count)
        print(f"extract {source}: {counts or 'no documents in the ledger'}")
    for row in standing:
        if row["state"] == "kept":
            row["reason"] = f"{row['reason']} (its records of reader version {row['records_version']} stand)"
        where = " ".join(f"{name} {row[name]!r}" for name in ("sheet", "cell") if row[name])
        print(f"extract {row['state']}: {row['url']} {str(row['snapshot_sha256'])[:8]} {where}: {row['reason']}")
    for source, reason in batch.left_alone.items():
        print(f"extract left {source} alone: {reason}")
    path = datasets / "build" / "reports" / "extract.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    report |= {"standing": standing, "left_alone": batch.left_alone}
    temporary.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n")
    temporary.replace(path)
    return 1 if standing or batch.left_alone else 0
