"""The reviewed facility registry (ids, names, sites): its shape, its promises, and facts it must keep straight."""

import csv
import re
import subprocess
from collections import defaultdict
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from etl.registry import match
from etl.registry.names import clean, is_cut, without_footnote, zip5

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "datasets" / "reference"
RECORDS = ROOT / "datasets" / "records" / "ice_detention_statistics_facilities.parquet"
FACILITIES = match.read_csv(REFERENCE / "facility_ids.csv")
NAMES = match.read_csv(REFERENCE / "facility_names.csv")
SITES = match.read_csv(REFERENCE / "sites.csv")
PLACE_NAMES = match.read_csv(REFERENCE / "place_names.csv")
ID = {(row["name_printed"], row["city"], row["state"]): row["facility_id"] for row in NAMES}
SITE = {row["facility_id"]: row["site_id"] for row in FACILITIES}
METHODS = {"exact", "footnote_digit", "abbreviation", "typo", "truncated", "renamed", "same_address", "manual"}

need_records = pytest.mark.skipif(not RECORDS.exists(), reason=f"no facility records at {RECORDS}: run extract first")


@pytest.fixture(scope="module")
def places() -> list[match.Place]:
    return match.printed_places(pq.read_table(RECORDS).to_pylist())


def test_facility_ids_are_well_formed_and_unique():
    ids = [row["facility_id"] for row in FACILITIES]
    assert len(ids) == len(set(ids)) > 400
    assert all(re.fullmatch(r"fac_[a-z2-7]{8}", facility_id) for facility_id in ids)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", row["minted_on"]) for row in FACILITIES)
    assert all(row["display_name"] for row in FACILITIES)
    labels = [(row["display_name"], row["city"], row["state"]) for row in FACILITIES]
    assert len(labels) == len(set(labels))


def test_redirects_lead_to_a_facility_that_is_not_redirected():
    target = {row["facility_id"]: row["redirect_to"] for row in FACILITIES}
    assert all(target[to] == "" for to in target.values() if to)


def test_no_facility_id_was_ever_removed():
    """Ids are append-only: every id in any committed version of the file is still there."""
    path = "datasets/reference/facility_ids.csv"
    try:
        log = subprocess.run(
            ["git", "log", "--format=%H", "--", path], cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"no git history to compare with: {error}")
    ids = {row["facility_id"] for row in FACILITIES}
    for commit in log.stdout.split():
        old = subprocess.run(["git", "show", f"{commit}:{path}"], cwd=ROOT, capture_output=True, text=True, check=True)
        assert {row["facility_id"] for row in csv.DictReader(old.stdout.splitlines())} <= ids, commit


def test_names_are_unique_cleaned_keys_of_known_facilities():
    keys = [(row["name_printed"], row["city"], row["state"], row["zip"]) for row in NAMES]
    assert len(keys) == len(set(keys))
    for row in NAMES:
        assert [row[column] for column in ("name_printed", "city", "state")] == [
            clean(row[column]) for column in ("name_printed", "city", "state")
        ]
        assert row["name_printed"]
        assert row["zip"] in ("", zip5(row["zip"]))
    assert {row["facility_id"] for row in NAMES} == {row["facility_id"] for row in FACILITIES if not row["redirect_to"]}


def test_a_key_is_for_any_zip_or_for_named_zips_never_both():
    zips = defaultdict(list)
    for row in NAMES:
        zips[row["name_printed"], row["city"], row["state"]].append(row["zip"])
    assert [key for key, values in zips.items() if "" in values and len(values) > 1] == []


def test_every_link_says_how_and_why():
    exact = defaultdict(int)
    for row in NAMES:
        assert row["method"] in METHODS
        assert row["evidence"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["decided_on"])
        assert (row["score"] == "") == (row["method"] == "exact")
        assert row["score"] == "" or 0 <= float(row["score"]) <= 100
        exact[row["facility_id"]] += row["method"] == "exact"
    assert set(exact.values()) == {1}, "each facility has one name the others are compared with"


def test_methods_mean_what_they_say():
    """What can be checked by rule is: digits, cuts and abbreviations relate to another name of the same facility."""
    names = defaultdict(list)
    for row in NAMES:
        names[row["facility_id"]].append(row["name_printed"])
    for row in NAMES:
        name, others = row["name_printed"], names[row["facility_id"]]
        if row["method"] == "footnote_digit":
            assert without_footnote(name) != name
        if row["method"] == "truncated":
            assert any(is_cut(name, other) for other in others)


