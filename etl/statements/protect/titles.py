"""Titles without the names of people who were detained, arrested, charged, or died, and without minors."""

from dataclasses import dataclass

from etl.statements.protect.bodies import NAME, name_spans, without
from etl.statements.protect.hints import aged_names, lower_case
from etl.statements.protect.vocabulary import Vocabulary

RULE = "title_names"


@dataclass(frozen=True)
class Redacted:
    """A title as it may be shown; ``spans`` are the characters of the printed title that were taken out."""

    shown: str
    spans: tuple[tuple[int, int], ...]


def redact(title: str, body: str, vocabulary: Vocabulary) -> Redacted:
    """Replace the names of people who are not officials by ``[name]``. ``body`` may be empty where it is not held."""
    spans = name_spans(title, vocabulary, lower_case(body), aged_names(f"{title}\n{body}"))
    return Redacted(without(title, 0, len(title), spans), tuple(spans))


__all__ = ["NAME", "RULE", "Redacted", "redact"]
