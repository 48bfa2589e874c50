"""Numbers a statement gives: how many of what, with what qualifier, about which place and time.

A claim is a definite number followed by what it counts (a closed list of nouns), by a unit of time, by a percent sign or
after a dollar sign. No claims: ages, days of a date, clock times, numbers of laws, sections, districts and telephones,
"hundreds of". A person's age is never a claim, also because it would point at that person.
"""

import re
from dataclasses import dataclass
from datetime import date

from etl.statements.facts.dates import period

VERSION = "3"
UNITS_TEXT = {
    "persons": """
    people persons individuals immigrants migrants aliens noncitizens non-citizens detainees children minors
    parents mothers fathers women men adults seekers asylum-seekers refugees deportees officers agents victims
    evacuees workers constituents students nationals fugitives criminals members offenders suspects defendants
    judges employees inmates prisoners residents citizens veterans girls boys toddlers recipients applicants
    beneficiaries dreamers lawmakers colleagues patients personnel cosponsors co-sponsors senators
    representatives evaders gotaways absconders attorneys lawyers terrorists smugglers traffickers murderers
    rapists person individual child immigrant migrant detainee alien adult man woman officer agent Americans
    Afghans Haitians Cameroonians Venezuelans Cubans Russians Hondurans Guatemalans Mexicans Salvadorans
    Nicaraguans Republicans Democrats troops overstays predators participants juveniles teenagers infants
    survivors witnesses staff sponsors visitors consumers businesses-owners farmers taxpayers brothers sisters siblings
    relatives assailants attackers gunmen passengers drivers occupants got-aways smuggler trafficker mayors governors doctors
""",
    "families": "families family household households units",
    "organizations": "organizations groups companies businesses agencies employers universities stakeholders",
    "places": """
        schools facilities facility centers jails prisons locations cities counties states countries sites communities
        offices postings
    """,
    "beds": "beds bed spaces",
    "events": """
    arrests apprehensions encounters crossings removals deportations expulsions deaths cases flights raids
    assaults convictions applications petitions visas hearings detainers warrants inspections complaints
    allegations attacks crimes incidents violations killings homicides charges seizures requests claims
    waivers agreements orders referrals investigations interviews visits votes bills transfers occasions times
    releases death arrest case visa homicide operations agreements conferences meetings protests escapes strikes
""",
    "items": "firearms guns rounds weapons vehicles pills images videos files packages shipments jobs slots items "
    "counts positions pieces documents pages",
    "hours": "hours hour",
    "days": "days day",
    "weeks": "weeks week",
    "months": "months month",
    "years": "years year",
    "miles": "miles mile",
    "acres": "acres acre",
    "pounds": "pounds lbs pound",
    "kilograms": "kilograms kilos kilogram kg",
    "grams": "grams gram",
    "percent": "percent",
}
UNITS = {word: unit for unit, words in UNITS_TEXT.items() for word in words.split()}
TIME_UNITS = frozenset(("hours", "days", "weeks", "months", "years"))
ONES = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = (
    {word: value for value, word in enumerate(ONES.split(), 1)}
    | {w: 10 * v for v, w in enumerate(TENS.split(), 2)}
    | {"dozen": 12}
)
SCALE = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
WORD_NUMBER = (
    rf"(?:(?:{'|'.join(TENS.split())})-(?:{'|'.join(ONES.split()[:9])})|{'|'.join(sorted(WORDS, key=len, reverse=True))}"
    rf")"
)
NUMBER = re.compile(  # with the first characters of a number before all else: most fail there
    r"(?=[$\dDEFNOSTdefnostſ])(?<![\w$.,/§()–-])"
    rf"(?P<dollar>\$ ?)?(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\b(?i:{WORD_NUMBER})\b)"
    r"(?:[ -](?P<scale>hundred|thousand|million|billion|trillion|dozen)\b)?(?P<percent> ?%| per "
    r"?cent\b)?(?![\w/]|[.,]\d|\)?[A-Z])"
)
QUALIFIERS = {
    "more_than": "more than|over|exceeding|exceeds|exceeded|above|upwards of|greater than|in excess of|well over",
    "at_least": "at least|no fewer than|no less than|a minimum of|minimum of",
    "up_to": "up to|as many as|no more than|a maximum of|maximum of|not more than|as much as|a maximum "
    "sentence of|as long as",
    "less_than": "fewer than|less than|under|below",
    "about": "nearly|almost|approximately|about|around|roughly|some|an estimated|estimated|close to|approx",
}
QUALIFIER = re.compile(
    r"\b(?:"
    + "|".join(rf"(?P<{name}>{words})" for name, words in QUALIFIERS.items())
    + r")(?: (?:of|the|an additional|another))? ?$",
    re.IGNORECASE,
)
NOUN = re.compile(r"[A-Za-z][\w’']*(?:-[\w’']+)*")
STOP = frozenset(
    """
    a about after against and are as at be been before being but by during for from had has have he in into is
    it may more must not on or out per she that the their they this to under until was we were when which
    while who will with within would said vs just only if than ago later earlier old because since through
    between among also made can could should our his her its
""".split()
)
NAMED_NUMBER = re.compile(
    r"(?:\b(?:Title|Section|Chapter|No\.|Form|Proposition|Prop\.|Article|Level|Phase|Route|Interstate|"
    r"Highway|Law|H\.R\.|S\.|Rule|Page|"
    r"Operation|Tier|Amendment|District|Group|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|"
    r"Dec)(?:[a-z]*|\.)) #?|\bone in )$"
)
"""Before a number: it names a law, a form or a day, or is the second half of "one in four"."""
SINGULAR = frozenset(
    "person individual child immigrant migrant detainee alien adult man woman officer agent smuggler family household case "
    "death arrest visa homicide".split()
)
"""Before another noun these say which: "10,000 officer positions", "three family detention centers"."""
COUNT = rf"(?:\d[\d,]*|(?i:{WORD_NUMBER}))"
PART_OF = re.compile(
    rf"(?: out)? of (?:(?:the|our|these|those|its|their|his|her|my|your|all)(?: {COUNT})?|\d[\d,]*) (?=[A-Za-z])"
    rf"| out of {COUNT} (?=[A-Za-z])"
)
"""Before what a part is of: "10 of the 11 suspects", "78 out of 100 senators", "two of its three centers"."""
KINDS = re.compile(r" ?(?:[A-Za-z’'/-]+,? ){1,25}?(?P<noun>organizations|groups|coalitions)\b")
"""What kinds of organizations were counted, with commas: "188 immigrants' rights, faith-based and labor organizations"."""
AGE = re.compile(
    r"[ -](?:year|month|week|day)s?[ -](?:old|of[ -]age)|[ -]years?[ -](?:ago|later|earlier|prior)", re.IGNORECASE
)
AGO = re.compile(r"\s+(?:ago|later|earlier|old|prior|of age|apart)\b")
DETENTION = re.compile(
    r"(?=[acdfhit])\b(?:detain(?:ed|ee|ees|ing)?|detention|held|confined|housed"
    r"|(?:in|ICE(?:[’']s)?|DHS(?:[’']s)?|CBP(?:[’']s)?|agency[’']s|immigration|federal|its|their) custody)\b",
    re.IGNORECASE,
)
"""Custody that is not named as somebody else's, such as a state's."""
THE_PLACE = re.compile(
    r"\b(?:the|this|that) (?:[\w-]+ ){0,2}(?:facility|center|centre|jail|prison|camp|complex)\b(?! (?:system|population))",
    re.IGNORECASE,
)
"""Words that mean a place named before."""
SEVERAL_PLACES = re.compile(
    r"\b(?:facilities|centers|centres|jails|prisons|camps|nationwide|national)\b", re.IGNORECASE
)
OF_NO_PLACE = frozenset(("organizations", "places", "usd", "miles", "acres"))
"""Units of numbers that no single place of detention holds."""
SENTENCED = re.compile(
    r"(?=[cijps])\b(?:sentenced?|prison|imprisonment|probation|supervised release|convicted|jail time)\b", re.IGNORECASE
)
SENTENCE_END = re.compile(r"[.!?]”?\s+(?=[“\"A-Z])|\n")


