"""Which bytes of the store git keeps: ICE's detention workbooks and facility lists that were read.

They are works of the US government and passed the gate for lists of persons, so a clone can re-derive and verify every
figure. All other bytes are ignored by git. `datasets/snapshots/.gitignore` names each of them; extract writes it anew.
"""

from pathlib import Path

from scrapers import extract, records
from scrapers.snapshots import SnapshotStore

SOURCES = ("ice_detention_statistics", "ice_facility_lists")
STATES = ("extracted", "partial", "kept")
HEAD = """\
# Written by `python -m scrapers extract` (scrapers/tracked.py). Git ignores all bytes but ICE's detention workbooks and
# facility lists, so that a clone can verify every figure.
*/*
"""


def hashes(datasets: Path) -> list[str]:
    """The sha256 of every document whose bytes git keeps, whether they are held here or not; none that was erased."""
    rows = records.read(extract.EXTRACTIONS, datasets).to_pylist()
    read = {str(row["snapshot_sha256"]) for row in rows if row["source"] in SOURCES and row["state"] in STATES}
    return sorted(read - SnapshotStore(datasets).erased())


def write(datasets: Path) -> None:
    """Write `snapshots/.gitignore`, where it isn't as it should be."""
    path = datasets / "snapshots" / ".gitignore"
    text = HEAD + "".join(f"!{sha256[:2]}/{sha256}\n" for sha256 in hashes(datasets))
    if not path.exists() or path.read_text() != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(".tmp")
        temporary.write_text(text)
        temporary.replace(path)
