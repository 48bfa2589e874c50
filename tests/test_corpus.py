"""Any corpus annotated: the rows of `etl annotate`, the same from one process, several and an engine; no page lost."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from etl.corpus import local, pages, spark
from etl.corpus.guard import Guarded
from etl.corpus.pages import Page
from etl.statements import facts_of, load
from etl.statements import statement as facts
from tests import corpora

REFERENCE = Path(__file__).parents[1] / "datasets" / "reference"
Rows = list[dict[str, Any]]


def rows(out: Path) -> Rows:
    """All rows of an output folder, in an order of their own."""
    found: Rows = pq.read_table(out / "facts", schema=pages.FACTS).to_pylist()
    return sorted(found, key=repr)


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpora.corpus(tmp_path_factory.mktemp("corpus") / "in.parquet", 60)


@pytest.fixture(scope="module")
def work() -> pages.Work:
    """The bare function, of a corpus that is no work of the government."""
    return pages.annotator(None, False, pages.stamp(REFERENCE, False))


@pytest.fixture(scope="module")
def bare(given: Path, work: pages.Work) -> Rows:
    """The rows of the corpus, by the bare function in this process."""
    (batch,) = pq.read_table(given).combine_chunks().to_batches()
    found: Rows = pages.batch_of([row for page in pages.pages(batch) for row in work(page)]).to_pylist()
    return sorted(found, key=repr)


def test_the_facts_are_those_of_annotate(given: Path, work: pages.Work) -> None:
    known = load(REFERENCE)
    for row in pq.read_table(given).to_pylist():
        parts = {"title": row["title"], "body": row["text"] and row["text"].replace("\r\n\n", "\n")}
        text = facts.Text(
            {part: words for part, words in parts.items() if words}, pages.day_of(row["date"]), row["url"]
        )
        expected = {name: found for name, found in facts_of(text, known).items() if found and name != "shown"}
        mine: dict[str, Rows] = {}
        for fact in work(Page(row["url"], row["date"], row["title"], row["text"])):
            mine.setdefault(fact["fact"], []).append(fact)
        assert mine.pop("statement")
        assert {name: [without_key(fact) for fact in found] for name, found in mine.items()} == expected
        assert not row["text"] or {"statement_quotes", "statement_claims", "statement_demands"} <= expected.keys()


def without_key(row: dict[str, Any]) -> dict[str, Any]:
    """A fact as its record file has it."""
    return {name: value for name, value in row.items() if name not in dict(pages.KEY)}


def test_no_name_and_no_text_leaves(bare: Rows) -> None:
    assert len([row for row in bare if row["fact"] == "statement"]) == 60
    assert "Ficticio" not in repr(bare)
    assert {row["body"] for row in bare} == {None}


def test_works_of_the_government_keep_their_text_without_names(given: Path) -> None:
    whole = pages.annotator(None, True, pages.stamp(REFERENCE, True))
    row = pq.read_table(given).to_pylist()[0]
    (text,) = (row for row in whole(Page(**row)) if row["fact"] == "statement_texts")
    assert text["body"] == (
        "Rep. Ann Doe urged DHS to close the jail at once.\n20 people were held at Dilley, Texas, ICE said.\n"
        "“We want answers,” said [name], a detainee.\nMore than 20 families were detained in 2021."
    )


def test_several_processes_give_the_same_rows_and_a_second_run_does_only_what_is_missing(
    given: Path, bare: Rows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "PART", 13)
    assert local.main([given], tmp_path, REFERENCE, whole=False, workers=2) == 0
    assert rows(tmp_path) == bare
    written = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "facts").iterdir()}
    assert len(written) == 5, "60 pages in parts of 13, and nothing unfinished left"
    gone = sorted(written)[2]
    (tmp_path / "facts" / gone).unlink()
    local.main([given], tmp_path, REFERENCE, whole=False, workers=2)
    again = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "facts").iterdir()}
    assert {name for name in again if again[name] != written[name]} == {gone}
    assert rows(tmp_path) == bare
    with pytest.raises(local.CorpusError, match="facts of other rules or rights"):
        local.main([given], tmp_path, REFERENCE, whole=True, workers=2)


@pytest.mark.parametrize(
    ("poison", "reason"), [("sleep", "took more than 3 seconds"), ("kill", "ended the process that read it (signal 9)")]
)
def test_a_poisonous_page_is_refused_and_costs_no_other(poison: str, reason: str) -> None:
    batch = [Page(f"https://example.org/{number}", None, None, "good") for number in range(6)]
    batch[4] = batch[4]._replace(text=poison)
    with Guarded(corpora.poisonable, seconds=3) as guarded:
        found = guarded.rows(batch).to_pylist()
    assert [(row["url"][-1], row["fact"], row["reason"]) for row in found] == [
        (str(number), "refusal" if number == 4 else "statement", reason if number == 4 else None) for number in range(6)
    ]


def test_a_process_that_cannot_begin_is_an_error_and_no_refusal() -> None:
    with Guarded(corpora.unable) as guarded, pytest.raises(RuntimeError, match="ValueError: no reference here"):
        guarded.rows([Page("u", None, None, "good")])


def test_a_date_that_is_none_is_a_refusal(work: pages.Work) -> None:
    for date, reason in (
        ("some day in spring", "ValueError: date 'some day in spring' is neither ISO nor a US date"),
        ("2021-02-30", "ValueError: day is out of range for month"),
    ):
        (row,) = work(Page("https://example.org/1", date, "ICE in Ohio", "A text."))
        assert (row["fact"], row["reason"]) == ("refusal", reason)


def test_refusals_are_listed(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    found = [pages.keys(Page(url, None, None, None)) | {"fact": "statement"} for url in "abc"]
    found[1] = pages.refusal(found[1], "a reason")
    pq.write_table(pages.pa.Table.from_batches([pages.batch_of(found)]), tmp_path / "facts/one.parquet")
    assert local.refusals(tmp_path / "facts", tmp_path / "refusals.csv") == (3, 1)
    with (tmp_path / "refusals.csv").open(newline="") as file:
        assert [(row["url"], row["reason"]) for row in csv.DictReader(file)] == [("b", "a reason")]


def test_a_suppressed_statement_leaves_neither_facts_nor_address(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "https://example.org/news/15"
    identity = pages.suppressions.statement_id(url)
    monkeypatch.setattr(pages.suppressions, "read", lambda reference: frozenset({identity}))
    monkeypatch.setattr(pages, "load", lambda reference: None)
    work = pages.annotator(None, False, pages.stamp(REFERENCE, False))
    (row,) = work(Page(url, "2021-02-01", "ICE in Ohio", "A text."))
    assert (row["statement_id"], row["url"], row["fact"]) == (identity, None, "refusal")


def test_a_worker_with_other_rules_is_refused() -> None:
    with pytest.raises(ValueError, match="has other rules or reference files"):
        pages.annotator(None, False, "0" * 12)


def test_a_corpus_without_its_columns_is_refused_by_name(tmp_path: Path) -> None:
    path = corpora.corpus(tmp_path / "in.parquet", 3)
    pq.write_table(pq.read_table(path).rename_columns(["url", "day", "title", "text"]), path)
    with pytest.raises(local.CorpusError, match=r"in\.parquet: no column date; it has url, day, title, text"):
        local.main([path], tmp_path / "out", REFERENCE, whole=False, workers=1)


@pytest.fixture(scope="module")
def engine() -> Iterator[str]:
    """The address of an engine that speaks Spark Connect, in this process."""
    pytest.importorskip("pyspark", reason="requirements-spark.lock is not installed")
    sail = pytest.importorskip("pysail.spark", reason="requirements-spark.lock is not installed")
    server = sail.SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    yield f"sc://127.0.0.1:{server.listening_address[1]}"
    server.stop()


def test_an_engine_gives_the_same_rows_and_a_second_run_adds_none(
    engine: str, given: Path, bare: Rows, tmp_path: Path
) -> None:
    out = tmp_path / "facts"
    assert spark.main(engine, [str(given)], str(out), REFERENCE, whole=False) == 0
    assert rows(tmp_path) == bare
    assert spark.main(engine, [str(given)], str(out), REFERENCE, whole=False) == 0
    assert rows(tmp_path) == bare
    with pytest.raises(local.CorpusError, match="facts of other rules or rights"):
        spark.main(engine, [str(given)], str(out), REFERENCE, whole=True)
