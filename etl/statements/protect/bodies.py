"""Texts without the names of people who were detained, arrested, charged, or died: what may be shown and searched.

Every run of capitalised words of every paragraph is judged (`verdicts.DECISIONS`), then once more with the words of what was
hidden: a surname alone at the start of a sentence ("Battle admitted …") looks like a plain word.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from etl.statements.names.roles import AGENCY_WORDS, OPENING_WORDS, TITLES
from etl.statements.protect.hints import named_in
from etl.statements.protect.kinds import HARD, read
from etl.statements.protect.known import Known, Span
from etl.statements.protect.lists import mark_lists
from etl.statements.protect.runs import Run, runs
from etl.statements.protect.verdicts import Row, decide
from etl.statements.protect.vocabulary import Vocabulary, fold
from etl.statements.text.words import GIVEN, Word

NAME = "[name]"
RULE = "body_names"
WORD = re.compile(r"[A-ZÀ-Þ][\w’'-]{2,}")
ROUNDS = 3
"""How often what was hidden may bring up more: a surname, then the given name beside it, then that of a relative."""


class Judged(NamedTuple):
    """One run at its place in the text (``start``, ``end``: half-open characters), and the row that decided."""

    start: int
    end: int
    run: Run
    row: Row
    offset: int


def name_spans(
    body: str,
    vocabulary: Vocabulary,
    lower: set[str],
    aged: Sequence[str],
    places: Sequence[Span] = (),
    public: Sequence[frozenset[str]] = (),
    place_words: Set[str] = frozenset(),
    private: Set[str] = frozenset(),
    issuer: str | None = None,
) -> list[Span]:
    """The half-open offsets of every name that must not be shown, by position, never overlapping.

    ``lower`` and ``aged``: what `hints.lower_case` and `hints.aged_names` say about the text. ``places``: where it names what
    is no person. ``public``: the words of the name of each official, member or other who speaks for an office, and the last
    one alone. ``place_words``: of the places of detention it names. ``private``: words of names that are hidden in another
    part of the statement. ``issuer``: the member of Congress who published it.
    """
    known = Known(
        vocabulary, lower, named_in(aged, vocabulary), public, places, place_words, issuer is not None,
        frozenset(words_of(issuer)), frozenset(words_of(issuer)[-1:]), set(private),
    )  # fmt: skip
    judged = list(judge(body, known))
    spans = [(one.start, one.end) for one in judged if one.row.hidden]
    spans = merged(spans + list(aliases(body, known)))
    return merged(spans + words_alone(body, known, spans))


def words_of(name: str | None) -> list[str]:
    """The words of a name, without initials and suffixes."""
    return [word for word in (name or "").replace(",", " ").split() if len(word.rstrip(".")) > 2]


def judge(body: str, known: Known) -> Iterator[Judged]:
    """Every run of a text with the row that decides about it, by position; ``known.private`` takes in what is hidden."""
    pending: list[tuple[int, Run]] = []
    offset = 0
    for paragraph in body.split("\n"):
        words, headline = read(paragraph, known.lower, known.vocabulary) if not paragraph.isspace() else ([], False)
        found = list(runs(paragraph, words, headline))
        mark_lists(found)
        pending += [(offset, run) for run in found if not only_places(run)]
        offset += len(paragraph) + 1
    decided: dict[int, Judged] = {}
    for _ in range(ROUNDS):
        before = len(known.private)
        for offset, run in pending:
            start = offset + run.start
            if start in decided and (decided[start].row.hidden or not concerned(run, known)):
                continue
            known.offset = offset
            row = decide(run, known)
            one = Judged(offset + extended(run, row), offset + reached(run, row), run, row, offset)
            decided[start] = one
            if one.row.hidden:
                known.private |= names_of(run, known)
                known.faiths |= {word.text for word in run.parts[:-1] if word.plain in GIVEN}
                if "age" in one.row.needs:
                    known.aged |= {word.plain for word in run.parts if len(word.plain) > 2 and word.plain not in GIVEN}
                known.starts.add(start)
        if len(known.private) == before:
            break
    yield from (decided[start] for start in sorted(decided))


def only_places(run: Run) -> bool:
    """True for a place alone that opens no sentence: nobody's name ("Houston pleads guilty" is somebody's)."""
    return len(run.parts) == 1 and run.parts[0].kind == "place" and not run.words[run.first].opens


def extended(run: Run, row: Row) -> int:
    """The first character of a run, or of the English word that is a given name before a single hidden one: "Clarity Roe"."""
    before = run.words[run.first - 1] if run.first and run.words[run.first].joined else None
    if not row.hidden or run.headline or before is None or before.kind != "word" or len(run.parts) > 1:
        return run.start
    return (
        run.start if before.text in OPENING_WORDS | TITLES | AGENCY_WORDS or before.plain in CALLED_SO else before.start
    )


def reached(run: Run, row: Row) -> int:
    """The character after a run, or after the English word that is the surname behind a single given name in a headline:
    "Release of Yeonsu Go From ICE Detention".
    """
    after = run.words[run.last] if run.last < len(run.words) and run.words[run.last].joined else None
    done_to = {"arrested", "affected", "dead"}.intersection(row.needs)
    if not (done_to and row.hidden and run.headline and len(run.parts) == 1 and after is not None):
        return run.end
    surname = after.kind == "word" and after.plain not in NO_SURNAMES and len(after.text) < 7
    return after.end if surname and run.paragraph[run.end] == " " else run.end


NO_SURNAMES = frozenset(
    "after and as at being by during for from go goes his her home in into is of on out over says the to under was who will "
    "with dies died faces gets pleads held freed admits".split()
) - {"go"}
"""Words behind a name in a headline that go on with the sentence."""
CALLED_SO = frozenset("defendant defendants detainee victim victims officers agents suspect fugitive inmate".split())


def concerned(run: Run, known: Known) -> bool:
    """True where what was hidden since may say more about a run."""
    if not (known.private | known.faiths).isdisjoint(word.text for word in run.parts):
        return True
    return run.paragraph[run.end : run.end + 5].casefold().startswith((" and ", " & "))


def names_of(run: Run, known: Known) -> set[str]:
    """The words of a hidden run that stand for its person alone, too: no initial, no month, office or place of that name, no
    word that the text prints in lower case.
    """
    words = {word.text for word in run.parts if stands_alone(word, run, known)}
    if run.parts and run.parts[-1].phrase == 2:  # "Juan Del Rio"
        words.add(" ".join(word.text for word in run.parts[-2:]))
    words |= {word.text for word in run.parts[-1:] if len(word.text) == 2 and word.text not in NO_SURNAME}
    return words | {part for word in words for part in word.split("-") if "-" in word and len(part) > 2}


def stands_alone(word: Word, run: Run, known: Known) -> bool:
    """True where one word of a name is somebody's wherever it stands."""
    if word.plain in known.aged:
        return True
    if word.plain in GIVEN and word is not run.parts[-1]:
        return False
    if word.kind in ("word", "either"):
        return len(run.parts) > 1 and word.plain not in known.lower
    return word.kind in ("name", "unknown", "city") and len(word.text) > 2


