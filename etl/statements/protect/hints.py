"""What a body says about the words of a title or a paragraph: which are ordinary words, and which are somebody's name."""

import re
from collections.abc import Iterable

from etl.statements.protect.vocabulary import Vocabulary, fold

MONTHS = frozenset(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept "
    "Sep Oct Nov Dec".split()
)
WORD = re.compile(r"[^\W\d_][\w’'-]+")
LOWER = re.compile(r"(?<![\w@.#/-])[a-z]{3,}(?![\w@/])")
CAPITALIZED = r"[A-ZÀ-Þ][\w’'-]*\.?"
AGE = re.compile(
    r" (?:\(?(?:1[01]\d|\d{1,2})(?:[,)—](?!\d)|-(?!\d)| years)|an? \d{2}-year-old|"
    r"an? (?:\w+ )?(?:citizen|national|native|alien|fugitive)\b|an? illegal)"
)
"""What stands after a name with an age, below 120: "(202) 555-0100" is a telephone number."""
NAME_BEFORE = re.compile(rf"((?:{CAPITALIZED} (?:(?:de|del|la|los|van|von|bin|al|y) )*){{0,5}}{CAPITALIZED}),? $")
REACH = 120
"""How many characters before an age a name may begin."""
BODY_AGED = re.compile(rf"\d{{1,3}}-year-old,? (?:[a-z]+ )*((?:{CAPITALIZED} ?){{1,8}})")


def lower_case(body: str) -> set[str]:
    """The words that the body prints in lower case: ordinary words."""
    return set(LOWER.findall(body))


def named_in(aged: Iterable[str], vocabulary: Vocabulary) -> set[str]:
    """The words of names that the body prints with an age (``aged_names``), case folded."""
    found: set[str] = set()
    for printed in aged:
        run = [fold(word) for word in WORD.findall(printed)]
        if not any(vocabulary.kind((word,)) == "suffix" for word in run):  # "Harris County, 21" names nobody
            found.update(run)
    return {word for word in found if len(word) > 2 and vocabulary.kind((word,)) in (None, "name_word", "city")}


def aged_names(body: str) -> list[str]:
    """Every run of capitalised words that the body prints with an age."""
    found = [
        match[1]
        for age in AGE.finditer(body)
        if (match := NAME_BEFORE.search(body, max(0, age.start() + 1 - REACH), age.start() + 1))
    ]
    if "-year-old" in body:
        found += [match[1] for match in BODY_AGED.finditer(body)]
    return [run for run in found if run.split()[-1].rstrip(".") not in MONTHS]
