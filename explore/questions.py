"""The home page's questions: the canned queries by what a reader wants to know, each with an example and a line about it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

DATABASE = "detention"
# heading -> (query, question as a reader asks it, what the answer is, filled example)
GROUPS: Mapping[str, tuple[tuple[str, str, str, dict[str, str]], ...]] = {
    "A place": (
        ("place_over_time", "What did ICE publish about Dilley?", "every row, under all its names", {"name": "Dilley"}),
        (
            "population_between_editions",
            "How many people did Dilley really hold?",
            "averages since October, taken apart into the days between two editions",
            {"name": "Dilley"},
        ),
        (
            "figure_in_force",
            "What could anyone know about Dilley on 2 February 2021?",
            "ICE's newest table of that day",
            {"name": "Dilley", "day": "2021-02-02"},
        ),
        (
            "words_about_day",
            "What did ICE say later about that day?",
            "every edition whose year includes it",
            {"name": "Dilley", "day": "2021-02-02"},
        ),
        ("cell_of", "In which cell does it stand?", "file, sheet and cell", {"name": "Dilley", "as_of": "2021-01-23"}),
        ("place_history", "What was this place before?", "names, types, codes and links, dated", {"name": "Dilley"}),
        ("place_changes", "What changed in its row?", "from edition to edition, with both cells", {"name": "Dilley"}),
        ("nights_over_capacity", "When was it too full?", "night by night, by the daily counts", {"name": "Krome"}),
    ),
    "All places": (
        ("newest_edition_changes", "What changed in the newest edition?", "places that appeared, vanished, grew", {}),
        ("below_minimum", "Where is the government paying for empty beds?", "fewer people than guaranteed beds", {}),
        ("over_capacity", "Where are more people than beds?", "nights above the last capacity ICE listed", {}),
        ("counted_not_listed", "Which places does ICE leave out?", "people held at midnight, place not listed", {}),
        ("listed_not_counted", "Which listed places stood empty?", "on the list, zero in the daily counts", {}),
    ),
    "The whole country": (
        ("detained_over_time", "How many people were detained?", "by arresting agency and record, each edition", {}),
        ("record_day", "Which was the record day?", "and each record before it", {}),
        ("growth_by_criminality", "Who is the growth made of?", "convicted, charged or neither", {}),
        ("share_without_conviction", "How many have no conviction?", "their share on two days", {}),
        ("held_over_six_months", "How many are held over six months?", "and over one and two years", {}),
        ("bond_trend", "How many leave on bond, and at what price?", "month by month", {}),
        ("segregation_trend", "How often is segregation used?", "month by month, in all and by place", {}),
        ("atd_trend", "Who is tracked instead of detained?", "alternatives to detention, by technology", {}),
        ("national_figure_in_force", "What were the national figures that day?", "as ICE had said by then", {}),
    ),
    "Statements": (
        (
            "statements_about_place",
            "Who has said what about Dilley?",
            "in order, beside what ICE had published by then",
            {"place": "site_dilley"},
        ),
        (
            "statements_asking",
            "Which statements asked to release families?",
            "demands, with their words and deadlines",
            {"asked": "release", "whom": "families"},
        ),
        ("search_statements", "What was said about solitary confinement?", "search", {"q": '"solitary confinement"'}),
        ("edited_statements", "Which pages were edited after publication?", "words added and removed", {}),
        ("vanished_statements", "Which pages were taken down?", "or off the index of their site", {}),
    ),
    "Can I trust it?": (
        ("what_is_wrong", "Which numbers and dates of ICE can't be right?", "every finding, with its cell", {}),
        ("impossible_numbers", "What is impossible in one edition?", "the surest first", {}),
        ("restated_figures", "Which closed months did ICE restate?", "the largest changes first", {}),
        ("where_sources_disagree", "Where do sources disagree about a place?", "both figures, both addresses", {}),
        (
            "counts_against_averages",
            "Do the daily counts bear ICE's averages out?",
            "place by place, over the same days",
            {},
        ),
        ("county_disagreements", "Is each place in the right county?", "ours against those that lists print", {}),
        ("last_published", "Is ICE late?", "days between editions, and what the law allows", {}),
        ("source_freshness", "How fresh is each source?", "its last change, and how late it is", {}),
    ),
}
MORE = "More"


def questions(queries: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Groups as ``heading`` and ``items`` (``url``, ``question``, ``line``); a query that is in no group comes last.

    ``queries``: the canned queries of the metadata by name. The search has its form on the page and is left out.
    """
    known = {"search"}
    groups = []
    for heading, entries in GROUPS.items():
        items = [
            {"question": question, "url": f"/{DATABASE}/{name}{arguments(example)}", "line": line}
            for name, question, line, example in entries
            if name in queries
        ]
        known |= {entry[0] for entry in entries}
        groups.append({"heading": heading, "items": items})
    rest = [
        {"question": query["title"], "url": f"/{DATABASE}/{name}", "line": ""}
        for name, query in queries.items()
        if name not in known
    ]
    return [group for group in [*groups, {"heading": MORE, "items": rest}] if group["items"]]


def arguments(example: Mapping[str, str]) -> str:
    """The query string of a filled example."""
    return "?" + "&".join(f"{key}={quote(value)}" for key, value in example.items()) if example else ""
