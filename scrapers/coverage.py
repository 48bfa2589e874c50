"""Coverage: every number printed in the bytes of the workbooks, against the cells that reached a record or are ignored.

Reads the bytes anew and the records as they are written, so that what was lost on the way between them shows.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from scrapers import records, workbook
from scrapers.ice_sheets import tables
from scrapers.records import RefusedError, Value
from scrapers.snapshots import SnapshotStore
from scrapers.workbook import Sheet, address

SheetKey = tuple[str, str]  # sha256, sheet name
UNREADABLE = "unreadable"


@dataclass(frozen=True)
class SheetCoverage:
    """One sheet of one edition. ``numbers`` printed = ``read`` + those ``ignored``, by reason, + ``uncovered`` cells."""

    sha256: str
    sheet: str
    kind: str
    numbers: int
    read: int
    ignored: dict[str, int]
    uncovered: list[str]


@dataclass
class Recorded:
    """What the records say of one sheet: its row of the sheets table, the cells read, the cells ignored and why."""

    about: dict[str, Value]
    cells: set[str]
    ignored: dict[str, str]


def main(datasets: Path) -> int:
    """Print each edition and sheet, then the sums; write them to `build/reports/coverage.csv`.

    Returns 0 where every number is covered, 1 where one isn't, 2 where no workbook's bytes are held (a fresh clone).
    """
    found = list(coverage(datasets))
    if not found:
        print(f"coverage: no workbook held in {datasets}; import or collect {tables.SOURCE_ID} first")
        return 2
    for sheet in found:
        print(
            f"{sheet.sha256[:8]} {sheet.sheet.strip():32} {sheet.numbers:6} numbers: {sheet.read:6} read, "
            f"{sum(sheet.ignored.values()):5} ignored, {len(sheet.uncovered):5} uncovered"
            + "".join(f"; ignored {count}: {reason}" for reason, count in sorted(sheet.ignored.items()))
        )
    _write(datasets, found)
    kinds = sorted({sheet.kind for sheet in found})
    for kind in kinds:
        _sum(f"all {kind} sheets", [sheet for sheet in found if sheet.kind == kind])
    reasons = sum((Counter(sheet.ignored) for sheet in found), Counter())
    for reason, count in sorted(reasons.items()):
        print(f"ignored: {count} numbers: {reason}")
    for sheet in found:
        if sheet.kind == UNREADABLE:
            print(f"uncovered: all of {sheet.sha256[:8]}, which can't be read: {sheet.uncovered[0]}")
        elif sheet.uncovered:
            where = f"{sheet.sha256[:8]} {sheet.sheet!r} {sheet.uncovered[0]}"
            print(f"uncovered: {len(sheet.uncovered)} numbers, first {where}; `extract` says what it refused")
    _sum(f"{len({sheet.sha256 for sheet in found})} editions", found)
    return 1 if any(sheet.uncovered for sheet in found) else 0


def coverage(datasets: Path) -> Iterator[SheetCoverage]:
    """Every sheet of every edition whose bytes are held, in order of sha256, then of the sheets.

    An edition that was refused as a whole has no record: all its numbers are uncovered. One that is no workbook at all is
    one sheet of kind UNREADABLE with the reason in place of cells.
    """
    store = SnapshotStore(datasets)
    recorded = _recorded(datasets)
    seen = {
        o.sha256 for o in store.observations() if o.source == tables.SOURCE_ID and o.role == "document" and o.sha256
    }
    held = sorted(sha256 for sha256 in seen - store.erased() if store.path(sha256).exists())
    for sha256 in tqdm(held, desc="coverage", unit="edition", disable=None):
        try:
            sheets = workbook.read(store.get(sha256) or b"").sheets
        except RefusedError as error:
            yield SheetCoverage(sha256, "", UNREADABLE, 0, 0, {}, [str(error)])
            continue
        for sheet in sheets:
            yield _sheet(sha256, sheet, recorded.get((sha256, sheet.name)))


def _sheet(sha256: str, sheet: Sheet, recorded: Recorded | None) -> SheetCoverage:
    numbers = [
        address(row, column)
        for row, cells in enumerate(sheet.grid)
        for column, cell in enumerate(cells)
        if isinstance(cell, float | int) and not isinstance(cell, bool)
    ]
    if recorded is None:
        return SheetCoverage(sha256, sheet.name, "not recorded", len(numbers), 0, {}, numbers)
    kind = str(recorded.about["kind"])
    if recorded.about["state"] == "ignored":
        ignored = {f"{recorded.about['reason']} ({kind} sheet)": len(numbers)} if numbers else {}
        return SheetCoverage(sha256, sheet.name, kind, len(numbers), 0, ignored, [])
    read = sum(cell in recorded.cells for cell in numbers)
    reasons = Counter(recorded.ignored[cell] for cell in numbers if cell in recorded.ignored)
    left = [cell for cell in numbers if cell not in recorded.cells and cell not in recorded.ignored]
    return SheetCoverage(sha256, sheet.name, kind, len(numbers), read, dict(reasons), left)


def _recorded(datasets: Path) -> dict[SheetKey, Recorded]:
    """By edition and sheet, what the record files hold."""
    found = {
        (row["snapshot_sha256"], row["sheet"]): Recorded(row, set(), {})
        for row in records.read(tables.SHEETS, datasets).to_pylist()
    }
    for sha256, sheet, cell in _rows(datasets, tables.FIGURES, "cell"):
        found[sha256, sheet].cells.add(cell)
    for sha256, sheet, cell, reason in _rows(datasets, tables.IGNORED, "cell", "reason"):
        found[sha256, sheet].ignored[cell] = reason
    letters: dict[SheetKey, list[str]] = defaultdict(list)
    for sha256, sheet, letter in _rows(datasets, tables.COLUMN_HEADERS, "column_letter"):
        letters[sha256, sheet].append(letter)
    for sha256, sheet, row in _rows(datasets, tables.FACILITIES, "row"):
        found[sha256, sheet].cells.update(f"{letter}{row}" for letter in letters[sha256, sheet])
    return found


def _rows(datasets: Path, table: records.RecordTable, *columns: str) -> Iterator[tuple[str, ...]]:
    read = records.read(table, datasets)
    return zip(*(read[name].to_pylist() for name in ("snapshot_sha256", "sheet", *columns)), strict=True)


def _sum(of: str, sheets: list[SheetCoverage]) -> None:
    numbers, read = sum(sheet.numbers for sheet in sheets), sum(sheet.read for sheet in sheets)
    ignored = sum(sum(sheet.ignored.values()) for sheet in sheets)
    left = sum(len(sheet.uncovered) for sheet in sheets if sheet.kind != UNREADABLE)
    share = left / numbers if numbers else 0.0
    unreadable = sum(sheet.kind == UNREADABLE for sheet in sheets)
    print(
        f"coverage of {of}: {numbers} numbers, {read} read, {ignored} ignored, {left} uncovered ({share:.4%})"
        + (f", {unreadable} files unreadable" if unreadable else "")
    )


def _write(datasets: Path, sheets: list[SheetCoverage]) -> None:
    path = datasets / "build" / "reports" / "coverage.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    with temporary.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow("snapshot_sha256 sheet kind numbers read ignored reasons uncovered first_uncovered".split())
        for sheet in sheets:
            ignored, reasons = sum(sheet.ignored.values()), "; ".join(sorted(sheet.ignored))
            first = sheet.uncovered[0] if sheet.uncovered else ""
            row = (sheet.sha256, sheet.sheet, sheet.kind, sheet.numbers, sheet.read, ignored, reasons)
            writer.writerow((*row, len(sheet.uncovered), first))
    temporary.replace(path)
