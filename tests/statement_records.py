"""Made-up statements with facts at offsets, as extract and annotate would have left them."""

import json
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.statements import shapes
from etl.statements.protect.titles import NAME
from tests.synthetic import sha, write_more

PRIVATE = ["Juan Ficticio", "Ficticio"]  # the name that texts are redacted of, and its part


def shown(text: str) -> str:
    """A text without the private name."""
    return text.replace(PRIVATE[0], NAME)


def where(text: str, words: str) -> Mapping[str, object]:
    """The offsets of the first occurrence of some words in a text, as it is shown."""
    start = shown(text).index(shown(words))
    return {"part": "body", "char_start": start, "char_end": start + len(shown(words))}


def worded(text: str, words: str) -> Mapping[str, object]:
    """The offsets and the words themselves."""
    return {**where(text, words), "words": shown(words), "words_cut": "no"}


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
    whole: bool = True,
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
    if whole:
        add(datasets, f"{shapes.TEXT_FILE}{published[:4]}", snapshot, {"body": shown(body)})
    line = {"source": source, "url": url, "observed_at": f"{seen}T08:00:00Z", "via": "crawl", "status": 200}
    with (datasets / "snapshots.jsonl").open("a") as file:
        file.write(json.dumps(line | {"sha256": snapshot, "found_by": "feed", **ledger}) + "\n")
    return snapshot


def add(datasets: Path, name: str, snapshot: str, *rows: Mapping[str, object]) -> None:
    """Add rows to a file of annotations."""
    schema = shapes.TEXTS if name.startswith(shapes.TEXT_FILE) else (shapes.SCHEMAS | shapes.ACROSS)[name]
    key = {"snapshot_sha256": snapshot, "item": 1, "rule": "test", "rule_version": "1"}
    path = datasets / f"records/{name}.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    old = pq.read_table(path).to_pylist() if path.exists() else []
    pq.write_table(pa.Table.from_pylist([*old, *({**key, **row} for row in rows)], schema=schema), path)


def write(path: Path, name: str, *rows: Mapping[str, object]) -> None:
    schema = (shapes.ACROSS | shapes.LOCAL_ACROSS)[name]
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist([dict(row) for row in rows], schema=schema), path)
