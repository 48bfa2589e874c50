"""Who signed, joined or endorsed: members with their seats, organizations, and the number a statement claims.

Read from the sentence or list that says so ("The letter was signed by …", "Co-signers include: …", "… also signed the letter",
lines after "Sincerely,", "endorsed by …"). A private person's name is never given: only members, and people with an office.
"""

import re
from collections.abc import Iterator

from etl.annotate import members
from etl.annotate.signer_lists import Signatory, named_list, organizations
from etl.annotate.subjects import sentence_start, subject

VERSION = "2"
CUES = {
    "signed": r"(?:co-?)?sign(?:ed|ing|s)\b(?: (?:on(?:to)?|off))?(?: to)?(?: (?:the|this|a) (?:letter|"
    r"statement|petition))?(?: by)?|co-?signers?|signator(?:y|ies)|signers",
    "endorsed": r"endorsed by|endorsed (?:the|this) \w+, including|endorsing organizations|endorsements?(?: "
    r"include|:)|supported by|support of the following",
    "cosponsored": r"co-?sponsored by|co-?sponsors(?: of [^.:\n]{1,90}?)?(?: include| are|:)|coauthored by",
    "joined": r"joined by|joining (?:the|this|on the|in the) letter (?:were|are|include)|joining "
    r"\w[^.\n]{0,80}? (?:on|in) (?:sending |signing |leading |writing )?(?:the|this|a) letter",
}
AUTHORS = re.compile(
    r"\b(?:sent|led|wrote|written|penned|announced|authored)\b[^.\n]{0,60}?\bletters?\b|\bwrote to\b|"
    r"\b(?:sent|wrote|written) a letter\b"
)
"""Members named in the same sentence before one of these sent the letter themselves."""
WITH_OTHERS = re.compile(
    r"\b(?:along|together) with \w+|\bjoined by\b|\band (?:more than )?\w+ (?:other|colleagues|members)\b"
)
ACTIVE = re.compile(
    r"\b(?:co-?sponsor(?:ed|ing|s(?= (?:the|this|a|an|legislation|H\.|S\.)))|signed on(?:to| to)?|"
    r"(?:was|is) an? (?:original )?co-?sponsor of)\b(?! by|s?:)"
)
"""Before one of these stands who did it: "Rep. Roe cosponsored the bill"."""
LED_WITH = re.compile(
    r"\b(?:led|sent|wrote|leads|introduced) an? (?:\w+ )?letter with (?=(?:Reps?|Sens?|Representatives?|Senators?)\b)"
)
CUE = re.compile("|".join(f"(?P<{name}>\\b(?:{words}))" for name, words in CUES.items()), re.IGNORECASE)
STEM = re.compile(r"[Ss]ign(?:ed|ing|s|er|ator)|[Ee]ndors|[Ss]ponsor|[Cc]oauthor|[Jj]oin(?:ed|ing) ")
JOINTLY = ("letter", "petition", "legislation", " bill", "amicus", "resolution", "co-sign", "cosign", "signator")
JOINT = re.compile(
    r"\b(?:letter|statement|petition|amicus|brief|request|resolution|bill|legislation|act|inquiry)\b", re.IGNORECASE
)
LIST_START = re.compile(
    r"\s*(?:\(\d+\))?\s*(?:include[sd]?|are|were|was|of the \w+)?\s*(?:by)?\s*:?\s*(?:the following[^:\n]{0,40}:)?\s*",
    re.IGNORECASE,
)
CLAIMED = re.compile(
    r"(?:signed (?:on )?by|joined by|led|leads|joined|recruited|along with|"
    r"together with|endorsed by|supported by|cosponsored by|with|,? and)\s+"
    r"(?:a (?:bipartisan )?group of |a coalition of )?"
    r"(?:(?:more than|over|nearly|at least|another|an additional|about|almost) )?(?P<count>\d[\d,]*|\w+(?:-\w+)?) "
    r"(?:other |additional |of (?:his|her|their) |leading |national |House |Senate |bipartisan |fellow |Republican |"
    r"Democratic |GOP |local |state |congressional |and |organi[sz]ations? and )*"
    r"(?:members|colleagues|organi[sz]ations|senators|representatives|groups|lawmakers|signers|signatories|co-?sponsors|"
    r"stakeholders)\b",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(r"(?:[Cc]o-?signers|[Ss]ignatories|[Ss]igners) \((?P<count>\d+)\)")
ENDORSING = re.compile(
    r"(?:[Mm]ore than|[Oo]ver|[Nn]early|^|\n|[.] )\s?(?P<count>\d[\d,]*|[A-Za-z][a-z]+(?:-[a-z]+)?) (?:[\w-]+ ){0,8}"
    r"organi[sz]ations (?:have |that )?(?:endorsed|signed|joined)"
)
SINCERELY = re.compile(r"\b(?:Sincerely|Respectfully|Signed),?[ \t\xa0]*\r?\n")
LINE_NAME = re.compile(
    r"[A-ZÀ-Þ][\w’'.-]*(?: (?:[A-ZÀ-Þ][\w’'.-]*|“\w+”|\"\w+\"|de|la|del)){1,4},?(?: (?:Jr|Sr|III|II)\.?)?"
)
OFFICE_LINE = re.compile(
    r"(?:Member of Congress|United States (?:Senator|Representative)|U\.S\. (?:Senator|"
    r"Representative)|Chair\w*|Ranking Member|Attorney General|Governor|Mayor)\b"
)
NUMBER_WORDS = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty "
        "thirty forty fifty".split(),
        (*range(2, 16), 20, 30, 40, 50),
        strict=True,
    )
)


