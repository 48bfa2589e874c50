from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="statement_texts",
    title="Statement texts",
    grain="the body of one statement",
    description=(
        "Running text, from the local build: in full for US government works, at most 300 characters for others. Not in "
        "git: a fresh clone has none until the documents are collected or imported."
    ),
    rights="per source: see sources.rights",
    primary_key=("statement_id",),
    local=True,
    fts=("title", "body"),
    columns=(
        Column("statement_id", "string", "Statement.", references="statements.statement_id"),
        Column("title", "string", "Title as in statements."),
        Column(
            "body",
            "string",
            "The text, or its first 300 characters where the rights allow an excerpt; [name] is a person who is no official.",
        ),
        Column(
            "removed",
            "string",
            "Offsets in the original body of what [name] stands for, 12-20;45-57: with them, offsets of facts fit this text.",
        ),
        Column("is_excerpt", "boolean", "The body was cut because of the rights.", required=True),
    ),
)
