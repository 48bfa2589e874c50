"""The reporter's questions, asked of a small synthetic release: figures that were restated, zeroed, misdated or cut short."""

import sqlite3
from collections.abc import Iterator

import pytest
from datasette.utils import escape_fts

from etl.folders import ROOT, Folders
from etl.publication.publish import publish
from etl.warehouse.build import build
from etl.warehouse.check import check
from scrapers.ice_sheets import tables
from tests.figure_cases import Row, figure
from tests.synthetic import Edition, make_datasets, sha, write
from tests.test_build import places
from tests.test_judgement import edition, grown

FIRST = places(31, n=30)
PARAMETERS = "name day day_1 day_2 agency people as_of today place block period since state".split()
A, B = "FY25_detentionStats01202025", "FY25_detentionStats02032025"


def of(label: str, cell: str, printed: str, block: str, as_of: str, **codes: object) -> Row:
    """A figure of one edition; ``as_of`` is the day it says it counted to."""
    values = {"block": block, "as_of_printed": as_of, "fiscal_year": 2025, "snapshot_sha256": sha(label)}
    return figure(cell, printed, **values | codes)


def counted(label: str, as_of: str, **people: int) -> list[Row]:
    """People detained, by criminality, everyone arrested by ICE."""
    codes = {"measure": "detained", "period_kind": "day"}
    return [
        of(label, f"{letter}{row}", str(n), "detained_by_criminality", as_of, agency=agency, criminality=group, **codes)
        for letter, agency in (("B", "ice"), ("F", "total"))
        for row, (group, n) in enumerate(people.items(), start=20)
    ]


def held(label: str, as_of: str, month: int, letter: str, bands: dict[str, str]) -> list[Row]:
    """People in custody at the end of a month, by days in custody."""
    codes = {"measure": "detained", "period_kind": "half_month", "half": "end", "population": "total", "month": month}
    return [
        of(label, f"{letter}{row}", n, "iclos_detainees", as_of, days_in_custody=band, **codes)
        for row, (band, n) in enumerate(bands.items(), start=44)
    ]


def bonds(label: str, as_of: str, month: int, letter: str, left: str, posted: str) -> list[Row]:
    codes = {"period_kind": "month", "month": month}
    return [
        of(label, f"{letter}{row}", n, "bonds", as_of, measure=measure, **codes)
        for row, measure, n in ((4, "book_outs", left), (5, "book_outs_bond_posted", posted))
    ]


def atd(label: str, as_of: str, total: str) -> list[Row]:
    codes = {"measure": "participants", "period_kind": "day"}
    return [
        of(label, "B9", "60", "atd_by_technology", as_of, technology="smartlink", **codes),
        of(label, "B10", "41", "atd_by_technology", as_of, technology="ankle_monitor", **codes),
        of(label, "B14", total, "atd_by_technology", as_of, technology="total", **codes),
        of(label, "B30", total, "atd_by_aor", as_of, technology="total", aor="total", **codes),
    ]


def segregated(label: str, letter: str, month: int, alpha: str, total: str) -> list[Row]:
    codes = {"measure": "placements", "unit": "placements", "month": month, "calendar_year": 2024}
    return [
        of(label, f"{letter}6", alpha, "segregation_by_facility", "", facility_name="ALPHA JAIL", **codes),
        of(label, f"{letter}9", total, "segregation_by_facility", "", facility_name="total", **codes),
    ]


