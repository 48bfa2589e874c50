"""One refresh over all sources at once, against an internet with faults: the right state for each, and nothing lost."""

import csv
import itertools
import json
import subprocess
import sys
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from scrapers import registry
from scrapers.base import LinkedFilesSpider
from scrapers.series import SeriesSpider
from scrapers.spiders import aila_press_releases
from scrapers.walker import Walker
from tests.internet import Internet, always, robots, silent, slow
from tests.test_walker import NOTHING, answers, doj_page

ROOT = Path(__file__).parents[1]
MODULES = registry.modules()
FIRST_CASES = ("release", "month", "feed", "many_releases", "headcount", "page", "edition", "workbook", "listing")
ADDRESSES = {  # where the fixture's own is that of a file by its name, or of a page no sitemap names
    "deportation_data_project": "https://deportationdata.org/data/facilities-daily-population-latest.parquet",
    "hhs_uac_daily": "https://healthdata.gov/resource/example.csv",
    "ice_facility_lists": "https://www.ice.gov/doclib/facilityInspections/dedicatedNonDedicatedFacilityList.xlsx",
    "ice_facility_pages": "https://www.ice.gov/contact/field-offices",
}
CHALLENGE = b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>"


def first_case(name: str) -> tuple[str, Path]:
    """The address and the file of a fixture that yields records."""
    folder = ROOT / "tests" / "fixtures" / name
    cases = [folder / case for case in FIRST_CASES if (folder / case).exists()] + sorted(folder.iterdir())
    for case in cases:
        expected = json.loads((case / "expected.json").read_text())
        url = ADDRESSES.get(name, expected["url"])
        if {"records", "counts"} & expected.keys() and MODULES[name].SOURCE.is_document(url):
            return url, next(case.glob("input.*"))
    raise LookupError(f"{name}: no fixture with an address that yields records")


def healthy() -> Internet:
    """Every site as its spider assumes it to be, with one document each."""
    internet = Internet()
    for name, module in MODULES.items():
        spider = registry.spider_class(module)
        url, file = first_case(name)
        for host in module.SOURCE.hosts:
            internet.put(f"https://{host}/robots.txt", "User-agent: *\nAllow: /\n", "text/plain")
        html = file.suffix == ".html"
        internet.put(url, file.read_bytes(), "text/html; charset=utf-8" if html else "application/octet-stream")
        if name == "doj_eoir_news_releases":
            internet.put(f"{module.NEWEST}0", doj_page(269_000, 0, 3, 7), "application/json")
            internet.put(f"{module.NEWEST}1", doj_page(269_000, 8, 9, 10), "application/json")
            for term in module.TERMS:
                internet.put(module.page_url(term, 0), doj_page(0, 1), "application/json")
        elif issubclass(spider, LinkedFilesSpider):
            add(internet, spider.index_url, "<!DOCTYPE html><html><body></body></html>", f"<a href='{url}'>x</a>")
        elif issubclass(spider, SeriesSpider):
            bare = spider.__new__(spider)
            first = next(itertools.chain(bare.open_documents(), bare.closed_documents()))
            internet.put(first, file.read_bytes(), "text/html" if html else "application/octet-stream")
        elif issubclass(spider, Walker):
            put_ways(internet, name, spider, url)
    return internet


def add(internet: Internet, url: str, empty: str, link: str) -> None:
    """Add a link to a page that several sources read."""
    before = internet.pages[url][1].decode() if url in internet.pages else empty
    end = before.rindex("</body>" if "</body>" in before else "</urlset>")
    internet.put(
        url, before[:end] + link + before[end:], "text/xml" if "<urlset" in before else "text/html; charset=utf-8"
    )


