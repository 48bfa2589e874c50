"""Rows as queries name them lead to the pages about the things."""

import pytest

from explore.addresses import shown_at


@pytest.mark.parametrize(
    ("row", "page"),
    [
        ("/detention/facilities/fac_a1", "/places/fac_a1/"),
        ("/detention/sites/site_dilley", "/campuses/site_dilley/"),
        ("/detention/officials/thomas_homan_20170130", "/people/thomas_homan/"),
        ("/detention/officials/rob_bonta_", "/people/rob_bonta/"),  # no first day is known
        ("/detention/editions/" + "a" * 64, "/files/" + "a" * 64 + "/"),
        ("/detention/deaths_in_custody/death_1", "/detention/deaths_in_custody?death_id=death_1"),
        ("/detention/asked?name=fac_a1", "/questions/asked/?name=fac_a1"),
        ("/detention/facility_days?code=X", "/detention/facility_days?code=X"),
        ("https://www.ice.gov/x", "https://www.ice.gov/x"),
        ("javascript:alert(1)", None),
        (None, None),
    ],
)
def test_a_row_is_shown_at_its_page(row: str | None, page: str | None) -> None:
    assert shown_at(row, frozenset({"asked"})) == page
