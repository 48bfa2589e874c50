"""The checked candidate -> the publication: Parquet, data package, dictionary, warehouse and the serving file.

Everything is written aside first. Then a journal lists the renames and they are carried out; a kill between two of them is
made good by `recover`, which every stage calls, so readers end with the old or the new publication, never a mixture.
"""

import json
import os
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from tqdm import tqdm

from etl.folders import ROOT, Folders, sha256_of
from etl.publication import comparison, made_of, seal, standing
from etl.publication.describe import data_package, dictionary, footer, metadata, public
from etl.publication.serving import write_sqlite
from etl.warehouse.schema import Table, arrow_schema
from etl.warehouse.tables import tables

LINK = "detention.link"


class PublishError(Exception):
    """The candidate may not be published; says why."""


def checked_candidate(folders: Folders) -> Path:
    """The candidate warehouse, if the checks passed on exactly these bytes. Raises PublishError."""
    warehouse, report = folders.candidate / "warehouse.duckdb", folders.candidate / "check.json"
    if not all(path.exists() for path in (warehouse, report, folders.candidate / "inputs")):
        raise PublishError("no checked candidate; run `python -m etl build` and `python -m etl check` first")
    result = json.loads(report.read_text())
    if result["errors"]:
        raise PublishError(f"{len(result['errors'])} errors found by the last check; the old publication stays")
    if result["warehouse_sha256"] != sha256_of(warehouse):
        raise PublishError("the candidate changed after it was checked; run `python -m etl check` again")
    return warehouse


def publish(folders: Folders, root: Path = ROOT, accept: str | None = None) -> dict[str, int]:
    """Publish the checked candidate; returns the number of rows per table. Raises PublishError.

    What it has lost since the last release stops it (`comparison`), unless ``accept`` gives the reason for all of it, which
    is then written to `accepted_losses.csv`. Leaves the note of changes in `build/reports/changes.md`. The publication stands
    until something is new, unless an input changed between `build` and now.
    """
    warehouse = checked_candidate(folders)
    made_from = (folders.candidate / "inputs").read_text()
    aside = folders.build / "publication"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    rows: dict[str, int] = {}
    with duckdb.connect(str(warehouse), read_only=True) as con, ThreadPoolExecutor(1) as beside:
        served = beside.submit(write_sqlite, con.cursor(), aside / "detention.db")  # half of the work, on another core
        for table in tqdm(tables().values(), desc="publish", unit="table", disable=None):
            if not table.local:
                rows[table.name] = write_parquet(con, table, aside / f"{table.name}.parquet")
        try:
            served.result()
        except sqlite3.IntegrityError as error:
            raise PublishError(f"detention.db can't be written, the old publication stays: {error}") from error
    compare(folders, aside, accept)
    shutil.copyfile(warehouse, aside / "warehouse.duckdb")
    (aside / "datapackage.json").write_text(data_package(aside, rows))
    (aside / "README.md").write_text(dictionary())
    (aside / made_of.NAME).write_text(made_of.text(folders))
    moves, kept = served_from(folders, aside)
    moves.append((aside / "warehouse.duckdb", folders.build / "warehouse.duckdb"))
    moves += [(aside / name, folders.datasets / name) for name in ("datapackage.json", "README.md", made_of.NAME)]
    moves += [(aside / f"{name}.parquet", folders.datasets / f"{name}.parquet") for name in rows]
    published = {target.name: source for source, target in moves if target.parent == folders.datasets}
    (aside / "SHA256SUMS").write_text(seal.sums(folders.datasets, published))
    moves.append((aside / "SHA256SUMS", folders.datasets / "SHA256SUMS"))
    try:
        signed = seal.sign(aside / "SHA256SUMS")
    except seal.SealError as error:
        raise PublishError(str(error)) from error
    if signed:
        moves.append((aside / "SHA256SUMS.sig", folders.datasets / "SHA256SUMS.sig"))
    else:  # a signature of the last release would be wrong for this one
        (folders.datasets / "SHA256SUMS.sig").unlink(missing_ok=True)
    moves.append(
        (aside / LINK, folders.build / "detention.db")
    )  # last: the one step by which a server sees the new release
    swap(folders, moves)
    for folder in (folders.build / "served").iterdir():
        if folder not in kept:
            shutil.rmtree(folder)
    write_if_new(root / "metadata.json", metadata())
    if made_from == standing.inputs(folders):
        standing.write(folders, root, made_from)
    return rows


