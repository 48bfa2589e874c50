"""How documents are found: the ways of every site in turn, which one found what, and what a site without them is."""

import csv
import itertools
import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from scrapers import registry
from scrapers.series import SeriesSpider
from scrapers.spiders import congress_press_releases, entries, federal_register_documents
from scrapers.walker import Walker
from tests.loopback import Site
from tests.loopback import answer as answer_bytes
from tests.test_collect import Runs

ROOT = Path(__file__).parent.parent
SITES: dict[str, type[Walker]] = {name: module.Spider for name, module in entries.MODULES.items()}
SERIES: dict[str, type[SeriesSpider]] = {}
for _name, _module in registry.modules().items():
    _spider = registry.spider_class(_module)
    if issubclass(_spider, SeriesSpider):
        SERIES[_name] = _spider
PAGER = "<a href='?page=1' rel='next'>2</a>"
NOTHING = (
    "<!DOCTYPE html><html lang='en'><head><title>Example</title></head><body><a href='/about'>About</a></body></html>"
)


def document(source: str) -> tuple[str, Path]:
    """The URL and the file of the fixture that yields records."""
    case = ROOT / "tests" / "fixtures" / source / "release"
    return json.loads((case / "expected.json").read_text())["url"], case / "input.html"


def answers(spider: type[Walker], number: int, url: str) -> dict[str, str | Path]:
    """Replies by which way ``number`` of a spider names ``url``: a feed, a sitemap, a listing, or WordPress's API, which has no
    texts and so names pages."""
    way = spider.ways[number]
    link = f"<li class='usa-collection__item'><h2 class='usa-collection__heading'><a href='{url}'>t</a></h2></li>"
    row = f"<table><tbody><tr class='listing-table__row'><td><a href='{url}'>t</a></td></tr></tbody></table>"
    if way.kind == "wp-json":
        api = f"{way.url}/wp-json/wp/v2"
        kind = way.type or "press-release"
        posts = json.dumps([{"link": url, "date_gmt": "2031-02-03T08:00:00", "content": {"rendered": ""}}])
        term = f"&{way.taxonomy}=7" if way.term else ""
        return {
            f"{api}/types": json.dumps({kind: {"name": kind, "rest_base": kind}, "page": {"rest_base": "pages"}}),
            f"{api}/{way.taxonomy}?slug={way.term}&_fields=id,slug,count": json.dumps([{"id": 7, "slug": way.term}]),
            f"{api}/{kind}?_fields=link,date_gmt,content&per_page=10{term}": posts,
            f"{api}/{kind}?_fields=link,date_gmt&per_page=100{term}&page=1": posts,
        }
    reply = {
        "feed": f"<rss version='2.0'><channel><item><title>t</title><link>{url}</link>"
        "<pubDate>Mon, 03 Feb 2031 08:00:00 GMT</pubDate></item></channel></rss>",
        "sitemap": "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        f"<url><loc>{url}</loc><lastmod>2031-02-03</lastmod></url></urlset>",
        "listing": f"<!DOCTYPE html><html lang='en'><body>{link}{row}{PAGER if way.pager else ''}</body></html>",
    }[way.kind]
    return {way.url: reply} | ({f"{way.url}?page=1": reply.replace(PAGER, "")} if way.pager else {})


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


def alternatives(spider: type[Walker]) -> list[int]:
    """The ways of which one suffices; the others are walked besides."""
    return [number for number, way in enumerate(spider.ways) if not way.also]


def first_pages(spider: type[Walker]) -> list[str]:
    return [f"{way.url}/wp-json/wp/v2/types" if way.kind == "wp-json" else way.url for way in spider.ways]


ALL_ALSO = "aclu_affiliates_press_releases"  # a way for each affiliate, all of which are walked


def test_the_first_way_that_works_is_the_one_recorded(tmp_path: Path) -> None:
    replies: dict[str, str | Path] = {}
    for name, spider in SITES.items():
        url, path = document(name)
        replies |= answers(spider, 0, url) | {url: path}
    report = collect(tmp_path, list(SITES), replies)
    assert {name for name, run in report.items() if run["counts"] != {"new": 1}} == set()
    assert found_by(tmp_path) == {name: spider.ways[0].kind for name, spider in SITES.items()}
    for name, spider in SITES.items():
        besides = [way for way in spider.ways[1:] if way.also]
        # what is walked besides was not there: that is a state of the run, for a part of the source is missing
        assert report[name]["state"] == ("unreachable" if besides else "ok"), name
        assert len(report[name]["problems"]) == len(besides)


def test_a_way_that_fails_is_a_warning_and_the_next_is_tried(tmp_path: Path) -> None:
    sites = {name: spider for name, spider in SITES.items() if len(alternatives(spider)) > 1}
    assert len(sites) > len(SITES) / 3
    replies: dict[str, str | Path] = {}
    for name, spider in sites.items():
        url, path = document(name)
        last = alternatives(spider)[-1]
        replies |= dict.fromkeys(first_pages(spider), NOTHING)
        replies |= answers(spider, last, url) | {url: path}
        if any(way.also for way in spider.ways):
            replies |= {way.url: answers(spider, n, url)[way.url] for n, way in enumerate(spider.ways) if way.also}
    report = collect(tmp_path, list(sites), replies)
    assert {name: run["state"] for name, run in report.items()} == dict.fromkeys(sites, "ok")
    for name, spider in sites.items():
        assert len(report[name]["warnings"]) == len(alternatives(spider)) - 1
        assert all(": drift: " in warning for warning in report[name]["warnings"])


