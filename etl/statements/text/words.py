"""The words of a title, with their characters and how they stand to each other."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from etl.statements.protect.vocabulary import TOKEN, fold
from etl.statements.text import lexicon

ABBREVIATED = frozenset(("Inc", "Jr", "Sr", "St", "Rep", "Reps", "Sen", "Sens", "Gov", "Dr", "Mr", "Mrs", "Ms"))

PLAIN_OR_TOKEN = re.compile(rf"(?<= )([a-zß-öø-ÿ]+)(?=[ ,.;:!?)]|$)|{TOKEN.pattern}")
"""Group 1: a word in lower case after a blank, as most are."""
LOWER = re.compile(r"([a-zß-öø-ÿ]+)(?:[,.;:!?)][\W_]*)?")
JOINS, JOINS_SUFFIX = re.compile(r"(?:['’]s?)? ?"), re.compile(r",? ")
OPENS = re.compile(r"[.:;!?—–|“\"‘(]\s*$|\s'$")
WORDS = lexicon.load()
LINKING, PARTICLES = WORDS.words("linking"), WORDS.words("particle")
GIVEN = WORDS.words("given_too")  # nationalities and the like, and names


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
    """The words of a title. One in lower case after another, as most are, is shared: ``index`` -1, never to be changed."""
    words: list[Word] = []
    first, last = 0, -2
    for token in title.split(" "):
        beside = last == first - 1
        if beside and (shared := plain_word(token)) is not None:
            words.append(shared)
            last = first + len(shared.text)
        elif token:
            for begin, end, text, plain, capital, joins in parts(token, first > 0, beside):
                start = first + begin
                joined, opens = bool(words), not words
                if words and (begin or not beside):
                    gap = title[last:start]
                    joined, opens = joins.fullmatch(gap) is not None, OPENS.search(gap) is not None
                last = first + end
                words.append(Word(text, start, last, joined, opens, len(words), plain, capital))
        first += len(token) + 1
    return words


@lru_cache(maxsize=100_000)
def plain_word(token: str) -> Word | None:
    """The shared word of a token in lower case that can be part of no name; None for any other token."""
    match = LOWER.fullmatch(token)
    if match is None or match[1] in PARTICLES or match[1] in GIVEN:
        return None
    return Word(match[1], -1, -1, True, False, -1, match[1], False)


def own(shared: Word, index: int, start: int) -> Word:
    """A word of a title's own in place of a shared one."""
    return replace(shared, index=index, start=start, end=start + len(shared.text))


@lru_cache(maxsize=100_000)
def parts(token: str, after_blank: bool, beside: bool) -> list[tuple[int, int, str, str, bool, re.Pattern[str]]]:
    """The words of a token between blanks (``beside``: right after a word), as (start, end, text, plain, capital, what
    joins it to the word before).
    """
    found = []
    for match in PLAIN_OR_TOKEN.finditer(f" {token}" if after_blank else token, after_blank):
        start, text = match.start() - after_blank, match[0]
        bare = text[:-2] if text[-2:].lower() in ("'s", "’s") else text
        dot = token[start + len(text) : start + len(text) + 1] == "." and not (beside and match.lastindex)
        if dot and (len(bare) == 1 or "." in bare or bare in ABBREVIATED):
            bare += "."
        capital = bare[:1].isupper() or ("-" in bare and any(part[:1].isupper() for part in bare.split("-")))
        joins = JOINS_SUFFIX if text in ("Jr", "Sr") else JOINS
        found.append((start, start + len(bare), bare, fold(bare.rstrip(".")), capital, joins))
    return found


def is_shouted(words: list[Word]) -> bool:
    """True for a title in capitals alone."""
    if len(words) < 4 or sum([word.capital for word in words]) * 10 < len(words) * 8:
        return False
    return sum([word.text.isupper() for word in words]) * 10 >= len(words) * 8


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
