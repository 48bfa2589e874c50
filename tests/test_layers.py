"""The house is easy to walk: two layers that never meet, no circle of imports, no long file, no path of one machine."""

import ast
import re
import subprocess
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import sums

ROOT = Path(__file__).parent.parent
CODE = sorted(path for layer in ("scrapers", "etl", "explore") for path in (ROOT / layer).rglob("*.py"))
MODULES = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in CODE}
LIMIT = 400  # seams follow purpose, not length; a file this long is looked at
MACHINE = re.compile(r"(?<![\w.])/(?:work|home|tmp|Users|root)/[\w.]")


def imports(path: Path, module: str) -> set[str]:
    """The modules of ours that ``path`` imports at its top level, each as the file it is."""
    found: set[str] = set()
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in top_level(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *([base] if base else [])])
            found.update(f"{base}.{a.name}" if f"{base}.{a.name}" in MODULES else base for a in node.names)
    return {name for name in found if name in MODULES} - {module}


def top_level(tree: ast.AST) -> list[ast.AST]:
    """All nodes but those inside functions (an import there is late by intention)."""
    nodes: list[ast.AST] = []
    for child in ast.iter_child_nodes(tree):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            nodes += [child, *top_level(child)]
    return nodes


def tracked(*patterns: str) -> list[Path]:
    """The files git holds or would hold (not those it ignores)."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [ROOT / name for name in listed if (ROOT / name).is_file()]


@pytest.mark.parametrize(("layer", "other"), [("scrapers", "etl"), ("etl", "scrapers")])
def test_layers_meet_only_in_datasets(layer: str, other: str) -> None:
    for path in sorted((ROOT / layer).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            assert not [name for name in names if name.split(".")[0] == other], f"{path} imports {other}"


def test_no_circle_of_imports() -> None:
    graph = {module: imports(path, module) for module, path in MODULES.items()}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def test_no_long_file() -> None:
    files = tracked("*.py", "*.sql")
    assert files
    long = {path.name: n for path in files if (n := len(path.read_text(encoding="utf-8").splitlines())) > LIMIT}
    assert not long, f"more than {LIMIT} lines: {long}"


def test_no_path_of_one_machine() -> None:
    kinds = ("*.py", "*.sql", "*.csv", "*.json", "*.toml", "*.md", "*.html", "*.cfg", "Makefile", ".ci/*")
    for path in tracked(*kinds):
        found = MACHINE.search(path.read_text(encoding="utf-8"))
        assert found is None, f"{path.relative_to(ROOT)} mentions {found[0] if found else ''}"


def test_the_committed_records_are_what_the_stages_wrote() -> None:
    """Where this fails after a merge: run extract and annotate where the bytes are held, and commit what they write."""
    sums.verify(ROOT / "datasets" / "records")
