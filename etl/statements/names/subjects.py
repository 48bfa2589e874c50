"""The subject of a verb that attributes a quotation, and the sentence it stands in."""

import re

from etl.statements.facts.cues import SPOKEN
from etl.statements.names import speakers
from etl.statements.names.speakers import Speaker

CANDIDATE = re.compile(
    r"(?<![\w’'])(?:[A-ZÀ-Þ][\w.’'-]*|the|he|she|they|it|we|you|I|acting|an?|his|her|their|its|one|some|many|several|two|three|el|la|"
    r"los|las|él|ella|[a-z]{3,}(?:ers|ors|ists|ials|ents|ants|ates|ics|eys|ces|des)|people)(?![\w])"
)
AFTER_PREPOSITION = re.compile(
    r"\b(?:in|on|at|to|by|with|of|from|against|about|for|following|during|amid|over|under|into|despite)\s$",
    re.IGNORECASE,
)
AFTER_CONJUNCTION = re.compile(
    r"\b(?:like|than|after|before|when|while|as|because|since|until|if|which|where|whom)\s$", re.IGNORECASE
)
DATELINE = re.compile(r"(?:, [A-Z][\w.]+)?\s*(?:[–—]|--|\s-)")
WORDS_OF = re.compile(rf"['’]s? (?:\w+ ){{0,2}}(?:{SPOKEN})\b")
ADVERB = re.compile(r"[A-Z][a-z]+ly,")
"""Opens a sentence: "Significantly, Roe noted"."""
PARTICIPLE = re.compile(r"[A-Z][a-z]+ing")
"""Opens a sentence as a name would: "Speaking to reporters, Roe said"; not "King said", where the verb follows."""
CLAUSE = re.compile(r", (?:where|while|whereas|and|but) ")
"""Where a new clause with its own subject may begin."""
SOURCE = re.compile(r"\bfrom( )(?:the |a |an |his |her |their )?[\w.’' -]{2,60}\s$")
"""Whose words they are: "a letter from the warden saying"."""
PRONOUN_BEFORE = re.compile(
    r"(?:^|[\s,(])(he|she|they|it|we|you|I) (?:(?:also|then|has|had|have|further|later|once|\w+ly) )*$", re.IGNORECASE
)


WHO = re.compile(r"\s*(?:\([^)]*\))?,? who (?:(?:also|then|has|had|have|later|once|\w+ly) )*")
"""Between somebody and the verb of a clause about them: "Jane Roe (D-Ohio), who told …"."""


def subject(text: str, hidden: str, start: int, end: int, participle: bool = False) -> Speaker | None:
    """The subject of the verb at ``end``: the noun phrase right before it, else the first one of the sentence.

    The subject of a participle ("…, calling it") is that of its sentence.
    """
    lead = hidden[start:end]
    if match := PRONOUN_BEFORE.search(lead):
        return Speaker(start + match.start(1), start + match.end(1), match[1], None, None, "pronoun")
    if participle and (source := SOURCE.search(lead)):
        return speakers.read(text, start + source.end(1), end)
    candidates: list[Speaker] = []
    position, asides = start, set[int]()
    while match := CANDIDATE.search(hidden, position, end):
        speaker = speakers.read(text, match.start(), end)
        position = max(match.end(), speaker.end if speaker else 0)
        before = hidden[max(start - 1, 0) : match.start()]
        if hidden[match.end() : match.end() + 1] == "," and AFTER_PREPOSITION.fullmatch(before.lstrip()):
            position = match.end()  # "In Ohio, the lawyer Jane Roe"
            continue
        if speaker and not participle and WHO.fullmatch(hidden, speaker.end, end):
            return speaker
        if not speaker or (AFTER_PREPOSITION.search(before) and not WORDS_OF.match(text, speaker.end)):
            continue
        if is_nobody(text, hidden, start, match.start(), speaker):
            continue
        candidates.append(speaker)
        if AFTER_CONJUNCTION.search(before):
            asides.add(speaker.start)
    if (
        candidates
        and not participle
        and re.fullmatch(
            r"(?:['’]s)?\s*(?:\([^)]*\))?\s*(?:(?:also|then|has|had|have|later|who|\w+ly) )*",
            hidden[candidates[-1].end : end],
        )
    ):
        return described(candidates, hidden)
    if not participle and (boundaries := [m.end() for m in CLAUSE.finditer(hidden, start, end)]):
        opening = [c for c in candidates if c.start == boundaries[-1]]
        later = [c for c in candidates if opening and c.start > opening[0].start and c.kind != "group"]
        if opening and not later:  # "It drew laughter in the room, where a man in a suit said"
            return opening[0]
    return first_speaking([c for c in candidates if c.start not in asides] or candidates)


def is_nobody(text: str, hidden: str, start: int, position: int, speaker: Speaker) -> bool:
    """True for a word that only looks like a name: "unit C", "Significantly,", "Speaking to", a dateline in capitals."""
    letter = len(speaker.name) == 1 and speaker.kind == "person"
    adverb = position == start and ADVERB.match(hidden, start) is not None
    participle = PARTICIPLE.fullmatch(speaker.name) and hidden[speaker.end : speaker.end + 2].strip().islower()
    dateline = speaker.name.isupper() and DATELINE.match(text, speaker.end) is not None
    return letter or adverb or bool(participle) or dateline


def first_speaking(candidates: list[Speaker]) -> Speaker | None:
    """The first of several who can say something: rather a person than "the plan"."""
    people = [c for c in candidates if c.kind != "group"]
    if people and (people[0].start == candidates[0].start or not speaks(candidates[0])):
        return people[0]
    return candidates[0] if candidates else None


def described(candidates: list[Speaker], hidden: str) -> Speaker:
    """The last one, or whom it describes: "Jane Roe, director of the Example Group, said"."""
    last = candidates[-1]
    for person in candidates[:-1]:
        role = person.role or ""
        if person.kind == "person" and role and person.end < last.start < person.end + len(role) + 200:
            behind = hidden.find(role, person.end, person.end + len(role) + 12)
            between = hidden[behind + len(role) : last.start]
            if 0 <= behind < last.start and not re.search(r"[,;:.]|\b(?:and|but)\b", between):
                return person
    return last


def speaks(group: Speaker) -> bool:
    """True for a group of people or a text that can say something; False for "the plan", "the border"."""
    return group.name.split()[0][:1].isupper() or re.search(SPEAKING, group.name) is not None


SPEAKING = (
    r"(?:ers|ors|ists|ials|ents|ants|ates|ics|men|women|people|group|campaign|office|agency|department|coalition|complaint|lawsuit|"
    r"report|letter|statement|ruling|order|memo|spokes\w+|official|lawyer|attorney|administration|committee|president|senator)$"
)
