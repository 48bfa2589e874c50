"""The gate for people: a file that lists persons is quarantined before records, git or Datasette see it.

In November 2022 ICE posted 6,252 asylum seekers' names and A-numbers on the very page this project reads.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

# No letter or digit before the A. Said after the A, because a pattern that starts with a letter is sought 15 times faster.
A_NUMBER = re.compile(r"A(?<![A-Za-z0-9]A)[-# ]{0,2}(\d{2,3}[- ]?\d{3}[- ]?\d{3})(?!\d)")
PERSON_HEADERS = frozenset(
    (
        "first name|last name|middle name|full name|given name|family name|surname|detainee name|alien name|"
        "name of alien|name of detainee|dob|date of birth|birth date|birthdate|a-number|a number|a#|a-#|alien number|"
        "alien no|anumber|alien file number|alien registration number|a-file number|a_number|country of citizenship|"
        "citizenship country|citizenship|country of birth|birth country|passport number|fins|fins number|"
        "subject id|eid subject id|ssn"
    ).split("|")
)
MANY = 3  # A-numbers, or person headers
LIST_ROWS = 30  # a sheet longer than this is a list: two person headers are enough


class QuarantinedError(Exception):
    """The bytes seem to list persons. The message says which rule, never what was found."""


def scan(texts: Iterable[str], rows: int = 0) -> str | None:
    """Why ``texts`` seem to list persons, None where they don't.

    ``texts`` are the cells of one sheet with ``rows`` rows, or the text of one page (``rows`` 0). Rules: at least 3
    different A-numbers; at least 3 different headers of person lists; 2 such headers in a sheet of more than 30 rows.
    """
    distinct = set(texts)
    numbers = set(A_NUMBER.findall("\n".join(distinct)))
    if len(numbers) >= MANY:
        return f"{len(numbers)} A-numbers"
    headers = {_folded(text) for text in distinct if len(text) < 40} & PERSON_HEADERS
    if len(headers) >= MANY or (len(headers) >= MANY - 1 and rows > LIST_ROWS):
        return f"{len(headers)} headers of a list of persons over {rows} rows"
    return None


@lru_cache(maxsize=2**14)  # editions repeat their texts
def _folded(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(":.")
