"""Titles without the names of people who were detained, arrested, charged, or died, and without minors.

Every capitalised word that nothing explains is taken for a name: over-redaction is the safe side. What explains a word
is the reviewed vocabulary (places, agencies, nationalities, offices …), its form (an acronym, a digit), or its place at
the start of a sentence. The body helps in both directions: a word it prints in lower case is an ordinary word, and a
name it prints with an age ("Juan Roe, 35,") is a name wherever it stands.
"""

import re
from dataclasses import dataclass

from etl.statements.protect.hints import aged_names, lower_case, named_in
from etl.statements.protect.official_names import ACCUSED, keep_officials
from etl.statements.protect.organization_names import MAYBE, keep_organizations
from etl.statements.protect.vocabulary import Vocabulary, fold, key
from etl.statements.text.words import GIVEN, PARTICLES, Word, is_headline, is_shouted, own, split

RULE = "title_names"
NAME = "[name]"
NAMES = ("name", "person", *MAYBE)
UNSURE = (None, "word", "common", "name_word", "city", "acronym", "month")

PEOPLE_WORDS = """
    area attorney businessman businesswoman company couple doctor duo felon man mansion men native pair police resident
    residents restaurant teacher teen woman women
"""
FROM_A_PLACE = frozenset(PEOPLE_WORDS.split())
"""Before these stands where somebody is from, not who: "Elkton man"."""
WITHIN = frozenset(("in", "at", "near", "outside", "around", "into", "through", "throughout", "across", "from"))
ARTICLES_OF_TOWNS = frozenset(("de", "del", "el", "la", "las", "los", "san", "santa", "santo"))
"""Words that begin the names of towns, and surnames."""
DIRECTIONS = ("North", "South", "East", "West")
ACRONYM = re.compile(r"[A-Z]{2,5}|[A-Z]{2,5}s|[B-DF-HJ-NP-TV-XZ]{6,}")
"""Capitals, with the s of a plural; longer than five only without a vowel: GARCIA is somebody, HRVWCC is not."""
FROM = re.compile(
    r"\d{1,2}|residents?|natives?|people|[Cc]ity|[Tt]own|[Cc]ounty", re.ASCII
)  # "Jane Roe, 30, of Glendale"
PARTY_SEAT = re.compile(r"[DRI][-–—][A-Z]")  # "(D-Oakland)"
NUMBER = re.compile(r"\d|^[IVXL]+$")
CONTRACTION = re.compile(
    r"(?:i|we|you|they|he|she|it|that|there|here|what|who|let|\w+n)['’](?:ve|m|re|ll|d|t|s)", re.IGNORECASE
)
AGE = re.compile(r",? \(?\d{1,2}[,)]|, (?:aka|a\.k\.a\.|alias)(?= )")
"""After a name: an age, or what its person is called by."""
ALIAS = re.compile(
    r"(?:\ba\.?k\.?a\.?|\b(?:known as|alias|nicknamed?|moniker|(?:by|under) the name(?: of)?),?) ?[“\"'‘]?$",
    re.IGNORECASE,
)
"""Before what somebody is called by, be it an ordinary word."""


@dataclass(frozen=True)
class Redacted:
    """A title as it may be shown; ``spans`` are the characters of the printed title that were taken out."""

    shown: str
    spans: tuple[tuple[int, int], ...]


def redact(title: str, body: str, vocabulary: Vocabulary) -> Redacted:
    """Replace the names of people who are not officials by ``[name]``. ``body`` may be empty where it is not held."""
    return redact_with(title, lower_case(body), named_in(aged_names(f"{title}\n{body}"), vocabulary), vocabulary)


def redact_with(title: str, lower: set[str], named: set[str], vocabulary: Vocabulary) -> Redacted:
    """``redact``, with what the body says about words (``lower_case``) and names (``named_in``) known already."""
    words = split(title)
    capitals = [word for word in words if word.capital]
    if not capitals:
        return Redacted(title, ())
    recognize(words, capitals, vocabulary)
    shouted = is_shouted(words)
    headline = shouted or is_headline(words)
    for word in capitals:
        if word.kind is None:
            word.kind = classify(words, word.index, headline, lower, vocabulary)
            if word.kind == "acronym" and shouted:
                word.kind = "name"
    for word in capitals:
        if named and word.kind in UNSURE and word.plain in named:
            word.kind = "person"
        if word.kind == "place" and word.phrase == 1 and word.opens:  # "Houston pleads guilty"
            following = words[word.index + 1] if word.index + 1 < len(words) else None
            if following is not None and following.joined and following.text.casefold() in ACCUSED:
                word.kind = "person"
        if word.kind in ("common", "name_word", "city", "word"):
            called = ALIAS.search(title, max(0, word.start - 24), word.start)
            if called and (word.kind != "word" or called[0].lower().startswith(("a", "nick"))):
                word.kind = "person"
        if word.kind != "month" and title[word.end : word.end + 1] in ", (" and AGE.match(title, word.end):
            word.kind = "person"  # not "On July 4, 2025"
    if not any(word.kind in NAMES for word in capitals):
        return Redacted(title, ())
    keep_organizations(words)
    spread(words, headline)
    keep_officials(words)
    return replaced(title, [word for word in words if word.kind == "name"], words)


