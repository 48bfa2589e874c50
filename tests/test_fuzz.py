"""The corpus of the fuzz targets, and a second of fuzzing each: nothing raises but refusals."""

import pytest

from tests import fuzz


@pytest.mark.parametrize("target", fuzz.TARGETS)
def test_everything_in_the_corpus_is_read_or_refused(target: str) -> None:
    bodies = fuzz.corpus(target)
    assert bodies
    for body in bodies:
        fuzz.TARGETS[target](body)


@pytest.mark.parametrize("target", fuzz.TARGETS)
def test_a_second_of_fuzzing_raises_nothing_but_refusals(target: str) -> None:
    n, bad = fuzz.fuzz(target, 1)
    assert n > 3
    assert bad == []
