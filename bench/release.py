"""What build, check and publish cost, beside the floor: DuckDB reading every record once."""

import subprocess
import sys
import time
from pathlib import Path

from bench.extraction import ROOT, cpu_seconds

READ = """
import sys, duckdb
con = duckdb.connect()
for path in sys.argv[1:]:
    con.execute("SELECT count(*), count(DISTINCT t) FROM read_parquet(?) AS t", [path]).fetchall()
"""
GOAL_SECONDS = 30  # of wall clock, on an idle machine


def main(datasets: Path) -> int:
    """Print wall and CPU seconds of each stage and the ratio to the floor; 1 where together they exceed the goal."""
    subprocess.run([sys.executable, "-m", "scrapers", "extract", "--datasets", str(datasets)], cwd=ROOT, check=False,
                   stdout=subprocess.DEVNULL)  # fmt: skip
    records = [str(path) for path in sorted((datasets / "records").glob("*.parquet"))]
    floor = cpu_seconds([sys.executable, "-c", READ, *records])
    wall = cpu = 0.0
    for stage in ("build", "check", "publish"):
        start = time.perf_counter()
        used = cpu_seconds([sys.executable, "-m", "etl", stage, "--datasets", str(datasets)])
        elapsed = time.perf_counter() - start
        print(f"{stage:8} {used:6.2f} s CPU {elapsed:6.2f} s wall")
        wall, cpu = wall + elapsed, cpu + used
    print(f"together {cpu:6.2f} s CPU {wall:6.2f} s wall (goal: under {GOAL_SECONDS} s)")
    print(f"floor    {floor:6.2f} s CPU to read every record once; ratio {cpu / floor:.1f}")
    return 0 if wall < GOAL_SECONDS else 1
