"""County and coordinates of facilities: the reviewed file against county polygons, and how proposals are made."""

import csv
import json
from pathlib import Path

import duckdb
import pytest

from etl.registry.counties import Gazetteer, key, read_counties
from etl.registry.locate import Facility, Zip, city_key, distance_km, point_in, propose
from etl.warehouse.build import MACROS

REFERENCE = Path(__file__).parent.parent / "datasets/reference"


def read(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FACILITIES = {row["facility_id"]: row for row in read("facility_ids.csv") if not row["redirect_to"]}
PLACES = {row["facility_id"]: row for row in read("facility_places.csv")}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(read_counties(REFERENCE))


def test_names_and_polygons_are_of_the_same_counties() -> None:
    shapes = json.loads((REFERENCE / "counties-10m.json").read_text())["objects"]["counties"]["geometries"]
    names = {row["county_geoid"]: row for row in read("counties.csv")}
    assert {shape["id"] for shape in shapes} == set(names)
    assert all(names[shape["id"]]["name"].startswith(shape["properties"]["name"]) for shape in shapes)
    assert {row["vintage"] for row in names.values()} == {"2017"}


def test_every_facility_has_a_place() -> None:
    assert set(PLACES) == set(FACILITIES)
    for facility_id, place in PLACES.items():
        assert place["evidence"]
        assert place["county_geoid"] or FACILITIES[facility_id]["state"] == ""


def test_every_coordinate_lies_in_its_county_and_the_county_in_its_state(gazetteer: Gazetteer) -> None:
    for facility_id, place in PLACES.items():
        if place["county_geoid"]:
            county = gazetteer.counties[place["county_geoid"]]
            assert county.holds((float(place["longitude"]), float(place["latitude"]))), (facility_id, county.name)
            assert county.state == FACILITIES[facility_id]["state"]


def test_facilities_of_one_site_lie_together() -> None:
    where: dict[str, set[tuple[str, ...]]] = {}
    for facility_id, facility in FACILITIES.items():
        place = PLACES[facility_id]
        if facility["site_id"]:
            where.setdefault(facility["site_id"], set()).add(
                (place["county_geoid"], place["latitude"], place["longitude"], place["coordinate_method"])
            )
    assert [site for site, places in where.items() if len(places) > 1] == []


TRAPS = {
    # what a ZIP code or a list gets wrong: county lines, independent cities, misprints
    ("Irwin County Detention Center", "GA"): "13155",
    ("Moshannon Valley Processing Center", "PA"): "42033",
    ("Denver Contract Detention Facility", "CO"): "08001",
    ("Roanoke City Jail", "VA"): "51770",
    ("Western Virginia Regional Jail", "VA"): "51161",
    ("Rockingham County Jail", "VA"): "51660",
    ("Nobles County Jail", "MN"): "27105",
    ("Otero County Processing Center", "NM"): "35035",
    ("Guaynabo MDC (San Juan)", "PR"): "72061",
    ("Saint Tammany Parish Jail", "LA"): "22103",
    ("Dilley Immigration Processing Center", "TX"): "48163",
}


@pytest.mark.parametrize(("label", "geoid"), TRAPS.items(), ids=[name for name, _ in TRAPS])
def test_known_traps(label: tuple[str, str], geoid: str) -> None:
    (facility_id,) = (i for i, row in FACILITIES.items() if (row["display_name"], row["state"]) == label)
    assert PLACES[facility_id]["county_geoid"] == geoid


def test_territories_have_counties() -> None:
    found = {FACILITIES[i]["state"]: place["county_geoid"][:2] for i, place in PLACES.items()}
    assert (found["GU"], found["MP"], found["PR"], found[""]) == ("66", "69", "72", "")


@pytest.mark.parametrize(
    ("state", "printed", "geoid"),
    [
        ("NM", "DONA ANA", "35013"),
        ("LA", "Saint Tammany Parish", "22103"),
        ("MI", "SAINT CLAIR", "26147"),
        ("VA", "Richmond City", "51760"),
        ("VA", "Richmond County", "51159"),
        ("VA", "Hopewell", "51670"),
        ("MO", "St. Louis County", "29189"),
        ("IL", "De Kalb", "17037"),
        ("LA", "LaSalle Parish", "22059"),
        ("TX", "NOWHERE", None),
    ],
)
def test_a_county_is_known_by_its_spellings(gazetteer: Gazetteer, state: str, printed: str, geoid: str | None) -> None:
    county = gazetteer.named(state, printed)
    assert (county and county.geoid) == geoid


def test_the_build_compares_counties_as_the_proposals_do(gazetteer: Gazetteer) -> None:
    names = [county.name for county in gazetteer.counties.values()]
    names += [
        "SAINT TAMMANY PARISH",
        "Ste. Genevieve",
        " De Kalb ",
        "Prince George's County",
        "Roanoke city",
        "Sainte Genevieve",
    ]
    with duckdb.connect() as con:
        con.execute(MACROS.read_text())
        found = con.execute("SELECT county_key(unnest(?))", [names]).fetchall()
    assert [value for (value,) in found] == [key(name) for name in names]


def test_points_are_found_in_polygons_with_holes_and_islands(gazetteer: Gazetteer) -> None:
    roanoke = gazetteer.counties["51161"]  # Roanoke County has two independent cities in its midst
    assert not roanoke.holds((-79.9535, 37.2704))
    assert gazetteer.at((-79.9535, 37.2704)) == gazetteer.counties["51770"]
    assert gazetteer.at((-75.15, 19.9)) is None
    outside = [c.name for c in gazetteer.counties.values() if not c.holds(c.interior_point())]
    assert outside == ["Falls Church city"], "simplified to nothing in the polygons"


IRWIN = (-83.2565, 31.5929)
WORTH = (-83.8, 31.6)
ZIPS = {
    "31772": Zip("31772", frozenset({"OAKFIELD"}), "GA", "Worth County", WORTH),
    "31774": Zip("31774", frozenset({"OCILLA"}), "GA", "Irwin County", IRWIN),
}


def jail(zip_code: str, city: str = "OCILLA") -> Facility:
    return Facility("fac_a", "IRWIN COUNTY JAIL", "1 MAIN STREET", city, "GA", zip_code)


def test_where_sources_agree_the_proposal_says_so(gazetteer: Gazetteer) -> None:
    row = propose(jail("31774"), ZIPS, [("its name", "GA", "IRWIN COUNTY", None)], gazetteer)
    assert (row["verdict"], row["county_geoid"], row["coordinate_method"]) == ("agreed", "13155", "zip_centroid")
    assert "its name, " not in row["evidence"].split(":")[0]
    assert "ZIP 31774" in row["evidence"]


def test_a_zip_code_of_another_town_is_not_followed(gazetteer: Gazetteer) -> None:
    said = [("its name", "GA", "IRWIN COUNTY", None), ("list of 2017-11-06", "GA", None, "13155")]
    row = propose(jail("31772"), ZIPS, said, gazetteer, decided="13155")
    assert (row["verdict"], row["county_geoid"]) == ("decided", "13155")
    assert (row["coordinate_method"], row["longitude"]) == ("city_zip_centroid", str(IRWIN[0]))
    assert propose(jail("31772"), ZIPS, said, gazetteer)["verdict"] == "sources disagree"


def test_without_a_fitting_zip_code_the_point_still_lies_in_the_county(gazetteer: Gazetteer) -> None:
    county = gazetteer.counties["13155"]
    assert point_in(county, jail("99999", "NOWHERE"), ZIPS)[1:] == ("nearest_zip_centroid", "county")
    point, method, _ = point_in(gazetteer.counties["48163"], jail("31774"), ZIPS)
    assert method == "county_interior_point"
    assert gazetteer.counties["48163"].holds(point)


def test_nothing_known_is_not_guessed(gazetteer: Gazetteer) -> None:
    row = propose(Facility("fac_a", "CAMP", "", "", "", ""), ZIPS, [], gazetteer)
    assert row["verdict"] == "nothing known"
    assert "county_geoid" not in row


def test_spellings_and_distances() -> None:
    assert key("Doña Ana County") == "donaana"
    assert city_key("Sault Ste. Marie") == city_key("SAULT SAINTE MARIE")
    assert city_key("Mc Farland") == city_key("McFarland")
    assert distance_km((-99.0, 28.0), (-99.0, 29.0)) == pytest.approx(111.2)
