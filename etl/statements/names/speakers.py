"""Who is named at one place of a text: the name, the title before it or the apposition after it, and for whom they speak.

Read from the words alone: "ICE HSI El Paso Special Agent in Charge Jane Q. Roe" is an affiliation, a role and a name, because
the name begins after the last word that can end a title. "Jane Roe, researcher at Example Watch" has its role behind it.
"""

import re
from dataclasses import dataclass, replace

from etl.statements.names.noun_phrases import DOTTED, noun_words
from etl.statements.names.roles import (
    ACRONYM_STATES,
    AGENCY_WORDS,
    ARTICLES,
    BARE_GROUP,
    ENDS_NAME,
    HUMAN,
    INSIDE,
    OPENERS,
    PARTIES,
    PRONOUNS,
    ROLE_NOUNS,
    SPOKEN,
    TITLES,
    TITLES_LOWER,
)

NICKNAME = re.compile(r"  ([A-Z][\w.’'-]*)  ")
"""What `quotations.with_usual_marks` makes of a nickname in marks."""
PARTY = re.compile(r"\s*\(([^()\n]{1,24})\)")
DETERMINERS = frozenset("the a an its our my your his her their".split())
PEOPLE = re.compile(rf" {BARE_GROUP.pattern.removesuffix('$')}(?=[ ,.;:]|$)")
NAMED = re.compile(r" (?:named|called|by the name of) (?=[A-ZÀ-Þ])")
"""Between what somebody is and the name: "a student named Jane Roe"."""
SIDE = r"(?:(?:backer|supporter|voter|loyalist|surrogate|aide|advis[eo]r|critic|opponent|staffer|donor|official)s?|ally|allies)"
FOLLOWERS = re.compile(
    rf" (?:{SIDE}|(?:campaign|administration)\b(?: (?:manager|chair\w*|director|spokes\w+|{SIDE})\b)?)\b"
)
"""Behind a name, who is with or against somebody: "Roe supporters", "Roe campaign officials" are not Roe."""
APPOSITION = re.compile(
    r",\s+(?!who\b|whose\b|which\b|adding\b|in an? |after\b|when\b|during\b|noting\b|referring\b|as \b|but\b)"
)
APPOSITION_END = re.compile(
    r"[.;](?=\s|$)(?<!\bU\.S\.)(?<!\bD\.C\.)(?<!\b(?:Mr|Ms|Dr)\.)(?<!\b(?:Mrs|Sen|Rep|Gov)\.)|"
    r"\n|[“”\"]|, (?:who|adding|in an?|after|when|said|says|told|tells|wrote|gave|is|was|"
    r"has|had|(?!unit|relat|acclaim|retir)[a-z]+ed)\b"
)
TITLE_COMMA = re.compile(r"((?:[\w-]+ ){0,3}[\w-]+), (?:the )?(?=[A-Z])")
FOR_WHOM = re.compile(r"\s+(?:at|for|with|of|from|within)\s+(?=(?:the\s+)?[A-ZÀ-Þ])")


Word = tuple[int, int, str]
"""Its half-open offsets and itself."""


@dataclass(frozen=True)
class Speaker:
    """One speaker as named at one place: half-open offsets of the name (or of "he", "the lawmakers"), role, affiliation.

    ``kind``: person (a name), pronoun, or group ("the letter", "the senators").
    """

    start: int
    end: int
    name: str
    role: str | None
    affiliation: str | None
    kind: str = "person"


def read(text: str, position: int, limit: int) -> Speaker | None:
    """The speaker whose mention begins at ``position`` (a title, a name, a pronoun, "the …"); None where none does."""
    words = noun_words(text, position, limit)
    if not words:
        return None
    first = text[words[0][0] : words[0][1]]
    if first.lower() in PRONOUNS and first != "US":
        return Speaker(*words[0], first, None, None, "pronoun")
    printed_words = [(start, end, text[start:end]) for start, end in words]
    if first.lower() in ARTICLES:  # "An aide" at the start of a sentence is no name
        printed_words[0] = (*words[0], first.lower())
    name, title = split_title(printed_words)
    if not name:
        name, title = named_before_office(printed_words)
    if not name:
        return unnamed(text, words, title, limit)
    start = name[0][0]
    end = name[-1][1]
    printed = NICKNAME.sub(r" “\1” ", text[start:end].removesuffix("’s").removesuffix("'s"))
    if len(printed) < end - start and (owned := OWNED.match(text, end, limit)) and owned[1] not in SPOKEN:
        return owned_by(text, words[0][0], owned, limit)
    end = start + len(printed)
    if followers := FOLLOWERS.match(text, end, limit):
        return Speaker(start, followers.end(), text[start : followers.end()], None, None, "group")
    role, affiliation = split_role(text[title[0][0] : title[-1][1]] if title else "")
    party = PARTY.match(text, end)
    behind = party.end() if party else end
    if party and re.search(r"[A-Z]{1,2}\b|-", party[1]):
        affiliation = affiliation or party[1]
    after_role, after_affiliation = apposition(text, behind, limit)
    return Speaker(start, end, printed, role or after_role, affiliation or after_affiliation)


