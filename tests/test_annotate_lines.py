"""Patterns tried only on lines with certain words: they find what they would find in the whole text."""

import re

from etl.statements.text.lines import line_matches, lines_with

TEXT = "A letter was sent.\n\nNo one signed. A letter, a bill\nbill"


def test_lines_with_one_of_the_words_come_by_position_and_once() -> None:
    assert [TEXT[start:end] for start, end in lines_with(TEXT, ("bill", "letter"))] == [
        "A letter was sent.", "No one signed. A letter, a bill", "bill",
    ]  # fmt: skip
    assert lines_with(TEXT, ("petition",)) == []
    assert lines_with("", ("letter",)) == []


def test_line_matches_are_those_of_the_whole_text() -> None:
    pattern = re.compile(r"^\w+ letter\b|(?<=\n)bill$|\bletter[^\n]*", re.MULTILINE)
    found = list(line_matches(pattern, TEXT, ("letter", "bill")))
    assert [match.span() for match in found] == [match.span() for match in pattern.finditer(TEXT)]
    assert [match[0] for match in found] == ["A letter", "letter, a bill", "bill"]
