"""Which numbers are claims, and about what: on made-up sentences about real places of the registry."""

from datetime import date

import pytest

from etl.folders import ROOT
from etl.statements import reference
from etl.statements import statement as facts
from etl.statements.facts import periods
from tests.gold import claims as gold

REFERENCE = reference.load(ROOT / "datasets" / "reference")
DAY = date(2025, 12, 1)
ADELANTO = "Adelanto ICE Processing Center"


def claims(text: str) -> list[dict[str, object]]:
    rows = facts.find(facts.Text({"body": text}, DAY, ""), REFERENCE)["statement_claims"]
    return [row for row in rows if row.get("measure")]


@pytest.mark.parametrize(
    ("text", "measure", "value", "scope", "people"),
    [
        ("ICE is holding nearly 66,000 people.", "detained", 66000, "country", "all"),
        ("The Otay Mesa Detention Center had an average daily population of only 396.", "average_daily_population", 396,
         "facility", "all"),
        (f"{ADELANTO} has a guaranteed minimum of 1,455.", "guaranteed_minimum", 1455, "facility", "all"),
        ("70 percent of ICE arrests are of people charged or convicted.", "arrests_by_criminality", 70, "country",
         "convicted_or_pending"),
        ("65 percent of ICE detainees have no criminal conviction.", "detained", 65, "country", "no_conviction"),
        ("At least 21 people have died in ICE custody.", "deaths", 21, "country", "all"),
        ("We have 20 287(g) agreements in Kentucky.", "agreements_287g", 20, "state", "all"),
    ],
)  # fmt: skip
def test_a_number_is_a_claim_where_its_sentence_says_what_it_measures(
    text: str, measure: str, value: float, scope: str, people: str
) -> None:
    (claim,) = claims(text)
    assert (claim["measure"], claim["value"], claim["scope_kind"], claim["people"]) == (measure, value, scope, people)


@pytest.mark.parametrize(
    "text",
    [
        "More than 70 illegal aliens were detained during the operation.",
        "All three aliens remain in ICE custody.",
        "All people in ICE custody receive a full health assessment within 14 days of entering ICE custody.",
        "The bill would fund 50,000 ICE detention beds.",
        "Border Patrol had almost 11,000 people in custody.",
        "How many of the 34,000 people in ICE detention will be released?",
        "ICE plans to hold 100,000 people in custody.",
        "The Houston field office has 2,500 people in ICE custody.",
    ],
)
def test_what_is_planned_asked_or_about_something_else_is_no_claim(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "ICE is currently holding 66,000 people, more than the 39,000 people it held in December 2024.",
            [(66000.0, "now", "2025-12-01"), (39000.0, "month", "2024-12-31")],
        ),
        ("As of September 7, 2025, 58,766 people were held in ICE detention.", [(58766.0, "day", "2025-09-07")]),
        ("In fiscal year 2024 ICE removed 271,484 people.", [(271484.0, "fiscal_year", "2024-09-30")]),
    ],
)
def test_the_period_is_the_one_of_the_number(text: str, found: list[tuple[float, str, str]]) -> None:
    assert [(row["value"], row["period_kind"], row["period_end"]) for row in claims(text)] == found


def test_an_annual_report_speaks_of_the_year_in_its_title() -> None:
    body = "The agency managed detention operations for an average of 22,600 people in ICE custody."
    parts = {"title": "ICE releases FY 2022 annual report", "body": body}
    rows = facts.find(facts.Text(parts, date(2022, 12, 30), ""), REFERENCE)["statement_claims"]
    assert [(row["measure"], row["period_end"]) for row in rows] == [("average_daily_population", "2022-09-30")]


@pytest.mark.parametrize(
    ("words", "kind", "start", "end"),
    [
        ("since January 20", "since", date(2025, 1, 20), DAY),
        ("on December 20", "day", date(2024, 12, 20), date(2024, 12, 20)),
        ("this fiscal year", "fiscal_year", date(2025, 10, 1), date(2026, 9, 30)),
        ("in June", "month", date(2025, 6, 1), date(2025, 6, 30)),
        ("between 2003 and 2018", "range", date(2003, 1, 1), date(2018, 12, 31)),
        ("so far this year", "since", date(2025, 1, 1), DAY),
        ("people", "now", DAY, DAY),
    ],
)
def test_a_period_is_read_from_the_words(words: str, kind: str, start: date, end: date) -> None:
    read = periods.read(words, DAY)
    assert (read.kind, read.start, read.end) == (kind, start, end)


def test_the_gold_sentences_are_read_as_before() -> None:
    apart = gold.score()["apart"]
    assert (apart.right, apart.found, apart.wrongly) >= (14, 16, 0), apart.differences
    assert apart.wrongly == 0
