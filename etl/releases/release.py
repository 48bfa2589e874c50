"""`make release`: what is published in `datasets/` as an immutable folder, and the pointers to it, moved last.

    releases/2026-11-24/     every format, what describes it, SHA256SUMS; never changed again
    releases/latest          the newest release that was not retracted
    releases/index.json      its files: path, bytes, sha256, rows
    releases/versions.json   all releases, oldest first
    releases/ids.parquet     every id that was ever given

The day comes from the data (the last day anything was asked) or from whoever makes the release, never from a clock: two
releases of one publication are byte-identical but for `detention.duckdb` (formats.py says why), whose rows are the same.
Signed where LEDGER_SIGNING_KEY names a key (etl/publication/seal.py).
"""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from tqdm import tqdm

from etl.folders import Folders, sha256_of
from etl.publication import comparison, seal
from etl.publication.describe import public
from etl.releases import changes, documents, formats, ids, versions
from etl.releases.croissant import croissant
from etl.releases.package import Package, ReleaseError, order, previous_to, standing, version

RAW = ("ice_detention_statistics", "ice_facility_lists")
"""The sources whose bytes travel: works of the US government, reviewed, without a person in them. Those of death reports,
for example, are such works too, and name the dead."""
TOMBSTONE = "RETRACTED.md"


def release(folders: Folders, day: str | None = None, origin: str = "") -> tuple[Path, bool]:
    """Make a release of what is published; returns its folder, and whether it is new.

    Without ``day`` the last release stands where nothing is new, and a second one of a day ends in -2. Raises ReleaseError.
    """
    releases = folders.datasets / "releases"
    published = Package.read(folders.datasets)
    newest = standing(releases)[-1] if standing(releases) else None
    if day is None and newest and same(published, newest):
        return newest, False
    chosen = day or next_day(published, releases)
    target = releases / chosen
    version(chosen)
    if target.exists():
        raise ReleaseError(f"{target}: this release exists and is never changed; give another --date, or `retract` it")
    before = previous_to(releases, chosen)
    previous = Package.read(before) if before else None
    versions.check(previous, published)
    registry = ids.registry(Package(folders.datasets, published.said | {"version": version(chosen)}),
                            ids.read(before / "ids.parquet") if before else [], folders.reference)  # fmt: skip
    aside = releases / f".{chosen}.unfinished"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    for table in published.tables:
        shutil.copyfile(published.file(table), aside / table.said["path"])
    said = documents.data_package(published.said, version(chosen), chosen, changes.inputs(folders), origin)
    (aside / "datapackage.json").write_text(said, encoding="utf-8")
    package = Package.read(aside)
    left_out = write_formats(package, documents.day_of(chosen))
    write_documents(folders, package, chosen, origin, previous)
    counts = changes.write(previous, package, aside / "changes.parquet")
    ids.write(registry, aside / "ids.parquet")
    write_raw(folders, package)
    (aside / "release.json").write_text(
        documents.dumped({"version": package.version, "changes": counts, "left_out": left_out}), encoding="utf-8"
    )
    sealed(folders, aside)
    for path in aside.rglob("*"):
        if path.is_file():
            path.chmod(0o444)
    aside.rename(target)
    point(releases)
    return target, True


def same(published: Package, newest: Path) -> bool:
    """Whether a release holds the very tables that are published now."""
    held = json.loads((newest / "datapackage.json").read_text(encoding="utf-8"))
    return [one["hash"] for one in held["resources"]] == [table.said["hash"] for table in published.tables]


def next_day(published: Package, releases: Path) -> str:
    """The last day anything was asked of a publisher; with -2 … where that day has a release. Raises ReleaseError."""
    rows = published.rows("SELECT max(last_seen)::VARCHAR FROM snapshots", "snapshots")
    if not rows or rows[0][0] is None:
        raise ReleaseError("no document has a day on which it was seen: give the release's day with --date")
    day, again = str(rows[0][0]), 1
    while (releases / (day if again == 1 else f"{day}-{again}")).exists():
        again += 1
    return day if again == 1 else f"{day}-{again}"


def write_formats(package: Package, day: Any) -> dict[str, str]:
    """Every table in its formats; returns what a table is not written as, and why."""
    left_out = {}
    beside = formats.duckdb_apart(package)
    for kind in ("csv", "stata", "excel", "geo"):
        (package.folder / kind).mkdir()
    for table in tqdm(package.tables, desc="release", unit="table", disable=None):
        data = pq.read_table(package.file(table))
        formats.csv_gz(data, package.folder / "csv" / f"{table.name}.csv.gz")
        if data.num_rows > formats.SMALL:
            left_out[table.name] = f"stata, excel: {data.num_rows:,} rows"
            continue
        formats.stata(data, table, day, package.folder / "stata" / f"{table.name}.dta")
        if formats.fits_excel(data, table):
            formats.excel(data, table, day, package.folder / "excel" / f"{table.name}.xlsx")
        else:
            left_out[table.name] = "excel: a text is longer than a cell may be"
    places = package.table("facilities")
    if places is not None:
        formats.geoparquet(pq.read_table(package.file(places)), package.folder / "geo" / "facilities.parquet")
    _, said = beside.communicate()
    if beside.returncode:
        raise ReleaseError(f"detention.duckdb can't be written: {said.decode(errors='replace').strip()[-500:]}")
    return left_out


