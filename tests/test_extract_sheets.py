"""Whole workbooks and the blocks of the Detention sheet."""

import pytest

from scrapers.ice_sheets.sheets import kind
from scrapers.privacy import QuarantinedError, scan
from scrapers.records import RefusedError, Value
from scrapers.workbook import address
from tests.workbooks import FOOTNOTES, Found, Rows, book, detention, edition, facilities, facility, read


def test_every_sheet_is_accounted_for() -> None:
    sheets = read(book(edition()))["sheets"]
    assert [(row["sheet_index"], row["sheet"], row["kind"], row["state"]) for row in sheets] == [
        (0, "Header", "header", "ignored"),
        (1, "ATD FY26 YTD", "atd", "ignored"),
        (2, "Detention FY26", "detention", "read"),
        (3, " ICLOS and Detainees", "iclos", "ignored"),
        (4, "Facilities FY26 ", "facilities", "read"),
        (5, "Footnotes", "footnotes", "read"),
    ]
    assert all(row["reason"] for row in sheets if row["state"] != "read")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Facilities EOYFY20 ", "facilities"),
        ("Detention EOFY2020", "detention"),
        ("Trans. Detainee Pop. FY21 YTD ", "transgender"),
        ("FY25 Trans. Detainee Pop", "transgender"),
        ("FY26 Monthly Segregation", "segregation"),
        ("ATD EOFY23 ", "atd"),
        ("Facilities (2)", "unknown"),
        ("Sheet1", "unknown"),
        ("Detention history", "unknown"),
    ],
)
def test_kind(name: str, expected: str) -> None:
    assert kind(name) == expected


def test_a_hidden_stale_sheet_before_the_visible_one_is_never_read() -> None:
    """As in ICE's file of 8 January 2026: a hidden Detention sheet of FY2020 stands first."""
    sheets = {
        "Detention EOFY2020": detention("EOFY2020", ice=999),
        "Facilities FY20": facilities([facility("OLD PLACE")]),
    }
    found = read(book(sheets | edition(), hidden=list(sheets)))
    assert not found["refusals"]
    assert {row["sheet"] for row in found["figures"]} == {"Detention FY26"}
    assert "OLD PLACE" not in {row["name"] for row in found["facilities"]}
    stale = found["sheets"][0]
    assert (stale["visibility"], stale["state"], stale["title_fiscal_year"]) == ("hidden", "ignored", 2020)
    assert "hidden" in str(stale["reason"])


def test_two_visible_sheets_of_one_kind_are_refused_both() -> None:
    found = read(book(edition() | {"Facilities FY25": facilities([facility("OTHER YEAR")], fy="FY25")}))
    assert [(row["sheet"], row["part"]) for row in found["refusals"]] == [
        ("Facilities FY26 ", "facilities"),
        ("Facilities FY25", "facilities"),
    ]
    assert not found["facilities"]
    assert found["figures"]


def test_an_unknown_sheet_is_refused_and_the_rest_stands() -> None:
    found = read(book(edition() | {"Fresh Idea": [["1"]]}))
    (refusal,) = found["refusals"]
    assert (refusal["part"], refusal["sheet"]) == ("sheet", "Fresh Idea")
    assert len(found["facilities"]) == 2
    assert found["sheets"][-1]["state"] == "refused"


def test_a_hidden_unknown_sheet_is_ignored() -> None:
    assert not read(book(edition() | {"Sheet1": [["x"]]}, hidden=["Sheet1"]))["refusals"]


def test_a_missing_sheet_is_said() -> None:
    sheets = edition()
    del sheets["Facilities FY26 "]
    (refusal,) = read(book(sheets))["refusals"]
    assert (refusal["part"], refusal["reason"]) == ("facilities", "no visible facilities sheet")


def test_another_workbook_is_refused_with_what_it_holds() -> None:
    with pytest.raises(RefusedError, match="'Budget'"):
        read(book({"Budget": [["x"]]}))


def figures(found: Found, block: str) -> dict[tuple[Value, ...], Value]:
    names = ("agency", "criminality", "facility_type", "disposition", "measure")
    return {
        tuple(row.get(name) for name in names): row["value_printed"]
        for row in found["figures"]
        if row["block"] == block
    }


