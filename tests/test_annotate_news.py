"""Who speaks in the sentence shapes of news writing. All people, places and words here are made up.

Each case gives the words that name the speaker where the quotation is attributed, as printed.
"""

import pytest

from etl.statements.facts import quotes

LONG = "we have never seen anything like this before"
SAID = f"“W{LONG[1:]},”"


def named(text: str) -> list[str]:
    """The words of each quotation's speaker, as printed; "" for none."""
    return [text[q.speaker.start : q.speaker.end] if q.speaker else "" for q in quotes.find(text)]


@pytest.mark.parametrize(
    "tail",
    [
        "said {}, a lawyer with Example Rights Project.",
        "{}, a lawyer with Example Rights Project, said.",
        "{} said in an interview with the Example Times.",
        "{} told NBC’s Ann Doe.",
        "according to {}, the union’s president.",
        "tweeted {}, who is running for governor.",
        "{}, a Democrat, testified.",
        "Example Watch’s {} said.",
        "former Gov. {} said Wednesday night.",
        "her lawyer, {}, said.",
        "said the group’s director, {}.",
        "Republican presidential nominee {} said.",
        "said Example Lawyers Association (ELA) Executive Director {}.",
        "said SAC {}.",
        "said Fox News host {}.",
        "real estate mogul {} said.",
        "longtime Poe confidante {} said.",
        "Poe’s running mate, Ohio Gov. {}, said.",
        "said Poe’s lawyer {}.",
        "{}, D-Ohio, said.",
        "said Sen. {} (D-Ohio).",
        "{} can be heard saying on the tape.",
        "is how {} described it.",
        "{} said, adding that he would run again.",
        "as {} put it.",
        "for years, {} said.",
        "Rep. {} (D-Ex.) said in an interview.",
        "panel Chairman Rep. {} (D-Ohio) said after the vote.",
        "Poe’s niece, state Del. {}, shouted to the crowd.",
        "{} swore.",
        "said First Assistant U.S. Attorney {}.",
        "Example Special Agent in Charge {}.",
    ],
)
def test_after_a_quotation_the_name_is_found_in_any_order(tail: str) -> None:
    assert named(f"{SAID} {tail.format('Jane Roe')}") == ["Jane Roe"]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("the ACLU said in a statement.", "the ACLU"),
        ("said a spokesperson for ICE.", "a spokesperson for ICE"),
        ("officials said.", "officials"),
        ("the report said.", "the report"),
        ("according to the complaint.", "the complaint"),
        ("said one senior official, who spoke on condition of anonymity.", "one senior official"),
        ("Roe’s campaign said in a statement.", "Roe’s campaign"),
        ("an unnamed aide said.", "an unnamed aide"),
        ("EXA officials said.", "EXA officials"),
        ("as Sen. Jane Roe, D-Ohio, put it.", "Jane Roe"),
        ("said her lawyer.", "her lawyer"),
        ("the 45-year-old mother of three said.", "the 45-year-old mother of three"),
        ("he told the crowd.", "he"),
        ("Roe supporters said.", "Roe supporters"),
        ("said Jane Roe campaign officials.", "Jane Roe campaign officials"),
    ],
)
def test_groups_and_people_without_a_name_speak_too(words: str, who: str) -> None:
    assert named(f"{SAID} {words}") == [who]


@pytest.mark.parametrize(
    "verb", "fumed boasted retorted mused thundered proclaimed yelled conceded quipped begged blogged".split()
)
def test_any_verb_of_saying_attributes_in_both_orders(verb: str) -> None:
    assert named(f"{SAID} Roe {verb}.") == ["Roe"]
    assert named(f"{SAID} {verb} Jane Roe, a nurse.") == ["Jane Roe"]


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("Roe said: ", "Roe"),
        ("Roe said that ", "Roe"),
        ("In an interview on Sunday, Roe called the plan ", "Roe"),
        ("Roe accused Doe of ", "Roe"),
        ("Roe dismissed the report as ", "Roe"),
        ("Roe rejected the idea that the law is ", "Roe"),
        ("Asked about the plan, Roe replied, ", "Roe"),
        ("When Doe pressed him on the plan, Roe said, ", "Roe"),
        ("As Roe put it, ", "Roe"),
        ("According to the complaint, guards ", "the complaint"),
        ("The complaint alleges that guards ", "The complaint"),
        ("Roe’s campaign responded by saying ", "Roe’s campaign"),
        ("Roe praised Doe, saying he was ", "Roe"),
        ("Doe was asked on Monday about the plan, which Roe has called ", "Roe"),
        ("Doe is, in the words of Roe, ", "Roe"),
        ("From Roe’s speech: ", "Roe"),
        ("Two U.S. officials said it was ", "Two U.S. officials"),
        ("A 2018 study in which researchers concluded that detention ", "researchers"),
        ("WASHINGTON, D.C. – Today, Roe called the plan ", "Roe"),
        ("The study -- which notes that detention ", "The study"),
        ("Speaking to reporters on Friday, Roe said ", "Roe"),
        ("Doe clapped, Roe noted, adding that he was ", "Roe"),
        ("Jane Roe, the head of the Example Group, said ", "Jane Roe"),
        ("Another said that he ", "Another"),
        ("In sentencing Poe, the judge noted that deeds such as the one in which Poe took part ", "the judge"),
        ("Significantly, however, then-Example Chief Jane Roe noted that it ", "Jane Roe"),
        ("In the letter the lawmakers say, ", "the lawmakers"),
        ("It was loud in the room, where a nurse in a mask said ", "a nurse"),
        ("One official, who asked not to be named, said ", "One official"),
        ("Roe said Doe’s mental state is ", "Roe"),
        ("Roe called the company’s claim ", "Roe"),
        ("Says Jane Roe, a nurse: ", "Jane Roe"),
        ("They have a letter from the warden saying that it ", "the warden"),
        ("Roe doubled down: ", "Roe"),
    ],
)
def test_before_a_quotation_the_subject_of_its_verb_speaks(lead: str, who: str) -> None:
    assert named(f"{lead}“{LONG}.”")[-1] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"“We have never,” Roe said, “{LONG}.”", ["Roe", "Roe"]),
        (f"{SAID} Roe said. But Doe disagreed, saying, “It happens all the time here.”", ["Roe", "Doe"]),
        (f"{SAID} Roe said. “It happens all the time here,” Doe countered.", ["Roe", "Doe"]),
        (f"Jane Roe, the director of Example Watch, was not impressed. {SAID[:-2]}.”", ["Jane Roe"]),
        (f"“It was like {LONG}.” He gave them until Friday to respond.", [""]),
    ],
)
def test_two_quotations_side_by_side(text: str, who: list[str]) -> None:
    assert named(text) == who


