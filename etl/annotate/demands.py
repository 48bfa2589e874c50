"""What a statement asks of whom: a closed list of verbs with their object, their addressee, and a deadline.

Three forms are read: "called on X to halt …" (also urge, ask, demand, press, implore), "X must release …" (also should, needs
to), where X is an agency, an office, Congress, the administration or a named official; and "we call for an end to …".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from etl.annotate import dates

VERSION = "2"
VERBS_TEXT = {
    "halt": "halt stop cease suspend pause freeze block refrain avoid delay postpone",
    "release": "release free parole",
    "end": "end terminate abolish eliminate phase discontinue cancel dismantle",
    "close": "close shut shutter",
    "investigate": "investigate review examine audit inspect assess evaluate probe hold monitor",
    "rescind": "rescind repeal revoke reverse withdraw overturn overrule undo abandon",
    "restore": "restore reinstate resume reopen re-establish reestablish return continue keep maintain extend "
    "renew preserve",
    "fund": "fund appropriate invest finance",
    "defund": "defund cut reduce",
    "pass": "pass enact adopt approve support vote sign cosponsor bring take",
    "protect": "protect safeguard defend honor respect uphold designate redesignate grant allow permit admit "
    "authorize welcome accept",
    "provide": "provide ensure guarantee give offer make establish create expand increase improve expedite prioritize collect",
    "enforce": "enforce secure build deport remove detain prosecute implement use apply complete deploy crack",
    "inform": "explain respond answer disclose inform publish publicize disseminate report clarify share brief describe "
    "arrange detail",
    "prohibit": "prohibit ban prevent limit restrict bar reject oppose",
    "act": "act do address work commit reconsider change reform resolve fix consider issue fulfill fulfil step begin "
    "disregard",
    "resign": "resign impeach fire",
}
VERBS = {verb: name for name, words in VERBS_TEXT.items() for verb in words.split()}
GERUNDS = {
    "an end to": "end",
    "the end of": "end",
    "a halt to": "halt",
    "the release of": "release",
    "an investigation": "investigate",
    "a moratorium on": "halt",
    "the closure of": "close",
    "the termination of": "end",
    "the repeal of": "rescind",
    "the passage of": "pass",
    "the resignation of": "resign",
    "the impeachment of": "resign",
    "an immediate end to": "end",
    "an immediate halt to": "halt",
    "the immediate release of": "release",
    "a full investigation": "investigate",
    "an independent investigation": "investigate",
    "the suspension of": "halt",
    "the restoration of": "restore",
    "the extension of": "restore",
    "release of": "release",
    "information": "inform",
    "details": "inform",
    "answers": "inform",
    "an answer": "inform",
    "a briefing": "inform",
    "reply": "inform",
    "response": "inform",
    "an explanation": "inform",
    "an audit": "investigate",
    "an inquiry": "investigate",
    "a review": "investigate",
    "action": "act",
}
ASK = (
    r"(?:call(?:s|ed|ing)? (?:up)?on|urg(?:e|es|ed|ing)(?: that)?|ask(?:s|ed|ing)?(?: that)?|demand(?:s|ed|ing)?(?: "
    r"that)?|press(?:es|ed|ing)|implor(?:e|es|ed|ing)|request(?:s|ed|ing)?(?: that)?|encourag(?:e|es|"
    r"ed|ing)|beg(?:s|ged|ging)?|push(?:es|ed|ing)?|tell(?:s|ing)?|challeng(?:e|es|ed|ing))"
)
ADVERB = (
    r"(?:(?:[a-z]+ly|immediately|also|now|instead|finally|fully|promptly|swiftly|please|either|again|not only|"
    r"further|permanently|quickly|completely|urgently|voluntarily|simply) )*"
)
LEAD = (
    r"(?:(?:take (?:\w+ )?(?:action|steps) to|act (?:\w+ )?to|do (?:more|everything \w+ \w+) to|"
    r"work(?: \w+)? to|begin to|use (?:your|their|its|his|her) (?:\w+ )?(?:discretion|authority|powers?) to) )?"
)
VERB = rf"{LEAD}{ADVERB}(?P<verb>{'|'.join(sorted(VERBS, key=len, reverse=True))})\b"
TO_VERB = re.compile(rf"\b{ASK}\s+(?P<target>[^.;:“”\n]{{2,180}}?),?\s+to\s+{VERB}")
THAT_VERB = re.compile(
    rf"\b{ASK}\s+(?P<target>(?:the |your |Congress|DHS|ICE|CBP|President |Secretary |you\b)[^.;:“”\n]{{0,120}}?)\s+{VERB}"
)
GOVERNMENT = (
    r"(?:Congress|DHS|ICE|CBP|EOIR|ORR|HHS|DOJ|USCIS|the (?:[A-Z][\w-]+ )*(?:Departments?|"
    r"Administration|administration|Senate|House|President|Secretary|Agency|agency|government|"
    r"Attorney General|Director|Governor|White House)(?: of (?:Homeland Security|Justice|Defense|"
    r"State|Health and Human Services))?|(?:(?:Acting )?(?:President|Secretary|Director|Governor|"
    r"Commissioner|Attorney General) )?(?:[A-Z]\w+ )?[A-Z]\w+)"
)
MODAL = re.compile(rf"(?P<target>{GOVERNMENT}) (?:must|should|needs? to|has to|have to|ought to) {VERB}")
ASK_STEM = re.compile(r"call|urg|ask|demand|press|implor|request|encourag|push|tell|challeng")
MODAL_VERB = re.compile(r" (?:must|should|needs? to|has to|have to|ought to) ")
CALL_FOR = re.compile(
    rf"\b(?:call(?:s|ed|ing)? for|ask(?:s|ed|ing)? for|demand(?:s|ed|ing)?|urg(?:e|es|ed|ing)|request(?:s|ed|ing)?|seek(?:s|"
    rf"ing)?) (?:(?:the|an?|your|for|immediate|prompt|full|quick|more|further|additional|detailed|urgent) )*?"
    rf"(?P<what>{'|'.join(sorted(GERUNDS, key=len, reverse=True))})\b"
)
LAST_VERB = VERB.replace("?P<verb>", "?P<last>")
MORE = re.compile(rf"\s*(?:,|[–—-])\s*(?:and\s+)?(?:also\s+)?(?:to\s+)?{VERB}|\s+and\s+(?:to\s+)?{LAST_VERB}")
IMPERATIVE = re.compile(rf"\b[Pp]lease (?:also )?{VERB}")
"""What a letter asks of whom it is written to."""
NEEDFUL = re.compile(
    rf"\b[Ii]t is (?:also )?(?:\w+ly )?(?:essential|imperative|critical|vital|crucial|important|urgent|past time|time) that "
    rf"(?P<target>(?:the |your |you\b|Congress|DHS|ICE|CBP|President |Secretary )[^.;:“”\n]{{0,80}}?) {VERB}"
)
"""The sentence with the subjunctive: "It is essential that the government extend …"."""
NOT_DEMAND = re.compile(r" (?:if|when|whether|because)\b")
OBJECT_END = re.compile(
    r"[.;:“”\"\n]|,\s+(?:and\s+)?(?:which|who|whose|where|while|as|but|including|after|following|"
    r"because|saying|according|and)\b|\s(?:because|while|after|so that|in order to|when|which|who|"
    r"where|today|in (?:a|an|its|their|light|response|the wake))\b| [–—] "
)
OBJECTS = {
    "families": r"famil(?:y|ies)|parents",
    "children": r"child(?:ren)?|minors?|toddlers|kids",
    "detained_people": r"detain(?:ed|ees)|people|individuals|immigrants|migrants",
    "asylum_seekers": r"asylum|refugees?",
    "deportations": r"deport\w*|removals?|expulsions?|flights",
    "detention": r"detention|detain\b|custody",
    "facility": r"facilit(?:y|ies)|centers?|jails?|Center",
    "contract": r"contracts?",
    "money": r"fund\w*|appropriat\w*|budget|\$",
    "information": r"questions?|answers?|information|records|documents|briefing|letter",
    "policy": r"polic(?:y|ies)|rules?|memo\w*|order|program|protocols?|Act\b|bill|legislation|Title 42|MPP|DACA|TPS",
    "border": r"border|wall",
}
OBJECT_CLASSES = {name: re.compile(rf"\b(?:{pattern})", re.IGNORECASE) for name, pattern in OBJECTS.items()}
NO_TARGET = re.compile(
    r"^(?:I|We|They|He|She|It|You|This|That|These|Those|There|What|Who|Which|People|Americans?|One|"
    r"Anyone|Nobody|Noncitizens|Aliens)\b|\b(?:to|that|if|by|for|about|how|whether|because|help|"
    r"from)\b|\band$"
)
TARGET = re.compile(r"(?:the|you|your|our|his|her|him|them|its|their|my|all|both|members|lawmakers|lead\w+|[A-Z])")


ASIDE = re.compile(r" [–—] [^.;:–—\n]{3,60} [–—] ")


@dataclass(frozen=True)
class Demand:
    """One demand: offsets of the whole, of the addressee (None: not said) and of the object; its verb and classes."""

    start: int
    end: int
    verb: str
    demand_class: str
    target_start: int | None
    target_end: int | None
    object_start: int
    object_end: int
    object_classes: tuple[str, ...]
    deadline: date | None
    deadline_basis: str | None


def find(text: str, published: date | None) -> list[Demand]:
    """Every demand of ``text``, by position.

    The deadline is that of its sentence; else, where the statement gives a single date by which something is to happen
    or would happen, that date (`only_deadline`).
    """
    found: dict[int, Demand] = {}
    for match in asked(text):
        target = text[match.start("target") : match.end("target")]
        if NO_TARGET.search(target) or not TARGET.match(target):
            continue
        for demand in chain(text, match):
            found.setdefault(demand.object_start, demand)
    for match in IMPERATIVE.finditer(text) if re.search(r"\bDear |\bHonorable ", text) else ():
        for demand in chain(text, match):
            found.setdefault(demand.object_start, demand)
    for match in CALL_FOR.finditer(text):
        start, end = match.end(), object_end(text, match.end())
        demand_class = GERUNDS[match["what"]]
        found.setdefault(
            start,
            Demand(
                match.start(),
                end,
                demand_class,
                demand_class,
                None,
                None,
                start,
                end,
                classes(text[start:end]),
                None,
                None,
            ),
        )
    limits = dates.deadlines(text, published)
    return [dated(demand, limits, text) for demand in sorted(found.values(), key=lambda d: (d.object_start, d.start))]


def asked(text: str) -> Iterator[re.Match[str]]:
    """Every sentence form of a demand, found from its verb: faster than trying each pattern at each character."""
    for stem in ASK_STEM.finditer(text):
        if stem.start() and text[stem.start() - 1].isalnum():
            continue
        for pattern in (TO_VERB, THAT_VERB):
            if match := pattern.match(text, stem.start()):
                yield match
    for modal in MODAL_VERB.finditer(text):
        around = MODAL.finditer(text, max(0, modal.start() - 90), modal.end() + 90)
        yield from (match for match in around if match.end("target") == modal.start())
    yield from NEEDFUL.finditer(text) if " is " in text else ()


def chain(text: str, match: re.Match[str]) -> list[Demand]:
    """The demand at a match and those joined to it: "must release …, end … and ensure …"."""
    told: tuple[int, int] | tuple[None, None] = (
        match.span("target") if "target" in match.re.groupindex else (None, None)
    )
    if NOT_DEMAND.match(text, match.end()):
        return []  # "must cut if …": what would follow, not what is asked
    demands: list[Demand] = []
    verb, start, position = match["verb"].lower(), match.start(), match.end()
    while True:
        stop = object_end(text, position)
        following = None
        for more in MORE.finditer(text, position, min(stop + 40, len(text))):
            if more.start() <= stop and "\n" not in more[0]:
                following = more
                break
        end = following.start() if following else stop
        demands.append(
            Demand(
                start, end, verb, VERBS[verb], told[0], told[1], position, end, classes(text[position:end]), None, None
            )
        )
        if not following or len(demands) > 6:
            return demands
        verb = (following["verb"] or following["last"]).lower()
        start, position = following.start(), following.end()


def object_end(text: str, position: int) -> int:
    """Where the object of a verb ends: its clause, at most 240 characters."""
    for match in OBJECT_END.finditer(text, position, position + 240):
        if match[0] == "." and re.search(
            r"(?:\bU\.S|\bMr|\bMs|\bDr|\bSen|\bRep|\b[A-Z])$", text[position : match.start()]
        ):
            continue
        aside = ASIDE.match(text, match.start()) if "–" in match[0] or "—" in match[0] else None
        if aside and aside.end() > match.end():
            continue
        if aside_of(text, position, match.start()):
            continue
        return match.start()
    return min(len(text), position + 240)


def aside_of(text: str, position: int, mark: int) -> bool:
    """True where the dash at ``mark`` closes an aside that one before it, in the same object, opened."""
    return text[mark : mark + 3] in (" – ", " — ") and len(re.findall(r" [–—] ", text[position : mark + 3])) % 2 == 0


def classes(words: str) -> tuple[str, ...]:
    """What an object is about, of the closed list ``OBJECTS``."""
    return tuple(name for name, pattern in OBJECT_CLASSES.items() if pattern.search(words))


ONLY = re.compile(r"as soon as|as early as|no later than|not later than|on or before|within")


def dated(demand: Demand, limits: list[dates.Dated], text: str) -> Demand:
    """The demand with its deadline, and what that rests on."""
    own = [
        limit
        for limit in limits
        if demand.start <= limit.start and not re.search(r"[.!?]\s|\n", text[demand.object_start : limit.start])
    ]
    if own:
        return replace(demand, deadline=own[0].day, deadline_basis="same_sentence")
    # "by August 31" elsewhere can be anybody's date; a threat ("as soon as February 3") or a term set says when to act
    days = {limit.day for limit in limits if ONLY.match(limit.printed)}
    if len(days) == 1 and len({limit.day for limit in limits}) == 1:
        return replace(demand, deadline=next(iter(days)), deadline_basis="only_deadline")
    return demand
