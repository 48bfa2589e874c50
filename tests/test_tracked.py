"""The bytes that git keeps: those of the detention workbooks and facility lists that were read, and no others."""

import subprocess
from pathlib import Path

import pytest

from scrapers import extract, tracked
from scrapers.ice_sheets import tables
from scrapers.snapshots import Observation, SnapshotStore, now
from tests.workbooks import book, edition

ROOT = Path(__file__).parent.parent


def test_git_keeps_what_was_read_and_ignores_the_rest(tmp_path: Path) -> None:
    store = SnapshotStore(tmp_path / "datasets")
    kept, refused, other = store.put(book(edition())), store.put(b"no workbook"), store.put(b"another publisher's page")
    for sha256 in (kept, refused):
        store.record(
            Observation(tables.SOURCE_ID, f"https://www.ice.gov/{sha256}.xlsx", now(), "import", sha256=sha256)
        )
    extract.main(tmp_path / "datasets")
    tracked.write(tmp_path / "datasets")
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    subprocess.run(["git", "add", "datasets/snapshots"], cwd=tmp_path, check=True)
    added = subprocess.run(["git", "ls-files"], cwd=tmp_path, check=True, capture_output=True, text=True).stdout.split()
    assert added == ["datasets/snapshots/.gitignore", f"datasets/snapshots/{kept[:2]}/{kept}"]
    assert store.path(other).exists()
    store.erase(kept, "test")
    assert tracked.hashes(tmp_path / "datasets") == []


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="no git checkout")
def test_every_workbook_and_list_of_the_records_is_in_the_checkout_whole() -> None:
    store = SnapshotStore(ROOT / "datasets")
    hashes = tracked.hashes(ROOT / "datasets")
    assert hashes
    assert [sha256 for sha256 in hashes if store.get(sha256) is None] == []
