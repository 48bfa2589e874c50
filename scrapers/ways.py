"""Ways to find documents: a feed, a sitemap, a listing. Pure readers of the replies, for the walker and for `sources --check`.

Each reads one reply into `Links`: the documents it names, with the day of publication where it gives one, and further
pages of the same way. A reply that is not of its kind, or names no document, raises DriftError; the message holds a census
of the link shapes that were there ("/press/<slug> 24, /resources/<slug> 11"), so that a pattern can be mended from it.
"""

import gzip
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from parsel import Selector
from scrapy.http import TextResponse
from scrapy.utils.sitemap import Sitemap

from scrapers import feeds
from scrapers.page import text_of
from scrapers.printed_dates import day_printed
from scrapers.source_spider import DriftError, Found
from scrapers.sources import Source
from scrapers.url_days import iso_day

Kind = Literal["api", "wp-json", "feed", "sitemap", "listing"]
NEXT = (
    'link[rel="next"]::attr(href), a[rel="next"]::attr(href), a[class*="next"]::attr(href), '
    'li[class*="next"] > a::attr(href), div[class*="next"] > a::attr(href), '
    'a[href*="?offset="]:not([href*="reversePaginate"])::attr(href)'
)
NUMBER = re.compile(r"(?:[?&]page=|/page/)(\d+)")  # Drupal's pager counts from 0, WordPress's from 1
MAX_SITEMAP = 64 * 1024 * 1024  # bytes, unpacked: sitemaps.org allows 50 MB
SAME_DAY_CARDS = (
    5  # so many cards of a page that all have one `time`: a constant of the template, as CBP's (2026-08-07)
)
SHOWN_SHAPES = 8


@dataclass(frozen=True)
class Way:
    """One way to find documents: its kind and the address it begins at.

    ``also``: it names what the ways before it do not, so it is walked whatever came of them. ``links`` (CSS) narrows the
    links of a listing; one with ``pager`` has further pages, so that a first page without a link to them is drift.
    ``type``, ``taxonomy`` and ``term`` choose among WordPress's content (see `wordpress`).
    """

    kind: Kind
    url: str
    also: bool = False
    links: str = "a"
    pager: bool = False
    type: str = ""
    taxonomy: str = ""
    term: str = ""


@dataclass(frozen=True)
class Links:
    """What a reply names: documents, further pages of the same way, and how many links it has to the source's hosts."""

    documents: list[Found] = field(default_factory=list)
    further: list[str] = field(default_factory=list)
    seen: int = 0


def feed(response: TextResponse, source: Source, absolute: Callable[[str], str]) -> Links:
    """The documents of a feed. Raises DriftError where it is none, or none of its entries is a document."""
    try:
        entries = feeds.read(response.body, response.url)
    except feeds.NoFeedError as error:
        raise DriftError(str(error)) from error
    urls = [(absolute(entry.url), entry.published) for entry in entries]
    found = [Found(url, iso_day(day), "feed") for url, day in urls if source.is_page(url)]
    if not found:
        raise DriftError(f"no entry is a document by the pattern: {shapes(url for url, _ in urls)}")
    return Links(found, [], len(urls))


def sitemap(response: TextResponse, source: Source, absolute: Callable[[str], str]) -> Links:
    """The documents of a sitemap, or the sitemaps of an index. A sitemap without a document is no drift: others follow.

    ``lastmod`` is no day of publication but never precedes it: it goes to `Found.modified`.
    """
    body = response.body
    if body[:2] == b"\x1f\x8b":
        body = unpacked(body)
    if b"<!doctype" in body[:2048].lower():  # no sitemap has one; entities are never expanded here
        raise DriftError("expected a sitemap, found a document type")
    tree = Sitemap(body)
    if tree.type not in ("sitemapindex", "urlset"):
        raise DriftError(f"expected a sitemap, found <{tree.type}>")
    entries = [(absolute(response.urljoin(e["loc"])), e.get("lastmod")) for e in tree]
    if tree.type == "sitemapindex":
        return Links([], [url for url, _ in entries])
    found = [Found(url, None, "sitemap", iso_day(day)) for url, day in entries if source.is_page(url)]
    return Links(found, [], len(entries))


