"""Statement texts → facts about them: what may be shown, who speaks, who signed, what is named, asked and counted.

The texts are local (`build/texts/*_texts.parquet`), and so is what may be shown and searched of them (`build/texts/shown`
and `spans`). The facts are committed (`records/statement_*.parquet`), so a clone without the texts keeps them. Each fact
carries its rule and the rule's version. Change a rule, and raise its version.
"""

import json
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq
from tqdm import tqdm

import sums
from etl import records_io, suppressions
from etl.folders import Folders
from etl.statements import across, rule_versions, shapes
from etl.statements import statement as facts
from etl.statements.protect import people
from etl.statements.reference import Reference, fingerprint, load, load_places
from etl.statements.statement import Text

__all__ = ["fingerprint", "load", "load_places", "main"]

Key = tuple[str, int]  # snapshot_sha256, item
FOR_A_POOL, CHUNK = 200, 20
"""From so many texts on, processes are worth their start (a second each); texts handed to one at a time."""
KNOWN: Reference | None = None
"""What the rules look up, in a process of a pool."""
PRINTED = ("%B %d, %Y", "%b %d, %Y", "%b. %d, %Y", "%m/%d/%Y", "%m/%d/%y")


def main(datasets: Path, again: bool = False) -> int:
    """Annotate the texts that rules and reference have not yet seen; ``again``: all texts held. Returns 0; raises SumsError.

    Facts of snapshots whose text is not held stay as they are; those of erased snapshots and of suppressed
    statements go. What was annotated, and with which rules and reference, is remembered in `build/annotated.json`, which
    may be deleted. A record file that is not what was written here is made anew, if all texts are held.
    """
    folders = Folders(datasets)
    sums.verify(folders.records, "extract")  # what is lost there would be lost from annotation's files, too
    records = records_io.statements(folders.records)
    texts = held(folders, records)
    erased = erased_snapshots(folders.ledger)
    hidden = suppressions.keys(records, suppressions.read(folders.reference))
    gone = {key for key in records if key[0] in erased} | hidden
    without_text = len(records.keys() - texts.keys() - gone)
    again |= records_io.set_damaged_aside(folders.records, [*shapes.SCHEMAS, *shapes.ACROSS], without_text)
    state = folders.build / "annotated.json"
    known = json.loads(state.read_text()) if state.exists() and not again else {}
    stamp = fingerprint(folders.reference)
    done = set(known.get("snapshots", ())) if known.get("fingerprint") == stamp else set()
    paths = {name: folders.records / f"{name}.parquet" for name in shapes.SCHEMAS}
    paths |= {name: folders.texts / f"{name}.parquet" for name in shapes.LOCAL}
    titles = records_io.read(paths["statement_titles"], shapes.SCHEMAS["statement_titles"])
    shown = records_io.read(paths["shown"], shapes.LOCAL["shown"])
    done &= set(titles["snapshot_sha256"].to_pylist())  # git may have brought back an older file
    done &= set(shown.filter(pc.is_valid(shown["removed"]))["snapshot_sha256"].to_pylist())
    due = {key: text for key, text in texts.items() if key[0] not in done}
    rows: dict[str, list[people.Row]] = {name: [] for name in paths}
    wanted = {key: text for key, text in sorted(due.items()) if key[0] not in erased and key not in hidden}
    for (sha256, item), by_file in annotated(wanted, folders.reference):
        for name, found in by_file.items():
            rows[name] += [{"snapshot_sha256": sha256, "item": item, **row} for row in found]
    touched = {sha256 for sha256, _ in due} | erased
    counts = {}
    with sums.Rewrite(folders.records, "annotate", records_io.LEVEL) as rewrite:
        for name, schema in (shapes.SCHEMAS | shapes.LOCAL).items():
            into = None if name in shapes.LOCAL else rewrite
            order = shapes.sort_of(schema)
            counts[name] = records_io.replace(paths[name], schema, order, touched, rows[name], hidden, into)
        bodies = pq.read_table(paths["shown"]).to_pylist()
        kept = {key: text for key, text in texts.items() if key[0] not in erased and key not in hidden}
        visible = {(row["snapshot_sha256"], row["item"] or 1): row["body"] for row in bodies}
        counts |= across.write(folders, records, kept, visible, hidden, rewrite)
    folders.build.mkdir(parents=True, exist_ok=True)
    temporary = state.with_suffix(".tmp")
    temporary.write_text(json.dumps({"fingerprint": stamp, "snapshots": sorted(done | {sha256 for sha256, _ in due})}))
    temporary.replace(state)
    summary = ", ".join(
        f"{counts[name]} {name.removeprefix('statement_')}" for name in [*shapes.SCHEMAS, *shapes.ACROSS]
    )
    print(f"annotate: {len(due)} of {len(texts)} texts were due; {summary}")
    if due and (lines := rule_versions.unexplained(folders.reference)):
        print(
            "annotate: new rules; reference/rule_changes.csv needs, before their records are committed:",
            *lines,
            sep="\n",
        )
    return 0


