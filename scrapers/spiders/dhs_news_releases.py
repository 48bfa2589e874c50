"""DHS news releases: the department's own, and the component headlines it rewrites.

Verified by others on 2026-08-07: listing `?page=N` with 10 items a page, `li.usa-collection__item` with a link to
`/news/YYYY/MM/DD/<slug>` and `time[datetime]`; article `h1`, `.news-release-date-value` ("July 14, 2025"), body
`article .field--name-body`. The listing begins at 2025-01-20; what is older is in `/archive/news` (412 pages, back to
2008, the date in the URL) and in the sitemap. No page was at hand, so nothing is verified by us (2026-11).
Assumed: the archive's pages link to their articles, and its pager to `page=N`, as the listing's does; titles and
`html lang` are where `articles` looks for them. No feed is proven, so none is asked. All of it fails loudly.
"""

import re
from collections.abc import Iterator
from datetime import date

from scrapy.http import Request, TextResponse

from scrapers import articles, statements
from scrapers.base import DriftError, Found, ListingSpider, SitemapSpider, numbered_page
from scrapers.records import Record
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

SOURCE = Source(
    source_id="dhs_news_releases",
    publisher="org_dhs",
    title="DHS news releases",
    homepage="https://www.dhs.gov/news-releases/press-releases",
    hosts=("www.dhs.gov",),
    document_url=r"https://www\.dhs\.gov/(?:archive/)?news/\d{4}/\d{2}/\d{2}/[^/?#]+",
    rights="us_government_work",
    rights_note="A work of the US government (17 U.S.C. 105). Photographs may be others'.",
    citation="U.S. Department of Homeland Security, news release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)

ARCHIVE = "https://www.dhs.gov/archive/news?field_news_type_target_id=436"
DAY = re.compile(r"/(\d{4})/(\d{2})/(\d{2})/")


class DhsNewsReleasesSpider(ListingSpider, SitemapSpider):
    """The listing for what is new; the archive and the sitemap for what it no longer lists."""

    name = SOURCE.source_id
    source = SOURCE
    listing_url = SOURCE.homepage
    sitemap_url = "https://www.dhs.gov/sitemap.xml"

    def entry_points(self) -> Iterator[Request]:
        """Listing, sitemap and archive."""
        yield from super().entry_points()
        yield self.index(ARCHIVE, self._listing)

    def items(self, response: TextResponse) -> Iterator[Found]:
        """The releases of one page of the listing or the archive, with the day in their URL."""
        css = "a" if "/archive/" in response.url else "li.usa-collection__item a"
        for url in dict.fromkeys(map(response.urljoin, response.css(css).css("::attr(href)").getall())):
            if SOURCE.is_document(url):
                yield Found(url, self._day(url))

    def _day(self, url: str) -> date:
        year, month, day = map(int, (DAY.search(url) or [""])[0].strip("/").split("/"))
        try:
            return date(year, month, day)
        except ValueError as error:
            raise DriftError(f"{url} names no day ({error})") from error

    def next_page(self, response: TextResponse) -> str | None:
        """The next number, where the pager links to a higher one than this page's."""
        return numbered_page(response, ARCHIVE if "/archive/" in response.url else self.listing_url)


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming the selector that failed."""
    return articles.statement(snapshot, SOURCE, body="article .field--name-body", printed=".news-release-date-value")
