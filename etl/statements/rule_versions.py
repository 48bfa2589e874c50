"""Which code makes the rows of each record file, and so their version: `code_version` of the modules named here."""

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

import code_version

GLUE = ("etl.statements.statement", "etl.statements.words", "etl.statements.shapes")
"""They put each fact into its columns: their own text counts for every fact, what they import does not."""

PROTECTION = ("etl.statements.protect.people", "etl.statements.protect.bodies", "etl.statements.protect.hints")

MADE_BY: dict[str, tuple[str, ...]] = {
    "statement_titles": ("etl.statements.protect.titles", *PROTECTION),
    "statement_mentions": ("etl.statements.facts.mentions", "etl.statements.names.phrases"),
    "statement_quotes": ("etl.statements.facts.quotes", *PROTECTION),
    "statement_signatories": ("etl.statements.facts.signatories", *PROTECTION),
    "statement_demands": ("etl.statements.facts.demands", "etl.statements.facts.mentions"),
    "statement_claims": (
        "etl.statements.facts.claims",
        "etl.statements.facts.measures",
        "etl.statements.facts.mentions",
        "etl.statements.names.phrases",
    ),
    "statement_dates": ("etl.statements.facts.dates",),
    "shown": PROTECTION,
    "statement_boilerplate": ("etl.statements.boilerplate",),
    "statement_signatures": ("etl.statements.text.clusters",),
    "statement_changes": ("etl.statements.text.versions",),
}


@cache
def rule_version(name: str) -> str:
    """The version of the rules that fill one record file, eight hexadecimal digits."""
    return code_version.version(MADE_BY[name], GLUE)


def all_versions() -> dict[str, str]:
    """The version of every record file's rules, by its name: 0.4 s for all, once a process."""
    return {name: rule_version(name) for name in MADE_BY}


def explained(reference: Path) -> dict[str, set[str]]:
    """The versions that `rule_changes.csv` has a line for, by record file. Raises ValueError on a line that lacks anything."""
    lines: dict[str, set[str]] = defaultdict(set)
    path = reference / "rule_changes.csv"
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if not all(row.get(name) for name in ("rule", "version", "changed_on", "change")):
                    raise ValueError(f"{path}: {row} lacks its rule, version, changed_on or change")
                lines[row["rule"]].add(row["version"])
    return lines


def unexplained(reference: Path) -> list[str]:
    """For each record file whose rules of today have no line in `rule_changes.csv`: the line to write, without its words."""
    known = explained(reference)
    return [
        f"{name},{version},<day>,<what changed>"
        for name, version in all_versions().items()
        if name.startswith("statement_") and version not in known.get(name, set())
    ]
