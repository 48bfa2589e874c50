"""Offices on ice.gov: an office's own page, the list of field offices, and Drupal's address in parts."""

import re
from collections.abc import Iterator

from parsel import Selector

from scrapers.page import Page, text_of
from scrapers.records import RefusedError

Row = dict[str, str | int | None]
BODY = "main article .field--name-body"  # others belong to the site's frame
ADDRESS = {
    "organization": "organization",
    "address-line1": "address_line1",
    "address-line2": "address_line2",
    "locality": "city",
    "administrative-area": "state",
    "postal-code": "zip",
    "country": "country",
}


def office(page: Page, url: str) -> Row:
    """The office of a `field_office` page."""
    area = [line for line in page.text(BODY).split("\n") if line.startswith("Area Coverage:")]
    if len(area) != 1:
        raise RefusedError(f"{page.url}: {len(area)} lines 'Area Coverage:', expected 1", cell=BODY)
    return {
        "layout": "page",
        "position": 1,
        "canonical_url": url,
        "title": page.text("h1"),
        "office_name": page.text(".field--name-field-field-office-name .field__item"),
        "office_kind": None,
        "area_coverage": area[0].removeprefix("Area Coverage:").strip(),
        **address(page, page.one(".field--name-field-field-office-location p.address")),
    }


def listing(page: Page, url: str) -> Iterator[Row]:
    """The offices on one page of the list, in its order."""
    items = page.root.css("ul.blazy > li.grid")
    if not items:
        raise RefusedError(f"{page.url}: no 'ul.blazy > li.grid'", cell="ul.blazy > li.grid")
    for position, item in enumerate(items, start=1):
        heads, bodies = item.css(".views-field-field-field-office-location"), item.css(".views-field-body")
        names, addresses = item.css(".views-field-title"), item.css("p.address")
        if not len(heads) == len(names) == len(addresses) == len(bodies) == 1:
            raise RefusedError(f"{page.url}: office {position} is not one head, name, address and body", cell="li.grid")
        kind = re.fullmatch(r".* - ([A-Z]+)", text_of(heads[0]))
        if kind is None:
            raise RefusedError(f"{page.url}: office {position} has no kind such as '- ERO'", cell="li.grid")
        lines = text_of(bodies[0]).split("\n")
        areas = [line.partition(":")[2].strip() for line in lines if line.startswith("Area of Responsibility:")]
        yield {
            "layout": "listing",
            "position": position,
            "canonical_url": url,
            "title": text_of(names[0]),
            "office_name": text_of(names[0]),
            "office_kind": kind[1],
            "area_coverage": areas[0] if len(areas) == 1 else None,
            **address(page, addresses[0]),
        }


def address(page: Page, element: Selector) -> dict[str, str | None]:
    """The parts of an address by their class. The telephone number is left out; another class refuses the page."""
    found: dict[str, str | None] = dict.fromkeys(ADDRESS.values())
    for span in element.css("span"):
        css_class = span.attrib.get("class", "")
        if css_class == "ct-addr":
            continue
        if css_class not in ADDRESS or found[ADDRESS[css_class]] is not None:
            raise RefusedError(f"{page.url}: unknown or repeated part {css_class!r} of an address", cell="p.address")
        found[ADDRESS[css_class]] = text_of(span) or None
    return found
