"""Lists of signers as they are printed: members after a title or with their last names first, organizations by their words."""

import re
from dataclasses import dataclass

from etl.statements.names import members
from etl.statements.names.members import Member
from etl.statements.names.roles import AGENCY_WORDS, WORDS
from etl.statements.text.document import sentence_stop

NAME = rf"{members.NAME_WORD}(?: {members.NAME_WORD}){{0,4}}"
AFTER_NAME = r"(?:,? (?:M\.?D|Jr|Sr|Ph\.?D|D\.?D\.?S|O\.?D|I{2,3}|IV)\b\.?)*"
ONE = re.compile(rf"(?P<name>{NAME}{AFTER_NAME})(?P<seat>,? ?\([^()\n]{{2,24}}\))?")
HEADED = re.compile(  # with the first letters before all else: most words fail there
    r"(?=[A-Zf])(?<![\w’'-])(?:(?:U\.?S\.? |former )?(?:Reps?\.?|Representatives?|Sens?\.?|Senators?|"
    r"Congress(?:man|woman|men|women|members?)|Delegates?|Ranking Members?|Chair(?:man|woman|men|s)?|"
    r"(?:Majority |Minority |Republican |Democratic )?(?:Leader|Whip)"
    r"|Speaker)[:,]? )+(?=[A-ZÀ-Þ])"
)
"""The titles before a member's name, or before a list of them."""
ASIDE = re.compile(r"(?:(?:Ranking|Lead|Senior|House|Senate) )*(?:Member|Chair\w*|Leader|Whip|Democrat|Republican)")
"""After a name of a list and a comma: what office they hold."""
SEVERAL = re.compile(
    r"\b(?:Reps|Representatives|Sens|Senators|Congress(?:men|women|members)|Delegates|Members|Chairs|Chairmen)\b"
)
GLUE = re.compile(r"\s?(?:,? (?:and|along with|together with|as well as) |[,;]\s|(?<=\))\s(?=[A-Z]))(?:\s*and )?\s*")
UNREADABLE = re.compile(r"[^,;\n]{1,60}?(?=[,;]\s)")
"""An entry of a list that can't be read."""
PASSED_OVER = 2
"""So many of them in a row are passed over where a member with a seat or a title follows: a list does not end at "GT"."""
ADDRESSED = re.compile(r"\b(?:to|from|of|against|former|urging|asking|about|for)(?: the| then)? $")
"""Before a member who does not sign: the letter goes to them, or is about them."""
REVERSED = re.compile(
    r"(?P<last>[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+)?), (?P<first>[A-ZÀ-Þ][\w.’'-]*)(?=;|\s*$|\.|\n| and)"
)
NAME_ITEM = re.compile(
    r"(?:Wm\.|[A-ZÀ-Þ][\w’'-]+|[A-Z]\.)(?: (?:[A-ZÀ-Þ][\w’'-]+|[A-Z]\.|[“\"]\w+[”\"]|(?:de|la|del)\b|Jr\.?)){0,4}"
)
ORG_WORDS = AGENCY_WORDS | WORDS.words("organization_word")
GROUPS_INCLUDING = re.compile(r"\b(?:organi[sz]ations|groups)\b[^.\n]{0,40}? including (?:the )?(?=[A-Z])")
"""Before who did it, likewise: "groups including Roe Center and Doe Fund have signed on to a letter"."""
MEMBERS_ABOVE = re.compile(r"\bMembers? of Congress[,:]?\s+$")
"""Before a list of signers: what they are."""
LIST_START = re.compile(
    r"\s*(?:\(\d+\))?\s*(?:of (?:the|this) \w+ ?)?"
    r"(?:(?:[\w,-]+ ){0,7}?(?:organi[sz]ations|groups)(?: [a-z]+){0,4}?(?:,| –| —)? (?:including|such as):?\s|"
    r"[–—,] including:?\s)?"
    r"(?:include[sd]?|are|were|was|is)?"
    r"\s*(?:by)?\s*:?\s*(?:the following[^:\n]{0,40}:)?(?:the )?\s*",
    re.IGNORECASE,
)
"""Between a cue and the first of its list."""
WROTE = re.compile(
    r"(?P<one>[A-Z][\w’'-]+),? and (?P<other>[A-Z][\w’'-]+) (?:\w+ly )?(?:wrote|write|urged?|said|asked|demanded)\b"
)
"""In a letter, those named in full before it: "In a letter to Doe, Roe and Poe wrote"."""
LED_OTHERS = re.compile(
    r"\b(?:led|leads|(?:is|are) leading) (?:(?:a|an|the) (?:[\w-]+ ){0,2}(?:group|coalition) of )?(?:more than |over |nearly )?"
    r"[\w-]+ (?:of (?:his|her|their) )?(?:[\w-]+ ){0,3}?(?:[Cc]olleagues|[Mm]embers(?: of Congress)?|[Ss]enators|[Ll]awmakers|"
    r"Democrats|Republicans) (?:in |on )?(?=(?:call|urg|demand|ask|request|press|sound|warn|condemn|express|oppos|question|"
    r"send|writ)\w*ing\b|(?:an?|the|this) (?:\w+ )?(?:letter|brief)\b|to send an? (?:\w+ )?letter)"
)
"""Likewise: "Rep. Roe led 20 colleagues in demanding …"."""


