"""Evidence that a run of capitalised words is somebody's name, and that of somebody to protect: one question a function."""

import re

from etl.statements.protect.kinds import HARD, NAMES
from etl.statements.protect.known import Known, questions
from etl.statements.protect.runs import Run
from etl.statements.protect.vocabulary import plain_name

AGE_AFTER = re.compile(
    r"(?: [“\"‘(][^”\"’)\n]{1,30}[”\"’)])?(?:,? (?:aka|a\.k\.a\.|also known as) [^,;\n]{1,40})?"
    r"(?:,? \(?(?:1[01]\d|\d{1,2})(?: years|[,);—]| ?[-–—] (?!\d)|-year|\.(?=\s|$)|$| and\b| of\b| from\b)|"
    r",? (?:an? )?(?:1[01]\d|\d{1,2})-year-old|"
    r",? an? (?:[a-z-]+ |[A-Z][a-z]+(?:an|ese|ish) ){0,3}(?:citizen|national|native|alien|"
    r"fugitive|noncitizen)\b|,? an? illegal)"
)
"""What stands behind a name with an age below 120, or with a nationality: "(202) 555-0100" is a telephone number."""
AGE_BEFORE = re.compile(r"\d{1,3}(?: ?-|–| )(?:year|month|week|day)s?(?: ?-|–| )old,? (?:[a-z]+ ){0,4}$")
DONE = (
    "arrested|apprehended|arraigned|captured|charged|convicted|deported|detained|executed|extradited|handcuffed|imprisoned|"
    "held|incarcerated|indicted|jailed|prosecuted|sentenced|taken into custody|held without bail|found guilty|"
    "ordered (?:deported|removed)"
)
DIED = "killed|murdered|shot|slain|stabbed|strangled|found dead|pronounced dead|drowned|hospitalized|found unresponsive"
BE = r"(?:was|were|is|are|be|been|being|has been|have been|had been|will be|gets|got)"
BETWEEN = (
    r"(?:['’]s?)?(?:,? who\b)?(?:,[^,.;\n]{1,70},)?"
    r"(?:,? (?:also|later|then|previously|allegedly|again|now|still|[a-z]+ly))?"
)
AGAIN = r"(?: (?:also|later|then|previously|first|again|once|twice|never|not|[a-z]+ly))*"
PASSIVE = re.compile(rf"{BETWEEN} {BE}{AGAIN} (?:{DONE})\b", re.IGNORECASE)
PARTICIPLE = re.compile(
    rf"{BETWEEN} (?:{DONE})(?= (?:by|with|in|for|on|after|at|to|from|of|and|as|under|during|over|following|twice|again)\b|"
    r"[.,;:’”\"—–]|$)",
    re.IGNORECASE,
)
PLEADS = re.compile(
    rf"{BETWEEN}{AGAIN} (?:plead(?:s|ed|ing)?|pled) (?:not )?guilty|{BETWEEN} (?:faces?|facing) (?:up to|a maximum|"
    r"charges|life|deportation|removal|\d)|"
    rf"{BETWEEN} (?:surrenders|entered the (?:U\.S\.|United States|country))",
    re.IGNORECASE,
)
DEAD = re.compile(
    rf"{BETWEEN}{AGAIN} (?:dies|died|passed away|passes away|succumbed)\b|{BETWEEN} {BE}{AGAIN} (?:{DIED})\b",
    re.IGNORECASE,
)
VERBS = frozenset(
    "arrest arrests arrested arresting apprehend apprehends apprehended apprehending detain detains detained detaining deport "
    "deports deported deporting remove removes removed removing convict convicts convicted indict indicts indicted capture "
    "captures captured capturing extradite extradites extradited sentence sentences sentenced charge charges charged "
    "charging jail jails jailed".split()
)
ACCUSED_NOUNS = frozenset(
    "codefendant co-defendant co-conspirator conspirator conspirators defendant defendants deportee detainee detainees felon "
    "fugitive fugitives gangster gunman inmate inmates killer kingpin murderer offender pedophile perpetrator predator "
    "prisoner rapist smuggler suspect suspects terrorist trafficker alien aliens".split()
)
OF_NOUNS = frozenset(
    "arrest arrests apprehension capture conviction deportation detention extradition imprisonment indictment prosecution "
    "sentencing".split()
)
DEATH_NOUNS = frozenset("death deaths killing murder shooting slaying stabbing suicide passing".split())
SKIPPED = frozenset(
    "a an and the as national nationals citizen man woman illegal criminal sex gang member leader former convicted wanted "
    "undocumented noncitizen immigrant migrant mexican alleged accused asylum seeker resident native ringleader mr mrs ms dr "
    "pastor priest imam teacher schoolteacher scholar journalist activist constituent former wrongfully unjustly detained "
    "his her their husband wife son daughter father mother brother boyfriend girlfriend teenager boy girl student worker "
    "u.s american".split()
)
"""Words between what was done and the name: "arrested Mexican national Ana Roe"."""
AFFECTED_NOUNS = frozenset(
    "activist asylum-seeker aunt baby boy boyfriend brother child constituent cousin daughter decedent dissident dreamer "
    "family father fiancé fiancée friend girl girlfriend grandfather grandmother grandson husband immigrant infant journalist "
    "man migrant minor mother nephew niece noncitizen parolee patient plaintiff prisoner recipient refugee reporter resident "
    "seeker seekers sister son student survivor teenager toddler uncle veteran victim victims widow wife woman worker hostage "
    "hostages whistleblower detained imprisoned wrongfully jailed free freed remembers "
    "remembering mourn mourns constituents parents refugees residents immigrants americans "
    "dreamers activists students".split()
)
AFFECTED_OF = frozenset(
    "release custody case story family memory treatment removal loss parents body remains return".split()
)
OWN_CASE = re.compile(
    r"['’]s? (?:[\w-]+ ){0,2}(?:abduction|arrest|asylum|attorney|body|boyfriend|brother|capture|case|cell|children|conviction|"
    r"criminal (?:history|record)|custody|daughter|death|deportation|detention|extradition|family|father|girlfriend|husband|"
    r"immigration (?:case|status)|imprisonment|indictment|killing|lawyers?|life|mother|murder|parents|phone|release|removal|"
    r"residence|restaurant|return|sentenc\w+|sister|son|story|uncle|vehicle|victims?|widow|wife)\b",
    re.IGNORECASE,
)
THEIR_CASE = re.compile(
    r" (?:(?:wrongful|unjust|unlawful|continued|ongoing) )?(?:arrest|case|death|deportation|detention|killing|murder|release|"
    r"imprisonment)\b(?! (?:basin|cent|facilit|pond|camp|[a-z]*ing\b|[0-9]))|"
    r",? (?:\w+ ){0,2}(?:wrongfully|unjustly|unlawfully) (?:detained|imprisoned)\b|"
    r",? (?:who (?:was|is|were|are) )?(?:detained|imprisoned|held|jailed) (?:in|by|at)\b|,? (?:a|the) (?:detained|victim)|"
    r" (?:and|&) (?:his|her|their) |"
    r" (?:said|says|told|fled|cried|was born|lives? in|wept|testified|entered|illegally|arrived|remains in|has lived|came to)\b"
    r"| after release|[”\"]?,?[”\"]? (?:(?:a|an|the|our|my) )?(?:asylum seeker|constituent|detainee|dreamer)\b",
    re.IGNORECASE,
)
MISTER = frozenset("Mr Mr. Mrs Mrs. Ms Ms. Miss Señor Señora MR MR. MS MS. MRS MRS.".split())
ALIAS = re.compile(
    r"(?:\ba\.?k\.?a\.?|\b(?:alias|nicknamed?|moniker|goes by|went by|(?:by|under) the name(?: of)?),?|"
    r"\b(?:also|better|otherwise|formerly) known as|\bknown as) ?[“\"'‘]?$",
    re.IGNORECASE,
)
PARAGRAPH_ACCUSES = re.compile(
    r"\b(?:arrest|apprehend|arraign|charg|convict|custody|defendant|deport|detain|died|death|felon|fugitive|guilty|illegal|"
    r"held|indict|inmate|kill|murder|officers|agents|plead|prison|prosecut|removal|removed|rape|sentenc|smuggl|suspect|traffick|"
    r"victim|warrant|assault|conspir|fraud|drug|gang|cartel|scheme|wanted|dealer|overdos|firearm|weapon)",
    re.IGNORECASE,
)
WINDOW = 160
"""How many characters around a run its sentence may take."""


