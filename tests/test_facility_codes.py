"""The judgement in SQL over facility codes, daily counts, lists and children's counts. On synthetic records."""

import csv
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.registry.names import clean
from tests.synthetic import CODES, Edition, make_datasets, sha
from tests.test_further_sources_sql import add
from tests.warehouses import answers, rule_sql

RED, BLUE = f"fac_{sha('RED JAIL')[:8]}", f"fac_{sha('BLUE JAIL')[:8]}"
PROJECT = "deportation_data_project"
FIRST, DAYS = date(2030, 10, 1), 100


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    """RED JAIL held 30 people a day for 100 days by ICE's average, BLUE JAIL 2."""
    mandays = {"RED JAIL": (1001, 999, 501, 499), "BLUE JAIL": (101, 49, 27, 23)}
    return make_datasets(tmp_path, [Edition("FY31_a", DAYS, mandays, 2031, "01/08/2031")])


def link(datasets: Path, *links: tuple[str, str, str]) -> None:
    lines = [f"{facility},detloc,{code},,,{method},synthetic,,2031-01-01" for facility, code, method in links]
    (datasets / "reference/facility_codes.csv").write_text("\n".join([CODES, *lines]) + "\n")


def count(datasets: Path, midnights: dict[str, int], days: int = DAYS) -> None:
    """A release in which each code holds so many people on each of ``days`` days but the last, when all are empty."""
    last = FIRST + timedelta(days=days)
    spans = [
        {"detention_facility_code": code, "detention_facility": code, "first_date": FIRST.isoformat()}
        | {"last_date": last.isoformat(), "n_days": days + 1}
        for code in midnights
    ]
    rows = [
        {"detention_facility_code": code, "date": (FIRST + timedelta(days=day)).isoformat(), "n_detained": held + 1}
        | {"n_detained_at_midnight": held, "n_detained_male": held + 1, "n_detained_female": 0}
        | {"n_detained_convicted_criminal": 0, "n_detained_possibly_under_18": 0}
        for code, held in midnights.items()
        for day in range(days)
        if held
    ]
    # one document, two kinds of records: the ledger line of the first stands for both
    add(datasets, PROJECT, f"{PROJECT}_series", "https://deportationdata.org/", spans)
    replace(datasets, f"{PROJECT}_days", sha("https://deportationdata.org/"), rows)


def replace(datasets: Path, table: str, sha256: str, rows: list[dict[str, Any]]) -> None:
    """Put ``rows`` in place of all records of ``table``."""
    path = datasets / f"records/{table}.parquet"
    schema = pq.read_schema(path)
    pq.write_table(pa.Table.from_pylist([{"snapshot_sha256": sha256} | row for row in rows], schema=schema), path)


def test_population_tells_a_right_code_from_a_wrong_one(datasets: Path) -> None:
    link(datasets, (RED, "REDTSTX", "name"), (RED, "OTHTSTX", "disputed"), (BLUE, "BLUTSTX", "name"))
    count(datasets, {"REDTSTX": 30, "OTHTSTX": 12})
    population, findings = answers(
        datasets,
        "SELECT facility_id, code, first_day, as_of, adp_total, midnight_average, any_time_average, relative_difference "
        "FROM core.code_population ORDER BY code",
        rule_sql("counts_reproduce_average"),
    )
    span = (FIRST, date(2031, 1, 8))
    assert population == [
        (BLUE, "BLUTSTX", *span, 2.0, None, None, None),  # not in the release: unknown, not zero
        (RED, "OTHTSTX", *span, 30.0, 12.0, 13.0, 0.6),
        (RED, "REDTSTX", *span, 30.0, 30.0, 31.0, 0.0),
    ]
    assert findings == []  # the disputed code is shown, and judges nobody


