"""Bodies that may be shown: no names of people who are not officials. All people and places here are made up."""

from datetime import date
from pathlib import Path

import pytest

from etl.statements import reference, words
from etl.statements import statement as facts

ROOT = Path(__file__).parent.parent


REFERENCE = reference.load(ROOT / "datasets" / "reference")


def redacted(body: str) -> str:
    """What may be shown of a body."""
    text = facts.Text({"body": body}, None, "")
    return "".join(str(row["body"]) for row in words.as_published(facts.find(text, REFERENCE), text)["shown"])


BODY = """BOSTON — ICE arrested Juan Battle Roe, 35, near Boston on Monday.
Battle admitted the charge. Officers took Battle’s car, and Roe's phone.
“We acted,” said Acting ICE Director Jane Q. Doe."""


def test_a_name_goes_wherever_it_stands_also_as_a_surname_that_opens_a_sentence() -> None:
    shown = redacted(BODY)
    assert "Battle" not in shown
    assert "Roe" not in shown
    assert shown.count("[name]") >= 4


def test_officials_places_and_paragraphs_stay() -> None:
    shown = redacted(BODY)
    assert "Jane Q. Doe" in shown
    assert shown.startswith("BOSTON — ICE arrested")
    assert shown.count("\n") == BODY.count("\n")


def test_a_text_without_names_is_not_changed() -> None:
    plain = "The facility in Dilley, Texas, held 80 people in January.\nICE said nothing."
    assert redacted(plain) == plain
    assert redacted("") == ""


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
def test_dates_towns_offices_and_officials_stay(body: str, shown: str | None) -> None:
    found = redacted(body)
    assert "Ficto" not in found
    assert shown is None or found == shown
    assert all(word in found for word in ("Lynn", "President", "Massachusetts") if word in body)


def test_half_of_a_double_surname_and_a_short_one_go_too() -> None:
    shown = redacted("ICE arrested Ed German-Ficta, 25, and Bo La, 30. Police held German in May. La died.")
    assert "German" not in shown
    assert "La died" not in shown


def test_a_surname_of_two_letters_goes_without_an_age_too_also_where_it_is_a_particle_elsewhere() -> None:
    shown = redacted(
        "Ficta La was arrested in La Paz. ICE says La died. Hung Ficto Le, 30, left. Officers held Le in May."
    )
    assert (
        shown == "[name] was arrested in La Paz. ICE says [name] died. [name], 30, left. Officers held [name] in May."
    )


def test_a_word_taken_for_a_name_stays_before_what_is_no_persons() -> None:
    shown = redacted("Essex Ficto Major called. Then Essex County asked, and Essex left.")
    assert shown == "[name] called. Then Essex County asked, and [name] left."


def test_what_somebody_is_called_by_goes_and_a_surname_before_it() -> None:
    shown = redacted(
        "Bo Ficto, aka Ficty, 31. Eustace Weeks, aka Juxo, 26. Ana Ficta, a.k.a. “Carter,” 40. Cy Ficto, aka “Max”, 37."
    )
    assert not any(word in shown for word in ("Fict", "Weeks", "Juxo", "Carter", "Max"))


def test_a_given_name_that_is_a_word_goes_where_it_does_what_people_do() -> None:
    shown = redacted("Grace and her son left. Grace was deported. Grant told ICE. Faith said no. Grace is a virtue.")
    assert shown == "[name] and her son left. [name] was deported. [name] told ICE. [name] said no. Grace is a virtue."
    shown = redacted("Officers held Christian Ficto, 28. Christian was a cook. Christian groups and French wine stay.")
    assert shown == "Officers held [name], 28. [name] was a cook. Christian groups and French wine stay."


def test_a_title_names_nobody_twice_either() -> None:
    (title,) = facts.find(
        facts.Text({"title": "ICE Arrests Paris Fictez: Paris Left", "body": "It ends."}, None, ""), REFERENCE
    )["statement_titles"]
    assert title["title_shown"] == "ICE Arrests [name]: [name] Left"


def test_who_signs_as_a_member_is_shown_and_nobody_of_their_names_is() -> None:
    letter = "The letter was signed by Reps. Ana Ficto, Juan Fictner and Bo Fictey.\nFictner wrote it."
    assert redacted(letter) == letter
    shown = redacted(f"{letter}\nICE holds Juan Muestrez. Juan is ill. Maria Fictey fell. Fictey called Rep. Fictey.")
    assert shown == f"{letter}\nICE holds [name]. [name] is ill. [name] fell. [name] called Rep. Fictey."


def test_a_town_of_two_words_stays_beside_somebody_called_by_one_of_them() -> None:
    shown = redacted(
        "Officers met Paso Ficto. El Paso is large. Paso left. Juan Ficto Del Rio called. Del Rio said so."
    )
    assert shown == "Officers met [name]. El Paso is large. [name] left. [name] called. [name] said so."


def test_an_ordinary_word_stays_where_it_is_nobodys_name() -> None:
    plain = "The Coroner left. Sadly, the Office of Memorial Affairs asked. “Muscles” is a word."
    assert redacted(plain) == plain
    assert (
        redacted("Passion Ficto pleaded guilty. Bo Ficto, a.k.a. “Muscles,” left.")
        == "[name] pleaded guilty. [name], a.k.a. “[name],” left."
    )
    assert redacted("Officers held Ana Coroner, 35. Coroner left.") == "Officers held [name], 35. [name] left."


