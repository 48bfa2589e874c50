"""Labels: what no code list knows yet, and the code that its wording comes nearest to: proposals for a reviewer, nothing more.

A reviewed label is a line in a code list of `scrapers/ice_sheets`; the next extract reads it, in every edition.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path

from scrapers import records
from scrapers.ice_sheets import tables
from scrapers.ice_sheets.blocks import Block
from scrapers.ice_sheets.figures import BY_KIND
from scrapers.ice_sheets.labels import Dimensions

NEAR = 0.8  # of a label's wording to a known one; "reinstatment of deport order (i-87" has 0.97


def main(datasets: Path) -> int:
    """Print each unreviewed label with the editions and cells that print it, and the nearest known label. Returns 0."""
    found: Counter[tuple[str, str]] = Counter()
    example: dict[tuple[str, str], str] = {}
    for row in records.read(tables.BLOCKS, datasets).to_pylist():
        for said in (row["labels"] or "").split("; ") if row["unreviewed"] else ():
            cell, _, text = said.partition(" ")
            key = (str(row["block"]), text.strip("'\""))
            found[key] += 1
            example.setdefault(key, f"{str(row['snapshot_sha256'])[:8]} {row['sheet']!r} {cell}")
    for (block, text), count in sorted(found.items()):
        proposed = propose(block, text)
        print(f"{block}: {text!r}, {count} tables, first {example[block, text]}: {proposed or 'nothing known is near'}")
    print(
        f"labels: {len(found)} unreviewed"
        + ("; a line in a code list of scrapers/ice_sheets reviews one" if found else "")
    )
    return 0


def propose(code: str, text: str) -> str | None:
    """The known label of the block ``code`` that is nearest in wording, with what it stands for; None where none is near."""
    known = {name: of for block in _blocks(code) for name, of in _labels(block)}
    scores = {name: SequenceMatcher(None, name, text.casefold()).ratio() for name in known}
    best = max(scores, key=lambda name: scores[name], default=None)
    if best is None or scores[best] < NEAR:
        return None
    return f"{best!r} = {dict(known[best])} ({scores[best]:.2f})"


def _blocks(code: str) -> Iterator[Block]:
    return (block for blocks in BY_KIND.values() for block in blocks if block.code == code)


def _labels(block: Block) -> Iterator[tuple[str, Dimensions]]:
    for labels in (*block.rows, block.columns, block.groups or {}):
        if isinstance(labels, Mapping):
            yield from labels.items()
