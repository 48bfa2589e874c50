"""The shape that the statement records of every source share, so that the build can union them by column name."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from scrapers.page import collapsed
from scrapers.records import Record, RecordTable, RefusedError
from scrapers.snapshots import Snapshot

DATELINE = re.compile(
    r"""((?:Mc|Mac|De|La)?[A-Z][A-Z.'’]+(?:[ /-][A-Z.'’]+)*  # the city, in capitals
    (?:,[ ][A-Z][A-Za-z.]*(?:[ ][A-Z][A-Za-z.]*)?)?(?:[ ]?[.,])?)  # its state: Texas, N.J., W. Va., Puerto Rico
    [ ]?(?:[—–]|(?<=[ .])-(?=[ ]))                           # a dash; a hyphen only where a space shows it is one""",
    re.VERBOSE,
)
"""What opens a release: "EL PASO, Texas —", "NEWARK, N.J. –", "McALLEN, Texas - ". So narrow that no sentence fits."""

MARKUP = re.compile(r"\s*(?:<|[{\[]|%PDF)")  # a page, JSON, a PDF


def tables(source_id: str) -> tuple[RecordTable, RecordTable]:
    """The committed facts and the local running text of one source of statements.

    The titles and bodies of enforcement releases name arrested people, so the committed table holds neither.
    ``*_printed`` is what a reader sees, ``*_meta`` what the page's metadata says. ``topics`` is a JSON array, null
    where the page has no topics. ``archived`` is yes, no, or null where the publisher has no such mark.
    ``word_count`` and ``text_sha256`` are of the body, normalized by ``page.text_of``. ``item`` is the position of the
    statement in its document, from 1: a page holds one, a feed or a page of an API several. ``issuer`` is who issued
    it, where one source holds several issuers (`bioguide:A000055`, an agency's name); null where it is the publisher.
    A statement of which only the title is known has neither word_count nor text_sha256.
    """
    facts = RecordTable(
        name=f"{source_id}_statements",
        columns={
            "snapshot_sha256": "string",
            "item": "int32",
            "canonical_url": "string",
            "issuer": "string",
            "language": "string",
            "published_printed": "string",
            "published_meta": "string",
            "published_listed": "string",
            "listed_by": "string",
            "modified_meta": "string",
            "dateline_printed": "string",
            "locality": "string",
            "region": "string",
            "topics": "string",
            "archived": "string",
            "word_count": "int32",
            "text_sha256": "string",
            "title_sha256": "string",
        },
        sort=("snapshot_sha256", "item"),
    )
    texts = RecordTable(
        name=f"{source_id}_texts",
        columns={"snapshot_sha256": "string", "item": "int32", "part": "string", "text": "string"},
        sort=("snapshot_sha256", "item", "part"),
        local=True,
    )
    return facts, texts


def refusals(source_id: str) -> RecordTable:
    """The rows of a collection that could not be read, by their place in it; all its other rows stand."""
    return RecordTable(
        name=f"{source_id}_refusals",
        columns={
            "snapshot_sha256": "string",
            "sheet": "string",
            "cell": "string",
            "part": "string",
            "reason": "string",
        },
        sort=("snapshot_sha256", "part", "cell"),
    )


def refusal(source_id: str, part: str, error: RefusedError) -> Record:
    """The row of `refusals` for one ``part`` (line 3, row 4) of a collection."""
    return (
        f"{source_id}_refusals",
        {"sheet": error.sheet, "cell": error.cell, "part": part, "reason": error.reason},
    )


@dataclass(frozen=True)
class Statement:
    """One statement as its page prints it. ``language`` is the primary subtag of BCP 47 (en, es). ``body`` is None where a
    collection holds the title alone, ``title`` None where a bare text was given without one.
    """

    canonical_url: str
    language: str
    title: str | None
    body: str | None
    subtitle: str | None = None
    published_printed: str | None = None
    published_meta: str | None = None
    published_listed: str | None = None
    listed_by: str | None = None
    modified_meta: str | None = None
    locality: str | None = None
    region: str | None = None
    topics: str | None = None
    archived: str | None = None
    issuer: str | None = None
    item: int = 1

    def records(self, source_id: str) -> Iterator[Record]:
        """The rows of both tables."""
        dateline = DATELINE.match(self.body or "")
        yield (
            f"{source_id}_statements",
            {
                "item": self.item,
                "canonical_url": self.canonical_url,
                "issuer": self.issuer,
                "language": self.language,
                "published_printed": self.published_printed,
                "published_meta": self.published_meta,
                "published_listed": self.published_listed,
                "listed_by": self.listed_by,
                "modified_meta": self.modified_meta,
                "dateline_printed": dateline[1] if dateline else None,
                "locality": self.locality,
                "region": self.region,
                "topics": self.topics,
                "archived": self.archived,
                "word_count": None if self.body is None else len(self.body.split()),
                "text_sha256": sha256_of(self.body),
                "title_sha256": sha256_of(self.title),
            },
        )
        for part, text in (("title", self.title), ("subtitle", self.subtitle), ("body", self.body)):
            if text:
                yield f"{source_id}_texts", {"item": self.item, "part": part, "text": text}


def sha256_of(text: str | None) -> str | None:
    """The sha256 of a text, hexadecimal; None where there is none."""
    return None if text is None else hashlib.sha256(text.encode()).hexdigest()


def given(snapshot: Snapshot) -> Iterator[Record]:
    """The record of a bare text that somebody took from the page at ``snapshot.url``, with the title and the day of
    publication that they gave with it. Raises RefusedError where it is no plain text.
    """
    try:
        text = snapshot.body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(f"{snapshot.url}: no text in UTF-8 ({error})", cell="text") from error
    if not text.strip() or MARKUP.match(text):
        raise RefusedError(f"{snapshot.url}: no plain text; a page is imported without --published", cell="text")
    yield from Statement(
        canonical_url=snapshot.url,
        language="en",
        title=snapshot.title,
        body=collapsed(text),
        published_meta=snapshot.published_on,
    ).records(snapshot.source)