def test_an_office_that_a_span_took_for_a_name_stays_elsewhere() -> None:
    shown = redacted("The Fictshire District Attorney’s Office asked. The District Attorney’s Office of Ohio left.")
    assert shown.endswith("The District Attorney’s Office of Ohio left.")


@pytest.mark.parametrize(
    "body",
    [
        "Drivers with CDLs and the HRVWCC unit stayed.",
        "Accordingly, the court in Suffolk Superior Court heard it. Whenever it sits, it listens.",
        "Write to HRV.ICE or read ICE.gov for more.",
        "The district takes in Cannon, Clay, White and Overton counties.",
        "Many Coloradans and Tutsis live on Rood Avenue.",
        "Congresswoman Jane Greenley (D-Oakland) met residents of Glendale in Kabul and Nuevo Laredo.",
        "The letter was signed by Reps. Fictey, Ana Fictner, Fictley and Fictman.",
        "He was taken to Fictkin Community Hospital, then to Fictua Street Jail in Ohio.",
        "The Fictson Valley Safe Streets Task Force and Fictbank Police Chief Ana Fictner left.",
        "U.S. District Judge Ana Fictner sentenced somebody. Write to @HSI_FictAntonio or Mail@RepFicto today.",
        "He was held in Fictwila, Washington, and near Valle de Fictez, Ohio, and by the County of Riverside.",
        "Neither the Assistant Superintendent nor the Coordinator left the Cemetery in the West.",
        "The Fictsex District Attorney’s Office, the Fictner Frauds Section and the Appropriations Bill stay.",
        "West Baton Rouge asked.\nAMENDMENT TO THE DIVISION OF RULES OFFERED BY MRS. FICTNER OF COLORADO\nIt ended.",
        "Sheriff Ana Fictner and Country Attaché Bo Fictley of ICE spoke.",
        "It was read by Trial Attorney Ana Grantley of the Fraud Section.",
    ],
)
def test_what_is_nobodys_name_stays(body: str) -> None:
    assert redacted(body) == body


@pytest.mark.parametrize(
    "body",
    [
        "On Friday officers met FICTEZ in Ohio.",
        "Juan Ficto, Clay and Macon counties said, was held.",
        "He was held with Ana Ficto in Clay and Macon counties.",
        "He wrote to Reps. Roe and Poe, and Ana Ficto, 30, was held.",
        "With Sens. Roe, Poe, Ficto died in custody.",
        "Jane Roe spoke, and Ana Ficto, of Lima, was held.",
        "ICE arrested former Rep. Ana Ficto, 50. Rep. Ficto was held.",
        "The agent of Sheriff Ana Ficto was held. Judge Ficto sentenced to prison. Former Sheriff Ficto left.",
        "“Ficto Dies In County Jail,” it says.",
        "Ficto’s attorney left. Ficto’s restaurant closed.",
        "Clarity Ficto was held. Passion Ficto was held.",
    ],
)
def test_a_name_goes_beside_counties_addresses_and_offices(body: str) -> None:
    assert "fict" not in redacted(body).casefold()


def test_an_office_keeps_a_last_name_that_a_private_person_has_too() -> None:
    shown = redacted("Ana Ficto was held. Then Ficto called. Rep. Ficto asked why, and former Sen. Ficto did not.")
    assert shown == "[name] was held. Then [name] called. Rep. Ficto asked why, and former Sen. [name] did not."


def test_a_telephone_number_is_no_age() -> None:
    assert redacted("Offices are in Glendale (419-555-0100) and Ohio.").count("[name]") == 0
    assert redacted("Ana Ficto (35) of Glendale was held.").startswith("[name] (35)")


def test_a_part_of_a_double_surname_stands_for_its_person_too() -> None:
    shown = redacted("Agents arrested Ezequias Cruz-Fictez, a citizen of Ohio.\nCruz has been deported. Fictez left.")
    assert shown.endswith("[name] has been deported. [name] left.")


@pytest.mark.parametrize(("day", "named"), [(date(2007, 12, 6), []), (date(2017, 2, 1), ["travel_ban"])])
def test_a_policy_is_not_named_years_before_it(day: date, named: list[str]) -> None:
    text = facts.Text({"body": "They oppose the travel ban."}, day, "")
    rows = facts.find(text, REFERENCE)["statement_mentions"]
    assert [row["target_id"] for row in rows if row["mention_type"] == "policy"] == named


def test_a_word_of_a_place_of_detention_stays_alone_unless_somebody_is_called_so() -> None:
    beds = "The Eloy Detention Center has beds. Nobody is safe there."
    assert redacted(f"{beds}\nEloy is a hard place.") == f"{beds}\nEloy is a hard place."
    shown = redacted(f"{beds}\nOfficers arrested Juan Ficto Eloy, 35, in Ohio. Eloy admitted it.")
    assert shown == f"{beds}\nOfficers arrested [name], 35, in Ohio. [name] admitted it."


def test_a_reviewed_law_is_nobody_and_the_title_says_so_too() -> None:
    text = (
        "Title 42 expels people, says the Laken Riley Act report. Laken Riley was 22. She met John Q. Ficto v. Doe, 30."
    )
    assert redacted(text).startswith("Title 42 expels people, says the Laken Riley Act report. [name] was 22.")
    assert "Ficto" not in redacted(text)
    (title,) = facts.find(facts.Text({"title": "Roe Slams End of Title 42", "body": "It ends."}, None, ""), REFERENCE)[
        "statement_titles"
    ]
    assert title["title_shown"] == "Roe Slams End of Title 42"
