"""How documents are found: the ways of every site in turn, which one found what, and what a site without them is."""

import csv
import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scrapers import registry
from scrapers.discovery import DiscoverySpider, SeriesSpider
from scrapers.spiders import congress_press_releases, federal_register_documents
from tests.loopback import Site
from tests.loopback import answer as answer_bytes
from tests.test_collect import Runs

ROOT = Path(__file__).parent.parent
SITES: dict[str, type[DiscoverySpider]] = {}
SERIES: dict[str, type[SeriesSpider]] = {}
for _name, _module in registry.modules().items():
    _spider = registry.spider_class(_module)
    if issubclass(_spider, DiscoverySpider):
        SITES[_name] = _spider
    elif issubclass(_spider, SeriesSpider):
        SERIES[_name] = _spider
NOTHING = (
    "<!DOCTYPE html><html lang='en'><head><title>Example</title></head><body><a href='/about'>About</a></body></html>"
)


def document(source: str) -> tuple[str, Path]:
    """The URL and the file of the fixture that yields records."""
    case = ROOT / "tests" / "fixtures" / source / "release"
    return json.loads((case / "expected.json").read_text())["url"], case / "input.html"


def answer(kind: str, url: str) -> str:
    """A reply of that kind that names ``url``."""
    return {
        "feed": f"<rss version='2.0'><channel><item><title>t</title><link>{url}</link>"
        "<pubDate>Mon, 03 Feb 2031 08:00:00 GMT</pubDate></item></channel></rss>",
        "wp-json": json.dumps([{"link": url, "date": "2031-02-03T08:00:00"}]),
        "sitemap": "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        f"<url><loc>{url}</loc><lastmod>2031-02-03</lastmod></url></urlset>",
        "listing": f"<!DOCTYPE html><html lang='en'><body><h2><a href='{url}'>t</a></h2></body></html>",
    }[kind]


