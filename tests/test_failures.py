"""What can go wrong around us is said in a sentence with its file and what to do, and no traceback."""

import errno
import sys
from pathlib import Path

import duckdb
import pytest

from etl import __main__ as etl
from scrapers import __main__ as scrapers
from sums import Rewrite


def stage(monkeypatch: pytest.MonkeyPatch, datasets: Path, error: Exception) -> int:
    """Run `etl build` where building raises ``error``, halfway through its file."""

    def build(folders: object) -> None:
        left = datasets / "build" / "candidate" / "warehouse.unfinished"
        left.parent.mkdir(parents=True)
        left.write_bytes(b"half")
        left.with_suffix(".unfinished.wal").write_bytes(b"half")
        raise error

    monkeypatch.setattr(etl, "build", build)
    monkeypatch.setattr(sys, "argv", ["etl", "build", "--datasets", str(datasets)])
    return etl.main()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "a.tmp"), "free some space"),
        (duckdb.IOException("Could not write file: No space left on device"), "free some space"),
        (OSError(errno.EROFS, "Read-only file system", "a.tmp"), "can't be written"),
        (PermissionError(errno.EACCES, "Permission denied", "a.tmp"), "can't be written"),
        (duckdb.InvalidInputException('CSV Error: unterminated quote in "people.csv"'), "people.csv"),
    ],
)
def test_a_failure_of_the_build_is_a_sentence_and_gives_its_space_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, words: str
) -> None:
    assert stage(monkeypatch, tmp_path, error) == 1
    said = capsys.readouterr().err
    assert words in said
    assert "what was published before stays" in said
    assert "Traceback" not in said
    assert not list((tmp_path / "build" / "candidate").glob("*.unfinished*"))


def test_a_fault_of_ours_keeps_its_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KeyError):
        stage(monkeypatch, tmp_path, KeyError("ours"))


def test_a_disk_that_is_full_leaves_the_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("sums.pq.write_table", full)

    def rewrite() -> None:
        with Rewrite(tmp_path, "extract") as to:
            to.write("a", None)  # type: ignore[arg-type]

    with pytest.raises(OSError, match="No space"):
        rewrite()
    assert list(tmp_path.iterdir()) == []


def test_a_scraper_stage_says_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(options: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", "snapshots.jsonl")

    monkeypatch.setattr(scrapers, "run", full)
    monkeypatch.setattr(sys, "argv", ["scrapers", "extract", "--datasets", str(tmp_path)])
    assert scrapers.main() == 1
    assert "free some space" in capsys.readouterr().err
