"""JSON replies and feeds that are documents themselves: read strictly, with the place of what is wrong."""

import json
from collections.abc import Iterator
from typing import Any

from scrapers import feeds, statements
from scrapers.articles import html_text
from scrapers.records import IgnoredError, Record, RefusedError
from scrapers.relevance import about_detention
from scrapers.snapshots import Snapshot
from scrapers.sources import Source


def read_object(snapshot: Snapshot) -> dict[str, Any]:
    """The JSON object of a reply. Raises RefusedError."""
    try:
        reply = json.loads(snapshot.body)
    except ValueError as error:
        raise RefusedError(f"{snapshot.url}: not JSON ({error})", cell="$") from error
    if not isinstance(reply, dict):
        raise RefusedError(f"{snapshot.url}: a {type(reply).__name__}, expected an object", cell="$")
    return reply


def field(row: object, name: str, kind: type | tuple[type, ...], cell: str) -> Any:
    """A field of ``row`` that must be there and of ``kind``. Raises RefusedError naming ``cell`` and the field."""
    if not isinstance(row, dict) or name not in row or not isinstance(row[name], kind):
        found = repr(row[name])[:60] if isinstance(row, dict) and name in row else "nothing"
        raise RefusedError(f"{cell}.{name}: {found}, expected {kind}", cell=f"{cell}.{name}")
    return row[name]


def feed_statements(snapshot: Snapshot, source: Source) -> Iterator[Record]:
    """The entries of a feed that are about detention: what the feed itself says, not the page behind the link.

    Raises RefusedError for what is no feed, or an entry without title or date; IgnoredError where none is kept.
    """
    try:
        entries = feeds.read(snapshot.body, snapshot.url)
    except feeds.NoFeedError as error:
        raise RefusedError(f"{snapshot.url}: {error}", cell="feed") from error
    if not entries:
        raise RefusedError(f"{snapshot.url}: a feed without entries", cell="feed")
    kept = 0
    for item, entry in enumerate(entries, start=1):
        if not entry.title or not entry.published:
            raise RefusedError(f"{snapshot.url}: entry {item} has no title or no date", cell=f"item[{item}]")
        text = html_text(entry.content) or entry.title
        if about_detention(entry.title, text):
            kept += 1
            yield from statements.Statement(
                canonical_url=entry.url,
                language="en",
                title=entry.title,
                body=text,
                published_printed=entry.printed,
                published_meta=entry.published,
                item=item,
            ).records(source.source_id)
    if not kept:
        raise IgnoredError(f"{snapshot.url}: none of {len(entries)} entries is about immigration detention")
