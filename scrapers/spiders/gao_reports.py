"""GAO reports and testimonies, as GAO's feed announces them.

Verified by others on 2026-09-14: `https://www.gao.gov/rss/reports.xml` is RSS 2.0 with 25 items in 104,663 bytes, so an
item holds a summary; its dates are RFC 822. No reply was at hand, so nothing is verified by us (2026-11).
gao.gov answers 403 to some networks, even for robots.txt (2026-08-21), and the feed to others (2026-09): expect either.
The feed is the document: each run keeps it as it is, and what it says of a report is the statement. Reports that left
the feed between two runs are missed; pages `/products/gao-…` are not asked for and enter by import, from an archive.
Assumed: the summary is in `description` or `content:encoded`. An entry without title or date refuses the feed, another
format is refused, a missing feed is drift. Kept are the entries about immigration detention, by the rule in `relevance`.
"""

from collections.abc import Iterator

from scrapers import articles, replies, statements
from scrapers.records import Record
from scrapers.series import SeriesSpider
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

SOURCE = Source(
    source_id="gao_reports",
    publisher="org_gao",
    title="GAO reports on immigration detention",
    homepage="https://www.gao.gov/reports-testimonies",
    hosts=("www.gao.gov",),
    document_url=r"https://www\.gao\.gov/(?:rss/reports\.xml|products/gao-\d{2}-\d+\w*)",
    not_asked=r"https://www\.gao\.gov/products/.*",
    rights="us_government_work",
    rights_note="A work of the US government (17 U.S.C. 105). A report may hold material of others.",
    citation="U.S. Government Accountability Office, report",
)
RECORDS = statements.tables(SOURCE.source_id)


class GaoReportsSpider(SeriesSpider):
    """The feed, in every run."""

    name = SOURCE.source_id
    source = SOURCE
    by = "feed"

    def open_documents(self) -> Iterator[str]:
        """The feed itself."""
        yield "https://www.gao.gov/rss/reports.xml"


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row and the texts for each entry kept. Raises RefusedError, IgnoredError where none is kept."""
    if "/products/" in snapshot.url:
        return articles.statement(snapshot, SOURCE, only_detention=True)
    return replies.feed_statements(snapshot, SOURCE)
