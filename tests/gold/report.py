"""The report on the gold sets: precision, recall and F1 per field with 95 % intervals, and how far two readings agree.

    python -m tests.gold.report                # writes tests/gold/REPORT.md; --show [SET …] prints every difference instead
    python -m tests.gold.report --freeze SET   # keeps what the rules reach on a new set, before any rule is changed for it

Intervals of F1 come from 2,000 resamples of whole statements with a fixed seed, because errors cluster in statements; those
of shares are Wilson's. `first_contact.json` holds, by set, the counts (right, found, in the gold set) per statement that the
rules reached before anything was changed for those statements; it can't be measured again.
"""

import json
import random
import re
import sys
from collections.abc import Iterable

from etl.statements.facts import dates
from tests.gold import score
from tests.gold.score import FIELDS, HERE, NAMES, Counts

REPORT = HERE / "REPORT.md"
RESAMPLES = 2000
TARGETS = {"facility": 0.95, "quote + speaker": 0.90, "signatory": 0.95, "claim": 0.80}
"""Of the issue."""
DATE_KINDS = ("release_line", "dateline", "opening_line")


def total(counts: Iterable[Counts]) -> Counts:
    right, found, gold = (sum(part) for part in zip(*counts, strict=True))
    return right, found, gold


def f1(counts: Counts) -> float:
    """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found."""
    right, found, gold = counts
    return 2 * right / (found + gold) if found + gold else 1.0


