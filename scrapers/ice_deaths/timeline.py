"""A death report as a timeline: every event of custody that it dates, where it took the person, and where it says so.

Events are read from the immigration history and from the medical part, where later transfers often stand. A sentence without
a day of its own happened on the day last told. All phrases are from reports of 2018 to 2025.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from scrapers.ice_deaths.places import BROKEN, HOSPITAL, NO_PLACE, Names, Place, town
from scrapers.records import Value

MONTHS = "January February March April May June July August September October November December".split()
DAY = re.compile(
    rf"\b(?P<month>{'|'.join(MONTHS)}) ?(?P<day>\d{{1,2}})\b(?:(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)\b)?"
)
RANGE = re.compile(r"^(?:Between|From)\b", re.IGNORECASE)
SENTENCE = re.compile(
    r"(?<![ .(][A-Z]\.)(?<!Mr\.)(?<!Ms\.)(?<!Mrs\.)(?<!Dr\.)(?<!Ft\.)(?<!St\.)(?<=[.;])\s+(?=[A-Z•o])|\s*•\s*"
)
PAGE_HEAD = re.compile(
    r"U\s*\.\s*S\.\s+Immigration and Customs Enforcement\s+Enforcement and Removal Operations\s+\d+\s*"
    r"|U\.S\. Immigration and Customs\s+Enforcement\s+Enforcement and Removal Operations\s+\d+\s*"
)
NEXT_DAY = re.compile(r"^(?:o )?(?:The|On the) (?:next|following) (?:day|date|morning)", re.IGNORECASE)
LATER = re.compile(
    r"\b(?:later|subsequently|thereafter|ultimately|until|before)\b(?! (?:that|the|this|in the) )", re.IGNORECASE
)

HELD = re.compile(
    r"\b(?:detained|housed|booked|placed|received|incarcerated|lodged (?=(?:him|her|M[rs]s?\.)))\b", re.IGNORECASE
)
MOVED = re.compile(
    r"\b(?:transferr?ed|transferring|transported|returned|moved|brought|taken|escorted|arrived|discharged|"
    r"released|re-?admitted|admitted|referred|flown|airlifted|(?<=until )his transfer|(?<=until )her transfer)\b",
    re.IGNORECASE,
)
CUSTODY_AT = re.compile(r"\bcustody\b", re.IGNORECASE)
OTHER_VERB = re.compile(
    r"\b(?:encountered|arrest(?:ed)?|lodged|served|apprehended|convicted|applied|notified|ordered|interviewed|sentenced|"
    r"evaluated|completed|documented|diagnosed|determined|became|remained|observed)\b",
    re.IGNORECASE,
)
NOT_YET = re.compile(
    r"\b(?:order(?:ed|s)?|request(?:ed|s|ing)?|plan(?:ned|s)?|pending|recommend\w*|refus\w*|declin\w*|prepar\w*|"
    r"coordinat\w*|advis\w*|instruct\w*|schedul\w*|approv\w*|would|could|should|to be|attempt\w*|(?:in|en) route|"
    r"awaiting|during (?:the |his |her )?trans\w+|transportation|cleared|for transfer|if|prior to)\b",
    re.IGNORECASE,
)
OTHERS = re.compile(
    r"\b(?:Police|Sheriff|DPS|Department of Public Safety|USMS|Marshals|Department of Corrections|Parole|Probation)\b"
)
BORDER = re.compile(r"\b(?:Border Patrol|USBP|CBP|USCBP|Customs and Border)\b")
ICE = re.compile(
    r"\b(?:ICE|ERO|HSI|INS|Immigration and Customs Enforcement|Removal Operations?|Homeland Security Investigations)\b"
)
ARRESTED = re.compile(
    r"\b(?:arrested|apprehended|(?<!non-)(?:re-?)?detained|Warrant (?:of|for) Arrest|I-200)\b", re.IGNORECASE
)
BY_JAIL = re.compile(
    r"\b(?:after|upon|following|for|had been|was|were|his|her)\s+(?:\w+ ){0,2}(?:arrest(?:ed)?)\b|"
    r"\bwhile\b.{0,30}\bdetained\b"
)
WHILE = re.compile(r"\bwhile (?:he|she|M[rs]s?\. [\w’-]+) was $")
ON_THE_WAY = re.compile(r"\b(?:in|en) route\b")
AGENCY = (
    r"(?:(?:U\.\s?S\. )?(?:Immigration and Customs Enforcement|ICE|ERO|Enforcement and Removal)|Removal Operations?)"
)
TAKEN = re.compile(
    rf"\b(?:{AGENCY}\)?(?:[ -][A-Z(][\w)-]+)*,?(?:’s|'s)? custody|took custody|assumed .{{0,40}}?custody|into (?:the )?custody|"
    rf"custody of (?:the )?{AGENCY}|"
    r"(?:released|transferred|transported|turned|surrendered) .{0,70}?"
    rf"to (?:the )?(?:administrative )?(?:custody of (?:the )?)?{AGENCY}"
    rf"(?!.{{0,40}}(?:Center|Facility|Jail))|"
    rf"custody .{{0,60}}? to {AGENCY}|processed .{{0,50}}?at the ERO [A-Z][\w ]+ Field Office)"
)
ACTS = re.compile(
    rf"\b{AGENCY}\)?(?: [A-Z][\w.]+){{0,3}},? (?:temporarily )?"
    r"(?:transferred|booked|housed|moved|brought|received) (?=M[rs]s?\.|him|her)"
)
UNREAD = re.compile(
    r"(?:M[rs]s?\. [\w’-]+(?: ?[A-Z][\w’-]+)*|him|her)(?: back)? to (?P<to>(?:the |an? |their )?[A-Z].{0,60})"
)
AWAY = re.compile(
    rf"{HOSPITAL.pattern}|Court|Airport|Consulate|Mexico|United States|ICE|ERO|Removal|Field Office|\b(?:ICU|ER|ED|MHU|EMS)\b"
)
HANDED_OVER = re.compile(
    r"\bto (?:the )?(?:custody of (?:the )?)?(?:[A-Z][\w.’'-]* |of |\([A-Z]+\) ){0,8}?"
    r"(?:DPS|Police|Sheriff|Marshals?|USMS|Department of Public Safety|Department of Corrections)\b[^.]{0,40}?custody"
)
LET_GO = re.compile(
    r"(?<!or )(?<!without )\bparoled (?=M[rs]s?\.|him|her|from|into)|\bwas paroled\b|"
    r"\breleased .{0,80}?(?:recognizance|supervision|OSUP|\bbond\b|parole\b|from (?:ICE|ERO)?(?:’s)? ?custody)|"
    r"\bplaced .{0,60}?(?:recognizance|Order of Supervision|OSUP)|"
    r"\bgranted .{0,60}?voluntary (?:return|departure)|"
    r"\b(?<!been )(?<!previously )(?<!order )(?<!ordered )removed "
    r"(?:(?:him|her|M[rs]s?\. [\w’-]+(?: ?[A-Z][\w’-]+)*) )?(?:from the (?:United|U\.|country)|to (?-i:[A-Z][a-z]{3,}))",
    re.IGNORECASE,
)
ORDERED = re.compile(r"\border(?:ed|s)?\b", re.IGNORECASE)
LISTED = re.compile(r"^o? ?[A-Z][a-z]+ \d[^A-Z]*(?:[A-Z][a-z]+ \d+, )?\d{4}, ")
AFTERWARDS = re.compile(r"(?: ?\([A-Z-]+\))?,?(?: (?:located )?in [A-Z][^;.]{0,40}?)?,? on ")
STAFF = (
    r"(?:RNs?|LPNs?|LVNs?|APP|MD|LPC|LCSW|staff|custody|medical|health|mental|officers?|security|correctional|physician|"
    r"nurs\w+|detention|lieutenant|sergeant|control|psych\w+|provider)"
)
AT_WORK = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he|[Tt]wo|[Aa]t) (?P<short>[A-Z][A-Z-]{{1,6}})(?:’s|'s)? {STAFF}\b"
    r"(?! transfer| record| summar)"
)
PUBLISHED = frozenset(
    "arrested border_arrest ice_custody booked transferred other_custody hospital released died".split()
)
A_NEW_ARREST = timedelta(days=30)  # without any event of custody: an arrest after it begins another custody


@dataclass(frozen=True)
class Event:
    """One event of custody. ``start`` and ``end`` are offsets in the text of ``page`` (from 1)."""

    kind: str  # those PUBLISHED; not_yet: only planned; at_work: the staff of a place
    day: date | None
    about: date  # the day last told, for the order; date.min where none was
    place: str | None
    rule: str | None
    page: int
    start: int
    end: int


@dataclass(frozen=True)
class Told:
    """What a sentence says happened; ``start`` and ``end`` are offsets in the sentence."""

    kind: str
    start: int
    end: int
    place: str | None = None
    rule: str | None = None


@dataclass(frozen=True)
class Part:
    """A part of the report as one line, with the page and offset that each character has in the PDF's text."""

    text: str
    addresses: Sequence[tuple[int, int]]