@pytest.mark.parametrize(
    ("held", "difference", "outcome"),
    [(30, 0.0, "agrees"), (29, 0.033333, "definition"), (28, 0.066667, "counts_fewer"), (20, 0.333333, "disputed")],
)
def test_a_place_whose_average_the_counts_miss_is_listed_with_what_the_figures_bear_out(
    datasets: Path, held: int, difference: float, outcome: str
) -> None:
    link(datasets, (RED, "REDTSTX", "name"), (RED, "OTHTSTX", "disputed"), (BLUE, "BLUTSTX", "name"))
    count(datasets, {"REDTSTX": held, "OTHTSTX": 12, "BLUTSTX": 2})
    sql = "SELECT facility_id, codes, n_editions, relative_difference, outcome FROM core.population_test"
    assert answers(datasets, sql) == [[(RED, "REDTSTX", 1, difference, outcome)]]  # BLUE JAIL is too small to be judged


def test_a_place_with_a_code_that_was_not_released_is_not_called_wrong(datasets: Path) -> None:
    link(datasets, (RED, "REDTSTX", "name"), (RED, "NOTTSTX", "printed"))
    count(datasets, {"REDTSTX": 20})
    sql = "SELECT codes, outcome FROM core.population_test"
    assert answers(datasets, sql) == [[("NOTTSTX + REDTSTX", "code_not_released")]]


def test_an_average_of_counts_under_eleven_is_not_shown_nor_what_it_follows_from(datasets: Path) -> None:
    link(datasets, (RED, "REDTSTX", "name"), (BLUE, "BLUTSTX", "name"))
    count(datasets, {"REDTSTX": 8, "BLUTSTX": 1})
    population, findings = answers(
        datasets,
        "SELECT facility_id, adp_total, midnight_average, any_time_average, under_11, difference, relative_difference "
        "FROM core.code_population ORDER BY code",
        rule_sql("counts_reproduce_average"),
    )
    assert population == [(BLUE, 2.0, None, None, True, None, None), (RED, 30.0, None, None, True, None, None)]
    assert [row[3:] for row in findings] == [(RED, "under 11 by the daily counts under REDTSTX", "30.0", None)]


def test_an_average_that_the_counts_do_not_reproduce_is_a_finding(datasets: Path) -> None:
    link(datasets, (RED, "REDTSTX", "name"))
    count(datasets, {"REDTSTX": 20})
    (findings,) = answers(datasets, rule_sql("counts_reproduce_average"))
    assert [(row[3], row[5], row[6]) for row in findings] == [(RED, "30.0", "off by 10.0")]


def test_an_edition_that_the_counts_do_not_cover_is_not_compared(datasets: Path) -> None:
    link(datasets, (RED, "REDTSTX", "name"))
    count(datasets, {"REDTSTX": 30}, days=50)
    (population,) = answers(datasets, "SELECT count(*) FROM core.code_population")
    assert population == [(0,)]


def test_every_released_day_is_published_zeros_too_and_disputed_links_are_not_used(datasets: Path) -> None:
    link(datasets, (RED, "REDTSTX", "printed"), (BLUE, "OTHTSTX", "disputed"))
    count(datasets, {"REDTSTX": 30, "OTHTSTX": 0})
    days, series = answers(
        datasets,
        "SELECT code, facility_id, count(*), sum(n_detained_at_midnight), count(*) FILTER (n_detained = 0) "
        "FROM core.facility_days GROUP BY ALL ORDER BY code",
        "SELECT code, first_held, last_held, n_days_held FROM core.facility_day_series ORDER BY code",
    )
    assert days == [("OTHTSTX", None, 101, 0, 101), ("REDTSTX", RED, 101, 3000, 1)]
    assert series == [("OTHTSTX", None, None, 0), ("REDTSTX", FIRST, date(2031, 1, 8), 100)]


