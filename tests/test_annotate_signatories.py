"""Who signs, joins and cosponsors, in the forms that members of Congress and organizations print. All names invented."""

import pytest

from etl.statements.facts import signatories


def named(text: str, kind: str) -> list[str]:
    found = signatories.find(text)
    assert all(signer.kind == "claimed_count" or text[signer.start : signer.end] == signer.name for signer in found)
    return [signer.name for signer in found if signer.kind == kind]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "WASHINGTON—Reps. Ann Doe (D-NY), Bo G. “Chip” Poe, and Cy Coe today led a letter to DHS.",
            ["Ann Doe", "Bo G. “Chip” Poe", "Cy Coe"]),
        ("Senators Roe (D-NY), Doe and Poe (I-VT) led 38 colleagues in a letter to DHS.", ["Roe", "Doe", "Poe"]),
        (
            "Rep. Ann Doe, along with Senators Bo Poe, Cy Coe (D-NY) and Di Moe, wrote to Director Loe.",
            ["Ann Doe", "Bo Poe", "Cy Coe", "Di Moe"]),
        ("Rep. Ann Doe sent a letter with Reps. Bo Poe and Cy Coe.", ["Ann Doe", "Bo Poe", "Cy Coe"]),
        (
            "In a letter to Senator Loe, Representatives Ann Doe and Bo Poe wrote that ICE must act.",
            ["Ann Doe", "Bo Poe"],
        ),
        (
            "Rep. Ann Doe was joined by Reps. Bo Poe and Cy Coe in calling for an inquiry.",
            ["Ann Doe", "Bo Poe", "Cy Coe"],
        ),
        ("They sent a letter.\n\nThey were joined by Reps. Poe, Coe, and Moe.", ["Poe", "Coe", "Moe"]),
        (
            "Joining Rep. Ann Doe on the letter are Senators Bo Poe (D-MA), Cy Coe, and Di Moe.",
            ["Ann Doe", "Bo Poe", "Cy Coe", "Di Moe"],
        ),
        (
            "In addition to Rep. Doe, the letter is signed by Reps. Bo Poe (CA-03) and Cy Coe (NY-05).",
            ["Doe", "Bo Poe", "Cy Coe"],
        ),
        (
            "Also joining the letter was Chair Ann Doe (NY-21) and Representatives Bo Poe (TX-36), Cy Coe (OK-05).",
            ["Ann Doe", "Bo Poe", "Cy Coe"],
        ),
        (
            "Co-signers of the letter include Congresswoman Ann Doe, Congressman Bo Poe, and Congresswoman Cy Coe.",
            ["Ann Doe", "Bo Poe", "Cy Coe"],
        ),
        (
            "Senator Ann Doe spoke.\nDoe joined Senate Whip Bo Poe (D-IL), Senator Cy Coe, and 26 others in filing a brief.",
            ["Doe", "Bo Poe", "Cy Coe"],
        ),
        (
            "Ranking Member Ann Doe (R-KY) and Oversight Committee lawmakers are calling on DHS to act. "
            "In a letter to him, they said so.",
            ["Ann Doe"],
        ),
        (
            "Also signing the letter were Representatives Bo Poe (CA-03), Cy Coe, and Di Moe.",
            ["Bo Poe", "Cy Coe", "Di Moe"],
        ),
        ("Rep. Ann Doe joined a letter with Rep. Bo Poe, M.D. and 42 colleagues.", ["Ann Doe", "Bo Poe, M.D."]),
        ("The brief, led by Senator Ann Doe, was signed by 73 members of Congress.", ["Ann Doe"]),
        ("Senator Doe was joined on this letter by Senator Bo Poe (D-MA) and Rep. Cy Coe (D-MA).", ["Doe", "Bo Poe", "Cy Coe"]),
        ("Congressman Doe and the Example Congressional Delegation have sent a letter to FEMA.", ["Doe"]),
        ("Representatives Ann Doe (D-CA) and Bo Poe (D-CA) filed an amicus brief.", ["Ann Doe", "Bo Poe"]),
        (
            "Reps. Ann Doe (CA-01) and Bo Poe (CA-02) sent a letter.\nIt was signed by Reps. Doe, Poe and Coe.",
            ["Ann Doe", "Bo Poe", "Coe"],
        ),
        ("Cosponsors: Ann Doe, Bo Poe, Cy Coe", ["Ann Doe", "Bo Poe", "Cy Coe"]),
        ("Rep. Doe was also a co-sponsor of both the Example Act and the Sample Act.", ["Doe"]),
        (
            "Ranking Member Ann Doe and Chairman Bo Poe late Monday asked Director Loe. In a letter, Doe and Poe wrote that.",
            ["Ann Doe", "Bo Poe"],
        ),
        ("Rep. Ann Doe led 22 Senate Democrats in sounding the alarm on deaths.", ["Ann Doe"]),
        ("Sens. Ann Doe and Bo Poe led a bicameral group of nearly 80 lawmakers urging him to act.",
         ["Ann Doe", "Bo Poe"]),
        ("In addition to Senators Doe and Poe, the bill is cosponsored by Senators Cy Coe (R-KY) and Di Moe (R-TN).",
         ["Doe", "Poe", "Cy Coe", "Di Moe"]),
        ("The legislation was led by U.S. Sen. Ann Doe and is cosponsored by Sens. Bo Poe (R-TX) and Cy Coe (R-AR).",
         ["Ann Doe", "Bo Poe", "Cy Coe"]),
        ("Joining on the letter were Reps. Ann Doe, Bo Poe, the GT, Rep. Cy Coe (CA-16) Rep. Di Moe (ME-1), and Ed Noe.",
         ["Ann Doe", "Bo Poe", "Cy Coe", "Di Moe", "Ed Noe"]),
        ("The letter was signed by Reps. Ann Doe (D-CA) and Bo Poe (D-CA). Rep. Ann Doe signed one before.",
         ["Ann Doe", "Bo Poe"]),
        (
            "Reps. Ann Doe (WA-07), Ranking Member of the Panel, and Bo Poe (NM-01) are leading 50 colleagues in demanding it.",
            ["Ann Doe", "Bo Poe"],
        ),
        (
            "Sen. Ann Doe (D-VA) and Rep. Bo Poe (D-VA-11) called on DHS to act.\n\nIn a bicameral letter, they said so.",
            ["Ann Doe", "Bo Poe"],
        ),
        (
            "Sen. Ann Doe (D-NJ) and Rep. Bo Poe (D-WA) led a bicameral effort to press it.\n\nIn a letter to DHS, they asked.",
            ["Ann Doe", "Bo Poe"],
        ),
        (
            "Other members of the House signing onto the letter are as follows:\n\nAnn Doe\n\nBo Poe, Jr.\n\nIt is long.\n",
            ["Ann Doe", "Bo Poe, Jr."],
        ),
        ("I thank Senator Doe and Senators Poe and Coe, who join us as original cosponsors.", ["Doe", "Poe", "Coe"]),
        ("Rep. Bo Poe (R-NY-01) joined him as an original co-sponsor of the bill.", ["Bo Poe"]),
        ("The following members joined the letter:\n\nRep. Ann Doe (D-NY),\n\nRep. Bo Poe (D-NJ)\n", ["Ann Doe", "Bo Poe"]),
        ("Rep. Ann Doe, the Example Caucus and forty-one Members of Congress sent a letter to DHS.", ["Ann Doe"]),
        (
            "Sincerely,\nMembers of Congress\nCo-signers (4): Ann Doe; Wm. Bo Poe; Cy \"Chip\" Coe; Di Moe\n",
            ["Ann Doe", "Wm. Bo Poe", "Cy \"Chip\" Coe", "Di Moe"],
        ),
        ("The letter was signed by Ann Doe (R-W.Va.) and Bo Poe (R-Ky.).", ["Ann Doe", "Bo Poe"]),
        ("The letter is signed by Senators:\nAnn Doe (D-NY)\nBo Poe (D-NJ)\n", ["Ann Doe", "Bo Poe"]),
    ],
)  # fmt: skip
def test_members(text: str, names: list[str]) -> None:
    assert named(text, "member") == names


