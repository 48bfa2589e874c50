"""Who ran a place and when: spells from dated facts and lists, and the shares that a question makes of them. Synthetic."""

import csv
import re
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from etl.folders import ROOT
from tests.synthetic import PARTIES, PLACE_FACTS, Edition, make_datasets
from tests.test_facility_attributes import BLUE, RED, add_list
from tests.test_facility_attributes import datasets as datasets
from tests.warehouses import answers, query

REFERENCE = ROOT / "datasets/reference"
SPELLS = "SELECT {} FROM core.place_spells WHERE attribute = '{}' ORDER BY first_seen NULLS FIRST, party_id, capacity"
COMPANIES = (
    "corp_a,Corp A,Old Corp,,company,AAA | CORP A",
    "corp_b,Corp B,,corp_a,company,BBB",
    "corp_c,Corp C,,,company,",
)


def fact(party: str, as_of: str, state: str = "confirmed", **more: str) -> dict[str, str]:
    row = dict.fromkeys(PLACE_FACTS.split(","), "")
    row |= {"facility_id": RED, "place_name": "Red Jail", "attribute": "operator", "party_id": party, "as_of": as_of}
    row |= {"source_publisher": "Synthetic", "source_url": f"https://example.org/{party}/{as_of}", "state": state}
    return row | more


