"""America's Voice press releases.

No page, feed, API or robots.txt of this site was at hand (2026-11); nothing is verified by us.
Seen in stored copies of pages, of unknown age: `/press_releases/<slug>/`, a post type of its own.
Assumed: that type's feed `/press_releases/feed/`, sitemap and listing.
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
    source_id="americas_voice_press_releases",
    publisher="org_americas_voice",
    title="America's Voice press releases",
    homepage="https://americasvoice.org/press_releases/",
    hosts=(
        "americasvoice.org",
        "www.americasvoice.org",
    ),
    document_url=r"https://(?:www\.)?americasvoice\.org/press_releases/[^/?#]+/?",
    rights="excerpt",
    rights_note="Copyright America's Voice; no licence known. Facts, and excerpts of at most 300 characters.",
    citation="America's Voice, press release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)


class AmericasVoicePressReleasesSpider(DiscoverySpider):
    """The ways of the site that are known or assumed, in their order."""

    name = SOURCE.source_id
    source = SOURCE
    ways = (
        Way("feed", "https://americasvoice.org/press_releases/feed/"),
        Way("sitemap", "https://americasvoice.org/sitemap.xml"),
        Way("listing", "https://americasvoice.org/press_releases/"),
    )


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming what failed."""
    return articles.statement(snapshot, SOURCE)