def test_a_code_on_two_places_stops_the_build_or_the_publication(datasets: Path) -> None:
    link(datasets, (RED, "REDTSTX", "name"), (BLUE, "REDTSTX", "disputed"), ("fac_unknown", "BLUTSTX", "name"))
    one_place, known = answers(datasets, rule_sql("codes_one_place"), rule_sql("codes_known"))
    assert one_place == []
    assert [row[0] for row in known] == ["fac_unknown"]
    link(datasets, (RED, "REDTSTX", "name"), (BLUE, "REDTSTX", "name"))
    (one_place,) = answers(datasets, rule_sql("codes_one_place"))
    assert len(one_place) == 1


def test_list_rows_are_linked_by_code_else_by_name_and_tokens_are_no_numbers(datasets: Path) -> None:
    link(datasets, (RED, "REDTSTX", "name"))
    source = "ice_facility_lists"
    row: dict[str, Any] = {"sheet": "Main", "state": "TX", "city": "Dilley"}
    red: dict[str, Any] = {
        "code": "REDTSTX",
        "name": "Red Jail, renamed",
        "capacity": "1,966",
        "per_diem": "$62.49",
        "zip": "7801",
    }
    blue: dict[str, Any] = {
        "code": None,
        "name": "Blue  Jail",
        "capacity": "AS NEEDED",
        "per_diem": "50 (GM); $87.00 (1-50)",
    }
    withheld: dict[str, Any] = {"code": "Redacted", "name": "Redacted", "state": "Redacted", "city": "Redacted"}
    # a code that means nobody we know is not overruled by a name
    other: dict[str, Any] = {"code": "OTHTSTX", "name": "BLUE JAIL"}
    rows = [row | {"row": number} | values for number, values in enumerate((red, blue, withheld, other), start=6)]
    url = "file:ice_facility_lists/list.xlsx"
    sha256 = add(datasets, source, f"{source}_rows", url, rows)
    sheet = {"sheet_index": 0, "sheet": "Main", "state": "read", "title": "T", "as_of_printed": "March 4, 2031"}
    years = [{"sheet": "Main", "row": 6, "fiscal_year": year, "value_printed": "1,430"} for year in (2030, 2031)]
    for table, values in (("sheets", [sheet]), ("adp", years)):
        replace(datasets, f"{source}_{table}", sha256, values)
    attributes, adp = answers(
        datasets,
        "SELECT facility_id, linked_by, code, name_printed, withheld, city, capacity, capacity_printed, per_diem_usd, zip "
        "FROM core.facility_attributes ORDER BY row",
        "SELECT facility_id, fiscal_year, as_of, year_to_date, adp FROM core.facility_list_adp ORDER BY fiscal_year",
    )
    assert attributes == [
        (RED, "code", "REDTSTX", "Red Jail, renamed", False, "Dilley", 1966, "1,966", 62.49, "07801"),
        (BLUE, "name", None, "Blue  Jail", False, "Dilley", None, "AS NEEDED", None, None),
        (None, None, None, None, True, None, None, None, None, None),
        (None, None, "OTHTSTX", "BLUE JAIL", False, "Dilley", None, None, None, None),
    ]
    march = date(2031, 3, 4)
    assert adp == [(RED, 2030, march, False, 1430.0), (RED, 2031, march, True, 1430.0)]


def test_children_of_two_captures_and_a_blank_that_is_no_zero(datasets: Path) -> None:
    day: dict[str, Any] = {
        "apprehended": "6",
        "in_cbp_custody": None,
        "transferred_out_of_cbp": "0",
        "in_hhs_care": "2,484",
    }
    first = [{"row": 2, "date_printed": "January 1, 2031", "discharged_from_hhs": "1"} | day]
    second = [first[0] | {"row": 3, "apprehended": "7"}, first[0] | {"date_printed": "January 2, 2031"}]
    for name, rows in (("a", first), ("b", second)):
        add(datasets, "hhs_uac_daily", "hhs_uac_daily_days", f"https://healthdata.gov/{name}.csv", rows)
    sql = "SELECT date, in_latest, apprehended, in_cbp_custody, transferred_out_of_cbp, in_hhs_care "
    (days,) = answers(datasets, sql + "FROM core.unaccompanied_children_days ORDER BY ALL")
    assert days == [
        (date(2031, 1, 1), False, 6, None, 0, 2484),
        (date(2031, 1, 1), True, 7, None, 0, 2484),
        (date(2031, 1, 2), True, 6, None, 0, 2484),
    ]


