"""Where everything lives below one datasets folder, the lock on what the ETL writes there, and the hash of a file."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Folders:
    """The folders and files of one datasets folder.

    ``candidate`` holds the warehouse under construction and its check report; ``publish`` copies it into place.
    """

    datasets: Path

    @property
    def records(self) -> Path:
        return self.datasets / "records"

    @property
    def ledger(self) -> Path:
        return self.datasets / "snapshots.jsonl"

    @property
    def reference(self) -> Path:
        """The curated CSVs: those of this datasets folder, else the ones that come with the project."""
        own = self.datasets / "reference"
        return own if own.exists() else ROOT / "datasets" / "reference"

    @property
    def build(self) -> Path:
        return self.datasets / "build"

    @property
    def texts(self) -> Path:
        return self.build / "texts"

    @property
    def candidate(self) -> Path:
        return self.build / "candidate"

    @property
    def reports(self) -> Path:
        return self.build / "reports"


def sha256_of(path: Path) -> str:
    """The sha256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def exclusive(folders: Folders) -> Iterator[None]:
    """Hold the lock on everything right of `records`: one ETL stage at a time. Raises BlockingIOError."""
    folders.build.mkdir(parents=True, exist_ok=True)
    with (folders.build / "etl.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
