"""The table of codes is the closed columns as declared, each code with what the description says of it."""

from pathlib import Path

import pytest

from etl.warehouse.schema import Column, meanings
from etl.warehouse.tables import tables
from tests.test_facility_codes import datasets
from tests.warehouses import query

__all__ = ["datasets"]  # the fixture


def test_every_code_of_every_closed_column_is_a_row(datasets: Path) -> None:
    """In the order in which the declaration lists them."""
    rows = query(
        datasets, "SELECT table_name, column_name, code FROM core.codes ORDER BY table_name, column_name, position"
    )
    closed = {
        (name, column.name): column.enum for name, table in tables().items() for column in table.columns if column.enum
    }
    assert rows == [(*key, code) for key in sorted(closed) for code in closed[key]]


def test_a_code_has_the_meaning_that_the_description_gives_it(datasets: Path) -> None:
    """As the dictionary prints it: for one that it explains, and none for one that says itself what it is."""
    rows = query(
        datasets,
        "SELECT code, label, meaning FROM core.codes WHERE table_name = 'nation_month' AND column_name = 'month_kind' "
        "AND code IN ('september_tail', 'counts_only') OR column_name = 'sex' AND code = 'female' ORDER BY code",
    )
    assert rows == [
        ("counts_only", "counts only", "no edition"),
        ("female", "female", None),
        ("september_tail", "september tail", "the year's last edition ends before 30 September"),
    ]


@pytest.mark.parametrize(
    ("description", "meaning"),
    [
        ("How. ok: within 1.5 percent; else not.", "within 1.5 percent"),
        ("ok: as it should be.", "as it should be"),
        ("What it is: ok: fine.", "fine"),
        ("not_ok: bad.", None),
        ("Whether it is ok or not.", None),
    ],
)
def test_a_meaning_is_one_clause(description: str, meaning: str | None) -> None:
    """A decimal point does not end it, and a longer code that ends in this one is another."""
    assert meanings(Column("c", "string", description, enum=("ok", "bad"))).get("ok") == meaning
