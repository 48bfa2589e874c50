"""What we depend on: locked with hashes, product and tools apart, under licences that let anybody use it."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EVERYTHING, PRODUCT = ROOT / "requirements.lock", ROOT / "requirements-product.lock"
TOOLS = "pytest|pytest-xdist|pytest-benchmark|hypothesis|mypy|ruff|lxml-stubs".split("|")
PERMISSIVE = re.compile(
    r"MIT(?:-0| License)?|(?:The )?(?:\w+-)?BSD(?: 2-Clause| License|-[23]-Clause)?(?: License)?|"
    r"Apache(?:[- ]2(?:\.0)?| Software License| License, Version 2\.0)?|PSF(?:-2\.0|L)?|Python Software Foundation License|ISC|"
    r"ZPL-2\.1|CNRI-Python|Public Domain|Unlicense|0BSD|Zlib|CC0-1\.0|"
    r"MPL-2\.0|Mozilla Public License 2\.0 \(MPL 2\.0\)"  # MPL: its own files stay open, ours and the data are not touched
)
OF_OTHER_SYSTEMS = {"brotlicffi", "colorama", "pypydispatcher"}  # Windows and PyPy: the universal lock names them


def locked(path: Path) -> dict[str, str]:
    """Package -> version of a lock file."""
    return dict(re.findall(r"^([A-Za-z0-9_.-]+)==([^ ;\\]+)", path.read_text(), re.MULTILINE))


def licence(name: str) -> str:
    """What a package says its licence is: the expression, else its classifiers, else the first line of the field."""
    said = metadata(name)
    classes = [text.rpartition(":: ")[2] for text in said.get_all("Classifier") or [] if text.startswith("License ::")]
    return said.get("License-Expression") or " AND ".join(classes) or (said.get("License") or "").strip().split("\n")[0]


def is_permissive(text: str) -> bool:
    """Whether all of it is permissive; of alternatives (OR) one is enough."""
    return any(
        all(
            PERMISSIVE.fullmatch(part.strip("() ")) or PERMISSIVE.fullmatch(part.strip())
            for part in choice.split(" AND ")
        )
        for choice in text.split(" OR ")
    )


@pytest.mark.parametrize("name", sorted(locked(EVERYTHING)))
def test_every_package_has_a_permissive_licence(name: str) -> None:
    try:
        said = licence(name)
    except PackageNotFoundError:
        assert name in OF_OTHER_SYSTEMS, f"{name} is locked, but not installed: `make setup`"
        return
    if name == "tld":  # MPL-1.1, GPL or LGPL by choice; LGPL lets a program use a library under its own licence
        assert "LGPL-2.1-or-later" in said.split(" OR ")
        return
    assert is_permissive(said), f"{name}: {said!r}"


@pytest.mark.parametrize(
    "text", ["GPL-3.0-only", "AGPL-3.0", "MIT AND GPL-2.0-only", "", "Proprietary", "Other/Proprietary License"]
)
def test_what_is_not_permissive_is_seen(text: str) -> None:
    assert not is_permissive(text)


@pytest.mark.parametrize("path", [EVERYTHING, PRODUCT])
def test_every_package_is_pinned_with_hashes(path: Path) -> None:
    entries = [part for part in re.split(r"\n(?=\S)", path.read_text()) if not part.startswith("#")]
    assert len(entries) > 50
    assert [part.split()[0] for part in entries if "==" not in part.split()[0] or "--hash=sha256:" not in part] == []


def test_the_product_is_locked_without_the_tools_and_at_the_same_versions() -> None:
    product, everything = locked(PRODUCT), locked(EVERYTHING)
    assert product.items() <= everything.items()
    assert not product.keys() & set(TOOLS)
    assert set(TOOLS) <= everything.keys()
    assert "requirements-product.lock" in (ROOT / "deploy" / "Containerfile").read_text()
