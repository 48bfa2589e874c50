"""The committed publication is what the committed records give: rebuilt here, byte for byte."""

import shutil
from pathlib import Path

from etl import statements as annotate
from etl.folders import ROOT, Folders
from etl.publication.publish import publish
from etl.warehouse.build import build
from etl.warehouse.check import check


def test_the_committed_release_equals_a_rebuild_from_the_committed_records(tmp_path: Path) -> None:
    datasets = tmp_path / "datasets"
    shutil.copytree(ROOT / "datasets", datasets, ignore=shutil.ignore_patterns("build", "snapshots", "*.journal"))
    committed = {path.name: path.read_bytes() for path in datasets.iterdir() if path.is_file()}
    folders = Folders(datasets)
    annotate.main(datasets)
    build(folders)
    assert check(folders) == []
    publish(folders, root=tmp_path)
    rebuilt = {path.name: path.read_bytes() for path in datasets.iterdir() if path.is_file()}
    assert set(rebuilt) == set(committed)
    different = sorted(name for name in committed if rebuilt[name] != committed[name])
    assert not different, f"run `make refresh` and commit {different}"