def find(text: str) -> list[Signatory]:
    """All signers of ``text``, by position; the claimed counts too."""
    found: dict[int, Signatory] = {}
    lower = text.lower()
    for match in cues(text):
        relation = match.lastgroup or "signed"
        start, end = scope(text, match.start(), match.end())
        if relation == "joined" and not JOINT.search(text, start, end):
            continue
        for signer in listed(text, match, start, end, relation):
            found.setdefault(signer.start, signer)
    for match in AUTHORS.finditer(text) if "letter" in lower else ():
        first = text.rfind("\n", 0, match.start()) + 1
        named = members.find(text, first, match.start())
        if len(named) < 2 and match[0].split()[0] != "led" and not WITH_OTHERS.search(text, first, match.start()):
            continue  # the letter of its issuer alone
        for member in named:
            if not re.search(
                r"[.!?]”? +[A-Z“]",
                text[member.end : match.start()].replace("D-", "").replace("Sen.", "").replace("Rep.", ""),
            ):
                found.setdefault(
                    member.start, Signatory(member.start, member.end, "member", "signed", member.name, member)
                )
    for match in ACTIVE.finditer(text) if "sponsor" in lower or "signed on" in lower else ():
        for signer in before_verb(text, match.start(), "cosponsored" if "sponsor" in match[0] else "signed"):
            found.setdefault(signer.start, signer)
    for match in LED_WITH.finditer(text) if " letter with " in text else ():
        for signer in [
            *before_verb(text, match.start(), "signed"),
            *named_list(text, match.end(), line_end(text, match.end()), "signed"),
        ]:
            found.setdefault(signer.start, signer)
    for match in SINCERELY.finditer(text) if re.search("incerely|espectfully|Signed", text) else ():
        for signer in below(text, match.end()):
            found.setdefault(signer.start, signer)
    for match in claimed(text) if any(word in lower for word in JOINTLY) else ():
        first = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 300)
        count = number(match["count"]) if JOINT.search(text, first, match.end() + 120) else None
        if count:
            relation = next(
                (name for name, words in CUES.items() if re.match(words, match[0], re.IGNORECASE)), "joined"
            )
            found[match.start("count")] = Signatory(
                *match.span("count"), "claimed_count", relation, match["count"], count=count
            )
    return sorted(found.values(), key=lambda signer: signer.start)


def claimed(text: str) -> Iterator[re.Match[str]]:
    """Every place that gives a number of signers."""
    for noun in SIGNERS.finditer(text):
        around = CLAIMED.finditer(text, max(0, noun.start() - 170), noun.end())
        yield from (match for match in around if match.end() == noun.end())
    for pattern in (IN_BRACKETS, ENDORSING):
        yield from pattern.finditer(text)


