"""Damage at random to any file that a publication is made of or consists of, and what then becomes of the publication.

A try copies a small release (synthetic workbooks, the project's own reference), damages one file, or swaps two, and runs all
stages as `make refresh` does. It ends in one of three ways: `refused` (a stage stopped and named why), `same` (what is
published is what it was, to the byte), `named` (it differs, and the file that was edited was named on the screen). Anything
else is `silent`, and there may be none.
"""

import io
import random
import shutil
import sys
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from etl import __main__ as etl
from etl.folders import ROOT, sha256_of
from scrapers import __main__ as scrapers
from tests.test_extract_stage import put
from tests.workbooks import book, edition, facilities, facility

SEED = 20261125
STAGES = (("scrapers", "extract"), ("etl", "annotate"), ("etl", "build"), ("etl", "check"), ("etl", "publish"))
KINDS = ("deleted", "emptied", "shortened", "cut", "flipped", "swapped", "edited", "doubled", "duplicated line")
VICTIMS = ("records/*", "reference/*", "snapshots.jsonl", "snapshots/??/*", "*.parquet", "*.json", "SHA256SUMS",
           "build/detention.db")  # fmt: skip


def run(datasets: Path) -> tuple[int, str]:
    """(exit code of the first stage that failed, or 0; what all of them said) of the whole line without collecting."""
    said, status = io.StringIO(), 0
    programs = {"scrapers": scrapers, "etl": etl}
    argv = sys.argv
    with redirect_stdout(said), redirect_stderr(said):
        for program, stage in STAGES:
            sys.argv = [program, stage, "--datasets", str(datasets)]
            failed = programs[program].main()
            status = status or failed
            if failed and program == "etl":
                break
    sys.argv = argv
    return status, said.getvalue()


def released(folder: Path) -> Path:
    """A small release of two synthetic editions, with their bytes."""
    datasets = folder / "datasets"
    shutil.copytree(ROOT / "datasets" / "reference", datasets / "reference")
    put(datasets, {"one": book(edition()), "two": book(edition(Facilities=facilities([facility("BETA JAIL")])))})
    status, said = run(datasets)
    assert status == 0, said
    return datasets


def published(datasets: Path) -> dict[str, str]:
    """The sha256 of everything that readers get, by name: the tables and the served file."""
    files = [*datasets.glob("*.parquet"), datasets / "datapackage.json", datasets / "build" / "detention.db"]
    return {path.name: sha256_of(path) for path in files if path.exists()}


def victims(datasets: Path) -> list[list[Path]]:
    """The files that may be damaged, by kind, so that each kind has as many tries."""
    found = [sorted(path for path in datasets.glob(pattern) if path.is_file()) for pattern in VICTIMS]
    return [paths for paths in found if paths]


def damage(datasets: Path, rng: random.Random) -> tuple[list[str], str]:
    """Damage one file, or swap two; returns their names and how."""
    damaged = []
    victim, kind = rng.choice(rng.choice(victims(datasets))), rng.choice(KINDS)
    body = victim.read_bytes()
    lines = body.splitlines(keepends=True)
    if kind == "deleted":
        victim.unlink()
    elif kind == "swapped":
        siblings = [path for path in victim.parent.glob("*") if path.is_file() and path != victim]
        other = rng.choice(siblings or [datasets / "SHA256SUMS"])
        victim.write_bytes(other.read_bytes())
        other.write_bytes(body)
        damaged.append(other)
    else:
        at = rng.randrange(len(body) or 1)
        row = rng.randrange(len(lines) or 1)
        digits = [n for n, byte in enumerate(body) if chr(byte).isdigit()] or [at]
        edited = bytearray(body or b"\0")
        edited[rng.choice(digits) if kind == "edited" else at] = ord("9") if kind == "edited" else edited[at] ^ 4
        made = {
            "emptied": b"",
            "shortened": b"".join(lines[:row] + lines[row + 1 :]),
            "cut": body[:at],
            "doubled": body + body,
            "duplicated line": b"".join([*lines[:row], *lines[row : row + 1] * 2, *lines[row + 1 :]]),
        }
        victim.write_bytes(made.get(kind, bytes(edited)))
    return [path.relative_to(datasets).as_posix() for path in (victim, *damaged)], kind


def verdict(release: Path, before: dict[str, str], rng: random.Random) -> tuple[str, str]:
    """What became of one try, and a line that tells of it."""
    with TemporaryDirectory() as folder:
        datasets = Path(folder) / "datasets"
        shutil.copytree(release, datasets)
        names, kind = damage(datasets, rng)
        try:
            status, said = run(datasets)
        except Exception as error:  # noqa: BLE001 - a traceback is what a try may find
            return "traceback", f"{kind} {names}: {type(error).__name__}: {error}"
        after = published(datasets)
        line = f"{kind} {names}: exit {status}: {' '.join(said.split())[-200:]}"
        differing = {key for key in before.keys() | after.keys() if after.get(key) != before.get(key)}
        if status and differing <= {Path(name).name for name in names}:
            return "refused", line  # what was damaged among the published files lies there as it was left
        if not differing:
            return "same", line
        return ("named" if all(name in said for name in names) else "silent"), line


def tries(n: int, seed: int = SEED) -> tuple[Counter[str], list[str]]:
    """How ``n`` tries ended, and a line of each that ended as none may."""
    rng = random.Random(seed)
    ends: Counter[str] = Counter()
    bad = []
    with TemporaryDirectory() as folder:
        release = released(Path(folder))
        before = published(release)
        for _ in range(n):
            end, line = verdict(release, before, rng)
            ends[end] += 1
            if end in ("silent", "traceback"):
                bad.append(line)
    return ends, bad


if __name__ == "__main__":
    ends, bad = tries(int(sys.argv[1]) if len(sys.argv) > 1 else 200, int(sys.argv[2]) if len(sys.argv) > 2 else SEED)
    print(dict(sorted(ends.items())), *bad, sep="\n")
    sys.exit(bool(bad))
