"""The pure parts of the middlewares: addresses, decoding, Retry-After, and what a block looks like."""

import gzip
import zlib
from datetime import UTC, date, datetime
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from backports import zstd
from scrapy import Request
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.utils.test import get_crawler

from scrapers import held, settings
from scrapers.middlewares import RejectedError
from scrapers.middlewares.blocks import challenge, looks_like_html, soft_404
from scrapers.middlewares.body import NO_ADDRESS, CompleteBody, TolerantHtml, decode
from scrapers.middlewares.budget import TimeBudget
from scrapers.middlewares.guard import is_public, literal_address, refusal
from scrapers.middlewares.retry_after import seconds
from scrapers.middlewares.robots import judge
from scrapers.snapshots import Observation

TEXT = b"a synthetic document, long enough to be compressed " * 400
COMPRESS = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstd.compress}


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[2002:7f00:1::]/",
        "http://169.254.169.254/",
        "http://10.1.2.3/",
        "http://0.0.0.0/",
        "http://100.64.0.1/",
    ],
)
def test_private_addresses_are_refused_in_every_spelling_even_where_listed(url: str) -> None:
    host = url.split("//")[1].rstrip("/").strip("[]")
    assert "no public address" in (refusal(url, [host]) or "")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:///etc/passwd", "scheme"),
        ("ftp://www.example.org/a", "scheme"),
        ("data:text/plain,x", "scheme"),
        ("https://user:pass@www.example.org/", "password"),
        ("https://www.example.org.evil.test/", "none of the source's"),
        ("https://example.org/", "none of the source's"),
        ("https://www.example.org:8443/", "port"),
        ("http://[::1/", "not a URL"),
    ],
)
def test_other_urls_off_the_list_are_refused(url: str, why: str) -> None:
    assert why in (refusal(url, ["www.example.org"]) or "")


def test_the_sources_own_urls_pass() -> None:
    assert refusal("https://www.example.org/a?b=c", ["www.example.org"]) is None
    assert literal_address("www.example.org") is None
    address = literal_address("93.184.215.14")
    assert address is not None
    assert is_public(address)


def test_retry_after_reads_seconds_and_dates() -> None:
    today = datetime(2026, 11, 24, 12, tzinfo=UTC)
    assert seconds(" 120 ", today) == 120
    assert seconds("Tue, 24 Nov 2026 12:01:00 GMT", today) == 60
    assert seconds("Tue, 24 Nov 2026 11:00:00 GMT", today) == 0
    assert seconds("soon", today) is None


@pytest.mark.parametrize("encoding", sorted(COMPRESS))
def test_every_cut_of_a_compressed_body_is_seen(encoding: str) -> None:
    text = bytes(range(256)) * 8
    whole = COMPRESS[encoding](text)
    assert decode(whole, [encoding], len(text)) == text
    for end in range(len(whole)):
        with pytest.raises(RejectedError):
            decode(whole[:end], [encoding], len(text))


def test_stacked_encodings_are_undone_in_order_and_capped() -> None:
    twice = gzip.compress(brotli.compress(TEXT))
    assert decode(twice, ["br", "gzip"], len(TEXT)) == TEXT
    with pytest.raises(RejectedError, match="stacked"):
        decode(gzip.compress(twice), ["br", "gzip", "gzip"], len(TEXT))
    with pytest.raises(RejectedError, match="decodes to more"):
        decode(gzip.compress(TEXT), ["gzip"], len(TEXT) - 1)


def test_ordinary_pages_and_files_are_no_blocks() -> None:
    article = b"<!DOCTYPE html><html><head><title>ICE denied access to detainee not found in its locator</title></head>"
    article += b'<body><script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>Access Denied, Reference #</body>'
    assert (challenge(article), soft_404(article), looks_like_html(article)) == (None, None, True)
    assert (challenge(b"PK\x03\x04 bm-verify"), looks_like_html(b"PK\x03\x04<html")) == (None, False)


def test_no_real_page_looks_like_a_block() -> None:
    pages = Path(__file__).parents[1] / "../shared/data/ice_web_pages"
    if not pages.is_dir():
        pytest.skip("../shared is absent: the real pages are not at hand")
    bodies = [path.read_bytes() for path in sorted(pages.iterdir()) if path.is_file()]
    assert len(bodies) > 100
    assert [mark for body in bodies if (mark := challenge(body) or soft_404(body))] == []