@dataclass(frozen=True)
class Claim:
    """One number: offsets from its qualifier (or the number) to what it counts; ``time_*`` is what its sentence says.

    ``in_detention``: that sentence speaks of detention, and not of a criminal sentence.
    """

    start: int
    end: int
    value: float
    unit: str
    qualifier: str | None
    counted: str
    time_printed: str | None
    time_start: date | None
    time_end: date | None
    in_detention: bool


def find(text: str, day: date | None) -> list[Claim]:
    """Every claim of ``text`` by position; ``day``, the publication day, resolves "last year"."""
    found: list[Claim] = []
    for match in NUMBER.finditer(text):
        claim = read(text, match, day)
        if claim and (not found or claim.start >= found[-1].end):
            found.append(claim)
    return found


def read(text: str, match: re.Match[str], day: date | None) -> Claim | None:
    """The claim at one number; None where it counts nothing on the list."""
    value = number(match["number"]) * SCALE.get((match["scale"] or "").lower(), 1.0)
    end = match.end()
    counted, unit = "", ""
    if match["dollar"]:
        unit, counted = "usd", "dollars"
    elif match["percent"]:
        unit = "percent"
        counted, _, end = noun(text, re.compile(r"(?: of)?(?: the| all| our| those)?").match(text, end).end())  # type: ignore[union-attr]
        end = end if counted else match.end()
        counted = counted or "percent"
    else:
        if AGE.match(text, end) or (match["number"].lower() == "one" and not match["scale"]):
            return None
        position = end + 1 if text[end : end + 1] in (" ", "-", "\xa0") else end
        if part := PART_OF.match(text, end):
            position = part.end()
        elif text[end : end + 4] == " of ":
            return None
        several = number(match["number"]) > 1
        counted, unit, end = noun(text, position, several)
        if several and not unit:
            counted, unit, end = kinds(text, match.end())
        if not unit or (unit in TIME_UNITS and AGO.match(text, end)):
            return None
        if text[match.end() : match.end() + 1] == "-" and unit not in TIME_UNITS | {"beds", "miles", "pounds"}:
            return None
        if unit in ("pounds", "kilograms", "grams", "items", "hours", "miles") and counted.isupper():
            return None
    if NAMED_NUMBER.search(text, max(0, match.start() - 16), match.start()) and not match["scale"]:
        return None
    qualified = QUALIFIER.search(text, max(0, match.start() - 32), match.start())
    start = qualified.start() if qualified else match.start()
    name = next((key for key, words in qualified.groupdict().items() if words), None) if qualified else None
    if re.match(r"\s+or (?:more|longer)\b", text[end : end + 12]):
        name = name or "at_least"
    sentence = sentence_of(text, match.start())
    printed, first, last = period(text[sentence[0] : sentence[1]], day)
    detention = DETENTION.search(text, *sentence) is not None and not SENTENCED.search(text, *sentence)
    return Claim(start, end, value, unit, name, counted, printed, first, last, detention)


