"""Run a spider module's extract() in child processes with limits: one hostile file aborts its process, never ours.

A forked child inherits every import, so it costs milliseconds; it reads up to BATCH snapshots, with limits for each. It
never touches pyarrow, whose threads don't survive a fork. Results come back as lines of JSON through an anonymous file:
whatever a child does, the parent only waits for its end, and reading the result can run no code. Where a child dies,
the snapshot it was reading is refused, those before it have their result, and those after it get another child.
"""

import faulthandler
import gc
import itertools
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from multiprocessing.connection import wait
from pathlib import Path
from typing import IO, Literal

import msgspec

from scrapers import privacy
from scrapers.records import Field, IgnoredError, Record, RefusedError
from scrapers.snapshots import Snapshot

State = Literal["extracted", "partial", "ignored", "refused", "quarantined"]
Extract = Callable[[Snapshot], Iterator[Record]]

# Snapshots per child: a fork and its page faults cost as much as reading a workbook, and each child's caches fill anew
# (115 workbooks in children of 32 cost 0.1 s of CPU more than in children of 64, 2026-11-24).
BATCH = 64
ALONE = 2**20  # bytes; what a child has read stays in its memory, and two daily counts after each other were too much
FORK = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Limits:
    """What reading one snapshot may use: ``memory`` in bytes beyond what the child is born with, seconds of ``cpu`` and
    ``wall`` clock, bytes of ``result``.

    Tried on 33 hostile workbooks, all contained, with these figures. The largest real workbook takes 0.8 s.
    """

    memory: int = 1536 * 2**20
    cpu: int = 20
    wall: int = 60
    result: int = 256 * 2**20


@dataclass(frozen=True)
class Job:
    """One snapshot to extract: its identity, where its bytes lie, and the function that reads them."""

    source: str
    url: str
    sha256: str
    path: Path
    extract: Extract
    published_on: str | None = None
    title: str | None = None
    listed: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of a job. ``reason``, ``sheet``, ``cell`` say why it isn't "extracted"."""

    state: State
    reason: str = ""
    sheet: str = ""
    cell: str = ""
    records: list[tuple[str, dict[str, Field]]] = field(default_factory=list)


@dataclass
class _Child:
    jobs: list[Job]
    process: multiprocessing.process.BaseProcess
    results: IO[bytes]
    errors: IO[bytes]
    ends_at: float


def outcomes(jobs: Iterable[Job], limits: Limits | None = None, at_once: int = 2) -> Iterator[tuple[Job, Outcome]]:
    """The outcome of each job, in the order in which they end, from at most ``at_once`` children at a time.

    A child that dies, or breaks a limit, is the outcome "refused" of the job it was at, with that reason.
    """
    limits = limits or Limits()
    remaining: Iterator[Job] = iter(jobs)
    children: list[_Child] = []
    try:
        while True:
            while len(children) < at_once:
                batch, remaining = _next_batch(remaining)
                if not batch:
                    break
                children.append(_start(batch, limits))
            if not children:
                return
            patience = max(0.0, min(child.ends_at for child in children) - time.monotonic())
            wait([child.process.sentinel for child in children], timeout=patience)
            for child in [child for child in children if _has_ended(child)]:
                children.remove(child)
                done, left = _collect(child, limits)
                yield from done
                remaining = itertools.chain(left, remaining)
    finally:
        for child in children:
            child.process.kill()
            child.process.join()


def _next_batch(jobs: Iterator[Job]) -> tuple[list[Job], Iterator[Job]]:
    """The jobs of the next child, and those that remain; a large file has a child of its own, which splits no batch."""
    batch: list[Job] = []
    large: list[Job] = []
    for job in jobs:
        if job.path.exists() and job.path.stat().st_size > ALONE:
            large.append(job)
        else:
            batch.append(job)
        if len(batch) == BATCH:
            break
    return (batch, itertools.chain(large, jobs)) if batch else (large[:1], iter(large[1:]))


