"""Places of detention named shorter than ICE does: a town or a county with a kind of place, lists, a name said before.

"The Stewart immigration jail", "Butler County jail", "facilities in Dilley and Karnes County, Texas", "Eloy is not a place of
safety". Linked only where one facility is left; a county's only where its state is told nearby.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from etl.registry import names
from etl.statements.names.places import (
    STATE,
    STATE_WORDS,
    STATES,
    Mention,
    Place,
    names_city,
    names_state,
    normalized,
    printed_state,
    sentence_around,
)
from etl.statements.text.lines import line_matches

DESCRIBED, LISTED, REPEATED, AMBIGUOUS = "town_and_kind", "listed_town", "short_name_repeated", "short_name_ambiguous"
Core = tuple[str, ...]

COUNTY = frozenset(("COUNTY", "PARISH"))
OTHER_KINDS = frozenset(
    "JUVENILE YOUTH HOSPITAL MEDICAL HOTEL INN SUITES WYNDHAM POLICE HOLD HOLDROOM POE BPS US USMS AIRPORT SCHOOL "
    "TRNSPT".split()
)
"""Names with one of these are of another kind of place than the one that shorter names mean."""
WEAK = frozenset(
    "NORTH SOUTH EAST WEST NORTHERN SOUTHERN EASTERN WESTERN CENTRAL NORTHEAST NORTHWEST SOUTHEAST SOUTHWEST SOUTHWESTERN "
    "RIVER LAKE CCA CBP ICA TGK COUNTY".split()
) | {word for name in STATES.values() for word in name[0].upper().split()} | set(STATES)  # fmt: skip
"""Words that name no place of detention by themselves."""
KIND = (
    r"(?:(?:ICE|GEO(?: Group)?|CoreCivic|LaSalle|[Ii]mmigra(?:tion|nt)|[Ff]amily|[Ff]ederal|[Cc]ontract|[Aa]dult|[Rr]egional|"
    r"[Pp]rivate|[Ss]ervice|[Ss]ecure|for-profit|privately-run|privately run) )*"
    r"(?:(?:[Dd]etention|[Pp]rocessing|[Rr]esidential|[Cc]orrectional|[Cc]orrections|[Tt]ransitional|[Ss]taging|[Jj]ustice) "
    r"(?:[Cc]enter|[Cc]entre|[Ff]acility|[Cc]omplex|[Ii]nstitution)|[Jj]ail|[Pp]rison|[Ff]acility)"
)
KIND_ENDS = tuple(" jail; Jail; prison; Prison;acility; center; Center; centre; Centre;omplex;nstitution".split(";"))
"""Every ``KIND`` ends with one of these."""
PART_OF_NAME = WEAK | frozenset("SAN SANTA SAINT FORT NEW MOUNT LOS LAS LA EL DE PORT GRAND BIG OLD".split())
WORD = r"[A-ZÀ-Þ][\w’'.-]*"
DESCRIPTION = re.compile(rf"(?<![\w’'-])(?P<name>{WORD}(?: (?:de |la )?{WORD}){{0,3}}?) (?P<kind>{KIND})(?![\w-])")
INVERTED = re.compile(
    r"\b(?P<kind>(?:Federal|Metropolitan) (?:Detention Center|Correctional (?:Institution|Center|Complex)))"
    r"(?: \([A-Z]{3}\))?(?:,? in |,? at |, )(?P<town>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)"
)
ITEM = rf"{WORD}(?: {WORD}){{0,2}}(?:(?:,? \(?(?:{STATE})\)?)(?![\w]))?"
LIST = rf"{ITEM}(?:(?:[,;] (?:and |or )?| and | or ){ITEM})*"
PLURALS = ("centers", "facilities", "jails", "prisons", "locations")
PLURAL = rf"(?:{'|'.join(PLURALS)})"
ABOUT = r"(?:detention|family|immigration|ICE|jails|prisons|detain\w*|held|processing|residential)"
LISTED_AFTER = re.compile(
    rf"\b{ABOUT}[^.\n:;]{{0,60}}?\b{PLURAL}(?:,? (?:including|such as|like|namely|in|at)(?: the)?|:)\s(?P<list>{LIST})"
)
LISTED_BEFORE = re.compile(
    rf"\b[Tt]he (?P<list>{LIST}) (?:family |immigration |ICE )*(?:detention|processing|residential) (?:centers|facilities)\b"
)
HELD_AT = re.compile(
    rf"\b(?:detain\w*|held|jailed|imprisoned|incarcerated|confined|locked up|detention|detainees|hunger strike\w*|raped?|died|"
    rf"abuse\w*|conditions|visit\w*|rooms|protest\w*) (?:\w+ ){{0,4}}?(?:at|inside) (?P<list>{WORD}(?: {WORD}){{0,2}})"
)
FAMILIES = re.compile(
    r"\b[Ff]amily (?:detention|residential|facilit)|\bdetain\w* (?:\w+ )?families\b|\bfamilies (?:\w+ )?detained\b"
)
"""Where a statement is about the detention of families, a county’s name means its family centre."""
MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)"
OPENING = "At|In|Inside|From|The|And|But|When|While|Near|To|Of|For|Since|After|Before|Both|Like|Outside"
BEFORE_SURNAME = rf"(?:\b(?:Mr|Ms|Mrs|Dr|Rep|Sen|Gov)\.|(?!\b(?:{OPENING})\b)\b[A-Z][a-z]+|\b[A-Z]\.)"
NAME_BEFORE, NO_KIND_AFTER = re.compile(rf"{BEFORE_SURNAME} $"), re.compile(rf"\b(?! {KIND})")
REACH = 60
"""How many characters before a name a first name may begin."""
NOT_ALONE = re.compile(rf"-| (?!{MONTH})[A-Z]|, (?:{STATE})\b|’s? [A-Z]")
"""Behind the first words of a name: here they are another's."""
SENTENCE_VERB = re.compile(r" (?:is|was|has|had|holds|held|remains|does|did|opened|closed|houses|detains)\b")


