"""Patterns tried only on the lines that can hold a match: to look for a plain word is far faster than to try a pattern at
each character. Change such a pattern, and see that its words still are in all it matches.
"""

import re
from collections.abc import Iterator, Sequence


def lines_with(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """The offsets, sorted, of the lines of ``text`` that have one of ``words``."""
    found = set()
    for word in words:
        position = text.find(word)
        while position >= 0:
            stop = text.find("\n", position)
            stop = len(text) if stop < 0 else stop
            found.add((text.rfind("\n", 0, position) + 1, stop))
            position = text.find(word, stop)
    return sorted(found)


def line_matches(pattern: re.Pattern[str], text: str, words: Sequence[str]) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer(text)`` finds, for a pattern whose matches never go beyond their line, which has one of
    ``words``.
    """
    for start, end in lines_with(text, words):
        yield from pattern.finditer(text, start, end)
