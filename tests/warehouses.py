"""Warehouses for tests: only the tables that a question reads are built, only the rules that they allow are run."""

import re
from pathlib import Path
from typing import Any

import duckdb

from etl.folders import Folders
from etl.warehouse.build import MACROS, build, parsed
from etl.warehouse.check import judge, mark_cells, rules

Rows = list[tuple[Any, ...]]
FINDINGS = {"core.snapshot_checks", "core.check_rules", "core.editions"}
"""what `judge` writes and, for the editions where a rule holds, reads"""


def tables_of(*statements: str) -> set[str]:
    """The qualified tables that the statements read; AssertionError where one does not parse."""
    read = [parsed(sql) for sql in statements]
    assert all(isinstance(names, frozenset) for names in read), read
    return {name for names in read for name in names}


def answers(datasets: Path, *statements: str) -> list[Rows]:
    """The answer to each statement, from a warehouse of the tables that they read."""
    with duckdb.connect(str(build(Folders(datasets), tables_of(*statements))), read_only=True) as con:
        return [con.execute(sql).fetchall() for sql in statements]


def query(datasets: Path, sql: str) -> Rows:
    """The answer to one statement."""
    return answers(datasets, sql)[0]


def checked(datasets: Path, *statements: str) -> list[Rows]:
    """The answers after the checks have run, none of which may find an error.

    The rules are those that the statements name (all, where they ask for findings and name none) and every other rule that
    reads nothing but tables which the statements need.
    """
    named = {name for sql in statements for name in re.findall(r"\brule = '(\w+)'", sql)}
    wanted = tables_of(*statements)
    every = "core.snapshot_checks" in wanted and not named
    wanted |= FINDINGS | tables_of(*(rule.sql for rule in rules() if every or rule.name in named))
    with duckdb.connect(str(build(Folders(datasets), wanted))) as con:
        con.execute(MACROS.read_text())
        built = {f"{schema}.{name}" for schema, name in con.execute(
            "SELECT schema_name, table_name FROM duckdb_tables()").fetchall()}  # fmt: skip
        errors, ran = judge(con, [rule for rule in rules() if tables_of(rule.sql) <= built])
        assert errors == []
        assert named <= set(ran)
        if "core.cell_findings" in built:
            mark_cells(con)
        return [con.execute(sql).fetchall() for sql in statements]


def rule_sql(name: str) -> str:
    """The SELECT of one check."""
    (sql,) = (rule.sql for rule in rules() if rule.name == name)
    return sql
