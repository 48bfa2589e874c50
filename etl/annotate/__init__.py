"""Statement texts → facts about them: titles that may be shown, and the places of detention they name.

The texts are local (`build/texts/*_texts.parquet`), and so are the bodies that may be shown and searched
(`build/texts/shown.parquet`). The facts are committed (`records/statement_*.parquet`), so a clone without the texts keeps
them. Each fact carries its rule and the rule's version. Change a rule, and raise its version.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from tqdm import tqdm

from etl import records_io
from etl.annotate import bodies, mentions, titles, vocabulary
from etl.folders import Folders

TITLES = pa.schema(
    [
        ("snapshot_sha256", pa.string()),
        ("title_shown", pa.string()),
        ("redactions", pa.int32()),
        ("rule", pa.string()),
        ("rule_version", pa.string()),
    ]
)
MENTIONS = pa.schema(
    [
        ("snapshot_sha256", pa.string()),
        ("part", pa.string()),
        ("char_start", pa.int32()),
        ("char_end", pa.int32()),
        ("mention_type", pa.string()),
        ("facility_id", pa.string()),
        ("surface", pa.string()),
        ("rule", pa.string()),
        ("rule_version", pa.string()),
    ]
)
SHOWN = pa.schema([("snapshot_sha256", pa.string()), ("body", pa.string())])
REFERENCES = ("title_vocabulary", "organizations", "facility_names", "facility_aliases", "sites")
Texts = dict[str, dict[str, str]]  # by snapshot and part


def main(datasets: Path, again: bool = False) -> int:
    """Annotate the texts that rules and reference have not yet seen; ``again``: all texts held. Returns 0.

    Facts of snapshots whose text is not held stay as they are; those of erased snapshots go. What was annotated, and
    with which rules and reference, is remembered in `build/annotated.json`, which may be deleted.
    """
    folders = Folders(datasets)
    texts = held(folders.texts)
    state = folders.build / "annotated.json"
    known = json.loads(state.read_text()) if state.exists() and not again else {}
    stamp = fingerprint(folders.reference)
    done = set(known.get("snapshots", ())) if known.get("fingerprint") == stamp else set()
    titled = folders.records / "statement_titles.parquet"
    shown_bodies = folders.texts / "shown.parquet"
    for path, schema in ((titled, TITLES), (shown_bodies, SHOWN)):  # git may have brought back an older file
        done &= set(records_io.read(path, schema)["snapshot_sha256"].to_pylist())
    due = {sha256: parts for sha256, parts in texts.items() if sha256 not in done}
    erased = erased_snapshots(folders.ledger)
    title_rows: list[dict[str, object]] = []
    shown_rows: list[dict[str, object]] = []
    mention_rows: list[dict[str, object]] = []
    if due:
        words, places = vocabulary.load(folders.reference), load_places(folders.reference)
        for sha256, parts in tqdm(sorted(due.items()), desc="annotate", unit="statement", disable=None):
            if sha256 not in erased:
                title_rows += title_row(sha256, parts, words)
                mention_rows += find_mentions(sha256, parts, places)
                body = bodies.redact_body(parts.get("body", ""), words)
                shown_rows.append({"snapshot_sha256": sha256, "body": body})
    touched = due.keys() | erased
    shown = records_io.replace(titled, TITLES, ("snapshot_sha256",), touched, title_rows)
    found = records_io.replace(
        folders.records / "statement_mentions.parquet",
        MENTIONS,
        ("snapshot_sha256", "part", "char_start", "char_end"),
        touched,
        mention_rows,
    )
    records_io.replace(shown_bodies, SHOWN, ("snapshot_sha256",), touched, shown_rows)
    folders.build.mkdir(parents=True, exist_ok=True)
    temporary = state.with_suffix(".tmp")
    temporary.write_text(json.dumps({"fingerprint": stamp, "snapshots": sorted(done | due.keys())}))
    temporary.replace(state)
    print(f"annotate: {len(due)} of {len(texts)} texts were due; {shown} titles, {found} mentions")
    return 0


def held(folder: Path) -> Texts:
    """The texts held in `build/texts`, by snapshot and part."""
    texts: Texts = {}
    for path in sorted(folder.glob("*_texts.parquet")):
        for row in pq.read_table(path, columns=["snapshot_sha256", "part", "text"]).to_pylist():
            texts.setdefault(row["snapshot_sha256"], {})[row["part"]] = row["text"]
    return texts


def fingerprint(reference: Path) -> str:
    """A hash of all that decides: rule versions and reference files."""
    digest = hashlib.sha256(f"{titles.VERSION} {bodies.VERSION} {mentions.VERSION}".encode())
    for name in REFERENCES:
        path = reference / f"{name}.csv"
        digest.update(hashlib.sha256(path.read_bytes() if path.exists() else b"").digest())
    return digest.hexdigest()


def erased_snapshots(ledger: Path) -> set[str]:
    """The hashes with a tombstone in the ledger: nothing about them is kept."""
    if not ledger.exists():
        return set()
    with ledger.open(encoding="utf-8") as file:
        return {str(json.loads(line)["erased"]) for line in file if '"erased"' in line and line.endswith("\n")}


def load_places(reference: Path) -> mentions.Gazetteer:
    """The gazetteer of one reference folder. Raises KeyError where an alias names an unknown facility."""
    names = [
        (row["name_printed"], mentions.Place(row["facility_id"], row["city"], row["state"]))
        for row in rows_if_any(reference / "facility_names.csv")
    ]
    where = {place.facility_id: place for _, place in names}
    names += [(row["alias"], where[row["facility_id"]]) for row in rows_if_any(reference / "facility_aliases.csv")]
    sites = [(row["name"], row["city"], row["state"]) for row in rows_if_any(reference / "sites.csv")]
    return mentions.gazetteer(names, sites)


def rows_if_any(path: Path) -> list[dict[str, str]]:
    """The rows of a reference file that a datasets folder may lack."""
    return vocabulary.rows(path) if path.exists() else []


def title_row(sha256: str, parts: Mapping[str, str], words: vocabulary.Vocabulary) -> Iterator[dict[str, object]]:
    """The row of one title, none where the snapshot has none."""
    if title := parts.get("title"):
        redacted = titles.redact(title, parts.get("body", ""), words)
        yield {
            "snapshot_sha256": sha256,
            "title_shown": redacted.shown,
            "redactions": len(redacted.spans),
            "rule": titles.RULE,
            "rule_version": titles.VERSION,
        }


def find_mentions(sha256: str, parts: Mapping[str, str], places: mentions.Gazetteer) -> Iterator[dict[str, object]]:
    """The rows of all mentions in the parts of one statement."""
    context = "\n".join(parts[part] for part in sorted(parts))
    for part, text in sorted(parts.items()):
        for mention in mentions.find(text, context, places):
            yield {
                "snapshot_sha256": sha256,
                "part": part,
                "char_start": mention.char_start,
                "char_end": mention.char_end,
                "mention_type": mention.mention_type,
                "facility_id": mention.facility_id,
                "surface": mention.surface,
                "rule": mention.rule,
                "rule_version": mentions.VERSION,
            }
