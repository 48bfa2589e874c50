"""GEO Group news releases.

No page, feed, API or robots.txt of this site was at hand (2026-11); nothing is verified by us.
Assumed, from memory: releases on the investors' site, `/news-releases/news-release-details/<slug>`, its feed and
listing.
What the company files with the SEC opens "Boca Raton, Fla. – September 26, 2019 –", so a dateline with a date is
likely.
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
    source_id="geo_group_news_releases",
    publisher="org_geo_group",
    title="GEO Group news releases",
    homepage="https://investors.geogroup.com/news-releases",
    hosts=("investors.geogroup.com",),
    document_url=r"https://investors\.geogroup\.com/news-releases/news-release-details/[^/?#]+",
    rights="excerpt",
    rights_note="Copyright The GEO Group; no licence known. Facts, and excerpts of at most 300 characters.",
    citation="The GEO Group, news release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)


class GeoGroupNewsReleasesSpider(DiscoverySpider):
    """The ways of the site that are known or assumed, in their order."""

    name = SOURCE.source_id
    source = SOURCE
    ways = (
        Way("feed", "https://investors.geogroup.com/rss/news-releases.xml"),
        Way("listing", "https://investors.geogroup.com/news-releases"),
    )


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming what failed."""
    return articles.statement(snapshot, SOURCE)
