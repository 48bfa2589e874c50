"""Facility names: propose which known place a printed name means. The reviewed CSV decides, nothing is accepted here.

Scores follow a trial of 381 real variants (rapidfuzz, blocked by state, margin rule: recall .97 at precision .98), with
ZIP and street added because the workbooks print them.
"""

import csv
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow.parquet as pq
from rapidfuzz import fuzz

from etl.folders import Folders
from etl.registry.names import clean, core, is_cut, normalize, street, without_footnote, zip5

CONFIDENT_SCORE = 80.0
CONFIDENT_MARGIN = 6.0
"""A proposal is called confident from this score on and this far above the best other facility; that orders the
reviewer's work and has no other effect. Set on the reviewed crosswalk of 115 editions, without a hold-out: leaving one
name out, precision .98 at recall .89; replaying the editions in the order they came, .99 at .89 (2026-11-24)."""

POSSIBLE_SCORE = 50.0
"""Below this a known place is not worth a reviewer's time: in those trials no right answer scored less than 60."""

WEIGHTS = {"name": 0.60, "city": 0.15, "zip": 0.10, "street": 0.15}
OTHER_STATE = 10.0
OTHER_NUMBER = 15.0
PRINTED_BESIDE = 15.0
"""Taken off where one edition prints both: two rows of one edition are two facilities unless shown otherwise."""

COLUMNS = (
    "name_printed city state zip address type_detailed editions facility_id known_name score margin verdict reasons"
)


@dataclass(frozen=True)
class Place:
    """A printed name and where it was printed to be; "" where a cell is blank. ``facility_id`` is "" until decided.

    ``snapshots`` are the sha256 of the editions that print it, where known.
    """

    name: str
    city: str
    state: str
    zip: str = ""
    address: str = ""
    type: str = ""
    facility_id: str = ""
    snapshots: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, str, str]:
        """The key of the crosswalk."""
        return clean(self.name), clean(self.city), clean(self.state)


@dataclass(frozen=True)
class Candidate:
    """A known place that a name may mean: score 0 to 100, and its distance to the best other facility."""

    place: Place
    score: float
    margin: float
    reasons: tuple[str, ...]

    @property
    def confident(self) -> bool:
        """True where the name needs a glance rather than research."""
        return self.score >= CONFIDENT_SCORE and self.margin >= CONFIDENT_MARGIN


def name_score(one: str, other: str) -> float:
    """Likeness of two names, 0 to 100: token sort of all words, token set of the telling words, partial ratio."""
    if is_cut(one, other) or is_cut(other, one):
        return 100.0
    a, b = normalize(one), normalize(other)
    if a == b:
        return 100.0
    return (
        0.40 * fuzz.token_sort_ratio(a, b)
        + 0.35 * fuzz.token_set_ratio(core(one), core(other))
        + 0.25 * fuzz.partial_ratio(a, b)
    )


def score(one: Place, other: Place) -> float:
    """Likeness of two printed places, 0 to 100. What either leaves blank is left out, not counted as different."""
    parts = {"name": name_score(one.name, other.name)}
    if one.city and other.city:
        parts["city"] = fuzz.ratio(normalize(one.city), normalize(other.city))
    if zip5(one.zip) and zip5(other.zip):
        parts["zip"] = 100.0 if zip5(one.zip) == zip5(other.zip) else 0.0
    if street(one.address) and street(other.address):
        parts["street"] = fuzz.token_sort_ratio(street(one.address), street(other.address))
    total = sum(WEIGHTS[part] * value for part, value in parts.items()) / sum(WEIGHTS[part] for part in parts)
    if one.state and other.state and clean(one.state) != clean(other.state):
        total -= OTHER_STATE
    if (
        numbers(one.name) != numbers(other.name)
        and not is_cut(one.name, other.name)
        and not is_cut(other.name, one.name)
    ):
        total -= OTHER_NUMBER
    return max(total, 0.0)


def numbers(name: str) -> list[str]:
    """The numbers in a name that are no footnote marks: UNIT 1 and UNIT 2 are two places."""
    return [word for word in normalize(name).split() if word.isdigit() or word in ("I", "II", "III", "IV", "V")]


def comparable(one: Place, other: Place) -> bool:
    """The block: same state, or a state left blank, or (ICE has printed wrong states) the same ZIP."""
    states = {clean(one.state), clean(other.state)}
    return len(states) == 1 or "" in states or (zip5(one.zip) != "" and zip5(one.zip) == zip5(other.zip))


def reasons(one: Place, other: Place) -> tuple[str, ...]:
    """What speaks for (and against) two printed places being one, in words for the reviewer."""
    a, b = clean(one.name), clean(other.name)
    found = []
    if a == b:
        found.append("same name")
    elif without_footnote(a) == without_footnote(b):
        found.append("footnote mark")
    elif is_cut(a, b) or is_cut(b, a):
        found.append("cut name")
    elif normalize(a) == normalize(b):
        found.append("abbreviation")
    if zip5(one.zip):
        found.append("same ZIP" if zip5(one.zip) == zip5(other.zip) else "other ZIP")
    if street(one.address) and street(one.address) == street(other.address):
        found.append("same address")
    if clean(one.state) != clean(other.state):
        found.append("other state" if one.state and other.state else "state blank")
    if one.type and one.type == other.type:
        found.append("same type")
    return tuple(found)


