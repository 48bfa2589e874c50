"""Signers printed on lines of their own, below the end of a letter or below a heading: members, and organizations.

A person's line gives the organization it names, never the person, unless the line says that they sit in Congress.
"""

import re
from collections.abc import Iterator

from etl.statements.facts.signer_lists import ORG_WORDS, Signatory
from etl.statements.names import members
from etl.statements.text.lines import line_matches

CLOSE = re.compile(
    r"^[ \t\xa0]*(?:Sincerely(?: yours)?|Respectfully(?: submitted| yours)?|Signed|In (?:solidarity|community)|With gratitude|"
    r"(?:Very )?[Tt]ruly yours|Best regards|Regards|Respectfully)[,:]?[ \t\xa0]*\r?$",
    re.MULTILINE,
)
HEADING = re.compile(
    r"^[ \t\xa0]*(?:(?:(?:[Tt]he )?(?:[Uu]ndersigned|[Ee]ndorsing|[Ss]igning|[Cc]o-?signing|[Ss]upporting)|[A-Z][\w/-]+)[ ,]"
    r"(?:[\w/&,-]+ ){0,6})?"
    r"(?:[Oo]rgani[sz]ations?|ORGANI[SZ]ATIONS|[Ss]ignatories|SIGNATORIES|[Cc]o-?[Ss]igners|[Ss]igners|[Ee]ndorsements|[Ss]ponsors|[Gg]roups)"
    r"(?: (?:that|who) (?:have )?(?:signed|endorsed)[^\n:.]{0,60})?(?: include)?(?: \(\d+\))?(?P<colon>:?)[ \t\xa0]*\r?$"
    r"|^[ \t\xa0]*(?:[Tt]he undersigned|(?:[Cc]o-?)?[Ss]igned by|"
    r"[Ee]ndorsed by|[Ss]upported by)(?: the following[^\n:]{0,40})?:[ \t\xa0]*\r?$"
    r"|^[^\n]{0,160}\b(?:organi[sz]ations|groups)\b[^\n]{0,80}:[ \t\xa0]*\r?$",
    re.MULTILINE,
)
"""A line that announces organizations: "National Organizations", "The undersigned:", "… endorsed by these organizations:"."""
HEADING_WORDS = (
    "rgani", "ORGANI", "ignator", "SIGNATOR", "igners", "ndorse", "roups", "ndersigned:", "ndersigned the following", "ponsors",
    "igned by", "upported by",
)  # fmt: skip
MEMBERS = re.compile(
    r"^[^\n]{0,120}\b(?:House|Senate|Congress|[Ss]enators|[Rr]epresentatives)\b[^\n]{0,80}\b(?:co-?)?sign(?:ed|ing|ers)\b[^\n]{0,60}:"
    r"[ \t\xa0]*\r?$",
    re.MULTILINE,
)
"""A line that announces members: "Other members of the House signing the letter are as follows:"."""
UNDERSIGNED = re.compile(
    r"\b[Uu]ndersigned\b[^.\n]{0,200}\borgani[sz]ations\b|\borgani[sz]ations\b[^.\n]{0,60}\bundersigned\b"
)
PEOPLE_TOO = re.compile(
    r"individual|people|persons|scholar|expert|advocates|leaders|attorneys|physicians", re.IGNORECASE
)
"""Where these sign beside organizations, a line without a word of an organization's name may be somebody's name."""
INDIVIDUALS = re.compile(
    r"^(?:[\w-]+ )?(?:[Ii]ndividuals?|[Ss]cholars|[Aa]cademics|[Pp]hysicians|[Pp]rofessors|[Ee]xperts)\b[^\n]{0,40}$"
)
END = re.compile(
    r"To:|From:|Re:|Dear |#|[Cc][Cc]:|MORE|For more|Click|Read|-30-|Background|About|Contact|Media|Press|\*{3}|Enclosure|"
    r"\[?\d+\]?[.:)] ?[a-z]"
)
LINE_NAME = re.compile(
    r"[A-ZÀ-Þ][\w’'.-]*(?: (?:[A-ZÀ-Þ][\w’'.-]*|“\w+”|\"\w+\"|de|la|del)){1,4},?(?: (?:Jr|Sr|III|II)\.?)?"
)
OFFICE_LINE = re.compile(
    r"(?:Member of Congress|United States (?:Senator|Representative)|U\.S\. (?:Senator|"
    r"Representative)|Chair\w*|Ranking Member|Attorney General|Governor|Mayor)\b"
)
JOB = re.compile(
    r"\b(?:Director|President|Chair|CEO|Esq|Attorney|Professor|Counsel|Coordinator|Manager|Officer|Fellow|Founder|Rev|Dr|Pastor|"
    r"Rabbi|Sister|Ph\.?D|M\.?D|J\.?D|MSW|LCSW|RN|Secretary|Advocate|Analyst|Organizer|Student|Member|Volunteer)\b"
)
"""A line with one of these is about a person."""
PLACE_AFTER = re.compile(
    r"(?:,? \((?:[^()\n]*)\)|, (?:[A-Z][\w.’'-]+ ?){1,3}, [A-Z][\w.]+(?: [A-Z][a-z]+)?|, [A-Z]{2})+$"
)
LEGAL_FORM = re.compile(r", (?:Inc|LLC|LLP|PC|P\.C|PLLC|Ltd|NFP)\b\.?")
MOST_LINES = 1200
LONGEST_NAME = 14


