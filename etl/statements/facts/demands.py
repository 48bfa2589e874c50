"""What a statement asks of whom: a closed list of verbs with their object, their addressee, and a deadline.

Read are: "called on X to halt …" (also urge, ask, demand, press, implore), "X must release …" (also should, needs
to), where X is an agency, an office, Congress, the administration or a named official; "we call for an end to …";
"detention must end", "the ban should be repealed"; the lines of a list that a demand opens. The words: `demand_words`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from etl.statements.facts import dates
from etl.statements.facts.demand_words import (
    ASK,
    AWAITED,
    BARRIERS,
    BILL_THAT,
    BULLET_LINE,
    CALLED,
    DONE,
    FORETOLD,
    GOVERNMENT,
    INQUIRY,
    NEEDFUL,
    NEEDS,
    NO_TARGET,
    NOUNS,
    OBJECT_END,
    OBJECTS,
    ONLY,
    PAPERS,
    PARTICIPLES,
    RULED,
    TARGET,
    TIME_FOR,
    TIMES,
    VERB,
    VERBS,
)
from etl.statements.text.lines import line_matches

TO_VERB = re.compile(rf"\b{ASK}\s+(?P<target>(?:U\.S\.|[^.;:“”\n]){{2,180}}?),?\s+to:?\s+(?:\(?\w\)\s*|[“\"])?{VERB}")
THAT_VERB = re.compile(
    rf"\b{ASK}(?<! for)\s+(?P<target>(?:the |your |Congress|DHS|ICE|CBP|President |Secretary |"
    rf"U\.S\. (?:Dep|Sec|Att|Cong|Sen|Imm|Cust)|you\b|(?<=that )[A-Z])"
    rf"(?:U\.S\.|[^.;:“”\n]){{0,120}}?)\s+{VERB}"
)
MODAL = re.compile(
    rf"(?P<target>{GOVERNMENT}) (?:must|should|needs? to|has to|have to|ought to) (?P<no>not |never )?{VERB}"
)
ASK_STEM = re.compile(r"recommend|insist|call|urg|ask|demand|press|implor|request|encourag|beg|push|tell|challeng")
MODAL_VERB = re.compile(r" (?:must|should|needs? to|has to|have to|ought to) ")
CALL_FOR = re.compile(
    rf"\b(?:call(?:s|ed|ing)? for|push(?:es|ed|ing) for|ask(?:s|ed|ing)? for|demand(?:s|ed|ing)?(?! for)|urg(?:e|es|ed|ing)|"
    rf"request(?:s|ed|ing)?(?! for)|seek(?:s|ing)?(?! to)) (?:(?:the|an?|your|his|her|their|its|for) )?"
    rf"(?:(?!not\b|that\b|to\b|of\b|and\b)[a-z-]+ ){{0,3}}?"
    rf"(?P<what>{'|'.join(sorted(NOUNS, key=len, reverse=True))})\b(?: of\b| to\b(?! \w+ing))?"
)
"""Nouns, too: "requests for information" are nobody's asking here."""
SEEKING = frozenset(("answers", "answer", "information", "explanation", "details"))
"""What is sought of an authority; fugitives seek release, too."""
LAST_VERB = VERB.replace("?P<verb>", "?P<last>")
MORE = re.compile(
    rf"\s*(?:[,;–—]|(?<=\s)-(?=\s))\s*(?:and\s+)?(?:\(?\w\)\s*)?(?:also\s+)?(?:to\s+)?{VERB}|\s+and\s+(?:to\s+)?{LAST_VERB}"
)
IMPERATIVE = re.compile(rf"\b[Pp]lease (?:also )?{VERB}")
"""What a letter asks of whom it is written to."""
LIST_HEAD, LIST_COLON = re.compile(rf"\b{ASK}\b[^.:\n]{{0,200}}:\s*\n"), re.compile(r":\s*\n")
LIST_LINE = re.compile(rf"\s*(?:[•*·–-]|\(?\w{{1,2}}[.)])?\s*{VERB}", re.IGNORECASE)
"""A letter's list: "we urge you to take these steps:" and an imperative on each line."""
CALLS_FOR = re.compile(r"call(?:s|ed|ing)? for\b")
AUTHORITY = re.compile(
    r"(?:the |our )?(?:full |entire |whole )?(?:[A-Z]|(?:administration|government|agency|department)\b)"
)
RULES = {TO_VERB: "ask_to", THAT_VERB: "ask_that", MODAL: "modal", NEEDFUL: "needful", TIME_FOR: "time_for"}
"""The name of each sentence form with an addressee."""
NOT_DEMAND = re.compile(r" (?:if|when|whether|because)\b")
OBJECT_CLASSES = {name: re.compile(rf"\b(?:{pattern})", re.IGNORECASE) for name, pattern in OBJECTS.items()}
ASIDE = re.compile(r" [–—] [^.;:–—\n]{3,60} [–—] ")


