"""Detention Watch Network press releases.

No page, feed, API or robots.txt of this site was at hand (2026-11); nothing is verified by us.
Seen in stored copies of pages, of unknown age: `/pressroom/releases/YYYY/<slug>`, listing `/pressroom?page=N`; "For
Immediate Release: Thursday, March 6, 2025".
Assumed: Drupal; the pager's link "next" has a class or `rel` that says so.
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
    source_id="detention_watch_network_press_releases",
    publisher="org_detention_watch_network",
    title="Detention Watch Network press releases",
    homepage="https://www.detentionwatchnetwork.org/pressroom",
    hosts=("www.detentionwatchnetwork.org",),
    document_url=r"https://www\.detentionwatchnetwork\.org/pressroom/releases/\d{4}/[^/?#]+",
    rights="excerpt",
    rights_note="Copyright Detention Watch Network; no licence known. Facts, and excerpts of at most 300 characters.",
    citation="Detention Watch Network, press release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)


class DetentionWatchNetworkPressReleasesSpider(DiscoverySpider):
    """The ways of the site that are known or assumed, in their order."""

    name = SOURCE.source_id
    source = SOURCE
    ways = (Way("listing", "https://www.detentionwatchnetwork.org/pressroom"),)


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming what failed."""
    return articles.statement(snapshot, SOURCE)
