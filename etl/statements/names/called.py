"""Places of detention by names that stand alone: nicknames, short forms, places outside ICE's lists; and "the ICE facility in
Fictville". Every name is a row of `reference/place_names.csv`, with its evidence.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from etl.statements.names.descriptions import KIND, Short, is_surname
from etl.statements.names.places import STATE, STATE_WORDS, Mention, printed_state

NICKNAME, SHORT, IN_TOWN = "name_alone", "short_name_held", "kind_in_town"
HELD_BEFORE = re.compile(
    r"\b(?:abus\w+|complain\w*|conditions|detain\w*|deaths?|died|detention|held|hunger strike\w*|imprisoned|incarcerated|"
    r"jailed|inspect\w*|locked up|moved|people|protest\w*|sent|toured|transferred|visit\w*|women|men|immigrants?|migrants?)"
    r"(?: \w+){0,3}? (?:at|inside|from|to) $|\b(?:detained|held|jailed|imprisoned) in $"
)
HELD_AFTER = re.compile(r"(?:['’]s?)? (?:detainees|(?:detention |ICE )?(?:facility|center))\b")
ABOUT_DETENTION = re.compile(r"\bICE\b|[Ii]mmigra|[Dd]etain|[Dd]etention|[Mm]igrant")
ANOTHERS = re.compile(
    r" (?:Avenue|Ave\b|Boulevard|City|County|Creek|Dixie|Drive|High|Highway|Hospital|Medical|Memorial|Park|Road|School|State|"
    rf"Street|University|Valley)\b|, (?:{STATE})\b(?!,? (?:where|in ICE))"
)
"""What follows a name that is another's: a street, a town with its state."""
TOWN_FACILITY = re.compile(
    rf"\b(?:(?:ICE|GEO|CoreCivic|immigra(?:tion|nt)|detention)['’s]* )(?:[a-z]+ ){{0,2}}?{KIND} (?:in|near) "
    r"(?P<town>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)"
)
TOWNS_FACILITY = re.compile(
    rf"\b(?P<town>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?)['’]s? (?=(?:[a-z]+ )?(?:ICE|immigra(?:tion|nt)|detention) ){KIND}"
)
ICE_PLACE = frozenset(("CONTRACT", "ICE", "IMMIGRATION", "PROCESSING", "RESIDENTIAL", "STAGING"))
NO_ICE_PLACE = frozenset(("COUNTY", "HOSPITAL", "HOTEL", "INN", "JAIL", "PARISH", "POLICE", "SUITES"))


@dataclass(frozen=True)
class Called:
    """Names that stand alone → (facility or site id, "yes" alone anywhere, "held" only where somebody is held there)."""

    names: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    pattern: re.Pattern[str] = re.compile(r"(?!)")


def called(rows: Iterable[tuple[str, str, str]]) -> Called:
    """Build from (name, place id, alone) rows. Raises ValueError where one name stands for two places."""
    names: dict[str, tuple[str, str]] = {}
    for name, place, alone in rows:
        if names.setdefault(name, (place, alone)) != (place, alone):
            raise ValueError(f"place_names.csv: {name!r} stands alone for {names[name][0]} and for {place}")
    longest = sorted(names, key=lambda name: (-len(name), name))
    return Called(names, re.compile(rf"(?<![\w’'@#-])(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?![\w-])"))


def find(text: str, context: str, known: Called) -> Iterator[Mention]:
    """Names that stand alone, by position."""
    about = ABOUT_DETENTION.search(context) is not None
    for match in known.pattern.finditer(text):
        place, alone = known.names[match[0]]
        if ANOTHERS.match(text, match.end()) or (alone == "held" and not (about and held(text, match))):
            continue
        facility = None if place.startswith("site_") else place
        kind = "facility" if facility else "site"
        yield Mention(match.start(), match.end(), kind, facility, match[0], NICKNAME if alone == "yes" else SHORT)


def held(text: str, name: re.Match[str]) -> bool:
    """True where somebody is held at a name that is a town, a river or a surname as well."""
    if is_surname(text, name):
        return False
    before = text[max(0, name.start() - 60) : name.start()]
    return HELD_BEFORE.search(before.removesuffix("the ")) is not None or HELD_AFTER.match(text, name.end()) is not None


def in_towns(text: str, known: Short) -> Iterator[Mention]:
    """ "The ICE facility in Broadview", "Broadview’s ICE facility": the one place there that is ICE's, and no county's jail."""
    for pattern in (TOWN_FACILITY, TOWNS_FACILITY):
        for match in pattern.finditer(text):
            state = printed_state(text, match.end("town"))
            places = [
                place
                for place in known.towns.get(match["town"].upper(), ())
                if known.kinds[place.facility_id] & ICE_PLACE and not known.kinds[place.facility_id] & NO_ICE_PLACE
            ]
            places = [place for place in places if state in (None, place.state)]
            if len(places) == 1 and match["town"] not in STATE_WORDS:
                yield Mention(match.start(), match.end(), "facility", places[0].facility_id, match[0], IN_TOWN)
