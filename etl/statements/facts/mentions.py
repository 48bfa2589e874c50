"""Which places of detention a statement names, and where: the reviewed names, and nothing that only looks like one.

A name matches word by word, case and abbreviations aside ("Adams Co. Det. Ctr."), as the longest name that starts there.
It is linked to a facility only where the text leaves one: "Orange County Jail" needs its state or its city, because
counties of that name exist in several states, and ICE's list holds few of them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from etl.registry import names
from etl.statements.names import called, descriptions
from etl.statements.names.places import (
    Mention,
    Place,
    hints_at,
    names_city,
    names_state,
    normalized,
    printed_state,
    sentence_around,
)

FACILITY, WITH_PLACE, AMBIGUOUS = "facility_name", "facility_name_with_place", "facility_name_ambiguous"
SITE = "site_name"

WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\.?")
CAPITAL = re.compile(
    r"[A-ZÀ-Þ](?<!\w.)[^\W_]*(?:[.'’][^\W_]+)*\.?"
)  # the boundary behind: a search leaps to the capital
GAP = re.compile(r"[ .'’/()-]{1,3}(?:s )?")  # what may stand between two words of one name: no comma, no new line
KIND_WORDS = """
    ANNEX CAMP CENTER CORRECTIONAL DETENTION FACILITY HALL HOSPITAL HOTEL INSTITUTION JAIL PENITENTIARY PRISON PROCESSING
    RESIDENTIAL
"""
KINDS = frozenset(KIND_WORDS.split())
"""A name without one of these is that of a town or a county as well, and never matches."""
KIND_AFTER = re.compile(r" (?:Detention|Correctional|Processing|Residential|Center|Centre|Facility|Complex)\b")
"""What ICE's cut names lack at their end."""
COUNTIES = frozenset(("COUNTY", "PARISH"))
DETENTION_WORDS = re.compile(r"\b(?:detain\w*|detention|facility|jail|prison|residential center)\b", re.IGNORECASE)

Words = list[tuple[int, int]]
"""The words of a text: first character, and character after the last."""


@dataclass
class Node:
    """One word of the trie of names."""

    next: dict[str, "Node"] = field(default_factory=dict)
    places: set[Place] = field(default_factory=set)


@dataclass(frozen=True)
class Gazetteer:
    """All names that can match; the towns that stand for a site, (city, state) → the facilities there; shorter names."""

    root: Node
    sites: dict[tuple[str, str], frozenset[str]]
    short: descriptions.Short
    alone: called.Called = field(default_factory=called.Called)
    counties: frozenset[tuple[str, ...]] = frozenset()  # the words of names of counties that only one state has


def gazetteer(
    facilities: Iterable[tuple[str, Place]],
    sites: Iterable[tuple[str, str, str]] = (),
    alone: Iterable[tuple[str, str, str]] = (),
    counties: Iterable[str] = (),
) -> Gazetteer:
    """Build the gazetteer from (name, place) pairs, (site name, city, state), rows of names that stand alone
    (`names.called`) and the names of counties, each as often as there are such; names too generic are left out.

    A site matches by name only where its name is its city's (Dilley).
    """
    root, named = Node(), list(facilities)
    by_town: dict[tuple[str, str], set[str]] = {}
    for name, place in named:
        by_town.setdefault((place.city.upper(), place.state), set()).add(place.facility_id)
        for words in filter(is_telling, variants(name)):
            node = root
            for word in words:
                node = node.next.setdefault(word, Node())
            node.places.add(place)
    towns = {
        (city, state): frozenset(by_town.get((city.upper(), state), ())) for name, city, state in sites if name == city
    }
    often = Counter(normalized(county) for county in counties)
    return Gazetteer(
        root,
        towns,
        descriptions.short(named, variants),
        called.called(alone),
        frozenset(county for county, times in often.items() if times == 1),
    )


def variants(name: str) -> set[tuple[str, ...]]:
    """A name, and what stands outside and inside its brackets: ORANGE COUNTY JAIL (NY), TACOMA … (NORTHWEST DET CTR); all with
    and without ICE.
    """
    whole = names.without_footnote(names.clean(name))
    outside, inside = re.sub(r"\(.*?(?:\)|$)", " ", whole), re.findall(r"\((.*?)(?:\)|$)", whole)
    spelled = {normalized(part) for part in (whole, outside, *inside)}
    return spelled | {tuple(word for word in words if word != "ICE") for words in spelled}


