"""Americans for Immigrant Justice press releases.

No page, feed, API or robots.txt of this site was at hand (2026-11); nothing is verified by us.
Seen in stored copies of pages, of unknown age: `/YYYY/MM/DD/<slug>/` (the date is in it); texts name the number of
organizations that signed.
Assumed: WordPress, with its feed, REST API and sitemap; news and releases share the shape and are both kept.
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
    source_id="ai_justice_press_releases",
    publisher="org_aij",
    title="Americans for Immigrant Justice press releases",
    homepage="https://aijustice.org/",
    hosts=(
        "aijustice.org",
        "www.aijustice.org",
    ),
    document_url=r"https://(?:www\.)?aijustice\.org/\d{4}/\d{2}/\d{2}/[^/?#]+/?",
    rights="excerpt",
    rights_note="Copyright Americans for Immigrant Justice; no licence known. Facts, and excerpts of at most 300 characters.",
    citation="Americans for Immigrant Justice, press release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)


class AiJusticePressReleasesSpider(DiscoverySpider):
    """The feed for what is new; REST API, sitemap or listing for the rest."""

    name = SOURCE.source_id
    source = SOURCE
    ways = wordpress("https://aijustice.org", "https://aijustice.org/news/")


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming what failed."""
    return articles.statement(snapshot, SOURCE)
