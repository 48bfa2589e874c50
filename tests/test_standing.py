"""A publication stands until an input or a published file changes; what a build reads of the ledger."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from etl import ledger
from etl.folders import Folders
from etl.publication import publish as publishing
from etl.publication import standing
from etl.publication.publish import publish
from etl.warehouse.build import build
from etl.warehouse.check import check
from tests.synthetic import make_datasets
from tests.test_publish import edition, released

Change = Callable[[Folders], object]


def appended(path: Path, line: str = "\n") -> None:
    with path.open("a") as file:
        file.write(line)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a publication that stands: ``datasets``, ``metadata.json`` and a copy of what the code reads."""
    folder = tmp_path_factory.mktemp("release")
    with pytest.MonkeyPatch.context() as patched:
        patch(patched, folder)
        released(folder, [edition()])
    return folder


def patch(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let the digest be over a small copy of code, queries and lock file in ``folder``."""
    for name in ("CODE", "QUERIES"):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "one.sql").write_text("SELECT 1")
        monkeypatch.setattr(standing, name, folder / name)
    (folder / "requirements.lock").write_text("duckdb")
    monkeypatch.setattr(standing, "LOCK_FILE", folder / "requirements.lock")


@pytest.fixture
def folders(release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """A copy of that publication to change."""
    shutil.copytree(release, tmp_path, dirs_exist_ok=True)
    patch(monkeypatch, tmp_path)
    return Folders(tmp_path / "datasets")


def stands(folders: Folders) -> bool:
    return standing.since(folders, folders.datasets.parent) is not None


def test_a_publication_stands_while_nothing_changes_wherever_its_folder_is(folders: Folders) -> None:
    assert stands(folders)


CHANGES: dict[str, Change] = {
    "a record file edited": lambda at: appended(next(at.records.glob("*_facilities.parquet"))),
    "a record file gone": lambda at: next(at.records.glob("*_facilities.parquet")).unlink(),
    "a new record file": lambda at: (at.records / "new.parquet").write_text(""),
    "a reference file edited": lambda at: appended(at.reference / "facility_names.csv"),
    "texts extracted": lambda at: [at.texts.mkdir(parents=True), (at.texts / "shown.parquet").write_text("")],
    "a document seen": lambda at: appended(at.ledger, '{"source": "s", "url": "u", "sha256": "a"}\n'),
    "bytes erased": lambda at: appended(at.ledger, '{"erased": "a", "reason": "r"}\n'),
    "a query of ours edited": lambda at: appended(standing.CODE / "one.sql"),
    "a module renamed": lambda at: (standing.CODE / "one.sql").rename(standing.CODE / "two.sql"),
    "a canned query edited": lambda at: appended(standing.QUERIES / "one.sql"),
    "the lock file edited": lambda at: appended(standing.LOCK_FILE),
    "a table gone": lambda at: (at.datasets / "editions.parquet").unlink(),
    "a table edited": lambda at: appended(at.datasets / "editions.parquet"),
    "the served file gone": lambda at: (at.build / "detention.db").unlink(),
    "the dictionary edited": lambda at: appended(at.datasets / "README.md"),
    "the metadata edited": lambda at: appended(at.datasets.parent / "metadata.json"),
    "its memory deleted": lambda at: (at.build / "published.json").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_changes_is_built_again(folders: Folders, change: Change) -> None:
    change(folders)
    assert not stands(folders)


def test_another_version_of_a_library_builds_again(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "VERSIONS", ("3.99",))
    assert not stands(folders)


def test_nothing_stands_once_a_build_began_and_a_failed_check_fails_again(folders: Folders) -> None:
    make_datasets(folders.datasets, [edition(cells={("PLACE 0", "address"): "A 123-456-789"})])
    for _ in range(2):
        build(folders)
        assert check(folders)
        with pytest.raises(publishing.PublishError):
            publish(folders, folders.datasets.parent)
        assert not stands(folders)


def test_an_input_that_changes_between_build_and_publish_is_not_taken_for_published(folders: Folders) -> None:
    build(folders)
    check(folders)
    appended(standing.CODE / "one.sql")
    publish(folders, folders.datasets.parent)
    assert not stands(folders)


def answer(day: str, **fields: object) -> dict[str, object]:
    return {"source": "s", "url": "u", "via": "crawl", "observed_at": f"{day}T01:02:03Z", "role": "document"} | fields


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ([answer("2026-01-02", status=200, sha256="a"), answer("2026-01-02", status=304)], [0]),
        ([answer("2026-01-02", status=200, sha256="a"), answer("2026-01-03", status=304)], [0, 1]),
        ([answer("2026-01-02", status=200, sha256="a"), answer("2026-01-02", status=200, sha256="b")], [0, 1]),
        ([answer("2026-01-02", status=200, sha256=h) for h in "aba"], [0, 1, 2]),
        ([answer("2026-01-02", status=200, sha256="a"), answer("2026-01-02", status=404)], [0, 1]),
        ([answer("2026-01-02", status=404), answer("2026-01-02", status=404, url="v")], [0, 1]),
        ([answer("2026-01-02", status=304, found_by=by) for by in ("feed", "delisted", "delisted")], [0, 1]),
        ([answer("2026-01-02", status=200, sha256="a", role=role) for role in ("index", "robots", "document")], [2]),
        ([{"erased": "a", "observed_at": "2026-01-02T01:02:03Z", "reason": "r"}], [0]),
    ],
)
def test_only_what_an_answer_adds_about_a_document_is_read(tmp_path: Path, lines: list[dict], read: list[int]) -> None:
    path = tmp_path / "ledger"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines) + '{"torn":')
    expected = [{name: str(value) for name, value in lines[index].items()} for index in read]
    assert [{name: value for name, value in line.items() if value} for line in ledger.read(path)] == expected


def test_a_broken_ledger_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "ledger").write_text('{"source": "s"}\n[]\n')
    with pytest.raises(ledger.LedgerError, match="ledger:2"):
        ledger.read(tmp_path / "ledger")
    assert ledger.read(tmp_path / "none") == []
