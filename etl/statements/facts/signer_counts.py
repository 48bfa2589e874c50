"""How many signers a statement claims: "along with 38 colleagues", "more than 100 organizations"."""

import re
from collections.abc import Iterator

from etl.statements.facts.signer_lists import Signatory
from etl.statements.text.lines import line_matches

JOINTLY = (
    "letter",
    "petition",
    "legislation",
    " bill",
    "amicus",
    "resolution",
    "signed",
    "co-sign",
    "cosign",
    "signator",
)
JOINT = re.compile(
    r"\b(?:letter(?:to)?|statement|petition|amicus|brief|request|resolution|bill|legislation|act|inquiry)\b|\bin writing\b",
    re.IGNORECASE,
)
NUMBER_WORDS = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty "
        "thirty forty fifty sixty seventy eighty ninety".split(),
        (*range(2, 16), 20, 30, 40, 50, 60, 70, 80, 90),
        strict=True,
    )
)
COUNT = rf"\d[\d,]*|(?i:{'|'.join(NUMBER_WORDS)})(?:-[a-z]+)?\b"
CLAIMED = re.compile(
    r"(?:signed (?:on )?by|joined by|led|leads|joined|recruited|(?<=group) of|along with|"
    r"together with|endorsed by|supported by|cosponsored by|has|with|,? and(?: the)?)\s+"
    r"(?:a (?:bipartisan )?group of |a coalition of |a total of )?"
    r"(?:(?:more than|over|nearly|at least|another|an additional|about|almost) )?(?P<count>\d[\d,]*|\w+(?:-\w+)?) "
    r"(?:other |additional |of (?:his|her|their) |leading |national |House |Senate |bipartisan |fellow |Republican |"
    r"Democratic |GOP |local |state |congressional |and |organi[sz]ations? and )*"
    r"(?:(?!of\b|the\b|in\b)[a-z]+(?:-[a-z]+)? ){0,2}?"
    r"(?:members|colleagues|organi[sz]ations|senators|representatives|groups|lawmakers|signers|signatories|co-?sponsors|"
    r"stakeholders|Democrats|Republicans|attorneys general)\b",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(
    r"(?:[Cc]o-?[Ss]igners|[Ss]ignatories|[Ss]igners|[Cc]o-?[Ss]ponsors)(?: of (?:the|this) \w+)?(?: include)? "
    r"\((?P<count>\d+)\)"
)
ENDORSING = re.compile(
    r"(?:[Mm]ore than|[Oo]ver|[Nn]early|[Aa]t least|[Cc]oalition of|[Gg]roup of|^|\n|[.,–—] )\s?"
    rf"(?P<count>{COUNT}) "
    r"(?:[\w’'-]+,? ){0,12}?(?:organi[sz]ations|groups|professionals|physicians|clinicians|leaders|scholars|people|"
    r"senators|representatives|lawmakers|members|Democrats|Republicans|Senators|Members)"
    r"(?:(?:, | ?(?:--|–|—) ?| )including (?:[^.\n]|\b(?:Sens?|Reps?)\.){1,140}?(?:,|--|–|—|and others))? ?"
    r"(?:today )?(?:have |that |are )?"
    r"(?P<verb>endorsed|(?:co-?)?signed|delivered|joined|sent|wrote|writing|called on|called for|calling on|"
    r"calling for|call on|urged?|urging|demand(?:ed|ing)?|released)\b"
)
UNDERSIGNED = re.compile(
    r"\bundersigned (?P<count>\d[\d,]*|[a-z]+(?:-[a-z]+)?) (?:[\w’'-]+,? ){0,24}?(?:organi[sz]ations|groups|members)\b|"
    r"\b(?P<before>\d[\d,]*) undersigned (?:[\w’'-]+,? ){0,24}?(?:organi[sz]ations|groups|members)\b"
)
RELATIONS = {"signed": "signed", "endorsed": "endorsed", "supported": "endorsed", "cosponsored": "cosponsored"}
"""By the first word of a claim."""
RULES = {
    CLAIMED: "count",
    IN_BRACKETS: "count_in_brackets",
    ENDORSING: "count_of_endorsers",
    UNDERSIGNED: "count_undersigned",
}
"""The name of each pattern."""
TOGETHER = re.compile(r" in (?:call|urg|demand|ask|request|press|sound|warn|condemn|question)\w*ing\b")
VOTING = re.compile(r" (?:not |voting|voted|who voted|supporting|opposing)")
SENDING = re.compile(r"[^.\n]{0,160}\b(?:letter|amicus|petition)\b")
SIGNERS = re.compile(  # with the first letters before all else: most words fail there
    r"(?=[acdglmorsACDGLMORSſ])\b(?:members|colleagues|organi[sz]ations|senators|representatives|groups|lawmakers|signers|signatories|co-?sponsors|"
    r"stakeholders|Democrats|Republicans|attorneys general)\b",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Signatory]:
    """How many signers a statement claims, where it speaks of a letter, a bill or the like."""
    lower = text.lower()
    for match in claimed(text) if any(word in lower for word in JOINTLY) else ():
        first = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 300)
        signed = re.match(r"signed|undersigned", match[0], re.IGNORECASE) is not None or match.re is UNDERSIGNED
        signed = signed or match.re is IN_BRACKETS or TOGETHER.match(text, match.end()) is not None
        signed = signed or (match.re is ENDORSING and match["verb"] not in ("joined", "released"))
        named = "before" if match.groupdict().get("before") else "count"
        count = number(match[named]) if signed or JOINT.search(text, first, match.end() + 120) else None
        if VOTING.match(text, match.end()):
            continue
        if match[0].lstrip().startswith("of ") and not SENDING.match(text, match.end()):
            continue  # "a group of 8 senators" that signs nothing
        if count:
            relation = next((name for word, name in RELATIONS.items() if match[0].lower().startswith(word)), "joined")
            relation = "cosponsored" if "sponsors" in match[0].lower() else relation
            yield Signatory(*match.span(named), "claimed_count", relation, RULES[match.re], match[named], count=count)


def claimed(text: str) -> Iterator[re.Match[str]]:
    """Every place that gives a number of signers."""
    for noun in SIGNERS.finditer(text):
        around = CLAIMED.finditer(text, max(0, noun.start() - 170), noun.end())
        yield from (match for match in around if match.end() == noun.end())
    yield from line_matches(IN_BRACKETS, text, ("igners", "ignatories", "ponsors"))
    yield from ENDORSING.finditer(text)
    yield from line_matches(UNDERSIGNED, text, ("undersigned",))


def number(printed: str) -> int | None:
    """A printed count; None where it is no number."""
    plain = printed.replace(",", "").lower()
    if plain.isdigit():
        return int(plain)
    tens, _, ones = plain.partition("-")
    return NUMBER_WORDS[tens] + NUMBER_WORDS.get(ones, ones == "one") if tens in NUMBER_WORDS else None
