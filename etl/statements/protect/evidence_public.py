"""Evidence that a run of capitalised words is nobody's name, or that of somebody public: one question a function."""

import re

from etl.statements.names import members
from etl.statements.names.roles import TITLES
from etl.statements.protect.evidence_private import PARAGRAPH_ACCUSES, THING_AFTER, WINDOW
from etl.statements.protect.known import Known, questions
from etl.statements.protect.offices import is_office
from etl.statements.protect.runs import Run
from etl.statements.protect.vocabulary import fold, plain_name

LAW_AFTER = re.compile(
    r"(?:['’]s?)? (?:(?:[A-Z][\w’'-]* ){0,3}|"
    r"(?:Memorial |Justice |JUSTICE |[A-Z]{3,6} |in |IN |and |for |Policing |POLICING |Pay |Military |Safety |Freedom ){1,6})"
    r"(?:ACT\b|Act|Amendment|Award|Doctrine|Fellowship|Foundation|Fund|Initiative|Institute|Law|Prize|Program|Resolution|"
    r"Scholarship|Settlement|Treaty)\b"
)
PLACE_BEFORE = frozenset("in near outside across throughout during".split())
FROM_A_PLACE = frozenset(
    "area attorney businessman businesswoman company couple doctor duo felon man mansion men native pair police "
    "resident residents restaurant teacher teen woman women".split()
)
MIDDLE = frozenset(
    "Advocacy Baptist Catholic Christian Civil Community Crime Crimes Drug Elementary Environmental Financial Fraud Frauds "
    "General Global Health Housing Human Immigrant Immigration Legal Lutheran Medical Memorial Methodist Middle Narcotics "
    "Presbyterian Refugee Regional Rights Safe Service State Storage Street Streets Trade Valley Violent".split()
)
"""Ordinary words between a name and what it is the name of: "Larkin Community Hospital"; none is a verb."""
ORGANIZATIONS = frozenset(
    "Alliance Archdiocese Avenue Bank Bar Campaign Church Clinic Club Collective Column Conference Enterprise Enterprises "
    "Group Hotel House Industries Ministries Movement News Newspaper Observer Org Park Partners Police Post Project "
    "Sound Restaurant Services Square Street Suites Times Tower Town Tribune Trust Union Valley Village Watch".split()
)
"""Words that end the name of an organization or a place, beside the reviewed suffixes."""
UNIVERSITY = re.compile(
    r"(?:University|College|School|Port|Bay|Gulf|City|Town|Village|County|Archdiocese|Diocese|Bank) of (?:the )?$"
)


def reviewed(run: Run, known: Known) -> bool:
    """Inside what the rules for places, agencies, laws and policies found in the text."""
    start, end = known.offset + run.start, known.offset + run.end
    return any(first <= start and end <= last for first, last in known.places)


def organization(run: Run, known: Known) -> bool:
    """Before what ends the name of an organization or a place (County, Inc.), or behind what begins one (Operation, Lake)."""
    if run.paragraph[run.end : run.end + 1] in ("'", "’"):
        return False
    words, at, others = run.words, run.last, 0
    while at < len(words) and at - run.last < 4 and words[at].capital and words[at].joined and others < 2:
        if words[at].kind == "suffix" or words[at].text in ORGANIZATIONS or words[at].text == "Police":
            return True
        others += words[at].text not in MIDDLE
        at += 1
    at = run.first
    while at > 0 and run.first - at < 3 and words[at].index >= 0 and words[at].joined and words[at - 1].capital:
        at -= 1
        if words[at].kind == "prefix":
            return True
    return UNIVERSITY.search(run.paragraph[max(0, run.start - 24) : run.start]) is not None


def own_organization(run: Run, known: Known) -> bool:
    """Ending in such a word itself: "Fox Chase Bank"."""
    return len(run.parts) > 1 and (run.parts[-1].kind == "suffix" or run.parts[-1].text in ORGANIZATIONS)


def law(run: Run, known: Known) -> bool:
    """A law, a fund or a program that is called by somebody's name."""
    return LAW_AFTER.match(run.paragraph, run.end) is not None


def thing(run: Run, known: Known) -> bool:
    """ "the Sinaloa cartel", "the Omicron variant": the name of a thing that the next word says."""
    return THING_AFTER.match(run.paragraph, run.end) is not None and not name_before(run, known)


def name_before(run: Run, known: Known) -> bool:
    """True where a given name begins the run: "the Juan Roe community" is called by somebody."""
    return len(run.parts) > 1 and plain_name(run.parts[0].plain) in known.vocabulary.given


