"""How much CPU extraction costs, as a multiple of calamine's bare reading of the same workbooks' sheets.

Both sides run in processes of their own and are counted in CPU seconds, user and system, start-up and children included.
They take turns, and the smallest of each counts, because a busy machine makes seconds of CPU longer. The goal is a ratio
of at most 3.5, the XML's check in the preflight included, and no process above 1 GB.
"""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from scrapers.snapshots import Observation, SnapshotStore, now

ROOT = Path(__file__).resolve().parent.parent
SOURCE = "ice_detention_statistics"

BARE = """
import sys, python_calamine
for path in sys.argv[1:]:
    book = python_calamine.load_workbook(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)
"""
EXTRACT = """
import sys
from pathlib import Path
from scrapers import extract
sys.exit(extract.main(Path(sys.argv[1])))
"""
GOAL = 3.5
GOAL_MEMORY = 1024  # MB, of the largest process
ROUNDS = 3


def cpu_seconds(command: list[str]) -> float:
    """User and system CPU seconds of ``command`` and its children. Raises CalledProcessError where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(datasets: Path) -> int:
    """Print both figures and the ratio over the workbooks that ``datasets`` holds; 1 where a goal is missed.

    2: no workbook is held (a fresh clone): import some first.
    """
    held = SnapshotStore(datasets)
    seen = {o.sha256: o.url for o in held.observations() if o.source == SOURCE and o.role == "document" and o.sha256}
    files = {sha256: held.path(sha256) for sha256 in sorted(seen) if held.path(sha256).exists()}
    if not files:
        print(f"extraction: no workbook held in {datasets}; `python -m scrapers import {SOURCE} --manifest …` first")
        return 2
    extraction, bare = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as temporary:
            store = SnapshotStore(Path(temporary))
            for sha256, path in files.items():
                store.put(path.read_bytes())
                store.record(Observation(SOURCE, seen[sha256], now(), "import", sha256=sha256))
            extraction.append(cpu_seconds([sys.executable, "-c", EXTRACT, temporary]))
        bare.append(cpu_seconds([sys.executable, "-c", BARE, *map(str, files.values())]))
    ratio = min(extraction) / min(bare)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024  # of all that this process ever started
    print(f"extraction of {len(files)} workbooks: {min(extraction):.2f} s CPU, start-up, children, writing included")
    print(f"floor: calamine's bare reading of all their sheets {min(bare):.2f} s CPU")
    print(f"ratio {ratio:.2f} (goal: {GOAL}); largest process of all benchmarks {memory} MB (goal: {GOAL_MEMORY})")
    return 0 if ratio <= GOAL and memory <= GOAL_MEMORY else 1