@dataclass(frozen=True)
class Short:
    """What shorter names can mean: towns → the one facility there that is meant; telling words of names → facilities."""

    towns: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    cores: dict[Core, frozenset[Place]] = field(default_factory=dict)
    kinds: dict[str, frozenset[str]] = field(default_factory=dict)  # words of all names of a facility
    words: dict[frozenset[str], frozenset[Place]] = field(default_factory=dict)  # by the words of a name in any order


def short(facilities: Iterable[tuple[str, Place]], variants: Callable[[str], set[Core]]) -> Short:
    """Build from (name, place) pairs; ``variants`` gives the ways in which a name is compared."""
    cores: dict[Core, set[Place]] = {}
    words_of: dict[str, set[str]] = {}
    whole: dict[frozenset[str], set[Place]] = {}
    named = list(facilities)
    for name, place in named:
        for words in sorted(variants(name)):
            words_of.setdefault(place.facility_id, set()).update(words)
            whole.setdefault(frozenset(words), set()).add(place)
            core = core_of(words)
            if core and not OTHER_KINDS.intersection(words):
                cores.setdefault(core, set()).add(place)
    return Short(
        towns_of(named),
        {core: frozenset(found) for core, found in cores.items()},
        {facility_id: frozenset(words) for facility_id, words in words_of.items()},
        {words: frozenset(found) for words, found in whole.items()},
    )


def core_of(words: Core) -> Core:
    """The words that tell which place a name means: a county with its name, else what is left without kinds of places; empty
    where too little is left.
    """
    county = next((i for i, word in enumerate(words) if word in COUNTY), 0)
    if county:
        return words[: county + 1]
    end = next((i for i, word in enumerate(words) if word in names.GENERIC or word in SHORT_KINDS), len(words))
    core = words[:end]
    if not core or all(word in WEAK or len(word) < 4 for word in core):
        return ()
    return core


SHORT_KINDS = frozenset("RESIDENTIAL PROCESSING HALL CAMP STAGING TRANSITIONAL ANNEX".split())


def towns_of(facilities: Iterable[tuple[str, Place]]) -> dict[str, tuple[Place, ...]]:
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


