"""The site as it is read: on a phone, by keyboard, on paper, as a workbook; in a real browser, over a synthetic release."""

import asyncio
import io
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import openpyxl
import pytest

from explore.bake import bake
from explore.excel import sheet_name, workbook
from tests.chromium import CHROMIUM, Tab, browser
from tests.test_explore import publication as publication

needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed (apt-get install chromium)")
TALLEST = 6000  # px on a phone 375 px wide; the words of a statement may be longer


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def folder(publication: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reading") / "site"
    bake(publication / "build" / "detention.db", made, "https://ledger.example", workers=2)
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """A plain file server over the baked pages."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def one_of_each(folder: Path) -> list[str]:
    """The address of every room, and of the longest page of each kind of thing."""
    pages = [path.parent.relative_to(folder) for path in sorted(folder.rglob("index.html"))]
    shallow = [f"/{page}/".replace("/./", "/") for page in pages if len(page.parts) < 2]
    deep: dict[str, Path] = {}
    for page in pages:
        if len(page.parts) == 2:
            deep[page.parts[0]] = max(
                deep.get(page.parts[0], page), page, key=lambda p: (folder / p / "index.html").stat().st_size
            )
    return shallow + [f"/{page}/" for page in deep.values()]


@needs_chromium
def test_a_phone_shows_every_kind_of_page_without_panning_and_not_endlessly(address: str, folder: Path) -> None:
    async def walk() -> list[tuple[str, list[int]]]:
        async with browser() as tab:
            found = []
            for path in one_of_each(folder):
                await tab.open(address + path, width=375)
                size = await tab.run("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
                found.append((path, size))
            return found

    sizes = asyncio.run(walk())
    assert len(sizes) > 30
    assert [(path, size) for path, size in sizes if size[0] > 375] == []
    assert [(path, size) for path, size in sizes if size[1] > TALLEST and not path.startswith("/statements/")] == []


@needs_chromium
def test_a_place_is_printed_on_two_sheets(address: str, folder: Path) -> None:
    async def printed() -> bytes:
        async with browser() as tab:
            place = max(folder.glob("places/*/index.html"), key=lambda path: path.stat().st_size).parent.name
            await tab.open(f"{address}/places/{place}/")
            return await tab.pdf()

    assert len(re.findall(rb"/Type /Page\b", asyncio.run(printed()))) <= 2


FOCUSED = """(() => { const one = document.activeElement, look = getComputedStyle(one), box = one.getBoundingClientRect();
return {tag: one.tagName, text: (one.textContent || one.getAttribute("aria-label") || one.id).trim().slice(0, 40),
ring: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2, inside: box.width > 0 && box.right > 0,
at: [...document.querySelectorAll("*")].indexOf(one)}; })()"""


@needs_chromium
@pytest.mark.parametrize("path", ["/", "/questions/figure_in_force/", "/places/"])
def test_a_keyboard_walks_every_page_in_its_order_with_a_visible_focus(address: str, path: str) -> None:
    async def walk(tab: Tab) -> list[dict[str, object]]:
        found = []
        for _ in range(25):
            await tab.press("Tab")
            found.append(await tab.run(FOCUSED))
        return found

    async def run() -> None:
        async with browser() as tab:
            await tab.open(address + path)
            steps = await walk(tab)
            assert steps[0]["text"] == "Skip to the content"
            assert [one["text"] for one in steps if one["tag"] != "BODY" and not (one["ring"] and one["inside"])] == []
            places = [one["at"] for one in steps if one["tag"] not in ("BODY", "HTML")]
            ends = next((n for n in range(1, len(places)) if places[n] <= places[n - 1]), len(places))
            assert ends > 12, "the focus goes through the page as it is written"
            await tab.open(f"{address}{path}?")
            await tab.press("Tab")
            await tab.press("Enter")
            await asyncio.sleep(0.3)
            assert await tab.run("document.activeElement.id") == "main"

    asyncio.run(run())


def test_a_workbook_has_its_rows_its_provenance_and_no_formula() -> None:
    rows = [{"place": "=1+1", "people": 12.5, "place_href": "/x", "none": None}]
    tables = [
        ("A title: of many words that is longer than Excel allows", rows),
        ("A title: of many words that is longer too", rows),
    ]
    made = workbook({"Title": "T", "Release": "r1"}, tables)
    assert made == workbook({"Title": "T", "Release": "r1"}, tables)
    book = openpyxl.load_workbook(io.BytesIO(made))
    first, second, provenance = (book[name] for name in book.sheetnames)
    assert first.title != second.title
    assert [[cell.value for cell in row] for row in first.iter_rows()] == [
        ["place", "people", "none"],
        ["=1+1", 12.5, None],
    ]
    assert first["A2"].data_type == "s", "text that begins with = stays text"
    assert [cell.value for cell in provenance["B"]] == ["T", "r1"]
    assert sheet_name("a/b'", set()) == "a b"


def test_a_chart_alone_says_where_it_is_from(folder: Path) -> None:
    charts = sorted(folder.rglob("chart.svg"))
    assert charts
    for chart in charts:
        page = chart.parent.relative_to(folder)
        assert f"https://ledger.example/{page}/" in chart.read_text()
        assert f"https://ledger.example/{page}/chart.svg" in (chart.parent / "index.html").read_text()
