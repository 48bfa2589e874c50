"""Immigrant Legal Resource Center press releases.

No page, feed, API or robots.txt of this site was at hand (2026-11); nothing is verified by us.
Seen in stored copies of pages, of unknown age: `/<slug>`; "For Immediate Release: February 26, 2019".
Assumed: Drupal, and a listing `/press-releases` whose headings link to the releases. A URL of one segment can be any
page of the site, so no sitemap is asked, and a page without a date in full on its first lines is refused.
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
    source_id="ilrc_press_releases",
    publisher="org_ilrc",
    title="Immigrant Legal Resource Center press releases",
    homepage="https://www.ilrc.org/press-releases",
    hosts=("www.ilrc.org",),
    document_url=r"https://www\.ilrc\.org/(?!press|about|resources|node|sites|user|search)[^/?#]+",
    rights="excerpt",
    rights_note="Copyright Immigrant Legal Resource Center; no licence known. Facts, and excerpts of at most 300 characters.",
    citation="Immigrant Legal Resource Center, press release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)


class IlrcPressReleasesSpider(DiscoverySpider):
    """The ways of the site that are known or assumed, in their order."""

    name = SOURCE.source_id
    source = SOURCE
    ways = (Way("listing", "https://www.ilrc.org/press-releases"),)
    listing_scope = "h2 a, h3 a"


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming what failed."""
    return articles.statement(snapshot, SOURCE)
