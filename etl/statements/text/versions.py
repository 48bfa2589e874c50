"""What changed between two texts of one statement: words added and removed, and the passages with a little around them.

Which text came after which is the build's to say (`staging/statement_versions.sql`). So here every two texts of a statement
are compared in the order of their hashes, and the build swaps added and removed where they came the other way round.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

RULE = "words_compared"
TOKEN = re.compile(r"\[name\]|\w+(?:[’'.,-]\w+)*|[^\w\s]")
AROUND = 8  # words and marks shown before and after a passage
Span = tuple[int, int]


class Passage(NamedTuple):
    """A passage that differs: what stands before it in both texts, what only either has, what stands after it."""

    before: str
    removed: str
    added: str
    after: str


def passages(old: str, new: str) -> Iterator[Passage]:
    """The passages in which ``new`` differs from ``old``, in order; words and marks are compared, blanks are not."""
    olds, news = ([match.span() for match in TOKEN.finditer(text)] for text in (old, new))
    for kind, first, last, start, end in opcodes(old, new, olds, news):
        if kind != "equal":
            yield Passage(
                words(old, olds[max(0, first - AROUND) : first]),
                words(old, olds[first:last]),
                words(new, news[start:end]),
                words(old, olds[last : last + AROUND]),
            )


def counts(old: str, new: str) -> tuple[int, int]:
    """(words added, words removed) from ``old`` to ``new``. A moved passage counts as both. Marks are no words."""
    olds, news = ([m.span() for m in TOKEN.finditer(text) if m[0][0].isalnum()] for text in (old, new))
    added = removed = 0
    for kind, first, last, start, end in opcodes(old, new, olds, news):
        if kind != "equal":
            added += end - start
            removed += last - first
    return added, removed


def opcodes(old: str, new: str, olds: list[Span], news: list[Span]) -> Sequence[tuple[str, int, int, int, int]]:
    """difflib's steps from the tokens of ``old`` to those of ``new``."""
    before, after = ([text[first:last] for first, last in spans] for text, spans in ((old, olds), (new, news)))
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def words(text: str, spans: list[Span]) -> str:
    """The text from the first to the last span, blanks normalized; blank where there is none."""
    return " ".join(text[spans[0][0] : spans[-1][1]].split()) if spans else ""
