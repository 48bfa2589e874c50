"""The words the rules go by, from `etl/statements/lexicon/*.csv`: one row a class and value, with its language and an example.

Columns: class, value (what the words mean within their class; empty where the class says it all), language (en, es), forms
(verb: the row holds base forms, and all their inflected forms belong to it), words (separated by blanks; "_" stands for a
blank inside one), example (a sentence that asked for them). A word with a capital matches as it is written, any other in
every case.
"""

import csv
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "lexicon"
COLUMNS = ("class", "value", "language", "forms", "words", "example")


@dataclass(frozen=True)
class Lexicon:
    """Words by class: class → word → value."""

    classes: Mapping[str, Mapping[str, str]]

    def words(self, name: str, value: str | None = None) -> frozenset[str]:
        """The words of a class, of one value or of all. Raises KeyError for a class that no file has."""
        return frozenset(word for word, its in self.classes[name].items() if value in (None, its))

    def longest_first(self, name: str, value: str | None = None) -> list[str]:
        """The words of a class in the order an alternation of a regular expression needs."""
        return sorted(self.words(name, value), key=lambda word: (-len(word), word))

    @cached_property
    def of_word(self) -> Mapping[str, Mapping[str, str]]:
        """Word → class → value."""
        found: dict[str, dict[str, str]] = {}
        for name, words in self.classes.items():
            for word, value in words.items():
                found.setdefault(word, {})[name] = value
        return found


def verb_forms(base: str, doubled: bool) -> tuple[str, str, str, str]:
    """The forms of a regular verb: deny, denies, denied, denying; ``doubled``: its last letter is (beg, begged)."""
    if base.endswith("e"):
        return base, f"{base}s", f"{base}d", f"{base[:-1]}ing"
    if re.search(r"[^aeiou]y$", base):
        return base, f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"
    stem = base + base[-1] if doubled else base
    third = f"{base}es" if re.search(r"(?:s|sh|ch|x)$", base) else f"{base}s"
    return base, third, f"{stem}ed", f"{stem}ing"


@cache
def load(folder: Path = FOLDER) -> Lexicon:
    """Read every file of a folder. Raises ValueError, with file and line, on an unknown column or form, or a word that has two
    values in one class.
    """
    classes: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise ValueError(f"{path.name}: columns {reader.fieldnames}, expected {COLUMNS}")
            for row in reader:
                words = classes.setdefault(row["class"], {})
                for word in spelled(row, f"{path.name}, line {reader.line_num}"):
                    if words.setdefault(word, row["value"]) != row["value"]:
                        raise ValueError(f"{path.name}, line {reader.line_num}: {word!r} is {words[word]!r} already")
    return Lexicon(classes)


def spelled(row: Mapping[str, str], where: str) -> list[str]:
    """All words of one row, inflected. A verb that doubles its last letter is written with it: "beg-g"."""
    words = [word.replace("_", " ") for word in row["words"].split()]
    if row["forms"] not in ("", "verb"):
        raise ValueError(f"{where}: unknown forms {row['forms']!r}")
    if not row["forms"]:
        return words
    return [
        form
        for word in words
        for form in verb_forms(re.sub(r"(?<=\w)-\w$", "", word), re.search(r"\w-\w$", word) is not None)
    ]


def digest(folder: Path = FOLDER) -> str:
    """A hash of all that `load` reads."""
    found = hashlib.sha256()
    for path in sorted(folder.glob("*.csv")):
        found.update(path.read_bytes())
    return found.hexdigest()
