"""A release is whole, opens everywhere, is the same twice, is never changed, and says what differs from the last one."""

import gzip
import json
import shutil
import subprocess
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from etl.folders import Folders, sha256_of
from etl.releases import documents, ids, versions
from etl.releases.deliver import deliver
from etl.releases.package import Package, ReleaseError, order, version
from etl.releases.release import release, retract
from tests.test_publish import edition, released

FIRST, SECOND = "2026-02-13", "2026-02-27"


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """A datasets folder with one edition, published and released (synthetic)."""
    folders = released(tmp_path_factory.mktemp("releases"), [edition()])
    release(folders, FIRST)
    return folders


@pytest.fixture(scope="module")
def two(one: Folders, tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """The same after one new edition, with a second release."""
    folder = tmp_path_factory.mktemp("second")
    shutil.copytree(one.datasets, folder / "datasets", symlinks=True)
    folders = released(folder, [edition(), edition("FY25_b")])
    release(folders, SECOND)
    return folders


def at(folders: Folders, day: str = FIRST) -> Path:
    return folders.datasets / "releases" / day


def test_calendar_versions() -> None:
    assert (version("2026-02-03"), version("2026-11-24-2")) == ("2026.2.3", "2026.11.24-2")
    assert order("2026-02-13") < order("2026-02-13-2") < order("2026-02-13-10") < order("2026-03-01")
    with pytest.raises(ReleaseError, match="no day of a release"):
        order("yesterday")


def test_coreutils_agree_and_every_file_is_listed(one: Folders) -> None:
    folder = at(one)
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, check=True)
    listed = {line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text().splitlines()}
    assert listed == {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()} - {"SHA256SUMS"}


def test_two_releases_of_one_publication_are_byte_identical(one: Folders, tmp_path: Path) -> None:
    shutil.copytree(one.datasets, tmp_path / "datasets", ignore=shutil.ignore_patterns("releases", "build"))
    again, _ = release(Folders(tmp_path / "datasets"), FIRST)
    sums = [set((folder / "SHA256SUMS").read_text().splitlines()) for folder in (at(one), again)]
    assert {line.split("  ")[1] for line in sums[0] ^ sums[1]} <= {"detention.duckdb"}
    for table in Package.read(again).tables:
        with duckdb.connect() as con:
            for name, folder in (("a", at(one)), ("b", again)):
                con.execute(f"ATTACH '{folder / 'detention.duckdb'}' AS {name} (READ_ONLY)")
            assert con.execute(f"FROM a.{table.name} EXCEPT ALL FROM b.{table.name}").fetchall() == []


def test_every_format_has_the_rows_of_the_parquet(one: Folders) -> None:
    folder = at(one)
    package = Package.read(folder)
    with duckdb.connect(str(folder / "detention.duckdb"), read_only=True) as con:
        for table in package.tables:
            rows = pq.read_metadata(package.file(table)).num_rows
            assert rows == table.said["rows"]
            assert con.execute(f"SELECT count(*) FROM {table.name}").fetchone() == (rows,)
            text = gzip.decompress((folder / "csv" / f"{table.name}.csv.gz").read_bytes())
            assert len(pd.read_csv(folder / "csv" / f"{table.name}.csv.gz", dtype=str)) == rows
            assert text[:1] == b'"'
            assert len(pd.read_stata(folder / "stata" / f"{table.name}.dta")) == rows
        views = [row[0] for row in con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()]
        assert len(views) == 5
        for view in views:
            con.execute(f"SELECT * FROM {view}").fetchall()


def test_values_survive_stata_excel_and_duckdb(one: Folders) -> None:
    folder = at(one)
    arrow = pq.read_table(folder / "facility_population.parquet").to_pylist()
    dta = pd.read_stata(folder / "stata" / "facility_population.dta")
    assert dta["adp_total"].tolist() == [row["adp_total"] for row in arrow]
    assert [day.date() for day in dta["as_of"]] == [row["as_of"] for row in arrow]
    book = openpyxl.load_workbook(folder / "excel" / "facility_population.xlsx", read_only=True)
    head, *rows = book["rows"].iter_rows(values_only=True)
    # xlsxwriter writes 16 digits
    assert [row[head.index("adp_total")] for row in rows] == pytest.approx(
        [row["adp_total"] for row in arrow], rel=1e-15
    )
    assert book["columns"]["A1"].value == "column"
    with duckdb.connect(str(folder / "detention.duckdb"), read_only=True) as con:
        comment = con.execute(
            "SELECT comment FROM duckdb_columns() WHERE table_name = 'facility_population' AND column_name = 'adp_total'"
        ).fetchone()
    assert comment
    assert "average" in comment[0].lower()
    with (folder / "detention.duckdb").open("rb") as file:
        assert file.read(16)[12:16] == (64).to_bytes(4, "little")  # the storage version that DuckDB 1.0 reads


