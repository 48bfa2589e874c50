"""Patterns over classes of words, and the documents they are tried on.

Each *set* of classes that a word can have is one letter, so a word may be a verb and a noun at once, a text is a string with
one letter a word, and a pattern is an ordinary regular expression over such strings. Classes are those of the lexicon, the
shapes of `SHAPES`, and every word that a pattern spells out.

A pattern is written in words and operators, separated by blanks:
    <class>  <a&b>  <a|b>  <!a>      one word of a class, of both, of either, not of it
    <class:value>  <=word>  <-class> of a class with that value; that word; the last part after a hyphen is of that class
    urge  Congress  , ; :            that word (in any case, unless it has a capital), that mark
    {part: …}                        a part whose offsets are wanted
    @name                            a macro of the same file or of `common.toml`
    ¶                                the break between two sentences
    ( ) (?: ) (?! ) (?= ) (?<= ) (?<! ) | ? * + {2,5} .    as in `re`; "." is any word of the sentence
No pattern goes beyond a sentence, but by ¶. Two more patterns of a row end right before its match: ``before`` belongs to it
where it is there, and with ``unless_before`` there is no match.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from etl.statements.text import lexicon
from etl.statements.text.lexicon import Lexicon

FOLDER = Path(__file__).parent.parent / "grammars"
PATTERNS = ("pattern", "before", "unless_before")
NEAR = 8
"""How many words before a match ``before`` may begin."""
LONGEST = 120
"""Characters of a pattern or macro; a longer one is two rows."""
WORD = re.compile(
    r"[^\W\d_]+(?:(?:[’'&/]|-(?!(?:that|which|it|this|and|but)\b)|\.(?=[a-z]))[^\W_]+|\d\w*)*(?:(?<=s)[’'](?!\w)|(?<=\b[A-Z])\.(?:[A-Z]\.)+)?|"
    r"(?P<num>(?<![\w.,/§(–-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w/]|[.,]\d|\)?[A-Z]))|"
    r"\d[^\W_]*(?:[’'&./-][^\W_]+)*|[^\w\s]|_"
)
"""A number that is no part of a date, a district or a telephone number; letters with points (U.S., M.D.); a word with what
joins its parts; a mark."""
MARKS = {
    ",": "comma", ";": "semicolon", ":": "colon", "(": "open", ")": "close", "$": "dollar", "%": "percent_sign", "-": "dash",
    "–": "dash", "—": "dash", "“": "quote", "”": "quote", '"': "quote", "•": "bullet", "*": "bullet", "·": "bullet",
    ".": "stop", "&": "ampersand", "‘": "single_quote", "’": "single_quote", "'": "single_quote",
}  # fmt: skip
SHAPES = frozenset(
    ("lower", "Cap", "CAPS", "initial", "num", "mixed", "hyphen", "owner", "ly", "ing", "mark", *MARKS.values())
)
SAMPLES = "1 1st Q q Q. Qx QX qx q-x Q-x Q-X qly Qly QLY qing Qing QING q-ly q-ing Q-ly Q-ing Q-LY Q-ING".split()
SAMPLES += [f"{word}’s" for word in SAMPLES[2:]]
"""A word of each shape that no lexicon holds."""
BREAK = "\ue000"
"""The letter between two sentences."""
FIRST_LETTER = 0xE001
TOKEN = re.compile(r"<[^<>\s]+>|\{\w+:|\}|\{\d*,?\d*\}|@\w+|\(\?[:!=]|\(\?<[!=]|[()|?*+.]|[,;:¶^$]|[\w’'&./-]+|\S")
Classes = frozenset[str]


@dataclass(frozen=True)
class Row:
    """One row of a grammar: its compiled pattern, the parts it has, and all other keys as they are written."""

    name: str
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None
    unless_before: re.Pattern[str] | None
    keys: Mapping[str, Any]

    def text(self, key: str, default: str = "") -> str:
        """A key of the row."""
        return str(self.keys.get(key, default))


def shapes(word: str) -> Classes:
    """What a word looks like: its case, an initial, a number, a mark; ``owner`` with a possessive."""
    if not word[0].isalnum():
        return frozenset(("mark", MARKS.get(word, "mark")))
    if word[0].isdigit():
        return frozenset(("num",) if word == "1" else ("mixed",))  # `view` writes every number so
    found = {"hyphen"} if "-" in word else set()
    bare = bare_of(word)
    if bare != word:
        found.add("owner")
    if re.fullmatch(r"[A-Z]\.?", bare):
        found.add("initial")
    elif bare.isupper() and len(bare) > 1:
        found.add("CAPS")
    found |= {ending for ending in ("ly", "ing") if bare.endswith(ending)}
    return frozenset(found | {"Cap" if bare[:1].isupper() else "lower"})


def bare_of(word: str) -> str:
    """A word without its possessive."""
    return re.sub(r"(?<=\w)(?:[’']s?|(?<=s)[’'])$", "", word)


class Language:
    """A lexicon and the grammars over it, compiled. ``rows`` and ``macros`` by the name of the grammar's file."""

    def __init__(self, words: Lexicon, folder: Path = FOLDER) -> None:
        read = files(folder)
        self.lexicon = words
        self.common = read.get("common", {}).get("macros", {})
        written = " ".join(pattern for file in read.values() for pattern in patterns_of(file))
        spelled = (token for token in TOKEN.findall(written) if token[0].isalpha())
        self.literals = frozenset((*spelled, *re.findall(r"(?<==)[\w’'-]+(?=[|&>])", written)))
        self.asked = frozenset(re.findall(r"(?<=[<|&!])-?\w+(?::\w+)?(?=[|&>])", written))
        self.letters: dict[Classes, str] = {}
        self.known: dict[str, str] = {}
        self.compiled: dict[str, str] = {}
        asked = {name.lstrip("-").partition(":")[0] for name in self.asked}
        spelled = (word for word, its in words.of_word.items() if not asked.isdisjoint(its))
        for word in sorted({*spelled, *self.literals}):
            for spelling in {word, word.capitalize(), word.upper()}:
                for whole in (spelling, f"{spelling}’s", f"x-{spelling}", f"X-{spelling}"):
                    self.letter(whole)
        for word in (*SAMPLES, *MARKS, "¶"):
            self.letter(word)
        self.grammars = {name: self.rows(name, file) for name, file in read.items()}

    def letter(self, word: str) -> str:
        """The letter of a word. A set of classes that no pattern knows is read as its shape alone."""
        if word not in self.known:
            number, hyphen, rest = word.partition("-")
            if (
                hyphen
                and rest
                and number.lower() in self.lexicon.classes["number"]
                and rest.lower() not in self.lexicon.classes["number"]
            ):
                self.known[word] = self.letter(number) + self.letter(hyphen) + self.letter(rest)
                return self.known[word]
            classes = self.classes(word)
            if self.compiled and classes not in self.letters:
                classes = shapes(word)
            self.known[word] = self.letters.setdefault(classes, chr(FIRST_LETTER + len(self.letters)))
        return self.known[word]

    def classes(self, word: str) -> Classes:
        """Every class of a word: of the lexicon, its shapes, itself where a pattern spells it out."""
        bare = bare_of(word)
        spellings = {word, word.lower(), bare, bare.lower()}
        of_lexicon = {item for spelling in spellings for item in self.lexicon.of_word.get(spelling, {}).items()}
        tail = "" if of_lexicon else bare.rpartition("-")[2]
        of_tail = {name for spelling in (tail, tail.lower()) for name in self.lexicon.of_word.get(spelling, ())}
        named = (
            {name for name, _ in of_lexicon}
            | {f"{name}:{value}" for name, value in of_lexicon}
            | {f"-{n}" for n in of_tail}
        )
        return frozenset(
            (named & self.asked) | {f"={spelling}" for spelling in spellings & self.literals} | shapes(word)
        )

    def value(self, word: str, name: str) -> str | None:
        """The lexicon's value of a word in a class."""
        bare = bare_of(word)
        values = self.lexicon.classes[name]
        return next((values[one] for one in (word, word.lower(), bare, bare.lower()) if one in values), None)

    def rows(self, name: str, file: Mapping[str, Any]) -> tuple[Row, ...]:
        """The compiled rows of one file."""
        macros = {**self.common, **file.get("macros", {})}
        rows = []
        for keys in file.get("row", ()):
            where = f"{name}.toml, row {keys['name']}"
            pattern = re.compile(self.expression(keys["pattern"], macros, where))
            before, unless = (
                re.compile(f"(?:{self.expression(keys[key], macros, where)})\\Z") if key in keys else None
                for key in ("before", "unless_before")
            )
            rows.append(Row(keys["name"], pattern, before, unless, keys))
        return tuple(rows)

    def expression(self, pattern: str, macros: Mapping[str, str], where: str) -> str:
        """A pattern as a regular expression over letters. Raises ValueError where it says what does not exist."""
        parts: list[str] = []
        counts: dict[str, int] = {}
        for token in expanded(pattern, macros, where):
            if token.startswith("<"):
                parts.append(self.letter_class(token[1:-1], where))
            elif token[0] == "{" and token.endswith(":"):
                counts[token[1:-1]] = counts.get(token[1:-1], 0) + 1
                parts.append(f"(?P<{token[1:-1]}_{counts[token[1:-1]]}>")
            elif token == "}":
                parts.append(")")
            elif token == "¶":
                parts.append(BREAK)
            elif token == ".":
                parts.append(f"[^{BREAK}]")
            elif token in ",;:":
                parts.append(self.letter_class(MARKS[token], where))
            elif token[0].isalpha():
                parts.append(self.letter_class(f"={token}", where))
            else:
                parts.append(token)
        return "".join(parts)

    def letter_class(self, expression: str, where: str) -> str:
        """The letters of the words for which a boolean expression over classes holds: a|b&!c."""
        if expression not in self.compiled:
            wanted = [
                [(part.lstrip("!"), part[0] != "!") for part in either.split("&")] for either in expression.split("|")
            ]
            for name in (name for either in wanted for name, _ in either):
                bare, _, value = name.lstrip("-").partition(":")
                known = not value or value in self.lexicon.classes.get(bare, {}).values()
                if not (known and (bare in self.lexicon.classes or bare in SHAPES or name.startswith("="))):
                    raise ValueError(f"{where}: no class {name!r}")
            letters = [
                letter
                for classes, letter in self.letters.items()
                if any(all((name in classes) == holds for name, holds in either) for either in wanted)
            ]
            self.compiled[expression] = f"[{ranges(letters)}]" if letters else r"(?!)"
        return self.compiled[expression]


