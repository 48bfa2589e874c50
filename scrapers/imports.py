"""Import: files fetched by hand, or by others, enter the same store and ledger, marked ``via: import``."""

import csv
import hashlib
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scrapers.settings import DOWNLOAD_MAXSIZE
from scrapers.snapshots import InputError, Observation, SnapshotStore, now
from scrapers.sources import Source


@dataclass(frozen=True)
class Row:
    """One file to import: where it lies, the URL it was published at, the day somebody captured it, its stated hash; of a bare
    text its day of publication and its title, too.
    """

    path: Path
    url: str
    captured_on: str | None
    sha256: str | None = None
    published_on: str | None = None
    title: str | None = None


@dataclass
class Result:
    """What an import did. ``known`` files were in the ledger already, ``restored`` ones had lost their bytes."""

    imported: int = 0
    known: int = 0
    restored: int = 0
    others: int = 0
    refused: int = 0


def read_manifest(manifest: Path) -> list[Row]:
    """The rows of a CSV with the columns path, url and, optionally, captured_on and sha256; paths relative to it.

    A row without a url is known as ``file:<path>``: nobody can say where it was published. Raises InputError naming the
    line of a row without path.
    """
    try:
        with manifest.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file)
            missing = {"path", "url"} - set(reader.fieldnames or ())
            if missing:
                raise InputError(f"{manifest}: no column {', '.join(sorted(missing))}; path and url are needed")
            return [_row(manifest, reader.line_num, fields) for fields in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{manifest}: can't be read as a CSV in UTF-8 ({error})") from error


def _row(manifest: Path, line: int, fields: dict[str, str | None]) -> Row:
    path, url, captured_on, sha256 = (
        (fields.get(name) or "").strip() for name in ("path", "url", "captured_on", "sha256")
    )
    if not path:
        raise InputError(f"{manifest}:{line}: a row without a path")
    return Row(manifest.parent / path, url or f"file:{path}", captured_on or None, sha256 or None)


def day(text: str | None, where: str) -> str | None:
    """An ISO date, checked. Raises InputError naming ``where``."""
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError as error:
        raise InputError(f"{where}: {text!r} is no date like 2026-11-24") from error


def import_rows(source: Source, rows: list[Row], store: SnapshotStore) -> Result:
    """Import the rows that are documents of ``source``; the rest is counted. A refused file is named on stderr.

    Idempotent: a (url, sha256, captured_on) that the ledger holds adds no line, but missing bytes are restored.
    """
    result = Result()
    seen = {
        (line.url, line.sha256, line.captured_on) for line in store.observations() if line.source == source.source_id
    }
    erased = store.erased()
    for row in rows:
        if not source.is_document(row.url):
            result.others += 1
            continue
        try:
            captured_on = day(row.captured_on, str(row.path))
            body = _read(row, erased)
        except InputError as error:
            print(f"refused: {error}", file=sys.stderr)
            result.refused += 1
            continue
        held = store.path(hashlib.sha256(body).hexdigest()).exists()
        sha256 = store.put(body)
        key = (row.url, sha256, captured_on)
        if key in seen:
            result.known += 1
            result.restored += not held
            continue
        observation = Observation(
            source=source.source_id,
            url=row.url,
            observed_at=now(),
            via="import",
            sha256=sha256,
            bytes=len(body),
            captured_on=captured_on,
            published_on=row.published_on,
            title=row.title,
        )
        store.record(observation)
        seen.add(key)
        result.imported += 1
    return result


def _read(row: Row, erased: set[str]) -> bytes:
    try:
        size = row.path.stat().st_size
        if not 0 < size <= DOWNLOAD_MAXSIZE:
            raise InputError(f"{row.path}: {size} bytes; a document has 1 to {DOWNLOAD_MAXSIZE}")
        body = row.path.read_bytes()
    except OSError as error:
        raise InputError(f"{row.path}: can't be read ({error})") from error
    sha256 = hashlib.sha256(body).hexdigest()
    if row.sha256 and row.sha256.lower() != sha256:
        raise InputError(f"{row.path}: its sha256 is {sha256}, the manifest says {row.sha256}; get the file again")
    if sha256 in erased:
        raise InputError(f"{row.path}: {sha256} was erased from this ledger and may not come back")
    return body


def main(
    source: Source,
    files: list[Path],
    url: str | None,
    captured_on: str | None,
    manifest: Path | None,
    datasets: Path,
    published_on: str | None = None,
    title: str | None = None,
) -> int:
    """``python -m scrapers import``: prints what was done. Exit code 1 where a file was refused or nothing was taken.

    A file without ``url`` is known as ``file:<its name>``, by sources that take such files. With ``published_on`` the one file
    is a bare text that somebody took from the page at ``url``.
    Raises InputError for a manifest, URL or date that can't be used, before anything is stored.
    """
    if manifest:
        rows = read_manifest(manifest)
    else:
        if title and not published_on:
            raise InputError("--title goes with --published: both belong to a bare text")
        if published_on and (not url or len(files) != 1):
            raise InputError(
                "--published goes with one FILE and its --url: the address of the page the text was taken from"
            )
        published_on, captured_on = day(published_on, "--published"), day(captured_on, "--captured-on")
        rows = [
            Row(file, url or f"file:{file.name}", captured_on, published_on=published_on, title=title) for file in files
        ]
        for row in rows:
            if not source.is_document(row.url):
                raise InputError(
                    f"{row.path} as {row.url}: no document of {source.source_id}, whose URLs are {source.document_url}; "
                    "give its --url"
                )
    result = import_rows(source, rows, SnapshotStore(datasets))
    print(
        f"{source.source_id}: {result.imported} imported, {result.known} known already ({result.restored} restored), "
        f"{result.refused} refused, {result.others} rows of other sources left alone"
    )
    return 1 if result.refused or not result.imported + result.known else 0