def annotated(texts: Mapping[Key, Text], reference: Path) -> Iterator[tuple[Key, dict[str, list[people.Row]]]]:
    """The rows of each text by record file, in the order of ``texts``; many texts are shared out to all cores."""
    progress = partial(tqdm, total=len(texts), desc="annotate", unit="statement", disable=None)
    if len(texts) < FOR_A_POOL:
        known = load(reference) if texts else None
        yield from progress((key, facts.find(text, known)) for key, text in texts.items() if known)
        return
    with ProcessPoolExecutor(initializer=begin, initargs=(reference,)) as pool:
        yield from progress(zip(texts, pool.map(annotate_one, texts.values(), chunksize=CHUNK), strict=True))


def begin(reference: Path) -> None:
    """Read what the rules look up, once in each process of a pool."""
    global KNOWN
    KNOWN = load(reference)


def annotate_one(text: Text) -> dict[str, list[people.Row]]:
    """`statement.find` with what `begin` read."""
    if KNOWN is None:
        raise RuntimeError("begin() did not run in this process")
    return facts.find(text, KNOWN)


def held(folders: Folders, records: Mapping[Key, Mapping[str, Any]]) -> dict[Key, Text]:
    """The texts held in `build/texts`, by statement, with the publication day and URL that ``records`` give."""
    parts: dict[Key, dict[str, str]] = {}
    for path in sorted(folders.texts.glob("*_texts.parquet")):
        for row in pq.read_table(path).to_pylist():
            parts.setdefault((row["snapshot_sha256"], row.get("item") or 1), {})[row["part"]] = row["text"]
    members = folders.records / "congress_press_releases_members.parquet"
    rows = pq.read_table(members).to_pylist() if members.exists() else []
    issuers = {(row["snapshot_sha256"], row["item"]): row["name"] for row in rows}
    found = {}
    for key, words in parts.items():
        row = records.get(key, {})
        day = next(filter(None, (day_of(row.get(f"published_{by}")) for by in ("meta", "printed", "listed"))), None)
        found[key] = Text(words, day, row.get("canonical_url") or "", issuers.get(key))
    return found


def day_of(printed: str | None) -> date | None:
    """A publication day as sources print it: ISO (with or without time), or a US date; None where it is none of these."""
    text = (printed or "").strip()
    if re.match(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text[:10])
    for form in PRINTED:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:  # not this form: try the next
            continue
    return None


def erased_snapshots(ledger: Path) -> set[str]:
    """The hashes with a tombstone in the ledger: nothing about them is kept."""
    if not ledger.exists():
        return set()
    with ledger.open(encoding="utf-8") as file:
        return {str(json.loads(line)["erased"]) for line in file if '"erased"' in line and line.endswith("\n")}
