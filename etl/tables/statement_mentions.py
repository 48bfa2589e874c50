from etl.schema import Column, Table

TABLE = Table(
    name="statement_mentions",
    title="Places named in statements",
    grain="one mention of a facility or site in one statement",
    description="Where a statement names a place of detention, with the characters it stands at and the rule that found it.",
    rights="CC0-1.0",
    primary_key=("statement_id", "part", "char_start", "char_end"),
    columns=(
        Column("statement_id", "string", "Statement.", references="statements.statement_id"),
        Column("part", "string", "Part of the statement.", enum=("title", "subtitle", "body")),
        Column("char_start", "integer", "First character in that part's normalized text.", unit="characters"),
        Column("char_end", "integer", "Character after the last.", unit="characters"),
        Column("mention_type", "string", "What is named.", required=True, facet=True, enum=("facility", "site")),
        Column(
            "facility_id", "string", "The place; null where the name fits several.", references="facilities.facility_id"
        ),
        Column("surface", "string", "The name as written.", required=True),
        Column("rule", "string", "Rule that found it.", required=True, facet=True),
        Column("rule_version", "string", "Version of that rule.", required=True),
    ),
)
