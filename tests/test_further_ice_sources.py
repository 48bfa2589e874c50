"""Death reports, 287(g) lists and pages about places: the real files where held, and what may never leave them."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scrapers import pdf, privacy
from scrapers.ice_deaths import report
from scrapers.records import IgnoredError, RefusedError
from scrapers.snapshots import Snapshot
from scrapers.spiders import ice_287g, ice_death_reports, ice_facility_pages
from tests.make_pdf import make_pdf

DATA = Path(__file__).parent.parent.parent / "shared/data"
needs_data = pytest.mark.skipif(not DATA.exists(), reason="needs the real files of ../shared")


def rows(module: Any, path: Path, url: str = "https://www.ice.gov/node/1") -> list[dict[str, Any]]:
    return [dict(row) for _, row in module.extract(Snapshot(module.SOURCE.source_id, url, "0", path.read_bytes()))]


def events_and_death(path: Path) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The events of a death report and, last, its row of the death."""
    found = rows(ice_death_reports, path)
    (death,) = (row for row in found if "age_printed" in row)
    return [row for row in found if "age_printed" not in row], death


def death_reports() -> Iterator[Path]:
    yield from sorted((DATA / "ice_death_reports").glob("ddr*.pdf"))


@needs_data
def test_every_death_report_gives_one_death_with_its_printed_day_and_age() -> None:
    paths = list(death_reports())
    assert paths
    for path in paths:
        _, row = events_and_death(path)
        text = "\n".join(pdf.pages(path.read_bytes()))
        assert re.search(rf"Date[A-Za-z ]*: *{row['date_of_death_printed']}", text), path.name
        assert re.search(rf"Age: *{row['age_printed']}\b", text), path.name
        assert row["age_from_dates"] in (None, int(row["age_printed"])), path.name


@needs_data
def test_no_name_of_a_deceased_person_is_extracted() -> None:
    for path in death_reports():
        events, row = events_and_death(path)
        text = "\n".join(pdf.pages(path.read_bytes()))
        title = report.TITLE.search(text)
        assert title is not None
        names = {word.casefold() for word in re.findall(r"\w{2,}", title["name"])}
        values = [value for said in (row, *events) for value in said.values()]
        said = {word.casefold() for value in values for word in re.findall(r"\w{2,}", str(value))}
        assert not names & said, path.name


@needs_data
def test_the_list_of_deaths_gives_every_row_and_both_places() -> None:
    found = rows(ice_death_reports, DATA / "ice_death_reports/detaineedeaths-2003-2017.pdf")
    assert [row["row"] for row in found] == list(range(1, 173))
    assert all(row["death_location_printed"] and row["last_detention_printed"] for row in found)
    # read off the printed page: rows 95 and 172
    assert (found[94]["last_detention_printed"], found[94]["age_from_dates"]) == ("North Las Vegas, NV", 34)
    assert found[171]["cause_printed"] == "Acute Thrombotic Occlusion Left Descending Coronary Artery"


@needs_data
def test_every_row_of_every_287g_list_is_extracted() -> None:
    paths = sorted((DATA / "ice_287g").glob("*.xlsx"))
    assert paths
    for path in paths:
        found = rows(ice_287g, path)
        with zipfile.ZipFile(path) as archive:  # an independent count: the rows of the sheet that hold a value
            sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        filled = [row for row in re.findall(r"<row .*?</row>", sheet, re.DOTALL) if re.search(r"<[vt]>", row)]
        assert len(found) == len(filled) - 1, path.name
        linked = {int(row) for row in re.findall(r'<hyperlink [^>]*ref="[A-Z]+([0-9]+)', sheet)}
        for row in found:  # one list of March 2025 was saved without most of its links
            if (row.get("moa") or "").strip() == "link" and row["row"] in linked:
                assert row["moa_url"], f"{path.name}, row {row['row']}"
        expected = "pending" if "pending" in path.name.casefold() else "participating"
        assert {row["list"] for row in found} <= {expected}, path.name  # two lists are empty


@needs_data
def test_the_pages_about_places_are_read_and_no_other() -> None:
    """What a page is, Drupal says itself in the page's source; read here without the reader's own selectors."""
    kinds = {"office": 0, "document": 0, "ignored": 0}
    for path in sorted((DATA / "ice_web_pages").glob("*.html")):
        source = path.read_text(encoding="utf-8", errors="replace")
        (bundle,) = re.findall(r'"entityBundle":"([a-z_]+)"', source)
        try:
            (row,) = rows(ice_facility_pages, path)
        except IgnoredError:
            about_a_place = bundle == "foia" and any(category in source for category in ice_facility_pages.CATEGORIES)
            assert bundle != "field_office", path.name
            assert not about_a_place, path.name
            kinds["ignored"] += 1
            continue
        kind = "document" if "document_url" in row else "office"
        assert bundle == {"document": "foia", "office": "field_office"}[kind], path.name
        assert row.get("document_url", "https://").startswith("https://")
        kinds[kind] += 1
    assert all(kinds.values()), kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The death certificate gives hanging. The cause of death was hanging.", ("hanging", "stated", None)),
        ("Preliminary cause of death: brain death.", ("brain death", "preliminary", None)),
        (
            "The autopsy report showed his cause of death was a bleed, due to a fall.",
            ("a bleed, due to a fall", "final", None),
        ),
        ("The autopsy is still pending.", (None, "pending", None)),
        ("He died.", (None, "not_stated", None)),
        ("The manner of death was accidental.", (None, "not_stated", "accident")),
    ],
)
def test_the_cause_comes_with_what_the_report_says_of_it(
    text: str, expected: tuple[str | None, str, str | None]
) -> None:
    assert report._cause(text) == expected


def test_a_report_that_lists_alien_numbers_is_quarantined() -> None:
    body = make_pdf(["Detainee Death Report: X\nA 200 000 001\nA200000002\nA-200-000-003"])
    with pytest.raises(privacy.QuarantinedError):
        list(ice_death_reports.extract(Snapshot("ice_death_reports", "", "0", body)))


@pytest.mark.parametrize("body", [b"<html></html>", b"%PDF-1.4\nbroken", make_pdf([""])])
def test_what_is_no_pdf_with_text_is_refused(body: bytes) -> None:
    with pytest.raises(RefusedError):
        pdf.pages(body)
