"""What each capitalised word of a paragraph is: a phrase of the reviewed vocabulary, an English word, a name, unknown."""

import re
from collections.abc import Set

from etl.statements.protect.vocabulary import Vocabulary, fold, key
from etl.statements.text.words import GIVEN, Word, is_headline, is_shouted, own, split

HARD = frozenset(
    "acronym address agency compound mister month nationality number office official prefix suffix thing".split()
)
"""Kinds that are never a part of somebody's name."""
NAMES = frozenset(("name", "unknown"))
"""Kinds of words that are names, or that nothing explains."""
SOFT = NAMES | frozenset(("city", "either", "initial", "place"))
"""Kinds of words that a name can be made of. An "either" is an English word and a name (Grant), a "place" one word (Jordan)."""
ACRONYM = re.compile(r"[A-Z]{2,5}s?|[B-DF-HJ-NP-TV-XZ]{6,}")
"""Capitals, with the s of a plural; longer than five only without a vowel: GARCIA is somebody, HRVWCC is not."""
PARTY_SEAT = re.compile(r"[DRI][-–—][A-Z]")
NUMBER = re.compile(r"\d|^[IVXL]+$")
CONTRACTION = re.compile(
    r"(?:i|we|you|they|he|she|it|that|there|here|what|who|let|\w+n)['’](?:ve|m|re|ll|d|t|s)", re.IGNORECASE
)


MISTERS = frozenset("Mr Mrs Ms Miss Señor Señora MR MRS MS".split())
OFFICES = frozenset(
    "Adm Amb Capt Col Comdr Cpl Det Dr Gen Gov Hon Lt Maj Prof Rep Reps Rev Sec Sen Sens Sgt Supt Honorable DR REP SEN".split()
)
COUNTRIES = frozenset(("U.S", "D.C", "U.N", "U.K", "E.U", "L.A", "N.Y"))
INITIALS = re.compile(r"(?:[A-Z]\.){1,3}[A-Z]?")
CAMEL = re.compile(r"(?!Ma?c|De|La|Le|Di|Van|O['’]|Fitz|Du|St)^[A-Z][a-z]+[A-Z][a-z]+")
"""OmegaPro is a company, McRoe somebody."""


def read(paragraph: str, lower: Set[str], vocabulary: Vocabulary) -> tuple[list[Word], bool]:
    """The words of a paragraph or a title, the capitalised ones with their kind; and whether it is a headline, where a capital
    says nothing. ``lower``: the words that the text prints in lower case.
    """
    words = split(paragraph)
    capitals = [word for word in words if word.capital]
    recognize(words, capitals, vocabulary)
    shouted = is_shouted(words)
    headline = shouted or is_headline(words)
    for word in capitals:
        if word.kind is None:
            word.kind = kind_of(word, lower, vocabulary, shouted)
    return words, headline


def recognize(words: list[Word], capitals: list[Word], vocabulary: Vocabulary) -> None:
    """Give the longest phrases of the vocabulary their kind."""
    after = 0
    for first in capitals:
        index = first.index
        size, kind = longest_phrase(words, index, vocabulary) if index >= after else (0, None)
        if size:
            if size == 1 and kind == "nationality" and first.plain in GIVEN:
                kind = "either"  # "Christian Roe", "German Roe"
            for place in range(index, index + size):
                if words[place].index < 0:
                    words[place] = own(words[place], place, words[place - 1].end + 1)
                words[place].kind, words[place].phrase = kind, size
            after = index + size


def longest_phrase(words: list[Word], index: int, vocabulary: Vocabulary) -> tuple[int, str | None]:
    """How many words the longest known phrase at ``index`` has, and its kind; 0 for none, or for a word that may be a name."""
    longest = vocabulary.firsts.get(words[index].plain, 0)
    if not longest:
        return 0, None
    end, stop = index + 1, min(index + longest, len(words))
    while end < stop and (words[end].joined or words[end].text[:1].isupper()):
        end += 1
    plain = tuple([word.plain for word in words[index:end]])
    for size in range(len(plain), 1, -1):
        if kind := vocabulary.kind(plain[:size]):
            return size, kind
    kind = vocabulary.kind(plain[:1])
    return int(kind not in (None, "word", "name_word", "city")), kind


def kind_of(word: Word, lower: Set[str], vocabulary: Vocabulary, shouted: bool) -> str:
    """What one capitalised word that begins no known phrase is, by its form, then by the lists."""
    text = word.text
    if NUMBER.search(text):
        return "number"
    bare = text.rstrip(".")
    if bare in MISTERS:
        return "mister"
    if bare in OFFICES or bare in COUNTRIES:
        return "office" if bare in OFFICES else "agency"
    if CAMEL.search(text):
        return "compound"
    if ("’" in text or "'" in text) and CONTRACTION.fullmatch(text):
        return "word"
    if len(bare) == 1 or INITIALS.fullmatch(text):
        return "initial"
    if PARTY_SEAT.match(text):
        return "compound"
    if "-" in text:
        return compound(word, lower, vocabulary)
    if "." in text and is_address(text, vocabulary):
        return "address"
    return listed_kind(fold(text), text, lower, vocabulary, shouted)


def listed_kind(plain: str, text: str, lower: Set[str], vocabulary: Vocabulary, shouted: bool) -> str:
    """What the lists say of one word without hyphens."""
    kind = vocabulary.kind((plain,))
    if kind not in (None, "word", "name_word", "city"):
        return "either" if plain in GIVEN else kind
    if kind == "word":
        return "word"
    name, english = vocabulary.is_name(plain), vocabulary.is_english(plain)
    if kind == "name_word" or (name and english):
        return "either"
    if english or (plain in lower and not name):
        return "word"
    if not shouted and len(text) < 5 and text.isupper():
        return "acronym"
    if name:
        return "name"
    if kind == "city":
        return "city"
    return "acronym" if not shouted and ACRONYM.fullmatch(text) else "unknown"


def compound(word: Word, lower: Set[str], vocabulary: Vocabulary) -> str:
    """A word with hyphens: a name where a capitalised part of it is one, or is unknown ("Cruz-Roe", "Kara-Murza"); else
    nobody's ("Mid-Year", "Biden-Harris", "E-Verify").
    """
    kinds = {
        listed_kind(fold(part), part, lower, vocabulary, False)
        for part in word.text.split("-")
        if part[:1].isupper() and len(part) > 1 and not NUMBER.search(part)
    }
    return (
        "name" if kinds & NAMES and not kinds & {"agency", "acronym", "word", "prefix", "nationality"} else "compound"
    )


def is_address(text: str, vocabulary: Vocabulary) -> bool:
    """True for the address of a site or a mailbox whose every part is known: "ICE.gov", "HRV.ICE"."""
    parts = [part for part in text.split(".") if part]
    return len(parts) > 1 and all(
        len(part) > 1
        and (part.islower() or (part.isupper() and len(part) <= 4) or vocabulary.kind(key(part)) == "agency")
        for part in parts
    )
