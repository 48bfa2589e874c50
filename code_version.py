"""What a piece of our code is: a hash of its source and of all that it imports of ours, with the words and patterns it reads.

So nobody raises a number by hand, and none is forgotten (in 106 commits on the rules for statements, 23 raised one and 83 did
not, and facts of two different rules went by the same number, 2026-11-24). It stands outside both layers, as `sums` does,
because a version must mean the same in both. A syntax tree is hashed, without docstrings: comments and formatting are no
change. Reference files are none either: they are reviewed knowledge, with a history of their own.
"""

import ast
import hashlib
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OURS = ("etl", "scrapers")
DIGITS = 8
DATA = (".csv", ".toml")
"""Beside code, files of these kinds are words and patterns."""


def version(
    modules: Iterable[str],
    alone: Iterable[str] = (),
    root: Path = ROOT,
    without: Collection[str] = frozenset(),
    words: str = "",
) -> str:
    """The first 8 hexadecimal digits of a sha256 over these ``modules`` (``etl.statements.facts.quotes``), what they import of
    ours, directly or not and wherever in the file, and the files of words and patterns that any of them names.

    ``alone`` are modules whose own text counts, and not what they import; modules ``without`` count for nothing, nor what
    only they import. ``words`` count beside the files. Raises FileNotFoundError on an unknown module.
    """
    reached = closure(frozenset(modules), root, without) | set(alone)
    digest = hashlib.sha256(words.encode())
    for name in sorted(reached):
        digest.update(f"{name}\0{parsed(source(name, root))[0]}\n".encode())
    for path in sorted({path for name in reached for path in read_by(name, root)}):
        digest.update(f"{path.relative_to(root)}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()[:DIGITS]


def closure(modules: frozenset[str], root: Path = ROOT, without: Collection[str] = frozenset()) -> set[str]:
    """These modules and all of ours that they import, directly or not, but for those ``without``."""
    waiting, reached = list(modules), set[str]()
    while waiting:
        if (name := waiting.pop()) not in reached and name not in without:
            reached.add(name)
            waiting += imported(name, root)
    return reached


def source(module: str, root: Path) -> Path:
    """The file of a module of ours."""
    path = root.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def imported(module: str, root: Path) -> Iterator[str]:
    """The modules of ours that a module imports by name; a package they lie in counts only where it is named itself."""
    for base, name in parsed(source(module, root))[1]:
        if base.split(".")[0] in OURS:
            yield f"{base}.{name}" if name and source(f"{base}.{name}", root).exists() else base


def read_by(module: str, root: Path) -> Iterator[Path]:
    """The files of words and patterns that a module reads: those in a folder of its layer whose name it says."""
    layer = root / module.split(".")[0]
    for path in data(layer):
        if path.parent.name in parsed(source(module, root))[2]:
            yield path


@cache
def data(layer: Path) -> tuple[Path, ...]:
    """All files of words and patterns of a layer."""
    return tuple(path for path in sorted(layer.rglob("*")) if path.suffix in DATA)


@cache
def parsed(path: Path) -> tuple[str, tuple[tuple[str, str], ...], frozenset[str]]:
    """Of one source file: its syntax tree as text, without docstrings; what it imports, as (module, name); its strings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports: list[tuple[str, str]] = []
    strings: set[str] = set()
    for node in run(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and ast.get_docstring(
            node
        ):
            node.body = node.body[1:]
        if isinstance(node, ast.Import):
            imports += [(alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            imports += [(node.module, alias.name) for alias in node.names]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            strings.add(node.value)
    return ast.dump(tree), tuple(imports), frozenset(strings)


def run(tree: ast.AST) -> Iterator[ast.AST]:
    """All nodes of a syntax tree but those under `if TYPE_CHECKING:`, which are never run."""
    yield tree
    for child in ast.iter_child_nodes(tree):
        if not (isinstance(child, ast.If) and isinstance(child.test, ast.Name) and child.test.id == "TYPE_CHECKING"):
            yield from run(child)
