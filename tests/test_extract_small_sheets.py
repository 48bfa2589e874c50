"""The smaller sheets, and the Footnotes, in synthetic sheets of the shapes that real editions have."""

from datetime import datetime

import pytest

from scrapers.records import Value
from tests.test_extract_blocks import RELEASES, extract, figure, with_block
from tests.workbooks import Rows, book, edition, read


def test_bonds_by_month_and_a_month_that_was_cut() -> None:
    sheet: Rows = [
        ["FY2025 Bonded Out Book Outs/Releases Count and ALOS - Prior 12 months plus Current Month"],
        [],
        [None, datetime(2024, 8, 1), "Sep-2024 (Thru 9/11)"],
        ["Total ICE Final Book Outs", 100, 40],
        ["ICE Final Book Outs with Bond Posted", 10, 2],
        ["Bond Posted Book Outs/Releases (%)", 0.1, 0.05],
        ["Average Bond Amount ($)", 6500.5, 7000],
        ["ALOS (Days)", 70, 71.5],
    ]
    found = extract("Monthly Bond Statistics", sheet)
    assert not found["refusals"]
    row = figure(found, measure="average_bond", month=8)
    assert (row["value_printed"], row["unit"], row["calendar_year"], row["column_label"]) == (
        "6500.5",
        "usd",
        2024,
        "2024-08-01",
    )
    assert figure(found, measure="book_outs", month=9)["last_day"] == 11


def test_segregation_by_month_with_and_without_a_header() -> None:
    sheet: Rows = [
        ["U.S. Immigration and Customs Enforcement"],
        ["March 2025\n\nThis Segregation Review Management System (SRMS) data represents the total number …"],
        ["Facilities", "Placement Count"],
        ["ALPHA CENTER", 5],
        ["Grand Total", 5],
        [],
        ["February 2025"],
        ["ALPHA CENTER", 4],
        ["Grand Total", 4],
        [],
        ["September 2024 - Embargoed Pending ICE Annual Report Publication"],
        ["Facilities", "Placement Count"],
    ]
    found = extract("Monthly Segregation", sheet)
    assert not found["refusals"]
    places = {
        (row["month"], row["facility_name"]): row["value_printed"] for row in found["figures"] if row.get("month")
    }
    assert places == {
        (3, "ALPHA CENTER"): "5",
        (3, "total"): "5",
        (2, "ALPHA CENTER"): "4",
        (2, "total"): "4",
    }


def test_quarters_of_segregation_by_reason() -> None:
    header: list[Value] = [
        "Placement Reason",
        "Number of Placements",
        "Average Number of Consecutive Days in Segregation",
        "Average Number of Cumulative Days in Segregation",
    ]
    sheet: Rows = [["Definition for Vulnerable and Special Populations"]]
    for title in ("Fiscal Year (FY)  2022 Quarter 4 Data", "FY 2023 Quarter 1 Data"):
        sheet += [[title], [*header], ["Disciplinary", 41, 14.46, 19.63], ["Grand Total", 41, 14.46, 19.63]]
        sheet += [["* Data represents 40 unique detainees."], []]
    found = extract("Vulnerable & Special Population", sheet)
    assert not found["refusals"]
    row = figure(found, placement_reason="disciplinary", fiscal_year=2023, unit="placements")
    assert (row["value_printed"], row["quarter"], row["period_kind"]) == ("41", 1, "quarter")


def test_semiannual_tables_by_year_and_by_country() -> None:
    sheet: Rows = [
        ["United States Citizens Bookins FY2018 - YTD2019"],
        ["Fiscal Year", "Bookins"],
        ["FY2018", 7],
        ["FY2019 (10/1/2018 - 3/31/2019)", "-"],
        [],
        ["Temporary Protected Status Countries Arrests FY2018 - FY2019 as of 3/31/2019"],
        ["Citizenship Country", "FY2018", "FY2019 YTD"],
        ["Burma (Myanmar)", 0, None],
    ]
    found = extract("Semiannual", sheet)
    assert not found["refusals"]
    row = figure(found, population="us_citizen", fiscal_year=2019)
    assert (row["value_printed"], row["measure"], row["row_label"]) == (
        "-",
        "book_ins",
        "FY2019 (10/1/2018 - 3/31/2019)",
    )
    country = figure(found, citizenship="Burma (Myanmar)", fiscal_year=2018)
    assert (country["value_printed"], country["as_of_printed"]) == ("0", "3/31/2019")
    assert figure(found, citizenship="Burma (Myanmar)", fiscal_year=2019)["value_printed"] is None