def test_sites_have_several_facilities():
    count = defaultdict(int)
    for site_id in SITE.values():
        count[site_id] += 1
    elsewhere = {row["place_id"] for row in PLACE_NAMES if row["kind"] == "other_place"}  # places outside ICE's lists
    assert set(count) - {""} == {row["site_id"] for row in SITES} - elsewhere
    assert all(n > 1 for site_id, n in count.items() if site_id)


ELSEWHERE = [
    ("ORANGE COUNTY JAIL", [("GOSHEN", "NY"), ("ORLANDO", "FL")]),
    ("CLINTON COUNTY JAIL", [("PLATTSBURGH", "NY"), ("FRANKFORT", "IN")]),
    ("BUTLER COUNTY JAIL", [("HAMILTON", "OH"), ("EL DORADO", "KS")]),
    ("POLK COUNTY JAIL", [("DES MOINES", "IA"), ("BARTOW", "FL")]),
    ("MONTGOMERY COUNTY JAIL", [("MONTGOMERY CITY", "MO"), ("FONDA", "NY")]),
    ("PHELPS COUNTY JAIL", [("ROLLA", "MO"), ("HOLDREGE", "NE")]),
    ("CHRISTIAN COUNTY JAIL", [("OZARK", "MO"), ("HOPKINSVILLE", "KY")]),
]


@pytest.mark.parametrize(("name", "where"), ELSEWHERE, ids=[name for name, _ in ELSEWHERE])
def test_same_name_in_another_state_is_another_facility(name, where):
    assert len({ID[name, city, state] for city, state in where}) == len(where)


APART = [
    [("MONTGOMERY ICE PROCESSING CENTER", "CONROE", "TX"), ("JOE CORLEY PROCESSING CTR", "CONROE", "TX")],
    [
        ("EL PASO SERVICE PROCESSING CENTER", "EL PASO", "TX"),
        ("ERO EL PASO CAMP EAST MONTANA", "EL PASO", "TX"),
        ("EL PASO SOFT SIDED FACILITY", "EL PASO", "TX"),
        ("EL PASO COUNTY DETENTION FACILITY", "EL PASO", "TX"),
    ],
    [
        ("DILLEY IMMIGRATION PROCESSING CENTER", "DILLEY", "TX"),
        ("DILLEY PROCESSING SINGLE ADULT FEMALE", "DILLEY", "TX"),
        ("TRUSTED ADULT SOUTH TEX DILLEY FSC", "DILLEY", "TX"),
    ],
    [
        ("FOLKSTON MAIN IPC", "FOLKSTON", "GA"),
        ("FOLKSTON ANNEX IPC", "FOLKSTON", "GA"),
        ("FOLKSTON D RAY ICE PROCESSING CTR", "FOLKSTON", "GA"),
    ],
    [
        ("KARNES COUNTY IMMIGRATION PROCESSING CENTER", "KARNES CITY", "TX"),
        ("KARNES COUNTY CIVIL DETENTION CENTER", "KARNES CITY", "TX"),
        ("KARNES COUNTY CORRECTIONAL CENTER", "KARNES CITY", "TX"),
        ("TRUSTED ADULT KARNES FSC", "SAN ANTONIO", "TX"),
    ],
    [("CIBOLA COUNTY DETENTION CENTER", "GRANTS", "NM"), ("CIBOLA COUNTY CORRECTIONAL CENTER", "MILAN", "NM")],
    [("LIMESTONE COUNTY JAIL", "GROESBECK", "TX"), ("LIMESTONE COUNTY DETENTION CENTER", "GROESBECK", "TX")],
    [("LA PALMA CORRECTIONAL CENTER", "ELOY", "AZ"), ("LA PALMA CORRECTION CENTER - APSO", "ELOY", "AZ")],
    [("DAVIESS COUNTY DETENTION", "OWENSBORO", "KY"), ("DAVIESS COUNTY DETENTION", "MARTINSBURG", "WV")],
]


@pytest.mark.parametrize("keys", APART, ids=[keys[0][0] for keys in APART])
def test_neighbours_are_different_facilities(keys):
    assert len({ID[key] for key in keys}) == len(keys)