@pytest.mark.parametrize(
    "text",
    [
        "Rep. Ann Doe (D-NY) wrote to ICE.",  # its issuer alone
        "The President signed the bill into law. Rep. Ann Doe (D-WA) praised it.",
        "Senator Doe spoke with Representatives A. Poe and B. Coe at a hearing about the letter.",
        "Rep. Ann Doe will be joined by Mr. Juan Ficticio’s wife at the consulate.",
        "We applaud Rep. Ann Doe and Senator Bo Poe, and everyone who cosponsored the bill.",
        "Senator Doe is part of the Group of 8 Senators working on a bill. A letter came.",
        "Rep. Ann Doe co-sponsored 137 bills this year.",
        "Rep. Ann Doe (R-MI) joined Senator Bo Poe (R-IA) on a delegation to Panama.",
        "Senator Ann Doe (R-KS) joined Senator Bo Poe (R-IA) in introducing an amendment.",
        "ICE Houston led the case, supported by the Example Police Department and the Sample County Sheriff’s Office.",
        "Detainee Juan Ficticio signed a letter to ICE.",
        "The signatories — including Juan Ficticio, Maria Muestra, and Ana Ejemplo — wrote a letter.",
        "Signers of the letter included the Reverend Bo Ficticio, Clerk of the Example Assembly; Ana Ejemplo, Dean of Samples.",
        "Members of the coalition who signed the letter are:\n\nAna Ejemplo\n\nJuan Ficticio\n",
        "In a letter, Ficticio and Muestra wrote to ICE.",
        "Fourteen Senators not voting on the bill and 35 Republican Senators supporting it left.",
        "Co-signers: Ana Ejemplo; Juan Ficticio; Maria Muestra; Bo Ficticio",
        "Juan Ficticio joined Senator Bo Poe at a hearing.",
        "Sincerely,\n\nJuan Ficticio\nMaria Muestra\nAna Ejemplo\n",
        "Sincerely,\n\nAna Ejemplo\nExecutive Director\nExample Watch\n\ncc: The Honorable John Doe",
        "Signed,\n\nAna Ejemplo, Student\nJuan Ficticio, Teacher\nMaria Muestra, Nurse\n",
    ],
)
def test_those_who_sign_nothing_together(text: str) -> None:
    assert signatories.find(text) == []


