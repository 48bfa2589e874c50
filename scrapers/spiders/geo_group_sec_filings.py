"""The GEO Group press releases, as filed with the SEC: contracts, beds and results, which no bot wall hides.

Verified by others: `https://data.sec.gov/submissions/CIK<10 digits>.json` is public JSON that asks for a named agent and lists
every 8-K (code run 2026-10-14); a release of GEO in an exhibit 99.1 opens "NEWS RELEASE", address, "CR-24-22", its title in
capitals, "Boca Raton, Fla. – December 16, 2024 --" (stored). Nothing is verified by us (2026-11).
Assumed: the title stands right above the dateline; exhibits without a dateline are tables or slides and are left.
See `scrapers/sec.py`.
"""

from collections.abc import Iterator

from scrapers import sec, statements
from scrapers.records import Record
from scrapers.snapshots import Snapshot

CIK = 923796
SOURCE = sec.source("geo_group_sec_filings", "org_geo_group", "The GEO Group", CIK)
RECORDS = (*statements.tables(SOURCE.source_id), statements.refusals(SOURCE.source_id))


class GeoGroupSecFilingsSpider(sec.FilingsSpider):
    """The SEC's list of filings."""

    name = SOURCE.source_id
    source = SOURCE
    cik = CIK
    ways = sec.ways(CIK)


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One statement for each exhibit that is a release. Raises RefusedError, IgnoredError."""
    return sec.extract(snapshot, SOURCE)