THING_AFTER = re.compile(
    r" (?:(?:[Cc]artel|[Gg]ang|[Cc]lan)\b|administration|"
    r"airport|amendment|area|bank|beach|bridge|brand|campus|cartel|city|clan|clique|community|company|"
    r"coast|county|crew|district|drug cartel|family foundation|gang|hotel|hurricane|island|jail|lake|massacre|model|"
    r"neighborhood|newspaper|office|operation|parish|pipeline|prison|project|province|ranch|region|restaurant|river|school|"
    r"site|state|store|street|studio|syndrome|team|tribe|variant|village|virus|ward|website|building)\b"
)


def age(run: Run, known: Known) -> bool:
    """An age or a nationality beside it: "Juan Roe, 35,", "Juan Roe, a citizen of", "35-year-old Juan Roe"."""
    if not any(word.kind not in HARD for word in run.parts):
        return False
    text = run.paragraph
    return (
        AGE_AFTER.match(text, run.end) is not None
        or AGE_BEFORE.search(text[max(0, run.start - 60) : run.start]) is not None
    )


def arrested(run: Run, known: Known) -> bool:
    """Arrested, charged, convicted, sentenced, deported, held: as the subject or the object of it, or called one who was."""
    text, end = run.paragraph, run.end
    if PASSIVE.match(text, end) or PARTICIPLE.match(text, end) or PLEADS.match(text, end):
        return True
    return done_to(run, VERBS, ACCUSED_NOUNS, OF_NOUNS)