def test_the_reviewed_codes_are_sound() -> None:
    """Ids that exist, one place per undisputed code, an evidence for each; Dilley as its figures decide."""
    reference = Path(__file__).parent.parent / "datasets/reference"
    with (reference / "facility_codes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (reference / "facility_ids.csv").open(encoding="utf-8", newline="") as file:
        names = {row["facility_id"]: row["display_name"] for row in csv.DictReader(file)}
    keys = [(row["facility_id"], row["code"]) for row in rows]
    assert keys == sorted(set(keys))
    assert {row["method"] for row in rows} <= {"printed", "population", "name", "disputed"}
    assert all(row["evidence"] and re.fullmatch(r"[A-Z0-9]{3,7}", row["code"]) for row in rows)
    accepted = [row for row in rows if row["method"] != "disputed"]
    assert len({row["code"] for row in accepted}) == len(accepted)
    codes = {names[row["facility_id"]]: row["code"] for row in accepted if "Dilley" in names[row["facility_id"]]}
    assert codes == {
        "Dilley Immigration Processing Center": "STFRCTX",
        "Dilley Processing Single Adult Female": "DILLSAF",
    }


REFERENCE = Path(__file__).parent.parent / "datasets/reference"
FIGURES = REFERENCE.parent / "records/ice_detention_statistics_figures.parquet"


def read(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.skipif(not FIGURES.exists(), reason=f"no records at {FIGURES}: run extract first")
def test_a_code_that_ice_prints_beside_a_name_is_the_code_of_the_place_of_that_name() -> None:
    owners: dict[str, set[str]] = {}
    for row in read("facility_names.csv"):
        owners.setdefault(row["name_printed"], set()).add(row["facility_id"])
    linked = {row["code"]: row["facility_id"] for row in read("facility_codes.csv") if row["method"] != "disputed"}
    rows = pq.read_table(FIGURES, columns=["facility_code", "facility_name"]).to_pylist()
    printed = {(row["facility_code"], clean(row["facility_name"])) for row in rows if row["facility_code"]}
    known = {(code, name) for code, name in printed if code in linked and name in owners}
    assert len(known) > 50
    assert {(code, name) for code, name in known if linked[code] not in owners[name]} == set()


@pytest.mark.parametrize(
    ("place", "code", "not_code"),
    [
        ("Dilley Immigration Processing Center", "STFRCTX", "TASTDTX"),
        ("Dilley Immigration Processing Center", "STFRCTX", "DILLSAF"),
        ("Karnes County Immigration Processing Center", "KRNRCTX", "KARNETX"),
        ("Karnes County Immigration Processing Center", "KRNRCTX", "KCCDCTX"),
        ("Folkston ICE Processing Center (Main)", "FIPCMGA", "FIPCAGA"),
        ("Folkston D. Ray ICE Processing Center", "FIPCDGA", "GADRYJM"),
        ("Montgomery ICE Processing Center", "MTGPCTX", "MONTGTX"),
        ("ERO El Paso Camp East Montana", "EROFCB", "EPSSFTX"),
        ("Cibola County Correctional Center", "CIBOCNM", "CIBOLNM"),
        ("Limestone County Detention Center", "LIMESTX", "LIMCJTX"),
    ],
)
def test_codes_that_names_or_addresses_suggest_are_not_taken_for_the_place(
    place: str, code: str, not_code: str
) -> None:
    names = {row["facility_id"]: row["display_name"] for row in read("facility_ids.csv")}
    accepted = {
        row["code"]: names[row["facility_id"]] for row in read("facility_codes.csv") if row["method"] != "disputed"
    }
    assert accepted[code] == place
    assert accepted.get(not_code) != place
