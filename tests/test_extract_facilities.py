"""The Facilities sheet: every layout is read, every row kept, and whatever isn't understood is refused by its cell."""

from collections.abc import Callable
from datetime import date

import pytest

from scrapers.records import Value
from tests.workbooks import ADP, NOTE, TAILS, Found, Rows, book, edition, facilities, facility, headers, read


def extract(sheet: Rows) -> Found:
    return read(book(edition(Facilities=sheet)))


def about(found: Found) -> dict[str, Value]:
    return next(row for row in found["sheets"] if row["kind"] == "facilities")


LAYOUT_NAMES = {
    31: "two_inspections_31",
    30: "no_second_rating_30",
    33: "odo_end_date_33",
    133: "odo_report_date_33",
    27: "odo_27",
    28: "pending_28",
    127: "end_date_27",
}


@pytest.mark.parametrize("tail", TAILS)
def test_every_layout_is_read_by_its_headers(tail: int) -> None:
    found = extract(facilities([facility(tail=tail)], headers(tail)))
    (row,) = found["facilities"]
    assert about(found)["layout"] == LAYOUT_NAMES[tail]
    printed = {str(column["column"]): column["header_printed"] for column in found["columns"]}
    assert list(printed.values()) == headers(tail)
    # Each inspection value is in the column whose header stood above it.
    for number, header in enumerate(TAILS[tail].split("|"), start=1):
        (column,) = (name for name, text in printed.items() if text == header)
        assert row[column] == f"x{number}"
    assert (row["row"], row["sheet"], row["zip"], row["alos"]) == (8, "Facilities FY26 ", "7105", "12.125")
    assert [float(str(row[name])) for name in list(printed)[9:22]] == ADP


def test_columns_give_every_value_its_cell() -> None:
    columns = {row["column"]: row for row in extract(facilities([facility()], header_row=10))["columns"]}
    assert (columns["name"]["header_cell"], columns["name"]["column_letter"]) == ("A10", "A")
    assert columns["last_final_rating"]["header_cell"] == "AA10"


@pytest.mark.parametrize("header_row", [4, 6, 7, 8, 10])
def test_the_header_row_is_found_by_name(header_row: int) -> None:
    found = extract(facilities([facility(), facility("B")], header_row=header_row))
    assert about(found)["header_row"] == header_row
    assert [row["row"] for row in found["facilities"]] == [header_row + 1, header_row + 2]


def test_what_the_sheet_says_of_itself() -> None:
    header = ["FY23 ALOS" if text == "FY26 ALOS" else text for text in headers()]
    said = about(extract(facilities([facility()], header, fy="FY24")))
    assert (said["title"], said["title_fiscal_year"], said["header_label_fiscal_year"]) == (
        "ICE FACILITIES DATA, FY24",
        2024,
        2023,
    )
    assert (said["as_of_printed"], said["as_of_cell"], said["rows"]) == ("02/05/2026", "A3", 1)


def test_nbsp_and_case_in_headers_do_not_matter_and_are_kept_as_printed() -> None:
    header = headers()
    header[8], header[22] = "FY26\xa0ALOS ", "Guaranteed  minimum"
    found = extract(facilities([facility()], header))
    assert not found["refusals"]
    assert {row["column"]: row["header_printed"] for row in found["columns"]}["alos"] == "FY26\xa0ALOS "


def test_cells_are_kept_as_printed() -> None:
    row = facility(
        "BETA CENTER1",
        E="07105",
        H="IGSA",
        W="N/A",
        D=None,
        I="*",
        X="\xa0",
        Y=date(2025, 3, 4),
        B="1 MAIN (555) 010-0000",
    )
    (read,) = extract(facilities([row]))["facilities"]
    assert (read["name"], read["zip"], read["male_female"], read["guaranteed_minimum"]) == (
        "BETA CENTER1",
        "07105",
        "IGSA",
        "N/A",
    )
    assert (read["state"], read["alos"], read["last_inspection_type"]) == (None, "*", None)
    assert (read["last_inspection_end_date"], read["address"]) == ("2025-03-04", "1 MAIN (555) 010-0000")