def body_middleware() -> CompleteBody:
    return CompleteBody(get_crawler(settings_dict={"DOWNLOAD_MAXSIZE": 64 * 2**20, "PAGE_MAXSIZE": 8 * 2**20}))


@pytest.mark.parametrize(
    ("path", "limit"),
    [("/a", 8), ("/a.html", 8), ("/a.xlsx", 64), ("/A.XLSX", 64), ("/a.pdf?x=1", 64), ("/a?b=c.pdf", 8)],
)
def test_pages_may_be_smaller_than_files(path: str, limit: int) -> None:
    request = Request(f"https://www.example.org{path}")
    body_middleware().process_request(request)
    assert request.meta["download_maxsize"] == limit * 2**20


def test_not_modified_is_an_answer_to_a_condition_only() -> None:
    url = "https://www.example.org/a.xlsx"
    asked = Request(url, headers={"If-None-Match": '"x"'})
    assert body_middleware().process_response(asked, Response(url, status=304)).url == url
    with pytest.raises(RejectedError, match="304 Not Modified"):
        body_middleware().process_response(Request(url), Response(url, status=304))


@pytest.mark.parametrize(
    "body", [b'{"error": "no such file"}', b'<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>', b" [1]"]
)
def test_an_error_with_status_200_is_no_file(body: bytes) -> None:
    url = "https://www.example.org/a.xlsx"
    with pytest.raises(RejectedError, match=r"in place of the \.xlsx file"):
        body_middleware().process_response(Request(url), Response(url, body=body))
    page = "https://www.example.org/api"
    assert body_middleware().process_response(Request(page), Response(page, body=body)).body == body


def test_one_bad_link_is_one_bad_link() -> None:
    url = "https://www.example.org/"
    body = b'<html><a href="http://[::1">x</a><a href="/good">y</a></html>'
    page = body_middleware().process_response(Request(url), HtmlResponse(url, body=body))
    assert isinstance(page, TolerantHtml)
    links = [page.urljoin(href) for href in page.css("a::attr(href)").getall()]
    assert links == [NO_ADDRESS, "https://www.example.org/good"]


def robots(body: bytes) -> TextResponse:
    return TextResponse("https://www.example.org/robots.txt", body=body, encoding="utf-8")


def test_our_name_with_a_version_is_our_name() -> None:
    rules, _ = judge(
        robots(b"User-agent: DetentionLedger/0.1\nDisallow: /\n\nUser-agent: *\nAllow: /\n"), "DetentionLedger"
    )
    assert rules.parser
    assert not rules.parser.can_fetch("https://www.example.org/a", "DetentionLedger")


def test_markup_without_a_rule_is_no_robots_txt() -> None:
    assert judge(robots(b"<div>Access denied</div>"), "DetentionLedger")[0].denied == "robots_denied"
    assert judge(robots(b"<!-- ours -->\nUser-agent: *\nDisallow: /a\n"), "DetentionLedger")[0].parser


def test_a_source_has_a_budget_of_time() -> None:
    budget = TimeBudget(get_crawler(settings_dict={"SOURCE_SECONDS": 100, "RUN_SECONDS": 10**9}))
    budget.process_request(Request("https://www.example.org/"))
    budget.began -= 101
    with pytest.raises(RejectedError, match="longer than 100 s") as raised:
        budget.process_request(Request("https://www.example.org/"))
    assert raised.value.state == "slow"
    assert settings.CRAWL_DELAY_MAX < settings.SOURCE_SECONDS < settings.RUN_SECONDS


def test_a_date_in_the_future_does_not_silence_an_address() -> None:
    url = "https://www.example.org/a"
    seen = Observation("s", url, "2096-01-01T00:00:00Z", "crawl", sha256="a" * 64)
    known = held.Held({url: {"a" * 64}}, {url: seen}, {url: seen}, {url: date(2096, 1, 1)})
    assert held.due(known, {}, (), date(2026, 11, 24), held.Limits(20, 7, 60)) == [url]
