"""Whose names a title keeps because the statement itself makes them public: its issuer's, and those it gives a seat."""

from etl.folders import ROOT
from etl.statements import load
from etl.statements import statement as facts

REFERENCE = load(ROOT / "datasets/reference")
BODY = (
    "WASHINGTON — Representatives Ulla Beispiel (D-TX) and Wim Voorbeeld (R-OH) today wrote to ICE about the death of Juan "
    "Ficticio, 35, in its custody."
)


def title_of(title: str, body: str = BODY, issuer: str | None = "Ulla Beispiel") -> object:
    return facts.find(facts.Text({"title": title, "body": body}, None, "", issuer), REFERENCE)["statement_titles"][0][
        "title_shown"
    ]


def test_a_title_keeps_its_issuer_and_the_members_its_text_gives_a_seat() -> None:
    title = "Beispiel, Voorbeeld Demand Answers After Death of Juan Ficticio"
    assert title_of(title) == "Beispiel, Voorbeeld Demand Answers After Death of [name]"


def test_the_issuer_is_known_without_the_text() -> None:
    assert title_of("Beispiel Demands Answers", body="") == "Beispiel Demands Answers"


def test_a_surname_alone_is_hidden_on_evidence_only() -> None:
    assert title_of("Beispiel Demands Answers", body="", issuer=None) == "Beispiel Demands Answers"
    assert title_of("Death of Beispiel in Custody", body="", issuer=None) == "Death of [name] in Custody"


def test_somebody_with_the_issuers_name_and_an_age_is_not_shown() -> None:
    body = "Juana Beispiel, 19, died in custody in Texas."
    assert title_of("Statement on the Death of Juana Beispiel", body=body) == "Statement on the Death of [name]"