def parts(pages: Sequence[str], spans: Sequence[tuple[int, int]]) -> list[Part]:
    """The parts of the report, whose ``spans`` are in the pages joined by line ends, without the heads of pages."""
    joined = "\n".join(pages)
    starts = [0]
    for page in pages:
        starts.append(starts[-1] + len(page) + 1)
    heads = {position for match in PAGE_HEAD.finditer(joined) for position in range(*match.span())}
    found = []
    for begin, end in spans:
        letters: list[str] = []
        addresses: list[tuple[int, int]] = []
        for at in range(begin, end):
            if joined[at].isspace() or at in heads:
                if not letters or letters[-1] == " ":
                    continue
                letters.append(" ")
            else:
                letters.append(joined[at])
            number = bisect_right(starts, at)
            addresses.append((number, at - starts[number - 1]))
        line = "".join(letters)
        for broken in reversed(list(BROKEN.finditer(line))):
            gap = broken.end(1)
            line = line[:gap] + line[gap + 1 :]
            del addresses[gap]
        found.append(Part(line, addresses))
    return found


def read(found: Sequence[Part], names: Names) -> list[Event]:
    """Every event of custody of the parts, by day; those of one day as the text tells them."""
    events = [event for part in found for event in _events(part, names)]
    return sorted(events, key=lambda event: event.about)


