"""Demands: the rules on made-up sentences."""

from datetime import date

import pytest

from etl.statements.facts import demands
from etl.statements.text.document import Document

DAY = date(2021, 2, 2)


def test_demands_with_addressee_object_and_joined_verbs() -> None:
    text = (
        "Congress must act immediately to release families – all of them – from detention, end family detention, "
        "and fund care."
    )
    found = demands.find(Document(text), DAY)
    assert [(d.demand_class, text[d.object_start : d.object_end].strip()) for d in found] == [
        ("release", "families – all of them – from detention"),
        ("end", "family detention"),
        ("fund", "care"),
    ]
    assert {text[d.target_start : d.target_end] for d in found} == {"Congress"}
    assert "families" in found[0].object_classes


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        ("We urge the Department to close the jail by March 5.", date(2021, 3, 5), "same_sentence"),
        (
            "Groups called on DHS to halt flights. They could leave as soon as February 3rd.",
            date(2021, 2, 3),
            "only_deadline",
        ),
        ("We urge the Department to close the jail.", None, None),
        ("We ask you to answer within 30 days.", date(2021, 3, 4), "same_sentence"),
        ("We look forward to your prompt response by March 5.", date(2021, 3, 5), "same_sentence"),
        ("We urge the Department to close the jail by the end of this month.", date(2021, 2, 28), "same_sentence"),
        ("We urge Congress to pass the bill before the end of the fiscal year.", date(2021, 9, 30), "same_sentence"),
        ("We urge Congress to pass the bill by the end of the calendar year.", date(2021, 12, 31), "same_sentence"),
        ("We urge Congress to pass the bill by the end of March.", date(2021, 3, 31), "same_sentence"),
        ("We urge Congress to pass the bill by the end of FY 2022.", date(2022, 9, 30), "same_sentence"),
        ("We urge Congress to pass the bill by the end of 2021.", date(2021, 12, 31), "same_sentence"),
        ("We urge the Department to answer by Friday.", date(2021, 2, 5), "same_sentence"),
        ("We urge the Department to answer within thirty (30) days.", date(2021, 3, 4), "same_sentence"),
        ("We urge the Department to close the jail in the next 48 hours.", date(2021, 2, 4), "same_sentence"),
        ("We urge the Department to close the jail by 3/5/2021.", date(2021, 3, 5), "same_sentence"),
        ("We urge the Department to end contracts that will expire by March 5.", None, None),
        ("We urge the Department to safely and swiftly close the jail by March 5.", date(2021, 3, 5), "same_sentence"),
        ("We urge the Department to close the jail immediately.", None, None),
        ("We urge the agency to report a transfer within 30 days of its date.", None, None),
        ("We urge the agency to answer within 30 days of this letter.", date(2021, 3, 4), "same_sentence"),
        ("We urge the agency to answer within ten business days.", date(2021, 2, 16), "same_sentence"),
    ],
)
def test_deadlines_are_resolved_against_the_publication_day(text: str, day: date | None, basis: str | None) -> None:
    (demand,) = demands.find(Document(text), DAY)
    assert (demand.deadline, demand.deadline_basis) == (day, basis)


def test_the_day_by_which_a_letter_wants_an_answer_is_no_deadline_of_the_rest() -> None:
    text = "We urge DHS to close the jail. Please provide a full list, as well. We expect your answer no later than March 5."
    found = demands.find(Document("Dear Secretary Roe: " + text), DAY)
    assert [(d.demand_class, d.deadline) for d in found] == [
        ("close", None),
        ("provide", None),
        ("inform", date(2021, 3, 5)),
    ]


def test_an_answer_that_is_looked_forward_to_without_a_day_is_no_demand() -> None:
    assert demands.find(Document("Dear Secretary Roe: We look forward to your response."), DAY) == []


def test_a_list_goes_on_after_an_entry_that_is_a_sentence() -> None:
    text = "The group recommends that, instead:\n\n• The jail is no answer.\n• Uphold the law.\n• Close the jail.\nIt is late."
    assert [d.demand_class for d in demands.find(Document(text), DAY)] == ["protect", "close"]


def test_what_people_must_do_is_no_demand() -> None:
    assert demands.find(Document("People must respect the law. They should stop."), DAY) == []


