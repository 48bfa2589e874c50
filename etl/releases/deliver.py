"""`make publish-to TARGET=…`: releases to a folder or any store that fsspec has a driver for (s3://, gs://, sftp:// …).

Files first, pointers last: a reader who follows `index.json` or `latest/` finds a whole release at every moment. A release that
lies at the target already is never written again; one that differs there stops everything.
"""

from pathlib import Path
from typing import Any

import fsspec

from etl.folders import Folders
from etl.releases.package import ReleaseError, standing

POINTERS = ("ids.parquet", "versions.json", "index.json")


def deliver(folders: Folders, target: str) -> list[str]:
    """Copy what is new to ``target``; returns the paths written, in order. Raises ReleaseError."""
    releases = folders.datasets / "releases"
    if not standing(releases):
        raise ReleaseError(f"{releases}: there is no release yet; run `make release`")
    try:
        store, root = fsspec.core.url_to_fs(target)
    except (ImportError, ValueError) as error:
        raise ReleaseError(
            f"{target}: {error}; an object store needs its driver, for example `pip install s3fs`"
        ) from error
    root = root.rstrip("/")
    written: list[str] = []
    for folder in standing(releases):
        written += whole(store, folder, f"{root}/{folder.name}")
    latest = releases / "latest"
    if latest.exists():
        written += files(store, latest.resolve(), f"{root}/latest", again=True)
    for name in POINTERS:
        if (releases / name).exists():
            put(store, releases / name, f"{root}/{name}")
            written.append(f"{root}/{name}")
    return written


def whole(store: Any, folder: Path, place: str) -> list[str]:
    """One release, its sums last: where they are, it is whole. Raises ReleaseError where another one lies there."""
    sums = f"{place}/SHA256SUMS"
    if store.exists(sums):
        if store.cat_file(sums) != (folder / "SHA256SUMS").read_bytes():
            raise ReleaseError(f"{place} holds another release of that day; a release is never changed: make a new one")
        tombstone = folder / "RETRACTED.md"
        if tombstone.exists() and not store.exists(f"{place}/{tombstone.name}"):
            put(store, tombstone, f"{place}/{tombstone.name}")
            return [f"{place}/{tombstone.name}"]
        return []
    return files(store, folder, place)


def files(store: Any, folder: Path, place: str, again: bool = False) -> list[str]:
    """Every file of a folder, SHA256SUMS last; with ``again`` only those whose size or sums differ are sent."""
    sums = f"{place}/SHA256SUMS"
    if again and store.exists(sums) and store.cat_file(sums) == (folder / "SHA256SUMS").read_bytes():
        return []
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    written = []
    for name in [*(name for name in names if name != "SHA256SUMS"), "SHA256SUMS"]:
        put(store, folder / name, f"{place}/{name}")
        written.append(f"{place}/{name}")
    return written


def put(store: Any, path: Path, place: str) -> None:
    """Send one file; a folder gets it in one step."""
    store.makedirs(place.rpartition("/")[0], exist_ok=True)
    if "file" in store.protocol:
        temporary = f"{place}.new"
        store.put_file(str(path), temporary)
        Path(temporary).replace(place)
    else:
        store.put_file(str(path), place)
