"""ICE detainee death reports, and ICE's list of deaths in custody from October 2003 to June 2017.

Verified on 59 reports of deaths of 2018 to 2025 and the list (172 rows), captured by others on unknown days:
- Reports lie in https://www.ice.gov/doclib/foia/reports/, are named `ddr…` after the person, and have text. A labelled
  block (date of death, age, gender or sex, citizenship) comes first, then the
  immigration history. One report says `Date:` and two `Date of Neurologic Death:` in place of `Date of Death:`.
- No report prints the last place of detention or days in custody as a field; 39 of 59 print no cause. Place, start of
  custody and cause are read from the text by strict rules (`scrapers/ice_deaths/report.py`), else null.
- ICE's text layer breaks words in one report (`Kro me Service Processing Center`): that place stays unread.
- The list gives country of birth, not citizenship, and the cause as final or pending.
Assumed: the page below links to the reports; a later list has the same header. Each fails loudly.

People first. Names, birth dates, criminal and medical histories are never extracted, and no setting turns that on here.
The dead are named in ICE's own file names, so their link holds the name: we keep the link, because without it no row
could be checked and it is ICE's public record, required by Congress; but nothing reads a name out of it. It is a link
only: no label, no file name and no search index shows it (`etl/warehouse/tables/snapshots.sql` shows another file name), and
messages about a report never repeat its URL. A text that holds several A-numbers is quarantined.
"""

from collections.abc import Iterator

from scrapers import pdf, privacy
from scrapers.base import LinkedFilesSpider
from scrapers.ice_deaths import list as deaths_list
from scrapers.ice_deaths import report
from scrapers.records import Record, RecordTable, RefusedError
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

SOURCE = Source(
    source_id="ice_death_reports",
    publisher="org_ice",
    title="ICE detainee death reports",
    homepage="https://www.ice.gov/detain/detainee-death-reporting",
    hosts=("www.ice.gov",),
    document_url=r"https://www\.ice\.gov/doclib/foia/reports/(?i:ddr|detainee-?deaths)[^/?#]*\.(?i:pdf)",
    rights="us_government_work",
    rights_note="A work of the US government (17 U.S.C. 105). Names of the deceased are not extracted.",
    citation="U.S. Immigration and Customs Enforcement, Detainee Death Report",
    cadence_note="Within 90 days of each death, by the DHS appropriations acts since fiscal year 2018.",
)
RECORDS = (
    RecordTable(
        "ice_death_reports_deaths",
        {
            "snapshot_sha256": "string",
            "kind": "string",
            "row": "int32",
            "page": "int32",
            "date_of_death_printed": "string",
            "date_label": "string",
            "age_printed": "string",
            "age_from_dates": "int32",
            "sex_printed": "string",
            "gender_printed": "string",
            "country_printed": "string",
            "country_of": "string",
            "death_location_printed": "string",
            "last_detention_printed": "string",
            "last_detention_rule": "string",
            "last_detention_town_printed": "string",
            "ihsc_staffed_printed": "string",
            "facility_type_printed": "string",
            "custody_start_printed": "string",
            "cause_printed": "string",
            "cause_status": "string",
            "manner_printed": "string",
        },
        ("snapshot_sha256", "row"),
    ),
    RecordTable(
        "ice_death_reports_events",
        {
            "snapshot_sha256": "string",
            "row": "int32",
            "event": "int32",
            "kind": "string",
            "day": "string",
            "place_printed": "string",
            "place_rule": "string",
            "town_printed": "string",
            "page": "int32",
            "char_start": "int32",
            "char_end": "int32",
        },
        ("snapshot_sha256", "row", "event"),
    ),
)


class IceDeathReportsSpider(LinkedFilesSpider):
    """Every death report the page links to."""

    name = SOURCE.source_id
    source = SOURCE
    index_url = SOURCE.homepage


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One record per death, and one per event of custody that a report tells.

    Raises RefusedError for another document or layout, QuarantinedError for A-numbers."""
    pages = pdf.pages(snapshot.body)
    text = "\n".join(pages)
    if reason := privacy.scan([text]):
        raise privacy.QuarantinedError(reason)
    if deaths_list.is_list(text):
        for row in deaths_list.read(pages):
            yield RECORDS[0].name, row
    elif report.TITLE.search(text):
        facts, events = report.read(pages)
        yield RECORDS[0].name, facts
        for event in events:
            yield RECORDS[1].name, event
    else:
        raise RefusedError("neither a 'Detainee Death Report:' nor the list of deaths with its header", cell="title")