def recognize(words: list[Word], capitals: list[Word], vocabulary: Vocabulary) -> None:
    """Give the longest phrases of the vocabulary their kind."""
    after = 0
    for first in capitals:
        index = first.index
        size, kind = longest_phrase(words, index, vocabulary) if index >= after else (0, None)
        if size:
            for place in range(index, index + size):
                if words[place].index < 0:
                    words[place] = own(words[place], place, words[place - 1].end + 1)
                words[place].kind, words[place].phrase = kind, size
            after = index + size


def longest_phrase(words: list[Word], index: int, vocabulary: Vocabulary) -> tuple[int, str | None]:
    """How many words the longest known phrase at ``index`` has, and its kind; 0 for none, or for an ordinary word."""
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


def classify(words: list[Word], index: int, headline: bool, lower: set[str], vocabulary: Vocabulary) -> str | None:
    """What one capitalised word without a phrase is; "name" where nothing explains it."""
    word = words[index]
    plain = fold(word.text)
    kind = vocabulary.kind((plain,))
    if NUMBER.search(word.text):
        return "number"
    if ("’" in word.text or "'" in word.text) and CONTRACTION.fullmatch(word.text):
        return "word"
    if len(word.text.rstrip(".")) == 1:
        return "initial"
    if PARTY_SEAT.match(word.text):
        return "compound"
    if "-" in word.text:
        return compound(word, headline, lower, vocabulary)
    if kind == "word":
        return "word"
    following = words[index + 1] if index + 1 < len(words) else None
    if following and following.text in FROM_A_PLACE and (following.index < 0 or following.start == word.end + 1):
        return "place"  # not "Roe’s attorney"
    if word.text in DIRECTIONS and toward(words, index):
        return "place"
    if (kind == "city" or (plain,) in vocabulary.cities) and in_place(words, index, sure=kind == "city"):
        return "city"
    accused = following is not None and following.text.casefold() in ACCUSED
    if (headline or word.opens) and kind == "name_word" and not accused and not acts(words, index):
        return "name_word"
    if (headline or word.opens) and kind != "name_word" and plain in lower:
        return "word"
    if kind is None and not accused and plain in vocabulary.ordinary:
        return "common"
    if "." in word.text and is_address(word.text, vocabulary):
        return "compound"
    return "acronym" if kind is None and ACRONYM.fullmatch(word.text) else "name"


def toward(words: list[Word], index: int) -> bool:
    """True where North or West is no name: "in the West", "West Baton Rouge"."""
    following = words[index + 1] if index + 1 < len(words) and words[index + 1].joined else None
    if following is not None and following.capital:
        return following.phrase > 1 and following.kind in ("city", "place")
    return index > 0 and words[index - 1].text in ("the", "The")


def acts(words: list[Word], index: int) -> bool:
    """True where what follows is said of people: "Grace said", "Grace was deported", "Grace and her son"."""
    after = [word.text for word in words[index + 1 : index + 3]]
    if len(after) < 2 or (words[index + 1].index >= 0 and words[index + 1].start > words[index].end + 1):
        return after[:1] in (["said"], ["says"])
    return (
        after[0] in ("said", "says", "told", "fled", "cried", "who")
        or (after[0] == "and" and after[1] in ("his", "her"))
        or (after[0] in ("was", "is", "remains", "has") and after[1] in ACCUSED)
    )


def is_address(text: str, vocabulary: Vocabulary) -> bool:
    """True for the address of a site or a mailbox whose every part is known: "ICE.gov", "HRV.ICE"."""
    parts = [part for part in text.split(".") if part]
    return len(parts) > 1 and all(
        len(part) > 1
        and (part.islower() or (part.isupper() and len(part) <= 4) or vocabulary.kind(key(part)) == "agency")
        for part in parts
    )


