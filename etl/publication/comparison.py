"""A release is judged against the last one: what it has lost stops it, until a reviewed line says why it may go.

The last release is what lies in `datasets/`, as its `datapackage.json` says. Compared are, for each table, its rows, also by
source and by edition, its keys, the values filled in each column, and the sum of each number over the keys that both have.
A loss of more than ALLOWED stops the publication. `reference/accepted_losses.csv` lets it pass: each line names one loss, how
much may be lost, and why. A line holds for the one step from the release named in `since`; the next release needs its own.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from etl.folders import Folders, sha256_of
from etl.warehouse.schema import Table, quoted

ALLOWED = 0.005
"""The share of rows, keys, values or of a sum that may change without a word: a source corrects single rows all the time.
An edition or a source whose rows are all gone is a loss in any case."""
GROWTH = 0.1
"""The share by which a sum over the same keys may grow: a figure does not double overnight. Counts (n_…) may."""
GROUPS = {"source_id": "rows of a source", "snapshot_sha256": "rows of an edition"}
BETWEEN = frozenset({"facility_evidence", "interval_population", "edition_changes", "place_edition"})
"""Tables about neighbouring editions, or the last word on a day: a new edition moves their rows, so only how many there
are is judged."""
FEW = 3  # lost groups of a kind that get a line each; more are one line, "*"
COLUMNS = ("since", "table_name", "measure", "key", "lost", "reason", "accepted_on")


@dataclass(frozen=True)
class Change:
    """One measure of one table in the last release and in this one. ``lost`` is what is to be accepted, 0 for a gain."""

    table: str
    measure: str
    key: str
    before: float
    after: float
    lost: float
    note: str = ""

    def __str__(self) -> str:
        of = f" {self.key}" if self.key else ""
        return f"{self.table}: {self.measure}{of}: {self.before:,.10g} → {self.after:,.10g}{self.note}"


def release_id(folders: Folders) -> str:
    """What names the last release: the first 12 digits of the sha256 of its data package; "" where there is none."""
    package = folders.datasets / "datapackage.json"
    return sha256_of(package)[:12] if package.exists() else ""


def broken(folders: Folders) -> list[str]:
    """The files of the last release that are not what its SHA256SUMS says, a sentence each; none where nothing was published.

    Records, reference and the ledger are judged elsewhere, and the dictionary is generated anew with every change of the code.
    """
    listing = folders.datasets / "SHA256SUMS"
    unlisted = {path.name for path in folders.datasets.glob("*.parquet")}
    unlisted |= {name for name in ("datapackage.json", "made_of.json") if (folders.datasets / name).exists()}
    if not listing.exists():
        return [f"{listing}: it is gone"] if unlisted else []
    bad = []
    for number, line in enumerate(listing.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
        expected, _, name = line.partition("  ")
        path = folders.datasets / name
        unlisted.discard(name)
        if len(expected) != 64 or not name:
            bad.append(f"{listing}:{number}: no sum of a file")
        elif path.suffix not in (".parquet", ".json") or "/" in name:
            continue
        elif not path.exists():
            bad.append(f"{path}: it is gone")
        elif sha256_of(path) != expected:
            bad.append(f"{path}: its sha256 is not the one that SHA256SUMS names, {expected[:12]}…")
    return bad + [f"{folders.datasets / name}: {listing.name} does not list it" for name in sorted(unlisted)]


def changes(before: Path, after: Path, tables: list[Table]) -> list[Change]:
    """Every measure that differs between the Parquet files of two folders, in the order of ``tables``."""
    found: list[Change] = []
    known = {table.name for table in tables}
    for path in sorted(before.glob("*.parquet")):
        if path.stem not in known:
            rows = duckdb.connect().execute("SELECT count(*) FROM read_parquet(?)", [str(path)]).fetchone()
            found.append(
                Change(path.stem, "table", "", (rows or (0,))[0], 0, (rows or (0,))[0], " (no longer published)")
            )
    for table in tables:
        old, new = (folder / f"{table.name}.parquet" for folder in (before, after))
        if old.exists():
            with duckdb.connect() as con:
                for view, path in (("old", old), ("new", new)):
                    con.execute(f"CREATE VIEW {view} AS SELECT * FROM read_parquet({quoted([str(path)])})")
                found += _of_table(con, table)
    return found


def _of_table(con: duckdb.DuckDBPyConnection, table: Table) -> Iterator[Change]:
    names = {view: [row[0] for row in con.execute(f"DESCRIBE {view}").fetchall()] for view in ("old", "new")}
    (before,), (after,) = (con.execute(f"SELECT count(*) FROM {view}").fetchall()[0] for view in ("old", "new"))
    yield from _change(table.name, "rows", "", before, after)
    if table.name in BETWEEN:
        return
    for column, measure in GROUPS.items():
        if column in names["old"] and column in names["new"]:
            yield from _groups(con, table.name, column, measure)
    if set(table.primary_key) <= set(names["old"]):
        keys = ", ".join(table.primary_key)
        (gone,) = con.execute(f"SELECT count(*) FROM (SELECT {keys} FROM old) ANTI JOIN new USING ({keys})").fetchall()[
            0
        ]
        yield from _change(table.name, "keys", "", before, before - gone)
    for name in names["old"]:
        if name not in names["new"]:
            yield Change(table.name, "column", name, before, 0, before, " (no longer published)")
    common = [column for column in table.columns if {column.name} <= {*names["old"]} & {*names["new"]}]
    filled = ", ".join(f'count("{column.name}")' for column in common)
    rows = [con.execute(f"SELECT {filled} FROM {view}").fetchall()[0] for view in ("old", "new")]
    for column, had, has in zip(common, *rows, strict=True):
        if (had, has) != (before, after):  # a column filled in every row says no more than the number of rows
            yield from _change(table.name, "filled", column.name, had, has)
    yield from _sums(con, table, {*names["old"]} & {*names["new"]})


def _groups(con: duckdb.DuckDBPyConnection, table: str, column: str, measure: str) -> Iterator[Change]:
    sql = f"""
        SELECT {column}, a.n, coalesce(b.n, 0)
        FROM (SELECT {column}, count(*) AS n FROM old WHERE {column} IS NOT NULL GROUP BY 1) AS a
        LEFT JOIN (SELECT {column}, count(*) AS n FROM new GROUP BY 1) AS b USING ({column})
        WHERE a.n <> coalesce(b.n, 0) ORDER BY 1
    """
    lost = [
        change
        for key, had, has in con.execute(sql).fetchall()
        for change in _change(table, measure, str(key)[:16], had, has)
        if change.lost
    ]
    if len(lost) <= FEW:
        yield from lost
    else:
        before, after = sum(change.before for change in lost), sum(change.after for change in lost)
        yield Change(table, measure, "*", before, after, before - after, f" in {len(lost)} of them, as {lost[0].key}")


def _sums(con: duckdb.DuckDBPyConnection, table: Table, known: set[str]) -> Iterator[Change]:
    numbers = [c.name for c in table.columns if c.type in ("integer", "number") and c.name not in table.primary_key]
    numbers = [name for name in numbers if name in known]
    if not numbers or not set(table.primary_key) <= known:
        return
    sums = ", ".join(f'sum(old."{name}"), sum(new."{name}")' for name in numbers)
    row = con.execute(f"SELECT {sums} FROM old JOIN new USING ({', '.join(table.primary_key)})").fetchall()[0]
    for name, before, after in zip(numbers, row[::2], row[1::2], strict=True):
        if before is not None and after is not None and before != after:
            growth = 0 if name.startswith("n_") else after - before - abs(before) * GROWTH
            shrinks = before - after > abs(before) * ALLOWED
            lost = abs(after - before) if shrinks or (before and growth > 0) else 0
            yield Change(table.name, "sum", name, before, after, lost, " over the same keys")


def _change(table: str, measure: str, key: str, before: int, after: int) -> Iterator[Change]:
    if before != after:
        lost = before - after
        yield Change(
            table, measure, key, before, after, lost if lost > before * ALLOWED or (lost > 0 and not after) else 0
        )


def unaccepted(found: list[Change], folders: Folders) -> list[Change]:
    """The losses among ``found`` for which `accepted_losses.csv` has no line. Raises ValueError on a line without reason."""
    lines = accepted(folders.reference / "accepted_losses.csv")
    since = release_id(folders)
    allowed = {
        (line["table_name"], line["measure"], line["key"]): float(line["lost"])
        for line in lines
        if line["since"] == since
    }
    return [
        change
        for change in found
        if change.lost and allowed.get((change.table, change.measure, change.key), 0.0) < float(f"{change.lost:.10g}")
    ]


def accepted(path: Path) -> list[dict[str, str]]:
    """The lines of `accepted_losses.csv`; none where there is no file. Raises ValueError on one that lacks a value."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    for number, line in enumerate(lines, start=2):
        needed = [name for name in COLUMNS if name != "key" and not line.get(name)]
        if needed or line["reason"].startswith("WHY"):
            raise ValueError(
                f"{path}:{number}: it lacks {', '.join(needed) or 'a reason'}; a loss needs a reason of ours"
            )
    return lines


def lines_to_add(losses: list[Change], folders: Folders, reason: str = "WHY") -> list[str]:
    """The very lines by which ``losses`` are accepted, for a person to give the reason."""
    since, today = release_id(folders), date.today().isoformat()
    texts = []
    for change in losses:
        values = (since, change.table, change.measure, change.key, f"{change.lost:.10g}", reason, today)
        texts.append(",".join(f'"{value}"' if "," in value else value for value in values))
    return texts


def accept(losses: list[Change], folders: Folders, reason: str) -> None:
    """Add the lines for ``losses`` with one ``reason`` to `accepted_losses.csv`."""
    path = folders.reference / "accepted_losses.csv"
    if not path.exists():
        path.write_text(",".join(COLUMNS) + "\n")
    with path.open("a", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines_to_add(losses, folders, reason.replace('"', "'")))


def notes(found: list[Change], since: str) -> str:
    """The release's note of changes, as Markdown: one line a measure that differs, losses first."""
    ordered = sorted(found, key=lambda change: (not change.lost, change.table))
    body = "\n".join(f"- {'**loss** ' if change.lost else ''}{change}" for change in ordered)
    return f"# Changes since {since or 'nothing: this is the first release'}\n\n{body or 'None.'}\n"
