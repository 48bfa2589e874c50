"""Where the quotations of a text begin and end: curly and straight marks, over several paragraphs, unbalanced ones too."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from etl.statements.text.words import LINKING

MARK = re.compile(r"[“”\"]|\n")
BLANK_LINE = re.compile(r"\n[ \t\r]*\n")


LATER_CLOSE = re.compile(r"[^“”\"]{1,9000}?(?<=[.!?,…\w])(?:”|\"(?=\s|$))")
"""The next mark closes: a letter quoted whole opens once and closes once."""
SAID_INSIDE = re.compile(r"[,.] (?:said|says|added|stated|continued) [A-ZÀ-Þ][^“”\"\n]{3,200}\. $")
"""An attribution right before a mark that opens: “We know, said Director Jane Roe. “We care.”"""
UNPAIRED = re.compile(r"‘[\w-]+(?: [\w-]+){0,3}$")
"""A term in single marks that a double mark closes by mistake."""


@dataclass(frozen=True)
class Quotation:
    """Half-open offsets, marks included; ``balanced`` is False where the closing mark is missing."""

    start: int
    end: int
    balanced: bool = True


OTHER_MARKS = (("``", "“`"), ("''", "'”"), ("«", "“"), ("»", "”"), ("„", "“"), ("‟", "“"), ("＂", '"'))
SINGLE = re.compile(
    r"(?<![\w’'])[‘'](?=\w)((?:[^‘’'\n]|(?<=\w)[’'](?=\w)|(?<=s)[’'](?= [a-z])){10,}?"
    r"(?:[,.!?](?=[’']\s|[’']$)|(?=[’'][.,;:!?])))[’'](?!\w)"
)
"""A quotation in single marks, the British way; neither an elided letter ("don’t") nor a plural’s possessive ends it."""
MIXED = re.compile(r"^[‘'](?=[A-ZÀ-Þ][^“”\"\n]{20,}[,.!?][”\"])", re.MULTILINE)
"""A single mark that opens a paragraph's quotation and is closed by a double one."""
NICKNAME = re.compile(r"[“\"]([A-Z][\w.’'-]*)[”\"](?= [A-Z])")
"""A nickname in marks inside a name."""
NAME_BEFORE = re.compile(r"(?:^|[^\w’'])[A-ZÀ-Þ][\w’'-]*\.? $")


def with_usual_marks(text: str) -> str:
    """The text with “ and ” for other marks («…», „…“, ``…'', ‘…’ where it has no double marks, and ‘…”); its length stays."""
    for printed, usual in OTHER_MARKS:
        text = text.replace(printed, usual) if printed in text else text
    if ("‘" in text or "'" in text) and "“" not in text and '"' not in text:
        text = SINGLE.sub(r"“\1”", text)
    if "‘" in text or "\n'" in text:
        text = MIXED.sub("“", text)
    return NICKNAME.sub(unmarked, text)


def unmarked(nickname: re.Match[str]) -> str:
    """The nickname with blanks for its marks, where the word before it is a name."""
    named = NAME_BEFORE.search(nickname.string, max(0, nickname.start() - 30), nickname.start())
    return f" {nickname[1]} " if named else nickname[0]


def find(text: str) -> list[Quotation]:
    """All quotations, by position.

    A paragraph that ends inside a quotation continues it where the next paragraph opens with a mark again (the way of
    press releases); otherwise the mark is missing and the quotation ends with its paragraph.
    """
    wrapped = len(BLANK_LINE.findall(text)) > 1  # then a single new line only wraps a line
    found: list[Quotation] = []
    start = -1
    inner = 0  # double marks open inside the quotation
    for match in MARK.finditer(text):
        position, mark = match.start(), match[0]
        if mark == "\n":
            if start < 0:
                continue
            if breaks_off(text, position, wrapped):
                found.append(Quotation(start, len(text[:position].rstrip()), balanced=False))
                start, inner = -1, 0
            continue
        if start < 0:
            opens, _, alone = faces(text, position)
            if mark == "“" or opens or (mark == '"' and alone and text[position + 1 : position + 2] == " "):
                start = position
            continue
        meaning = inside(text, start, position, mark, inner)
        if meaning in ("nested", "unnested"):
            inner += 1 if meaning == "nested" else -1
        elif meaning == "closed":
            found.append(Quotation(start, position + 1))
            start, inner = -1, 0
        elif meaning == "opened" and (end := forgotten_end(text, start, position, mark)):
            found.append(Quotation(start, end, balanced=False))
            start, inner = position, 0
    if start >= 0:
        found.append(Quotation(start, len(text.rstrip()), balanced=False))
    return found


def inside(text: str, start: int, position: int, mark: str, inner: int) -> str:
    """What a mark inside the quotation that begins at ``start`` does: nested, unnested, closed, opened (the mark before it was
    never closed), or nothing ("").
    """
    opens, closes, _ = faces(text, position)
    if opens and text[:position].rstrip(" \t\r").endswith("\n"):
        return ""  # the same quotation goes on in a new paragraph
    if (mark == "”" or (mark == '"' and closes)) and inner > 0:
        return "unnested"
    before = text[max(start, position - 60) : position]
    if mark == "”" and text[position + 1 : position + 2] == " " and UNPAIRED.search(before):
        return ""
    if mark != "”" and opens and nested(text, position):
        return "nested"
    if mark == "”" or (closes and not (mark == "“" and opens)) or (mark == '"' and not opens):
        return "closed"
    return "opened"


