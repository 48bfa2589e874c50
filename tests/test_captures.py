"""Captures of an archive: WARC files and lists, each to the source whose page it is, with the day of the capture."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from scrapers import captures, registry
from scrapers.snapshots import InputError, SnapshotStore
from tests.internet import Internet

URL = "https://www.dhs.gov/archive/news/2019/01/02/example"
PAGE = b"<!DOCTYPE html><html><head><title>Example</title></head><body>Synthetic</body></html>"
MODULES = registry.modules()
ROOT = Path(__file__).parents[1]


def record(url: str, http: bytes, kind: str = "response", day: str = "2025-02-03T04:05:06Z") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {day}\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


def http(body: bytes = PAGE, status: str = "200 OK", *headers: str) -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", "Content-Type: text/html", *headers]).encode() + b"\r\n\r\n" + body


def take(folder: Path, name: str, content: bytes) -> int:
    (folder / name).write_bytes(content)
    return captures.main([folder / name], MODULES, folder / "data")


def held(folder: Path) -> list[tuple[str, str, str | None, bytes | None]]:
    store = SnapshotStore(folder / "data")
    return [(o.source, o.url, o.captured_on, store.get(str(o.sha256))) for o in store.observations()]


def test_a_warc_file_gives_each_answer_to_its_source_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    records = [
        record("", b"software: x", "warcinfo"),
        record(URL, http()),
        record(f"<{URL}-two>", http(gzip.compress(PAGE + b"2"), "200 OK", "Content-Encoding: gzip")),
        record(f"{URL}-three", http(chunked, "200 OK", "Transfer-Encoding: chunked")),
        record(f"{URL}-four", http(b"", "301 Moved")),
        record("https://www.example.org/", http()),
    ]
    packed = b"".join(gzip.compress(one) for one in records)  # one member a record
    assert take(tmp_path, "a.warc.gz", packed) == 0
    assert held(tmp_path) == [
        ("dhs_news_releases", URL, "2025-02-03", PAGE),
        ("dhs_news_releases", f"{URL}-two", "2025-02-03", PAGE + b"2"),
        ("dhs_news_releases", f"{URL}-three", "2025-02-03", PAGE),
    ]
    assert "3 imported, 0 known, 0 refused, 1 of no source, 1 no answer 200" in capsys.readouterr().out
    assert take(tmp_path, "a.warc", b"".join(records)) == 0
    assert len(held(tmp_path)) == 3


def test_a_list_of_captures_names_the_publishers_address_and_the_day(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    rows = f"url,captured_at,path\nhttps://web.archive.org/web/20240506070809id_/{URL},,page.html\n{URL}-b,2023-01-02,page.html\n"
    assert take(tmp_path, "list.csv", rows.encode()) == 0
    assert [(url, day) for _, url, day, _ in held(tmp_path)] == [(URL, "2024-05-06"), (f"{URL}-b", "2023-01-02")]


def test_a_capture_of_a_bot_wall_is_no_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wall = b"<!DOCTYPE html><html><head><title>Access Denied</title></head></html>"
    assert take(tmp_path, "a.warc", record(URL, http(wall))) == 1
    assert held(tmp_path) == []
    assert "Access Denied" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<html>no WARC", "record 1: begins with"),
        (record(URL, http())[:-40], "cut short"),
        (record(URL, http(b"x", "200 OK", "Content-Encoding: gzip")), "broken gzip"),
        (record(URL, http(b"x", "200 OK", "Content-Encoding: br")), "Content-Encoding 'br'"),
        (record(URL, http(), day="yesterday"), "no time of a capture"),
    ],
)
def test_what_is_no_warc_or_broken_says_where(tmp_path: Path, content: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        take(tmp_path, "a.warc", content)


def test_a_capture_without_its_bytes_is_asked_of_the_archive(tmp_path: Path) -> None:
    internet = Internet()
    archive = "https://web.archive.org/web"
    internet.put("https://web.archive.org/robots.txt", "User-agent: *\nAllow: /\n", "text/plain")
    internet.put(f"{archive}/20240506070809id_/{URL}", PAGE)
    rows = f"url,captured_at,path\n{archive}/20240506070809/{URL},,\n{archive}/20230102030405/{URL}-gone,,\n"
    (tmp_path / "list.csv").write_text(rows)
    command = [sys.executable, "-m", "tests.internet", str(tmp_path / "data"), str(internet.serve()), "captures"]
    for imported in ("1 imported, 0 known", "0 imported, 2 known"):
        done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=60)
        assert imported in done.stdout, (done.stdout, done.stderr)
    documents = [
        line for line in SnapshotStore(tmp_path / "data").observations() if line.role == "document" and line.sha256
    ]
    (seen,) = documents
    assert (seen.source, seen.url, seen.captured_on, seen.via) == ("dhs_news_releases", URL, "2024-05-06", "import")
    assert seen.robots
