"""Amnesty International USA press releases: the publisher of the statement that this project began with.

No real page was at hand (2026-11). Nothing below is verified by us:
- URL shapes `/press-releases/<slug>/`, listing `/news/` and `/news/page/N/`: from stored copies of pages, age unknown.
- Selectors of listing, body (`wp-block-post-content`), title (`og:title`) and date (JSON-LD `datePublished`), and that
  e-mail addresses are obfuscated by Cloudflare: from a public Scrapy spider of 2025.
- Assumed by us: one canonical link on the same host; every `datePublished` of a page says the same; `html lang` is the
  language of the release; a suffix of `og:title` that repeats `og:site_name` is the frame's, not the title's.
Each of these fails loudly: an article that breaks one is refused with the selector, a listing without links is drift.
Terms of amnestyusa.org are unread, so the text stays local and at most 300 characters are shown. Where the site blocks
crawlers, a page saved by hand enters by `import`.
"""

from collections.abc import Iterator

from scrapy.http import TextResponse

from scrapers import articles, statements
from scrapers.base import DriftError, Found, ListingSpider
from scrapers.page import Page
from scrapers.records import Record, RefusedError
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

SOURCE = Source(
    source_id="amnesty_usa_press_releases",
    publisher="org_amnesty_usa",
    title="Amnesty International USA press releases",
    homepage="https://www.amnestyusa.org/news/",
    hosts=("www.amnestyusa.org",),
    document_url=r"https://www\.amnestyusa\.org/press-releases/[^/?#]+/?",
    rights="excerpt",
    rights_note="Copyright Amnesty International USA; no licence known. Facts, and excerpts of at most 300 characters.",
    citation="Amnesty International USA, press release",
)
EXTRACT_VERSION = 2
RECORDS = statements.tables(SOURCE.source_id)

BODY = "div.content-wrapper > article > div.wp-block-post-content"


class AmnestyUsaPressReleasesSpider(ListingSpider):
    """The press releases among the cards of the news listing."""

    name = SOURCE.source_id
    source = SOURCE
    listing_url = SOURCE.homepage

    def items(self, response: TextResponse) -> Iterator[Found]:
        """The cards that are press releases: the listing mixes them with campaigns and reports."""
        links = response.css("div.wp-block-post-content div.card-md > a::attr(href)").getall()
        if not links:
            raise DriftError("no card 'div.wp-block-post-content div.card-md > a' on a listing page")
        yield from (Found(url) for url in map(response.urljoin, links) if SOURCE.is_document(url))

    def next_page(self, response: TextResponse) -> str | None:
        """The link to older news; without one on the first page the pagination has changed."""
        link = response.css("div[class*=next] > a[class*=next]::attr(href)").get()
        if link is None and response.url == self.listing_url:
            raise DriftError("no link 'div[class*=next] > a[class*=next]' on the first listing page")
        return link


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming the selector that failed."""
    page = Page(snapshot)
    published = articles.json_ld_date(page, "datePublished")
    if published is None:
        raise RefusedError(f"{page.url}: no 'datePublished' in the JSON-LD", cell=articles.JSON_LD)
    statement = statements.Statement(
        canonical_url=page.canonical(SOURCE),
        language=articles.language(page),
        title=articles.title(page),
        body=page.text(BODY),
        published_meta=published,
        modified_meta=articles.json_ld_date(page, "dateModified"),
    )
    yield from statement.records(SOURCE.source_id)
