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


def is_unreviewed(row: dict[str, Value]) -> bool:
    return row["label_state"] == "unreviewed"


def block_of(found: Found, code: str) -> dict[str, Value]:
    (row,) = (row for row in found["blocks"] if row["block"] == code)
    return row


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


def test_rows_under_a_group_that_lost_its_label_are_kept_and_mean_nothing() -> None:
    """Without "ICE Average" its rows would stand under CBP a second time: which are CBP's is open."""
    found = extract("Detention FY26", with_block([row for row in ADP if row[0] != "ICE Average "]))
    (refusal,) = found["refusals"]
    assert (refusal["part"], "no row 'ice average'" in str(refusal["reason"])) == ("adp_by_agency", True)
    rows = [row for row in found["figures"] if row["block"] == "adp_by_agency"]
    assert len(rows) == 8 * 13
    unreviewed = {(row["row_label"], row["agency"], row["criminality"]) for row in rows if is_unreviewed(row)}
    assert unreviewed == {("Convicted Criminal", None, None), ("Pending Criminal Charges", None, None)}
    assert figure(found, agency="total", criminality="pending", month=1)["label_state"] == "reviewed"


def test_a_group_with_a_new_name_does_not_give_its_rows_to_the_one_above() -> None:
    block = [["HSI Average", *row[1:]] if row[0] == "ICE Average " else row for row in ADP]
    found = extract("Detention FY26", with_block(block))
    rows = [row for row in found["figures"] if row.get("group_label") == "HSI Average"]
    assert len(rows) == 3 * 13
    assert {(row["agency"], row["label_state"]) for row in rows} == {(None, "unreviewed")}
    assert figure(found, agency="cbp", criminality="pending", month=1)["value_printed"] == "6.5"
    assert figure(found, agency="total", criminality="pending", month=1)["value_printed"] == "19.5"


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


def test_numbers_in_no_known_block_are_kept_with_the_labels_around_them() -> None:
    block: Rows = [["ICE Encounters by Something New: FY2026"], ["Kind", "Oct", "Total"], ["All", 7, 8]]
    found = extract("Detention FY26", with_block(block))
    rows = [row for row in found["figures"] if row["block"] == "unreviewed"]
    assert [(row["row_label"], row["column_label"], row["value_printed"]) for row in rows] == [
        ("All", "Oct", "7"),
        ("All", "Total", "8"),
    ]
    assert all(is_unreviewed(row) and row.get("measure") is None and row.get("fiscal_year") is None for row in rows)
    assert {row["title_cell"] for row in rows} == {f"A{len(detention()) + 2}"}
    assert block_of(found, "unreviewed")["unreviewed"] == 2


def test_a_new_reason_keeps_its_numbers_and_those_of_the_rows_under_it() -> None:
    """As "Court Ordered" in April 2026."""
    new: Rows = [["Court Ordered", "Total", *[1] * 13], [None, "Convicted Criminal", *[1] * 13]]
    found = extract("Detention FY26", with_block([*RELEASES[:6], *new, RELEASES[6]]))
    assert not found["refusals"]
    rows = [row for row in found["figures"] if row["block"] == "book_outs_by_reason" and is_unreviewed(row)]
    assert {(row["row_label"], row["group_label"], row["reason"], row["criminality"]) for row in rows} == {
        ("Court Ordered | Total", None, None, "total"),
        ("Convicted Criminal", "Court Ordered", None, "convicted"),
    }
    assert {row["measure"] for row in rows} == {"book_outs"}
    assert figure(found, reason="bonded_out", criminality="convicted", month=11)["label_state"] == "reviewed"
    about = block_of(found, "book_outs_by_reason")
    assert (about["state"], about["unreviewed"]) == ("read", 1)
    assert "'Court Ordered'" in str(about["labels"])


