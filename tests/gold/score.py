"""How well the annotation rules do on statements read and annotated by hand: what counts as right, field by field.

The sets hold one statement a line: where its text is, the sha256 of that text, and what a reader found, as offsets, ids and
labels; no words. The texts are in the proof kit, works of the US government with every private name replaced by an invented
one. `report.py` prints it all.

What was annotated, without seeing what the rules find:
- facilities: names of places in the facility registry; the id is null where the reader could not decide.
- quotes: quotations in marks with at least four words that somebody says or writes (no terms, no titles), with one place where
  the speaker's name stands (several speakers: the words that name them all). Statements whose marks were lost in print have
  none.
- claims: definite numbers with what they count (people, families, organizations, places, beds, events, items, time, distance,
  weight, dollars, percent). No ages, dates, ordinals, "one", "hundreds of".
- signatories: members, organizations and claimed numbers of signers, also cosponsors.
- policies: names of laws, rules, orders, programmes, settlements and court cases on immigration; null: not on the reviewed
  list.
- demands: the words that say what an authority is asked to do, with their class (null: none of the closed list) and deadline.
- date: where the text prints its own day of publication (null: it does not).

A quote counts where its span overlaps by half of the union; with its speaker where the last names agree too (a group: a word).
A facility or a policy counts with an overlap and the same id, a claim where the numbers overlap and value and unit are equal, a
signer where names overlap, a demand with an overlap, the same class and, where the reader gave one, the same deadline.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import pyarrow.parquet as pq

from etl.statements import reference
from etl.statements import statement as facts
from etl.statements.facts import quotes

ROOT = Path(__file__).parent.parent.parent
SHARED = ROOT.parent / "shared" / "data" / "statements"
HERE = Path(__file__).parent
KIT = HERE.parent / "kit" / "texts.jsonl"
SETS = sorted(path.stem for path in HERE.glob("*.jsonl") if path.stem not in ("second_pass", "protection_titles"))
FIELDS = ("facility", "quote", "quote + speaker", "signatory", "claim", "policy", "demand")
NAMES = {
    "facility": "facilities",
    "quote": "quotes",
    "signatory": "signatories",
    "claim": "claims",
    "policy": "policies",
}
NAMES |= {"quote + speaker": "quotes", "demand": "demands"}
Span = tuple[int, int]
Counts = tuple[int, int, int]
"""Right, found, in the gold set."""
Item = Sequence[object]
"""Start, end, and what else the field compares."""


@dataclass
class Scores:
    """Counts per field and statement (statements in which the field was annotated), and what differs."""

    counts: dict[str, list[Counts]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    by_rule: dict[tuple[str, str], list[tuple[str, bool]]] = field(default_factory=dict)
    """What each rule of a field found: in which statement, and whether it is right."""
    differences: list[str] = field(default_factory=list)


@cache
def texts() -> dict[str, facts.Text]:
    """The annotated statements by the ids the gold sets use: the proof kit's, which every clone holds (`tests/kit/make.py`)."""
    rows = [json.loads(line) for line in KIT.read_text(encoding="utf-8").splitlines()]
    return {
        row["id"]: facts.Text(
            {"title": row["title"], "body": row["body"]}, date.fromisoformat(row["published"]), row["url"]
        )
        for row in rows
    }


@cache
def annotated() -> dict[str, str]:
    """The sha256 of each text as it was annotated, by its id: the kit's differ from it in invented names alone."""
    rows = [json.loads(line) for line in KIT.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: row["original_sha256"] for row in rows}


@cache
def originals() -> dict[str, facts.Text]:
    """The shared statements by the ids the gold sets use."""
    found: dict[str, facts.Text] = {}
    for row in pq.read_table(SHARED / "ice_news_releases.parquet").to_pylist():
        parts = {"title": row["title"], "body": row["body_text"]}
        found[f"ice:{row['document_id']}"] = facts.Text(parts, date.fromisoformat(row["published_date"]), row["url"])
    for name in ("detention_strict", "immigration_wide", "from_history_texts"):
        with (SHARED / f"congress_{name}.jsonl").open(encoding="utf-8") as file:
            for number, line in enumerate(file):
                row = json.loads(line)
                parts = {"title": row["title"] or "", "body": row["text"] or ""}
                found[f"{name}:{number}"] = facts.Text(parts, date.fromisoformat(row["date"]), row["url"])
    return found


def read(name: str) -> Iterator[dict[str, list[list[object]]]]:
    """The rows of one set. Raises ValueError where a text is not the one that was annotated."""
    for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if annotated().get(row["id"], row["text_sha256"]) != row["text_sha256"]:
            raise ValueError(f"{name}.jsonl: the text of {row['id']} is not the one that was annotated")
        yield row


