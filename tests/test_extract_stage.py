"""The extract stage: guarded children, states, exit codes, idempotence, quarantine, and clones without bytes."""

import json
import os
import time
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from scrapers import extract, guarded, records
from scrapers.guarded import Job, Limits, Outcome, outcomes
from scrapers.ice_sheets import tables
from scrapers.reader_versions import reader_version
from scrapers.records import IgnoredError, Record, RefusedError
from scrapers.snapshots import Observation, Snapshot, SnapshotStore, exclusive
from scrapers.spiders import ice_detention_statistics as module
from tests.workbooks import book, edition, facilities, facility, headers

SOURCE = "ice_detention_statistics"
URL = "https://www.ice.gov/doclib/detention/"


def good(snapshot: Snapshot) -> Iterator[Record]:
    yield "t", {"text": snapshot.body.decode(), "n": 1, "nothing": None}


def aborts(snapshot: Snapshot) -> Iterator[Record]:
    os.abort()
    yield from ()


def spins(snapshot: Snapshot) -> Iterator[Record]:
    while True:
        pass
    yield from ()


def sleeps(snapshot: Snapshot) -> Iterator[Record]:
    time.sleep(60)
    yield from ()


def swells(snapshot: Snapshot) -> Iterator[Record]:
    yield "t", {"text": str(len(bytearray(2**30)))}


def trips(snapshot: Snapshot) -> Iterator[Record]:
    yield "t", {"text": "a record before the fault"}
    raise ValueError("a fault of ours")


def refuses(snapshot: Snapshot) -> Iterator[Record]:
    raise RefusedError("unknown header", "Facilities", "C7")
    yield from ()


def tears(snapshot: Snapshot) -> Iterator[Record]:
    yield "t", {"text": "half of a pair: \ud83d"}


def ignores(snapshot: Snapshot) -> Iterator[Record]:
    raise IgnoredError("no release")
    yield from ()


def job(folder: Path, name: str, read: guarded.Extract, body: bytes | None = None) -> Job:
    body = name.encode() if body is None else body
    (folder / name).write_bytes(body)
    return Job(SOURCE, URL + name, sha256(body).hexdigest(), folder / name, read)


def run(jobs: list[Job], limits: Limits | None = None) -> dict[str, Outcome]:
    return {job.path.name: outcome for job, outcome in outcomes(jobs, limits)}


def test_records_come_back_from_the_child(tmp_path: Path) -> None:
    done = run([job(tmp_path, f"é{n}", good) for n in range(20)])
    assert len(done) == 20
    assert done["é7"] == Outcome("extracted", records=[("t", {"text": "é7", "n": 1, "nothing": None})])


def says_its_process(snapshot: Snapshot) -> Iterator[Record]:
    yield "t", {"n": os.getpid()}


def test_a_large_file_is_read_in_a_child_of_its_own(tmp_path: Path) -> None:
    """Memory that one daily count left behind made the next one run out of it."""
    bodies = {"a": b"a", "b": b"b", "large": b"x" * (guarded.ALONE + 1), "c": b"c"}
    done = run([job(tmp_path, name, says_its_process, body) for name, body in bodies.items()])
    process = {name: outcome.records[0][1]["n"] for name, outcome in done.items()}
    assert process["a"] == process["b"] == process["c"]
    assert len(set(process.values())) == 2


@pytest.mark.parametrize(
    ("read", "limits", "reason"),
    [
        (aborts, Limits(), "SIGABRT"),
        (spins, Limits(cpu=1), "SIGXCPU: it may use 1 s of CPU"),
        (sleeps, Limits(wall=1), "SIGALRM: it may use 1 s"),
        (swells, Limits(memory=200 * 2**20), "more memory than a child may use"),
        (trips, Limits(), "ValueError: a fault of ours"),
        (tears, Limits(), "no Unicode"),
    ],
)
def test_a_dying_child_is_a_refusal_and_the_others_go_on(
    tmp_path: Path, read: guarded.Extract, limits: Limits, reason: str
) -> None:
    jobs = [job(tmp_path, "a", good), job(tmp_path, "bad", read), *(job(tmp_path, n, good) for n in "cd")]
    done = run(jobs, limits)
    assert done["bad"].state == "refused"
    assert reason in done["bad"].reason
    assert not done["bad"].records
    assert [done[name].state for name in "acd"] == ["extracted"] * 3


def test_refusals_and_ignored_come_back_with_their_place(tmp_path: Path) -> None:
    done = run([job(tmp_path, "r", refuses), job(tmp_path, "i", ignores)])
    assert done["r"] == Outcome("refused", "unknown header", "Facilities", "C7")
    assert done["i"] == Outcome("ignored", "no release")


def test_bytes_that_rotted_are_refused(tmp_path: Path) -> None:
    rotten = job(tmp_path, "x", good)
    rotten.path.write_bytes(b"other")
    assert "no longer hash" in run([rotten])["x"].reason


