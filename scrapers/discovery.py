"""Spiders for sites nobody has seen for us: ways to find documents tried in order; and series whose URLs are known.

``DiscoverySpider`` tries its ``ways`` one after the other, in the order API, feed, wp-json, sitemap, listing. A way that
fails is a warning of the run, which says how; where every way failed, or one broke off and no other was walked to its
end, the failures are the state of the run. A feed only names what is newest, so the next way is tried as well; any other
way that names documents ends the search.
Each document's observation says which way named it first.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from scrapy.http import Request, Response, TextResponse
from scrapy.utils.sitemap import Sitemap
from twisted.python.failure import Failure

from scrapers import feeds
from scrapers.health import State
from scrapers.middlewares.failures import verdict
from scrapers.pipelines import Fetched
from scrapers.responses import original_url
from scrapers.source_spider import INDEX_FIRST, MAX_INDEX_PAGES, DriftError, Found, SourceSpider

WP_PAGE = 100  # posts a page of wp-json, the most that WordPress gives
WP_JSON = "wp-json/wp/v2/posts?per_page=100&_fields=link,date&page=1"
REASK_PER_RUN = 5  # closed documents asked for again each run, the longest unasked first
NEXT = (
    'link[rel="next"]::attr(href), a[rel="next"]::attr(href), a[class*="next"]::attr(href), '
    'li[class*="next"] > a::attr(href), div[class*="next"] > a::attr(href), '
    'a[href*="?offset="]:not([href*="reversePaginate"])::attr(href)'
)
Kind = Literal["api", "feed", "wp-json", "sitemap", "listing"]
Links = tuple[list[Found], list[str]]  # documents, and further pages of the same way


@dataclass(frozen=True)
class Way:
    """One way to find documents: its kind and the URL it begins at."""

    kind: Kind
    url: str


class DiscoverySpider(SourceSpider):
    """Finds documents by the first of ``ways`` that works. ``listing_scope`` narrows the links of a listing (CSS)."""

    ways: ClassVar[tuple[Way, ...]]
    listing_scope: ClassVar[str] = "a"

    @classmethod
    def from_crawler(cls, crawler, *args, **kwargs):  # type: ignore[no-untyped-def]
        """Scrapy's constructor."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.readers = {
            "feed": spider.read_feed,
            "wp-json": spider.read_wp_json,
            "sitemap": spider.read_sitemap,
            "listing": spider.read_listing,
        }
        spider.open_pages, spider.named, spider.failures, spider.failed = 0, set(), [], []
        return spider

    readers: dict[str, Callable[[TextResponse], Links]]
    open_pages: int
    named: set[str]  # documents the present way names
    failures: list[tuple[State, str, str]]
    failed: list[tuple[Kind, bool, State, str, str]]  # of all ways; the second says that the way named documents before
    succeeded = finished = left_early = False  # finished: a way was walked as far as it had to be

    def entry_points(self) -> Iterator[Request]:
        """The first way."""
        self.unfinished.add("ways")
        yield self._page(0, self.ways[0].url)
        yield from super().entry_points()

    def _page(self, way: int, url: str) -> Request:
        self.open_pages += 1
        self.index_pages += 1
        return Request(
            url,
            callback=self._came,
            errback=self._came_not,
            cb_kwargs={"way": way},
            priority=INDEX_FIRST,
            dont_filter=True,
        )

    def _came(self, response: Response, way: int) -> Iterator[object]:
        assert response.request is not None
        url, self.heard = original_url(response.request), True
        fate = self._judge(response, "index")
        if response.request.meta.get("not_in_replay"):
            self._fail("unreachable", url, "not in the replay manifest")
        else:
            yield Fetched(self._observe(response, url, "index"), response.body if fate == "keep" else None)
            if isinstance(fate, tuple):
                self._fail(fate[0], url, fate[1])
            else:
                yield from self._links(response, way, url)
        yield from self._close_page(way)

    def _came_not(self, failure: Failure) -> Iterator[object]:
        request: Request = failure.request  # type: ignore[attr-defined]
        assert failure.value is not None
        state, reason = verdict(failure.value)
        self._fail(state, original_url(request), reason)
        yield from self._close_page(int(request.cb_kwargs["way"]))

    def _links(self, response: Response, way: int, url: str) -> Iterator[Request]:
        kind = self.ways[way].kind
        try:
            if not isinstance(response, TextResponse) and kind in ("listing", "wp-json"):
                raise DriftError(f"no text, but {response.headers.get('Content-Type')!r}")
            documents, further = self.readers[kind](response)  # type: ignore[arg-type]
        except DriftError as error:
            self._fail("drift", url, str(error))
            return
        urls = {self.absolute(found.url) for found in documents}
        repeated = urls <= self.named
        self.named |= urls
        fresh = [self.found(found) for found in documents]
        too_old = self.since and documents and all(f.published and f.published < self.since for f in documents)
        if kind != "sitemap" and (repeated or too_old or (self.complete and not any(fresh))):
            self.left_early = True
            return
        for page in further:
            if self.index_pages >= MAX_INDEX_PAGES:
                self._fail("drift", url, f"more than {MAX_INDEX_PAGES} index pages; the pagination may be endless")
                return
            yield self._page(way, page)

    def _fail(self, state: State, url: str, reason: str) -> None:
        self.failures.append((state, url, reason))

    def _close_page(self, way: int) -> Iterator[Request]:
        """When the last page of a way is done: on to the next way, or the end."""
        self.open_pages -= 1
        if self.open_pages:
            return
        here = self.ways[way]
        if not self.named and not self.failures:
            self._fail("drift", here.url, f"names no document by the pattern of {self.name}")
        self.succeeded = self.succeeded or bool(self.named)
        self.finished = bool(self.named) and here.kind != "feed" and not self.failures
        if self.finished and not self.left_early and not self.since:
            self.unfinished.discard("ways")
        self.failed += [(here.kind, bool(self.named), *failure) for failure in self.failures]
        if not self.finished and way + 1 < len(self.ways):
            self.named, self.failures, self.left_early = set(), [], False
            yield self._page(way + 1, self.ways[way + 1].url)
            return
        for kind, broken_off, state, url, reason in self.failed:
            if not self.succeeded or (broken_off and not self.finished):
                self.run.note(state, url, f"{kind}: {reason}")
            else:
                self.run.warn(f"{kind}: {state}: {reason} ({url})")

    def _closed(self, reason: str) -> None:
        super()._closed(reason)
        self.run.complete = self.run.complete and self.finished  # a feed alone leaves gaps behind it

    def read_feed(self, response: TextResponse) -> Links:
        """The documents of a feed. Raises DriftError where it is none."""
        try:
            entries = feeds.read(response.body, response.url)
        except feeds.NoFeedError as error:
            raise DriftError(str(error)) from error
        return [self._found(e.url, e.published, "feed") for e in entries if self._is_document(e.url)], []

    def read_wp_json(self, response: TextResponse) -> Links:
        """The posts of a page of WordPress's REST API, 100 a page, and the next page behind a full one."""
        try:
            posts = json.loads(response.text)
            found = [self._found(f"{post['link']}", f"{post['date']}", "wp-json") for post in posts]
        except (ValueError, TypeError, KeyError) as error:
            raise DriftError(f"no list of posts with link and date, as WordPress has it ({error})") from error
        head, _, number = response.url.rpartition("page=")
        further = [f"{head}page={int(number) + 1}"] if len(found) == WP_PAGE else []
        return [item for item in found if self._is_document(item.url)], further

    def read_sitemap(self, response: TextResponse) -> Links:
        """The documents of a sitemap, or the sitemaps of an index. With ``since``, undated ones are left out."""
        if b"<!DOCTYPE" in response.body[:2048]:
            raise DriftError("expected a sitemap, found a document type")
        sitemap = Sitemap(response.body)
        if sitemap.type not in ("sitemapindex", "urlset"):
            raise DriftError(f"expected a sitemap, found <{sitemap.type}>")
        entries = [(self.absolute(response.urljoin(e["loc"])), e.get("lastmod")) for e in sitemap]
        if sitemap.type == "sitemapindex":
            return [], [url for url, _ in entries]
        found = [self._found(url, modified, "sitemap") for url, modified in entries if self._is_document(url)]
        return [item for item in found if item.published or not self.since], []

    def read_listing(self, response: TextResponse) -> Links:
        """The documents among the links of a page, and the page its link "next" names."""
        urls = [
            self.absolute(response.urljoin(href))
            for href in response.css(self.listing_scope).css("::attr(href)").getall()
        ]
        found = [Found(url, None, "listing") for url in dict.fromkeys(urls) if self._is_document(url)]
        if not found:
            raise DriftError(f"a listing page without a link to a document by the pattern of {self.name}")
        following = [response.urljoin(href) for href in response.css(NEXT).getall()]
        return found, [url for url in dict.fromkeys(following) if url != response.url][:1]

    def _is_document(self, url: str) -> bool:
        return self.source.is_document(self.absolute(url))

    def _found(self, url: str, published: str | None, by: Kind) -> Found:
        try:
            return Found(url, date.fromisoformat(published[:10]) if published else None, by)
        except ValueError as error:
            raise DriftError(f"{published!r} of {url} is no date") from error


