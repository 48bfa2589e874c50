"""Lists of people that one office heads: "Assistant U.S. Attorneys Ana Roe, Bo Poe and Cy Doe", "Reps. Roe, Poe (TX)"."""

import re
from collections.abc import Sequence

from etl.statements.protect.evidence_public import PLURAL_OFFICES
from etl.statements.protect.runs import Run

BETWEEN = re.compile(
    r"(?: of the (?:[A-Z][\w&’'-]*|and|of|the| ){3,90}?)?(?: ?\([^()\n]{1,40}\))?(?:, [A-Z][A-Za-z.]{1,5}(?=[,; ]))?"
    r"(?P<mark>[,;]? ?(?:and |& )?)(?:the )?(?:U\.S\. )?"
    r"(?:(?:Reps?|Sens?|Rep|Sen|Dr)\. |Senators? |Representatives? |Congress\w+ )?"
)
"""Between two names of a list: a seat in brackets, a comma, "and"."""
HEADS = frozenset(("attorneys", "directors", "judges", "representatives", "senators", "members"))


def mark_lists(found: Sequence[Run]) -> None:
    """Mark every run of a list that a plural office heads, to its "and"."""
    before: Run | None = None
    ended = True
    for run in found:
        if heads(run):
            ended = False
        elif before is not None and not ended:
            gap = BETWEEN.fullmatch(run.paragraph, before.end, run.start)
            if gap is None or not gap["mark"].strip():
                ended = True
            else:
                run.listed = True
                ended = "and" in gap["mark"] or "&" in gap["mark"]
        before = run


def heads(run: Run) -> bool:
    """True where a plural office stands right before."""
    word = run.words[run.first - 1] if run.first and run.words[run.first].joined else None
    return word is not None and (word.text.rstrip(".") in PLURAL_OFFICES or word.text in HEADS)
