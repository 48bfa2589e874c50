"""How well the annotation rules do on statements read and annotated by hand: precision, recall, F1 with 95 % intervals.

    python -m tests.gold.score

`statements.jsonl` holds one statement a line: where its text is, the sha256 of that text, and what a reader found, as offsets,
ids and labels; no words. The texts are the project's shared documents; without them nothing can be scored.

What was annotated (one reader, one pass, without seeing what the rules find):
- facilities: names of places in the facility registry; the id is null where the reader could not decide.
- quotes: quotations in marks with at least four words that somebody says or writes (no terms, no titles), with one place where
  the speaker's name stands. Statements whose marks were lost in print have none.
- claims: definite numbers with what they count (people, families, organizations, places, beds, events, items, time, distance,
  weight, dollars, percent). No ages, dates, ordinals, "one", "hundreds of".
- signatories: members, organizations and claimed numbers of signers, also cosponsors.

A quote counts where its span overlaps by half of the union; with its speaker where the last names agree too (a group: a word).
A facility counts
with an overlap and the same id, a claim where the numbers overlap and value and unit are equal, a signer where names overlap.
"""

import hashlib
import json
import random
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from etl.annotate import facts, quotes, reference

ROOT = Path(__file__).parent.parent.parent
SHARED = ROOT.parent / "shared" / "data" / "statements"
GOLD = Path(__file__).parent / "statements.jsonl"
HELD_OUT = Path(__file__).parent / "held_out.jsonl"
FIELDS = ("facility", "quote", "quote + speaker", "signatory", "claim")
Span = tuple[int, int]
Counts = tuple[int, int, int]  # right, found, in the gold set


@dataclass(frozen=True)
class Score:
    """One field: right, found, in the gold set, per statement."""

    field: str
    per_statement: list[Counts]

    @property
    def totals(self) -> Counts:
        right, found, gold = (sum(counts[i] for counts in self.per_statement) for i in range(3))
        return right, found, gold

    def f1(self) -> float:
        return f1(self.totals)

    def interval(self) -> tuple[float, float]:
        """95 % interval of F1: 2,000 resamples of whole statements, because errors cluster in statements."""
        chance = random.Random(1)
        values = sorted(
            f1(tuple(map(sum, zip(*chance.choices(self.per_statement, k=len(self.per_statement)), strict=True))))  # type: ignore[arg-type]
            for _ in range(2000)
        )
        return values[50], values[1949]


def f1(counts: Counts) -> float:
    """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found."""
    right, found, gold = counts
    return 2 * right / (found + gold) if found + gold else 1.0


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95 % Wilson interval of a share."""
    if not of:
        return 0.0, 1.0
    z, share = 1.96, right / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * ((share * (1 - share) + z * z / (4 * of)) / of) ** 0.5 / (1 + z * z / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def texts() -> dict[str, facts.Text]:
    """The shared statements by the ids the gold set uses."""
    found: dict[str, facts.Text] = {}
    for row in pq.read_table(SHARED / "ice_news_releases.parquet").to_pylist():
        parts = {"title": row["title"], "body": row["body_text"]}
        found[f"ice:{row['document_id']}"] = facts.Text(parts, date.fromisoformat(row["published_date"]), row["url"])
    for name in ("detention_strict", "immigration_wide"):
        with (SHARED / f"congress_{name}.jsonl").open(encoding="utf-8") as file:
            for number, line in enumerate(file):
                row = json.loads(line)
                parts = {"title": row["title"] or "", "body": row["text"] or ""}
                found[f"{name}:{number}"] = facts.Text(parts, date.fromisoformat(row["date"]), row["url"])
    return found


def pairs(gold: list[Span], found: list[Span], same: Callable[[int, int], bool]) -> int:
    """How many gold spans are matched, each by another found one."""
    free = set(range(len(found)))
    right = 0
    for i in range(len(gold)):
        match = next((j for j in sorted(free) if same(i, j)), None)
        if match is not None:
            free.discard(match)
            right += 1
    return right


def overlap(a: Span, b: Span) -> float:
    """The share of the union that two spans have in common."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / (max(a[1], b[1]) - min(a[0], b[0])) if common > 0 else 0.0


