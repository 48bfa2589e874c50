"""Which place a number is about: on made-up sentences about a real place of the registry."""

from datetime import date

import pytest

from etl.folders import ROOT
from etl.statements import reference
from etl.statements import statement as facts

REFERENCE = reference.load(ROOT / "datasets" / "reference")
PLACES = "The Stewart Detention Center is in Lumpkin, Georgia. "


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("The Stewart Detention Center holds 300 people.", "facility_in_sentence"),
        ("On Monday 300 people were held in the facility.", "only_facility"),
        ("Families were detained for up to 18 months.", "only_facility"),
        ("People in such jails were detained for 18 months.", None),
        ("County jails held about 300 people, on average.", None),
        ("A letter of 300 organizations names the facility.", None),
    ],
)
def test_a_number_is_of_a_place_only_where_its_sentence_says_so(sentence: str, rule: str | None) -> None:
    found = facts.find(facts.Text({"body": PLACES + sentence}, date(2021, 2, 2), ""), REFERENCE)["statement_claims"]
    assert [(row["place_rule"], row["facility_id"] is not None) for row in found] == [(rule, rule is not None)]
