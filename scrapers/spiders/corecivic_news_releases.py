"""CoreCivic news releases.

No page, feed, API or robots.txt of this site was at hand (2026-11); nothing is verified by us.
Seen in stored copies of pages, of unknown age: listing by topic `/news-releases/tag/media-statement`, with "10/27/22
12:00 AM" under each title and "Read More".
News for investors stands elsewhere and is another series.
Assumed: the articles are `/news-releases/<slug>`; a blog of HubSpot, whose feed is `/news-releases/rss.xml`.
Assumed: title, date and text are where `articles` looks for them. A page on which they are not is refused, by name;
where no way finds a document the run is drift. Where the site blocks crawlers, pages saved by hand enter by `import`.
"""

from collections.abc import Iterator

from scrapers import articles, statements
from scrapers.discovery import DiscoverySpider, Way
from scrapers.records import Record
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

SOURCE = Source(
    source_id="corecivic_news_releases",
    publisher="org_corecivic",
    title="CoreCivic news releases",
    homepage="https://www.corecivic.com/news-releases",
    hosts=("www.corecivic.com",),
    document_url=r"https://www\.corecivic\.com/news-releases/(?!tag|page|topic|author|rss\.xml)[^/?#]+",
    rights="excerpt",
    rights_note="Copyright CoreCivic; no licence known. Facts, and excerpts of at most 300 characters.",
    citation="CoreCivic, news release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)


class CorecivicNewsReleasesSpider(DiscoverySpider):
    """The ways of the site that are known or assumed, in their order."""

    name = SOURCE.source_id
    source = SOURCE
    ways = (
        Way("feed", "https://www.corecivic.com/news-releases/rss.xml"),
        Way("listing", "https://www.corecivic.com/news-releases"),
    )


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming what failed."""
    return articles.statement(snapshot, SOURCE)
