"""The store under kill -9, torn lines, bit rot and erasure."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scrapers.__main__ import erase
from scrapers.snapshots import CorruptStoreError, Observation, SnapshotStore, exclusive


def seen(url: str, sha256: str | None = None) -> Observation:
    return Observation("s", url, "2026-11-24T00:00:00Z", "crawl", sha256=sha256)


def test_a_torn_last_line_is_passed_over_and_cut_by_the_next_append(tmp_path: Path) -> None:
    store = SnapshotStore(tmp_path)
    store.record(seen("one"))
    whole = store.ledger.read_bytes()
    for cut in range(1, len(whole)):
        store.ledger.write_bytes(whole + whole[:cut].replace(b"one", b"two"))
        assert [o.url for o in store.observations()] == ["one"]
    store.record(seen("three"))
    assert [o.url for o in store.observations()] == ["one", "three"]
    assert store.ledger.read_bytes().startswith(whole)


def test_kill_9_while_appending_loses_no_acknowledged_line(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from scrapers.snapshots import *
store = SnapshotStore(Path(sys.argv[1]))
for n in range(100000):
    sha = store.put(b"synthetic %d" % n)
    store.record(Observation("s", "u" * 3000, "2026-11-24T00:00:00Z", "crawl", sha256=sha))
    print(sha, flush=True)
"""
    acknowledged: list[str] = []
    for _ in range(3):
        process = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout
        acknowledged.append(process.stdout.readline().strip())
        time.sleep(0.15)
        os.kill(process.pid, signal.SIGKILL)
        out, _ = process.communicate()
        acknowledged += out.split()
    store = SnapshotStore(tmp_path)
    store.record(seen("after"))
    recorded = [o.sha256 for o in store.observations()]
    assert set(acknowledged) <= set(recorded)
    assert recorded[-1] is None
    assert all(store.get(sha256) is not None for sha256 in recorded[:-1] if sha256)


def test_two_writers_do_not_mix_their_lines(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from scrapers.snapshots import *\n"
    code += "for n in range(100): SnapshotStore(Path(sys.argv[1])).record(Observation('s', sys.argv[2] * 500, 'x', 'crawl'))"
    writers = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), letter]) for letter in "ab"]
    assert [writer.wait() for writer in writers] == [0, 0]
    assert sorted(o.url[0] for o in SnapshotStore(tmp_path).observations()) == ["a"] * 100 + ["b"] * 100


@pytest.mark.parametrize("line", [b"{not json}", b"[1]", b'{"source": "s"}', b'{"source": "s", "odd": 1}'])
def test_a_bad_line_in_the_middle_is_an_error_not_a_skip(tmp_path: Path, line: bytes) -> None:
    store = SnapshotStore(tmp_path)
    store.record(seen("one"))
    store.ledger.write_bytes(line + b"\n" + store.ledger.read_bytes())
    with pytest.raises(CorruptStoreError, match=r"snapshots\.jsonl"):
        list(store.observations())


def test_bit_rot_is_seen_and_mended_by_the_same_bytes(tmp_path: Path) -> None:
    store = SnapshotStore(tmp_path)
    sha256 = store.put(b"synthetic")
    assert store.put(b"synthetic") == sha256
    store.path(sha256).write_bytes(b"synthetiC")
    with pytest.raises(CorruptStoreError):
        store.get(sha256)
    store.put(b"synthetic")
    assert store.get(sha256) == b"synthetic"
    assert store.get("0" * 64) is None


def test_erase_leaves_one_tombstone_and_no_bytes(tmp_path: Path) -> None:
    store = SnapshotStore(tmp_path)
    sha256 = store.put(b"synthetic leak")
    store.record(seen("one", sha256))
    quarantined = tmp_path / "build" / "quarantine" / sha256
    quarantined.parent.mkdir(parents=True)
    quarantined.write_bytes(b"synthetic leak")
    assert erase(tmp_path, sha256, "synthetic reason") == 0
    assert erase(tmp_path, sha256, "synthetic reason") == 0
    assert store.erased() == {sha256}
    assert sum("erased" in line for line in store.lines()) == 1
    assert not store.path(sha256).exists()
    assert not quarantined.exists()
    assert store.put(b"synthetic leak", erased=store.erased()) == sha256
    assert store.get(sha256) is None
    assert [o.sha256 for o in store.observations()] == [sha256]
    assert erase(tmp_path, hashlib.sha256(b"never seen").hexdigest(), "typing error") == 1


def test_one_refresh_at_a_time(tmp_path: Path) -> None:
    with exclusive(tmp_path), pytest.raises(BlockingIOError), exclusive(tmp_path):
        pass
    with exclusive(tmp_path):
        pass
