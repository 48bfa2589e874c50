"""Quotations with who speaks: cue after it, cue before it, the sentence that introduces it, the paragraph, the speaker before.

Rules, in the order they are tried; each quote says which one found its speaker:
`cue_after` ("…," said Jane Roe), `subject_after` ("…," Roe said), `dash_after` ("…" – Jane Roe), `label` (ROE: "…"),
`cue_before` (Roe said: "…"), `same_paragraph`, `introduced` (the paragraph before ends with "released the following
statement:"), `cue_later` (the next quotation of the paragraph has a cue), `continued` (the paragraph before was theirs),
`sentence_before` (whom the sentence before it is about), `paragraph_before` (who wrote or spoke in the paragraph before), none.
A pronoun or a surname takes the full name, role and affiliation from where they were last printed (`coreference`).
"""

import re
from dataclasses import dataclass, replace

from etl.annotate import coreference, quotations, speakers
from etl.annotate.cues import (
    ACCORDING,
    ACCORDING_AFTER,
    AFTER,
    BEFORE,
    CLOSE_BEFORE,
    DASH,
    INTRODUCES,
    ISSUES,
    LABEL,
    NOT_SUBJECT,
    OPEN_AFTER,
    OPEN_INVERTED,
    SAYING,
    SENTENCE,
    SPOKEN,
    SUBJECT_AFTER,
)
from etl.annotate.quotations import Quotation
from etl.annotate.speakers import Speaker
from etl.annotate.subjects import sentence_start, subject

VERSION = "2"
SHORT = 4
"""A quotation of fewer words than this is a term ("catch and release") unless a cue stands right after it."""
BESIDE = re.compile(r"(?:\s*\([^)]*\))?(?:,[^.]*,)?\s*(?:of [A-Z][\w ]*)?(?:(?:also|then|later|has|had|\w+ly) )*")
"""What may stand between a subject and its verb where nothing but their standing alone says that they attribute."""
AUTHORS = re.compile(
    r"\b(?:sent|sends|led|leads|wrote|writes|penned|issued|released|delivered|authored|spearheaded|signed|gave)\b[^.\n]{0,80}?"
    r"\b(?:letter|statement|remarks|speech|testimony)\b"
)
Found = tuple[Speaker | None, str, str]
"""The speaker, the rule and the cue; a rule without speaker: somebody is named there whom no rule can read."""
NOBODY: Found = (None, "", "")


@dataclass(frozen=True)
class Quote:
    """One quotation: its offsets (marks included), its speaker if known, the rule that found them, the cue as written."""

    start: int
    end: int
    speaker: Speaker | None
    rule: str
    cue: str
    balanced: bool


def find(printed: str) -> list[Quote]:
    """Every quotation of a text long enough to be one, with its speaker."""
    text = quotations.with_usual_marks(printed)
    spans = quotations.find(text)
    if not spans:
        return []
    hidden = quotations.blank_out(text, spans)
    starts = quotations.paragraph_starts(text)
    quotes: list[Quote] = []
    known: dict[str, Speaker] = {}
    pending: list[int] = []
    for index, span in enumerate(spans):
        first = quotations.paragraph_of(starts, span.start)
        end = quotations.paragraph_end(starts, span.end, len(text))
        speaker, rule, cue = direct(text, hidden, spans, index, first, end)
        words = len(text[span.start : span.end].split())
        if words < SHORT and not (rule in ("cue_after", "subject_after") and text[span.end - 2] in ",.!?"):
            continue
        if not speaker and not rule:
            earlier = [quote for quote in quotes if quote.start >= first and quote.speaker]
            speaker, rule = (earlier[-1].speaker, "same_paragraph") if earlier else (None, "")
        if not speaker and not rule:
            speaker, rule, cue = introduced(text, hidden, first)
        if speaker:
            said = [(quote.start, quote.speaker) for quote in quotes if quote.speaker]
            speaker = coreference.resolve(speaker, hidden, known, said)
        if speaker and speaker.kind == "person":
            known[coreference.surname(speaker.name)] = speaker
        if speaker and pending and rule in ("cue_after", "subject_after"):
            for i in pending:
                if quotes[i].start >= first:
                    quotes[i] = replace(quotes[i], speaker=speaker, rule="cue_later")
        pending = [i for i in pending if quotes[i].start >= first and quotes[i].rule == "none"]
        alone = quotations.opens_paragraph(text, first, span)
        if not speaker and quotes and alone and quotations.is_neighbour(text, starts, quotes[-1].end, first):
            speaker, rule = quotes[-1].speaker, "continued"
        # on “Face the Example”, signed “An Act to …”: the verb names it, and says nothing with it
        named = rule == "cue_before" and ((words < 8 and text[span.end - 2] not in ".,!?") or cue not in SAYING)
        if (not speaker or named) and quotations.is_title(text[span.start + 1 : span.end - 1]):
            continue
        if not speaker:
            rule = "none"
            pending.append(len(quotes))
        quotes.append(Quote(span.start, span.end, speaker, rule, cue, span.balanced))
    return carried(text, hidden, starts, quotes, known)