def test_a_member_of_the_list_is_given_once() -> None:
    text = (
        "Reps. Ann Doe (CA-03) and Bo Poe (NJ-04) sent a letter.\n"
        "It was signed by Reps. Ann Doe (CA-03), Cy Coe (NY-05), and Bo Poe (NJ-04)."
    )
    assert sorted(named(text, "member")) == ["Ann Doe", "Bo Poe", "Cy Coe"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("More than 100 organizations sent a letter to Congress.", "100"),
        ("A coalition of 98 immigrant rights organizations called on DHS in a letter to act.", "98"),
        ("We, the undersigned 106 organizations, write about the letter.", "106"),
        ("On behalf of the 74 undersigned civil rights organizations, we write this letter.", "74"),
        ("Co-signers of the letter include (44): Reps. Ann Doe (NC)", "44"),
        ("The Compact has been signed by over 500 stakeholders.", "500"),
        ("Today, a bipartisan group of 19 members of the House sent a letter.", "19"),
        ("The bill was cosponsored by a total of 62 Senators.", "62"),
        ("Our bill has more than 60 bipartisan Senate cosponsors.", "60"),
        ("475 doctors, nurses, and other professionals have signed a letter to DHS.", "475"),
        ("Today, 114 immigrant and human rights groups delivered a letter to DHS.", "114"),
        ("The letter was signed by Doe and the 34 other Members of Congress.", "34"),
        ("Rep. Ann Doe (D-NY) and twenty-two colleagues sent a letter.", "twenty-two"),
        ("Rep. Ann Doe led 22 Senate Democrats in demanding an end to it. Their letter says so.", "22"),
        ("Thirteen senators, including Sen. Ann Doe, co-signed a letter to DHS.", "Thirteen"),
        ("Attorney General Ann Doe led 19 other attorneys general in filing an amicus brief.", "19"),
        ("Fifty advocacy groups including Example Watch and others have signed on to a letter.", "Fifty"),
        ("Leaders and 111 faith-based organizations have sent a letter to DHS.", "111"),
        ("Rep. Ann Doe and 13 of her House colleagues sent a letter.", "13"),
        ("Reps. Ann Doe (D-WA) and Bo Poe (D-NJ), along with 62 members of Congress, demanded in a letter", "62"),
    ],
)
def test_claimed_counts(text: str, count: str) -> None:
    assert named(text, "claimed_count") == [count]


