"""Places of detention by shorter names than ICE's: linked where one facility is left, else not. All places invented."""

import pytest

from etl.statements.facts import mentions
from etl.statements.names.places import Place

PLACES = [
    ("EXAMPLO DETENTION CENTER", Place("fac_examplo", "LUMPVILLE", "GA")),
    ("VALLEYTON ICE PROCESSING CENTER", Place("fac_valley", "VALLEYTON", "CA")),
    ("HIDALSAMPLE DETENTION CENTER", Place("fac_hidal", "LA SAMPLA", "TX")),
    ("NORTHWEST ICE PROCESSING CENTER", Place("fac_northwest", "TACSAMPLE", "WA")),
    ("MODEL COUNTY JAIL", Place("fac_model", "HAMILTEST", "OH")),
    ("MODEL COUNTY JAIL", Place("fac_model_ks", "DORATEST", "KS")),
    ("KARNSAMPLE COUNTY RESIDENTIAL CENTER", Place("fac_family", "KARNSAMPLE CITY", "TX")),
    ("KARNSAMPLE COUNTY CORRECTIONAL CENTER", Place("fac_corr", "KARNSAMPLE CITY", "TX")),
    ("FDC SAMPLADELPHIA", Place("fac_fdc", "SAMPLADELPHIA", "PA")),
    ("SOUTH EXAMPLE COUNTY JUVENILE CENTER", Place("fac_juvenile", "YOUTHTON", "TX")),
]


@pytest.fixture(scope="module")
def places() -> mentions.Gazetteer:
    return mentions.gazetteer(PLACES)


def found(text: str, places: mentions.Gazetteer) -> list[tuple[str, str | None]]:
    return [
        (hit.surface, hit.facility_id) for hit in mentions.find(text, text, places) if hit.mention_type == "facility"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ICE holds him at the Examplo immigration jail.", [("Examplo immigration jail", "fac_examplo")]),
        ("GEO runs the Valleyton GEO Group facility, an ICE detention center in Valleyton.",
         [("Valleyton GEO Group facility", "fac_valley")]),
        ("bombs at ICE’s Northwest Processing Center", [("Northwest Processing Center", "fac_northwest")]),
        ("HAMILTEST, Ohio — He is in the Model County jail.", [("Model County jail", "fac_model")]),
        ("He is in the Model County Correctional Facility in Doratest, Kansas.",
         [("Model County Correctional Facility", "fac_model_ks")]),
        ("OHIO AND KANSAS: from Model County Jail, Kansas, to Ohio", [("Model County Jail", "fac_model_ks")]),
        ("the Karnsample County Family Residential Center in Texas",
         [("Karnsample County Family Residential Center", "fac_family")]),
        ("ICE will close 10 detention centers, including Examplo and Valleyton, this year.",
         [("Examplo", "fac_examplo"), ("Valleyton", "fac_valley")]),
        ("mothers in the Karnsample County (TX) and Valleyton (CA) family detention facilities",
         [("Karnsample County", "fac_family"), ("Valleyton", "fac_valley")]),
        ("ICE moved her to the Examplo Detention Center. Examplo is no place for her. She was ill at Examplo.",
         [("Examplo Detention Center", "fac_examplo"), ("Examplo", "fac_examplo"), ("Examplo", "fac_examplo")]),
        ("ICE held him at the Federal Detention Center (FDC) in Sampladelphia.",
         [("Federal Detention Center (FDC) in Sampladelphia", "fac_fdc")]),
        ("People detained at Examplo say that ICE gives no care.", [("Examplo", "fac_examplo")]),
    ],
)  # fmt: skip
def test_shorter_names(places: mentions.Gazetteer, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text, places) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He is in the Model County jail.",  # no state
        "ICE found him in the Model County Jail in Springfield, Idaho.",  # another state
        "ICE holds him at the Examplo Detention Center in Springfield, Idaho.",
        "ICE used the East Hidalsample immigration jail.",  # part of another name
        "The Model County Sheriff’s Office in Ohio arrested him for ICE.",
        "ICE arrested a man in Valleyton, California, and a resident of Examplo.",
        "ICE found him at the Valleyton prison, a state prison in California.",
        "ICE arrested 38 people at three construction sites in Valleyton, California.",
        "ICE held him at the Federal Detention Center in Miami.",
        "South Example County Detention Center in Texas held him for ICE.",  # the registry has the juvenile center only
    ],
)
def test_what_is_not_the_facility(places: mentions.Gazetteer, text: str) -> None:
    assert [hit for hit in found(text, places) if hit[1]] == []


def test_a_surname_is_not_a_place_said_again(places: mentions.Gazetteer) -> None:
    text = "ICE holds her at the Examplo Detention Center. Jane Examplo visited. Examplo was denied entry to detention."
    assert found(text, places) == [("Examplo Detention Center", "fac_examplo")]
