"""Blocks of the Detention, ATD and ICLOS sheets, in synthetic sheets of the shapes that real editions have."""

import pytest

from scrapers.records import Value
from tests.workbooks import Found, Rows, book, detention, edition, read

MONTHS = "Oct Nov Dec Jan Feb Mar Apr May Jun Jul Aug Sep".split()


def extract(name: str, sheet: Rows) -> Found:
    return read(book(edition() | {name: sheet}))


def figure(found: Found, **wanted: Value) -> dict[str, Value]:
    """The one figure with these values."""
    matches = [row for row in found["figures"] if all(row.get(name) == value for name, value in wanted.items())]
    assert len(matches) == 1, f"{len(matches)} figures are {wanted}"
    return matches[0]


def with_block(block: Rows) -> Rows:
    return [*detention(), [], *block]


def refusal(found: Found) -> tuple[Value, Value]:
    (row,) = found["refusals"]
    return row["part"], row["cell"]


RELEASES: Rows = [
    ["ICE Final Book Outs by Release Reason, Month and Criminality: FY2026"],
    ["Release Reason", "Criminality", *MONTHS, "Total"],
    ["Total", None, 10, 20, *[0] * 10, 30],
    ["Bonded Out", "Total", 4, 5, *[0] * 10, 9],
    [None, "Convicted Criminal", 1, 2, *[None] * 10, 3],
    [None, "Other Immigration Violator", 3, 3, *[None] * 10, 6],
    ["Relief Granted by IJ Total", "Total", 6, 15, *[0] * 10, 21],
]


def test_a_reason_holds_for_the_rows_under_it() -> None:
    found = extract("Detention FY26", with_block(RELEASES))
    assert not found["refusals"]
    row = figure(found, reason="bonded_out", criminality="convicted", month=11)
    assert (row["value_printed"], row["fiscal_year"], row["period_kind"]) == ("2", 2026, "month")
    assert (row["row_label"], row["column_label"]) == ("Convicted Criminal", "Nov")
    total = figure(found, reason="total", period_kind="fiscal_year_to_date")
    assert (total["value_printed"], total["criminality"], total["measure"]) == ("30", "total", "book_outs")
    assert figure(found, reason="relief_granted_by_ij", month=10)["value_printed"] == "6"


def test_a_blank_and_a_zero_stay_apart() -> None:
    found = extract("Detention FY26", with_block(RELEASES))
    assert figure(found, reason="bonded_out", criminality="total", month=9)["value_printed"] == "0"
    assert figure(found, reason="bonded_out", criminality="convicted", month=9)["value_printed"] is None


def average(agency: str, number: float) -> Rows:
    return [
        [agency, *[number * 10.5] * 13],
        ["Convicted Criminal", *[number * 4] * 13],
        ["Pending Criminal Charges", *[number * 6.5] * 13],
    ]


ADP: Rows = [
    ["ICE Average Daily Population by Arresting Agency, Month and Criminality: FY2026"],
    ["Agency", *MONTHS, "FY Overall"],
    *average("CBP Average", 1),
    *average("ICE Average ", 2),
    *average("Average", 3),
]


def test_a_group_holds_for_the_rows_under_it_in_one_column() -> None:
    found = extract("Detention FY26", with_block(ADP))
    assert not found["refusals"]
    assert figure(found, agency="ice", criminality="pending", month=1)["value_printed"] == "13"
    assert figure(found, agency="total", criminality="total", month=1)["value_printed"] == "31.5"
    assert figure(found, agency="cbp", criminality="total", month=1)["group_label"] == "CBP Average"


def test_a_block_whose_group_is_missing_is_refused() -> None:
    block = [row for row in ADP if row[0] != "ICE Average "]
    found = extract("Detention FY26", with_block(block))
    assert "adp_by_agency" in {row["part"] for row in found["refusals"]}
    assert {row["block"] for row in found["figures"]} == {"detained_by_disposition", "detained_by_criminality"}


def test_numbers_under_a_merged_label_are_read_where_they_stand() -> None:
    """As in six editions of FY2022: "Total" over three merged columns, the numbers under the last of them."""
    block: Rows = [
        ["ICE Final Releases by Facility Type: FY2022"],
        ["Facility Type", None, "Total"],
        ["Total", None, None, None, 30],
        ["Adult", None, None, None, 30],
    ]
    found = extract("Detention FY26", with_block(block))
    assert not found["refusals"]
    row = figure(found, block="releases_by_facility_type", facility_type="adult")
    assert (row["value_printed"], str(row["cell"])[0], row["fiscal_year"]) == ("30", "E", 2022)


def test_stateless_people_come_with_their_facility_code() -> None:
    block: Rows = [
        ["ICE Currently Detained of Stateless Noncitizens by Detention Facility"],
        ["Detention Facility", "Detention Facility Code", "Total"],
        ["Total", None, 3],
        ["ALPHA CENTER", "ALPHATX", 3],
    ]
    row = figure(extract("Detention FY26", with_block(block)), facility_code="ALPHATX")
    assert (row["facility_name"], row["value_printed"], row["period_kind"]) == ("ALPHA CENTER", "3", "day")


