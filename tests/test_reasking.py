"""Held articles are asked for again, a few at a time: edits, removals and pages taken off the index become observations."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from scrapers.held import Held, Limits, due
from scrapers.snapshots import Observation
from tests.loopback import Site, answer, page
from tests.test_collect import Runs, article

TODAY = date(2031, 6, 30)
LIMITS = Limits(articles=4, after_days=7, young_days=60)


def held(*articles: tuple[str, int, int | None]) -> Held:
    """Articles as (URL, days since first seen, days since last asked: None where never)."""
    made = Held()
    for url, first, asked in articles:
        made.known[url] = {f"sha of {url}"}
        made.first_seen[url] = TODAY - timedelta(days=first)
        if asked is not None:
            when = f"{TODAY - timedelta(days=asked)}T08:00:00Z"
            made.last_asked[url] = Observation("s", url, when, "crawl", sha256=f"sha of {url}", status=200)
    return made


def test_half_are_the_newest_and_half_those_unasked_for_longest() -> None:
    young = [(f"young{n}", 10 + n, 8) for n in range(5)]
    old = [(f"old{n}", 900, 500 - n) for n in range(5)]
    assert due(held(*young, *old), {}, (), TODAY, LIMITS) == ["young0", "young1", "old0", "old1"]
    assert due(held(*young), {}, (), TODAY, LIMITS) == ["young0", "young1", "young2", "young3"]
    assert due(held(*old), {}, (), TODAY, LIMITS) == ["old0", "old1", "old2", "old3"]


def test_an_old_article_that_was_collected_late_is_not_young_where_the_index_dates_it() -> None:
    articles = held(("late", 1, 8), ("new", 2, 8))
    one = Limits(articles=2, after_days=7, young_days=60)
    assert due(articles, {}, (), TODAY, one)[0] == "late"
    assert due(articles, {"late": date(2019, 1, 1)}, (), TODAY, one)[0] == "new"


def test_not_due_is_what_was_asked_for_lately_what_is_gone_and_what_was_erased() -> None:
    articles = held(("lately", 50, 6), ("gone", 50, 20), ("erased", 50, 20), ("due", 50, 7), ("imported", 50, None))
    gone = Observation("s", "gone", f"{TODAY - timedelta(days=20)}T08:00:00Z", "crawl", status=404)
    articles.last_asked["gone"] = gone
    assert due(articles, {}, {"sha of erased"}, TODAY, LIMITS) == ["due", "imported"]
    assert "gone" in due(articles, {}, (), TODAY + timedelta(days=10), LIMITS)  # by then 30 days have passed


def age(datasets: Path, days: int) -> None:
    """Make every observation so many days older, as if so much time had passed."""
    ledger = datasets / "snapshots.jsonl"
    lines = [json.loads(line) for line in ledger.read_text().splitlines()]
    for line in lines:
        seen = datetime.strptime(line["observed_at"], "%Y-%m-%dT%H:%M:%SZ") - timedelta(days=days)
        line["observed_at"] = f"{seen:%Y-%m-%dT%H:%M:%SZ}"
    ledger.write_text("".join(json.dumps(line) + "\n" for line in lines))


def tagged(name: str) -> Any:
    """An article that answers 304 to who knows its tag."""

    def reply(request: Any) -> bytes:
        known = request.headers.get("if-none-match") == f'"{name}"'
        return answer(status=304) if known else answer(b"<!DOCTYPE html><p>" + name.encode(), ETag=f'"{name}"')

    return reply


def test_edits_removals_and_delisted_pages_are_seen_a_week_later(tmp_path: Path) -> None:
    names = ("same", "edited", "gone", "delisted")
    site = Site({"/index": page(*(f"/news/{name}" for name in names))} | {f"/news/{n}": tagged(n) for n in names})
    runs = Runs(tmp_path, {"it": (site, "listing")})
    assert runs.run() == 0
    assert runs.run() == 0
    assert [r.path for r in site.asked()] == ["/index"]  # nothing is due on the same day

    age(runs.data, 8)
    site.routes |= {"/index": page("/news/same", "/news/edited"), "/news/edited": article("edited")}
    site.routes["/news/gone"] = answer(status=410)
    assert runs.run() == 0
    assert runs.report("it")["counts"] == {"changed": 1, "unchanged": 2, "gone": 1}
    assert (runs.report("it")["pending"], runs.report("it")["complete"]) == (0, True)
    seen = {o.url.rpartition("/")[2]: (o.status, o.found_by) for o in runs.documents("it")[4:]}
    assert seen == {
        "same": (304, "listing"),
        "edited": (200, "listing"),
        "gone": (410, "delisted"),
        "delisted": (304, "delisted"),
    }

    age(runs.data, 8)
    assert runs.run() == 0
    assert {r.path for r in site.asked()} == {"/index", "/news/same", "/news/edited", "/news/delisted"}


def test_no_more_than_allowed_are_asked_for_and_they_are_not_pending(tmp_path: Path) -> None:
    site = Site({"/index": page(*(f"/news/{n}" for n in range(6)))} | {f"/news/{n}": tagged(str(n)) for n in range(6)})
    runs = Runs(tmp_path, {"it": (site, "listing")})
    assert runs.run() == 0
    age(runs.data, 8)
    assert runs.run(settings={"ARTICLES_REASKED": 4}, max_documents=3) == 0
    assert len(site.asked()) == 1 + 3
    assert (runs.report("it")["pending"], runs.report("it")["counts"]) == (0, {"unchanged": 3})


def test_a_listing_that_is_left_early_says_nothing_about_pages_it_did_not_come_to(tmp_path: Path) -> None:
    site = Site({"/index": page("/news/new", "/index/page/2"), "/index/page/2": page("/news/old")})
    site.routes |= {f"/news/{name}": tagged(name) for name in ("new", "old")}
    runs = Runs(tmp_path, {"it": (site, "listing")})
    assert runs.run() == 0
    assert runs.report("it")["walked_on"] == f"{datetime.now(UTC):%Y-%m-%d}"
    age(runs.data, 8)
    assert runs.run() == 0
    assert [r.path for r in site.asked()] == ["/index", "/news/new", "/news/old"]
    assert {o.url.rpartition("/")[2]: o.found_by for o in runs.documents("it")[2:]} == {"new": "listing", "old": "held"}


def test_a_listing_is_read_to_its_end_once_in_a_while(tmp_path: Path) -> None:
    site = Site({"/index": page("/news/new", "/index/page/2"), "/index/page/2": page("/news/old")})
    site.routes |= {f"/news/{name}": tagged(name) for name in ("new", "old")}
    runs = Runs(tmp_path, {"it": (site, "listing")})
    assert runs.run() == 0
    report = runs.data / "build/reports/collect.json"
    found = json.loads(report.read_text())
    (way,) = found["sources"]["it"]["ways"].values()
    way["walked_on"] = "2020-01-01"
    report.write_text(json.dumps(found))
    assert runs.run() == 0
    assert [r.path for r in site.asked()] == ["/index", "/index/page/2"]


def test_a_site_in_trouble_is_not_asked_for_what_is_held(tmp_path: Path) -> None:
    site = Site({"/index": page("/news/a"), "/news/a": tagged("a")})
    runs = Runs(tmp_path, {"it": (site, "listing")})
    assert runs.run() == 0
    age(runs.data, 8)
    site.routes["/index"] = answer(status=404)
    assert runs.run() == 1
    assert [r.path for r in site.asked()] == ["/index"]