def files(folder: Path = FOLDER) -> dict[str, dict[str, Any]]:
    """The grammars as they are written, by the name of their file."""
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))}


@cache
def language() -> Language:
    """The language of the committed lexicon and grammars."""
    return Language(lexicon.load())


def patterns_of(file: Mapping[str, Any]) -> Iterator[str]:
    """The macros and the patterns of one file."""
    yield from file.get("macros", {}).values()
    yield from (row[key] for row in file.get("row", ()) for key in PATTERNS if key in row)


def expanded(pattern: str, macros: Mapping[str, str], where: str, inside: tuple[str, ...] = ()) -> Iterator[str]:
    """The tokens of a pattern, its macros replaced by theirs."""
    for token in TOKEN.findall(pattern):
        if not token.startswith("@"):
            yield token
            continue
        name = token[1:]
        if name not in macros or name in inside:
            raise ValueError(f"{where}: no macro {token}" if name not in macros else f"{where}: {token} holds itself")
        yield "(?:"
        yield from expanded(macros[name], macros, where, (*inside, name))
        yield ")"


def ranges(letters: Iterable[str]) -> str:
    """Letters as the inside of a character class."""
    codes = sorted(map(ord, letters))
    parts, first = [], codes[0]
    for code, after in zip(codes, [*codes[1:], 0], strict=True):
        if after != code + 1:
            parts.append(chr(first) if first == code else f"{chr(first)}-{chr(code)}")
            first = after
    return "".join(parts)


