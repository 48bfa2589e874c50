"""ICE detention statistics: the biweekly workbooks of ICE's detention-management page.

Verified on 115 workbooks of FY2019 to April 2026 and the URLs they were captured at:
- Files lie in https://www.ice.gov/doclib/detention/, named in at least five grammars of date, or none. A name says
  nothing: one name was reused for other bytes (`FY20-detentionstats.xlsx`), the same bytes came under two names.
- Another list lies in the same folder: `Over72HourFacilities.xlsx`, left out by name. Any other workbook there is taken
  and refused by the extraction where it is something else: an edition that was not fetched may be gone tomorrow.
- ICE's slips that the reading knows (2021 to 2026): a header "County" for "Count", a month of segregation without its
  header, numbers beside the column of their label, a row without a label, a year that the header leaves out.
Reported by others, not seen: ICE overwrites and removes files and answers default user agents with 403; nothing new
came from April to July 2026; on 2022-11-28 a file naming 6,252 people stood on this page for four hours.
Assumed, checked loudly: the page links to at least one file; another workbook-like link is a warning of the run.
"""

from collections.abc import Iterator

from scrapers.base import LinkedFilesSpider
from scrapers.ice_sheets import tables
from scrapers.ice_sheets.sheets import extract_workbook
from scrapers.records import Record
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

RECORDS = tables.RECORDS

SOURCE = Source(
    source_id="ice_detention_statistics",
    publisher="org_ice",
    title="ICE detention statistics",
    homepage="https://www.ice.gov/detain/detention-management",
    hosts=("www.ice.gov",),
    document_url=r"https://www\.ice\.gov/doclib/detention/(?!(?i:Over72Hour))[^/?#]+\.(?i:xlsx)(?:\?[^#]*)?",
    rights="us_government_work",
    rights_note="A work of the US government (17 U.S.C. 105).",
    citation="U.S. Immigration and Customs Enforcement, Detention Statistics",
    cadence_days=14,
    cadence_note="Every two weeks by law: 8 U.S.C. 1378a; FY2020 DHS appropriations act, sec. 218.",
)


class IceDetentionStatisticsSpider(LinkedFilesSpider):
    """Every workbook the page links to."""

    name = SOURCE.source_id
    source = SOURCE
    index_url = SOURCE.homepage


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """Every sheet of one workbook. Raises RefusedError or QuarantinedError."""
    return extract_workbook(snapshot.body)
