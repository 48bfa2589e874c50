"""Claims: the numbers of a statement that a published series could answer, with what is measured, where, when and of whom.

The rows of `grammars/measures.toml` say which words make a number one of people held, of an average, of a minimum and so on. A
row that holds is a claim only where the sentence says what it is about: a place of detention that it names, or the country's
immigration detention; a number of a town, of a field office, of another agency or of one operation is none. What is planned,
funded, required or asked is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from etl.statements.facts import claims, periods
from etl.statements.text.document import Document
from etl.statements.text.grammar import Match, Row, language

UNITS = {
    "detained": "persons", "average_daily_population": "persons", "guaranteed_minimum": "persons", "capacity": "persons",
    "length_of_stay": "days", "held_over_six_months": "persons", "deaths": "deaths", "book_ins": "persons",
    "releases": "persons", "removals": "persons", "arrests_by_criminality": "percent",
    "alternatives_to_detention": "persons", "segregation": "placements", "agreements_287g": "agreements",
    "unaccompanied_children": "persons",
}  # fmt: skip
"""What each measure counts, unless the number is a share."""
SIX_MONTHS = {"months": (6, 6), "days": (180, 183)}
"""What "over six months" is in months and in days: ICE's band begins at day 181."""
CLAUSE = re.compile(r"[,;:(—–](?!\d)")
DATELINE = re.compile(r"\s*,?\s*[A-Za-z.]{0,6}\s*[—–-]")
THE_PLACE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:[\w-]+ ){0,2}(?:facility|center|jail|prison|complex|camp)\b")
NATIONAL_LEAST = 1000
"""A lower number of people is nobody's total for the country: at the fewest ICE held 13,258 (13 February 2021)."""
KIND_WORDS = re.compile(
    r"\b(?:ICE|County|Parish|Federal|Contract|Detention|Processing|Correctional|Residential|Center|Centre|Facility|Jail|Prison|Annex)\b"
)
"""Where the name of a place goes on with what kind of place it is."""
OF_COUNTRY = ("unaccompanied_children",)
"""Measures whose own words say whose they are."""
OF_PLACE = (
    "detained",
    "average_daily_population",
    "guaranteed_minimum",
    "capacity",
    "length_of_stay",
    "deaths",
    "segregation",
)
"""Measures that a single place has; the others are of the country, agreements also of a state."""


@dataclass(frozen=True)
class Named:
    """A place that a statement names: half-open offsets; ``kind`` facility or site with its id (None: several could be meant),
    or town with its state.
    """

    start: int
    end: int
    kind: str
    target: str | None
    surface: str = ""
    rule: str | None = None


@dataclass(frozen=True)
class Measured:
    """One claim. ``start`` and ``end`` are the offsets of its words from qualifier to number, ``said`` those of its sentence.

    ``scope_kind``: facility, site, state or country; ``scope`` is the id of the first three. ``people``: of whom.
    """

    start: int
    end: int
    value_start: int
    value: float
    qualifier: str | None
    measure: str
    unit: str
    people: str
    scope_kind: str
    scope: str | None
    place_rule: str | None
    period: periods.Period
    said: tuple[int, int]
    rule: str


def find(document: Document, published: date | None, named: Sequence[Named], title: str = "") -> list[Measured]:
    """The claims of a document by position, one a number: of several rows the first in the grammar's order.

    A number whose sentence names no time is of the fiscal year that the ``title`` names ("FY 2022 annual report").
    """
    reported = periods.of_fiscal_year(title, None)
    by_value: dict[int, Measured] = {}
    for match in document.view.find(row for row in rows() if not row.keys.get("about")):
        start = match.part("value")[0]
        if start not in by_value and (claim := read(document, match, published, named)):
            by_value[start] = replace(claim, period=reported) if reported and claim.period.printed is None else claim
    return [by_value[start] for start in sorted(by_value)]


def rows() -> tuple[Row, ...]:
    """The rows of the grammar."""
    return language().grammars["measures"]


def read(document: Document, match: Match, published: date | None, named: Sequence[Named]) -> Measured | None:
    """The claim of one match; None where its sentence does not make it one."""
    row, (first, last) = match.row, document.sentence(match.part("value")[0])
    start, end = match.part("value")
    text = document.printed[first:last]
    if text.rstrip(' ”"’)').endswith("?"):
        return None
    part = tuple(first + edge for edge in periods.part_of(text, start - first))
    if not keys_hold(document, row, (part[0], part[1]), (first, last)) or not long_enough(document, match):
        return None
    share = text[end - first :].lstrip()[:8].startswith(("percent", "per cent", "%"))
    scope = scope_of(document, row, (start, end), (first, last), named)
    if scope is None or (
        share and row.text("measure") not in ("detained", "arrests_by_criminality", "held_over_six_months")
    ):
        return None
    value = claims.number(document.printed[start:end])
    few = scope[0] == "country" and not share and UNITS[row.text("measure")] == "persons" and value < NATIONAL_LEAST
    if few:
        return None
    measure, words = row.text("measure"), document.printed[part[0] : part[1]]
    near = (part[0], part[1]) if share else clause((part[0], part[1]), start, end, document.printed)
    return Measured(
        match.start if match.start >= first else start, end, start, value,
        next((name for name in claims.QUALIFIERS if match.span(name)), None), measure,
        "percent" if share else UNITS[measure], people(document, near), *scope,
        periods.read(words, published), (first, last), row.name,
    )  # fmt: skip


