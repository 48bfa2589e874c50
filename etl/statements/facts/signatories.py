"""Who signed, joined or endorsed: members with their seats, organizations, and the number a statement claims.

Read from the sentence or list that says so ("The letter was signed by …", "Co-signers include: …", "… also signed the letter",
lines after "Sincerely,", "endorsed by …"). A private person's name is never given: only members, and people with an office.
"""

import re
from collections.abc import Iterator
from operator import attrgetter

from etl.statements.facts import signer_counts, signer_lines
from etl.statements.facts.signer_counts import JOINT
from etl.statements.facts.signer_lists import (
    GROUPS_INCLUDING,
    HEADED,
    LED_OTHERS,
    LIST_START,
    MEMBERS_ABOVE,
    WROTE,
    Signatory,
    list_at,
    named_list,
    organizations,
    people_in,
)
from etl.statements.names import members
from etl.statements.names.subjects import subject
from etl.statements.text.document import last_start, sentence_stop
from etl.statements.text.lines import line_matches

CUES = {
    "signed": r"(?:co-?)?sign(?:ed|ing|s)\b(?! (?:it |this |that )?into)(?: (?:on(?:to)?|off))?(?: to)?"
    r"(?: (?:the|this|a) (?:letter|statement|petition))?(?: by)?|co-?signers?|signator(?:y|ies)|signers",
    "endorsed": r"endorsed by|endorsed (?:the|this) \w+, including|endorsing organizations|endorsements?(?: "
    r"include|:)|endorsing (?:the|this) [^.:\n]{1,80}?(?: include| are|:)|supported by|support of the following",
    "cosponsored": r"co-?sponsored by|co-?sponsors(?: of [^.:\n]{1,90}?)?(?: include| are|:)|coauthored by",
    "joined": r"joined by|joined (?:the|this) (?:letter|statement|brief)(?=:)|joined (?:on|in) (?:this|the|a) \w+ by|"
    r"joining (?:the|this|on the|in the) (?:letter|effort|bill|legislation|amicus brief) "
    r"(?:were|are|was|is|include)|joining "
    r"(?:[^.\n]|\b(?:Reps?|Sens?)\.){1,80}? (?:on|in) (?:sending |signing |leading |writing )?(?:the|this|a) letter",
}
AUTHORS = re.compile(
    r"\b(?:sent|led|leads?|leading|wrote|written|penned|announced|authored|sending|releas(?:ed|ing)|delivered|submitted|filed)\b"
    r"[^.\n]{0,90}?\b(?:letters?(?:to)?|amicus brief)\b|"
    r"\b(?:urg|call|demand|ask|press|request|warn)\w*\b(?=[^\n]{0,400}(?:\b|\n\s*)[Ii]n (?:an?|the|their) (?:\w+ )?letter\b)|"
    r"\bled (?:a|an|the) (?:[\w-]+ ){0,2}effort\b(?=[^\n]{0,400}(?:\b|\n\s*)[Ii]n (?:an?|the|their) (?:\w+ )?letter\b)|"
    r"\b(?:wrote|written) (?:to\b|(?=[A-Z]))|\b(?:sent|wrote|written) a letter\b"
)
"""Members named in the same sentence before one of these sent the letter themselves."""
WITH = re.compile(r"\b(?:along(?:side)? with|alongside|together with|as well as|with|joined by) (?=[A-Z])")
WITH_OTHERS = re.compile(
    r"\b(?:along|together) with \w+|\bjoined by\b|\band (?:more than )?[\w-]+ (?:of (?:his|her|their) (?:\w+ )?)?(?:other|"
    r"colleagues|[Mm]embers|senators|lawmakers)\b|\band (?:[\w-]+ ){1,5}?(?:colleagues|lawmakers|[Dd]elegation|Democrats|"
    r"Republicans)\b|"
    r"\bwith (?:\w+ ){0,3}(?:colleagues|members|senators|lawmakers)\b"
)
PRAISE = re.compile(r"\b(?:thank|applaud|prais|commend|urg|ask)\w*\b")
BESIDES = re.compile(
    r"\b(?P<besides>[Ii]n addition to|[Bb]esides|[Jj]oining) (?=[A-Z])(?:[^.\n]|\b(?:Reps?|Sens?)\.|\b[A-Z]\.){3,120}?"
    r"(?P<signed>,? (?:on |in )?(?:sending |signing )?(?:(?:the|this) (?:letter|legislation|bill|resolution|measure|brief)|"
    r"[SH]\. ?(?:R\.|J\. ?Res\.|Con\. ?Res\.|Res\.)? ?\d+) (?:is|was|were|are|includes?)\b)"
)
"""Before the others, those who lead: "In addition to Rep. Roe, the letter was signed by …"."""
LED_BY = re.compile(
    r"\b(?:letter|petition|(?:amicus )?brief|amicus|resolution|legislation|bill|effort|action)s?,? "
    r"(?:that was |which was |was |were |is )?(?:co-)?(?:led|organized|spearheaded) by (?=(?:the )?[A-Z])"
)
ACTIVE = re.compile(
    r"\b(?:co-?signed (?=(?:Rep\.|Sen\.|[^.\n]){0,40}\bletter)|"
    r"sign(?:ed|s)? (?:on to |onto )?(?:a|an|the|this) (?:\w+ ){0,2}(?:letter|resolution|petition|amicus)|"
    r"co-?sponsor(?:ed|ing|s(?= (?:the|this|a|an|legislation|H\.|S\.)))|signed on(?:to| to)?|"
    r"join(?:s|ed)? (?:me|us|him|her|them) as (?:an? )?(?:\w+ )?co-?sponsors?|"
    r"(?:was|is|were|are) (?:also )?(?:an? )?(?:\w+ )?co-?sponsors? of)\b"
    r"(?! by|s?:| (?:\d+|numerous|several|many|dozens|hundreds) (?![^.\n]{0,30}\bincluding\b))"
)
"""Before one of these stands who did it: "Rep. Roe cosponsored the bill"."""
JOINED = re.compile(
    r"\bjoin(?:ed|s) (?=[A-Z]|an? (?:\w+ ){0,2}letter|(?:over|more than|nearly|a (?:\w+ )?group of|\d[\d,]*|"
    r"\w+ of (?:his|her|their)|\w+) (?:[\w-]+ ){0,4}?"
    r"(?:[Cc]olleagues|[Mm]embers|[Ss]enators|[Ll]awmakers|[Rr]epresentatives|Democrats|Republicans)|"
    r"(?:his|her|their) (?:\w+ ){0,3}colleagues)"
)
"""Likewise, and after it may stand whom they join: "Rep. Roe joined Senators Doe and Poe in urging …"."""
JOINING = re.compile(
    r"\bin (?:call|urg|demand|send|sign|writ|ask|request|press|lead|condemn|oppos|support|fil|sound|warn)\w*ing\b|"
    r"\bto (?:call (?:on|for)|urge|demand)\b|"
    r"\b(?:on|in|to)? ?(?:a|an|the|this|his|her|their) (?:\w+ ){0,3}(?:letter|amicus|brief|petition)\b"
)
"""What those do together who join somebody; introducing a bill is not signing it."""
CUE = re.compile("|".join(f"(?P<{name}>\\b(?:{words}))" for name, words in CUES.items()), re.IGNORECASE)
STEM = re.compile(r"[Ss]ign(?:ed|ing|s|er|ator)|[Ee]ndors|[Ss]ponsor|[Cc]oauthor|[Jj]oin(?:ed|ing) |[Ss]upported by")
STEMS = (
    "igned", "igning", "igns", "igner", "ignator", "ndors", "ponsor", "oauthor", "oined ", "oining ", "upported by",
)  # fmt: skip
MEASURE = re.compile(r"\b(?:bill|legislation|[Aa]ct|resolution|letter|measure)\b[^.\n]{0,80}$")
"""Before "supported by": an investigation supported by a police department has no signers."""
IN_A_LETTER = re.compile(r"\bIn (?:an?|the|their|this) (?:[\w-]+ ){0,3}letter\b")
SAYING = re.compile(
    r",? (?:\w+ly )?(?:wrote|urged?|called|demand|ask|press|request|warn|said|express|criticiz|condemn|rais|outlin)"
)


