"""Lists of persons known by what their columns hold, whatever their headers say and in what language, if they have any.

A column of names is one of mostly distinct texts of two to five words without a digit, or two columns of single such words;
lists of places look like that too, so words of institutions rule it out. In a sheet that is shown it counts beside a column
that only persons have: days of birth, sexes, citizenships, numbers of eight or nine digits. In a hidden sheet, which nobody
who published the file may have looked at, names alone are enough.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import pairwise
from statistics import median

LEAST = 10  # rows of a list
MOSTLY = 0.8  # share of a column's cells
SOME, FEW = 0.3, 0.1
NAME = re.compile(r"[^\W\d_][\w'’.-]*(?:,? [^\W\d_][\w'’.-]*){1,4}")
ONE_NAME = re.compile(r"[^\W\d_]{2,}(?:[-' ][^\W\d_]+)?")
LONGEST = 45  # characters
INSTITUTION = re.compile(
    r"\b(?:COUNTY|PARISH|JAIL|CENT(?:ER|RE|RO)|CTR|DETENTION|DET|FACILITY|CORR\w*|PRISON|HOSPITAL|MEDICAL|SHERIFF\S*|POLICE|"
    r"DEP(?:T|ARTMENT)|OFFICE|ICE|ERO|CBP|USBP|HOTEL|MOTEL|INN|SUITES?|FEDERAL|STATE|UNIT|CITY|TOWN|HOLD\w*|ROOM|STATION|REGIONAL|"
    r"SERVICES?|PROCESSING|RESIDENTIAL|JUSTICE|COMPLEX|CAMP|ACADEMY|SCHOOL|UNIVERSITY|AIRPORT|COURT\w*|TOTAL|AVERAGE|AREA|NORTH|"
    r"SOUTH|EAST|WEST|ISLAND|FORT|TASK FORCE|MODEL|CONSTABLE\S*|MARSHALS?|GROUP|INC|LLC|CORP\w*|STREET|ST|AVE|ROAD|RD|"
    r"HIGHWAY|HWY|DRIVE|BLVD|LANE|PO BOX|OF|AND|THE|FOR|NOT|BY|TO|IN|WITH|PER|AT)\b"
)
SEXES = frozenset(
    "M|F|MALE|FEMALE|MAN|WOMAN|HOMBRE|MUJER|MASCULINO|FEMENINO|H|VARON|HOMME|FEMME|HOMEM|MULHER|MASCULIN|FEMININ".split(
        "|"
    )
)
COUNTRIES = frozenset(
    "MEXICO|MÉXICO|GUATEMALA|HONDURAS|EL SALVADOR|NICARAGUA|CUBA|VENEZUELA|COLOMBIA|ECUADOR|PERU|PERÚ|BRAZIL|BRASIL|BOLIVIA|"
    "CHILE|ARGENTINA|HAITI|HAITÍ|DOMINICAN REPUBLIC|REPUBLICA DOMINICANA|JAMAICA|COSTA RICA|PANAMA|INDIA|CHINA|PAKISTAN|"
    "BANGLADESH|NEPAL|VIETNAM|PHILIPPINES|RUSSIA|RUSIA|UKRAINE|TURKEY|TURQUIA|GEORGIA|ARMENIA|UZBEKISTAN|KYRGYZSTAN|IRAN|IRAQ|SYRIA|"
    "AFGHANISTAN|SOMALIA|ETHIOPIA|ERITREA|SUDAN|NIGERIA|GHANA|CAMEROON|SENEGAL|MAURITANIA|GUINEA|ANGOLA|CONGO|KENYA|EGYPT|MOROCCO|"
    "ROMANIA|SPAIN|ESPAÑA|CANADA|UNITED KINGDOM|ALBANIA".split("|")
)
BORN = (1920, 2024)
DATE = re.compile(r"(?:(\d{4})-\d\d?-\d\d?|\d\d?[/.-]\d\d?[/.-](\d{4}))(?: .*)?")
NUMBER = re.compile(r"A?[ -]?\d{2,3}[ -]?\d{3}[ -]?\d{3}")

Column = list[object]


def found(grid: Sequence[Sequence[object]], hidden: bool) -> str | None:
    """Why the rows of a sheet seem to be persons; None where they don't. ``grid``: cells by row, "" or None where blank."""
    columns = [
        filled
        for column in _columns(grid)
        if len(filled := [cell for cell in column if cell not in ("", None)]) >= LEAST
    ]
    texts = [[cell.strip() for cell in column if isinstance(cell, str)] for column in columns]
    full = any(_names(text, len(column), NAME, MOSTLY) for text, column in zip(texts, columns, strict=True))
    single = [_names(text, len(column), ONE_NAME, MOSTLY / 2) for text, column in zip(texts, columns, strict=True)]
    places = any(
        len(text) >= LEAST and _of_institutions(text) > SOME for text in texts
    )  # then two words are town and county
    pair = not places and any(one and other for one, other in pairwise(single))
    if not full and not pair:
        return None
    kinds = {kind for column in columns for kind, fits in KINDS.items() if fits(column)}
    if full and hidden:
        return "a hidden sheet with a column of names"
    needed = kinds if full else kinds & {"days of birth", "numbers of persons"}
    return f"a column of names beside {' and '.join(sorted(needed))}" if needed else None


def _columns(grid: Sequence[Sequence[object]]) -> Iterable[Column]:
    width = max(map(len, grid), default=0)
    return ([row[n] for row in grid if n < len(row)] for n in range(width))


def _names(texts: Sequence[str], n: int, form: re.Pattern[str], distinct: float) -> bool:
    """Whether the ``texts`` of a column with ``n`` cells are names: of that form, mostly distinct, none of an institution."""
    if len(texts) < max(LEAST, MOSTLY * n) or len(set(texts)) < distinct * len(texts):
        return False
    if sum(len(text) <= LONGEST and bool(form.fullmatch(text)) for text in texts) < MOSTLY * len(texts):
        return False
    return _of_institutions(texts) <= FEW


def _of_institutions(texts: Sequence[str]) -> float:
    """The share of texts with a word of an institution or an address."""
    return sum(bool(INSTITUTION.search(text.upper())) for text in texts) / len(texts)


def _births(column: Column) -> bool:
    years = [year for cell in column if (year := _year(cell))]
    if len(years) < MOSTLY * len(column) or len(set(years)) < LEAST / 2:
        return False
    return BORN[0] <= min(years) and max(years) <= BORN[1] and median(years) <= 2005 and min(years) <= 1995


def _year(cell: object) -> int | None:
    if isinstance(cell, datetime | date):
        return cell.year
    match = DATE.fullmatch(cell.strip()) if isinstance(cell, str) else None
    return int(match[1] or match[2]) if match else None


def _of(words: frozenset[str], column: Column) -> bool:
    said = [cell.strip().upper() for cell in column if isinstance(cell, str)]
    return sum(text in words for text in said) >= MOSTLY * len(column)


def _numbers(column: Column) -> bool:
    said = [str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip() for cell in column]
    return len(set(said)) >= MOSTLY * len(said) and sum(bool(NUMBER.fullmatch(text)) for text in said) >= MOSTLY * len(
        said
    )


KINDS = {
    "days of birth": _births,
    "sexes": lambda column: _of(SEXES, column),
    "citizenships": lambda column: _of(COUNTRIES, column),
    "numbers of persons": _numbers,
}
