"""Who speaks one quotation, by the words around it: what stands after it, before it, or in the paragraph that announces it."""

import re
from dataclasses import replace

from etl.statements.facts.cues import (
    ACCORDING,
    ACCORDING_AFTER,
    AFTER,
    ANY_VERB_AFTER,
    AS_PUT,
    BEFORE,
    CLOSE_BEFORE,
    CUE,
    DASH,
    INTRODUCES,
    ISSUES,
    LABEL,
    NOT_SUBJECT,
    OPEN_AFTER,
    OPEN_INVERTED,
    SPOKEN,
    STATEMENT_OF,
    SUBJECT_AFTER,
    TAIL,
)
from etl.statements.names import speakers
from etl.statements.names.speakers import Speaker
from etl.statements.names.subjects import subject
from etl.statements.text import quotations
from etl.statements.text.document import last_start, next_start
from etl.statements.text.quotations import Quotation

BESIDE = re.compile(r"(?:\s*\([^)]*\))?(?:,[^.]*,)?\s*(?:of [A-Z][\w ]*)?(?:(?:also|then|later|has|had|\w+ly) )*")
"""What may stand between a subject and its verb where nothing but their standing alone says that they attribute."""
AUTHORS = re.compile(
    r"\b(?:sent|sends|led|leads|wrote|writes|penned|issued|released|delivered|authored|spearheaded|signed|gave)\b[^.\n]{0,80}?"
    r"\b(?:letter|statement|remarks|speech|testimony)\b"
)
INVERTED = re.compile(
    r"\s*(Says|Said|Adds|Added|Writes|Wrote|Explains|Explained|Asks|Asked|Notes|Recalls|Argues) (?!if\b|whether\b|about\b)"
)
"""A verb that opens the sentence before its speaker: "Says Jane Roe: “…”"."""
SAID_LAST = re.compile(rf", ({CUE}) (?=[A-ZÀ-Þa])")
"""What ends the sentence before a quotation: "The plan may fail, said Jane Roe, a lawyer. “…”"."""
SENTENCE_REST = re.compile(r"(?:\s*\([^()]*\))?(?:,[^“”\".;]*)?\.\s+")
POSSESSED = re.compile(
    r"\b([Hh]is|[Hh]er|[Tt]heir) (?:\w+ ){0,2}(answer|reply|response|message|words|verdict|take|advice|question|reaction|"
    r"conclusion|explanation|assessment|warning|request|argument|point)\b[^.“”\"]{0,40}[:,]\s*$"
)
"""Before a quotation: "Her answer was short: “…”"."""
NOUN_FORM = re.compile(
    "state|claim|report|answer|comment|note|point|post|promise|charge|reply|request|share|signal|stress|warning|object|cry|demand|"
    "challenge|brand|slam|attack|blame|praise|credit|quote|label|boast|rant|vow|joke|question|voice|threat"
)
"""Forms of verbs of saying that are nouns as well."""
PLURAL_BEFORE = re.compile(
    r"(?:\b(?:to|not|who|they|we|I|you|and|would|will|could|can|may|might|must|should|also|often|people|men|women)|[a-z]s|ly) $"
)
"""What stands before such a form where it is a verb."""
SAYS_IT = re.compile(r"\bthat\b|[:,]")
"""After what somebody wrote, where its words follow: "Poe’s letter that “…”"; not in "Roe called Poe’s letter “…”"."""
Found = tuple[Speaker | None, str, str]
"""The speaker, the rule and the cue; a rule without speaker: somebody is named there whom no rule can read."""
NOBODY: Found = (None, "", "")


def direct(text: str, hidden: str, spans: list[Quotation], index: int, first: int, end: int) -> Found:
    """The speaker by what stands right after or before the quotation in its own paragraph."""
    span = spans[index]
    limit = min(spans[index + 1].start if index + 1 < len(spans) else end, end)
    last, comma = quotations.last_mark(text, span), text[span.end : span.end + 1] == ","
    whole = last in ",.!?—–-;…" or comma or not span.balanced
    if match := ACCORDING_AFTER.match(text, span.end, limit):
        speaker = speakers.read(text, match.end(), limit)
        if speaker and (speaker.kind != "pronoun" or whole):
            return speaker, "cue_after", match[1]
    match = AFTER.match(text, span.end, limit)
    if match and not match[1].endswith("ing"):
        speaker = speakers.read(text, match.end(), limit)
        if speaker and text[match.end() : match.end() + 8].split(" ")[0] not in NOT_SUBJECT:
            return speaker, "cue_after", match[1]
        if opens_sentence(text, first, span):
            return None, "", match[1]
    if put := AS_PUT.match(text, span.end, limit):
        speaker = speakers.read(text, put.start(1), put.end(1))
        if speaker and BESIDE.fullmatch(text, speaker.end, put.start(2)):
            return speaker, "subject_after", put[2]
    if whole and (found := after_it(text, span.end, limit, end, last == "." and not comma, last == "," or comma)):
        return found
    if last == "," and opens_sentence(text, first, span) and (found := goes_on(text, span, limit)):
        return found
    if dash := DASH.match(text, span.end, end):
        speaker = speakers.read(text, dash.end(), limit)
        if speaker and speaker.kind == "person" and (whole or speaker.role):
            return speaker, "dash_after", "–"
    return before_or_tail(text, hidden, first, span, limit)


