"""Claims, dates, signers and names: the rules on made-up sentences."""

from datetime import date

import pytest

from etl.statements.facts import claims, dates, signatories
from etl.statements.names import members, phrases
from etl.statements.text.document import Document

DAY = date(2021, 2, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They held more than 1,500 detained people there.", (1500, "persons", "more_than", "detained people")),
        ("for up to 18 months", (18, "months", "up_to", "months")),
        ("It costs nearly $2.5 million a year.", (2_500_000, "usd", "about", "dollars")),
        ("Sixty-five percent of detainees", (65, "percent", None, "detainees")),
        ("the 34,000 detention beds", (34000, "beds", None, "detention beds")),
        ("a term of 18 months’ probation", (18, "months", None, "months")),
        ("a dozen families", (12, "families", None, "families")),
        (
            "more than twenty immigrant and human rights organizations",
            (20, "organizations", "more_than", "immigrant and human rights organizations"),
        ),
        ("some 31,000 ‘got-aways’ in June", (31000, "persons", "about", "got-aways")),
        ("10 of the 11 suspects", (10, "persons", None, "suspects")),
        ("two out of its three family detention centers", (2, "places", None, "family detention centers")),
        (
            "the undersigned 188 migrants' rights, faith-based, and labor organizations",
            (188, "organizations", None, "migrants' rights, faith-based, and labor organizations"),
        ),
        ("190 groups--including unions--", (190, "organizations", None, "groups")),
    ],
)
def test_a_claim_is_number_unit_qualifier_and_what_is_counted(text: str, expected: tuple[object, ...]) -> None:
    (claim,) = claims.find(Document(text), DAY)
    assert (claim.value, claim.unit, claim.qualifier, claim.counted) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Juan Roe, 35, and a 12-year-old boy",
        "On May 12 officers came",
        "Title 42 expulsions",
        "Feb. 24 people met",
        "one in four women",
        "call 866-555-0100 people answer",
        "(EX-01) members",
        "hundreds of people",
        "20 years ago",
        "the 1994 death of a priest",
        "the 2019 household income",
    ],
)
def test_ages_days_laws_and_vague_numbers_are_no_claims(text: str) -> None:
    assert claims.find(Document(text), DAY) == []


@pytest.mark.parametrize(
    ("text", "in_detention"),
    [
        ("ICE has 300 people in custody.", True),
        ("300 people are in ICE custody.", True),
        ("ICE sent detainers for 300 people in Ohio’s custody.", False),
        ("300 people are in state custody.", False),
    ],
)
def test_custody_of_others_is_no_immigration_detention(text: str, in_detention: bool) -> None:
    assert claims.find(Document(text), DAY)[0].in_detention is in_detention


def test_a_claim_carries_the_time_of_its_sentence() -> None:
    (claim,) = claims.find(Document("In fiscal year 2020, 12 children were detained. In 2019 none."), DAY)
    assert (claim.time_start, claim.time_end, claim.in_detention) == (date(2019, 10, 1), date(2020, 9, 30), True)


@pytest.mark.parametrize(
    ("text", "url", "kind", "day"),
    [
        ("FOR IMMEDIATE RELEASE: Thursday, March 6, 2025\nText", "", "release_line", date(2025, 3, 6)),
        ("EXAMPLE CITY, Ex. (Feb. 1, 2021) — Text", "", "dateline", date(2021, 2, 1)),
        ("02.08.13\nText", "", "opening_line", date(2013, 2, 8)),
        ("AILA Doc. No. 15051462 | Dated May 14, 2015", "", "aila_number", date(2015, 5, 14)),
        ("Text", "https://example.org/news/2021/02/01/title", "url", date(2021, 2, 1)),
    ],
)
def test_evidence_of_the_publication_day(text: str, url: str, kind: str, day: date) -> None:
    assert [(found.kind, found.day) for found in dates.evidence(text, url, DAY)] == [(kind, day)]


def test_a_day_that_does_not_exist_is_no_evidence() -> None:
    assert dates.evidence("FOR IMMEDIATE RELEASE: February 31, 2021") == []


def signers(text: str) -> list[tuple[str, str, str]]:
    return [(s.kind, s.relation, s.name) for s in signatories.find(text)]


def test_members_with_seats_and_a_claimed_count() -> None:
    text = (
        "She led a letter signed by 18 other members of Congress.\n"
        'The letter was signed by Representatives Jane Q. Roe (EX-24), Juan "Jay" Poe, Jr. (GA-04), and Ann Doe (DC).'
    )
    assert signers(text) == [
        ("claimed_count", "signed", "18"),
        ("member", "signed", "Jane Q. Roe"),
        ("member", "signed", 'Juan "Jay" Poe, Jr.'),
        ("member", "signed", "Ann Doe"),
    ]
    assert [s.member.state for s in signatories.find(text) if s.member] == [None, "GA", "DC"]  # EX is no state


