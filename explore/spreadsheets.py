"""CSV that a spreadsheet can open: a cell of text that it would run as a formula has an apostrophe before it.

Excel, LibreOffice and Google Sheets take a cell that begins with = + - @, a tab or a carriage return (also by their full-width
forms) for a formula, and `=cmd|…` or `=IMPORTXML(…)` runs or calls out. Numbers are left as they are, and so is a single sign.
The Parquet files hold every text as printed.
"""

import csv
import io
import re
import unicodedata
from typing import Any

from datasette import utils as datasette_utils
from datasette.views import base as datasette_views

STARTS = frozenset("=+-@\t\r\n")
NUMBER = re.compile(r"[-+]?(?:\d[\d,]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?%?")
SUSPECT = re.compile(r"(?:^|[,\"])[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")  # cheap: most rows have no such cell


def safe(value: Any) -> Any:
    """``value`` as a spreadsheet shows it and runs nothing; what is no text is left as it is."""
    if not isinstance(value, str) or len(value) < 2 or unicodedata.normalize("NFKC", value[0]) not in STARTS:
        return value
    return value if NUMBER.fullmatch(value) else f"'{value}"


class SafeWriter(datasette_utils.LimitedWriter):  # type: ignore[misc]
    """Where Datasette writes the rows of a CSV, one at a time: as text that is safe."""

    async def write(self, row: str) -> None:
        """Hand on one row. What Datasette writes around them (its page of traces) is no row and has no such cell."""
        if SUSPECT.search(row):
            out = io.StringIO()
            csv.writer(out).writerows(
                [safe(cell) for cell in cells] for cells in csv.reader(io.StringIO(row, newline=""))
            )
            row = out.getvalue()
        await super().write(row)


def install() -> None:
    """Let Datasette write its CSV that way."""
    datasette_views.LimitedWriter = SafeWriter
