"""`make campaign`: every fault we promise to survive, injected, and a table of what became of it.

Each goal names the tests that inject its faults. They run one group after the other, within a bound, and the table goes to
`tests/campaign.md`, without times, so that two runs give the same table. What has no tests yet says so: "not run".
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "tests" / "campaign.md"
BOUND = 600  # seconds for the tests of one goal
SIZES = {"CAMPAIGN_TRIES": "40", "CAMPAIGN_REQUESTS": "1000"}
"""How much of each the campaign does, where `make test` does less. `python -m tests.tampering 200` takes 20 minutes of CPU."""
HEAD = (
    "# The fault campaign\n\nWritten by `make campaign`. A goal holds where all tests that inject its faults pass.\n\n"
    "| goal | faults | tests passed | holds |\n|---|---|---|---|\n"
)
GOALS: tuple[tuple[str, str, str], ...] = (
    ("R1", "network: statuses, challenges, truncation, 304 unasked, errors with 200, each a named state",
     "tests/test_middlewares.py tests/test_middlewares_units.py"),
    ("R2", "robots.txt with 1, 3, 8, 40 requests at once; 429, 5xx, timeout, close, HTML, markup, our name with a version",
     "tests/test_middlewares.py tests/test_middlewares_units.py -k robots"),
    ("R3", "addresses inside: redirects, spellings, links", "tests/test_middlewares_units.py -k addresses"),
    ("R4", "Retry-After in seconds and as a date, Crawl-delay, budgets, Ctrl-C within 5 s",
     "tests/test_middlewares.py tests/test_middlewares_units.py tests/test_collect.py "
     "-k 'retry_after or delay or budget or ctrl_c'"),
    ("R5", "bombs and large bodies", "tests/test_middlewares.py tests/test_middlewares_units.py -k 'bodies or pages'"),
    ("R6", "hostile workbooks", "tests/test_preflight.py tests/test_extract_stage.py"),
    ("R7", "flipped bits and truncations of workbooks", "tests/test_preflight.py -k flipped"),
    ("R8", "right shape, wrong data", "tests/test_consistency.py"),
    ("R9", "identities of every edition", "tests/test_further_laws.py"),
    ("R10", "every value re-read from the bytes", "tests/test_verify.py"),
    ("R11", "kills between renames, of records and of a publication",
     "tests/test_sums.py tests/test_publish.py tests/test_store.py -k kill"),
    ("R12", "disk full, read-only disk", "tests/test_failures.py"),
    ("R13", "several at once", "tests/test_store.py -k 'at_a_time or two_writers'"),
    ("R14", "two builds, the same bytes", "tests/test_publish.py -k byte_identical"),
    ("R15", "a bit, a file, a line changed in records, reference, ledger, tables: 240 random changes, 40 tries of all stages",
     "tests/test_sums.py tests/test_seal.py tests/test_tampering.py"),
    ("R16", "a swap of the served release under 1,000 requests; a damaged one refused", "tests/test_swap.py"),
    ("R17", "markup, links and formulas in cells",
     "tests/test_explore.py tests/test_spreadsheets.py tests/test_properties.py "
     "-k 'link or script or escape or formula or runs'"),
    ("R18", "hostile SQL: time, memory, size of the answer", "tests/test_sql_workers.py"),
    ("R19", "39 made-up leaks of persons in every part of a file, 10 without headers, hidden sheets",
     "tests/test_privacy.py tests/test_person_lists.py"),
    ("R20", "small counts found by differencing", ""),
    ("R21", "editions in any order", ""),
    ("R22", "properties: whatever hypothesis makes up", "tests -m hypothesis"),
    ("R23", "fuzzing: a corpus and a second each", "tests/test_fuzz.py"),
    ("R24", "a layout never seen is named", "tests/test_extract_sheets.py tests/test_extract_blocks.py"),
    ("R25", "silence and dates in the future",
     "tests/test_reasking.py tests/test_middlewares_units.py -k 'silence or future or due'"),
    ("R26", "a failed check, or a loss since the last release, blocks publication",
     "tests/test_publish.py tests/test_comparison.py -k 'block or loss or accept or whole'"),
    ("R27", "a signed list of sums, checked by coreutils and ssh-keygen", "tests/test_seal.py"),
    ("R28", "corrections", "tests/test_corrections.py"),
    ("R29", "everything but the bytes, or the records, deleted", "tests/test_sums.py -k 'anew or gone or without'"),
)  # fmt: skip


def run(selection: str) -> tuple[str, str]:
    """(tests passed of all, whether the goal holds) of one selection of tests."""
    if not selection:
        return "0", "not run"
    words = [word.strip("'") for word in re.findall(r"'[^']*'|\S+", selection)]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", *words]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=BOUND, env=os.environ | SIZES
        )
    except subprocess.TimeoutExpired:
        return "?", f"no: not done in {BOUND} s"
    marks = "".join(re.findall(r"^([.FEsxX]+)(?= *\[ *\d+%\])", done.stdout, re.MULTILINE))
    passed, skipped = marks.count("."), marks.count("s")
    return f"{passed} of {len(marks) - skipped}", "yes" if done.returncode == 0 and passed else "no"


def main() -> int:
    """Run all goals, print and write the table; 0 where every goal that was run holds."""
    lines = []
    for goal, faults, selection in GOALS:
        passed, holds = run(selection)
        lines.append(f"| {goal} | {faults} | {passed} | {holds} |")
        print(lines[-1], flush=True)
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return int(any("| no" in line and "| not run" not in line for line in lines))


if __name__ == "__main__":
    sys.exit(main())
