"""Who speaks in whole news articles, where it depends on what was said before."""

import re

import pytest

from etl.statements.facts import quotes
from tests.news_articles import ARTICLES


def unmarked(article: str) -> tuple[str, list[tuple[int, str]]]:
    """The article as one line a paragraph, and where each marked quotation ends, with its speaker."""
    text, marks = "", list[tuple[int, str]]()
    for part in re.split(r"(⟨[^⟩]*⟩)", re.sub(r"(?<!\n)\n(?!\n)", " ", article.strip())):
        if part.startswith("⟨"):
            marks.append((len(text), part[1:-1]))
        else:
            text += part
    return text, marks


@pytest.mark.parametrize("name", ARTICLES)
def test_every_quotation_of_an_article_has_its_speaker(name: str) -> None:
    text, marks = unmarked(ARTICLES[name])
    found = {quote.end: quote for quote in quotes.find(text)}
    given = {
        end: (quote.speaker.name, text[quote.speaker.start : quote.speaker.end]) if quote.speaker else ("", "")
        for end, quote in found.items()
    }
    assert set(given) == {end for end, who in marks if who}
    assert [(who, given[end]) for end, who in marks if who and who not in given[end]] == []
