"""The rule that picks what is about immigration detention out of everything Congress, GAO and others publish."""

import json
from pathlib import Path

import pytest

from scrapers.relevance import about_detention

SHARED = Path(__file__).parents[2] / "shared" / "data" / "statements"


@pytest.mark.parametrize(
    "text",
    [
        "The committee visited an immigration detention center in Example County.",
        "ICE holds 120 people in custody at the Example County Jail.",
        "Detainees went on hunger strike, immigrant advocates said.",
        "The bill funds alternatives to detention.",
        "He urged the sheriff to end the 287(g) agreement.",
        "The Flores settlement limits how long children are held.",
        "The administration should restart the Migrant Protection Protocols.",
        "Senators ask how the end of Title 42 will be handled.",
        "The act would close every family residential center.",
        "The report counts unaccompanied children in the custody of the Office of Refugee Resettlement.",
    ],
)
def test_kept(text: str) -> None:
    assert about_detention("A statement", text)
    assert about_detention("A statement", f"The member spoke today.\n{text}\nThe committee meets again next week.")


@pytest.mark.parametrize(
    "text",
    [
        "The detention basin on the border of the county will be dredged.",
        "The bill reforms juvenile detention and pretrial detention.",
        "The farm bill helps immigrant growers. A prisoner of war was detained for years in Asia.",
        "The senator met immigrants at a naturalization ceremony.",
        "The court found the search unlawful under Title 42 of the United States Code.",
        "Ice on the roads detained travelers.",
        "",
    ],
)
def test_not_kept(text: str) -> None:
    assert not about_detention("A statement", text)


def test_the_title_and_the_first_sentence_are_read_together() -> None:
    assert about_detention(
        "Member Demands Answers on Detainees", "A letter went to the Department of Homeland Security today."
    )


@pytest.mark.skipif(not SHARED.exists(), reason="the shared research data is not at hand")
def test_real_releases_that_others_call_detention_are_kept() -> None:
    rows = [json.loads(line) for line in (SHARED / "congress_detention_strict.jsonl").open()]
    kept = [row for row in rows if about_detention(row["title"] or "", row["text"] or "")]
    assert len(rows) == 44
    assert len(kept) / len(rows) >= 0.95