def dead(run: Run, known: Known) -> bool:
    """Dead: "Juan Roe died", "the death of Juan Roe"."""
    return DEAD.match(run.paragraph, run.end) is not None or done_to(
        run, frozenset(), frozenset(("decedent",)), DEATH_NOUNS
    )


def done_to(run: Run, verbs: frozenset[str], nouns: frozenset[str], of_nouns: frozenset[str]) -> bool:
    """True where a verb, a noun, or a noun and "of" stand before a run, with only words of `SKIPPED`, nationalities and
    offices between.
    """
    offices = False
    for at in range(run.first - 1, max(-1, run.first - 9), -1):
        word = run.words[at]
        if not adjoins(run, at):
            return False
        plain = word.plain.rstrip(".")
        if plain in nouns and not offices:
            return True
        if plain in verbs:
            return True
        if plain == "of" and at > 0 and not offices and run.words[at - 1].plain in of_nouns:
            return True
        offices = offices or word.kind == "office"
        if plain not in SKIPPED and word.kind not in ("nationality", "office"):
            return False
    return False


def adjoins(run: Run, at: int) -> bool:
    """True where only blanks (or a comma) stand between the word ``at`` and the next one."""
    following = run.words[at + 1]
    return following.index < 0 or following.joined or "," not in (gap := gap_before(run, at + 1)) or gap == ", "


def gap_before(run: Run, at: int) -> str:
    """The characters before an own word back to the last letter."""
    text, start = run.paragraph, run.words[at].start
    first = start
    while first > 0 and not text[first - 1].isalnum():
        first -= 1
    return text[first:start]


def affected(run: Run, known: Known) -> bool:
    """Somebody it happens to: "detainee’s wife, Ana Roe", "Ana Roe’s asylum case", "the release of Ana Roe"."""
    if run.headline and len(run.parts) == 1 and run.parts[0].kind not in NAMES:
        return False
    text, end = run.paragraph, run.end
    return (
        OWN_CASE.match(text, end) is not None
        or THEIR_CASE.match(text, end) is not None
        or done_to(run, frozenset(), AFFECTED_NOUNS, AFFECTED_OF)
    )


def mister(run: Run, known: Known) -> bool:
    """ "Mr. Roe"."""
    return run.first > 0 and run.words[run.first - 1].text in MISTER


def alias(run: Run, known: Known) -> bool:
    """What somebody is called by: "aka Bo", "known as Bo"."""
    return ALIAS.search(run.paragraph[max(0, run.start - 30) : run.start]) is not None


def aged_elsewhere(run: Run, known: Known) -> bool:
    """A word of a name that the text prints with an age."""
    return bool(known.aged) and any(word.plain in known.aged for word in run.parts)