def goes_on(text: str, span: Quotation, limit: int) -> Found | None:
    """ "…,” Roe groused", with any verb, and "…,” Director Jane Roe.", without one."""
    if verb := ANY_VERB_AFTER.match(text, span.end, limit):
        speaker = speakers.read(text, verb.start(1), verb.end(1))
        if speaker and speaker.kind == "person" and BESIDE.fullmatch(text, speaker.end, verb.start(2)):
            return speaker, "subject_after", verb[2]
    speaker = speakers.read(text, span.end + 1, limit)
    if speaker and speaker.kind == "person" and speaker.role and re.match(r"\.(?:\s|$)", text[speaker.end :]):
        return speaker, "subject_after", ""
    return None


def before_or_tail(text: str, hidden: str, first: int, span: Quotation, limit: int) -> Found:
    """The speaker by the sentence before the quotation; else by its end, "as Roe put it"."""
    found = before_it(text, hidden, first, span)
    if not found[0] and not found[1] and (tail := TAIL.match(text, span.end, limit)):
        speaker = speakers.read(text, tail.start(1), tail.end(1))
        if speaker and BESIDE.fullmatch(text, speaker.end, tail.start(2)):
            return speaker, "subject_after", tail[2]
    return found


def after_it(text: str, start: int, limit: int, end: int, stopped: bool, goes_on: bool) -> Found | None:
    """ "…," Roe said. After a full stop the sentence must end with the cue; after a comma any verb in the past tense does."""
    if goes_on and (inverted := OPEN_INVERTED.match(text, start, limit)):
        speaker = speakers.read(text, inverted.end(), limit)
        if speaker and speaker.kind == "person":
            return speaker, "cue_after", inverted[1]
    match = SUBJECT_AFTER.match(text, start, limit)
    if not match and goes_on:
        match = OPEN_AFTER.match(text, start, limit)
    if not match or (stopped and not re.match(r"[.,:]?\s*(?:$|\n|that day|in a)", text[match.end() : end])):
        return None
    speaker = speakers.read(text, match.start(1), match.end(1))
    if not speaker or (stopped and not BESIDE.fullmatch(text, speaker.end, match.start(2))):
        return None
    return speaker, "subject_after", match[2]


def before_it(text: str, hidden: str, first: int, span: Quotation) -> Found:
    """The speaker by the sentence that leads to the quotation: "Roe said in a letter that “…”", "ROE: “…”"."""
    start = last_start(hidden, first, span.start)
    start = min(quotations.skip_dateline(hidden, start), span.start) if start == first else start
    lead = hidden[start : span.start]
    if not lead.strip(' “"'):
        return NOBODY
    if match := LABEL.match(lead):
        return labelled(text, start + match.start(1), start + match.end(1))
    if match := ACCORDING.search(lead):
        speaker = speakers.read(text, start + match.end(), span.start)
        if speaker:
            return speaker, "cue_before", match[0].strip()
    if (match := INVERTED.match(lead)) and (speaker := speakers.read(text, start + match.end(), span.start)):
        return speaker, "cue_before", match[1]
    for match in SAID_LAST.finditer(lead):
        speaker = speakers.read(text, start + match.end(), span.start)
        if speaker and speaker.kind != "pronoun" and SENTENCE_REST.fullmatch(text, speaker.end, span.start):
            return speaker, "cue_before", match[1]
    return by_cue(text, hidden, start, span, lead)


