"""Does the last publication still stand? Then build, check and publish have nothing to do.

`build/published.json` holds a digest of all that the publication was made of, and the sha256 of every file it consists of.
`publish` writes it last and `build` removes it first, so where it is, nothing was built since, and the checks had found no
error in what was published. It may be deleted: then everything is built again.
"""

import hashlib
import json
import platform
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from etl import ledger
from etl.folders import ROOT, Folders, sha256_of
from etl.publication.describe import QUERIES, public

CODE = ROOT / "etl"
LOCK_FILE = ROOT / "requirements.lock"
VERSIONS = (platform.python_version(), duckdb.__version__, pa.__version__, sqlite3.sqlite_version)


def inputs(folders: Folders) -> str:
    """The sha256, hexadecimal, of all that a publication is made of: records, texts, reference, ledger, code, versions.

    Raises LedgerError.
    """
    found = hashlib.sha256(repr((VERSIONS, ledger.read(folders.ledger))).encode())
    for name, path in _read_by_a_build(folders):
        found.update(f"{name}\0{sha256_of(path)}\n".encode())
    return found.hexdigest()


def write(folders: Folders, root: Path, made_of: str) -> None:
    """Remember that what is published now was made of these ``inputs``."""
    path = _path(folders)
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps({"inputs": made_of, "published": _published(folders, root)}, indent=1) + "\n")
    temporary.replace(path)


def withdraw(folders: Folders) -> None:
    """Forget the last publication: something else is built from here on."""
    _path(folders).unlink(missing_ok=True)


def since(folders: Folders, root: Path = ROOT) -> str | None:
    """When the publication that still stands was made (local time, to the minute); None where something is new, gone or
    edited, or where nothing was published since the last build.
    """
    path = _path(folders)
    if not path.exists():
        return None
    known = json.loads(path.read_text())
    if known["published"] != _published(folders, root) or known["inputs"] != inputs(folders):
        return None
    return datetime.fromtimestamp(path.stat().st_mtime).astimezone().isoformat(sep=" ", timespec="minutes")


def _path(folders: Folders) -> Path:
    return folders.build / "published.json"


def _read_by_a_build(folders: Folders) -> Iterator[tuple[str, Path]]:
    """Every file that decides what is published, with a name that no two share and that holds on any machine."""
    for kind, folder, pattern in (
        ("records", folders.records, "*.parquet"),
        ("texts", folders.texts, "*.parquet"),
        ("reference", folders.reference, "*"),
        ("queries", QUERIES, "*.sql"),
        ("etl", CODE, "**/*.py"),
        ("etl", CODE, "**/*.sql"),
    ):
        yield from ((f"{kind}/{path.relative_to(folder)}", path) for path in sorted(folder.glob(pattern)))
    yield LOCK_FILE.name, LOCK_FILE


def _published(folders: Folders, root: Path) -> dict[str, str | None]:
    """The sha256 of every published file by its name; None where it is gone."""
    files = [folders.build / "detention.db", folders.build / "warehouse.duckdb", root / "metadata.json"]
    files += [folders.datasets / name for name in ("datapackage.json", "README.md")]
    files += [folders.datasets / f"{table.name}.parquet" for table in public()]
    return {path.name: sha256_of(path) if path.exists() else None for path in files}