def test_a_number_in_no_known_block_is_refused() -> None:
    block: Rows = [["ICE Encounters by Something New: FY2026"], ["Kind", "Total"], ["All", 7]]
    found = extract("Detention FY26", with_block(block))
    part, cell = refusal(found)
    assert part == "unread"
    assert found["figures"], "the known blocks stand"
    assert str(cell).startswith("B")


def test_numbers_of_a_refused_block_are_refused_once() -> None:
    block: Rows = [*RELEASES[:3], ["Escaped", "Total", *[1] * 13]]
    assert refusal(extract("Detention FY26", with_block(block)))[0] == "book_outs_by_reason"


ATD: Rows = [
    ["ICE ALTERNATIVES TO DETENTION DATA, FY26"],
    [],
    [
        "ATD Active Population Counts and Daily Cost by Technology",
        *[None] * 3,
        "FY26 thru January Court Appearance: Total Hearings*",
    ],
    ["Technology", "Count", "Daily Tech Cost", None, "Metric", "Count", "%"],
    ["SmartLINK", 8, 7.5, None, "Attended", 9, 0.9],
    ["Total", 8, 7.5, None, "Failed to Attend", 1, 0.1],
    ["Data from BI Inc. Participants Report, 02.07.2026", *[None] * 3, "Total", 10, 1],
    [],
    ["Active ATD Participants and Average Length in Program, FY26,  as of 2/7/2026, by AOR and Technology"],
    ["AOR/Technology", "Count", "Average Length in Program"],
    ["Total", 8, 100.5],
    ["St Paul", 8, 100.5],
    ["SmartLINK", 5, 90],
    [None, 3, 110],
]


def test_tables_side_by_side_and_two_kinds_of_labels_in_one_column() -> None:
    found = extract("ATD FY26 YTD", ATD)
    assert not found["refusals"]
    cost = figure(found, block="atd_by_technology", technology="total", unit="usd")
    assert (cost["value_printed"], cost["as_of_printed"], cost["as_of_cell"]) == ("7.5", "02.07.2026", "A7")
    court = figure(found, appearance="failed", measure="hearings")
    assert (court["value_printed"], court["hearing"], court["month"], court["fiscal_year"]) == ("1", "total", 1, 2026)
    area = figure(found, aor="SPM", technology="smartlink", measure="participants")
    assert (area["value_printed"], area["as_of_printed"]) == ("5", "2/7/2026")
    assert figure(found, aor="SPM", technology="total", unit="days")["value_printed"] == "100.5"
    assert figure(found, aor="SPM", technology="unlabelled", unit="persons")["value_printed"] == "3"


def iclos(years: list[Value]) -> Rows:
    header: Rows = [["Population ", *years], [None, "December", None, "January"], [None, "mid ", "end", "mid ", "end"]]
    bands: Rows = [[band, 1, 2, 3, 4] for band in ("0-180 Days", "181-365 Days", "Total")]
    return [
        ["Average In Custody Length of Stay (ICLOS)"],
        [],
        *header,
        ["Adult Facility Aliens", 50.5, 51, 52, 53],
        ["Total", 50.5, 51, 52, 53],
        [],
        ["Detainees"],
        *header,
        ["Adult Facility Aliens"],
        *bands,
        ["Total"],
        *bands,
    ]


@pytest.mark.parametrize("years", [[2024, None, 2025], [2024]])
def test_half_months_under_merged_years_and_months(years: list[Value]) -> None:
    """ICE left out the cell of the year 2026: after December comes January of the next year."""
    found = extract(" ICLOS and Detainees", iclos(years))
    assert not found["refusals"]
    row = figure(found, block="iclos", population="adult", calendar_year=2025, month=1, half="end")
    assert (row["value_printed"], row["cell"]) == ("53", "E6")
    band = figure(found, population="total", days_in_custody="total", calendar_year=2024, half="mid")
    assert (band["value_printed"], band["group_label"]) == ("1", "Total")
    assert {(row["cell"], row["reason"] != "") for row in found["ignored"]} >= {("B3", True)}


def test_half_months_that_repeat_are_refused() -> None:
    sheet = iclos([2024, None, 2025])
    sheet[4] = [None, "mid", "mid", "mid", "end"]
    assert ("iclos", "A3") in {(row["part"], row["cell"]) for row in extract(" ICLOS and Detainees", sheet)["refusals"]}


def test_a_header_without_half_months_refuses_its_block() -> None:
    sheet = [[*row[:1]] if 3 <= number <= 5 else row for number, row in enumerate(iclos([2024, None, 2025]), start=1)]
    refused = extract(" ICLOS and Detainees", sheet)["refusals"]
    assert ("iclos", "a half month is expected: year, month and mid or end") in {
        (r["part"], r["reason"]) for r in refused
    }
