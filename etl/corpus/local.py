"""`python -m etl annotate-corpus IN.parquet … --out DIR`: a corpus on the cores of this machine.

The corpus is read once from front to back, `PART` pages at a time; each part becomes one file in `DIR/facts`, renamed into
place when it is whole. Run again, it does only the parts that are not there. `DIR/refusals.csv` lists the pages that were not
annotated, and why.
"""

import csv
import hashlib
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from tqdm import tqdm

from etl.corpus import pages
from etl.corpus.guard import Guarded, batches

PART = 1000
"""Pages of one part: some five seconds' work, and all that a kill loses for each core."""
LEVEL = 3
"""The level of zstd in what is written."""


class CorpusError(Exception):
    """The corpus can't be annotated into this folder; the message says why and what to do."""


def main(inputs: Sequence[Path], out: Path, reference: Path, whole: bool, workers: int) -> int:
    """Annotate all pages of ``inputs`` into ``out``. Returns 0; raises CorpusError, RuntimeError where no process starts."""
    folder = out / "facts"
    folder.mkdir(parents=True, exist_ok=True)
    stamp = pages.stamp(reference, whole)
    if others := [path.name for path in folder.glob("*.parquet") if not path.name.startswith(stamp)]:
        raise CorpusError(
            f"{folder} holds facts of other rules or rights ({others[0]}): take another --out, or empty the folder"
        )
    files = {path: pq.ParquetFile(path) for path in inputs}
    for path, file in files.items():
        if missing := [name for name in pages.WANTED if name not in file.schema_arrow.names]:
            raise CorpusError(f"{path}: no column {', '.join(missing)}; it has {', '.join(file.schema_arrow.names)}")
    begin = partial(pages.annotator, reference, whole, stamp)
    total = sum(file.metadata.num_rows for file in files.values())
    with tqdm(total=total, desc="annotate-corpus", unit="page", disable=None) as bar, Crew(begin, workers) as crew:
        for path, file in files.items():
            for first, part in parts(file):
                target = folder / f"{stamp}-{identity(path)}-{first:010}.parquet"
                if target.exists():
                    bar.update(part.num_rows)
                    continue
                for done in crew.take(part, target):
                    bar.update(done)
        for done in crew.rest():
            bar.update(done)
    read, refused = refusals(folder, out / "refusals.csv")
    print(f"annotate-corpus: {read:,} pages in {folder}; {refused:,} refused, listed in {out / 'refusals.csv'}")
    return 0


class Crew:
    """Threads, each with a guarded child; at most one part waits for each, so that memory is bounded."""

    def __init__(self, begin: partial[pages.Work], workers: int) -> None:
        self.begin, self.workers = begin, workers
        self.pool = ThreadPoolExecutor(workers)
        self.local = threading.local()
        self.guards: list[Guarded] = []
        self.running: set[Future[int]] = set()

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_: object) -> None:
        self.pool.shutdown(cancel_futures=True)
        for guard in self.guards:
            guard.stop()

    def take(self, part: pa.Table, target: Path) -> Iterator[int]:
        """Begin a part; where all are busy, wait for one first. Yields the pages of parts that ended."""
        if len(self.running) >= 2 * self.workers:
            yield from self.ended()
        self.running.add(self.pool.submit(self.annotate, part, target))

    def rest(self) -> Iterator[int]:
        """Wait for all. Yields the pages of each part that ended."""
        while self.running:
            yield from self.ended()

    def ended(self) -> Iterator[int]:
        """Wait until a part has ended; raises what it raised."""
        done, self.running = wait(self.running, return_when=FIRST_COMPLETED)
        yield from (future.result() for future in done)

    def annotate(self, part: pa.Table, target: Path) -> int:
        """Annotate one part in this thread's child and rename it into place."""
        if not hasattr(self.local, "guard"):
            self.local.guard = Guarded(self.begin)
            self.guards.append(self.local.guard)
        found = pa.Table.from_batches(batches(part.to_batches(), self.local.guard), schema=pages.FACTS)
        temporary = target.with_suffix(".tmp")
        pq.write_table(found, temporary, compression="zstd", compression_level=LEVEL)
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
        return len(part)


def parts(file: pq.ParquetFile) -> Iterator[tuple[int, pa.Table]]:
    """`PART` pages at a time, with the number of the first; of the file only what is handed out is held."""
    names = [name for name in (*pages.WANTED, *pages.OPTIONAL) if name in file.schema_arrow.names]
    first = 0
    for batch in file.iter_batches(PART, columns=names):
        yield first, pa.Table.from_batches([batch])
        first += batch.num_rows


def identity(path: Path) -> str:
    """What a Parquet file is, without reading it whole: a hash of its size and its footer, which has the place and the
    statistics of every chunk.
    """
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(size - 8)
        length = int.from_bytes(file.read(4), "little")
        file.seek(size - 8 - length)
        return hashlib.sha256(f"{size} ".encode() + file.read(length)).hexdigest()[:12]


def refusals(folder: Path, listed: Path) -> tuple[int, int]:
    """Write the refused pages of all parts as CSV. Returns how many pages were read in all, and how many of them refused."""
    names = ["statement_id", "url", "text_sha256", "reason"]
    read = refused = 0
    with listed.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, names)
        out.writeheader()
        for path in sorted(folder.glob("*.parquet")):
            rows = pq.read_table(path, columns=["fact", *names], filters=[("fact", "in", ["statement", "refusal"])])
            read += rows.num_rows
            for row in rows.to_pylist():
                if row.pop("fact") == "refusal":
                    refused += 1
                    out.writerow(row)
    return read, refused
