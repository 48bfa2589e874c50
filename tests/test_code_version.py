"""Versions are hashes: they change with what a rule does or reads, and with nothing else."""

from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import code_version
from etl.statements import rule_versions

ROOT = Path(__file__).parent.parent
FILES = {
    "etl/__init__.py": '"""The layer."""\n',
    "etl/rule.py": (
        '"""A rule."""\nfrom etl import words\nfrom etl.deep import place\n\n'
        'def find():\n    """Find."""\n    return place.of(words.load())\n'
    ),
    "etl/words.py": 'from pathlib import Path\nFOLDER = Path(__file__).parent / "lexicon"\n\ndef load():\n    return FOLDER\n',
    "etl/lexicon/saying.csv": "word\nsaid\n",
    "etl/deep/__init__.py": "import etl.other\n",
    "etl/deep/place.py": "def of(folder):\n    from etl import late\n    return late.LATE\n",
    "etl/late.py": "LATE = 1\n",
    "etl/other.py": "OTHER = 1\n",
    "etl/glue.py": "from etl import other\nGLUE = other.OTHER\n",
}


@pytest.fixture
def versions(tmp_path: Path) -> Callable[[dict[str, str]], str]:
    """The version of `etl.rule` with `etl.glue` alone, in a small made-up tree with these files replaced."""
    made = 0

    def of(changed: dict[str, str]) -> str:
        nonlocal made
        made += 1
        root = tmp_path / str(made)
        for name, text in (FILES | changed).items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return code_version.version(["etl.rule"], ["etl.glue"], root)

    return of


@pytest.mark.parametrize(
    "changed",
    [
        {"etl/rule.py": FILES["etl/rule.py"].replace("return", "yield")},
        {"etl/words.py": FILES["etl/words.py"].replace("return FOLDER", "return None")},
        {"etl/lexicon/saying.csv": "word\n"},
        {"etl/lexicon/new.csv": "word\nnew\n"},
        {"etl/deep/place.py": FILES["etl/deep/place.py"].replace("LATE", "LATE + 1")},
        {"etl/late.py": "LATE = 2\n"},
        {"etl/glue.py": FILES["etl/glue.py"].replace("GLUE =", "GLUED =")},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_what_a_rule_does_or_reads_changes_its_version(
    versions: Callable[[dict[str, str]], str], changed: dict[str, str]
) -> None:
    assert versions(changed) != versions({})


@pytest.mark.parametrize(
    "changed",
    [
        {"etl/rule.py": FILES["etl/rule.py"].replace('"""Find."""', '"""Find, said better."""\n    # and why')},
        {"etl/rule.py": FILES["etl/rule.py"].replace("of(words.load())", "of(\n        words.load(),\n    )")},
        {"etl/deep/__init__.py": "import etl.late\n"},
        {"etl/other.py": "OTHER = 2\n"},
        {"etl/elsewhere/words.csv": "word\nnew\n"},
    ],
    ids=["words of a docstring", "layout", "a package it lies in", "what glue imports", "words nobody names"],
)
def test_nothing_else_changes_it(versions: Callable[[dict[str, str]], str], changed: dict[str, str]) -> None:
    assert versions(changed) == versions({})


def test_an_unknown_module_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"nowhere\.py"):
        code_version.version(["etl.nowhere"], root=tmp_path)


def test_each_record_file_has_its_own_rules_and_each_rule_its_words() -> None:
    found = rule_versions.all_versions()
    facts = [name for name in found if name.startswith("statement_")]
    assert len({found[name] for name in facts}) == len(facts), "rules of two kinds of facts are told apart"
    words = {path.name for module in code_version.closure(frozenset(rule_versions.MADE_BY["statement_claims"]))
             for path in code_version.read_by(module, ROOT)}  # fmt: skip
    assert {"claims.toml", "numbers.csv"} <= words


def test_every_version_in_the_records_is_explained() -> None:
    """`reference/rule_changes.csv` says when a version came and what changed; `python -m etl annotate` names those missing."""
    explained = rule_versions.explained(ROOT / "datasets" / "reference")
    for name in rule_versions.MADE_BY:
        path = ROOT / f"datasets/records/{name}.parquet"
        if path.exists():
            used = set(pq.read_table(path, columns=["rule_version"])["rule_version"].to_pylist())
            assert used <= explained.get(name, set()), f"write a line for {name} into reference/rule_changes.csv"