def unnamed(text: str, words: list[tuple[int, int]], title: list[Word], limit: int) -> Speaker | None:
    """The speaker of words without a name: somebody whose name stands behind a comma, or a group."""
    end = words[-1][1]
    # "Special Agent in Charge for Example, Jane Roe"
    after = read(text, end + 2, limit) if text[end : end + 2] == ", " and title else None
    unit = after is not None and not TITLES & set((after.role or "").split())  # "Director, Field Operations Jane Roe"
    if after and after.kind == "person" and unit and " " in after.name and titled(title):
        return Speaker(after.start, after.end, after.name, *split_role(text[title[0][0] : title[-1][1]]))
    group = re.sub(r"['’]s$", "", text[words[0][0] : end])
    if len(group) < end - words[0][0] and (owned := OWNED.match(text, end, limit)) and owned[1] not in SPOKEN:
        return owned_by(text, words[0][0], owned, limit)
    if group.lower() in DETERMINERS:
        return None
    if people := PEOPLE.match(text, words[0][0] + len(group), limit):  # "EXA officials"
        group += people[0]
    if named := NAMED.match(text, words[0][0] + len(group), limit):
        person = read(text, named.end(), limit)
        if person and person.kind == "person":
            return replace(person, role=bare_affiliation(group))
    return Speaker(words[0][0], words[0][0] + len(group), group, None, None, "group")


