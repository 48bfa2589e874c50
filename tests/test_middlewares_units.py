"""The pure parts of the middlewares: addresses, decoding, Retry-After, and what a block looks like."""

import gzip
import zlib
from datetime import UTC, datetime
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from backports import zstd

from scrapers.middlewares import RejectedError
from scrapers.middlewares.blocks import challenge, looks_like_html, soft_404
from scrapers.middlewares.body import decode
from scrapers.middlewares.guard import is_public, literal_address, refusal
from scrapers.middlewares.retry_after import seconds

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