def by_cue(text: str, hidden: str, start: int, span: Quotation, lead: str) -> Found:
    """The subject of the verb of the sentence ``lead`` that leads to a quotation."""
    if match := POSSESSED.search(lead):
        at = start + match.start(1)
        return Speaker(at, at + len(match[1]), match[1], None, None, "pronoun"), "cue_before", match[2]
    cues = [cue for cue in BEFORE.finditer(lead) if not is_noun(lead, cue)]
    for cue in main_cues(lead, cues):
        if speaker := subject(text, hidden, start, start + cue.start(), cue[0].lower().endswith("ing")):
            return speaker, "cue_before", cue[0]
    if match := CLOSE_BEFORE.search(lead):  # any verb that ends right before the quotation: "Roe groused that “…”"
        speaker = subject(text, hidden, start, start + match.start(), False)
        if speaker and speaker.kind != "group":
            return speaker, "cue_before", match[1]
    if lead.rstrip().endswith(":"):  # "Roe doubled down: “…”"
        speaker = subject(text, hidden, start, span.start)
        if speaker and speaker.kind != "group":
            return speaker, "cue_before", ":"
    return NOBODY


def is_noun(lead: str, cue: re.Match[str]) -> bool:
    """True for "his mental state", where a verb in this form would follow a plural, a name in the plural, or a particle."""
    if not NOUN_FORM.fullmatch(cue[0]):
        return False
    before = PLURAL_BEFORE.search(lead, 0, cue.start())
    return before is None


def main_cues(lead: str, cues: list[re.Match[str]]) -> list[re.Match[str]]:
    """The cues to try, best first: the last one; behind a comma a participle has the subject of the verb before it."""
    if not cues:
        return []
    if len(cues) > 1 and cues[-1][2] and cues[-2][1] and not SAYS_IT.search(lead, cues[-1].end()):
        cues = cues[:-1]
    last = cues[-1]
    finite = [cue for cue in cues[:-1] if cue[1] and not cue[1].endswith("ing")]
    if last[0].lower().endswith("ing") and lead[: last.start()].rstrip().endswith(",") and finite:
        return [finite[-1], last, cues[0]]
    return [last, cues[0]]


def opens_sentence(text: str, first: int, span: Quotation) -> bool:
    """True where no sentence is going on when the quotation begins."""
    return text[first : span.start].rstrip(" \t\xa0*")[-1:] in ("", *".!?”\"'’:")


def introduced(text: str, hidden: str, first: int) -> Found:
    """The speaker named by the paragraph before, where that one announces a statement."""
    before = hidden[:first].rstrip()
    start = before.rfind("\n") + 1
    paragraph = before[start:]
    alone = (
        speakers.read(text, start, len(before))
        if len(paragraph.split()) < 9 and not paragraph.endswith((".", ":"))
        else None
    )
    if alone and alone.kind == "person" and alone.role and alone.end == len(before):
        return alone, "label", ""
    announced = INTRODUCES.search(paragraph) if before else None
    if not announced:
        return NOBODY
    sentence = last_start(hidden, start, start + announced.end())
    if match := LABEL.match(before[sentence:]):
        return labelled(text, sentence + match.start(1), sentence + match.end(1))
    match = STATEMENT_OF.search(hidden, sentence, len(before))
    if match and not ISSUES.search(hidden, sentence, match.start()):
        author_named = speakers.read(text, match.end(), next_start(hidden, match.end(), len(before)))
        if author_named and author_named.kind == "person":
            return author_named, "introduced", match[0].split()[0]
    cue = ISSUES.search(hidden, sentence, len(before))
    if (
        not cue
        and (author := list(AUTHORS.finditer(hidden, 0, sentence)))
        and re.search(rf"\b(?:{SPOKEN})\b", before[sentence:])
    ):
        start = last_start(hidden, hidden.rfind("\n", 0, author[-1].start()) + 1, author[-1].start())
        speaker = subject(text, hidden, start, author[-1].start())
        return (speaker, "introduced", author[-1][0]) if speaker and speaker.kind == "person" else NOBODY
    speaker = subject(text, hidden, quotations.skip_dateline(hidden, sentence), cue.start() if cue else len(before))
    possessive = speaker is not None and before[speaker.end : speaker.end + 2] in ("’s", "'s")
    if not speaker or not (cue or (speaker.kind == "person" and (speaker.role or possessive))):
        return NOBODY
    return speaker, "introduced", cue[0] if cue else ":"


def labelled(text: str, start: int, end: int) -> Found:
    """The speaker of "ROE: “…”" and "Sen. Roe (D-EX): “…”"; capitals alone are a name here, not an acronym."""
    speaker = speakers.read(text, start, end)
    if speaker and speaker.kind == "group" and text[start:end].strip().isalpha():
        speaker = replace(speaker, kind="person")
    return (speaker, "label", ":") if speaker else NOBODY
