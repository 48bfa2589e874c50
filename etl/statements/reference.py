"""Everything the rules look up, read once from `reference/*.csv`, and a hash of it all."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.statements.facts import mentions
from etl.statements.names import members, phrases, places
from etl.statements.protect import vocabulary
from etl.statements.rule_versions import all_versions

FILES = (
    "title_vocabulary ordinary_words organizations facility_names facility_aliases place_names sites policies people "
    "agency_aliases suppressions"
).split()


@dataclass(frozen=True)
class Reference:
    """The reviewed knowledge of one reference folder."""

    words: vocabulary.Vocabulary
    places: mentions.Gazetteer
    sites: Mapping[str, str]  # site id by the name of the town that stands for it, or its own
    names: phrases.Phrases
    people: Mapping[str, str]  # official id by full name
    legislators: Mapping[tuple[str, str], list[members.Legislator]]
    organizations: Mapping[str, str]  # organization id by folded name
    policies_from: Mapping[str, date]  # first day in force, or the day a case was filed, by policy id


def load(reference: Path) -> Reference:
    """Read one reference folder. Raises KeyError where an alias names an unknown facility, ValueError on a bad date."""
    people = rows_if_any(reference / "people.csv")
    terms: list[tuple[str, phrases.Term]] = []
    for row in people:
        scheme, _, identity = row["person_id"].partition(":")
        if (row["kind"], scheme) != ("official", "official"):
            continue
        term = phrases.Term(identity, day(row["term_from"]), day(row["term_to"]))
        terms += [(name, term) for name in (row["name"], *row["aliases"].split(";")) if name]
    named = [
        (name, "case" if row["kind"] == "case" else "policy", row["policy_id"])
        for row in rows_if_any(reference / "policies.csv")
        for name in (row["name"], *row["aliases"].split(";"))
        if name
    ]
    named += [(row["alias"], "agency", row["organization_id"]) for row in rows_if_any(reference / "agency_aliases.csv")]
    organizations = {
        members.fold(name): row["organization_id"]
        for row in rows_if_any(reference / "organizations.csv")
        for name in (row["name"], row["name_short"])
        if name
    }
    return Reference(
        vocabulary.load(reference),
        load_places(reference),
        {row["name"]: row["site_id"] for row in rows_if_any(reference / "sites.csv") if row["name"] == row["city"]}
        | {
            row["name"]: row["place_id"]
            for row in rows_if_any(reference / "place_names.csv")
            if row["place_id"].startswith("site_")
        },
        phrases.phrases(named, terms),
        {name: term.official_id for name, term in terms if " " in name and name.split()[0] not in phrases.TITLED},
        members.index(
            row | {"bioguide_id": row["person_id"].removeprefix("bioguide:")}
            for row in people
            if row["kind"] == "member"
        ),
        organizations,
        {
            row["policy_id"]: begun
            for row in rows_if_any(reference / "policies.csv")
            if (begun := day(row["in_force_from"]))
        },
    )


def day(printed: str) -> date | None:
    """An ISO date of a reference file; None where it is open."""
    return date.fromisoformat(printed) if printed else None


def load_places(reference: Path) -> mentions.Gazetteer:
    """The gazetteer of one reference folder. Raises KeyError where an alias names an unknown facility."""
    names = [
        (row["name_printed"], places.Place(row["facility_id"], row["city"], row["state"]))
        for row in rows_if_any(reference / "facility_names.csv")
    ]
    where = {place.facility_id: place for _, place in names}
    names += [(row["alias"], where[row["facility_id"]]) for row in rows_if_any(reference / "facility_aliases.csv")]
    printed = rows_if_any(reference / "place_names.csv")
    names += [(row["name"], where[row["place_id"]]) for row in printed if row["place_id"] in where]
    sites = [(row["name"], row["city"], row["state"]) for row in rows_if_any(reference / "sites.csv")]
    alone = [(row["name"], row["place_id"], row["alone"]) for row in printed if row["alone"] != "no"]
    counties = [county_name(row["name"]) for row in rows_if_any(reference / "counties.csv")]
    return mentions.gazetteer(names, sites, alone, counties)


def county_name(printed: str) -> str:
    """A county as texts call it: "Berks County"; the Census leaves the word out."""
    return printed if printed.endswith((" County", " Parish", " city")) else f"{printed} County"


def rows_if_any(path: Path) -> list[dict[str, str]]:
    """The rows of a reference file that a datasets folder may lack."""
    return vocabulary.rows(path) if path.exists() else []


def fingerprint(reference: Path) -> str:
    """A hash of all that decides: rule versions and reference files."""
    digest = hashlib.sha256(repr(sorted(all_versions().items())).encode())
    for name in FILES:
        path = reference / f"{name}.csv"
        digest.update(hashlib.sha256(path.read_bytes() if path.exists() else b"").digest())
    return digest.hexdigest()