def forgotten_end(text: str, start: int, position: int, mark: str) -> int | None:
    """Where the quotation from ``start`` ended whose closing mark was forgotten before the one that opens at ``position``."""
    if said := SAID_INSIDE.search(text, start, position):
        return said.start() + 1
    end = last_sentence_end(text, start, position) if mark == "“" else start
    return end if end > start + 1 else None


def faces(text: str, position: int) -> tuple[bool, bool, bool]:
    """(whether the mark at ``position`` can open a quotation, whether it can close one, whether blanks stand on both sides, as
    in a treebank's: " We know , " she said).
    """
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    opens = (not before or before in " \t\n\r([—–-'‘\xa0") and after.strip() != ""
    closes = before.strip() != "" and (not after or not after.isalnum())
    return opens, closes, not before.strip() and not after.strip()


def breaks_off(text: str, position: int, wrapped: bool) -> bool:
    """True where a quotation that is open at the end of its line goes on in no line behind it."""
    after = re.compile(r"\s*").match(text, position)
    following = after.end() if after else position + 1
    blank = text.count("\n", position, following) > 1
    goes_on = text[following : following + 1] in ("“", '"') or LATER_CLOSE.match(text, following) is not None
    return (blank or not wrapped) and not goes_on


def nested(text: str, position: int) -> bool:
    """True where a mark inside a quotation opens a term of its own: at most five words, or two closing marks come next."""
    term = re.compile(r"[^“”\"\n]{1,60}[”\"]").match(text, position + 1)
    if term and len(term[0].split()) <= 5 and term[0][-2] not in ",.!?" and text[term.end() : term.end() + 2].strip():
        return True
    match = re.compile(r"[^“”\"\n]{1,80}(?P<first>[”\"])[^“”\"\n]*[“”\"\n]").match(text, position + 1)
    return (
        match is not None
        and match[0][-1] in '”"'
        and not re.match(r"[,.]? (?:said|says|added|wrote)", text[match.end("first") :])
    )


def last_mark(text: str, span: Quotation) -> str:
    """The last character of what is quoted, leaving out blanks and single marks inside the closing one."""
    end = span.end - 1 if span.balanced else span.end
    while end > span.start and text[end - 1] in " '’\xa0":
        end -= 1
    return text[end - 1 : end]


def last_sentence_end(text: str, start: int, end: int) -> int:
    """Where a quotation without closing mark may have ended before the next one opens: a comma or stop and a cue."""
    match = re.compile(r"[,.?!](?= (?:said|says|added|wrote|stated|continued)\b)").search(text, start, end)
    if match:
        return match.end()
    line = text.rfind("\n", start, end)
    return line if line > start else start


def blank_out(text: str, spans: list[Quotation]) -> str:
    """The text with quoted words replaced by dots of the same length, marks kept: so that no name is read inside."""
    hidden = text
    for span in spans:
        quoted = text[span.start + 1 : span.end - 1]
        inner = "\n".join("·" * len(line) for line in quoted.split("\n"))
        if quoted[-1:] in (".", "!", "?"):  # the sentence ends there
            inner = inner[:-1] + quoted[-1]
        hidden = hidden[: span.start + 1] + inner + hidden[span.end - 1 :]
    return hidden


def paragraph_starts(text: str) -> list[int]:
    """Offsets at which paragraphs begin: after blank lines where there are some, else after every new line."""
    pattern = r"\n\s*\n\s*" if len(BLANK_LINE.findall(text)) > 1 else r"\n\s*"
    return [0, *(match.end() for match in re.finditer(pattern, text))]


def paragraph_of(starts: list[int], position: int) -> int:
    """Where the paragraph of ``position`` begins."""
    return starts[bisect_right(starts, position) - 1]


def paragraph_end(starts: list[int], position: int, length: int) -> int:
    """Where the paragraph of the character before ``position`` ends."""
    return min((start for start in starts if start >= position), default=length)


def is_neighbour(text: str, starts: list[int], end: int, first: int) -> bool:
    """True where the paragraph at ``first`` comes right after the one that holds ``end``, or only "…" stands between."""
    between = [start for start in starts if end <= start <= first]
    return bool(between) and between[-1] == first and re.search(r"\w", text[between[0] : first]) is None


def opens_paragraph(text: str, first: int, span: Quotation) -> bool:
    """True where the quotation is the first thing of its paragraph."""
    return not text[first : span.start].strip()


def is_title(words: str) -> bool:
    """True for the name of a law, a campaign or a report: at most 24 words, the long ones with capitals."""
    long = [word for word in words.split() if (len(word) > 3 and word not in LINKING) or word[:1].isupper()]
    return (
        len(long) > 0 and len(words.split()) < 25 and all(word[:1].isupper() or not word[:1].isalpha() for word in long)
    )


DATELINE = re.compile(
    r"\s*\(?([A-Z][A-Za-z.,’' /()]{2,50}?)"
    r"(?:\s*[—–]+|\s*--|\s+-+|(?<=[A-Z.])\s{2,}|(?<=[A-Z]{3})\s+(?=[A-Z][a-z]))\s*(?![a-z\s—–-])"
    r"(?:Today|On \w+|Yesterday|This week)?,?\s*"
)
NO_PLACE = re.compile(r"\b(?:the|an?|said|says|is|was|were|has|have|who|which|that|to)\b")


def skip_dateline(text: str, start: int) -> int:
    """Where a sentence begins after "WASHINGTON, D.C. – Today, "; not after "Roe – who wrote it – said"."""
    match = DATELINE.match(text, start)
    return match.end() if match and not NO_PLACE.search(match[1]) else start