def compound(word: Word, headline: bool, lower: set[str], vocabulary: Vocabulary) -> str:
    """A word with hyphens: known where each of its parts is ("Biden-Harris")."""
    for part in word.text.split("-"):
        kind = vocabulary.kind(key(part)) if part else "number"
        capital = part[:1].isupper()
        ordinary = (headline or word.opens) and (kind == "word" or part.casefold() in lower)
        acronym = part.isupper() and len(part) <= 5 and not headline
        if kind is None and part.casefold() in vocabulary.ordinary:
            continue
        if capital and not ordinary and not acronym and kind in (None, "word", "name_word", "city"):
            return "name"
    return "compound"


def in_place(words: list[Word], index: int, sure: bool) -> bool:
    """True where a city's name stands as one does: in it, near it, an agency's office there; if not ``sure``, only
    where its state follows ("in Florence, Arizona"; Florence is somebody's name, too).
    """
    before = words[index - 1] if index and words[index].joined else None
    after = words[index + 1] if index + 1 < len(words) else None
    state = after is not None and after.kind == "place" and after.start == words[index].end + len(", ")
    office = before is not None and before.kind in ("agency", "acronym", "city")
    home = (
        before is not None and before.text == "of" and index > 1 and FROM.fullmatch(words[index - 2].text) is not None
    )
    return before is not None and ((before.text in WITHIN and (sure or state)) or ((office or home) and sure))


def spread(words: list[Word], headline: bool) -> None:
    """Let a name take in what is joined to it and may belong to it: initials, particles, words that are names too."""
    known = [word for word in words if word.kind is not None]
    for right in known:
        if not right.joined or right.kind not in MAYBE:
            continue
        left = words[right.index - 1]
        if left.kind in MAYBE and maybe_name(words, left) and maybe_name(words, right):
            left.kind = right.kind = "name"
    for word in known:
        word.kind = "name" if word.kind == "person" else word.kind
    names = [word for word in known if word.kind == "name"]
    while names:  # each name takes in its neighbours, and they theirs
        name = names.pop()
        for index, joined in ((name.index - 1, name.joined), (name.index + 1, True)):
            if not 0 <= index < len(words):
                continue
            other = words[index]
            if (
                other.kind != "name"
                and (joined if index < name.index else other.joined)
                and belongs(words, other, name, headline)
            ):
                other.kind = "name"
                names.append(other)


def maybe_name(words: list[Word], word: Word) -> bool:
    """True for one word that is a name as well: Rose, Martinez, Jordan; not for the city of an agency's office."""
    index = word.index
    office = index > 0 and word.joined and words[index - 1].kind in ("agency", "acronym")
    return word.phrase < 2 and (word.kind in ("name_word", "city") or (word.kind == "place" and not office))


def belongs(words: list[Word], word: Word, name: Word, headline: bool) -> bool:
    """True where ``word``, which stands beside ``name``, is part of that name."""
    if word.index < 0:
        return False
    index = word.index
    around = [other for other in words[max(index - 1, 0) : index + 2] if other is not word]
    between = len(around) == 2 and all(other.kind == "name" for other in around) and words[index + 1].joined
    if word.kind == "month":
        return not (index + 1 < len(words) and words[index + 1].text[:1].isdigit())
    if word.phrase > 1 and word.start > name.start and word.kind == "place":  # "Juan Del Rio"
        return fold(word.text) in ARTICLES_OF_TOWNS or name.phrase == word.phrase
    if word.kind in ("initial", "compound", "city") or maybe_name(words, word) or fold(word.text) in GIVEN:
        return True
    if word.capital and (between or word.kind == "common" or (word.kind == "word" and not headline and not word.opens)):
        return True
    if word.kind == "acronym" or re.fullmatch(r"Jr\.?|Sr\.?|I{2,3}|IV", word.text):
        return word.start > name.start
    if word.text not in PARTICLES:
        return False
    after = words[index + 1] if index + 1 < len(words) and words[index + 1].joined else None
    return after is not None and (after.capital or after.text in PARTICLES)


def replaced(title: str, names: list[Word], words: list[Word]) -> Redacted:
    """Put ``[name]`` in place of each run of names."""
    spans: list[tuple[int, int]] = []
    for word in names:
        if spans and word.joined and word is not words[0] and words[word.index - 1].kind == "name":
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
    shown = title
    for start, end in reversed(spans):
        shown = shown[:start] + NAME + shown[end:]
    return Redacted(shown, tuple(spans))
