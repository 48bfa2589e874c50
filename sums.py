"""What the record files must be: the stage that writes a file also writes its sum, whoever reads records compares first.

`records/sums_extract.json` and `records/sums_annotate.json` hold, by table, the rows of its file and its sha256. They are
the one thing both layers share, so that a file that was deleted, emptied, shortened or edited never passes for one that
holds nothing (in a trial, eight files gone from a clone published 475,545 rows in place of 1,380,108, 2026-11-24).
"""

import errno
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal

import pyarrow as pa
import pyarrow.parquet as pq

Stage = Literal["extract", "annotate"]
COMMANDS: dict[Stage, str] = {"extract": "python -m scrapers extract", "annotate": "python -m etl annotate"}
REMEDY = (
    "restore it (git checkout -- datasets/records) or run `{}`, which makes it anew where what it is made of is held"
)
UNKNOWN = "restore the sums_*.json beside it (git checkout -- datasets/records), or delete the file"

SHOWN = 10  # damaged files named in a message


class SumsError(Exception):
    """Record files are not what the stages wrote. Says of each which, what was expected, what is there, what to do."""


@dataclass(frozen=True)
class Sum:
    """What one file of records holds: how many rows, and the sha256 of its bytes."""

    rows: int
    sha256: str

    def __str__(self) -> str:
        return f"{self.rows:,} rows (sha256 {self.sha256[:8]}…)"


def path(records: Path, stage: Stage) -> Path:
    """Where the sums of a stage lie below the folder ``records``."""
    return records / f"sums_{stage}.json"


def read(records: Path, stage: Stage) -> dict[str, list[Sum | None]]:
    """By table what its file may be: one sum, or, where a stage was killed while it wrote, the old and the new one.

    None stands for no file: one that was to be written for the first time. Empty where the stage never wrote. Raises
    SumsError on a file that is no such list.
    """
    file = path(records, stage)
    if not file.exists():
        return {}
    try:
        entries = json.loads(file.read_text(encoding="utf-8"))
        return {
            table: [each and Sum(int(each["rows"]), str(each["sha256"])) for each in allowed]
            for table, allowed in entries.items()
        }
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise SumsError(f"{file}: no list of sums ({error!r}); {REMEDY.format(COMMANDS[stage])}") from error


def damage(records: Path, stage: Stage, tables: Iterable[str] = ()) -> dict[str, str]:
    """The tables of a stage whose file is not what the stage wrote, each with a sentence. Raises SumsError.

    ``tables``: all that the stage may write. One of them whose file lies there without a sum is damaged, too.
    """
    known = read(records, stage)
    bad = {}
    for table in sorted({*known, *tables}):
        file = records / f"{table}.parquet"
        allowed = known.get(table, [None])
        if _sum(file) not in allowed:
            expected = " or ".join(str(each) for each in allowed if each) or "no file, for no sum of it is known"
            bad[table] = f"{file}: expected {expected}, found {_described(file)}"
    return bad


def verify(records: Path, only: Stage | None = None) -> None:
    """Compare the record files of every stage (or of one) with their sums, and look for files that no stage wrote.

    Raises SumsError, which names each file that differs, what was expected, what was found, and what to do.
    """
    bad: list[str] = []
    of_a_stage: set[str] = set()
    for stage, command in COMMANDS.items():
        known = read(records, stage)
        of_a_stage |= known.keys()
        if only in (None, stage):
            bad += [f"{sentence}; {REMEDY.format(command)}" for sentence in damage(records, stage).values()]
            if any(len(allowed) > 1 for allowed in known.values()):
                bad.append(f"{path(records, stage)}: `{command}` was interrupted while it wrote; run it again")
    if only is None:
        for file in sorted(records.glob("*.parquet")):
            if file.stem not in of_a_stage:
                bad.append(f"{file}: no stage wrote it, for no sum of it is known; found {_described(file)}; {UNKNOWN}")
    if bad:
        more = [f"and {len(bad) - SHOWN} more"] if len(bad) > SHOWN else []
        raise SumsError("\n  ".join(["record files are not what was written:", *bad[:SHOWN], *more]))