def test_transgender_people_by_area_take_the_measure_of_the_total_above() -> None:
    sheet: Rows = [
        ["ICE Transgender* Detainee Population FY 2022 YTD:  as of 06/08/22."],
        ["FY 2022 YTD", "County"],
        ["Total Book-Ins", 83],
        ["Currently Detained Total", 17],
        ["Currently Detained with Final Order", 4],
        ["Currently Detained Location/Area of Responsibility Total", 17],
        ["Denver Area of Responsibility", 17],
        ["* Data are based on an individual's self-identification as transgender."],
    ]
    found = extract("Trans. Detainee Pop. FY22 YTD ", sheet)
    assert not found["refusals"]
    assert figure(found, aor="DEN")["measure"] == "detained"
    assert figure(found, final_order="with")["measure"] == "detained"
    assert figure(found, measure="book_ins")["as_of_printed"] == "06/08/22"


@pytest.mark.parametrize(
    ("name", "sheet", "wanted", "printed"),
    [
        (
            "FAMU Individuals Released ICE",
            [
                ["Family Unit Individuals Released from ICE Custody in FY2022 (as of 3/31/2022*)"],
                ["Family Facility Type", "Oct", "Total"],
                ["Family Staging Centers", 8, 8],
                ["Total", 8, 8],
            ],
            {"facility_type": "family", "month": 10, "fiscal_year": 2022},
            "8",
        ),
        (
            "USCIS-Established Fear Summary",
            [
                ["Non-Citizens with USCIS-Established Fear Decisions in an ICE Detention Facility by AOR"],
                ["AOR", "Total Detained"],
                ["Total", 143],
                ["ATL", 143],
            ],
            {"aor": "ATL", "measure": "detained"},
            "143",
        ),
    ],
)
def test_small_sheets(name: str, sheet: Rows, wanted: dict[str, Value], printed: str) -> None:
    found = extract(name, sheet)
    assert not found["refusals"]
    assert figure(found, **wanted)["value_printed"] == printed


def test_a_footnote_is_a_fact_with_its_dates_and_the_closed_year_is_not_taken() -> None:
    footnotes: Rows = [
        ["ICE FOOTNOTES"],
        ["Term", "Definition"],
        ["ALOS", "Average Length of Stay"],
        [
            "FY2026 and FY2025 ICE Final Book Outs",
            "FY2025 data are historic and remain static. Data are updated through 10/07/2025.",
        ],
        [None, "FY2026 YTD data are updated through 02/05/2026 (IIDS Run Date 02/07/2026; EID as of 02/06/2026)."],
    ]
    found = read(book(edition(Footnotes=footnotes) | {"Detention FY26": with_block(RELEASES)}))
    row = figure(found, reason="total", month=10)
    assert (row["as_of_printed"], row["as_of_cell"]) == ("02/05/2026", "B5")
    facts = [(row["cell"], row["n"], row.get("date_kind"), row.get("date_printed")) for row in found["footnotes"]]
    assert facts == [
        ("B3", 0, None, None),
        ("B4", 1, "through", "10/07/2025"),
        ("B5", 1, "through", "02/05/2026"),
        ("B5", 2, "run", "02/07/2026"),
        ("B5", 3, "database", "02/06/2026"),
    ]
    assert "text" not in found["footnotes"][0], "running text stays local"


def test_book_outs_and_releases_are_dated_each_by_its_own_term() -> None:
    """As in 2024: the footnotes hold both terms, book outs of the year and releases of the year before."""
    footnotes: Rows = [
        ["ICE FOOTNOTES"],
        ["FY2026 ICE Final Book Outs", "FY2026 YTD ICE Final Book Outs data are updated through 02/05/2026."],
        ["FY2025 ICE Final Releases", "FY2025 ICE Final Releases data are updated through 09/30/2025."],
    ]
    found = read(book(edition(Footnotes=footnotes) | {"Detention FY26": with_block(RELEASES)}))
    row = figure(found, reason="total", month=10)
    assert (row["as_of_printed"], row["as_of_cell"]) == ("02/05/2026", "B2")
