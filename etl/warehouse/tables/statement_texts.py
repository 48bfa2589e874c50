from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="statement_texts",
    title="Statement texts",
    grain="the text of one statement that is a work of the US government",
    description=(
        "What agencies and members of Congress said, in full, without the names of people who were detained, arrested or died, "
        "and of others who hold no office. Offsets of all facts about a statement are characters of this body."
    ),
    rights="US government works: public domain in the United States (17 U.S.C. 105)",
    primary_key=("statement_id",),
    fts=("title", "body"),
    columns=(
        Column("statement_id", "string", "The statement that the text is of.", references="statements.statement_id"),
        Column("title", "string", "Title as in statements."),
        Column(
            "body",
            "string",
            "The text, a paragraph a line; [name] stands for a person who is no official.",
            required=True,
        ),
    ),
)
