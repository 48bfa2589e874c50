"""What a place of detention is in a text, and what tells which one is meant: its state, its city, its sentence."""

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.registry import names

EQUAL = {"FACILITY": "CENTER", "CENTRE": "CENTER"}
"""Publishers swap these freely: ICE prints both "Phelps County Detention Center" and "… Facility"."""
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
STATE_WORDS = {name: code for code, spelled in STATES.items() for name in spelled} | {code: code for code in STATES}
STATE_WORDS["Washington"] = "WA"
STATE = "|".join(re.escape(name) for name in sorted(STATE_WORDS, key=len, reverse=True))
CAPITALS = r"[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]*){0,2}"
AT_ONCE = re.compile(
    rf"(?:\s?\((?:{CAPITALS}, )?(?P<inside>{STATE})\)|"
    rf",? (?:in |near |outside )?(?:{CAPITALS}, )?(?P<after>{STATE}))(?![\w])"
)
"""The state that stands right behind a name: ", Texas", " in Goshen, N.Y.", " (TX)"."""


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


@lru_cache(maxsize=50_000)
def normalized(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared."""
    return tuple(EQUAL.get(word, word) for word in names.normalize(name).split())


def printed_state(text: str, end: int) -> str | None:
    """The code of the state that stands right behind the name that ends at ``end``; None for none."""
    match = AT_ONCE.match(text, end)
    return STATE_WORDS[match["inside"] or match["after"]] if match else None


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


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence (or line) that holds the characters, by full stops before a blank and a capital."""
    before = [match.end() for match in re.finditer(r"[.!?]”?\s+(?=[“A-Z])|\n", text[:start])]
    after = re.search(r"[.!?]”?\s+(?=[“A-Z])|\n", text[end:])
    return text[before[-1] if before else 0 : end + after.start() if after else len(text)]
