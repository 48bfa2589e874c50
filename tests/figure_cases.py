"""Records of figures for tests/test_national_figures.py: a case each, made up, all of an edition "a" of FY2026."""

from datetime import date

from tests.synthetic import sha

Row = dict[str, object]


def figure(cell: str, printed: str | None, **values: object) -> Row:
    """A record of a figure of edition "a": book-ins of FY2026 by agency and month, unless said otherwise."""
    return {
        "snapshot_sha256": sha("a"),
        "sheet": "Detention FY26",
        "cell": cell,
        "title_cell": "A1",
        "block": "book_ins_by_agency",
        "measure": "book_ins",
        "unit": "persons",
        "period_kind": "month",
        "fiscal_year": 2026,
        "as_of_printed": "02/07/2026",
        "as_of_sheet": "Footnotes",
        "as_of_cell": "B2",
        "value_printed": printed,
        **values,
    }


PERIODS: list[tuple[Row, tuple[object, ...]]] = [
    # a fiscal year starts in October of the year before
    ({"month": 10}, ("month", date(2025, 10, 1), date(2025, 10, 31), False)),
    ({"month": 1}, ("month", date(2026, 1, 1), date(2026, 1, 31), False)),
    ({"month": 2}, ("month", date(2026, 2, 1), date(2026, 2, 7), True)),
    # counted after the day ICE says it counted to: how far is not known
    ({"month": 3}, ("month", date(2026, 3, 1), None, None)),
    (
        {"period_kind": "fiscal_year_to_date"},
        ("fiscal_year_to_date", date(2025, 10, 1), date(2026, 2, 7), True),
    ),
    # the year was over when its last table was made
    (
        {"period_kind": "fiscal_year_to_date", "fiscal_year": 2025, "as_of_printed": "10/05/2025"},
        ("fiscal_year", date(2024, 10, 1), date(2025, 9, 30), False),
    ),
    # "FY26 thru January"
    (
        {"block": "atd_court_appearance", "period_kind": "fiscal_year_to_date", "month": 1, "as_of_printed": None},
        ("fiscal_year_to_date", date(2025, 10, 1), date(2026, 1, 31), True),
    ),
    (
        {"period_kind": "half_month", "calendar_year": 2025, "fiscal_year": None, "month": 2, "half": "mid"},
        ("half_month", date(2025, 2, 1), date(2025, 2, 15), False),
    ),
    (
        {"period_kind": "half_month", "calendar_year": 2024, "fiscal_year": None, "month": 2, "half": "end"},
        ("half_month", date(2024, 2, 1), date(2024, 2, 29), False),
    ),
    # "Sep-2024 (Thru 9/11)"
    (
        {"calendar_year": 2024, "month": 9, "last_day": 11},
        ("month", date(2024, 9, 1), date(2024, 9, 11), True),
    ),
    (
        {"period_kind": "quarter", "quarter": 1, "as_of_printed": None},
        ("quarter", date(2025, 10, 1), date(2025, 12, 31), None),
    ),
    (
        {"period_kind": "day", "as_of_printed": "02.07.2026"},
        ("day", date(2026, 2, 7), date(2026, 2, 7), False),
    ),
    # a date left from another year says nothing about this one
    (
        {"period_kind": "fiscal_year_to_date", "as_of_printed": "09/30/2020"},
        ("fiscal_year_to_date", date(2025, 10, 1), None, True),
    ),
]
YEARS = [
    figure(f"B{year - 2019}", "5", block="semiannual", period_kind="fiscal_year", fiscal_year=year, as_of_printed=None)
    for year in (2024, 2025)
]
STATES = [
    figure("B3", "0", month=10, agency="ice"),
    figure("B4", "7", month=10, agency="cbp"),
    figure("C3", "0", month=12, agency="ice"),  # all of December is zero: not filled in
    figure("C4", None, month=12, agency="cbp"),
    figure("D3", "0", month=3, agency="ice"),  # March is to come
    figure("E3", "9", month=4, agency="ice"),  # but this was printed: the date is stale
    figure("F3", "-", month=1, agency="ice"),
    figure("F4", "1", month=1, agency="cbp"),
]
PAROLE = [figure("B3", "0", month=11, block="fear_parole_requested", measure="persons")]


def year_to_date(cell: str, printed: str, **values: object) -> Row:
    return figure(cell, printed, period_kind="fiscal_year_to_date", **values)