def town(run: Run, known: Known) -> bool:
    """A town: before its state, after "in", in a list of counties, before "man"."""
    words = run.words
    before = words[run.first - 1].text.lower() if run.first else ""
    after = words[run.last] if run.last < len(words) else None
    named = len(run.parts) > 1 and plain_name(run.parts[0].plain) in known.vocabulary.given
    if before in (*PLACE_BEFORE, *(() if named else ("of", "from", "at"))) and state_follows(run):
        return True
    if len(run.parts) == 1 and after is not None and after.text in FROM_A_PLACE and joined(run):
        return True
    if len(run.parts) == 1 and (before in PLACE_BEFORE or office_there(run)) and may_be_town(run, known):
        return True
    return counties(run)


def may_be_town(run: Run, known: Known) -> bool:
    """True for a city, be it somebody's given name as well (Charlotte), and for what is on no list of names."""
    word = run.parts[0]
    return word.kind in ("city", "place", "unknown", "either") or (word.plain,) in known.vocabulary.cities


def office_there(run: Run) -> bool:
    """True behind an agency, whose office there it is ("FBI Tyler"), and for where somebody is from ("29, of Tyler")."""
    before = run.words[run.first - 1] if run.first else None
    if before is None:
        return False
    agency = before.text in FIELD_AGENCIES and run.words[run.first].joined
    return agency or OF_AGE.search(run.paragraph[max(0, run.start - 14) : run.start]) is not None


FIELD_AGENCIES = frozenset(
    "ATF CBP DEA ERO FBI HSI ICE IRS USBP USCIS Investigations Operations Removal ICE/ERO".split()
)
"""Agencies with offices in towns."""
OF_AGE = re.compile(r"\d{1,2}, (?:both |all )?(?:of|from) $")


def joined(run: Run) -> bool:
    """True where only a blank follows."""
    return run.paragraph[run.end : run.end + 1] == " "


def state_follows(run: Run) -> bool:
    """True where a comma and a place follow: "in Fictville, Ohio"."""
    after = run.words[run.last] if run.last < len(run.words) else None
    return (
        after is not None
        and after.kind == "place"
        and after.start == run.end + len(", ")
        and run.paragraph[run.end] == ","
    )


COUNTIES = re.compile(r"(?:(?:,| and|, and) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?){0,8} (?:counties|parishes|districts)\b")


def counties(run: Run) -> bool:
    """In a list of counties: "Cannon, Clay and Macon counties"; only one of a word."""
    return len(run.parts) == 1 and COUNTIES.match(run.paragraph, run.end) is not None


ADDRESS_BEFORE, ADDRESS_AFTER = "@/_#.", "@_/"


def address(run: Run, known: Known) -> bool:
    """A part of an address of mail or web, or of a handle."""
    text = run.paragraph
    return (run.start > 0 and text[run.start - 1] in "@/_#") or (
        text[run.end : run.end + 1] in ("@", "_", "/") and text[run.end : run.end + 1] != ""
    )


DATELINE = re.compile(r"(?:, [A-Z][\w. ]{1,20}?|[^a-z]{0,60}?)\s*(?:—|–|--| - )")


def dateline(run: Run, known: Known) -> bool:
    """The town in capitals that opens a release."""
    return run.start < 3 and run.text.isupper() and DATELINE.match(run.paragraph, run.end) is not None


PLURAL_OFFICES = frozenset(
    "Reps Sens Representatives Senators Congressmen Congresswomen Congressmembers Attorneys Directors Judges Governors "
    "Commissioners Secretaries Ambassadors Members Agents Justices Mayors Sheriffs Chairs".split()
)
LOWER_OFFICES = frozenset(
    "ambassador attorney attorneys charge commissioner congressman congresswoman counsel director governor judge lawyer mayor "
    "president professor prosecutor prosecutors representative secretary senator senators sheriff spokesman spokesperson "
    "spokeswoman superintendent".split()
)
UNPROTECTED = frozenset("ex fake former corrupt against".split())
"""Before an office, where its sentence accuses: "former Sheriff Ana Roe"."""
OVER = frozenset("agency acronym city place thing number suffix nationality word unknown".split())
"""What can stand between an office and its holder: "Special Agent in Charge New England Ana Roe"."""


def office(run: Run, known: Known) -> bool:
    """Behind an office: "Governor Ana Roe", "Special Agent in Charge New England Bo Poe"."""
    return holds_office(run)


def office_list(run: Run, known: Known) -> bool:
    """In a list that an office heads: "Assistant U.S. Attorneys Ana Roe and Bo Poe"."""
    return run.listed


