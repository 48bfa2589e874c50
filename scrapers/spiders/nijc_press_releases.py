"""National Immigrant Justice Center press releases.

No page, feed, API or robots.txt of this site was at hand (2026-11); nothing is verified by us.
Seen in stored copies of pages, of unknown age: `/press-releases/<slug>`; a box for the media stands before the text,
"WASHINGTON, D.C. —" opens it.
Reported by others: HTTP 202 to an automated check, which counts as blocked here.
Assumed: a listing `/press-releases` that is paged, and a sitemap.
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
    source_id="nijc_press_releases",
    publisher="org_nijc",
    title="National Immigrant Justice Center press releases",
    homepage="https://immigrantjustice.org/press-releases",
    hosts=(
        "immigrantjustice.org",
        "www.immigrantjustice.org",
    ),
    document_url=r"https://(?:www\.)?immigrantjustice\.org/press-releases/[^/?#]+/?",
    rights="excerpt",
    rights_note="Copyright National Immigrant Justice Center; no licence known. Facts, and excerpts of at most 300 characters.",
    citation="National Immigrant Justice Center, press release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)


class NijcPressReleasesSpider(DiscoverySpider):
    """The ways of the site that are known or assumed, in their order."""

    name = SOURCE.source_id
    source = SOURCE
    ways = (
        Way("sitemap", "https://immigrantjustice.org/sitemap.xml"),
        Way("listing", "https://immigrantjustice.org/press-releases"),
    )


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming what failed."""
    return articles.statement(snapshot, SOURCE)
