"""The time that a number is about: what the words around it say, and the day of publication where they say nothing else.

A time behind "than", "compared with", "up from" belongs to the number it is compared with: the caller gives the part of the
sentence that is the number's own (`part_of`). Nothing is guessed: words that name no days (“recently”) are no period.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from etl.statements.facts.dates import DAY, MONTH, MONTHS, fiscal_year, month_of, valid

BREAKS = re.compile(
    r"\b(?:than(?! (?:an? |one |half )?[\d$]| (?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty)\b)"
    r"|compared (?:to|with)|(?:up|down|increased?|rose|risen|grew|grown|fell|dropped) from"
    r"|versus|while|whereas|but|although"
    r"|after)\b|;"
)
"""Words between a number and what it is compared with."""
NOW = re.compile(
    r"\b(?:currently|now|today|as of today|at present|right now|presently|at this time|to date)\b", re.IGNORECASE
)
ON_DAY = re.compile(
    rf"\b(?P<how>[Aa]s of|[Oo]n|[Ss]ince|[Bb]y|[Ff]rom|[Tt]hrough|of|until|ending)\s+(?:\w+day,?\s+)?{DAY}"
)
ANY_DAY = re.compile(rf"\b{DAY}")
FISCAL = re.compile(r"\b(?:[Ff]iscal [Yy]ear|FY)\s?-?[’']?(?P<year>(?:20)?\d\d)\b")
THIS_FISCAL = re.compile(
    r"\b(?P<which>this|the current|last|the last|the previous) fiscal year\b|\bfiscal year to date\b", re.IGNORECASE
)
BEGUN = re.compile(
    r"\bsince (?:the )?(?:(?:current )?fiscal year (?:began|started)|(?:start|beginning) of the (?:current )?fiscal year)\b",
    re.IGNORECASE,
)
IN_MONTH = re.compile(
    rf"\b(?P<how>[Ss]ince|[Ii]n|[Dd]uring|[Oo]f|[Bb]y|[Ll]ast|(?:[Ee]arly|[Mm]id|[Ll]ate)[ -]|[Tt]he end of|last day of|"
    rf"[Tt]hrough)\s*"
    rf"(?P<month>{MONTH})(?![\w])(?:,? (?:of )?(?P<year>(?:19|20)\d\d))?(?!\s*\d)"
)
RANGE = re.compile(
    rf"\b(?:[Bb]etween|[Ff]rom)\s+(?:{MONTH}\s+(?:\d{{1,2}},?\s+)?(?:of\s+)?)?(?P<first>(?:19|20)\d\d)?\s*"
    r"(?:and|to|through|until|[–-])\s*"
    rf"(?:{MONTH}\s+(?:\d{{1,2}},?\s+)?(?:of\s+)?)?(?P<last>(?:19|20)\d\d)\b"
)
"""From one time to another: no series of the ledger has such a period, so its years are enough."""
IN_YEAR = re.compile(
    r"\b(?P<how>[Ss]ince|[Ii]n|[Dd]uring|[Tt]hroughout|[Oo]f|[Bb]y)\s+(?:all of )?(?P<year>(?:19|20)\d\d)\b(?!,?\d)"
)
THIS_YEAR = re.compile(r"\b(?P<which>so far this|this|last) (?P<unit>year|month|calendar year)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Period:
    """``kind``: day, month, year, fiscal_year, since (from a day on), range, now. ``printed`` is None where nothing is said.

    Both days are None where the day of publication is not known.
    """

    kind: str
    start: date | None
    end: date | None
    printed: str | None


def part_of(sentence: str, position: int) -> tuple[int, int]:
    """The half-open offsets of the part of a sentence that the character at ``position`` stands in."""
    edges = [0, *(match.start() for match in BREAKS.finditer(sentence)), len(sentence)]
    first = max(edge for edge in edges if edge <= position)
    return first, min((edge for edge in edges if edge > position), default=len(sentence))


def read(words: str, published: date | None) -> Period:
    """The period that ``words`` name; without any, the day of publication."""
    if match := RANGE.search(words):
        last = int(match["last"])
        return Period("range", date(int(match["first"] or last), 1, 1), date(last, 12, 31), match[0])
    for reader in (of_day, of_fiscal_year, of_month, of_year):
        if (found := reader(words, published)) is not None:
            return found
    now = NOW.search(words)
    return Period("now", published, published, now[0] if now else None)


def of_day(words: str, published: date | None) -> Period | None:
    """ "as of July 13, 2025", "since January 20": a day without its year is the last such day before publication."""
    match = ON_DAY.search(words) or ANY_DAY.search(words)
    if match is None:
        return None
    month, number = MONTHS[match["month"][:3].lower()], int(match["day"])
    year = int(match["year"]) if match["year"] else None
    if year is None and published is None:
        return None
    day = valid(year or (published.year if published else 0), month, number)
    if day and year is None and published and day > published:
        day = valid(published.year - 1, month, number)
    if day is None:
        return None
    how = (match.groupdict().get("how") or "on").lower()
    if how in ("since", "from"):
        return Period("since", day, published, match[0])
    return Period("day", day, day, match[0])


def of_fiscal_year(words: str, published: date | None) -> Period | None:
    """ "fiscal year 2024", "FY25", "this fiscal year"."""
    if (match := BEGUN.search(words)) and published:
        return Period("since", date(published.year - (published.month < 10), 10, 1), published, match[0])
    if match := FISCAL.search(words):
        year = int(match["year"])
        return Period("fiscal_year", *fiscal_year(year + 2000 if year < 100 else year), match[0])
    if (match := THIS_FISCAL.search(words)) and published:
        before = (match["which"] or "").lower().endswith(("last", "previous"))
        year = published.year + (published.month >= 10) - before
        return Period("fiscal_year", *fiscal_year(year), match[0])
    return None


def of_month(words: str, published: date | None) -> Period | None:
    """ "in June 2025", "since October": without its year the last such month that began before publication."""
    match = IN_MONTH.search(words)
    if match is None or (match["year"] is None and published is None):
        return None
    month = MONTHS[match["month"][:3].lower()]
    year = int(match["year"]) if match["year"] else published.year if published else 0
    if match["year"] is None and published and date(year, month, 1) > published:
        year -= 1
    first, last = month_of(year, month)
    how = match["how"].lower()
    if how == "since":
        return Period("since", first, published, match[0])
    if how in ("the end of", "last day of"):
        return Period("day", last, last, match[0])
    return Period("month", first, last, match[0])


def of_year(words: str, published: date | None) -> Period | None:
    """ "in 2024", "this year", "last month"."""
    if match := IN_YEAR.search(words):
        year = int(match["year"])
        if match["how"].lower() == "since":
            return Period("since", date(year, 1, 1), published, match[0])
        return Period("year", date(year, 1, 1), date(year, 12, 31), match[0])
    if (match := THIS_YEAR.search(words)) and published:
        last = match["which"].lower() == "last"
        if match["unit"].lower() == "month":
            day = published.replace(day=1) - timedelta(days=1) if last else published
            return Period("month", *month_of(day.year, day.month), match[0])
        year = published.year - last
        end = date(year, 12, 31) if last else published
        return Period("year" if last else "since", date(year, 1, 1), end, match[0])
    return None
