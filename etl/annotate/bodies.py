"""Bodies without the names of people who were detained, arrested, charged, or died: what may be shown and searched.

Each paragraph goes through the rule for titles. A second pass takes out the words of any name found, wherever else in the
body they stand with a capital: a surname alone at the start of a sentence ("Battle admitted …") looks like a plain word.
"""

import re

from etl.annotate.titles import NAME, redact
from etl.annotate.vocabulary import Vocabulary

RULE, VERSION = "body_names", "1"
WORD = re.compile(r"[A-ZÀ-Þ][\w’'-]{2,}")
PLAIN = frozenset(
    "The This That These Those There Their They When While With From After Before According His Her He She And But".split()
)
"""Capitalised words that open sentences and, now and then, a span taken for a name."""


def redact_body(body: str, vocabulary: Vocabulary) -> str:
    """The body with ``[name]`` for every person who is not an official; paragraphs (lines) stay as they are."""
    paragraphs: list[str] = []
    names: set[str] = set()
    for paragraph in body.split("\n"):
        redacted = redact(paragraph, body, vocabulary)
        paragraphs.append(redacted.shown)
        for start, end in redacted.spans:
            words = WORD.findall(paragraph[start:end])
            if len(words) > 1:
                names.update(word.removesuffix("’s").removesuffix("'s") for word in words)
    names -= PLAIN
    if not names:
        return "\n".join(paragraphs)
    again = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names)))})\b")
    return "\n".join(again.sub(NAME, paragraph) for paragraph in paragraphs)
