"""Mutation testing: `python -m tests.mutate [seconds] [seed]`. Do tests notice when one token of the code says something else?

Each mutant is one changed token of one file of TARGETS, in a copy of the project; it is killed where one of that file's tests
fails or does not end. Survivors are printed with their line: some say the same as before (a cache's size), others want a test.
"""

import io
import os
import random
import shutil
import subprocess
import sys
import time
import tokenize
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
BOUND = 120  # seconds for the tests of one mutant
TARGETS = {
    "scrapers/privacy.py": "tests/test_privacy.py tests/test_properties.py",
    "scrapers/person_lists.py": "tests/test_person_lists.py",
    "scrapers/preflight.py": "tests/test_preflight.py",
    "scrapers/workbook.py": "tests/test_workbook.py tests/test_properties.py",
    "scrapers/ice_sheets/figures.py": "tests/test_extract_blocks.py",
    "scrapers/ice_sheets/smaller.py": "tests/test_extract_small_sheets.py",
    "scrapers/middlewares/body.py": "tests/test_middlewares_units.py tests/test_properties.py",
    "scrapers/middlewares/blocks.py": "tests/test_middlewares_units.py",
    "etl/publication/made_of.py": "tests/test_tampering.py",
    "etl/publication/comparison.py": "tests/test_comparison.py tests/test_tampering.py",
    "explore/spreadsheets.py": "tests/test_spreadsheets.py",
    "sums.py": "tests/test_sums.py",
}
SWAPS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "+": "-", "-": "+", "and": "or", "or": "and",
         "not": "", "True": "False", "False": "True", "any": "all", "all": "any", "min": "max", "max": "min"}  # fmt: skip


def mutants(text: str) -> list[tuple[int, str, str]]:
    """Every (line, what changed, whole text) with one token of ``text`` changed; imports and annotations are left alone."""
    found = []
    lines = text.splitlines(keepends=True)
    tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    for token in tokens:
        if token.type not in (tokenize.OP, tokenize.NAME, tokenize.NUMBER):
            continue
        row, column = token.start
        line = lines[row - 1]
        if line.lstrip().startswith(("import ", "from ", "def ", "class ", "@")):
            continue
        new = SWAPS.get(token.string)
        if token.type == tokenize.NUMBER and token.string.isdecimal():
            new = str(int(token.string) + 1)
        if new is not None:
            changed = line[:column] + new + line[token.end[1] :]
            found.append(
                (row, f"{token.string} -> {new or 'nothing'}", "".join([*lines[: row - 1], changed, *lines[row:]]))
            )
    return found


def copy(folder: Path) -> None:
    """The code in ``folder``, with links to the data and the environment."""
    for name in ("etl", "scrapers", "explore", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy(path, folder)
    for name in ("datasets", ".venv", "bench"):
        (folder / name).symlink_to(ROOT / name)


def survives(folder: Path, tests: str) -> bool:
    """Whether all ``tests`` pass in the copy."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests.split()]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=BOUND, check=False,
                              env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"})  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def main(budget: float = 900, seed: int = 0) -> int:
    """Try random mutants for so many seconds, print the survivors and the share that was killed; 0 from 90 % on."""
    rng = random.Random(seed)
    n = killed = 0
    sound: set[str] = set()  # whose tests pass as the code is
    ends = time.monotonic() + budget
    with TemporaryDirectory() as name:
        folder = Path(name)
        copy(folder)
        while time.monotonic() < ends:
            target = rng.choice(sorted(TARGETS))
            text = (ROOT / target).read_text()
            if target not in sound and not survives(folder, TARGETS[target]):
                raise RuntimeError(f"{TARGETS[target]} fail without a mutant; nothing can be said of {target}")
            sound.add(target)
            row, change, mutant = rng.choice(mutants(text))
            (folder / target).write_text(mutant)
            if survives(folder, TARGETS[target]):
                print(f"survives: {target}:{row}: {change}: {text.splitlines()[row - 1].strip()}", flush=True)
            else:
                killed += 1
            n += 1
            (folder / target).write_text(text)
    print(f"{killed} of {n} mutants killed ({killed / max(n, 1):.0%})")
    return int(killed < 0.9 * n)


if __name__ == "__main__":
    sys.exit(main(*(float(word) for word in sys.argv[1:2]), *(int(word) for word in sys.argv[2:3])))