def served_from(folders: Folders, aside: Path) -> tuple[list[tuple[Path, Path]], list[Path]]:
    """The rename that puts the new `detention.db` into a folder named after its sum, and the folders that stay: the new one,
    and the one that a running server may still read. Leaves the new link `build/detention.db` in ``aside``.
    """
    folder = folders.build / "served" / sha256_of(aside / "detention.db")[:12]
    folder.mkdir(parents=True, exist_ok=True)
    (aside / LINK).symlink_to((folder / "detention.db").relative_to(folders.build))
    before = (folders.build / "detention.db").resolve().parent
    return [(aside / "detention.db", folder / "detention.db")], [folder, before]


def stand_on_the_last_release(folders: Folders) -> None:
    """Raise PublishError where the last release is not whole, or the ledger is not that release's ledger and more: what is
    made of them could be compared with nothing."""
    if bad := comparison.broken(folders):
        raise PublishError(
            "\n  ".join(["the last release is not whole, so nothing can be compared with it; restore it (git checkout -- "
                         f"{folders.datasets}) and run this again:", *bad])
        )  # fmt: skip
    ledger = [change for change in made_of.changes(folders) if change.table == made_of.LEDGER and change.lost]
    if ledger and (lost := unaccepted(ledger, folders)):
        raise PublishError(
            f"{lost[0]}; restore it (git checkout -- {folders.ledger}) and run this again. Where the change is right, "
            "`python -m etl build --again` builds all the same, and `publish --accept REASON` publishes it"
        )


def compare(folders: Folders, aside: Path, accept: str | None) -> None:
    """Judge the release in ``aside`` against the last one. Raises PublishError, with the lines that would accept its losses."""
    if not accept:
        stand_on_the_last_release(folders)
    inputs = made_of.changes(folders)
    if inputs:
        print("publish: what was reviewed or observed since the last release:", *inputs, sep="\n  ")
    found = comparison.changes(folders.datasets, aside, public()) + inputs
    folders.reports.mkdir(parents=True, exist_ok=True)
    (folders.reports / "changes.md").write_text(comparison.notes(found, comparison.release_id(folders)))
    losses = unaccepted(found, folders)
    if losses and accept:
        comparison.accept(losses, folders, accept)
    elif losses:
        lines = comparison.lines_to_add(losses, folders)
        raise PublishError(
            "\n".join(
                [f"{len(losses)} losses since the last release; the old one stays:", *(f"  {loss}" for loss in losses),
                 f"Where they are right, give a reason for each in {folders.reference / 'accepted_losses.csv'}, or one for all "
                 "by `python -m etl publish --accept REASON`:", ",".join(comparison.COLUMNS), *lines]
            )
        )  # fmt: skip


def unaccepted(found: list[comparison.Change], folders: Folders) -> list[comparison.Change]:
    """The losses among ``found`` that nobody has accepted. Raises PublishError on a line that accepts without a reason."""
    try:
        return comparison.unaccepted(found, folders)
    except ValueError as error:
        raise PublishError(str(error)) from error


def write_parquet(con: duckdb.DuckDBPyConnection, table: Table, path: Path) -> int:
    """Write one table in primary-key order with the declared schema and the dictionary in the footer; returns its rows.

    Written by pyarrow: DuckDB's COPY drops column descriptions and flips REQUIRED (tried 2026-11-24).
    """
    relation = con.sql(f"SELECT {table.column_list} FROM core.{table.name} ORDER BY {table.key_list}")
    schema = arrow_schema(table).with_metadata(footer(table))
    data = pa.table(relation.to_arrow_table().columns, schema=schema)
    pq.write_table(data, path, compression="zstd", compression_level=9, write_page_checksum=True)
    return int(data.num_rows)


def write_if_new(path: Path, text: str) -> None:
    """Write a file, unless it holds that text already."""
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def swap(folders: Folders, moves: list[tuple[Path, Path]]) -> None:
    """Carry out all renames, or leave a journal from which `recover` completes them."""
    for source in [source for source, _ in moves if not source.is_symlink()]:
        with source.open("rb") as file:
            os.fsync(file.fileno())
    journal = folders.build / "publication.journal"
    temporary = journal.with_suffix(".tmp")
    pairs = [[str(part.relative_to(folders.datasets)) for part in move] for move in moves]
    with temporary.open("w") as file:
        json.dump(pairs, file)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(journal)
    recover(folders)


def recover(folders: Folders) -> bool:
    """Complete the renames of an interrupted publication; True where there was one."""
    journal = folders.build / "publication.journal"
    if not journal.exists():
        return False
    for source, target in json.loads(journal.read_text()):
        if os.path.lexists(folders.datasets / source):
            (folders.datasets / source).replace(folders.datasets / target)
    journal.unlink()
    return True
