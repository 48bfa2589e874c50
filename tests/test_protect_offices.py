"""Who speaks in an office, and may be named; who does not, may not. All people are made up."""

from pathlib import Path

import pytest

from etl.statements import load
from etl.statements import statement as facts
from etl.statements.protect.offices import is_office

REFERENCE = load(Path(__file__).parent.parent / "datasets/reference")


@pytest.mark.parametrize(
    "role",
    [
        "acting Field Office Director",
        "Special Agent in Charge for Example, Ohio",
        "U.S. Attorney for the Southern District of Example",
        "ERO San Example Acting Field Office Director",
        "head of the gang unit",
        "Director of the Human Trafficking Task Force",
        "a member of the city council",
        "member of the House Judiciary Committee",
        "staff attorney",
        "spokesperson",
        "Acting Southern District of Example U.S. Attorney",
        "Acting Administrator of the Drug Enforcement Administration",
    ],
)
def test_these_are_offices(role: str) -> None:
    assert is_office(role)


@pytest.mark.parametrize(
    "role",
    [
        "a member of the deadly street organization",
        "a member of the deadly transnational criminal organization",
        "member of the graduating class",
        "a leader of the Example cartel",
        "boss of a violent crew",
        "a retired Army veteran who is a health care director",
        "a mother and organizer",
        "a teacher",
        "a student",
        "",
    ],
)
def test_these_are_none(role: str) -> None:
    assert not is_office(role)


def test_a_removed_man_called_a_member_of_an_organization_is_not_named_as_a_speaker() -> None:
    body = (
        "DALLAS — ICE removed a fugitive on Monday. “I was never one of them, and I will say so again,” said Juan Ficto "
        "Muestrez, a member of the deadly Example organization."
    )
    (quote,) = facts.find(facts.Text({"body": body}, None, ""), REFERENCE)["statement_quotes"]
    assert (quote["speaker_kind"], quote["speaker_name"], quote["speaker_role"]) == ("withheld", "[name]", None)
