"""Snapshots: content-addressed bytes and the append-only ledger of what was seen where and when.

`datasets/snapshots/ab/abcd…` holds the bytes under their sha256; `datasets/snapshots.jsonl` one line per observation of
a URL. Nothing is deleted, except by `erase`, which leaves a tombstone line.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

Role = Literal["document", "index", "robots"]
Via = Literal["crawl", "replay", "import"]


@dataclass(frozen=True)
class Observation:
    """One line of the ledger: what one request (or one import) saw at one URL.

    ``sha256`` and ``bytes`` are None where no body was taken (304, 403, 404 …). ``observed_at`` is UTC, to the second.
    ``captured_on`` is the day somebody else captured an imported file, where known. ``robots`` is the decision that
    allowed the request, with the sha256 of the robots.txt it rests on; None for imports. ``found_by`` is the way by
    which a crawl came upon a document (api, feed, wp-json, sitemap, listing), None where it was not found by a walk. One
    that is asked for again because it is held is "delisted" where the indexes were read to their end and name it no more,
    "held" where they were not read so far. ``published_on`` and ``title`` are what whoever imported a bare text of a page says
    of it: the text itself holds neither. ``listed`` is the day of publication that an index gives of the document, the way it
    is of and the sha256 of the index page: "2026-01-14 feed 3f2a…"; None where no index dates it.
    """

    source: str
    url: str
    observed_at: str
    via: Via
    role: Role = "document"
    final_url: str | None = None
    status: int | None = None
    sha256: str | None = None
    bytes: int | None = None
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    robots: str | None = None
    captured_on: str | None = None
    found_by: str | None = None
    published_on: str | None = None
    title: str | None = None
    listed: str | None = None


@dataclass(frozen=True)
class Snapshot:
    """Bytes with their identity, as handed to a spider module's ``extract``; of a bare text with its day and title, and of
    one that an index dates with that date, as in Observation.
    """

    source: str
    url: str
    sha256: str
    body: bytes
    published_on: str | None = None
    title: str | None = None
    listed: str | None = None


class CorruptStoreError(Exception):
    """Stored bytes do not hash to their name, or the ledger holds a line that is not JSON."""


class InputError(Exception):
    """A file, manifest, URL or date given by hand that can't be used. ``args[0]`` names it and says why."""


def now() -> str:
    """The wall clock as the ledger writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class SnapshotStore:
    """The store below one datasets folder. Survives kill -9: bytes are renamed in, ledger lines are appended whole."""

    def __init__(self, datasets: Path) -> None:
        self.datasets = datasets
        self.ledger = datasets / "snapshots.jsonl"

    def path(self, sha256: str) -> Path:
        """Where bytes of that hash live, whether or not they are held."""
        return self.datasets / "snapshots" / sha256[:2] / sha256

    def put(self, body: bytes, erased: Collection[str] = ()) -> str:
        """Store ``body``, return its sha256. Storing known bytes again changes nothing, but mends rotten ones.

        Hashes in ``erased`` are not stored: their bytes were deleted for good.
        """
        sha256 = hashlib.sha256(body).hexdigest()
        path = self.path(sha256)
        if sha256 not in erased and not (path.exists() and path.read_bytes() == body):
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_suffix(f".{os.getpid()}.tmp")
            with temporary.open("wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        return sha256

    def get(self, sha256: str) -> bytes | None:
        """The bytes, or None where they are not held (a fresh clone). Raises CorruptStoreError on bit rot."""
        path = self.path(sha256)
        if not path.exists():
            return None
        body = path.read_bytes()
        if hashlib.sha256(body).hexdigest() != sha256:
            raise CorruptStoreError(f"{path}: the bytes no longer hash to their name; restore the file or delete it")
        return body

    def record(self, observation: Observation) -> None:
        """Append one observation and flush it to disk."""
        self._append({key: value for key, value in asdict(observation).items() if value is not None})

    def erase(self, sha256: str, reason: str) -> None:
        """Delete bytes for good and leave a tombstone: the hash, when and why. Erasing twice leaves one tombstone."""
        if sha256 not in self.erased():
            self._append({"erased": sha256, "observed_at": now(), "reason": reason})
        self.path(sha256).unlink(missing_ok=True)

    def _append(self, line: dict[str, object]) -> None:
        self.ledger.parent.mkdir(parents=True, exist_ok=True)
        with self.ledger.open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            self._heal(file.fileno())
            file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def _heal(self, descriptor: int) -> None:
        """Cut a torn last line, left by a kill in mid-write: it was never acknowledged."""
        size = os.fstat(descriptor).st_size
        if size and os.pread(descriptor, 1, size - 1) != b"\n":
            whole = self.ledger.read_bytes().rfind(b"\n") + 1
            os.ftruncate(descriptor, whole)

    def lines(self) -> Iterator[dict[str, object]]:
        """Every acknowledged ledger line, oldest first. A torn last line is passed over, any other bad line raises."""
        if not self.ledger.exists():
            return
        whole, _, _ = self.ledger.read_bytes().rpartition(b"\n")
        for number, line in enumerate(whole.splitlines(), start=1):
            try:
                fields = json.loads(line)
                if not isinstance(fields, dict):
                    raise ValueError("not an object")
            except ValueError as error:
                raise CorruptStoreError(f"{self.ledger}:{number}: not JSON ({error}); restore it from git") from error
            yield fields

    def observations(self) -> Iterator[Observation]:
        """The observations of the ledger, oldest first, without tombstones."""
        for line in self.lines():
            if "erased" not in line:
                try:
                    yield Observation(**line)  # type: ignore[arg-type]
                except TypeError as error:
                    raise CorruptStoreError(f"{self.ledger}: {line}: no observation ({error}); restore it") from error

    def erased(self) -> set[str]:
        """The hashes that were erased: never stored, extracted or published again."""
        return {str(line["erased"]) for line in self.lines() if "erased" in line}


@contextmanager
def exclusive(datasets: Path) -> Iterator[None]:
    """Hold the lock of all that is left of `records`: one collect, import or extract at a time, or BlockingIOError."""
    datasets.mkdir(parents=True, exist_ok=True)
    (datasets / "build").mkdir(exist_ok=True)
    with (datasets / "build" / "scrapers.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