@pytest.mark.parametrize(
    ("text", "demand_class", "words"),
    [
        ("They are demanding answers about the flights.", "inform", "about the flights"),
        ("We beg the government to release the families.", "release", "the families"),
        ("A letter asking for the prompt release of detainees in Ohio.", "release", "detainees in Ohio"),
        ("It is essential that the government extend the deadline.", "restore", "the deadline"),
        ("We ask that your agencies use your authority to safely release people.", "release", "people"),
        ("Dear Secretary Roe: Please provide complete answers.", "provide", "complete answers"),
        ("The lawmakers wrote to Roe, urging him to reverse this decision.", "rescind", "this decision"),
        ("It’s clear that family detention needs to be abolished.", "end", "family detention"),
        ("That is why Congress should pass this bill.", "pass", "this bill"),
        ("Family detention must end now.", "end", "Family detention"),
        ("The report calls for the ban to be repealed.", "rescind", "the ban"),
        ("I request a detailed list of measures.", "inform", "measures"),
        ("We demand their immediate release from Roe County.", "release", "from Roe County"),
        (
            "Roe pressed the Inspector General to open an investigation into deaths.",
            "investigate",
            "an investigation into deaths",
        ),
        ("We urge you to release the footage.", "inform", "the footage"),
        ("It is long past time for Congress to repeal the act.", "rescind", "the act"),
        ("President Roe and his administration must halt flights.", "halt", "flights"),
        ("We call for the Roe administration to immediately shut down ten centers.", "close", "down ten centers"),
        ("Roe demands that ICE immediately turn over the records.", "inform", "over the records"),
        ("We write to urge that families be released together.", "release", "families"),
        ("We urge you to convene oversight hearings.", "investigate", "oversight hearings"),
        ("ICE must not deport families.", "halt", "families"),
        ("They are calling on the U.S. government to end solitary confinement.", "end", "solitary confinement"),
        ("A letter demanding that the U.S. Department of Examples close the jail.", "close", "the jail"),
        ("Groups demand that the administration decline to renew all contracts.", "halt", "to renew all contracts"),
        ("Members urged the Department of Examples to remove barriers to care.", "rescind", "barriers to care"),
        ("It renewed its call for the administration to abandon the ban.", "rescind", "the ban"),
        ("Rep. Roe led members in demanding U.S. Secretary Doe immediately end the policy.", "end", "the policy"),
        ("It is critical for the Inspector to investigate the transfer.", "investigate", "the transfer"),
        ("The letter urges Secretary Roe to “explore alternatives to jail.”", "consider", "alternatives to jail"),
        ("They are pushing for the release of detainees.", "release", "detainees"),
        ("We urge you to deny this request.", "prohibit", "this request"),
        ("We urge you to employ alternatives to jail.", "act", "alternatives to jail"),
        ("We also request an immediate meeting with officials.", "act", "with officials"),
    ],
)
def test_demands_as_nouns_in_the_subjunctive_and_politely(text: str, demand_class: str, words: str) -> None:
    (demand,) = demands.find(Document(text), DAY)
    assert (demand.demand_class, text[demand.object_start : demand.object_end].strip()) == (demand_class, words)


def test_a_letter_lists_what_it_asks() -> None:
    text = "We urge you to take these steps by March 5:\n• Release all families;\n• End the contract.\nSincerely,"
    found = demands.find(Document(text), DAY)
    assert [(d.demand_class, text[d.object_start : d.object_end].strip()) for d in found if d.object_start > 45] == [
        ("release", "all families"),
        ("end", "the contract"),
    ]


def test_numbered_demands_and_joined_passives_each_count() -> None:
    found = demands.find(Document("We call on you to: 1) end the policy; and 2) release the families."), DAY)
    assert [d.demand_class for d in found] == ["end", "release"]
    found = demands.find(Document("These jails need to be shut down and contracts must be terminated."), DAY)
    assert [d.demand_class for d in found] == ["close", "end"]


@pytest.mark.parametrize(
    "text",
    [
        "The court ruled that the Administration must reinstate the program.",
        "Roe described how much Doe should pay Poe.",
        "The state made numerous requests for information.",
        "This is a bill that encourages states to adopt agreements.",
        "They call for the obstruction of efforts to detain people.",
        "Roe sought release from custody.",
        "If detention should be ended, we will say so.",
        "All those people should be removed.",
    ],
)
def test_rulings_bills_and_what_others_sought_are_no_demands(text: str) -> None:
    assert demands.find(Document(text), DAY) == []


def test_what_would_follow_is_no_demand_and_a_foreign_date_no_deadline() -> None:
    assert demands.find(Document("That is what DHS must cut if we go on like this."), DAY) == []
    (demand,) = demands.find(Document("They leave by March 31. We call on Congress to act."), DAY)
    assert demand.deadline is None


def test_the_whole_name_of_an_addressee_is_its_target() -> None:
    text = "The Department of Homeland Security must release the families."
    (demand,) = demands.find(Document(text), DAY)
    assert (demand.target_start, demand.target_end) == (0, len("The Department of Homeland Security"))


def test_to_be_free_is_not_to_free_somebody() -> None:
    found = demands.find(Document("DHS must ensure that families remain together and free."), DAY)
    assert [demand.verb for demand in found] == ["ensure"]


def test_the_parts_of_a_compound_are_not_joined_demands() -> None:
    found = demands.find(Document("EXA encourages the public to report crimes by calling the toll-free tip line."), DAY)
    assert [demand.verb for demand in found] == ["report"]
    found = demands.find(Document("We urge DHS to release the families - end this - now."), DAY)
    assert [demand.verb for demand in found] == ["release", "end"]
