"""The words of a noun phrase that can name who speaks: "EXA Director Jane Q. Roe", "the officials", "an unnamed aide"."""

import re

from etl.statements.names.roles import (
    ARTICLES,
    BARE_GROUP,
    HUMAN,
    INSIDE,
    OPENERS,
    OPENING_WORDS,
    PRONOUNS,
    TITLES,
    TITLES_LOWER,
)

TOKEN = re.compile(r"[^\W_][\w’'&/-]*(?:\.(?:[^\W_]\.?)+)?|[(),.;:“”\"\n—–]")
DOTTED = re.compile(
    r"(?:[A-Z]\.)+|(?:Jr|Sr|Dr|Mr|Mrs|Ms|Sen|Sens|Rep|Reps|Gov|Lt|Col|Sgt|Maj|Capt|Gen|St|Rev|Prof|Cpl|Inc)\.?|Del\."
)
ACRONYM = re.compile(r"\([A-Z]{2,8}\) (?=[A-Z][a-z])")


def noun_words(text: str, position: int, limit: int) -> list[tuple[int, int]]:
    """The words of the noun phrase at ``position``: capitalised words and what joins them; lower case only as a title."""
    found: list[tuple[int, int]] = []
    lower_run, after_brackets = False, 0
    for match in TOKEN.finditer(text, position, limit):
        word = match[0]
        if match.start() < after_brackets:
            continue
        gap = text[max(found[-1][1] if found else position, after_brackets) : match.start()]
        if found and (gap.strip(" \t\xa0") or len(found) > 24):
            break
        if lower_run and word in ("the", "a", "an") and text[slice(*found[-1])].lower() not in INSIDE:
            break  # "In the letter the members say"
        if found and (brackets := ACRONYM.match(text, match.start())):  # "Example Association (EXA) Director Jane Roe"
            after_brackets = brackets.end()
            continue
        if word in '(),.;:“”"\n—–':
            if found and belongs(text, word, match.start(), text[slice(*found[-1])]):
                found[-1] = (found[-1][0], match.end())
                continue
            break
        lower = word.lower()
        if not found and begins_none(text, match):
            break
        if not found and (lower in ARTICLES or BARE_GROUP.match(word)):
            lower_run = lower not in PRONOUNS
        elif not word[0].isupper():
            last = text[slice(*found[-1])] if found else ""
            title = lower_run or lower in INSIDE or is_title(text, match, limit, last)
            if not title or (lower_run and len(found) > 7):
                break
        found.append((match.start(), match.end()))
    return trimmed(text, found, lower_run)


def trimmed(text: str, found: list[tuple[int, int]], lower_run: bool) -> list[tuple[int, int]]:
    """The words without what joins the last of them to nothing; a group in lower case up to its verb."""
    while found and text[slice(*found[-1])].lower() in INSIDE:
        found.pop()
    if lower_run:
        found = up_to_verb(text, found)
        if [text[slice(*span)].lower() for span in found] in (["the", "following"], ["the", "same"]):
            return []
    return found


def begins_none(text: str, word: re.Match[str]) -> bool:
    """True for a word that begins no noun phrase: "of", or one that opens a sentence, as "Meanwhile"."""
    if word[0].lower() in JOINS:
        return True
    if word[0] not in OPENING_WORDS or FIRST.match(text, word.start()):
        return False
    group = word[0].lower() in ARTICLES and GROUP_BEHIND.match(text, word.end(), word.end() + 40)
    return not group


GROUP_BEHIND = re.compile(r" (?!\w+ly )[\w.’'-]+[ ,](?!\w+ed )")


def belongs(text: str, mark: str, position: int, last: str) -> bool:
    """True for a mark that belongs to the word before it: the point of "Jr.", the comma of "Washington, D.C."."""
    if mark == ".":
        return DOTTED.fullmatch(last + ".") is not None
    return mark == "," and PART_BEHIND.match(text, position) is not None


def is_title(text: str, word: re.Match[str], limit: int, last: str) -> bool:
    """True for a word in lower case, after ``last``, that is a title or leads to one, or a slip inside a name."""
    lower = word[0].lower()
    if (
        lower in OPENERS
        or lower in TITLES_LOWER
        or lower.endswith(("’s", "'s"))
        or role_ahead(text, word.start(), limit)
    ):
        return True
    if not last:
        return title_next(text, word.end(), limit)
    # "Enforcement and removal Operations"
    return last in ("and", "of") and re.match(r" [A-Z]", text[word.end() :]) is not None


PART_BEHIND = re.compile(r", (?:D\.C\.|Jr\.?|Sr\.?|I{2,3}\b|Tobacco, |Firearms )")
"""What belongs to a name behind a comma."""
FIRST = re.compile(r"First (?:Assistant|Deputy|Vice|Lady|Lieutenant|Minister|Sergeant)\b")
"""A title that begins with a word that otherwise opens a sentence."""
JOINS = frozenset("of and for in to on at by with from".split())
"""No noun phrase begins with these."""
LOWER_RUN = re.compile(r"(?:[a-z][a-z’'-]* ){0,4}?([a-z][a-z-]+) (?=[A-ZÀ-Þ])")


def role_ahead(text: str, position: int, limit: int) -> bool:
    """True where lower-case words lead to a role right before a name: "presidential nominee Jane Roe"."""
    match = LOWER_RUN.match(text, position, limit)
    return match is not None and HUMAN.match(match[1]) is not None and not VERBAL.search(match[0])


def title_next(text: str, position: int, limit: int) -> bool:
    """True where a title in capitals follows: "panel Chairman Jane Roe"."""
    word = TOKEN.match(text, position + 1, limit)
    return word is not None and word[0] in TITLES


VERBAL = re.compile(
    r"\b(?:said|says|told|tells|wrote|is|was|are|were|has|had|have|who|that|which|by|from|with|\w+ed)\b"
)


def up_to_verb(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A group in lower case ends before the first word that looks like a verb."""
    for index, (start, end) in enumerate(words):
        word = text[start:end]
        adjective = index == 1 and word.endswith("ed") and text[end : end + 2].strip().islower()  # "an unnamed aide"
        if index and not adjective and UP_TO.fullmatch(word):
            return words[:index]
    return words


UP_TO = re.compile(
    r"\w+ed|\w+n['’]t|(?!famil|assembl|monopol)[a-z]{3,}[^l]ly|held|kept|taken|seen|born|known|drew|gave|took|came|got|made|saw|led|left|lost|met|paid|ran|sat|sent|stood|won|began|"
    r"became|brought|built|bought|caught|fell|felt|found|grew|heard|knew|rose|sought|spent|taught|thought|wept|wore|said|says|wrote|writes|told|reads|went|is|was|were|are|has|had|have|to|who|that|which|at|in|on|by"
)
