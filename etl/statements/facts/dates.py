"""Dates a text prints: evidence of its own day of publication, deadlines, and the time a sentence is about."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTH_WORDS = "January February March April May June July August September October November December".split()
MONTHS = {name[:3].lower(): index for index, name in enumerate(MONTH_WORDS, 1)}
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DAY = rf"(?P<month>{MONTH})\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|,\d{{3}})(?:,?\s+(?P<year>(?:19|20)\d\d))?"
NUMERIC = r"(?P<m>[01]?\d)[/.](?P<d>[0-3]?\d)[/.](?P<y>(?:20)?\d\d)"
RELEASE = re.compile(rf"FOR\s+IMMEDIATE\s+RELEASE:?[\s|–—-]*(?:\w+day,?\s+)?(?:{DAY}|{NUMERIC})", re.IGNORECASE)
OPENING_DATE = re.compile(rf"\s*(?:\w+day,\s+)?(?:{DAY}|{NUMERIC})\s*(?:\n|$)")
DATE_LINE = re.compile(
    rf"^[ \t\xa0]*(?:[A-Z][\w. ]+, [A-Z.]{{2,5}},? )?(?:\w+day,\s+)?(?:{DAY}|{NUMERIC})[ \t\xa0\r]*$", re.MULTILINE
)
"""A line with nothing but a date, perhaps after a place, near the top."""
DATELINE_END = re.compile(rf"{DAY}\)?\s*(?:[–—:]|-\s|\()")
DATELINE = re.compile(rf"[A-Z][A-Za-z.,’' ]{{2,40}}\s*[(,–—-]\s*(?:\w+day,\s+)?{DATELINE_END.pattern}")
AILA = re.compile(
    r"\bAILA Doc\. No\. (\d{2})(\d{2})(\d{2})\d{2}\b(?:.{0,12}?Dated (?P<dated>[A-Z][a-z]+ \d{1,2}, \d{4}))?"
)
URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
DEADLINE = re.compile(  # with the first letters before all else: most words fail there
    rf"(?=[abnou])\b(?P<how>as soon as|as early as|no later than|not later than|on or before|by|before|"
    rf"until)\s+(?:\d{{1,2}}(?::\d\d)?\s*[AaPp]\.?[Mm]\.?,?\s*(?:[A-Z]{{2,3}},?\s+)?)?(?:on\s+)?(?:\w+day,?\s+)?"
    rf"(?:the (?:end of the day|close of business)\s+(?:on\s+)?)?(?:{DAY}|(?<=[a-z] ){NUMERIC}(?![\d/%]))",
)
END_OF = re.compile(
    rf"\b(?:no later than|not later than|by|before|until) the end of "
    rf"(?:(?:the|this) (?P<unit>(?:calendar |fiscal )?year|month|week)|"
    rf"(?:[Ff]iscal [Yy]ear|FY) ?(?P<fiscal>(?:20)?\d\d)|(?:(?P<named>{MONTH}),? ?)?(?P<of_year>20\d\d)?)\b"
)
WEEKDAY = re.compile(
    r"\b(?:no later than|not later than|by) (?:this )?(?P<weekday>Mon|Tues|Wednes|Thurs|Fri)day(?!,? [A-Z\d])"
)
WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri")
WITHIN = re.compile(
    r"(?=[iw])\b(?:within(?:\s+the next)?|in the next)\s+(?P<count>\d{1,3}|one|two|three|four|five|six|seven|ten|fourteen|"
    r"fifteen|twenty|thirty|forty-five|sixty|ninety)\s+(?:\(\d{1,3}\)\s+)?"
    r"(?P<unit>(?:calendar |business |working )?days|hours|weeks|months)\b"
    r"(?!\s+(?:of|after|from|following|before|prior)\b(?!\s+(?:today|receipt|receiving|(?:the (?:date|receipt) of )?this)\b))"
)
"""Not "within 90 days of a death": a term of every case, not of the letter."""
SMALL = dict(
    zip(
        "one two three four five six seven ten fourteen fifteen twenty thirty forty-five sixty ninety".split(),
        (1, 2, 3, 4, 5, 6, 7, 10, 14, 15, 20, 30, 45, 60, 90),
        strict=True,
    )
)

DAYS_IN = {"days": 1, "calendar days": 1, "hours": 1 / 24, "weeks": 7, "months": 30.4375}
"""What is not here is counted in working days, Monday to Friday; holidays are not left out."""


@dataclass(frozen=True)
class Dated:
    """One date with its half-open offsets; ``kind``: release_line, opening_line, dateline, aila_number, url, deadline."""

    start: int
    end: int
    kind: str
    day: date | None
    printed: str


def evidence(text: str, url: str = "", near: date | None = None) -> list[Dated]:
    """What a statement and its URL say about its day of publication. A date without a year takes the one nearest ``near``.

    Dates from the URL have offsets 0, 0. A date that does not exist (31 February) is left out.
    """
    found: list[Dated] = []
    head = text[:1500]
    for kind, pattern in (("release_line", RELEASE), ("dateline", DATELINE)):
        match = pattern.search(head) if kind != "dateline" or DATELINE_END.search(head) else None
        if match and (kind != "dateline" or match.start() < 300):
            found.append(Dated(match.start(), match.end(), kind, resolve(match, near), match[0]))
    match = OPENING_DATE.match(head) or DATE_LINE.search(head, 0, 900)
    if match:
        found.append(Dated(match.start(), match.end(), "opening_line", resolve(match, near), match[0].strip()))
    for match in AILA.finditer(text) if "AILA Doc" in text else ():
        day = valid(2000 + int(match[1]), int(match[2]), int(match[3]))
        found.append(Dated(match.start(), match.end(), "aila_number", day, match[0]))
    if match := URL.search(url):
        found.append(Dated(0, 0, "url", valid(int(match[1]), int(match[2]), int(match[3])), match[0]))
    return [dated for dated in found if dated.day]


def deadlines(text: str, published: date | None) -> list[Dated]:
    """Dates by which something is to happen, resolved against the day of publication; none without that day."""
    if published is None:
        return []
    found = []
    for match in DEADLINE.finditer(text):
        day = resolve(match, published, forward=True)
        if day and published <= day <= published + timedelta(days=730):
            found.append(Dated(match.start(), match.end(), "deadline", day, match[0]))
    for match in END_OF.finditer(text) if "end of" in text else ():
        day = end_of(match, published)
        if day and published <= day <= published + timedelta(days=730):
            found.append(Dated(match.start(), match.end(), "deadline", day, match[0]))
    for match in WEEKDAY.finditer(text):
        ahead = (WEEKDAYS.index(match["weekday"]) - published.weekday()) % 7
        found.append(Dated(match.start(), match.end(), "deadline", published + timedelta(days=ahead), match[0]))
    for match in WITHIN.finditer(text) if "within " in text or "in the next " in text else ():
        count = SMALL.get(match["count"]) or int(match["count"])
        days = DAYS_IN.get(match["unit"])
        day = published + timedelta(days=round(count * days)) if days else after_working_days(published, count)
        found.append(Dated(match.start(), match.end(), "deadline", day, match[0]))
    return sorted(found, key=lambda dated: dated.start)


def after_working_days(day: date, count: int) -> date:
    """The day that so many working days later is: Friday and one is Monday."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def end_of(match: re.Match[str], published: date) -> date | None:
    """The last day of the week, month or year that a match of ``END_OF`` names; None where it names none."""
    if match["fiscal"]:
        return fiscal_year(int(match["fiscal"][-2:]) + 2000)[1]
    if match["named"]:
        month = MONTHS[match["named"][:3].lower()]
        year = int(match["of_year"] or published.year + (month < published.month))
        return month_of(year, month)[1]
    if match["of_year"]:
        return date(int(match["of_year"]), 12, 31)
    if match["unit"] == "week":
        return published + timedelta(days=6 - published.weekday())
    if match["unit"] == "month":
        return month_of(published.year, published.month)[1]
    if match["unit"] == "fiscal year":
        return fiscal_year(published.year + (published.month > 9))[1]
    return date(published.year, 12, 31) if match["unit"] else None


