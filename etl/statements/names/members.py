"""Members of Congress as statements print them: "Rep. Jane Roe (EX-01)", "Senators Roe (D-Ex.) and …", joined to bioguide ids.

The reference list holds the members in office when it was drawn from the public list; a former member stays without an id. A
surname alone never gets an id, nor does a name that fits two members.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from etl.statements.names.phrases import STATE_NAMES

CODES = {name.rstrip(".").casefold().replace(" ", ""): code for name, code in STATE_NAMES.items()} | {
    "calif": "CA", "washington": "WA", "dc": "DC", "washingtondc": "DC", "penn": "PA", "tex": "TX", "ohio": "OH", "wva": "WV",
}  # fmt: skip
WHERE = (
    r"\(\s?(?:(?P<party>[DRI])[-–—,\s]+)?(?P<state>[A-Za-z.]{2,14}(?: "
    r"[A-Z][a-z]+\.?)?)(?:[-–—\s]?(?P<district>\d{1,2}|AL|[Aa]t[- ][Ll]arge))?\)"
)
NAME_WORD = r"(?:[A-ZÀ-Þ][\w’'.-]*|[“\"‘'][A-ZÀ-Þ][\w. ]*,?[”\"’']|\([A-Z][a-z]{2,}\)|(?:de|la|del|von|van)\b)"
MEMBER_NAME = rf"{NAME_WORD}(?:,? {NAME_WORD}){{0,5}}"
SEAT = re.compile(WHERE)
NAME_BEFORE = re.compile(rf"(?P<name>{MEMBER_NAME}),? ?\s{{0,3}}$")
REACH = 140
"""How many characters before a seat a name may begin."""
TITLE = re.compile(
    r"^(?:(?:U\.?S\.?|State|Assistant|Ranking|Majority|Minority|Republican|Democratic|House|Senate|"
    r"Deputy|Chief) ?)*(?:Representatives?|Reps?\.?|Senators?|Sens?\.?|Congress(?:man|woman|men|women|"
    r"member|members)|Members?|Chair(?:man|woman|s)?|Delegates?|Del\.|Leader|Whip|Speaker|Resident "
    r"Commissioner|Co-Chairs?)[:,]? +"
)
PLACE_BEFORE = re.compile(
    r"^.*?\b(?:Today|Yesterday|Thursday|Monday|Tuesday|Wednesday|Friday|And|By|With|From|The|Of|In)\b,? "
)
OFFICE_BEFORE = re.compile(
    r"^.*\b(?:Chair(?:man|woman)?|Leader|Member|Whip|Senators?|Sen\.|Reps?\.|Representatives?|Congress\w+) "
)


@dataclass(frozen=True)
class Legislator:
    """One term (or run of terms) of one member for one seat."""

    bioguide_id: str
    first: str
    last: str
    nickname: str
    middle: str
    chamber: str
    state: str
    district: str
    term_from: date
    term_to: date


@dataclass(frozen=True)
class Member:
    """One member as printed: half-open offsets of the name, and what the brackets say."""

    start: int
    end: int
    name: str
    state: str | None
    district: str | None
    party: str | None


def index(rows: Iterable[Mapping[str, str]]) -> dict[tuple[str, str], list[Legislator]]:
    """The legislators by (state, folded last name) and ("", folded last name), from rows of `reference/people.csv`."""
    found: dict[tuple[str, str], list[Legislator]] = {}
    for row in rows:
        legislator = Legislator(
            row["bioguide_id"], row["first"], row["last"], row["nickname"], row["middle"], row["chamber"], row["state"],
            row["district"], date.fromisoformat(row["term_from"]), date.fromisoformat(row["term_to"]),
        )  # fmt: skip
        found.setdefault((row["state"], fold(row["last"])), []).append(legislator)
        found.setdefault(("", fold(row["last"])), []).append(legislator)
    return found


def fold(name: str) -> str:
    """A name for comparing: no accents, no marks, lower case."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]", "", plain.lower())


def find(text: str, start: int = 0, end: int | None = None) -> list[Member]:
    """Every "Name (State)", "Name (EX-01)", "Name (D-Ex.)" between two offsets; titles before the name left out."""
    found = []
    after = start
    for seat in SEAT.finditer(text, start, len(text) if end is None else end):
        state = CODES.get(seat["state"].rstrip(".").replace(".", "").replace(" ", "").casefold())
        match = NAME_BEFORE.search(text, max(after, seat.start() - REACH), seat.start()) if state else None
        if not match:
            continue
        after = seat.end()
        name, first = match["name"], match.start("name")
        while cut := TITLE.match(name):
            name, first = name[cut.end() :], first + cut.end()
        for pattern in (PLACE_BEFORE, OFFICE_BEFORE):
            if cut := pattern.match(name):
                name, first = name[cut.end() :], first + cut.end()
        while cut := TITLE.match(name):
            name, first = name[cut.end() :], first + cut.end()
        if name and len(name.split()) < 7:
            found.append(Member(first, first + len(name), name, state, seat["district"], seat["party"]))
    return found


def resolve(member: Member, day: date | None, legislators: Mapping[tuple[str, str], list[Legislator]]) -> str | None:
    """The bioguide id of a member in office on ``day``; None where none or several fit."""
    words = re.sub(r"[“\"‘'(].*?[”\"’')]", " ", member.name).replace(",", " ").split()
    words = [
        word for word in words if not re.fullmatch(r"(?:Jr|Sr|M\.?D|D\.?D\.?S|Ph\.?D|I{2,3}|IV)\.?", word.rstrip("."))
    ]
    nick = re.search(r"[“\"‘'(]([^”\"’')]+)[”\"’')]", member.name)
    firsts = {fold(words[0])} | ({fold(nick[1])} if nick else set()) if words else set()
    for size in (1, 2, 3):
        if len(words) < size:
            break
        last = fold(" ".join(words[-size:]))
        fits = {
            legislator.bioguide_id
            for legislator in legislators.get((member.state or "", last), [])
            if in_office(legislator, day)
            and (same_seat(member, legislator) or (len(words) > size and same_first(firsts, legislator, member.state)))
        }
        if len(fits) == 1:
            return next(iter(fits))
    return None


def in_office(legislator: Legislator, day: date | None) -> bool:
    """True where the term holds ``day``; without a day every term fits."""
    return day is None or legislator.term_from <= day <= legislator.term_to


def same_seat(member: Member, legislator: Legislator) -> bool:
    """True where the printed district is this one's (at large: 0)."""
    if member.district is None:
        return False
    printed = member.district.lstrip("0") if member.district.isdigit() else "0"
    return legislator.chamber == "house" and (legislator.district or "0") == (printed or "0")


def same_first(firsts: set[str], legislator: Legislator, state: str | None) -> bool:
    """True where a printed first name is one of the member's; with the state, its first three letters do."""
    own = {fold(name) for name in (legislator.first, legislator.nickname, legislator.middle) if name}
    return any(a and b and (a == b or (state is not None and a[:3] == b[:3])) for a in firsts for b in own)
