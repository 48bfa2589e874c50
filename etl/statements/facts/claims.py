"""Numbers a statement gives: how many of what, with what qualifier, about which place and time.

Which of them a published series could answer is said by `measures`. A number is a definite one followed by what it counts
(the units of `lexicon/numbers.csv`), by a unit of time, by a percent sign or after a dollar sign: the rows of
`grammars/claims.toml`. No claims: ages, days of a date, clock times, numbers of laws,
sections, districts and telephones, "hundreds of". A person's age is never a claim, also because it would point at that person.
"""

from dataclasses import dataclass
from datetime import date

from etl.statements.facts.dates import period
from etl.statements.text import lexicon
from etl.statements.text.document import Document
from etl.statements.text.grammar import Match, bare_of, language

WORDS = lexicon.load()
QUALIFIERS = ("more_than", "at_least", "up_to", "less_than", "about")
NUMBERS, SCALES = WORDS.classes["number"], WORDS.classes["scale"]
ALWAYS = {"dollars": "usd", "percent": "percent"}
"""The unit of a row, whatever is counted."""
UNNAMED = {"dollars": "dollars", "percent": "percent"}
"""What such a row counts where nothing is named."""
OF_NO_PLACE = WORDS.words("no_place")
"""Units of numbers that no single place of detention holds."""
MEASURES = frozenset(("pounds", "kilograms", "grams", "items", "hours", "miles"))
"""Units whose words in capitals are names ("5 MILES")."""


@dataclass(frozen=True)
class Claim:
    """One number: offsets from its qualifier (or the number) to what it counts; ``time_*`` is what its sentence says.

    ``in_detention``: that sentence speaks of detention, and not of a criminal sentence.
    """

    start: int
    end: int
    value_start: int
    rule: str
    value: float
    unit: str
    qualifier: str | None
    counted: str
    time_printed: str | None
    time_start: date | None
    time_end: date | None
    in_detention: bool


def find(document: Document, day: date | None) -> list[Claim]:
    """Every claim of a document by position; ``day``, the publication day, resolves "last year"."""
    rows = [row for row in language().grammars["claims"] if not row.keys.get("about")]
    by_value: dict[int, Claim] = {}
    for match in document.view.find(rows):
        claim = read(document, match, day)
        if claim:
            by_value.setdefault(match.part("value")[0], claim)
    found: list[Claim] = []
    for claim in sorted(by_value.values(), key=lambda claim: (claim.start, claim.end)):
        if not found or claim.start >= found[-1].end:
            found.append(claim)
    return found


def read(document: Document, match: Match, day: date | None) -> Claim | None:
    """The claim of one match; None where its unit is a name."""
    text = document.printed
    start, end = match.part("value")
    or_more = match.span("or_more")
    first, last = match.span("noun") or (start, or_more[0] - 1 if or_more else match.end)
    last -= len(text[first:last]) - len(bare_of(text[first:last]))
    counted = text[first:last].strip(" -“”‘’\"'") if match.span("noun") else UNNAMED[match.row.name]
    unit = ALWAYS.get(match.row.name) or unit_of(counted)
    if unit in MEASURES and counted.isupper():
        return None
    sentence = document.sentence(start)
    printed, begun, until = period(text[slice(*sentence)], day)
    detention = document.says("claims", "detention", *sentence) and not document.says("claims", "sentenced", *sentence)
    qualifier = next((name for name in QUALIFIERS if match.span(name)), "at_least" if match.span("or_more") else None)
    return Claim(
        match.start, last, start, match.row.name, number(text[start:end]), unit, qualifier, " ".join(counted.split()),
        printed, begun, until, detention,
    )  # fmt: skip


def unit_of(counted: str) -> str:
    """The unit of the last word of what is counted."""
    word = bare_of(counted.split()[-1].strip("“”\"‘’'"))
    kind = language().value(word, "unit") or language().value(word.rpartition("-")[2], "unit")
    return kind or "organizations"


def number(printed: str) -> float:
    """The value of "1,234", "2.5 million", "twelve", "twenty-five thousand"."""
    first, *scale = printed.replace("-", " ").split() if printed[0].isdigit() else printed.split()
    value = float(first.replace(",", "")) if first[0].isdigit() else float(NUMBERS[first.lower()])
    return value * float(SCALES[scale[-1].lower()]) if scale else value
