"""Importing files fetched by hand: the same store and ledger, idempotent, hashes checked."""

import csv
import hashlib
from pathlib import Path

import pytest

from scrapers import extract, held, imports, records, statements
from scrapers.imports import main
from scrapers.snapshots import InputError, SnapshotStore
from scrapers.spiders import congress_press_releases, entries
from scrapers.spiders.ice_detention_statistics import SOURCE

URL = "https://www.ice.gov/doclib/detention/FY26_synthetic.xlsx"


def write_manifest(folder: Path, *rows: tuple[str, str, str, str]) -> Path:
    manifest = folder / "manifest.csv"
    with manifest.open("w", newline="") as file:
        csv.writer(file).writerows([("path", "url", "captured_on", "sha256"), *rows])
    return manifest


def test_a_manifest_is_imported_once_and_restores_lost_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"synthetic a")
    sha256 = hashlib.sha256(b"synthetic a").hexdigest()
    rows = [
        ("a.xlsx", URL, "2026-01-02", sha256),
        ("a.xlsx", URL, "2026-01-09", sha256.upper()),
        ("gone.pdf", "https://www.ice.gov/doclib/foia/x.pdf", "", ""),
        ("local.csv", "", "some day", ""),
    ]
    manifest = write_manifest(tmp_path, *rows)
    data = tmp_path / "data"
    assert main(SOURCE, [], None, None, manifest, data) == 0
    assert "2 imported, 0 known already (0 restored), 0 refused, 2 rows of other sources" in capsys.readouterr().out
    store = SnapshotStore(data)
    first, second = store.observations()
    assert (first.url, first.via, first.sha256, first.bytes, first.robots) == (URL, "import", sha256, 11, None)
    assert [first.captured_on, second.captured_on] == ["2026-01-02", "2026-01-09"]

    ledger = store.ledger.read_bytes()
    store.path(sha256).unlink()
    assert main(SOURCE, [], None, None, manifest, data) == 0
    assert "0 imported, 2 known already (1 restored)" in capsys.readouterr().out
    assert store.ledger.read_bytes() == ledger
    assert store.get(sha256) == b"synthetic a"


def test_a_file_that_is_not_what_the_manifest_says_is_refused_and_the_rest_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"synthetic a")
    (tmp_path / "b.xlsx").write_bytes(b"synthetic b, tampered with")
    (tmp_path / "empty.xlsx").write_bytes(b"")
    rows = [
        ("b.xlsx", URL, "", hashlib.sha256(b"synthetic b").hexdigest()),
        ("missing.xlsx", URL, "", ""),
        ("empty.xlsx", URL, "", ""),
        ("a.xlsx", URL, "2026-13-01", ""),
        ("a.xlsx", URL, "", ""),
    ]
    assert main(SOURCE, [], None, None, write_manifest(tmp_path, *rows), tmp_path / "data") == 1
    out, err = capsys.readouterr()
    assert "1 imported, 0 known already (0 restored), 4 refused" in out
    assert all(name in err for name in ("b.xlsx", "missing.xlsx", "empty.xlsx", "2026-13-01"))
    assert [o.sha256 for o in SnapshotStore(tmp_path / "data").observations()] == [
        hashlib.sha256(b"synthetic a").hexdigest()
    ]


def test_erased_bytes_may_not_come_back(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"synthetic leak")
    sha256 = hashlib.sha256(b"synthetic leak").hexdigest()
    assert main(SOURCE, [file], URL, "2026-01-02", None, tmp_path) == 0
    store = SnapshotStore(tmp_path)
    store.erase(sha256, "synthetic reason")
    assert main(SOURCE, [file], URL, "2026-01-02", None, tmp_path) == 1
    assert store.get(sha256) is None