@dataclass(frozen=True)
class Match:
    """What one row matched in a view: offsets in characters."""

    row: Row
    match: re.Match[str]
    view: "View"
    lead: re.Match[str] | None = None

    @cached_property
    def start(self) -> int:
        """The first character."""
        return self.view.starts[(self.lead or self.match).start()]

    @cached_property
    def end(self) -> int:
        """The character after the last."""
        return self.view.ends[self.match.end() - 1] if self.match.end() > self.match.start() else self.start

    def words(self, part: str) -> tuple[int, int] | None:
        """The half-open numbers of the words of a part; None where it matched nothing."""
        for match in (self.match, self.lead):
            for name, group in match.groupdict().items() if match else ():
                if group is not None and name.rpartition("_")[0] == part:
                    return match.span(name) if match else None
        return None

    def part(self, name: str) -> tuple[int, int]:
        """The half-open offsets of a part that every match of the row has. Raises ValueError where this one has not."""
        span = self.span(name)
        if span is None:
            raise ValueError(f"row {self.row.name}: it matched without its part {name}")
        return span

    def span(self, part: str) -> tuple[int, int] | None:
        """The half-open offsets of a part; None where it matched nothing."""
        words = self.words(part)
        if words is None or words[0] == words[1]:
            return None
        return self.view.starts[words[0]], self.view.ends[words[1] - 1]


