"""Places that death reports name: jails and centers, hospitals, and the abbreviations that a report defines for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scrapers.ice_deaths.list import STATES

NOUN = (
    r"(?:Center|Facility|Jail|Complex|Prison|Penitentiary|Institut(?:ion|e)|Annex|Hold(?:ing)? Room|Staging Area|"
    r"Residential Center|Correctional Complex|House of Corrections?)"
)
HOSPITAL_NOUN = r"(?:Hospital|Medical Center|Health(?:care)? (?:System|Center)|Infirmary|Hospice)"
WORD = r"(?:[A-Z][\w.’'&/-]*|of|and|the|de|–|-|[A-Z]\.|\([A-Z-]+\))"
NAME = rf"(?:Camp East Montana|(?:{WORD} ){{1,8}}?{NOUN}(?: {NOUN})*(?! (?:of|Medical|Hospital)))"
CARE = rf"(?:(?:{WORD} ){{1,8}}?{HOSPITAL_NOUN}(?: {HOSPITAL_NOUN})*)"
PREPOSITION = r"\b(?:to|at|into|in)(?: the| an?)? "
SHORT = r"(?P<short>[A-Z][A-Z-]{1,6})"
MENTION = re.compile(rf"{PREPOSITION}(?P<place>{CARE}|{NAME})\b(?:[’']s)?")
SHORTENED = re.compile(rf"{PREPOSITION}{SHORT}\b(?P<town>,? in [A-Z])?")
TOWN = r"(?:,? (?:located )?in [A-Z][\w.’' -]*?, [A-Z][\w .]*?)?"
DEFINED = re.compile(rf"(?P<place>{CARE}|{NAME}){TOWN} ?\({SHORT}\)")
PARENTHESIS = re.compile(rf"\({SHORT}\)")
BROKEN = re.compile(
    r"\b(?=[B-HJ-Z] |[A-Z][a-z])([A-Z][a-z]{0,4}) (?!of\b|and\b|the\b|de\b|la\b|at\b|in\b|for\b|to\b)([a-z]{2,4})\b"
    r"(?= [A-Z]| \d)"
)
HOSPITAL = re.compile(
    r"Hospital|(?<!Federal )Medical|Health|Infirmary|Hospice|LTAC|Trauma|Cancer|Cardiac|\bHeart\b|Rehabilitation|Surgical|"
    r"Surgery|Nursing|Dialysis|\bBurn\b|Specialty|Psychiatric"
)
NO_PLACE = re.compile(
    rf"{HOSPITAL.pattern}|Courthouse|Court\b|Airport|Centralized|Central Processing|Sector|Border Patrol|Government|Examiner|"
    r"Poison|Records|Port of|Communications|Operations"
)
AGENCIES = frozenset("BOP BP CBP DHS ERO HSI ICE INS US USBP".split())


@dataclass(frozen=True)
class Place:
    """A place as a sentence names it; ``start`` and ``end`` are offsets in the sentence."""

    name: str
    rule: str  # named, abbreviated, abbreviation not explained
    start: int
    end: int


def trimmed(place: str) -> str:
    """A place without what stands before its name: ``the``, an agency, an office."""
    return re.sub(r"^(?:the |The |ICE |ERO |and |of |Federal Bureau of Prisons (?:\(BOP\) )?|BOP )+", "", place)


def mended(text: str) -> str:
    """``text`` with the words whole that a PDF broke: ``Kro me Service`` is Krome Service."""
    return BROKEN.sub(r"\1\2", text)


class Names:
    """The names of places in one report."""

    def __init__(self, text: str) -> None:
        flat = " ".join(text.split())
        self.defined: dict[str, str] = {}
        for match in DEFINED.finditer(mended(flat)):
            if match["short"] in STATES:
                continue
            self.defined.setdefault(match["short"], trimmed(match["place"]))
        for match in PARENTHESIS.finditer(flat):
            if match["short"] not in {*self.defined, *STATES} and (
                name := _by_initials(flat[: match.start()], match["short"])
            ):
                self.defined[match["short"]] = name

    def after_prepositions(self, sentence: str) -> Iterator[Place]:
        """The places that stand after to, at, into or in, by position."""
        found = [
            Place(mended(trimmed(match["place"])), "named", match.start(), match.end("place"))
            for match in MENTION.finditer(sentence)
        ]
        for match in SHORTENED.finditer(sentence):
            short = match["short"]
            if any(place.start <= match.start() < place.end for place in found):
                continue
            if short in self.defined:
                found.append(Place(self.defined[short], "abbreviated", match.start(), match.end("short")))
            elif match["town"] and short not in AGENCIES:
                found.append(Place(short, "abbreviation not explained", match.start(), match.end("short")))
        yield from sorted(found, key=lambda place: place.start)

    def at(self, sentence: str, start: int) -> Place | None:
        """The place whose name begins at ``start``."""
        match = re.compile(NAME).match(sentence, start)
        return Place(trimmed(match[0]), "named", start, match.end()) if match else None


def _by_initials(before: str, short: str) -> str | None:
    """The name that ends ``before`` and has the initials ``short``: Immigration Centers of America – Farmville (ICAF)."""
    words = before.split()[-12:]
    letters = short.replace("-", "")
    for start in range(len(words) - 1, -1, -1):
        name = words[start:]
        initials = "".join(word[0] for word in name if word[0].isupper())
        if len(initials) > len(letters):
            return None
        phrase = " ".join(name)
        if initials == letters and name[0][0].isupper() and re.search(rf"{NOUN}|Centers|{HOSPITAL_NOUN}", phrase):
            return phrase.strip(" ,")
    return None


def town(text: str, place: str) -> str | None:
    """Town and state, where the report prints them after the place: ``…, in Lumpkin, GA``. The first time counts."""
    found = re.search(
        rf"{re.escape(place)}(?: ?\([A-Z-]+\))?,?(?: located)? in (?P<town>[A-Z][\w.’' -]*?, "
        r"(?:[A-Z]{2}\b|[A-Z][a-z]+(?: (?:Carolina|Dakota|Hampshire|Jersey|Mexico|York|Virginia|Island|Rico))?))",
        mended(" ".join(text.split())),
    )
    return found["town"] if found else None
