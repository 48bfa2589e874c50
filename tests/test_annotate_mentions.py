"""Places of detention in running text: found where named, linked only where one facility is left. All places invented."""

import pytest

from etl.statements.facts import mentions
from etl.statements.facts.mentions import AMBIGUOUS, FACILITY, SITE, WITH_PLACE
from etl.statements.names.descriptions import DESCRIBED
from etl.statements.names.places import Place

PLACES = [
    ("EXAMPLE VALLEY ICE PROCESSING CTR", Place("fac_valley", "EXAMPLETON", "CA")),
    ("EXAMPLE VALLEY ICE PROCESSING CTR ANNEX", Place("fac_annex", "EXAMPLETON", "CA")),
    ("PRAIRIE SAMPLE DETENTION FACILITY2", Place("fac_prairie", "SAMPLEVILLE", "TX")),
    ("T. DON SAMPLE RESIDENTIAL CENTER", Place("fac_don", "TRIALTON", "TX")),
    ("MODEL COUNTY JAIL (FL)", Place("fac_model_fl", "MODELANDO", "FL")),
    ("MODEL COUNTY JAIL", Place("fac_model_ny", "GOSHEN", "NY")),
    ("LONE COUNTY JAIL", Place("fac_lone", "LONEBURG", "OH")),
    ("TESTOMA ICE PROCESSING CENTER (NORTHEAST TEST DET CTR)", Place("fac_testoma", "TESTOMA", "WA")),
    ("DETENTION CENTER", Place("fac_generic", "NOWHERE", "TX")),
    ("SAMPLE COUNTY", Place("fac_county", "SAMPLEVILLE", "TX")),
    ("PLAINVIEW SERVICE STAGING", Place("fac_plain", "PLAINVIEW", "IL")),
    ("ONE CAMPUS FAMILY CENTER", Place("fac_site_1", "Dillfield", "TX")),
]
SITES = [("Dillfield", "Dillfield", "TX"), ("Sampleville", "Sampleville", "TX")]


@pytest.fixture(scope="module")
def places() -> mentions.Gazetteer:
    return mentions.gazetteer(PLACES, SITES)


def found(text: str, places: mentions.Gazetteer) -> list[tuple[str, str | None, str]]:
    hits = mentions.find(text, text, places)
    assert all(text[hit.char_start : hit.char_end] == hit.surface for hit in hits)
    return [(hit.surface, hit.facility_id, hit.rule) for hit in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "held at Example Valley ICE Processing Center.",
            [("Example Valley ICE Processing Center", "fac_valley", FACILITY)],
        ),
        ("the Example Valley ICE Proc. Ctr. Annex", [("Example Valley ICE Proc. Ctr. Annex", "fac_annex", FACILITY)]),
        ("Prairie Sample Detention Center, again", [("Prairie Sample Detention Center", "fac_prairie", FACILITY)]),
        ("from T. Don Sample Residential Center", [("T. Don Sample Residential Center", "fac_don", FACILITY)]),
        ("the Northeast Test Detention Center", [("Northeast Test Detention Center", "fac_testoma", FACILITY)]),
        ("at Model County Jail", [("Model County Jail", None, AMBIGUOUS)]),
        ("at Model County Jail in Goshen, New York", [("Model County Jail", "fac_model_ny", WITH_PLACE)]),
        ("at Model County Jail, Florida", [("Model County Jail", "fac_model_fl", WITH_PLACE)]),
        ("New York and Florida: Model County Jail", [("Model County Jail", None, AMBIGUOUS)]),
        ("at Lone County Jail", [("Lone County Jail", None, AMBIGUOUS)]),
        ("at Lone County Jail in Loneburg, OH", [("Lone County Jail", "fac_lone", WITH_PLACE)]),
        ("a detention center, the Detention Center, Sample County", []),
        ("example valley, ICE processing center", []),
        ("Example Valley\nICE Processing Center", []),
        ("Counterexample Valley ICE Processing Centers", []),
    ],
)
def test_facilities(places: mentions.Gazetteer, text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert found(text, places) == expected


def test_a_town_stands_for_its_site_only_where_detention_is_spoken_of(places: mentions.Gazetteer) -> None:
    assert found("Families are detained in Dillfield, Texas.", places) == [("Dillfield", "fac_site_1", SITE)]
    assert found("The fair in Dillfield, Texas opens.", places) == []
    assert found("Families are detained in Dillfield.", places) == []


def test_a_site_with_several_facilities_is_linked_to_none(places: mentions.Gazetteer) -> None:
    assert found("People detained in Sampleville, Texas.", places) == [("Sampleville", None, SITE)]


def test_the_state_may_stand_elsewhere_in_the_statement(places: mentions.Gazetteer) -> None:
    hits = mentions.find("He was in Lone County Jail.", "COLUMBUS, Ohio — He was in Lone County Jail.", places)
    assert [hit.facility_id for hit in hits] == ["fac_lone"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ICE runs the Plainview Processing Center.", [("Plainview Processing Center", "fac_plain", DESCRIBED)]),
        ("In Plainview, Illinois: the Plainview facility.", [("Plainview facility", "fac_plain", DESCRIBED)]),
        ("the Plainview detention center", []),  # nothing says that it is ICE’s, or in which state
        ("ICE left the Plainview facility.", []),  # nor that Plainview is a town
        ("ICE used the Plainview County Detention Center.", []),
    ],
)
def test_a_town_with_a_kind_means_the_one_facility_there(
    places: mentions.Gazetteer, text: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert found(text, places) == expected


def test_a_city_that_stands_for_its_state_tells_which_county(places: mentions.Gazetteer) -> None:
    assert found("MIAMI — ICE took him to the Model County Jail.", places) == [
        ("Model County Jail", "fac_model_fl", WITH_PLACE)
    ]
