"""Made-up statements with facts at offsets, as extract and annotate would have left them."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.statements import shapes
from etl.statements.protect import bodies
from tests.synthetic import sha, write_more

PRIVATE = ["Juan Ficticio", "Ficticio"]  # the name that texts are redacted of, and its part


def where(text: str, words: str) -> Mapping[str, object]:
    """The offsets of the first occurrence of some words in a text."""
    start = text.index(words)
    return {"part": "body", "char_start": start, "char_end": start + len(words)}


def state(
    datasets: Path,
    source: str,
    url: str,
    /,  # the ledger has a url of its own
    body: str,
    title: str,
    published: str,
    seen: str,
    issuer: str | None = None,
    **ledger: object,
) -> str:
    """Record a statement as extract and annotate would have; returns its snapshot."""
    snapshot = sha(url + body)
    records = datasets / "records"
    row: Mapping[str, object] = {
        "snapshot_sha256": snapshot, "item": 1, "canonical_url": url, "language": "en", "published_meta": published,
        "text_sha256": sha(body), "title_sha256": sha(title), "word_count": len(body.split()), "issuer": issuer,
    }  # fmt: skip
    write_more(records / f"{source}_statements.parquet", row)
    write_more(records / "extractions.parquet", {"snapshot_sha256": snapshot, "source": source, "state": "extracted"})
    add(datasets, "statement_titles", snapshot, {"title_shown": title})
    cuts = [match.span() for name in PRIVATE[:1] for match in re.finditer(name, body)]
    shown = {
        "body": bodies.without(body, 0, len(body), cuts),
        "removed": ";".join(f"{start}-{end}" for start, end in cuts),
    }
    add(datasets, "shown", snapshot, shown)
    line = {"source": source, "url": url, "observed_at": f"{seen}T08:00:00Z", "via": "crawl", "status": 200}
    with (datasets / "snapshots.jsonl").open("a") as file:
        file.write(json.dumps(line | {"sha256": snapshot, "found_by": "feed", **ledger}) + "\n")
    return snapshot


def add(datasets: Path, name: str, snapshot: str, *rows: Mapping[str, object]) -> None:
    """Add rows to a file of annotations."""
    folder = datasets / ("records" if name in shapes.SCHEMAS else "build/texts")
    schema = (shapes.SCHEMAS | shapes.LOCAL)[name]
    key = {"snapshot_sha256": snapshot, "item": 1, "rule": "test", "rule_version": "1"}
    path = folder / f"{name}.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    old = pq.read_table(path).to_pylist() if path.exists() else []
    pq.write_table(pa.Table.from_pylist([*old, *({**key, **row} for row in rows)], schema=schema), path)


def ends(place: Mapping[str, object]) -> tuple[int, int]:
    return int(str(place["char_start"])), int(str(place["char_end"]))


def write(path: Path, name: str, *rows: Mapping[str, object]) -> None:
    schema = (shapes.ACROSS | shapes.LOCAL_ACROSS)[name]
    pq.write_table(pa.Table.from_pylist([dict(row) for row in rows], schema=schema), path)
