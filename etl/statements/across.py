"""Facts across texts: signatures and clusters of copies, changes between versions, keyed by the hashes of bodies; and what
recurs in the texts of one publisher.

Signatures are made once for each body; clusters are computed anew from all of them, which takes a second for 10,000. Bodies
that no record names any more (erased snapshots) go from every file.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any

import pyarrow as pa

from etl import records_io
from etl.folders import Folders
from etl.statements import boilerplate, shapes
from etl.statements.protect.people import Row
from etl.statements.rule_versions import rule_version
from etl.statements.statement import Text
from etl.statements.text import clusters, versions
from sums import Rewrite

Key = tuple[str, int]  # snapshot_sha256, item


def write(
    folders: Folders,
    records: Mapping[Key, Mapping[str, Any]],
    texts: Mapping[Key, Text],
    bodies_shown: pa.Table,
    hidden: Collection[Key],
    rewrite: Rewrite,
) -> dict[str, int]:
    """Write the files of `shapes.ACROSS` and `shapes.LOCAL_ACROSS`; returns the rows of each.

    ``records``: the rows of `records_io.statements`. ``texts`` are those held, as printed, ``bodies_shown``
    the bodies that may be shown (`shapes.TEXTS`). Facts of bodies that are not held
    stay as they are, but nothing stays of ``hidden`` (suppressed) statements. What recurs and what changed in the words is
    found in the texts as they are shown, of which a clone has those of government works, too.
    """
    records = {key: row for key, row in records.items() if key not in hidden}
    bodies = {key: body for key, text in texts.items() if key in records and (body := text.parts.get("body"))}
    hashes = {key: hashlib.sha256(body.encode()).hexdigest() for key, body in bodies.items()}
    alive = {str(row.get("text_sha256")) for row in records.values()} | set(hashes.values())
    by_hash = {hashes[key]: bodies[key] for key in sorted(bodies)}
    rows = {"statement_signatures": signatures(folders, alive, by_hash)}
    rows["statement_clusters"] = grouped(folders, rows["statement_signatures"])
    pairs = version_pairs({key: (url_of(records[key]), text) for key, text in hashes.items()})
    rows["statement_changes"] = changes(folders, alive, by_hash, pairs)
    shown = {(row["snapshot_sha256"], row["item"]): row["body"] for row in bodies_shown.to_pylist()}
    shown = {key: body for key, body in shown.items() if key in records}
    stated = {key: (url_of(records[key]), str(records[key].get("text_sha256"))) for key in shown}
    visible = {stated[key][1]: shown[key] for key in sorted(shown)}
    rows["differences"] = list(differences(visible, version_pairs(stated)))
    rows["statement_boilerplate"] = list(repeated(records, shown))
    counts = {}
    for folder, schemas in ((folders.records, shapes.ACROSS), (folders.texts, shapes.LOCAL_ACROSS)):
        for name, schema in schemas.items():
            new = pa.Table.from_pylist(sorted(rows[name], key=order(schema)), schema=schema)
            path = folder / f"{name}.parquet"
            if not path.exists() or not records_io.read(path, schema).equals(new):
                records_io.write(path, new, None if name in shapes.LOCAL_ACROSS else rewrite)
            counts[name] = new.num_rows
    return counts


def url_of(row: Mapping[str, Any]) -> str:
    """The canonical URL of a record; "" where it has none."""
    return row.get("canonical_url") or ""


def repeated(records: Mapping[Key, Mapping[str, Any]], shown: Mapping[Key, str]) -> Iterator[Row]:
    """The sentences that recur in the texts of a publisher: of the issuer, where a source holds several."""
    stated = {
        key: boilerplate.Statement(
            f"{records[key]['source_id']} {records[key].get('issuer')}", url_of(records[key]), body
        )
        for key, body in shown.items()
    }
    for (sha256, item), sentence in boilerplate.find(stated):
        yield {
            "snapshot_sha256": sha256,
            "item": item,
            "part": "body",
            "char_start": sentence.start,
            "char_end": sentence.end,
            "n_statements": sentence.texts,
        } | rule(boilerplate.RULE, rule_version("statement_boilerplate"))


def signatures(folders: Folders, alive: set[str], bodies: Mapping[str, str]) -> list[Row]:
    """The signature of every body: made anew for those held that have none of this version."""
    kept = keep(folders, "statement_signatures", rule_version("statement_signatures"), alive, bodies)
    done = {row["text_sha256"] for row in kept}
    made = {text: clusters.signature(body) for text, body in bodies.items() if text not in done}
    return kept + [
        {"text_sha256": text, "signature": value} | rule(clusters.RULE, rule_version("statement_signatures"))
        for text, value in made.items()
    ]


def grouped(folders: Folders, signed: list[Row]) -> list[Row]:
    """The cluster of every body; those of the last time where they were made of the same signatures."""
    known: list[Row] = records_io.read(
        folders.records / "statement_clusters.parquet", shapes.ACROSS["statement_clusters"]
    ).to_pylist()
    if {(row["text_sha256"], row["rule_version"]) for row in known} == {
        (row["text_sha256"], row["rule_version"]) for row in signed
    }:
        return known
    version = {str(row["text_sha256"]): str(row["rule_version"]) for row in signed}
    clustered = clusters.cluster({str(row["text_sha256"]): row["signature"] for row in signed})  # type: ignore[misc]
    return [
        {"text_sha256": text, "cluster": least} | rule(clusters.RULE, version[text])
        for text, least in clustered.items()
    ]


def version_pairs(bodies: Mapping[Key, tuple[str, str]]) -> list[tuple[str, str]]:
    """Every two different bodies of one statement (URL), as hashes in order."""
    by_url: dict[str, set[str]] = defaultdict(set)
    for url, text in bodies.values():
        by_url[url].add(text)
    return sorted({pair for texts in by_url.values() for pair in combinations(sorted(texts), 2)})


def changes(
    folders: Folders, alive: set[str], bodies: Mapping[str, str], pairs: Iterable[tuple[str, str]]
) -> list[Row]:
    """Words added and removed between every two bodies of one statement."""
    kept = keep(folders, "statement_changes", rule_version("statement_changes"), alive, bodies)
    done = {(row["text_sha256"], row["other_text_sha256"]) for row in kept}
    made = {pair: versions.counts(bodies[pair[0]], bodies[pair[1]]) for pair in pairs if pair not in done}
    return kept + [
        {"text_sha256": one, "other_text_sha256": other, "words_added": added, "words_removed": removed}
        | rule(versions.RULE, rule_version("statement_changes"))
        for (one, other), (added, removed) in made.items()
    ]


def differences(shown: Mapping[str, str], pairs: Iterable[tuple[str, str]]) -> Iterable[Row]:
    """The passages that differ between the bodies as they may be shown."""
    for one, other in pairs:
        if one in shown and other in shown:
            for number, passage in enumerate(versions.passages(shown[one], shown[other]), start=1):
                yield {"text_sha256": one, "other_text_sha256": other, "position": number} | passage._asdict()


def keep(folders: Folders, name: str, version: str, alive: set[str], bodies: Mapping[str, str]) -> list[Row]:
    """The rows of a record file that stand: all their bodies are known, and made by this version or no longer held."""
    schema = shapes.ACROSS[name]
    keys = [column for column in schema.names if column.endswith("text_sha256")]
    return [
        row
        for row in records_io.read(folders.records / f"{name}.parquet", schema).to_pylist()
        if all(row[key] in alive for key in keys)
        and (row["rule_version"] == version or not all(row[key] in bodies for key in keys))
    ]


def rule(name: str, version: str) -> Row:
    """The columns that say which rule found a fact."""
    return {"rule": name, "rule_version": version}


def order(schema: pa.Schema):  # type: ignore[no-untyped-def]
    """The sort key of rows: hashes, then position."""
    keys = ("snapshot_sha256", "item", "char_start", "position")
    names = [name for name in schema.names if name.endswith("text_sha256") or name in keys]
    return lambda row: tuple(row[name] for name in names)
