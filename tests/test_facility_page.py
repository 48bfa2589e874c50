"""The pages of a facility and of a campus, as a reader gets them: over a small synthetic release."""

import csv
import html
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.folders import Folders
from etl.publication.publish import publish
from etl.statements import shapes
from etl.warehouse.build import build
from etl.warehouse.check import check
from etl.warehouse.tables import tables
from explore.charts import population
from explore.links import address
from explore.maps import SIZE, still
from explore.parts import FOLDER, parts, printed
from explore.words import LABELS, POINTS, PRECISIONS, WORDS, dated
from tests.serving import serving
from tests.synthetic import IDS, Edition, add_statement, make_datasets, sha
from tests.test_facility_codes import BLUE, FIRST, PROJECT, RED, count, link, replace
from tests.test_further_sources_sql import DEATHS, add, death

HOSTILE = "Red <script>alert(1)</script> Jail"
EMPTY = "fac_nothing1"
RETIRED = "fac_retired2"


def editions() -> list[Edition]:
    cells: dict[tuple[str, str], str | None] = {
        ("RED JAIL", "odo_inspection_end_date"): "2030-11-05",
        ("RED JAIL", "odo_rating"): "Pass",
        ("RED JAIL", "last_inspection_type"): "Regular",
    }
    first = {"RED JAIL": (1001, 999, 501, 499), "BLUE JAIL": (1001, 499, 277, 223)}
    later = {name: tuple(part + 70 for part in parts) for name, parts in first.items()}
    return [
        Edition("FY31_a", 100, first, 2031, "01/08/2031", captured_on="2031-01-17", cells=cells),
        Edition("FY31_b", 114, later, 2031, "01/22/2031", captured_on="2031-01-31", cells=cells),  # type: ignore[arg-type]
    ]


