"""Check and publish: errors block, findings are published, a kill leaves the old or the new release, bytes repeat."""

import hashlib
import json
import shutil
import sqlite3
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from etl.folders import Folders, sha256_of
from etl.publication.publish import PublishError, publish, recover, swap
from etl.warehouse import check as checking
from etl.warehouse.build import build
from etl.warehouse.check import check
from etl.warehouse.tables import tables
from tests.synthetic import Edition, make_datasets
from tests.test_build import places


def edition(label: str = "FY25_a", **changes: object) -> Edition:
    return Edition(label, 97, places(21, n=12), 2025, "01/06/2025", **changes)  # type: ignore[arg-type]


def released(tmp_path: Path, editions: list[Edition]) -> Folders:
    """A datasets folder that went through build, check and publish."""
    folders = Folders(make_datasets(tmp_path / "datasets", editions))
    build(folders)
    assert check(folders) == []
    publish(folders, root=tmp_path)
    return folders


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a release of one edition."""
    folder = tmp_path_factory.mktemp("release")
    released(folder, [edition()])
    return folder


@pytest.fixture(scope="module")
def candidate(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of that release with a checked candidate of two editions beside it."""
    folder = shutil.copytree(release, tmp_path_factory.mktemp("candidate") / "release")
    folders = Folders(make_datasets(folder / "datasets", [edition(), edition("FY25_b")]))
    build(folders)
    assert check(folders) == []
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The published files of two editions by their hash."""
    return hashes(released(tmp_path_factory.mktemp("whole"), [edition(), edition("FY25_b")]))


def copied(folder: Path, to: Path) -> Folders:
    """A copy of such a folder to change."""
    shutil.copytree(folder, to, dirs_exist_ok=True)
    return Folders(to / "datasets")


def hashes(folders: Folders) -> dict[str, str]:
    """sha256 of every published file (the warehouse apart: DuckDB pads its file with whatever memory held)."""
    files = [*folders.datasets.glob("*.parquet"), folders.datasets / "datapackage.json", folders.build / "detention.db"]
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in [*files, folders.datasets / "README.md"]
    }


def test_two_builds_are_byte_identical(whole: dict[str, str], tmp_path: Path) -> None:
    assert hashes(released(tmp_path, [edition("FY25_b"), edition()])) == whole
    assert len(whole) >= 15


def test_parquet_sqlite_and_warehouse_hold_the_same_rows(release: Path) -> None:
    folders = Folders(release / "datasets")
    db = sqlite3.connect(folders.build / "detention.db")
    package = json.loads((folders.datasets / "datapackage.json").read_text())
    rows = {resource["name"]: resource["rows"] for resource in package["resources"]}
    with duckdb.connect(str(folders.build / "warehouse.duckdb"), read_only=True) as con:
        for name, table in tables().items():
            counted = con.execute(f"SELECT count(*) FROM core.{name}").fetchone()
            served = con.execute(f"SELECT count(*) FROM core.{name} WHERE {table.served}").fetchone()
            assert db.execute(f"SELECT count(*) FROM {name}").fetchone() == served
            if not table.local:
                assert (pq.read_metadata(folders.datasets / f"{name}.parquet").num_rows,) == counted == (rows[name],)
    for resource in package["resources"]:
        body = (folders.datasets / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}"
        assert resource["bytes"] == len(body)
    assert rows["facility_population"] == 12


def test_local_tables_are_never_written_to_the_datasets(release: Path) -> None:
    local = [table.name for table in tables().values() if table.local]
    assert local
    assert not [name for name in local if (release / "datasets" / f"{name}.parquet").exists()]


def test_column_descriptions_are_in_the_parquet_footer(release: Path) -> None:
    path = str(release / "datasets" / "facility_population.parquet")
    with duckdb.connect() as con:
        row = con.execute(
            "SELECT decode(value)::JSON FROM parquet_kv_metadata(?) WHERE decode(key) = 'table_schema'", [path]
        ).fetchone()
    assert row
    fields = {field["name"]: field for field in json.loads(row[0])["fields"]}
    assert fields["adp_total"]["unit"] == "persons"


def test_an_error_blocks_publication_and_the_old_release_stays(
    candidate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = copied(candidate, tmp_path)
    before = hashes(folders)
    rules = tmp_path / "checks"
    rules.mkdir()
    (rules / "nothing_passes.sql").write_text(
        "-- severity: error\n-- title: t\n-- why: w\nSELECT 1 AS row, 'A5' AS cell"
    )
    monkeypatch.setattr(checking, "CHECKS", rules)
    assert check(folders) == ["nothing_passes: {'row': 1, 'cell': 'A5'}"]
    with pytest.raises(PublishError, match="1 errors"):
        publish(folders, root=tmp_path)
    assert hashes(folders) == before


def test_an_id_without_its_row_is_named_and_the_old_release_stays(candidate: Path, tmp_path: Path) -> None:
    folders = copied(candidate, tmp_path)
    before = hashes(folders)
    warehouse = folders.candidate / "warehouse.duckdb"
    with duckdb.connect(str(warehouse)) as con:
        con.execute("UPDATE core.facility_population SET facility_id = 'fac_nowhere' WHERE row = 9")
    result = json.loads((folders.candidate / "check.json").read_text())
    (folders.candidate / "check.json").write_text(json.dumps(result | {"warehouse_sha256": sha256_of(warehouse)}))
    said = r"row \([0-9a-f]{64}, Facilities, 9\) of facility_population: facility_id 'fac_nowhere' is not among .* facilities"
    with pytest.raises(PublishError, match=said):
        publish(folders, root=tmp_path)
    assert hashes(folders) == before


def test_a_folder_with_an_apostrophe_in_its_name_is_built_and_published(tmp_path: Path) -> None:
    folders = released(tmp_path / "reader's copy", [edition()])
    assert (folders.build / "detention.db").exists()


def test_an_unchecked_or_changed_candidate_is_refused(candidate: Path, tmp_path: Path) -> None:
    folders = copied(candidate, tmp_path)
    (folders.candidate / "check.json").unlink()
    with pytest.raises(PublishError, match="no checked candidate"):
        publish(folders, root=tmp_path)
    check(folders)
    with (folders.candidate / "warehouse.duckdb").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(PublishError, match="changed after it was checked"):
        publish(folders, root=tmp_path)


@pytest.mark.parametrize("kill_at", range(1, 8))
def test_a_kill_between_two_renames_is_made_good(
    candidate: Path, whole: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kill_at: int
) -> None:
    folders = copied(candidate, tmp_path)
    count = 0
    real = Path.replace

    def dying(self: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count == kill_at:
            raise KeyboardInterrupt
        return real(self, target)

    before = hashes(folders)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", dying)
        with pytest.raises(KeyboardInterrupt):
            publish(folders, root=tmp_path, accept="the second edition is a copy of the first")
    recovered = recover(folders)
    after = hashes(folders)
    assert after == (whole if recovered else before)
    assert recovered == (kill_at > 1), "the first rename is the journal's: before it nothing has changed"


def test_findings_have_a_summary_for_every_edition_also_where_the_rule_holds(tmp_path: Path) -> None:
    bad = edition("FY25_b", cells={("PLACE 0", "adp_level_a"): "999"})
    folders = released(tmp_path, [edition(), bad])
    with duckdb.connect(str(folders.build / "warehouse.duckdb"), read_only=True) as con:
        rows = con.execute(
            "SELECT snapshot_sha256, finding, holds, found FROM core.snapshot_checks WHERE rule = 'splits_agree' ORDER BY ALL"
        ).fetchall()
    found = {(sha, finding): (holds, text) for sha, finding, holds, text in rows}
    assert found[(edition().sha256, 0)] == (True, "0")
    assert found[(bad.sha256, 0)] == (False, "1")
    assert found[(bad.sha256, 1)][1].startswith("999.0 / ")


def test_a_row_with_an_alien_number_blocks_publication(tmp_path: Path) -> None:
    leak = edition(cells={("PLACE 0", "address"): "A 123-456-789"})
    folders = Folders(make_datasets(tmp_path / "datasets", [leak]))
    build(folders)
    errors = check(folders)
    assert len(errors) == 1
    assert errors[0].startswith("no_alien_numbers")


def test_swap_is_idempotent(tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    folders.build.mkdir()
    (folders.build / "new").write_text("new")
    (tmp_path / "file").write_text("old")
    swap(folders, [(folders.build / "new", tmp_path / "file")])
    assert (tmp_path / "file").read_text() == "new"
    assert not recover(folders)
