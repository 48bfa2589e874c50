"""python -m bench [--datasets DIR]: all benchmarks on what that folder holds, in copies of it."""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from bench import extraction, release, statements


def main() -> int:
    """Run all; the exit code is 1 where a goal is missed, 2 where there is nothing to measure."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Ratios of our CPU time to the floor.")
    parser.add_argument("--datasets", type=Path, default=Path(os.environ.get("DATASETS", "datasets")), metavar="DIR")
    datasets = parser.parse_args().datasets
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / "datasets"
        shutil.copytree(datasets, copy, ignore=shutil.ignore_patterns("build", "snapshots", "*.journal"))
        released = release.main(copy)
    return max(released, extraction.main(datasets), statements.main(datasets))


if __name__ == "__main__":
    sys.exit(main())
