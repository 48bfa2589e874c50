"""Names, cities, ZIPs and addresses of facilities as ICE prints them, made comparable. Pure functions, no judgement.

Two levels. `clean` is the key of the reviewed crosswalk (`reference/facility_names.csv`): blanks and case only, so
that two names ICE printed differently stay two keys. `normalize`, `core`, `street`, `zip5` serve matching alone.
"""

import re
import unicodedata
from functools import cache

BLANKS = re.compile("[\t\n\f\r \u00a0]+")

CUT_LENGTHS = (25, 50)
"""Names are cut at 25 characters (``FOLKSTON D RAY ICE PROCES``) or at 50 (``… (PURGATORY CORRECTIONAL FAC``): the
widths seen in the workbooks of 2019 to 2026."""

FOOTNOTE = re.compile(r"(?:(?<=[A-Z]{5})\d)?(?: ?[*†‡¹²³]+| ?\[\d\])*$")

EXPANSIONS = {
    "AP": "AIRPORT",
    "CDF": "CONTRACT DETENTION FACILITY",
    "CENT": "CENTER",
    "CNTR": "CENTER",
    "CO": "COUNTY",
    "COR": "CORRECTIONAL",
    "CORR": "CORRECTIONAL",
    "CORRECTION": "CORRECTIONAL",
    "CORRECTIONS": "CORRECTIONAL",
    "CPLX": "COMPLEX",
    "CTR": "CENTER",
    "CTY": "COUNTY",
    "DEPT": "DEPARTMENT",
    "DET": "DETENTION",
    "DETENT": "DETENTION",
    "DF": "DETENTION FACILITY",
    "EXP": "EXPRESS",
    "EXPR": "EXPRESS",
    "FAC": "FACILITY",
    "FACIL": "FACILITY",
    "FAM": "FAMILY",
    "FCI": "FEDERAL CORRECTIONAL INSTITUTION",
    "FDC": "FEDERAL DETENTION CENTER",
    "FED": "FEDERAL",
    "FT": "FORT",
    "HOSP": "HOSPITAL",
    "HTL": "HOTEL",
    "IMM": "IMMIGRATION",
    "INST": "INSTITUTION",
    "INTL": "INTERNATIONAL",
    "IPC": "ICE PROCESSING CENTER",
    "JUV": "JUVENILE",
    "MDC": "METROPOLITAN DETENTION CENTER",
    "MT": "MOUNT",
    "PEN": "PENITENTIARY",
    "PROC": "PROCESSING",
    "PROCESS": "PROCESSING",
    "PUB": "PUBLIC",
    "REG": "REGIONAL",
    "RES": "RESIDENTIAL",
    "SFTY": "SAFETY",
    "SHERIFFS": "SHERIFF",
    "SPC": "SERVICE PROCESSING CENTER",
    "ST": "SAINT",
    "STE": "SAINTE",
    "STES": "SUITES",
}

GENERIC_TEXT = """
    ADULT AND CENTER CITY COMPLEX CONTRACT CORRECTIONAL COUNTY DEPARTMENT DETENTION FACILITY FEDERAL HOUSE ICE IGSA
    IMMIGRATION INSTITUTION JAIL JUSTICE OF OFFICE PARISH PRISON PROCESSING PUBLIC REGIONAL SAFETY SERVICE SHERIFF THE
"""
GENERIC = frozenset(GENERIC_TEXT.split())
"""Words that say what kind of place it is, not which one."""

STREET_WORDS = {
    "AVENUE": "AVE",
    "BOULEVARD": "BLVD",
    "CENTRE": "CENTER",
    "CIRCLE": "CIR",
    "DRIVE": "DR",
    "EAST": "E",
    "EXTENSION": "EXT",
    "EXTENTION": "EXT",
    "HIGHWAY": "HWY",
    "LANE": "LN",
    "NORTH": "N",
    "PARKWAY": "PKWY",
    "PLACE": "PL",
    "ROAD": "RD",
    "ROUTE": "RT",
    "SOUTH": "S",
    "SOUTHEAST": "SE",
    "SOUTHWEST": "SW",
    "STREET": "ST",
    "WEST": "W",
}


def clean(text: str) -> str:
    """The key form of a printed name, city or state: NBSP to blank, blanks collapsed, trimmed, upper case.

    The same as the macro ``clean`` in `macros.sql`, which the build joins by; a test holds the two equal.
    """
    return BLANKS.sub(" ", text).strip(" ").upper()


def without_footnote(name: str) -> str:
    """A cleaned name without a footnote mark at its end: ``CENTER1`` → ``CENTER``, ``JAIL***`` → ``JAIL``.

    A digit is a mark only where it is glued to a word of five letters or more: ``JFK INTERNATIONAL AP - T7``,
    ``CAMP 6`` and ``UNIT 2`` keep theirs.
    """
    return FOOTNOTE.sub("", name).rstrip(" ")


@cache
def normalize(name: str) -> str:
    """A name for comparison: cleaned, no footnote mark, no accents, no punctuation, abbreviations written out."""
    plain = unicodedata.normalize("NFKD", without_footnote(clean(name)))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).upper()
    dotted = re.sub(r"\b([A-Z])\.(?=[A-Z]\b)", r"\1", plain)  # D.F. is one word, T. DON two
    words = re.sub(r"[^A-Z0-9]+", " ", re.sub(r"['’]", "", dotted)).split()
    return " ".join(EXPANSIONS.get(word, word) for word in words)


@cache
def core(name: str) -> str:
    """The words of a name that tell places apart; the whole normalized name where every word is generic."""
    words = normalize(name)
    return " ".join(word for word in words.split() if word not in GENERIC) or words


def is_cut(short: str, long: str) -> bool:
    """True where ``short`` is ``long`` cut off at one of the widths ICE's systems cut names at."""
    short, long = clean(short), clean(long)
    return len(short) < len(long) and long.startswith(short) and any(long[:n].rstrip(" ") == short for n in CUT_LENGTHS)


@cache
def zip5(text: str) -> str:
    """Five digits of a printed ZIP, leading zeros restored (``2360`` → ``02360``); "" where there is none.

    Shorter than three digits, or anything that is not digits with an optional +4, is no ZIP.
    """
    found = re.fullmatch(r"(\d{3,5})(?:\.0)?|(\d{5})-?\d{4}", clean(text))
    return (found[1] or found[2]).zfill(5) if found else ""


@cache
def street(address: str) -> str:
    """A street address for comparison: no punctuation, the usual words abbreviated, no P.O. box or telephone number."""
    plain = re.sub(r"\bP\.? ?O\.? BOX \d+|\b\d{3} \d{3} \d{4}$", " ", clean(address))
    words = re.sub(r"[^A-Z0-9]+", " ", plain).split()
    return " ".join(STREET_WORDS.get(word, word) for word in words)
