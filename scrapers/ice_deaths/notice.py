"""ICE's notice of a death in custody: when, how old, of what country, last held where. Never who.

The notices stand among the news releases, under the topic "Detainee Death Notifications" (32 of January 2025 to May 2026
were read for these rules). Each rule gives null where it isn't sure.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from scrapers.ice_deaths.places import NO_PLACE, NOUN, WORD
from scrapers.records import Value

TOPIC = "Detainee Death Notifications"
MONTH_NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "January Jan", "February Feb", "March Mar", "April Apr", "May", "June Jun", "July Jul", "August Aug",
            "September Sept Sep", "October Oct", "November Nov", "December Dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
DAY = re.compile(
    rf"(?P<month>{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})\.? ?(?P<day>\d{{1,2}})(?:, (?P<year>\d{{4}}))?\b"
)
LONGEST = timedelta(days=60)  # between a death and its notice; ICE's own rule is two business days
DIED = re.compile(
    r"\b(?:died|dies|passed away|pronounced (?:dead|deceased)|declared (?:dead|deceased)|was found dead)\b"
)
FOUND = re.compile(r"\b(?:unresponsive|unconscious)\b")
SENTENCE_END = re.compile(r"(?<![A-Z]\.)(?<!\b[ap]\.m\.)(?<!Sept\.)(?<!\b[A-Z][a-z]{2}\.)(?<=[.!?])\s+(?=[A-Z\d“])")
AGE = re.compile(r"\b(?P<age>\d{1,3})[- ]year[- ]old\b|(?<=[a-z]), (?P<aside>\d{1,3}),")
NAMED_COUNTRY = r"(?P<country>(?:the )?[A-Z][\w’']+(?: (?:of|and|[A-Z][\w’']+))*)"
COUNTRY = (
    re.compile(
        rf"\b(?:alien|immigrant|felon|national|man|woman|citizen|offender)s?(?:,? [\w ]+?)? (?:from|of) {NAMED_COUNTRY}"
    ),
    re.compile(rf"^[^.]{{0,160}}, \d{{1,3}}, (?:of|from) {NAMED_COUNTRY}"),
    re.compile(r"\b(?:[Aa]n?|old) (?P<country>[A-Z][a-z]+) (?:national|citizen)\b"),
    re.compile(r"\b(?P<country>[A-Z][a-z]+ [A-Z][a-z]+) (?:national|citizen)\b"),
)
PLACE = (
    rf"(?:the |a |an )?(?P<place>(?:{WORD} ){{1,8}}?(?:{NOUN}|Transitional Center|East Montana)(?: {NOUN})*)"
    r"(?! (?:of|Hospital|Medical (?!Housing)))\b"
)
SURE = (
    ("died_at", re.compile(rf"(?:{DIED.pattern}|\bunresponsive\b).{{0,60}}? at {PLACE}")),
    ("held_at", re.compile(rf"\bbeing (?:detained|held|housed) (?:.{{0,60}}? )?at {PLACE}")),
    ("moved_from", re.compile(rf"\b(?:transported|transferred|taken)\b.{{0,60}}? from {PLACE}")),
)
MOVED = (
    r"transferred|transported|moved|taken|booked|placed|brought|detained|held|housed|custody|staff|officers?|personnel"
)
TOLD = re.compile(rf"\b(?:{MOVED})\b.{{0,60}}? (?:to|at|in|into) {PLACE}")


def is_notice(topics: str | None) -> bool:
    """True where the release stands under ICE's topic of notices of deaths. ``topics`` is a JSON array, as recorded."""
    return TOPIC in (topics or "")


def read(body: str, published: date | None) -> Mapping[str, Value]:
    """What the notice says of the death; null where a rule isn't sure. ``published`` gives the year of days without one."""
    sentences = [" ".join(part.split()) for part in SENTENCE_END.split(body) if part.strip()]
    opening = " ".join(sentences[:3])
    age = AGE.search(opening)
    died = next(_days_of_death(sentences, published), None)
    place, rule = _place(sentences, published)
    return {
        "date_of_death": died.isoformat() if died else None,
        "age_printed": (age["age"] or age["aside"]) if age else None,
        "country_printed": _country(opening),
        "sex": _sex(body),
        "last_detention_printed": place,
        "last_detention_rule": rule,
    }


def _days_of_death(sentences: list[str], published: date | None) -> Iterator[date]:
    """Days said with a word for dying, then with being found unresponsive: after it, before it in the sentence, or last before
    that sentence.
    """
    for said in (DIED, FOUND):
        before: list[date] = []
        for sentence in sentences:
            word = said.search(sentence)
            days = _days(sentence, published)
            if word:
                near = [day for start, day in days if start > word.start()]
                near += [day for _, day in reversed(days)] + before[-1:]
                yield from (day for day in near if published is None or published - day <= LONGEST)
            before += [day for _, day in days]


def _days(sentence: str, published: date | None) -> list[tuple[int, date]]:
    """The days of a sentence, each with where it begins, by position."""
    return [(match.start(), day) for match in DAY.finditer(sentence) if (day := _day(match, published))]


def _day(match: re.Match[str], published: date | None) -> date | None:
    """The day; without a year it is the last such day up to the day of publication."""
    month, number = MONTH_NUMBERS[match["month"]], int(match["day"])
    years = [int(match["year"])] if match["year"] else [published.year, published.year - 1] if published else []
    for year in years:
        try:
            day = date(year, month, number)
        except ValueError:  # 31 June: no day
            return None
        if published is None or day <= published:
            return day
    return None


def _country(opening: str) -> str | None:
    found = next((match for pattern in COUNTRY if (match := pattern.search(opening))), None)
    return found["country"].removeprefix("the ") if found else None


def _sex(body: str) -> str | None:
    """By the pronouns of the notice: null where both or neither are frequent."""
    he, she = (len(re.findall(rf"\b(?:{words})\b", body)) for words in ("[Hh]e|[Hh]is|[Hh]im", "[Ss]he|[Hh]er|[Hh]ers"))
    if max(he, she) < 2 or min(he, she) * 4 > max(he, she):
        return None
    return "male" if he > she else "female"


def _place(sentences: list[str], published: date | None) -> tuple[str | None, str | None]:
    """The last place of detention and the rule that found it: where the person died, was being held or was taken from; else,
    of the places told, that of the latest day. A hospital is none.
    """
    for rule, pattern in SURE:
        places = [match["place"] for sentence in sentences for match in pattern.finditer(sentence)]
        if places := [place for place in places if not NO_PLACE.search(place)]:
            return places[0], rule
    told: list[tuple[date, int, str]] = []
    day = date.min
    for number, sentence in enumerate(sentences):
        day = max((said for _, said in _days(sentence, published)), default=day)
        told += [
            (day, number, match["place"]) for match in TOLD.finditer(sentence) if not NO_PLACE.search(match["place"])
        ]
    return (max(told)[2], "told") if told else (None, None)