@pytest.mark.parametrize("gap", [0, 4, 37])
def test_blocks_are_found_wherever_they_stand(gap: int) -> None:
    found = read(book(edition(Detention=detention(gap=gap))))
    detained = figures(found, "detained_by_criminality")
    assert len(detained) == 4 * 5
    assert detained["ice", "total", None, None, "detained"] == "60"
    assert detained["cbp", "total", None, None, "percent"] == "0.25"
    assert detained["total", "convicted", None, None, "detained"] == "20"
    by_disposition = figures(found, "detained_by_disposition")
    assert len(by_disposition) == 5 * 3
    assert by_disposition[None, None, "total", "total", "detained"] == "80"
    assert by_disposition[None, None, "family", "notice_to_appear", "detained"] == "0"
    title = next(row for row in found["figures"] if row["block"] == "detained_by_disposition")
    assert (title["title_cell"], title["cell"], title["row_label"], title["column_label"]) == (
        f"A{4 + gap}",
        f"B{6 + gap}",
        "Total",
        "FSC",
    )


def test_a_block_without_a_facility_type_is_read() -> None:
    found = read(book(edition(Detention=detention(types=["Adult"]))))
    assert len(figures(found, "detained_by_disposition")) == 5 * 2


def test_labels_are_kept_as_printed() -> None:
    found = read(book(edition()))
    assert {row["row_label"] for row in found["figures"]} >= {"Convicted Criminal ", "Other Immigration\xa0Violator"}


def test_the_as_of_is_the_footnote_under_its_own_term() -> None:
    row = read(book(edition()))["figures"][0]
    assert (row["as_of_printed"], row["as_of_sheet"], row["as_of_cell"]) == ("02/07/2026", "Footnotes", "B3")


def test_the_as_of_of_another_term_is_not_taken() -> None:
    footnotes: Rows = [row for row in FOOTNOTES if "Docket" not in str(row)]
    row = read(
        book(edition(Footnotes=[*footnotes, ["ICE Currently Detained Population", "as defined"], *FOOTNOTES[-1:]]))
    )
    assert row["figures"][0]["as_of_printed"] is None


def test_a_date_in_the_title_is_the_blocks_own() -> None:
    sheet = detention()
    sheet[7] = ["ICE Currently Detained by Processing Disposition and Detention Facility Type:  as of 06/20/2020"]
    found = read(book(edition(Detention=sheet)))
    dates = {(row["block"], row["as_of_printed"], row["as_of_cell"]) for row in found["figures"]}
    assert dates == {
        ("detained_by_disposition", "06/20/2020", "A8"),
        ("detained_by_criminality", "02/07/2026", "B3"),
    }


@pytest.mark.parametrize("token", ["-", "*", "N/A", None])
def test_a_token_is_no_zero(token: str | None) -> None:
    sheet = detention()
    sheet[10][1] = token
    row = next(row for row in read(book(edition(Detention=sheet)))["figures"] if row["cell"] == "B11")
    assert row["value_printed"] == token


def change(sheet: Rows, row: int, column: int, value: Value) -> Rows:
    sheet[row - 1] = [*sheet[row - 1], *[None] * 9]
    sheet[row - 1][column - 1] = value
    return sheet


UNREVIEWED = {
    # what is changed: the cells whose figures are of open meaning then
    (19, 2, "HSI"): "B20 B21 B22 B23",
    (19, 7, "Unknown"): "",  # a label over no number
    (21, 1, "Suspected"): "B21 C21 D21 E21 F21",
    (21, 1, None): "B21 C21 D21 E21 F21",
    (23, 1, "Pending Criminal Charges"): "B22 C22 D22 E22 F22 B23 C23 D23 E23 F23",
    (24, 2, 5): "B24",
}


