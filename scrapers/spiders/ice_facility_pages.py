"""ice.gov pages about places: field offices, and documents on facilities (inspections, contracts, PREA audits).

Verified on 82 field-office pages and 35 document pages (nodes of December 2022 and January 2023, captured later) and one
page of the list of field offices (2026-02-04):
- `window.dataLayer` names the bundle. `field_office`: one `p.address` in parts by class, the office it belongs to
  in `.field--name-field-field-office-name`, and in the body `Area Coverage:`, the counties (for San Diego: towns).
- `foia`: category, title, one link to a PDF. The link's text can be the title cut with `…`, so the title is read. Titles
  of inspections end in place and days (`… Oct. 25-27, 2022`; once `Oct. 28-20`), of contracts in the place.
- The list (`/contact/field-offices`, 20 of a page) holds offices of ERO, OPLA, HSI and others, each `li.grid`.
Assumed: the sitemap names these pages; the list goes on at `?page=1`. Facility pages (`/detain/detention-facilities/…`)
were not at hand: they are collected, and refused until somebody has seen their layout.
A page once held is asked for again as articles are (`held`).
"""

import re
from collections.abc import Iterator

from scrapers.ice_offices import ADDRESS, listing, office
from scrapers.page import Page
from scrapers.records import IgnoredError, Record, RecordTable, RefusedError
from scrapers.snapshots import Snapshot
from scrapers.sources import Source
from scrapers.walker import Walker
from scrapers.ways import Way

SOURCE = Source(
    source_id="ice_facility_pages",
    publisher="org_ice",
    title="ICE field offices, inspection and contract pages",
    homepage="https://www.ice.gov/contact/field-offices",
    hosts=("www.ice.gov",),
    document_url=(
        r"https://www\.ice\.gov/(?:node/\d+|contact/field-offices(?:\?[^#]*)?|field-office/[^/?#]+|foia/[^/?#]+"
        r"|(?:detain/detention-facilities|detention-facility)/[^/?#]+)"
    ),
    rights="us_government_work",
    rights_note="A work of the US government (17 U.S.C. 105).",
    citation="U.S. Immigration and Customs Enforcement, field office and FOIA library pages",
)
CATEGORIES = {
    "Office of Detention Oversight - Detention Facility Compliance Inspections": "odo_inspection",
    "Detention Facility Contracts - H.R. 116-458 P. 38": "contract",
    "PREA Audit Reports": "prea_audit",
}
TOWN = r"(?P<city>[^,–]+), (?P<state>[A-Z]{2})"
DATES = r"[A-Z][a-z]+\.? \d{1,2}(?: ?[-–] ?(?:[A-Z][a-z]+\.? )?\d{1,2})?, \d{4}"
TITLES = {
    "odo_inspection": re.compile(rf"(?:\d{{4}} )?(?P<place>.+?)(?:, {TOWN})? ?[-–] (?P<dates>{DATES})"),
    "prea_audit": re.compile(rf"(?:\d{{4}} )?(?P<place>.+?)(?:, {TOWN})? ?[-–] (?P<dates>{DATES})"),
    "contract": re.compile(rf"(?P<contract>[A-Z0-9][A-Z0-9 -]+): (?P<place>.+?) [-–] {TOWN}"),
}
OFFICE = "snapshot_sha256 layout position canonical_url title office_name office_kind area_coverage".split()
DOCUMENT = "snapshot_sha256 canonical_url kind category title contract place city state dates document_url".split()
RECORDS = (
    RecordTable(
        "ice_facility_pages_offices",
        {name: "int32" if name == "position" else "string" for name in [*OFFICE, *ADDRESS.values()]},
        ("snapshot_sha256", "position"),
    ),
    RecordTable("ice_facility_pages_documents", dict.fromkeys(DOCUMENT, "string"), ("snapshot_sha256",)),
)


class IceFacilityPagesSpider(Walker):
    """The pages of these kinds that the sitemap names, and the list of field offices."""

    name = SOURCE.source_id
    source = SOURCE
    ways = (Way("sitemap", "https://www.ice.gov/sitemap.xml"),)


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """Offices or one document. Raises IgnoredError for other pages, RefusedError naming the selector that failed."""
    page = Page(snapshot)
    bundle = page.data_layer().get("entityBundle")
    if bundle == "field_office":
        yield RECORDS[0].name, office(page, page.canonical(SOURCE))
    elif bundle == "foia":
        yield RECORDS[1].name, document(page)
    elif "/contact/field-offices" in page.url:
        yield from ((RECORDS[0].name, row) for row in listing(page, page.canonical(SOURCE)))
    elif "/detention-facilit" in page.url:
        raise RefusedError(f"{page.url}: a facility page ({bundle!r}), whose layout is not known yet", cell="dataLayer")
    else:
        raise IgnoredError(f"{page.url}: the page is a {bundle!r}, not about a place")


def document(page: Page) -> dict[str, str | None]:
    """The document a `foia` page links to. Parts of the title are null where it is not worded as known."""
    category = page.text(".field--name-field-foia-category .field__item")
    kind = CATEGORIES.get(category)
    if kind is None:
        raise IgnoredError(f"{page.url}: FOIA category {category!r} is not about a facility")
    title = page.text("h1").replace("\n", " ")
    parts = TITLES[kind].fullmatch(title)
    found = parts.groupdict() if parts else {}
    return {
        "canonical_url": page.canonical(SOURCE),
        "kind": kind,
        "category": category,
        "title": title,
        "document_url": page.attribute(".field--name-field-foia-link a", "href"),
        **{name: found.get(name) for name in ("contract", "place", "city", "state", "dates")},
    }
