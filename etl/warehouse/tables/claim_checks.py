from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="claim_checks",
    title="Claims beside what ICE had published",
    grain="one claim that ICE's figures bear on, and one figure",
    description=(
        "A number from a statement beside the figure of the edition in force that day. Verdicts say how the two numbers "
        "relate, not who is right: other_definition means that they measure different things (ICE's average since October is "
        "no count of one day, its average stay no longest stay), not_comparable that their times do not meet."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics",),
    primary_key=("statement_id", "part", "char_start", "figure"),
    columns=(
        Column("statement_id", "string", "Statement.", references="statements.statement_id"),
        Column("part", "string", "Part of the statement.", enum=("title", "subtitle", "body")),
        Column("char_start", "integer", "The claim: see claims.", unit="characters"),
        Column(
            "figure",
            "string",
            "Figure it is set beside.",
            facet=True,
            enum=("facility_adp", "facility_alos", "national_detained"),
        ),
        Column(
            "claimed",
            "number",
            "Number claimed, in the figure's unit (a month is 30.4375 days).",
            unit="see unit",
            required=True,
        ),
        Column("qualifier", "string", "How exact the claim is."),
        Column("published_value", "number", "ICE's figure.", unit="see unit", required=True),
        Column("unit", "string", "Unit of both.", required=True, enum=("persons", "days")),
        Column("difference", "number", "claimed - published_value.", unit="see unit", required=True),
        Column(
            "verdict",
            "string",
            "How they relate.",
            required=True,
            facet=True,
            enum=("matches", "differs", "other_definition", "not_comparable"),
        ),
        Column("snapshot_sha256", "string", "Edition in force.", required=True, references="snapshots.snapshot_sha256"),
        Column("as_of", "date", "Last day the figure covers."),
        Column("sheet", "string", "Sheet."),
        Column("cells", "string", "Cells of the figure."),
    ),
)
