"""What the home page and the pages of tables say."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from explore.charts import timeline
from explore.database import Database, Row
from explore.parts import FOLDER, parts
from explore.questions import Question, by_group

NEWEST = """
SELECT editions.*, snapshots.url, snapshots.file_name
FROM editions JOIN snapshots USING (snapshot_sha256)
ORDER BY editions.as_of DESC, editions.in_force_from DESC, editions.snapshot_sha256 LIMIT 1
"""
SCOPE = """
SELECT
    (SELECT count(*) FROM editions) AS editions, (SELECT min(as_of) FROM editions) AS first_as_of,
    (SELECT max(as_of) FROM editions) AS last_as_of, (SELECT count(*) FROM facilities) AS facilities,
    (SELECT count(*) FROM statements) AS statements,
    (SELECT count(*) FROM snapshot_checks WHERE NOT holds AND finding > 0) AS findings
"""
LARGEST = """
SELECT name, city, state, latest_adp, last_as_of, facility_id FROM facilities
WHERE in_latest_edition AND latest_adp IS NOT NULL ORDER BY latest_adp DESC, facility_id LIMIT 8
"""


@cache
def declared() -> dict[str, dict[str, Any]]:
    """Titles, descriptions and columns of the tables, from the generated metadata."""
    whole = json.loads((FOLDER.parent / "metadata.json").read_text())
    tables: dict[str, dict[str, Any]] = whole["databases"]["detention"]["tables"]
    return tables


def tables(database: Database) -> dict[str, dict[str, Any]]:
    """Per table of this publication what its page says."""
    return {
        name: {"title": table["title"], "name": name, "description": table["description"], "columns": table["columns"]}
        for name, table in declared().items()
        if name in database.tables
    }


def shown(database: Database, questions: Mapping[str, Question]) -> dict[str, Any]:
    """Everything on the home page."""
    detained = questions["detained_over_time"].part.rows(database, {})
    newest = database.row(NEWEST)
    return {
        "title": "Detention Ledger",
        "newest": newest,
        "detained": newest_day(detained),
        "chart": timeline(plausible(detained)),
        "n_undated": sum(1 for row in detained if row["day_note"]),
        "scope": database.row(SCOPE),
        "largest": database.rows(LARGEST),
        "groups": by_group(questions),
        "rooms": [(path.name, parts(f"rooms/{path.name}")[0].header) for path in sorted((FOLDER / "rooms").iterdir())],
        "tables": tables(database),
    }


def plausible(detained: list[Row]) -> list[tuple[date, float]]:
    """(day, people) of the editions whose printed day can be right, one per day, oldest first."""
    found = {
        date.fromisoformat(row["record_day"]): row["total"]
        for row in reversed(detained)
        if row["record_day"] and row["total"] is not None and not row["day_note"]
    }
    return sorted(found.items())


def newest_day(detained: list[Row]) -> Row | None:
    """The row with the latest day among those whose day can be right."""
    dated = [row for row in detained if row["record_day"] and row["total"] is not None and not row["day_note"]]
    return max(dated, key=lambda row: str(row["record_day"]), default=None)


def dataset(database: Database) -> str | None:
    """The newest release's croissant.json without its columns, for the page of the tables; None without a release."""
    path = Path(database.file).parent.parent / "releases" / "latest" / "croissant.json"
    if not database.file or not path.exists():
        return None
    said = json.loads(path.read_text(encoding="utf-8"))
    said.pop("recordSet", None)
    return json.dumps(said, ensure_ascii=False).replace("</", "<\\/")