def touches(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def surname(name: str) -> str:
    words = [w for w in re.findall(r"[\w-]+", name.replace("’s", "")) if w not in ("Jr", "Sr", "M", "D", "III", "II")]
    return words[-1].casefold() if words else ""


def same_speaker(found: str, kind: str, gold: str) -> bool:
    """Equal last names; for a group ("the members of the delegation") a word in common."""
    if kind == "group":
        return bool(set(found.lower().split()) & set(gold.lower().split()) - {"the", "of", "a", "in"})
    return surname(found) == surname(gold)


def score(gold_set: Path = GOLD, show: bool = False) -> list[Score]:
    """Score every field on one gold set. Raises ValueError where a text is not the one that was annotated."""
    held, known = texts(), reference.load(ROOT / "datasets" / "reference")
    counts: dict[str, list[Counts]] = {field: [] for field in FIELDS}
    for line in gold_set.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        text = held[gold["id"]]
        body = text.parts["body"]
        if hashlib.sha256(body.encode()).hexdigest() != gold["text_sha256"]:
            raise ValueError(f"{gold_set}: the text of {gold['id']} is not the one that was annotated")
        rows = facts.find(text, known)
        said = quotes.find(body)

        def spans(
            name: str, kept: Callable[[facts.Row], bool] = lambda row: True, rows: dict[str, list[facts.Row]] = rows
        ) -> list[facts.Row]:
            return [row for row in rows[name] if row["part"] == "body" and kept(row)]

        def at(row: facts.Row) -> Span:
            return int(str(row["char_start"])), int(str(row["char_end"]))

        places = spans("statement_mentions", lambda row: row["mention_type"] == "facility")
        wanted = [tuple(g) for g in gold["facilities"]]
        right = pairs(
            [g[:2] for g in wanted],
            [at(row) for row in places],
            lambda i, j, w=wanted, p=places: touches(w[i][:2], at(p[j])) and w[i][2] in (None, p[j]["facility_id"]),  # type: ignore[misc]
        )
        counts["facility"].append((right, len(places), len(wanted)))
        wanted = [tuple(g) for g in gold["quotes"]]
        spoken = [(quote.start, quote.end) for quote in said]
        match = lambda i, j, w=wanted, s=spoken: overlap(w[i][:2], s[j]) >= 0.5  # noqa: E731
        counts["quote"].append((pairs([g[:2] for g in wanted], spoken, match), len(spoken), len(wanted)))

        def speaker(
            i: int, j: int, w: list[tuple[int, ...]] = wanted, q: list[quotes.Quote] = said, body: str = body
        ) -> bool:
            found = q[j].speaker
            if overlap((w[i][0], w[i][1]), (q[j].start, q[j].end)) < 0.5:
                return False
            return w[i][2] is None or (
                found is not None and same_speaker(found.name, found.kind, body[w[i][2] : w[i][3]])
            )

        counts["quote + speaker"].append((pairs([g[:2] for g in wanted], spoken, speaker), len(spoken), len(wanted)))
        signed = spans("statement_signatories")
        wanted = [tuple(g) for g in gold["signatories"]]
        right = pairs(
            [g[:2] for g in wanted],
            [at(row) for row in signed],
            lambda i, j, w=wanted, s=signed: overlap(w[i][:2], at(s[j])) >= 0.5 and w[i][2] == s[j]["signatory_kind"],  # type: ignore[misc]
        )
        counts["signatory"].append((right, len(signed), len(wanted)))
        numbers = spans("statement_claims")
        wanted = [tuple(g) for g in gold["claims"]]
        right = pairs(
            [g[:2] for g in wanted],
            [at(row) for row in numbers],
            lambda i, j, w=wanted, n=numbers: touches(w[i][:2], at(n[j])) and w[i][2:] == (n[j]["value"], n[j]["unit"]),  # type: ignore[misc]
        )
        counts["claim"].append((right, len(numbers), len(wanted)))
        if show:
            explain(gold, body, places, said, signed, numbers)
    return [Score(field, counts[field]) for field in FIELDS]


def explain(gold: dict[str, list[list[int]]], body: str, *found: object) -> None:
    """Print what differs, for whoever works on the rules. The words stay on the screen."""
    places, said, signed, numbers = found
    sides = {
        "facilities": [(r["char_start"], r["char_end"]) for r in places],  # type: ignore[attr-defined]
        "quotes": [(q.start, q.end) for q in said],  # type: ignore[attr-defined]
        "signatories": [(r["char_start"], r["char_end"]) for r in signed],  # type: ignore[attr-defined]
        "claims": [(r["char_start"], r["char_end"]) for r in numbers],  # type: ignore[attr-defined]
    }
    for field, spans in sides.items():
        for g in gold[field]:
            if not any(touches((g[0], g[1]), s) for s in spans):
                print(f"{gold['id']} {field}: missed {body[g[0] : g[1]][:80]!r}")
        for s in spans:
            if not any(touches((g[0], g[1]), s) for g in gold[field]):
                print(f"{gold['id']} {field}: too much {body[s[0] : s[1]][:80]!r}")
    for quote in said:  # type: ignore[attr-defined]
        for g in gold["quotes"]:
            if g[2] is not None and overlap((g[0], g[1]), (quote.start, quote.end)) >= 0.5:
                name = quote.speaker.name if quote.speaker else ""
                if not same_speaker(name, quote.speaker.kind if quote.speaker else "", body[g[2] : g[3]]):
                    print(f"{gold['id']} speaker: {name!r} ({quote.rule}) is not {body[g[2] : g[3]]!r}")


def report(scores: list[Score]) -> str:
    """The figures as a Markdown table."""
    lines = ["| field | gold | found | precision | recall | F1 |", "|---|---|---|---|---|---|"]
    for entry in scores:
        right, found, gold = entry.totals
        precision, recall = wilson(right, found), wilson(right, gold)
        low, high = entry.interval()
        lines.append(
            f"| {entry.field} | {gold} | {found} | {right / max(found, 1):.3f} ({precision[0]:.2f}–{precision[1]:.2f}) | "
            f"{right / max(gold, 1):.3f} ({recall[0]:.2f}–{recall[1]:.2f}) | {entry.f1():.3f} ({low:.2f}–{high:.2f}) |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    if not SHARED.is_dir():
        sys.exit(f"{SHARED}: not here, and the gold set refers to its texts")
    for gold_set in (GOLD, HELD_OUT):
        print(f"\n{gold_set.name}\n{report(score(gold_set, show='--show' in sys.argv))}")
