from etl.warehouse.fact_columns import RULE, SPAN
from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="statement_boilerplate",
    title="Sentences that publishers repeat",
    grain="one sentence of one statement that recurs in others of its publisher",
    description=(
        "Sentences that stand word for word in five or more different texts of a publisher, or of an issuer where a source "
        "holds several: who to call, what the agency is for. Numbers and deadlines in them are left out."
    ),
    rights="CC0-1.0",
    primary_key=("statement_id", "part", "char_start"),
    columns=(
        *SPAN,
        Column(
            "n_statements",
            "integer",
            "Different texts of that publisher, among those held, with the sentence.",
            unit="statements",
            required=True,
        ),
        *RULE,
    ),
)
