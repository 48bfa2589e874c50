"""Whole crawls on loopback, several runs over the same ledger: overwrites, resume, drift, exit codes, replay."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from scrapers.health import SourceRun, freshness
from scrapers.pipelines import outcome
from scrapers.snapshots import Observation, SnapshotStore
from scrapers.sources import Source
from tests.loopback import Answer, Site, answer, page, spec

ROOT = Path(__file__).parents[1]
OLD, NEW = b"synthetic workbook, first edition", b"synthetic workbook, second edition"


class Runs:
    """Crawls of some sites into one datasets folder."""

    def __init__(self, folder: Path, sites: dict[str, tuple[Site, str]]) -> None:
        self.data = folder / "data"
        self.cases = folder / "cases.json"
        self.sites = {name: site for name, (site, _) in sites.items()}
        self.sources = {name: spec(site, kind) for name, (site, kind) in sites.items()}

    def start(self, **extra: Any) -> "subprocess.Popen[str]":
        for site in self.sites.values():
            site.log.clear()
        self.cases.write_text(json.dumps({"datasets": str(self.data), "sources": self.sources, **extra}))
        command = [sys.executable, "-m", "tests.crawl_driver", str(self.cases)]
        return subprocess.Popen(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)

    def run(self, **extra: Any) -> int:
        process = self.start(**extra)
        self.output, errors = process.communicate(timeout=60)
        assert errors == ""
        return process.returncode

    def report(self, name: str) -> dict[str, Any]:
        file = self.data / "build/reports/collect.json"
        report: dict[str, Any] = json.loads(file.read_text())["sources"][name]
        return report

    def documents(self, name: str) -> list[Observation]:
        lines = SnapshotStore(self.data).observations()
        return [o for o in lines if o.source == name and o.role == "document"]


def article(name: str) -> bytes:
    return page(title=f"Synthetic release {name}")


def test_three_runs_see_an_overwrite_a_304_and_a_removal_and_end_a_listing_early(tmp_path: Path) -> None:
    files = Site({"/index": page("/docs/a.xlsx", "/docs/b.XLSX", "/docs/other.csv"), "/docs/a.xlsx": answer(OLD)})
    files.routes["/docs/a.xlsx"] = answer(OLD, ETag='"one"', Last_Modified="Tue, 03 Feb 2026 10:00:00 GMT")
    news = Site(
        {
            "/index": page("/news/3", "/news/2", "/index/page/2"),
            "/index/page/2": page("/news/1", "/news/0", "/index/page/3"),
        }
    )
    news.routes |= {f"/news/{n}": article(str(n)) for n in range(5)} | {"/index/page/3": page("/news/4")}
    runs = Runs(tmp_path, {"files": (files, "files"), "news": (news, "listing")})

    assert runs.run(max_documents=3) == 0
    assert runs.report("files")["counts"] == {"new": 1}
    (warning, other) = runs.report("files")["warnings"]
    assert "/docs/b.XLSX" in warning
    assert "/docs/other.csv" in other
    assert [r.path for r in news.asked()] == [
        "/index",
        "/index/page/2",
        "/index/page/3",
        "/news/3",
        "/news/2",
        "/news/1",
    ]
    assert (runs.report("news")["pending"], runs.report("news")["complete"]) == (2, False)

    def conditional(request: Any) -> bytes:
        asked = request.headers.get("if-none-match")
        return answer(status=304) if asked == '"one"' else answer(OLD, ETag='"one"')

    files.routes["/docs/a.xlsx"] = conditional
    assert runs.run(max_documents=3) == 0
    assert files.asked("/docs/a.xlsx")[0].headers["if-modified-since"] == "Tue, 03 Feb 2026 10:00:00 GMT"
    assert (runs.report("files")["state"], runs.report("files")["counts"]) == ("unchanged", {"unchanged": 1})
    # what the run before had left is remembered, so the listing is left at its first page all the same
    assert [r.path for r in news.asked()] == ["/index", "/news/0", "/news/4"]
    assert runs.report("news")["complete"]

    files.routes |= {"/index": page("/docs/a.xlsx", "/docs/c.xlsx"), "/docs/c.xlsx": conditional}
    files.routes["/docs/a.xlsx"] = answer(NEW)
    assert runs.run() == 0
    assert runs.report("files")["counts"] == {"changed": 1, "same_bytes": 1}
    assert [r.path for r in news.asked()] == ["/index"]
    store = SnapshotStore(runs.data)
    kept = [store.get(o.sha256) if o.sha256 else o.status for o in runs.documents("files")]
    assert kept == [OLD, 304, NEW, OLD]

    files.routes |= {"/index": page("/docs/c.xlsx"), "/docs/a.xlsx": answer(status=404)}
    store.path(str(runs.documents("files")[-1].sha256)).unlink()
    assert runs.run() == 0
    assert runs.report("files")["counts"] == {"gone": 1, "unchanged": 1}
    assert store.get(str(runs.documents("files")[0].sha256)) == OLD  # lost bytes came back


CHANGED: dict[str, tuple[str, dict[str, Answer], str]] = {
    "no_items": ("listing", {"/index": page()}, "there are no links to its hosts"),
    "other_items": (
        "listing",
        {"/index": page("/about", "/press/one-two", "/press/three-four")},
        "without a link to a document: the links are /press/<slug> 2, /about 1",
    ),
    "moved": ("listing", {"/index": answer(status=404)}, "HTTP 404"),
    "soft_404": ("listing", {"/index": page(title="Page not found")}, "Page not found"),
    "no_text": ("listing", {"/index": answer(b"%PDF-1.7\0\xff", Content_Type="application/pdf")}, ""),
    "no_links": ("files", {"/index": page("/docs/a.pdf")}, "no link to a document"),
    "no_sitemap": ("sitemap", {"/sitemap.xml": page("/news/1")}, "expected a sitemap"),
    "empty_sitemap": (
        "sitemap",
        {"/sitemap.xml": answer(b"<urlset></urlset>", Content_Type="text/xml")},
        "names no document by the pattern",
    ),
    "endless": (
        "listing",
        {"/index": page("/news/1", "/index?page=1"), "/index?page=1": page("/news/1", "/index?page=2")},
        "",
    ),
    "bug": ("listing", {"/index": page(body='<p class="boom">')}, "ValueError: a bug in the spider"),
}


def test_a_changed_site_is_drift_and_never_silence(tmp_path: Path) -> None:
    runs = Runs(tmp_path, {name: (Site(dict(routes)), kind) for name, (kind, routes, _) in CHANGED.items()})
    assert runs.run() == 1
    for name, (_, _, reason) in CHANGED.items():
        report = runs.report(name)
        wanted = {"bug": "error", "endless": "unchanged"}.get(name, "drift")  # a repeated page ends a listing
        assert (name, report["state"]) == (name, wanted)
        assert reason in str(report["problems"])
        assert report["complete"] == (name == "endless")


def test_a_sitemap_index_fills_in_what_the_listing_no_longer_names(tmp_path: Path) -> None:
    site = Site({"/index": page("/news/9"), **{f"/news/{n}": article(str(n)) for n in (1, 2, 9)}})
    urls = "".join(f"<url><loc>{site.url}/{path}</loc></url>" for path in ("news/1", "news/2", "news/9", "about"))
    index = f"<sitemapindex><sitemap><loc>{site.url}/sitemap.xml?page=1</loc></sitemap></sitemapindex>"
    site.routes["/sitemap.xml"] = answer(index.encode(), Content_Type="text/xml")
    site.routes["/sitemap.xml?page=1"] = answer(f"<urlset>{urls}</urlset>".encode(), Content_Type="text/xml")
    runs = Runs(tmp_path, {"it": (site, "both")})
    assert runs.run() == 0
    assert [r.path for r in site.asked() if r.path.startswith("/news")] == ["/news/9", "/news/1", "/news/2"]


def test_nothing_wrong_with_what_we_hold_exits_0_fast_and_says_so(tmp_path: Path) -> None:
    blocked, denied, away = Site({"/index": answer(status=403)}), Site(), Site()
    denied.routes["/robots.txt"] = answer(b"User-agent: *\nDisallow: /\n")
    away.close()
    runs = Runs(tmp_path, {"blocked": (blocked, "files"), "denied": (denied, "files"), "away": (away, "files")})
    begun = time.monotonic()
    assert runs.run() == 0
    assert time.monotonic() - begun < 20  # no retry of what stays so for longer than a run: they would take minutes
    states = {name: runs.report(name)["state"] for name in runs.sources}
    assert states == {"blocked": "blocked", "denied": "robots_denied", "away": "unreachable"}
    assert "away     unreachable, last good never" in runs.output
    assert [line.source for line in SnapshotStore(runs.data).observations() if line.source == "away"] == []


def test_a_killed_crawl_loses_nothing_it_had_and_the_next_one_gets_the_rest(tmp_path: Path) -> None:
    site = Site({"/index": page(*(f"/news/{n}" for n in range(6)))})
    reached = []

    def slow(request: Any) -> bytes:
        reached.append(request.path)
        if len(reached) == 4:
            time.sleep(30)
        return article(request.path)

    site.routes |= dict.fromkeys((f"/news/{n}" for n in range(6)), slow)
    runs = Runs(tmp_path, {"it": (site, "listing")})
    process = runs.start()
    while len(reached) < 4:
        assert process.poll() is None
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert runs.report("it")["state"] == "started, not finished"
    assert len(runs.documents("it")) == 3
    assert runs.run() == 0
    assert runs.report("it")["counts"] == {"new": 3}
    assert sorted({o.url[-1] for o in runs.documents("it")}) == list("012345")


def test_ctrl_c_ends_a_crawl_within_5_s_and_what_it_had_stays(tmp_path: Path) -> None:
    reached = []

    def never(request: Any) -> bytes:
        reached.append(request.path)
        time.sleep(40)
        return article(request.path)

    site = Site({"/index": page("/news/0", "/news/1"), "/news/0": article("0"), "/news/1": never})
    runs = Runs(tmp_path, {"it": (site, "listing"), "other": (Site({"/index": page()}), "listing")})
    process = runs.start()
    while not reached:
        assert process.poll() is None
        time.sleep(0.02)
    began = time.monotonic()
    os.kill(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert time.monotonic() - began < 5
    assert "Traceback" not in errors
    assert process.returncode == 1
    assert len(runs.documents("it")) == 1
    assert runs.report("it")["state"] == "error"


def scrapers(data: Path, *arguments: str, code: str = "from scrapers.__main__ import main; sys.exit(main())") -> Any:
    command = [sys.executable, "-c", f"import sys; {code}", *arguments, "--datasets", str(data)]
    return subprocess.run(command, text=True, capture_output=True, cwd=ROOT)


NO_SOCKETS = """
import socket
def refuse(*_): raise AssertionError("a socket was opened")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
from scrapers.__main__ import main
sys.exit(main())
"""


def test_replay_answers_from_files_and_opens_no_socket(tmp_path: Path) -> None:
    home = "https://www.ice.gov/detain/detention-management"
    file = "https://www.ice.gov/doclib/detention/FY26_synthetic%20edition.xlsx"
    rows = [("index.html", home, ""), ("new.bin", file, "2026-02-13"), ("old.bin", file, "2026-02-03")]
    with (tmp_path / "manifest.csv").open("w", newline="") as manifest:
        csv.writer(manifest).writerows([("path", "url", "captured_on"), *rows])
    link = '<!-- synthetic --><html><a href="/doclib/detention/FY26_synthetic edition.xlsx">x</a></html>'
    (tmp_path / "index.html").write_text(link)
    (tmp_path / "old.bin").write_bytes(OLD)
    (tmp_path / "new.bin").write_bytes(NEW)
    replay = ("collect", "--replay", str(tmp_path / "manifest.csv"), "ice_detention_statistics")
    done = scrapers(tmp_path / "data", *replay, "ice_news_releases", code=NO_SOCKETS)
    assert (done.returncode, done.stderr) == (0, "")
    assert "ice_detention_statistics  ok: 1 new" in done.stdout
    assert "not in the replay manifest (https://www.ice.gov/newsroom)" in done.stdout
    store = SnapshotStore(tmp_path / "data")
    index, document = store.observations()
    assert (index.url, index.via, index.role) == (home, "replay", "index")
    assert (document.url, document.via, document.captured_on) == (file, "replay", "2026-02-13")
    assert store.get(str(document.sha256)) == NEW
    again = scrapers(tmp_path / "data", *replay, code=NO_SOCKETS)
    assert again.stdout == "ice_detention_statistics  unchanged: 1 unchanged\n"

    (tmp_path / "new.bin").unlink()
    missing = scrapers(tmp_path / "data", *replay)
    assert (missing.returncode, "there is no file" in missing.stderr) == (1, True)


def test_the_command_line_refuses_what_it_does_not_know(tmp_path: Path) -> None:
    assert "no source nonsense; there are" in scrapers(tmp_path, "collect", "nonsense").stderr
    assert scrapers(tmp_path, "collect", "--max-pages", "0").returncode == 2
    assert scrapers(tmp_path, "erase", "abc", "--reason", "x").returncode == 2
    assert not (tmp_path / "snapshots.jsonl").exists()


def test_the_sources_command_writes_nothing(tmp_path: Path) -> None:
    done = scrapers(tmp_path / "data", "sources")
    assert done.returncode == 0
    assert "ice_detention_statistics" in done.stdout
    assert not (tmp_path / "data").exists()


def test_a_held_lock_and_a_corrupt_ledger_have_their_exit_codes(tmp_path: Path) -> None:
    lock = "from pathlib import Path; from scrapers.snapshots import exclusive; lock = exclusive(Path(sys.argv[-1])); "
    lock += "lock.__enter__(); from scrapers.__main__ import main; sys.exit(main())"
    assert scrapers(tmp_path, "collect", code=lock).returncode == 75
    (tmp_path / "snapshots.jsonl").write_text('{"source": "x"\n')
    done = scrapers(tmp_path, "collect")
    assert done.returncode == 1
    assert "snapshots.jsonl:1: not JSON" in done.stderr


def observe(sha256: str | None = "a", url: str = "u", **fields: Any) -> Observation:
    made: dict[str, Any] = {"observed_at": "2026-03-01T00:00:00Z", "via": "crawl", "source": "s", **fields}
    return Observation(url=url, sha256=sha256, **made)


def test_outcome_tells_new_changed_unchanged_and_renamed() -> None:
    known = {"u": {"a", "b"}, "v": {"c"}}
    assert outcome(observe("a"), known) == "unchanged"
    assert outcome(observe("d"), known) == "changed"
    assert outcome(observe("a", "w"), known) == "same_bytes"
    assert outcome(observe("d", "w"), known) == "new"
    assert outcome(observe(None, status=304), known) == "unchanged"
    assert outcome(observe(None, status=404), known) == "gone"
    assert outcome(observe(None, status=403), known) == "refused"


def test_freshness_counts_from_the_last_new_hash_and_keeps_unknown_apart() -> None:
    source = Source("s", "", "", "", (), "", "excerpt", "", "", cadence_days=14)
    seen = [
        observe("a", captured_on="2026-01-10", via="import"),
        observe("a"),
        observe("b", via="import"),
        observe(None, status=304, observed_at="2026-03-05T00:00:00Z"),
        observe("c", source="other"),
        observe("d", role="index"),
    ]
    fresh = freshness(source, seen, date(2026, 3, 10))
    assert (fresh.last_change, fresh.days_since, fresh.days_late) == (date(2026, 1, 10), 59, 45)
    assert (fresh.last_seen, fresh.documents) == (date(2026, 3, 5), 2)
    never = freshness(source, [observe("b", via="import")], date(2026, 3, 10))
    assert (never.last_change, never.days_since, never.days_late, never.documents) == (None, None, None, 1)


def test_the_worst_thing_that_happened_is_the_state() -> None:
    run = SourceRun("s")
    states: list[str] = [run.state]
    run.counts["new"] += 1
    states.append(run.state)
    assert states == ["unchanged", "ok"]
    run.note("unreachable", "https://example.org/1", "timeout")
    run.note("drift", "https://example.org/2", "no items")
    assert run.state == "drift"
    assert "no items (https://example.org/2)" in run.line("2026-01-01")