def resolve(match: re.Match[str], near: date | None, forward: bool = False) -> date | None:
    """The day a match means: in its own year, else in the one that brings it nearest to ``near`` (``forward``: not before)."""
    groups = match.groupdict()
    if groups.get("m"):
        year = int(groups["y"])
        return valid(year + 2000 if year < 100 else year, int(groups["m"]), int(groups["d"]))
    month, number = MONTHS[groups["month"][:3].lower()], int(groups["day"])
    if groups.get("year"):
        return valid(int(groups["year"]), month, number)
    if near is None:
        return None
    days = [day for year in (near.year - 1, near.year, near.year + 1) if (day := valid(year, month, number))]
    if forward:
        days = [day for day in days if day >= near - timedelta(days=1)] or days
        return min(days, default=None)
    return min(days, key=lambda day: abs((day - near).days), default=None)


def valid(year: int, month: int, day: int) -> date | None:
    """The date; None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


# Each of these has the first letters before all else: most words fail there.
FISCAL = re.compile(r"(?=[Ff])\b(?:[Ff]iscal [Yy]ear|FY) ?[’']?((?:20)?\d\d)\b")
YEAR_MONTH = re.compile(
    r"(?=[BDILSTbdilost])\b(?:[Ii]n|[Ss]ince|[Dd]uring|of|[Tt]hrough|[Bb]y|[Ll]ast) "
    rf"((?:{MONTH}) (?:of )?((?:19|20)\d\d)|(?:19|20)\d\d)\b"
)
LAST = re.compile(
    r"(?=[LTlpt])\b((?:[Ll]ast|[Tt]his|past) (?:fiscal )?(year|month|week)|[Ll]ast (?:"
    + "|".join(MONTH_WORDS)
    + r"))\b"
)


def fiscal_year(year: int) -> tuple[date, date]:
    """First and last day of a federal fiscal year: it begins on 1 October of the year before."""
    return date(year - 1, 10, 1), date(year, 9, 30)


def month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def period(sentence: str, day: date | None) -> tuple[str | None, date | None, date | None]:
    """The time a sentence says it is about, as (printed, first day, last day); "since 2019" runs to the publication day."""
    if match := FISCAL.search(sentence):
        year = int(match[1])
        return match[0], *fiscal_year(year + 2000 if year < 100 else year)
    if match := YEAR_MONTH.search(sentence):
        year = int(match[2] or match[1])
        first, last = (
            (date(year, 1, 1), date(year, 12, 31)) if not match[2] else month_of(year, MONTHS[match[1][:3].lower()])
        )
        since = match[0].lower().startswith("since")
        return match[0], first, (day if since and day and day > first else None if since else last)
    if (match := LAST.search(sentence)) and day:
        if match[2] == "year" and "fiscal" not in match[0]:
            year = day.year - (match[0].lower().startswith("last"))
            return (
                (match[0], date(year, 1, 1), date(year, 12, 31))
                if "past" not in match[0]
                else (match[0], day - timedelta(days=365), day)
            )
        if match[2] == "month" and "past" not in match[0]:
            last_month = match[0].lower().startswith("last")
            month = (day.replace(day=1) - timedelta(days=1)) if last_month else day
            return match[0], *month_of(month.year, month.month)
        return match[0], None, None
    return None, None, None