def is_telling(words: tuple[str, ...]) -> bool:
    """True where a name is more than a kind of place and more than a town: ADELANTO ICE PROCESSING CENTER."""
    telling = [word for word in words if word not in names.GENERIC and word not in KINDS]
    return len(words) > 1 and bool(telling) and bool(KINDS.intersection(words))


def find(text: str, context: str, places: Gazetteer) -> list[Mention]:
    """All mentions in ``text``, by position. ``context`` is the whole statement: it may name the state elsewhere."""
    found = list(facilities_in(text, context, places))
    take(found, called.find(text, context, places.alone))
    take(found, descriptions.find(text, context, places.short, list(found)))
    named = {mention.facility_id for mention in found}
    take(found, (other for other in called.in_towns(text, places.short) if other.facility_id not in named))
    take(found, sites_in(text, places))
    return sorted(found, key=lambda mention: mention.char_start)


def take(found: list[Mention], mentions: Iterable[Mention]) -> None:
    """Add the mentions that share no character with those found before."""
    for mention in mentions:
        if not any(other.char_start < mention.char_end and mention.char_start < other.char_end for other in found):
            found.append(mention)


def facilities_in(text: str, context: str, places: Gazetteer) -> Iterator[Mention]:
    """Mentions of facilities by name: the longest at each position, never overlapping."""
    end = 0
    for first in CAPITAL.finditer(text):
        part = normalized(first[0]) if first.start() >= end else ()
        if not part or part[0] not in places.root.next:
            continue
        words, candidates = longest(text, first.start(), places.root)
        if not words:
            continue
        end = words[-1][1] - (text[words[-1][1] - 1] == ".")
        while more := KIND_AFTER.match(text, end):
            end = more.end()
        state = printed_state(text, end)
        if state:
            candidates = {place for place in candidates if place.state in (state, "")}
            if not candidates:
                continue  # a place of this name in another state
        printed = tuple(word for span in words for word in normalized(text[slice(*span)]))
        county = next((index for index, word in enumerate(printed) if word in COUNTIES), 0)
        facility_id, rule = decide(candidates, set(printed), context, printed[: county + 1] in places.counties)
        yield Mention(first.start(), end, "facility", facility_id, text[first.start() : end], rule)


def longest(text: str, start: int, root: Node) -> tuple[Words, set[Place]]:
    """The words of the longest name that begins at ``start``, and whose it is; both empty for none."""
    node, best, places = root, 0, set[Place]()
    words: Words = []
    for match in WORD.finditer(text, start):
        if words and not GAP.fullmatch(text, words[-1][1], match.start()):
            break
        words.append(match.span())
        for word in normalized(match[0]):
            if word not in node.next:
                return words[:best], places
            node = node.next[word]
        if node.places:
            best, places = len(words), node.places
    return words[:best], places


def decide(candidates: set[Place], words: set[str], context: str, only_county: bool = False) -> tuple[str | None, str]:
    """The facility, and the rule that says so; None where the context leaves none or several. ``only_county``: no other
    state has a county of that name.
    """
    ids = {place.facility_id for place in candidates}
    if len(ids) == 1 and (only_county or not COUNTIES & words):
        return next(iter(ids)), FACILITY
    near = {place.facility_id for place in candidates if names_state(context, place) or names_city(context, place)}
    if not near:
        near = {place.facility_id for place in candidates if hints_at(context, place)}
    if len(near) > 1:
        near = {place.facility_id for place in candidates if names_state(context, place) and names_city(context, place)}
    return (next(iter(near)), WITH_PLACE) if len(near) == 1 else (None, AMBIGUOUS)


def sites_in(text: str, places: Gazetteer) -> Iterator[Mention]:
    """Mentions of towns that stand for a site, where the sentence speaks of detention and the text names the state."""
    for (city, state), ids in places.sites.items():
        if city not in text:
            continue
        for match in re.finditer(rf"\b{re.escape(city)}\b", text):
            sentence = sentence_around(text, match.start(), match.end())
            if DETENTION_WORDS.search(sentence) and names_state(text, Place("", city, state)):
                facility_id = next(iter(ids)) if len(ids) == 1 else None
                yield Mention(match.start(), match.end(), "site", facility_id, match[0], SITE)