@dataclass(frozen=True)
class Signatory:
    """One signer: half-open offsets; ``kind`` member, organization, or claimed_count (then ``count``); relation and rule."""

    start: int
    end: int
    kind: str
    relation: str
    rule: str
    name: str
    member: Member | None = None
    count: int | None = None


def people_in(text: str, start: int, end: int) -> list[Member]:
    """Members between two offsets, by position: those with a seat in brackets, and those after a title, the whole list of them
    after a title in the plural ("Senators Roe, Doe (D-WA), and Poe"). Not those a letter goes to or is about.
    """
    found: dict[int, Member] = {}
    for head in HEADED.finditer(text, start, end):
        if not any(member.start <= head.start() < member.end for member in found.values()):
            found |= {member.start: member for member in list_at(text, head.start(), end)}
    for member in members.find(text, start, end):
        if not any(m.start < member.end and member.start < m.end for m in found.values()):
            found[member.start] = member
    return [found[key] for key in sorted(found) if not addressed(text, key)]


def list_at(text: str, position: int, end: int) -> list[Member]:
    """The members of the list that begins at ``position`` with a title: one after "Rep.", several after "Reps."."""
    found: list[Member] = []
    several = False
    while True:
        head = HEADED.match(text, position, end)
        if head:
            position, several = head.end(), several or SEVERAL.search(head[0]) is not None
        one = ONE.match(text, position, end) if head or several else None
        if not one or ORG_WORDS.intersection(one["name"].split()) or ASIDE.fullmatch(one["name"]):
            following = next_sure(text, position, end) if len(found) > 1 else None
            if following is None:
                return found
            position, several = following, True
            continue
        words = without_stop(one["name"])
        seated = members.find(text, position, one.end()) if one["seat"] else []
        found.append(seated[0] if seated else Member(position, position + len(words), words, None, None, None))
        glue = GLUE.match(text, one.end(), end)
        if not glue:
            return found
        position = glue.end()


def next_sure(text: str, position: int, end: int) -> int | None:
    """Where the next member with a title or a seat stands in a list that can't be read at ``position``; None: it ends."""
    for _ in range(PASSED_OVER):
        entry = UNREADABLE.match(text, position, end)
        glue = GLUE.match(text, entry.end(), end) if entry else None
        if not glue:
            return None
        position = glue.end()
        one = ONE.match(text, position, end)
        if HEADED.match(text, position, end) or (one and one["seat"] and members.SEAT.search(one["seat"])):
            return position
    return None


def without_stop(name: str) -> str:
    """A name without the comma or the full stop of its sentence; "Jr." and initials keep theirs."""
    return name.rstrip(",") if re.search(r"(?:\b[A-Z]|Jr|Sr)\.$", name) else name.rstrip(",.")


def addressed(text: str, position: int) -> bool:
    """True where the name at ``position``, its titles left aside, follows "to", "from" or the like."""
    before = text[max(0, position - 80) : position]
    titles = re.search(r"(?:[A-Z][\w.-]*,? )*$", before)
    return ADDRESSED.search(before[: titles.start()] if titles else before) is not None