def test_organizations_and_lines_below_sincerely() -> None:
    text = "More than twenty organizations have endorsed the letter, including Example Watch, Oxsample, and Church Aid Service."
    assert [row for row in signers(text) if row[0] == "organization"] == [
        ("organization", "endorsed", "Example Watch"),
        ("organization", "endorsed", "Oxsample"),
        ("organization", "endorsed", "Church Aid Service"),
    ]
    assert signers("Sincerely,\n\nJane Roe\n\nMember of Congress\n\n###") == [("member", "signed", "Jane Roe")]


def test_a_private_person_below_sincerely_is_no_signatory() -> None:
    assert signers("Sincerely,\n\nJuan Ficticio\n\nA worried father\n") == []


ROWS = [
    {"bioguide_id": "R000001", "first": "Jane", "last": "Roe", "nickname": "", "middle": "", "chamber": "house", "state": "GA",
     "district": "4", "term_from": "2019-01-03", "term_to": "2023-01-03"},
    {"bioguide_id": "R000002", "first": "John", "last": "Roe", "nickname": "Jack", "middle": "", "chamber": "senate",
     "state": "GA", "district": "", "term_from": "2019-01-03", "term_to": "2025-01-03"},
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "state", "district", "day", "expected"),
    [
        ("J. Roe", "GA", "04", DAY, "R000001"),
        ("Jack Roe", "GA", None, DAY, "R000002"),
        ("Roe", "GA", None, DAY, None),  # a surname alone
        ("Jane Roe", "GA", "04", date(2024, 1, 1), None),  # no longer in office
        ("Jane Roe", None, None, DAY, "R000001"),  # one member of that name
    ],
)
def test_members_are_joined_only_where_one_fits(
    name: str, state: str | None, district: str | None, day: date, expected: str | None
) -> None:
    assert members.resolve(members.Member(0, 0, name, state, district, None), day, members.index(ROWS)) == expected


TERMS = [
    ("Ana Exemplar", phrases.Term("ana", date(2021, 1, 20), date(2021, 6, 1))),
    ("Secretary Exemplar", phrases.Term("ana", date(2021, 1, 20), date(2021, 6, 1))),
    ("Exemplar", phrases.Term("ana", date(2021, 1, 20), date(2021, 6, 1))),
]
KNOWN = phrases.phrases([("Exemplar Memo", "policy", "memo"), ("EXA", "agency", "org_exa")], TERMS)


def named(text: str, day: date | None = DAY) -> list[tuple[str, str | None]]:
    return [(found.mention_type, found.target) for found in phrases.find(text, text, KNOWN, day)]


def test_officials_policies_and_agencies_by_name() -> None:
    assert named("Secretary Exemplar and the Exemplar Memo of EXA") == [
        ("official", "ana"),
        ("policy", "memo"),
        ("agency", "org_exa"),
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Juan Exemplar was arrested.", DAY),  # somebody else of that surname
        ("Secretary Exemplar spoke.", date(2019, 1, 1)),  # long before the term
        ("Secretary Exemplar spoke.", None),
        ("the EXAM and pre-EXA", DAY),
    ],
)
def test_a_surname_or_title_alone_is_not_enough(text: str, day: date | None) -> None:
    assert named(text, day) == []


def test_towns_need_their_own_state() -> None:
    found = phrases.find("In Dilley, Texas and Dilley, Ohio; New York Times; Georgia.", "", KNOWN, DAY)
    assert [(f.mention_type, f.target) for f in found] == [("place", "TX:Dilley"), ("place", "OH"), ("place", "GA")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Today, Rep. Jane Roe (R-WA) cosponsored the Example Act.", ["Jane Roe"]),
        ("Ohio Senator John Doe was an original cosponsor of the Act.", ["John Doe"]),
        ("Rep. Jane Roe introduced this bill, and it has 22 co-sponsors in the House.", ["22"]),
        (
            "Congressman Roe led a letter with Reps. Ann Doe and Bo Poe urging the Senate to act.",
            ["Roe", "Ann Doe", "Bo Poe"],
        ),
        (
            "Rep. Jane Roe (D-MA), along with 27 other Members of the House, has written a letter to Doe.",
            ["Jane Roe", "27"],
        ),
    ],
)
def test_who_cosponsors_and_who_leads_with_whom(text: str, names: list[str]) -> None:
    assert [signer.name for signer in signatories.find(text)] == names


def test_a_policy_called_like_a_surname_needs_a_noun_or_its_longer_name() -> None:
    known = phrases.phrases([("Flores", "policy", "p"), ("Flores Settlement", "policy", "p")], [])
    for text, count in (
        ("Flores was arrested.", 0),
        ("the Flores agreement", 1),
        ("Flores Settlement. Flores says", 2),
    ):
        assert len(phrases.find(text, text, known, DAY)) == count, text