def noun(text: str, position: int, several: bool = False) -> tuple[str, str, int]:
    """(words up to the counted noun, its unit, where it ends): the first noun of the list within eight words, then compounds.

    Of ``several`` the noun is a plural: "20 immigrant and human rights organizations" counts organizations.
    """
    start, last = position, position
    best: tuple[str, str, int] = ("", "", position)
    for count, match in enumerate(NOUN.finditer(text, position)):
        gap = text[last : match.start()]
        joins = match[0] in ("and", "or") and count > 0 and not best[1]
        if count > 8 or gap.strip(" \xa0“”‘’'-") or "\n" in gap or (match[0].lower() in STOP and not joins):
            break
        word = re.sub(r"['’]s?$", "", match[0])
        unit = UNITS.get(word) or UNITS.get(word.lower()) or UNITS.get(word.lower().rpartition("-")[2])
        owner = word != match[0] and unit not in TIME_UNITS and "‘" not in text[position - 1 : match.start()]
        if owner and text[match.end() : match.end() + 2].lstrip().isalpha():
            last = match.end()
            continue  # whose: "188 immigrants' rights organizations", "the 40 members' letter"
        if unit and not (several and word.lower() in SINGULAR):
            best = (text[start : match.start() + len(word)].strip(" -“”‘’"), unit, match.start() + len(word))
            if unit in TIME_UNITS and count == 0:
                break
        elif best[1]:
            break
        last = match.end()
    return best


def kinds(text: str, position: int) -> tuple[str, str, int]:
    """As `noun`, for organizations whose kinds are listed before them."""
    match = KINDS.match(text, position)
    words = match[0].lower().replace(",", "").split() if match else []
    if not match or any(word in STOP and word not in ("and", "or") for word in words):
        return "", "", position
    return " ".join(match[0].split()), UNITS.get(match["noun"], "organizations"), match.end()


def number(printed: str) -> float:
    """The value of "1,234", "2.5", "twelve", "twenty-five"."""
    if printed[0].isdigit():
        return float(printed.replace(",", ""))
    return float(sum(WORDS[part] for part in printed.lower().split("-")))


def sentence_of(text: str, position: int) -> tuple[int, int]:
    """The offsets of the sentence (or line) at ``position``."""
    start = 0
    window = max(0, position - 600)
    for match in SENTENCE_END.finditer(text, window, position):
        start = match.end()
    end = SENTENCE_END.search(text, position)
    return (start or window), (end.start() + 1 if end else len(text))