LETTER = """We, the undersigned organizations, write to urge you to close the center.

Sincerely,

National Organizations
Example Civil Liberties Union
SAMPLO
Justice Muestra
Model America

State and Local Organizations
Al Otro Ejemplo (Los Angeles, CA)
Asian Samples Advancing Justice – Atlanta
Church of the Example, Decatur, GA
Example Law Group, LLP
La Muestra Centro Legal, Inc.
Ana Ejemplo, Executive Director, Example Bond Fund

Individuals
Juan Ficticio
Maria Muestra
"""


def test_a_letter_with_organizations_by_line_gives_them_without_towns_and_people() -> None:
    assert named(LETTER, "organization") == [
        "Example Civil Liberties Union", "SAMPLO", "Justice Muestra", "Model America", "Al Otro Ejemplo",
        "Asian Samples Advancing Justice – Atlanta", "Church of the Example", "Example Law Group, LLP",
        "La Muestra Centro Legal, Inc.", "Example Bond Fund",
    ]  # fmt: skip


def test_organizations_by_bullets_and_in_a_sentence() -> None:
    bullets = "These organizations have endorsed the bill:\n• Example Watch\n• SAMPLO\n• Church Aid Service\n\nFor more"
    assert named(bullets, "organization") == ["Example Watch", "SAMPLO", "Church Aid Service"]
    sentence = "Organizations endorsing the bill include: Example Law Center, Sample Network, and Church Aid Service."
    assert named(sentence, "organization") == ["Example Law Center", "Sample Network", "Church Aid Service"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The letter is supported by 56 organizations, including the Example Law Center, Model We Dream, SAMPLO and Doers.",
            ["Example Law Center", "Model We Dream", "SAMPLO", "Doers"],
        ),
        (
            "The signatories — including Example Watch Network, Freedom for Samples, and the Model Union — are right.",
            ["Example Watch Network", "Freedom for Samples", "Model Union"],
        ),
        (
            "Ten groups including Make The Sample, Pax Muestra, and others have signed on to a letter.",
            ["Make The Sample", "Pax Muestra"],
        ),
        (
            "The action was led by the Example Watch, Model Project, and Sample Law Center.",
            ["Example Watch", "Model Project", "Sample Law Center"],
        ),
        (
            "It is endorsed by the Example Farm Bureau (EFB) and the Sample Beef Association (SBA).",
            ["Example Farm Bureau", "Sample Beef Association"],
        ),
        (
            "Participating Organizations:\nExample Civic Council\nDaily Sample\nModel Affairs Council\nAdditional Sponsors\n"
            "\nTo: Congress\n",
            ["Example Civic Council", "Daily Sample", "Model Affairs Council"],
        ),
    ],
)
def test_organizations_in_sentences_that_name_some_of_them(text: str, names: list[str]) -> None:
    assert named(text, "organization") == names


def test_people_beside_organizations_are_not_named() -> None:
    text = (
        "Undersigned organizations and individuals.\n\nSincerely,\n\nExample Watch\nSample Legal Aid\nJuan Ficticio\n"
    )
    assert named(text, "organization") == ["Example Watch", "Sample Legal Aid"]
    text = (
        "The undersigned organizations\n\nSincerely,\n\nAna Ejemplo\nExecutive Director\nExample Watch\n"
        "Sample Legal Aid\nTest Law Center\n"
    )
    assert named(text, "organization") == ["Example Watch", "Sample Legal Aid", "Test Law Center"]


def test_somebody_who_joins_a_member_is_not_named_unless_known_as_a_member() -> None:
    text = "Juan Ficticio joined Senator Bo Poe (D-IL) and Rep. Cy Coe (NY-05) in calling for his release."
    assert named(text, "member") == ["Bo Poe", "Cy Coe"]
