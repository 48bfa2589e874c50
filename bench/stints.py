"""python -m bench.stints [MILLIONS …]: `etl stints` on synthetic releases, beside its SQL alone, against size.

Each size is run in a process of its own on two threads. The bare query is `stints.sql` alone in one pass, unprotected, with no
limit of memory and nothing written.
"""

import sys
import tempfile
import time
from pathlib import Path

import pyarrow.parquet as pq

from bench.tables import Row, machine, measured, plot, write

GOAL_SECONDS, GOAL_MB, GOAL_RATIO = 30.0, 2048, 1.5
SIZES = (1.0, 3.0, 10.0, 30.0)
STINTS_A_PERSON = 3.9
MAKE = """
import sys
from pathlib import Path
from tests import synthetic_stints
synthetic_stints.write(Path(sys.argv[1]), int(sys.argv[2]))
"""
BARE = """
import sys, time
from pathlib import Path
from etl.stints import run
run.MEMORY = "16GB"
with run.connected(2) as con:
    run.given(con, [Path(sys.argv[1])])
    run.counted(con, 1)
"""
WHOLE = """
import sys
from pathlib import Path
from etl.stints import run
run.main([Path(sys.argv[1])], Path(sys.argv[2]), threads=2)
"""


def main(sizes: tuple[float, ...] = SIZES) -> int:
    """Print each size; with all of them write `stints.md` and `stints.svg`. 1 where a goal is missed at 10 million rows."""
    rows: list[Row] = []
    points: dict[str, list[tuple[float, float]]] = {"etl stints": [], "its SQL alone": []}
    missed = False
    for millions in sizes:
        with tempfile.TemporaryDirectory() as temporary:
            file = Path(temporary) / "stints.parquet"
            measured([sys.executable, "-c", MAKE, str(file), str(int(millions * 1e6 / STINTS_A_PERSON))])
            count = pq.read_metadata(file).num_rows
            start = time.perf_counter()
            cpu, memory = measured([sys.executable, "-c", WHOLE, str(file), temporary + "/out"])
            wall = time.perf_counter() - start
            bare, bare_memory = measured([sys.executable, "-c", BARE, str(file)])
        rows.append(
            (
                f"{count:,}",
                f"{cpu:.1f}",
                f"{wall:.1f}",
                f"{memory:,}",
                f"{bare:.1f}",
                f"{bare_memory:,}",
                f"{cpu / bare:.2f}",
            )
        )
        print(*rows[-1], sep=" | ", flush=True)
        points["etl stints"].append((millions, cpu))
        points["its SQL alone"].append((millions, bare))
        missed |= millions == 10 and (cpu / 2 > GOAL_SECONDS or memory > GOAL_MB or cpu / bare > GOAL_RATIO)
    head = ("stints", "CPU s", "wall s", "peak MB", "bare query: CPU s", "its peak MB", "ratio")
    write(
        "stints.md",
        "Stints to counts",
        [machine(), __doc__.partition("\n\n")[2].strip()],
        head,
        rows,
        "![](stints.svg)",
    )
    plot("stints.svg", "Stints to counts: cost against size", "CPU seconds", points, "million stints")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(tuple(float(size) for size in sys.argv[1:]) or SIZES))