def put_ways(internet: Internet, name: str, spider: type[Walker], url: str) -> None:
    """Let every way of a spider name ``url``."""
    for number, way in enumerate(spider.ways):
        if way.kind == "api":
            row = {
                "accessionNumber": url.rsplit("/", 1)[-1].removesuffix(".txt"),
                "form": "8-K",
                "filingDate": "2031-02-03",
            }
            columns = {column: [value] for column, value in (row | {"items": "7.01,9.01"}).items()}
            internet.put(way.url, json.dumps({"filings": {"recent": columns, "files": []}}), "application/json")
        elif way.url == aila_press_releases.POSTINGS:
            today = datetime.now(UTC).date()
            page = f"<!DOCTYPE html><html><body><p>February 3, 2031 <a href='{url}'>t</a></p></body></html>"
            for weeks in range(aila_press_releases.WEEKS + 1):
                first = today - timedelta(weeks=aila_press_releases.WEEKS - weeks)
                internet.put(aila_press_releases.week_url(first), page)
        elif way.kind == "sitemap":
            add(internet, way.url, "<urlset></urlset>", f"<url><loc>{url}</loc></url>")
        else:
            for page_url, reply in answers(spider, number, url).items():
                kind = (
                    "text/xml"
                    if way.kind == "feed"
                    else "application/json"
                    if way.kind == "wp-json"
                    else "text/html; charset=utf-8"
                )
                internet.put(page_url, str(reply), kind)
    if name == "ice_news_releases":
        entry = f'<div class="news-title"><a href="{url}">T</a></div><div class="news-date">June 3, 2031</div>'
        page = f'<!DOCTYPE html><html><body><div class="news-wrapper">{entry}</div>{{}}</body></html>'
        internet.put(spider.ways[0].url, page.format("<a rel='next' href='?page=1'>2</a>"))
        internet.put(f"{spider.ways[0].url}?page=1", page.format(""))


def refresh(folder: Path, internet: Internet, command: str = "collect") -> dict[str, Any]:
    """Crawl everything; the report by source."""
    port = internet.serve()
    process = [sys.executable, "-m", "tests.internet", str(folder), str(port), command]
    done = subprocess.run(process, cwd=ROOT, check=False, capture_output=True, text=True, timeout=240)
    assert not done.stderr, done.stderr[-2000:]
    if command == "check":
        return {}
    report: dict[str, Any] = json.loads((folder / "build/reports/collect.json").read_text())["sources"]
    return report


FAULTS = {
    "hhs_news_releases": (always(403, b"Access Denied"), "blocked"),  # each host refuses every page
    "phr_news": (always(200, CHALLENGE, **{"Content-Type": "text/html"}), "blocked"),
    "ilrc_press_releases": (always(200, NOTHING.encode(), **{"Content-Type": "text/html"}), "drift"),
    "ag_new_york_press_releases": (slow, "unreachable"),
    "splc_press_releases": (silent, "unreachable"),
    "unhcr_news": (robots("", 503), "robots_denied"),
    "governor_florida_press_releases": (robots("User-agent: *\nDisallow: /\n"), "robots_denied"),
    "gao_reports": (robots("", 403), "ok"),  # RFC 9309: a robots.txt that is refused forbids nothing
    "dhs_news_releases": (robots("User-agent: *\nDisallow: /sitemap.xml\nDisallow: /archive/\n"), "ok"),
    "kind_press_releases": (robots("User-agent: *\nDisallow: /wp-json/\n"), "ok"),
}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Internet, dict[str, Any], Path]:
    folder = tmp_path_factory.mktemp("internet")
    internet = healthy()
    for name, (fault, _) in FAULTS.items():
        for host in MODULES[name].SOURCE.hosts:
            internet.faults[host] = fault
    return internet, refresh(folder, internet), folder


def test_every_source_has_the_state_of_its_site(run: tuple[Internet, dict[str, Any], Path]) -> None:
    _, report, _ = run
    states = {name: report[name]["state"] for name in MODULES}
    assert states == {name: FAULTS[name][1] if name in FAULTS else "ok" for name in MODULES}