def _events(part: Part, names: Names) -> Iterator[Event]:
    told = date.min
    at = 0
    for gap in [*SENTENCE.finditer(part.text), None]:
        begin, at_end = at, gap.start() if gap else len(part.text)
        at = gap.end() if gap else at_end
        sentence = part.text[begin:at_end]
        if not sentence.strip():
            continue
        days = list(_days(sentence, told))
        first = days[0][1] if days and days[0][0] < 30 else None
        if first:
            told = first
        elif NEXT_DAY.match(sentence) and told > date.min:
            told += timedelta(days=1)
        for one in _happened(sentence, names):
            day, about = _day_at(sentence, one, days, told)
            page, offset = part.addresses[begin + one.start]
            last_page, last = part.addresses[begin + one.end - 1]
            end = last + 1 if last_page == page else offset + 1
            yield Event(one.kind, day, about, one.place, one.rule, page, offset, end)


def _days(sentence: str, told: date) -> Iterator[tuple[int, date]]:
    """The days of a sentence with their positions; a day without a year has that of the next with one, else the one told."""
    matches = list(DAY.finditer(sentence))
    for number, match in enumerate(matches):
        year = match["year"] or next((later["year"] for later in matches[number + 1 :] if later["year"]), None)
        if year is None and (ranged := re.match(r" ?(?:-|–|to|and) \d{1,2}, (\d{4})", sentence[match.end() :])):
            year = ranged[1]
        if year is None and told == date.min:
            continue
        try:
            day = date(int(year or told.year), MONTHS.index(match["month"]) + 1, int(match["day"]))
        except ValueError:  # 31 June
            continue
        yield match.start(), day


def _day_at(sentence: str, one: Told, days: Sequence[tuple[int, date]], told: date) -> tuple[date | None, date]:
    """The day of what a sentence tells, null where it leaves that open, and the day for its order."""
    start = one.start
    trailing = DAY.search(sentence, one.end)
    if trailing and AFTERWARDS.fullmatch(sentence, one.end, trailing.start()):
        told = next((day for at, day in days if at == trailing.start()), told)
        return told, told
    before = [(at, day) for at, day in days if at < start]
    about = before[-1][1] if before and not RANGE.match(sentence) else before[0][1] if before else told
    since = before[-1][0] if before else 0
    open_day = (RANGE.match(sentence) and sentence.startswith("B")) or LATER.search(sentence, since, start)
    return (None if open_day or about == date.min else about), about


def _happened(sentence: str, names: Names) -> Iterator[Told]:
    """What a sentence says happened, in its order: kind, place, rule, and the span that says so."""
    moves = list(_moves(sentence, names))
    for match in AT_WORK.finditer(sentence):
        place = names.defined.get(match["short"])
        if place and not HOSPITAL.search(place) and not NO_PLACE.search(place):
            moves.append(Told("at_work", *match.span(), place))
    found = [*(list(_custody(sentence)) or _acted(sentence, moves)), *moves]
    at_once = {told.start for told in moves}
    yield from sorted(
        (told for told in found if told.kind != "ice_custody" or told.start not in at_once), key=lambda told: told.start
    )


def _custody(sentence: str) -> Iterator[Told]:
    """Arrests by ICE, custody taken, and letting go."""
    if handed := HANDED_OVER.search(sentence):
        yield Told("released", *handed.span())
    taken = TAKEN.search(sentence) if not handed and "etainer" not in sentence[:60] else None
    if taken and not re.search(r"\b(?:from|while in|in|during) (?:the )?$", sentence[: taken.start()]):
        yield Told("ice_custody", *taken.span())
    for arrested in ARRESTED.finditer(sentence):
        if not BY_JAIL.search(sentence):
            by_ice, by_border = ICE.search(sentence, 0, arrested.start()), BORDER.search(sentence, 0, arrested.start())
            if by_ice or by_border:
                kind = "border_arrest" if not by_ice else "ice_custody" if arrested[0] == "detained" else "arrested"
                yield Told(kind, *arrested.span())
            return
    for gone in LET_GO.finditer(sentence):
        if not ORDERED.search(sentence, 0, gone.start()):
            yield Told("released", *gone.span())