def named_before_office(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """As `split_title`, for "Special Agent Jane Roe of the Office of the Inspector General": the name before "of"."""
    for index, (_, _, word) in enumerate(words):
        if index > 2 and word in ("of", "for", "with"):
            name, title = split_title(words[:index])
            if len(name) > 1 and title and TITLES & {word for _, _, word in title}:
                return name, title
    return [], words


def titled(words: list[Word]) -> bool:
    """True where the words before ", Jane Roe" say who that is: "the director", "a spokesman for the agency", "one of them"."""
    head = [word for _, _, word in words]
    for index, word in enumerate(head):
        if index and word.lower() in ENDS_NAME:
            head = head[:index]
            break
    last = head[-1]
    return (
        words[-1][2][0].isupper()
        or HUMAN.match(last) is not None
        or last in TITLES_LOWER
        or head[0] in ("one", "another")
    )


def owned_by(text: str, start: int, owned: re.Match[str], limit: int) -> Speaker:
    """The speaker of "Roe’s lawyer Ann Doe", "Roe’s lawyer, Ann Doe," and "Roe’s campaign"."""
    after = read(text, owned.end() + 2 if text[owned.end() : owned.end() + 2] == ", " else owned.end() + 1, limit)
    if after and after.kind == "person" and " " in after.name:
        return Speaker(after.start, after.end, after.name, owned[1], bare_affiliation(text[start : owned.start()]))
    return Speaker(start, owned.end(), text[start : owned.end()], None, None, "group")


OWNED = re.compile(r" ([a-z]+\b(?: (?!said|says|told|wrote|of|for|that|who|in|on|at|to|as|and)[a-z]+\b(?<!ed)){0,2})")


def split_title(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """(words of the name, words before it). The name is empty where the words name no person."""
    last = -1
    for index, (_, _, word) in enumerate(words):
        bare = word.rstrip(".,")
        name_follows = index + 1 < len(words)
        if name_follows and (
            bare in TITLES
            or word == "Del."
            or bare.lower() in TITLES_LOWER
            or (not bare[:1].isupper() and (bare in OPENERS or HUMAN.match(bare) is not None))
        ):
            last = index
    # "Director of Example Programs Jane Roe", "U.S. Attorney for the District of Example Jane Roe": the name is at the end
    rest = words[last + 1 :]
    title = words[: last + 1]
    if rest and rest[0][2].lower() in ENDS_NAME:
        if initial := with_initial(rest):  # "Secretary for Export Enforcement Jane Q. Roe of the Department …"
            return rest[initial : initial + 3], title + rest[:initial]
        if any(word[0].isupper() for _, _, word in rest[1:]) and not title_ends(rest):
            cut = tail_name(rest)
            return rest[cut:], title + rest[:cut]
        return [], words
    if not title:
        while len(rest) > 1 and (is_agency(rest[0][2]) or rest[0][2] in PARTIES or rest[0][2].lower() in INSIDE):
            rest = rest[1:]
        title = words[: len(words) - len(rest)]
    return clip_name(rest, title)


def clip_name(rest: list[Word], title: list[Word]) -> tuple[list[Word], list[Word]]:
    """Cut what follows a name ("… for the Northern District") and what is a place before it ("Charge New England Jane Roe")."""
    name: list[Word] = []
    for word in rest:
        if word[2].lower() in ENDS_NAME or (not word[2][0].isupper() and word[2].lower() not in INSIDE):
            break
        name.append(word)
    plain = [
        word
        for word in name
        if not DOTTED.fullmatch(word[2].rstrip(",")) and word[2].lower() not in INSIDE and word[2] not in NUMERALS
    ]
    nobody = not plain or not plain[-1][2][:1].isupper() or is_agency(plain[-1][2])
    if nobody or (len(plain) == 1 and title and plain[0][2] in OFFICES):
        return [], title + rest
    if len(plain) > 3:
        cut = tail_name(name)
        name, title = name[cut:], title + name[:cut]
    return name, title


OFFICES = TITLES - {"Major", "Judge", "Bishop", "Marshal", "Chief", "Sheriff", "Justice", "Father", "Sister", "Head"}
"""Titles that are nobody's name."""
NUMERALS = frozenset(("II", "III", "IV"))


def with_initial(words: list[Word]) -> int | None:
    """Where a name with a middle initial begins among words that do not end with it; None where there is none."""
    for index in range(1, len(words) - 2):
        first, middle, last = (word[2] for word in words[index : index + 3])
        if first[0].isupper() and re.fullmatch(r"[A-Z]\.", middle) and last[0].isupper() and index + 3 < len(words):
            return index
    return None


def tail_name(words: list[Word]) -> int:
    """Where the name begins in words that end with one: First Last, First M. Last, First Last Jr."""
    index, needed = len(words), 2
    while index > 0 and needed:
        index -= 1
        bare = words[index][2].rstrip(",")
        needed -= not (DOTTED.fullmatch(bare) or re.fullmatch(r"I{2,3}|IV", bare) or bare.lower() in INSIDE)
    return index


def title_ends(words: list[Word]) -> bool:
    """True where the words after a title are its object alone ("of Homeland Security"), with no name behind."""
    capitals = [word for _, _, word in words if word[0].isupper()]
    return len(capitals) < 3 or is_agency(capitals[-1])


def is_agency(word: str) -> bool:
    """An acronym, or a word of an organization's name."""
    bare = word.removesuffix("’s").removesuffix("'s")
    if len(bare) == 2 and bare.isupper() and bare not in ACRONYM_STATES:
        return False  # initials: "JD", "RJ"
    return bare in AGENCY_WORDS or (len(bare) > 1 and bare.isupper() and not DOTTED.fullmatch(bare)) or bare == "U.S."


def is_acronym(word: str) -> bool:
    """True for "EXA", not for a title in capitals."""
    return len(word) > 1 and word.isupper() and word.isalpha() and word not in TITLES


def split_role(title: str) -> tuple[str | None, str | None]:
    """A title before a name as (role, affiliation): "HSI El Paso | Special Agent in Charge"."""
    words = title.split()
    for index, word in enumerate(words):
        if word.lower().rstrip(",") in OPENERS or word.rstrip(".,") in TITLES or word.lower() in TITLES_LOWER:
            if words[max(0, index - 2) : index] == ["United", "States"]:  # "United States Attorney", as "U.S. Attorney"
                index -= 2
            role, before = words[index:], " ".join(words[:index])
            agency = next((n for n, word in enumerate(role[1:], 1) if not is_acronym(word)), 1) if index == 0 else 1
            if role[0].islower() and agency > 1 and not before:  # "acting EXA Director"
                return " ".join(role[:1] + role[agency:]), " ".join(role[1:agency])
            return " ".join(role), bare_affiliation(before)
    return None, bare_affiliation(title)


def bare_affiliation(words: str) -> str | None:
    """Without possessive, and without the small words that joined it to what stood before; None where nothing is left."""
    found = re.sub(
        r"^(?:(?:and|of|the|for|in|a|an|by|with|one|A|An|The|One|Another|another) ?\b)+\s*",
        "",
        re.sub(r"['’]s$", "", words),
    ).strip(" ,")
    return None if found in ("", "them", "us", "those", "these") else found


def apposition(text: str, position: int, limit: int) -> tuple[str | None, str | None]:
    """What follows a name after a comma, as (role, affiliation); at most to the end of the sentence."""
    match = APPOSITION.match(text, position, limit)
    if not match:
        return None, None
    end = APPOSITION_END.search(text, match.end(), limit)
    phrase = text[match.end() : end.start() if end else limit].strip(" ,")
    words = re.findall(r"[\w.-]+", phrase)
    if not words or len(words) > 30 or not any(w.lower() in TITLES_LOWER or w.lower() in ROLE_NOUNS for w in words[:9]):
        return None, None
    titled = TITLE_COMMA.match(phrase)  # "Director, Example Network for Rights"
    if titled and titled[1].split()[-1].lower() in TITLES_LOWER | ROLE_NOUNS:
        return titled[1], phrase[titled.end() :]
    split = re.search(r"\s+at\s+(?=(?:the\s+)?[A-ZÀ-Þ])", phrase) or FOR_WHOM.search(phrase)
    if split:
        return phrase[: split.start()].strip(" ,"), re.sub(r"^the\s+", "", phrase[split.end() :])
    return phrase, None