def named_list(text: str, begin: int, end: int, relation: str, rule: str, titled: bool = False) -> list[Signatory]:
    """Members without brackets: after a title ("Reps. Roe, Doe, and Poe") or as "Roe, Jane; Doe, John".

    ``titled``: what announces the list says that they are members ("Cosponsors: Jane Roe, John Doe").
    """
    stop = sentence_stop(text, begin, end)
    part = text[begin:stop]
    if part.count(";") > 1 and len(list(REVERSED.finditer(part))) > 1:
        return [
            Signatory(begin + m.start(), begin + m.end(), "member", relation, rule, f"{m['first']} {m['last']}")
            for m in REVERSED.finditer(part)
        ]
    found: list[Signatory] = []
    full = titled  # without a title, only full names
    passed = 0
    for item in re.finditer(r"[^,;\n]+", part):
        for piece in re.finditer(r"(?:^|\band\b|&)((?:(?!\band\b|&).)+)", item[0]):
            words = piece[1].strip(" \r\t\xa0.*•-")
            offset = begin + item.start() + piece.start(1) + piece[1].find(words)
            cut = members.TITLE.match(words + " ")
            while cut:
                titled = True
                words, offset = words[cut.end() :].strip(), offset + cut.end()
                cut = members.TITLE.match(words + " ")
            if not words:
                continue
            whole = NAME_ITEM.match(words)
            if not whole or not titled or (full and " " not in whole[0]) or ORG_WORDS.intersection(whole[0].split()):
                passed += 1
                if len(found) < 2 or passed > PASSED_OVER:
                    return found
                continue
            passed = 0
            if whole.end() < len(words):  # "…, and Jane Roe urging the Senate": the list ends here
                last = re.match(r" [a-z]", words[whole.end() :])
                return (
                    [*found, Signatory(offset, offset + whole.end(), "member", relation, rule, whole[0])]
                    if last
                    else found
                )
            found.append(Signatory(offset, offset + len(words), "member", relation, rule, words))
    return found


SAYS_ORGANIZATIONS = re.compile(r"\b(?:organi[sz]ations|groups)\b")
OFFICE = re.compile(
    r"\b(?:Secretary|Director|President|Professor|Dean|Clerk|Moderator|Bishop|Archbishop|Rev|Reverend|Rabbi|Pastor|Sister|Chair|"
    r"Department of|Members of Congress)\b"
)
LINKED = re.compile(r"[A-Z]\w+ (?:for|of|to|against) (?:the )?[A-Z]")
"""“Freedom for Roe”: nobody is called so."""
MANY = 10
LEGAL_FORMS = frozenset(("Inc", "Inc.", "LLC", "LLP", "Incorporated"))
LIKE_ONE = re.compile(r"^[A-Z][a-z]+[A-Z]\w+$|^[A-Z]{3,}\b|[’']s \w+ \w|\b(?:for|of) [A-Z]")
"""What is an organization in a list of organizations: “MomsRising”."""
ITEM = re.compile(r"(?:(?! [–—] | -- )[^,;\n•])+")
"""An entry of a list; a dash ends it."""
LAST_TWO = re.compile(r"(?<=[\w.)]) and (?=[A-Z])")
FINAL_AND = re.compile(r"[,;] and ")


def organizations(text: str, begin: int, end: int, relation: str, rule: str, taken: set[int]) -> list[Signatory]:
    """Organizations in a list: items that carry a word of an organization's name; members and offices are none."""
    stop = sentence_stop(text, begin, end) if "\n" not in text[begin:end].strip() else end
    said_so = SAYS_ORGANIZATIONS.search(text, max(0, begin - 160), begin) is not None
    if said_so and text.count(",", stop, end) > MANY:
        stop = end  # a list goes on behind "Roe Center." where a comma was meant
    found: list[Signatory] = []
    maybe: list[Signatory] = []
    items = list(ITEM.finditer(text, begin, stop))
    no_final_and = len(items) > 2 and not FINAL_AND.search(text, begin, stop)
    for item in items:
        pieces = re.split(r"(?:(?<=[a-z]),|(?<=[A-Z]\))) and (?:the )?(?=[A-Z])", item[0])
        if no_final_and and item is items[-1]:  # "…, Roe Center and Doe Fund": no comma before the last one
            pieces = LAST_TWO.split(item[0])
        position = item.start()
        for piece in pieces:
            words = re.sub(r"^(?:\s|and\b|the\b|by\b|[*•–-])+", "", piece, flags=re.IGNORECASE).rstrip(" \r\t\xa0.")
            offset = text.find(words, position) if words else 0
            position = max(position, offset + len(words))
            plain = re.sub(r"\s*\([^)]*\)$", "", words)
            if not plain or offset in taken or not plain[0].isupper() or len(plain.split()) > 12:
                continue
            if members.TITLE.match(plain + " ") or OFFICE.search(plain) or plain in LEGAL_FORMS:
                continue
            named = ORG_WORDS.intersection(re.findall(r"[\w’'-]+", plain)) and re.search(r"[A-Z]\w+ \w", plain)
            if named or said_so or LINKED.search(plain):
                found.append(Signatory(offset, offset + len(plain), "organization", relation, rule, plain))
            elif LIKE_ONE.search(plain):
                maybe.append(Signatory(offset, offset + len(plain), "organization", relation, rule, plain))
    return found + maybe if len(found) > 2 and len(found) > 2 * len(maybe) else found
