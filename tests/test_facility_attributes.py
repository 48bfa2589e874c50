"""What lists, areas and daily counts say of a facility, and that each attribute shows its cell. On synthetic records."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from scrapers.ice_lists.marshals import read_marshals
from scrapers.records import RefusedError
from scrapers.snapshots import Snapshot
from scrapers.spiders import ice_facility_lists
from tests.synthetic import CODES, Edition, make_datasets, sha
from tests.test_facility_codes import count
from tests.test_further_sources_sql import add
from tests.warehouses import query, rule_sql
from tests.workbooks import book

LISTS = "ice_facility_lists"
RED, BLUE = f"fac_{sha('RED JAIL')[:8]}", f"fac_{sha('BLUE JAIL')[:8]}"


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    """RED JAIL is in both editions, BLUE JAIL (code BLUTSTX) in the first only, until 8 January 2031."""
    red = {"RED JAIL": (1001, 999, 501, 499)}
    first = Edition("FY31_a", 100, red | {"BLUE JAIL": (101, 49, 27, 23)}, 2031, "01/08/2031")
    second = Edition("FY31_b", 110, red, 2031, "01/18/2031")
    path = make_datasets(tmp_path, [first, second])
    lines = [f"{RED},detloc,{code},,,name,synthetic,,2031-01-01" for code in ("REDTSTX", "OLDTSTX")]
    lines += [
        f"{BLUE},detloc,BLUTSTX,,,name,synthetic,,2031-01-01",
        f"{BLUE},detloc,BADTSTX,,,disputed,synthetic,,2031-01-01",
    ]
    (path / "reference/facility_codes.csv").write_text("\n".join([CODES, *lines]) + "\n")
    return path


def append(datasets: Path, table: str, *rows: dict[str, Any]) -> None:
    path = datasets / f"records/{table}.parquet"
    old = pq.read_table(path)
    pq.write_table(pa.concat_tables([old, pa.Table.from_pylist(list(rows), schema=old.schema)]), path)


def add_list(datasets: Path, label: str, as_of: str | None, *rows: dict[str, Any]) -> str:
    """One list of one sheet whose operators stand in column G."""
    sha256 = add(datasets, LISTS, f"{LISTS}_rows", f"file:{LISTS}/{label}", [{"sheet": "S", **row} for row in rows])
    sheet = {"snapshot_sha256": sha256, "sheet_index": 0, "sheet": "S", "state": "read", "title": label}
    append(datasets, f"{LISTS}_sheets", sheet | {"as_of_printed": as_of})
    header = {"snapshot_sha256": sha256, "sheet": "S", "column": "operator", "column_letter": "G"}
    append(datasets, f"{LISTS}_columns", header | {"header_printed": "Operator", "header_cell": "G1"})
    return sha256


def test_the_operator_is_that_of_the_newest_dated_list_with_its_cell(datasets: Path) -> None:
    add_list(datasets, "old", "01/01/2029", {"row": 5, "code": "BLUTSTX", "name": "Blue", "operator": "FIRST INC"})
    newest = add_list(
        datasets, "new", "01/01/2030", {"row": 6, "code": "BLUTSTX", "name": "Blue", "operator": "SECOND INC"}
    )
    add_list(datasets, "undated", None, {"row": 7, "code": "BLUTSTX", "name": "Blue", "operator": "THIRD INC"})
    add_list(datasets, "silent", "01/01/2031", {"row": 8, "code": "BLUTSTX", "name": "Blue"})
    sql = "SELECT operator, operator_as_of::VARCHAR, owner, first_published::VARCHAR FROM core.facilities WHERE facility_id = "
    assert query(datasets, f"{sql}'{BLUE}'") == [("SECOND INC", "2030-01-01", None, "2029-01-01")]
    evidence = (
        f"SELECT value, snapshot_sha256, cell FROM core.facility_evidence WHERE facility_id = '{BLUE}' AND attribute = "
    )
    assert query(datasets, f"{evidence}'operator'") == [("SECOND INC", newest, "G6")]


def test_a_facility_shows_its_code_only_where_it_has_one(datasets: Path) -> None:
    assert dict(query(datasets, "SELECT facility_id, detloc FROM core.facilities")) == {RED: None, BLUE: "BLUTSTX"}


def test_of_several_codes_a_facility_shows_the_one_that_ice_prints_beside_its_name(datasets: Path) -> None:
    path = datasets / "reference/facility_codes.csv"
    path.write_text(path.read_text().replace("REDTSTX,,,name", "REDTSTX,,,printed"))
    assert query(datasets, f"SELECT detloc FROM core.facilities WHERE facility_id = '{RED}'") == [("REDTSTX",)]


def test_a_list_without_codes_is_linked_by_the_name_another_list_prints_beside_a_code(datasets: Path) -> None:
    place = {"row": 5, "name": "BLUE COUNTY CENTER", "city": "DILLEY", "state": "TX"}
    add_list(datasets, "coded", "01/01/2029", {**place, "code": "BLUTSTX"})
    add_list(datasets, "bare", "01/01/2030", place, {**place, "row": 6, "city": "ELSEWHERE"})
    found = query(datasets, "SELECT list_title, row, facility_id, linked_by FROM core.facility_attributes ORDER BY ALL")
    assert found == [("bare", 5, BLUE, "name"), ("bare", 6, None, None), ("coded", 5, BLUE, "code")]


def test_people_in_the_daily_counts_after_the_last_edition_are_seen(datasets: Path) -> None:
    count(datasets, {"BLUTSTX": 2}, days=150)  # until 28 February 2031, the last night empty
    found = query(datasets, "SELECT facility_id, status, last_counted::VARCHAR FROM core.facilities ORDER BY status")
    assert found == [(BLUE, "counted_since", "2031-02-27"), (RED, "in_latest_edition", None)]


def test_what_is_printed_is_grouped_and_placed(datasets: Path) -> None:
    columns = "type_detailed, type_group, county_name, county_geoid, geoid_vintage, coordinate_method"
    (found,) = set(query(datasets, f"SELECT {columns} FROM core.facilities"))
    assert found == ("IGSA", "non_dedicated", "Frio County", "48163", 2017, "zip_centroid")
    served = query(datasets, "SELECT DISTINCT population_served FROM core.facilities ORDER BY ALL")
    assert served == [("men",), ("women_and_men",)], "the word of the list, unless ICE counts both there"


def test_an_unknown_type_has_no_group_and_is_found(datasets: Path) -> None:
    path = datasets / "records/ice_detention_statistics_facilities.parquet"
    rows = [{**row, "type_detailed": "BARGE"} for row in pq.read_table(path).to_pylist() if row["name"] == "BLUE JAIL"]
    others = [row for row in pq.read_table(path).to_pylist() if row["name"] != "BLUE JAIL"]
    pq.write_table(pa.Table.from_pylist(others + rows, schema=pq.read_schema(path)), path)
    assert [row[5] for row in query(datasets, rule_sql("types_known"))] == ["BARGE"]
    assert query(datasets, f"SELECT type_group FROM core.facilities WHERE facility_id = '{BLUE}'") == [(None,)]


def area(row: int, office: str, state: str, county: str | None = None) -> dict[str, Any]:
    return {"row": row, "office_name": office, "state_name": state, "county_name": county}


def test_a_county_has_the_area_the_file_gives_it_or_its_state(datasets: Path) -> None:
    lines = [area(2, "Houston", "Texas"), area(3, "Harlingen", "Texas", "Frio"), area(4, "San Francisco", "Guam")]
    add(datasets, LISTS, f"{LISTS}_areas", f"file:{LISTS}/areas.csv", lines)
    sql = "SELECT county_geoid, aor, whole_state FROM core.areas_of_responsibility ORDER BY ALL"
    assert query(datasets, sql) == [("48163", "HLG", False), ("66010", "SFR", True)]


def test_a_line_of_the_areas_that_is_not_understood_is_an_error(datasets: Path) -> None:
    lines = [
        area(2, "Dilley", "Texas", "Frio"),
        area(3, "Houston", "Texas", "Nowhere"),
        area(4, "Houston", "Texas", "Frio"),
    ]
    add(datasets, LISTS, f"{LISTS}_areas", f"file:{LISTS}/areas.csv", lines)
    assert sorted(row[1] for row in query(datasets, rule_sql("areas_known"))) == [2, 3]


def extract(body: bytes) -> list[tuple[str, dict[str, Any]]]:
    return [
        (table, dict(row))
        for table, row in ice_facility_lists.extract(Snapshot(LISTS, "https://example.org", "0", body))
    ]


HEADER = '"office_name", "state_name", "county_name", "notes"\n'


def test_the_areas_are_read_line_by_line() -> None:
    found = extract(f'{HEADER}"Houston", "Texas", "Harris", "a, note"\n"Denver", "Wyoming", "", ""\n'.encode())
    assert found == [
        (f"{LISTS}_areas", area(2, "Houston", "Texas", "Harris") | {"notes": "a, note"}),
        (f"{LISTS}_areas", area(3, "Denver", "Wyoming") | {"notes": None}),
    ]


@pytest.mark.parametrize("line", ['"Houston", "", "Harris", ""', '"Houston", "Texas", "Harris"', '"Houston" x'])
def test_a_line_that_is_none_refuses_the_file(line: str) -> None:
    with pytest.raises(RefusedError):
        extract(f"{HEADER}{line}\n".encode())


def test_months_are_read_with_their_cells() -> None:
    rows = [
        ["as of 01/01/2030"],
        ["DETLOC", "Name", "State", "FY18 ADP", "November 2016", "December 2016"],
        ["REDTSTX", "RED JAIL", "TX", 3, 2.5, None],
    ]
    found = [row for table, row in extract(book({"List": rows})) if table == f"{LISTS}_months"]
    assert found == [{"sheet": "List", "row": 3, "cell": "E3", "month": "2016-11", "value_printed": "2.5"}]


def test_the_same_month_twice_refuses_the_list() -> None:
    rows = [["DETLOC", "Name", "State", "May 2017", "MAY 2017"], ["REDTSTX", "RED JAIL", "TX", 1, 2]]
    with pytest.raises(RefusedError, match="2017-05"):
        extract(book({"List": rows}))


def test_an_agreement_has_the_county_printed_or_that_of_its_agencys_name(datasets: Path) -> None:
    row = {
        "sheet": "S",
        "list": "participating",
        "state": "TEXAS",
        "support_type": "Task Force Model",
        "signed": "2031-02-03",
    }
    agencies = [
        ("Blue PD", "Municipality", "FRIO"),
        ("Frio County Sheriff's Office", "County", "Fryo County"),
        ("Frio County Constable", "County", None),
        ("Red County Sheriff's Office", "County", "Red County"),
        ("Frio County Community College PD", "State Agency", None),
    ]
    rows = [
        row | {"row": number, "agency": agency, "agency_type": kind, "county": county}
        for number, (agency, kind, county) in enumerate(agencies, start=2)
    ]
    url = "https://www.ice.gov/doclib/about/offices/ero/287g/participatingAgencies-20310210101500.xlsx"
    add(datasets, "ice_287g", "ice_287g_agreements", url, rows)
    found = query(datasets, "SELECT county_geoid FROM core.agreements_287g ORDER BY row")
    assert found == [("48163",), ("48163",), ("48163",), (None,), (None,)]


TITLE = "United States Marshals Service: Average Daily Population by Facility and Month (May 2031 through June 2031)"
MARSHALS_HEADER = "Facility Name Facility City Facility_State Type Per Diem MAY-31 JUN-31"


def test_the_marshals_counts_are_read_from_lines_of_text() -> None:
    page = f"{TITLE}\n{MARSHALS_HEADER}\nBLUE JAIL DILLEY TX IGA 95.78$ 1,298.36 0.00\nMDC RED DILLEY TX Federal -$ 1.00 2.50"
    found = [row for _, row in read_marshals([page.replace("-", "\u2010").replace(" ", "\u00a0")])]
    assert [(row["row"], row["month"], row["value_printed"]) for row in found] == [
        (3, "2031-05", "1,298.36"),
        (3, "2031-06", "0.00"),
        (4, "2031-05", "1.00"),
        (4, "2031-06", "2.50"),
    ]
    assert found[0]["place_printed"] == "BLUE JAIL DILLEY"
    assert found[2]["per_diem_printed"] == "-$"


@pytest.mark.parametrize(
    "line", ["BLUE JAIL DILLEY TX IGA 95.78$ 1.00", "BLUE JAIL DILLEY TX Barge 95.78$ 1.00 2.00", "Total 1.00 2.00"]
)
def test_a_line_of_the_marshals_counts_that_is_no_row_refuses_the_file(line: str) -> None:
    with pytest.raises(RefusedError, match="no row with 2 months"):
        list(read_marshals([f"{TITLE}\n{MARSHALS_HEADER}\n{line}"]))


def test_the_marshals_places_are_linked_by_name_city_and_state_only(datasets: Path) -> None:
    base = {"sheet": "page 1", "state": "TX", "type": "IGA", "month": "2031-05"}
    printed = [
        ("BLUE JAIL DILLEY", "95.78$", "1,298.36"),
        ("BLUE JAIL EL PASO", "#N/A", "0.00"),
        ("RED JAILDILLEY", "-$", "2.00"),
        ("GREY JAIL ELSEWHERE", "-$", "2.00"),
    ]
    rows = [
        base | {"row": row, "place_printed": place, "per_diem_printed": rate, "value_printed": value}
        for row, (place, rate, value) in enumerate(printed, start=3)
    ]
    add(datasets, LISTS, f"{LISTS}_marshals", f"file:{LISTS}/marshals.pdf", rows)
    sql = "SELECT facility_id, name, city, adp, per_diem_usd FROM core.marshals_population ORDER BY row"
    assert query(datasets, sql) == [
        (BLUE, "BLUE JAIL", "DILLEY", 1298.36, 95.78),
        (None, "BLUE JAIL", "EL PASO", 0.0, None),
        (RED, "RED JAIL", "DILLEY", 2.0, None),
        (None, None, None, 2.0, None),
    ]
