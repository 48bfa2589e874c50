"""The baked site: a folder of files that needs nobody, the same twice, without a link that leads nowhere."""

import hashlib
import html
import json
import re
import shutil
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx
import pytest

from etl.folders import ROOT
from explore.bake import bake, is_current, timed
from explore.plugin import baked_from
from tests.serving import serving
from tests.test_explore import publication as publication

LINK = re.compile(r'(?:href|src|action)="([^"]+)"')


@pytest.fixture(scope="module")
def baked(publication: Path) -> Path:
    folder = publication / "build" / "site"
    bake(publication / "build" / "detention.db", folder, "https://ledger.example", workers=2)
    return folder


def contents(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_release_gives_the_same_bytes(publication: Path, baked: Path, tmp_path: Path) -> None:
    bake(publication / "build" / "detention.db", tmp_path / "again", "https://ledger.example", workers=1)
    assert contents(baked) == contents(tmp_path / "again")


def test_no_link_of_any_page_leads_nowhere_on_a_plain_file_server(baked: Path) -> None:
    """A file server knows no query strings and gives index.html for a folder."""
    pages = sorted(baked.rglob("index.html"))
    assert len(pages) > 200
    broken = set()
    for page in pages:
        for link in LINK.findall(page.read_text()):
            address = urlsplit(html.unescape(link))
            if address.scheme or address.netloc or not address.path:
                continue
            target = baked / unquote(address.path).lstrip("/")
            if not (target.is_file() or (target / "index.html").is_file()):
                broken.add((link, str(page.relative_to(baked))))
    assert broken == set()


def test_every_page_has_its_language_heading_and_landmarks(baked: Path) -> None:
    for page in sorted(baked.rglob("index.html")):
        text = page.read_text()
        spanish = page.relative_to(baked).parts[0] == "es"
        assert f'<html lang="{"es" if spanish else "en"}">' in text, page
        assert text.count("<h1") == 1, page
        assert text.count("<main") == 1, page
        levels = [int(level) for level in re.findall(r"<h([1-6])", text)]
        assert all(later - level <= 1 for level, later in pairwise(levels)), page
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), page


def test_the_release_and_the_lasting_address_stand_on_every_page(baked: Path) -> None:
    release = json.loads((baked / "release.json").read_text())["release"]
    for page in sorted(baked.glob("places/*/index.html")):
        text = page.read_text()
        assert f"release {release}" in text
        assert f"https://ledger.example/{page.parent.relative_to(baked)}/" in text
        assert "127.0.0.1" not in text


def test_pages_of_an_older_release_are_not_sent_and_the_same_is_not_baked_again(baked: Path, tmp_path: Path) -> None:
    database = baked.with_name("detention.db")
    assert is_current(database, baked, "https://ledger.example/")
    assert not is_current(database, baked, "https://other.example")
    assert "nothing new" in timed(database, baked, "https://ledger.example")
    newer = tmp_path / "detention.db"
    newer.write_bytes(database.read_bytes() + b"\0")
    shutil.copytree(baked, tmp_path / "site")
    assert baked_from(database, baked) == baked
    assert baked_from(newer, tmp_path / "site") is None


def test_the_sitemap_names_no_page_about_a_person(baked: Path) -> None:
    listed = re.findall(r"<loc>https://ledger.example(/[^<]*)</loc>", (baked / "sitemap.xml").read_text())
    assert "/" in listed
    assert any(address.startswith("/places/") for address in listed)
    assert not [address for address in listed if address.startswith("/people/")]


def test_a_running_site_sends_the_baked_file_and_asks_the_machine_for_the_rest(publication: Path, baked: Path) -> None:
    with serving(publication) as address, httpx.Client(base_url=address) as client:
        assert client.get("/").content == (baked / "index.html").read_bytes()
        assert (
            client.get("/questions/below_minimum/").content
            == (baked / "questions/below_minimum/index.html").read_bytes()
        )
        asked = client.get("/questions/figure_in_force/", params={"name": "PLACE 0", "day": "2025-02-15"})
        assert "2025-01-19" in asked.text
        assert client.get("/detention/facilities").status_code == 200
        for path in ("/../detention.db", "/%2e%2e/detention.db", "/places/../../detention.db"):
            assert client.get(path).status_code in (302, 403, 404)


def test_the_readmes_pictures_are_small_and_of_this_site() -> None:
    picture = (ROOT / "docs/site.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 1280
    assert len(picture) < 300_000
    chart = (ROOT / "docs/dilley.svg").read_text()
    assert chart.startswith("<svg")
    assert "People held at Dilley" in chart
