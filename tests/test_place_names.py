"""The names by which people call places of detention, one line each, and what only looks like one: 92 lines. First contact on
2026-11-24, before any rule was changed for them: 63 right.
"""

import csv
from pathlib import Path

import pytest

from etl.statements.facts import mentions
from etl.statements.reference import load_places

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "datasets/reference"
PLACES = load_places(REFERENCE)
SITES = {
    row["name"]: row["place_id"]
    for row in csv.DictReader((REFERENCE / "place_names.csv").open(encoding="utf-8"))
    if row["place_id"].startswith("site_")
}
LINES = [
    (row["text"], row["place"]) for row in csv.DictReader((ROOT / "tests/gold/common_names.csv").open(encoding="utf-8"))
]


@pytest.mark.parametrize(("text", "place"), LINES)
def test_a_common_name_means_its_place(text: str, place: str) -> None:
    """A town that stands for a campus may be named beside a facility; it is no facility of its own."""
    found = mentions.find(text, text, PLACES)
    facilities = {mention.facility_id for mention in found if mention.mention_type == "facility"} - {None}
    sites = {SITES[mention.surface] for mention in found if mention.surface in SITES}
    assert facilities | sites == ({place} if place else set())


def test_every_name_has_evidence_and_an_id_that_exists() -> None:
    rows = list(csv.DictReader((REFERENCE / "place_names.csv").open(encoding="utf-8")))
    ids = {row["facility_id"] for row in csv.DictReader((REFERENCE / "facility_ids.csv").open(encoding="utf-8"))}
    ids |= {row["site_id"] for row in csv.DictReader((REFERENCE / "sites.csv").open(encoding="utf-8"))}
    assert {row["place_id"] for row in rows} <= ids
    assert all(row["evidence"] and row["alone"] in ("yes", "no", "held") for row in rows)
    assert len({(row["place_id"], row["name"]) for row in rows}) == len(rows)
