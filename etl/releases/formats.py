"""One table in the formats that readers open: csv.gz, Stata, Excel, GeoParquet, and all of them in one DuckDB file.

Every writer gives the same bytes twice: no clock, no order of chance. What a format can't hold is left out and said in
`index.json`, never cut: Excel's cells end at 32,767 characters, its sheets at 1,048,576 rows.
"""

import gzip
import io
import json
import math
import struct
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq
import xlsxwriter

from etl.folders import ROOT
from etl.releases.package import DUCKDB_TYPES, Package, Table, literal

LONG = 128  # characters from which on Stata keeps a text apart, rather than as wide in every row
SMALL = 50_000  # rows up to which a table is written for Stata and Excel too
EXCEL_CELL = 32_767  # characters
LABEL = 80  # characters, Stata's limit
VIEWS = Path(__file__).parent / "views"


def csv_gz(data: pa.Table, path: Path) -> None:
    """Comma-separated, UTF-8, gzip. A null is nothing between two commas, an empty text is \"\"."""
    text = io.BytesIO()
    pyarrow.csv.write_csv(data, text)
    with path.open("wb") as file, gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
        packed.write(text.getbuffer())


def longest(data: pa.Table, name: str) -> int:
    """The length of the longest text of a column, in characters."""
    return int(pc.max(pc.utf8_length(data.column(name))).as_py() or 0)


def stata(data: pa.Table, table: Table, day: date, path: Path) -> None:
    """Stata 14 and newer (format 118), with labels. Stata knows no null in texts: there it is an empty text."""
    frame: dict[str, Any] = {}
    for name, kind in table.types.items():
        column = data.column(name)
        if kind == "string":
            frame[name] = pd.Series(pc.fill_null(column, "").to_pylist(), dtype=object)
        elif kind == "date":
            frame[name] = pd.Series(column.to_numpy(zero_copy_only=False).astype("datetime64[ns]"))
        elif kind == "number":
            frame[name] = pd.Series(column.to_numpy(zero_copy_only=False).astype("float64"))
        else:
            whole = pd.Series(column.to_pylist(), dtype="Int64" if kind == "integer" else "boolean")
            frame[name] = whole.astype("float64") if kind == "integer" and whole.isna().all() else whole
    dates = {name: "td" for name, kind in table.types.items() if kind == "date"}
    texts = [name for name, kind in table.types.items() if kind == "string" and longest(data, name) > LONG]
    labels = {field["name"]: field["title"][:LABEL] for field in table.fields}
    pd.DataFrame(frame).to_stata(
        path, write_index=False, version=118, time_stamp=datetime(day.year, day.month, day.day), convert_dates=dates,
        data_label=table.said["title"][:LABEL], variable_labels=labels,
        convert_strl=texts)  # fmt: skip


def fits_excel(data: pa.Table, table: Table) -> bool:
    """Whether no text is longer than a cell of Excel may be."""
    return all(longest(data, name) <= EXCEL_CELL for name, kind in table.types.items() if kind == "string")


