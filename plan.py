"""`make plan`: draws the pictures of ARCHITECTURE.md from the code: which room imports which, which table is made of which."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import code_version
from etl.warehouse.build import queries, table_names

ROOT = Path(__file__).resolve().parent
PAPER = ROOT / "ARCHITECTURE.md"
PART = re.compile(r"(<!-- plan: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def modules(root: Path = ROOT) -> Iterator[str]:
    """Every module of the two layers."""
    for layer in code_version.OURS:
        for path in sorted((root / layer).rglob("*.py")):
            yield ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def room(module: str) -> str:
    """The room of a module: its layer's folder, two deep (``etl.statements.text`` is in ``etl/statements``)."""
    return (
        "/".join(module.split(".")[:2]) if (ROOT / "/".join(module.split(".")[:2])).is_dir() else module.split(".")[0]
    )


def rooms() -> str:
    """A mermaid picture: an arrow for each room that imports another."""
    arrows = {(room(module), room(other)) for module in modules() for other in code_version.imported(module, ROOT)}
    arrows = {(one, other) for one, other in arrows if one != other}
    names = sorted({name for arrow in arrows for name in arrow})
    lines = [f'  {name.replace("/", "_")}["{name}"]' for name in names]
    lines += [f"  {one.replace('/', '_')} --> {other.replace('/', '_')}" for one, other in sorted(arrows)]
    return "\n".join(["```mermaid", "graph LR", *lines, "```"])


def lineage() -> str:
    """A table: for each published table those it is made of, through staging or not, and the record files it begins with."""
    graph = {query.target: sorted(table_names(query)) for query in queries()}

    def direct(target: str) -> set[str]:
        """The published and raw tables that a query reads, staging tables resolved."""
        names: set[str] = set()
        for name in graph[target]:
            names |= direct(name) if name.startswith("staging.") else {name}
        return names

    rows = []
    for target in sorted(name for name in graph if name.startswith("core.")):
        tables = sorted(name.removeprefix("core.") for name in direct(target) if name.startswith("core."))
        raw = sorted(name.removeprefix("raw.") for name in direct(target) if name.startswith("raw."))
        rows.append(f"| {target.removeprefix('core.')} | {', '.join(tables)} | {', '.join(raw)} |")
    return "\n".join(["| table | made of | records and reference |", "|---|---|---|", *rows])


def drawn(text: str) -> str:
    """The paper with its pictures drawn anew."""
    pictures = {"rooms": rooms, "lineage": lineage}
    return PART.sub(lambda part: f"{part[1]}{pictures[part[2]]()}\n{part[3]}", text)


if __name__ == "__main__":
    PAPER.write_text(drawn(PAPER.read_text()))
    sys.exit(0)
