"""The capitalised words of a title that belong to the name of an organization or a place, and so are nobody's."""

from etl.statements.text.words import PARTICLES, Word

MAYBE = ("name_word", "city", "place")
"""The kinds of words that are names of people as well."""
MIDDLE_WORDS = """
    Advocacy Baptist Catholic Christian Civil Community Crime Crimes Drug Elementary Environmental Financial Fraud Frauds
    General Global Health Housing Human Immigrant Immigration Legal Lutheran Medical Memorial Methodist Middle Narcotics
    Presbyterian Refugee Regional Rights Safe State Storage Street Streets Trade Valley Violent
"""
MIDDLE = frozenset(MIDDLE_WORDS.split())
"""Ordinary words that stand between a name and what it is the name of: "Larkin Community Hospital"; none is a verb."""


def keep_organizations(words: list[Word]) -> None:
    """What stands before County or Inc., or after Operation or Lake, names no person."""
    for index, word in enumerate(words):
        if word.joined and (word.kind == "suffix" or word.text == "Police"):  # also in the office of a Police Chief
            before = index - 1
            while before >= 0 and index - before <= 5:
                if words[before].kind in ("name", "name_word", "city", "initial"):
                    words[before].kind = "organization"
                elif words[before].text not in MIDDLE:
                    break
                if not words[before].joined:
                    break
                before -= 1
        if word.kind == "prefix":
            after = index + 1
            while after < len(words) and after - index <= 3 and words[after].joined and words[after].capital:
                words[after].kind = "organization" if words[after].kind == "name" else words[after].kind
                after += 1
        if word.text in ("counties", "parishes"):
            keep_list(words, index)
        if word.text in ("in", "near", "outside") and index + 2 < len(words):
            keep_town(words, index + 1)


def keep_town(words: list[Word], start: int) -> None:
    """A town that no list knows, between "in" and its state: "in Fictville, Ohio"."""
    end = start
    while (
        end < len(words)
        and end - start < 4
        and (words[end].kind in ("name", "initial", *MAYBE) or words[end].text in PARTICLES)
    ):
        if end > start and not words[end].joined:
            break
        end += 1
    if start < end < len(words) and words[end].kind == "place" and words[end].start == words[end - 1].end + len(", "):
        for word in words[start:end]:
            word.kind = "organization" if word.kind == "name" else word.kind


def keep_list(words: list[Word], end: int) -> None:
    """The places enumerated before ``words[end]``: "Cannon, Clay and Macon counties"; only those of one word."""
    after = words[end - 1].end if end and words[end - 1].capital else -1
    for word in reversed(words[:end]):
        if (
            word.capital
            and word.kind in ("name", "organization", "place", *MAYBE)
            and word.end + len(" and , ") >= after
        ):
            alone = not (word.joined and words[word.index - 1].capital) and not (
                word.index + 1 < end and words[word.index + 1].joined and words[word.index + 1].capital
            )
            word.kind = "organization" if word.kind == "name" and alone else word.kind
            after = word.start
        elif word.text not in ("and", "&"):
            return
