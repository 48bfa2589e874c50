"""`make quick`: what a change of a minute wants to know. Lint and types of what changed, unit tests, tests of what changed.

Changed is what git says differs from the branch `main`, committed or not. For a spider or a fixture the cases of its source
are run. The whole suite stays `make test`.
"""

import subprocess
import sys
from pathlib import Path

from etl.folders import ROOT


def git(*arguments: str) -> list[str]:
    """The lines that a git command prints."""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def changed() -> list[Path]:
    """The files that were changed or added since `main`, relative to the root; those that are gone left out."""
    begun = git("merge-base", "HEAD", "main")[0]
    names = {*git("diff", "--name-only", begun), *git("ls-files", "--others", "--exclude-standard")}
    return [Path(name) for name in sorted(names) if (ROOT / name).exists()]


def sources(paths: list[Path]) -> list[str]:
    """The sources whose spider or fixture is among the paths."""
    spiders = {path.stem for path in paths if path.parent == Path("scrapers/spiders")}
    return sorted(spiders | {path.parts[2] for path in paths if path.parts[:2] == ("tests", "fixtures")})


def commands(paths: list[Path]) -> list[list[str]]:
    """What to run for these changes, the quickest first."""
    python = [str(path) for path in paths if path.suffix == ".py"]
    pytest = [sys.executable, "-m", "pytest"]
    tests = [name for name in python if name.startswith("tests/test_")]
    touched = sources(paths)
    lines = []
    if python:
        lines += [[sys.executable, "-m", "ruff", "check", *python]]
        lines += [[sys.executable, "-m", "ruff", "format", "--check", *python], [sys.executable, "-m", "mypy"]]
    if touched:
        lines.append([*pytest, "tests/test_spiders.py", "-k", " or ".join(touched)])
    if tests:
        lines.append([*pytest, *tests])
    return [*lines, [*pytest, "-m", "unit", "-n", "2"]]


def main() -> int:
    """Run them all; 1 where one failed."""
    failed = [
        line for line in commands(changed()) if subprocess.run(line, cwd=ROOT, check=False).returncode not in (0, 5)
    ]
    for line in failed:
        print("failed:", *line[1:])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
