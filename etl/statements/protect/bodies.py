"""Bodies without the names of people who were detained, arrested, charged, or died: what may be shown and searched.

Each paragraph goes through the rule for titles. A second pass takes out the words of any name found, wherever else in the
body they stand with a capital: a surname alone at the start of a sentence ("Battle admitted …") looks like a plain word.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise

from etl.statements.names.roles import AGENCY_WORDS, OPENING_WORDS, TITLES
from etl.statements.protect.hints import named_in
from etl.statements.protect.titles import ARTICLES_OF_TOWNS, NAME, redact_with
from etl.statements.protect.vocabulary import Vocabulary, fold
from etl.statements.text.words import GIVEN

RULE = "body_names"
WORD = re.compile(r"[A-ZÀ-Þ][\w’'-]{2,}")
LONGEST_HANDLE = 30
HANDLES = ("ERO", "HSI", "ICE", "DHS", "CBP", "Rep", "Sen")
ANY_WORD = re.compile(r"[^\W\d_][\w’'-]*")
TOKEN = re.compile(r"[A-ZÀ-Þ](?<!\w.)[\w’'-]+")  # the boundary behind the capital: a search leaps to that
NEXT_CAPITAL = re.compile(r" [A-ZÀ-Þ]")
AS_SOMEBODY = re.compile(
    r"(?:,| (?:is|was|has|had|who|says?|said|told|came|went|left|died|works?|lives?|will|did|does|cannot)\b)|\.\s|\.$"
)
"""After somebody’s name that is an adjective as well: "Christian is 28"."""
PLACE_BEFORE = re.compile(r"([A-ZÀ-Þ][\w’'-]+) $")
WORD_BEFORE = re.compile(r"([A-ZÀ-Þ][\w’'-]+),? (?:[A-Z]\. )?$")
WORD_AFTER = re.compile(r"(?: [A-Z]\.)? ([A-ZÀ-Þ][\w’'-]+)")
NEXT_WORD = re.compile(r" ([A-Z][a-z]+|area\b)")
SHORT_WORD = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]\b")
NO_SURNAME = frozenset("Jr Sr St Mr Ms Dr An In On At He It We By To If".split())
PARTICLES = NO_SURNAME | frozenset("De El Al Di Du Da La Le".split())
"""At the end of a name, the particles are surnames."""
COMMON = (
    TITLES
    | AGENCY_WORDS
    | OPENING_WORDS
    | frozenset(
        "Assistant Special Acting Interim Former Senior Federal National Regional Field Additionally Furthermore Although "
        "Jr Sr Therefore Title Article Suite Tobacco Explosives Newsroom Dear Sincerely Honorable".split()
    )
) - frozenset(("Justice", "Church", "Texas", "Mexico"))
"""Words of offices, agencies and sentence openings: alone they name nobody."""
PLAIN = frozenset(
    "The This That These Those There Their They When While With From After Before According His Her He She And But New "
    "Vice".split()
)
"""Capitalised words that open sentences and, now and then, a span taken for a name."""
PUBLIC_OFFICE = re.compile(
    r"(?<!former )(?<!ex-)\b(?:(?:Reps?|Sens?|Gov)\.|Congress(?:man|woman|member)|Senator|Representative|Governor|Secretary) $"
)
"""Before a last name that somebody else's name has, too: that of a public person, unless printed with an age."""
REACH = 24
"""How many characters before a name hold an office and the word before it."""
Span = tuple[int, int]


