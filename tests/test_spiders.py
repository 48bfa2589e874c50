"""Every spider module, by the same rules: complete, documented, and equal to its fixtures.

A module brings `tests/fixtures/<source>/<case>/input.*` and `expected.json`: ``url``, and one of ``records`` (rows by
table; ``counts`` for tables too long to write down), ``refused`` with ``cell`` (and ``sheet``), ``ignored``: a part of
the reason.
"""

import hashlib
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from scrapers import records, registry
from scrapers.records import IgnoredError, RefusedError
from scrapers.snapshots import Snapshot

FIXTURES = Path(__file__).parent / "fixtures"
MODULES = registry.modules()
CASES = sorted(path.parent for source in MODULES for path in FIXTURES.glob(f"{source}/*/expected.json"))


def extract(module: ModuleType, body: bytes, url: str) -> dict[str, list[dict[str, Any]]]:
    snapshot = Snapshot(module.SOURCE.source_id, url, hashlib.sha256(body).hexdigest(), body)
    found: dict[str, list[dict[str, Any]]] = {}
    for table, values in module.extract(snapshot):
        found.setdefault(table, []).extend(records.rows(values))
    return found


@pytest.mark.parametrize("source", MODULES)
def test_module_is_complete(source: str) -> None:
    module = MODULES[source]
    assert module.SOURCE.source_id == source
    assert module.SOURCE.publisher in organizations(), "SOURCE.publisher must be in reference/organizations.csv"
    text = module.__doc__ or ""
    assert re.search(r"\b20\d\d\b", text), "quirks need a date"
    for word in ("verified", "assumed"):
        assert word in text.casefold(), f"say what is {word}"
    for table in module.RECORDS:
        assert table.name.startswith(f"{source}_")
        assert next(iter(table.columns)) == "snapshot_sha256"
        assert set(table.sort) <= set(table.columns)
    kinds = [set(json.loads((case / "expected.json").read_text())) for case in CASES if case.parent.name == source]
    assert any(kind & {"records", "counts"} for kind in kinds), f"{source} has no fixture that yields records"
    assert any("refused" in kind for kind in kinds), f"{source} has no fixture that is refused"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_fixture(case: Path) -> None:
    module = MODULES[case.parent.name]
    expected = json.loads((case / "expected.json").read_text())
    (source,) = case.glob("input.*")
    if reason := expected.get("ignored"):
        with pytest.raises(IgnoredError, match=re.escape(reason)):
            extract(module, source.read_bytes(), expected["url"])
    elif reason := expected.get("refused"):
        with pytest.raises(RefusedError, match=re.escape(reason)) as caught:
            extract(module, source.read_bytes(), expected["url"])
        assert (caught.value.cell, caught.value.sheet) == (expected["cell"], expected.get("sheet", ""))
    else:
        found = extract(module, source.read_bytes(), expected["url"])
        tables = {table.name: table for table in module.RECORDS}
        for name, rows in found.items():
            assert all(set(row) <= set(tables[name].columns) - {"snapshot_sha256"} for row in rows)
        counts = {name: len(rows) for name, rows in found.items()}
        wanted = expected.get("records", {})
        assert counts == {**{name: len(rows) for name, rows in wanted.items()}, **expected.get("counts", {})}
        assert {name: found[name] for name in wanted} == wanted


@pytest.mark.parametrize("source", ["ice_news_releases", "amnesty_usa_press_releases"])
def test_statement_facts_hold_no_running_text(source: str) -> None:
    """Titles and bodies of enforcement releases name people: git must not get them."""
    facts, texts = MODULES[source].RECORDS[:2]
    assert not facts.local
    assert texts.local
    assert not {"title", "subtitle", "body", "text"} & set(facts.columns)


def test_statement_tables_share_their_columns() -> None:
    shapes = {
        tuple(table.columns.items())
        for module in MODULES.values()
        for table in module.RECORDS
        if table.name.endswith("_statements")
    }
    assert len(shapes) == 1


def organizations() -> set[str]:
    lines = (Path(__file__).parent.parent / "datasets/reference/organizations.csv").read_text().splitlines()
    return {line.split(",")[0] for line in lines[1:]}
