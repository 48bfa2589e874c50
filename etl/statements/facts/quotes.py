"""Quotations with who speaks: cue after it, cue before it, the sentence that introduces it, the paragraph, the speaker before.

Rules, in the order they are tried; each quote says which one found its speaker:
`cue_after` ("…," said Jane Roe), `subject_after` ("…," Roe said), `dash_after` ("…" – Jane Roe), `label` (ROE: "…"),
`cue_before` (Roe said: "…"), `same_paragraph`, `introduced` (the paragraph before ends with "released the following
statement:"), `cue_later` (the next quotation of the paragraph has a cue), `continued` (the paragraph before was theirs),
`sentence_before` (whom the sentence before it is about), `paragraph_before` (who wrote or spoke in the paragraph before),
`only_speaker` (of an announced statement), `partial` (fewer than four words in the sentence of a verb: called it "a disgrace"),
`none`.
A pronoun or a surname takes the full name, role and affiliation from where they were last printed (`coreference`).
"""

from dataclasses import dataclass, replace
from operator import attrgetter, itemgetter

from etl.statements.facts.attribution import Found, direct, introduced, opens_sentence
from etl.statements.facts.cues import ISSUES, SAYING, TERM_PLACE, TITLE_PLACE, WORDS
from etl.statements.names import coreference
from etl.statements.names.speakers import Speaker
from etl.statements.text import quotations
from etl.statements.text.document import last_start, next_start
from etl.statements.text.quotations import Quotation

SHORT = 4
"""A quotation of fewer words than this is a term ("catch and release") unless a cue stands right after it, or its sentence has
a verb that makes it a part of what somebody said (`IN_PART`).
"""
NOT_IN_PART = (
    "begin begins began cite cited cites find finds found finding reject rejects rejected rejecting state claims"
)
IN_PART = frozenset((*SAYING, *WORDS.words("say_of"))) - frozenset(NOT_IN_PART.split())
"""The verbs that make a quotation of a shorter one inside their sentence: 'called it “a disgrace”' (`partial`)."""
Said = tuple[int, Speaker]
"""Where somebody spoke, and who."""
LONG_TERM = 7
"""Fewer words than this without a stop, a capital or a cue are a term: the “worst of the worst” offenders."""
SHORT_ANSWER = 160
"""Two who speak in turn with fewer characters each go on in turn."""


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
    hidden = quotations.blank_out(text, spans)
    starts = quotations.paragraph_starts(text)
    quotes: list[Quote] = []
    known: dict[str, Speaker] = {}
    pending: list[int] = []
    terms: list[Said] = []
    parts: list[Quote] = []
    for index, span in enumerate(spans):
        first = quotations.paragraph_of(starts, span.start)
        end = quotations.paragraph_end(starts, span.end, len(text))
        speaker, rule, cue = direct(text, hidden, spans, index, first, end)
        words = len(text[span.start : span.end].split())
        last = quotations.last_mark(text, span)
        opens = opens_sentence(text, first, span)
        spoken = last in ".!?" and text[first:end].strip() == text[span.start : span.end]  # all of a paragraph
        answered = rule in ("cue_after", "subject_after") and last in ",.!?" and opens
        if words < SHORT and not answered and not spoken:
            if speaker and rule in ("cue_before", "subject_after"):
                speaker = coreference.resolve(speaker, hidden, known, said(terms, quotes))
                if cue in IN_PART and not is_term(text, span, rule, words) and not is_name(text, span):
                    parts.append(Quote(span.start, span.end, speaker, "partial", cue, span.balanced))
                terms += [(span.start, speaker)] if rule == "cue_before" else []  # the next pronoun can mean them
            continue
        if is_term(text, span, rule, words):
            continue
        if quotes and opens and rule == "cue_before" and spoke_before(hidden, first, span, quotes[-1]):
            speaker, rule, cue = None, "", ""
        if not speaker and not rule:
            speaker, rule, cue = beside(text, hidden, first, quotes, cue)
        if speaker:
            speaker = coreference.resolve(speaker, hidden, known, said(terms, quotes))
            known |= {coreference.surname(speaker.name): speaker} if speaker.kind == "person" else {}
            adopt(quotes, pending if rule in ("cue_after", "subject_after") else [], first, speaker)
        pending = [i for i in pending if quotes[i].start >= first and quotes[i].rule == "none"]
        if not speaker and goes_on(text, starts, first, span, quotes):
            speaker, rule = next_speaker(text, quotes, span.end - span.start), "continued"
        if is_no_quotation(text, span, speaker, rule, cue, opens):
            continue
        if not speaker:
            rule = "none"
            pending.append(len(quotes))
        quotes.append(Quote(span.start, span.end, speaker, rule, cue, span.balanced))
    return sorted([*carried(text, hidden, starts, quotes, known, terms), *parts], key=attrgetter("start"))


def beside(text: str, hidden: str, first: int, quotes: list[Quote], cue: str) -> Found:
    """The speaker of an earlier quotation of the paragraph, else whom the paragraph before introduces."""
    earlier = [quote for quote in quotes if quote.start >= first and quote.speaker]
    return (earlier[-1].speaker, "same_paragraph", cue) if earlier else introduced(text, hidden, first)


def goes_on(text: str, starts: list[int], first: int, span: Quotation, quotes: list[Quote]) -> bool:
    """True for a paragraph that is a quotation right after one that ended with a quotation."""
    alone = quotations.opens_paragraph(text, first, span)
    return bool(quotes) and alone and quotations.is_neighbour(text, starts, quotes[-1].end, first)