def find(text: str, context: str, known: Short, taken: list[Mention]) -> Iterator[Mention]:
    """Shorter names in ``text``, beside the full names ``taken``; spans may overlap those."""
    found = [*inverted(text, known), *described(text, context, known), *listed(text, context, known)]
    yield from found
    yield from repeated(text, [*taken, *found])


def inverted(text: str, known: Short) -> Iterator[Mention]:
    """A federal kind of place and its town: "the Federal Detention Center (FDC) in Philadelphia" for ICE's FDC PHILADELPHIA."""
    for match in line_matches(INVERTED, text, (" Detention Center", " Correctional ")):
        places = known.words.get(frozenset((*normalized(match["kind"]), *normalized(match["town"]))), frozenset())
        state = printed_state(text, match.end())
        ids = {place.facility_id for place in places if state in (None, place.state)}
        if len(ids) == 1:
            yield Mention(match.start(), match.end(), "facility", next(iter(ids)), match[0], DESCRIBED)


def described(text: str, context: str, known: Short) -> Iterator[Mention]:
    """Names with a kind of place: "the Adelanto detention center", "Butler County jail" """
    for match in line_matches(DESCRIPTION, text, KIND_ENDS):
        words = match["name"].split()
        for skip in range(len(words)):
            name = " ".join(words[skip:])
            before = normalized(words[skip - 1])[-1:] if skip and not re.search(r"[’']s?$", words[skip - 1]) else ()
            if PART_OF_NAME.intersection(before):
                break  # "East Hidalgo" is not Hidalgo
            start = match.end("name") - len(name)
            hit = resolve(text, context, known, name, match["kind"], start, match.end())
            if hit:
                yield hit
                break


def resolve(text: str, context: str, known: Short, name: str, kind: str, start: int, end: int) -> Mention | None:
    """The facility that one name with one kind means; None where none does or the statement does not say enough."""
    core = normalized(name)
    county = bool(core) and core[-1] in COUNTY
    places = set(known.cores.get((*core, "FAMILY"), ()) if "amily" in kind else ()) or set(known.cores.get(core, ()))
    town = set(known.towns.get(name.upper(), ()))
    if county:
        if re.search(r"\b(?:ICE|[Pp]rocessing)\b", kind) and not any(
            "ICE" in known.kinds[p.facility_id] for p in places
        ):
            return None
    elif not suits(core, kind, name, text, context, bool(town)):
        return None
    places = places or town
    if not places or OTHER_KINDS.intersection(core):
        return None
    state = printed_state(text, end)
    if state:
        places = {place for place in places if place.state == state}
    elif county:
        near = text[max(0, text.rfind("\n", 0, start)) : end + 300] + "\n" + context[:400]
        places = {p for p in places if names_state(near, p) or names_city(near, p)}
    elif len({place.state for place in places}) > 1 or not re.search(r"\bICE\b|[Ii]mmigra|[Dd]etainee", context):
        places = {place for place in places if names_state(context, place)}
    ids = {place.facility_id for place in places}
    if len(ids) > 1:
        said = {word for word in normalized(kind) if word not in ("CENTER", "DETENTION")}
        best = max(len(said & known.kinds[i]) for i in ids)
        ids = {i for i in ids if len(said & known.kinds[i]) == best}
    if not ids:
        return None
    facility_id = next(iter(ids)) if len(ids) == 1 else None
    return Mention(start, end, "facility", facility_id, text[start:end], DESCRIBED if facility_id else AMBIGUOUS)


def suits(core: Core, kind: str, name: str, text: str, context: str, town: bool) -> bool:
    """True where a kind of place can stand with such a name: a prison of a town need not be ICE's, a bare "facility" needs the
    town or the full name elsewhere.
    """
    if not core:
        return False
    about = re.search(r"ICE|GEO|CoreCivic|mmigra|etention|rocessing|esidential|taging|ransitional", kind) is not None
    if kind.lower() == "facility":
        return re.search(rf"\b{re.escape(name)}(?! {kind})\b", context) is not None and (
            town or re.search(rf"\b{re.escape(name)} (?!{kind}){KIND}", context) is not None
        )
    if any(word in WEAK for word in core) or (town and len(core) > 1):
        return about and (kind[0].isupper() or town)
    return about or len(core) > 1


