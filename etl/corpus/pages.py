"""One page of a corpus, and the rows that annotation makes of it.

The rows are those of `etl annotate`: the same functions, rules and versions, the same protection of people. Of works of the
US government the text without names is written too, of others only the words of what was found (rule 10 of the design).
What recurs across texts (`etl.statements.across`) is not looked for.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from etl import suppressions
from etl.folders import ROOT
from etl.statements import day_of, facts_of, shapes
from etl.statements import statement as facts
from etl.statements.reference import fingerprint, load

WANTED = ("url", "date", "title", "text")
"""The columns a corpus must have; ``issuer``, the member of Congress who published it, is read where there is one."""
OPTIONAL = ("issuer",)
OWN_REFERENCE = ROOT / "datasets" / "reference"
SUPPRESSED = "on the list of suppressed statements"

KEY = [(name, pa.string()) for name in ("statement_id", "url", "text_sha256", "annotated_by", "fact", "reason")]
FACTS = pa.unify_schemas([pa.schema(KEY), *shapes.SCHEMAS.values(), shapes.TEXTS])
FACTS = pa.schema([field for field in FACTS if field.name not in ("snapshot_sha256", "item")])
"""One row a fact, with the columns of every kind of fact (`shapes`; null where a kind has none of that name).

``fact`` is the record file it would stand in; `statement` is the one row of each page that was read, `refusal` that of a page
that was not, with its ``reason``. ``statement_id`` is made of the URL as in the published tables, ``text_sha256`` of the text
as given.
"""
Row = dict[str, Any]


class Page(NamedTuple):
    """One row of a corpus, as given; ``refused`` says why it is not to be annotated."""

    url: str | None
    date: str | None
    title: str | None
    text: str | None
    issuer: str | None = None
    refused: str | None = None


Work = Callable[[Page], list[Row]]


def pages(batch: pa.RecordBatch) -> list[Page]:
    """The pages of a batch with the columns `WANTED`. Raises ValueError where one is missing."""
    if missing := [name for name in WANTED if name not in batch.schema.names]:
        raise ValueError(f"no column {', '.join(missing)}; there are {', '.join(batch.schema.names)}")
    names = [name for name in (*WANTED, *OPTIONAL) if name in batch.schema.names]
    columns = [batch.column(name).cast(pa.string()).to_pylist() for name in names]
    return [Page(*row) for row in zip(*columns, strict=True)]


def stamp(reference: Path, whole: bool) -> str:
    """Which rules, reviewed knowledge and rights made a row (`annotated_by`): twelve hexadecimal digits."""
    return hashlib.sha256(f"{fingerprint(reference)} {whole}".encode()).hexdigest()[:12]


def annotator(reference: Path | None, whole: bool, expected: str) -> Work:
    """The function that annotates a page. ``reference`` None is the folder that came with this code; ``whole`` says that the
    corpus is of US government works.

    Raises ValueError where rules or reference are others than those ``expected``: another version on a worker of a cluster.
    """
    reference = reference or OWN_REFERENCE
    if (mine := stamp(reference, whole)) != expected:
        raise ValueError(f"{ROOT} has other rules or reference files ({mine}) than the machine that asks ({expected})")
    known, hidden = load(reference), suppressions.read(reference)

    def work(page: Page) -> list[Row]:
        key = {**keys(page), "annotated_by": mine}
        if key["statement_id"] in hidden:
            return [refusal({**key, "url": None}, SUPPRESSED)]
        if page.refused:
            return [refusal(key, page.refused)]
        try:
            found = facts_of(statement(page, whole), known)
        except Exception as error:  # noqa: BLE001 - a row says so; the other pages go on
            return [refusal(key, f"{type(error).__name__}: {error}"[:300])]
        return [key | {"fact": "statement"}, *({**key, "fact": name, **row} for name, row in each(found))]

    return work


def each(found: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The rows that may leave, with the name of their file."""
    return ((name, row) for name, rows in found.items() if name not in shapes.LOCAL for row in rows)


def keys(page: Page) -> Row:
    """The columns by which a page is known."""
    return {
        "statement_id": suppressions.statement_id(page.url or ""),
        "url": page.url,
        "text_sha256": hashlib.sha256((page.text or "").encode()).hexdigest(),
    }


def refusal(key: Row, reason: str) -> Row:
    """The row of a page that was not annotated."""
    return key | {"fact": "refusal", "reason": reason}


def statement(page: Page, whole: bool) -> facts.Text:
    """A page as the rules read it: white space collapsed and blank lines left out, as in the texts that are collected.

    Raises ValueError where there is a date that is none.
    """
    lines = (" ".join(line.split()) for line in (page.text or "").split("\n"))
    parts = {"title": " ".join((page.title or "").split()), "body": "\n".join(line for line in lines if line)}
    day = day_of(page.date)
    if page.date and not day:
        raise ValueError(f"date {page.date!r} is neither ISO nor a US date")
    return facts.Text({part: text for part, text in parts.items() if text}, day, page.url or "", page.issuer, whole)


def batch_of(rows: Sequence[Row]) -> pa.RecordBatch:
    """The rows as a batch of `FACTS`."""
    return pa.RecordBatch.from_pylist(list(rows), schema=FACTS)