def test_a_new_column_keeps_its_numbers() -> None:
    block = [[*row[:8], new, *row[8:]] for row, new in zip(RELEASES, [None, "Leap", *[99] * 5], strict=True)]
    found = extract("Detention FY26", with_block(block))
    rows = [row for row in found["figures"] if row["column_label"] == "Leap"]
    assert {(row["value_printed"], row["month"], row["period_kind"], row["label_state"]) for row in rows} == {
        ("99", None, None, "unreviewed")
    }
    assert figure(found, reason="total", period_kind="fiscal_year_to_date")["value_printed"] == "30"


@pytest.mark.parametrize("blanks", [1, 2])
@pytest.mark.parametrize("after", range(3, 7))
def test_blank_rows_inside_a_block_are_bridged(after: int, blanks: int) -> None:
    whole = extract("Detention FY26", with_block(RELEASES))
    cut = extract("Detention FY26", with_block([*RELEASES[:after], *[[]] * blanks, *RELEASES[after:]]))
    assert not cut["refusals"]

    def meaning(found: Found) -> list[tuple[Value, ...]]:
        return [
            (row["reason"], row["criminality"], row["column_label"], row["value_printed"], row["label_state"])
            for row in found["figures"]
            if row["block"] == "book_outs_by_reason"
        ]

    assert meaning(cut) == meaning(whole)


def test_a_note_or_another_table_under_a_block_is_no_part_of_it() -> None:
    other: Rows = [["Things"], ["Total", "Total", *MONTHS, "Total"], ["Total", "Total", *[5] * 13]]
    found = extract("Detention FY26", with_block([*RELEASES, [], *other]))
    assert len([row for row in found["figures"] if row["block"] == "book_outs_by_reason"]) == 5 * 13
    assert len([row for row in found["figures"] if row["block"] == "unreviewed"]) == 13


@pytest.mark.parametrize(
    "title",
    [
        "ICE Final Book Outs by Release Reason, Month and Criminality: FY2026 (preliminary)",
        "FY2026 ICE Final Book Outs by Release Reason, Month and Criminality",
        "ICE Final Book Outs by Release Reason, Month and Criminality: EOFY2026, Revised",
    ],
)
def test_more_words_in_a_title_do_not_hide_the_block(title: str) -> None:
    found = extract("Detention FY26", with_block([[title], *RELEASES[1:]]))
    assert not found["refusals"]
    assert {row["fiscal_year"] for row in found["figures"] if row["block"] == "book_outs_by_reason"} == {2026}


def test_a_sentence_that_names_a_block_is_no_title() -> None:
    note = "ICE Removals include returns. Removals by month and criminality are not in this table"
    found = extract("Detention FY26", with_block([*RELEASES, [], [note], ["Kind", "Sum"], ["All", 3]]))
    assert "removals" not in {row["block"] for row in found["figures"]}


def test_a_grand_total_is_a_total() -> None:
    found = extract("Detention FY26", with_block([*RELEASES[:2], ["Grand Total", *RELEASES[2][1:]], *RELEASES[3:]]))
    assert figure(found, reason="total", month=10)["row_label"] == "Grand Total"


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


def test_half_months_that_repeat_mean_nothing() -> None:
    sheet = iclos([2024, None, 2025])
    sheet[4] = [None, "mid", "mid", "mid", "end"]
    rows = [row for row in extract(" ICLOS and Detainees", sheet)["figures"] if row["block"] == "iclos"]
    assert {row["cell"] for row in rows if is_unreviewed(row) and row["month"] is None} == {"B6", "C6", "B7", "C7"}
    assert len(rows) == 8


def test_a_header_without_half_months_refuses_its_block() -> None:
    sheet = [[*row[:1]] if 3 <= number <= 5 else row for number, row in enumerate(iclos([2024, None, 2025]), start=1)]
    refused = extract(" ICLOS and Detainees", sheet)["refusals"]
    assert ("iclos", "a half month is expected: year, month and mid or end") in {
        (r["part"], r["reason"]) for r in refused
    }