def find(text: str) -> list[Signatory]:
    """Signers on lines, by position."""
    found: dict[int, Signatory] = {}
    for match in CLOSE.finditer(text):
        undersigned = UNDERSIGNED.search(text, 0, match.start())
        if undersigned and PEOPLE_TOO.search(text, undersigned.start(), undersigned.end() + 80):
            undersigned = None
        for signer in (
            *below(text, match.end()),
            *organization_lines(text, match.end(), "closing_lines", headed=bool(undersigned)),
        ):
            found.setdefault(signer.start, signer)
    for match in line_matches(HEADING, text, HEADING_WORDS):
        said = re.search(r"organi[sz]ations?|groups", match[0], re.IGNORECASE) and not PEOPLE_TOO.search(match[0])
        for signer in organization_lines(text, match.end(), "headed_lines", headed=bool(said)):
            found.setdefault(signer.start, signer)
    for match in line_matches(MEMBERS, text, ("signed", "signing", "signers")):
        for start, words in lines_from(text, match.end()):
            if not LINE_NAME.fullmatch(words) or is_named(words):
                break
            found.setdefault(start, Signatory(start, start + len(words), "member", "signed", "member_lines", words))
    return [found[start] for start in sorted(found)]


def below(text: str, position: int) -> list[Signatory]:
    """Names on the lines below "Sincerely,": members by their seat, or by the office on the next line."""
    found: list[Signatory] = []
    lines = list(lines_from(text, position))
    for index, (start, words) in enumerate(lines[:60]):
        if END.match(words) or words[0].isdigit():
            break
        seats = members.find(text, start, start + len(words))
        following = lines[index + 1][1] if index + 1 < len(lines) else ""
        if seats:
            found += [Signatory(m.start, m.end, "member", "signed", "closing_lines", m.name, m) for m in seats]
        elif LINE_NAME.fullmatch(words) and OFFICE_LINE.match(following) and not OFFICE_LINE.match(words):
            found.append(Signatory(start, start + len(words), "member", "signed", "closing_lines", words))
        elif len(words.split()) > 12:
            break
    return found


def lines_from(text: str, position: int) -> Iterator[tuple[int, str]]:
    """The lines after ``position`` that print something: where their words begin, and the words without bullets."""
    for line in re.compile(r"[^\n]+").finditer(text, position):
        words = line[0].strip(" \r\t\xa0_\xad*•·–-")
        if words:
            yield line.start() + line[0].find(words), words


def organization_lines(text: str, position: int, rule: str, headed: bool) -> list[Signatory]:
    """Organizations on the lines that follow: all lines of a list below a heading that says so; else, three or more of a list
    most of which carry a word of an organization's name.
    """
    lines: list[tuple[int, str]] = []
    named = 0
    for start, words in lines_from(text, position):
        if len(lines) >= MOST_LINES or END.match(words) or INDIVIDUALS.match(words) or not is_item(words):
            break
        if members.find(words) or HEADING.match(words) or CLOSE.match(words):
            continue
        lines.append((start, words))
        named += is_named(words)
    if len(lines) < (2 if headed else 3) or named * 2 < len(lines) + (0 if headed else 1):
        return []
    found = []
    for (start, words), (_, below) in zip(lines, [*lines[1:], (0, "")], strict=True):
        person = not is_named(words) and JOB.search(below) is not None and not is_named(below)
        name = None if person else organization_of(words, headed)
        if name:
            at = start + words.find(name)
            found.append(Signatory(at, at + len(name), "organization", "signed", rule, name))
    return found


def is_item(words: str) -> bool:
    """True for a line that can be an entry of a list: it begins with a capital or a digit and is no sentence."""
    sentence = re.search(r"[a-z]{3,}[.!?]”?$|[.!?] [A-Z]|:$", words) and not re.search(
        r"\b(?:Inc|Corp|Co|Ltd|St)\.$", words
    )
    heading = HEADING.match(words) is not None
    return heading or (
        len(words.split()) <= LONGEST_NAME + 6 and (words[0].isupper() or words[0].isdigit()) and not sentence
    )


def is_named(words: str) -> bool:
    """True where a line carries a word of an organization's name."""
    parts = re.findall(r"[\w’'-]+", words)
    return bool(ORG_WORDS.intersection(parts)) or bool(re.fullmatch(r"[A-Z]{3,}(?: [A-Z]\w+)?", words))


def organization_of(words: str, headed: bool) -> str | None:
    """The organization of one line, without its town; None where the line may be a person's name."""
    plain = words
    form = LEGAL_FORM.search(plain)
    cut = PLACE_AFTER.search(plain, form.end() if form else 0)
    if cut:
        plain = plain[: cut.start()]
    parts = [part.strip() for part in re.split(r",(?! (?:Inc|LLC|LLP|PC|P\.C|PLLC|Ltd|NFP)\b)", plain)]
    if JOB.search(plain) and (len(parts) > 1 or not is_named(plain)):
        affiliations = [
            part
            for part in parts[1:]
            if is_named(part) and not re.match(r"(?:[A-Z]\w+ )?(?:Director|President|Chair)\b(?! of)", part)
        ]
        return affiliations[-1] if affiliations else None
    if len(parts) > 1 and LINE_NAME.fullmatch(parts[0]) and not is_named(parts[0]):
        return parts[-1] if is_named(parts[-1]) else None  # "Jane Roe, Example Legal Aid"
    if len(plain.split()) > LONGEST_NAME or not plain:
        return None
    return plain if is_named(plain) or (headed and not looks_personal(plain)) else None


def looks_personal(words: str) -> bool:
    """True where a line could be somebody's name: a title, an initial or a suffix between capitals."""
    return (
        LINE_NAME.fullmatch(words) is not None
        and re.search(r"\b[A-Z]\.|\b(?:Mr|Mrs|Ms|Dr|Jr|Sr)\b|[“\"]", words) is not None
    )
