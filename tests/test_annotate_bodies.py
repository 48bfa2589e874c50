"""Bodies that may be shown: no names of people who are not officials. All people and places here are made up."""

from pathlib import Path

import pytest

from etl.annotate import bodies, vocabulary

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def words() -> vocabulary.Vocabulary:
    return vocabulary.load(ROOT / "datasets" / "reference")


BODY = """BOSTON — ICE arrested Juan Battle Roe, 35, near Boston on Monday.
Battle admitted the charge. Officers took Battle’s car, and Roe's phone.
“We acted,” said Acting ICE Director Jane Q. Doe."""


def test_a_name_goes_wherever_it_stands_also_as_a_surname_that_opens_a_sentence(words: vocabulary.Vocabulary) -> None:
    shown = bodies.redact_body(BODY, words)
    assert "Battle" not in shown
    assert "Roe" not in shown
    assert shown.count("[name]") >= 4


def test_officials_places_and_paragraphs_stay(words: vocabulary.Vocabulary) -> None:
    shown = bodies.redact_body(BODY, words)
    assert "Jane Q. Doe" in shown
    assert shown.startswith("BOSTON — ICE arrested")
    assert shown.count("\n") == BODY.count("\n")


def test_a_text_without_names_is_not_changed(words: vocabulary.Vocabulary) -> None:
    plain = "The facility in Dilley, Texas, held 80 people in January.\nICE said nothing."
    assert bodies.redact_body(plain, words) == plain
    assert bodies.redact_body("", words) == ""