TOGETHER = [
    [
        ("SOUTH TEXAS FAMILY RESIDENTIAL CENTER", "DILLEY", "TX"),
        ("SOUTH TEXAS FAMILY RESIDENTIAL CENTER1", "DILLEY", "TX"),
        ("SOUTH TEXAS FAMILY RESIDENTIAL CENTER2", "DILLEY", "TX"),
        ("SOUTH TEXAS FAMILY RESIDENTIAL CENTER3", "DILLEY", "TX"),
        ("SOUTH TEXAS FAM RESIDENTIAL CENTER", "DILLEY", "TX"),
        ("DILLEY IMMIGRATION PROCESSING CENTER", "DILLEY", "TX"),
    ],
    [
        ("KARNES COUNTY RESIDENTIAL CENTER", "KARNES CITY", "TX"),
        ("KARNES COUNTY RESIDENTIAL CENTER2", "KARNES CITY", "TX"),
        ("KARNES COUNTY IMMIGRATION PROCESSING CENTER1", "KARNES CITY", "TX"),
        ("KARNES CO IMMIGRATION PROCESS CTR", "KARNES CITY", "TX"),
        ("KARNES COUNTY IMMIGRATION PROCESSING CENTER", "KARNES CITY", "TX"),
    ],
    [("ANNEX - FOLKSTON IPC", "FOLKSTON", "GA"), ("FOLKSTON ANNEX IPC", "FOLKSTON", "GA")],
    [("FOLKSTON D RAY ICE PROCES", "FOLKSTON", "GA"), ("FOLKSTON D RAY ICE PROCESSING CTR", "FOLKSTON", "GA")],
    [("PHELPS COUNTY JAIL", "ROLLA", "MO"), ("PHELPS COUNTY JAIL (MO)", "ROLLA", "MO")],
    [("PHELPS COUNTY JAIL", "HOLDREGE", "NE"), ("PHELPS COUNTY JAIL (NE)", "HOLDREGE", "NE")],
    [("DESERT VIEW ANNEX", "ADELANTO", ""), ("DESERT VIEW ANNEX", "ADELANTO", "CA")],
    [("BROOME COUNTY JAIL", "BINGHAMPTON", "NY"), ("BROOME COUNTY JAIL", "BINGHAMTON", "NY")],
    [("DOD DETENTION FACILITY AT FORT BLISS", "EL PASO", "TX"), ("ERO EL PASO CAMP EAST MONTANA", "EL PASO", "TX")],
    [("DAVIESS COUNTY DETENTION", "MARTINSBURG", "WV"), ("EASTERN REGIONAL JAIL", "MARTINSBURG", "WV")],
]


@pytest.mark.parametrize("keys", TOGETHER, ids=[keys[0][0] for keys in TOGETHER])
def test_one_place_under_many_names_is_one_facility(keys):
    assert len({ID[key] for key in keys}) == 1


@pytest.mark.parametrize("group", [APART[2], APART[3], APART[4]], ids=["dilley", "folkston", "karnes"])
def test_facilities_of_one_campus_share_a_site(group):
    sites = {SITE[ID[key]] for key in group}
    assert len(sites) == 1
    assert sites != {""}


def test_guantanamo_is_not_in_florida():
    places = [row for row in FACILITIES if row["site_id"] == "site_guantanamo"]
    assert {row["state"] for row in places} == {""}


@need_records
def test_every_printed_place_is_decided(places):
    undecided = [place.key for place in places if not match.decided(place, NAMES)]
    assert undecided == [], "run `python -m etl match`, review the proposals, add rows to facility_names.csv"


@need_records
def test_rows_of_one_edition_are_different_facilities(places):
    """Except where the reference says so: one jail under two names in 2022, and Folkston Main in February 2021, when ICE
    printed its old and its new contract (person-days 19,843 + 15,303, after 32,063 as one).
    (Exact duplicate rows are one place.)
    """
    rows = defaultdict(list)
    for place in places:
        facility_id = match.decided(place, NAMES)
        for sha256 in place.snapshots:
            rows[sha256, facility_id].append(place.key)
    shared = {tuple(sorted(keys)) for (_, facility_id), keys in rows.items() if facility_id and len(keys) > 1}
    assert shared == {
        (("PIKE COUNTY CORRECTIONAL FACILITY", "LORDS VALLEY", "PA"), ("PIKE COUNTY JAIL", "LORDS VALLEY", "PA")),
        (("FOLKSTON MAIN IPC", "FOLKSTON", "GA"), ("MAIN - FOLKSTON IPC (D RAY JAMES)", "FOLKSTON", "GA")),
    }