@dataclass(frozen=True)
class Demand:
    """One demand: offsets of the whole, of the addressee (None: not said) and of the object; its rule, verb and classes."""

    start: int
    end: int
    rule: str
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
    or would happen, and no demand's sentence holds it, that date (`only_deadline`).
    """
    found: dict[int, Demand] = {}
    for match in asked(text):
        target = text[match.start("target") : match.end("target")]
        if NO_TARGET.search(target) or not TARGET.match(target):
            continue
        if CALLS_FOR.match(match[0]) and not AUTHORITY.match(target):
            continue  # "call for the obstruction of efforts to …"
        for demand in chain(text, match, RULES[match.re]):
            found.setdefault(demand.object_start, demand)
    pleas = list(line_matches(IMPERATIVE, text, ("Please ", "please ")))
    for match in pleas if pleas and re.search(r"\bDear |\bHonorable ", text) else ():
        for demand in chain(text, match, "please"):
            found.setdefault(demand.object_start, demand)
    for match in listed(text):
        for demand in chain(text, match, "line"):
            found.setdefault(demand.object_start, demand)
    for demand in (*by_noun(text), *undirected(text)):
        found.setdefault(demand.object_start, demand)
    limits = dates.deadlines(text, published) if found or AWAITED.search(text) else []
    for demand in awaited(text, limits) if limits else ():
        found.setdefault(demand.object_start, demand)
    asked_for = sorted(found.values(), key=lambda demand: (demand.object_start, demand.start))
    if not limits:
        return asked_for
    own = [with_own_deadline(demand, limits, text) for demand in asked_for]
    if any(demand.deadline for demand in own):
        return own  # the day by which a letter wants its answer says nothing about the rest of what it asks
    return [with_only_deadline(demand, limits) for demand in own]


def by_noun(text: str) -> Iterator[Demand]:
    """ "We call for an end to …", "I request a detailed list of …"."""
    for match in line_matches(CALL_FOR, text, ("call", "push", "ask", "demand", "urg", "request", "seek")):
        what, seeks = match["what"], match[0].startswith("seek")
        if (seeks and what not in SEEKING) or (
            what == "release" and not match[0].startswith(("demand", "call", "ask", "push"))
        ):
            continue
        name = NOUNS[what]
        start, end = match.end(), object_end(text, match.end())
        told = class_of(what, name, text[start:end])
        yield Demand(
            match.start(), end, "noun", told, told, None, None, start, end, classes(text[start:end]), None, None
        )


def awaited(text: str, limits: list[dates.Dated]) -> Iterator[Demand]:
    """ "We look forward to your response by March 5": only where one of ``limits`` stands in the sentence."""
    for match in AWAITED.finditer(text):
        demand = Demand(
            *match.span(), "awaited", "respond", "inform", None, None, match.end(), match.end(), (), None, None
        )
        if with_own_deadline(demand, limits, text).deadline:
            yield replace(demand, object_end=object_end(text, match.end()), end=object_end(text, match.end()))


def undirected(text: str) -> Iterator[Demand]:
    """What must end or be done, its addressee not said; the object is the subject of the sentence."""
    stems = line_matches(ASK_STEM, text, (" be ",))
    called = [match for stem in stems if (match := CALLED.match(text, stem.start()))]
    for match in (*line_matches(DONE, text, NEEDS), *called):
        end = match.end("object") if match["object"] else match.end("those")
        start = end - len(re.split(r"\bthat |^\s*(?:and|but|so) ", match["object"] or match["those"])[-1])
        words = text[start:end]
        if re.match(
            r"\s*(?:if|whether|when|because|what|I|we|he|she|it|you|there|(?:that|this|these)\s*$)\b", words, re.I
        ):
            continue
        if words.strip().lower() in ("", "they") and not match["done"]:
            continue
        if RULED.search(text, max(0, start - 100), start):
            continue
        name = PARTICIPLES[match["done"]] if match["done"] else VERBS[match["over"]]
        rule = "must_be_done" if match.re is DONE else "called_to_be_done"
        yield Demand(start, match.end(), rule, name, name, None, None, start, end, classes(words), None, None)


def listed(text: str) -> Iterator[re.Match[str]]:
    """The lines of a list that a demand opens, up to the first that asks for nothing."""
    for colon in LIST_COLON.finditer(text):
        if not LIST_HEAD.search(text, text.rfind("\n", 0, colon.start()) + 1, colon.end()):
            continue
        position = colon.end()
        while line := LIST_LINE.match(text, position) or BULLET_LINE.match(text, position):
            if line.re is LIST_LINE:
                yield line
            position = (text.find("\n", line.end()) + 1) or len(text)


def class_of(verb: str, name: str, words: str) -> str:
    """The class ``name`` of a verb or noun, in the light of its object: an investigation is opened, a report released."""
    if verb == "take":
        return "pass" if words.startswith(" up") else "act"
    if verb == "remove" and BARRIERS.match(words):
        return "rescind"
    if name == "act" and INQUIRY.search(words, 0, 60):
        return "investigate"
    return "inform" if verb in ("release", "turn") and PAPERS.search(words, 0, 60) else name


def asked(text: str) -> Iterator[re.Match[str]]:
    """Every sentence form of a demand, found from its verb: faster than trying each pattern at each character."""
    for stem in ASK_STEM.finditer(text):
        if stem.start() and text[stem.start() - 1].isalnum():
            continue
        if BILL_THAT.search(text, max(0, stem.start() - 40), stem.start()):
            continue
        for pattern in (TO_VERB, THAT_VERB):
            if match := pattern.match(text, stem.start()):
                yield match
    for modal in MODAL_VERB.finditer(text):
        around = MODAL.finditer(text, max(0, modal.start() - 90), modal.end() + 90)
        yield from (
            match
            for match in around
            if match.end("target") == modal.start()
            and not RULED.search(text, max(0, match.start() - 100), match.start())
        )
    yield from line_matches(NEEDFUL, text, ("it is ", "It is "))
    yield from line_matches(TIME_FOR, text, TIMES)


def chain(text: str, match: re.Match[str], rule: str) -> list[Demand]:
    """The demand at a match and those joined to it: "must release …, end … and ensure …"."""
    told: tuple[int, int] | tuple[None, None] = (
        match.span("target") if "target" in match.re.groupindex else (None, None)
    )
    if NOT_DEMAND.match(text, match.end()):
        return []  # "must cut if …": what would follow, not what is asked
    demands: list[Demand] = []
    refrain = match.groupdict().get("no")  # "must not deport": to refrain from it
    verb, start, position = match["verb"].lower(), match.start(), match.end()
    while True:
        stop = object_end(text, position)
        ahead = MORE.finditer(text, position, min(stop + 40, len(text)))
        following = next((more for more in ahead if more.start() <= stop and "\n" not in more[0]), None)
        end = following.start() if following else stop
        if verb != "free" or text[position:end].strip(" ,;"):  # "remain together and free" asks to free nobody
            demands.append(
                Demand(
                    start,
                    end,
                    "joined" if demands else rule,
                    verb,
                    "halt" if refrain and not demands else class_of(verb, VERBS[verb], text[position:end]),
                    told[0],
                    told[1],
                    position,
                    end,
                    classes(text[position:end]),
                    None,
                    None,
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


def with_own_deadline(demand: Demand, limits: list[dates.Dated], text: str) -> Demand:
    """The demand with the deadline that its own sentence gives; as it is, where none does."""
    for limit in limits:
        between = text[demand.object_start : limit.start]
        if demand.start <= limit.start and not re.search(r"[.!?]\s|\n", between) and not FORETOLD.search(between):
            return replace(demand, deadline=limit.day, deadline_basis="same_sentence")
    return demand


def with_only_deadline(demand: Demand, limits: list[dates.Dated]) -> Demand:
    """The demand with the only deadline of its statement."""
    # "by August 31" elsewhere can be anybody's date; a threat ("as soon as February 3") or a term set says when to act
    days = {limit.day for limit in limits if ONLY.match(limit.printed)}
    if len(days) == 1 and len({limit.day for limit in limits}) == 1:
        return replace(demand, deadline=next(iter(days)), deadline_basis="only_deadline")
    return demand
