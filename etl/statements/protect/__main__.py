"""`make protect TEXT=file`: every run of capitalised words of a text, the evidence about it, and the row that decided."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from etl.folders import ROOT
from etl.statements.protect import hints
from etl.statements.protect.bodies import judge
from etl.statements.protect.known import Known
from etl.statements.protect.verdicts import evidence
from etl.statements.protect.vocabulary import Vocabulary, load


def lines(text: str, vocabulary: Vocabulary, congress: bool = False) -> Iterator[str]:
    """One line a run, by position: offsets, verdict, the run, the row that decided, all its evidence. The facts that other
    rules find (places of detention, who speaks for an office) are not asked here.
    """
    aged = hints.named_in(hints.aged_names(text), vocabulary)
    known = Known(vocabulary, hints.lower_case(text), aged, congress=congress)
    for one in judge(text, known):
        known.offset = one.offset
        verdict = "hide" if one.row.hidden else "show"
        yield f"{one.start}-{one.end}\t{verdict}\t{one.run.text}\t{one.row.name}\t{', '.join(evidence(one.run, known))}"


def main() -> None:
    """Print the lines of one UTF-8 text file."""
    parser = argparse.ArgumentParser(prog="python -m etl.statements.protect", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--congress", action="store_true", help="a member of Congress published it")
    options = parser.parse_args()
    words = load(ROOT / "datasets/reference")
    for line in lines(options.file.read_text(encoding="utf-8"), words, options.congress):
        print(line)


if __name__ == "__main__":
    main()