def listed(text: str, context: str, known: Short) -> Iterator[Mention]:
    """Lists of towns and counties after or before "detention centers", and "held at Krome"."""
    after = LISTED_AFTER.finditer(text) if any(word in text for word in PLURALS) else ()
    for match in (*after, *line_matches(LISTED_BEFORE, text, (" centers", " facilities"))):
        items = list(re.finditer(ITEM, match["list"]))
        family = FAMILIES.search(context) is not None
        for item in items:
            yield from one_of(text, context, known, match.start("list") + item.start(), item[0], family)
    for match in line_matches(HELD_AT, text, (" at ", " inside ")):
        rest = text[match.end() : match.end() + 30]
        if not re.match(rf"(?: {WORD}|’s? {WORD}|,? {KIND})", rest) and re.search(r"\bICE\b|mmigra", context):
            yield from one_of(
                text, context, known, match.start("list"), match["list"], "family detention" in context.lower()
            )


def one_of(text: str, context: str, known: Short, start: int, item: str, family: bool) -> Iterator[Mention]:
    """The facility that one entry of a list means."""
    printed = re.search(rf",? \(?({STATE})\)?$", item)
    name = item[: printed.start()] if printed else item
    core = normalized(name)
    if all(word in WEAK for word in core) or name in STATE_WORDS:
        return
    places = {*known.cores.get(core, ()), *known.cores.get((*core, "COUNTY"), ()), *known.towns.get(name.upper(), ())}
    if printed:
        places = {place for place in places if place.state == STATE_WORDS[printed[1]]}
    elif len({place.facility_id for place in places}) > 1 or (core and core[-1] in COUNTY):
        places = {place for place in places if names_state(context, place)} or (places if family else set())
    ids = {place.facility_id for place in places}
    if len(ids) > 1 and family:
        ids = {i for i in ids if known.kinds[i] & {"FAMILY", "RESIDENTIAL"}} or ids
    if len(ids) == 1:
        yield Mention(start, start + len(name), "facility", next(iter(ids)), name, LISTED)


def is_surname(text: str, name: re.Match[str]) -> bool:
    """True where a name follows somebody's first name, and no kind of place follows it."""
    before = NAME_BEFORE.search(text, max(0, name.start() - REACH), name.start())
    return before is not None and NO_KIND_AFTER.match(text, name.end()) is not None


def repeated(text: str, found: list[Mention]) -> Iterator[Mention]:
    """The first words of a name said in full before, alone: "Eloy is not a place of safety", "Krome’s detainees"."""
    shorter: dict[str, set[str]] = {}
    for mention in found:
        match = re.match(rf"(?P<name>.+?) (?:County |Parish )?{KIND}$", mention.surface)
        if mention.facility_id and match and not re.search(r"County|Parish", mention.surface):
            core = normalized(match["name"])
            if core and not any(word in WEAK for word in core) and len(match["name"]) > 3:
                shorter.setdefault(match["name"], set()).add(mention.facility_id)
    for name, ids in shorter.items():
        printed = [] if len(ids) > 1 else list(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))
        if any(is_surname(text, match) for match in printed):
            continue  # "Jane Stewart": a surname as well
        for match in printed:
            if text[max(0, match.start() - 1) : match.start()] == "-" or NOT_ALONE.match(text, match.end()):
                continue
            before = text[max(0, match.start() - 16) : match.start()]
            if re.search(r"\b(?:in|near|of|outside|around|for|from)(?: the)? $", before):
                continue
            opens = re.search(r"(?:^|[.!?”\n] ?)$", before) and SENTENCE_VERB.match(text, match.end())
            inside = re.search(r"\b(?:at|inside|(?:transferred|returned|moved|sent|taken) to) $", before)
            sentence = sentence_around(text, match.start(), match.end())
            if opens or inside or re.search(r"\b(?:detain\w*|detention|facility|jailed|held)\b", sentence):
                yield Mention(match.start(), match.end(), "facility", next(iter(ids)), name, REPEATED)
