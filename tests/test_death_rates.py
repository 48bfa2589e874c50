"""Deaths against nights: exact intervals, and no rate where the nights are not counted through. On synthetic records."""

import csv
import math
from pathlib import Path

import pytest

LIMITS = Path(__file__).parent.parent / "datasets/reference/poisson_limits.csv"


def at_most(events: int, mean: float) -> float:
    """The probability of at most so many events."""
    return sum(math.exp(-mean + n * math.log(mean) - math.lgamma(n + 1)) for n in range(events + 1))


@pytest.mark.parametrize("events", [0, 1, 2, 5, 10, 50, 300])
def test_the_limits_are_exact(events: int) -> None:
    with LIMITS.open(newline="") as lines:
        row = next(row for row in csv.DictReader(lines) if row["events"] == str(events))
    assert at_most(events, float(row["upper"])) == pytest.approx(0.025, abs=1e-5)
    if events == 0:
        assert float(row["lower"]) == 0
    else:
        assert 1 - at_most(events - 1, float(row["lower"])) == pytest.approx(0.025, abs=1e-4)