def holds_office(run: Run) -> bool:
    """True where an office stands right before, or before the agency or place it is over."""
    at = office_before(run)
    if at is None:
        return False
    while at >= 0 and run.words[at].kind == "office":
        at -= 1
    before = {word.plain for word in run.words[max(at - 1, 0) : at + 1]}
    return not (
        UNPROTECTED & before and PARAGRAPH_ACCUSES.search(run.paragraph, max(0, run.start - WINDOW), run.end + WINDOW)
    )


def office_before(run: Run) -> int | None:
    """Which word is the office; None where there is none."""
    words = run.words
    if not run.first or not words[run.first].joined:
        return None
    for at in range(run.first - 1, max(-1, run.first - 8), -1):
        word = words[at]
        bare = word.text.rstrip(".")
        if word.kind == "office" or (
            word.capital and bare in TITLES and bare not in ("Mr", "Mrs", "Ms", "Father", "Sister")
        ):
            return at
        if at == run.first - 1 and bare in LOWER_OFFICES | {bare.lower() for bare in PLURAL_OFFICES}:
            return at
        if bare in PLURAL_OFFICES:
            return at
        if not (word.kind in OVER and word.capital) and (bare not in ("of", "for", "the", "in") or at == run.first - 1):
            return None
        if word.index >= 0 and not word.joined:
            return None
    return None


APPOSED = re.compile(r", (?P<role>[^.;:,()\n]{3,120})(?=[.;:,()\n]|$)")
APPOSED_OFFICE = re.compile(
    r"(?:(?:the|an?|[A-Z][\w.&’'-]*|acting|interim|deputy|assistant|associate|senior|executive|special|vice|field|chief|general|"
    r"staff|policy|legal|press|managing|lead|communications|public|affairs|medical|national|regional|state|immigration|office)\s)*"
    r"(?:administrator|advocate|ambassador|analyst|attorney|chair(?:man|woman|person)?|commissioner|congress(?:man|woman)|"
    r"counsel|director|governor|head|inspector|judge|mayor|organizer|president|professor|prosecutor|rabbi|researcher|"
    r"representative|secretary|senator|sheriff|spokes(?:man|woman|person)|superintendent|agent in charge|chief|"
    r"Administrator|Ambassador|Attorney|Chair(?:man|woman|person)?|Commissioner|Congress(?:man|woman)|Counsel|Director|"
    r"Governor|Head|Inspector|Judge|Mayor|President|Professor|Prosecutor|Representative|Secretary|Senator|Sheriff|"
    r"Spokes(?:man|woman|person)|Superintendent|Agent in Charge|Chief)(?: (?:of|for|at|in|with|and|to)\b.*)?"
)
"""A role of a closed list, from its first word: no manager, no leader, no commander; no sentence of its own."""


def apposition(run: Run, known: Known) -> bool:
    """Before an office and a comma: "Ana Roe, acting ICE director,"."""
    match = APPOSED.match(run.paragraph, run.end)
    return match is not None and APPOSED_OFFICE.fullmatch(match["role"]) is not None and is_office(match["role"])


SEAT_REACH = 40


def seat(run: Run, known: Known) -> bool:
    """Before a party or a district: "Ana Roe (D-Ex.)", "Ana Roe, D-Ex."."""
    text = run.paragraph
    match = members.SEAT.match(text, run.end + 1) if text[run.end : run.end + 2] == " (" else None
    state = re.sub(r"[. ]", "", match["state"]).casefold() if match else ""
    if state in members.CODES or PARTY_AFTER.match(text, run.end, run.end + SEAT_REACH):
        return True
    return known.congress and STATE_AFTER.match(text, run.end, run.end + SEAT_REACH) is not None


PARTY_AFTER = re.compile(r",? \(?(?:[DRI][-–—][A-Z]|[A-Z]{2}-?\d{1,2}\b)")
STATE_AFTER = re.compile(
    r", (?:Ala|Alaska|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Hawaii|Ill|Ind|Iowa|Kan|Ky|La|Maine|Md|Mass|Mich|Minn|Miss|Mo|Mont|"
    r"Neb|Nev|N\.H|N\.J|N\.M|N\.Y|N\.C|N\.D|Ohio|Okla|Ore|Pa|R\.I|S\.C|S\.D|Tenn|Texas|Utah|Vt|Va|Wash|W\.Va|Wis|Wyo)\.?"
    r"(?:\s|$)(?! (?:man|woman))"
)
"""As committees list their members: "Ana Roe, Texas"."""


