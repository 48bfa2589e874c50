"""Quotations with who speaks: cue after it, cue before it, the sentence that introduces it, the paragraph, the speaker before.

Rules, in the order they are tried; each quote says which one found its speaker:
`cue_after` ("…," said Jane Roe), `subject_after` ("…," Roe said), `cue_before` (Roe said: "…"), `label` (ROE: "…"),
`introduced` (the paragraph before ends with "released the following statement:"), `same_paragraph`, `cue_later` (the next
quotation of the paragraph has a cue), `continued` (the paragraph before was theirs), none. A pronoun or a surname takes
the full name, role and affiliation from where they were last printed.
"""

import re
from dataclasses import dataclass, replace

from etl.annotate import quotations, speakers
from etl.annotate.quotations import Quotation
from etl.annotate.speakers import Speaker

VERSION = "1"
SHORT = 4
"""A quotation of fewer words than this is a term ("catch and release") unless a cue stands right after it."""
PAST = """
    said says added adds stated states continued continues explained explains noted notes wrote writes
    remarked concluded concludes argued argues commented declared announced warned warns tweeted testified
    insisted recalled emphasized observed replied responded acknowledged claimed cautioned quipped posted
    reads read reiterated stressed indicated began predicted countered urged affirmed asserted complained
    contended maintained pledged promised vowed elaborated answered conceded confirmed admitted agreed told
    asked joked exclaimed lamented suggested shared recounted tells thinks believes calls say write note state
    urge add continue argue
""".split()
CUE = rf"(?:{'|'.join(PAST)}|went on|pointed out|goes on|points out)"
SOFT = (
    r"(?:called|calling|describ\w+|saying|adding|noting|arguing|explaining|stating|writing|claiming|"
    r"warning|telling|referr\w+|cited|citing|denounc\w+|condemn\w+|criticiz\w+|slamm\w+|blast\w+|"
    r"prais\w+|report\w+|according to|statement|letter|remarks|testimony|has said|had said|have said)"
)
AFTER = re.compile(
    rf"[\s,;—–-]*(?:also |then |has |had |further |later )?({CUE})\b,?(?: (?:in|on|at|to|during|of) [^,.“\"]{{1,40}},)? *"
)
ABBREVIATED = "|".join(
    rf"(?<=\b{word})"
    for word in ("Rep", "Reps", "Sen", "Sens", "Gov", "Dr", "Mr", "Ms", "Mrs", "Lt", "Col", "Sgt", "Rev", "Jr")
)
IN_NAME = rf"(?:[^“”\"\n.;]|(?:{ABBREVIATED}|(?<=\b[A-Z]))\.)"
SUBJECT_AFTER = re.compile(
    rf"[\s,;—–-]*(?=[A-ZÀ-Þ]|the |he |she |they |it |an? )({IN_NAME}{{1,160}}?) (?:also |then |has |had |later )?({CUE})\b"
)
DASH = re.compile(r"\s*[—–-]+\s*(?=[A-ZÀ-Þ])")
BEFORE = re.compile(rf"\b({CUE}|{SOFT})\b")
LABEL = re.compile(r"^\s*((?:[A-ZÀ-Þ][\w.’'-]*,? ?){1,8}(?:\([^)]*\))?)\s*:\s*$")
INTRODUCES = re.compile(
    r":\s*$|\b(?:following|this|a) (?:joint )?(?:statement|remarks)\b|\bstatement (?:below|on|"
    r"regarding|after|following)\b|(?:said|wrote|stated|read|reads|remarked|continued)[,:]?\s*$",
    re.IGNORECASE,
)
ACCORDING = re.compile(r"\b[Aa]ccording to ")
NOT_SUBJECT = frozenset(("that", "how", "why", "what", "when", "in", "to", "on"))
SENTENCE = re.compile(
    r"(?<![A-Z]\.)(?<!\b(?:Rep|Sen|Gov|Rev|Sgt|Col|Maj)\.)(?<!\b(?:Dr|Mr|Ms|Lt|St|"
    r"Jr)\.)(?<!\bMrs\.)(?<!\b(?:Reps|Sens)\.)(?<=[.!?”\"])\s+(?=[“\"A-ZÀ-Þ])"
)
PERSON = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'-]+|[A-Z]\.)(?: (?:[A-Z]\.|(?:de|la|del|van|von|bin|al|St\.)|[A-ZÀ-Þ][\w’'-]+)){1,3}"
)


@dataclass(frozen=True)
class Quote:
    """One quotation: its offsets (marks included), its speaker if known, the rule that found them, the cue as written."""

    start: int
    end: int
    speaker: Speaker | None
    rule: str
    cue: str
    balanced: bool