def test_a_page_that_lists_a_numbers_is_quarantined_unread(tmp_path: Path) -> None:
    outcome = run([job(tmp_path, "x", trips, b"<p>A012345678, A012345679, A012345670</p>")])["x"]
    assert outcome == Outcome("quarantined", "3 A-numbers")


def put(datasets: Path, bodies: dict[str, bytes]) -> dict[str, str]:
    store = SnapshotStore(datasets)
    hashes = {name: store.put(body) for name, body in bodies.items()}
    for name, digest in hashes.items():
        seen = Observation(SOURCE, f"{URL}{name}.xlsx", "2026-02-01T00:00:00Z", "import", sha256=digest)
        store.record(seen)
    return hashes


def committed(datasets: Path) -> dict[str, bytes]:
    """Bytes of every record file, the local ones too."""
    return {str(path.relative_to(datasets)): path.read_bytes() for path in sorted(datasets.rglob("*.parquet"))}


def states(datasets: Path) -> dict[str, tuple[str, str | None, str | None]]:
    rows = records.read(extract.EXTRACTIONS, datasets).to_pylist()
    return {row["snapshot_sha256"]: (row["state"], row["sheet"], row["cell"]) for row in rows}


def names(datasets: Path) -> list[str]:
    return sorted(row["name"] for row in records.read(tables.FACILITIES, datasets).to_pylist())


def far_corner() -> bytes:
    """1.7 KB that make calamine ask for half a terabyte and abort: two cells, A1 and XFD1048576 (calamine #693)."""
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = workbook.active["XFD1048576"] = 1
    workbook.save(out := BytesIO())
    return out.getvalue()


def unknown_header() -> bytes:
    return book(edition(Facilities=facilities([facility()], [*headers()[:-1], "New Rating"])))


def test_bad_files_are_named_and_the_good_ones_extracted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = book(edition())
    hashes = put(
        tmp_path,
        {
            "whole": whole,
            "cut": whole[: len(whole) // 2],
            "html": b"<html><body>Access Denied</body></html>",
            "corner": far_corner(),
            "unknown": unknown_header(),
        },
    )
    assert extract.main(tmp_path) == 1
    assert states(tmp_path) == {
        hashes["whole"]: ("extracted", None, None),
        hashes["cut"]: ("refused", None, None),
        hashes["html"]: ("refused", None, None),
        hashes["corner"]: ("refused", None, None),
        hashes["unknown"]: ("partial", "Facilities FY26 ", "A7"),
    }
    assert names(tmp_path) == ["ALPHA COUNTY JAIL", "ALPHA COUNTY JAIL", "BETA DETENTION CENTER"]
    said = capsys.readouterr().out
    for name in ("cut", "html", "corner", "unknown"):
        assert f"{URL}{name}.xlsx {hashes[name][:8]}" in said
    report = json.loads((tmp_path / "build/reports/extract.json").read_text())
    assert {row["snapshot_sha256"] for row in report["standing"]} == set(hashes.values()) - {hashes["whole"]}


def test_a_known_refusal_is_named_again_but_not_tried_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, {"html": b"<html>", "whole": book(edition())})
    assert extract.main(tmp_path) == 1
    before = committed(tmp_path)
    tried: list[Job] = []

    def pretend(jobs: list[Job]) -> list[tuple[Job, Outcome]]:
        tried.extend(jobs)
        return []

    monkeypatch.setattr(guarded, "outcomes", pretend)
    capsys.readouterr()
    assert extract.main(tmp_path) == 1
    assert not tried
    assert "HTML or XML" in capsys.readouterr().out
    assert committed(tmp_path) == before
    extract.main(tmp_path, again=True)
    assert len(tried) == 2


def test_again_writes_the_same_bytes_and_so_does_another_order(tmp_path: Path) -> None:
    bodies = {"one": book(edition()), "two": book(edition(Facilities=facilities([facility("GAMMA")])))}
    put(tmp_path / "a", bodies)
    assert extract.main(tmp_path / "a") == 0
    first = committed(tmp_path / "a")
    assert extract.main(tmp_path / "a", again=True) == 0
    assert committed(tmp_path / "a") == first
    for name in ("two", "one"):
        put(tmp_path / "b", {name: bodies[name]})
        assert extract.main(tmp_path / "b") == 0
    assert committed(tmp_path / "b") == first


def test_what_an_earlier_reader_read_stands_where_the_next_refuses_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hashes = put(
        tmp_path, {"rots": book(edition()), "stays": book(edition(Facilities=facilities([facility("GAMMA")])))}
    )
    assert extract.main(tmp_path) == 0
    whole = committed(tmp_path)
    path = SnapshotStore(tmp_path).path(hashes["rots"])
    body = path.read_bytes()
    path.write_bytes(body[:-1] + b"x")
    assert extract.main(tmp_path, again=True) == 1
    assert states(tmp_path)[hashes["rots"]] == ("kept", None, None)
    assert names(tmp_path) == ["ALPHA COUNTY JAIL", "BETA DETENTION CENTER", "GAMMA"]
    said = capsys.readouterr().out
    assert "no longer hash to their name" in said
    assert f"(its records of reader version {reader_version(SOURCE)} stand)" in said
    path.write_bytes(body)
    assert extract.main(tmp_path) == 0, "the mended file is read again"
    assert committed(tmp_path) == whole


