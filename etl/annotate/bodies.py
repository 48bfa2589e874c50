"""Bodies without the names of people who were detained, arrested, charged, or died: what may be shown and searched.

Each paragraph goes through the rule for titles. A second pass takes out the words of any name found, wherever else in the
body they stand with a capital: a surname alone at the start of a sentence ("Battle admitted …") looks like a plain word.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable

from etl.annotate.titles import NAME, lower_case, named_in, redact_with
from etl.annotate.vocabulary import Vocabulary

RULE, VERSION = "body_names", "2"
WORD = re.compile(r"[A-ZÀ-Þ][\w’'-]{2,}")
PLAIN = frozenset(
    "The This That These Those There Their They When While With From After Before According His Her He She And But".split()
)
"""Capitalised words that open sentences and, now and then, a span taken for a name."""
Span = tuple[int, int]


def redact_body(body: str, vocabulary: Vocabulary) -> str:
    """The body with ``[name]`` for every person who is not an official; paragraphs (lines) stay as they are."""
    return without(body, 0, len(body), name_spans(body, vocabulary, lower_case(body), named_in(body, vocabulary)))


def name_spans(body: str, vocabulary: Vocabulary, lower: set[str], named: set[str]) -> list[Span]:
    """The half-open offsets of every name that must not be shown, by position, never overlapping.

    ``lower`` and ``named``: what `titles.lower_case` and `titles.named_in` say about the body.
    """
    spans: list[Span] = []
    names: set[str] = set()
    start = 0
    for paragraph in body.split("\n"):
        for first, last in redact_with(paragraph, lower, named, vocabulary).spans:
            spans.append((start + first, start + last))
            words = WORD.findall(paragraph[first:last])
            if len(words) > 1:
                names.update(word.removesuffix("’s").removesuffix("'s") for word in words)
        start += len(paragraph) + 1
    names -= PLAIN
    if not names:
        return spans
    firsts = [first for first, _ in spans]
    for match in re.finditer(rf"\b(?:{'|'.join(sorted(map(re.escape, names)))})\b", body):
        index = bisect_right(firsts, match.start()) - 1
        if index < 0 or spans[index][1] <= match.start():
            spans.append(match.span())
    return sorted(spans)


def without(text: str, start: int, end: int, spans: Iterable[Span]) -> str:
    """``text[start:end]`` with ``[name]`` in place of every span that begins or ends in it."""
    parts: list[str] = []
    position = start
    for first, last in spans:
        if last > start and first < end:
            parts += [text[position : max(first, position)], NAME]
            position = max(position, last)
    return "".join(parts) + text[min(position, end) : end]
