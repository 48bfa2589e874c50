"""Women's Refugee Commission press releases.

No page, feed, API or robots.txt of this site was at hand (2026-11); nothing is verified by us.
Seen in stored copies of pages, of unknown age: `/press-releases/<slug>/`; some texts have no dateline.
Assumed: WordPress, with its feed, REST API and sitemap (of posts: should releases be a type of their own, the API names
none and the next way is tried); the listing `/press-releases/`.
Assumed: title, date and text are where `articles` looks for them. A page on which they are not is refused, by name;
where no way finds a document the run is drift. Where the site blocks crawlers, pages saved by hand enter by `import`.
"""

from collections.abc import Iterator

from scrapers import articles, statements
from scrapers.discovery import DiscoverySpider, wordpress
from scrapers.records import Record
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

SOURCE = Source(
    source_id="womens_refugee_commission_press_releases",
    publisher="org_womens_refugee_commission",
    title="Women's Refugee Commission press releases",
    homepage="https://www.womensrefugeecommission.org/press-releases/",
    hosts=("www.womensrefugeecommission.org",),
    document_url=r"https://www\.womensrefugeecommission\.org/press-releases/[^/?#]+/?",
    rights="excerpt",
    rights_note="Copyright Women's Refugee Commission; no licence known. Facts, and excerpts of at most 300 characters.",
    citation="Women's Refugee Commission, press release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)


class WomensRefugeeCommissionPressReleasesSpider(DiscoverySpider):
    """The feed for what is new; REST API, sitemap or listing for the rest."""

    name = SOURCE.source_id
    source = SOURCE
    ways = wordpress(
        "https://www.womensrefugeecommission.org", "https://www.womensrefugeecommission.org/press-releases/"
    )


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming what failed."""
    return articles.statement(snapshot, SOURCE)