def listed(run: Run, known: Known) -> bool:
    """The full name of somebody in `people.csv`."""
    parts = run.parts
    if len(parts) < 2:
        return False
    names = known.vocabulary.people
    first = plain_name(parts[0].plain)
    lasts = (plain_name(parts[-1].plain), plain_name("".join(word.plain for word in parts[-2:])))
    return any((first, last) in names for last in lasts) or (
        len(parts) > 2 and (plain_name(parts[1].plain), lasts[0]) in names and first not in known.vocabulary.given
    )


def public_name(run: Run, known: Known) -> bool:
    """The full name, or a part of it, of somebody the text shows as public."""
    words = bare_words(run)
    return len(words) > 1 and any(words <= name or (len(name) > 1 and name <= words) for name in known.public)


FIRST_NAMES = re.compile(r"\b([A-ZÀ-Þ][a-zà-ÿ]+), $")


def first_name_in_list(run: Run, known: Known) -> bool:
    """True for a given name alone behind another: "Ana, Scott, and the rest of her family" is no Mr. Scott."""
    before = FIRST_NAMES.search(run.paragraph[max(0, run.start - 20) : run.start])
    given = known.vocabulary.given
    return (
        before is not None
        and not run.headline
        and len(run.parts) == 1
        and plain_name(run.parts[0].plain) in given
        and plain_name(before[1]) in given
        and not any({before[1]} <= name for name in known.public)
    )


def public_surname(run: Run, known: Known) -> bool:
    """The surname alone of somebody the text shows as public."""
    if first_name_in_list(run, known):
        return False
    words = bare_words(run)
    if run.headline:
        words = {word.text for word in run.parts if word.kind != "either"} or words
    words = {part for word in words for part in re.split("[-–]", word)} if "-" in run.text else words
    return bool(words) and (
        any(words <= name for name in known.public)
        or ("-" in run.text and all(any({part} <= name for name in known.public) for part in words))
    )


def bare_words(run: Run) -> set[str]:
    """The words of a run without possessive."""
    return {word.text.removesuffix("’s").removesuffix("'s") for word in run.parts}


def member_surname(run: Run, known: Known) -> bool:
    """The surname of a member of Congress, in what Congress publishes: "Roe, Poe Lead Letter"."""
    joint = len(run.parts) == 1 and "-" in run.text
    if not known.congress or (not run.headline and run.first > 0 and not joint):
        return False
    if plain_name("".join(word.plain for word in run.parts)) in known.vocabulary.member_surnames:  # "Watson Coleman"
        return True
    names = [word for word in run.parts if word.kind != "either"] or run.parts
    return bool(names) and all(
        all(plain_name(part) in known.vocabulary.member_surnames for part in re.split("[-–]", fold(word.text)) if part)
        or plain_name(fold(word.text)) in known.vocabulary.member_surnames
        for word in names
    )


def publisher(run: Run, known: Known) -> bool:
    """The name, or the surname, of the member who publishes the text."""
    words = bare_words(run)
    if run.headline:
        words = {word.text for word in run.parts if word.kind != "either"} or words
    return bool(words) and words <= known.publisher and bool(words & known.surname)


def leading(run: Run, known: Known) -> bool:
    """In the list of names that opens a headline: "Roe, Poe and Doe Lead Letter", "ICYMI: Roe Says"."""
    for at in range(run.first - 1, -1, -1):
        word = run.words[at]
        if word.index >= 0 and word.opens and run.paragraph[: word.start].rstrip().endswith(":"):
            return True
        if word.index >= 0 and run.paragraph[word.end : word.end + 1] == ":":
            return True
        if not (word.kind in LIST_KINDS or word.text in ("and", "And", "AND")):
            return False
    return True


LIST_KINDS = frozenset(("name", "unknown", "either", "city", "place", "office", "official", "initial", "compound"))

CONTACT = re.compile(r"(?:[Cc]ontacts?|CONTACTS?|[Ii]nquiries)(?:[ :]|\s)+$")


def contact(run: Run, known: Known) -> bool:
    """Somebody to call about a release."""
    return CONTACT.search(run.paragraph[max(0, run.start - 24) : run.start]) is not None or bool(
        PHONE.match(run.paragraph, run.end)
    )


PHONE = re.compile(r"[:,]? ?\(?\(?\d{3}\)?[ -]{1,2}\d{3}-\d{4}| at \(?\d{3}\)?[ -]")


def detention(run: Run, known: Known) -> bool:
    """A word of a place of detention that the text names."""
    return len(run.parts) == 1 and run.parts[0].text in known.detention


QUESTIONS = questions(
    dateline, address, reviewed, organization, own_organization, law, thing, town, detention, office, office_list, apposition,
    seat, publisher, leading, listed, public_name, public_surname, member_surname, contact,
)  # fmt: skip