class View:
    """The words of a text as letters of a language: ``starts`` and ``ends`` are offsets in characters."""

    def __init__(self, language: Language, letters: list[str], starts: list[int], ends: list[int]) -> None:
        self.language, self.starts, self.ends = language, starts, ends
        self.letters = "".join(letters)

    def index(self, position: int) -> int:
        """The number of the first word that begins at ``position`` or behind it."""
        return bisect_left(self.starts, position)

    def is_break(self, word: int) -> bool:
        """True where a sentence ends at that word."""
        return self.letters[word] == BREAK

    def find(self, rows: Iterable[Row]) -> Iterator[Match]:
        """What each row matches, row by row."""
        for row in rows:
            for match in row.pattern.finditer(self.letters):
                if not (row.before or row.unless_before):
                    yield Match(row, match, self)
                    continue
                first = self.letters.rfind(BREAK, 0, match.start()) + 1
                if row.unless_before and row.unless_before.search(self.letters, first, match.start()):
                    continue
                near = max(first, match.start() - NEAR)
                yield Match(
                    row, match, self, row.before.search(self.letters, near, match.start()) if row.before else None
                )


def view(text: str, language: Language, breaks: Iterable[int]) -> View:
    """The words of ``text`` with a `BREAK` at each offset of ``breaks``, at which a sentence begins."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    ahead = iter(breaks)
    following = next(ahead, len(text))
    known, letter = language.known, language.letter
    for match in WORD.finditer(text):
        start, end = match.span()
        if start >= following:
            letters.append(BREAK)
            starts.append(start)
            ends.append(start)
            while start >= following:
                following = next(ahead, len(text))
        word = "1" if match.lastgroup else match[0]
        its = known.get(word) or letter(word)
        if len(its) > 1:  # "two-year"
            hyphen = start + word.index("-")
            starts += (start, hyphen)
            ends += (hyphen, hyphen + 1)
            start = hyphen + 1
        letters.append(its)
        starts.append(start)
        ends.append(end)
    return View(language, letters, starts, ends)
