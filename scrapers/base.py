"""Base spiders by access pattern: linked files, a listing, a sitemap. They find and download, never interpret.

A concrete spider sets ``name`` and ``source`` and:

- ``LinkedFilesSpider``: ``index_url``. Every link that `Source.document_url` matches is a document.
- ``ListingSpider``: ``listing_url``, ``items(response) -> Iterable[Found]``, ``next_page(response) -> str | None``.
- ``SitemapSpider``: ``sitemap_url``.

``class X(ListingSpider, SitemapSpider)`` walks both, and asks for what the listing named first. ``items`` and
``next_page`` raise `DriftError` where the page is not what they assume; whatever else they raise is state `error`.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar
from urllib.parse import urlsplit

from scrapy.http import Request, TextResponse
from scrapy.utils.sitemap import Sitemap

from scrapers.source_spider import DriftError, Found, SourceSpider

__all__ = [
    "DriftError",
    "Found",
    "LinkedFilesSpider",
    "ListingSpider",
    "SitemapSpider",
    "SourceSpider",
    "numbered_page",
]

WORKBOOK = re.compile(r"\.(?:xls[xmb]?|ods|csv)$", re.IGNORECASE)
PAGE = re.compile(r"[?&]page=(\d+)")
REASK_PER_RUN = 5  # known files the index no longer names, asked for again each run


class LinkedFilesSpider(SourceSpider):
    """An index page, and every file it links to.

    Each linked file is asked for in every run, conditionally where we hold its bytes, because publishers overwrite
    files in place under the same name. Files that the index no longer names are asked for as well, REASK_PER_RUN a run
    and the longest unasked first, so that a late overwrite or a removal is seen at a bounded cost. A link to another
    workbook-like file, which no source takes, is a warning in the report: a pattern may have become too narrow.
    """

    index_url: ClassVar[str]
    expects_pages = False

    def entry_points(self) -> Iterator[Request]:
        """The index page."""
        yield self.index(self.index_url, self._links)
        yield from super().entry_points()

    def _links(self, response: TextResponse) -> Iterator[Request]:
        linked = 0
        for href in response.css("a::attr(href)").getall():
            url = self.absolute(response.urljoin(href.strip()))
            if self.source.is_document(url):
                linked += 1
                self.found(Found(url))
            elif WORKBOOK.search(urlsplit(url).path) and not any(other.is_document(url) for other in self.siblings):
                self.run.warn(f"{response.url} links to {url}, which no source takes by its pattern")
        if not linked:
            raise DriftError("no link to a document; the page may have been rebuilt, or the files moved")
        if self.crawler.settings["VIA"] == "crawl":
            unlinked = sorted(self.known.keys() - self.candidates.keys(), key=self.held.asked)
            for url in unlinked[:REASK_PER_RUN]:
                self.found(Found(url, by="delisted"), rank=1)
        yield from ()


class ListingSpider(SourceSpider):
    """Listing pages, newest first, and the articles they name.

    The walk ends where there is no next page; where a page is older than ``since``; or where it names only known URLs
    and the run before left nothing pending (otherwise there may be gaps behind it). A page without items is drift.
    """

    listing_url: ClassVar[str]

    def entry_points(self) -> Iterator[Request]:
        """The first listing page."""
        self.unfinished.add("listing")
        yield self.index(self.listing_url, self._listing)
        yield from super().entry_points()

    def items(self, response: TextResponse) -> Iterable[Found]:
        """The documents a listing page names, in its order."""
        raise NotImplementedError

    def next_page(self, response: TextResponse) -> str | None:
        """The URL of the page after this one, None on the last: by Drupal's pager, where a spider knows no other way."""
        return numbered_page(response, self.listing_url)

    def _listing(self, response: TextResponse) -> Iterator[Request]:
        items = [Found(self.absolute(response.urljoin(item.url)), item.published) for item in self.items(response)]
        strange = [item.url for item in items if not self.source.is_document(item.url)]
        if strange:
            raise DriftError(f"an item that is no document by the pattern of {self.name}: {strange[0]}")
        if not items:
            raise DriftError("a listing page without items")
        repeated = all(item.url in self.candidates for item in items)
        fresh = [self.found(item) for item in items]
        too_old = self.since and all(item.published and item.published < self.since for item in items)
        url = self.next_page(response)
        if not url:
            self.unfinished.discard("listing")
        elif not (too_old or repeated or (self.complete and not any(fresh))):
            yield self.index(response.urljoin(url), self._listing)


def numbered_page(response: TextResponse, start: str) -> str | None:
    """The page after this one by Drupal's pager, which counts ``page=N`` from 0: None where it links to no higher one.

    Raises DriftError where the page has no such link at all.
    """
    here = int((PAGE.search(response.url) or ["", "0"])[1])
    pages = [int(number) for href in response.css("a::attr(href)").getall() for number in PAGE.findall(href)]
    if not pages:
        raise DriftError("no link with 'page=N': the listing has lost its pager")
    return f"{start}{'&' if '?' in start else '?'}page={here + 1}" if max(pages) > here else None


class SitemapSpider(SourceSpider):
    """A sitemap, or an index of sitemaps, and the documents it names. They rank behind those of a listing.

    ``lastmod`` is no date of publication but never precedes it, so it serves ``since``; with ``since``, URLs without
    any date are left out and counted as undated. A walk that ends without a single document URL is drift.
    """

    sitemap_url: ClassVar[str]
    sitemaps_open = 0
    sitemap_documents = 0

    def entry_points(self) -> Iterator[Request]:
        """The sitemap."""
        self.sitemaps_open = 1
        self.unfinished.add("sitemap")
        yield self.index(self.sitemap_url, self._sitemap)
        yield from super().entry_points()

    def _sitemap(self, response: TextResponse) -> Iterator[Request]:
        if b"<!DOCTYPE" in response.body[:2048]:  # no sitemap has one; entities are never expanded here
            raise DriftError("expected a sitemap, found a document type")
        sitemap = Sitemap(response.body)
        if sitemap.type not in ("sitemapindex", "urlset"):
            raise DriftError(f"expected a sitemap, found <{sitemap.type}>")
        self.sitemaps_open -= 1
        for entry in sitemap:
            url = self.absolute(response.urljoin(entry["loc"]))
            if sitemap.type == "sitemapindex":
                self.sitemaps_open += 1
                yield self.index(url, self._sitemap)
            elif self.source.is_document(url):
                self.sitemap_documents += 1
                self._offer(url, entry.get("lastmod"))
        if not self.sitemaps_open and not self.sitemap_documents:
            raise DriftError(f"no sitemap names a document by the pattern of {self.name}")
        if not self.sitemaps_open and not self.since:
            self.unfinished.discard("sitemap")

    def _offer(self, url: str, lastmod: str | None) -> None:
        try:
            modified = date.fromisoformat(lastmod[:10]) if lastmod else None
        except ValueError as error:
            raise DriftError(f"lastmod {lastmod!r} of {url} is no date") from error
        if self.since and modified is None:
            self.run.counts["undated"] += url not in self.known and url not in self.candidates
        else:
            self.found(Found(url, modified, "sitemap"), rank=1)
