"""GAO reports and testimonies, as GAO's feed announces them.

Verified by others on 2026-09-14: `https://www.gao.gov/rss/reports.xml` is RSS 2.0 with 25 items in 104,663 bytes, so an
item holds a summary; its dates are RFC 822. No reply was at hand, so nothing is verified by us (2026-11).
The feed is the document: each run keeps it as it is, and what it says of a report is the statement. Reports that left
the feed between two runs are missed; the page behind a link is not read.
Assumed: the summary is in `description` or `content:encoded`. An entry without title or date refuses the feed, another
format is refused, a missing feed is drift. Kept are the entries about immigration detention, by the rule in `relevance`.
"""

from collections.abc import Iterator

from scrapers import replies, statements
from scrapers.discovery import SeriesSpider
from scrapers.records import Record
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

SOURCE = Source(
    source_id="gao_reports",
    publisher="org_gao",
    title="GAO reports on immigration detention",
    homepage="https://www.gao.gov/reports-testimonies",
    hosts=("www.gao.gov",),
    document_url=r"https://www\.gao\.gov/rss/reports\.xml",
    rights="us_government_work",
    rights_note="A work of the US government (17 U.S.C. 105). A report may hold material of others.",
    citation="U.S. Government Accountability Office, report",
)
EXTRACT_VERSION = 1
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
    return replies.feed_statements(snapshot, SOURCE)
