"""The list of deaths in ICE custody (October 2003 to June 2017): one row per death, without the names.

The text runs over cell borders, so a row is read by its fixed parts (its number, sex, two dates, Yes or No, facility
type), and the row numbers must count 1, 2, 3 … to the last: a row that isn't read refuses the whole list.
"""

import re
from collections.abc import Iterator, Mapping

from scrapers.ice_deaths.facts import age_between, day, shorten
from scrapers.records import RefusedError, Value

HEADER = (
    "ALIEN NAME SEX DATE OF BIRTH COUNTRY OF BIRTH DATE OF DEATH LOCATION OF DEATH LOCATION OF LAST DETENTION "
    "IHSC STAFFED FACILITY TYPE (DETAILED) FINAL CAUSE OF DEATH"
)
LEGEND = "FACILITY TYPE BOP (Bureau of Prisons)"
DATE = r"\d{1,2}/\d{1,2}/\d{4}"
ANCHOR = re.compile(rf" (?P<sex>[MF]) (?P<born>{DATE}) (?P<country>[A-Z][A-Z ,.'()&-]+?) (?P<died>{DATE}) ")
TYPES = "USMS IGA|USMS CDF|DIGSA|IGSA|SPC|CDF|BOP|HOSPITAL|HOLD|STATE|FAMILY|JUVENILE|STAGING|OTHER|MOC|DOD"
STAFFED = re.compile(rf" (?P<staffed>Yes|No) (?P<type>{TYPES}) ", re.IGNORECASE)
STATES = (
    "AL AK AZ AR CA CO CT DC DE FL GA GU HI IA ID IL IN KS KY LA MA MD ME MI MN MO MP MS MT NC ND NE NH NJ NM NV NY OH "
    "OK OR PA PR RI SC SD TN TX UT VA VI VT WA WI WV WY"
).split()
PLACE_END = re.compile(rf",? (?:{'|'.join(STATES)})(?= |$)")


def is_list(text: str) -> bool:
    """Whether ``text`` opens as the list does."""
    return HEADER in " ".join(text.split())


def read(pages: list[str]) -> Iterator[Mapping[str, Value]]:
    """The facts of every row. Raises RefusedError naming the row that isn't as expected."""
    flat, page_starts = _flat(pages)
    start = flat.index(HEADER) + len(HEADER)
    end = flat.find(LEGEND)
    if end < 0:
        raise RefusedError(f"the list has no legend {LEGEND!r} at its end: it may be cut short", cell="legend")
    anchors = list(ANCHOR.finditer(flat, start, end))
    if not anchors:
        raise RefusedError("no row with sex, date of birth, country and date of death", cell="row 1")
    at = start
    for number, anchor in enumerate(anchors, start=1):
        # the row's number stands between the last row's cause and this row's name; the name is passed over
        at = _number_at(flat, number, at, anchor.start())
        following = anchors[number].start() if number < len(anchors) else end
        until = _number_at(flat, number + 1, anchor.end(), following) if number < len(anchors) else end
        page = sum(begins <= at for begins in page_starts)
        yield _row(number, page, anchor, flat[anchor.end() : until])


def _flat(pages: list[str]) -> tuple[str, list[int]]:
    """All pages as one line, and where each page begins in it."""
    parts, starts, length = [], [], 0
    for page in pages:
        part = " ".join(page.replace("\u2010", "-").split()) + " "
        starts.append(length)
        parts.append(part)
        length += len(part)
    return "".join(parts), starts


def _number_at(flat: str, number: int, start: int, end: int) -> int:
    """Where the row number ``number`` stands between two positions."""
    found = list(re.finditer(rf"(?<= ){number}(?= )", flat[start:end]))
    if len(found) != 1:
        raise RefusedError(
            f"row number {number} stands {len(found)} times where it is expected once", cell=f"row {number}"
        )
    return start + found[0].start()


def _row(number: int, page: int, anchor: re.Match[str], rest: str) -> Mapping[str, Value]:
    where = f"row {number}"
    staffed = STAFFED.search(f" {rest}")
    if staffed is None:
        raise RefusedError("no Yes or No followed by a known facility type", cell=where)
    places = f" {rest}"[: staffed.start()].strip()
    ends = [match.end() for match in PLACE_END.finditer(places)]
    sure = len(ends) == 2 and ends[1] == len(places)
    died, born = day(anchor["died"], where), day(anchor["born"], where)
    cause = " ".join(f" {rest}"[staffed.end() :].split())
    pending = cause.casefold() == "pending"
    return {
        "kind": "list",
        "row": number,
        "page": page,
        "date_of_death_printed": anchor["died"],
        "date_label": "DATE OF DEATH",
        "age_printed": None,
        "age_from_dates": age_between(born, died),
        "sex_printed": anchor["sex"],
        "gender_printed": None,
        "country_printed": anchor["country"],
        "country_of": "birth",
        "death_location_printed": places[: ends[0]] if sure else None,
        "last_detention_printed": places[ends[0] :].strip() if sure else None,
        "last_detention_rule": "column" if sure else None,
        "ihsc_staffed_printed": staffed["staffed"],
        "facility_type_printed": staffed["type"],
        "cause_printed": None if pending or not cause else shorten(cause),
        "cause_status": "pending" if pending else "final" if cause else "not_stated",
    }