def _acted(sentence: str, moves: Sequence[Told]) -> Iterator[Told]:
    """ICE moving the person to what can't be read as a place: custody, and where that may be a place, a transfer."""
    acts = ACTS.search(sentence)
    if acts and all(move.start > acts.end() for move in moves):
        unread = UNREAD.match(sentence, acts.end())
        yield Told("transferred" if unread and not AWAY.search(unread["to"]) else "ice_custody", *acts.span())


def _moves(sentence: str, names: Names) -> Iterator[Told]:
    """Where the person was taken or held: places of detention, hospitals, and what was only planned."""
    if listed := LISTED.match(sentence):
        place = names.at(sentence, listed.end())
        if place and not NO_PLACE.search(place.name):
            yield Told("booked", place.start, place.end, place.name, "listed")
            return
    taken = False
    for place in names.after_prepositions(sentence):
        verb = _verb(sentence, place)
        if verb is None:
            continue
        word, start = verb
        if HOSPITAL.search(place.name):
            if word != "custody" and not NOT_YET.search(sentence[_clause(sentence, start) : place.start]):
                yield Told("hospital", start, place.end, place.name, place.rule)
        elif NO_PLACE.search(place.name):
            continue
        elif taken and ON_THE_WAY.search(sentence[start : place.start]):
            continue  # brought to one place on the way to another
        elif NOT_YET.search(sentence[_clause(sentence, start) : place.start]):
            yield Told("not_yet", start, place.end, place.name, place.rule)
        elif OTHERS.search(sentence[:start]) and not ICE.search(sentence[: place.start]):
            yield Told("other_custody", start, place.end, place.name, place.rule)
        else:
            taken = True
            kind = "transferred" if MOVED.fullmatch(word) else "booked"
            yield Told(kind, start, place.end, place.name, place.rule)


def _clause(sentence: str, start: int) -> int:
    """Where the clause of a verb begins: after the last semicolon or 'and'; a plan in another clause is not of this verb."""
    return max((match.end() for match in re.finditer(r";|, |\band\b", sentence[:start])), default=0)


def _verb(sentence: str, place: Place) -> tuple[str, int] | None:
    """The verb that took the person to ``place``: the nearest before it, unless another is nearer."""
    verbs = [
        (match.start(), match[0], sure)
        for pattern, sure in ((HELD, True), (MOVED, True), (CUSTODY_AT, True), (OTHER_VERB, False))
        for match in pattern.finditer(sentence, 0, place.start)
    ]
    if not verbs:
        return None
    start, word, sure = max(verbs)
    if not sure or WHILE.search(sentence, 0, start):
        return None
    return word, start


def custody(events: Sequence[Event], died: date) -> tuple[date | None, Event | None]:
    """The day on which the custody in which the person died began, and the event that took them to the last place.

    Null where the events don't say: a day that a sentence leaves open, a plan that nothing later tells the end of, and the
    staff of another place at work afterwards.
    """
    start: date | None = None
    held = False
    last = at_work = None
    seen = date.min
    for event in (event for event in events if event.about <= died):
        again = not held or event.about - seen > A_NEW_ARREST
        if event.kind == "released":
            start, held, last = None, False, None
        elif event.kind in {"arrested", "ice_custody"} and again:
            start, held, last = event.day, True, None
        elif event.kind in {"booked", "transferred"}:
            start, held = (start, True) if held else (event.day, True)
            last, at_work = event, None
        elif event.kind == "not_yet" and last and last.place != event.place:
            last = replace(event, place=None)
        elif event.kind == "at_work" and last and event.about > last.about:
            at_work = event.place
        if event.kind != "at_work":
            seen = event.about
    if last is None or last.place is None or (at_work and at_work != last.place):
        return start, None
    return start, last


def record(number: int, event: Event, text: str) -> Mapping[str, Value]:
    """The event as a record; ``number`` is its place in the report, which tells them by day."""
    return {
        "row": 1,
        "event": number,
        "kind": event.kind,
        "day": event.day.isoformat() if event.day else None,
        "place_printed": event.place,
        "place_rule": event.rule,
        "town_printed": town(text, event.place) if event.place and event.kind != "hospital" else None,
        "page": event.page,
        "char_start": event.start,
        "char_end": event.end,
    }
