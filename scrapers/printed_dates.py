"""Days as American publishers print them: "March 6, 2025", "Oct. 23, 2025", "5 February 2024", "09/10/15", "8.7.26".

Where a page says which of the numbers of a date is the month, it is the first: all sources are American. A date without
its year is none.
"""

import re
from contextlib import suppress
from datetime import date, datetime

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
DAY = (
    rf"{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d|\d{{1,2}} {MONTH},? (?:19|20)\d\d"
    r"|(?<![\d/.-])\d{1,2}/\d{1,2}/(?:(?:19|20)\d\d|\d\d)(?![\d/])|(?<![\d/.-])\d{1,2}\.\d{1,2}\.(?:(?:19|20)\d\d|\d\d)(?![\d.])"
    r"|(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)"
)
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
PRINTED = re.compile(rf"{WEEKDAY}({DAY})", re.IGNORECASE)
LABEL = r"(?:for (?:immediate )?release|published(?: on)?|posted(?: on)?|date|released?|release date|updated|press release)?"
TIME = r"(?:(?: at)?[,|]? \d{1,2}:\d\d ?[ap]\.?m\.?.{0,5})?"
ALONE = re.compile(rf"[#*\s]*{LABEL}\s*[:|–—-]?\s*{WEEKDAY}({DAY}){TIME}\s*[|–—:-]?", re.IGNORECASE)
"""A line that is a date, perhaps with what it is the date of."""
FORMS = ("%B %d %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y", "%m/%d/%Y", "%m/%d/%y", "%m.%d.%Y", "%m.%d.%y", "%Y-%m-%d")


def day_of(printed: str) -> date | None:
    """The day that ``printed``, one of the forms above, names; None for one that is not in the calendar."""
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", printed).replace(",", " ")
    if re.search(r"[a-z]", plain, re.IGNORECASE):
        plain = re.sub(r"\bSept\b", "Sep", plain.replace(".", " "), flags=re.IGNORECASE)
    plain = " ".join(plain.split())
    for form in FORMS:
        with suppress(ValueError):
            return datetime.strptime(plain, form).date()
    return None


def day_printed(line: str) -> date | None:
    """The one day that a line prints; None where it prints none, or two that differ."""
    days = {day_of(found) for found in PRINTED.findall(line)}
    return days.pop() if len(days) == 1 else None
