"""Verify: re-read a random sample of published values from the raw bytes, with another reader, and compare.

The pipeline reads with calamine; this reads with openpyxl, by sheet name and address, so that a mistake of the one reader,
of a cast, or of a join shows. The rules by which a typed value may differ from its cell are those of COMPARE, no others;
of a value that is a reviewed correction, what the correction says was printed is compared.
"""

import random
import re
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl.utils import column_index_from_string
from tqdm import tqdm

from scrapers.snapshots import CorruptStoreError, SnapshotStore

FIGURES_SHARE = 2  # every second value is a national figure: they are quoted most
NAMES = {"name": "name_printed"}  # canonical column -> published column, where they differ
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")
US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
EXCEL_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True)
class Published:
    """One published value and the cell it came from."""

    table: str
    snapshot_sha256: str
    sheet: str
    cell: str
    column: str
    value: object


def main(datasets: Path, sample: int = 500, seed: int | None = None) -> int:
    """Compare ``sample`` random published values with their cells; print each that differs.

    0: all equal. 1: some differ. 2: nothing could be checked (nothing published, or no bytes held). ``seed`` repeats a
    sample; the one used is printed.
    """
    seed = secrets.randbelow(2**32) if seed is None else seed
    store = SnapshotStore(datasets)
    chosen = list(_sample(datasets, store, sample, random.Random(seed)))
    if not chosen:
        print(
            "verify: nothing could be checked: no published value of an edition whose bytes are held. Bytes are not in git:"
            " collect them, or import them with `python -m scrapers import ice_detention_statistics --manifest FILE`."
        )
        return 2
    by_edition: dict[str, list[Published]] = defaultdict(list)
    for value in chosen:
        by_edition[value.snapshot_sha256].append(value)
    wrong = 0
    with tqdm(total=len(chosen), desc="verify", unit="value", disable=None) as bar:
        for sha256, values in sorted(by_edition.items()):
            cells = _reread(_bytes(store, sha256), values)
            for value in values:
                found = cells.get((value.sheet, value.cell))
                if not equal(value.column, value.value, found):
                    wrong += 1
                    where = f"{value.table}.{value.column} {sha256[:12]} {value.sheet!r} {value.cell}"
                    print(f"verify: {where}: published {value.value!r}, the cell holds {found!r}")
                bar.update()
    print(f"verify: {len(chosen) - wrong} of {len(chosen)} values equal their cells (seed {seed})")
    return 1 if wrong else 0


def _bytes(store: SnapshotStore, sha256: str) -> bytes:
    """Bytes that were held when the sample was drawn. Raises CorruptStoreError where they rotted or went since."""
    body = store.get(sha256)
    if body is None:
        raise CorruptStoreError(f"{store.path(sha256)} vanished while verify was running; run it again")
    return body


