"""Sentences that a publisher repeats: who to call, what the agency is for. They are marked, and what stands in them is neither
a claim nor a deadline of the statement.

A sentence is one where nearly all its words stand in runs of words that recur. Whole sentences would not do: ICE's releases on
deaths say in 20 wordings that it "posts a news release … within two business days" (2026-11). Counted over the texts as they
are shown, so that a clone counts what was counted where the texts are held.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

RULE = "repeated_sentence"
REPEATED = 5
"""Different texts of one publisher that hold the run of words."""
RUN = 6
"""Words in a run; a shorter sentence is one run, of `SHORTEST` words at least ("He was arrested." says something each time)."""
SHORTEST = 5
COVERED = 0.85
"""Of the words of a sentence that stand in runs that recur. A judgement."""
SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?](?<!\b[A-Z]\.)[”\")]*(?=\s+[^a-z\s])|(?=\n)|$)")
WORD = re.compile(r"\w+")  # digits count: a number that changes is what a release has to say
Key = tuple[str, int]  # snapshot_sha256, item
Words = tuple[str, ...]


class Statement(NamedTuple):
    """One wording of a statement: who published it, the statement it is a wording of, its body as shown."""

    publisher: str
    statement: str
    body: str


class Repeated(NamedTuple):
    """A sentence that recurs: where it stands in the body, in how many texts of the publisher its rarest run stands."""

    start: int
    end: int
    texts: int


def find(statements: Mapping[Key, Statement]) -> Iterator[tuple[Key, Repeated]]:
    """The sentences that recur in at least `REPEATED` different texts of their publisher, statement by statement.

    Wordings of one statement, and copies of one text under several addresses, count once.
    """
    by_publisher: dict[str, dict[Key, Statement]] = defaultdict(dict)
    for key, one in sorted(statements.items()):
        by_publisher[one.publisher][key] = one
    for _, of_one in sorted(by_publisher.items()):
        counts = texts_with(of_one.values())
        for key, one in of_one.items():
            for start, end, words in sentences(one.body):
                if texts := recurring(words, counts):
                    yield key, Repeated(start, end, texts)


def texts_with(statements: Iterable[Statement]) -> dict[Words, int]:
    """In how many different texts each run of words stands, for those that recur."""
    seen: dict[Words, set[str]] = defaultdict(set)
    last: dict[str, str] = {one.body: one.statement for one in statements}  # a text once
    for body, statement in last.items():
        for _, _, words in sentences(body):
            for run in runs(words):
                seen[run].add(statement)
    return {run: len(of) for run, of in seen.items() if len(of) >= REPEATED}


def recurring(words: Words, counts: Mapping[Words, int]) -> int:
    """In how many texts the rarest recurring run of a sentence stands; 0 where the sentence does not recur."""
    found = [(position, counts[run]) for position, run in enumerate(runs(words)) if run in counts]
    covered = {at for position, _ in found for at in range(position, min(position + RUN, len(words)))}
    return min(n for _, n in found) if found and len(covered) >= COVERED * len(words) else 0


def runs(words: Words) -> Iterator[Words]:
    """Every run of `RUN` words, or the one of a sentence that is shorter."""
    for start in range(max(1, len(words) - RUN + 1)):
        yield words[start : start + RUN]


def sentences(body: str) -> Iterator[tuple[int, int, Words]]:
    """Each sentence of at least `SHORTEST` words: its offsets, and its words in lower case."""
    for match in SENTENCE.finditer(body):
        words = tuple(word.lower() for word in WORD.findall(match[0]))
        if len(words) >= SHORTEST:
            yield match.start(), match.end(), words
