"""Safety of the crawl, tried on loopback: robots, bodies, addresses, Retry-After, blocks. One process runs all cases."""

import gzip
import json
import subprocess
import sys
import time
import zlib
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
from backports import zstd

from scrapers.snapshots import Observation, SnapshotStore
from tests.loopback import Answer, Site, answer, page, spec

TEXT = b"a synthetic document, long enough to be compressed " * 400
COMPRESS = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstd.compress}
FILE = "/docs/a.xlsx"
DENY = answer(b"User-agent: *\nDisallow: /\n", Content_Type="text/plain")
MANY = {"CONCURRENT_REQUESTS": 64, "CONCURRENT_REQUESTS_PER_DOMAIN": 64}


def slowly(request: object) -> bytes:
    time.sleep(3)  # the driver's DOWNLOAD_TIMEOUT is 2
    return DENY


def late_deny(request: object) -> bytes:
    time.sleep(0.3)  # long enough for every first request to be waiting
    return DENY


def file_site(file: Answer, robots: Answer | None = None) -> Site:
    routes: dict[str, Answer] = {"/index": page(FILE), FILE: file}
    if robots is not None:
        routes["/robots.txt"] = robots
    return Site(routes)


def encoded(encoding: str, body: bytes) -> bytes:
    return answer(body, Content_Encoding=encoding, Content_Type="application/octet-stream")