def _sample(datasets: Path, store: SnapshotStore, size: int, chance: random.Random) -> Iterator[Published]:
    """Values of editions whose bytes are held: every mapped cell of every row is as likely, blanks included."""
    paths = [datasets / f"{name}.parquet" for name in ("facility_population", "snapshot_columns", "national_figures")]
    if not all(path.exists() for path in paths):
        return
    population, columns, figures = (pq.read_table(path) for path in paths)
    corrected = _corrected(datasets)
    held = {sha256 for sha256 in set(columns["snapshot_sha256"].to_pylist()) if store.path(sha256).exists()}
    letters: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in columns.select(["snapshot_sha256", "sheet", "column_name", "column_letter"]).to_pylist():
        name = NAMES.get(row["column_name"], row["column_name"])
        if name in population.column_names:
            letters[row["snapshot_sha256"], row["sheet"]].append((name, row["column_letter"]))
    keys = zip(*(population[name].to_pylist() for name in ("snapshot_sha256", "sheet", "row")), strict=True)
    rows = [(number, *key) for number, key in enumerate(keys) if key[0] in held]
    weights = [len(letters[sha256, sheet]) for _, sha256, sheet, _ in rows]
    of_held = [number for number, sha256 in enumerate(figures["snapshot_sha256"].to_pylist()) if sha256 in held]
    n_figures = min(len(of_held), size // FIGURES_SHARE)
    for row in figures.take(pa.array(chance.sample(of_held, n_figures), pa.int64())).to_pylist():
        # a zero printed for a time to come is published as null, beside what was printed
        value = row["value"] if row["value"] is not None else _as_number(row.get("value_printed"))
        if (row["snapshot_sha256"], row["sheet"], row["cell"], "value") in corrected:
            value = _as_number(row["value_printed"])
        yield Published("national_figures", row["snapshot_sha256"], row["sheet"], row["cell"], "value", value)
    for number, sha256, sheet, excel_row in chance.choices(rows, weights, k=size - n_figures) if any(weights) else []:
        name, letter = chance.choice(letters[sha256, sheet])
        cell = f"{letter}{excel_row}"
        value = population[name][number].as_py()
        if (sha256, sheet, cell, name) in corrected:
            text = corrected[sha256, sheet, cell, name]
            value = _as_number(text) if name == "guaranteed_minimum" else text
        yield Published("facility_population", sha256, sheet, cell, name, value)


def _corrected(datasets: Path) -> dict[tuple[str, str, str, str], str]:
    """What the cells print whose published value is a reviewed correction, by edition, sheet, cell and column."""
    path = datasets / "corrections.parquet"
    rows = pq.read_table(path).to_pylist() if path.exists() else []
    return {(row["snapshot_sha256"], row["sheet"], row["cell"], row["column_name"]): row["printed"] for row in rows}


def _reread(body: bytes, values: Iterable[Published]) -> dict[tuple[str, str], object]:
    """The cells of ``values``, by openpyxl, keyed by sheet and address."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for value in values:
        wanted[value.sheet].add(value.cell)
    book = openpyxl.load_workbook(BytesIO(body), read_only=True, data_only=True)
    found: dict[tuple[str, str], object] = {}
    for sheet, addresses in wanted.items():
        last = max(int(re.sub(r"\D", "", address)) for address in addresses)
        # the sheet of segregation claims 16,000 columns: openpyxl would make each of their cells
        widest = max(column_index_from_string(re.sub(r"\d", "", address)) for address in addresses)
        for row in book[sheet].iter_rows(max_row=last, max_col=widest):
            for cell in row:
                if cell.value is not None and cell.coordinate in addresses:
                    found[sheet, cell.coordinate] = cell.value
    return found


def equal(column: str, published: object, cell: object) -> bool:
    """Whether a typed value of ``column`` is what its cell says, by the rule of that column."""
    rule = next((rule for pattern, rule in COMPARE if re.fullmatch(pattern, column)), _text)
    return rule(published, cell)


def _number(published: object, cell: object) -> bool:
    """Exactly equal; null where the cell is blank or holds no number (a token such as N/A)."""
    return published == _as_number(cell)


def _whole_number(published: object, cell: object) -> bool:
    """Exactly equal; null where the cell holds no whole number."""
    number = _as_number(cell)
    return published == (number if number is not None and number == int(number) else None)


def _zip(published: object, cell: object) -> bool:
    """Five digits: leading zeros that Excel dropped are restored, a +4 is cut; anything else as printed."""
    text = _as_text(cell)
    if text is not None and re.fullmatch(r"\d{3,5}", text.strip()):
        text = text.strip().zfill(5)
    elif text is not None and re.fullmatch(r"\d{5}-?\d{4}", text.strip()):
        text = text.strip()[:5]
    return _clean(published) == _clean(text)


def _date(published: object, cell: object) -> bool:
    """The same day, from a date cell, an Excel serial, or text (ISO, or US month first); null where it is none of them."""
    return published == _as_date(cell)


def _text(published: object, cell: object) -> bool:
    """The same text, blanks collapsed; null where the cell is blank."""
    return _clean(published) == _clean(_as_text(cell))


COMPARE: tuple[tuple[str, Callable[[object, object], bool]], ...] = (
    (r"alos|adp_.*|value", _number),
    (r"guaranteed_minimum", _whole_number),
    (r"zip", _zip),
    (r".*_date", _date),
)
"""Rule by published column; every other column is text."""


def _as_number(cell: object) -> float | None:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    return float(cell) if isinstance(cell, str) and NUMBER.fullmatch(cell.strip()) else None


def _as_date(cell: object) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = (_as_text(cell) or "").strip()
    if re.fullmatch(r"[3-5]\d{4}", text):
        return EXCEL_EPOCH + timedelta(days=int(text))
    try:
        if match := US_DATE.fullmatch(text):
            year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
            return date(year, int(match[1]), int(match[2]))
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _as_text(cell: object) -> str | None:
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(sep=" ")
    return None if cell is None else str(cell)


def _clean(text: object) -> str:
    """One spelling for comparison; "" for null and for blanks, which are published as null."""
    return " ".join(str(text).split()) if text is not None else ""
