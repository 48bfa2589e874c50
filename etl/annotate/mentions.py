"""Which places of detention a statement names, and where: the reviewed names, and nothing that only looks like one.

A name matches word by word, case and abbreviations aside ("Adams Co. Det. Ctr."), as the longest name that starts there.
It is linked to a facility only where the text leaves one: "Orange County Jail" needs its state or its city, because
counties of that name exist in several states, and ICE's list holds few of them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from etl import names

VERSION = "2"
FACILITY, WITH_PLACE, AMBIGUOUS = "facility_name", "facility_name_with_place", "facility_name_ambiguous"
SITE, DESCRIBED = "site_name", "town_and_kind"

WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\.?")
CAPITAL = re.compile(r"\b[A-ZÀ-Þ][^\W_]*(?:[.'’][^\W_]+)*\.?")
GAP = re.compile(r"[ .'’/()-]{1,3}(?:s )?")  # what may stand between two words of one name: no comma, no new line
KIND_WORDS = """
    ANNEX CAMP CENTER CORRECTIONAL DETENTION FACILITY HALL HOSPITAL HOTEL INSTITUTION JAIL PENITENTIARY PRISON PROCESSING
    RESIDENTIAL
"""
KINDS = frozenset(KIND_WORDS.split())
"""A name without one of these is that of a town or a county as well, and never matches."""
EQUAL = {"FACILITY": "CENTER", "CENTRE": "CENTER"}
"""Publishers swap these freely: ICE prints both "Phelps County Detention Center" and "… Facility"."""
COUNTIES = frozenset(("COUNTY", "PARISH"))
DETENTION_WORDS = re.compile(r"\b(?:detain\w*|detention|ICE|facility|jail|prison|residential center)\b", re.IGNORECASE)

STATE_TEXT = """
    AL Alabama Ala.|AK Alaska|AZ Arizona Ariz.|AR Arkansas Ark.|CA California Calif.|CO Colorado Colo.|CT Connecticut Conn.|
    DE Delaware Del.|DC D.C.|FL Florida Fla.|GA Georgia Ga.|GU Guam|HI Hawaii|ID Idaho|IL Illinois Ill.|IN Indiana Ind.|
    IA Iowa|KS Kansas Kan.|KY Kentucky Ky.|LA Louisiana La.|ME Maine|MD Maryland Md.|MA Massachusetts Mass.|
    MI Michigan Mich.|MN Minnesota Minn.|MS Mississippi Miss.|MO Missouri Mo.|MT Montana Mont.|NE Nebraska Neb.|
    NV Nevada Nev.|NH New_Hampshire N.H.|NJ New_Jersey N.J.|NM New_Mexico N.M.|NY New_York N.Y.|NC North_Carolina N.C.|
    ND North_Dakota N.D.|OH Ohio|OK Oklahoma Okla.|OR Oregon Ore.|PA Pennsylvania Pa.|PR Puerto_Rico|RI Rhode_Island R.I.|
    SC South_Carolina S.C.|SD South_Dakota S.D.|TN Tennessee Tenn.|TX Texas|UT Utah|VT Vermont Vt.|VA Virginia Va.|
    WA Washington_state Wash.|WV West_Virginia W.Va.|WI Wisconsin Wis.|WY Wyoming Wyo.