def test_a_nickname_in_marks_is_a_part_of_the_name() -> None:
    text = f"{SAID} Rep. Robert C. “Bob” Roe said.\n\n“It happens all the time here,” Roe added."
    assert [q.speaker and q.speaker.name for q in quotes.find(text)] == ["Robert C. “Bob” Roe"] * 2


def test_you_is_whom_a_letter_is_written_to() -> None:
    text = f"Dear Secretary Roe:\n\nWe are writing to you. You said that “{LONG}.”\n\nSincerely,\n\nJane Doe"
    assert [q.speaker and q.speaker.name for q in quotes.find(text)] == ["Roe"]


def test_a_paragraph_of_its_own_takes_whom_the_one_before_quotes_or_the_only_speaker() -> None:
    text = f"Jane Roe wrote to the mayor. She called the plan “outrageous” and left.\n\n{SAID[:-2]}.”"
    assert [(q.speaker and q.speaker.name, q.rule) for q in quotes.find(text)] == [
        ("Jane Roe", "partial"),
        ("Jane Roe", "paragraph_before"),
    ]
    last = "“This happens all the time here, in every town.”"
    text = f"Jane Roe issued the following statement:\n\n{SAID[:-2]}.”\n\nIt was late.\n\nNobody left.\n\n{last}"
    assert [(q.speaker and q.speaker.name, q.rule) for q in quotes.find(text)][1] == ("Jane Roe", "only_speaker")
    text = f"{SAID} Jane Roe said.\n\nSome testimonials:\n\nHousing\n\n{last}"
    assert [q.speaker and q.speaker.name for q in quotes.find(text)] == ["Jane Roe", None]


@pytest.mark.parametrize(
    "text",
    [
        "They are the “worst of the worst” offenders.",
        "The Example Chamber is referred to as the “greatest room of all.”",
        "He has 17 convictions and was known as “the prince of this town.”",
        "The bus, aka “Agent Zero,” of Example Hills, is gone.",
        "Roe was on “Example This Morning,” Doe’s show, for an hour.",
        "The trip was “heartbreaking,” the trip was cold, and they left.",
    ],
)
def test_terms_of_several_words_are_no_quotations(text: str) -> None:
    assert quotes.find(text) == []


def test_a_pronoun_is_the_last_subject_that_can_be_meant() -> None:
    text = f"Donald Poe went to Ohio.\n\nHe met Mayor Jane Roe there.\n\n{SAID} he said.\n\n{SAID} she said.\n"
    assert [q.speaker and q.speaker.name for q in quotes.find(text)] == ["Donald Poe", "Jane Roe"]
    text = f"Roe said he was done.\n\n{SAID} he said.\n\nDoe said he was not.\n\n{SAID} he said."
    assert [q.speaker and q.speaker.name for q in quotes.find(text)] == ["Roe", "Doe"]


def test_a_letter_quoted_whole_is_one_quotation_of_its_author() -> None:
    text = (
        "EXAMPLE CITY – Today, Congresswoman Jane Roe led a letter with 51 colleagues to the agency.\n\n"
        "The full text of the letter is below:\n\n“Dear Secretary Doe,\n\nWe are concerned.\n\nWe ask for answers.”\n\n###"
    )
    assert named(text) == ["Jane Roe"]


@pytest.mark.parametrize(
    "text",
    [
        "«Nunca hemos visto algo así en este lugar», dijo Juan Poe, abogado de Ejemplo.",
        "“Nunca hemos visto algo así en este lugar”, afirmó el abogado Juan Poe.",
        "Juan Poe declaró: “Nunca hemos visto algo así en este lugar”.",
        "Según el abogado Juan Poe, “nunca hemos visto algo así en este lugar”.",
        f"„W{LONG[1:]}“, Juan Poe said.",
        f"Juan Poe said, ``W{LONG[1:]}.''",
        f"Juan Poe said, ‘W{LONG[1:]}.’",
        f"‘W{LONG[1:]},” said Juan Poe.",
    ],
)
def test_other_marks_and_spanish(text: str) -> None:
    assert named(text) == ["Juan Poe"]


def test_programmes_and_laws_in_marks_are_no_quotations() -> None:
    text = (
        f"Jane Roe said on “Face the Example Nation” that “{LONG}.” She signed “An Act to Protect All of the Families.”"
    )
    assert [text[q.start + 1 : q.start + 5] for q in quotes.find(text)] == ["we h"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("said U.S. Attorney John A. Roe III for the Northern District of Example.", "John A. Roe III"),
        (
            "said Acting Assistant Secretary for Export Enforcement Jane Q. Roe of the Department of Examples.",
            "Jane Q. Roe",
        ),
    ],
)
def test_a_name_between_two_offices_is_found(words: str, name: str) -> None:
    assert named(f"{SAID} {words}") == [name]
