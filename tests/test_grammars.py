"""Each row of a grammar against its own example and counterexamples, and what no pattern may look like."""

import re

import pytest

from etl.statements.text import grammar
from etl.statements.text.document import Document, sentence_starts

LANGUAGE = grammar.language()
ROWS = [(name, row) for name, rows in LANGUAGE.grammars.items() for row in rows]
MARKED = re.compile(r"\{(\w+):([^{}]*)\}")


def plain(example: str) -> tuple[str, list[tuple[str, int, int]]]:
    """An example without its marks, and its marked parts with their offsets."""
    parts: list[tuple[str, int, int]] = []
    while mark := MARKED.search(example):
        parts.append((mark[1], mark.start(), mark.start() + len(mark[2])))
        example = example[: mark.start()] + mark[2] + example[mark.end() :]
    return example, parts


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[f"{name}-{row.name}" for name, row in ROWS])
def test_a_row_reads_its_example_and_not_its_counterexamples(name: str, row: grammar.Row) -> None:
    text, parts = plain(row.text("example"))
    matches = list(Document(text).view.find([row]))
    assert matches, f"{name}.toml, {row.name}: its example is not matched"
    wanted = [(part, text[start:end]) for part, start, end in parts]
    found = [
        [(part, text[slice(*span)]) for part, _ in wanted for span in [match.span(part)] if span] for match in matches
    ]
    assert any(sorted(one) == sorted(wanted) for one in found), (wanted, found)
    for other in row.keys.get("counterexamples", ()):
        assert not list(Document(other).view.find([row])), f"{name}.toml, {row.name}: {other!r} is matched"


def test_no_pattern_is_too_long_or_lets_an_optional_mark_stand_before_an_optional_word() -> None:
    """``,? <seat>?`` eats a separator without its word, and the list ends there: it must be ``(?:,? <seat>)?``."""
    for name, file in grammar.files().items():
        for where, pattern in [
            *file.get("macros", {}).items(),
            *((row["name"], row["pattern"]) for row in file.get("row", ())),
        ]:
            assert len(pattern) <= grammar.LONGEST, f"{name}.toml, {where}: {len(pattern)} characters"
            assert not re.search(r"[,;]\? <[^>]*>[?*]", pattern), f"{name}.toml, {where}: optional mark, optional word"


def test_an_unknown_class_and_an_endless_macro_are_refused() -> None:
    with pytest.raises(ValueError, match="no class 'nosuch'"):
        LANGUAGE.expression("<nosuch>", {}, "here")
    with pytest.raises(ValueError, match="holds itself"):
        LANGUAGE.expression("@one", {"one": "a @one"}, "here")


@pytest.mark.parametrize(
    "sentences",
    [
        ["The letter was led by Sens. Roe and Poe. ", "Rep. Doe signed it."],
        ["Washington, D.C. ", "The U.S. Senate voted. ", "He was in the U.S. ", "They left."],
        ["“We care,” Roe said. ", "J. Q. Doe agreed. ", "See No. 12 of it. ", "No. ", "We won’t."],
        ["They once\n   again signed it.\n", "Jane Roe\n", "Bo Poe"],
        ["He works at Example Inc. ", "It was on Jan. 5 at noon."],
    ],
)
def test_one_splitter_ends_sentences(sentences: list[str]) -> None:
    text = "".join(sentences)
    starts = sentence_starts(text)
    assert [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)] == sentences
