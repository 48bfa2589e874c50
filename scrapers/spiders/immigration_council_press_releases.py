"""American Immigration Council press releases.

No page, feed, API or robots.txt of this site was at hand (2026-11); nothing is verified by us.
Seen in stored copies of pages, of unknown age: `/news/<slug>`; older listings print "09/10/15 |"; `###` ends a text.
Assumed: a sitemap, and a listing `/news` that is paged. The blog `immigrationimpact.com` is another series.
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
    source_id="immigration_council_press_releases",
    publisher="org_american_immigration_council",
    title="American Immigration Council press releases",
    homepage="https://www.americanimmigrationcouncil.org/news",
    hosts=("www.americanimmigrationcouncil.org",),
    document_url=r"https://www\.americanimmigrationcouncil\.org/(?:news|press-release)/[^/?#]+/?",
    rights="excerpt",
    rights_note="Copyright American Immigration Council; no licence known. Facts, and excerpts of at most 300 characters.",
    citation="American Immigration Council, press release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)


class ImmigrationCouncilPressReleasesSpider(DiscoverySpider):
    """The ways of the site that are known or assumed, in their order."""

    name = SOURCE.source_id
    source = SOURCE
    ways = (
        Way("feed", "https://www.americanimmigrationcouncil.org/feed/"),
        Way("sitemap", "https://www.americanimmigrationcouncil.org/sitemap.xml"),
        Way("listing", "https://www.americanimmigrationcouncil.org/news"),
    )


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming what failed."""
    return articles.statement(snapshot, SOURCE)
