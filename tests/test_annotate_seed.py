"""The statement that started the project: every fact it must yield, by rules that know nothing of it."""

from datetime import date
from pathlib import Path

import pytest

from etl.statements import reference
from etl.statements import statement as facts
from etl.statements.protect import people

ROOT = Path(__file__).parent.parent
SEED = ROOT.parent / "shared/data/statements/seed_statement_amnesty_usa_2021-02-02.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the shared documents are not here")


@pytest.fixture(scope="module")
def rows() -> dict[str, list[people.Row]]:
    text = facts.Text(
        {"title": "Organizations call on DHS", "body": SEED.read_text(encoding="utf-8")}, date(2021, 2, 2), ""
    )
    return facts.find(text, reference.load(ROOT / "datasets/reference"))


def test_quotation_speaker_and_role(rows: dict[str, list[people.Row]]) -> None:
    (quote,) = rows["statement_quotes"]
    assert (quote["speaker_name"], quote["speaker_role"], quote["speaker_affiliation"], quote["word_count"]) == (
        "Denise Bell",
        "researcher for refugee and migrant rights",
        "Amnesty International USA",
        63,
    )


def test_mentions(rows: dict[str, list[people.Row]]) -> None:
    named = {(row["mention_type"], row["facility_id"] or row["target_id"]) for row in rows["statement_mentions"]}
    assert {
        ("facility", "fac_csyep2gg"),
        ("site", "site_dilley"),
        ("place", "TX:Dilley"),
        ("policy", "third_country_transit_ban"),
        ("policy", "pekoske_memo"),
        ("agency", "org_dhs"),
        ("official", "david_pekoske"),
        ("official", "alejandro_mayorkas"),
    } <= named


def test_claim_and_deadline(rows: dict[str, list[people.Row]]) -> None:
    (claim,) = rows["statement_claims"]
    assert (claim["value"], claim["unit"], claim["qualifier"]) == (18.0, "months", "up_to")
    assert [(row["date_kind"], row["day"]) for row in rows["statement_dates"]] == [("deadline", "2021-02-03")]


def test_demands_and_addressee(rows: dict[str, list[people.Row]]) -> None:
    asked = {(row["demand_class"], row["object_classes"]) for row in rows["statement_demands"]}
    assert ("halt", "families;children;asylum_seekers;deportations;facility") in asked  # the deportations from Dilley
    assert ("release", "families;detained_people;detention") in asked
    assert ("end", "families;detention") in asked
    assert ("halt", "deportations") in asked
    assert {row["target_id"] for row in rows["statement_demands"]} >= {"org_dhs", "alejandro_mayorkas"}
    # the day of the deportations stands with the demand to halt them, which comes first; the rest has no day
    dated = [(row["demand_class"], row["deadline"]) for row in rows["statement_demands"] if row["deadline"]]
    assert dated == [("halt", "2021-02-03")]