def test_geoparquet_has_points_in_their_box(one: Folders) -> None:
    table = pq.read_table(at(one) / "geo" / "facilities.parquet")
    geo = json.loads(table.schema.metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    assert geo["columns"]["geometry"]["encoding"] == "WKB"
    for row in table.to_pylist():
        west, south, east, north = geo["columns"]["geometry"]["bbox"]
        assert west <= row["longitude"] <= east
        assert south <= row["latitude"] <= north
        assert len(row["geometry"]) == 21


def test_the_bill_of_materials_is_the_lock_file() -> None:
    said = json.loads(documents.sbom("2026.2.13"))
    lines = documents.LOCK_FILE.read_text().splitlines()
    locked = {line.split("==")[0] for line in lines if "==" in line and not line.startswith(("#", " "))}
    assert {one["name"] for one in said["components"]} == locked
    assert all(one["externalReferences"][0]["hashes"] for one in said["components"])


def test_pointers_name_the_newest_release(two: Folders) -> None:
    releases = two.datasets / "releases"
    assert (releases / "latest").resolve().name == SECOND
    index = json.loads((releases / "index.json").read_text())
    assert index["version"] == "2026.2.27"
    for one in index["files"]:
        path = releases / one["path"]
        assert (path.stat().st_size, sha256_of(path)) == (one["bytes"], one["sha256"])
    assert [one["version"] for one in json.loads((releases / "versions.json").read_text())] == [
        "2026.2.13",
        "2026.2.27",
    ]


def test_after_a_new_edition_every_row_that_differs_is_explained(two: Folders) -> None:
    changes = at(two, SECOND) / "changes.parquet"
    before, after = Package.read(at(two)), Package.read(at(two, SECOND))
    con = duckdb.connect()
    con.execute(f"CREATE VIEW changes AS FROM '{changes}'")
    assert con.execute("SELECT DISTINCT origin, from_version, to_version FROM changes").fetchall() == [
        ("source", "2026.2.13", "2026.2.27")
    ]
    for table in after.tables:
        older = before.table(table.name)
        assert older is not None
        old, new = before.file(older), after.file(table)
        columns = ", ".join(f'"{name}"' for name in table.key)
        gained = con.execute(
            f"SELECT (SELECT count(*) FROM (FROM '{new}' EXCEPT FROM '{old}')),"
            f"(SELECT count(*) FROM (SELECT {columns} FROM '{old}' EXCEPT SELECT {columns} FROM '{new}'))"
        ).fetchone()
        said = con.execute(
            "SELECT count(DISTINCT row_key) FILTER (change IN ('row added', 'value')), "
            "count(*) FILTER (change = 'row removed') "
            "FROM changes WHERE table_name = ?", [table.name]).fetchone()  # fmt: skip
        assert said == gained, table.name
    new_rows = con.execute(
        "SELECT DISTINCT snapshot_sha256 FROM changes WHERE table_name = 'facility_population' AND change = 'row added'"
    ).fetchall()
    assert new_rows == [(edition("FY25_b").sha256,)]


def test_a_release_that_stands_is_never_changed(one: Folders) -> None:
    with pytest.raises(ReleaseError, match="exists and is never changed"):
        release(one, FIRST)
    assert release(one) == (at(one), False)


def test_no_id_disappears(one: Folders, tmp_path: Path) -> None:
    package = Package.read(at(one))
    known = ids.read(at(one) / "ids.parquet")
    assert {entry["id"] for entry in known if entry["kind"] == "facility"} == set(
        ids.values(package, "facilities", "facility_id")
    )
    gone: ids.Entry = dict.fromkeys(ids.SCHEMA.names) | {"kind": "facility", "id": "fac_gone", "status": "active"}
    with pytest.raises(ReleaseError, match=r"1 ids of the last release are gone: facility fac_gone"):
        ids.registry(package, [*known, gone], tmp_path)
    (tmp_path / "retired_ids.csv").write_text(
        "kind,id,superseded_by,reason,decided_on\nfacility,fac_gone,,never was a place,2026-02-20\n"
    )
    entries = {entry["id"]: entry for entry in ids.registry(package, [*known, gone], tmp_path)}
    assert entries["fac_gone"]["status"] == "retired"


def altered(package: Package, change: str) -> Package:
    """The package with something of its first table gone or of another type."""
    said = json.loads(json.dumps(package.said))
    fields = said["resources"][0]["schema"]["fields"]
    if change == "gone":
        del fields[-1]
    elif change == "table":
        del said["resources"][0]
    elif change == "unit":
        fields[-1]["unit"] = "furlongs"
    elif change == "key":
        said["resources"][0]["schema"]["primaryKey"].append(fields[-1]["name"])
    elif change == "added":
        fields.append(fields[-1] | {"name": "new_column"})
    return Package(package.folder, said)


@pytest.mark.parametrize("change", ["gone", "table", "unit", "key"])
def test_what_breaks_a_readers_code_needs_a_new_first_number(one: Folders, change: str) -> None:
    package = Package.read(at(one))
    with pytest.raises(ReleaseError, match=r"break what readers wrote.*2\.0\.0"):
        versions.check(package, altered(package, change))


def test_what_is_added_needs_a_new_second_number(one: Folders) -> None:
    package = Package.read(at(one))
    with pytest.raises(ReleaseError, match=r"added since schema 1\.0\.0: column .*new_column.*1\.1\.0"):
        versions.check(package, altered(package, "added"))
    versions.check(package, package)


def test_a_retraction_leaves_a_tombstone_and_moves_latest_back(two: Folders, tmp_path: Path) -> None:
    folders = Folders(shutil.copytree(two.datasets, tmp_path / "datasets", symlinks=True))
    retract(folders, SECOND, "the second edition was read with shifted columns")
    releases = folders.datasets / "releases"
    assert (releases / "latest").resolve().name == FIRST
    listed = json.loads((releases / "versions.json").read_text())
    assert listed[1]["retracted"] == "the second edition was read with shifted columns"
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=at(folders, SECOND), check=True)
    with pytest.raises(ReleaseError, match="retracted already"):
        retract(folders, SECOND, "again")