SIGNERS = re.compile(
    r"\b(?:members|colleagues|organi[sz]ations|senators|representatives|groups|lawmakers|signers|signatories|co-?sponsors|"
    r"stakeholders)\b",
    re.IGNORECASE,
)


def cues(text: str) -> Iterator[re.Match[str]]:
    """Every cue, found from its stem: faster than trying the pattern at each character."""
    end = 0
    for stem in STEM.finditer(text):
        start = stem.start() - len(re.search(r"[A-Za-z-]*$", text[max(0, stem.start() - 6) : stem.start()])[0])  # type: ignore[index]
        match = CUE.match(text, start) if start >= end else None
        if match:
            end = match.end()
            yield match


def scope(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph of a cue; where its line ends with a colon, the lines below it too, up to a blank line after them."""
    first = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    if text[end:stop].strip(" \r\t\xa0:") == "" or text[first:stop].rstrip().endswith(":"):
        block = re.compile(r"(?:\s*\n\s*[^\n]{2,90}(?=\n|$))+").match(text, stop)
        if block:
            stop = block.end()
    return first, stop


def listed(text: str, cue: re.Match[str], start: int, end: int, relation: str) -> list[Signatory]:
    """The signers in the scope of one cue."""
    bracketed = members.find(text, start, end)
    after = [member for member in bracketed if member.start >= cue.start()]
    before = [member for member in bracketed if member.end <= cue.start()]
    passive = re.search(r"(?:by|signers?|signator\w+|include\w*|:)\s*$", cue[0]) is not None or relation != "signed"
    chosen = after if after and (passive or not before) else before if not passive else after
    if not passive and before and re.search(r"\b(?:also|who)\s*$", text[: cue.start()][-8:]):
        chosen = before
    signers = [Signatory(m.start, m.end, "member", relation, m.name, m) for m in chosen]
    position = LIST_START.match(text, cue.end(), end)
    begin = position.end() if position else cue.end()
    if not signers and passive:
        signers = named_list(text, begin, end, relation)
    if relation in ("endorsed", "signed") and passive:
        signers += organizations(text, begin, end, relation, {signer.start for signer in signers})
    return signers


def before_verb(text: str, verb: int, relation: str) -> list[Signatory]:
    """The member who is the subject of a verb, where a title or a seat says that it is one."""
    first = text.rfind("\n", 0, verb) + 1
    speaker = subject(text, text, sentence_start(text, first, verb), verb)
    if (
        not speaker
        or speaker.kind != "person"
        or not (speaker.role or speaker.affiliation or relation == "cosponsored")
    ):
        return []
    return [Signatory(speaker.start, speaker.end, "member", relation, speaker.name)]


def line_end(text: str, position: int) -> int:
    """Where the line of ``position`` ends."""
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def below(text: str, position: int) -> list[Signatory]:
    """Names on the lines below "Sincerely,": members by their seat, or by the office on the next line."""
    found: list[Signatory] = []
    lines = list(re.compile(r"[^\n]*\n?").finditer(text, position))
    for index, line in enumerate(lines[:60]):
        words = line[0].strip(" \r\n\t\xa0_\xad*")
        if not words:
            continue
        if re.match(r"#|[Cc][Cc]:|MORE|\d|For more|Click|Read|-30-|Background", words):
            break
        start = line.start() + line[0].find(words)
        seats = members.find(text, start, line.end())
        following = next((below[0].strip() for below in lines[index + 1 : index + 4] if below[0].strip()), "")
        if seats:
            found += [Signatory(m.start, m.end, "member", "signed", m.name, m) for m in seats]
        elif LINE_NAME.fullmatch(words) and OFFICE_LINE.match(following) and not OFFICE_LINE.match(words):
            found.append(Signatory(start, start + len(words), "member", "signed", words))
        elif len(words.split()) > 12:
            break
    return found


def number(printed: str) -> int | None:
    """A printed count; None where it is no number."""
    plain = printed.replace(",", "").lower()
    return int(plain) if plain.isdigit() else NUMBER_WORDS.get(plain)
