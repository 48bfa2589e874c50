"""python -m bench [--datasets DIR] [--scale]: all benchmarks on what that folder holds, in copies of it."""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from bench import corpus, extraction, readers, release, statements, stints


def main() -> int:
    """Run all; the exit code is 1 where a goal is missed, 2 where there is nothing to measure."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Ratios of our CPU time to the floor.")
    parser.add_argument("--datasets", type=Path, default=Path(os.environ.get("DATASETS", "datasets")), metavar="DIR")
    parser.add_argument(
        "--scale", action="store_true", help="the heavy ones alone; they write bench/*.md: half an hour"
    )
    options = parser.parse_args()
    datasets = options.datasets
    if options.scale:
        return scale(datasets)
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / "datasets"
        shutil.copytree(datasets, copy, ignore=shutil.ignore_patterns("build", "snapshots", "*.journal"))
        released = release.main(copy)
    return max(released, extraction.main(datasets), statements.main(datasets))


def scale(datasets: Path) -> int:
    """Corpora, stints, readers: cost against size, as tables in this folder."""
    site, database = datasets / "build" / "site", datasets / "build" / "detention.db"
    read = readers.main(site.resolve(), database) if site.exists() and database.exists() else 2
    if read == 2:
        print(f"readers: no baked site in {site}; `make site` first")
    return max(read, stints.main(), corpus.main(corpus.LARGE))


if __name__ == "__main__":
    sys.exit(main())
