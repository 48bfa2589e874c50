"""The tiers of the tests, told by what a file imports: `pytest -m unit` is seconds, `-m line` builds, `-m site` serves."""

import re
from functools import cache
from pathlib import Path

import pytest

TIERS = (
    ("site", re.compile(r"^from tests\.(serving|test_explore) import|\bchromium\b", re.MULTILINE)),
    (
        "line",
        re.compile(
            r"^(import subprocess|from tests(\.warehouses|\.loopback)? import .*|from etl\.warehouse\.build import .*)$"
            r"|\bshared\b|\bgold\b",
            re.MULTILINE,
        ),
    ),
)


SLOW = {
    "test_build.py",
    "test_consistency.py",
    "test_corpus.py",
    "test_corrections.py",
    "test_facility_attributes.py",
    "test_facility_links.py",
    "test_facility_lists.py",
    "test_further_ice_sources.py",
    "test_judgement.py",
    "test_kit.py",
    "test_releases.py",
    "test_stints.py",
    "test_swap.py",
    "test_tampering.py",
}
"""Files of ten seconds and more that prove one thing apart from the line: `make test-all` has them."""
SLOW_TESTS = {"test_running_every_stage_again_changes_nothing", "test_baked_feeds_are_whole_and_the_same_in_both_forms"}


@cache
def tier(path: Path) -> str:
    """The tier of a test file: site, line or unit, as pyproject.toml says what they are."""
    text = path.read_text()
    return next((name for name, pattern in TIERS if pattern.search(text)), "unit")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test with the tier of its file."""
    for item in items:
        item.add_marker(tier(item.path))
        if item.path.name in SLOW or item.name in SLOW_TESTS:
            item.add_marker("slow")