def find(text: str) -> list[Quote]:
    """Every quotation of ``text`` long enough to be one, with its speaker."""
    spans = quotations.find(text)
    hidden = quotations.blank_out(text, spans)
    starts = quotations.paragraph_starts(text)
    quotes: list[Quote] = []
    known: dict[str, Speaker] = {}
    pending: list[int] = []
    for index, span in enumerate(spans):
        first, end = (
            quotations.paragraph_of(starts, span.start, len(text)),
            quotations.paragraph_end(starts, span.end, len(text)),
        )
        earlier = [quote for quote in quotes if quote.start >= first and quote.speaker]
        speaker, rule, cue = direct(text, hidden, spans, index, first, end)
        words = len(text[span.start : span.end].split())
        if words < SHORT and not (rule in ("cue_after", "subject_after") and text[span.end - 2] in ",.!?"):
            continue
        if not speaker and not rule and earlier:
            speaker, rule = earlier[-1].speaker, "same_paragraph"
        if not speaker and not rule:
            speaker, rule, cue = introduced(text, hidden, first)
        speaker = speaker and resolve(speaker, text, known, quotes, span)
        if speaker and speaker.kind == "person":
            known[surname(speaker.name)] = speaker
        if speaker and pending and rule in ("cue_after", "subject_after"):
            for i in pending:
                if quotes[i].start >= first:
                    quotes[i] = replace(quotes[i], speaker=speaker, rule="cue_later")
        pending = [i for i in pending if quotes[i].start >= first and quotes[i].rule == "none"]
        if (
            not speaker
            and quotes
            and quotations.opens_paragraph(text, first, span)
            and quotations.is_neighbour(starts, quotes[-1].end, first)
        ):
            speaker, rule = quotes[-1].speaker, "continued"
        if not speaker and quotations.is_title(text[span.start + 1 : span.end - 1]):
            continue
        if not speaker:
            rule = "none"
            pending.append(len(quotes))
        quotes.append(Quote(span.start, span.end, speaker, rule, cue, span.balanced))
    return carried(text, starts, quotes)


def direct(
    text: str, hidden: str, spans: list[Quotation], index: int, first: int, end: int
) -> tuple[Speaker | None, str, str]:
    """The speaker by what stands right after or before the quotation in its own paragraph."""
    span = spans[index]
    limit = spans[index + 1].start if index + 1 < len(spans) else end
    limit = min(limit, end)
    whole = text[span.end - 2 : span.end - 1] in ",.!?—–-;" or not span.balanced
    if match := AFTER.match(text, span.end, limit):
        speaker = speakers.read(text, match.end(), limit)
        if speaker and text[match.end() : match.end() + 5].split(" ")[0] not in NOT_SUBJECT:
            return speaker, "cue_after", match[1]
        return None, "", match[1]
    full_stop = text[span.end - 2 : span.end - 1] in ".!?"
    match = SUBJECT_AFTER.match(text, span.end, limit)
    if match and whole and (not full_stop or re.match(r"[.,:]?\s*(?:$|\n|that day|in a)", text[match.end() : end])):
        speaker = speakers.read(text, match.start(1), match.end(1))
        if speaker:
            return speaker, "subject_after", match[2]
    if dash := DASH.match(text, span.end, end):
        speaker = speakers.read(text, dash.end(), limit)
        if speaker and speaker.kind == "person" and (whole or speaker.role):
            return speaker, "dash_after", "–"
    return before_it(text, hidden, first, span)


def before_it(text: str, hidden: str, first: int, span: Quotation) -> tuple[Speaker | None, str, str]:
    """The speaker by the sentence that leads to the quotation: "Roe said in a letter that “…”", "ROE: “…”"."""
    start = first
    for boundary in SENTENCE.finditer(hidden, first, span.start):
        if boundary.end() < span.start:
            start = boundary.end()
    lead = hidden[start : span.start]
    if not lead.strip(' “"'):
        return None, "", ""
    if match := LABEL.match(lead):
        return labelled(text, start + match.start(1), start + match.end(1))
    if match := ACCORDING.search(lead):
        speaker = speakers.read(text, start + match.end(), span.start)
        if speaker:
            return speaker, "cue_before", "according to"
    cues = list(BEFORE.finditer(lead))
    if not cues:
        return None, "", ""
    cue = cues[-1]
    speaker = subject(text, hidden, start, start + cue.start())
    if not speaker and len(cues) > 1:
        speaker = subject(text, hidden, start, start + cues[0].start())
    return (speaker, "cue_before", cue[0]) if speaker else (None, "", "")


def subject(text: str, hidden: str, start: int, end: int) -> Speaker | None:
    """The subject of the verb at ``end``: the noun phrase right before it, else the first one of the sentence."""
    lead = hidden[start:end]
    if match := re.search(
        r"(?:^|[\s,(])(he|she|they|He|She|They|we|We|I) (?:also |then |has |had |further |later )?$", lead
    ):
        return Speaker(start + match.start(1), start + match.end(1), match[1], None, None, "pronoun")
    candidates: list[Speaker] = []
    position = start
    pattern = re.compile(r"(?<![\w’'])(?:[A-ZÀ-Þ][\w.’'-]*|[Tt]he|[Hh]e|[Ss]he|[Tt]hey|acting|an?)(?![\w])")
    while match := pattern.search(hidden, position, end):
        speaker = speakers.read(text, match.start(), end)
        position = max(match.end(), speaker.end if speaker else 0)
        if speaker and not re.search(
            r"\b(?:[Ii]n|[Oo]n|[Aa]t|[Tt]o|[Bb]y|with|of|from|against|about)\s$",
            hidden[max(start - 1, 0) : match.start()],
        ):
            candidates.append(speaker)
    if candidates and re.fullmatch(
        r"\s*(?:\([^)]*\))?\s*(?:also |then |has |had |later )?", hidden[candidates[-1].end : end]
    ):
        return candidates[-1]
    people = [c for c in candidates if c.kind != "group"]
    if people:
        return people[0]
    return candidates[0] if candidates else None