def pairs(gold: int, found: int, same: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """Which gold items are matched by which found ones, each by another."""
    free = set(range(found))
    matched = []
    for i in range(gold):
        match = next((j for j in sorted(free) if same(i, j)), None)
        if match is not None:
            free.discard(match)
            matched.append((i, match))
    return matched


def at(item: Item) -> Span:
    return int(str(item[0])), int(str(item[1]))


def overlap(a: Item, b: Item) -> float:
    """The share of the union that two spans have in common."""
    (a0, a1), (b0, b1) = at(a), at(b)
    return max(0, min(a1, b1) - max(a0, b0)) / (max(a1, b1) - min(a0, b0))


def same_item(name: str, gold: Item, found: Item) -> bool:
    """Whether a found item is the gold one, for every field but the speaker."""
    if name in ("quote", "signatory"):
        return overlap(gold, found) >= 0.5 and (name == "quote" or gold[2] == found[2])
    if name in ("facility", "policy"):
        return overlap(gold, found) > 0 and gold[2] in (None, found[2])
    if name == "demand":
        return overlap(gold, found) > 0 and gold[2] in (None, found[2]) and gold[3] in (None, found[3])
    return overlap(gold, found) > 0 and list(gold[2:]) == list(found[2 : len(gold)])


def surname(name: str) -> str:
    words = [
        w for w in re.findall(r"[\w-]+", re.sub(r"[’']s\b", "", name)) if w not in ("Jr", "Sr", "M", "D", "III", "II")
    ]
    return words[-1].casefold() if words else ""


def same_speaker(found: str, kind: str, gold: str) -> bool:
    """Equal last names (of several: one of them); for a group ("the members of the delegation") a word in common."""
    if kind == "group":
        return bool(set(found.lower().split()) & set(gold.lower().split()) - {"the", "of", "a", "in"})
    return surname(found) in {surname(re.sub(r"\(.*?\)", "", name)) for name in gold.split(" and ")}


def found_by_rules(text: facts.Text, known: reference.Reference) -> dict[str, list[Item]]:
    """What the rules find in one body, as the items of each field; the last of an item is the name of its rule."""
    rows = facts.find(text, known)

    def items(file: str, *columns: str, only: str = "") -> list[Item]:
        return [
            (row["char_start"], row["char_end"], *(row[column] for column in (*columns, "rule")))
            for row in rows[file]
            if row["part"] == "body" and (not only or str(row["mention_type"]) in only.split())
        ]

    said = [quote for quote in quotes.find(text.parts["body"]) if quote.rule != "partial"]  # has fewer than four words
    return {
        "facility": items("statement_mentions", "facility_id", only="facility"),
        "policy": items("statement_mentions", "target_id", only="policy case"),
        "quote": [(quote.start, quote.end, quote.rule) for quote in said],
        "quote + speaker": [(quote.start, quote.end, quote.speaker, quote.rule) for quote in said],
        "signatory": items("statement_signatories", "signatory_kind"),
        "claim": items("statement_claims", "value", "unit"),
        "demand": items("statement_demands", "demand_class", "deadline"),
    }


@cache
def score(name: str) -> Scores:
    """Score the rules of this checkout on one set. Read it only: every caller gets the same one."""
    known, scores = reference.load(ROOT / "datasets" / "reference"), Scores()
    for row in read(name):
        text = texts()[str(row["id"])]
        compare(row, found_by_rules(text, known), text.parts["body"], scores)
    return scores


def compare(row: dict[str, list[list[object]]], found: dict[str, list[Item]], body: str, scores: Scores) -> None:
    """Add one statement's counts and differences."""
    for name in FIELDS:
        if NAMES[name] not in row:
            continue  # not annotated in this statement
        gold, mine = row[NAMES[name]], found[name]

        def same(i: int, j: int, name: str = name, gold: list[list[object]] = gold, mine: list[Item] = mine) -> bool:
            if name != "quote + speaker":
                return same_item(name, gold[i], mine[j])
            return overlap(gold[i], mine[j]) >= 0.5 and speaker_right(gold[i], mine[j], body)

        right = pairs(len(gold), len(mine), same)
        scores.counts[name].append((len(right), len(mine), len(gold)))
        for j, item in enumerate(mine):
            scores.by_rule.setdefault((name, str(item[-1])), []).append(
                (str(row["id"]), any(j == pair[1] for pair in right))
            )
        matched = {(i, j) for i in range(len(gold)) for j in range(len(mine)) if same(i, j)}
        for i, item in enumerate(gold):
            if not any(i == pair[0] for pair in matched):
                start, end = at(item)
                scores.differences.append(f"{row['id']} {name}: missed {body[start:end][:90]!r} {item[2:]}")
        for j, item in enumerate(mine):
            if not any(j == pair[1] for pair in matched):
                start, end = at(item)
                scores.differences.append(f"{row['id']} {name}: wrong {body[start:end][:90]!r} {list(item[2:])}")


def speaker_right(gold: Item, found: Item, body: str) -> bool:
    """Whether the speaker of a quotation is the gold one; any will do where the reader could not tell."""
    if gold[2] is None:
        return True
    speaker = found[2]
    named = body[int(str(gold[2])) : int(str(gold[3]))]
    return isinstance(speaker, quotes.Speaker) and same_speaker(speaker.name, speaker.kind, named)
