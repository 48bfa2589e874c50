from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="voices",
    title="Who is heard",
    grain="one month and one kind of publisher",
    description=(
        "How many statements of each kind of publisher are held, month by month, so that whose side is missing can be seen. "
        "A zero says that we hold none of that month, not that they were silent."
    ),
    rights="CC0-1.0",
    primary_key=("month", "organization_type"),
    columns=(
        Column("month", "date", "First day of the month of publication."),
        Column("organization_type", "string", "Kind of publisher, as in organizations.", facet=True),
        Column("n_statements", "integer", "Statements of it that are held.", unit="statements", required=True),
        Column(
            "n_with_text", "integer", "Of these, with their text in statement_texts.", unit="statements", required=True
        ),
        Column(
            "n_speakers",
            "integer",
            "Different issuers: organizations, or members of Congress.",
            unit="issuers",
            required=True,
        ),
        Column(
            "n_publishers",
            "integer",
            "Publishers of that kind whose pages are followed.",
            unit="publishers",
            required=True,
        ),
    ),
)
