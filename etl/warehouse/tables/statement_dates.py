from etl.warehouse.fact_columns import SPAN
from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="statement_dates",
    title="Dates in statements",
    grain="one date that bears on a statement's own day, or one deadline",
    description=(
        "Evidence of the day of publication (release line, dateline, AILA number, URL) beside the day in statements, and "
        "deadlines resolved against it."
    ),
    rights="CC0-1.0",
    primary_key=("statement_id", "part", "date_kind", "char_start"),
    columns=(
        *SPAN,
        Column(
            "date_kind",
            "string",
            "What the date is.",
            enum=("release_line", "opening_line", "dateline", "aila_number", "url", "deadline"),
            facet=True,
        ),
        Column("day", "date", "The day that the words mean.", required=True),
        Column("printed", "string", "As printed, blanks normalized, at most 80 characters.", required=True),
        Column("agrees", "boolean", "Evidence only: it is the publication day we give; false is a conflict."),
        Column("rule", "string", "Rule that found it.", required=True),
        Column("rule_version", "string", "Version of that rule.", required=True),
    ),
)