def wordpress(home: str, listing: str) -> tuple[Way, ...]:
    """The ways of a WordPress site: its feed, the REST API, the sitemap, and the listing."""
    return (
        Way("feed", f"{home}/feed/"),
        Way("wp-json", f"{home}/{WP_JSON}"),
        Way("sitemap", f"{home}/sitemap.xml"),
        Way("listing", listing),
    )


class SeriesSpider(SourceSpider):
    """Documents whose URLs are known beforehand: a feed that is read itself, months of an API, files by month.

    ``open_documents`` are asked for in every run, ``closed_documents`` once, and a few of them again each run. A run to
    which the publisher has no document at all to give is drift: the URLs are wrong.
    """

    expects_pages = False
    by: ClassVar[Kind] = "api"

    def open_documents(self) -> Iterator[str]:
        """The URLs whose content still changes, newest first."""
        yield from ()

    def closed_documents(self) -> Iterator[str]:
        """The URLs whose content is settled, newest first."""
        yield from ()

    def entry_points(self) -> Iterator[Request]:
        """No index page: the documents go straight to the second phase."""
        self.offer()
        yield from super().entry_points()

    def offer(self) -> None:
        """Hand over all documents that are due."""
        for url in self.open_documents():  # in every run, even where it was not there the last time
            self.candidates[url], self.found_by[url] = 0, self.by
        closed = list(self.closed_documents())
        for url in closed:
            if url not in self.known:
                self.found(Found(url, None, self.by), rank=1)
        for url in sorted((url for url in closed if url in self.known), key=self.held.asked)[:REASK_PER_RUN]:
            self.found(Found(url, None, self.by), rank=2)

    def _closed(self, reason: str) -> None:
        counts = self.run.counts
        if counts["gone"] and not sum(counts[kind] for kind in ("new", "changed", "unchanged", "same_bytes")):
            self.run.note("drift", self.source.homepage, f"none of {counts['gone']} documents is at its URL")
        super()._closed(reason)