def write_manifest(folder: Path, sources: list[str], replies: Mapping[str, str | Path]) -> None:
    """A manifest in which each URL of ``replies`` answers, and every robots.txt is empty."""
    hosts = {f"https://{host}/robots.txt" for name in sources for host in registry.modules()[name].SOURCE.hosts}
    with (folder / "manifest.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("path", "url"))
        for number, (url, reply) in enumerate([*((url, "") for url in sorted(hosts)), *replies.items()]):
            path = reply if isinstance(reply, Path) else folder / f"{number}{'.txt' if url in hosts else ''}"
            if isinstance(reply, str):
                path.write_text(reply)
            rows.writerow((path, url))


def collect(folder: Path, sources: list[str], replies: Mapping[str, str | Path], *options: str) -> dict[str, Any]:
    """Rehearse a crawl; the report by source."""
    write_manifest(folder, sources, replies)
    command = [sys.executable, "-m", "scrapers", "collect", *sources, "--datasets", str(folder / "ds")]
    command += ["--replay", str(folder / "manifest.csv"), *options]
    subprocess.run(command, cwd=ROOT, check=False, capture_output=True)
    report: dict[str, Any] = json.loads((folder / "ds/build/reports/collect.json").read_text())["sources"]
    return report


def found_by(folder: Path) -> dict[str, str]:
    """By source: the way its document was found, as the ledger says."""
    lines = [json.loads(line) for line in (folder / "ds/snapshots.jsonl").read_text().splitlines()]
    return {line["source"]: line["found_by"] for line in lines if line.get("role") == "document"}


def test_the_first_way_that_works_is_the_one_recorded(tmp_path: Path) -> None:
    replies: dict[str, str | Path] = {}
    for name, spider in SITES.items():
        url, path = document(name)
        replies |= {spider.ways[0].url: answer(spider.ways[0].kind, url), url: path}
    report = collect(tmp_path, list(SITES), replies)
    assert {name: run["state"] for name, run in report.items()} == dict.fromkeys(SITES, "ok")
    assert found_by(tmp_path) == {name: spider.ways[0].kind for name, spider in SITES.items()}


def test_a_way_that_fails_is_a_warning_and_the_next_is_tried(tmp_path: Path) -> None:
    sites = {name: spider for name, spider in SITES.items() if len(spider.ways) > 1}
    assert len(sites) > len(SITES) / 2
    replies: dict[str, str | Path] = {}
    for name, spider in sites.items():
        url, path = document(name)
        replies |= {way.url: NOTHING for way in spider.ways[:-1]}
        replies |= {spider.ways[-1].url: answer(spider.ways[-1].kind, url), url: path}
    report = collect(tmp_path, list(sites), replies)
    assert {name: run["state"] for name, run in report.items()} == dict.fromkeys(sites, "ok")
    assert found_by(tmp_path) == {name: spider.ways[-1].kind for name, spider in sites.items()}
    for name, spider in sites.items():
        assert len(report[name]["warnings"]) == len(spider.ways) - 1
        assert report[name]["warnings"][0].startswith(f"{spider.ways[0].kind}: drift: ")


def test_a_site_where_no_way_works_is_drift_never_an_empty_result(tmp_path: Path) -> None:
    report = collect(tmp_path, list(SITES), {way.url: NOTHING for spider in SITES.values() for way in spider.ways})
    assert {name: run["state"] for name, run in report.items()} == dict.fromkeys(SITES, "drift")
    assert all(len(report[name]["problems"]) == len(spider.ways) for name, spider in SITES.items())


def test_a_feed_does_not_end_the_search_and_pages_are_followed(tmp_path: Path) -> None:
    name = "aclu_press_releases"
    feed, listing = SITES[name].ways
    urls = [f"https://www.aclu.org/press-releases/{slug}" for slug in ("new", "older", "oldest")]
    page = "<!DOCTYPE html><html lang='en'><body><a href='{}'>t</a>{}</body></html>"
    replies: dict[str, str | Path] = dict.fromkeys(urls, document(name)[1])
    replies[feed.url] = answer("feed", urls[0])
    replies[listing.url] = page.format(
        urls[1], "<a rel='next' href='https://www.aclu.org/press-releases/page/2'>Next</a>"
    )
    replies["https://www.aclu.org/press-releases/page/2"] = page.format(urls[2], "")
    report = collect(tmp_path, [name], replies)
    assert report[name]["state"] == "ok"
    lines = [json.loads(line) for line in (tmp_path / "ds/snapshots.jsonl").read_text().splitlines()]
    ways = {line["url"]: line["found_by"] for line in lines if line.get("role") == "document"}
    assert ways == {urls[0]: "feed", urls[1]: "listing", urls[2]: "listing"}


def test_a_walk_that_breaks_off_is_a_state_of_the_run(tmp_path: Path) -> None:
    name = "detention_watch_network_press_releases"
    (listing,) = SITES[name].ways
    url, path = document(name)
    page = answer("listing", url).replace("</body>", f"<a class='next' href='{listing.url}?page=1'>Next</a></body>")
    report = collect(tmp_path, [name], {listing.url: page, f"{listing.url}?page=1": NOTHING, url: path})
    assert (report[name]["state"], report[name]["counts"]) == ("drift", {"new": 1})


@pytest.mark.parametrize("name", [name for name in SERIES if name != "doj_eoir_news_releases"])
def test_a_series_asks_for_its_newest_document(name: str, tmp_path: Path) -> None:
    case = next(c for c in ("month", "feed") if (ROOT / "tests/fixtures" / name / c).exists())
    (path,) = (ROOT / "tests/fixtures" / name / case).glob("input.*")
    bare = SERIES[name].__new__(SERIES[name])  # open_documents reads no state
    url = next(iter(bare.open_documents()))
    assert registry.modules()[name].SOURCE.is_document(url)
    report = collect(tmp_path, [name], {url: path}, "--max-pages", "1")
    assert (report[name]["state"], report[name]["counts"]) == ("ok", {"new": 1})
    assert found_by(tmp_path) == {name: SERIES[name].by}


def test_doj_pages_are_walked_from_the_last(tmp_path: Path) -> None:
    name = "doj_eoir_news_releases"
    page = (ROOT / "tests/fixtures" / name / "page/input.json").read_text()
    module = registry.modules()[name]
    replies = {module.page_url(term, number): page for term in module.TERMS for number in (0, 3)}
    report = collect(tmp_path, [name], replies, "--max-pages", str(len(module.TERMS)))
    assert report[name]["state"] == "ok"
    assert report[name]["pending"] == 3 * len(module.TERMS)  # 153 releases are 4 pages a term
    lines = [json.loads(line) for line in (tmp_path / "ds/snapshots.jsonl").read_text().splitlines()]
    asked = [line["url"] for line in lines if line.get("role") == "document"]
    assert asked == [module.page_url(term, 3) for term in module.TERMS]


def test_months_have_no_gap() -> None:
    found = federal_register_documents.months(date(2031, 3, 31))
    assert found[:4] == [date(2031, 3, 1), date(2031, 2, 1), date(2031, 1, 1), date(2030, 12, 1)]
    assert found[-1] == date(2003, 3, 1)
    assert (
        "gte%5D=2031-02-01&conditions%5Bpublication_date%5D%5Blte%5D=2031-02-28"
        in federal_register_documents.month_url(found[1])
    )
    files = congress_press_releases.months(date(2002, 1, 31))
    assert [file[-13:-6] for file in (files[0], files[1], files[-1])] == ["2002-01", "2001-12", "2001-01"]
    assert len(files) == 13


def test_every_way_is_on_an_allowed_host_and_in_the_agreed_order() -> None:
    order = ("api", "feed", "wp-json", "sitemap", "listing")
    for name, spider in SITES.items():
        for way in spider.ways:
            assert way.url.split("/")[2] in spider.source.hosts, (name, way)
        kinds = [order.index(way.kind) for way in spider.ways]
        assert kinds == sorted(kinds), name


def test_a_series_whose_urls_are_wrong_is_drift_in_every_run(tmp_path: Path) -> None:
    site = Site({})
    runs = Runs(tmp_path, {"series": (site, "series")})
    for _ in range(2):
        assert runs.run() == 1
        assert runs.report("series")["state"] == "drift"
        assert site.asked("/docs/open.xlsx")


def test_a_series_asks_again_for_what_is_open_and_once_for_what_is_closed(tmp_path: Path) -> None:
    site = Site({f"/docs/{name}.xlsx": answer_bytes(name.encode()) for name in ("open", "closed")})
    runs = Runs(tmp_path, {"series": (site, "series")})
    assert runs.run() == 0
    assert runs.report("series")["counts"] == {"new": 2}
    site.routes["/docs/open.xlsx"] = answer_bytes(b"more of it")
    assert runs.run() == 0
    assert runs.report("series")["counts"] == {"changed": 1, "unchanged": 1}


def test_probe_asks_each_endpoint_once_and_writes_down_what_came(tmp_path: Path) -> None:
    url, _ = document("aclu_press_releases")
    feed, listing = SITES["aclu_press_releases"].ways
    replies = {feed.url: answer("feed", url), listing.url: NOTHING, "https://www.aclu.org/sitemap.xml": NOTHING}
    write_manifest(tmp_path, ["aclu_press_releases"], replies)
    command = [sys.executable, "-m", "scrapers", "sources", "--probe", "--replay", str(tmp_path / "manifest.csv")]
    done = subprocess.run(
        [*command, "--datasets", str(tmp_path / "ds")], cwd=ROOT, check=True, capture_output=True, text=True
    )
    answers = json.loads((tmp_path / "ds/build/reports/probe.json").read_text())["answers"]
    assert {answer["source"] for answer in answers} == set(registry.modules())
    aclu = {
        answer["kind"]: (answer["state"], answer["what"])
        for answer in answers
        if answer["source"] == "aclu_press_releases"
    }
    assert aclu == {
        "feed": ("ok", "1 entries, 1 documents"),
        "listing": ("ok", "1 links, 0 documents"),
        "sitemap": ("ok", "no sitemap: a document type"),
        "wp-json": ("unreachable", "not in the replay manifest"),
    }
    assert "1 entries, 1 documents" in done.stdout
    assert all(answer.get("robots") for answer in answers if answer["state"] == "ok")