NO_SURNAME = frozenset("Jr Sr St Mr Ms Dr An In On At He It We By To If".split())


def telling(words: Iterable[str], vocabulary: Vocabulary) -> set[str]:
    """Those words of hidden names that stand for their person in a title, too: no English word, no place, no initial."""
    found = {word.strip(".,;:’'\"“”()").removesuffix("’s").removesuffix("'s") for word in words}
    found |= {part for word in found for part in word.split("-") if "-" in word}
    return {word for word in found if len(word) > 2 and word[0].isupper() and names_only(word, vocabulary)}


def names_only(word: str, vocabulary: Vocabulary) -> bool:
    """True for a word that is nothing but a name, as far as the lists know."""
    plain = fold(word)
    return vocabulary.kind((plain,)) in (None, "name_word", "city") and not (
        vocabulary.is_english(plain) and not vocabulary.is_name(plain)
    )


ALIASES = re.compile(
    r"(?:\ba\.?k\.?a\.?|\b(?:alias|nicknamed|moniker|also known as|goes by|went by)),? (?P<names>"
    r"(?:(?:,? (?:and|or|aka|a\.k\.a\.) |, |/)?[“\"‘']?[A-ZÀ-Þ][\w.’-]*(?: [A-ZÀ-Þ][\w.’-]*){0,3}[”\"’']?,?){1,6})"
)
CALLED = re.compile(r"[A-ZÀ-Þ][\w.’-]*(?: [A-ZÀ-Þ][\w.’-]*){0,3}")


def aliases(body: str, known: Known) -> Iterator[Span]:
    """What somebody is called by, be it an English word: "aka Bo, Smiley and Taco Man"; no agency and no law."""
    for match in ALIASES.finditer(body):
        for called in CALLED.finditer(body, *match.span("names")):
            words, _ = read(called[0].rstrip(".’"), frozenset(), known.vocabulary)
            if any(word.kind not in HARD for word in words if word.capital):
                yield called.start(), called.start() + len(called[0].rstrip(".’"))
                known.private |= {word.text for word in words if word.kind in ("name", "unknown")}


def words_alone(body: str, known: Known, spans: Sequence[Span]) -> list[Span]:
    """Words of hidden names that are English words, where they stand alone: "Battle admitted the charge"."""
    plain = {word for word in known.private if len(word) == 2 or " " in word or known.vocabulary.is_english(fold(word))}
    if not plain:
        return []
    pattern = re.compile(rf"(?<![\w’'@./-])(?:{'|'.join(map(re.escape, sorted(plain)))})(?![\w-]|[’'][^s\W])")
    return [
        match.span()
        for match in pattern.finditer(body)
        if not overlaps(match.span(), spans)
        and not overlaps(match.span(), known.places)
        and not (NEXT_CAPITAL if match.end() - match.start() == 2 else NOT_ALONE).match(body, match.end())
    ]


NEXT_CAPITAL = re.compile(r" [A-ZÀ-Þ]")
NOT_ALONE = re.compile(
    r" (?:[A-Z][a-z]+ )?(?:County|Parish|Township|area|Street|Avenue|Road|Hospital|University|School)\b"
)


def overlaps(span: Span, spans: Iterable[Span]) -> bool:
    """True where a span shares a character with another."""
    return any(first < span[1] and span[0] < last for first, last in spans)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans by position, those that share a character as one."""
    joint: list[Span] = []
    for start, end in sorted(spans):
        if joint and start < joint[-1][1]:
            joint[-1] = (joint[-1][0], max(joint[-1][1], end))
        else:
            joint.append((start, end))
    return joint


def inside(start: int, end: int, spans: Sequence[Span]) -> bool:
    """True where one of the spans, which are sorted, holds these characters."""
    index = bisect_right(spans, (start, end)) - 1
    around = [spans[i] for i in (index, index + 1) if 0 <= i < len(spans)]
    return any(first <= start and end <= last for first, last in around)


def without(text: str, start: int, end: int, spans: Iterable[Span]) -> str:
    """``text[start:end]`` with ``[name]`` in place of every span that begins or ends in it."""
    parts: list[str] = []
    position = start
    for first, last in spans:
        if last > start and first < end:
            parts += [text[position : max(first, position)], NAME]
            position = max(position, last)
    return "".join(parts) + text[min(position, end) : end]