def _start(jobs: list[Job], limits: Limits) -> _Child:
    results, errors = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115 - they outlive this function
    process = FORK.Process(target=_child, args=(jobs, limits, results, errors), daemon=True)
    process.start()
    return _Child(jobs, process, results, errors, time.monotonic() + limits.wall * len(jobs) + 5)


def _has_ended(child: _Child) -> bool:
    if child.process.is_alive() and time.monotonic() < child.ends_at:
        return False
    child.process.kill()  # no effect on one that has ended
    child.process.join()
    return True


def _collect(child: _Child, limits: Limits) -> tuple[list[tuple[Job, Outcome]], list[Job]]:
    """The outcomes a child came to, and the jobs it didn't reach."""
    with child.results as results, child.errors as errors:
        results.seek(0)
        done = [
            (job, msgspec.json.decode(line, type=Outcome))
            for job, line in zip(child.jobs, results, strict=False)
            if line.endswith(b"\n")  # the last is torn where the child died while writing it
        ]
        if len(done) == len(child.jobs):
            return done, []
        errors.seek(0)
        said = errors.read()[-2000:].decode("utf-8", "replace").strip()
    code = child.process.exitcode or 0
    how = f"exit code {code}" if code >= 0 else signal.Signals(-code).name
    limit = {-signal.SIGXCPU: f"{limits.cpu} s of CPU", -signal.SIGALRM: f"{limits.wall} s"}.get(code)
    last = f"it may use {limit}" if limit else said.splitlines()[-1] if said else "it said nothing"
    outcome = Outcome("refused", f"reading it ended the child process by {how}: {last}")
    return [*done, (child.jobs[len(done)], outcome)], child.jobs[len(done) + 1 :]


def _child(jobs: list[Job], limits: Limits, results: IO[bytes], errors: IO[bytes]) -> None:
    """A child's whole life. An exception that isn't a refusal ends it, and its last line becomes the reason."""
    os.dup2(errors.fileno(), 2)
    sys.stderr = os.fdopen(2, "w", closefd=False)
    faulthandler.disable()  # its dump would hide what the dying library says
    gc.disable()  # cells are no cycles; the memory limit holds all the same
    born_with = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (born_with + limits.memory,) * 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.result,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for job in jobs:
        used = resource.getrusage(resource.RUSAGE_SELF)
        resource.setrlimit(
            resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + limits.cpu, resource.RLIM_INFINITY)
        )
        signal.setitimer(signal.ITIMER_REAL, limits.wall)
        results.write(_line(extract(job)))
        results.flush()


def _line(outcome: Outcome) -> bytes:
    try:
        return msgspec.json.encode(outcome) + b"\n"
    except UnicodeEncodeError as error:  # half of a surrogate pair: neither UTF-8 nor Parquet can hold it
        return msgspec.json.encode(Outcome("refused", f"a text in it is no Unicode: {error}")) + b"\n"


def extract(job: Job) -> Outcome:
    """Verify the bytes, look for lists of persons, extract. Runs unguarded: call it in a child, or on trusted bytes."""
    body = job.path.read_bytes()
    if sha256(body).hexdigest() != job.sha256:
        return Outcome("refused", f"{job.path}: the bytes no longer hash to their name; restore the file or delete it")
    if reason := privacy.scan_bytes(body):
        return Outcome("quarantined", reason)
    try:
        snapshot = Snapshot(job.source, job.url, job.sha256, body, job.published_on, job.title, job.listed)
        records = [(table, dict(row)) for table, row in job.extract(snapshot)]
    except privacy.QuarantinedError as error:
        return Outcome("quarantined", str(error))
    except IgnoredError as error:
        return Outcome("ignored", str(error))
    except RefusedError as error:
        return Outcome("refused", error.reason, error.sheet, error.cell)
    except MemoryError:
        return Outcome("refused", "reading it needs more memory than a child may use")
    refusals = [row for table, row in records if table.endswith("_refusals")]
    if not refusals:
        return Outcome("extracted", records=records)
    first = refusals[0]
    more = f" (and {len(refusals) - 1} more)" if len(refusals) > 1 else ""
    return Outcome("partial", f"{first['reason']}{more}", str(first["sheet"]), str(first["cell"]), records)
