from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="statement_spans",
    title="The words of quotations, demands and claims",
    grain="one quotation, demand or claim",
    description=(
        "The words at the offsets of quotes, demands and claims, without names of people who are no officials. From the "
        "local build, not in git. Where the rights allow an excerpt, only what stands within its 300 characters."
    ),
    rights="per source: see sources.rights",
    primary_key=("statement_id", "kind", "part", "char_start", "char_end"),
    local=True,
    fts=("text",),
    columns=(
        Column("statement_id", "string", "Statement.", references="statements.statement_id"),
        Column("kind", "string", "What it is.", facet=True, enum=("quote", "demand", "claim")),
        Column("part", "string", "Part of the statement.", enum=("title", "subtitle", "body")),
        Column("char_start", "integer", "First character in that part's normalized text.", unit="characters"),
        Column("char_end", "integer", "Character after the last.", unit="characters"),
        Column("text", "string", "The words; [name] is a person who is no official.", required=True),
    ),
)
