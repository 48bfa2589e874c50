"""Bodies that may be shown: no names of people who are not officials. All people and places here are made up."""

from pathlib import Path

import pytest

from etl.annotate import bodies, facts, reference, vocabulary

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


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("On July 4, 2025, ICE arrested Juan Ficto.", "On July 4, 2025, ICE arrested [name]."),
        ("ICE arrested Ficto Sept. 13, 2005.", "ICE arrested [name] Sept. 13, 2005."),
        ("LYNN, Mass. — ICE arrested Ficto in Lynn, Massachusetts.", None),
        ("Ana Ficto, 30, was held. President Poe spoke, and the President left.", None),
        ("“We act,” said Officer Bo Grant of ICE. Grant left.", "“We act,” said Officer Bo Grant of ICE. Grant left."),
    ],
)
def test_dates_towns_offices_and_officials_stay(words: vocabulary.Vocabulary, body: str, shown: str | None) -> None:
    text = facts.Text({"body": body}, None, "")
    found = str(facts.find(text, reference.load(ROOT / "datasets/reference"))["shown"][0]["body"])
    assert "Ficto" not in found
    assert shown is None or found == shown
    assert all(word in found for word in ("Lynn", "President", "Massachusetts") if word in body)


def test_half_of_a_double_surname_and_a_short_one_go_too(words: vocabulary.Vocabulary) -> None:
    shown = bodies.redact_body(
        "ICE arrested Ed German-Ficta, 25, and Bo La, 30. Police held German in May. La died.", words
    )
    assert "German" not in shown
    assert "La died" not in shown