def test_nothing_is_lost_and_what_was_asked_is_in_the_ledger(run: tuple[Internet, dict[str, Any], Path]) -> None:
    _, report, folder = run
    for name, entry in report.items():
        assert entry["pending"] == 0 or entry["left"], name
        if entry["state"] == "ok":
            assert entry["counts"]["new"] >= 1, name
    lines = [json.loads(line) for line in (folder / "snapshots.jsonl").read_text().splitlines()]
    held = {line["source"] for line in lines if line.get("role") == "document" and line.get("sha256")}
    assert held == {name for name, entry in report.items() if entry["state"] == "ok"}


def test_nothing_is_asked_for_that_robots_forbid(run: tuple[Internet, dict[str, Any], Path]) -> None:
    internet, report, _ = run
    asked = defaultdict(list)
    for url in internet.log:
        asked[url.split("/")[2]].append(url)
    for name in ("unhcr_news", "governor_florida_press_releases"):
        for host in MODULES[name].SOURCE.hosts:
            assert set(asked[host]) <= {f"https://{host}/robots.txt"}
    assert "https://www.dhs.gov/sitemap.xml" not in internet.log
    assert not [url for url in internet.log if "supportkind.org/wp-json/" in url]
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    closed = report["dhs_news_releases"]["ways"]["sitemap https://www.dhs.gov/sitemap.xml"]
    assert (closed["state"], closed["closed_since"]) == ("closed", today)
    assert report["dhs_news_releases"]["walked_on"] == today  # the listing was read to its end all the same


def test_every_document_has_a_date_or_a_reason(run: tuple[Internet, dict[str, Any], Path]) -> None:
    _, report, folder = run
    command = [sys.executable, "-m", "scrapers", "extract", "--datasets", str(folder)]
    subprocess.run(command, cwd=ROOT, check=False, capture_output=True, timeout=120)
    standing = json.loads((folder / "build/reports/extract.json").read_text())["standing"]
    assert not [row for row in standing if not row["reason"]]
    import pyarrow.parquet as pq

    undated = []
    for path in (folder / "records").glob("*_statements.parquet"):
        for row in pq.read_table(path).to_pylist():
            if not (row["published_meta"] or row["published_printed"] or row["published_listed"]):
                undated.append((path.stem, row["canonical_url"]))
    assert not undated
    assert report


def test_the_truth_table_has_robots_every_way_and_a_document_of_each_source(tmp_path: Path) -> None:
    internet = healthy()
    for name, (fault, _) in FAULTS.items():
        for host in MODULES[name].SOURCE.hosts:
            internet.faults[host] = fault
    refresh(tmp_path, internet, "check")
    rows = list(csv.DictReader((tmp_path / "sources_checked.csv").open(newline="", encoding="utf-8")))
    assert {row["source"] for row in rows} == set(MODULES)
    by = defaultdict(dict)  # type: ignore[var-annotated]
    for row in rows:
        by[row["source"]][row["what"], row["url"]] = (row["state"], row["detail"])
    assert by["cbp_news_releases"]["robots.txt", "https://www.cbp.gov/robots.txt"] == ("HTTP 200", "23 bytes")
    assert by["gao_reports"]["robots.txt", "https://www.gao.gov/robots.txt"] == ("HTTP 403", "none: all is allowed")
    listing = by["detention_watch_network_press_releases"]["listing", "https://www.detentionwatchnetwork.org/pressroom"]
    assert listing == ("ok", "1 documents of 1 links")
    state, detail = by["ilrc_press_releases"]["listing", "https://www.ilrc.org/press"]
    assert (state, "the links are" in detail) == ("drift", True)
    documents = [row for row in rows if row["what"] == "document" and row["state"] == "extracted"]
    assert len({row["source"] for row in documents}) >= len(MODULES) - len(FAULTS)
    assert all(row["checked_on"] == f"{datetime.now(UTC):%Y-%m-%d}" for row in rows)