def introduced(text: str, hidden: str, first: int) -> tuple[Speaker | None, str, str]:
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
        return None, "", ""
    sentence = start
    for boundary in SENTENCE.finditer(hidden, start, start + announced.end()):
        sentence = boundary.end()
    if match := LABEL.match(before[sentence:]):
        return labelled(text, sentence + match.start(1), sentence + match.end(1))
    verb = re.compile(rf"\b(?:{CUE}|released|issued|made|gave|delivered|offered|provided)\b", re.IGNORECASE)
    cue = verb.search(hidden, sentence, len(before))
    speaker = subject(text, hidden, quotations.skip_dateline(hidden, sentence), cue.start() if cue else len(before))
    if not speaker or not (
        cue or (speaker.kind == "person" and (speaker.role or "’s" in before[speaker.end : speaker.end + 2]))
    ):
        return None, "", ""
    return speaker, "introduced", cue[0] if cue else ":"


def labelled(text: str, start: int, end: int) -> tuple[Speaker | None, str, str]:
    """The speaker of "ROE: “…”" and "Sen. Roe (D-EX): “…”"; capitals alone are a name here, not an acronym."""
    speaker = speakers.read(text, start, end)
    if speaker and speaker.kind == "group" and text[start:end].strip().isalpha():
        speaker = replace(speaker, kind="person")
    return (speaker, "label", ":") if speaker else (None, "", "")


def resolve(speaker: Speaker, text: str, known: dict[str, Speaker], quotes: list[Quote], span: Quotation) -> Speaker:
    """Full name, role and affiliation of a pronoun or a surname, from where they were printed before."""
    if speaker.kind == "pronoun":
        several = speaker.name.lower() in ("they", "we", "it")
        for quote in reversed(quotes):
            if quote.speaker and quote.speaker.kind == ("group" if several else "person"):
                return replace(quote.speaker, start=speaker.start, end=speaker.end)
        if several:
            return speaker
        people = list(PERSON.finditer(text, max(0, speaker.start - 1500), speaker.start))
        for match in reversed(people):
            read = speakers.read(text, match.start(), speaker.start)
            if read and read.kind == "person" and " " in read.name:
                return replace(read, start=speaker.start, end=speaker.end)
        return speaker
    if speaker.kind == "person" and " " not in speaker.name:
        if earlier := known.get(surname(speaker.name)):
            return replace(earlier, start=speaker.start, end=speaker.end, role=earlier.role or speaker.role)
        full = re.compile(
            rf"((?:[A-ZÀ-Þ][\w’'-]+|[A-Z]\.) (?:(?:[A-Z]\.|“\w+”|[A-ZÀ-Þ][\w’'-]+) )?){re.escape(speaker.name)}\b"
        )
        for match in full.finditer(text):
            read = speakers.read(text, paragraph_word(text, match.start()), min(match.end() + 200, len(text)))
            if read and read.kind == "person" and " " in read.name and surname(read.name) == surname(speaker.name):
                return replace(read, start=speaker.start, end=speaker.end, role=read.role or speaker.role)
    return speaker


def paragraph_word(text: str, position: int) -> int:
    """The first word of the run of capitalised words that ``position`` is in, so that a title before a name is read."""
    run = re.compile(r"(?:(?:[A-ZÀ-Þ][\w.’'-]*|of|and|for|the|in|acting) ){1,14}$").search(
        text[max(0, position - 120) : position]
    )
    return position - len(run[0]) if run else position


def carried(text: str, starts: list[int], quotes: list[Quote]) -> list[Quote]:
    """Quotations that fill their paragraph and follow one with a speaker are theirs."""
    found: list[Quote] = []
    for quote in quotes:
        last = found[-1] if found else None
        if not quote.speaker and last and last.speaker and last.rule != "none":
            first = quotations.paragraph_of(starts, quote.start, len(text))
            if quotations.opens_paragraph(text, first, Quotation(quote.start, quote.end)) and quotations.is_neighbour(
                starts, last.end, first
            ):
                quote = replace(quote, speaker=last.speaker, rule="continued")
        found.append(quote)
    return found


def surname(name: str) -> str:
    """The last word of a name that is no suffix."""
    words = [word for word in re.findall(r"[\w’'-]+", name) if not re.fullmatch(r"Jr|Sr|I{2,3}|IV", word)]
    return words[-1].casefold() if words else name.casefold()