def find(text: str) -> list[Signatory]:
    """All signers of ``text``, by position, each once where it is listed; the claimed counts too."""
    listed = [*below_cues(text), *signer_lines.find(text)]
    named = {members.fold(signer.name) for signer in listed}
    beside = sorted([*authors(text), *writers(text), *active(text)], key=attrgetter("start"))
    found = {
        signer.start: signer for signer in once([*listed, *(s for s in beside if members.fold(s.name) not in named)])
    }
    for signer in signer_counts.find(text):
        found[signer.start] = signer
    return sorted(found.values(), key=lambda signer: signer.start)


def once(signers: list[Signatory]) -> list[Signatory]:
    """Each full name once, at the first of its places; a last name alone only where it is nobody's full one."""
    full = {members.fold(signer.name) for signer in signers if signer.kind == "member" and " " in signer.name}
    kept: dict[object, Signatory] = {}
    for signer in signers:
        name = members.fold(signer.name)
        known = any(one != name and one.endswith(name) for one in full)
        if signer.kind != "member" or not known:
            kept.setdefault(name if name in full else signer.start, signer)
    return list(kept.values())


def below_cues(text: str) -> Iterator[Signatory]:
    """Signers in the lists that a cue announces: "signed by", "joined by", "Cosponsors:"."""
    for match in cues(text):
        relation = match.lastgroup or "signed"
        start, end = scope(text, match.start(), match.end())
        if match[0].lower() == "supported by" and not MEASURE.search(text, start, match.start()):
            continue
        if relation == "joined":
            if not is_joint(text, match.start(), start, end):
                continue
            if re.search(r"\b(?:was|were|is|are) $", text[start : match.start()]):  # "Rep. Roe was joined by …"
                first = last_start(text, start, match.start())
                yield from (as_signer(m, relation, "was_joined") for m in people_in(text, first, match.start()))
        yield from listed(text, match, start, end, relation)


