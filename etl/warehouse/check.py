"""Run the checks over the candidate warehouse: errors block publication, findings about the source are published.

`checks/<rule>.sql` is a SELECT of violations. Its header says `severity` (error or finding), `title` and `why`. A finding
query returns snapshot_sha256, sheet, cell, facility_id, expected, found, message, and its header says two things more:

- `sure`: certain (the printed figures contradict each other or the calendar: at least one is wrong), likely (an error
  unless something rare happened) or lead (unusual; may be news, or ours to mend).
- `sampled`: how many findings of how many were looked up in the bytes, how many of those were real, and when:
  `30 of 67, right 28, 2026-11-24`, with a few words where they need any. `none found` where there were none. Real: an error of
  the source, or ours to mend; a finding that is as printed and no error is a false alarm.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.folders import Folders, sha256_of
from etl.warehouse.build import MACROS, parsed
from etl.warehouse.tables import tables
from etl.warehouse.tables.check_rules import SURE

CHECKS = Path(__file__).parent / "checks"
HEADER = re.compile(r"^-- (severity|title|why|sure|sampled): (.+)$", re.MULTILINE)
KEYS = {"error": {"severity", "title", "why"}, "finding": {"severity", "title", "why", "sure", "sampled"}}
FACILITY_TABLES = {
    "core.facility_population",
    "core.column_consistency",
    "core.interval_population",
    "staging.edition_cells",
}
"""what a rule reads that judges the facility table"""
SAMPLED = re.compile(r"none found|(\d+) of \d+, right \d+, \d{4}-\d{2}-\d{2}(: .+)?")


@dataclass(frozen=True)
class Rule:
    """One check: its name (the file's), what it holds true, and why that must be."""

    name: str
    severity: str
    title: str
    why: str
    sure: str | None
    sampled: str | None
    sql: str


def rules() -> Iterator[Rule]:
    """Every rule of `checks/`, by name. Raises ValueError where a header is missing or not as documented above."""
    for path in sorted(CHECKS.glob("*.sql")):
        text = path.read_text()
        header = dict(HEADER.findall(text))
        wanted = KEYS.get(header.get("severity", ""))
        if wanted is None or set(header) != wanted:
            needed = "; ".join(f"{severity}: {', '.join(sorted(keys))}" for severity, keys in KEYS.items())
            raise ValueError(f"{path}: its header has {sorted(header)}; needed are, for severity {needed}")
        sure, sampled = header.get("sure"), header.get("sampled")
        if wanted == KEYS["finding"] and not (sure in SURE and SAMPLED.fullmatch(sampled or "")):
            raise ValueError(f"{path}: sure is one of {SURE}, sampled like '30 of 67, right 28, 2026-11-24'")
        sql = text.rstrip().rstrip(";")
        yield Rule(path.stem, header["severity"], header["title"], header["why"], sure, sampled, sql)


def check(folders: Folders) -> list[str]:
    """Run every rule; write findings into core.snapshot_checks and core.check_rules; return the errors, one line each.

    Leaves `candidate/check.json` with the sha256 of the very warehouse that was checked.
    """
    warehouse = folders.candidate / "warehouse.duckdb"
    if not warehouse.exists():
        raise FileNotFoundError(f"{warehouse}: nothing to check; run `python -m etl build` first")
    report = folders.candidate / "check.json"
    report.unlink(missing_ok=True)
    with duckdb.connect(str(warehouse)) as con:
        con.execute(MACROS.read_text())
        con.execute("DELETE FROM core.snapshot_checks")
        con.execute("DELETE FROM core.check_rules")
        errors = broken_references(con) + lost_links(con, folders.datasets / "facility_population.parquet")
        violations, counts = judge(con, rules())
        mark_cells(con)
    errors += violations
    report.write_text(
        json.dumps({"warehouse_sha256": sha256_of(warehouse), "errors": errors, "rows": counts}, indent=1) + "\n"
    )
    return errors


def judge(con: duckdb.DuckDBPyConnection, chosen: Iterable[Rule]) -> tuple[list[str], dict[str, int]]:
    """Run the ``chosen`` rules and write what they find; returns the errors, one line each, and each rule's violations."""
    errors: list[str] = []
    counts: dict[str, int] = {}
    for rule in chosen:
        if rule.severity == "error":
            rows = con.execute(rule.sql).fetchall()
            names = [column[0] for column in con.description or []]
            errors += [f"{rule.name}: {dict(zip(names, row, strict=True))}" for row in rows[:20]]
            counts[rule.name] = len(rows)
        else:
            counts[rule.name] = publish_findings(con, rule)
        con.execute(
            """
            INSERT INTO core.check_rules BY NAME
            SELECT ? AS rule, ? AS severity, ? AS title, ? AS why, ? AS sure, ? AS sampled, ? AS n_violations,
                count(DISTINCT snapshot_sha256) AS n_editions
            FROM core.snapshot_checks WHERE rule = ? AND finding > 0
            """,
            [rule.name, rule.severity, rule.title, rule.why, rule.sure, rule.sampled, counts[rule.name], rule.name],
        )
    return errors, counts


def report(folders: Folders) -> str:
    """What the last check found, a line a rule: findings, editions, how sure, and the sample looked up in the bytes."""
    with duckdb.connect(str(folders.candidate / "warehouse.duckdb"), read_only=True) as con:
        rows = con.execute(
            "SELECT rule, severity, n_violations, n_editions, sure, sampled FROM core.check_rules ORDER BY ALL"
        )
        lines = [f"{'rule':28} {'severity':8} {'found':>6} {'editions':>8}  {'sure':8} sampled"]
        for rule, severity, found, editions, sure, sampled in rows.fetchall():
            lines.append(f"{rule:28} {severity:8} {found:6} {editions:8}  {sure or '':8} {sampled or ''}".rstrip())
        counts = con.execute(
            "SELECT (SELECT count(*) FROM core.corrections), (SELECT count(*) FROM raw.corrections WHERE snapshot_sha256"
            " NOT IN (SELECT snapshot_sha256 FROM raw.ice_detention_statistics_sheets))"
        )
        applied, waiting = counts.fetchone() or (0, 0)
        lines.append(f"corrections: {applied} applied, {waiting} of editions that are not held")
    return "\n".join(lines)


def broken_references(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Foreign keys without a target, one line per column, with an example."""
    broken = []
    for table in tables().values():
        for column in table.columns:
            if not column.references:
                continue
            target, _, key = column.references.partition(".")
            row = con.execute(
                f"SELECT count(*), min({column.name}) FROM core.{table.name} WHERE {column.name} IS NOT NULL"
                f" AND {column.name} NOT IN (SELECT {key} FROM core.{target})"
            ).fetchone()
            if row and row[0]:
                broken.append(
                    f"references: {row[0]} rows of {table.name}.{column.name} are not in {target}: {row[1]!r} …"
                )
    return broken


def lost_links(con: duckdb.DuckDBPyConnection, last_release: Path) -> list[str]:
    """The match rate: of the facility rows that the last release holds, no fewer may be linked now.

    Editions that are new since then don't count: a name nobody decided on yet is published without a facility and listed.
    ``last_release`` is the published facility_population; without one nothing is compared.
    """
    if not last_release.exists():
        return []
    both = "FROM core.facility_population AS now JOIN read_parquet(?) AS last USING (snapshot_sha256, sheet, row)"
    path = [str(last_release)]
    row = con.execute(f"SELECT count(now.facility_id), count(last.facility_id), count(*) {both}", path).fetchone()
    linked, before, rows = row or (0, 0, 0)
    if linked >= before:
        return []
    lost = con.execute(
        f"SELECT DISTINCT concat_ws(', ', now.name_printed, now.city, now.state) {both}"
        " WHERE now.facility_id IS NULL AND last.facility_id IS NOT NULL ORDER BY ALL LIMIT 10",
        path,
    ).fetchall()
    names = "; ".join(name for (name,) in lost)
    return [
        f"match rate: {linked} of {rows} facility rows are linked, {before} were in the last release; without a facility now:"
        f" {names}. Restore their rows in facility_names.csv"
    ]


def mark_cells(con: duckdb.DuckDBPyConnection) -> None:
    """Take the findings apart by cell into core.cell_findings, and say in each facility row which columns are doubted."""
    con.execute("DELETE FROM core.cell_findings")
    con.execute(
        """
        INSERT INTO core.cell_findings BY NAME
        WITH named AS (
            SELECT DISTINCT rule, snapshot_sha256, finding, sheet, facility_id, expected, found,
                unnest(regexp_extract_all(cell, '[A-Z]{1,3}[0-9]+(?::[A-Z]{1,3}[0-9]+)?')) AS cells
            FROM core.snapshot_checks
            WHERE finding > 0 AND sheet IS NOT NULL
        ),
        parts AS (
            SELECT *, regexp_extract(cells, '^[A-Z]+') AS first_column, regexp_extract(cells, ':([A-Z]+)', 1) AS last_column,
                regexp_extract(cells, '[0-9]+')::BIGINT AS first_row, regexp_extract(cells, '[0-9]+$')::BIGINT AS last_row
            FROM named
        )
        SELECT parts.* EXCLUDE (first_column, last_column), rules.sure,
            -- the name's cell stands for the row
            CASE WHEN columns.column_name <> 'name' AND last_column IN ('', first_column) THEN columns.column_name END
                AS column_name
        FROM parts
        JOIN core.check_rules AS rules USING (rule)
        LEFT JOIN core.snapshot_columns AS columns ON columns.snapshot_sha256 = parts.snapshot_sha256
            AND columns.sheet = parts.sheet AND columns.column_letter = first_column
        ORDER BY ALL
        """
    )
    con.execute("UPDATE core.facility_population SET quality = 'no_finding', doubted = NULL")
    con.execute(
        """
        UPDATE core.facility_population AS population SET quality = doubts.quality, doubted = doubts.doubted
        FROM (
            SELECT rows.snapshot_sha256, rows.sheet, rows.row,
                CASE WHEN bool_or(sure = 'certain') THEN 'certain' WHEN bool_or(sure = 'likely') THEN 'likely' ELSE 'lead'
                    END AS quality,
                string_agg(DISTINCT coalesce(column_name, 'row'), ';' ORDER BY coalesce(column_name, 'row')) AS doubted
            FROM core.facility_population AS rows
            JOIN core.cell_findings AS findings
                ON findings.snapshot_sha256 = rows.snapshot_sha256 AND findings.sheet = rows.sheet
                AND rows.row BETWEEN findings.first_row AND findings.last_row
            GROUP BY ALL
        ) AS doubts
        WHERE doubts.snapshot_sha256 = population.snapshot_sha256 AND doubts.sheet = population.sheet
            AND doubts.row = population.row
        """
    )


def blocks_of(con: duckdb.DuckDBPyConnection, rule: Rule) -> list[str]:
    """The blocks that a rule judges: those its SELECT names, or the facility table; none where it reads other things."""
    read = parsed(rule.sql)
    held = con.execute("SELECT 1 FROM duckdb_tables() WHERE schema_name = 'core' AND table_name = 'blocks'").fetchone()
    if not held:  # a warehouse of some tables only, made for a look or a test
        return []
    if not isinstance(read, frozenset) or not read & {"staging.figures", "staging.figure_sums", *FACILITY_TABLES}:
        return []
    if read & FACILITY_TABLES:
        return ["facilities"]
    named = set(re.findall(r"'(\w+)'", rule.sql))
    if "staging.figure_sums" in read:
        query = "SELECT DISTINCT block FROM staging.figure_sums WHERE list_contains(?, identity)"
    else:
        query = "SELECT DISTINCT block FROM staging.figures WHERE list_contains(?, block)"
    found = sorted(block for (block,) in con.execute(query, [sorted(named)]).fetchall())
    return found or (["any table of these figures"] if "staging.figure_sums" in read else [])


def publish_findings(con: duckdb.DuckDBPyConnection, rule: Rule) -> int:
    """Insert a finding rule's rows, numbered from 1 within each edition, and a row 0 per edition that sums them up."""
    con.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE found AS
        SELECT *, row_number() OVER (
            PARTITION BY snapshot_sha256 ORDER BY sheet, cell, facility_id, expected, found, message
        ) AS finding
        FROM ({rule.sql}) AS violations
        """
    )
    judged = blocks_of(con, rule)
    con.execute("CREATE OR REPLACE TEMP TABLE unread (snapshot_sha256 VARCHAR, why VARCHAR)")
    if judged:
        con.execute(
            """
            INSERT INTO unread
            SELECT editions.snapshot_sha256, 'not read whole: ' || array_to_string(?::VARCHAR[], ', ')
            FROM core.editions AS editions LEFT JOIN core.blocks AS blocks
                ON blocks.snapshot_sha256 = editions.snapshot_sha256 AND list_contains(?, blocks.block)
            GROUP BY editions.snapshot_sha256
            HAVING NOT coalesce(bool_or(blocks.is_whole), false)
            """,
            [judged, judged],
        )
    con.execute(
        """
        INSERT INTO core.snapshot_checks BY NAME
        SELECT ? AS rule, snapshot_sha256, finding, false AS holds, 'violated' AS outcome, sheet, cell, facility_id, expected,
            found, message
        FROM found
        UNION ALL
        SELECT ?, edition.snapshot_sha256, 0, count(found.finding) = 0 AND max(unread.why) IS NULL,
            CASE WHEN count(found.finding) > 0 THEN 'violated' WHEN max(unread.why) IS NOT NULL THEN 'not_applicable'
                ELSE 'holds' END,
            NULL, NULL, NULL, '0', count(found.finding)::VARCHAR, CASE WHEN count(found.finding) = 0 THEN max(unread.why) END
        FROM core.editions AS edition LEFT JOIN found USING (snapshot_sha256) LEFT JOIN unread USING (snapshot_sha256)
        GROUP BY edition.snapshot_sha256
        ORDER BY ALL
        """,
        [rule.name, rule.name],
    )
    row = con.execute("SELECT count(*) FROM found").fetchone()
    return int(row[0]) if row else 0