def cases(folder: Path) -> dict[str, tuple[Site, dict[str, Any]]]:
    """Sites with their sources, by source id."""
    made: dict[str, tuple[Site, dict[str, Any]]] = {}

    def add(name: str, site: Site, kind: str = "files", **extra: Any) -> None:
        made[name] = (site, spec(site, kind, **extra))

    for n in (1, 3, 8, 40):
        add(f"deny_{n}", file_site(answer(TEXT), late_deny), "many", many=n, settings=MANY)
    no_robots: dict[str, Answer] = {
        "robots_500": answer(status=500),
        "robots_429": answer(status=429),
        "robots_timeout": slowly,
        "robots_close": lambda request: None,
        "robots_html": page(title="Not a robots.txt"),
        "robots_truncated": answer(b"User-agent: *\n", length=5000),
    }
    for name, robots in no_robots.items():
        add(name, file_site(answer(TEXT), robots), "many", many=8, settings=MANY)
    may: dict[str, Answer] = {
        "robots_404": answer(status=404),
        "robots_403": answer(status=403),
        "robots_empty": answer(b""),
        "robots_others": answer(b"User-agent: OtherBot\nDisallow: /\n\nUser-agent: *\nDisallow: /private\n"),
    }
    for name, robots in may.items():
        add(name, file_site(answer(TEXT), robots))
    add("robots_named", file_site(answer(TEXT), answer(b"User-agent: DetentionLedger\nDisallow: /docs\n")))
    add("robots_delay", file_site(answer(TEXT), answer(b"User-agent: *\nCrawl-delay: 0.7\n")))

    for encoding, compress in COMPRESS.items():
        whole = compress(TEXT)
        add(f"whole_{encoding}", file_site(encoded(encoding, whole)))
        add(f"cut_{encoding}", file_site(encoded(encoding, whole[: len(whole) // 2])))
        bomb = compress(bytes(4_000_000))
        add(f"bomb_{encoding}", file_site(encoded(encoding, bomb)), settings={"DOWNLOAD_MAXSIZE": 1_000_000})
    add("big_on_the_wire", file_site(answer(bytes(300_000))), settings={"DOWNLOAD_MAXSIZE": 100_000})
    add("short_of_length", file_site(answer(TEXT, length=len(TEXT) + 10)))
    add("no_length", file_site(answer(TEXT, length=-1)))
    add("empty_body", file_site(answer(b"")))
    add("odd_encoding", file_site(encoded("compress", TEXT)))

    inside = Site({FILE: answer(TEXT)})
    made["inside"] = (inside, {})
    add("redirect_inside", file_site(answer(status=302, Location=f"{inside.url}{FILE}")))
    add("redirect_metadata", file_site(answer(status=302, Location="http://169.254.169.254/latest/meta-data")))
    add("redirect_file", file_site(answer(status=302, Location="file:///etc/hostname")))
    add("redirect_loop", file_site(answer(status=302, Location=FILE)))

    waited = iter([answer(status=429, Retry_After="1"), answer(TEXT)])
    add("retry_after", file_site(lambda request: next(waited)))
    add("retry_after_long", Site({"/index": page(FILE, "/docs/b.xlsx"), FILE: answer(status=503, Retry_After="3600")}))
    add("forbidden", Site({"/index": answer(status=403)}))
    add("challenged", Site({"/index": page(title="Just a moment...")}))
    add("challenged_file", file_site(page(title="Access Denied", body="Reference #18.2d7c1502.1700000000.1a2b3c")))
    add("soft_404", file_site(page(title="Page not found | Agency")))
    add("html_for_file", file_site(page(title="Our new data portal")))
    many_files = [f"/docs/{n}.xlsx" for n in range(9)]
    add("blocked_thrice", Site({"/index": page(*many_files), **dict.fromkeys(many_files, answer(status=403))}))

    add("self_signed", Site({"/index": page(FILE)}, tls_in=folder))

    gone = Site({})
    gone.close()
    made["refused"] = (gone, spec(gone))
    return made


class Crawl:
    """What one crawl over all cases left: report, ledger, store, exit code and the seconds until each source ended."""

    def __init__(self, folder: Path) -> None:
        self.cases = cases(folder)
        sources = {name: case for name, (_, case) in self.cases.items() if case}
        file = folder / "cases.json"
        file.write_text(json.dumps({"datasets": str(folder / "data"), "sources": sources}))
        done = subprocess.run([sys.executable, "-m", "tests.crawl_driver", str(file)], text=True, capture_output=True)
        assert done.stderr == "", done.stderr
        self.exit_code, self.output = done.returncode, done.stdout
        self.report = json.loads((folder / "data/build/reports/collect.json").read_text())["sources"]
        self.store = SnapshotStore(folder / "data")
        self.observations = list(self.store.observations())

    def state(self, name: str) -> str:
        return str(self.report[name]["state"])

    def documents(self, name: str) -> list[Observation]:
        return [o for o in self.observations if o.source == name and o.role == "document"]

    def site(self, name: str) -> Site:
        return self.cases[name][0]


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    return Crawl(tmp_path_factory.mktemp("crawl"))


@pytest.mark.parametrize("n", [1, 3, 8, 40])
def test_no_request_leaks_while_robots_txt_is_on_its_way(crawl: Crawl, n: int) -> None:
    site = crawl.site(f"deny_{n}")
    assert site.asked() == []
    assert len(site.asked("/robots.txt")) == 1
    assert len(crawl.report[f"deny_{n}"]["problems"]) == n
    assert crawl.state(f"deny_{n}") == "robots_denied"


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("robots_500", "robots_denied"),
        ("robots_429", "robots_denied"),
        ("robots_timeout", "unreachable"),
        ("robots_close", "unreachable"),
        ("robots_html", "robots_denied"),
        ("robots_truncated", "robots_denied"),
    ],
)
def test_robots_txt_that_cant_be_read_forbids_everything(crawl: Crawl, name: str, state: str) -> None:
    assert crawl.site(name).asked() == []
    assert crawl.state(name) == state


@pytest.mark.parametrize("name", ["robots_404", "robots_403", "robots_empty", "robots_others"])
def test_robots_txt_that_allows_lets_the_crawl_go_on(crawl: Crawl, name: str) -> None:
    assert crawl.state(name) == "ok"
    assert [o.status for o in crawl.documents(name)] == [200]


def test_the_robots_decision_and_its_bytes_are_kept(crawl: Crawl) -> None:
    document = crawl.documents("robots_others")[0]
    robots = next(o for o in crawl.observations if o.source == "robots_others" and o.role == "robots")
    assert robots.sha256 is not None
    assert document.robots == f"allowed by robots.txt: sha256 {robots.sha256}"
    assert b"OtherBot" in (crawl.store.get(robots.sha256) or b"")


def test_rules_for_our_name_hold(crawl: Crawl) -> None:
    assert [r.path for r in crawl.site("robots_named").asked()] == ["/index"]
    assert crawl.state("robots_named") == "robots_denied"


def test_crawl_delay_is_kept(crawl: Crawl) -> None:
    times = [request.at for request in crawl.site("robots_delay").log]
    assert len(times) == 3
    assert times[2] - times[0] > 1.2  # twice 0.7 s, less what the two clocks may be late


@pytest.mark.parametrize("encoding", sorted(COMPRESS))
def test_whole_compressed_bodies_are_stored_decoded(crawl: Crawl, encoding: str) -> None:
    (document,) = crawl.documents(f"whole_{encoding}")
    assert document.sha256 is not None
    assert crawl.store.get(document.sha256) == TEXT


@pytest.mark.parametrize(
    ("name", "state"),
    [
        *((f"cut_{encoding}", "truncated") for encoding in sorted(COMPRESS)),
        *((f"bomb_{encoding}", "too_large") for encoding in sorted(COMPRESS)),
        ("big_on_the_wire", "too_large"),
        ("short_of_length", "truncated"),
        ("no_length", "truncated"),
        ("empty_body", "empty"),
        ("odd_encoding", "drift"),
    ],
)
def test_bodies_that_are_not_whole_are_not_stored(crawl: Crawl, name: str, state: str) -> None:
    assert crawl.state(name) == state
    assert crawl.documents(name) == []


def test_truncated_bodies_are_asked_for_again(crawl: Crawl) -> None:
    assert len(crawl.site("cut_gzip").asked(FILE)) == 3


@pytest.mark.parametrize("name", ["redirect_inside", "redirect_metadata", "redirect_file", "redirect_loop"])
def test_redirects_away_from_the_source_are_refused(crawl: Crawl, name: str) -> None:
    assert crawl.state(name) == "drift"
    assert all(document.sha256 is None for document in crawl.documents(name))


def test_a_redirect_never_reaches_a_host_off_the_list(crawl: Crawl) -> None:
    assert crawl.site("inside").log == []


def test_retry_after_is_waited_for(crawl: Crawl) -> None:
    first, second = crawl.site("retry_after").asked(FILE)
    assert second.at - first.at >= 1
    assert crawl.state("retry_after") == "ok"


def test_a_long_retry_after_closes_the_site_for_the_run(crawl: Crawl) -> None:
    assert [r.path for r in crawl.site("retry_after_long").asked()] == ["/index", FILE]
    assert crawl.state("retry_after_long") == "blocked"


@pytest.mark.parametrize("name", ["forbidden", "challenged", "challenged_file"])
def test_blocks_are_a_state_and_never_stored(crawl: Crawl, name: str) -> None:
    assert crawl.state(name) == "blocked"
    bad = [o for o in crawl.observations if o.source == name and o.url.endswith((FILE, "/index"))]
    assert [o.sha256 for o in bad if name != "challenged_file" or o.role == "document"] == [None]


def test_three_blocks_in_a_row_end_the_run(crawl: Crawl) -> None:
    asked = len(crawl.site("blocked_thrice").asked()) - 1
    assert 3 <= asked <= 4  # one more may be on its way when the third answer is read
    assert crawl.report["blocked_thrice"]["pending"] == 9 - asked
    assert not crawl.report["blocked_thrice"]["complete"]


def test_a_soft_404_is_gone_and_a_page_in_place_of_a_file_is_drift(crawl: Crawl) -> None:
    assert crawl.state("soft_404") == "unchanged"
    assert crawl.report["soft_404"]["counts"] == {"gone": 1}
    assert crawl.state("html_for_file") == "drift"
    assert [o.sha256 for name in ("soft_404", "html_for_file") for o in crawl.documents(name)] == [None, None]


def test_a_certificate_that_nobody_vouches_for_is_not_accepted(crawl: Crawl) -> None:
    assert crawl.site("self_signed").log == []
    assert crawl.state("self_signed") == "unreachable"


def test_a_refused_connection_is_unreachable_and_writes_no_ledger_line(crawl: Crawl) -> None:
    assert crawl.state("refused") == "unreachable"
    assert [o for o in crawl.observations if o.source == "refused"] == []


def test_the_run_names_every_source_and_fails(crawl: Crawl) -> None:
    assert crawl.exit_code == 1
    assert all(f"\n{name} " in f"\n{crawl.output}" for name in crawl.report)