"""
STATES = {
    parts[0]: tuple(name.replace("_", " ") for name in parts[1:])
    for parts in (entry.split() for entry in STATE_TEXT.split("|"))
}
"""State codes and how running text names them (AP style); a bare code counts only after a city and a comma."""


AP_CITIES = {
    "GA": "Atlanta", "MD": "Baltimore", "MA": "Boston", "IL": "Chicago", "OH": "Cincinnati Cleveland", "CO": "Denver",
    "TX": "Dallas Houston San_Antonio", "MI": "Detroit", "HI": "Honolulu", "IN": "Indianapolis", "NV": "Las_Vegas",
    "CA": "Los_Angeles San_Diego San_Francisco", "FL": "Miami", "WI": "Milwaukee", "MN": "Minneapolis", "LA": "New_Orleans",
    "NY": "New_York_City", "OK": "Oklahoma_City", "PA": "Philadelphia Pittsburgh", "AZ": "Phoenix", "MO": "St._Louis",
    "UT": "Salt_Lake_City", "WA": "Seattle",
}  # fmt: skip
"""Cities that news names without their state (AP Stylebook, datelines): they tell the state, too."""
HINTS = {state: tuple(city.replace("_", " ") for city in AP_CITIES.get(state, "").split()) for state in STATES}
Words = list[tuple[int, int]]
"""The words of a text: first character, and character after the last."""


@dataclass(frozen=True)
class Place:
    """One facility under one name, with the city and state ICE prints for it."""

    facility_id: str
    city: str
    state: str


@dataclass(frozen=True)
class Mention:
    """One place named in a text: half-open character offsets, and None where the name fits several facilities."""

    char_start: int
    char_end: int
    mention_type: str
    facility_id: str | None
    surface: str
    rule: str


@dataclass
class Node:
    """One word of the trie of names."""

    next: dict[str, "Node"] = field(default_factory=dict)
    places: set[Place] = field(default_factory=set)


@dataclass(frozen=True)
class Gazetteer:
    """All names that can match; the towns that stand for a site, (city, state) → the facilities there; the one facility of a
    town that a description with the town's name means.
    """

    root: Node
    sites: dict[tuple[str, str], frozenset[str]]
    towns: dict[str, tuple[Place, ...]] = field(default_factory=dict)


def gazetteer(facilities: Iterable[tuple[str, Place]], sites: Iterable[tuple[str, str, str]] = ()) -> Gazetteer:
    """Build the gazetteer from (name, place) pairs and (site name, city, state); names too generic are left out.

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
    return Gazetteer(root, towns, described(named))


def described(facilities: Iterable[tuple[str, Place]]) -> dict[str, tuple[Place, ...]]:
    """The facilities that "the Broadview facility" can mean: the only one of a town, or the only one named like it; a town of
    several states has one each.
    """
    in_town: dict[tuple[str, str], dict[str, Place]] = {}
    named_like: dict[tuple[str, str], set[str]] = {}
    for name, place in facilities:
        key = place.city.upper(), place.state
        in_town.setdefault(key, {})[place.facility_id] = place
        if name.upper().startswith(key[0] + " ") and not names.clean(name).upper().startswith(f"{key[0]} COUNTY"):
            named_like.setdefault(key, set()).add(place.facility_id)
    found: dict[str, list[Place]] = {}
    for (city, state), places in sorted(in_town.items()):
        ids = set(places) if len(places) == 1 else named_like.get((city, state), set())
        if len(ids) == 1 and city and state in STATES:
            found.setdefault(city, []).append(places[next(iter(ids))])
    return {city: tuple(places) for city, places in found.items()}


def variants(name: str) -> set[tuple[str, ...]]:
    """A name, and what stands outside and inside its brackets: ORANGE COUNTY JAIL (NY), TACOMA … (NORTHWEST DET CTR)."""
    whole = names.without_footnote(names.clean(name))
    outside, inside = re.sub(r"\(.*?(?:\)|$)", " ", whole), re.findall(r"\((.*?)(?:\)|$)", whole)
    return {normalized(part) for part in (whole, outside, *inside)}


def is_telling(words: tuple[str, ...]) -> bool:
    """True where a name is more than a kind of place and more than a town: ADELANTO ICE PROCESSING CENTER."""
    telling = [word for word in words if word not in names.GENERIC and word not in KINDS]
    return len(words) > 1 and bool(telling) and bool(KINDS.intersection(words))


