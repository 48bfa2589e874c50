"""Statement texts → facts about them: what may be shown, who speaks, who signed, what is named, asked and counted.

The texts as printed are local (`build/texts/*_texts.parquet`). Committed are the facts with their words, and the texts of US
government works without names (`records/statement_*.parquet`), so a clone without the texts as printed keeps them. Each fact
carries its rule and the rule's version. Change a rule, and raise its version.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from tqdm import tqdm

import sums
from etl import ledger, records_io, suppressions
from etl.folders import Folders
from etl.statements import across, rule_versions, shapes, words
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
    done &= annotated_before(folders, paths["statement_titles"], paths["shown"])
    due = {key: text for key, text in texts.items() if key[0] not in done}
    rows: dict[str, list[people.Row]] = {name: [] for name in [*paths, "statement_texts"]}
    wanted = {key: text for key, text in sorted(due.items()) if key[0] not in erased and key not in hidden}
    for (sha256, item), by_file in annotated(wanted, folders.reference):
        for name, found in by_file.items():
            rows[name] += [{"snapshot_sha256": sha256, "item": item, **row} for row in found]
    touched = {sha256 for sha256, _ in due} | erased
    tables = {}
    with sums.Rewrite(folders.records, "annotate", records_io.LEVEL) as rewrite:
        for name, schema in (shapes.SCHEMAS | shapes.LOCAL).items():
            into = None if name in shapes.LOCAL else rewrite
            order = shapes.sort_of(schema)
            tables[name] = records_io.replace(paths[name], schema, order, touched, rows[name], hidden, into)
        by_year = [
            records_io.replace(path, shapes.TEXTS, shapes.sort_of(shapes.TEXTS), touched, of_year, hidden, rewrite)
            for path, of_year in text_files(folders.records, rows["statement_texts"], texts)
        ]
        tables["statement_texts"] = pa.concat_tables([shapes.TEXTS.empty_table(), *by_year])
        shown = pa.concat_tables([tables["statement_texts"], tables["shown"]])
        kept = {key: text for key, text in texts.items() if key[0] not in erased and key not in hidden}
        counts = {name: table.num_rows for name, table in tables.items()}
        counts |= across.write(folders, records, kept, shown, hidden, rewrite)
    folders.build.mkdir(parents=True, exist_ok=True)
    temporary = state.with_suffix(".tmp")
    temporary.write_text(json.dumps({"fingerprint": stamp, "snapshots": sorted(done | {sha256 for sha256, _ in due})}))
    temporary.replace(state)
    summary = ", ".join(
        f"{counts[name]} {name.removeprefix('statement_')}"
        for name in [*shapes.SCHEMAS, "statement_texts", *shapes.ACROSS]
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
        yield from progress((key, facts_of(text, known)) for key, text in texts.items() if known)
        return
    rule_versions.all_versions()  # once here, and not in each process: they are forked with what is known by then
    with ProcessPoolExecutor(initializer=begin, initargs=(load(reference),)) as pool:
        yield from progress(zip(texts, pool.map(annotate_one, texts.values(), chunksize=CHUNK), strict=True))


def facts_of(text: Text, reference: Reference) -> dict[str, list[people.Row]]:
    """The rows of one text by record file, as they are published."""
    return words.as_published(facts.find(text, reference), text)


def annotated_before(folders: Folders, titles: Path, shown: Path) -> set[str]:
    """The snapshots of which titles and texts are there as annotation leaves them: git may have brought back older files."""
    stated = set(records_io.read(titles, shapes.SCHEMAS["statement_titles"])["snapshot_sha256"].to_pylist())
    files = [*shapes.text_files(folders.records).values(), shown]
    bodies = {sha256 for path in files for sha256 in records_io.read(path, shapes.TEXTS)["snapshot_sha256"].to_pylist()}
    titles_only = {
        sha256 for (sha256, _), row in records_io.statements(folders.records).items() if row.get("text_sha256") is None
    }
    return stated & (bodies | titles_only)


def text_files(
    records: Path, rows: Iterable[people.Row], texts: Mapping[Key, Text]
) -> Iterator[tuple[Path, list[people.Row]]]:
    """Every file of bodies there is or will be, one for each year of publication, with the ``rows`` that come into it."""
    files, by_year = shapes.text_files(records), defaultdict(list)
    for row in rows:
        day = texts[str(row["snapshot_sha256"]), int(str(row["item"]))].published
        by_year[str(day.year) if day else "undated"].append(row)
    for year in sorted(files.keys() | by_year.keys()):
        yield files.get(year, records / f"{shapes.TEXT_FILE}{year}.parquet"), by_year[year]


def begin(reference: Reference) -> None:
    """Keep what the rules look up in a process of a pool; read once before it, 0.9 s."""
    global KNOWN
    KNOWN = reference


def annotate_one(text: Text) -> dict[str, list[people.Row]]:
    """`facts_of` with what `begin` read."""
    if KNOWN is None:
        raise RuntimeError("begin() did not run in this process")
    return facts_of(text, KNOWN)


def held(folders: Folders, records: Mapping[Key, Mapping[str, Any]]) -> dict[Key, Text]:
    """The texts held in `build/texts`, by statement, with the publication day and URL that ``records`` give."""
    parts: dict[Key, dict[str, str]] = {}
    sources = folders.records / "sources.parquet"
    rights = {row["source_id"]: row["rights"] for row in pq.read_table(sources).to_pylist()} if sources.exists() else {}
    whole: set[Key] = set()
    for path in sorted(folders.texts.glob("*_texts.parquet")):
        may_be_whole = rights.get(path.stem.removesuffix("_texts")) == "us_government_work"
        for row in pq.read_table(path).to_pylist():
            if may_be_whole:
                whole.add((row["snapshot_sha256"], row.get("item") or 1))
            parts.setdefault((row["snapshot_sha256"], row.get("item") or 1), {})[row["part"]] = row["text"]
    members = folders.records / "congress_press_releases_members.parquet"
    rows = pq.read_table(members).to_pylist() if members.exists() else []
    issuers = {(row["snapshot_sha256"], row["item"]): row["name"] for row in rows}
    found = {}
    for key, by_part in parts.items():
        row = records.get(key, {})
        day = next(filter(None, (day_of(row.get(f"published_{by}")) for by in ("meta", "printed", "listed"))), None)
        found[key] = Text(by_part, day, row.get("canonical_url") or "", issuers.get(key), key in whole)
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


def erased_snapshots(path: Path) -> set[str]:
    """The hashes with a tombstone in the ledger: nothing about them is kept."""
    return {line["erased"] for line in ledger.read(path) if line["erased"]}
