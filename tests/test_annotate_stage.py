"""The stage: texts and reference in, record files out; repeatable, and nothing lost where texts are not held."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import code_version
from etl import statements as annotate
from etl import suppressions
from etl.statements.protect import titles
from etl.statements.rule_versions import rule_version

TEXTS = pa.schema([("snapshot_sha256", pa.string()), ("part", pa.string()), ("text", pa.string())])


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    reference = tmp_path / "reference"
    reference.mkdir()
    (reference / "title_vocabulary.csv").write_text("phrase,kind\nOhio,place\nICE,agency\n")
    (reference / "organizations.csv").write_text("organization_id,name,name_short\norg_x,Example Agency,EXA\n")
    (reference / "facility_names.csv").write_text(
        "name_printed,city,state,zip,facility_id\nSAMPLE PROCESSING CENTER,LIMA,OH,,fac_1\n"
    )
    (reference / "facility_aliases.csv").write_text("alias,facility_id\nOld Sample Jail,fac_1\n")
    hold(
        tmp_path,
        {"aa": {"title": "ICE arrests Juan Ficticio in Ohio", "body": "At Sample Processing Center, Old Sample Jail."}},
    )
    return tmp_path


def hold(datasets: Path, texts: dict[str, dict[str, str]]) -> None:
    rows = [
        {"snapshot_sha256": sha, "part": part, "text": text}
        for sha, parts in texts.items()
        for part, text in parts.items()
    ]
    path = datasets / "build/texts/example_texts.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(rows, schema=TEXTS), path)


def rows(datasets: Path, name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = pq.read_table(datasets / f"records/{name}.parquet").to_pylist()
    return found


def test_titles_and_mentions_are_written_with_rule_and_version(datasets: Path) -> None:
    assert annotate.main(datasets) == 0
    (title,) = rows(datasets, "statement_titles")
    assert title["title_shown"] == "ICE arrests [name] in Ohio"
    assert (title["redactions"], title["rule"], title["rule_version"]) == (
        1,
        titles.RULE,
        rule_version("statement_titles"),
    )
    first, second = [row for row in rows(datasets, "statement_mentions") if row["mention_type"] == "facility"]
    assert (first["surface"], first["part"], first["char_start"]) == ("Sample Processing Center", "body", 3)
    assert (second["surface"], second["facility_id"]) == ("Old Sample Jail", "fac_1")


def test_twice_gives_the_same_bytes_and_again_too(datasets: Path) -> None:
    annotate.main(datasets)
    before = {path.name: path.read_bytes() for path in (datasets / "records").iterdir()}
    annotate.main(datasets)
    annotate.main(datasets, again=True)
    assert {path.name: path.read_bytes() for path in (datasets / "records").iterdir()} == before


def test_many_texts_shared_out_to_processes_give_the_same_bytes(
    datasets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies = [
        f"Rep. Ann Doe urged DHS to close the jail. {count} people were held at Old Sample Jail." for count in (3, 5)
    ]
    hold(datasets, {f"{number:02}": {"title": "ICE in Ohio", "body": body} for number, body in enumerate(bodies * 3)})
    annotate.main(datasets)
    before = {path.name: path.read_bytes() for path in (datasets / "records").iterdir()}
    monkeypatch.setattr(annotate, "FOR_A_POOL", 2)
    monkeypatch.setattr(annotate, "CHUNK", 2)
    annotate.main(datasets, again=True)
    assert {path.name: path.read_bytes() for path in (datasets / "records").iterdir()} == before


def test_facts_stay_where_the_text_is_no_longer_held(datasets: Path) -> None:
    annotate.main(datasets)
    hold(datasets, {"bb": {"title": "ICE in Ohio", "body": "Nothing."}})
    annotate.main(datasets)
    assert [row["snapshot_sha256"] for row in rows(datasets, "statement_titles")] == ["aa", "bb"]
    assert {row["snapshot_sha256"] for row in rows(datasets, "statement_mentions") if row["facility_id"]} == {"aa"}


def test_a_changed_reference_is_applied_to_texts_already_seen(datasets: Path) -> None:
    annotate.main(datasets)
    (datasets / "reference/facility_aliases.csv").write_text("alias,facility_id\n")
    annotate.main(datasets)
    surfaces = [row["surface"] for row in rows(datasets, "statement_mentions") if row["mention_type"] == "facility"]
    assert surfaces == ["Sample Processing Center"]


def test_changed_rules_are_applied_to_texts_already_seen_as_if_from_scratch(
    datasets: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    annotate.main(datasets)
    real = code_version.version
    # as if a word of the claims' lexicon had been taken out
    monkeypatch.setattr(
        code_version,
        "version",
        lambda modules, alone=(): "0000beef" if "etl.statements.facts.claims" in modules else real(modules, alone),
    )
    rule_version.cache_clear()
    annotate.main(datasets)
    printed = capsys.readouterr().out
    assert "annotate: 1 of 1 texts were due" in printed
    assert "statement_claims,0000beef,<day>,<what changed>" in printed
    updated = {path.name: path.read_bytes() for path in (datasets / "records").iterdir()}
    annotate.main(datasets, again=True)
    assert {path.name: path.read_bytes() for path in (datasets / "records").iterdir()} == updated
    monkeypatch.undo()
    rule_version.cache_clear()


def test_lost_record_files_are_made_again(datasets: Path) -> None:
    annotate.main(datasets)
    (datasets / "records/statement_titles.parquet").unlink()
    annotate.main(datasets)
    assert len(rows(datasets, "statement_titles")) == 1


def test_nothing_is_kept_about_an_erased_snapshot(datasets: Path) -> None:
    annotate.main(datasets)
    (datasets / "snapshots.jsonl").write_text(json.dumps({"erased": "aa", "reason": "example"}) + "\n")
    annotate.main(datasets)
    assert rows(datasets, "statement_titles") == rows(datasets, "statement_mentions") == []


def test_an_alias_of_an_unknown_facility_stops_the_stage(datasets: Path) -> None:
    (datasets / "reference/facility_aliases.csv").write_text("alias,facility_id\nOld Sample Jail,fac_9\n")
    with pytest.raises(KeyError, match="fac_9"):
        annotate.main(datasets)


def test_every_statement_of_a_document_is_annotated_under_its_item(datasets: Path) -> None:
    path = datasets / "build/texts/example_texts.parquet"
    two = [{"snapshot_sha256": "aa", "item": item, "part": "title", "text": f"ICE in Ohio {item}"} for item in (1, 2)]
    pq.write_table(pa.Table.from_pylist(two, schema=pa.schema([*TEXTS, ("item", pa.int32())])), path)
    annotate.main(datasets)
    assert [(row["item"], row["title_shown"]) for row in rows(datasets, "statement_titles")] == [
        (1, "ICE in Ohio 1"),
        (2, "ICE in Ohio 2"),
    ]


BODY = (
    "“We were locked up for weeks and nobody told us anything,” said Juan Ficticio, who was detained in Ohio.\n"
    "“This must end now, and it must end everywhere,” said Jane Roe, director of Example Watch."
)


def test_committed_facts_hold_no_names_of_detained_people(datasets: Path) -> None:
    hold(datasets, {"aa": {"title": "Statement", "body": BODY}})
    annotate.main(datasets)
    detained, director = rows(datasets, "statement_quotes")
    assert (detained["speaker_name"], detained["speaker_role"], detained["person_id"]) == ("[name]", None, None)
    assert (director["speaker_name"], director["speaker_role"]) == ("Jane Roe", "director")
    assert (detained["speaker_kind"], director["speaker_kind"]) == ("withheld", "person")
    for path in (datasets / "records").glob("statement_*.parquet"):
        printed = str(pq.read_table(path).to_pylist())
        assert "Ficticio" not in printed, path.name


URL = "https://www.example.gov/releases/one"
MISSED = "“they will miss Juan Ficticio, 35, for ever,” said Director Jane Roe."


def government(datasets: Path) -> None:
    """Make the source of the texts one of US government works."""
    source = {"source_id": "example", "rights": "us_government_work"}
    pq.write_table(pa.Table.from_pylist([source]), datasets / "records/sources.parquet")


def state(datasets: Path, texts: Mapping[str, str], published: str | None = None) -> None:
    """The records of statements, by their bodies, that extract would have left."""
    rows = [
        {"snapshot_sha256": sha, "item": 1, "canonical_url": f"{URL}/{sha}", "published_meta": published,
         "published_printed": None, "issuer": None, "text_sha256": hashlib.sha256(body.encode()).hexdigest()}
        for sha, body in texts.items()
    ]  # fmt: skip
    (datasets / "records").mkdir(exist_ok=True)
    pq.write_table(pa.Table.from_pylist(rows), datasets / "records/example_statements.parquet")


def test_words_and_texts_are_written_without_names_and_with_offsets_that_fit_them(datasets: Path) -> None:
    hold(datasets, {"aa": {"title": "Statement", "body": MISSED}})
    state(datasets, {"aa": MISSED}, published="2031-02-03")
    government(datasets)
    annotate.main(datasets)
    (text,) = rows(datasets, "statement_texts_2031")
    assert text["body"] == MISSED.replace("Juan Ficticio", "[name]")
    (quote,) = rows(datasets, "statement_quotes")
    assert (quote["words"], quote["words_cut"]) == ("“they will miss [name], 35, for ever,”", "no")
    assert str(text["body"])[quote["char_start"] : quote["char_end"]] == quote["words"]  # type: ignore[misc]
    assert str(text["body"])[quote["speaker_start"] : quote["speaker_end"]] == "Jane Roe"  # type: ignore[misc]


def test_of_a_work_under_copyright_only_short_words_are_written(datasets: Path) -> None:
    long = (
        "“"
        + "We ask that every family here be let go today. " * 12
        + "Please,” said Jane Roe, director of Example Watch."
    )
    hold(datasets, {"aa": {"title": "Statement", "body": long}})
    annotate.main(datasets)
    (quote,) = rows(datasets, "statement_quotes")
    words = str(quote["words"])
    assert (len(words) <= 300, words[-1], quote["words_cut"]) == (True, "…", "yes")
    assert list((datasets / "records").glob("statement_texts_*")) == []


def test_what_recurs_in_five_texts_of_a_publisher_is_boilerplate(datasets: Path) -> None:
    standing = "Anybody with knowledge of it can call the office within 90 days, {}."
    texts = {
        f"{n:02}": f"In case {n} there were {n} people. {standing.format('here' if n % 2 else 'there')}"
        for n in range(7)
    }
    hold(datasets, {sha: {"title": "Statement", "body": body} for sha, body in texts.items()})
    state(datasets, texts)
    government(datasets)
    annotate.main(datasets)
    marked = rows(datasets, "statement_boilerplate")
    assert [row["snapshot_sha256"] for row in marked] == sorted(texts)
    for row in marked:
        words = texts[str(row["snapshot_sha256"])][row["char_start"] : row["char_end"]]  # type: ignore[misc]
        assert words.startswith("Anybody"), words


def test_a_clone_without_the_texts_as_printed_keeps_them_as_shown(datasets: Path) -> None:
    hold(datasets, {"aa": {"title": "Statement", "body": MISSED}})
    state(datasets, {"aa": MISSED}, published="2031-02-03")
    government(datasets)
    annotate.main(datasets)
    before = {path.name: path.read_bytes() for path in (datasets / "records").iterdir()}
    shutil.rmtree(datasets / "build")
    annotate.main(datasets)
    assert {path.name: path.read_bytes() for path in (datasets / "records").iterdir()} == before


def list_statement(datasets: Path) -> None:
    """One record that gives snapshot aa its URL, and that statement on the suppression list."""
    row = {"snapshot_sha256": "aa", "item": 1, "canonical_url": URL, "published_meta": None, "published_printed": None}
    pq.write_table(pa.Table.from_pylist([row]), datasets / "records/example_statements.parquet")
    listed = f"statement_id,reason,decided_on\n{suppressions.statement_id(URL)},asked for,2026-11-24\n"
    (datasets / "reference/suppressions.csv").write_text(listed)


def test_nothing_is_kept_about_a_suppressed_statement(datasets: Path) -> None:
    annotate.main(datasets)
    assert rows(datasets, "statement_mentions")
    list_statement(datasets)
    annotate.main(datasets)
    assert rows(datasets, "statement_titles") == rows(datasets, "statement_mentions") == []
    assert pq.read_table(datasets / "build/texts/shown.parquet").num_rows == 0


def test_a_suppressed_statement_goes_also_where_its_text_is_no_longer_held(datasets: Path) -> None:
    annotate.main(datasets)
    hold(datasets, {"bb": {"title": "ICE in Ohio", "body": "Nothing."}})
    list_statement(datasets)
    annotate.main(datasets)
    assert [row["snapshot_sha256"] for row in rows(datasets, "statement_titles")] == ["bb"]


def test_a_suppression_without_reason_stops_the_stage(datasets: Path) -> None:
    (datasets / "reference/suppressions.csv").write_text("statement_id,reason,decided_on\n0123,,2026-11-24\n")
    with pytest.raises(ValueError, match="reason"):
        annotate.main(datasets)
