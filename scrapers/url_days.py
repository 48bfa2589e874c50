"""Days that stand in addresses and in metadata."""

import re
from datetime import date, datetime
from urllib.parse import urlsplit

URL_DAY = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)(?:/|$)|/((?:19|20)\d\d)(\d\d)(\d\d)[a-z]?\.s?html?$")
"""`/2026/01/14/slug`, and `/20260114a.shtml` (Governor of New Jersey)."""


def iso_day(text: str | None) -> date | None:
    """The day of an ISO date or time; None where there is none, or no such day."""
    try:
        return datetime.fromisoformat(text[:10]).date() if text else None
    except ValueError:
        return None


def day_in(url: str) -> date | None:
    """The day in an address, None where it holds none."""
    found = URL_DAY.search(urlsplit(url).path)
    return iso_day("-".join(filter(None, found.groups()))) if found else None