BANDS = {"0_180": "100", "181_365": "20", "366_730": "5", "over_730": "1", "total": "126"}
ZEROS = dict.fromkeys(BANDS, "0")
FIGURES = [
    *counted(A, "01/12/2025", total=300, convicted=150, pending=90, other_violator=60),
    *counted(B, "01/26/2025", total=400, convicted=160, pending=130, other_violator=110),
    *held(A, "01/12/2025", 11, "C", BANDS),
    *held(A, "01/12/2025", 12, "D", BANDS),
    *held(B, "01/26/2025", 11, "C", ZEROS),  # ICE empties closed months: that is no zero
    *held(B, "01/26/2025", 12, "D", BANDS | {"over_730": "2", "total": "127"}),
    *bonds(A, "01/12/2025", 12, "D", "200", "10"),
    *bonds(A, "01/12/2025", 1, "E", "80", "3"),
    *bonds(B, "01/26/2025", 12, "D", "210", "10"),
    *bonds(B, "01/26/2025", 1, "E", "160", "5"),
    *atd(A, "01/11/2025", "101"),
    *atd(B, "01/11/2025", "101"),
    *segregated(A, "B", 11, "3", "7"),
    *segregated(B, "B", 12, "4", "9"),
]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The serving file of two editions and one whose count carries a day of the year before."""
    folder = tmp_path_factory.mktemp("questions")
    later = {name: parts for name, parts in grown(FIRST, 5, 14).items() if name != "PLACE 3"}
    editions: list[Edition] = [
        edition(A, 100, FIRST, captured_on="2025-01-21"),
        edition(B, 114, later, captured_on="2025-02-04", cells={("PLACE 0", "guaranteed_minimum"): "250"}),
        edition("FY25_detentionStats02172025", 128, grown(FIRST, 5, 28), captured_on="2025-02-18"),
    ]
    misdated = counted(
        "FY25_detentionStats02172025", "02/09/2024", total=999, convicted=1, pending=1, other_violator=997
    )
    datasets = make_datasets(folder / "datasets", editions)
    # a sheet for each kind of block: addresses are made up
    misdated += atd("FY25_detentionStats02172025", "02/09/2026", "150")
    rows = [row | {"sheet": str(row["block"]).split("_")[0]} for row in [*FIGURES, *misdated]]
    write(tables.FIGURES.path(datasets), list(tables.FIGURES.columns), rows, tables.FIGURES.schema)
    folders = Folders(datasets)
    build(folders)
    assert check(folders) == []
    publish(folders, root=folder)
    with sqlite3.connect(folders.build / "detention.db") as db:
        db.row_factory = sqlite3.Row
        db.create_function("escape_fts", 1, escape_fts)
        yield db


def ask(db: sqlite3.Connection, question: str, **parameters: str) -> list[dict[str, object]]:
    """The rows a canned query gives; a parameter that is not given is empty, as in its form."""
    sql = (ROOT / "explore" / "questions" / f"{question}.sql").read_text()
    return [dict(row) for row in db.execute(sql, dict.fromkeys(PARAMETERS, "") | parameters)]


def test_the_record_day_leaves_out_a_count_under_a_day_that_cannot_be_right(served: sqlite3.Connection) -> None:
    answer = [
        (row["record_day"], row["people_detained"], row["record_before"], row["cell"])
        for row in ask(served, "record_day")
    ]
    assert answer == [("2025-01-26", 400, 300, "F20"), ("2025-01-12", 300, None, "F20")]


def test_the_share_without_conviction_is_of_pending_and_other_violators(served: sqlite3.Connection) -> None:
    everyone, by_ice = ask(served, "share_without_conviction", day_1="2025-01-15", day_2="2025-02-28")
    assert (everyone["day_1"], everyone["day_2"]) == ("2025-01-12", "2025-01-26")
    assert (everyone["percent_1"], everyone["percent_2"], everyone["points"]) == (50.0, 60.0, 10.0)
    assert everyone["cells_2"] == "F22+F23 of F20"
    assert by_ice["people"] == "arrested by ICE"


def test_growth_is_shared_out_among_the_groups(served: sqlite3.Connection) -> None:
    rows = ask(served, "growth_by_criminality", day_1="2025-01-12")
    assert [(row["people"], row["growth"], row["percent_of_all_growth"]) for row in rows] == [
        ("total", 100, 100.0),
        ("other immigration violators", 50, 50.0),
        ("pending charges", 40, 40.0),
        ("convicted", 10, 10.0),
    ]


def test_held_over_six_months_takes_the_last_word_and_no_zero_for_an_emptied_month(served: sqlite3.Connection) -> None:
    december, november = ask(served, "held_over_six_months")
    assert (december["day"], december["over_180_days"], december["over_730_days"]) == ("2024-12-31", 27, 2)
    assert december["cells"] == "181_365: D45 of {0}, 366_730: D46 of {0}, over_730: D47, total: D48".format(sha(A)[:8])
    assert december["snapshot_sha256"] == sha(B)
    assert (november["day"], november["over_180_days"], november["snapshot_sha256"]) == ("2024-11-30", 26, sha(A))


def test_the_bond_trend_says_which_month_was_running(served: sqlite3.Connection) -> None:
    january, december = ask(served, "bond_trend")
    assert (january["month"], january["posted_bond"], january["left_detention"], january["running"]) == (
        "2025-01-01", 5, 160, "yes")  # fmt: skip
    assert (december["left_detention"], december["posted_bond_percent"], december["running"]) == (210, 4.76, None)


def test_segregation_in_all_and_by_place(served: sqlite3.Connection) -> None:
    assert [(row["month"], row["placements"]) for row in ask(served, "segregation_trend")] == [
        ("2024-12-01", 9),
        ("2024-11-01", 7),
    ]
    assert [row["placements"] for row in ask(served, "segregation_trend", place="alpha")] == [4, 3]


def test_alternatives_by_technology_each_day_once(served: sqlite3.Connection) -> None:
    misdated, row = ask(served, "atd_trend")
    assert (misdated["day"], misdated["total"], misdated["doubt"]) == ("2026-02-09", 150, "day")
    assert (row["total"], row["smartlink_app"], row["ankle_monitor"], row["difference"]) == (101, 60, 41, 0)
    assert row["doubt"] is None
    assert (row["snapshot_sha256"], row["total_cell"]) == (sha(A), "B30")


def test_when_ice_last_published_and_how_late(served: sqlite3.Connection) -> None:
    today, newest, *_ = ask(served, "last_published", today="2025-03-10")
    assert (today["days_since_edition_before"], today["days_late"]) == (21, 7)
    assert (newest["day"], newest["days_since_edition_before"], newest["days_late"]) == ("2025-02-17", 14, 0)


def test_what_changed_for_a_place_and_in_which_cell(served: sqlite3.Connection) -> None:
    back, gone = ask(served, "place_changes", name="PLACE 3")
    assert (gone["change"], gone["old_cell"], gone["new_cell"]) == ("vanished", "Facilities!A11", "")
    assert back["change"] == "appeared"
    rows = ask(served, "place_changes", name="PLACE 0")
    assert [(row["change"], row["old_value"], row["new_value"], row["new_cell"]) for row in rows] == [
        ("minimum_changed", "250", "100", "Facilities!W8"),
        ("minimum_changed", "100", "250", "Facilities!W8"),
    ]


def test_which_numbers_of_an_edition_cannot_be_true(served: sqlite3.Connection) -> None:
    rows = ask(served, "impossible_numbers", as_of="2025-01-22")
    assert ("months_filled_in", "certain", sha(B)) in {
        (row["rule"], row["sure"], row["snapshot_sha256"]) for row in rows
    }
    order = [("certain", "likely", "lead").index(str(row["sure"])) for row in rows]
    assert order == sorted(order)
    assert {0, 1} <= set(order)
    assert ask(served, "impossible_numbers", as_of=sha(B)[:8]) == rows


def test_the_national_figure_of_a_day_is_what_was_said_by_then(served: sqlite3.Connection) -> None:
    of_bonds = {"block": "bonds", "period": "2024-12-15"}
    (before,) = [
        row for row in ask(served, "national_figure_in_force", day="2025-01-25", **of_bonds) if row["cell"] == "D4"
    ]
    assert (before["value"], before["said_from"], before["superseded_on"]) == (200.0, "2025-01-20", "2025-02-03")
    (after,) = [
        row for row in ask(served, "national_figure_in_force", day="2025-02-03", **of_bonds) if row["cell"] == "D4"
    ]
    assert (after["value"], after["snapshot_sha256"]) == (210.0, sha(B))


def test_a_closed_month_that_was_restated_is_shown_with_both_cells(served: sqlite3.Connection) -> None:
    (row,) = ask(served, "restated_figures", block="bonds")
    assert (row["period_start"], row["value_before"], row["value_now"], row["percent"]) == (
        "2024-12-01",
        200.0,
        210.0,
        5.0,
    )
    assert (row["cell_before"], row["snapshot_before"], row["snapshot_now"]) == ("D4", sha(A), sha(B))


def test_all_editions_words_about_a_place_on_a_day(served: sqlite3.Connection) -> None:
    rows = ask(served, "words_about_day", name="PLACE 0", day="2025-01-21")
    # 30 places of 20 are no 300 to 400 people, as ICE itself counted: both later tables are unsound
    assert [(row["in_force"], row["table_as_of"], row["interval_average"], row["quality"]) for row in rows] == [
        ("yes", "2025-01-08", None, None),
        (None, "2025-01-22", "no number: see quality", "restated"),
        (None, "2025-02-05", "no number: see quality", "restated"),
    ]
