"""The runs of capitalised words of a paragraph that can be a name, one by one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl.statements.names.roles import AGENCY_WORDS
from etl.statements.protect.kinds import HARD, NAMES, SOFT
from etl.statements.protect.vocabulary import fold
from etl.statements.text.words import PARTICLES, Word

ARTICLES_OF_TOWNS = frozenset(("de", "del", "el", "la", "las", "los", "san", "santa", "santo"))
"""Words that begin the names of towns, and surnames."""
GENERATION = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))
NICKNAME = re.compile(
    r" (?:[“\"‘'][A-ZÀ-Þ][\w.’-]*(?: [A-ZÀ-Þ][\w.’-]*)?[”\"’'],?|\([A-ZÀ-Þ][a-zà-ÿ]+(?: [A-ZÀ-Þ][a-zà-ÿ]+)?\)) "
)
"""Between a given name and a surname."""


@dataclass(slots=True)
class Run:
    """Words beside each other in one paragraph, ``words[first:last]``, at its half-open characters ``start`` to ``end``."""

    paragraph: str
    words: list[Word]
    first: int
    last: int
    headline: bool
    listed: bool = False  # in a list that an office heads

    @property
    def start(self) -> int:
        """The first character."""
        return self.words[self.first].start

    @property
    def end(self) -> int:
        """The character after the last."""
        return self.words[self.last - 1].end

    @property
    def text(self) -> str:
        """The run as printed."""
        return self.paragraph[self.start : self.end]

    @property
    def parts(self) -> list[Word]:
        """The capitalised words, without initials and "Jr."."""
        return [
            word
            for word in self.words[self.first : self.last]
            if word.capital and word.kind != "initial" and word.text not in GENERATION
        ]


def runs(paragraph: str, words: list[Word], headline: bool) -> Iterator[Run]:
    """Every run that can be a name, by position: what is soft and beside each other, ended by what is hard (`kinds.HARD`)."""
    index = 0
    found: list[Run] = []
    while index < len(words):
        if not words[index].capital and words[index].text not in PARTICLES:
            index += 1
            continue
        end = reach(paragraph, words, index, headline)
        first, last = trimmed(words, index, end)
        if first < last:
            found.append(Run(paragraph, words, first, last, headline))
        index = max(end, index + 1)
    yield from with_nicknames(found)


def owns(paragraph: str, word: Word) -> bool:
    """True for a possessive, which ends a name: "Roe’s Elkton residence"."""
    return word.index >= 0 and paragraph[word.end : word.end + 1] in ("'", "’")


def reach(paragraph: str, words: list[Word], index: int, headline: bool) -> int:
    """Where the run ends that begins at ``index``; ``index`` itself where none does."""
    end = index
    while (
        end < len(words)
        and (end == index or (words[end].joined and not owns(paragraph, words[end - 1])))
        and part_of_name(words, end, index, headline)
    ):
        end += 1
    return end


def part_of_name(words: list[Word], at: int, first: int, headline: bool) -> bool:
    """True where a word can be a part of the name that began at ``first``."""
    word = words[at]
    if word.text in GENERATION:
        return at > first
    if not word.capital:
        return particle(words, at, first)
    if word.phrase > 1:  # "Juan Del Rio", not "San Antonio"
        return at > first and word.kind in ("place", "city") and fold(word.text) in ARTICLES_OF_TOWNS | {"rio"}
    if word.kind == "month":
        return fold(word.text) in ("april", "may", "june", "august") and beside_name(words, at, first)
    if word.kind in HARD:
        return False
    if word.kind == "word":  # "Juan Battle Roe", "Juan Weeks, 35"
        if at == first:
            return False
        return known_by_more(words, at) or (not headline and (between_names(words, at, first) or ends_name(words, at)))
    return word.kind in SOFT


def particle(words: list[Word], at: int, first: int) -> bool:
    """True for "de la" between two words of a name, and before "al-Roe"."""
    after = at
    while after < len(words) and words[after].text in PARTICLES and (after == at or words[after].joined):
        after += 1
    return at > first and at < after < len(words) and words[after].joined and words[after].kind in SOFT


def beside_name(words: list[Word], at: int, first: int) -> bool:
    """True where a name stands right before, or right behind."""
    return (at > first and words[at - 1].kind in NAMES) or following_name(words, at)


def known_by_more(words: list[Word], at: int) -> bool:
    """True where an age or an alias follows a word: only somebody's name has these."""
    after = words[at + 1] if at + 1 < len(words) else None
    return after is not None and not after.joined and (after.plain in ("aka", "alias", "a.k.a") or after.text in AGES)


