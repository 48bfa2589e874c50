"""How well claims are read, on sentences with what they claim: `python -m tests.gold.claims [--show]`.

`claims.csv`: one expected claim a row, or a sentence that holds none (no measure). A third was kept apart (set apart) and not
looked at while the rules were worked on. Sentences of works that are not the US government's have at most 300 characters and
their address. ``place`` is the name of the facility in the registry, ``figure`` what ICE printed, where the sentence copies it.
"""

import argparse
import csv
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from etl.folders import ROOT
from etl.statements import reference
from etl.statements import statement as facts

FILE = Path(__file__).parent / "claims.csv"
Row = dict[str, str]


@dataclass
class Score:
    """Counts of one set: expected, found, right in all that is compared; sentences without one that gave one."""

    expected: int = 0
    found: int = 0
    right: int = 0
    none: int = 0
    wrongly: int = 0
    differences: list[str] = field(default_factory=list)


def cases() -> list[tuple[Row, list[Row]]]:
    """Each sentence once, with the claims it is expected to hold."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found: dict[tuple[str, str], tuple[Row, list[Row]]] = {}
    for row in rows:
        case = found.setdefault((row["published"], row["sentence"]), (row, []))
        if row["measure"]:
            case[1].append(row)
    return list(found.values())


def read(row: Row, known: reference.Reference) -> list[dict[str, object]]:
    """The claims that the rules find in the sentence of a row."""
    body = f"{row['context']} {row['sentence']}".strip()
    text = facts.Text({"body": body}, date.fromisoformat(row["published"]), row["source"])
    return [claim for claim in facts.find(text, known)["statement_claims"] if claim.get("measure")]


def key(claim: dict[str, object]) -> tuple[object, ...]:
    return tuple(claim[name] for name in ("value", "measure", "people", "scope_kind", "period_kind", "period_end"))


def wanted(row: Row) -> tuple[object, ...]:
    names = ("measure", "people", "scope_kind", "period_kind", "period_end")
    return (float(row["value"]), *(row[name] for name in names))


def score() -> dict[str, Score]:
    """The score of each set."""
    known, scores = reference.load(ROOT / "datasets" / "reference"), {"look": Score(), "apart": Score()}
    for row, expected in cases():
        mine, one = read(row, known), scores[row["set"]]
        gold, found = Counter(map(wanted, expected)), Counter(map(key, mine))
        one.expected += len(expected)
        one.found += len(mine)
        one.right += sum((gold & found).values())
        if not expected:
            one.none += 1
            one.wrongly += bool(mine)
        if gold != found:
            one.differences.append(f"{row['sentence'][:200]}\n    wanted {list(gold)}\n    found  {list(found)}")
    return scores


def main() -> None:
    """Print the figures; --show also what differs in the set that may be looked at."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", action="store_true")
    show = parser.parse_args().show
    for name, one in score().items():
        print(
            f"{name}: {one.right} of {one.found} claims found are right ({one.right / max(1, one.found):.2f}), {one.right} of"
            f" {one.expected} expected found; {one.wrongly} of {one.none} sentences without a claim gave one"
        )
        if show and name == "look":
            print("\n".join(one.differences))


if __name__ == "__main__":
    main()
