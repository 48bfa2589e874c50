"""Verify: re-read published values from the raw bytes, with another reader, and compare: a random sample, or all.

The pipeline reads with calamine; this reads with openpyxl, by sheet name and address, so that a mistake of the one reader,
of a cast, or of a join shows. The rules by which a typed value may differ from its cell are those of COMPARE, no others;
of a value that is a reviewed correction, what the correction says was printed is compared.
"""

import random
import re
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from openpyxl.utils import column_index_from_string
from tqdm import tqdm

from scrapers import verify_records
from scrapers.snapshots import CorruptStoreError, SnapshotStore

VALUES_PER_DOCUMENT = 20  # of a sample: documents read again cost more than values
PROCESSES = 2
FIGURE_COLUMNS = ("snapshot_sha256", "sheet", "cell", "value", "value_printed")
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


def main(datasets: Path, sample: int | None = 500, seed: int | None = None) -> int:
    """Compare ``sample`` random published values with their cells, and the records of some documents with the documents.

    ``sample`` None: every value and every document that is held. Each difference is printed. 0: all equal. 1: some differ.
    2: nothing could be checked (nothing published, or no bytes held). ``seed`` repeats a sample; the one used is printed.
    """
    seed = secrets.randbelow(2**32) if seed is None else seed
    chance = random.Random(seed)
    store = SnapshotStore(datasets)
    values = _published(datasets, store)
    if sample is not None:
        values = _sample(values, sample, chance)
    by_edition: dict[str, list[Published]] = defaultdict(list)
    for value in values:
        by_edition[value.snapshot_sha256].append(value)
    read = verify_records.compare(datasets, None if sample is None else max(1, sample // VALUES_PER_DOCUMENT), chance)
    if not by_edition and not read.documents:
        print(
            "verify: nothing could be checked: no published value of a document whose bytes are held. Collect them, or import"
            " them with `python -m scrapers import ice_detention_statistics --manifest FILE`."
        )
        return 2
    count = sum(map(len, by_edition.values()))
    wrong = 0
    with tqdm(total=count, desc="verify", unit="value", disable=None) as bar:
        for value, cell in _against_cells(store, by_edition):
            if not equal(value.column, value.value, cell):
                wrong += 1
                where = f"{value.table}.{value.column} {value.snapshot_sha256[:12]} {value.sheet!r} {value.cell}"
                print(f"verify: {where}: published {value.value!r}, the cell holds {cell!r}")
            bar.update()
    for found in read.differences:
        print(
            f"verify: records/{found.table}.parquet {found.snapshot_sha256[:12]}: {found.only_recorded} rows are not in the"
            f" document as it is read now, {found.only_read} of the document are not recorded: {found.example}"
        )
    which = "all that are held" if sample is None else f"seed {seed}"
    print(f"verify: {count - wrong} of {count} values equal their cells ({which})")
    print(
        f"verify: {read.rows} records of {read.documents} documents read again, {len(read.differences)} tables of documents"
        f" differ ({which})"
    )
    return 1 if wrong or read.differences else 0


def _against_cells(store: SnapshotStore, by_edition: dict[str, list[Published]]) -> Iterator[tuple[Published, object]]:
    """Each value with what its cell holds, in two processes: openpyxl is slow."""
    editions = sorted(by_edition.items())
    wanted = [{(value.sheet, value.cell) for value in values} for _, values in editions]
    bodies = [_bytes(store, sha256) for sha256, _ in editions]
    with ProcessPoolExecutor(PROCESSES) as pool:
        for (_, values), cells in zip(editions, pool.map(_reread, bodies, wanted), strict=True):
            yield from ((value, cells.get((value.sheet, value.cell))) for value in values)


def _bytes(store: SnapshotStore, sha256: str) -> bytes:
    """Bytes that were held when the sample was drawn. Raises CorruptStoreError where they rotted or went since."""
    body = store.get(sha256)
    if body is None:
        raise CorruptStoreError(f"{store.path(sha256)} vanished while verify was running; run it again")
    return body


def _sample(values: list[Published], size: int, chance: random.Random) -> list[Published]:
    """As many national figures as values of facility rows and lists: figures are quoted most."""
    figures = [value for value in values if value.table == "national_figures"]
    others = [value for value in values if value.table != "national_figures"]
    n_figures = min(len(figures), max(size // FIGURES_SHARE, size - len(others)))
    return chance.sample(figures, n_figures) + chance.sample(others, min(len(others), size - n_figures))


def _published(datasets: Path, store: SnapshotStore) -> list[Published]:
    """Every published value that has a cell of a workbook whose bytes are held, blanks included."""
    corrected = _corrected(datasets)
    return [
        value
        for of_table in (_facility_values, _figure_values, _list_values)
        for value in of_table(datasets, store, corrected)
    ]


Corrected = dict[tuple[str, str, str, str], str]


def _held(store: SnapshotStore, table: pa.Table) -> list[dict[str, Any]]:
    """The rows of a table whose workbook is held. An .xls file is none that openpyxl can open."""
    held = [sha256 for sha256 in pc.unique(table["snapshot_sha256"]).to_pylist() if _is_workbook(store.path(sha256))]
    rows: list[dict[str, Any]] = table.filter(
        pc.is_in(table["snapshot_sha256"], value_set=pa.array(held, pa.string()))
    ).to_pylist()
    return rows


def _is_workbook(path: Path) -> bool:
    if not path.exists():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


def _facility_values(datasets: Path, store: SnapshotStore, corrected: Corrected) -> Iterator[Published]:
    paths = [datasets / f"{name}.parquet" for name in ("facility_population", "snapshot_columns")]
    if not all(path.exists() for path in paths):
        return
    population, columns = (pq.read_table(path) for path in paths)
    letters: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in columns.select(["snapshot_sha256", "sheet", "column_name", "column_letter"]).to_pylist():
        name = NAMES.get(row["column_name"], row["column_name"])
        if name in population.column_names:
            letters[row["snapshot_sha256"], row["sheet"]].append((name, row["column_letter"]))
    for row in _held(store, population):
        sha256, sheet = row["snapshot_sha256"], row["sheet"]
        for name, letter in letters[sha256, sheet]:
            cell, value = f"{letter}{row['row']}", row[name]
            if (sha256, sheet, cell, name) in corrected:
                text = corrected[sha256, sheet, cell, name]
                value = _as_number(text) if name == "guaranteed_minimum" else text
            yield Published("facility_population", sha256, sheet, cell, name, value)


def _figure_values(datasets: Path, store: SnapshotStore, corrected: Corrected) -> Iterator[Published]:
    path = datasets / "national_figures.parquet"
    if not path.exists():
        return
    wanted = [name for name in FIGURE_COLUMNS if name in pq.read_schema(path).names]
    for row in _held(store, pq.read_table(path, columns=wanted)):
        # a zero printed for a time to come is published as null, beside what was printed
        value = row["value"] if row["value"] is not None else _as_number(row.get("value_printed"))
        if (row["snapshot_sha256"], row["sheet"], row["cell"], "value") in corrected:
            value = _as_number(row["value_printed"])
        yield Published("national_figures", row["snapshot_sha256"], row["sheet"], row["cell"], "value", value)


def _list_values(datasets: Path, store: SnapshotStore, corrected: Corrected) -> Iterator[Published]:
    """Average populations of the older facility lists."""
    for name in ("facility_list_adp", "facility_list_months"):
        path = datasets / f"{name}.parquet"
        if path.exists():
            for row in _held(store, pq.read_table(path, columns=["snapshot_sha256", "sheet", "cell", "adp"])):
                if row["cell"] is not None:
                    yield Published(name, row["snapshot_sha256"], row["sheet"], row["cell"], "value", row["adp"])


def _corrected(datasets: Path) -> Corrected:
    """What the cells print whose published value is a reviewed correction, by edition, sheet, cell and column."""
    path = datasets / "corrections.parquet"
    rows = pq.read_table(path).to_pylist() if path.exists() else []
    return {(row["snapshot_sha256"], row["sheet"], row["cell"], row["column_name"]): row["printed"] for row in rows}


def _reread(body: bytes, cells: Iterable[tuple[str, str]]) -> dict[tuple[str, str], object]:
    """What the ``cells``, sheet and address, hold by openpyxl; those that are blank are left out."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for sheet, cell in cells:
        wanted[sheet].add(cell)
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