def interval(per_statement: list[Counts]) -> tuple[float, float]:
    """The 95 % interval of F1 by resampling statements."""
    chance = random.Random(1)
    values = sorted(f1(total(chance.choices(per_statement, k=len(per_statement)))) for _ in range(RESAMPLES))
    return values[RESAMPLES // 40], values[RESAMPLES - RESAMPLES // 40 - 1]


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95 % Wilson interval of a share."""
    if not of:
        return 0.0, 1.0
    z, share = 1.96, right / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * ((share * (1 - share) + z * z / (4 * of)) / of) ** 0.5 / (1 + z * z / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def share(right: int, of: int) -> str:
    low, high = wilson(right, of)
    return f"{right / of:.3f} ({low:.2f}–{high:.2f})" if of else "–"


def table(counts: dict[str, list[Counts]]) -> str:
    """One row per field that was annotated."""
    lines = [
        "| field | statements | gold | found | precision | recall | F1 | target |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name in FIELDS:
        if not counts.get(name):
            continue
        right, found, gold = total(counts[name])
        low, high = interval(counts[name])
        target = f"{TARGETS[name]:.2f}" if name in TARGETS else ""
        lines.append(
            f"| {name} | {len(counts[name])} | {gold} | {found} | {share(right, found)} | {share(right, gold)} | "
            f"{f1((right, found, gold)):.3f} ({low:.2f}–{high:.2f}) | {target} |"
        )
    return "\n".join(lines)


def rule_lines(scores: Iterable[score.Scores]) -> str:
    """One row per field and rule: how often it fired in the gold sets, in how many statements, and how often it was right."""
    fires: dict[tuple[str, str], list[tuple[str, bool]]] = {}
    for one in scores:
        for key, found in one.by_rule.items():
            fires.setdefault(key, []).extend(found)
    lines = ["| field | rule | fires | statements | precision |", "|---|---|---|---|---|"]
    for (name, rule), found in sorted(
        fires.items(), key=lambda item: (FIELDS.index(item[0][0]), -len(item[1]), item[0][1])
    ):
        if name == "quote":
            continue  # "quote + speaker" has the same rows
        right, statements = sum(correct for _, correct in found), {statement for statement, _ in found}
        lines.append(f"| {name} | {rule} | {len(found)} | {len(statements)} | {share(right, len(found))} |")
    return "\n".join(lines)


def agreement() -> str:
    """How far the second reading of 30 statements found what the first did, as if the first were the gold set."""
    first = {str(row["id"]): row for name in score.SETS for row in score.read(name)}
    lines = ["| field | first reading | second reading | same | F1 |", "|---|---|---|---|---|"]
    counts: dict[str, list[Counts]] = {}
    for second in score.read("second_pass"):
        body = score.texts()[str(second["id"])].parts["body"]
        for name in ("facility", "quote", "quote + speaker", "signatory", "claim"):
            a, b = first[str(second["id"])][NAMES[name]], second[NAMES[name]]

            def same(
                i: int, j: int, name: str = name, a: list[list[object]] = a, b: list[list[object]] = b, body: str = body
            ) -> bool:
                if name != "quote + speaker":
                    return score.same_item(name, a[i], b[j])
                return score.same_item("quote", a[i], b[j]) and same_words(a[i], b[j], body)

            counts.setdefault(name, []).append((len(score.pairs(len(a), len(b), same)), len(b), len(a)))
    for name, per_statement in counts.items():
        right, found, gold = total(per_statement)
        lines.append(f"| {name} | {gold} | {found} | {right} | {f1((right, found, gold)):.3f} |")
    return "\n".join(lines)


def same_words(a: list[object], b: list[object], body: str) -> bool:
    """Whether two readings give the same speaker, where both give one."""
    if a[2] is None or b[2] is None:
        return True
    first, second = body[int(str(a[2])) : int(str(a[3]))], body[int(str(b[2])) : int(str(b[3]))]
    return score.same_speaker(first, "person", second) or bool(set(first.lower().split()) & set(second.lower().split()))


def date_lines() -> str:
    """Days of publication that texts print, against the day their publishers' metadata give."""
    seen = set()
    agree, differ = dict.fromkeys(DATE_KINDS, 0), dict.fromkeys(DATE_KINDS, 0)
    for text in score.texts().values():
        body = text.parts["body"]
        if body in seen:
            continue
        seen.add(body)
        for found in dates.evidence(body, "", text.published):
            (agree if found.day == text.published else differ)[found.kind] += found.kind in DATE_KINDS
    lines = ["| evidence | found | equals the metadata | share |", "|---|---|---|---|"]
    for kind in DATE_KINDS:
        count = agree[kind] + differ[kind]
        lines.append(f"| {kind} | {count} | {agree[kind]} | {share(agree[kind], count)} |")
    printed = [(row, score.texts()[str(row["id"])]) for name in score.SETS for row in score.read(name) if "date" in row]
    wanted = [(row["date"], text) for row, text in printed if row["date"]]
    right = sum(
        any(found.start < int(str(span[1])) and int(str(span[0])) < found.end and found.day for found in evidence)
        for span, text in wanted
        for evidence in [dates.evidence(text.parts["body"], "", text.published)]
    )
    lines.append(
        f"\nOf {len(printed)} statements read for it, {len(wanted)} print their own day in the body; the rules find {right}."
    )
    return "\n".join(lines)


def report() -> str:
    """The whole report, as Markdown. The same on every run."""
    scored = {name: score.score(name) for name in score.SETS}
    scores = {name: one.counts for name, one in scored.items()}
    pooled = {name: [count for counts in scores.values() for count in counts[name]] for name in FIELDS}
    first = json.loads(FIRST.read_text())
    read = {str(row["id"]) for name in score.SETS for row in score.read(name)}
    parts = [
        "# How well the annotation rules do\n\nGenerated by `make gold`; not edited by hand. What was annotated and what counts"
        " as right: `score.py`; how the sets were drawn: `README.md`.",
        f"## All {len(read)} statements, the rules of this checkout\n\n"
        "These statements' errors were looked at while the rules were worked on: this is what the rules can do, not what they"
        " will do elsewhere.\n\n" + table(pooled),
        "## Rule by rule\n\nIn the same statements; a rule that fires in one statement only was written for that one.\n\n"
        + rule_lines(scored.values()),
        "## First contact\n\nSets annotated before the rules saw them, and scored before any rule was changed for them. This is"
        " nearest to what other statements will give; the sets stand in the order of the rules' development.",
    ]
    parts += [
        f"### `{name}.jsonl`\n\n" + table({f: [tuple(count) for count in found] for f, found in counts.items()})
        for name, counts in first.items()
    ]
    parts += [f"## `{name}.jsonl`, the rules of this checkout\n\n{table(counts)}" for name, counts in scores.items()]
    parts.append("## Two readings of 30 statements\n\nThe second without seeing the first.\n\n" + agreement())
    parts.append("## Days of publication\n\nThe annotated statements, each text once.\n\n" + date_lines())
    return "\n\n".join(parts) + "\n"


FIRST = HERE / "first_contact.json"
HEADING = re.compile(r"^##+ (.+)$", re.MULTILINE)
FIGURE = re.compile(r"^\| ([a-z +]+) \|.*\| (\d\.\d{3}) \((\d\.\d\d)–\d\.\d\d\) \|[^|]*\|$", re.MULTILINE)


def figures(printed: str) -> dict[tuple[str, str], tuple[float, float]]:
    """F1 and the lower end of its interval by section and field, of a report as printed."""
    found: dict[tuple[str, str], tuple[float, float]] = {}
    pieces = HEADING.split(printed)
    for section, text in zip(pieces[1::2], pieces[2::2], strict=True):
        found |= {(section, line[1]): (float(line[2]), float(line[3])) for line in FIGURE.finditer(text)}
    return found


def fallen(before: str, after: str) -> list[str]:
    """Every F1 of a report that lies below the interval of the one before it, or is gone, with both figures."""
    now = {key: value for key, (value, _) in figures(after).items()}
    return [
        f"{section}, {name}: {value:.3f} before (at least {low:.2f} by chance), {now.get((section, name), 0.0):.3f} now"
        for (section, name), (value, low) in figures(before).items()
        if now.get((section, name), 0.0) < low
    ]


if __name__ == "__main__":
    if "--show" in sys.argv:
        for name in [name for name in score.SETS if name in sys.argv] or score.SETS:
            print("\n".join(score.score(name).differences))
    elif "--freeze" in sys.argv:
        name = sys.argv[-1]
        kept = json.loads(FIRST.read_text())
        if name in kept:
            sys.exit(f"{FIRST}: {name} is kept already; a first contact happens once")
        kept[name] = {field: counts for field, counts in score.score(name).counts.items() if counts}
        FIRST.write_text(json.dumps(kept) + "\n")
    else:
        written = report()
        for line in fallen(REPORT.read_text(encoding="utf-8"), written):
            print(f"fallen: {line}")
        REPORT.write_text(written, encoding="utf-8")
        print(f"wrote {REPORT}")
