"""CBP media releases, national and local.

Verified by others on 2026-08-07: listing `?page=N` with 10 items a page, `li.usa-collection__item` with
`.usa-collection__heading a`; its `time[datetime]` is the same constant on every row, so no date is read there. Article
`h1`, `.field__label` "Release Date" before `.field__item` ("Fri, 08/07/2026"), body `.field--name-body`. The listing
begins at 2025-01; what is older is in the sitemap. No page was at hand, so nothing is verified by us (2026-11).
Assumed: one `.field--name-body` on an article, URLs `/newsroom/national-media-release/<slug>` and `local-…`; titles and
`html lang` are where `articles` looks for them. The feeds that public code names are said to be sunsetted: none is asked.
"""

from collections.abc import Iterator

from scrapy.http import TextResponse

from scrapers import articles, statements
from scrapers.base import Found, ListingSpider, SitemapSpider
from scrapers.records import Record
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

SOURCE = Source(
    source_id="cbp_news_releases",
    publisher="org_cbp",
    title="CBP media releases",
    homepage="https://www.cbp.gov/newsroom/media-releases/all",
    hosts=("www.cbp.gov",),
    document_url=r"https://www\.cbp\.gov/newsroom/(?:national|local)-media-release/[^/?#]+",
    rights="us_government_work",
    rights_note="A work of the US government (17 U.S.C. 105). Photographs may be others'.",
    citation="U.S. Customs and Border Protection, media release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)


class CbpNewsReleasesSpider(ListingSpider, SitemapSpider):
    """The listing for what is new, the sitemap for what it no longer lists."""

    name = SOURCE.source_id
    source = SOURCE
    listing_url = SOURCE.homepage
    sitemap_url = "https://www.cbp.gov/sitemap.xml"

    def items(self, response: TextResponse) -> Iterator[Found]:
        """The releases of one listing page; an entry of another kind is a warning of the run."""
        for href in response.css("li.usa-collection__item .usa-collection__heading a::attr(href)").getall():
            url = response.urljoin(href)
            if SOURCE.is_document(url):
                yield Found(url)
            else:
                self.run.warn(f"{response.url} lists {url}, which is no release by its pattern")


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming the selector that failed."""
    printed = '.field__label:contains("Release Date") + .field__item'
    return articles.statement(snapshot, SOURCE, body=".field--name-body", printed=printed)