def keys_hold(document: Document, row: Row, part: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """True where what a row ``needs`` is in the sentence, and what it ``never`` has is not in the part of the number."""
    needs, never = row.text("needs"), row.text("never")
    if needs and not document.says("measures", needs, *sentence):
        return False
    return not (never and document.says("measures", never, *part))


def long_enough(document: Document, match: Match) -> bool:
    """False where a row of long stays speaks of another time than six months."""
    long, unit = match.span("long"), match.span("span")
    if long is None or unit is None:
        return True
    least, most = SIX_MONTHS.get(document.printed[slice(*unit)].lower(), (0, -1))
    return least <= claims.number(document.printed[slice(*long)]) <= most


def clause(part: tuple[int, int], start: int, end: int, text: str) -> tuple[int, int]:
    """The part of a sentence between the marks around a number."""
    before = [match.end() for match in CLAUSE.finditer(text, part[0], start)]
    after = CLAUSE.search(text, end, part[1])
    return (before[-1] if before else part[0]), (after.start() if after else part[1])


def people(document: Document, span: tuple[int, int]) -> str:
    """Whom of all people the words count."""
    about = (row for row in rows() if row.keys.get("people"))
    return next((row.text("people") for row in about if document.says("measures", row.name, *span)), "all")


def scope_of(
    document: Document, row: Row, value: tuple[int, int], sentence: tuple[int, int], named: Sequence[Named]
) -> tuple[str, str | None, str | None] | None:
    """What a number is about as (kind, id, what the place rests on); None where the sentence does not say it, or says that it
    is about something else.
    """
    measure = row.text("measure")
    here = [one for one in named if sentence[0] <= one.start < sentence[1]]
    places = [one for one in here if one.kind != "town"]
    places += by_short_name(document.printed, sentence, named, places)
    if measure in OF_PLACE and places:
        target = the_one(sorted(places, key=lambda one: one.start), value[0])
        return (target.kind, target.target, target.rule) if target else None
    if measure in OF_PLACE and THE_PLACE.search(document.printed, *sentence):
        everywhere = {(one.kind, one.target) for one in named if one.kind != "town"}
        kind, only = next(iter(everywhere)) if len(everywhere) == 1 else ("", None)
        return (kind, only, "only_place") if only else None
    if row.text("scope") == "place":
        return None
    if measure in OF_COUNTRY:
        return "country", None, None
    towns = [one for one in here if one.kind == "town" and not DATELINE.match(document.printed, one.end)]
    states = {one.target for one in towns}
    if measure == "agreements_287g" and len(states) == 1:
        return "state", next(iter(states)), None
    if towns or places or any(document.says("measures", name, *sentence) for name in ("other_place", "of_others")):
        return None
    ours = measure == "alternatives_to_detention" or any(
        document.says("measures", name, *sentence) for name in ("of_ice", "country")
    )
    return ("country", None, None) if ours else None


def the_one(places: Sequence[Named], position: int) -> Named | None:
    """The place that a number at ``position`` is about: the only one, else the last that is named before it."""
    before = [one for one in places if one.start < position]
    only = len({one.target for one in places}) == 1
    chosen = places[0] if only else before[-1] if before else None
    return chosen if chosen and chosen.target else None


def by_short_name(text: str, sentence: tuple[int, int], named: Sequence[Named], known: Sequence[Named]) -> list[Named]:
    """What a sentence calls by the first words of a name that the statement gives in full elsewhere: "Otay Mesa had …"."""
    found: dict[tuple[int, int], list[Named]] = {}
    for one in named:
        short = KIND_WORDS.split(one.surface)[0].strip(" ,")
        if one.kind == "town" or not one.target or not short:
            continue
        for match in re.finditer(rf"\b{re.escape(short)}\b(?! Count)", text[slice(*sentence)]):
            start, end = sentence[0] + match.start(), sentence[0] + match.end()
            if not any(other.start < end and start < other.end for other in known):
                found.setdefault((start, end), []).append(replace(one, start=start, end=end, rule="short_name"))
    return [places[0] for places in found.values() if len({one.target for one in places}) == 1]


def named_places(rows: Sequence[dict[str, object]]) -> Iterator[Named]:
    """The places among the rows of mentions of one part, in order."""
    for row in sorted(rows, key=lambda row: int(str(row["char_start"]))):
        start, end, kind = int(str(row["char_start"])), int(str(row["char_end"])), str(row["mention_type"])
        if kind == "facility":
            yield Named(
                start, end, "facility", str(row["facility_id"]) if row["facility_id"] else None, str(row["surface"])
            )
        elif kind == "site":
            yield Named(
                start,
                end,
                "site",
                str(row["target_id"]) if row["target_id"] else None,
                str(row["surface"]),
                f"{kind}_in_sentence",
            )
        elif kind == "place":
            yield Named(start, end, "town", str(row["target_id"] or "").partition(":")[0] or None)