def is_joint(text: str, cue: int, start: int, end: int) -> bool:
    """True where those who join do so in a letter or a demand; "They were joined by …" continues the paragraph before."""
    if JOINT.search(text, start, end) or JOINING.search(text, cue, end):
        return True
    before = text.rfind("\n", 0, max(0, len(text[:start].rstrip()))) + 1
    return re.match(r"(?:They|He|She|The \w+) ", text[start:cue]) is not None and bool(
        JOINT.search(text, before, start)
    )


def as_signer(member: members.Member, relation: str, rule: str) -> Signatory:
    """A member as a signer."""
    return Signatory(member.start, member.end, "member", relation, rule, member.name, member)


def authors(text: str) -> Iterator[Signatory]:
    """Members who send a letter together: the subject, and those after "along with"; not the letter of its issuer alone."""
    words = ("letter", "amicus brief", "wrote ", "written ")  # one is in every match, at times on the next line
    for match in AUTHORS.finditer(text) if any(word in text for word in words) else ():
        first = text.rfind("\n", 0, match.start()) + 1
        begin, stop = (
            last_start(text, first, match.start()),
            sentence_stop(text, match.end(), line_end(text, match.end())),
        )
        named = people_in(text, begin, match.start())
        others = [m for w in WITH.finditer(text, match.end(), stop) for m in list_at(text, w.end(), stop)]
        led = match[0].split()[0] in ("led", "leads", "leading")
        if named and (
            len(named) + len(others) > 1 or (led and " " in named[0].name) or WITH_OTHERS.search(text, begin, stop)
        ):
            yield from (as_signer(member, "signed", "authors") for member in (*named, *others))


def writers(text: str) -> Iterator[Signatory]:
    """Members who write in a letter that is named first: "In a letter to Doe, Senators Roe and Poe urged …"."""
    for match in line_matches(IN_A_LETTER, text, ("letter",)):
        stop = sentence_stop(text, match.end(), line_end(text, match.end()))
        for head in HEADED.finditer(text, match.end(), stop):
            named = list_at(text, head.start(), stop)
            others = WITH_OTHERS.search(text, head.start(), stop)
            after = named[-1].end if named else stop
            seat = members.SEAT.match(text, after + 1)
            together = len(named) > 1 and SAYING.match(text, seat.end() if seat else after)
            if text[head.start() - 2 : head.start()] == ", " and (together or others):
                yield from (as_signer(member, "signed", "in_a_letter") for member in named)
        if both := WROTE.search(text, match.end(), stop):
            known = {
                members.fold(m.name.split()[-1]): m
                for m in reversed(people_in(text, 0, match.start()))
                if " " in m.name
            }
            pair = [known.get(members.fold(both[name])) for name in ("one", "other")]
            yield from (as_signer(member, "signed", "they_wrote") for member in pair if member and all(pair))


