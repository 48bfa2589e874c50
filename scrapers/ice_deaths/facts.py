"""What both kinds of documents share: days, ages, short phrases."""

from datetime import date, datetime

from scrapers.records import RefusedError

MAX_PHRASE = 100  # characters of a cause: a fact, no running text
FORMATS = ("%B %d, %Y", "%m/%d/%Y")


def day(printed: str, where: str) -> date:
    """The day as printed, ``May 22, 2024`` or ``5/31/2017``. Raises RefusedError naming ``where``."""
    for form in FORMATS:
        try:
            return datetime.strptime(" ".join(printed.split()), form).date()
        except ValueError:
            continue
    raise RefusedError(f"{where} is no date like May 22, 2024 or 5/31/2017", cell=where)


def age_between(born: date, died: date) -> int:
    """Completed years of life."""
    return died.year - born.year - ((died.month, died.day) < (born.month, born.day))


def shorten(phrase: str) -> str:
    """At most MAX_PHRASE characters, cut between words and marked with …"""
    flat = " ".join(phrase.split()).strip(" ,:")
    if len(flat) <= MAX_PHRASE:
        return flat
    return flat[: MAX_PHRASE - 2].rsplit(" ", 1)[0].rstrip(" ,;:(") + " …"
