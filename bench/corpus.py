"""What `annotate-corpus` costs beside the bare function, and that one core, all cores and an engine give the same rows.

Texts: the shared statements, repeated, each copy with a number of its own in URL, title and text. CPU seconds of whole
processes, start and reading of the reference included; the bare function reads the reference once, too.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from bench.extraction import ROOT, cpu_seconds
from bench.tables import Row, machine, write
from etl.corpus.pages import FACTS
from tests.gold import score

GOAL = 1.15
SMALL, LARGE = 500, 20_000
BARE = """
import sys
import pyarrow as pa, pyarrow.parquet as pq
from etl.corpus import pages
work = pages.annotator(None, False, pages.stamp(pages.OWN_REFERENCE, False))
with pq.ParquetWriter(sys.argv[2], pages.FACTS) as out:
    for batch in pq.ParquetFile(sys.argv[1]).iter_batches(1000):
        out.write_batch(pages.batch_of([row for page in pages.pages(batch) for row in work(page)]))
"""


def corpus(path: Path, texts: int) -> None:
    """A corpus of that many texts, in row groups of 5,000."""
    given = list(score.texts().values())
    rows = []
    for number in range(texts):
        text, copy = given[number % len(given)], number // len(given)
        rows.append(
            {
                "url": f"{text.url}?copy={number}",
                "date": text.published.isoformat() if text.published else None,
                "title": text.parts["title"] + (f", {copy}" if copy else ""),
                "text": text.parts["body"] + (f"\nCopy {copy} of a statement." if copy else ""),
            }
        )
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=5000)


def answer(facts: Path) -> tuple[int, int]:
    """How many rows there are, and a sum of their hashes: equal for equal rows in any order."""
    columns = ", ".join(f'"{name}"' for name in FACTS.names)
    files = f"{facts}/*.parquet" if facts.is_dir() else str(facts)
    found = duckdb.execute(f"SELECT count(*), sum(hash({columns})) FROM read_parquet(?)", [files]).fetchone()
    assert found
    return found[0], found[1]


def main(texts: int = SMALL) -> int:
    """Measure, print and, of many texts, write `corpus.md`; 1 where rows differ or the goal is missed, 2 without texts."""
    if not score.SHARED.is_dir():
        print("corpus: the shared statements are not at hand")
        return 2
    rows: list[Row] = []
    answers = set()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        corpus(folder / "in.parquet", texts)
        run = [sys.executable, "-m", "etl", "annotate-corpus", str(folder / "in.parquet"), "--out"]
        ways = {
            "bare function, one process": ([sys.executable, "-c", BARE, str(folder / "in.parquet")], "bare.parquet"),
            f"annotate-corpus ({os.cpu_count()} workers)": (run, "all"),
            "annotate-corpus --remote (pysail)": ([*run[:2], "bench.engine", *run[3:]], "engine/facts"),
        }
        if not has_engine():
            del ways["annotate-corpus --remote (pysail)"]
            print("corpus: requirements-spark.lock is not installed: no engine")
        bare = 0.0
        for name, (command, out) in ways.items():
            start = time.perf_counter()
            used = cpu_seconds([*command, str(folder / out)])
            wall = time.perf_counter() - start
            bare = bare or used
            facts = folder / out / "facts" if (folder / out / "facts").is_dir() else folder / out
            found = answer(facts)
            answers.add(found)
            rows.append(
                (name, f"{used:.0f}", f"{wall:.0f}", f"{texts / used:.0f}", f"{used / bare:.2f}", f"{found[0]:,}")
            )
            print(*rows[-1], sep=" | ", flush=True)
    same = len(answers) == 1
    missed = [row[0] for row in rows if float(row[4]) > GOAL]
    print(f"corpus: rows {'equal' if same else 'DIFFER'}; above {GOAL}: {', '.join(missed) or 'none'}")
    if texts > SMALL:
        head = ("way", "CPU s", "wall s", "texts a CPU second", "CPU against the bare function", "rows")
        note = (
            f"{texts:,} texts; the rows of all ways are {'equal' if same else 'NOT equal'}, compared by count and hash."
        )
        write("corpus.md", "Annotating a corpus", [machine(), note], head, rows)
    return 0 if same and not missed else 1


def has_engine() -> bool:
    """Whether pysail is installed."""
    command = [sys.executable, "-c", "import pysail, pyspark"]
    return subprocess.run(command, cwd=ROOT, stderr=subprocess.DEVNULL, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