def test_an_error_cell_is_no_blank_and_a_zero_is_neither() -> None:
    (read,) = extract(facilities([facility(J="#N/A", K=None, L=0)]))["facilities"]
    assert (read["adp_level_a"], read["adp_level_b"], read["adp_level_c"]) == ("#N/A", None, "0")


def test_notes_are_never_facilities() -> None:
    texts: list[Value] = [
        NOTE,
        "*ODO inspections are conducted on a semi-annual basis.",
        " (*) Denotes no inspection completed",
    ]
    sentence = "Please note that the inspection process has recently changed and data will follow."
    notes: Rows = [[text] for text in texts]
    found = extract(facilities([facility(), [], *notes, [], [sentence]]))
    assert [row["name"] for row in found["facilities"]] == ["ALPHA COUNTY JAIL"]
    read_notes = [row for row in found["notes"] if row["sheet"] == "Facilities FY26 "]
    assert [row["text"] for row in read_notes] == [*texts, sentence]
    assert [row["cell"] for row in read_notes] == ["A10", "A11", "A12", "A14"]


def test_a_row_with_a_name_and_a_place_but_no_figures_is_a_facility() -> None:
    row: list[Value] = ["GAMMA HOLD ROOM", None, "GAMMA", "TX"]
    found = extract(facilities([facility(), row, facility("DELTA")]))  # type: ignore[list-item]
    assert [row["name"] for row in found["facilities"]] == ["ALPHA COUNTY JAIL", "GAMMA HOLD ROOM", "DELTA"]


def swap(header: list[str]) -> list[str]:
    header[9], header[10] = header[10], header[9]
    return header


def drop(header: list[str]) -> list[str]:
    del header[22]
    return header


def rename(header: list[str]) -> list[str]:
    header[13] = "Male Criminal"
    return header


def facility_block(found: Found) -> dict[str, Value]:
    (row,) = (row for row in found["blocks"] if row["block"] == "facilities")
    return row


def test_a_header_in_other_words_is_read_by_its_place_and_said() -> None:
    found = extract(facilities([facility()], rename(headers())))
    assert not found["refusals"]
    assert found["facilities"][0]["adp_male_crim"] == "1"
    about_it = facility_block(found)
    assert (about_it["state"], about_it["unreviewed"]) == ("read", 1)
    assert about_it["labels"] == "N7 'Male Criminal', read as adp_male_crim by its place and wording"


def test_another_header_in_the_place_of_one_we_know_is_not_taken_for_it() -> None:
    header = headers()
    header[22] = "Contract Capacity"
    found = extract(facilities([facility()], header))
    (row,) = found["facilities"]
    assert (row.get("guaranteed_minimum"), row["unreviewed"]) == (None, "Contract Capacity=50")
    assert "no column 'guaranteed_minimum'" in str(facility_block(found)["reason"])