def unpacked(body: bytes) -> bytes:
    """A sitemap that is a gzip file, unpacked. Raises DriftError where it is broken, or too large."""
    try:
        with gzip.GzipFile(fileobj=BytesIO(body)) as file:
            plain = file.read(MAX_SITEMAP + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise DriftError(f"a broken gzip file ({error})") from error
    if len(plain) > MAX_SITEMAP:
        raise DriftError(f"a sitemap of more than {MAX_SITEMAP} bytes, unpacked")
    return plain


def listing(response: TextResponse, source: Source, absolute: Callable[[str], str], css: str = "a") -> Links:
    """The documents among the links of a page, with the day that their card prints, and the page after this one.

    Raises DriftError for a page without one.
    """
    anchors = [(absolute(response.urljoin(a.attrib["href"])), a) for a in response.css(css) if "href" in a.attrib]
    cards: dict[str, Selector] = {}
    for url, anchor in anchors:
        if source.is_page(url) and url != response.url:
            cards.setdefault(url, anchor)
    if not cards:
        every = (absolute(response.urljoin(href)) for href in response.css("a::attr(href)").getall())
        where = "" if css == "a" else f" in {css!r}"
        raise DriftError(f"a listing page without a link to a document{where}: {shapes(every, source.hosts)}")
    days = card_days(cards, lambda href: absolute(response.urljoin(href)))
    found = [Found(url, days.get(url), "listing") for url in cards]
    page = next_page(response)
    return Links(found, [page] if page else [], len(own(dict.fromkeys(url for url, _ in anchors), source.hosts)))


def card_days(cards: dict[str, Selector], absolute: Callable[[str], str]) -> dict[str, date]:
    """By URL: the one day printed in its card, the largest element around the link that links to no other document.

    Visible text first, then `time[datetime]`. A `time` that is the same in all of SAME_DAY_CARDS or more is no date.
    """
    printed: dict[str, date] = {}
    times: dict[str, date] = {}
    for url, anchor in cards.items():
        card = anchor.root
        while (parent := card.getparent()) is not None and parent.tag not in ("main", "body", "html"):
            hrefs = (absolute(a.get("href")) for a in parent.iter("a") if a.get("href"))
            if any(href in cards and href != url for href in hrefs):
                break
            card = parent
        inside = Selector(root=card, type="html")
        days = {day for line in text_of(inside).split("\n") if (day := day_printed(line))}
        if len(days) == 1:
            printed[url] = days.pop()
        stamps = {iso_day(stamp) for stamp in inside.css("time::attr(datetime)").getall() if re.match(r"\d{4}-", stamp)}
        if len(stamps) == 1 and (stamp := stamps.pop()):
            times[url] = stamp
    if len(times) >= SAME_DAY_CARDS and len(set(times.values())) == 1:
        times = {}
    return times | printed


def next_page(response: TextResponse) -> str | None:
    """The page after this one: its link "next"; else by the numbered pages it links to; None on the last.

    Pagers leave numbers out ("1 … 3"), and count from 0 (Drupal) or 1: a link "3" to page 2 says from 0.
    """
    hrefs = [response.urljoin(href) for href in response.css(NEXT).getall()]
    if following := next((url for url in hrefs if url != response.url), None):
        return following
    pages: dict[int, str] = {}
    first = 1
    for link in response.css("a[href]"):
        url = response.urljoin(link.attrib["href"].strip())
        if (found := NUMBER.search(url)) and same_series(url, response.url):
            number = int(found[1])
            pages[number] = url
            label = re.search(r"\d+", text_of(link))
            if number == 0 or (label and int(label[0]) == number + 1):
                first = 0
    shown = NUMBER.search(response.url)
    here = int(shown[1]) if shown else first
    if not pages or max(pages) <= here:
        return None
    template = pages[max(pages)]
    return NUMBER.sub(lambda found: found[0].removesuffix(found[1]) + str(here + 1), template)


def same_series(url: str, other: str) -> bool:
    """True where two addresses differ in nothing but the number of a page."""

    def without(address: str) -> tuple[str, str, list[tuple[str, str]]]:
        parts = urlsplit(address)
        query = [(name, value) for name, value in parse_qsl(parts.query) if name != "page"]
        return parts.netloc, re.sub(r"/page/\d+(?=/|$)", "", parts.path).rstrip("/"), query

    return without(url) == without(other)


def own(urls: Iterable[str], hosts: tuple[str, ...]) -> list[str]:
    """Those of ``urls`` that lie on ``hosts``."""
    return [url for url in urls if urlsplit(url).hostname in hosts]


def shapes(urls: Iterable[str], hosts: tuple[str, ...] | None = None) -> str:
    """A census of addresses by shape, the most frequent first: "/press/<slug> 24, /2026/01/<slug> 3"."""
    unique = dict.fromkeys(urls)
    kept = own(unique, hosts) if hosts else list(unique)
    counts = Counter(shape(url, with_host=hosts is None or len(hosts) > 1) for url in kept)
    shown = [f"{name} {count}" for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
    more = f" and {len(shown) - SHOWN_SHAPES} other shapes" if len(shown) > SHOWN_SHAPES else ""
    return f"the links are {', '.join(shown[:SHOWN_SHAPES])}{more}" if shown else "there are no links to its hosts"


def shape(url: str, with_host: bool) -> str:
    """The shape of an address: digits as N, a last segment with a hyphen or of more than 20 letters as <slug>."""
    parts = urlsplit(url)
    segments = parts.path.split("/")
    slug = max((i for i, segment in enumerate(segments) if segment), default=0)
    if "-" in segments[slug] or len(segments[slug]) > 20:
        segments[slug] = "<slug>"
    path = re.sub(r"\d+", "N", "/".join(segments))
    query = "?" + "&".join(sorted({name for name, _ in parse_qsl(parts.query)})) if parts.query else ""
    return f"{parts.netloc if with_host else ''}{path or '/'}{query}"