def active(text: str) -> Iterator[Signatory]:
    """Members who cosponsor, sign on to or join something, as the subject of the verb, and whom they join."""
    for match in line_matches(ACTIVE, text, ("signed ", "signs ", "sign ", "sponsor")):
        relation = "cosponsored" if "sponsor" in match[0] else "signed"
        first = last_start(text, text.rfind("\n", 0, match.start()) + 1, match.start())
        praised = PRAISE.search(text, first, match.start()) and not match[0].startswith("join")
        if groups := GROUPS_INCLUDING.search(text, first, match.start()):
            yield from organizations(text, groups.end(), match.start(), relation, "groups_signed", set())
        named = people_in(text, first, match.start()) if not praised and not match[0].endswith("ing") else []
        yield from [as_signer(m, relation, "active") for m in named] or before_verb(
            text, match.start(), relation, "active"
        )
    for match in line_matches(BESIDES, text, ("n addition to ", "esides ", "oining ")):
        letter = re.search(r"letter|brief", match["signed"]) is not None
        begin, stop = match.end("besides") + 1, match.start("signed")
        named = list_at(text, begin, stop) or surnames(text, begin, stop)
        yield from (as_signer(m, "signed" if letter else "cosponsored", "besides") for m in named)
    for match in line_matches(LED_BY, text, ("led by ", "headed by ", "organized by ")):
        stop = sentence_stop(text, match.end(), line_end(text, match.end()))
        yield from (as_signer(m, "signed", "led_by") for m in list_at(text, match.end(), stop))
        named_groups = organizations(text, match.end(), stop, "signed", "led_by", set())
        yield from named_groups if len(named_groups) > 1 else ()
    for match in LED_OTHERS.finditer(text):
        first = last_start(text, text.rfind("\n", 0, match.start()) + 1, match.start())
        yield from (as_signer(m, "signed", "led_others") for m in people_in(text, first, match.start()))
    for match in line_matches(JOINED, text, ("joined ", "joins ")):
        first = last_start(text, text.rfind("\n", 0, match.start()) + 1, match.start())
        stop = sentence_stop(text, match.end(), line_end(text, match.end()))
        named = people_in(text, first, match.start())
        if JOINING.search(text, match.start(), stop):
            joined = JOINING.search(text, match.start(), stop)
            whom = people_in(text, match.end(), joined.start() if joined else stop)
            after = [m for w in WITH.finditer(text, match.start(), stop) for m in list_at(text, w.end(), stop)]
            yield from (as_signer(m, "joined", "joined") for m in (*whom, *after))
            yield from [as_signer(m, "joined", "joined") for m in named] or before_verb(
                text, match.start(), "joined", "joined"
            )


def surnames(text: str, begin: int, end: int) -> list[members.Member]:
    """Members listed by their last names alone, where the text names each in full before."""
    full = {members.fold(member.name.split()[-1]) for member in people_in(text, 0, begin) if " " in member.name}
    names = list(re.finditer(r"[A-ZÀ-Þ][\w’'-]+", text[begin:end]))
    if not names or any(members.fold(name[0]) not in full for name in names):
        return []
    return [members.Member(begin + n.start(), begin + n.end(), n[0], None, None, None) for n in names]


def cues(text: str) -> Iterator[re.Match[str]]:
    """Every cue, found from its stem: faster than trying the pattern at each character."""
    end = 0
    for stem in line_matches(STEM, text, STEMS):
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
    begun = LIST_START.match(text, cue.end(), end)
    headed = list_at(text, begun.end() if begun else cue.end(), end)
    if any(
        member.start < one.end for member in after for one in headed
    ):  # some have a seat: the others are of that list, too
        after += [one for one in headed if not any(m.start < one.end and one.start < m.end for m in after)]
    first = last_start(text, start, cue.start())
    before = [member for member in bracketed if first <= member.start and member.end <= cue.start()]
    passive = (
        re.search(r"(?:were|are|include[sd]?|:)\s*(?:\(|$)", text[cue.start() : begun.end() if begun else cue.end()])
        is not None
    )
    passive = (
        passive
        or re.search(r"(?:by|signers?|signator\w+|include\w*|:)\s*$", cue[0]) is not None
        or relation != "signed"
    )
    if not passive:
        stop = sentence_stop(text, cue.end(), end)
        after = [member for member in after if member.start < stop]
    chosen = after if after and (passive or not before) else before if not passive else after
    if not passive and before and re.search(r"\b(?:also|who)\s*$", text[: cue.start()][-8:]):
        chosen = before
    rule = f"list_{relation}"
    signers = [as_signer(m, relation, rule) for m in chosen]
    position = LIST_START.match(text, cue.end(), end)
    begin = position.end() if position else cue.end()
    if not signers and passive:
        titled = (
            relation == "cosponsored" or MEMBERS_ABOVE.search(text, max(0, cue.start() - 60), cue.start()) is not None
        )
        signers = named_list(text, begin, end, relation, rule, titled)
    if relation in ("endorsed", "signed") and passive:
        named = organizations(text, begin, end, relation, rule, {signer.start for signer in signers})
        signers += named if len(named) > 1 or cue[0].lower() != "supported by" else []
    return signers


def before_verb(text: str, verb: int, relation: str, rule: str) -> list[Signatory]:
    """The member who is the subject of a verb by the last name alone, where the statement says elsewhere that it is one."""
    first = text.rfind("\n", 0, verb) + 1
    speaker = subject(text, text, last_start(text, first, verb), verb)
    if not speaker or speaker.kind != "person":
        return []
    last = members.fold(speaker.name.split()[-1])
    if last not in {members.fold(member.name.split()[-1]) for member in people_in(text, 0, len(text))}:
        return []
    return [Signatory(speaker.start, speaker.end, "member", relation, rule, speaker.name)]


def line_end(text: str, position: int) -> int:
    """Where the line of ``position`` ends."""
    end = text.find("\n", position)
    return len(text) if end < 0 else end
