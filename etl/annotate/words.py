"""The words of a title, with their characters and how they stand to each other."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from etl.annotate.vocabulary import TOKEN, fold

ABBREVIATED = frozenset(("Inc", "Jr", "Sr", "St", "Rep", "Reps", "Sen", "Sens", "Gov", "Dr", "Mr", "Mrs", "Ms"))

PLAIN_OR_TOKEN = re.compile(rf"(?<= )([a-zß-öø-ÿ]+)(?=[ ,.;:!?)]|$)|{TOKEN.pattern}")
"""Group 1: a word in lower case after a blank, as most are."""
LOWER = re.compile(r"[a-zß-öø-ÿ]+")
JOINS, JOINS_SUFFIX = re.compile(r"(?:['’]s?)? ?"), re.compile(r",? ")
OPENS = re.compile(r"[.:;!?—–|“\"‘(]\s*$|\s'$")
LINKING_WORDS = """
    about after against among before between during following from inside into near outside over than that their through
    toward under until upon when where which while with within without
"""
LINKING = frozenset(LINKING_WORDS.split())
PARTICLES = frozenset("al bin da de del della den der di do dos du el ibn la las los le san st van von y".split())
GIVEN = frozenset(("black", "christian", "english", "french", "german"))  # nationalities and the like, and names


@dataclass(slots=True)
class Word:
    """One word of a title; ``start`` and ``end`` are its characters without a possessive, ``kind`` what it is."""

    text: str
    start: int
    end: int
    joined: bool  # only a blank stand between it and the word before
    opens: bool  # it begins a sentence or a quotation
    index: int  # its position among the words
    plain: str  # as it is compared
    capital: bool  # it, or a part of it after a hyphen, begins with a capital: "Masri", "al-Masri"
    kind: str | None = None
    phrase: int = 0  # how many words the phrase it begins or belongs to has


def split(title: str) -> list[Word]:
    """The words of a title. One in lower case between blanks, as most are, is shared: ``index`` -1, never to be changed."""
    words: list[Word] = []
    first, last = 0, -2
    for token in title.split(" "):
        if last == first - 1 and (shared := plain_word(token)) is not None:
            words.append(shared)
            last = first + len(token)
        elif token:
            last = add_words(title, first, first + len(token), words, last)
        first += len(token) + 1
    return words


@lru_cache(maxsize=100_000)
def plain_word(token: str) -> Word | None:
    """The shared word of a token in lower case that can be part of no name; None for any other token."""
    if LOWER.fullmatch(token) is None or token in PARTICLES or token in GIVEN:
        return None
    return Word(token, -1, -1, True, False, -1, token, False)


def own(shared: Word, index: int, start: int) -> Word:
    """A word of a title's own in place of a shared one."""
    return replace(shared, index=index, start=start, end=start + len(shared.text))


def add_words(title: str, first: int, stop: int, words: list[Word], last: int) -> int:
    """Add the words of ``title[first:stop]``, which begins after a blank or the title; where the last one ends, or
    ``last``, where the word before them ended.
    """
    for match in PLAIN_OR_TOKEN.finditer(title, first, stop):
        start, end = match.span()
        text = match[0]
        if match.lastindex and last == start - 1:  # nothing about it to find out
            words.append(Word(text, start, end, True, False, len(words), text, False))
            last = end
            continue
        gap = title[max(last, 0) : start]
        bare = text[:-2] if text[-2:].lower() in ("'s", "’s") else text
        if title[end : end + 1] == "." and (len(bare) == 1 or "." in bare or bare in ABBREVIATED):
            bare += "."
        pattern = JOINS_SUFFIX if text in ("Jr", "Sr") else JOINS
        joined = bool(words) and (gap == " " or pattern.fullmatch(gap) is not None)
        opens = not words or (gap != " " and OPENS.search(gap) is not None)
        capital = bare[:1].isupper() or ("-" in bare and any(part[:1].isupper() for part in bare.split("-")))
        words.append(Word(bare, start, start + len(bare), joined, opens, len(words), fold(bare.rstrip(".")), capital))
        last = words[-1].end
    return last


def is_shouted(words: list[Word]) -> bool:
    """True for a title in capitals alone."""
    if len(words) < 4 or sum(word.capital for word in words) * 10 < len(words) * 8:
        return False
    return sum(word.text.isupper() for word in words) * 10 >= len(words) * 8


def is_headline(words: list[Word]) -> bool:
    """True for "Title Case", where a capital says nothing about a word: no long word but a linking one lacks it.

    Ask after the phrases of the vocabulary are known: those have capitals in any title.
    """
    capitals = 0
    for word in words:
        if word.kind is not None or word.opens:
            continue
        if word.capital:
            capitals += 1
        elif len(word.text) > 3 and word.text not in LINKING and word.text.isalpha():
            return False
    return capitals > 1