def set_aside(records: Path, tables: Iterable[str]) -> None:
    """Move damaged files out of the way, to `build/damaged` beside the folder ``records``: they are to be made anew."""
    for table in tables:
        file = records / f"{table}.parquet"
        if file.exists():
            kept = records.parent / "build" / "damaged" / file.name
            kept.parent.mkdir(parents=True, exist_ok=True)
            file.replace(kept)


def _digest(file: Path) -> str | None:
    """The sha256 of a file, None where there is none."""
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else None


def _sum(file: Path) -> Sum | None:
    """What a file holds; None where there is none. The rows of what is no Parquet file are -1."""
    digest = _digest(file)
    if digest is None:
        return None
    try:
        return Sum(pq.read_metadata(file).num_rows, digest)
    except (pa.ArrowException, OSError, ValueError):  # ValueError: a name that is no UTF-8
        return Sum(-1, digest)


def _described(file: Path) -> str:
    found = _sum(file)
    return "no file" if found is None else str(found) if found.rows >= 0 else "what is no Parquet file"


def advice(error: Exception) -> str:
    """One sentence for a failure of the disk, the file system or a file that a library can't read: what, and what to do."""
    text = " ".join(str(error).split())[:600]
    if getattr(error, "errno", None) == errno.ENOSPC or "No space left" in text:
        return f"the disk is full ({text}); free some space and run it again: what was published before stays"
    if getattr(error, "errno", None) in (errno.EROFS, errno.EACCES, errno.EPERM):
        return (
            f"a file can't be written ({text}); give yourself the right to write there: what was published before stays"
        )
    return f"{text}; mend or restore that file (git checkout): what was published before stays"


class Rewrite:
    """Record files of one stage, written aside and renamed into place together with their sums when the block ends.

    A kill leaves each file old or new, and the sums say so; a failure inside the block leaves all as it was.
    """

    def __init__(self, records: Path, stage: Stage, compression_level: int | None = None) -> None:
        self.records, self.stage, self.compression_level = records, stage, compression_level
        self._old: dict[str, Sum | None] = {}
        self._new: dict[str, Sum] = {}

    def __enter__(self) -> "Rewrite":
        self.records.mkdir(parents=True, exist_ok=True)
        self._sweep()
        for table, allowed in read(self.records, self.stage).items():
            digest = _digest(self.records / f"{table}.parquet") if len(allowed) > 1 else None
            self._old[table] = next((each for each in allowed if each and each.sha256 == digest), allowed[0])
        return self

    def write(self, table: str, rows: pa.Table) -> None:
        """Write ``rows`` as the file of ``table``. pyarrow's bytes are the same for the same rows, level and version."""
        aside = self._aside(table)
        pq.write_table(rows, aside, compression="zstd", compression_level=self.compression_level)
        with aside.open("rb") as file:
            os.fsync(file.fileno())
        self._new[table] = Sum(rows.num_rows, str(_digest(aside)))

    def forget(self, table: str) -> None:
        """Drop the sum of a table that the stage no longer writes."""
        self._old.pop(table, None)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._commit()
        self._sweep()

    def _commit(self) -> None:
        if self._new:
            both: dict[str, list[Sum | None]] = {table: [each] for table, each in self._old.items() if each}
            both |= {table: [self._old.get(table), new] for table, new in self._new.items()}
            self._save(
                {table: allowed[-1:] if allowed[0] == allowed[-1] else allowed for table, allowed in both.items()}
            )
            for table in sorted(self._new):
                self._aside(table).replace(self.records / f"{table}.parquet")
        self._save({table: [each] for table, each in (self._old | self._new).items() if each})

    def _save(self, sums: Mapping[str, list[Sum | None]]) -> None:
        entries = {table: [each and asdict(each) for each in sums[table]] for table in sorted(sums)}
        text = json.dumps(entries, indent=1) + "\n"
        target = path(self.records, self.stage)
        if target.exists() and target.read_text(encoding="utf-8") == text:
            return
        aside = target.with_suffix(f".{self.stage}.tmp")
        with aside.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)

    def _aside(self, table: str) -> Path:
        return self.records / f"{table}.{self.stage}.tmp"

    def _sweep(self) -> None:
        for left in self.records.glob(f"*.{self.stage}.tmp"):
            left.unlink()
