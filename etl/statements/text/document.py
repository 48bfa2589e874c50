"""A text read once: its sentences, its quotations, its paragraphs, its words. Every rule gets it, and none splits anew.

Where sentences end is decided here alone: after a full stop, a question or exclamation mark, with the marks that close a
quotation behind it, before a capital, a digit or a mark; and at the end of a line, unless the next one goes on in lower case. A
stop after an abbreviation of the lexicon, an initial or letters with points ends none, unless a word follows that opens
sentences ("… in the U.S. The plan …").
"""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache

from etl.statements.text import grammar, lexicon, quotations

ABBREVIATIONS = lexicon.load().classes["abbreviation"]
OPENERS = lexicon.load().words("sentence_opener")
END = re.compile(r"[.!?…]+[”\"’')\]]*\s+(?=[“\"‘'(\[•*–—-]?\s?[^\W_a-zß-ÿ])|\n\s*+(?![a-zß-ÿ])|\n[^\S\n]*\n\s*")
BEFORE_STOP = re.compile(r"(?:^|[^\w.])((?:[^\W\d_]\.)*[^\W\d_]+)$")
FIRST_WORD = re.compile(r"\w+")
WORDS = re.compile(r"[\w’'-]+")


@lru_cache(maxsize=8)
def sentence_starts(text: str) -> list[int]:
    """The offsets at which the sentences of ``text`` begin, the first at 0. Asked again and again of the text in hand."""
    starts = [0]
    for end in END.finditer(text):
        if "\n" in end[0] or ends_sentence(text, end):
            starts.append(end.end())
    return starts


def last_start(text: str, first: int, position: int) -> int:
    """Where the sentence that leads to ``position`` begins, ``first`` at the earliest: one that begins there is led to by the
    one before it.
    """
    starts = sentence_starts(text)
    return max(first, starts[max(0, bisect_left(starts, position) - 1)])


def next_start(text: str, position: int, end: int) -> int:
    """Where the next sentence after ``position`` begins; ``end`` where none does before it."""
    starts = sentence_starts(text)
    index = bisect_right(starts, position)
    return min(end, starts[index]) if index < len(starts) else end


def sentence_stop(text: str, position: int, end: int) -> int:
    """Where the words of the sentence at ``position`` end, before its full stop; ``end`` at the latest."""
    stop = next_start(text, position, end)
    words = text[position:stop].rstrip()
    return position + len(words) - words.endswith(".") if stop < end or words.endswith(".") else end


def ends_sentence(text: str, end: re.Match[str]) -> bool:
    """True where the marks of ``end`` close a sentence: no abbreviation and no initial."""
    if end[0][0] != "." or end[0].startswith(".."):
        return True
    word = BEFORE_STOP.search(text, max(0, end.start() - 20), end.start())
    if word is None or end[0][1:2] in ("”", '"'):
        return True
    opens = FIRST_WORD.match(text, end.end())
    kind = ABBREVIATIONS.get(word[1]) or ABBREVIATIONS.get(word[1].capitalize())
    if kind in ("before_name", "before_number"):
        return kind == "before_number" and not text[end.end()].isdigit()
    if kind == "either" or "." in word[1] or (len(word[1]) == 1 and word[1] != "I"):
        return opens is not None and opens[0] in OPENERS
    return True


class Document:
    """One body. ``text`` has the usual quotation marks (`quotations.with_usual_marks`) and the length of what was printed."""

    def __init__(self, printed: str) -> None:
        self.printed = printed

    @cached_property
    def text(self) -> str:
        """The text with “ and ” for other marks."""
        return quotations.with_usual_marks(self.printed)

    @cached_property
    def sentences(self) -> list[int]:
        """Where the sentences of what was printed begin."""
        return sentence_starts(self.printed)

    @cached_property
    def view(self) -> grammar.View:
        """The words of what was printed, as the grammars read them."""
        return grammar.view(self.printed, grammar.language(), self.sentences)

    @cached_property
    def quotations(self) -> list[quotations.Quotation]:
        """The quotations, by position."""
        return quotations.find(self.text)

    @cached_property
    def masked(self) -> str:
        """The text with dots for what is quoted, so that no name is read inside."""
        return quotations.blank_out(self.text, self.quotations)

    @cached_property
    def masked_sentences(self) -> list[int]:
        """Where the sentences of the masked text begin."""
        return sentence_starts(self.masked)

    @cached_property
    def paragraphs(self) -> list[int]:
        """Where the paragraphs begin."""
        return quotations.paragraph_starts(self.text)

    def sentence(self, position: int) -> tuple[int, int]:
        """The half-open offsets of the sentence at ``position``, without the blanks behind it."""
        index = bisect_right(self.sentences, position)
        start = self.sentences[index - 1]
        end = self.sentences[index] if index < len(self.sentences) else len(self.printed)
        return start, max(position, start + len(self.printed[start:end].rstrip()))

    def begins(self, position: int) -> bool:
        """True where a sentence begins at ``position``."""
        index = bisect_left(self.sentences, position)
        return index < len(self.sentences) and self.sentences[index] == position

    def words(self, span: tuple[int, int]) -> str:
        """What is printed from one word of the view to another."""
        return self.printed[self.view.starts[span[0]] : self.view.ends[span[1] - 1]]

    def has(self, name: str, start: int, end: int) -> bool:
        """True where a word of a class of the lexicon stands between two offsets."""
        words = lexicon.load().classes[name]
        return any(word in words or word.lower() in words for word in WORDS.findall(self.printed, start, end))

    def says(self, grammar_name: str, row: str, start: int, end: int) -> bool:
        """True where a row of a grammar matches between two offsets."""
        key = f"{grammar_name}.{row}"
        if key not in self.spans:
            rows = [one for one in grammar.language().grammars[grammar_name] if one.name == row]
            self.spans[key] = sorted((match.start, match.end) for match in self.view.find(rows))
        spans = self.spans[key]
        index = bisect_left(spans, (start, start))
        return index < len(spans) and spans[index][1] <= end

    @cached_property
    def spans(self) -> dict[str, list[tuple[int, int]]]:
        """What `says` found, by grammar and row."""
        return {}