def adopt(quotes: list[Quote], pending: list[int], first: int, speaker: Speaker) -> None:
    """Give the quotations of the paragraph that wait for a speaker the one of a later cue."""
    for i in pending:
        if quotes[i].start >= first:
            quotes[i] = replace(quotes[i], speaker=speaker, rule="cue_later")


def is_no_quotation(text: str, span: Quotation, speaker: Speaker | None, rule: str, cue: str, opens: bool) -> bool:
    """True for a title or a term that nobody says."""
    words, last = len(text[span.start : span.end].split()), quotations.last_mark(text, span)
    # on “Face the Example”, signed “An Act to …”: the verb names it, and says nothing with it
    named = rule == "cue_before" and ((words < 8 and last not in ".,!?") or cue not in SAYING)
    named = named or (rule == "same_paragraph" and not opens)
    if (not speaker or named) and quotations.is_title(text[span.start + 1 : span.end - 1]):
        return True
    small = text[span.start + 1 :].lstrip()[:1].islower()
    return not speaker and words < LONG_TERM and last not in ",.!?—–-…" and small


def said(terms: list[Said], quotes: list[Quote]) -> list[Said]:
    """Who spoke so far and where, in order."""
    return sorted([*terms, *((quote.start, quote.speaker) for quote in quotes if quote.speaker)], key=itemgetter(0))


def next_speaker(text: str, quotes: list[Quote], length: int) -> Speaker | None:
    """Who speaks a paragraph without a cue, so many characters long: the one before; in a talk of short ones, the other."""
    last = quotes[-1].speaker
    others = [quote.speaker for quote in quotes[-4:-1] if quote.speaker and last and quote.speaker.name != last.name]
    if not others:
        return last
    asked = [text[quote.start : quote.end].rstrip("”\"'’ ").endswith("?") for quote in quotes[-2:]]
    short = [quote.end - quote.start < SHORT_ANSWER for quote in quotes[-2:]]
    exchange = quotes[-2].speaker == others[-1]
    talk = exchange and short[1] and (asked[0] or (short[0] and length < SHORT_ANSWER))
    return others[-1] if asked[1] or talk else last


def is_term(text: str, span: Quotation, rule: str, words: int) -> bool:
    """True for what is named, not said: "the so-called “…”", the programme "on “Face the Example”"."""
    before = text[max(0, span.start - 40) : span.start]
    if words < 8 and TERM_PLACE.search(before):
        return True
    return (
        rule != "cue_after" and TITLE_PLACE.search(before) is not None and is_work(text[span.start + 1 : span.end - 1])
    )


def is_name(text: str, span: Quotation) -> bool:
    """True for a few words in marks that are a title ("Oh, dear," and "the Devil" are none) or, in brackets, a short form."""
    words = text[span.start + 1 : span.end - 1].rstrip(".,")
    return text[span.start - 1 : span.start] == "(" or (words[:1].isupper() and "," not in words and is_work(words))


def is_work(words: str) -> bool:
    """True for two or more words written as a title."""
    return len(words.split()) > 1 and quotations.is_title(words)


def spoke_before(hidden: str, first: int, span: Quotation, last: Quote) -> bool:
    """True where the sentence before a quotation is the end of an attributed one: "“…,” Roe said. “…”"."""
    start = last_start(hidden, first, span.start)
    within = start <= last.end or not hidden[last.end : start].strip()
    return (
        within and last.end <= span.start and last.speaker is not None and last.rule in ("cue_after", "subject_after")
    )


def carried(
    text: str, hidden: str, starts: list[int], quotes: list[Quote], known: dict[str, Speaker], terms: list[Said]
) -> list[Quote]:
    """Quotations without a speaker take the one of the paragraph before, or whom the sentences before are about."""
    found: list[Quote] = []
    for quote in quotes:
        last = found[-1] if found else None
        first = quotations.paragraph_of(starts, quote.start)
        if not quote.speaker:
            alone = quotations.opens_paragraph(text, first, Quotation(quote.start, quote.end))
            if alone and last and last.speaker and quotations.is_neighbour(text, starts, last.end, first):
                quote = replace(quote, speaker=next_speaker(text, found, quote.end - quote.start), rule="continued")
            elif is_sentence(text, hidden, first, quote):
                quote = by_context(text, hidden, starts, first, quote, alone, known)
                before = [
                    speaker for at, speaker in terms if alone and paragraph_before(hidden, starts, first) <= at < first
                ]
                if not quote.speaker and before:
                    quote = replace(quote, speaker=before[-1], rule="paragraph_before")
                only = {other.speaker.name: other.speaker for other in quotes if other.speaker}
                announced = any(other.rule == "introduced" for other in quotes)
                if not quote.speaker and alone and announced and len(only) == 1:
                    quote = replace(quote, speaker=next(iter(only.values())), rule="only_speaker")
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
    begin = paragraph_before(hidden, starts, first) if alone else first
    people = coreference.subjects(hidden, begin, end, known)
    if not people:
        return quote
    chosen = people[-1][1]
    if alone:
        issuing = [person for at, person in people if ISSUES.search(hidden, person.end, next_start(hidden, at, end))]
        if not issuing:
            return quote
        chosen = issuing[-1]
    return replace(quote, speaker=chosen, rule="paragraph_before" if alone else "sentence_before")


def paragraph_before(hidden: str, starts: list[int], first: int) -> int:
    """Where the paragraph before the one at ``first`` begins."""
    return quotations.paragraph_of(starts, len(hidden[:first].rstrip()))