def excel(data: pa.Table, table: Table, day: date, path: Path) -> None:
    """A workbook of two sheets: the rows, and what each column means. Texts stay texts: no formula, no link is made."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(path, options) as book:
        book.set_properties({"title": table.said["title"], "created": datetime(day.year, day.month, day.day)})
        head, dated = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("rows")
        sheet.write_row(0, 0, list(table.types), head)
        sheet.freeze_panes(1, 0)
        for number, (name, kind) in enumerate(table.types.items()):
            write = {"string": sheet.write_string, "boolean": sheet.write_boolean}.get(kind, sheet.write_number)
            for row, value in enumerate(data.column(name).to_pylist(), start=1):
                if value is None or (isinstance(value, float) and not math.isfinite(value)):
                    continue
                if kind == "date":
                    sheet.write_datetime(row, number, value, dated)
                else:
                    write(row, number, value)
        about = book.add_worksheet("columns")
        about.write_row(0, 0, ["column", "label", "type", "unit", "description"], head)
        for row, field in enumerate(table.fields, start=1):
            about.write_row(row, 0, [field[key] for key in ("name", "title", "type", "unit", "description")])


def geoparquet(data: pa.Table, path: Path) -> int:
    """GeoParquet 1.1 of the rows that have a point, WKB in a column `geometry` (OGC:CRS84); returns how many.

    The native geometry type of Parquet is not used: polars can't open a file that has one (tried with 2.1.0).
    """
    data = data.filter(pc.and_(pc.is_valid(data["longitude"]), pc.is_valid(data["latitude"])))
    points = list(zip(data["longitude"].to_pylist(), data["latitude"].to_pylist(), strict=True))
    shapes = pa.array([struct.pack("<BIdd", 1, 1, *point) for point in points], pa.binary())
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"]}
    if points:
        eastings, northings = zip(*points, strict=True)
        column["bbox"] = [min(eastings), min(northings), max(eastings), max(northings)]
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    known = {key: value for key, value in (data.schema.metadata or {}).items() if key != b"geo"}
    written = data.append_column(pa.field("geometry", pa.binary(), nullable=False), shapes)
    written = written.replace_schema_metadata({**known, b"geo": json.dumps(geo).encode()})
    pq.write_table(written, path, compression="zstd", compression_level=9, write_page_checksum=True)
    return len(points)


def duckdb_file(package: Package, path: Path) -> None:
    """All tables in one file that DuckDB 1.0 and newer opens, with comments, keys and the views of `views/`.

    The one file of a release that is not the same bytes twice: DuckDB 2.0.0 leaves memory as it was in the unused ends of
    its blocks (14 of 7 million bytes differed; no setting of compression or of malloc cured it, 2026-11-25). So it is
    written by a process that has nothing in its memory but what is published: see `duckdb_apart`.
    """
    with duckdb.connect() as con:
        con.execute("SET threads = 1")
        con.execute(f"ATTACH '{literal(path)}' AS detention (STORAGE_VERSION 'v1.0.0')")
        con.execute("USE detention")
        for table in package.tables:
            required = {f["name"] for f in table.fields if f.get("constraints", {}).get("required")}
            columns = ", ".join(
                f'"{name}" {DUCKDB_TYPES[kind]}' + (" NOT NULL" if name in required else "")
                for name, kind in table.types.items()
            )
            con.execute(f'CREATE TABLE "{table.name}" ({columns})')
            con.execute(f"INSERT INTO \"{table.name}\" SELECT * FROM read_parquet('{literal(package.file(table))}')")
            con.execute(f'COMMENT ON TABLE "{table.name}" IS {quoted(table.said["description"])}')
            for field in table.fields:
                unit = "" if field["unit"] == "none" else f" Unit: {field['unit']}."
                con.execute(
                    f'COMMENT ON COLUMN "{table.name}"."{field["name"]}" IS {quoted(field["description"] + unit)}'
                )
        for view in sorted(VIEWS.glob("*.sql")):
            text = view.read_text()
            con.execute(f"CREATE VIEW {view.stem} AS {text}")
            con.execute(f"COMMENT ON VIEW {view.stem} IS {quoted(text.partition(chr(10))[0].removeprefix('-- '))}")
        con.execute("CHECKPOINT detention")


def duckdb_apart(package: Package) -> subprocess.Popen[bytes]:
    """Begin to write `detention.duckdb` in a process of its own, without our environment and its secrets."""
    command = [sys.executable, "-c", "import sys; from etl.releases.formats import main; main(sys.argv[1])"]
    return subprocess.Popen([*command, str(package.folder)], cwd=ROOT, env={}, stderr=subprocess.PIPE)


def main(folder: str) -> None:
    """What that process does."""
    duckdb_file(Package.read(Path(folder)), Path(folder) / "detention.duckdb")


def quoted(text: str) -> str:
    """A SQL string literal."""
    return "'" + text.replace("'", "''") + "'"
