"""Who speaks in news writing, by whom a pronoun, a surname or a description means. All people, places and words are made up."""

import pytest

from etl.statements.facts import quotes
from tests.test_annotate_news import SAID, named


def test_a_pronoun_is_whoever_was_named_after_a_description() -> None:
    before = "“No,” said Ann Poe of Example City, who was there. A student named Jane Roe posted a picture.\n\n"
    assert [q.speaker and q.speaker.name for q in quotes.find(f"{before}{SAID} she wrote.")][-1:] == ["Jane Roe"]


@pytest.mark.parametrize("who", ["Jane Roe", "Sen. Jane Roe (D-Ohio)", "Jane Roe, a lawyer for Example Watch"])
def test_a_quotation_goes_on_with_whom_the_sentence_before_it_ends(who: str) -> None:
    assert named(f"The bridge may fail next year, said {who}. {SAID[:-2]}.”") == ["Jane Roe"]


def test_the_verb_behind_a_quoted_part_has_the_subject_of_its_sentence() -> None:
    text = (
        "Jane Roe, noting that the town’s “roads are not as safe as its bridges,” added: “I worry about both of them.”"
    )
    assert named(text) == ["Jane Roe", "Jane Roe"]


def test_the_subject_stands_behind_a_place_and_in_a_clause_that_opens_the_sentence() -> None:
    text = "In Texas, the writer Jane Roe, reading at The Old Hall in May, described a habit of “crossing the bridge at night.”"
    assert named(text) == ["Jane Roe"]
    text = (
        f"“No,” said Ann Poe.\n\nWhen Jane Roe, the head of Example Aid, came by, the room was full. {SAID} she said."
    )
    assert [q.speaker and q.speaker.name for q in quotes.find(text)][-1:] == ["Jane Roe"]


def test_a_pronoun_can_be_whose_the_subject_was() -> None:
    text = f"Jane Roe came.\n\n{SAID} Ann Poe said.\n\nMs. Roe’s plan for the bridge failed.\n\n{SAID} she said."
    assert [q.speaker and q.speaker.name for q in quotes.find(text)] == ["Ann Poe", "Jane Roe"]


def test_an_apostrophe_is_the_same_in_both_forms() -> None:
    text = f"Mayor Jane O’Roe came.\n\n{SAID} said O'Roe.\n\n{SAID} O’Roe said."
    assert [q.speaker and (q.speaker.name, q.speaker.role) for q in quotes.find(text)] == [("Jane O’Roe", "Mayor")] * 2


@pytest.mark.parametrize(
    ("printed", "name", "role"),
    [
        ("Republican Jane Roe", "Jane Roe", None),
        ("Jane Roe, Mrs. Poe’s director of bridges", "Jane Roe", "Mrs. Poe’s director of bridges"),
        ("the Example Bridge and Road Commission", "the Example Bridge and Road Commission", None),
    ],
)
def test_who_is_named_with_a_party_another_title_or_as_a_commission(printed: str, name: str, role: str | None) -> None:
    speaker = quotes.find(f"{SAID} said {printed}.")[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.role) == (name, role)


def test_a_surname_has_the_title_in_lower_case_before_the_full_name() -> None:
    text = f"On Monday Poe campaign press secretary Jane Roe came.\n\n{SAID} Roe said."
    assert [q.speaker and (q.speaker.name, q.speaker.role) for q in quotes.find(text)] == [
        ("Jane Roe", "press secretary")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe called the new bridge “a disgrace” for the town.",
        "Jane Roe told the paper that the story is “just not true.”",
        "The bridge could be a kind of “veiled threat,” Jane Roe said.",
        "Jane Roe dismissed the report as “nonsense.”",
        "Jane Roe said “oh, Dear,” and left.",
        "Jane Roe referred to the bridge as “the Devil.”",
    ],
)
def test_a_few_words_are_quoted_where_their_sentence_has_a_verb_of_saying(text: str) -> None:
    assert [(q.speaker and q.speaker.name, q.rule) for q in quotes.find(text)] == [("Jane Roe", "partial")]


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe told the town of the Example Center (“Center”) by the river.",
        "Jane Roe said so to the host of “The Example Hour” on Monday.",
        "Jane Roe said that the so-called “bridge tax” ended.",
        "The “bridge tax” ended, and the town began a “road tax” too.",
    ],
)
def test_a_few_words_in_marks_can_be_a_name(text: str) -> None:
    assert quotes.find(text) == []


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("some guards falsely said.", "some guards"),
        ("other town officials haven’t said.", "other town officials"),
        ("her ally said.", "her ally"),
        ("the Poe family said.", "the Poe family"),
    ],
)
def test_a_group_ends_before_an_adverb_and_a_negated_verb(words: str, who: str) -> None:
    assert named(f"{SAID} {words}") == [who]


def test_whose_plan_it_is_speaks_in_another_sentence_only() -> None:
    text = f"{SAID} Jane Roe said. Max Poe’s plan to close “the old bridge first” appeals to all, she said."
    assert [q.speaker and q.speaker.name for q in quotes.find(text)][-1:] == ["Jane Roe"]
    text = "“No,” Sam Doe said. Across Exampleland, people left. He called the plan “a bad thing for all of us.”"
    assert [q.speaker and q.speaker.name for q in quotes.find(text)] == ["Sam Doe", "Sam Doe"]


def test_a_pronoun_is_nobody_whose_given_name_is_of_the_other_sex() -> None:
    text = f"Tucker Poe said no. Hailey Roe came.\n\n{SAID} he said.\n\n“Oh, my bridge,” Sam Doe blurted out."
    assert [q.speaker and q.speaker.name for q in quotes.find(text)] == ["Tucker Poe", "Sam Doe"]


def test_a_headline_gives_no_forename_where_the_text_does() -> None:
    text = f"Angry Crowd Confronts Roe Over the Old Bridge\n\nJane Roe came late. The crowd left.\n\n{SAID} said Roe."
    assert [q.speaker and q.speaker.name for q in quotes.find(text)] == ["Jane Roe"]


def test_who_calls_the_words_of_another_something_speaks() -> None:
    text = "Jane Roe, an adviser to the town, called Mr. Poe’s remarks on Sunday “a real call to wake up now” for all."
    assert named(text) == ["Jane Roe"]
    assert named("The town rejected Mr. Poe’s letter that “the bridge is not for everybody.”") == ["Poe"]


def test_a_clause_with_which_has_another_subject() -> None:
    text = "After a book in which Poe wrote of bridges, a student group at Example Hall mocked him as “a man of long words.”"
    assert named(text) == ["a student group"]


@pytest.mark.parametrize("said", ["told a newspaper that it is", "later called it"])
def test_a_clause_about_somebody_has_them_as_its_subject(said: str) -> None:
    assert named(f"Max Poe echoed Gov. Jane Roe (D-Ohio), who {said} “a wilful burning of the town.”") == ["Jane Roe"]


def test_a_pronoun_is_no_acronym_and_can_be_somebody_whose_age_is_given() -> None:
    text = f"Ann Doe asked to meet. Sam Poe, 19, a baker, sat down. RX, 30, has many shows.\n\n{SAID} he said."
    assert [q.speaker and q.speaker.name for q in quotes.find(text)] == ["Sam Poe"]


def test_supporters_of_somebody_are_not_that_person() -> None:
    before = "Example City elected Max Poe. Doe called Roe supporters late.\n\nPoe backers looked to Sam Doe. He declined.\n\n"
    assert [q.speaker and q.speaker.name for q in quotes.find(f"{before}{SAID} he said.")] == ["Sam Doe"]
