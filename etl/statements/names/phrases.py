"""Names that stand for one thing each, found word by word: policies, court cases, agencies, officials; and places by form."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from etl.statements.names.places import STATES
from etl.statements.protect.vocabulary import us_towns

CASE = re.compile(
    r"(?<![\w’'])((?:(?:[A-Z][\w’'.-]*|of|de|the|for|&) ){0,5}[A-Z][\w’'.-]*) v(?:s)?\. "
    r"((?:[A-Z][\w’'-]*|U\.S\.|of|de|the)(?: (?:[A-Z][\w’'-]+|of|the|U\.S\.|and(?= [A-Z])))*)"
)
BEFORE_TERM, AFTER_TERM = timedelta(days=60), timedelta(days=30)
"""An office is spoken of shortly before somebody takes it (a nominee) and shortly after they left it."""
STATE_NAMES = {name: code for code, names in STATES.items() for name in names} | {code: code for code in STATES}
LONG_NAMES = sorted((name for names in STATES.values() for name in names[:1]), key=len, reverse=True)
CITY = re.compile(r"(?<![\w’'])([A-ZÀ-Þ][\w’'-]+(?:(?: |\. |-)[A-ZÀ-Þ][\w’'-]+){0,3})$")
STATE_AFTER = re.compile(
    ", (" + "|".join(re.escape(name) for name in sorted(STATE_NAMES, key=len, reverse=True)) + r")(?![\w-])"
)
REACH = 80
"""How many characters before its state a city may begin."""
STATE = re.compile(r"(?<![\w’'])(" + "|".join(map(re.escape, LONG_NAMES)) + r")(?![\w])")
STATE_FIRSTS = frozenset(re.split(r"\W", name)[0] for name in LONG_NAMES)


@dataclass(frozen=True)
class Named:
    """One mention: half-open offsets, what kind of thing, its id (None where the name is of no known one), the rule."""

    start: int
    end: int
    mention_type: str
    target: str | None
    rule: str


@dataclass(frozen=True)
class Term:
    """One official under one name: in office from and to (None: open), and whether the name alone says who it is."""

    official_id: str
    term_from: date | None
    term_to: date | None


@dataclass(frozen=True)
class Phrases:
    """Names by their first word, longest first: (name, mention type, id)."""

    names: Mapping[str, tuple[tuple[str, str, str], ...]]
    firsts: re.Pattern[str]  # every word that can begin one
    officials: Mapping[str, tuple[Term, ...]]  # by name as written


def phrases(names: Iterable[tuple[str, str, str]], officials: Iterable[tuple[str, Term]]) -> Phrases:
    """Build from (name, mention type, id) and (name as written, term) pairs."""
    terms: dict[str, list[Term]] = {}
    for name, term in officials:
        terms.setdefault(name, []).append(term)
    by_first: dict[str, set[tuple[str, str, str]]] = {}
    for name, kind, target in (*names, *((name, "official", "") for name in terms)):
        by_first.setdefault(first_word(name), set()).add((name, kind, target))
    ordered = {word: tuple(sorted(found, key=lambda f: (-len(f[0]), f))) for word, found in by_first.items()}
    small = sorted(word for word in ordered if not word[:1].isupper())
    firsts = re.compile(rf"\b(?:[A-Z]\w*|(?:{'|'.join(map(re.escape, small)) or 'x^'})\b)")
    return Phrases(ordered, firsts, {name: tuple(found) for name, found in terms.items()})


def first_word(name: str) -> str:
    """What a name is looked up by: its letters and digits up to the first other character."""
    match = re.match(r"\w+", name)
    return match[0] if match else name[:1]


def find(text: str, context: str, known: Phrases, day: date | None) -> list[Named]:
    """All policies, cases, agencies, officials and places named in ``text``, by position, none inside another.

    ``context`` is the whole statement, ``day`` its publication day: a surname alone is an official's only where the
    statement gives the full name or the title too, and a title with a surname only near that official's term.
    """
    found: list[Named] = []
    end = 0
    states: list[int] = []  # where the name of a state may begin
    for match in known.firsts.finditer(text):
        if match[0] in STATE_FIRSTS:
            states.append(match.start())
        if match.start() < end or match[0] not in known.names:
            continue
        for name, kind, target in known.names[match[0]]:
            after = match.start() + len(name)
            if not text.startswith(name, match.start()) or (text[after : after + 1].isalnum() and name[-1].isalnum()):
                continue
            if text[match.start() - 1 : match.start()] in ("-", "’", "'", "@", "#", "."):
                continue
            if kind == "official":
                official = decide(name, context, known, day)
                if official is None:
                    continue
                target = official
            elif (
                kind in ("policy", "case")
                and ALONE.fullmatch(name)
                and not called(text, after, name, target, context, known)
            ):
                continue
            found.append(Named(match.start(), after, kind, target, f"{kind}_name"))
            end = after
            break
    found += cases(text, found)
    found += places(text, found, states)
    return sorted(found, key=lambda named: named.start)


ALONE = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)?")
NOUN = re.compile(
    r" (?:settlement|agreement|consent decree|decree|standards|protections|requirements|ruling|case|class|counsel|v\.)",
    re.I,
)


def called(text: str, end: int, name: str, target: str, context: str, known: Phrases) -> bool:
    """True where a name that is somebody's surname too ("Flores") means the policy or the case: a noun says so right there, or
    the statement gives a longer name of it.
    """
    longer = [
        other for other, _, its in known.names.get(first_word(name), ()) if its == target and len(other) > len(name)
    ]
    return NOUN.match(text, end) is not None or any(other in context for other in longer)


def decide(name: str, context: str, known: Phrases, day: date | None) -> str | None:
    """Which official a name means; None where it means none for sure."""
    terms = known.officials[name]
    if " " not in name:
        ids = {term.official_id for term in terms}
        longer = [other for other in known.officials if other.endswith(f" {name}") and other in context]
        sure = {decide(other, context, known, day) for other in longer}
        terms = tuple(term for term in terms if term.official_id in sure & ids)
    elif name.split()[0] in TITLED:
        terms = tuple(term for term in terms if day is not None and near(term, day))
    ids = {term.official_id for term in terms}
    return next(iter(ids)) if len(ids) == 1 else None


def near(term: Term, day: date) -> bool:
    """True where ``day`` lies in the term, or shortly before or after it."""
    begun = term.term_from is None or term.term_from - BEFORE_TERM <= day
    return begun and (term.term_to is None or day <= term.term_to + AFTER_TERM)


TITLED = frozenset("Acting Secretary Director Commissioner Attorney Inspector Assistant President Vice".split())


def cases(text: str, taken: list[Named]) -> list[Named]:
    """Court cases by their form, "Roe v. Example": without an id where the reviewed list does not hold them."""
    if " v. " not in text and " vs. " not in text:
        return []
    return [
        Named(match.start(), match.end(), "case", None, "case_form")
        for match in CASE.finditer(text)
        if not any(
            named.start < match.end() and match.start() < named.end for named in taken if named.mention_type == "case"
        )
    ]


def places(text: str, taken: list[Named], states: list[int]) -> list[Named]:
    """ "City, State" where that state has such a city, and states by their full name, which may begin at ``states``: ids
    "TX:Dilley", "TX".
    """
    found: list[Named] = []
    spans = [(named.start, named.end) for named in taken]
    towns = us_towns()
    for after in STATE_AFTER.finditer(text):
        match = CITY.search(text, max(0, after.start() - REACH), after.start())
        if not match:
            continue
        state = STATE_NAMES[after[1]]
        words = match[1].split(" ")
        for skip in range(len(words)):  # "Operations Dilley, Texas": the longest tail that is a city
            city = " ".join(words[skip:])
            if city in STATE_NAMES and (city.casefold(), state) not in towns:
                break  # a list of states: "New York, Pennsylvania"
            start = match.end(1) - len(city)
            if (city.casefold(), state) in towns:
                found.append(Named(start, after.end(), "place", f"{state}:{city}", "city_state"))
                break
    spans += [(named.start, named.end) for named in found]
    end = 0
    for position in states:
        match = STATE.match(text, position) if position >= end else None
        if not match:
            continue
        end = match.end()
        inside = any(start < match.end() and match.start() < end for start, end in spans)
        if (
            not inside
            and not NOT_STATE.match(text, match.end())
            and text[match.start() - 4 : match.start()] not in ("New ", "est ", "eorge")
        ):
            found.append(Named(match.start(), match.end(), "place", STATE_NAMES[match[1]], "state_name"))
    return found


NOT_STATE = re.compile(
    r" (?:Avenue|Ave|Street|St\.|City|County|Times|Post|D\.?C|University|State University|Air)\b|,? D\.C\.|-"
)