def test_a_site_where_no_way_works_is_drift_never_an_empty_result(tmp_path: Path) -> None:
    replies = {url: NOTHING for spider in SITES.values() for url in first_pages(spider)}
    report = collect(tmp_path, list(SITES), replies)
    assert {name: run["state"] for name, run in report.items()} == dict.fromkeys(SITES, "drift")
    assert all(len(report[name]["problems"]) == len(spider.ways) for name, spider in SITES.items())


def test_a_feed_does_not_end_the_search_and_pages_are_followed(tmp_path: Path) -> None:
    name = "aclu_press_releases"
    feed, other, listing = SITES[name].ways
    urls = [f"https://www.aclu.org/press-releases/{slug}" for slug in ("new", "older", "oldest")]
    page = "<!DOCTYPE html><html lang='en'><body><div><p>January 14, 2031</p><a href='{}'>t</a></div>{}</body></html>"
    replies: dict[str, str | Path] = dict.fromkeys(urls, document(name)[1])
    replies |= answers(SITES[name], 0, urls[0]) | answers(SITES[name], 1, urls[0])
    replies[listing.url] = page.format(
        urls[1], "<a rel='next' href='https://www.aclu.org/press-releases/page/2'>Next</a>"
    )
    replies["https://www.aclu.org/press-releases/page/2"] = page.format(urls[2], "")
    report = collect(tmp_path, [name], replies)
    assert report[name]["state"] == "ok"
    lines = [json.loads(line) for line in (tmp_path / "ds/snapshots.jsonl").read_text().splitlines()]
    found = {line["url"]: (line["found_by"], line["listed"]) for line in lines if line.get("role") == "document"}
    index = {line["url"]: line["sha256"] for line in lines if line.get("role") == "index"}
    assert found == {
        urls[0]: ("feed", f"2031-02-03 feed {index[feed.url]}"),
        urls[1]: ("listing", f"2031-01-14 listing {index[listing.url]}"),
        urls[2]: ("listing", f"2031-01-14 listing {index['https://www.aclu.org/press-releases/page/2']}"),
    }
    assert other.kind == "feed"


def test_a_walk_that_breaks_off_is_a_state_of_the_run(tmp_path: Path) -> None:
    name = "detention_watch_network_press_releases"
    (listing,) = SITES[name].ways
    url, path = document(name)
    reply = str(answers(SITES[name], 0, url)[listing.url])
    page = reply.replace("</body>", f"<a class='next' href='{listing.url}?page=1'>Next</a></body>")
    report = collect(tmp_path, [name], {listing.url: page, f"{listing.url}?page=1": NOTHING, url: path})
    assert (report[name]["state"], report[name]["counts"]) == ("drift", {"new": 1})


@pytest.mark.parametrize("name", [name for name in SERIES if name != "doj_eoir_news_releases"])
def test_a_series_asks_for_its_newest_document(name: str, tmp_path: Path) -> None:
    case = next(
        c for c in ("month", "feed", "many_releases", "headcount") if (ROOT / "tests/fixtures" / name / c).exists()
    )
    (path,) = (ROOT / "tests/fixtures" / name / case).glob("input.*")
    bare = SERIES[name].__new__(SERIES[name])  # open_documents reads no state
    url = next(itertools.chain(bare.open_documents(), bare.closed_documents()))
    assert registry.modules()[name].SOURCE.is_document(url)
    report = collect(tmp_path, [name], {url: path}, "--max-pages", "1")
    assert (report[name]["state"], report[name]["counts"]) == ("ok", {"new": 1})
    assert found_by(tmp_path) == {name: SERIES[name].by}


def doj_page(count: int, *days_ago: int) -> str:
    """A page of the API with a release of EOIR for each day."""
    rows = []
    for days in days_ago:
        when = int((datetime.now(UTC) - timedelta(days=days)).timestamp())
        row = {
            "title": "Immigration",
            "url": f"https://www.justice.gov/eoir/pr/{days}",
            "date": str(when),
            "body": "<p>Text</p>",
        }
        rows.append(row | {"component": [{"name": "Executive Office for Immigration Review"}]})
    return json.dumps({"metadata": {"resultset": {"count": str(count)}}, "results": rows})


def test_doj_is_asked_newest_first_and_from_the_end_where_it_does_not_sort(tmp_path: Path) -> None:
    module = registry.modules()["doj_eoir_news_releases"]
    folders = [tmp_path / "sorted", tmp_path / "unsorted"]
    for folder in folders:
        folder.mkdir()
    report = collect(folders[0], ["doj_eoir_news_releases"], {f"{module.NEWEST}0": doj_page(269_000, 0, 3, 7)})
    assert not report["doj_eoir_news_releases"]["warnings"]
    assert report["doj_eoir_news_releases"]["counts"]["new"] == 1
    report = collect(folders[1], ["doj_eoir_news_releases"], {f"{module.NEWEST}0": doj_page(151, 4000, 3990, 3980)})
    assert "walked from its last page" in report["doj_eoir_news_releases"]["warnings"][0]
    asked = [url for _, url, _ in report["doj_eoir_news_releases"]["problems"] if url.startswith(module.UNSORTED)]
    assert asked == [f"{module.UNSORTED}{number}" for number in (3, 2, 1, 0)]  # 151 releases are 4 pages


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
