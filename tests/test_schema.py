"""The declarations: complete, consistent, and the one origin of DDL, Arrow schema and documents."""

import json
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.folders import ROOT
from etl.publication import describe
from etl.warehouse.schema import NAME, Column, Table, arrow_schema, duckdb_ddl, quoted, sqlite_ddl
from etl.warehouse.tables import tables


@pytest.mark.parametrize("table", tables().values(), ids=lambda table: table.name)
def test_every_table_says_what_it_is(table: Table) -> None:
    assert len(table.title) <= 80
    assert table.grain
    assert len(table.description) > 40
    assert table.rights
    for column in table.columns:
        assert column.unit, f"{column.name}: a unit or 'none'"
        assert column.description.endswith((".", "?")), f"{column.name}: descriptions are sentences"
        assert len(column.description.split()) > 3, f"{column.name}: say in more than three words what it holds"
        assert column.type not in ("number", "integer") or column.unit != "none" or column.name in (
            "row", "finding", "longitude", "latitude",
        ), f"{column.name}: a measure without a unit"  # fmt: skip


def test_a_column_without_description_or_with_a_long_name_is_refused() -> None:
    with pytest.raises(ValueError, match="description"):
        Column("fine", "string", "")
    with pytest.raises(ValueError, match="names are"):
        Column("a" * 33, "string", "Too long for Stata.")
    with pytest.raises(ValueError, match="unknown or repeated"):
        Table("t", "T", "a row", "d", (Column("a", "string", "A."),), ("b",), "CC0-1.0")


@settings(deadline=None)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
def test_literals_survive_quoting(values: list[str]) -> None:
    values = [value.replace("\x00", "") for value in values]
    with duckdb.connect() as con:
        assert con.execute(f"SELECT [{quoted(values)}]").fetchone() == (values,)


def test_an_enumeration_is_enforced_by_the_database() -> None:
    table = Table("t", "T", "a row", "d", (Column("a", "string", "A.", enum=("x", "it's")),), ("a",), "CC0-1.0")
    with duckdb.connect() as con:
        con.execute("CREATE SCHEMA core")
        con.execute(duckdb_ddl(table, "core"))
        con.execute("INSERT INTO core.t VALUES ('it''s')")
        with pytest.raises(duckdb.ConstraintException):
            con.execute("INSERT INTO core.t VALUES ('y')")


@pytest.mark.parametrize("table", tables().values(), ids=lambda table: table.name)
def test_arrow_and_sqlite_carry_the_same_columns(table: Table) -> None:
    names = [column.name for column in table.columns]
    schema = arrow_schema(table)
    assert schema.names == names
    assert all(field.metadata[b"description"] for field in schema)
    create, *indexes = sqlite_ddl(table)
    assert [line.split('"')[1] for line in create.splitlines() if line.strip().startswith('"')] == names
    facets = {column.name for column in table.columns if column.facet}
    indexed = " ".join(indexes) + f"({table.primary_key[0]},"
    assert all(f"({name}" in indexed for name in facets), "every facet is indexed"


def test_no_table_is_sorted_by_an_indexed_column() -> None:
    """Datasette 0.65.5 loses rows between pages then (451 unique of 500, measured)."""
    for name, meta in json.loads(describe.metadata())["databases"]["detention"]["tables"].items():
        table = tables()[name]
        indexed = {c.name for c in table.columns if c.facet or c.references}
        assert not indexed & {*meta["sortable_columns"], meta.get("sort_desc")}


def test_the_committed_documents_are_current() -> None:
    """CI fails here when a declaration or a query changed and `make publish` was not run."""
    assert (ROOT / "metadata.json").read_text() == describe.metadata(), "run `make refresh` and commit metadata.json"
    assert (ROOT / "datasets" / "README.md").read_text() == describe.dictionary(), "run `make refresh` and commit"
    package = json.loads((ROOT / "datasets" / "datapackage.json").read_text())
    declared = {table.name: describe.table_schema(table) for table in describe.public()}
    assert {resource["name"]: resource["schema"] for resource in package["resources"]} == declared


def test_every_check_and_query_has_its_header(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert describe.queries()
    assert all(NAME.fullmatch(name) for name in describe.queries())
    (tmp_path / "bad.sql").write_text("SELECT 1")
    monkeypatch.setattr(describe, "QUERIES", tmp_path)
    with pytest.raises(ValueError, match="title"):
        describe.queries()


def test_a_number_out_of_its_range_stops_the_build() -> None:
    share = Column("share", "number", "A share.", range=(0, 1))
    table = Table("t", "T", "a row", "d", (Column("id", "string", "Id."), share), ("id",), "CC0-1.0")
    with duckdb.connect() as con:
        con.execute("CREATE SCHEMA core")
        con.execute(duckdb_ddl(table, "core"))
        con.execute("INSERT INTO core.t VALUES ('none', 0), ('all', 1), ('unknown', NULL)")
        with pytest.raises(duckdb.ConstraintException):
            con.execute("INSERT INTO core.t VALUES ('more', 1.5)")
    with pytest.raises(ValueError, match="a range is for numbers"):
        Column("name", "string", "A name.", range=(0, 1))
