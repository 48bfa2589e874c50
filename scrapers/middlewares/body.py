"""Complete bodies: decoded to the very end within the size limit, or rejected. Replaces Scrapy's decompression.

Scrapy 2.19 decodes what there is of a truncated gzip, br, deflate or zstd body and says nothing; nor does it mind a
body that ends when the connection closes.
"""

import zlib
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any, Self
from urllib.parse import urlsplit

import brotli  # type: ignore[import-untyped]
from backports import zstd
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.http import HtmlResponse, Response, TextResponse, XmlResponse
from scrapy.responsetypes import responsetypes

from scrapers.middlewares import RejectedError
from scrapers.middlewares.blocks import looks_like_html

ACCEPT_ENCODING = "gzip, deflate, br, zstd"
FILES = frozenset({".xlsx", ".xls", ".pdf", ".parquet", ".zip", ".csv", ".docx"})
"""Endings of addresses of files, which may be larger than pages and are none of what an error is said in with status 200."""
MESSAGE = (b"{", b"[", b"<")  # how JSON and XML (S3's errors) begin
MAX_ENCODINGS = 2  # stacked encodings multiply a bomb; no honest server stacks more


def decode(body: bytes, encodings: list[str], limit: int) -> bytes:
    """``body`` without its content encodings (as listed in the header, so undone from the last to the first).

    Raises RejectedError: ``truncated`` where a stream does not reach its end, is corrupt, or has bytes after it;
    ``too_large`` past ``limit`` bytes; ``drift`` for an encoding we never asked for.
    """
    if len(encodings) > MAX_ENCODINGS:
        raise RejectedError("too_large", f"{len(encodings)} stacked content encodings: {', '.join(encodings)}")
    for encoding in reversed(encodings):
        try:
            body = _decode_one(body, encoding, limit)
        except (zlib.error, brotli.error, zstd.ZstdError, EOFError) as error:
            raise RejectedError("truncated", f"the {encoding} body is corrupt ({error})") from error
    return body


def _decode_one(body: bytes, encoding: str, limit: int) -> bytes:
    if encoding in ("gzip", "x-gzip"):
        return _unpack(body, limit, lambda: zlib.decompressobj(31), "gzip")
    if encoding == "deflate":
        # zlib by the RFC, raw deflate from some servers: told apart by the zlib header's check (RFC 1950, 2.2).
        zlib_header = len(body) > 1 and body[0] & 15 == 8 and (body[0] << 8 | body[1]) % 31 == 0
        wbits = 15 if zlib_header else -15
        return _unpack(body, limit, lambda: zlib.decompressobj(wbits), "deflate", members=False)
    if encoding == "br":
        return _unbrotli(body, limit)
    if encoding == "zstd":
        return _unpack(body, limit, zstd.ZstdDecompressor, "zstd")
    raise RejectedError("drift", f"Content-Encoding {encoding!r}, which was not asked for")


def _unpack(body: bytes, limit: int, new_stream: Callable[[], Any], name: str, members: bool = True) -> bytes:
    """Every stream of ``body`` to its end, by a decompressor of zlib's interface; one stream only without ``members``."""
    out = bytearray()
    rest = body
    while True:
        stream = new_stream()
        out += stream.decompress(rest, limit - len(out) + 1)
        _within(len(out), limit)
        if not stream.eof:
            raise RejectedError("truncated", f"the {name} body ends before its stream does")
        rest = stream.unused_data
        if not rest:
            return bytes(out)
        if not members:
            raise RejectedError("truncated", f"{len(rest)} bytes after the end of the {name} stream")


def _unbrotli(body: bytes, limit: int) -> bytes:
    stream = brotli.Decompressor()
    out = bytearray(stream.process(body, output_buffer_limit=65_536))
    while not stream.is_finished():
        _within(len(out), limit)
        chunk = stream.process(b"", output_buffer_limit=65_536)
        if not chunk and not stream.is_finished():
            raise RejectedError("truncated", "the br body ends before its stream does")
        out += chunk
    _within(len(out), limit)
    return bytes(out)


def _within(size: int, limit: int) -> None:
    if size > limit:
        raise RejectedError("too_large", f"the body decodes to more than {limit} bytes")


def ending(url: str) -> str:
    """The ending of the path of an address, in small letters, with its dot; "" where it has none."""
    return PurePosixPath(urlsplit(url).path).suffix.lower()


class _TolerantLinks:
    """One link that is no address ("http://[::1") is one bad link: it becomes NO_ADDRESS, which is nobody's document."""

    def urljoin(self, url: str) -> str:
        """The absolute address of a link on this page."""
        try:
            return str(super().urljoin(url))  # type: ignore[misc]
        except ValueError:
            return NO_ADDRESS


class TolerantHtml(_TolerantLinks, HtmlResponse):
    """An HTML page."""


class TolerantXml(_TolerantLinks, XmlResponse):
    """A feed or a sitemap."""


NO_ADDRESS = "invalid:address"
TOLERANT: dict[type[Response], type[Response]] = {HtmlResponse: TolerantHtml, XmlResponse: TolerantXml}


class CompleteBody:
    """Hands on whole bodies only. Truncated ones are asked for again, RETRY_TIMES times, then rejected."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.limit = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        self.page_limit = crawler.settings.getint("PAGE_MAXSIZE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Ask for the encodings we can check, and for no more bytes than a page or a file may have."""
        request.headers.setdefault("Accept-Encoding", ACCEPT_ENCODING)
        request.meta["download_maxsize"] = self._limit(request)

    def _limit(self, request: Request) -> int:
        return self.limit if ending(request.url) in FILES else min(self.limit, self.page_limit)

    def process_response(self, request: Request, response: Response) -> Response | Request:
        """Decode a 200, drop any other body: nothing reads it. Raises RejectedError."""
        if response.status == 304 and not {b"If-None-Match", b"If-Modified-Since"} & request.headers.keys():
            raise RejectedError("drift", "304 Not Modified to a request that set no condition: nothing was sent, ever")
        if response.status != 200:
            response.headers.pop("Content-Encoding", None)
            return response.replace(body=b"")
        try:
            body = self._whole(request, response, may_be_empty=request.meta.get("robots_request", False))
        except RejectedError as error:
            if error.state != "truncated":
                raise
            spider = self.crawler.spider
            assert spider is not None
            again = get_retry_request(request, spider=spider, reason=error.state)
            if again is None:
                raise
            return again
        response.headers.pop("Content-Encoding", None)
        kind = responsetypes.from_args(headers=response.headers, url=response.url, body=body)
        kind = TOLERANT.get(kind, kind)
        extra = {"encoding": None} if issubclass(kind, TextResponse) else {}  # None: read it from the headers and body
        return response.replace(cls=kind, body=body, **extra)

    def _whole(self, request: Request, response: Response, may_be_empty: bool) -> bytes:
        if {"partial", "dataloss"} & set(response.flags):
            # HTTP/1.0 style, ended by closing: nothing tells a whole body from a cut one
            raise RejectedError("truncated", "the body has no Content-Length and ended when the connection closed")
        values = b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1").lower().split(",")
        encodings = [value.strip() for value in values if value.strip() not in ("", "identity")]
        body = decode(response.body, encodings, self._limit(request))
        if not body and not may_be_empty:
            raise RejectedError("empty", "status 200 with an empty body")
        name = ending(request.url)
        if (
            name in FILES and body.lstrip()[:1] in MESSAGE and not looks_like_html(body)
        ):  # a page is judged by the spider
            raise RejectedError("drift", f"status 200, but a message in place of the {name} file: {body[:60]!r}")
        return body
