"""The home page and the map in a real browser that may reach nothing but this machine."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.test_explore import publication, site  # noqa: F401  (the running server)

CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars --window-size=1280,1600 --virtual-time-budget=8000"
).split()

BROWSERS_OWN = {
    "accounts.google.com", "clients2.google.com", "content-autofill.googleapis.com", "update.googleapis.com",
    "optimizationguide-pa.googleapis.com", "safebrowsingohttpgateway.googleapis.com", "www.google.com",
}  # fmt: skip
"""What Chromium itself asks for, whatever the page."""

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed (apt-get install chromium)")


def browse(url: str, folder: Path, *flags: str) -> str:
    """Open ``url``; returns what the browser printed. Every host but the loopback address resolves to nothing."""
    done = subprocess.run(
        [str(CHROMIUM), *FLAGS, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
         f"--user-data-dir={folder / 'profile'}", f"--log-net-log={folder / 'net.json'}", *flags, url],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return done.stdout


def requested(folder: Path) -> set[str]:
    """Hosts that the page asked for, by the browser's network log."""
    text = (folder / "net.json").read_text()
    return set(re.findall(r'"url":"https?://([^/":]+)', text)) - BROWSERS_OWN


def test_the_home_page_is_drawn_without_a_third_party(site: str, tmp_path: Path) -> None:  # noqa: F811
    shot = tmp_path / "home.png"
    browse(f"{site}/", tmp_path, f"--screenshot={shot}")
    assert shot.stat().st_size > 30_000, "a blank page of that size is a few kilobytes"
    assert requested(tmp_path) <= {"127.0.0.1"}


def test_the_map_shows_markers_and_tiles_from_this_server(site: str, tmp_path: Path) -> None:  # noqa: F811
    page = browse(f"{site}/detention/facilities", tmp_path, "--dump-dom")
    assert "leaflet-marker-icon" in page
    zooms = {int(zoom) for zoom in re.findall(r"/-/tiles/basemap/(\d+)/", page)}
    assert zooms, "no tiles"
    assert min(zooms) >= 3, "one place on Guam must not make the first view the whole world"
    assert requested(tmp_path) <= {"127.0.0.1"}