def test_a_url_of_another_source_is_refused_before_anything_is_stored(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no document of ice_detention_statistics"):
        main(SOURCE, [tmp_path / "a"], "https://www.ice.gov/doclib/detention/a.pdf", None, None, tmp_path)
    assert not (tmp_path / "snapshots.jsonl").exists()


@pytest.mark.parametrize("text", ["", "path\n", "url,sha256\n", "path,url\n,https://www.ice.gov/\n"])
def test_a_manifest_without_its_columns_or_paths_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.csv").write_text(text)
    with pytest.raises(InputError, match=r"manifest\.csv"):
        imports.read_manifest(tmp_path / "manifest.csv")


def test_the_real_manifest_imports_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = Path(__file__).parents[1] / "../shared/data/manifest.csv"
    if not manifest.exists():
        pytest.skip("../shared is absent: the real workbooks are not at hand")
    with manifest.open(newline="") as file:
        stated = {r["sha256"] for r in csv.DictReader(file) if r["path"].startswith("ice_detention_statistics/")}
    assert main(SOURCE, [], None, None, manifest, tmp_path) == 0
    assert {o.sha256 for o in SnapshotStore(tmp_path).observations()} == stated


def test_files_without_url_are_known_by_name_where_the_source_takes_such(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "congress_some.jsonl", tmp_path / "congress_more.jsonl"
    first.write_text("{}\n")
    second.write_text("[]\n")
    data = tmp_path / "data"
    assert main(congress_press_releases.SOURCE, [first, second], None, None, None, data) == 0
    assert "2 imported" in capsys.readouterr().out
    assert [line.url for line in SnapshotStore(data).observations()] == [
        "file:congress_some.jsonl",
        "file:congress_more.jsonl",
    ]
    assert held.read(SnapshotStore(data), "congress_press_releases").known == {}, "no crawl may ask for a file: URL"
    with pytest.raises(InputError, match=r"congress_some\.jsonl as file:congress_some\.jsonl: no document of ice_"):
        main(SOURCE, [first], None, None, None, data)


def test_a_bare_text_is_a_statement_with_the_day_and_title_given_with_it(tmp_path: Path) -> None:
    source = entries.MODULES["amnesty_usa_press_releases"].SOURCE
    file, url = tmp_path / "copied.txt", "https://www.amnestyusa.org/press-releases/sample/"
    file.write_text("Families were held for up to 18 months.\n\nThey should be free.\n")
    assert main(source, [file], url, None, None, tmp_path, "2021-02-02", "Free the Families") == 0
    assert extract.main(tmp_path) == 0
    facts, texts = statements.tables(source.source_id)
    (row,) = records.read(facts, tmp_path).to_pylist()
    assert (row["canonical_url"], row["published_meta"], row["word_count"]) == (url, "2021-02-02", 12)
    parts = {row["part"]: row["text"] for row in records.read(texts, tmp_path).to_pylist()}
    assert parts == {
        "title": "Free the Families",
        "body": "Families were held for up to 18 months.\nThey should be free.",
    }


def test_a_day_or_title_belongs_to_one_text_with_its_address(tmp_path: Path) -> None:
    source, url = (
        entries.MODULES["amnesty_usa_press_releases"].SOURCE,
        "https://www.amnestyusa.org/press-releases/sample/",
    )
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for chosen, address, day, title in (
        (files, url, "2021-02-02", None),
        (files[:1], None, "2021-02-02", None),
        (files[:1], url, None, "A title"),
        (files[:1], url, "2 February 2021", None),
    ):
        with pytest.raises(InputError):
            main(source, chosen, address, None, None, tmp_path, day, title)


def test_texts_come_back_where_their_bytes_are_held_again(tmp_path: Path) -> None:
    """A clone has the records and no bytes: an import brings both texts and bytes back, without `--again`."""
    source = entries.MODULES["amnesty_usa_press_releases"].SOURCE
    file, url = tmp_path / "copied.txt", "https://www.amnestyusa.org/press-releases/sample/"
    file.write_text("They should be free.\n")
    assert main(source, [file], url, None, None, tmp_path, "2021-02-02", "Free the Families") == 0
    extract.main(tmp_path)
    texts = statements.tables(source.source_id)[1]
    whole = records.read(texts, tmp_path).to_pylist()
    SnapshotStore(tmp_path).path(hashlib.sha256(file.read_bytes()).hexdigest()).unlink()
    texts.path(tmp_path).unlink()
    extract.main(tmp_path)
    assert records.read(texts, tmp_path).num_rows == 0
    main(source, [file], url, None, None, tmp_path, "2021-02-02", "Free the Families")
    extract.main(tmp_path)
    assert records.read(texts, tmp_path).to_pylist() == whole