def direct(text: str, hidden: str, spans: list[Quotation], index: int, first: int, end: int) -> Found:
    """The speaker by what stands right after or before the quotation in its own paragraph."""
    span = spans[index]
    limit = min(spans[index + 1].start if index + 1 < len(spans) else end, end)
    last, comma = text[span.end - 2 : span.end - 1], text[span.end : span.end + 1] == ","
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
        return None, "", match[1]
    if whole and (found := after_it(text, span.end, limit, end, last == "." and not comma, last == "," or comma)):
        return found
    if dash := DASH.match(text, span.end, end):
        speaker = speakers.read(text, dash.end(), limit)
        if speaker and speaker.kind == "person" and (whole or speaker.role):
            return speaker, "dash_after", "–"
    return before_it(text, hidden, first, span)


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
    start = sentence_start(hidden, first, span.start)
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
    cues = list(BEFORE.finditer(lead))
    for cue in [*cues[-1:], *cues[:1]]:
        if speaker := subject(text, hidden, start, start + cue.start(), cue[0].lower().endswith("ing")):
            return speaker, "cue_before", cue[0]
    if match := CLOSE_BEFORE.search(lead):  # any verb that ends right before the quotation: "Roe groused that “…”"
        speaker = subject(text, hidden, start, start + match.start(), False)
        if speaker and speaker.kind != "group":
            return speaker, "cue_before", match[1]
    return NOBODY


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
    sentence = start
    for boundary in SENTENCE.finditer(hidden, start, start + announced.end()):
        sentence = boundary.end()
    if match := LABEL.match(before[sentence:]):
        return labelled(text, sentence + match.start(1), sentence + match.end(1))
    cue = ISSUES.search(hidden, sentence, len(before))
    if (
        not cue
        and (author := list(AUTHORS.finditer(hidden, 0, sentence)))
        and re.search(rf"\b(?:{SPOKEN})\b", before[sentence:])
    ):
        start = sentence_start(hidden, hidden.rfind("\n", 0, author[-1].start()) + 1, author[-1].start())
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


def carried(text: str, hidden: str, starts: list[int], quotes: list[Quote], known: dict[str, Speaker]) -> list[Quote]:
    """Quotations without a speaker take the one of the paragraph before, or whom the sentences before are about."""
    found: list[Quote] = []
    for quote in quotes:
        last = found[-1] if found else None
        first = quotations.paragraph_of(starts, quote.start)
        if not quote.speaker:
            alone = quotations.opens_paragraph(text, first, Quotation(quote.start, quote.end))
            if alone and last and last.speaker and quotations.is_neighbour(text, starts, last.end, first):
                quote = replace(quote, speaker=last.speaker, rule="continued")
            elif is_sentence(text, hidden, first, quote):
                quote = by_context(text, hidden, starts, first, quote, alone, known)
        found.append(quote)
    return found


def is_sentence(text: str, hidden: str, first: int, quote: Quote) -> bool:
    """True for a quotation that is a sentence of its own: it opens one, begins with a capital and ends with a stop."""
    words = text[quote.start : quote.end].strip('“”" …')
    opens = text[first : quote.start].rstrip()[-1:] in ("", *'.!?”"')
    return opens and words[:1].isupper() and words[-1:] in (*".!?",) and len(words.split()) > 4


def by_context(
    text: str, hidden: str, starts: list[int], first: int, quote: Quote, alone: bool, known: dict[str, Speaker]
) -> Quote:
    """The person whom the sentence before a quotation is about; for a paragraph of its own, who wrote or spoke before it."""
    end = len(hidden[:first].rstrip()) if alone else quote.start
    begin = quotations.paragraph_of(starts, end) if alone else first
    people = coreference.subjects(hidden, begin, end, known)
    if not people:
        return quote
    chosen = people[-1][1]
    if alone:
        issuing = [person for at, person in people if ISSUES.search(hidden, person.end, sentence_end(hidden, at, end))]
        if not issuing:
            return quote
        chosen = issuing[-1]
    return replace(quote, speaker=chosen, rule="paragraph_before" if alone else "sentence_before")


def sentence_end(hidden: str, position: int, end: int) -> int:
    """Where the sentence at ``position`` ends."""
    match = SENTENCE.search(hidden, position, end)
    return match.start() if match else end