def propose(place: Place, known: Sequence[Place], limit: int = 3) -> list[Candidate]:
    """The best ``limit`` facilities ``place`` may mean, best first, one per facility; [] where none is likely."""
    beside = {other.facility_id for other in known if place.snapshots & other.snapshots}
    best: dict[str, tuple[float, Place]] = {}
    for other in known:
        if comparable(place, other):
            value = max(0.0, score(place, other) - PRINTED_BESIDE * (other.facility_id in beside))
            if value > best.get(other.facility_id, (-1.0, other))[0]:
                best[other.facility_id] = (value, other)
    ranked = sorted(best.values(), key=lambda pair: (-pair[0], pair[1].facility_id))
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    return [
        Candidate(
            other,
            value,
            value - (second if rank == 0 else ranked[0][0]),
            reasons(place, other) + (("printed beside it",) if other.facility_id in beside else ()),
        )
        for rank, (value, other) in enumerate(ranked[:limit])
        if value >= POSSIBLE_SCORE
    ]


def read_csv(path: Path) -> list[dict[str, str]]:
    """Rows of a reference CSV. Raises FileNotFoundError where it is missing."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def printed_places(rows: Iterable[Mapping[str, str | None]]) -> list[Place]:
    """Distinct printed places of facility records.

    Reads the columns name, city, state, zip, address, type_detailed, snapshot_sha256; null where a cell is blank. One
    Place per name, city, state and ZIP; address and type are the most frequent ones.
    """
    groups: dict[tuple[str, str, str, str], list[Mapping[str, str | None]]] = defaultdict(list)
    for row in rows:
        name, city, state = (clean(row[column] or "") for column in ("name", "city", "state"))
        groups[(name, city, state, zip5(row["zip"] or ""))].append(row)
    return [
        Place(
            *key,
            address=most_frequent(group, "address"),
            type=most_frequent(group, "type_detailed"),
            snapshots=frozenset(row["snapshot_sha256"] or "" for row in group),
        )
        for key, group in sorted(groups.items())
    ]


def most_frequent(rows: Sequence[Mapping[str, str | None]], column: str) -> str:
    """The value printed most often, the alphabetically first of several."""
    values = [clean(row[column] or "") for row in rows]
    return min(set(values), key=lambda value: (-values.count(value), value))


def decided(place: Place, names: Sequence[Mapping[str, str]]) -> str:
    """The facility id the crosswalk gives ``place``, "" where none. A row with a ZIP counts only for that ZIP."""
    for row in names:
        if (row["name_printed"], row["city"], row["state"]) == place.key and row["zip"] in ("", zip5(place.zip)):
            return row["facility_id"]
    return ""


def write_report(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    """Write the proposals for review, by rename."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    with temporary.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS.split(), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    os.replace(temporary, path)


def report_rows(unmatched: Iterable[Place], known: Sequence[Place]) -> Iterable[dict[str, object]]:
    """One line per candidate; a name without any candidate has one line that says so."""
    for place in unmatched:
        printed = {
            "name_printed": place.key[0],
            "city": place.key[1],
            "state": place.key[2],
            "zip": place.zip,
            "address": place.address,
            "type_detailed": place.type,
            "editions": len(place.snapshots),
        }
        candidates = propose(place, known)
        if not candidates:
            yield {**printed, "verdict": "no candidate"}
        for candidate in candidates:
            yield {
                **printed,
                "facility_id": candidate.place.facility_id,
                "known_name": candidate.place.name,
                "score": f"{candidate.score:.1f}",
                "margin": f"{candidate.margin:.1f}",
                "verdict": "confident" if candidate.confident else "doubtful",
                "reasons": "; ".join(candidate.reasons),
            }


def main(datasets: Path) -> int:
    """Propose facilities for every printed name the crosswalk lacks: writes ``build/reports/facility_proposals.csv``.

    Reads the facility records and `reference/facility_names.csv` below ``datasets``; raises FileNotFoundError where
    either is missing. Returns 0: unmatched names are work for a reviewer, not a failure.
    """
    folders = Folders(datasets)
    names = read_csv(folders.reference / "facility_names.csv")
    columns = ["name", "city", "state", "zip", "address", "type_detailed", "snapshot_sha256"]
    records = pq.read_table(folders.records / "ice_detention_statistics_facilities.parquet", columns=columns)
    places = printed_places(records.to_pylist())
    index: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
    for row in names:
        index[(row["name_printed"], row["city"], row["state"])].append(row)
    known, unmatched = [], []
    for place in places:
        facility_id = decided(place, index[place.key])
        if facility_id:
            known.append(replace(place, facility_id=facility_id))
        else:
            unmatched.append(place)
    seen = {place.key for place in known}
    known += [
        Place(*key, row["zip"], "", "", row["facility_id"])
        for key, rows in index.items()
        if key not in seen
        for row in rows
    ]
    report = folders.reports / "facility_proposals.csv"
    write_report(report, report_rows(unmatched, known))
    print(f"{len(unmatched)} printed places are in no row of facility_names.csv; proposals: {report}")
    return 0