@lru_cache(maxsize=50_000)
def normalized(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared."""
    return tuple(EQUAL.get(word, word) for word in names.normalize(name).split())


def find(text: str, context: str, places: Gazetteer) -> list[Mention]:
    """All mentions in ``text``, by position. ``context`` is the whole statement: it may name the state elsewhere."""
    found = list(facilities_in(text, context, places))
    taken = [(mention.char_start, mention.char_end) for mention in found]
    for mention in (*descriptions_in(text, context, places), *sites_in(text, places)):
        if not any(start < mention.char_end and mention.char_start < end for start, end in taken):
            found.append(mention)
            taken.append((mention.char_start, mention.char_end))
    return sorted(found, key=lambda mention: mention.char_start)


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
        facility_id, rule = decide(
            candidates, {word for span in words for word in normalized(text[slice(*span)])}, context
        )
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


def decide(candidates: set[Place], words: set[str], context: str) -> tuple[str | None, str]:
    """The facility, and the rule that says so; None where the context leaves none or several."""
    ids = {place.facility_id for place in candidates}
    if len(ids) == 1 and not COUNTIES & words:
        return next(iter(ids)), FACILITY
    near = {place.facility_id for place in candidates if names_state(context, place) or names_city(context, place)}
    if not near:
        near = {place.facility_id for place in candidates if hints_at(context, place)}
    if len(near) > 1:
        near = {place.facility_id for place in candidates if names_state(context, place) and names_city(context, place)}
    return (next(iter(near)), WITH_PLACE) if len(near) == 1 else (None, AMBIGUOUS)


def names_state(context: str, place: Place) -> bool:
    """True where the text names the state of ``place``; its bare code counts only after a word and a comma."""
    spelled = [rf"(?<!\w){re.escape(name)}(?!\w)" for name in STATES.get(place.state, ())]
    coded = [rf"\w, {place.state}\b"] if place.state in STATES else []
    return any(re.search(pattern, context) for pattern in spelled + coded)


def hints_at(context: str, place: Place) -> bool:
    """True where the text names a city that stands for its state without naming it: "PHILADELPHIA —"."""
    return any(city in context or city.upper() in context for city in HINTS.get(place.state, ()))


def names_city(context: str, place: Place) -> bool:
    """True where the text names the city of ``place``, not the county called like it."""
    city = rf"\b{re.escape(place.city)}\b(?! Count[iy]| Parish)"
    return bool(place.city) and re.search(city, context, re.IGNORECASE) is not None


def descriptions_in(text: str, context: str, places: Gazetteer) -> Iterator[Mention]:
    """Towns with a kind of place: "Broadview Processing Center", "the Adelanto detention center", where ICE lists one there and
    the statement names its state or speaks of ICE; "the Broadview facility" only where it names the town by itself, too.
    """
    for match in DESCRIPTION.finditer(text):
        words = match["town"].split()
        for skip in range(len(words)):
            town = " ".join(words[skip:])
            fits = places.towns.get(town.upper(), ())
            if len(fits) > 1:
                fits = tuple(place for place in fits if names_state(context, place))
            if len(fits) != 1 or not (names_state(context, fits[0]) or re.search(r"\bICE\b", context)):
                continue
            if match["kind"].lower() == "facility" and not re.search(
                rf"\b{re.escape(town)}(?! {match['kind']})\b", context
            ):
                continue
            start = match.end("town") - len(town)
            yield Mention(start, match.end(), "facility", fits[0].facility_id, text[start : match.end()], DESCRIBED)
            break


DESCRIPTION = re.compile(
    r"\b(?P<town>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}?) "
    r"(?P<kind>(?:(?:ICE|immigration|Immigration|family|Family) )?(?:[Dd]etention|[Pp]rocessing|[Rr]esidential) "
    r"(?:[Cc]enter|[Ff]acility)|(?:ICE|immigration) (?:jail|prison|facility)|facility)\b"
)


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


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence (or line) that holds the characters, by full stops before a blank and a capital."""
    before = [match.end() for match in re.finditer(r"[.!?]”?\s+(?=[“A-Z])|\n", text[:start])]
    after = re.search(r"[.!?]”?\s+(?=[“A-Z])|\n", text[end:])
    return text[before[-1] if before else 0 : end + after.start() if after else len(text)]
