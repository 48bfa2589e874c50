"""Human Rights First press releases.

No page, feed, API or robots.txt of this site was at hand (2026-11); nothing is verified by us.
Seen in stored copies of pages, of unknown age: `/library/<slug>/`, older `/press-release/<slug>` with "Published on
August 22, 2019".
Assumed: WordPress, with its feed, REST API (posts only: should releases be a post type of their own, it names none) and
sitemap; `/library/` lists the newest.
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
    source_id="human_rights_first_press_releases",
    publisher="org_human_rights_first",
    title="Human Rights First press releases",
    homepage="https://humanrightsfirst.org/library/",
    hosts=(
        "humanrightsfirst.org",
        "www.humanrightsfirst.org",
    ),
    document_url=r"https://(?:www\.)?humanrightsfirst\.org/(?:library|press-release)/[^/?#]+/?",
    rights="excerpt",
    rights_note="Copyright Human Rights First; no licence known. Facts, and excerpts of at most 300 characters.",
    citation="Human Rights First, press release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)


class HumanRightsFirstPressReleasesSpider(DiscoverySpider):
    """The feed for what is new; REST API, sitemap or listing for the rest."""

    name = SOURCE.source_id
    source = SOURCE
    ways = wordpress("https://humanrightsfirst.org", "https://humanrightsfirst.org/library/")


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming what failed."""
    return articles.statement(snapshot, SOURCE)
