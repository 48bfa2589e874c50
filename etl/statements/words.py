"""What of a statement is published: its text without names, the words of what was found in it, and where they stand in it.

Rules find facts in the text as it was printed. What is written down is the text with [name] in place of people who are no
officials, and every offset is one of that text: a reader of the published files can cut the words out of it, and nothing
tells how long a name was. Works of the US government are published whole, of others the facts and their words, within
`LONGEST` and `SHARE`.
"""

from collections.abc import Sequence

from etl.statements.protect.people import Row
from etl.statements.protect.titles import NAME
from etl.statements.statement import Text

LONGEST = 300
"""Characters of one quotation from a work that is not the government's: rule 10 of the design."""
SHARE = 0.5
"""Of such a text, this share at most is quoted in all: many short quotations would be the text. A judgement."""
QUOTED = ("statement_quotes", "statement_demands", "statement_claims")
"""The facts that carry their words, in the order in which the words are given."""
OFFSETS = [f"{what}_{end}" for what in ("char", "speaker", "target", "object", "said") for end in ("start", "end")]
BETWEEN = " \n,;"
"""Around a part of a list of demands: ", end family detention"."""
Span = tuple[int, int]


def as_published(found: dict[str, list[Row]], text: Text) -> dict[str, list[Row]]:
    """The rows of `statement.find` as rows of the record files (`shapes`): words added, offsets moved, the cuts gone.

    A mention that a cut goes through is left out: what is named there is not shown.
    """
    cuts = {part: spans_of(found["cuts"], part) for part in text.parts}
    shown = {part: without(words, cuts[part]) for part, words in text.parts.items()}
    rows = {name: list(facts) for name, facts in found.items() if name != "cuts"}
    rows["statement_mentions"] = [
        row for row in found["statement_mentions"] if not cut_through(*ends(row), cuts[str(row["part"])])
    ]
    rows = {name: [moved_row(row, cuts) for row in facts] for name, facts in rows.items()}
    left = len(shown.get("body", "")) * SHARE
    for name in QUOTED:
        for row in rows[name]:
            start, end = ends(row)
            words = shown[str(row["part"])][start:end].strip(BETWEEN)
            quoted = words if text.whole else shortened(words, min(LONGEST, int(left)))
            left -= len(quoted)
            row |= {"words": quoted or None, "words_cut": "no" if quoted == words else "yes"}
            if row.get("said_start") is not None:
                sentence = shown[str(row["part"])][int(str(row["said_start"])) : int(str(row["said_end"]))]
                said = sentence if text.whole else shortened(sentence, min(LONGEST, int(left)))
                left -= len(said)
                row["said"] = said or None
    body: list[Row] = [{"body": shown["body"]}] if shown.get("body") else []
    return rows | {"statement_texts": body if text.whole else [], "shown": [] if text.whole else body}


def ends(row: Row) -> Span:
    """The offsets of a row."""
    return int(str(row["char_start"])), int(str(row["char_end"]))


def spans_of(cuts: Sequence[Row], part: str) -> list[Span]:
    """The cuts of one part, in order."""
    return sorted(ends(row) for row in cuts if row["part"] == part)


def without(text: str, cuts: Sequence[Span]) -> str:
    """The text with NAME in place of every cut."""
    pieces, last = [], 0
    for start, end in cuts:
        pieces += [text[last:start], NAME]
        last = end
    return "".join([*pieces, text[last:]])


def cut_through(start: int, end: int, cuts: Sequence[Span]) -> bool:
    """True where a cut begins or ends in these offsets, or holds them."""
    return any(first < end and last > start for first, last in cuts)


def moved_row(row: Row, cuts: dict[str, list[Span]]) -> Row:
    """The row with every offset (`OFFSETS`) as one of the text that is shown."""
    here = cuts.get(str(row.get("part")), [])
    return row | {
        name: moved(int(str(row[name])), here, after=name.endswith("_end"))
        for name in OFFSETS
        if row.get(name) is not None
    }


def moved(offset: int, cuts: Sequence[Span], after: bool) -> int:
    """An offset of the text as printed as one of the text with NAME in place of every cut; inside a cut it becomes the offset
    before NAME, or behind it with ``after``.
    """
    result = offset
    for first, last in cuts:
        if last <= offset:
            result += len(NAME) - (last - first)
        elif first < offset:
            result += first - offset + (len(NAME) if after else 0)
    return result


def shortened(words: str, longest: int) -> str:
    """At most ``longest`` characters of ``words``, ended by "…" at the end of a word where they are cut; "" for none."""
    if len(words) <= longest:
        return words
    return words[: max(0, longest - 1)].rpartition(" ")[0] + "…" if longest > LONGEST // 10 else ""
