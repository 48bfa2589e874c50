"""What a capitalised word in a title can be, other than a person's name: read from `reference/*.csv`."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import zipcodes

TOKEN = re.compile(r"[^\W_]+(?:[.'’&][^\W_]+|-[^\W_a-zß-ÿ][^\W_]*)*")  # "HSI-led" is two words, "Guinea-Bissau" one
POSSESSIVE = re.compile(r"['’][sS]?$")
KINDS = frozenset(
    ("place", "nationality", "agency", "thing", "month", "official", "office", "suffix", "prefix", "name_word", "word")
)


@dataclass(frozen=True)
class Vocabulary:
    """Phrases by their words (case folded, without possessive) and what they are; the names of US cities, which are phrases as
    well; how many words the longest phrase with a given first word has; ``ordinary``: English words; ``given``, ``family``:
    names of people, without accents; ``people``: (first, last name) of everybody in `people.csv`, in every way they are called;
    ``member_surnames``: of members of Congress. All but phrases are folded by `plain_name` or in lower case.

    Kinds: ``KINDS``. A ``word`` is an ordinary English word, a ``name_word`` one that is a name as well (Rose, Grant);
    an ``office`` protects the name after it (Governor); a ``suffix`` ends a name that is no person's (County), a
    ``prefix`` begins one (Operation).
    """

    phrases: dict[tuple[str, ...], str]
    cities: frozenset[tuple[str, ...]]
    firsts: dict[str, int]
    ordinary: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    family: frozenset[str] = frozenset()
    people: frozenset[tuple[str, str]] = frozenset()
    member_surnames: frozenset[str] = frozenset()

    def kind(self, words: tuple[str, ...]) -> str | None:
        """The kind of a phrase, "city" for a US city that is nothing else, None where it is unknown."""
        return self.phrases.get(words)

    def is_english(self, word: str) -> bool:
        """True for an English word, or one made of one by a prefix ("unhoused"). ``word``: case folded."""
        if word in self.ordinary:
            return True
        prefixed = PREFIXED.match(word)
        return prefixed is not None and word[prefixed.end() :] in self.ordinary

    def is_name(self, word: str) -> bool:
        """True for a given or family name of the lists."""
        name = plain_name(word)
        return name in self.given or name in self.family


PREFIXED = re.compile(
    r"(?:anti|co|counter|de|inter|mid|mis|multi|non|out|over|post|pre|pro|re|self|sub|super|un|under)(?=[a-z]{4})"
)


@lru_cache(maxsize=100_000)
def plain_name(word: str) -> str:
    """A name as the lists hold it: lower case, without accents or marks."""
    if word.isascii() and word.isalpha() and word.islower():
        return word
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]", "", plain.lower())


def key(text: str) -> tuple[str, ...]:
    """The words of a phrase as they are compared: case folded, without dots at the end or possessives."""
    return tuple(fold(match[0]) for match in TOKEN.finditer(text))


def fold(word: str) -> str:
    """One word as it is compared. "Lyons’", "Lyons’s" and "LYONS" are one."""
    if "'" not in word and "’" not in word:
        return word.casefold()
    return POSSESSIVE.sub("", word).replace("’", "'").casefold()


def vocabulary(
    phrases: Iterable[tuple[str, str]],
    cities: Iterable[str] = (),
    ordinary: Iterable[str] = (),
    names: tuple[Iterable[str], Iterable[str]] = ((), ()),
    people: Iterable[Mapping[str, str]] = (),
) -> Vocabulary:
    """Build a vocabulary of (phrase, kind) pairs, English words, (given, family) names and rows of `people.csv`. Raises
    ValueError on an unknown kind.
    """
    found: dict[tuple[str, ...], str] = {}
    for phrase, kind in phrases:
        if kind not in KINDS:
            raise ValueError(f"title vocabulary: {phrase!r} has the unknown kind {kind!r}, expected {sorted(KINDS)}")
        found.setdefault(key(phrase), kind)
    towns = frozenset(key(city) for city in cities)
    firsts: dict[str, int] = {}
    for words in (*found, *towns):
        if words:
            firsts[words[0]] = max(firsts.get(words[0], 0), len(words))
    listed = list(people)
    return Vocabulary(
        dict.fromkeys(towns, "city") | found,
        towns,
        firsts,
        frozenset(ordinary),
        frozenset(names[0]),
        frozenset(names[1]),
        frozenset(name for row in listed for name in spellings(row)),
        frozenset(plain_name(row["last"]) for row in listed if row["kind"] == "member"),
    )


def spellings(row: Mapping[str, str]) -> set[tuple[str, str]]:
    """The (first, last) names, plain, by which one row of `people.csv` may be called."""
    called = {ends(name) for name in (row["name"], *row["aliases"].split(";")) if " " in name}
    if last := row.get("last"):
        firsts = (row["first"], row["nickname"], row["middle"])
        called |= {(plain_name(first), plain_name(last)) for first in firsts if len(first.rstrip(".")) > 1}
    return called


SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV|M\.?D|Ph\.?D)\.?$")


def ends(name: str) -> tuple[str, str]:
    """The first and the last word of a name, plain."""
    words = SUFFIX.sub("", name).split()
    return plain_name(words[0]), plain_name(words[-1])


def load(reference: Path) -> Vocabulary:
    """The vocabulary of one reference folder, with facilities and organizations, and the cities of the USPS list.

    Raises FileNotFoundError where `title_vocabulary.csv` or `organizations.csv` is missing: without them every
    capitalised word would be taken for a name.
    """
    phrases = [(row["phrase"], row["kind"]) for row in rows(reference / "title_vocabulary.csv")]
    for row in rows(reference / "organizations.csv"):
        phrases += [(name, "agency") for name in (row["name"], row["name_short"]) if name]
    facilities = reference / "facility_names.csv"
    if facilities.exists():
        phrases += [(row["name_printed"], "place") for row in rows(facilities) if len(key(row["name_printed"])) > 1]
    words, given, family = (
        column(reference / f"{name}.csv") for name in ("ordinary_words", "given_names", "family_names")
    )
    people = reference / "people.csv"
    return vocabulary(phrases, us_cities(), words, (given, family), rows(people) if people.exists() else ())


def column(path: Path) -> list[str]:
    """The values of a reference CSV of one column; none where a datasets folder lacks it."""
    return path.read_text(encoding="utf-8").split("\n")[1:-1] if path.exists() else []


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of one reference CSV."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def us_cities() -> tuple[str, ...]:
    """The names of US cities, sorted, from the list that `zipcodes` 3.0.0 ships (no network)."""
    places: list[dict[str, str]] = zipcodes.list_all()  # type: ignore[no-untyped-call]
    return tuple(sorted({row["city"] for row in places}))


@cache
def us_towns() -> frozenset[tuple[str, str]]:
    """(city, case folded; state code) of every ZIP code, with the other names the post office accepts."""
    places: list[dict[str, object]] = zipcodes.list_all()  # type: ignore[no-untyped-call]
    towns: set[tuple[str, str]] = set()
    for row in places:
        others = row["acceptable_cities"]
        for city in (row["city"], *(others if isinstance(others, list) else ())):
            towns.add((str(city).casefold(), str(row["state"])))
    return frozenset(towns)