def write_documents(folders: Folders, package: Package, day: str, origin: str, previous: Package | None) -> None:
    """What describes the release."""
    number, last = package.version, previous.version if previous else ""
    texts = {
        "croissant.json": croissant(package, number, day, origin),
        "CITATION.cff": documents.citation_cff(number, day, origin),
        "zenodo.json": documents.zenodo(number, day, origin, last),
        "dictionary.csv": documents.dictionary_csv(package),
        "dictionary.md": (folders.datasets / "README.md").read_text(encoding="utf-8"),
        "DATASHEET.md": documents.datasheet(package, number, day, origin),
        "CHANGELOG.md": documents.notes(last),
        "sbom.cdx.json": documents.sbom(number),
        "quality_report.json": documents.quality_report(package, number),
    }
    for name, text in texts.items():
        (package.folder / name).write_text(text, encoding="utf-8")
    if previous:
        found = comparison.changes(previous.folder, package.folder, public())
        (package.folder / "changes.md").write_text(comparison.notes(found, f"version {last}"), encoding="utf-8")


def write_raw(folders: Folders, package: Package) -> None:
    """raw/<ab>/<sha256>: the bytes of RAW's documents that are held and passed the gate, and what each is."""
    raw = package.folder / "raw"
    raw.mkdir()
    named = ", ".join(f"'{source}'" for source in RAW)
    rows = package.rows(
        f"SELECT snapshot_sha256, file_name, source_id, url FROM snapshots WHERE source_id IN ({named}) "
        "AND state IN ('extracted', 'partial', 'kept') ORDER BY snapshot_sha256", "snapshots")  # fmt: skip
    held = []
    for row in rows:
        path = folders.datasets / "snapshots" / row[0][:2] / row[0]
        if path.is_file():
            if sha256_of(path) != row[0]:
                raise ReleaseError(f"{path}: its bytes no longer hash to its name; restore it (git checkout)")
            (raw / row[0][:2]).mkdir(exist_ok=True)
            shutil.copyfile(path, raw / row[0][:2] / row[0])
            held.append((row[0], row[1], row[2], row[3]))
    (raw / "index.csv").write_text(documents.raw_index(held), encoding="utf-8")


def sealed(folders: Folders, folder: Path) -> None:
    """SHA256SUMS of every file, signed where a key is given, with the signers that may be believed."""
    allowed = folders.datasets / "allowed_signers"
    if allowed.exists():
        shutil.copyfile(allowed, folder / allowed.name)
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    (folder / "SHA256SUMS").write_text("".join(f"{sha256_of(folder / name)}  {name}\n" for name in files))
    try:
        seal.sign(folder / "SHA256SUMS")
    except seal.SealError as error:
        raise ReleaseError(str(error)) from error


def point(releases: Path) -> None:
    """Write versions.json, ids.parquet and index.json, then move `latest`: each in one step."""
    every = standing(releases)
    listed = [entry(folder) for folder in every]
    good = [folder for folder, said in zip(every, listed, strict=True) if said["retracted"] is None]
    replace(releases / "versions.json", documents.dumped(listed).encode())
    if every:
        replace(releases / "ids.parquet", (every[-1] / "ids.parquet").read_bytes())
    if not good:
        for name in ("index.json", "latest"):
            (releases / name).unlink(missing_ok=True)
        return
    replace(releases / "index.json", documents.dumped(index(good[-1])).encode())
    link = releases / ".latest"
    link.unlink(missing_ok=True)
    link.symlink_to(good[-1].name)
    os.replace(link, releases / "latest")


def replace(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old or the new one."""
    temporary = path.with_name(f".{path.name}.new")
    temporary.write_bytes(data)
    os.replace(temporary, path)


def entry(folder: Path) -> dict[str, Any]:
    """What versions.json says of one release."""
    said = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    tombstone = folder / TOMBSTONE
    return {
        "version": said["version"],
        "date": str(documents.day_of(folder.name)),
        "path": f"{folder.name}/",
        "schema_version": said["schema_version"],
        "sha256sums": sha256_of(folder / "SHA256SUMS"),
        "retracted": tombstone.read_text(encoding="utf-8").splitlines()[-1] if tombstone.exists() else None,
    }


def index(folder: Path) -> dict[str, Any]:
    """Every file of a release, with its sum and size; a table with its rows."""
    said = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    rows = {resource["path"]: resource["rows"] for resource in said["resources"]}
    files = []
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        digest, _, name = line.partition("  ")
        size = (folder / name).stat().st_size
        one = {"path": f"{folder.name}/{name}", "bytes": size, "sha256": digest}
        files.append(one | ({"rows": rows[name]} if name in rows else {}))
    return entry(folder) | {"left_out": json.loads((folder / "release.json").read_text())["left_out"], "files": files}


def retract(folders: Folders, day: str, reason: str) -> Path:
    """Put a tombstone on a release: its files stay, `latest` goes back to the newest good one. Raises ReleaseError."""
    releases = folders.datasets / "releases"
    folder = releases / day
    order(day)
    if not folder.is_dir():
        raise ReleaseError(f"{folder}: there is no such release")
    if (folder / TOMBSTONE).exists():
        raise ReleaseError(f"{folder} is retracted already")
    if not reason.strip():
        raise ReleaseError("a retraction needs a reason that readers will see")
    why = " ".join(reason.split())
    said = "This release is wrong and should not be used. It stays, so that what was made of it can be checked."
    replace(folder / TOMBSTONE, f"# Retracted\n\n{said}\n\n{why}\n".encode())
    point(releases)
    return folder / TOMBSTONE
