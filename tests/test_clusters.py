"""Copies and versions of texts: which texts are one statement on several sites, and what an edit changed."""

import hashlib
import json
import random
import time
from itertools import combinations
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl import statements as annotate
from etl.statements import shapes
from etl.statements.text import clusters, versions

STRICT = Path(__file__).parents[2] / "shared/data/statements/congress_detention_strict.jsonl"
WIDE = STRICT.with_name("congress_immigration_wide.jsonl")
NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
LETTER = " ".join(f"the {a} committee wrote to the {b} office about beds" for a, b in combinations(NUMBERS, 2))
OTHER = " ".join(f"our {b} lawyers met {a} families at the gate on Monday" for a, b in combinations(NUMBERS, 2))


def grouped(texts: dict[str, str]) -> dict[str, str]:
    return clusters.cluster({key: clusters.signature(text) for key, text in texts.items()})


def test_a_copy_with_another_frame_is_of_the_cluster_and_another_text_is_not() -> None:
    copy = f"FOR IMMEDIATE RELEASE Contact: press@example.org {LETTER.upper()} Read the letter here."
    assert grouped({"a": LETTER, "b": OTHER, "c": copy}) == {"a": "a", "b": "b", "c": "a"}


def test_half_of_a_text_in_common_is_no_copy() -> None:
    half = LETTER[: len(LETTER) // 2]
    assert len(set(grouped({"a": LETTER, "b": half + OTHER}).values())) == 2


def test_short_texts_are_never_copies_of_each_other() -> None:
    short = "We mourn with the family of a great member of this House."
    assert grouped({"a": short, "b": short + " Rest in peace."}) == {"a": "a", "b": "b"}


def test_clusters_do_not_depend_on_the_order_of_arrival() -> None:
    texts = {"c": LETTER + " Read more.", "a": "Today: " + LETTER, "b": OTHER}
    assert grouped(texts) == grouped(dict(reversed(texts.items())))


def test_texts_with_a_third_in_common_are_told_apart_in_little_time() -> None:
    """10,000 such texts take 3 s (measured 2026-11-24), so comparing every two, which takes minutes, would be noticed."""
    chance = random.Random(1)
    vocabulary = [f"w{number}" for number in range(9000)]
    boilerplate = [" ".join(chance.choices(vocabulary, k=100)) for _ in range(5)]
    signatures = {
        str(number): clusters.signature(" ".join(chance.choices(vocabulary, k=200)) + " " + boilerplate[number % 5])
        for number in range(1500)
    }
    started = time.process_time()
    assert len(set(clusters.cluster(signatures).values())) == 1500
    assert time.process_time() - started < 3


@pytest.mark.skipif(not STRICT.exists(), reason="the shared documents are not here")
def test_on_real_releases_the_estimate_decides_as_the_full_comparison_would() -> None:
    texts = {}
    for path in (STRICT, WIDE):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["text"] and len(row["text"].split()) >= clusters.MIN_WORDS:
                texts[row["url"]] = row["text"]

    def sequences(text: str) -> set[tuple[str, ...]]:
        words = clusters.WORD.findall(text.casefold())
        return {tuple(words[i : i + clusters.SHINGLE]) for i in range(len(words) - clusters.SHINGLE + 1)}

    whole = {url: sequences(text) for url, text in texts.items()}
    found = grouped(texts)
    for one, other in combinations(sorted(texts), 2):
        shared = len(whole[one] & whole[other])
        if shared and abs(shared / len(whole[one] | whole[other]) - clusters.SIMILAR) > 0.08:  # two standard errors
            alike = shared / len(whole[one] | whole[other]) > clusters.SIMILAR
            assert (found[one] == found[other]) == alike, (one, other)


OLD = "DALLAS — Officers arrested 12 people on Monday. They were held in Dallas, officials said."
NEW = "DALLAS — Officers arrested 21 people on Monday, officials said. They were held in Dallas."


def test_an_edit_is_told_in_words_and_passages() -> None:
    assert versions.counts(OLD, OLD) == (0, 0)
    assert versions.counts(OLD, NEW) == (3, 3)  # 21 for 12; "officials said" moved
    first, *rest = versions.passages(OLD, NEW)
    assert first == ("DALLAS — Officers arrested", "12", "21", "people on Monday. They were held in")
    assert [(p.removed, p.added) for p in rest] == [("", ", officials said"), (", officials said", "")]


def test_words_and_passages_are_the_same_whichever_text_comes_first() -> None:
    added, removed = versions.counts(OLD, NEW)
    assert versions.counts(NEW, OLD) == (removed, added)


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    reference = tmp_path / "reference"
    reference.mkdir()
    (reference / "title_vocabulary.csv").write_text("phrase,kind\nDallas,place\n")
    (reference / "organizations.csv").write_text("organization_id,name,name_short\norg_x,Example Agency,EXA\n")
    return tmp_path


def write(path: Path, rows: list[dict[str, object]], schema: pa.Schema) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), path)


def hold(datasets: Path, bodies: dict[tuple[str, str], str]) -> None:
    """Texts and records of snapshots, by (sha256, URL)."""
    string = pa.string()
    facts = [
        {"snapshot_sha256": snapshot, "canonical_url": url, "text_sha256": sha(body)}
        for (snapshot, url), body in bodies.items()
    ]
    names = ("snapshot_sha256", "canonical_url", "published_meta", "published_printed", "text_sha256")
    write(datasets / "records/x_statements.parquet", facts, pa.schema([(name, string) for name in names]))
    texts = [{"snapshot_sha256": key[0], "part": "body", "text": body} for key, body in bodies.items()]
    names = ("snapshot_sha256", "part", "text")
    write(datasets / "build/texts/x_texts.parquet", texts, pa.schema([(name, string) for name in names]))


def sha(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def read(path: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = pq.read_table(path).to_pylist()
    return rows


def test_the_stage_keeps_changes_and_clusters_where_texts_are_no_longer_held(datasets: Path) -> None:
    bodies = {("aa", "u1"): OLD, ("bb", "u1"): NEW, ("cc", "u2"): LETTER, ("dd", "u3"): LETTER + " Read more."}
    hold(datasets, bodies)
    annotate.main(datasets)
    records = {name: read(datasets / f"records/{name}.parquet") for name in shapes.ACROSS}
    (change,) = records["statement_changes"]
    assert {change["text_sha256"], change["other_text_sha256"]} == {sha(OLD), sha(NEW)}
    assert (change["words_added"], change["words_removed"]) == (3, 3)
    assert len({row["cluster"] for row in records["statement_clusters"]}) == 3
    assert len(read(datasets / "build/texts/differences.parquet")) == 3
    (datasets / "build/texts/x_texts.parquet").unlink()  # a fresh clone
    annotate.main(datasets)
    assert {name: read(datasets / f"records/{name}.parquet") for name in shapes.ACROSS} == records
    hold(datasets, {key: body for key, body in bodies.items() if key[0] != "bb"})  # erased: extract drops its record
    annotate.main(datasets)
    assert read(datasets / "records/statement_changes.parquet") == []
    assert len(read(datasets / "records/statement_signatures.parquet")) == 3


def test_differences_hold_no_names_that_bodies_do_not_show(datasets: Path) -> None:
    old, new = ("Officers in Dallas arrested Juan Ficticio, 35," + end for end in (" today.", " and held there."))
    hold(datasets, {("aa", "u1"): old, ("bb", "u1"): new.replace("Juan", "José")})
    annotate.main(datasets)
    printed = str(read(datasets / "build/texts/differences.parquet"))
    assert "and held there" in printed
    assert "Ficticio" not in printed
    assert "José" not in printed