@pytest.mark.parametrize("place", UNREVIEWED, ids=str)
def test_a_label_nobody_has_reviewed_keeps_its_numbers(place: tuple[int, int, Value]) -> None:
    found = read(book(edition(Detention=change(detention(), *place))))
    rows = [row for row in found["figures"] if row["block"] == "detained_by_criminality" and row["value_printed"]]
    unreviewed = [str(row["cell"]) for row in rows if row["label_state"] == "unreviewed"]
    assert unreviewed == UNREVIEWED[place].split()
    assert len(rows) == 20 + (place == (24, 2, 5))
    assert all(row["agency"] is None or row["criminality"] is None for row in rows if str(row["cell"]) in unreviewed)
    assert "detained_by_disposition" in {row["block"] for row in found["figures"]}


@pytest.mark.parametrize(
    ("sheet", "cell", "reason"),
    [
        (change(detention(), 20, 2, "sixty"), "B20", "B20 holds 'sixty' for a number"),
        (change(detention(), 23, 1, "Pending Criminal Charges"), "A18", "no row 'other immigration violator'"),
        (
            change(detention(), 25, 1, "ICE Currently Detained by Criminality and Arresting Agency: FY2025"),
            "A25",
            "2 cells",
        ),
        (change(detention(), 18, 1, "Detained by Criminality"), "", "no cell holds its title"),
    ],
)
def test_what_is_missing_is_said_and_every_number_is_kept(sheet: Rows, cell: str, reason: str) -> None:
    found = read(book(edition(Detention=sheet)))
    (refusal,) = found["refusals"]
    assert (refusal["part"], refusal["cell"]) == ("detained_by_criminality", cell)
    assert reason in str(refusal["reason"])
    (block,) = (row for row in found["blocks"] if row["block"] == "detained_by_criminality")
    assert block["state"] == ("partial" if block["figures"] else "refused")
    numbers = {address(r, c) for r, row in enumerate(sheet) for c, cell in enumerate(row) if type(cell) in (int, float)}
    assert {row["cell"] for row in found["figures"]} >= numbers


def test_a_header_with_another_corner_is_read() -> None:
    found = read(book(edition(Detention=change(detention(), 19, 1, "Crime"))))
    assert not found["refusals"]
    assert len(figures(found, "detained_by_criminality")) == 20


def test_sheets_with_a_new_name_are_known_by_what_they_hold() -> None:
    names = {"Detention FY26": "Custody", "Facilities FY26 ": "Sites", "Footnotes": "Notes to tables"}
    found = read(book({names.get(name, name): sheet for name, sheet in edition().items()}))
    assert not found["refusals"]
    kinds = {row["sheet"]: row["kind"] for row in found["sheets"]}
    assert [kinds[name] for name in names.values()] == ["detention", "facilities", "footnotes"]
    assert len(found["facilities"]) == 2
    assert found["figures"][0]["as_of_printed"] == "02/07/2026"


@pytest.mark.parametrize("hidden", [False, True])
def test_a_list_of_persons_is_quarantined_wherever_it_is(hidden: bool) -> None:
    people: Rows = [["Last Name", "First Name", "A-Number"], ["X", "Y", "A012345678"]]
    with pytest.raises(QuarantinedError, match="3 headers"):
        read(book(edition() | {"List": people}, hidden=["List"] if hidden else []))


@pytest.mark.parametrize(
    ("texts", "rows", "caught"),
    [
        (["A012345678", "A 012 345 679", "A#012-345-670"], 3, True),
        (["see A012345678 and A012345678 and A012345679"], 0, False),
        (["First name:", "DOB", "Country of  Citizenship"], 2, True),
        (["First Name", "Last Name"], 31, True),
        (["First Name", "Last Name"], 30, True),
        (["Name", "Age"], 30, False),
        (["xA012345678", "9A012345679", "AA012345670"], 0, False),
        (["Name", "City", "FY2024", "Form I-860", "A1234567890123", "AA012345678"], 200, False),
    ],
)
def test_privacy_rules(texts: list[str], rows: int, caught: bool) -> None:
    assert bool(scan(texts, rows)) is caught


def test_the_reason_of_a_quarantine_names_nobody() -> None:
    reason = scan(["A012345678", "A012345679", "A012345670", "John"], 9)
    assert reason is not None
    assert "0123" not in reason
