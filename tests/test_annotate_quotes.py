"""Quotations and who speaks. All people and places here are made up."""

import pytest

from etl.statements.facts import quotes
from etl.statements.text import quotations

LONG = "We have seen this happen far too often in our town"


def spoken(text: str) -> list[tuple[str | None, str | None, str | None, str]]:
    """(name, role, affiliation, rule) of every quote."""
    return [
        (q.speaker.name, q.speaker.role, q.speaker.affiliation, q.rule) if q.speaker else (None, None, None, q.rule)
        for q in quotes.find(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"“{LONG},” said EXA Example City Special Agent in Charge Jane Q. Roe. “More.”",
            ("Jane Q. Roe", "Special Agent in Charge", "EXA Example City", "cue_after"),
        ),
        (
            f"“{LONG},” said Jane Roe, researcher for refugee rights at Example Watch USA.",
            ("Jane Roe", "researcher for refugee rights", "Example Watch USA", "cue_after"),
        ),
        (
            f'"{LONG}," Rep. Jane Roe (D-EX) said in a statement.',
            ("Jane Roe", "Rep.", "D-EX", "subject_after"),
        ),
        (
            f"“{LONG},” said deputy special agent in charge Juan Poe.",
            ("Juan Poe", "deputy special agent in charge", None, "cue_after"),
        ),
        (f"In a letter, Sheriff Ann Doe wrote, “{LONG}.”", ("Ann Doe", "Sheriff", None, "cue_before")),
        (
            f"“{LONG},” said Special Agent in Charge for Exampleland, Maria B. Poe.",
            ("Maria B. Poe", "Special Agent in Charge for Exampleland", None, "cue_after"),
        ),
        (
            f"“{LONG}.” – Mary Doe, Vice President of Example Action",
            ("Mary Doe", "Vice President", "Example Action", "dash_after"),
        ),
        (f"ROE: “{LONG}.”", ("ROE", None, None, "label")),
        (f"“{LONG},” wrote the senators.", ("the senators", None, None, "cue_after")),
    ],
)
def test_speaker_role_and_affiliation(text: str, expected: tuple[str | None, ...]) -> None:
    assert spoken(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"“{LONG},” said acting EXA Director Jane Q. Roe.", ("Jane Q. Roe", "acting Director", "EXA")),
        (f"“{LONG},” said United States Attorney Jane Roe.", ("Jane Roe", "United States Attorney", None)),
        (f"“{LONG},” said Gunnery Sgt. Juan Poe.", ("Juan Poe", "Gunnery Sgt.", None)),
        (
            f"“{LONG},” said Jane Roe, Director, Example Network for Rights.",
            ("Jane Roe", "Director", "Example Network for Rights"),
        ),
        (
            f"Jane Roe, leader of Example Rescue’s team, offered a report that went on for an hour.\n“{LONG},” Roe said.",
            ("Jane Roe", "leader", "Example Rescue’s team"),
        ),
        (
            f"U.S. Senator Ann B. Doe (D-EX) and Rep. Juan Poe (EX-02) wrote a bill.\n“{LONG},” said Rep. Poe.",
            ("Juan Poe", "Rep.", "EX-02"),
        ),
        (f"U.S. Senator Ann B. Doe (D-EX) wrote a bill.\n“{LONG},” Doe said.", ("Ann B. Doe", "U.S. Senator", "D-EX")),
        (
            f"Congressman Juan Poe (R-EX) asked for a report.\nRep. Juan Poe said, “{LONG}.”",
            ("Juan Poe", "Rep.", "R-EX"),
        ),
        (
            f"Assistant Director, FBI Example Office Jane Q. Roe came.\n“{LONG},” said FBI Example Special Agent Roe.",
            ("Jane Q. Roe", "Special Agent", "FBI Example"),
        ),
        (
            f"“{LONG},” said EXA Director, Field Operations Juan Poe.",
            ("Juan Poe", "Director", "EXA"),
        ),
        (
            f"“{LONG},” said Special Agent Juan Poe of the Example Department Office of Inspector General.",
            ("Juan Poe", "Special Agent", None),
        ),
        (f"“{LONG},” said one of them, Juan Poe.", ("Juan Poe", None, None)),
        (f"A spokeswoman for the agency, Ann Doe, said it “{LONG}.”", ("Ann Doe", "spokeswoman for the agency", None)),
    ],
)
def test_role_and_affiliation_from_here_and_from_where_the_full_name_stands(
    text: str, expected: tuple[str | None, ...]
) -> None:
    assert spoken(text)[0][:3] == expected


def test_the_second_half_of_a_quotation_is_the_same_speakers() -> None:
    text = f"“{LONG},” said Mayor Jane Roe. “We will not let it happen again here.”"
    assert [row[0::3] for row in spoken(text)] == [("Jane Roe", "cue_after"), ("Jane Roe", "same_paragraph")]


def test_a_quotation_over_three_paragraphs_is_one_and_its_speaker_is_announced() -> None:
    text = (
        "EXAMPLE CITY – Congresswoman Jane Roe (EX-01) issued the following statement on Title 99. The rule is old.\n\n"
        f"“{LONG}.\n\n“And it will go on, unless somebody acts.\n\n“We must act.”"
    )
    assert len(quotes.find(text)) == 1
    assert spoken(text) == [("Jane Roe", "Congresswoman", "EX-01", "introduced")]


def test_surnames_and_pronouns_take_the_full_name() -> None:
    text = (
        f"“{LONG},” said Director Jane Roe of Example Watch.\nOther things happened.\n"
        f"“It is still going on everywhere,” Roe said.\nShe added, “and nobody has stopped it so far.”"
    )
    assert [row[0] for row in spoken(text)] == ["Jane Roe"] * 3


def test_they_is_the_group_that_spoke_not_a_person_named_in_between() -> None:
    text = f"The lawmakers wrote, “{LONG}.” Mayor Ann Doe was there.\nThey continued, “This cannot go on for ever.”"
    assert [row[0] for row in spoken(text)] == ["The lawmakers", "The lawmakers"]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("He said “a b c d.\nThen nothing.", ["“a b c d."]),  # no closing mark: ends with its paragraph
        ('"A b "c d" e f," she said.', ['"A b "c d" e f,"']),  # a term in straight marks inside
        ("“A “b c” d e f,” he said. “G.”", ["“A “b c” d e f,”", "“G.”"]),
        ("“A b c“ he said.", ["“A b c“"]),  # the wrong mark closes
        ("“A b c, said Chief Jane Roe. “D e.”", ["“A b c,", "“D e.”"]),  # forgotten before the cue
        ('"A b c, said Chief Jane Roe. "D e."', ['"A b c,', '"D e."']),
    ],
)
def test_marks_that_do_not_balance(text: str, spans: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotations.find(text)] == spans


def test_terms_and_titles_are_no_quotes() -> None:
    text = "The “catch and release” policy and the order “Protecting the Example People from Harm” ended."
    assert quotes.find(text) == []


def test_a_statement_is_announced_with_its_author() -> None:
    text = f"Below is a statement from Jane Roé, executive director of Example Aid. Roé visited the place.\n“{LONG}.\n“{LONG}.”"
    assert spoken(text) == [("Jane Roé", "executive director", "Example Aid", "introduced")]
    text = f"Rep. Jane Roe (D-EX) issued a statement on the remarks by President Doe:\n“{LONG}.”"
    assert spoken(text)[0][0] == "Jane Roe"