def name_places(datasets: Path) -> None:
    """Both jails on one campus, one of them with a hostile name, and a place of which nothing is known."""
    rows = [(RED, HOSTILE, "site_test", ""), (BLUE, "Blue Jail", "site_test", ""), (EMPTY, "Nothing Known", "", "")]
    rows.append((RETIRED, "Red Annex", "site_test", RED))
    with (datasets / "reference/facility_ids.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(IDS.split(","))
        writer.writerows(
            [place, name, "DILLEY", "TX", site, "2026-01-01", merged, ""] for place, name, site, merged in sorted(rows)
        )


def end_with_people(datasets: Path, codes: list[str]) -> None:
    """Let the daily counts end on the last day with somebody in them, 7 February 2031."""
    span = {"first_date": FIRST.isoformat(), "last_date": "2031-02-07", "n_days": 130}
    spans = [{"detention_facility_code": code, "detention_facility": code} | span for code in codes]
    replace(datasets, f"{PROJECT}_series", sha("https://deportationdata.org/"), spans)


def mention(datasets: Path) -> None:
    """A statement that names RED JAIL."""
    add_statement(datasets, "release", "A release <b>about</b> a jail", "The Red Jail is full.")
    row: dict[str, Any] = {"snapshot_sha256": sha("https://www.ice.gov/news/releases/release"), "item": 1}
    row |= {"part": "body", "char_start": 4, "char_end": 12, "mention_type": "facility", "facility_id": RED}
    row |= {"surface": "Red Jail", "rule": "facility_name", "rule_version": "1"}
    table = pa.Table.from_pylist([row], schema=shapes.SCHEMAS["statement_mentions"])
    pq.write_table(table, datasets / "records/statement_mentions.parquet")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a running server."""
    folder = tmp_path_factory.mktemp("pages")
    datasets = make_datasets(folder / "datasets", editions())
    name_places(datasets)
    link(datasets, (RED, "REDTSTX", "name"), (RED, "OTHTSTX", "disputed"), (BLUE, "BLUTSTX", "name"))
    count(datasets, {"REDTSTX": 12, "BLUTSTX": 4}, days=130)
    end_with_people(datasets, ["REDTSTX", "BLUTSTX"])
    add(datasets, *DEATHS, "https://www.ice.gov/doclib/foia/reports/ddr.pdf", [death(cause_printed="Pneumonia")])
    agreement = {"sheet": "S", "row": 2, "list": "participating", "state": "TEXAS", "agency": "Frio Sheriff"}
    agreement |= {"agency_type": "County", "county": "FRIO COUNTY", "support_type": "Task Force Model"}
    agreement |= {"signed": "2031-02-03", "moa": "link", "moa_url": "https://www.ice.gov/frio.pdf"}
    elsewhere = agreement | {"row": 3, "agency": "Other Sheriff", "county": "Bexar"}
    url = "https://www.ice.gov/doclib/about/offices/ero/287g/participatingAgencies-20310210101500.xlsx"
    add(datasets, "ice_287g", "ice_287g_agreements", url, [agreement, elsewhere])
    mention(datasets)
    folders = Folders(datasets)
    build(folders)
    assert check(folders) == []
    publish(folders, root=folder)
    with serving(datasets) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


def part_of(page: str, name: str) -> str:
    """The text of one part of a page."""
    found = re.search(rf'<h2 id="{name}">(.+?)(?=<h2 |</article>)', page, re.DOTALL)
    assert found, name
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[1])))


def test_the_page_says_what_every_source_says_about_the_place(pages: httpx.Client) -> None:
    page = pages.get(f"/places/{RED}/").text
    wanted = {
        "figures": ("people held on average from 1 October to 2031-01-22", "N8+O8+P8+Q8", "12", "2031-02-07", "100"),
        "campus": ("Blue Jail",),
        "population": ("2031-01-09", "2031-01-22", "20.0", "sound"),
        "years": ("FY2031", "guaranteed minimum", "RED JAIL"),
        "names": ("RED JAIL, DILLEY, TX", "synthetic"),
        "codes": ("REDTSTX", "OTHTSTX", "disputed"),
        "inspections": ("2030-11-05", "Pass"),
        "deaths": ("2031-05-20", "RURITANIA", "Pneumonia"),
        "agreements": ("Frio Sheriff", "task force", "in force"),
        "discrepancies": ("30.0", "12.0", "daily counts, at midnight", "Facilities, N8+O8+P8+Q8", "code REDTSTX"),
        "findings": ("Daily counts",),
        "statements": ("2031-06-03", "Red Jail"),
        "sources": ("ICE detention statistics", "Deportation Data Project", sha("https://deportationdata.org/")),
        "registry": ("ZIP code 78017", "listed in the newest edition", "point on the map", "centre of its ZIP code"),
    }
    for name, words in wanted.items():
        for word in words:
            assert word in part_of(page, name), (name, word)
    assert "Other Sheriff" not in part_of(page, "agreements")


def test_the_chart_and_the_map_need_no_script_and_no_third_party(pages: httpx.Client) -> None:
    page = pages.get(f"/places/{RED}/").text
    assert re.search(r'<svg[^>]+role="img" class="chart" aria-label="People held at Red', page)
    assert {"population ok", "population no_prior", "counts", "minimum"} <= set(
        re.findall(r'class="([a-z_ -]+)"', page)
    )
    assert "2031-01-09 to 2031-01-22: 20.0 (ok)" in page
    tiles = re.findall(r'<image href="([^"]+)"', page)
    assert tiles
    assert all(pages.get(tile).headers["content-type"] == "image/png" for tile in tiles)
    loaded = re.findall(r'<(?:script|img|image|iframe|link rel="stylesheet")[^>]*(?:src|href)="([^"]+)"', page)
    assert [url for url in loaded if urlsplit(url).netloc] == []


@pytest.mark.parametrize("path", [f"places/{RED}/", f"places/{EMPTY}/", "campuses/site_test/"])
def test_a_page_escapes_has_captions_and_leads_to_pages_that_exist(pages: httpx.Client, path: str) -> None:
    reply = pages.get(f"/{path}")
    assert reply.status_code == 200
    page = reply.text
    assert "<script>alert" not in page
    assert "<b>about</b>" not in page
    assert page.count("<h1") == 1
    assert page.count("<table") == page.count("<caption")
    links = {html.unescape(href) for href in re.findall(r'<a href="(/[^"]+)"', page)}
    assert len(links) > 3
    for href in links:
        assert pages.get(href).status_code == 200, href


def test_a_place_of_which_nothing_is_known_has_a_page_that_says_so(pages: httpx.Client) -> None:
    page = pages.get(f"/places/{EMPTY}/").text
    assert "in none of ICE's editions that we hold" in html.unescape(page)
    for name in ("population", "codes", "deaths", "statements", "sources"):
        assert "<table" not in page[page.index(f'id="{name}"') :].split("</section>")[0], name
    assert "No figure about it is in what we hold." in page
    assert 'class="chart"' not in page
    assert 'class="map"' not in page
    assert 'id="campus"' not in page


def test_a_campus_adds_up_its_places(pages: httpx.Client) -> None:
    page = pages.get("/campuses/site_test/").text
    assert {"Blue Jail", HOSTILE} <= {html.unescape(name) for name in re.findall(r">([^<>]+)</a></td>", page)}
    assert "40.0" in part_of(page, "population")
    assert "16" in part_of(page, "figures")
    assert "BLUTSTX + REDTSTX" in part_of(page, "figures")


def test_a_place_that_does_not_exist_is_no_page(pages: httpx.Client) -> None:
    assert pages.get("/places/fac_none/").status_code == 404


def test_no_code_or_column_of_the_registry_is_shown_as_it_is_spelled(pages: httpx.Client) -> None:
    for path in (f"places/{RED}/", f"places/{EMPTY}/", "campuses/site_test/"):
        shown = part_of(pages.get(f"/{path}").text, "registry")
        assert re.findall(r"[a-z]+_[a-z_]+", shown) == [], path
    assert {column.name for column in tables()["facilities"].columns} >= set(WORDS) | set(LABELS) - {"point"}
    for name, words in WORDS.items():
        (column,) = (column for column in tables()["facilities"].columns if column.name == name)
        assert set(words) <= set(column.enum) or not column.enum
    methods, precisions = (
        next(set(column.enum) for column in tables()["facilities"].columns if column.name == f"coordinate_{what}")
        for what in ("method", "precision")
    )
    assert (methods, precisions) == (set(POINTS), set(PRECISIONS))


def test_who_runs_a_place_is_said_with_the_day_of_the_list() -> None:
    row = {"operator": "COUNTY", "operator_as_of": "2017-11-06"}
    assert dated("operator", row) == "COUNTY, as of 2017 (ICE's facility list of 2017-11-06)"
    assert dated("operator", {"operator": "COUNTY"}) == "COUNTY"


def test_a_retired_id_leads_on_to_the_place_it_was_merged_into(pages: httpx.Client) -> None:
    reply = pages.get(f"/places/{RETIRED}/")
    assert (reply.status_code, reply.headers["location"]) == (301, f"/places/{RED}/")
    assert pages.get(reply.headers["location"]).status_code == 200
    (row,) = pages.get("/detention/facility_redirects.json?_shape=array").json()
    assert (row["retired_id"], row["facility_id"], row["name"]) == (RETIRED, RED, "Red Annex")


def test_a_headline_of_few_people_is_not_exact(pages: httpx.Client) -> None:
    assert "under 11" in part_of(pages.get(f"/places/{BLUE}/").text, "figures")


def test_an_interval_that_is_no_population_is_counted_and_not_drawn() -> None:
    row: dict[str, Any] = {"period_start": "2031-01-01", "period_end": "2031-01-14", "population_error": 0.0}
    rows = [
        row | {"population": 80.0, "quality": "ok"},
        row | {"population": -500.0, "quality": "restated"},
        row | {"population": -9.0, "population_error": 44.0, "quality": "rounded"},
        row | {"population": -50.0, "population_error": 44.0, "quality": "rounded"},
    ]
    drawn = population(rows, [(date(2031, 1, 3), 90.0)], [(date(2032, 1, 1), 2400.0)])
    assert drawn
    assert [bar["label"] for bar in drawn["bars"]] == [
        "2031-01-01 to 2031-01-14: 80.0 (ok)",
        "2031-01-01 to 2031-01-14: between 0 and 35.0 (rounded)",
    ]
    assert drawn["n_left_out"] == 2
    floor = drawn["y_ticks"][0]["y"]
    assert drawn["bars"][1]["y"] is None, "no line stands for a number of people that can't be"
    assert drawn["bars"][1]["band"]["y"] + drawn["bars"][1]["band"]["height"] == floor
    assert population([rows[1]], [], []) is None


def test_a_map_puts_its_point_in_the_middle_and_covers_itself_with_tiles() -> None:
    drawn = still([(28.6782, -99.1747, "Dilley")])
    assert drawn
    (marker,) = drawn["markers"]
    assert (marker["x"], marker["y"]) == (SIZE["width"] / 2, SIZE["height"] / 2)
    corners = [(x, y) for x in (0, SIZE["width"]) for y in (0, SIZE["height"])]
    for x, y in corners:
        assert any(t["x"] <= x <= t["x"] + 256 and t["y"] <= y <= t["y"] + 256 for t in drawn["tiles"])
    assert "/-/tiles/basemap/6/14/26.png" in [tile["href"] for tile in drawn["tiles"]]
    assert still([]) is None


def test_unknown_is_not_zero_and_a_little_is_not_nothing() -> None:
    assert [printed(value) for value in (None, 0, 0.0, 0.003, 1234.56, 2400)] == [
        None, "0", "0.0", "under 0.1", "1,234.6", "2,400",
    ]  # fmt: skip
    assert [address(url) for url in ("javascript:alert(1)", "//example.com", "/\\example.com", "/x", "https://x")] == [
        None, None, None, "/x", "https://x",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["places", "campuses"])
def test_every_part_has_a_total_order_and_known_parameters(kind: str) -> None:
    found = parts(f"pages/{kind}")
    assert len(found) == len(list((FOLDER / "pages" / kind).glob("*.sql")))
    known = {"id", "facility_id", "site_id", "state", "county", "county_name", "county_geoid"}
    for part in found:
        assert "ORDER BY" in part.sql, part.name
        assert set(part.parameters) <= known, part.name


def test_links_between_places_are_shown_once_their_table_exists() -> None:
    (section,) = (section for section in parts("pages/places") if section.name == "links")
    assert section.needs == {"facility_links"}
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript("""
            CREATE TABLE facilities (facility_id, name);
            INSERT INTO facilities VALUES ('fac_a', 'Old'), ('fac_b', 'New'), ('fac_c', 'Other');
            CREATE TABLE facility_links (from_id, relation, to_id, from_date, to_date, evidence);
            INSERT INTO facility_links VALUES ('fac_a', 'renamed_to', 'fac_b', '2025-03-05', NULL, 'footnote');
        """)
        found = {
            place: db.execute(section.sql, {"facility_id": place}).fetchall() for place in ("fac_a", "fac_b", "fac_c")
        }
    told = [("renamed to", "2025-03-05", "footnote")]
    assert [(row[0], row[4], row[6]) for row in found["fac_a"]] == told
    assert [(row[1], row[3]) for row in found["fac_a"] + found["fac_b"]] == [
        ("New", "from this place to that"),
        ("Old", "from that place to this"),
    ]
    assert found["fac_c"] == []