@pytest.mark.parametrize(
    ("header", "row", "unreviewed"),
    [
        ([*headers(), "Rated Capacity"], [*facility(), 500], "Rated Capacity=500"),
        ([*headers()[:5], "", *headers()[5:]], [*facility()[:5], 7, *facility()[5:]], "F=7"),
        (headers(), [*facility(), None, 3], "AC=3"),
        ([*headers(), "Mandatory"], [*facility(), 0.5], "Mandatory=0.5"),
    ],
)
def test_values_under_a_header_nobody_has_reviewed_are_kept(
    header: list[str], row: list[Value], unreviewed: str
) -> None:
    found = extract(facilities([row], header))
    (read,) = found["facilities"]
    assert read["unreviewed"] == unreviewed
    assert (read["name"], read["adp_male_crim"], read["guaranteed_minimum"]) == ("ALPHA COUNTY JAIL", "1", "50")
    assert facility_block(found)["unreviewed"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (swap, "the columns stand in a sequence never seen, from J7 on"),
        (drop, "no column 'guaranteed_minimum'; the columns stand in a sequence never seen, from W7 on"),
        (lambda header: header[:-1], "the columns stand in a sequence never seen, from Z7 on"),
    ],
)
def test_columns_in_a_new_sequence_are_read_by_their_headers_and_said(
    change: Callable[[list[str]], list[str]], reason: str
) -> None:
    header = change(headers())
    row = dict(zip(headers(), facility(), strict=True))
    found = extract(facilities([[row[name] for name in header]], header))
    (read,) = found["facilities"]
    assert (read["adp_level_a"], read["adp_level_b"]) == ("1.5", "0.25")
    (refusal,) = found["refusals"]
    assert (refusal["part"], refusal["reason"]) == ("facilities", reason)
    assert facility_block(found)["state"] == "partial"


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([facility(), facility(None)], "B9: values in a row without a facility name"),
        (
            [facility(), ["TOTAL", *[None] * 8, 5.5]],
            "A9: neither a facility (nothing from address to sex) nor a note: a total?",
        ),
        ([facility(), ["MYSTERY"]], "A9: neither a facility"),
        ([facility(N="many")], "N8 adp_male_crim: 'many' is no number and no known token"),
        ([facility(J=True)], "J8 adp_level_a: 'TRUE' is no number"),
        ([facility(J="1,234.5")], "J8 adp_level_a: '1,234.5' is no number"),
        ([facility(J=date(2025, 1, 1))], "J8 adp_level_a: '2025-01-01' is no number"),
        ([facility(), ["Name", 5]], "A9: below a second header row"),
    ],
)
def test_what_is_not_understood_in_a_row_is_said_and_the_rest_stands(rows: Rows, reason: str) -> None:
    found = extract(facilities(rows))
    (refusal,) = found["refusals"]
    assert (refusal["part"], refusal["cell"]) == ("facilities", "A7")
    assert reason in str(refusal["reason"])
    assert len(found["facilities"]) == 1
    numbers = [cell for cell in (rows[1] if len(rows) > 1 else []) if type(cell) in (int, float)]
    kept = [row for row in found["figures"] if row["sheet"] == "Facilities FY26 "]
    assert [float(str(row["value_printed"])) for row in kept] == numbers
    assert {row["block"] for row in kept} <= {"unreviewed"}


def test_a_sheet_without_facilities_is_refused() -> None:
    (refusal,) = extract(facilities([]))["refusals"]
    assert (refusal["cell"], refusal["reason"]) == ("A7", "no facility row under the header")


def test_no_header_row_is_refused() -> None:
    found = extract([["ICE FACILITIES DATA, FY26"], ["Facility name", "City"]])
    assert "no header row" in str(found["refusals"][0]["reason"])


def test_two_as_of_dates_are_none_and_one_printed_twice_is_one() -> None:
    sheet = facilities([facility()])
    sheet[3] = ["Data Source: ICE Integrated Decision Support (IIDS), 02/06/2026"]
    found = extract(sheet)
    assert "two as-of dates above the table: 02/05/2026 and 02/06/2026" in str(found["refusals"][0]["reason"])
    assert (about(found)["as_of_printed"], len(found["facilities"])) == (None, 1)
    sheet[3] = list(sheet[2])
    assert not extract(sheet)["refusals"]


def test_an_as_of_that_is_no_date_is_kept_as_printed_and_none_is_none() -> None:
    sheet = facilities([facility()])
    sheet[2] = ["Source: ICE Integrated Decision Support (IIDS), February"]
    assert about(extract(sheet))["as_of_printed"] == "February"
    sheet[2] = []
    assert about(extract(sheet))["as_of_printed"] is None
