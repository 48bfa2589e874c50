"""The laws of protection: nothing uncovers a name with an age or an arrest; each row of the table decides what it says; the
second detector sees what the first left. All people are made up.
"""

from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.statements.protect import bodies, hints, verdicts
from etl.statements.protect.__main__ import lines
from etl.statements.protect.vocabulary import Vocabulary, load

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "datasets/reference"
WORDS: Vocabulary = load(REFERENCE)

GIVEN = ("Juan", "Ana", "Ngoc", "Mohamed", "Christian", "Grace", "Jordan", "Virginia", "Barbara", "Bou")
FAMILY = ("Ficto", "Muestrez", "Ficto-Roe", "Garcia", "Houston", "Lee", "Young", "Del Rio", "Warren", "Weeks")
OFFICES = (
    "",
    "Mayor ",
    "former Sheriff ",
    "Rep. ",
    "Judge ",
    "Field Office Director ",
    "Assistant U.S. Attorneys ",
    "Dr. ",
)
BESIDE = (
    "{office}{name}, 35, lives in Ohio.",
    "{office}{name} (35) lives in Ohio.",
    "A 35-year-old man, {office}{name}, 35, left.",
    "{office}{name}, a citizen of Nowhere, left.",
    "{office}{name} was arrested on Monday.",
    "{office}{name} pleaded guilty on Monday.",
    "{office}{name}, of Ohio, was sentenced on Monday.",
    "ICE arrested {office}{name} in Ohio.",
    "Officers deported the Mexican national {name} to Mexico.",
)
ELSEWHERE = (
    "",
    " Example Watch’s director, {name}, spoke.",
    " Contact: {name}, 202-555-0100.",
    " The {last} County jail is in {last}, Texas.",
    " The {name} Act is a law, and {last} Street a street.",
    " Reps. {name} (D-TX) and {last} (R-OH) wrote.",
)


@given(
    st.sampled_from(GIVEN),
    st.sampled_from(FAMILY),
    st.sampled_from(OFFICES),
    st.sampled_from(BESIDE),
    st.sampled_from(ELSEWHERE),
    st.booleans(),
    st.booleans(),
)
@settings(max_examples=400, deadline=None)
def test_no_exception_uncovers_a_name_with_an_age_or_an_arrest_beside_it(
    first: str, last: str, office: str, beside: str, elsewhere: str, public: bool, listed: bool
) -> None:
    """Neither an office, a seat, a law, a county, a contact nor the lists of public people, of places and of members do."""
    name = f"{first} {last}"
    text = (beside + elsewhere).format(office=office, name=name, last=last)
    shown_as_public = [frozenset(name.split()), frozenset(name.split()[-1:])] if public else []
    start = text.index(name)
    reviewed = [(start, start + len(name))] if listed else []
    spans = bodies.name_spans(
        text, WORDS, hints.lower_case(text), hints.aged_names(text), reviewed, shown_as_public, frozenset(name.split())
    )
    covered = [offset for offset in range(start, start + len(name)) if any(a <= offset < b for a, b in spans)]
    assert len(covered) == len(name), (text, [text[a:b] for a, b in spans])


EXAMPLES = {
    "printed with an age": ("Juan Ficto, 35, left.", "Juan Ficto"),
    "arrested, charged or convicted": ("Juan Ficto was charged.", "Juan Ficto"),
    "printed with an age, and called like a place": ("Houston, 35, was held.", "Houston"),
    "arrested, and called like a place": ("Houston pleads guilty to fraud", "Houston"),
    "the town that opens a release": ("FICTVILLE, Texas — It ends.", "FICTVILLE"),
    "a part of an address": ("Write to ana@Ficto today.", "Ficto"),
    "an organization or a place": ("The Ficto County jail", "Ficto"),
    "a law or a program": ("the Juan Ficto Act", "Juan Ficto"),
    "what somebody is called by": ("He was known as Ficto there.", "Ficto"),
    "known by another name": ("Juan Ficto, also known as Bo, left.", "Juan Ficto"),
    "printed with an age elsewhere": ("Juan Ficto, 35, left. Later Ficto wrote.", "Ficto"),
    "dead": ("Juan Ficto died in May.", "Juan Ficto"),
    "in office, by the words before": ("Mayor Juan Ficto left.", "Juan Ficto"),
    "in a list that an office heads": ("Assistant U.S. Attorneys Ana Ficto and Bo Muestrez left.", "Bo Muestrez"),
    "in office, by the words behind": ("“Well,” said Ana Ficto, acting ICE director, in May.", "Ana Ficto"),
    "a member, by party or district": ("It was Ana Ficto (D-TX) again.", "Ana Ficto"),
    "on the list of public people": ("It was Pramila Jayapal again.", "Pramila Jayapal"),
    "to be called about the release": ("Contact: Ana Ficto today", "Ana Ficto"),
    "a word of a hidden name": ("It says Juan Ficto left. Then Ficto spoke.", "Ficto"),
    "called Mr. or Ms.": ("It says Mr. Ficto left.", "Ficto"),
    "somebody it happens to": ("They ask for the release of Ficto now.", "Ficto"),
    "beside a hidden name": ("She met Juana and Bo Ficto there.", "Juana"),
    "a town": ("He lives in Fictville now.", "Fictville"),
    "a thing that the next word says": ("It was the Ficton variant again.", "Ficton"),
    "the form of a full name": ("It was Juan Ficto again.", "Juan Ficto"),
    "one name where somebody is accused": ("The prison told Ficto so.", "Ficto"),
    "nothing says it is somebody": ("It was Fictotron again.", "Fictotron"),
}
BY_THE_TEXT = {
    "the member who publishes it",
    "a place, an agency or a law on a list",
    "an organization or a place by its end",
    "shown as public in the text",
    "the surname of a public person",
    "a member at the head of a headline",
    "a place of detention",
    "the surname of a member of Congress",
    "a member of Congress said so",
}
"""Rows that need what other rules found in the text, or who published it: tested in test_annotate_bodies and _issuer."""