def test_delivery_sends_files_first_and_pointers_last(two: Folders, tmp_path: Path) -> None:
    written = deliver(two, str(tmp_path / "target"))
    names = [Path(path).relative_to(tmp_path / "target").as_posix() for path in written]
    assert names[-3:] == ["ids.parquet", "versions.json", "index.json"]
    firsts = {name.split("/")[0]: names.index(name) for name in reversed(names)}
    assert firsts[FIRST] < firsts[SECOND] < firsts["latest"] < firsts["index.json"]
    assert names[firsts[SECOND] - 1] == f"{FIRST}/SHA256SUMS"
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path / "target" / "latest", check=True)
    assert [Path(path).name for path in deliver(two, str(tmp_path / "target"))] == [
        "ids.parquet",
        "versions.json",
        "index.json",
    ]
    (tmp_path / "target" / FIRST / "SHA256SUMS").write_text("another")
    with pytest.raises(ReleaseError, match="a release is never changed"):
        deliver(two, str(tmp_path / "target"))


def test_delivery_to_a_store_that_is_no_folder(one: Folders) -> None:
    written = deliver(one, "memory://ledger/releases")
    assert written[-1].endswith("/index.json")
    with pytest.raises(ReleaseError, match="needs its driver"):
        deliver(one, "nosuchstore://ledger")


def test_only_bytes_of_reviewed_sources_travel(one: Folders, tmp_path: Path) -> None:
    folders = Folders(
        shutil.copytree(one.datasets, tmp_path / "datasets", ignore=shutil.ignore_patterns("releases", "build"))
    )
    package = Package.read(folders.datasets)
    for (sha,) in package.rows("SELECT snapshot_sha256 FROM snapshots", "snapshots"):
        path = folders.datasets / "snapshots" / sha[:2] / sha
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"not what it is called")
    with pytest.raises(ReleaseError, match="no longer hash to its name"):
        release(folders, FIRST)
