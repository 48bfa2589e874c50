"""Statements that are no longer shown: `reference/suppressions.csv` (statement_id, reason, decided_on).

A suppressed statement keeps one row in `statements`, without title, address and dateline, with the reason and the day of the
decision. Its text, quotations, mentions and all other facts go, from the records as from the build.
"""

import csv
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import duckdb

Key = tuple[str, int]
"""snapshot_sha256, item."""


def statement_id(canonical_url: str) -> str:
    """The id of a statement, as `staging/statement_pages.sql` makes it."""
    return hashlib.sha256(canonical_url.encode()).hexdigest()[:16]


def read(reference: Path) -> frozenset[str]:
    """The ids on the list; none where there is no list. Raises ValueError on a row without reason or day."""
    path = reference / "suppressions.csv"
    if not path.exists():
        return frozenset()
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if not all(row.get(name) for name in ("statement_id", "reason", "decided_on")):
            raise ValueError(f"{path}: {row} lacks its statement_id, reason or decided_on")
    return frozenset(row["statement_id"] for row in rows)


def keys(records: Mapping[Key, Mapping[str, Any]], ids: frozenset[str]) -> frozenset[Key]:
    """Every version of the suppressed statements, by the URLs in the rows of `records_io.statements`."""
    return frozenset(
        key
        for key, row in records.items()
        if ids and row["canonical_url"] and statement_id(row["canonical_url"]) in ids
    )


def apply(con: duckdb.DuckDBPyConnection, tables: Iterable[str]) -> None:
    """Delete every fact about suppressed statements from the raw ``tables``, before any query reads them."""
    con.execute(
        "CREATE TABLE IF NOT EXISTS raw.suppressions (statement_id VARCHAR, reason VARCHAR, decided_on VARCHAR)"
    )
    for table in tables:
        con.execute(
            f"DELETE FROM raw.{table} AS facts WHERE EXISTS (SELECT 1 FROM raw.statements AS pages JOIN raw.suppressions "
            "AS listed ON listed.statement_id = left(sha256(pages.canonical_url), 16) WHERE pages.snapshot_sha256 = "
            "facts.snapshot_sha256 AND coalesce(pages.item, 1) = coalesce(facts.item, 1))"
        )