def test_every_row_of_the_table_has_an_example() -> None:
    assert {row.name for row in verdicts.DECISIONS} == EXAMPLES.keys() | BY_THE_TEXT


@pytest.mark.parametrize("row", EXAMPLES)
def test_a_row_decides_its_example(row: str) -> None:
    text, run = EXAMPLES[row]
    hidden = next(decision.hidden for decision in verdicts.DECISIONS if decision.name == row)
    printed = [line.split("\t") for line in lines(text, WORDS)]
    assert (("hide" if hidden else "show"), run, row) in [(verdict, name, why) for _, verdict, name, why, _ in printed]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Roe Slams Border Militarization, Calls It a Calamity", None),
        ("Tour of the Homestead Migrant Detention Facility", None),
        ("Roe Criticizes Biden Admin for Ending Title 42", None),
        ("ICE Rochester and ICE Beaumont arrest 12", None),
        ("Roe Questions Leadership of the Noroeste Cartel", None),
        ("Rep. Roe Meets with Ana and Juan Ficto After Release", "Rep. Roe Meets with [name] and [name] After Release"),
        (
            "Roe Calls for Release of Juan Ficto, U.S. Teacher Held in Russia",
            "Roe Calls for Release of [name], U.S. Teacher Held in Russia",
        ),
        ("Roe Speaks with Juan Ficto’s Family", "Roe Speaks with [name]’s Family"),
        ("ROE ON FICTOVICH AND MUESTREZ WRONGFUL DETENTION", "ROE ON [name] AND [name] WRONGFUL DETENTION"),
        (
            "Roe Urges Action to Free Wrongfully Detained Pastor Jin",
            "Roe Urges Action to Free Wrongfully Detained Pastor [name]",
        ),
        (
            "Roe Demands Care for “Yari,” Constituent with Cancer",
            "Roe Demands Care for “[name],” Constituent with Cancer",
        ),
        ("Roe on the Detention of Kara-Ficta", "Roe on the Detention of [name]"),
        (
            "Roe Leads Call to Free Detained Constituent Juan Ficto",
            "Roe Leads Call to Free Detained Constituent [name]",
        ),
    ],
)
def test_a_headline_loses_names_on_evidence_and_no_ordinary_word(title: str, shown: str | None) -> None:
    spans = bodies.name_spans(title, WORDS, set(), [], issuer="Jane Roe")
    assert bodies.without(title, 0, len(title), spans) == (shown or title)


def test_a_member_who_publishes_is_shown_and_somebody_of_that_surname_who_is_held_is_not() -> None:
    title = "Garcia Demands Answers After Death of Juan Garcia in Custody"
    spans = bodies.name_spans(title, WORDS, set(), [], issuer="Robert Garcia")
    assert bodies.without(title, 0, len(title), spans) == "Garcia Demands Answers After Death of [name] in Custody"


CHECK = ROOT / "etl/warehouse/checks/names_hidden.sql"


@pytest.fixture(scope="module")
def warehouse() -> duckdb.DuckDBPyConnection:
    """Only what the second detector reads: the lists of names, English words and public people."""
    con = duckdb.connect()
    con.execute("CREATE SCHEMA raw; CREATE SCHEMA core")
    con.execute("CREATE TABLE raw.zip_codes AS SELECT 'Long Beach' AS city")
    con.execute("CREATE TABLE core.statements (statement_id VARCHAR, title VARCHAR)")
    con.execute("CREATE TABLE core.statement_texts (statement_id VARCHAR, body VARCHAR)")
    for name in ("quotes", "demands", "claims", "numbers"):
        con.execute(f"CREATE TABLE core.{name} (statement_id VARCHAR, words VARCHAR)")
    for name in ("given_names", "family_names", "ordinary_words", "title_vocabulary", "people", "place_names"):
        con.execute(
            f"CREATE TABLE raw.{name} AS SELECT * FROM read_csv(?, header = true, all_varchar = true, delim = ',')",
            [str(REFERENCE / f"{name}.csv")],
        )
    return con


@pytest.mark.parametrize(
    ("words", "evidence"),
    [
        ("Agents arrested Juan Muestrez in Ohio.", {"arrest"}),
        ("Juan Q. Muestrez-Roe, 35, left.", {"age"}),
        ("The death of Maria de la Roe is under review.", {"death"}),
        ("Jane Roe, a citizen of Nowhere, left.", {"nationality"}),
        ("[name], 35, was arrested with [name].", set()),
        ("ICE arrested 12 in Texas. Director Jane Roe spoke. President Joe Biden was charged with nothing.", set()),
        ("They arrested Delaney Hall in Long Beach; the detention of Austin March 3.", set()),
        ("It was detained at the Florence Service Processing Center.", set()),
    ],
)
def test_the_second_detector_sees_what_the_first_left(
    warehouse: duckdb.DuckDBPyConnection, words: str, evidence: set[str]
) -> None:
    warehouse.execute("DELETE FROM core.statement_texts")
    warehouse.execute("INSERT INTO core.statement_texts VALUES ('s', ?)", [words])
    assert {row[2] for row in warehouse.execute(CHECK.read_text()).fetchall()} == evidence