BY_REASON = {"block": "book_outs_by_reason", "measure": "book_outs", "criminality": "total"}
ADDS_UP = {
    "agencies_add_up": [
        figure("B3", "12", month=10, agency="total"),
        figure("B4", "7", month=10, agency="ice"),
        figure("B5", "5", month=10, agency="cbp"),
    ],
    "months_add_up": [
        year_to_date("V3", "12", agency="ice"),
        figure("B3", "7", month=10, agency="ice"),
        figure("C3", "5", month=11, agency="ice"),
    ],
    "criminality_adds_up": [
        year_to_date("B3", "12", **{**BY_REASON, "reason": "paroled"}),
        year_to_date("B4", "7", **{**BY_REASON, "reason": "paroled", "criminality": "convicted"}),
        year_to_date("B5", "5", **{**BY_REASON, "reason": "paroled", "criminality": "pending"}),
    ],
    "facility_types_add_up": [
        year_to_date("B3", "12", block="book_outs_by_facility_type", facility_type="total"),
        year_to_date("B4", "7", block="book_outs_by_facility_type", facility_type="adult"),
        year_to_date("B5", "5", block="book_outs_by_facility_type", facility_type="family"),
    ],
    "reasons_add_up": [
        year_to_date("B3", "12", **{**BY_REASON, "reason": "total"}),
        year_to_date("B4", "7", **{**BY_REASON, "reason": "bonded_out"}),
        year_to_date("B6", "7", **{**BY_REASON, "reason": "bond_set_by_ij"}),  # in bonded out already
        year_to_date("B7", "5", **{**BY_REASON, "reason": "paroled"}),
    ],
    "bonded_out_is_both": [
        year_to_date("B4", "12", **{**BY_REASON, "reason": "bonded_out"}),
        year_to_date("B5", "5", **{**BY_REASON, "reason": "bond_set_by_ice"}),
        year_to_date("B6", "7", **{**BY_REASON, "reason": "bond_set_by_ij"}),
    ],
    "atd_adds_up": [
        figure(
            "B3", "12", block="atd_by_aor", measure="participants", period_kind="day", aor="DEN", technology="total"
        ),
        figure("B4", "7", block="atd_by_aor", measure="participants", period_kind="day", aor="DEN", technology="gps"),
        figure(
            "B5", "5", block="atd_by_aor", measure="participants", period_kind="day", aor="DEN", technology="voice_id"
        ),
    ],
    "stays_add_up": [
        figure("B3", "12", block="iclos_detainees", month=10, half="mid", population="adult", days_in_custody="total"),
        figure("B4", "7", block="iclos_detainees", month=10, half="mid", population="adult", days_in_custody="0_180"),
        figure("B5", "5", block="iclos_detainees", month=10, half="mid", population="adult", days_in_custody="181_365"),
    ],
    "segregation_adds_up": [
        figure("B3", "12", block="segregation_by_facility", month=10, facility_name="total"),
        figure("B4", "7", block="segregation_by_facility", month=10, facility_name="A JAIL"),
        figure("B5", "5", block="segregation_by_facility", month=10, facility_name="B JAIL"),
    ],
}


WRONG: list[tuple[str, list[Row], list[tuple[object, ...]]]] = [
    (
        "types_not_swapped",
        [
            year_to_date("B4", "5", block="book_outs_by_facility_type", facility_type="adult"),
            year_to_date("B5", "90", block="book_outs_by_facility_type", facility_type="family"),
        ],
        [("B5 B4", "fewer than 5.0", "90.0")],
    ),
    (
        "bonds_in_place",
        [
            figure("B4", "5", block="bonds", measure="book_outs", month=10, column_label="2025-10-01"),
            figure("B5", "90", block="bonds", measure="book_outs_bond_posted", month=10, column_label="2025-10-01"),
        ],
        [("B5 B4", "at most 5.0", "90.0")],
    ),
    (
        "shares_right",
        [
            figure("B4", "200", block="bonds", measure="book_outs", month=10),
            figure("B5", "50", block="bonds", measure="book_outs_bond_posted", month=10),
            figure("B6", "0.05", block="bonds", measure="bond_posted_share", unit="share", month=10),
            figure("C4", "200", block="bonds", measure="book_outs", month=11),
            figure("C5", "50", block="bonds", measure="book_outs_bond_posted", month=11),
            figure("C6", "0.25", block="bonds", measure="bond_posted_share", unit="share", month=11),
        ],
        [("B6", "0.25", "0.05")],
    ),
    (
        "totals_agree",
        [
            year_to_date("V3", "12", agency="total"),
            year_to_date("E9", "13", block="book_ins_by_criminality", facility_type="total", criminality="total"),
        ],
        [("V3 E9", "one total", "12.0 / 13.0")],
    ),
    (
        "figures_end_at_date",
        [figure("G3", "4", month=4, agency="ice"), figure("H3", "0", month=5, agency="ice")],
        [("A1", "nothing after 2026-02-07", "1 figures from 2026-04-01")],
    ),
    (
        "figure_years_fit",
        [year_to_date("V3", "4", agency="ice", as_of_printed="09/30/2020")],
        [("A1", "FY2026", "2020-09-30")],
    ),
    (
        "months_filled_in",
        [figure("B3", "0", month=10), figure("C3", "4", month=11), figure("F3", "0", month=2, agency="ice")],
        [("A1", "figures to 2026-02-07", "zeros from 2025-10-01 to 2026-02-01")],
    ),
    (
        "figure_labels_once",
        [
            figure("B3", "1", block="atd_by_aor", measure="participants", period_kind="day", aor="HOU"),
            figure("B9", "2", block="atd_by_aor", measure="participants", period_kind="day", aor="HOU"),
        ],
        [("B3 B9", "one label each", "the same label")],
    ),
]


def more_by_one(rows: list[Row]) -> list[Row]:
    """The rows, the last one with one more than it says."""
    return [*rows[:-1], rows[-1] | {"value_printed": str(int(str(rows[-1]["value_printed"])) + 1)}]


LOST = [
    *ADDS_UP["atd_adds_up"],
    ADDS_UP["atd_adds_up"][-1] | {"cell": "B6", "technology": "unlabelled", "value_printed": "90"},
]
