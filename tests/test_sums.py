"""A record file that is not what a stage wrote is never taken for one that holds less: named, made anew, or refused."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import sums
from etl import statements as annotate
from etl.__main__ import arguments
from etl.__main__ import run as etl
from scrapers import extract
from scrapers.ice_sheets import tables
from scrapers.snapshots import SnapshotStore
from sums import Rewrite, Sum, SumsError
from tests.synthetic import ROOT
from tests.test_extract_stage import committed, put, states
from tests.workbooks import book, edition

RECORDS = ROOT / "datasets" / "records"
FACILITIES = tables.FACILITIES.name
NUMBERS = pa.schema([("snapshot_sha256", pa.string()), ("n", pa.int32())])
Damage = Callable[[Path], None]


def numbers(*values: int) -> pa.Table:
    return pa.Table.from_pylist([{"snapshot_sha256": "a", "n": value} for value in values], schema=NUMBERS)


def emptied(path: Path) -> None:
    pq.write_table(pq.read_table(path).slice(0, 0), path)


def shortened(path: Path) -> None:
    pq.write_table(pq.read_table(path).slice(1), path)


def edited(path: Path) -> None:
    """One cell says 9999."""
    rows = pq.read_table(path)
    values = ["9999", *rows["name"].to_pylist()[1:]] if "name" in rows.column_names else []
    pq.write_table(rows.set_column(rows.column_names.index("name"), "name", [values]) if values else rows, path)


def flipped(path: Path) -> None:
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 4
    path.write_bytes(body)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


DAMAGES: list[Damage] = [Path.unlink, emptied, shortened, edited, flipped, cut, lambda path: path.write_bytes(b"")]


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    """Two synthetic editions, extracted, their bytes held."""
    datasets = tmp_path / "datasets"
    put(datasets, {"one": book(edition()), "two": book(edition(), hidden=["Facilities FY26 "])})
    extract.main(datasets)
    return datasets


def without_bytes(datasets: Path) -> None:
    shutil.rmtree(datasets / "snapshots")


def build(datasets: Path) -> int:
    return etl(arguments().parse_args(["build", "--datasets", str(datasets)]))


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_stops_the_build_which_names_it(datasets: Path, damage: Damage) -> None:
    damage(datasets / "records" / f"{FACILITIES}.parquet")
    with pytest.raises(SumsError, match=rf"{FACILITIES}\.parquet: expected \d+ rows .* found .*git checkout"):
        build(datasets)


@pytest.mark.parametrize("damage", DAMAGES)
def test_extract_makes_a_damaged_file_anew_from_the_bytes(datasets: Path, damage: Damage) -> None:
    before = committed(datasets)
    damage(datasets / "records" / f"{FACILITIES}.parquet")
    extract.main(datasets)
    after = {name: body for name, body in committed(datasets).items() if not name.startswith("build/damaged")}
    assert after == before
    sums.verify(datasets / "records")


@pytest.mark.parametrize("damage", DAMAGES)
def test_without_the_bytes_extract_leaves_the_source_alone_and_says_so(
    datasets: Path, damage: Damage, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(datasets / "records" / f"{FACILITIES}.parquet")
    without_bytes(datasets)
    before = committed(datasets)
    capsys.readouterr()
    assert extract.main(datasets) == 1
    assert committed(datasets) == before
    said = capsys.readouterr().out
    assert "left ice_detention_statistics alone" in said
    assert f"{FACILITIES}.parquet: expected" in said


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_list_of_what_was_extracted_is_guarded_too(datasets: Path, damage: Damage) -> None:
    known = states(datasets)
    damage(extract.EXTRACTIONS.path(datasets))
    held = datasets.parent / "held"
    shutil.copytree(datasets, held)
    extract.main(held)
    assert states(held) == known
    sums.verify(held / "records")
    without_bytes(datasets)
    assert extract.main(datasets) == 1
    with pytest.raises(SumsError, match="extractions"):
        build(datasets)


def test_new_bytes_of_other_sources_come_in_all_the_same(datasets: Path) -> None:
    (datasets / "records" / f"{FACILITIES}.parquet").unlink()
    hashes = put(datasets, {"three": book(edition())})  # the same bytes under another name: nothing to read
    store = SnapshotStore(datasets)
    store.path(hashes["three"]).unlink()
    assert extract.main(datasets) == 1
    assert (datasets / "records" / "ice_287g_agreements.parquet").exists()


def test_records_without_sums_are_read_anew_or_refused(datasets: Path) -> None:
    """Nobody knows whether they are whole: somebody deleted the list of sums, and perhaps more."""
    before = committed(datasets)
    sums.path(datasets / "records", "extract").unlink()
    (datasets / "records" / f"{FACILITIES}.parquet").unlink()
    with pytest.raises(SumsError, match="no stage wrote it"):
        build(datasets)
    extract.main(datasets)
    assert {name: body for name, body in committed(datasets).items() if not name.startswith("build/damaged")} == before
    sums.path(datasets / "records", "extract").unlink()
    without_bytes(datasets)
    assert extract.main(datasets) == 1
    with pytest.raises(SumsError, match=FACILITIES):
        build(datasets)


def test_all_records_gone_and_no_bytes_is_no_fresh_start(datasets: Path) -> None:
    shutil.rmtree(datasets / "records")
    without_bytes(datasets)
    assert extract.main(datasets) == 1


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": 1}', "<<<<<<< HEAD\n"])
def test_a_list_of_sums_that_is_none_is_named(datasets: Path, text: str) -> None:
    sums.path(datasets / "records", "extract").write_text(text)
    with pytest.raises(SumsError, match="sums_extract"):
        build(datasets)


def test_annotation_refuses_what_was_lost_before_it(datasets: Path) -> None:
    (datasets / "records" / "ice_news_releases_statements.parquet").unlink()
    with pytest.raises(SumsError, match="ice_news_releases_statements"):
        annotate.main(datasets)


def test_a_kill_between_two_renames_is_known(tmp_path: Path) -> None:
    """Each file is old or new, and neither is damaged; but nothing is built of a half, and the next run mends it."""
    with Rewrite(tmp_path, "extract") as rewrite:
        rewrite.write("a", numbers(1))
        rewrite.write("b", numbers(1))

    class Killed(BaseException): ...

    class Kill(Rewrite):
        def _aside(self, table: str) -> Path:
            if table == "b" and self.renaming:
                raise Killed
            return super()._aside(table)

        renaming = False

    def killed() -> None:
        with Kill(tmp_path, "extract") as rewrite:
            for table in "abc":
                rewrite.write(table, numbers(1, 2))
            rewrite.renaming = True

    with pytest.raises(Killed):
        killed()
    assert sums.damage(tmp_path, "extract", "abc") == {}
    with pytest.raises(SumsError, match="was interrupted"):
        sums.verify(tmp_path)
    with Rewrite(tmp_path, "extract"):
        pass
    assert {table: allowed[0] and allowed[0].rows for table, allowed in sums.read(tmp_path, "extract").items()} == {
        "a": 2,
        "b": 1,
    }
    sums.verify(tmp_path)


def test_a_failure_leaves_files_and_sums_as_they_were(tmp_path: Path) -> None:
    with Rewrite(tmp_path, "extract") as rewrite:
        rewrite.write("a", numbers(1))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def fails() -> None:
        with Rewrite(tmp_path, "extract") as rewrite:
            rewrite.write("a", numbers(1, 2))
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        fails()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_two_files_swapped_are_both_named(tmp_path: Path) -> None:
    with Rewrite(tmp_path, "annotate") as rewrite:
        rewrite.write("a", numbers(1))
        rewrite.write("b", numbers(2))
    a, b = (tmp_path / "a.parquet").read_bytes(), (tmp_path / "b.parquet").read_bytes()
    (tmp_path / "a.parquet").write_bytes(b)
    (tmp_path / "b.parquet").write_bytes(a)
    assert sums.damage(tmp_path, "annotate").keys() == {"a", "b"}
    assert sums.read(tmp_path, "annotate")["a"] == [Sum(1, sums.read(tmp_path, "annotate")["a"][0].sha256)]  # type: ignore[union-attr]


def test_no_damage_to_the_committed_records_goes_unseen(tmp_path: Path) -> None:
    rng = random.Random(20261124)
    files = sorted(path for path in RECORDS.iterdir())
    for number in range(40):
        copy = tmp_path / str(number)
        shutil.copytree(RECORDS, copy, copy_function=lambda source, target: Path(target).symlink_to(source))
        victim = copy / rng.choice(files).name
        body = bytearray(victim.read_bytes())
        victim.unlink()
        kind = rng.choice(["deleted", "emptied", "cut", "flipped"])
        if kind != "deleted":
            body[rng.randrange(len(body))] ^= 1 << rng.randrange(8)
            victim.write_bytes({"emptied": b"", "cut": bytes(body[: len(body) // 2])}.get(kind, bytes(body)))
        with pytest.raises(SumsError, match=victim.stem):
            sums.verify(copy)