def ends_name(words: list[Word], at: int) -> bool:
    """True for an English word behind a name and before no other capital: "Juan Weeks, of Lima"."""
    after = words[at + 1] if at + 1 < len(words) and words[at + 1].joined else None
    return (
        words[at - 1].kind in SOFT
        and (after is None or not after.capital or after.text in GENERATION)
        and words[at].text not in NO_ENDS
        and words[at].text not in AGENCY_WORDS
    )


NO_ENDS = frozenset(
    "Act Administration Airport Alien Amendment Basin Bay Beach Bill Center Citizen Citizens Community Creek "
    "Doctrine Forest Group Hospital Investigation Investigations Lake Lakes Legislation Member Members Memorial Mountains "
    "National Nationals Office Officers Operation Peninsula Plan Police Program Project Report Resident Residents "
    "River School Sea Sector Settlement Strait Student Students Studies Trail University Valley Variant Virus War "
    "Wars".split()
)
"""Words that end the name of something else."""
AGES = frozenset(str(age) for age in range(1, 120))


def between_names(words: list[Word], at: int, first: int) -> bool:
    """True where words of a name stand on both sides, one of which is nothing else."""
    after = words[at + 1] if at + 1 < len(words) and words[at + 1].joined else None
    return at > first and after is not None and {after.kind} <= SOFT and bool({words[at - 1].kind, after.kind} & NAMES)


def following_name(words: list[Word], at: int) -> bool:
    """True where a name stands right behind."""
    after = words[at + 1] if at + 1 < len(words) else None
    return after is not None and after.joined and after.kind in NAMES


def trimmed(words: list[Word], first: int, last: int) -> tuple[int, int]:
    """A run without what only leads to a name: English words that open a sentence, particles at its end, a lone initial."""
    while first < last and (
        not words[first].capital or (words[first].opens and words[first].kind == "either" and lead(words, first, last))
    ):
        first += 1
    if (
        last - first > 2
        and words[first].kind == "place"
        and first
        and words[first - 1].text in ("of", "for", "in", "to")
    ):
        first += 1  # "U.S. Attorney for the District of Maryland Ana Q. Roe"
    while first < last and not words[last - 1].capital:
        last -= 1
    if all(word.kind == "initial" for word in words[first:last]):
        return first, first
    return first, last


LEADS = frozenset(
    "And But For He Her His If In It May On One See She So The Then They This To We Will You Many Can Both Even Once".split()
)


def lead(words: list[Word], first: int, last: int) -> bool:
    """True for a word that opens a sentence before a name: "May Juan Roe rest"."""
    return last - first > 1 and words[first].text in LEADS


def with_nicknames(found: list[Run]) -> Iterator[Run]:
    """The runs, those joined that stand on both sides of a nickname: Ana “Bo” Roe."""
    index = 0
    while index < len(found):
        run = found[index]
        for size in (1, 2):  # the nickname is a run of its own, or an English word and none
            after = found[index + size] if index + size < len(found) else None
            if after is not None and NICKNAME.fullmatch(run.paragraph, run.end, after.start):
                run = Run(run.paragraph, run.words, run.first, after.last, run.headline)
                index += size
                break
        yield run
        index += 1
