"""Columns that tables of facts about statements share: where in the text a fact stands, its words, the rule that found it."""

from etl.warehouse.schema import Column

SPAN = (
    Column("statement_id", "string", "The statement that it was read in.", references="statements.statement_id"),
    Column("part", "string", "Part of the statement.", enum=("title", "subtitle", "body")),
    Column("char_start", "integer", "First character in that part's text as shown.", unit="characters", required=True),
    Column("char_end", "integer", "Character after the last.", unit="characters", required=True),
)
WORDS = (
    Column(
        "words",
        "string",
        "The words; [name] is a person who is no official. Of works that are not the US government's at most 300 characters.",
    ),
    Column("words_cut", "boolean", "There are more words than the rights allow here.", required=True),
)
RULE = (
    Column("rule", "string", "Rule that found it.", required=True, facet=True),
    Column("rule_version", "string", "Version of that rule.", required=True),
)
