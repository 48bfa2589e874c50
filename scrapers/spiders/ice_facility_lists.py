"""ICE's facility lists, 2009 to 2025: codes, addresses, capacity, contracts and yearly averages, list by list.

Verified on 15 files (2009 to 2025), of which these are lists; the number of rows is counted apart from this reader:
- `09foia5638detentionfacilitylist.xls` (August 2009): 275 places, of which four hospitals without a code stand below a
  blank row.
- `2015IceDetentionFacilityListing.xlsx` (December 2015): 209. A copy with columns added by others is ignored.
- `ICE_DMCP_Facility_List_2017.pdf` (July 2017): 201. In five rows name to county run together.
- `ICE_Facility_List_11-06-2017-web.xlsx` (November 2017): 1,685 places ever used since FY2003, 207 of them
  (ORR shelters) with name and code "Redacted", and eight shorter lists. Averages of 13 months, November 2016 to 2017.
  Most per-diem rates are withheld as "(b)(4)". The list of prohibited places gives reasons that name officials: left out.
- `2019-ICFO-31121.xlsx` and `2019-ICFO-31806.xlsx` (March 2019): 214 and 200.
- `dedicatedNonDedicatedFacilityList.xlsx` (August 2019): 37 and 185, without codes.
- `Over72HourFacilities.xlsx`: 165 by area of responsibility, no date in it, without codes.
- `detaineepopfy07-fy12.pdf`: FY2007 to FY2012 averages of 62 places (60 codes) that somebody asked for.
Each sheet that states how many facilities it lists must have that many, or the file is refused.
- `ice-areas-of-responsibility.csv`: the field office of every county of California, New York and Texas, and of the other
  states as wholes. No date and no origin in it; the Deportation Data Project has it in its repository `ice-offices` (CC0).
- `USMS_average_daily_population_by_facility_and_month_202507.pdf`: the US Marshals' own prisoners, December 2024 to July
  2025, at 1,306 places, many of which hold people for ICE, too. Released under the Freedom of Information Act (FOIA.001735).
Ignored with a reason: a map, a request for information, a copy, and the immigration courts' page (the courts and the places
they hear people of, without figures or codes).
Most of these came through FOIA releases that no page of ICE's links to: they enter by `import`, and a manifest row
without a URL is known as `file:<path in the manifest>`.
Assumed, checked loudly: the detention-management page links to Over72HourFacilities.xlsx.
"""

from collections.abc import Iterator

from scrapers.base import LinkedFilesSpider
from scrapers.ice_lists.areas import OPENING, read_areas
from scrapers.ice_lists.layouts import RECORDS as RECORDS
from scrapers.ice_lists.pdfs import read_pdf
from scrapers.ice_lists.sheets import read_lists
from scrapers.records import IgnoredError, Record, RefusedError
from scrapers.snapshots import Snapshot
from scrapers.sources import Source
from scrapers.workbook import OLE, read, read_xls

SOURCE = Source(
    source_id="ice_facility_lists",
    publisher="org_ice",
    title="ICE facility lists",
    homepage="https://www.ice.gov/detain/detention-management",
    hosts=("www.ice.gov",),
    document_url=(
        r"https://www\.ice\.gov/doclib/(?:detention/Over72HourFacilities\.xlsx|foia/dfs/[^/?#]*facilitylist\.xls"
        r"|facilityInspections/[^/?#]*FacilityList\.xlsx|ero-outreach/pdf/eroFieldOffices\.pdf)"
        r"|https://www\.immigrantjustice\.org/sites/default/files/[^?#]*ICE_Facility_List[^/?#]*\.xlsx"
        r"|file:ice_facility_lists/[^/]+"
    ),
    rights="us_government_work",
    rights_note="A work of the US government (17 U.S.C. 105), much of it released under the Freedom of Information Act.",
    citation="U.S. Immigration and Customs Enforcement, facility list",
    cadence_note="ICE publishes no list on a schedule; most are answers to FOIA requests.",
)


class IceFacilityListsSpider(LinkedFilesSpider):
    """The one list that ICE's page still links to."""

    name = SOURCE.source_id
    source = SOURCE
    index_url = SOURCE.homepage


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """The lists in one file. Raises RefusedError, IgnoredError or QuarantinedError."""
    body = snapshot.body
    if body.startswith(b"%PDF"):
        yield from read_pdf(body)
    elif body.startswith(OLE):
        yield from read_lists(read_xls(body))
    elif body.startswith(b"PK\x03\x04"):
        yield from read_lists(read(body))
    elif b"immigration-court-administrative-control-list" in body[:20000]:
        raise IgnoredError("the immigration courts' list of the places they serve, without codes, figures or dates")
    elif body.startswith(OPENING):
        yield from read_areas(body)
    else:
        raise RefusedError(f"neither a workbook nor a PDF: it starts {body[:20]!r}")
