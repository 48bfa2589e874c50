"""Names that people use for a place or subject and that no government list prints: `nicknames.csv`, each with its evidence."""

import csv
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "nicknames.csv"


@cache
def nicknames() -> tuple[dict[str, str], ...]:
    """Rows of name, address (the page that answers) and evidence."""
    with FILE.open(newline="") as file:
        return tuple(csv.DictReader(file))