def name_spans(
    body: str,
    vocabulary: Vocabulary,
    lower: set[str],
    aged: Sequence[str],
    places: Sequence[Span] = (),
    public: Sequence[frozenset[str]] = (),
    place_words: Set[str] = frozenset(),
) -> list[Span]:
    """The half-open offsets of every name that must not be shown, by position, never overlapping.

    ``lower`` and ``aged``: what `hints.lower_case` and `hints.aged_names` say about the body. ``places``: where it names a
    town with its state ("LYNN, Mass."), which is no person. ``public``: the words of the name of each official, member or
    other who speaks for an office, and the last one alone; such a name stays, unless somebody else has that last name, or is
    printed with an age. A given name alone may be anybody's. ``place_words``:
    of the places of detention it names ("Eloy" beside the Eloy Detention Center): alone they stay, unless they are a part of
    a name that goes.
    """
    spans: list[Span] = []
    names: set[str] = set()
    private: set[str] = set()
    named, printed_aged = named_in(aged, vocabulary), {word for run in aged for word in WORD.findall(run)}
    start = 0
    for paragraph in body.split("\n"):
        found = redact_with(paragraph, lower, named, vocabulary).spans if not paragraph.isspace() else ()
        for first, last in found:
            if inside(start + first, start + last, places) or is_common(paragraph, first, last, printed_aged, public):
                continue
            if paragraph[first:last] in place_words and paragraph[first:last] not in printed_aged:
                continue
            spans.append((start + first, start + last))
            words = WORD.findall(paragraph[first:last])
            if len(words) > 1:
                ordinary = {word for word in words if is_ordinary(word, vocabulary)}
                if len(ordinary) > 1:  # an organization, rather than somebody: "Roe Budget Reconciliation Team"
                    words = [word for word in words if word not in ordinary]
                elif not ordinary:
                    private.add(bare(words[-1]))
                parts = {part for word in words for part in (word, *double_surname(word, vocabulary))}
                names.update(part for part in parts if is_name(bare(part), vocabulary, lower, printed_aged))
        start += len(paragraph) + 1
    for word in printed_aged & {word for first, last in spans for word in WORD.findall(body[first:last])}:
        names.update(part for part in (word, *word.split("-")) if len(part) > 2)
    given = {word for first, last in spans for word in body[first:last].split()[:-1] if fold(word) in GIVEN}
    surnames = {word for name in public if len(name) == 1 for word in name}
    names = {bare(word) for word in names} - PLAIN - (surnames - printed_aged - private)
    short = {word for run in aged for word in SHORT_WORD.findall(run)} - PARTICLES
    ends = (run.split()[-1] for run in (*aged, *(body[first:last] for first, last in spans)) if " " in run)
    short |= {word for word in ends if SHORT_WORD.fullmatch(word)} - NO_SURNAME
    if not names and not short and not given:
        return spans
    firsts = [first for first, _ in spans]
    pairs = {pair for first, last in spans for pair in pairwise(body[first:last].split())}
    for match in TOKEN.finditer(body):
        word = bare(match[0])
        long = word in names or ("-" in word and not names.isdisjoint(word.split("-")))
        long = long or (word in given and AS_SOMEBODY.match(body, match.end()) is not None)
        if not long and (word not in short or NEXT_CAPITAL.match(body, match.end())):
            continue
        following = NEXT_WORD.match(body, match.end())
        if (
            following
            and word not in printed_aged
            and (following[1] == "area" or vocabulary.kind((fold(following[1]),)) == "suffix")
        ):
            continue  # "Essex County", after "Essex Ficto" was taken for a name
        if word not in printed_aged and PUBLIC_OFFICE.search(body, max(0, match.start() - REACH), match.start()):
            continue
        town = PLACE_BEFORE.search(body, max(0, match.start() - REACH), match.start())
        begins = following is not None and fold(word) in ARTICLES_OF_TOWNS
        if following and begins and vocabulary.kind((fold(word), fold(following[1]))) in ("city", "place"):
            continue  # "San Juan"
        known = town is not None and vocabulary.kind((fold(town[1]), fold(word))) in ("city", "place")
        if town and known and word not in printed_aged and (town[1], word) not in pairs:
            continue  # "El Paso", after "Paso Ficto"
        if word in private and in_public_name(body, match.start(), word, public):
            continue
        index = bisect_right(firsts, match.start()) - 1
        if (index < 0 or spans[index][1] <= match.start()) and not inside(*match.span(), places):
            spans.append((match.start(), match.start() + len(word)))
    return sorted(spans)


def is_name(word: str, vocabulary: Vocabulary, lower: set[str], aged: set[str]) -> bool:
    """True where a word of a name stands for its person alone, too: not for a month, an office or a place of that name,
    nor for a word that the body prints in lower case.
    """
    kind = vocabulary.kind((fold(word),))
    if word in aged:
        return True
    ordinary = word in COMMON or (kind == "word" and fold(word) in lower)
    return not ordinary and kind in (None, "name_word", "city", "word")


def is_ordinary(word: str, vocabulary: Vocabulary) -> bool:
    """True for an English word that is no name."""
    plain = fold(word)
    kind = vocabulary.kind((plain,))
    return kind in ("word", "suffix", "agency") or (kind is None and plain in vocabulary.ordinary)


def in_public_name(body: str, start: int, word: str, public: Sequence[frozenset[str]]) -> bool:
    """True where the word before says which of two is meant: "Rep. Ana Roe", whose last name Juan Roe has, too."""
    before = WORD_BEFORE.search(body, max(0, start - REACH), start)
    return before is not None and any({before[1], word} <= name for name in public)


def double_surname(word: str, vocabulary: Vocabulary) -> list[str]:
    """The parts of "Cruz-Roe"; none of "Sub-Task" or "Team-Pacific", where a part is no name."""
    parts = [part for part in word.split("-") if len(part) > 2 and part[0].isupper()]
    if "-" not in word or any(vocabulary.kind((fold(part),)) not in (None, "name_word", "city") for part in parts):
        return []
    return parts


def is_common(paragraph: str, first: int, last: int, aged: set[str], public: Sequence[frozenset[str]]) -> bool:
    """True where nothing in a span is anybody's name: words of offices and agencies, handles of an agency, public people."""
    words = ANY_WORD.findall(paragraph, first, last)
    at = paragraph.rfind("@", max(first - LONGEST_HANDLE, 0), first) + 1
    handle = at > 0 and paragraph.startswith(HANDLES, at) and " " not in paragraph[at:first]
    left = {bare(word) for word in words if len(word) > 1} - COMMON
    after = WORD_AFTER.match(paragraph, last)
    whole = left | {after[1]} if after else left  # "Ana" of "Ana N. Roe", whose last name is known already
    known = not aged.intersection(words) and (
        not left
        or any((left <= name and (len(left) > 1 or len(name) == 1)) or (after and whole <= name) for name in public)
    )
    return bool(words) and (known or handle)


def bare(word: str) -> str:
    """A word without possessive."""
    return word.removesuffix("’s").removesuffix("'s")


def inside(start: int, end: int, spans: Sequence[Span]) -> bool:
    """True where one of the spans, which are sorted, holds these characters."""
    index = bisect_right(spans, (start, end)) - 1
    around = [spans[i] for i in (index, index + 1) if 0 <= i < len(spans)]
    return any(first <= start and end <= last for first, last in around)


def without(text: str, start: int, end: int, spans: Iterable[Span]) -> str:
    """``text[start:end]`` with ``[name]`` in place of every span that begins or ends in it."""
    parts: list[str] = []
    position = start
    for first, last in spans:
        if last > start and first < end:
            parts += [text[position : max(first, position)], NAME]
            position = max(position, last)
    return "".join(parts) + text[min(position, end) : end]