def hidden_elsewhere(run: Run, known: Known) -> bool:
    """A word of a name that is hidden elsewhere in the text."""
    if not known.private:
        return False
    return any(
        word.text in known.private
        or (word.text.isupper() and word.text.capitalize() in known.private)
        or (word.text in known.faiths and AS_SOMEBODY.match(run.paragraph, word.end) is not None)
        for word in run.parts
        if word.kind != "place"
    )


AS_SOMEBODY = re.compile(
    r"(?:,| (?:is|was|has|had|who|says?|said|told|came|went|left|died|works?|lives?|will|did|does|cannot)\b)|\.\s|\.$"
)
"""After somebody's name that is a nationality or a faith as well: "Christian is 28"."""


def accusing(run: Run, known: Known) -> bool:
    """Words of arrest, crime or death in its sentence; or a name on the lists, in an agency's text that hides somebody."""
    if PARAGRAPH_ACCUSES.search(run.paragraph, max(0, run.start - WINDOW), run.end + WINDOW):
        return True
    return not known.congress and bool(known.private) and len(run.parts) == 1 and run.parts[0].kind == "name"


def full_name(run: Run, known: Known) -> bool:
    """The form of a full name: two words or more, one a name or unknown; a given name first; or initials."""
    parts = run.parts
    if len(parts) < 2:
        return bool(parts) and parts[0].kind in ("name", "unknown", "either") and run.last - run.first > 1
    given = plain_name(parts[0].plain) in known.vocabulary.given
    names = [word for word in parts if word.kind in NAMES]
    if run.headline:
        return (given and parts[-1].kind != "word") or len(names) > 1
    if parts[-1].kind == "word":
        return bool(names) and (given or len(names) > 1 or accusing(run, known))
    return bool(names) or given


def one_name(run: Run, known: Known) -> bool:
    """One word that is a name or unknown, and no city."""
    return len(run.parts) == 1 and run.parts[0].kind in NAMES


def name_like(run: Run, known: Known) -> bool:
    """Anything that can be somebody's name: more than a place or a city alone, unless it opens the text and does something."""
    parts = run.parts
    after = run.words[run.last] if run.last < len(run.words) and run.words[run.last].joined else None
    if len(parts) == 1 and (
        THING_AFTER.match(run.paragraph, run.end) or (after is not None and after.kind == "suffix")
    ):
        return False
    if run.headline and len(parts) == 1 and parts[0].kind == "either":
        return PASSIVE.match(run.paragraph, run.end) is not None or PLEADS.match(run.paragraph, run.end) is not None
    return any(word.kind in ("name", "unknown", "either", "initial") for word in parts) or (
        len(parts) > 0 and run.last - run.first > 1
    )


def place_alone(run: Run, known: Known) -> bool:
    """One word that is a place and opens a sentence: "Houston pleads guilty", "Jordan, 5, was held"."""
    parts = run.parts
    return len(parts) == 1 and parts[0].kind in ("place", "city") and parts[0].opens


def has_alias(run: Run, known: Known) -> bool:
    """Before what its person is called by: "Juan Roe, aka Bo"."""
    return HAS_ALIAS.match(run.paragraph, run.end) is not None


HAS_ALIAS = re.compile(r",? \(?(?:aka|a\.k\.a\.|alias|also known as|nicknamed)\b", re.IGNORECASE)


def headline(run: Run, known: Known) -> bool:
    """In a headline, where a capital says nothing."""
    return run.headline


def hidden_name(run: Run, known: Known) -> bool:
    """A name of which a word is hidden elsewhere, or is printed with an age."""
    return hidden_elsewhere(run, known) or aged_elsewhere(run, known)


AND = re.compile(r" (?:and|&) ", re.IGNORECASE)


def beside_hidden(run: Run, known: Known) -> bool:
    """Joined by "and" to a hidden name behind it: "Ana and Bo Roe"."""
    joined = AND.match(run.paragraph, run.end)
    return joined is not None and known.offset + joined.end() in known.starts


QUESTIONS = questions(
    age, arrested, dead, affected, mister, alias, aged_elsewhere, hidden_elsewhere, hidden_name, beside_hidden, accusing,
    full_name, one_name, name_like, place_alone, headline, has_alias,
)  # fmt: skip