def write_facts(datasets: Path, *facts: dict[str, str]) -> None:
    (datasets / "reference/parties.csv").write_text("\n".join([PARTIES, *COMPANIES]) + "\n")
    with (datasets / "reference/place_facts.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, PLACE_FACTS.split(","), lineterminator="\n")
        writer.writeheader()
        writer.writerows(facts)


def test_a_code_of_a_list_and_a_later_source_are_one_spell_of_one_party(datasets: Path) -> None:
    add_list(datasets, "old", "01/01/2029", {"row": 5, "code": "BLUTSTX", "name": "Blue", "operator": "AAA"})
    write_facts(datasets, fact("corp_a", "2030-05", facility_id=BLUE, place_name="Blue Jail"))
    found = query(datasets, SPELLS.format("party_id, first_seen, last_seen, to_date, basis, n_sources", "operator"))
    assert found == [("corp_a", date(2029, 1, 1), date(2030, 5, 1), None, "public_source", 2)]


def test_what_a_list_prints_that_names_no_party_is_kept_as_printed(datasets: Path) -> None:
    add_list(datasets, "old", "01/01/2029", {"row": 5, "code": "BLUTSTX", "name": "Blue", "operator": "COUNTY"})
    assert query(datasets, SPELLS.format("party_id, party_printed, snapshot_sha256 IS NOT NULL", "operator")) == [
        (None, "COUNTY", True)
    ]


def test_the_first_day_of_the_next_party_ends_the_spell_before_it(datasets: Path) -> None:
    write_facts(
        datasets,
        fact("corp_a", "2030-08-29", from_date="2030-07", to_date="2031-03"),
        fact("corp_c", "2031-03-14", from_date="2031-03-13"),
    )
    found = query(datasets, SPELLS.format("party_id, from_date, to_date, in_conflict", "operator"))
    assert found == [
        ("corp_a", date(2030, 7, 1), date(2031, 3, 12), False),
        ("corp_c", date(2031, 3, 13), None, False),
    ]


def test_sources_of_one_year_that_disagree_are_two_rows_in_conflict(datasets: Path) -> None:
    write_facts(datasets, fact("corp_a", "2030-08-29"), fact("corp_c", "2031-02-01"))
    assert query(datasets, SPELLS.format("party_id, in_conflict", "operator")) == [("corp_a", True), ("corp_c", True)]


def test_an_unconfirmed_source_puts_no_confirmed_one_in_doubt(datasets: Path) -> None:
    write_facts(datasets, fact("corp_a", "2030-08-29"), fact("corp_c", "2031-02-01", "unconfirmed"))
    assert query(datasets, SPELLS.format("party_id, in_conflict", "operator")) == [("corp_a", False), ("corp_c", True)]


def test_parties_years_apart_are_a_change_whose_day_is_not_known(datasets: Path) -> None:
    write_facts(datasets, fact("corp_a", "2025-08-29"), fact("corp_c", "2031-02-01"))
    found = query(datasets, SPELLS.format("party_id, to_date, in_conflict", "operator"))
    assert found == [("corp_a", None, False), ("corp_c", None, False)]


def test_beds_of_different_kinds_are_no_conflict(datasets: Path) -> None:
    beds = [
        fact("", "2031", attribute="capacity", capacity=n, capacity_kind=kind, source_url=f"https://example.org/{n}")
        for n, kind in (("100", "design"), ("40", "ice_share"), ("120", "design"))
    ]
    write_facts(datasets, *beds)
    found = query(datasets, SPELLS.format("capacity, capacity_kind, in_conflict", "capacity"))
    assert sorted(found) == [(40, "ice_share", False), (100, "design", True), (120, "design", True)]


def test_an_unconfirmed_source_never_lengthens_a_confirmed_spell(datasets: Path) -> None:
    write_facts(datasets, fact("corp_a", "2029-01-01"), fact("corp_a", "2031-01-01", "unconfirmed"))
    found = query(datasets, SPELLS.format("state, last_seen", "operator"))
    assert found == [("confirmed", date(2029, 1, 1)), ("unconfirmed", date(2031, 1, 1))]


def test_a_source_that_needed_a_second_one_never_lengthens_a_spell(datasets: Path) -> None:
    alone = fact("corp_a", "2030-06-01")
    write_facts(datasets, alone, fact("corp_a", "2031-05-01", second_source=alone["source_url"]))
    found = query(datasets, SPELLS.format("last_seen, evidence_url, n_sources", "operator"))
    assert found == [(date(2030, 6, 1), alone["source_url"], 2)]


def test_a_place_outside_ices_list_has_its_name_alone(datasets: Path) -> None:
    write_facts(datasets, fact("corp_a", "2031", facility_id="", place_name="Hotel, Test"))
    assert query(datasets, SPELLS.format("facility_id, place_name", "operator")) == [(None, "Hotel, Test")]


def shares(datasets: Path) -> dict[str, tuple[float, float, float]]:
    """What the question answers: at least, at most, not known."""
    names = ("place_operators", "parties", "facilities")
    found = answers(
        datasets, *(f"SELECT * FROM core.{name}" for name in names), *(f"DESCRIBE core.{name}" for name in names)
    )
    with sqlite3.connect(":memory:") as db:
        for name, rows, columns in zip(names, found, found[len(names) :], strict=False):
            db.execute(f"CREATE TABLE {name} ({', '.join(column[0] for column in columns)})")
            marks = ", ".join("?" * len(columns))
            db.executemany(
                f"INSERT INTO {name} VALUES ({marks})",
                [[value.isoformat() if isinstance(value, date) else value for value in row] for row in rows],
            )
        cursor = db.execute((ROOT / "explore/questions/who_runs_places.sql").read_text())
        keys = [column[0] for column in cursor.description]
        told = [dict(zip(keys, row, strict=True)) for row in cursor]
    return {r["run_by"]: (r["percent_at_least"], r["percent_at_most"], r["percent_not_known"]) for r in told}


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """RED JAIL holds three of four people of the newest table, BLUE JAIL one; it counts to 8 January 2031."""
    jails = {"RED JAIL": (300, 0, 0, 0), "BLUE JAIL": (100, 0, 0, 0)}
    return make_datasets(tmp_path, [Edition("FY31_a", 100, jails, 2031, "01/08/2031")])


def test_a_company_counts_with_what_it_bought_and_at_most_with_what_nobody_names(two: Path) -> None:
    write_facts(two, fact("corp_b", "2030-05-01"))
    assert shares(two) == {"Corp A": (75.0, 100.0, 25.0)}


def test_an_unconfirmed_source_counts_towards_no_share(two: Path) -> None:
    write_facts(
        two,
        fact("corp_c", "2030-05-01"),
        fact("corp_a", "2030-06-01", "unconfirmed", facility_id=BLUE, place_name="Blue Jail"),
    )
    assert shares(two) == {"Corp C": (75.0, 75.0, 25.0), "Corp A": (0.0, 25.0, 25.0)}


def test_evidence_after_the_edition_or_before_2023_or_without_a_day_is_not_known(two: Path) -> None:
    write_facts(two, fact("corp_a", "2031-02-01"), fact("corp_c", "2022-05-01"))
    assert shares(two)["Corp C"] == (0.0, 100.0, 100.0)
    assert "Corp A" not in shares(two)
    write_facts(two, fact("corp_a", "", "unconfirmed"))
    assert "Corp A" not in shares(two)


def test_a_share_is_of_who_ran_it_on_the_day_of_the_edition(two: Path) -> None:
    write_facts(two, fact("corp_a", "2030-05-01"), fact("corp_c", "2031-01-20", from_date="2031-01-20"))
    assert shares(two)["Corp A"][0] == 75.0


def rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FACTS = rows("place_facts.csv")


def test_no_reviewed_fact_rests_alone_on_a_source_that_may_not() -> None:
    for row in FACTS:
        assert re.match("https?://", row["source_url"]), row
        assert row["state"] == ("confirmed" if not row["reason"] or row["second_source"] else "unconfirmed"), row
        assert row["reason"] or "Detention Pipeline" not in row["source_publisher"], row
    alone = {row["source_url"] for row in FACTS if not row["reason"]}
    assert {row["second_source"] for row in FACTS} - {""} <= alone


def test_reviewed_facts_name_known_places_and_parties() -> None:
    places = {row["facility_id"]: row for row in rows("facility_ids.csv")}
    parties = {row["party_id"]: row for row in rows("parties.csv")}
    codes = [code for row in parties.values() for code in row["printed_as"].split(" | ") if code]
    assert len(codes) == len(set(codes))
    assert {row["parent_id"] for row in parties.values()} - {""} <= set(parties)
    for row in FACTS:
        assert not row["facility_id"] or places[row["facility_id"]]["display_name"] == row["place_name"], row
        assert not row["party_id"] or row["party_id"] in parties, row
        assert (row["attribute"] == "capacity") == bool(row["capacity_kind"]), row
        assert row["party_id"] or row["party_printed"] or int(row["capacity"]) > 0, row
        assert not row["as_of"] or re.fullmatch(r"20\d\d(-\d\d){0,2}", row["as_of"]), row


def test_camp_east_montana_changed_hands_on_13_march_2026() -> None:
    found = {
        (row["party_id"], row["from_date"])
        for row in FACTS
        if row["place_name"] == "ERO El Paso Camp East Montana" and row["attribute"] == "operator"
    }
    assert found == {("acquisition_logistics", "2025-07"), ("amentum", "2026-03-13")}