def test_a_reader_that_reads_less_of_a_whole_document_does_not_replace_its_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashes = put(tmp_path, {"one": book(edition())})
    assert extract.main(tmp_path) == 0

    def stricter(snapshot: Snapshot) -> Iterator[Record]:
        yield tables.REFUSALS.name, {"part": "facilities", "sheet": "s", "cell": "A1", "reason": "too strict"}

    monkeypatch.setattr(module, "extract", stricter)
    monkeypatch.setattr(extract, "reader_version", lambda source: "a newer one")
    assert extract.main(tmp_path) == 1
    (row,) = records.read(extract.EXTRACTIONS, tmp_path).to_pylist()
    assert (row["snapshot_sha256"], row["state"], row["reason"]) == (hashes["one"], "kept", "too strict")
    assert (row["extract_version"], row["records_version"]) == ("a newer one", reader_version(SOURCE))
    assert names(tmp_path) == ["ALPHA COUNTY JAIL", "BETA DETENTION CENTER"]


def test_a_kill_before_the_last_file_is_written_loses_nothing(tmp_path: Path) -> None:
    put(tmp_path, {"one": book(edition())})
    extract.main(tmp_path)
    whole = committed(tmp_path)
    extract.EXTRACTIONS.path(tmp_path).unlink()  # the state that a kill just before its rename leaves
    assert extract.main(tmp_path) == 0
    assert committed(tmp_path) == whole


def test_a_clone_without_bytes_keeps_its_records(tmp_path: Path) -> None:
    hashes = put(tmp_path, {"one": book(edition()), "bad": b"<html>"})
    extract.main(tmp_path)
    before = {name: body for name, body in committed(tmp_path).items() if name.startswith("records/")}
    store = SnapshotStore(tmp_path)
    for digest in hashes.values():
        store.path(digest).unlink()
    assert extract.main(tmp_path) == 0, "what isn't held can't stand as refused"
    assert {name: body for name, body in committed(tmp_path).items() if name.startswith("records/")} == before


def test_running_text_comes_back_after_build_is_deleted(tmp_path: Path) -> None:
    put(tmp_path, {"one": book(edition())})
    extract.main(tmp_path)
    assert records.read(tables.NOTES, tmp_path).num_rows == 4  # one under the table, three footnotes
    tables.NOTES.path(tmp_path).unlink()
    extract.main(tmp_path)
    assert records.read(tables.NOTES, tmp_path).num_rows == 4  # one under the table, three footnotes


def test_a_list_of_persons_leaves_the_store_and_stays_out(tmp_path: Path) -> None:
    people = book(edition() | {"Sheet1": [["Last Name", "First Name", "DOB"], ["X", "Y", "Z"]]}, hidden=["Sheet1"])
    hashes = put(tmp_path, {"people": people, "whole": book(edition())})
    store = SnapshotStore(tmp_path)
    for _ in range(2):  # the second time the bytes were fetched again
        assert extract.main(tmp_path) == 1
        assert states(tmp_path)[hashes["people"]][0] == "quarantined"
        assert store.get(hashes["people"]) is None
        assert (tmp_path / "build/quarantine" / hashes["people"]).exists()
        assert names(tmp_path) == ["ALPHA COUNTY JAIL", "BETA DETENTION CENTER"]
        store.put(people)


def test_an_erased_snapshot_loses_its_records(tmp_path: Path) -> None:
    hashes = put(tmp_path, {"one": book(edition()), "two": book(edition(Facilities=facilities([facility("GAMMA")])))})
    extract.main(tmp_path)
    SnapshotStore(tmp_path).erase(hashes["two"], "a test")
    assert extract.main(tmp_path) == 0
    assert names(tmp_path) == ["ALPHA COUNTY JAIL", "BETA DETENTION CENTER"]
    assert hashes["two"] not in states(tmp_path)


def test_every_table_exists_even_with_nothing_to_extract(tmp_path: Path) -> None:
    assert extract.main(tmp_path) == 0
    for table in tables.RECORDS:
        assert table.path(tmp_path).exists()
    sources = {row["source_id"]: row for row in records.read(extract.SOURCES, tmp_path).to_pylist()}
    assert sources[SOURCE]["publisher"] == "org_ice"
    assert sources[SOURCE]["cadence_days"] == 14


def test_another_run_at_work_is_said(tmp_path: Path) -> None:
    with exclusive(tmp_path):
        assert extract.main(tmp_path) == 75
