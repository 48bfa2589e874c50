"""Columns that every table of facts about statements has: where in the text a fact stands, and the rule that found it."""

from etl.warehouse.schema import Column

SPAN = (
    Column("statement_id", "string", "Statement.", references="statements.statement_id"),
    Column("part", "string", "Part of the statement.", enum=("title", "subtitle", "body")),
    Column(
        "char_start", "integer", "First character in that part's normalized text.", unit="characters", required=True
    ),
    Column("char_end", "integer", "Character after the last.", unit="characters", required=True),
)
RULE = (
    Column("rule", "string", "Rule that found it.", required=True, facet=True),
    Column("rule_version", "string", "Version of that rule.", required=True),
)
