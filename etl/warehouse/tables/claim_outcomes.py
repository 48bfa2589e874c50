from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="claim_outcomes",
    title="How a number said stands beside every figure it can mean",
    grain="one claim",
    description=(
        "The lowest and highest of a claim's readings, and where the number stands: within (one of them bears it out, or it "
        "lies between them), above, below, or no_figure: nothing published could answer. Never true or false: definitions "
        "differ, and a number can be right of something that nobody published."
    ),
    rights="CC0-1.0",
    primary_key=("claim",),
    columns=(
        Column("claim", "string", "The claim: statement_id, part and char_start, joined by colons."),
        Column("outcome", "string", "Where the number stands.", required=True, facet=True,
               enum=("within", "above", "below", "no_figure")),
        Column("why_not", "string", "Why there is no figure. no_series: nothing of that measure, place and time is held. "
               "other_size: more than four times off every figure, so about something else.", enum=("no_series", "other_size")),
        Column("lowest", "number", "The lowest figure that the number can mean.", unit="see unit of the claim"),
        Column("highest", "number", "The highest figure that the number can mean.", unit="see unit of the claim"),
        Column("n_readings", "integer", "How many figures the number can mean.", unit="readings", required=True),
        Column("n_within", "integer", "Readings that bear the number out as it was said.", unit="readings", required=True),
        Column("n_public_then", "integer", "Readings that were public on the day.", unit="readings", required=True),
        Column("n_same", "integer", "Readings of the very thing said; where there are none, what comes nearest is taken, and "
               "each reading says how it differs.", unit="readings", required=True),
        Column("n_restated", "integer", "Readings that ICE has printed otherwise since.", unit="readings", required=True),
    ),
)  # fmt: skip
