"""The state of each way by itself, over several runs: closed, drifted, left early; what is left for the next run."""

from datetime import date
from pathlib import Path
from typing import Any

from scrapers.health import sources_table
from scrapers.sources import Source
from tests.loopback import Site, answer, page
from tests.test_collect import Runs, article
from tests.test_reasking import age, tagged

LISTING = {"kind": "listing", "url": "/index"}
OTHER = {"kind": "listing", "url": "/statements", "also": True}
SITEMAP = {"kind": "sitemap", "url": "/sitemap.xml", "also": True}


def runs_of(folder: Path, site: Site, *ways: dict[str, Any], **spec: Any) -> Runs:
    runs = Runs(folder, {"it": (site, "ways")})
    runs.sources["it"] |= {"ways": list(ways)} | spec
    return runs


def way(runs: Runs, path: str) -> dict[str, Any]:
    return next(entry for key, entry in runs.report("it")["ways"].items() if key.endswith(path))


def sitemap(site: Site, *paths: str) -> bytes:
    urls = "".join(f"<url><loc>{site.url}{path}</loc></url>" for path in paths)
    return answer(f"<urlset>{urls}</urlset>".encode(), Content_Type="text/xml")


def test_a_closed_way_keeps_nothing_else_from_being_complete_or_asked_again(tmp_path: Path) -> None:
    site = Site({"/index": page("/news/a", "/news/b"), "/news/a": tagged("a"), "/news/b": tagged("b")})
    site.routes["/robots.txt"] = answer(b"User-agent: *\nDisallow: /sitemap.xml\n", Content_Type="text/plain")
    site.routes["/sitemap.xml"] = sitemap(site, "/news/secret")
    runs = runs_of(tmp_path, site, LISTING, SITEMAP)
    assert runs.run() == 0
    report = runs.report("it")
    assert (report["state"], report["complete"], report["counts"]) == ("ok", True, {"new": 2})
    assert report["walked_on"]
    assert way(runs, "/sitemap.xml")["state"] == "closed"
    assert "closed by the publisher since" in report["warnings"][0]

    path = runs.data / "build/reports/collect.json"
    today = report["walked_on"]
    path.write_text(path.read_text().replace(f'"closed_since": "{today}"', '"closed_since": "2031-01-01"'))
    age(runs.data, 8)
    site.routes["/index"] = page("/news/a")
    assert runs.run() == 0
    assert way(runs, "/sitemap.xml")["closed_since"] == "2031-01-01"  # lasting, and asked for again in every run
    assert {o.url.rpartition("/")[2]: o.found_by for o in runs.documents("it")[2:]} == {"a": "listing", "b": "delisted"}
    assert not site.asked("/sitemap.xml")

    site.routes["/robots.txt"] = answer(b"User-agent: *\n", Content_Type="text/plain")
    site.routes["/news/secret"] = article("secret")
    assert runs.run() == 0
    assert way(runs, "/sitemap.xml")["closed_since"] is None
    assert runs.report("it")["counts"] == {"new": 1}


def test_a_part_that_drifted_is_a_state_and_the_rest_is_read(tmp_path: Path) -> None:
    site = Site({"/index": page("/news/a"), "/news/a": article("a"), "/statements": page("/about/the-office")})
    runs = runs_of(tmp_path, site, LISTING, OTHER)
    assert runs.run() == 1
    report = runs.report("it")
    assert (report["state"], report["counts"]) == ("drift", {"new": 1})
    assert "the links are /about/<slug> 1" in report["problems"][0][2]
    assert way(runs, "/index")["walked_on"]
    assert not way(runs, "/statements")["walked_on"]


def test_the_sitemaps_that_robots_name_take_the_place_of_a_guess(tmp_path: Path) -> None:
    site = Site({"/news/a": article("a")})
    site.routes["/robots.txt"] = answer(
        f"User-agent: *\nSitemap: {site.url}/named.xml\n".encode(), Content_Type="text/plain"
    )
    site.routes["/named.xml"] = sitemap(site, "/news/a")
    runs = runs_of(tmp_path, site, SITEMAP | {"also": False})
    assert runs.run() == 0
    assert (runs.report("it")["state"], runs.report("it")["counts"]) == ("ok", {"new": 1})


def test_a_sitemap_beside_a_listing_is_read_once_in_a_while(tmp_path: Path) -> None:
    site = Site({"/index": page("/news/a"), "/news/a": article("a"), "/news/old": article("old")})
    site.routes["/sitemap.xml"] = sitemap(site, "/news/a", "/news/old")
    runs = runs_of(tmp_path, site, LISTING, SITEMAP)
    assert runs.run() == 0
    assert runs.report("it")["counts"] == {"new": 2}
    assert runs.run() == 0
    assert [request.path for request in site.asked()] == ["/index"]
    assert way(runs, "/sitemap.xml")["state"].startswith("not asked: read to its end on ")


def test_what_did_not_come_is_asked_for_in_the_next_run_without_walking_again(tmp_path: Path) -> None:
    site = Site({"/index": page("/news/a", "/index/page/2"), "/index/page/2": page("/news/b"), "/news/a": article("a")})
    site.routes["/news/b"] = answer(status=500)
    runs = runs_of(tmp_path, site, LISTING)
    runs.run()
    assert runs.report("it")["state"] == "unreachable"
    assert [url.rpartition("/")[2] for url, _ in runs.report("it")["left"]] == ["b"]
    site.routes["/news/b"] = article("b")
    assert runs.run() == 0
    assert [request.path for request in site.asked()] == ["/index", "/news/b"]
    assert runs.report("it")["left"] == []


def test_what_may_not_be_asked_for_is_left_where_a_sitemap_names_it(tmp_path: Path) -> None:
    site = Site(
        {"/index": page("/news/a", "/news/archive-b"), "/news/a": article("a"), "/news/archive-b": article("b")}
    )
    runs = runs_of(tmp_path, site, LISTING, not_asked=r"/news/archive-.*")
    assert runs.run() == 0
    assert not site.asked("/news/archive-b")
    assert runs.report("it")["complete"]


def test_a_search_backwards_leaves_out_what_is_older(tmp_path: Path) -> None:
    cards = "<ul><li>May 2, 2030 <a href='/news/new'>x</a></li><li>May 1, 2020 <a href='/news/old'>x</a></li></ul>"
    site = Site({"/index": page(body=cards), "/news/new": article("new"), "/news/old": article("old")})
    runs = runs_of(tmp_path, site, LISTING)
    assert runs.run(since="2025-01-01") == 0
    assert [request.path for request in site.asked()] == ["/index", "/news/new"]


def test_the_table_of_sources_says_what_is_closed(tmp_path: Path) -> None:
    site = Site({"/index": page("/news/a"), "/news/a": article("a")})
    site.routes["/robots.txt"] = answer(b"User-agent: *\nDisallow: /sitemap.xml\n", Content_Type="text/plain")
    runs = runs_of(tmp_path, site, LISTING, SITEMAP)
    assert runs.run() == 0
    source = Source("it", "org_x", "It", site.url, (site.host,), "x", "excerpt", "", "")
    closed = way(runs, "/sitemap.xml")["closed_since"]
    assert sources_table([source], runs.data, date(2031, 1, 1)).endswith(f"1 since {closed}")
